//! A photograph or file that somebody gave to the form, and how far it is.

use crate::reactive::ArcRwSignal;
use std::sync::Arc;

use portal_domain::id::ReceiptId;
use portal_domain::receipt::FileKind;
use send_wrapper::SendWrapper;

use super::same::Same;
use crate::components::icon::Icon;
use crate::offline::{Error, Hint, Photo, Preview, Refusal, Stage};
use crate::text::{t, words::errors, words::spending};

/// How far it is.
#[derive(Clone, Debug)]
pub enum Condition {
    /// It is being written to this device.
    Keeping,
    /// This device has it; its smaller copy is being made.
    Working,
    /// This device has it as it will be sent.
    Kept(FileKind),
    /// This device has it, and cannot make a picture of it.
    Unreadable,
    /// This device could not keep it: only this page has it.
    InHand(SendWrapper<web_sys::File>, Error),
}

impl Condition {
    /// What is known of a photograph that is on this device.
    pub fn of(photo: &Photo) -> Self {
        match photo.stage {
            Stage::Original => Self::Working,
            Stage::Ready { .. } => Self::Kept(photo.kind),
            Stage::Unreadable => Self::Unreadable,
        }
    }

    /// Where it is, in words, and the sign beside them.
    pub fn note(&self) -> (&'static str, Icon) {
        match self {
            Self::Keeping => (t(spending::PHOTO_KEEPING), Icon::CLOCK),
            Self::Working => (t(spending::PHOTO_WORKING), Icon::CLOCK),
            Self::Kept(_) => (t(spending::PHOTO_KEPT), Icon::TICK),
            Self::Unreadable => (t(errors::RECEIPT_BROKEN), Icon::PROBLEM),
            Self::InHand(_, Error::Full) => (t(errors::PHONE_FULL), Icon::PROBLEM),
            Self::InHand(
                _,
                Error::Unavailable
                | Error::Lost
                | Error::Outdated
                | Error::Corrupt
                | Error::Missing
                | Error::Busy
                | Error::Browser(_),
            ) => (t(errors::PHOTO_NOT_KEPT), Icon::PROBLEM),
        }
    }

    /// Whether a person must do something about it before the spend can be saved.
    pub const fn is_wrong(&self) -> bool {
        match self {
            Self::Unreadable | Self::InHand(..) => true,
            Self::Keeping | Self::Working | Self::Kept(_) => false,
        }
    }
}

/// One of them. Its signals outlive the page.
#[derive(Clone, Debug)]
pub struct Shot {
    /// Its id, which the receipt will have.
    pub id: ReceiptId,
    condition: ArcRwSignal<Condition>,
    preview: ArcRwSignal<Option<Arc<Preview>>>,
    hint: ArcRwSignal<Option<Hint>>,
    same: ArcRwSignal<Option<Same>>,
}

impl Shot {
    /// One that has come this far.
    pub fn new(id: ReceiptId, condition: Condition) -> Self {
        Self {
            id,
            condition: ArcRwSignal::new(condition),
            preview: ArcRwSignal::default(),
            hint: ArcRwSignal::default(),
            same: ArcRwSignal::default(),
        }
    }

    /// How far it is; follows changes.
    pub fn condition(&self) -> Condition {
        self.condition.get()
    }

    /// How far it is, without following changes.
    pub fn condition_untracked(&self) -> Condition {
        self.condition.get_untracked()
    }

    /// Notes how far it has come.
    pub fn becomes(&self, condition: Condition) {
        self.condition.set(condition);
    }

    /// What may be wrong with the picture; follows changes.
    pub fn hint(&self) -> Option<Hint> {
        self.hint.get()
    }

    /// Notes what may be wrong with the picture; nothing once the person has said that it will do.
    pub fn hints(&self, hint: Option<Hint>) {
        self.hint.set(hint);
    }

    /// Another one with the same picture; follows changes.
    pub fn same(&self) -> Option<Same> {
        self.same.get()
    }

    /// Notes another one with the same picture; none once the person has said that it is another.
    pub fn is_like(&self, same: Option<Same>) {
        self.same.set(same);
    }

    /// Shows this.
    pub fn shows(&self, preview: Option<Preview>) {
        self.preview.set(preview.map(Arc::new));
    }

    /// The address of the picture, where there is one; follows changes.
    pub fn address(&self) -> Option<String> {
        self.preview.get().map(|preview| preview.url().to_owned())
    }
}

/// Why a file is not taken, and what to do.
pub fn refused(refusal: Refusal) -> &'static str {
    t(match refusal {
        Refusal::Empty => errors::RECEIPT_EMPTY,
        Refusal::TooLarge => errors::RECEIPT_TOO_LARGE,
        Refusal::WrongType => errors::RECEIPT_WRONG_TYPE,
        Refusal::CannotRead => errors::RECEIPT_BROKEN,
    })
}

/// Why this device does not keep what was typed, and what to do.
pub fn not_kept(error: &Error) -> &'static str {
    t(match error {
        Error::Full => errors::PHONE_FULL_FORM,
        Error::Unavailable => errors::STORAGE,
        Error::Outdated => errors::OUTDATED,
        Error::Lost | Error::Corrupt | Error::Missing | Error::Busy | Error::Browser(_) => errors::NOT_KEPT,
    })
}
