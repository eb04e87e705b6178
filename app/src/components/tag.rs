//! Where a thing is and what it needs, in an icon and words. Edges differ too: dashed is here, dotted moves, solid is there.

use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::Signal;
use crate::text::{t, t_with, words::shell};
use leptos::prelude::*;

/// Every state a spend, a receipt or a message can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Only this device has it.
    OnThisPhone,
    /// It is on its way.
    Sending,
    /// The council keeps it.
    WithCouncil,
    /// The sending went wrong and a person has to look.
    NotSent,
    /// A receipt is still missing.
    ReceiptNeeded,
    /// The person said why there is no receipt; that counts as answered.
    NoReceipt,
    /// The officer of this name asked something.
    Question(String),
    /// The person has answered; the officer reads it next.
    Answered,
    /// On the desk: the person of this name has answered.
    Replied(String),
    /// On the desk: the person of this name was asked.
    Asked(String),
    /// The officer has looked at it.
    Seen,
    /// The council has accepted it.
    Checked,
    /// Somebody of this name at the council wrote it down for the person.
    WrittenDown(String),
}

/// The tag.
#[component]
pub fn Tag(#[prop(into)] state: Signal<State>) -> View {
    View::live(move || {
        let (class, icon, words) = match state.get() {
            State::OnThisPhone => ("app-tag--here", Icon::DEVICE, t(shell::ON_THIS_PHONE).to_owned()),
            State::Sending => ("app-tag--moving", Icon::ARROW_UP, t(shell::SENDING).to_owned()),
            State::WithCouncil => ("app-tag--there", Icon::COUNCIL, t(shell::WITH_COUNCIL).to_owned()),
            State::NotSent => ("app-tag--wrong", Icon::PROBLEM, t(shell::NOT_SENT).to_owned()),
            State::ReceiptNeeded => ("app-tag--ask", Icon::RECEIPT, t(shell::RECEIPT_NEEDED).to_owned()),
            State::NoReceipt => ("app-tag--plain", Icon::RECEIPT, t(shell::NO_RECEIPT_GIVEN).to_owned()),
            State::Question(officer) => {
                ("app-tag--ask", Icon::QUESTION, t_with(shell::HAS_QUESTION, [("officer", &officer)]))
            }
            State::Answered => ("app-tag--plain", Icon::MESSAGE, t(shell::ANSWERED).to_owned()),
            State::Replied(name) => {
                ("app-tag--ask", Icon::MESSAGE, t_with(shell::HAS_ANSWERED, [("name", &name)]))
            }
            State::Asked(name) => {
                ("app-tag--plain", Icon::QUESTION, t_with(shell::WAITS_FOR, [("name", &name)]))
            }
            State::Seen => ("app-tag--plain", Icon::TICK, t(shell::SEEN).to_owned()),
            State::Checked => ("app-tag--there", Icon::TICK, t(shell::CHECKED).to_owned()),
            State::WrittenDown(name) => {
                ("app-tag--plain", Icon::PENCIL, t_with(shell::WRITTEN_BY, [("name", &name)]))
            }
        };
        view! { <span class=format!("app-tag {class}")>{icon.view()}{words}</span> }
    })
}
