//! The way in. It says nothing about care, money or anybody's name. Where it leads is for [`super::way_back`] to say.

use crate::markup::{Draw, Show, View, view};
use crate::reactive::RwSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{Field, FieldError, FieldProblem, ProblemCode};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::address::Address;
use crate::api::Error;
use crate::app::frame::Frame;
use crate::components::banner::{Banner, Tone as BannerTone};
use crate::components::button::{Button, Shape, Tone};
use crate::components::error_summary::{ErrorSummary, Faults};
use crate::components::field::{PasswordField, TextField};
use crate::components::heading::Heading;
use crate::components::link_row::LinkRow;
use crate::components::phone::Phone;
use crate::page::Page;
use crate::session::Session;
use crate::text::words::{account, errors, shell};
use crate::text::{t, t_count, t_view};
use crate::wording;

use super::way_back::WayBack;

const EMAIL: &str = "email";
const PASSWORD: &str = "password";

/// The page.
#[component]
pub fn SignIn() -> View {
    let session = Session::here();
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (faults, trouble, busy) = (Faults::default(), RwSignal::new(None::<Error>), RwSignal::new(false));
    // Who was sent here from a page of theirs had been signed in.
    let ended = move || Address::asked("next").is_some_and(|next| WayBack::keeps(&next));
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        // A password manager may have filled the fields without a word.
        let (email, password) = (typed(EMAIL, email), typed(PASSWORD, password));
        let missing = missing(&email, &password);
        trouble.set(None);
        let complete = missing.is_empty();
        faults.set(missing);
        if !complete {
            return;
        }
        busy.set(true);
        let session = session.clone();
        spawn_local(async move {
            // Signed in, the person is busy until the page they go to has come.
            if let Err(error) = session.sign_in(&email, &password).await {
                match refused(&error) {
                    Some(words) => faults.set(vec![(EMAIL, words)]),
                    None => trouble.set(Some(error)),
                }
                busy.set(false);
            }
        });
    };
    let label =
        move || if busy.get() { t(account::SIGNING_IN) } else { t(account::SIGN_IN_BUTTON) }.to_owned();
    view! {
        <div class="app-stack">
            <ErrorSummary faults/>
            <Heading text=t(account::SIGN_IN) wrong=faults.any()/>
            <Show when=ended><p>{t(account::SESSION_ENDED)}</p></Show>
            <Unreachable trouble/>
            <form
                class="app-stack"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    send();
                }
            >
                <TextField
                    id=EMAIL
                    label=t(account::EMAIL)
                    value=email
                    kind="email"
                    autocomplete="username"
                    error=faults.of(EMAIL)
                />
                <PasswordField id=PASSWORD label=t(account::PASSWORD) value=password error=faults.of(PASSWORD)/>
                <Button label=TextProp::from(label) tone=Tone::Primary shape=Shape::Large submit=true/>
            </form>
            <div class="app-stack app-stack--tight">
                <LinkRow label=t(account::CANNOT) href=Page::CannotSignIn/>
                <OrCall/>
            </div>
        </div>
    }
}

/// What stands in a field, as the page shows it.
fn typed(id: &str, value: RwSignal<String>) -> String {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map_or_else(|| value.get_untracked(), |field| field.value())
}

fn missing(email: &str, password: &str) -> Vec<(&'static str, String)> {
    let empty = |field| wording::field_problem(FieldProblem::new(field, FieldError::Missing)).to_owned();
    let email = email.trim().is_empty().then(|| (EMAIL, empty(Field::Email)));
    let password = password.is_empty().then(|| (PASSWORD, empty(Field::Password)));
    email.into_iter().chain(password).collect()
}

/// What the person can put right, in words; nothing where the fault is not theirs.
fn refused(error: &Error) -> Option<String> {
    match error {
        Error::Problem { problem, wait: Some(seconds) } if problem.code == ProblemCode::SlowDown => {
            let minutes = usize::try_from(seconds.div_ceil(60)).unwrap_or(usize::MAX);
            Some(t_count(errors::SLOW_DOWN_MINUTES, minutes.max(1), []))
        }
        Error::Problem { problem, .. } => match problem.code {
            ProblemCode::WrongCredentials
            | ProblemCode::SlowDown
            | ProblemCode::Invalid
            | ProblemCode::Unreadable => Some(wording::problem(problem.code).to_owned()),
            ProblemCode::NotFound
            | ProblemCode::SignedOut
            | ProblemCode::WrongPassword
            | ProblemCode::WeakPassword
            | ProblemCode::WrongMethod
            | ProblemCode::CrossSite
            | ProblemCode::DifferentContent
            | ProblemCode::ChangedMeanwhile
            | ProblemCode::Closed
            | ProblemCode::ReceiptEmpty
            | ProblemCode::ReceiptTooLarge
            | ProblemCode::ReceiptWrongType
            | ProblemCode::ReceiptHeic
            | ProblemCode::ReceiptBroken
            | ProblemCode::ReceiptProtected
            | ProblemCode::ReceiptTooManyPixels
            | ProblemCode::ReceiptTooManyPages
            | ProblemCode::TooManyReceipts
            | ProblemCode::TooLarge
            | ProblemCode::Full
            | ProblemCode::NotNow
            | ProblemCode::Fault => None,
        },
        Error::Offline | Error::SignedOut | Error::Broken => None,
    }
}

/// No signal, or our fault.
#[component]
fn Unreachable(trouble: RwSignal<Option<Error>>) -> View {
    View::live(move || {
        trouble.get().map(|error| {
            let (tone, title, words) = match error {
                Error::Offline => (BannerTone::Offline, t(shell::OFFLINE), t(errors::OFFLINE_NEEDED)),
                Error::Problem { problem, .. } => {
                    (BannerTone::Wrong, t(account::NOT_SIGNED_IN), wording::problem(problem.code))
                }
                Error::SignedOut | Error::Broken => {
                    (BannerTone::Wrong, t(account::NOT_SIGNED_IN), t(errors::OUR_FAULT))
                }
            };
            view! { <Banner tone title live=true><p>{words}</p></Banner> }
        })
    })
}

/// Whom to ring instead, once it is known.
#[component]
fn OrCall() -> View {
    let council = Frame::here().council;
    View::live(move || {
        council.get().map(|council| {
            let phone = view! { <Phone number=council.telephone/> };
            let hours = wording::hours(&council.hours).draw();
            view! { <p>{t_view(account::OR_CALL, [("phone", phone), ("hours", hours)])}</p> }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::api::Problem;

    fn problem(code: ProblemCode, wait: Option<u32>) -> Error {
        Error::Problem { problem: Problem { status: 400, code, fields: Vec::new() }, wait }
    }

    #[test]
    fn the_wait_is_said_in_whole_minutes() {
        let said = |wait| refused(&problem(ProblemCode::SlowDown, wait)).unwrap();
        assert!(said(Some(61)).contains("Wait 2 minutes"));
        assert!(said(Some(5)).contains("Wait 1 minute,"));
        assert!(said(None).contains("15 minutes"));
    }

    #[test]
    fn what_is_our_fault_is_not_said_at_a_field() {
        assert_eq!(refused(&problem(ProblemCode::Fault, None)), None);
        assert_eq!(refused(&Error::Offline), None);
        assert!(refused(&problem(ProblemCode::WrongCredentials, None)).is_some());
    }

    #[test]
    fn both_empty_fields_are_named() {
        let fields: Vec<_> = missing(" ", "").into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [EMAIL, PASSWORD]);
        assert!(missing("ada@example.org", "secret").is_empty());
    }
}
