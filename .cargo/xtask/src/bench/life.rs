//! What the server costs when it does nothing: memory, start, its own size.

use std::fs;
use std::path::Path;

use super::median;
use super::server::{Server, empty_folder};
use crate::failure::{Result, While};
use crate::place::Place;

const ROUNDS: usize = 5;

/// Prints start time, memory at rest and after a thousand answers, and the bytes of the program.
pub fn print(place: &Place) -> Result<()> {
    let folder = empty_folder(place, "life")?;
    let first = Server::start(place, &folder, None)?.start;
    let (mut starts, mut idle, mut after) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let server = Server::start(place, &folder, None)?;
        starts.push(server.start.as_secs_f64() * 1000.0);
        idle.push(server.memory()?);
        look_around(&server)?;
        after.push(server.memory()?);
    }
    let binary = fs::metadata(place.server()).when("the server's program")?.len() / 1024;
    println!(
        "program                     {:>9.1} MiB",
        f64::from(u32::try_from(binary).unwrap_or(u32::MAX)) / 1024.0
    );
    println!("first start, with seeding   {:>9.0} ms", first.as_secs_f64() * 1000.0);
    println!("start                       {:>9.0} ms", median(starts));
    println!("memory at rest              {:>9.1} MiB", median(idle));
    println!("memory after 1,000 answers  {:>9.1} MiB", median(after));
    println!("database and receipts       {:>9.1} MiB", mebibytes(&folder)?);
    Ok(())
}

fn look_around(server: &Server) -> Result<()> {
    let session = server.sign_in("recipient@demo.example")?;
    let mut client = super::http::Client::connect(server.port, session.cookie)?;
    for _ in 0..500 {
        client.send("GET", "/", None)?;
        client.send("GET", "/api/v1/session", None)?;
    }
    Ok(())
}

fn mebibytes(folder: &Path) -> Result<f64> {
    let mut sum = 0.0;
    for entry in fs::read_dir(folder).when(folder.display())? {
        let path = entry.when(folder.display())?.path();
        if path.is_dir() {
            sum += mebibytes(&path)?;
        } else {
            let kib = fs::metadata(&path).when(path.display())?.len() / 1024;
            sum += f64::from(u32::try_from(kib).unwrap_or(u32::MAX)) / 1024.0;
        }
    }
    Ok(sum)
}
