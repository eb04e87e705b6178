//! Writing down a spend: the form ([`record`]) and, once it is saved, where it is ([`saved`]).

pub mod copies;
pub mod receipts;
pub mod record;
pub mod saved;
pub mod set_aside;
pub mod shots;
pub mod way;

mod draft;
mod facts;
mod faults;
mod fields;
mod form;
mod payees;
mod purpose;
mod saving;
mod shot;

pub use shot::not_kept;
