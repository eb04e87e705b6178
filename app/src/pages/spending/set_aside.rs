//! What could not be sent and waits for a person: why, and every way out.

use crate::json;
use crate::markup::{View, view};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::Problem;
use uuid::Uuid;

use crate::app::unlock::Device;
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::components::disclosure::Disclosure;
use crate::offline::{Item, Reason, State};
use crate::text::t;
use crate::text::words::{errors, shell, spending};
use crate::wording;

/// Why the council did not take it, and what to do.
pub fn why(reason: &Reason) -> &'static str {
    match reason {
        Reason::Conflict { .. } => t(errors::DIFFERENT_CONTENT),
        Reason::Refused { answer, .. } => json::read(answer).map_or_else(|_| t(errors::FAULT), refused),
        Reason::Unreadable => t(errors::RECEIPT_BROKEN),
        Reason::Gone => t(spending::PHOTO_GONE),
        Reason::Stopped => t(spending::STOPPED),
    }
}

/// There are no fields here to look at: the first that is wrong is named.
fn refused(problem: Problem) -> &'static str {
    problem.fields.into_iter().next().map_or_else(|| wording::problem(problem.code), wording::field_problem)
}

/// The words, *Try again*, and in two steps *Delete it*.
#[component]
pub fn SetAside(
    /// What of the spend was set aside.
    items: Vec<Item>,
    /// Runs when something was deleted.
    #[prop(into)]
    on_deleted: Callback<()>,
) -> View {
    let (ids, reasons): (Vec<Uuid>, Vec<Option<Reason>>) =
        items.into_iter().map(|item| (item.id(), reason(item))).unzip();
    let here = reasons.iter().flatten().all(|reason| *reason != Reason::Gone);
    let reasons: Vec<&'static str> = reasons.iter().flatten().map(why).collect();
    let (device, again) = (Device::here(), ids.clone());
    let deleting = device.clone();
    let try_again = Callback::new(move |()| {
        if let Some(vault) = device.vault_untracked() {
            let again = again.clone();
            spawn_local(async move {
                for id in again {
                    // Where storage fails it stays set aside, as the page shows.
                    drop(vault.outbox().try_again(id).await);
                }
            });
        }
    });
    let delete = Callback::new(move |()| {
        if let Some(vault) = deleting.vault_untracked() {
            let ids = ids.clone();
            spawn_local(async move {
                let mut deleted = true;
                for id in ids {
                    deleted &= vault.outbox().discard(id).await.is_ok();
                }
                if deleted {
                    on_deleted.run(());
                }
            });
        }
    });
    view! {
        <Banner tone=Tone::Wrong title=t(spending::NOT_SENT_TITLE) live=true>
            {reasons.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
            {here.then(|| view! { <p>{t(spending::NOT_SENT_SAFE)}</p> })}
        </Banner>
        <div><Button label=t(shell::TRY_AGAIN) on_press=try_again/></div>
        <Disclosure words=t(spending::DELETE_HERE)>
            <div class="app-stack app-stack--close">
                <p>{t(spending::DELETE_HERE_WHY)}</p>
                <div><Button label=t(spending::DELETE_HERE_YES) on_press=delete/></div>
            </div>
        </Disclosure>
    }
}

fn reason(item: Item) -> Option<Reason> {
    match item.state {
        State::SetAside(reason) => Some(reason),
        State::Waiting | State::Sending { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_says_what_to_do() {
        let refused = |answer: &str| why(&Reason::Refused { status: 422, answer: answer.to_owned() });
        assert!(refused(r#"{"status":422,"code":"receipt_protected"}"#).contains("password"));
        let field = r#"{"status":422,"code":"invalid","fields":[{"field":"date","error":"in_future"}]}"#;
        assert_eq!(refused(field), t(errors::DATE_FUTURE));
        assert_eq!(refused("<html>"), t(errors::FAULT));
        assert_eq!(why(&Reason::Gone), t(spending::PHOTO_GONE));
    }
}
