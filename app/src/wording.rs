//! The words and signs of the domain's values: what a category, a reason, a problem is called here.

use crate::components::icon::Icon;
use crate::components::tag::State;
use crate::format::{clock_time, weekday_name};
use crate::text::words::{account, categories, desk, errors, shell, spending};
use crate::text::{Key, t, t_with};
use portal_domain::access::Relation;
use portal_domain::account::{Contact, Format};
use portal_domain::api::{Field, FieldError, FieldProblem, ProblemCode};
use portal_domain::spending::{Category, MoneyInKind, NoReceipt, PaidBy, Proof};
use portal_domain::time::OpeningHours;

/// What a spend was for.
pub fn category(category: Category) -> &'static str {
    t(match category {
        Category::PaWagesNet => categories::PA_WAGES_NET,
        Category::HmrcPayeNi => categories::HMRC_PAYE_NI,
        Category::Pension => categories::PENSION,
        Category::PayrollFee => categories::PAYROLL_FEE,
        Category::EmployerInsurance => categories::EMPLOYER_INSURANCE,
        Category::RecruitmentDbsTraining => categories::RECRUITMENT_DBS_TRAINING,
        Category::AgencyCare => categories::AGENCY_CARE,
        Category::SelfEmployedPa => categories::SELF_EMPLOYED_PA,
        Category::RespiteShortBreak => categories::RESPITE_SHORT_BREAK,
        Category::DayActivity => categories::DAY_ACTIVITY,
        Category::TransportFares => categories::TRANSPORT_FARES,
        Category::Mileage => categories::MILEAGE,
        Category::EquipmentConsumables => categories::EQUIPMENT_CONSUMABLES,
        Category::ManagedAccountFee => categories::MANAGED_ACCOUNT_FEE,
        Category::BackupCover => categories::BACKUP_COVER,
        Category::RedundancyStatutory => categories::REDUNDANCY_STATUTORY,
        Category::OtherAgreed => categories::OTHER_AGREED,
        Category::PrivatePaidInError => categories::PRIVATE_PAID_IN_ERROR,
        Category::RepaidToCouncil => categories::REPAID_TO_COUNCIL,
        Category::NotSure => categories::NOT_SURE,
    })
}

/// The picture of it.
pub fn category_icon(category: Category) -> Icon {
    match category {
        Category::PaWagesNet | Category::SelfEmployedPa => Icon::PERSON,
        Category::AgencyCare | Category::BackupCover | Category::RespiteShortBreak => Icon::CARE,
        Category::DayActivity => Icon::SUN,
        Category::TransportFares | Category::Mileage => Icon::CAR,
        Category::EquipmentConsumables => Icon::BOX,
        Category::HmrcPayeNi
        | Category::Pension
        | Category::PayrollFee
        | Category::EmployerInsurance
        | Category::ManagedAccountFee
        | Category::RedundancyStatutory => Icon::SHIELD,
        Category::RecruitmentDbsTraining => Icon::PEOPLE,
        Category::RepaidToCouncil => Icon::COUNCIL,
        Category::NotSure => Icon::QUESTION,
        Category::OtherAgreed | Category::PrivatePaidInError => Icon::MORE,
    }
}

/// What kind of money came in.
pub fn money_in(kind: MoneyInKind) -> &'static str {
    t(match kind {
        MoneyInKind::DpCouncil => categories::IN_DP_COUNCIL,
        MoneyInKind::DpHealth => categories::IN_DP_HEALTH,
        MoneyInKind::DpEducation => categories::IN_DP_EDUCATION,
        MoneyInKind::ClientContribution => categories::IN_CLIENT_CONTRIBUTION,
        MoneyInKind::PrivateTopup => categories::IN_PRIVATE_TOPUP,
        MoneyInKind::CorrectionRepaidByMe => categories::IN_CORRECTION_REPAID,
        MoneyInKind::Interest => categories::IN_INTEREST,
        MoneyInKind::RefundFromProvider => categories::IN_REFUND,
        MoneyInKind::OneOff => categories::IN_ONE_OFF,
        MoneyInKind::OtherIn => categories::IN_OTHER,
    })
}

/// How it was paid.
pub fn paid_by(paid_by: PaidBy) -> &'static str {
    t(match paid_by {
        PaidBy::Card => spending::PAID_CARD,
        PaidBy::Account => spending::PAID_ACCOUNT,
        PaidBy::Cash => spending::PAID_CASH,
        PaidBy::OwnMoney => spending::PAID_OWN,
    })
}

