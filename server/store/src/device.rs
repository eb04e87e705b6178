//! The key under which a person's records on one device are sealed.

use chrono::{DateTime, Utc};
use portal_domain::id::DeviceId;

use crate::{Result, Signed, Store};

impl Store {
    /// The key of this person on this device: `fresh_key` where there was none, the same as before otherwise.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn device_key(
        &self,
        signed: &Signed,
        device: DeviceId,
        fresh_key: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<[u8; 32]> {
        let _ = (signed, device, fresh_key, now);
        todo!()
    }
}
