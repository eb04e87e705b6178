//! A command: what is done in one transaction.

use sqlx::PgPool;

use crate::database::{Conn, Database};
use crate::{Error, Result, Store};

/// How often a command is tried that got into another's way.
const TRIES: u32 = 5;

/// What is done in one transaction, on either database. It awaits nothing but SQL, and may be run again from the start when
/// its transaction had to be given up.
pub(crate) trait Command: Send + Sync + 'static {
    /// What it answers once it is durable.
    type Answer: Send + 'static;

    /// Does it. An error takes back all of it.
    fn run(&self, conn: &mut Conn<'_>) -> impl Future<Output = Result<Done<Self::Answer>>> + Send;
}

/// What became of a command.
#[derive(Debug)]
pub(crate) enum Done<T> {
    /// It changed something, which is to be kept.
    Changed(T),
    /// It found that nothing was to be changed: what it did on its way is taken back.
    Unchanged(T),
}

impl Store {
    /// Runs a command, and answers when it is durable.
    pub(crate) async fn write<C: Command>(&self, command: C) -> Result<C::Answer> {
        match self.database() {
            Database::Sqlite { writer, .. } => writer.write(command).await,
            Database::Postgres(pool) => {
                let mut tries = 1;
                loop {
                    match once(pool, &command).await {
                        Err(Error::Busy) if tries < TRIES => tries += 1,
                        answer => return answer,
                    }
                }
            }
        }
    }
}

async fn once<C: Command>(pool: &PgPool, command: &C) -> Result<C::Answer> {
    let mut transaction = pool.begin().await?;
    match command.run(&mut Conn::Postgres(&mut transaction)).await? {
        Done::Changed(answer) => {
            transaction.commit().await?;
            Ok(answer)
        }
        Done::Unchanged(answer) => {
            transaction.rollback().await?;
            Ok(answer)
        }
    }
}
