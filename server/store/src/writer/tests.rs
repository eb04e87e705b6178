use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::{JoinHandle, yield_now};

use super::*;
use crate::database::{row, run};
use crate::dialect::{Address, writer};

/// What a command does in these tests.
#[derive(Clone)]
enum Deed {
    /// Inserts a number and keeps it.
    Add(i64),
    /// Inserts a number and finds that it was not needed.
    AddInVain(i64),
    /// Inserts a number and fails.
    AddAndFail(i64),
    /// Refers to nothing, which only the commit finds out.
    Dangle,
    /// Says that it has begun, and waits to be let go on.
    Wait(Arc<Notify>, Arc<Notify>),
    /// Makes room.
    MakeRoom,
    /// Fills many pages.
    Fill,
}

impl Command for Deed {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        let add = "INSERT INTO number (n) VALUES ($1)";
        match self {
            Self::Add(number) => run!(conn, add, *number).map(drop)?,
            Self::AddInVain(number) => {
                run!(conn, add, *number)?;
                return Ok(Done::Unchanged(()));
            }
            Self::AddAndFail(number) => {
                run!(conn, add, *number)?;
                return Err(Error::NotFound);
            }
            Self::Dangle => {
                run!(conn, "PRAGMA defer_foreign_keys = ON")?;
                run!(conn, "INSERT INTO child (parent) VALUES (-1)")?;
            }
            Self::Wait(begun, go) => {
                begun.notify_one();
                go.notified().await;
            }
            Self::MakeRoom => run!(conn, "PRAGMA max_page_count = 100000").map(drop)?,
            Self::Fill => run!(conn, "INSERT INTO bytes (b) VALUES (zeroblob(4000000))").map(drop)?,
        }
        Ok(Done::Changed(()))
    }
}

struct Bench {
    writer: Arc<Writer>,
    options: SqliteConnectOptions,
    _folder: tempfile::TempDir,
}

impl Bench {
    async fn open() -> Self {
        Self::with("100000").await
    }

    /// With room for so many pages.
    async fn with(pages: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/writer.db", folder.path().display());
        let Ok(Address::Sqlite(file)) = Address::from_str(&url) else { panic!("not a file") };
        let options = writer(&file).pragma("max_page_count", pages).busy_timeout(Duration::from_millis(50));
        let mut link = SqliteConnection::connect_with(&options).await.unwrap();
        let tables = "CREATE TABLE number (n INTEGER PRIMARY KEY);
            CREATE TABLE child (parent INTEGER REFERENCES number (n));
            CREATE TABLE bytes (b BLOB)";
        sqlx::raw_sql(tables).execute(&mut link).await.unwrap();
        link.close().await.unwrap();
        let writer = Arc::new(Writer::open(options.clone()).await.unwrap());
        Self { writer, options, _folder: folder }
    }

    /// Hands these in while the writer is kept busy, so that they are the next group.
    async fn together(&self, deeds: &[Deed]) -> Vec<JoinHandle<Result<()>>> {
        let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let first = self.hand_in(Deed::Wait(Arc::clone(&begun), Arc::clone(&go)));
        begun.notified().await;
        let mut waiting = Vec::new();
        for deed in deeds {
            waiting.push(self.hand_in(deed.clone()));
            yield_now().await;
        }
        go.notify_one();
        first.await.unwrap().unwrap();
        waiting
    }

    fn hand_in(&self, deed: Deed) -> JoinHandle<Result<()>> {
        let writer = Arc::clone(&self.writer);
        tokio::spawn(async move { writer.write(deed).await })
    }

    /// How many numbers another connection sees, and their sum.
    async fn seen(&self) -> (i64, i64) {
        let mut link = SqliteConnection::connect_with(&self.options).await.unwrap();
        let sql = "SELECT COUNT(*), COALESCE(SUM(n), 0) FROM number";
        row!(&mut Conn::Sqlite(&mut link), (i64, i64), sql).unwrap().unwrap()
    }
}

