//! What somebody at the council writes down for a person who telephones, posts paper or comes in. It stays marked for ever,
//! with how it came.

use serde::{Deserialize, Serialize};

/// How what was written down for a person came to the council.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OnBehalf {
    /// The person telephoned.
    Telephone,
    /// The person posted paper.
    Post,
    /// The person came in, or somebody of the council's went to see them.
    InPerson,
}

impl OnBehalf {
    /// Every way, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Telephone, Self::Post, Self::InPerson];
}