/// Why there is no receipt.
pub fn no_receipt(reason: NoReceipt) -> &'static str {
    t(match reason {
        NoReceipt::NotGiven => spending::REASON_NOT_GIVEN,
        NoReceipt::Lost => spending::REASON_LOST,
        NoReceipt::OnStatement => spending::REASON_ON_STATEMENT,
        NoReceipt::CouldNotPrint => spending::REASON_COULD_NOT_PRINT,
    })
}

/// What a spend at the council shows about its receipt: with it, reason given, or needed.
pub fn proof(proof: Proof) -> State {
    match proof {
        Proof::Receipt => State::WithCouncil,
        Proof::Reason(_) => State::NoReceipt,
        Proof::Needed => State::ReceiptNeeded,
    }
}

/// What somebody is to a payment.
pub fn relation(relation: Relation) -> &'static str {
    t(match relation {
        Relation::Recipient => account::RELATION_RECIPIENT,
        Relation::NominatedPerson => account::RELATION_NOMINATED,
        Relation::AuthorisedPerson => account::RELATION_AUTHORISED,
        Relation::Parent => account::RELATION_PARENT,
        Relation::CarerRecipient => account::RELATION_CARER,
        Relation::NamedOfficer => account::RELATION_OFFICER,
        Relation::MonitoringOfficer => account::RELATION_MONITORING,
        Relation::Manager => account::RELATION_MANAGER,
    })
}

/// In what form somebody wants to read.
pub fn format(format: Format) -> &'static str {
    t(match format {
        Format::EasyRead => desk::FORMAT_EASY_READ,
        Format::LargePrint => desk::FORMAT_LARGE_PRINT,
        Format::Audio => desk::FORMAT_AUDIO,
        Format::Braille => desk::FORMAT_BRAILLE,
        Format::SignLanguage => desk::FORMAT_SIGN_LANGUAGE,
    })
}

/// How somebody wants to be reached.
pub fn contact(contact: Contact) -> &'static str {
    t(match contact {
        Contact::Portal => desk::CONTACT_PORTAL,
        Contact::Telephone => desk::CONTACT_TELEPHONE,
        Contact::Letter => desk::CONTACT_LETTER,
    })
}

/// `Monday to Friday, 9am to 5pm`, or the days one by one where they are not one run.
pub fn hours(hours: &OpeningHours) -> String {
    let days = match hours.weekdays.as_slice() {
        [first, .., last] if usize::from(last.saturating_sub(*first)) + 1 == hours.weekdays.len() => {
            t_with(shell::DAYS_FROM_TO, [("first", weekday_name(*first)), ("last", weekday_name(*last))])
        }
        days => days.iter().map(|day| weekday_name(*day)).collect::<Vec<_>>().join(", "),
    };
    t_with(
        shell::HOURS,
        [("days", &days), ("opens", &clock_time(hours.opens)), ("closes", &clock_time(hours.closes))],
    )
}

/// What went wrong, and what to do.
pub fn problem(code: ProblemCode) -> &'static str {
    t(match code {
        ProblemCode::NotFound => errors::NOT_FOUND,
        ProblemCode::SignedOut => errors::SIGNED_OUT,
        ProblemCode::WrongCredentials => errors::WRONG_CREDENTIALS,
        ProblemCode::SlowDown => errors::SLOW_DOWN,
        ProblemCode::WrongPassword => errors::WRONG_PASSWORD,
        ProblemCode::WeakPassword => errors::WEAK_PASSWORD,
        ProblemCode::Invalid => errors::INVALID,
        ProblemCode::DifferentContent => errors::DIFFERENT_CONTENT,
        ProblemCode::ChangedMeanwhile => errors::CHANGED_MEANWHILE,
        ProblemCode::Closed => errors::CLOSED,
        ProblemCode::ReceiptEmpty => errors::RECEIPT_EMPTY,
        ProblemCode::ReceiptTooLarge => errors::RECEIPT_TOO_LARGE,
        ProblemCode::ReceiptWrongType => errors::RECEIPT_WRONG_TYPE,
        ProblemCode::ReceiptHeic => errors::RECEIPT_HEIC,
        ProblemCode::ReceiptBroken => errors::RECEIPT_BROKEN,
        ProblemCode::ReceiptProtected => errors::RECEIPT_PROTECTED,
        ProblemCode::ReceiptTooManyPixels => errors::RECEIPT_TOO_MANY_PIXELS,
        ProblemCode::ReceiptTooManyPages => errors::RECEIPT_TOO_MANY_PAGES,
        ProblemCode::TooManyReceipts => errors::TOO_MANY_RECEIPTS,
        ProblemCode::TooLarge => errors::TOO_LARGE,
        ProblemCode::Full => errors::FULL,
        ProblemCode::NotNow => errors::NOT_NOW,
        ProblemCode::WrongMethod | ProblemCode::CrossSite | ProblemCode::Unreadable | ProblemCode::Fault => {
            errors::FAULT
        }
    })
}