async fn answers(waiting: Vec<JoinHandle<Result<()>>>) -> Vec<std::result::Result<(), String>> {
    let mut answers = Vec::new();
    for one in waiting {
        answers.push(one.await.unwrap().map_err(|error| error.to_string()));
    }
    answers
}

#[tokio::test]
async fn nobody_is_answered_before_the_commit() {
    let bench = Bench::open().await;
    let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let group = [Deed::Add(1), Deed::Add(2), Deed::Wait(Arc::clone(&begun), Arc::clone(&go))];
    let waiting = bench.together(&group).await;
    // The last of the group has begun: the first two are done, but not durable.
    begun.notified().await;
    for _ in 0..20 {
        yield_now().await;
    }
    assert!(waiting.iter().all(|one| !one.is_finished()));
    assert_eq!(bench.seen().await, (0, 0));
    go.notify_one();
    assert!(answers(waiting).await.iter().all(std::result::Result::is_ok));
    assert_eq!(bench.seen().await, (2, 3));
}

#[tokio::test]
async fn each_member_is_kept_or_taken_back_by_itself() {
    let bench = Bench::open().await;
    let group = [
        Deed::Add(1),
        Deed::AddAndFail(10),
        Deed::Add(2),
        Deed::AddInVain(100),
        Deed::Add(4),
        Deed::AddInVain(200),
    ];
    let answers = answers(bench.together(&group).await).await;
    let fine: Vec<bool> = answers.iter().map(std::result::Result::is_ok).collect();
    assert_eq!(fine, [true, false, true, true, true, true]);
    assert_eq!(bench.seen().await, (3, 7));
}

#[tokio::test]
async fn a_commit_that_fails_is_nobodys_success() {
    let bench = Bench::open().await;
    let answers = answers(bench.together(&[Deed::Add(1), Deed::Dangle, Deed::Add(2)]).await).await;
    let fine: Vec<bool> = answers.iter().map(std::result::Result::is_ok).collect();
    // Tried again singly, those without fault succeed.
    assert_eq!(fine, [true, false, true]);
    assert_eq!(bench.seen().await, (2, 3));
    bench.writer.write(Deed::Add(4)).await.unwrap();
}

#[tokio::test]
async fn without_room_nothing_is_lost_and_reading_goes_on() {
    let bench = Bench::with("20").await;
    bench.writer.write(Deed::Add(1)).await.unwrap();
    let answers = answers(bench.together(&[Deed::Add(2), Deed::Fill, Deed::Add(4)]).await).await;
    assert_eq!(answers[1], Err(Error::Full.to_string()));
    assert_eq!((&answers[0], &answers[2]), (&Ok(()), &Ok(())));
    assert_eq!(bench.seen().await, (3, 7));
    bench.writer.write(Deed::MakeRoom).await.unwrap();
    bench.writer.write(Deed::Fill).await.unwrap();
}

#[tokio::test]
async fn what_is_queued_is_finished_before_the_end() {
    let bench = Bench::open().await;
    let waiting = bench.together(&[Deed::Add(1), Deed::Add(2)]).await;
    bench.writer.close().await;
    assert!(answers(waiting).await.iter().all(std::result::Result::is_ok));
    assert!(matches!(bench.writer.write(Deed::Add(4)).await, Err(Error::Unavailable(_))));
    assert_eq!(bench.seen().await, (2, 3));
}

#[tokio::test]
async fn while_another_process_writes_all_are_told_to_come_again() {
    let bench = Bench::open().await;
    let mut other = SqliteConnection::connect_with(&bench.options).await.unwrap();
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let answers = answers((0..5).map(|number| bench.hand_in(Deed::Add(number))).collect()).await;
    assert!(answers.iter().all(|answer| *answer == Err(Error::Busy.to_string())), "{answers:?}");
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    bench.writer.write(Deed::Add(8)).await.unwrap();
    assert_eq!(bench.seen().await, (1, 8));
}
