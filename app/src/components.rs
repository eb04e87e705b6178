//! The parts every screen is made of. Each file bears the name of its style (`style/components/<name>.css`), takes plain
//! data, and knows no page and no server.
//!
//! Words come in as props: a `&'static str` from `t(…)`, a `String` from `t_with(…)`, a signal, or a closure.

#![expect(
    missing_docs,
    reason = "`#[component]` makes a public field of each prop; those that need words have them"
)]

pub mod acting;
pub mod avatar;
pub mod banner;
pub mod before_after;
pub mod button;
pub mod calendar;
pub mod chip;
pub mod choice;
pub mod composer;
pub mod date_leaf;
pub mod disclosure;
pub mod emergency;
pub mod empty;
pub mod error_summary;
pub mod exit;
pub mod facts;
pub mod field;
pub mod footer;
pub mod gallery;
pub mod greeting;
pub mod header;
pub mod heading;
pub mod icon;
pub mod ledger;
pub mod link_row;
pub mod money_now;
pub mod nav;
pub mod officer_card;
pub mod outbox;
pub mod panel;
pub mod part;
pub mod person_switch;
pub mod phone;
pub mod photo;
pub mod pick;
pub mod picture;
pub mod progress;
pub mod reference;
pub mod select;
pub mod skeleton;
pub mod skip_link;
pub mod sum;
pub mod tag;
pub mod thread;
pub mod todo;
pub mod trail;
pub mod viewer;
pub mod weeks;

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
