//! The key under which a person's records on one device are sealed.

use chrono::{DateTime, Utc};
use portal_domain::id::{DeviceId, PersonId};

use crate::code::{hash, inconsistent, kept};
use crate::command::{Command, Done};
use crate::database::{Conn, row, run};
use crate::{Error, Result, Signed, Store};

struct Key {
    person: PersonId,
    device: DeviceId,
    fresh: [u8; 32],
    now: DateTime<Utc>,
}

async fn key(conn: &mut Conn<'_>, person: PersonId, device: DeviceId) -> Result<Option<[u8; 32]>> {
    let found = row!(
        conn,
        (Vec<u8>,),
        "SELECT sealing_key FROM device WHERE person = $1 AND device = $2",
        person.uuid(),
        device.uuid(),
    )?;
    found.map(|(bytes,)| hash(bytes).ok_or(inconsistent("device", device.uuid()))).transpose()
}

impl Command for Key {
    type Answer = [u8; 32];

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<[u8; 32]>> {
        let fresh = run!(
            conn,
            "INSERT INTO device (person, device, sealing_key, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            self.person.uuid(),
            self.device.uuid(),
            self.fresh.as_slice(),
            self.now,
        )?;
        if fresh == 1 {
            return Ok(Done::Changed(self.fresh));
        }
        key(conn, self.person, self.device).await?.map(Done::Unchanged).ok_or(Error::Busy)
    }
}

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
        let mut lent = self.database().lend().await?;
        let known = key(&mut lent.conn(), signed.person(), device).await?;
        drop(lent);
        match known {
            Some(known) => Ok(known),
            None => {
                self.write(Key { person: signed.person(), device, fresh: fresh_key, now: kept(now) }).await
            }
        }
    }
}
