//! Writing down a spend: the form ([`record`]) and, once it is saved, where it is ([`saved`]); putting one right
//! ([`change`]).

pub mod change;
pub mod copies;
pub mod receipts;
pub mod record;
pub mod saved;
pub mod set_aside;
pub mod shots;
pub mod way;

mod checking;
mod draft;
mod facts;
mod faults;
mod fields;
mod form;
mod miles;
mod one_off;
mod paid_before;
mod payees;
mod purpose;
mod same;
pub mod saving;
mod shot;
mod split;
pub mod twin;
mod when;

pub use faults::{before_the_start, part};
pub use fields::Fields;
pub use shot::{not_kept, refused};
pub use when::When;
