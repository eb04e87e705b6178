//! Durable spends a second: each with its session, permission, idempotency, audit event and fsync.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::entry::id;
use super::http::Client;
use super::server::{Server, empty_folder};
use super::{disk, median, number};
use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::postgres::{Durability, Postgres};

const ROUNDS: usize = 5;
const TIME: Duration = Duration::from_secs(2);
/// Prints the table for both databases: disk, an answer that does nothing, one writer, sixteen writers,
/// in turn within each round, as a disk may be ten times slower a minute later.
pub fn print(place: &Place) -> Result<()> {
    println!(
        "durable spends     disk/s   empty/s  conns  spends/s  p50 ms  p99 ms  ms CPU  ÷ disk (min to max)"
    );
    let folder = empty_folder(place, "sqlite")?;
    measure("SQLite", place, &folder, None)?;
    let postgres = Postgres::start(Durability::Durable)?;
    let folder = empty_folder(place, "with-postgres")?;
    measure("PostgreSQL", place, &folder, Some(&postgres.url()))
}

fn measure(name: &str, place: &Place, folder: &Path, database: Option<&str>) -> Result<()> {
    let server = Server::start(place, folder, database)?;
    let session = server.sign_in("recipient@demo.example")?;
    let account = session.body.split_once(r#""account":""#).and_then(|(_, rest)| rest.split('"').next());
    let account = account.ok_or_else(|| Failure::new("the session names no payment"))?;
    let cookie = session.cookie.clone().ok_or_else(|| Failure::new("no cookie was set"))?;
    let mut rows: [Vec<Load>; 2] = [Vec::new(), Vec::new()];
    let (mut syncs, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for (connections, loads) in [1, 16].into_iter().zip(&mut rows) {
            let disk = disk::syncs_a_second(folder, TIME)?;
            syncs.push(disk);
            loads.push(load(&server, account, &cookie, connections, disk)?);
        }
        empty.push(answers_a_second(&server)?);
    }
    for (connections, loads) in [1, 16].into_iter().zip(&rows) {
        let of = |field: fn(&Load) -> f64| median(loads.iter().map(field).collect());
        let ratios: Vec<f64> = loads.iter().map(|load| load.rate / load.disk).collect();
        let low = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        let high = ratios.iter().copied().fold(0.0, f64::max);
        println!(
            "{name:<15} {:>9.0} {:>9.0} {connections:>6} {:>9.0} {:>7.2} {:>7.2} {:>7.3}  {:.2} ({low:.2} to {high:.2})",
            median(syncs.clone()),
            median(empty.clone()),
            of(|load| load.rate),
            of(|load| load.p50),
            of(|load| load.p99),
            of(|load| load.processor),
            median(ratios),
        );
    }
    Ok(())
}

/// One round of writing.
#[derive(Debug, Clone, Copy)]
struct Load {
    /// Spends acknowledged a second.
    rate: f64,
    /// Milliseconds that half of them took at most.
    p50: f64,
    /// Milliseconds that 99 of 100 took at most.
    p99: f64,
    /// Milliseconds of the server's processor time for each.
    processor: f64,
    /// The disk's syncs a second just before.
    disk: f64,
}

fn load(server: &Server, account: &str, cookie: &str, connections: usize, disk: f64) -> Result<Load> {
    let before = server.processor()?;
    let begin = Instant::now();
    let times: Result<Vec<Vec<f64>>> = thread::scope(|scope| {
        let writers: Vec<_> =
            (0..connections).map(|_| scope.spawn(|| write(server.port, account, cookie))).collect();
        writers
            .into_iter()
            .map(|writer| {
                writer.join().map_err(|panic| Failure::new(format!("a writer broke down: {panic:?}")))?
            })
            .collect()
    });
    let elapsed = begin.elapsed().as_secs_f64();
    let mut times: Vec<f64> = times?.concat();
    times.sort_by(f64::total_cmp);
    let count = number(u64::try_from(times.len()).unwrap_or(u64::MAX));
    Ok(Load {
        rate: count / elapsed,
        p50: part(&times, 50),
        p99: part(&times, 99),
        processor: (server.processor()? - before) * 1000.0 / count,
        disk,
    })
}

/// One connection's milliseconds, spend by spend.
fn write(port: u16, account: &str, cookie: &str) -> Result<Vec<f64>> {
    let mut client = Client::connect(port, Some(cookie.to_owned()))?;
    let body = r#"{"date":"2026-03-31","amount":1234,"payee":"Bench and Sons","category":"not_sure","need":null,"paid_by":"card","note":null,"no_receipt":null}"#;
    let (begin, mut times) = (Instant::now(), Vec::new());
    while begin.elapsed() < TIME {
        let path = format!("/api/v1/accounts/{account}/spending/{}", id());
        let sent = Instant::now();
        let answer = client.send("PUT", &path, Some(body))?;
        times.push(sent.elapsed().as_secs_f64() * 1000.0);
        if !matches!(answer.status, 200 | 201) {
            return Err(Failure::new(format!("a spend was answered {}: {}", answer.status, answer.body)));
        }
    }
    Ok(times)
}

/// Answers a second of a route that does nothing, on one connection.
fn answers_a_second(server: &Server) -> Result<f64> {
    let mut client = Client::connect(server.port, None)?;
    let (begin, mut count) = (Instant::now(), 0_u32);
    while begin.elapsed() < TIME {
        client.send("GET", "/healthz", None)?;
        count = count.saturating_add(1);
    }
    Ok(f64::from(count) / begin.elapsed().as_secs_f64())
}

/// The value below which so many percent of a sorted list lie.
fn part(sorted: &[f64], percent: usize) -> f64 {
    let at = sorted.len().saturating_mul(percent) / 100;
    sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}
