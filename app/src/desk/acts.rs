//! What the officer said of entries since the page was opened, of one or of many at once, and how it is taken back. It stays
//! as long as the page does: nobody has to be quick.

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{
    EntryRecord, ProblemCode, PutAccepted, PutSeen, Review, Stamp, TakeBack, TakeBackAccepted, TakeBackSeen,
};
use portal_domain::id::{AccountId, EntryId};

use super::kbd::Kbd;
use super::keys::Keys;
use super::open::Open;
use super::reply::{focus, focus_lost};
use super::spends::name;
use super::trouble::why;
use crate::api::Error;
use crate::app::announcer::Announcer;
use crate::components::disclosure::Disclosure;
use crate::components::icon::Icon;
use crate::format::money;
use crate::markup::{View, view};
use crate::reactive::{ArcRwSignal, RwSignal};
use crate::text::{Key, t, t_with, words::desk as words};

/// The id of what was done last.
pub const LAST: &str = "acted";

/// What can be said of an entry by pressing once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// It was looked at.
    Seen,
    /// It was accepted.
    Accepted,
}

impl Word {
    /// The id of its stamp.
    pub const fn stamp(self) -> &'static str {
        match self {
            Self::Seen => "stamp-seen",
            Self::Accepted => "stamp-accepted",
        }
    }

    const fn of(self, review: &Review) -> Option<&Stamp> {
        match self {
            Self::Seen => review.seen.as_ref(),
            Self::Accepted => review.accepted.as_ref(),
        }
    }

    /// One entry, and several: as they are told.
    const fn told(self) -> (Key<1>, Key<1>) {
        match self {
            Self::Seen => (words::ACT_SEEN_ONE, words::ACT_SEEN_MANY),
            Self::Accepted => (words::ACT_ACCEPTED_ONE, words::ACT_ACCEPTED_MANY),
        }
    }

    async fn say(self, open: &Open, record: &EntryRecord) -> Result<EntryRecord, Error> {
        let (account, entry, version) = (open.account(), record.id, Some(record.version));
        match self {
            Self::Seen => open.session().read(&PutSeen { account, entry, version }).await,
            Self::Accepted => open.session().read(&PutAccepted { account, entry, version }).await,
        }
    }

    async fn take_back(self, open: &Open, mark: &Mark) -> Result<EntryRecord, Error> {
        let (account, entry) = (open.account(), mark.entry);
        match self {
            Self::Seen => open.session().call(&TakeBackSeen { account, entry }, &mark.back).await,
            Self::Accepted => open.session().call(&TakeBackAccepted { account, entry }, &mark.back).await,
        }
    }
}

/// A mark that was made, with what it takes to take it back.
#[derive(Clone, Debug)]
struct Mark {
    entry: EntryId,
    what: String,
    back: TakeBack,
}

