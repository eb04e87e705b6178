//! Pages without script, for browsers in which WebAssembly cannot run: how to get help by telephone.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use portal_domain::api::CouncilView;
use portal_domain::council::Telephone;

use crate::error::Error;
use crate::routes::council;
use crate::state::App;
use crate::words::{filled, hours, word};

/// Who the council is, how it is reached, and what a direct payment is.
pub async fn plain(State(app): State<App>) -> Response {
    match council::view(&app).await {
        Ok(council) => {
            page(Some(council.name.as_str()), app.site.style(), word("plain", "title"), &help(&council))
        }
        // Before a council was set up there is nothing to say but that.
        Err(Error::NotFound) => {
            page(None, app.site.style(), word("plain", "title"), &paragraph(word("help", "danger")))
        }
        Err(error) => error.into_response(),
    }
}

/// Instead of the pages, where the program was built without them.
pub fn not_built() -> Response {
    let page = page(None, None, word("plain", "not_built"), &paragraph(word("plain", "not_built_why")));
    (StatusCode::SERVICE_UNAVAILABLE, page).into_response()
}

fn help(council: &CouncilView) -> String {
    let open = hours(&council.hours);
    let team =
        filled("help", "call_team", &[("phone", &link(&council.telephone)), ("hours", &escaped(&open))]);
    let night = filled("help", "call_night", &[("phone", &link(&council.out_of_hours))]);
    let what = ["what_money", "what_plan", "what_receipts", "what_help", "what_stop"];
    let mut text = String::new();
    for part in [word("plain", "cannot_run"), &team, &night, word("help", "danger"), word("plain", "other")] {
        text.push_str(&paragraph(part));
    }
    text.push_str("<h2>");
    text.push_str(word("help", "what"));
    text.push_str("</h2>\n");
    for key in what {
        text.push_str(&paragraph(word("help", key)));
    }
    text.push_str(&paragraph(&format!("<a href=\"/\">{}</a>", word("plain", "home"))));
    text
}

fn page(council: Option<&str>, style: Option<&str>, title: &str, content: &str) -> Response {
    let service = word("shell", "service");
    let style = style.map_or(String::new(), |path| format!("<link rel=\"stylesheet\" href=\"{path}\">\n"));
    let council = council.map_or(String::new(), |name| paragraph(&escaped(name)));
    Html(format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title} – {service}</title>\n{style}</head>\n<body>\n<header>\n{council}</header>\n<main>\n<h1>{title}</h1>\n{content}</main>\n\
         </body>\n</html>\n"
    ))
    .into_response()
}

fn paragraph(text: &str) -> String {
    format!("<p>{text}</p>\n")
}

/// A number that can be pressed.
pub(super) fn link(number: &Telephone) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(&number.link()), escaped(number.as_str()))
}

/// A text as it stands in a page.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
