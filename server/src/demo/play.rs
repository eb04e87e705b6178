//! Plays the half year: each line, receipt, look, mark and question in its order and at its time, through the same
//! functions of the store as everybody's.

use std::collections::{BTreeSet, HashMap};

use bytes::Bytes;
use chrono::TimeDelta;
use futures_util::future::try_join_all;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use portal_domain::access::act;
use portal_domain::api::AskBody;
use portal_domain::id::{EntryId, MessageId, PersonId, ReceiptId, SessionId, ThreadId};
use portal_domain::machine::Machine;
use portal_domain::receipt::Reference;
use portal_domain::text::MessageText;
use portal_store::{LookAt, NewSession, Signed};
use tokio::task::spawn_blocking;

use super::NotSeeded;
use super::calendar::Calendar;
use super::ledger::{Out, Proof, Way};
use super::payments::{Story, stories};
use super::people::{Miswritten, PRIYA, Somebody, set_up_at};
use super::scene::{Deed, Scene, label, scenes};
use crate::deposit::deposit;
use crate::error::Error;
use crate::receipts::Received;
use crate::state::Portal;

/// So many receipts are drawn at once.
const DRAWN_AT_ONCE: usize = 4;
/// The reference that stands in the pictures of the product, for the receipt that is in them.
const IN_PICTURES: (&str, &str) = ("004417", "DP-7KQ4-2M");

/// The files of the receipts, by account and place of the line.
type Files = HashMap<(u128, usize), Received>;

/// Sets up the payments and plays them, all at once.
///
/// # Errors
/// Those of the store and of receipts.
pub async fn play(app: &Portal, calendar: Calendar) -> Result<(), NotSeeded> {
    let stories = stories();
    for story in &stories {
        app.store.set_up_payment_unscoped(story.new_payment(calendar)?, set_up_at(calendar)).await?;
    }
    let files = draw(&stories, calendar).await?;
    let cast = Cast::assemble(app, &stories).await?;
    try_join_all(stories.iter().map(|story| cast.play(app, calendar, story, &files))).await?;
    cast.leave(app).await
}

/// Those who act, signed in.
struct Cast(HashMap<PersonId, Signed>);

impl Cast {
    async fn assemble(app: &Portal, stories: &[Story]) -> Result<Self, NotSeeded> {
        let now = app.clock.now();
        let soon = now.checked_add_signed(TimeDelta::minutes(10)).unwrap_or(now);
        let mut cast = HashMap::new();
        let actors: BTreeSet<PersonId> =
            stories.iter().flat_map(|story| [story.writer.id, story.officer.id]).chain([PRIYA.id]).collect();
        for person in actors {
            let id = SessionId::born(now, app.chance.bytes().map_err(Error::from)?);
            // Nobody has the token: its hash is of nothing.
            let token_hash = app.chance.bytes().map_err(Error::from)?;
            let session =
                NewSession { id, token_hash, person, machine: Machine::Other, idle_ends: soon, ends: soon };
            cast.insert(person, app.store.begin_session(session, now).await?);
        }
        Ok(Self(cast))
    }

    fn signed(&self, who: Somebody) -> Result<&Signed, NotSeeded> {
        self.0.get(&who.id).ok_or(NotSeeded::Store(portal_store::Error::NotFound))
    }

    async fn leave(self, app: &Portal) -> Result<(), NotSeeded> {
        for signed in self.0.values() {
            app.store.end_session(signed).await?;
        }
        Ok(())
    }

    async fn play(
        &self,
        app: &Portal,
        calendar: Calendar,
        story: &Story,
        files: &Files,
    ) -> Result<(), NotSeeded> {
        for scene in scenes(story, calendar) {
            self.perform(app, calendar, story, files, &scene).await?;
        }
        Ok(())
    }

