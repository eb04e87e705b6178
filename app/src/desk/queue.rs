//! The people, those with something new first; and the box that finds a person by name and a spend by its reference.

use crate::address::{Address, Going};
use crate::markup::{Show, View, view};
use crate::reactive::{ArcRwSignal, Memo, RwSignal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{DeskPerson, FindReference, ListDeskPeople, ProblemCode};
use portal_domain::id::AccountId;
use portal_domain::receipt::Reference;

use super::needs::wishes;
use super::place::Place;
use super::reply::focus;
use crate::api::Error;
use crate::app::announcer::Announcer;
use crate::components::banner::{Banner, Tone};
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::components::skeleton::Skeleton;
use crate::session::Session;
use crate::text::{t, t_count, words::desk as words, words::errors, words::shell};

/// The people as the server has them; loaded again after each thing that was done.
#[derive(Clone, Debug)]
pub struct People {
    session: Session,
    list: ArcRwSignal<Option<Vec<DeskPerson>>>,
    trouble: ArcRwSignal<Option<Error>>,
    /// What the list is narrowed to; empty while it is all of them.
    find: ArcRwSignal<String>,
}

impl People {
    /// Nobody is known yet.
    pub fn asked_of(session: Session) -> Self {
        Self {
            session,
            list: ArcRwSignal::default(),
            trouble: ArcRwSignal::default(),
            find: ArcRwSignal::default(),
        }
    }

    /// The ones that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Loads them again.
    pub fn reload(&self) {
        let people = self.clone();
        spawn_local(async move { people.ask().await });
    }

    /// The first of the people, but for this one, who has spends that nobody has seen; follows changes.
    pub fn next_with_news(&self, but: AccountId) -> Option<DeskPerson> {
        let has_news = |person: &&DeskPerson| person.account != but && person.new_spends > 0;
        self.list.with(|list| list.iter().flatten().find(has_news).cloned())
    }

    /// Narrows the list to a part of a name; an empty one is everybody. Says how many there are.
    fn narrow(&self, find: &str, announcer: Announcer) {
        let people = self.clone();
        self.find.set(find.trim().to_owned());
        spawn_local(async move {
            people.ask().await;
            let found = people.list.with_untracked(|list| list.as_ref().map_or(0, Vec::len));
            let words = match people.trouble.with_untracked(Option::is_some) {
                true => t(errors::OFFLINE_NEEDED).to_owned(),
                false if found == 0 => t(words::FIND_NONE).to_owned(),
                false => t_count(words::FIND_FOUND, found, []),
            };
            announcer.say(&words);
        });
    }

    async fn ask(&self) {
        let find = Some(self.find.get_untracked()).filter(|find| !find.is_empty());
        match self.session.read(&ListDeskPeople { find }).await {
            Ok(found) => {
                self.list.set(Some(found.people));
                self.trouble.set(None);
            }
            Err(error) => self.trouble.set(Some(error)),
        }
    }
}

/// The pane.
#[component]
pub fn Queue(
    /// Where the officer is.
    place: Memo<Place>,
) -> View {
    let people = People::here();
    people.reload();
    let (list, trouble, find) = (people.list.clone(), people.trouble.clone(), people.find.clone());
    let count = {
        let list = list.clone();
        // "0 people" beside "Nothing found" would say it twice.
        move || {
            let count = list.with(|list| list.as_ref().map_or(0, Vec::len));
            (count > 0).then(|| t_count(words::PEOPLE_COUNT, count, []))
        }
    };
    let again = people.clone();
    let rows = move || match list.get() {
        None if trouble.with(Option::is_some) => {
            let again = again.clone();
            view! {
                <Banner tone=Tone::Offline title=t(shell::OFFLINE) live=true>
                    <p>{t(errors::OFFLINE_NEEDED)}</p>
                    <p><button class="app-button" type="button" on:click=move |_| again.reload()>{t(shell::TRY_AGAIN)}</button></p>
                </Banner>
            }
        }
        None => view! { <Skeleton words=t(words::LOADING)/> },
        Some(list) if list.is_empty() && find.with(String::is_empty) => view! {
            <p class="app-queue__group">{t(words::PEOPLE_EMPTY)}" "{t(words::PEOPLE_EMPTY_WHY)}</p>
        },
        Some(list) if list.is_empty() => view! { <p class="app-queue__group">{t(words::FIND_NONE)}</p> },
        Some(list) => {
            let rows = list.into_iter().map(|person| row(person, place)).collect_view();
            view! { <ul class="app-queue__list">{rows}</ul> }
        }
    };
    view! {
        <section class="app-desk__pane app-desk__pane--queue" aria-labelledby="queue" tabindex="0">
            <div class="app-queue__head">
                <Show
                    when=move || place.get() == Place::People
                    fallback=|| view! { <h2 class="app-queue__title" id="queue">{t(words::PEOPLE)}</h2> }
                >
                    <div class="app-queue__title" id="queue"><Heading text=t(words::PEOPLE)/></div>
                </Show>
                <p class="app-queue__sort">{count}</p>
            </div>
            <Find/>
            {rows}
        </section>
    }
}

fn row(person: DeskPerson, place: Memo<Place>) -> View {
    let account = person.account;
    let news: Vec<String> = [
        (person.new_spends, words::NEW_SPENDS),
        (person.new_receipts, words::NEW_RECEIPTS),
        (person.answers, words::ANSWERS),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, key)| t_count(key, usize::try_from(count).unwrap_or(usize::MAX), []))
    .collect();
    let news = if news.is_empty() { t(words::NOTHING_NEW).to_owned() } else { news.join(", ") };
    let wishes = wishes(&person.communication);
    let wishes = (!wishes.is_empty())
        .then(|| view! { <span class="app-queue__need">{Icon::SPEAKER.small()}{wishes.join(", ")}</span> });
    view! {
        <li class="app-queue__item">
            <a
                class="app-queue__link"
                href=Place::Person(account).path()
                aria-current=move || (place.get().account() == Some(account)).then_some("true")
            >
                <span class="app-queue__name">{person.recipient.name.to_string()}</span>
                <span>{news}</span>
                {wishes}
            </a>
        </li>
    }
}

