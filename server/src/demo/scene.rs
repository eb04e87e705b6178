//! What happens to a line of the demonstration, and when: who writes it down, adds the receipt, looks, marks and asks.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use portal_domain::id::AccountId;
use portal_domain::money::{Amount, Pence};
use portal_domain::spending::{Entry, MoneyIn, Spend};
use portal_domain::text::{Note, Payee};
use sha2::{Digest as _, Sha256};

use super::calendar::Calendar;
use super::ledger::{Out, Proof, Way, Written, day, later};
use super::payments::Story;
use super::people::{AMA, Miswritten, PRIYA, Somebody};

/// Something that somebody did.
#[derive(Clone, Debug)]
pub struct Scene {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: Somebody,
    /// With which line, by its place.
    pub line: usize,
    /// What.
    pub deed: Deed,
}

/// What somebody did.
#[derive(Clone, Copy, Debug)]
pub enum Deed {
    /// Wrote the line down.
    Record,
    /// Added its receipt.
    AddReceipt,
    /// Looked at the payment.
    Look,
    /// Marked the line as seen.
    See,
    /// Accepted it.
    Accept,
    /// Asked about it.
    Ask(&'static str),
    /// Answered.
    Answer(&'static str),
}

/// Lines up to this day were seen by the officer; what came later is new.
fn seen_until() -> NaiveDate {
    day(2026, 3, 24)
}

/// Lines before this day were accepted.
fn accepted_before() -> NaiveDate {
    day(2026, 2, 9)
}

/// All that happened to a payment, in order.
pub fn scenes(story: &Story, calendar: Calendar) -> Vec<Scene> {
    let mut scenes: Vec<Scene> = story
        .lines
        .iter()
        .enumerate()
        .flat_map(|(line, written)| of_line(story, calendar, line, written))
        .collect();
    scenes.sort_by_key(|scene| scene.at);
    scenes
}

fn of_line(story: &Story, calendar: Calendar, line: usize, written: &Written) -> Vec<Scene> {
    // Lines of one day follow one another.
    let minute = u32::try_from(line % 40).unwrap_or(0);
    let scene = |at, by, deed| Scene { at, by, line, deed };
    let recorded = calendar.moment(written.day, 16, minute);
    let mut scenes = vec![scene(recorded, story.writer, Deed::Record)];
    if let Way::Out(Out { proof: Proof::Paper(_), .. }) = &written.way {
        let sent = recorded.checked_add_signed(TimeDelta::seconds(30)).unwrap_or(recorded);
        scenes.push(scene(sent, story.writer, Deed::AddReceipt));
    }
    if written.day <= seen_until() {
        let tuesday = next_tuesday(written.day);
        scenes.push(scene(calendar.moment(tuesday, 10, 0), AMA, Deed::Look));
        scenes.push(scene(calendar.moment(tuesday, 10, 1 + minute), AMA, Deed::See));
        if written.day < accepted_before() {
            scenes.push(scene(calendar.moment(later(tuesday, 28), 14, 1 + minute), PRIYA, Deed::Accept));
        }
    }
    if let Way::Out(out) = &written.way {
        scenes.extend(
            talk(story, calendar, written, out).into_iter().map(|(at, by, deed)| scene(at, by, deed)),
        );
    }
    scenes
}

/// The two conversations: one waits for the person, one for the officer.
fn talk(
    story: &Story,
    calendar: Calendar,
    written: &Written,
    out: &Out,
) -> Vec<(DateTime<Utc>, Somebody, Deed)> {
    match (out.payee, written.pence) {
        ("Tariq Khan", 6165) => vec![(
            calendar.moment(day(2026, 3, 30), 11, 5),
            AMA,
            Deed::Ask("Where did Tariq drive for these 137 miles? The days and the places are enough."),
        )],
        ("Brightway Care", 33_600) if written.day == day(2026, 3, 20) => vec![
            (
                calendar.moment(day(2026, 3, 27), 10, 40),
                AMA,
                Deed::Ask("This bill is for 2 weeks. Did all the visits take place?"),
            ),
            (
                calendar.moment(day(2026, 3, 31), 18, 40),
                story.writer,
                Deed::Answer("Yes, all of them. Dad and I ticked them off on the calendar."),
            ),
        ],
        _ => Vec::new(),
    }
}

fn next_tuesday(after: NaiveDate) -> NaiveDate {
    let since_tuesday = (after.weekday().num_days_from_monday() + 6) % 7;
    later(after, u64::from(7 - since_tuesday))
}

/// Ten bytes that are always the same for this line and purpose.
pub fn label(account: AccountId, line: usize, what: &str) -> [u8; 10] {
    let mut hash = Sha256::new();
    hash.update(account.uuid().as_bytes());
    hash.update(line.to_be_bytes());
    hash.update(what);
    let hash: [u8; 32] = hash.finalize().into();
    hash.first_chunk().copied().unwrap_or_default()
}

impl Written {
    /// The line, as the store takes it.
    ///
    /// # Errors
    /// [`Miswritten`].
    pub fn entry(&self, story: &Story, calendar: Calendar) -> Result<Entry, Miswritten> {
        let (date, amount) = (calendar.day(self.day), Amount::new(Pence::new(self.pence))?);
        let noted = |note: Option<&str>| note.map(Note::new).transpose();
        Ok(match &self.way {
            Way::In { kind, payer, note } => Entry::MoneyIn(MoneyIn {
                date,
                amount,
                kind: *kind,
                payer: payer.map(Payee::new).transpose()?,
                note: noted(*note)?,
                about: None,
            }),
            Way::Out(out) => Entry::Spend(Spend {
                need: out.need.and_then(|place| story.need(place)),
                note: noted(out.note)?,
                no_receipt: match out.proof {
                    Proof::Reason(reason) => Some(reason),
                    Proof::Missing | Proof::Paper(_) => None,
                },
                ..Spend::new(date, amount, Payee::new(out.payee)?, out.category, out.paid_by)
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tuesdays_follow() {
        assert_eq!(next_tuesday(day(2026, 3, 23)), day(2026, 3, 24));
        assert_eq!(next_tuesday(day(2026, 3, 24)), day(2026, 3, 31));
        assert_eq!(next_tuesday(day(2026, 3, 25)), day(2026, 3, 31));
    }
}
