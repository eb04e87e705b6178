//! What the council may do with what it wrote down for a person: put it right, remove it, bring it back, add paper.

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::access::Action;
use portal_domain::api::{ChangeBody, EntryRecord, ProblemCode, PutVersionOnBehalf};
use portal_domain::spending::Change;

use super::open::Open;
use super::place::Place;
use super::reply::focus;
use super::review::TITLE;
use super::scans::{ScanPicker, Scans};
use super::trouble::why;
use crate::app::announcer::Announcer;
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::RwSignal;
use crate::text::{t, words::desk as words, words::shell, words::spending};

/// The ways; nothing for what the person wrote.
pub fn ways(open: &Open, record: &EntryRecord) -> Option<View> {
    let may = open.may(Action::RecordOnBehalf) && record.on_behalf.is_some();
    may.then(|| view! { <Ways open=open.clone() record=record.clone()/> })
}

#[component]
fn Ways(open: Open, record: EntryRecord) -> View {
    let (problem, busy) = (RwSignal::new(None::<&'static str>), RwSignal::new(false));
    let announcer = Announcer::here();
    let (account, entry, is_removed) = (open.account(), record.id, record.is_removed());
    let change = {
        let (open, version) = (open.clone(), record.version.saturating_add(1));
        Callback::new(move |change: Change| {
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let (open, announcer) = (open.clone(), announcer.clone());
            spawn_local(async move {
                let done = if change == Change::Removed { words::REMOVED } else { spending::RESTORED };
                let call = PutVersionOnBehalf { account, entry, version };
                match open.session().call(&call, &ChangeBody(change)).await {
                    Ok(record) => {
                        open.replace(record);
                        open.reload_view().await;
                        announcer.say(t(done));
                        request_animation_frame(|| {
                            focus(TITLE);
                        });
                    }
                    Err(error) => {
                        problem.try_set(Some(why(&error)));
                        if error.is(ProblemCode::ChangedMeanwhile) {
                            open.look_again(entry).await;
                        }
                    }
                }
                busy.try_set(false);
            });
        })
    };
    let remove = Callback::new(move |()| change.run(Change::Removed));
    let restore = Callback::new(move |()| change.run(Change::Restored));
    let ours = record.is_the_councils();
    let right = (ours && !is_removed).then(|| {
        let href = Place::PutRight(account, entry).path();
        view! {
            <a class="app-button" href=href>{Icon::PENCIL.view()}<span>{t(words::PUT_RIGHT)}</span></a>
            <Button label=t(spending::REMOVE) icon=Icon::BIN on_press=remove/>
        }
    });
    let back =
        (ours && is_removed).then(|| view! { <Button label=t(spending::BRING_BACK) on_press=restore/> });
    let paper = (!is_removed).then(|| {
        let scans = Scans::default();
        let open = open.clone();
        let chosen = Callback::new(move |()| {
            let open = open.clone();
            spawn_local(async move {
                // What did not go is told in the list, and goes with the next that is chosen.
                if scans.send(&open, entry).await {
                    open.look_again(entry).await;
                }
            });
        });
        view! { <ScanPicker scans chosen=Some(chosen)/> }
    });
    view! {
        <div class="app-behalf">
            {move || problem.get().map(|words| view! {
                <Banner tone=Tone::Wrong title=t(shell::PROBLEM) live=true><p>{words}</p></Banner>
            })}
            <div class="app-cluster">{right}{back}</div>
            {paper}
        </div>
    }
}