/// One act.
#[derive(Clone, Debug)]
pub struct Act {
    account: AccountId,
    word: Word,
    /// The marks that stand.
    marks: Vec<Mark>,
    /// Those that were taken back, by name.
    back: Vec<String>,
    /// Those with which it did not work, by name, each with why.
    not: Vec<(String, &'static str)>,
}

impl Act {
    /// What became of it, in a sentence.
    fn told(&self) -> String {
        let (one, many) = self.word.told();
        let marks: Vec<&str> = self.marks.iter().map(|mark| mark.what.as_str()).collect();
        let back: Vec<&str> = self.back.iter().map(String::as_str).collect();
        let sentences =
            [sentence(one, many, &marks), sentence(words::ACT_BACK_ONE, words::ACT_BACK_MANY, &back)];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What did not work, a sentence each.
    fn failures(&self) -> Vec<String> {
        self.not.iter().map(|(what, why)| t_with(words::ACT_NOT, [("what", what), ("why", why)])).collect()
    }

    /// All of it, to be read out.
    pub fn said(&self) -> String {
        let mut told = vec![self.told()];
        told.extend(self.failures());
        told.retain(|sentence| !sentence.is_empty());
        told.join(" ")
    }

    /// Whether any mark was made.
    pub const fn is_done(&self) -> bool {
        !self.marks.is_empty()
    }
}

/// "Green Lane Pharmacy, £46.37 is marked as seen." or "12 spends are marked as seen."
fn sentence(one: Key<1>, many: Key<1>, all: &[&str]) -> Option<String> {
    match all {
        [] => None,
        [what] => Some(t_with(one, [("what", what)])),
        all => Some(t_with(many, [("count", &all.len().to_string())])),
    }
}

/// "Green Lane Pharmacy, £46.37"
pub fn what(record: &EntryRecord) -> String {
    let (payee, amount) = (name(&record.entry), money(record.entry.amount().pence()));
    t_with(words::WHAT, [("payee", &payee), ("amount", &amount)])
}

/// All acts of this page, the last one at the end.
#[derive(Clone, Debug, Default)]
pub struct Acts(ArcRwSignal<Vec<Act>>);

impl Acts {
    /// The ones that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Says it of these entries, one after the other. What does not work with one hinders none of the others.
    pub async fn mark(&self, open: &Open, word: Word, records: Vec<EntryRecord>) -> Act {
        let mut act =
            Act { account: open.account(), word, marks: Vec::new(), back: Vec::new(), not: Vec::new() };
        let mut done = Vec::new();
        for record in records {
            match word.say(open, &record).await {
                Ok(after) => {
                    let own = word.of(&after.review).filter(|stamp| open.is_me(|me| stamp.by.id == me));
                    match own {
                        Some(stamp) => {
                            let back = TakeBack { at: stamp.at, version: after.version };
                            act.marks.push(Mark { entry: after.id, what: what(&after), back });
                        }
                        None => act.not.push((what(&after), t(words::ANOTHER_DID))),
                    }
                    done.push(after);
                }
                Err(error) => {
                    act.not.push((what(&record), why(&error)));
                    if error.is(ProblemCode::ChangedMeanwhile) {
                        open.look_again(record.id).await;
                    }
                }
            }
        }
        open.put(done);
        open.reload_people();
        act
    }

    /// Keeps an act, so that it is told of and can be taken back.
    pub fn keep(&self, act: Act) {
        self.0.update(|acts| {
            // What did not work at all is told until the next try.
            acts.pop_if(|last| last.marks.is_empty() && last.back.is_empty());
            acts.push(act);
        });
    }

    /// Takes an act back: each mark that is still the one it made. What cannot be asked for now stays, to be tried again.
    async fn take_back(&self, open: &Open, place: usize) -> Option<Act> {
        let mut act = self.0.with_untracked(|acts| acts.get(place).cloned())?;
        act.not.clear();
        let mut done = Vec::new();
        for mark in std::mem::take(&mut act.marks) {
            match act.word.take_back(open, &mark).await {
                Ok(after) => {
                    done.push(after);
                    act.back.push(mark.what);
                }
                Err(error) => {
                    act.not.push((mark.what.clone(), why(&error)));
                    if error.is(ProblemCode::ChangedMeanwhile) {
                        open.look_again(mark.entry).await;
                    } else {
                        act.marks.push(mark);
                    }
                }
            }
        }
        open.put(done);
        open.reload_people();
        self.0.update(|acts| {
            if let Some(kept) = acts.get_mut(place) {
                *kept = act.clone();
            }
        });
        Some(act)
    }