/// The id of the box.
const FIND: &str = "find";

/// Finds a person by a part of the name, or opens the spend of a reference.
#[component]
fn Find() -> View {
    let text = RwSignal::new(String::new());
    let nothing = RwSignal::new(false);
    let (people, session, announcer) = (People::here(), Session::here(), Announcer::here());
    let address = Address::here();
    let (narrowed, all, said) = (people.find.clone(), people.clone(), announcer.clone());
    let show_all = move |_| {
        text.set(String::new());
        nothing.set(false);
        all.narrow("", said.clone());
        focus(FIND);
    };
    let find = move |event: SubmitEvent| {
        event.prevent_default();
        nothing.set(false);
        let typed = text.get_untracked();
        let Ok(reference) = Reference::parse(&typed) else {
            return people.narrow(&typed, announcer.clone());
        };
        let (session, announcer) = (session.clone(), announcer.clone());
        spawn_local(async move {
            match session.read(&FindReference { reference: reference.to_string() }).await {
                Ok(found) => {
                    address.go(&Place::Entry(found.account, found.entry).path(), Going::On);
                }
                Err(error) => {
                    nothing.try_set(true);
                    let words = if error.is(ProblemCode::NotFound) {
                        words::FIND_NONE
                    } else {
                        errors::OFFLINE_NEEDED
                    };
                    announcer.say(t(words));
                }
            }
        });
    };
    view! {
        <form class="app-queue__find" role="search" on:submit=find>
            <label class="app-queue__label" for=FIND>{t(words::SEARCH)}</label>
            <p class="app-queue__sort" id="find-hint">{t(words::SEARCH_HINT)}</p>
            <div class="app-queue__box">
                <input
                    class="app-field__control"
                    id=FIND
                    name="find"
                    type="search"
                    autocomplete="off"
                    aria-describedby="find-hint"
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                />
                <button class="app-button" type="submit">{t(words::FIND)}</button>
            </div>
            <Show when=move || nothing.get()>
                <p class="app-queue__none">{t(words::FIND_NONE)}". "{t(words::FIND_NONE_WHY)}</p>
            </Show>
            {move || (!narrowed.with(String::is_empty)).then(|| view! {
                <button class="app-button" type="button" on:click=show_all.clone()>{t(words::FIND_ALL)}</button>
            })}
        </form>
    }
}
