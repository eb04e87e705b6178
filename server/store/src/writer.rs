//! The one writer of SQLite, with group commit: a sync of the disk costs far more than a command, so the commands that
//! wait share one. Nobody waits for company: a group is what was queued while the one before it was synced.
//!
//! Each member has its own savepoint, and none is answered before the commit. Where the transaction as a whole fails (no
//! room, no memory, the disk), its members are tried singly, each in a transaction of its own. After a failed **sync** nothing
//! is tried again: the pages may be lost and yet count as written, so the writer stops for good and says so.

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use crate::command::{Command, Done};
use crate::database::Conn;
use crate::dialect::{self, Meaning, meaning};
use crate::{Error, Result};

/// The most commands that share a commit.
const MOST: usize = 64;
/// How many may wait; more wait to be let in.
const QUEUE: usize = 1024;
/// How often the file is opened while another instance opens it too, and the pause between.
const CONNECT_TRIES: u32 = 50;
const CONNECT_PAUSE: Duration = Duration::from_millis(100);

/// The way to the writer.
pub(crate) struct Writer {
    queue: std::sync::Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    task: Mutex<Option<JoinHandle<()>>>,
    stopped: watch::Receiver<bool>,
}

#[derive(Debug, thiserror::Error)]
#[error("the writer takes nothing any more")]
struct Stopped;

/// Opens a connection. Turning the log on is the one thing SQLite does not wait for when another instance does it at the
/// same moment, whatever the patience: it says at once that the file is busy.
async fn connect(options: &SqliteConnectOptions) -> Result<SqliteConnection> {
    let mut tries = 1;
    loop {
        match SqliteConnection::connect_with(options).await.map_err(Error::from) {
            Err(Error::Busy) if tries < CONNECT_TRIES => {
                tries += 1;
                tokio::time::sleep(CONNECT_PAUSE).await;
            }
            done => return done,
        }
    }
}

impl Writer {
    /// Opens the connection, making the file where there is none, and begins to take commands.
    pub(crate) async fn open(options: SqliteConnectOptions) -> Result<Self> {
        let link = connect(&options).await?;
        let (queue, waiting) = mpsc::channel(QUEUE);
        let (stop, stopped) = watch::channel(false);
        let desk = Desk { options, link: Some(link), stop };
        let task = Mutex::new(Some(tokio::spawn(desk.serve(waiting))));
        Ok(Self { queue: std::sync::Mutex::new(Some(queue)), task, stopped })
    }

    /// Hands a command in and waits until it is durable.
    pub(crate) async fn write<C: Command>(&self, command: C) -> Result<C::Answer> {
        let gone = || Error::Unavailable(Stopped.into());
        let queue = self.queue.lock().map_or(None, |queue| queue.clone()).ok_or_else(gone)?;
        let (reply, answered) = oneshot::channel();
        let job = Box::new(Pending { command, answer: None, reply });
        if queue.send(job).await.is_err() {
            return Err(gone());
        }
        // Not kept while waiting: the queue ends when the last sender is gone.
        drop(queue);
        answered.await.unwrap_or_else(|_never_answered| Err(gone()))
    }

    /// Finishes what is queued and ends.
    pub(crate) async fn close(&self) {
        if let Ok(mut queue) = self.queue.lock() {
            *queue = None;
        }
        if let Some(task) = self.task.lock().await.take() {
            // A task that broke down has nothing left to finish.
            let _ended = task.await;
        }
    }

    /// Whether it stopped because a sync failed.
    pub(crate) fn has_stopped(&self) -> bool {
        *self.stopped.borrow()
    }

