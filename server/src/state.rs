//! All that a request may need.

use std::sync::Arc;

use portal_store::Store;

use crate::budget::MemoryBudget;
use crate::clock::{Chance, Clock};
use crate::config::Origin;
use crate::passwords::Passwords;
use crate::receipts::{Custody, Darkroom};
use crate::routes::FaultCount;
use crate::serve::Ending;
use crate::site::Site;

/// The running server, shared by every request.
pub type App = Arc<Portal>;

/// All that a request may need.
pub struct Portal {
    /// The records.
    pub store: Store,
    /// The receipts' pictures.
    pub custody: Custody,
    /// Where files become pictures.
    pub darkroom: Darkroom,
    /// How much memory files may take while they come in.
    pub incoming: MemoryBudget,
    /// The hashing of passwords.
    pub passwords: Passwords,
    /// The time.
    pub clock: Clock,
    /// Chance.
    pub chance: Chance,
    /// The address people type.
    pub origin: Origin,
    /// Whether the people here are invented.
    pub demo: bool,
    /// The built site.
    pub site: Site,
    /// How many faults the apps told lately.
    pub faults: FaultCount,
    /// The wish to end.
    pub ending: Ending,
}
