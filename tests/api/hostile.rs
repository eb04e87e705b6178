//! What an attacker sends, to the real server: it refuses it in words that a machine reads or makes it harmless, stays within
//! its memory and time, goes on serving, and keeps nothing of a place.

mod meter;
mod names;
mod target;

use portal_server::receipts::samples::Family;
use target::Target;

/// Sends a family of the corpus, one after the other, and looks at everything that is on the disk afterwards.
async fn withstands(family: Family) {
    let target = Target::start().await;
    let files = family.files();
    for file in &files {
        target.attack(file).await;
    }
    target.still_serves().await;
    target.kept_no_trace();
    println!("{family:?}: {} files, {}", files.len(), target.summary());
}

#[tokio::test(flavor = "multi_thread")]
async fn disguises() {
    withstands(Family::Disguises).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn polyglots() {
    withstands(Family::Polyglots).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cuts() {
    withstands(Family::Cuts).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn floods() {
    withstands(Family::Floods).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn giants() {
    withstands(Family::Giants).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn places() {
    withstands(Family::Places).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn documents() {
    withstands(Family::Documents).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn traps() {
    withstands(Family::Traps).await;
}