    async fn perform(
        &self,
        app: &Portal,
        calendar: Calendar,
        story: &Story,
        files: &Files,
        scene: &Scene,
    ) -> Result<(), NotSeeded> {
        let (records, account, at) = (&app.store, story.account(), scene.at);
        let signed = self.signed(scene.by)?;
        let born = |what: &str| label(account, scene.line, what);
        let first = set_up_at(calendar);
        let entry = EntryId::born(first, born("entry"));
        let thread = ThreadId::born(first, born("thread"));
        match &scene.deed {
            Deed::Record => {
                let grant = records.grant::<act::RecordEntry>(signed, account, at).await?;
                if let Some(written) = story.lines.get(scene.line) {
                    records.record_entry(&grant, entry, written.entry(story, calendar)?, at).await?;
                }
            }
            Deed::AddReceipt => {
                let grant = records.grant::<act::AddReceipt>(signed, account, at).await?;
                if let Some(received) = files.get(&(account.uuid().as_u128(), scene.line)) {
                    let receipt = ReceiptId::born(first, born("receipt"));
                    let references = references(story, scene.line, born("reference"));
                    deposit(app, &grant, entry, receipt, received.clone(), references, at).await?;
                }
            }
            Deed::Look => {
                let grant = records.grant::<act::SeePayment>(signed, account, at).await?;
                records.record_look(&grant, LookAt::Payment, at).await?;
            }
            Deed::See => {
                let grant = records.grant::<act::MarkSeen>(signed, account, at).await?;
                records.mark_seen(&grant, entry, None, at).await?;
            }
            Deed::Accept => {
                let grant = records.grant::<act::AcceptEntry>(signed, account, at).await?;
                records.mark_accepted(&grant, entry, None, at).await?;
            }
            Deed::Ask(text) => {
                let grant = records.grant::<act::AskQuestion>(signed, account, at).await?;
                let text = MessageText::new(text).map_err(Miswritten::from)?;
                let body = AskBody { thread, text };
                records.ask(&grant, entry, MessageId::born(first, born("question")), body, at).await?;
            }
            Deed::Answer(text) => {
                let grant = records.grant::<act::WriteMessage>(signed, account, at).await?;
                let text = MessageText::new(text).map_err(Miswritten::from)?;
                records
                    .write_message(&grant, thread, MessageId::born(first, born("answer")), text, at)
                    .await?;
            }
        }
        Ok(())
    }
}

/// Draws every receipt of the demonstration.
async fn draw(stories: &[Story], calendar: Calendar) -> Result<Files, NotSeeded> {
    let wanted = stories.iter().flat_map(|story| {
        let account = story.account().uuid().as_u128();
        story.lines.iter().enumerate().filter_map(move |(place, written)| match &written.way {
            Way::Out(Out { payee, proof: Proof::Paper(paper), .. }) => {
                Some(((account, place), paper.drawn(payee, calendar.day(written.day))?))
            }
            Way::Out(_) | Way::In { .. } => None,
        })
    });
    let drawn = stream::iter(wanted).map(|(key, drawn)| async move {
        let file = spawn_blocking(move || drawn.draw()).await.map_err(Error::fault)?;
        let file = file.ok_or_else(|| Error::fault("a receipt of the demonstration could not be drawn"))?;
        Ok::<_, NotSeeded>((key, Received::from(Bytes::from(file.bytes))))
    });
    drawn.buffer_unordered(DRAWN_AT_ONCE).try_collect().await
}

/// What may become the reference of a receipt: the one in the pictures for the receipt in the pictures, else by the label.
fn references(story: &Story, line: usize, label: [u8; 10]) -> Vec<Reference> {
    let (number, reference) = IN_PICTURES;
    let paper = story.lines.get(line).and_then(|written| match &written.way {
        Way::Out(Out { proof: Proof::Paper(paper), .. }) => Some(paper.number),
        Way::Out(_) | Way::In { .. } => None,
    });
    let pictured = Reference::parse(reference).ok().filter(|_| paper == Some(number));
    let by_label = label.as_chunks::<2>().0.iter().map(|two| {
        let [high, low] = *two;
        Reference::from_number(u32::from_be_bytes([label[0], high, low, label[9]]))
    });
    pictured.into_iter().chain(by_label).collect()
}