    /// Resolves when it stops because a sync failed; never after an orderly end.
    pub(crate) async fn stopped(&self) {
        let mut stopped = self.stopped.clone();
        if stopped.wait_for(|stopped| *stopped).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// What became of a member.
enum Step {
    /// Keep it.
    Kept,
    /// Take back what it did; the group goes on.
    Undone,
    /// The transaction as a whole can no longer be trusted.
    Broken(Error),
}

type Stepping<'j> = Pin<Box<dyn Future<Output = Step> + Send + 'j>>;

/// A command that waits, whatever its answer is.
trait Job: Send {
    /// Runs it and keeps its answer.
    fn run<'j>(&'j mut self, link: &'j mut SqliteConnection) -> Stepping<'j>;
    /// Answers: what was kept, or why the transaction failed.
    fn settle(self: Box<Self>, failed: Option<Error>);
}

struct Pending<C: Command> {
    command: C,
    answer: Option<Result<C::Answer>>,
    reply: oneshot::Sender<Result<C::Answer>>,
}

impl<C: Command> Job for Pending<C> {
    fn run<'j>(&'j mut self, link: &'j mut SqliteConnection) -> Stepping<'j> {
        Box::pin(async move {
            let (step, answer) = match self.command.run(&mut Conn::Sqlite(link)).await {
                Ok(Done::Changed(answer)) => (Step::Kept, Ok(answer)),
                Ok(Done::Unchanged(answer)) => (Step::Undone, Ok(answer)),
                Err(error) if breaks_transaction(&error) => return Step::Broken(error),
                Err(error) => (Step::Undone, Err(error)),
            };
            self.answer = Some(answer);
            step
        })
    }

    fn settle(self: Box<Self>, failed: Option<Error>) {
        let answer = match (failed, self.answer) {
            (None, Some(answer)) => answer,
            (Some(error), _) => Err(error),
            (None, None) => Err(Error::Unavailable(Stopped.into())),
        };
        // Whoever asked may have gone; what they asked is done all the same.
        let _nobody_waits = self.reply.send(answer);
    }
}

/// Whether SQLite may have taken back the whole transaction (its documentation of transactions, "Response To Errors").
fn breaks_transaction(error: &Error) -> bool {
    match error {
        Error::Full | Error::Busy | Error::Unavailable(_) | Error::Fault(_) => true,
        Error::NotFound
        | Error::DifferentContent
        | Error::ChangedMeanwhile
        | Error::Closed
        | Error::TooManyReceipts
        | Error::UnknownNeed
        | Error::UnknownEntry
        | Error::BeforeOpening
        | Error::Taken
        | Error::Inconsistent { .. }
        | Error::Address(_) => false,
    }
}

/// Whether the members may fare better singly. Where another process holds the database, each would wait as long again.
fn is_worth_another_try(error: &Error) -> bool {
    !matches!(error, Error::Busy)
}

fn is_failed_sync(error: &Error) -> bool {
    let Error::Unavailable(source) = error else { return false };
    let database = source.downcast_ref::<sqlx::Error>().and_then(sqlx::Error::as_database_error);
    database.is_some_and(|error| meaning(error) == Meaning::NotSynced)
}

/// Where the commands are worked off.
struct Desk {
    options: SqliteConnectOptions,
    link: Option<SqliteConnection>,
    stop: watch::Sender<bool>,
}

impl Desk {
    async fn serve(mut self, mut waiting: mpsc::Receiver<Box<dyn Job>>) {
        let mut group = Vec::with_capacity(MOST);
        while waiting.recv_many(&mut group, MOST).await > 0 {
            self.settle(&mut group).await;
            if *self.stop.borrow() {
                // Dropping the queue answers whoever still waits in it.
                return;
            }
        }
        if let Some(link) = self.link.take() {
            // The next start reads the log again if this does not pass.
            let _closed = link.close().await;
        }
    }

    /// Works off a group and answers its members.
    async fn settle(&mut self, group: &mut Vec<Box<dyn Job>>) {
        match self.attempt(group).await {
            Ok(()) => group.drain(..).for_each(|job| job.settle(None)),
            Err(error) if group.len() > 1 && is_worth_another_try(&error) && !*self.stop.borrow() => {
                for mut job in group.drain(..) {
                    let outcome = self.attempt(std::slice::from_mut(&mut job)).await;
                    job.settle(outcome.err());
                }
            }
            Err(error) => {
                let busy = matches!(error, Error::Busy);
                let mut first = Some(error);
                for job in group.drain(..) {
                    let others = if busy { Error::Busy } else { Error::Unavailable(Stopped.into()) };
                    job.settle(Some(first.take().unwrap_or(others)));
                }
            }
        }
    }

    /// One transaction with all of these; an error means that none of them happened.
    async fn attempt(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<()> {
        if *self.stop.borrow() {
            return Err(Error::Unavailable(Stopped.into()));
        }
        let outcome = self.transaction(jobs).await;
        if let Err(error) = &outcome {
            if is_failed_sync(error) {
                self.stop.send_replace(true);
            }
            // SQLite may have rolled back by itself, and then refuses to do it again: only a new connection is surely clean.
            let undone = match &mut self.link {
                Some(link) => sqlx::raw_sql(dialect::UNDO_GROUP).execute(link).await.is_ok(),
                None => true,
            };
            if !undone {
                self.link = None;
            }
        }
        outcome
    }

    async fn transaction(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<()> {
        let link = match self.link.take() {
            Some(link) => link,
            None => SqliteConnection::connect_with(&self.options).await?,
        };
        let link = self.link.insert(link);
        let last = jobs.len().saturating_sub(1);
        sqlx::raw_sql(dialect::BEGIN_GROUP).execute(&mut *link).await?;
        for (place, job) in jobs.iter_mut().enumerate() {
            match job.run(link).await {
                Step::Kept if place == last => {}
                Step::Kept => {
                    sqlx::raw_sql(dialect::KEEP_MEMBER).execute(&mut *link).await?;
                }
                Step::Undone => {
                    sqlx::raw_sql(dialect::UNDO_MEMBER).execute(&mut *link).await?;
                }
                Step::Broken(error) => return Err(error),
            }
        }
        sqlx::raw_sql(dialect::COMMIT_GROUP).execute(&mut *link).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
