//! A new password. What it must be is said before it is asked for.

use crate::markup::{Show, View, view};
use crate::reactive::RwSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{ChangePassword as Body, Field, FieldError, FieldProblem, ProblemCode, PutPassword};

use crate::api::Error;
use crate::components::banner::{Banner, Tone as BannerTone};
use crate::components::button::{Button, Shape, Tone};
use crate::components::error_summary::{ErrorSummary, Faults};
use crate::components::field::PasswordField;
use crate::components::heading::Heading;
use crate::components::link_row::BackLink;
use crate::page::Page;
use crate::session::Session;
use crate::text::t;
use crate::text::words::{account, shell};
use crate::trouble::Trouble;
use crate::wording;

const CURRENT: &str = "current";
const NEW: &str = "new";
/// How many characters a password has at least and at most, as the hint says and the server checks.
const LENGTHS: std::ops::RangeInclusive<usize> = 12..=200;

/// The page.
#[component]
pub fn ChangePassword() -> View {
    let session = Session::here();
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (faults, trouble) = (Faults::default(), RwSignal::new(None::<Error>));
    let (busy, saved) = (RwSignal::new(false), RwSignal::new(false));
    let send = Callback::new(move |()| {
        let body = Body { current: current.get_untracked(), new: new.get_untracked() };
        let found = check(&body);
        let clean = found.is_empty();
        faults.set(found);
        trouble.set(None);
        saved.set(false);
        if !clean || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let session = session.clone();
        spawn_local(async move {
            match session.call(&PutPassword {}, &body).await {
                Ok(_) => {
                    current.set(String::new());
                    new.set(String::new());
                    saved.set(true);
                }
                Err(error) => match refused(&error) {
                    Some(line) => faults.set(vec![line]),
                    None => trouble.set(Some(error)),
                },
            }
            busy.set(false);
        });
    });
    view! {
        <div class="app-stack app-form">
            <div class="app-stack app-stack--near">
                <BackLink label=t(shell::BACK_MORE) href=Page::More/>
                <ErrorSummary faults/>
                <Heading text=t(account::CHANGE_PASSWORD) wrong=faults.any()/>
            </div>
            <Show when=move || saved.get()>
                <Banner tone=BannerTone::Fine title=t(account::PASSWORD_SAVED) live=true>
                    <p>{t(account::PASSWORD_SAVED_WHY)}</p>
                </Banner>
            </Show>
            {move || trouble.get().map(|error| view! { <Trouble error again=send/> })}
            <form
                class="app-stack"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    send.run(());
                }
            >
                <PasswordField id=CURRENT label=t(account::PASSWORD_CURRENT) value=current error=faults.of(CURRENT)/>
                <PasswordField
                    id=NEW
                    label=t(account::PASSWORD_NEW)
                    hint=t(account::PASSWORD_NEW_HINT)
                    value=new
                    autocomplete="new-password"
                    error=faults.of(NEW)
                />
                <Button label=t(account::PASSWORD_SAVE) tone=Tone::Primary shape=Shape::Large submit=true/>
            </form>
        </div>
    }
}

fn line(field: Field, error: FieldError) -> (&'static str, String) {
    let id = if field == Field::Password { CURRENT } else { NEW };
    (id, wording::field_problem(FieldProblem::new(field, error)).to_owned())
}

fn check(body: &Body) -> Vec<(&'static str, String)> {
    let current = body.current.is_empty().then(|| line(Field::Password, FieldError::Missing));
    let new = match body.new.chars().count() {
        0 => Some(FieldError::Missing),
        short if short < *LENGTHS.start() => Some(FieldError::TooShort),
        long if long > *LENGTHS.end() => Some(FieldError::TooLong),
        _ => None,
    };
    current.into_iter().chain(new.map(|error| line(Field::NewPassword, error))).collect()
}

/// What the person can put right, at its field.
fn refused(error: &Error) -> Option<(&'static str, String)> {
    if error.is(ProblemCode::WrongPassword) {
        return Some((CURRENT, wording::problem(ProblemCode::WrongPassword).to_owned()));
    }
    error.is(ProblemCode::WeakPassword).then(|| (NEW, wording::problem(ProblemCode::WeakPassword).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::api::Problem;

    #[test]
    fn the_rules_are_those_that_were_said() {
        let fields = |current: &str, new: &str| {
            let found = check(&Body { current: current.to_owned(), new: new.to_owned() });
            found.into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        assert_eq!(fields("", ""), [CURRENT, NEW]);
        assert_eq!(fields("now", "eleven chars"), [] as [&str; 0]);
        assert_eq!(fields("now", "too short"), [NEW]);
        assert_eq!(fields("now", &"long".repeat(51)), [NEW]);
    }

    #[test]
    fn each_refusal_stands_at_its_field() {
        let error =
            |code| Error::Problem { problem: Problem { status: 422, code, fields: Vec::new() }, wait: None };
        assert_eq!(refused(&error(ProblemCode::WrongPassword)).map(|(field, _)| field), Some(CURRENT));
        assert_eq!(refused(&error(ProblemCode::WeakPassword)).map(|(field, _)| field), Some(NEW));
        assert_eq!(refused(&Error::Offline), None);
    }
}
