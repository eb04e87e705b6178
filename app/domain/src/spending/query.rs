//! Finding a line of money by what somebody remembers of it: who was paid, how much, when, or the reference of its receipt.
//! One rule for the server, which has the whole history, and for the phone, which has what it has not sent.

use serde::{Deserialize, Serialize};

use super::fold::folded;
use super::{Category, Entry};
use crate::money::Amount;
use crate::receipt::Reference;
use crate::text::Sought;
use crate::time::{Month, When};

/// What somebody looks for. All that is said must be true of what is found; nothing said finds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Query {
    /// What was written: a name or a part of one, an amount, a month or a day, the reference of a receipt; several of them,
    /// parted by blanks.
    pub text: Option<Sought>,
    /// In this month.
    pub month: Option<Month>,
    /// What it was for.
    pub category: Option<Category>,
    /// Only spends without a receipt.
    pub without_receipt: bool,
}

/// What a line is held against.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The line.
    pub entry: &'a Entry,
    /// How many receipts it has.
    pub receipts: usize,
    /// Their references, as far as they are known.
    pub references: &'a [Reference],
}

/// A query that was read, to be held against many lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    month: Option<Month>,
    category: Option<Category>,
    without_receipt: bool,
    reference: Option<Reference>,
    terms: Vec<Term>,
}

/// One thing that was written. It may be read in several ways, and each of them finds.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    /// Its letters, as names are compared.
    letters: String,
    /// The least and the most pence it can mean.
    amount: Option<(i64, i64)>,
    when: Option<When>,
}

impl Query {
    /// Whether nothing was said.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// The rule by which it finds.
    pub fn rule(&self) -> Rule {
        let text = self.text.as_ref().map_or("", Sought::as_str);
        Rule {
            month: self.month,
            category: self.category,
            without_receipt: self.without_receipt,
            reference: reference(text),
            terms: terms(text),
        }
    }
}

impl Rule {
    /// The reference that was written, if it may be one.
    pub const fn reference(&self) -> Option<Reference> {
        self.reference
    }

    /// Whether this line is one of those that are looked for.
    pub fn finds(&self, candidate: &Candidate<'_>) -> bool {
        let entry = candidate.entry;
        let is_written = || {
            self.reference.is_some_and(|reference| candidate.references.contains(&reference))
                || self.terms.iter().all(|term| term.is_of(entry))
        };
        self.month.is_none_or(|month| month.contains(entry.date()))
            && self.category.is_none_or(|category| is_for(entry, category))
            && (!self.without_receipt || (matches!(entry, Entry::Spend(_)) && candidate.receipts == 0))
            && is_written()
    }
}

fn is_for(entry: &Entry, category: Category) -> bool {
    match entry {
        Entry::Spend(spend) => spend.parts().iter().any(|part| part.category == category),
        Entry::MoneyIn(_) => false,
    }
}

impl Term {
    fn is_of(&self, entry: &Entry) -> bool {
        let pence = entry.amount().pence().get();
        let named = |text: &str| folded(text).collect::<String>().contains(&self.letters);
        self.amount.is_some_and(|(least, most)| (least..=most).contains(&pence))
            || self.when.is_some_and(|when| when.has(entry.date()))
            || entry.payee().is_some_and(|payee| named(payee.as_str()))
            || entry.note().as_ref().is_some_and(|note| named(note.as_str()))
    }
}

/// A reference told in full, or with a figure in it: six letters alone are rather a name.
fn reference(text: &str) -> Option<Reference> {
    let is_told = |text: &str| {
        let starts = text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("dp"));
        starts || text.bytes().any(|byte| byte.is_ascii_digit())
    };
    std::iter::once(text)
        .chain(text.split_whitespace())
        .filter(|text| is_told(text.trim_start()))
        .find_map(|text| Reference::parse(text).ok())
}

fn terms(text: &str) -> Vec<Term> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut terms = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let (when, length) = When::leading(rest).map_or((None, 1), |(when, length)| (Some(when), length));
        let (these, others) = rest.split_at(length.min(rest.len()));
        rest = others;
        let letters: String = these.iter().flat_map(|word| folded(word)).collect();
        // "46 pounds" is "£46"; a lone sign says nothing.
        let is_unit = matches!(letters.as_str(), "pound" | "pounds") && !terms.is_empty();
        if letters.is_empty() || is_unit {
            continue;
        }
        let amount = if let [one] = these { amount(one) } else { None };
        terms.push(Term { letters, amount, when });
    }
    terms
}

