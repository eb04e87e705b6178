//! What went wrong, in codes (RFC 9457); the reader's language puts them in words.

use serde::{Deserialize, Serialize};

/// What went wrong. The ids stay for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// There is no such thing here, or it is not yours: the two cannot be told apart.
    NotFound,
    /// Nobody is signed in, or the session has ended.
    SignedOut,
    /// E-mail and password do not belong together.
    WrongCredentials,
    /// Too many tries; later.
    SlowDown,
    /// The current password is wrong.
    WrongPassword,
    /// The new password is too short, too long or too common.
    WeakPassword,
    /// The address takes another method.
    WrongMethod,
    /// The request comes from another site.
    CrossSite,
    /// The body is not what the endpoint reads.
    Unreadable,
    /// Some fields must be put right.
    Invalid,
    /// The id is taken by another content.
    DifferentContent,
    /// Somebody changed it meanwhile: the version is not the next one. Nothing was changed; the app shows both.
    ChangedMeanwhile,
    /// It can be changed no more.
    Closed,
    /// The file has no content.
    ReceiptEmpty,
    /// The file is over 15 MB.
    ReceiptTooLarge,
    /// The file is neither a picture that is taken nor a PDF.
    ReceiptWrongType,
    /// The file is a HEIC picture.
    ReceiptHeic,
    /// The file cannot be read to its end.
    ReceiptBroken,
    /// The PDF asks for a password.
    ReceiptProtected,
    /// The picture has more points than can be read safely.
    ReceiptTooManyPixels,
    /// The PDF has too many pages.
    ReceiptTooManyPages,
    /// The entry has as many receipts as it can have.
    TooManyReceipts,
    /// The body is too large.
    TooLarge,
    /// There is no room left on the server.
    Full,
    /// The server cannot answer now; later.
    NotNow,
    /// The server broke down. It was reported.
    Fault,
}

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// How much.
    Amount,
    /// Who was paid.
    Payee,
    /// When.
    Date,
    /// What for.
    Category,
    /// Which need.
    Need,
    /// How far it was.
    Miles,
    /// The parts of a split receipt, together.
    Parts,
    /// How much of the whole a part is.
    PartAmount,
    /// What a part was for.
    PartCategory,
    /// How it was paid.
    PaidBy,
    /// The entry that it belongs to.
    About,
    /// The note.
    Note,
    /// The text of a message.
    Text,
    /// A file.
    File,
    /// The e-mail address.
    Email,
    /// The password.
    Password,
    /// The new password.
    NewPassword,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldError {
    /// Nothing was entered or chosen.
    Missing,
    /// It is not a number.
    NotANumber,
    /// It has parts of a penny.
    TooManyDecimals,
    /// It is nothing.
    Zero,
    /// It is less than nothing.
    Negative,
    /// It is over £99,999.99.
    TooLarge,
    /// It is longer than fits.
    TooLong,
    /// It is shorter than is safe.
    TooShort,
    /// There is no such day.
    NotADate,
    /// The day has not come.
    InFuture,
    /// The day is more than 15 months ago; right, or a slip?
    LongAgo,
    /// It is not one of those offered.
    Unknown,
    /// The parts come to less than the whole.
    PartsShort,
    /// The parts come to more than the whole.
    PartsOver,
}

/// One thing to put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// Where.
    pub field: Field,
    /// What.
    pub error: FieldError,
    /// In which part of a split receipt, counted from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u8>,
}

impl FieldProblem {
    /// A problem in a field that there is once.
    pub const fn new(field: Field, error: FieldError) -> Self {
        Self { field, error, place: None }
    }

    /// The same in the part at this place.
    #[must_use]
    pub fn at(self, place: usize) -> Self {
        Self { place: u8::try_from(place).ok(), ..self }
    }
}

/// The body of every answer that is not a success (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// What went wrong.
    pub code: ProblemCode,
    /// What to put right, field by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
}
