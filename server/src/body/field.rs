//! From what the reader of JSON says to a field of a form and what is wrong with it.

use portal_domain::api::{Field, FieldError, FieldProblem};
use portal_domain::money::AmountError;
use portal_domain::text::TextError;

/// The problem in the field at this path, where it is a field that a form has.
pub fn problem(path: &str, said: &str) -> Option<FieldProblem> {
    // A field that is not there is named in the sentence, not in the path.
    if let Some(name) = said.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        return Some(FieldProblem::new(field(name)?, FieldError::Missing));
    }
    let field = field(path.rsplit('.').next().unwrap_or_default())?;
    Some(FieldProblem::new(field, error(field, said)))
}

fn field(name: &str) -> Option<Field> {
    Some(match name {
        "amount" => Field::Amount,
        "payee" | "payer" => Field::Payee,
        "date" => Field::Date,
        "category" | "kind" => Field::Category,
        "need" => Field::Need,
        "miles" => Field::Miles,
        "split" | "share_of" => Field::Parts,
        "about" => Field::About,
        "paid_by" => Field::PaidBy,
        "note" => Field::Note,
        "text" => Field::Text,
        "email" => Field::Email,
        "password" | "current" => Field::Password,
        "new" => Field::NewPassword,
        _ => return None,
    })
}

/// The domain's own refusal where it was one (its words are at the beginning), else what fits the kind of field.
fn error(field: Field, said: &str) -> FieldError {
    let amounts = [AmountError::Zero, AmountError::Negative, AmountError::TooLarge];
    let texts = [TextError::Missing, TextError::TooLong];
    let refused = match field {
        Field::Amount => {
            amounts.into_iter().find(|error| said.starts_with(&error.to_string())).map(FieldError::from)
        }
        Field::Payee | Field::Note | Field::Text => {
            texts.into_iter().find(|error| said.starts_with(&error.to_string())).map(FieldError::from)
        }
        Field::Date
        | Field::Category
        | Field::Need
        | Field::PaidBy
        | Field::Miles
        | Field::Parts
        | Field::PartAmount
        | Field::PartCategory
        | Field::About
        | Field::File
        | Field::Email
        | Field::Password
        | Field::NewPassword => None,
    };
    refused.unwrap_or(match field {
        _ if said.starts_with("invalid type: null") => FieldError::Missing,
        Field::Amount | Field::PartAmount | Field::Miles => FieldError::NotANumber,
        Field::Date => FieldError::NotADate,
        Field::Payee
        | Field::Category
        | Field::Need
        | Field::PaidBy
        | Field::Parts
        | Field::PartCategory
        | Field::About
        | Field::Note
        | Field::Text
        | Field::File
        | Field::Email
        | Field::Password
        | Field::NewPassword => FieldError::Unknown,
    })
}
