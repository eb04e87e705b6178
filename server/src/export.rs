//! A payment's entries as a table for a spreadsheet (CSV, RFC 4180). What people typed stays text there: a spreadsheet
//! runs what begins like a formula, so that a payee called `=HYPERLINK(…)` would act on whoever opens the file.

use std::collections::BTreeMap;

use portal_domain::account::PlanNeed;
use portal_domain::api::EntryRecord;
use portal_domain::money::Pence;
use portal_domain::spending::{Entry, MoneyInKind, PaidBy};

use crate::words::word;

/// The columns, by their words.
const COLUMNS: [&str; 12] = [
    "date",
    "who",
    "purpose",
    "need",
    "how",
    "money_in",
    "money_out",
    "own_money",
    "note",
    "receipts",
    "written_by",
    "checked",
];

/// With it spreadsheets read the text as what it is, UTF-8.
const MARK: char = '\u{feff}';

/// The table, its columns named.
pub fn csv(records: &[EntryRecord], needs: &[PlanNeed]) -> String {
    let titles: BTreeMap<_, _> = needs.iter().map(|need| (need.id, need.title.as_str())).collect();
    let mut table = String::from(MARK);
    line(&mut table, &COLUMNS.map(|column| word("export", column).to_owned()));
    for record in records {
        match &record.entry {
            // A line for each part, so that sums by purpose are right.
            Entry::Spend(spend) => {
                for part in spend.parts() {
                    let amount = pounds(part.amount.pence());
                    let [out, own] = match spend.paid_by {
                        PaidBy::OwnMoney => [String::new(), amount],
                        PaidBy::Card | PaidBy::Account | PaidBy::Cash => [amount, String::new()],
                    };
                    let need = part.need.and_then(|need| titles.get(&need).copied()).unwrap_or_default();
                    let how = word("spending", paid_by(spend.paid_by));
                    let purpose = word("categories", part.category.id());
                    line(&mut table, &fields(record, [purpose, need, how], [String::new(), out, own]));
                }
            }
            Entry::MoneyIn(money) => {
                let came = [pounds(money.amount.pence()), String::new(), String::new()];
                line(&mut table, &fields(record, [word("categories", kind(money.kind)), "", ""], came));
            }
        }
    }
    table
}

/// The fields of a line: what it was for, which need, how it was paid; what came in, went out, and was the person's own.
fn fields(record: &EntryRecord, told: [&str; 3], money: [String; 3]) -> [String; 12] {
    let [purpose, need, how] = told.map(str::to_owned);
    let [money_in, money_out, own] = money;
    let receipts: Vec<String> = record.receipts.iter().map(|receipt| receipt.reference.to_string()).collect();
    let checked = record.review.accepted.as_ref();
    [
        record.entry.date().to_string(),
        record.entry.payee().map(ToString::to_string).unwrap_or_default(),
        purpose,
        need,
        how,
        money_in,
        money_out,
        own,
        record.entry.note().as_ref().map(ToString::to_string).unwrap_or_default(),
        receipts.join(" "),
        record.recorded.by.name.to_string(),
        checked.map(|stamp| stamp.at.date_naive().to_string()).unwrap_or_default(),
    ]
}

fn line(table: &mut String, fields: &[String; 12]) {
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            table.push(',');
        }
        table.push('"');
        if is_formula(field) {
            table.push('\'');
        }
        table.push_str(&field.replace('"', "\"\""));
        table.push('"');
    }
    table.push_str("\r\n");
}

/// Whether a spreadsheet would run it: by its first sign, also behind blanks, which some programs pass over.
fn is_formula(field: &str) -> bool {
    field.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
        || field.starts_with(['\t', '\r', '\n'])
}

/// `1234.56`: a number to every spreadsheet that counts in points.
fn pounds(amount: Pence) -> String {
    let pence = amount.get();
    format!("{}.{:02}", pence.checked_div(100).unwrap_or(0), pence.checked_rem(100).unwrap_or(0))
}

const fn paid_by(paid_by: PaidBy) -> &'static str {
    match paid_by {
        PaidBy::Card => "paid_card",
        PaidBy::Account => "paid_account",
        PaidBy::Cash => "paid_cash",
        PaidBy::OwnMoney => "paid_own",
    }
}

const fn kind(kind: MoneyInKind) -> &'static str {
    match kind {
        MoneyInKind::DpCouncil => "in_dp_council",
        MoneyInKind::DpHealth => "in_dp_health",
        MoneyInKind::DpEducation => "in_dp_education",
        MoneyInKind::ClientContribution => "in_client_contribution",
        MoneyInKind::PrivateTopup => "in_private_topup",
        MoneyInKind::CorrectionRepaidByMe => "in_correction_repaid",
        MoneyInKind::Interest => "in_interest",
        MoneyInKind::RefundFromProvider => "in_refund",
        MoneyInKind::OneOff => "in_one_off",
        MoneyInKind::OtherIn => "in_other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_stays_text() {
        for text in ["=1+1", "+44", "-1", "@SUM", "\t=1", " =1", "\u{ff1d}1", "\r=1"] {
            let mut table = String::new();
            let mut fields = [const { String::new() }; 12];
            fields[0] = text.to_owned();
            line(&mut table, &fields);
            assert!(table.starts_with("\"'"), "{text}: {table}");
        }
        assert!(!is_formula("Green Lane Pharmacy") && !is_formula("46.37") && !is_formula(""));
    }

    #[test]
    fn quotes_commas_and_lines_stay_in_their_field() {
        let mut table = String::new();
        let mut fields = [const { String::new() }; 12];
        fields[0] = "a \"b\", c\nd".to_owned();
        line(&mut table, &fields);
        assert!(table.starts_with("\"a \"\"b\"\", c\nd\",\"\","), "{table}");
        assert!(table.ends_with("\"\"\r\n"));
    }

    #[test]
    fn amounts_are_plain_numbers() {
        assert_eq!(pounds(Pence::new(4637)), "46.37");
        assert_eq!(pounds(Pence::new(123_405)), "1234.05");
        assert_eq!(pounds(Pence::new(7)), "0.07");
    }

    #[test]
    fn every_word_of_the_table_is_known() {
        for column in COLUMNS {
            assert_ne!(word("export", column), column);
        }
        for way in PaidBy::ALL {
            assert_ne!(word("spending", paid_by(way)), paid_by(way));
        }
        for kinds in MoneyInKind::ALL {
            assert_ne!(word("categories", kind(kinds)), kind(kinds));
        }
    }
}
