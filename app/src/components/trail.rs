//! The trail: on this phone, sending, with the council. Only these three words, everywhere.

use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::Signal;
use crate::text::{t, words::shell};
use leptos::prelude::*;

/// Where a receipt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Only on this device.
    OnThisPhone,
    /// On its way.
    Sending,
    /// Stored by the council.
    WithCouncil,
}

/// The three steps, with the present one marked.
#[component]
pub fn Trail(#[prop(into)] place: Signal<Place>) -> View {
    let step = move |here: Place, icon: Icon, label: &'static str| {
        move || {
            let now = place.get();
            let arrived = now == Place::WithCouncil;
            let (class, state) = if here < now {
                ("app-trail__step app-trail__step--done", t(shell::TRAIL_DONE))
            } else if here > now {
                ("app-trail__step", t(shell::TRAIL_NOT_YET))
            } else if arrived {
                ("app-trail__step app-trail__step--arrived", t(shell::TRAIL_DONE))
            } else {
                ("app-trail__step app-trail__step--now", t(shell::TRAIL_NOW))
            };
            let icon = if here < now { Icon::TICK } else { icon };
            view! {
                <li class=class aria-current=(here == now).then_some("step")>
                    <span class="app-trail__mark">{icon.view()}</span>
                    <span class="app-trail__label">{label}</span>
                    <span class="app-trail__state">{state}</span>
                </li>
            }
        }
    };
    view! {
        <ol class="app-trail" aria-label=t(shell::TRAIL)>
            {step(Place::OnThisPhone, Icon::DEVICE, t(shell::ON_THIS_PHONE))}
            {step(Place::Sending, Icon::ARROW_UP, t(shell::SENDING))}
            {step(Place::WithCouncil, Icon::COUNCIL, t(shell::WITH_COUNCIL))}
        </ol>
    }
}