    /// The acts about a payment, each with its place among all; follows changes.
    fn about(&self, account: AccountId) -> Vec<(usize, Act)> {
        self.0.get().into_iter().enumerate().filter(|(_, act)| act.account == account).collect()
    }
}

/// What was done last, with *Undo*, and all that was done before it.
#[component]
pub fn Acted(
    /// What is known of the person.
    open: Open,
) -> View {
    let (acts, announcer, busy) = (Acts::here(), Announcer::here(), ArcRwSignal::new(false));
    // Whoever takes one of the earlier ones back may want the next one too.
    let listed = RwSignal::new(false);
    let undo = {
        let (acts, open) = (acts.clone(), open.clone());
        move |place: usize| {
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let (acts, open, announcer, busy) = (acts.clone(), open.clone(), announcer.clone(), busy.clone());
            spawn_local(async move {
                let act = acts.take_back(&open, place).await;
                busy.set(false);
                if let Some(act) = act {
                    announcer.say(&act.said());
                    // The button that was pressed is gone.
                    request_animation_frame(|| {
                        if focus_lost() {
                            focus(LAST);
                        }
                    });
                }
            });
        }
    };
    let (known, account, pressed) = (acts.clone(), open.account(), undo.clone());
    Keys::here().listen(move |key| {
        let last = untrack(|| known.about(account)).pop().filter(|(_, act)| !act.marks.is_empty());
        if let ("u" | "U", Some((place, _))) = (key, last) {
            pressed(place);
        }
    });
    View::live(move || {
        let mut all = acts.about(account);
        let (place, last) = all.pop()?;
        let earlier = (!all.is_empty()).then(|| {
            let count = t_with(words::ACTS_BEFORE, [("count", &all.len().to_string())]);
            let mut lines = Vec::new();
            for (place, act) in all.into_iter().rev() {
                let undo = undo.clone();
                let undo = move || {
                    listed.set(true);
                    undo(place);
                };
                lines.push(view! { <li class="app-acts__line">{line(&act, false, undo)}</li> });
            }
            view! { <Disclosure words=count open=listed><ul class="app-acts__list">{lines}</ul></Disclosure> }
        });
        let undo = undo.clone();
        Some(view! {
            <section class="app-acts" aria-label=t(words::ACTS)>
                <div class="app-acts__line" id=LAST tabindex="-1">{line(&last, true, move || undo(place))}</div>
                {earlier}
            </section>
        })
    })
}

fn line(act: &Act, is_last: bool, undo: impl Fn() + 'static) -> View {
    let told = act.told();
    let failures = act.failures().into_iter().map(|words| {
        view! { <p class="app-acts__not">{Icon::PROBLEM.small()}<span>{words}</span></p> }
    });
    // Many buttons of one name tell apart what they are about.
    let about = format!(", {told}");
    let button = (!act.marks.is_empty()).then(|| {
        view! {
            <button class="app-button app-acts__undo" type="button" on:click=move |_| undo()>
                <span>{t(words::UNDO)}<span class="app-visually-hidden">{about}</span></span>
                {is_last.then(|| view! { <Kbd key="U"/> })}
            </button>
        }
    });
    view! {
        <div class="app-acts__told">
            {(!told.is_empty()).then(|| view! { <p>{told}</p> })}
            {failures.collect_view()}
        </div>
        {button}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn mark(number: u128, what: &str) -> Mark {
        let back = TakeBack { at: "2026-04-01T08:12:00Z".parse().unwrap(), version: 1 };
        Mark { entry: EntryId::from_uuid(Uuid::from_u128(number)), what: what.to_owned(), back }
    }

    #[test]
    fn one_is_told_by_name_and_several_by_their_number() {
        let account = AccountId::from_uuid(Uuid::from_u128(1));
        let bus = mark(1, "Metro Buses, £12.40");
        let mut act =
            Act { account, word: Word::Seen, marks: vec![bus.clone()], back: Vec::new(), not: Vec::new() };
        assert_eq!(act.said(), "Metro Buses, £12.40 is marked as seen.");
        act.marks.push(mark(2, "Starfish Club, £32.00"));
        act.not.push(("Ella Byrne, £189.00".to_owned(), "Somebody changed it just now."));
        assert_eq!(
            act.said(),
            "2 spends are marked as seen. Not done: Ella Byrne, £189.00. Somebody changed it just now."
        );
        act.back = act.marks.drain(..).map(|mark| mark.what).collect();
        act.not.clear();
        assert_eq!(act.said(), "2 marks are taken back.");
        assert!(!act.is_done());
    }
}