/// What to do about one field.
pub fn field_problem(problem: FieldProblem) -> &'static str {
    t(field_key(problem.field, problem.error))
}

fn field_key(field: Field, error: FieldError) -> Key {
    match (field, error) {
        (Field::Amount, FieldError::Missing) => errors::AMOUNT_MISSING,
        (Field::Amount, FieldError::NotANumber) => errors::AMOUNT_NOT_A_NUMBER,
        (Field::Amount, FieldError::TooManyDecimals) => errors::AMOUNT_TOO_MANY_DECIMALS,
        (Field::Amount, FieldError::Zero) => errors::AMOUNT_ZERO,
        (Field::Amount, FieldError::Negative) => errors::AMOUNT_NEGATIVE,
        (Field::Amount, FieldError::TooLarge) => errors::AMOUNT_TOO_LARGE,
        (Field::Payee, FieldError::Missing) => errors::PAYEE_MISSING,
        (Field::Payee, FieldError::TooLong) => errors::PAYEE_TOO_LONG,
        (Field::Date, FieldError::Missing) => errors::DATE_MISSING,
        (Field::Date, FieldError::NotADate) => errors::DATE_NOT_REAL,
        (Field::Date, FieldError::InFuture) => errors::DATE_FUTURE,
        (Field::Date, FieldError::LongAgo) => errors::DATE_LONG_AGO,
        (Field::Category, _) => errors::CATEGORY_MISSING,
        (Field::Need, _) => errors::NEED_UNKNOWN,
        (Field::Miles, FieldError::TooLarge) => errors::MILES_TOO_MANY,
        (Field::Miles, _) => errors::MILES_NOT_A_NUMBER,
        (Field::Parts, _) => errors::PARTS,
        (Field::PartAmount, _) => errors::PART_AMOUNT,
        (Field::PartCategory, _) => errors::PART_FOR,
        (Field::PaidBy, _) => errors::PAID_BY_MISSING,
        (Field::Note, FieldError::TooLong) => errors::NOTE_TOO_LONG,
        (Field::Text, FieldError::Missing) => errors::TEXT_MISSING,
        (Field::Text, FieldError::TooLong) => errors::TEXT_TOO_LONG,
        (Field::File, FieldError::Missing) => errors::RECEIPT_MISSING,
        (Field::Email, _) => errors::EMAIL_MISSING,
        (Field::Password, _) => errors::PASSWORD_MISSING,
        (Field::NewPassword, FieldError::Missing) => errors::NEW_PASSWORD_MISSING,
        (Field::NewPassword, FieldError::TooShort) => errors::NEW_PASSWORD_TOO_SHORT,
        (Field::NewPassword, FieldError::TooLong) => errors::NEW_PASSWORD_TOO_LONG,
        (
            Field::Amount
            | Field::Payee
            | Field::Date
            | Field::Note
            | Field::Text
            | Field::File
            | Field::About
            | Field::NewPassword,
            _,
        ) => errors::FIELD_OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;

    #[test]
    fn opening_hours_are_said_in_one_line() {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let open = |weekdays: &[u8]| {
            hours(&OpeningHours { weekdays: weekdays.to_vec(), opens: at(9), closes: at(17) })
        };
        assert_eq!(open(&[0, 1, 2, 3, 4]), "Monday to Friday, 9am to 5pm");
        assert_eq!(open(&[0, 2]), "Monday, Wednesday, 9am to 5pm");
        assert_eq!(open(&[3]), "Thursday, 9am to 5pm");
    }
}
