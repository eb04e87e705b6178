//! Photographs that come in: what eight at once cost in memory, and how many the processor makes harmless.

use std::thread;
use std::time::Instant;

use super::entry::id;
use super::http::Client;
use super::photo::photograph;
use super::server::{Server, empty_folder};
use super::{median, number};
use crate::failure::{Failure, Result};
use crate::place::Place;

/// So many come in at once.
const AT_ONCE: usize = 8;
/// Each person sends two at once at most, so it takes four to send eight.
const PEOPLE: [&str; 4] = ["recipient", "carer", "parent", "authorised"];
const ROUNDS: u64 = 3;
/// So many small photographs are made harmless in a round.
const SMALL: u64 = 24;

/// Prints how memory rises, how long eight wait, and how many small photographs a second of one core makes harmless.
pub fn print(place: &Place) -> Result<()> {
    let folder = empty_folder(place, "uploads")?;
    // The first start draws the demonstration, which leaves memory behind that the next has not.
    drop(Server::start(place, &folder, None)?);
    let (mut rises, mut waits, mut rates) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let server = Server::start(place, &folder, None)?;
        let senders = senders(&server)?;
        let large = |serial| photograph(4000, 3000, round * 1000 + serial);
        let photos: Vec<Vec<u8>> = (1..).step_by(2).take(AT_ONCE).map(large).collect();
        let before = server.memory()?;
        server.forget_most_memory()?;
        let begin = Instant::now();
        send_all(&server, &senders, photos)?;
        waits.push(begin.elapsed().as_secs_f64());
        rises.push(server.most_memory()? - before);

        let small = (1..).step_by(2).take(usize::try_from(SMALL).unwrap_or(0));
        let photos = small.map(|serial| photograph(1600, 1200, round * 1000 + 500 + serial)).collect();
        let before = server.processor()?;
        send_all(&server, &senders, photos)?;
        rates.push(number(SMALL) / (server.processor()? - before).max(0.001));
    }
    println!("uploads");
    println!("memory for 8 of 12 megapixels at once  {:>9.1} MiB", median(rises));
    println!("time until all 8 are safe              {:>9.2} s", median(waits));
    println!("of 1600 x 1200 made harmless           {:>9.1} per core and second", median(rates));
    Ok(())
}

/// Somebody who sends photographs.
struct Sender {
    account: String,
    cookie: String,
    entry: String,
}

fn senders(server: &Server) -> Result<Vec<Sender>> {
    PEOPLE.into_iter().map(|name| sender(server, name)).collect()
}

fn sender(server: &Server, name: &str) -> Result<Sender> {
    let session = server.sign_in(&format!("{name}@demo.example"))?;
    let account = session.body.split_once(r#""account":""#).and_then(|(_, rest)| rest.split('"').next());
    let account = account.ok_or_else(|| Failure::new("the session names no payment"))?.to_owned();
    let cookie = session.cookie.clone().ok_or_else(|| Failure::new("no cookie was set"))?;
    let entry = id();
    let body = r#"{"date":"2026-03-31","amount":1234,"payee":"Bench and Sons","category":"not_sure","need":null,"paid_by":"card","note":null,"no_receipt":null}"#;
    let mut client = Client::connect(server.port, Some(cookie.clone()))?;
    let answer = client.send("PUT", &format!("/api/v1/accounts/{account}/spending/{entry}"), Some(body))?;
    if answer.status == 201 {
        Ok(Sender { account, cookie, entry })
    } else {
        Err(Failure::new(format!("a spend was answered {}: {}", answer.status, answer.body)))
    }
}

/// Sends them over eight lines, and waits until the council has said that it has each.
fn send_all(server: &Server, senders: &[Sender], photos: Vec<Vec<u8>>) -> Result<()> {
    let mut lines: Vec<Vec<Vec<u8>>> = (0..AT_ONCE).map(|_| Vec::new()).collect();
    for (place, photo) in photos.into_iter().enumerate() {
        if let Some(line) = lines.get_mut(place % AT_ONCE) {
            line.push(photo);
        }
    }
    thread::scope(|scope| {
        let lines: Vec<_> = lines
            .into_iter()
            .zip(senders.iter().cycle())
            .map(|(photos, sender)| scope.spawn(move || send(server.port, sender, &photos)))
            .collect();
        lines.into_iter().try_for_each(|line| {
            line.join().map_err(|panic| Failure::new(format!("a sender broke down: {panic:?}")))?
        })
    })
}

fn send(port: u16, sender: &Sender, photos: &[Vec<u8>]) -> Result<()> {
    let mut client = Client::connect(port, Some(sender.cookie.clone()))?;
    for photo in photos {
        let Sender { account, entry, .. } = sender;
        let path = format!("/api/v1/accounts/{account}/entries/{entry}/receipts/{}", id());
        let answer = client.send_file(&path, photo)?;
        if answer.status != 201 {
            return Err(Failure::new(format!(
                "a photograph was answered {}: {}",
                answer.status, answer.body
            )));
        }
    }
    Ok(())
}
