//! *Where you are signed in*: this device and others, each with when it was used last, and a way to sign out there.

use crate::markup::{Show, View, view};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{self, EndOwnSession, ListSessions, Nothing, OwnSession};
use portal_domain::id::SessionId;
use portal_domain::machine::Machine;

use crate::api::Error;
use crate::app::announcer::Announcer;
use crate::clock;
use crate::components::button::Button;
use crate::components::error_summary::focus;
use crate::components::heading::Heading;
use crate::components::link_row::BackLink;
use crate::components::panel::Panel;
use crate::components::skeleton::Skeleton;
use crate::format::moment;
use crate::page::Page;
use crate::reactive::RwSignal;
use crate::session::Session;
use crate::text::{t, t_with, words::account as words, words::shell};

use crate::fetched::Fetched;
use crate::trouble::Trouble;

/// The id of the list.
const LIST: &str = "sessions";

/// The page.
#[component]
pub fn Sessions() -> View {
    let fetched = Fetched::<api::Sessions>::here();
    let loading = fetched.clone();
    let load = Callback::new(move |()| loading.load(ListSessions {}));
    load.run(());
    let trouble = RwSignal::new(None::<Error>);
    let (session, announcer) = (Session::here(), Announcer::here());
    let end = Callback::new(move |id: SessionId| {
        let (session, announcer) = (session.clone(), announcer.clone());
        spawn_local(async move {
            match session.call(&EndOwnSession { session: id }, &Nothing).await {
                Ok(Nothing) => {
                    trouble.try_set(None);
                    announcer.say(t(words::SESSIONS_ENDED));
                    // The button that was pressed goes with its line.
                    focus(LIST);
                }
                // It ended meanwhile; the list says so.
                Err(Error::Problem { .. }) => trouble.try_set(None),
                Err(error) => trouble.try_set(Some(error)),
            }
            load.try_run(());
        });
    });
    let (known, failed) = (fetched.clone(), fetched.clone());
    let waits = move || !known.is_known() && known.trouble().is_none();
    let list = move || {
        let api::Sessions { sessions } = fetched.answer()?;
        let lines = sessions.into_iter().map(|session| view! { <li><Line session end/></li> });
        Some(
            view! { <ul class="app-stack app-stack--close" id=LIST tabindex="-1">{lines.collect_view()}</ul> },
        )
    };
    let wrong = move || trouble.get().or_else(|| failed.trouble());
    view! {
        <div class="app-stack app-form">
            <BackLink label=t(shell::BACK_MORE) href=Page::More/>
            <Heading text=t(words::SESSIONS)/>
            <p>{t(words::SESSIONS_INTRO)}</p>
            {move || wrong().map(|error| view! { <Trouble error again=load/> })}
            <Show when=waits><Skeleton words=t(words::LOADING)/></Show>
            {list}
        </div>
    }
}

/// One session.
#[component]
fn Line(session: OwnSession, end: Callback<SessionId>) -> View {
    let today = clock::today();
    let machine = machine(session.machine);
    let name =
        if session.this { t_with(words::SESSION_THIS, [("machine", machine)]) } else { machine.to_owned() };
    let began = t_with(words::SESSION_BEGAN, [("moment", &moment(session.began, today))]);
    let used = t_with(words::SESSION_USED, [("moment", &moment(session.used, today))]);
    let leave = (!session.this).then(|| {
        let press = Callback::new(move |()| end.run(session.id));
        view! { <div><Button label=t_with(words::SESSION_END, [("machine", machine)]) on_press=press/></div> }
    });
    view! {
        <Panel>
            <div class="app-stack app-stack--tight">
                <p><strong>{name}</strong></p>
                <p>{began}" "{used}</p>
                {leave}
            </div>
        </Panel>
    }
}

fn machine(machine: Machine) -> &'static str {
    t(match machine {
        Machine::Android => words::MACHINE_ANDROID,
        Machine::Iphone => words::MACHINE_IPHONE,
        Machine::Ipad => words::MACHINE_IPAD,
        Machine::Windows => words::MACHINE_WINDOWS,
        Machine::Mac => words::MACHINE_MAC,
        Machine::Chromebook => words::MACHINE_CHROMEBOOK,
        Machine::Other => words::MACHINE_OTHER,
    })
}