/// "46.37" is that and no other amount; "46" may be the pounds of one.
fn amount(word: &str) -> Option<(i64, i64)> {
    let word = word.trim_end_matches([',', '.']);
    let least = Amount::parse(word).ok()?.pence().get();
    let most = if word.contains('.') { least } else { least.saturating_add(99) };
    Some((least, most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spending::{MoneyIn, MoneyInKind, PaidBy, Spend};
    use crate::text::{Note, Payee};
    use proptest::prelude::*;

    fn spend(payee: &str, date: &str, pence: i64) -> Entry {
        let (date, amount) = (date.parse().unwrap(), Amount::try_from(pence).unwrap());
        let (payee, note) = (Payee::new(payee).unwrap(), Some(Note::new("For the shower").unwrap()));
        let spend = Spend::new(date, amount, payee, Category::EquipmentConsumables, PaidBy::Card);
        Entry::Spend(Spend { note, ..spend })
    }

    fn query(text: &str) -> Query {
        Query { text: Sought::optional(text).unwrap(), ..Query::default() }
    }

    fn finds(query: &Query, entry: &Entry) -> bool {
        let references = [Reference::parse("DP-7KQ4-2M").unwrap()];
        query.rule().finds(&Candidate { entry, receipts: 1, references: &references })
    }

    #[test]
    fn a_line_is_found_by_what_somebody_remembers_of_it() {
        let entry = spend("Green Lane Pharmacy", "2026-03-31", 4637);
        for text in [
            "",
            "pharmacy",
            "PHARM",
            "green  lane",
            "lane green",
            "greenlane",
            "shower",
            "46.37",
            "£46.37",
            "£ 46.37",
            "46",
            "£46",
            "46 pounds",
            "March",
            "march 2026",
            "Mar",
            "2026-03",
            "03/2026",
            "31 March",
            "31st march 2026",
            "31/3/2026",
            "31/03/26",
            "DP-7KQ4-2M",
            "dp 7kq4 2m",
            "7kq42m",
            "pharmacy march",
            "pharmacy £46",
            "phármacy",
        ] {
            assert!(finds(&query(text), &entry), "{text}");
        }
        for text in [
            "chemist",
            "46.36",
            "45",
            "4637",
            "April",
            "March 2025",
            "30 March",
            "DP-7KQ4-2N",
            "pharmacy april",
            "2025-03",
        ] {
            assert!(!finds(&query(text), &entry), "{text}");
        }
    }

    #[test]
    fn a_month_may_also_be_a_name() {
        assert!(finds(&query("may"), &spend("May Green", "2026-03-01", 100)));
        assert!(finds(&query("may"), &spend("Tariq Khan", "2026-05-01", 100)));
        assert!(!finds(&query("mar"), &spend("Tariq Khan", "2026-05-01", 100)));
        assert!(finds(&query("mar"), &spend("Market", "2026-05-01", 100)));
    }

    #[test]
    fn choices_and_words_are_true_together() {
        let entry = spend("Green Lane Pharmacy", "2026-03-31", 4637);
        let march = Query { month: "2026-03".parse().ok(), ..query("pharmacy") };
        assert!(finds(&march, &entry));
        assert!(!finds(&Query { month: "2026-02".parse().ok(), ..march.clone() }, &entry));
        let category = |category| Query { category: Some(category), ..Query::default() };
        assert!(finds(&category(Category::EquipmentConsumables), &entry));
        assert!(!finds(&category(Category::Pension), &entry));
        let bare = Query { without_receipt: true, ..Query::default() };
        assert!(!finds(&bare, &entry));
        assert!(bare.rule().finds(&Candidate { entry: &entry, receipts: 0, references: &[] }));
        let money = Entry::MoneyIn(MoneyIn {
            date: "2026-03-09".parse().unwrap(),
            amount: Amount::try_from(4637).unwrap(),
            kind: MoneyInKind::DpCouncil,
            payer: None,
            note: None,
            about: None,
        });
        assert!(finds(&query("46.37"), &money));
        assert!(
            !bare.rule().finds(&Candidate { entry: &money, receipts: 0, references: &[] }),
            "it needs none"
        );
    }

    proptest! {
        #[test]
        fn what_a_line_says_finds_it(pence in 1i64..=9_999_999, day in 0_u64..3000) {
            let first: chrono::NaiveDate = "2020-01-01".parse().unwrap();
            let date = first.checked_add_days(chrono::Days::new(day)).unwrap();
            let entry = spend("Sunrise Day Centre", &date.to_string(), pence);
            let amount = entry.amount().pence().to_string();
            let month = Month::of(date).to_string();
            for text in [amount, month, date.to_string()] {
                prop_assert!(finds(&query(&text), &entry), "{}", text);
            }
        }

        #[test]
        fn no_text_panics(text in ".{0,80}") {
            if let Ok(text) = Sought::optional(&text) {
                finds(&Query { text, ..Query::default() }, &spend("A", "2026-03-31", 1));
            }
        }
    }
}
