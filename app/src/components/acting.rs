//! "You are helping Ada Khan": on every page while acting for somebody. Stays in view.

use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::Signal;
use crate::text::{t, t_view, words::shell};
use leptos::prelude::*;

/// The strip; nothing while nobody is helped.
#[component]
pub fn Acting(
    /// The whole name of the person who is helped.
    #[prop(into)]
    name: Signal<Option<String>>,
    /// Where to change it.
    #[prop(into)]
    change: String,
) -> View {
    View::live(move || {
        let change = change.clone();
        name.get().map(|name| {
            let name = view! { <strong>{name}</strong> };
            view! {
                <div class="app-acting" role="region" aria-label=t(shell::ACTING)>
                    <div class="app-acting__inner">
                        <p class="app-acting__who">
                            {Icon::PEOPLE.with("app-acting__icon")}
                            <span>{t_view(shell::ACTING_FOR, [("name", name)])}</span>
                        </p>
                        <a class="app-acting__change" href=change>
                            {Icon::SWAP.small()}
                            <span>{t(shell::ACTING_CHANGE)}<span class="app-visually-hidden">" " {t(shell::ACTING_CHANGE_MORE)}</span></span>
                        </a>
                    </div>
                </div>
            }
        })
    })
}
