//! What is known of an entry, line by line.

use chrono::NaiveDate;
use portal_domain::account::PlanNeed;
use portal_domain::api::{EntryRecord, Stamp};
use portal_domain::id::{NeedId, PersonId};
use portal_domain::money::Pence;
use portal_domain::spending::{Entry, MoneyIn, PaidBy, Spend};

use crate::components::facts::Fact;
use crate::format::{date, moment, money, money_in};
use crate::text::{t, t_with, words::money as words, words::spending};
use crate::wording;

/// For whom the facts are written down.
pub struct Readership<'a> {
    /// The reader.
    pub person: PersonId,
    /// What the person whose money it is is called.
    pub called: &'a str,
    /// The needs in their plan.
    pub needs: &'a [PlanNeed],
    /// The date by which years are left out.
    pub today: NaiveDate,
}

/// The lines of a record.
pub fn facts(record: &EntryRecord, reader: &Readership<'_>) -> Vec<Fact> {
    let mut facts = match &record.entry {
        Entry::Spend(spend) => of_spend(spend, reader),
        Entry::MoneyIn(money) => of_money_in(money, reader),
    };
    if record.linked.refunded > Pence::ZERO {
        let cost = record.cost().unwrap_or_default();
        let back = [("back", money(record.linked.refunded)), ("cost", money(cost))];
        facts.push(fact(
            spending::ENTRY_REFUNDED,
            t_with(
                spending::ENTRY_REFUNDED_WHY,
                back.each_ref().map(|(name, words)| (*name, words.as_str())),
            ),
        ));
    }
    if record.linked.repaid > Pence::ZERO {
        facts.push(fact(spending::ENTRY_REPAID, money(record.linked.repaid)));
    }
    facts.push(fact(words::ENTRY_ADDED, added(&record.recorded, reader)));
    facts
}

fn of_spend(spend: &Spend, reader: &Readership<'_>) -> Vec<Fact> {
    let mut facts = vec![
        fact(words::ENTRY_AMOUNT, money(spend.amount.pence())),
        fact(spending::ENTRY_WHEN, date(spend.date, reader.today)),
    ];
    let title =
        |need: NeedId| reader.needs.iter().find(|known| known.id == need).map(|need| need.title.as_str());
    if spend.split.is_empty() {
        facts.push(fact(spending::ENTRY_FOR, wording::category(spend.category)));
    } else {
        facts.extend(spend.parts().into_iter().map(|part| {
            let (amount, what) = (money(part.amount.pence()), wording::category(part.category));
            let words = match part.need.and_then(title) {
                Some(need) => {
                    t_with(spending::ENTRY_PART_NEED, [("amount", &amount), ("what", what), ("need", need)])
                }
                None => t_with(spending::ENTRY_PART, [("amount", &amount), ("what", what)]),
            };
            fact(spending::ENTRY_FOR, words)
        }));
    }
    facts.extend(spend.miles.map(|miles| fact(spending::ENTRY_MILES, miles.to_string())));
    facts.push(fact(
        spending::ENTRY_HOW,
        match spend.paid_by {
            PaidBy::OwnMoney => t(words::OWN_MONEY),
            PaidBy::Card | PaidBy::Account | PaidBy::Cash => wording::paid_by(spend.paid_by),
        },
    ));
    let need = spend.need.filter(|_| spend.split.is_empty()).and_then(title);
    facts.extend(need.map(|need| fact(spending::ENTRY_NEED, need)));
    facts.extend(spend.note.as_ref().map(|note| fact(spending::ENTRY_NOTE, note.as_str())));
    facts.extend(spend.no_receipt.map(|reason| fact(spending::ENTRY_REASON, wording::no_receipt(reason))));
    facts
}

fn of_money_in(money: &MoneyIn, reader: &Readership<'_>) -> Vec<Fact> {
    let mut facts = vec![
        fact(words::ENTRY_AMOUNT, money_in(money.amount.pence())),
        fact(words::ENTRY_IN, date(money.date, reader.today)),
        fact(words::ENTRY_KIND, wording::money_in(money.kind)),
    ];
    facts.extend(money.payer.as_ref().map(|payer| fact(words::ENTRY_FROM, payer.as_str())));
    facts.extend(money.note.as_ref().map(|note| fact(spending::ENTRY_NOTE, note.as_str())));
    facts
}

/// "Rina Khan for Ada, 9:12 today": who wrote it down, for whom where it was for another, and when.
fn added(recorded: &Stamp, reader: &Readership<'_>) -> String {
    let (name, at) = (recorded.by.name.as_str(), moment(recorded.at, reader.today));
    let mine = recorded.by.id == reader.person;
    match (mine, recorded.acting_as.is_for_another()) {
        (true, false) => t_with(words::ADDED_BY_YOU, [("moment", &at)]),
        (true, true) => t_with(words::ADDED_BY_YOU_FOR, [("person", reader.called), ("moment", &at)]),
        (false, false) => t_with(words::ADDED_BY, [("name", name), ("moment", &at)]),
        (false, true) => {
            t_with(words::ADDED_BY_FOR, [("name", name), ("person", reader.called), ("moment", &at)])
        }
    }
}

fn fact(name: crate::text::Key, value: impl Into<String>) -> Fact {
    Fact { name: t(name), value: value.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{author, money_in_record, spend_record};
    use portal_domain::access::Relation;
    use portal_domain::spending::NoReceipt;
    use uuid::Uuid;

    fn told(record: &EntryRecord, person: u128) -> Vec<String> {
        let reader = Readership {
            person: PersonId::from_uuid(Uuid::from_u128(person)),
            called: "Ada",
            needs: &[],
            today: "2026-04-01".parse().unwrap(),
        };
        let line = |fact: Fact| format!("{}: {}", fact.name, fact.value).replace('\u{a0}', " ");
        facts(record, &reader).into_iter().map(line).collect()
    }

    #[test]
    fn a_spend_tells_all_that_was_typed() {
        let mut record = spend_record(1, "2026-03-31", 4637);
        if let Entry::Spend(spend) = &mut record.entry {
            spend.no_receipt = Some(NoReceipt::Lost);
        }
        assert_eq!(
            told(&record, 1),
            [
                "How much: £46.37",
                "When: Tuesday 31 March",
                "What it was for: Equipment and supplies",
                "How it was paid: With the direct payment card",
                "Why there is no receipt: I lost it",
                "Added by: You, 9:00 today",
            ]
        );
    }

    #[test]
    fn what_a_helper_wrote_says_for_whom() {
        let mut record = money_in_record(1, "2026-03-20", 4125);
        record.recorded = Stamp { acting_as: Relation::NominatedPerson, ..author() };
        assert_eq!(told(&record, 1).last().unwrap(), "Added by: You for Ada, 9:00 today");
        assert_eq!(told(&record, 2).last().unwrap(), "Added by: Ada Khan for Ada, 9:00 today");
        assert!(told(&record, 2).contains(&"How much: +£41.25".to_owned()));
    }
}
