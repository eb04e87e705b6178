//! What an attacker sends: each is refused or made harmless, soon.

use std::collections::BTreeSet;
use std::time::Duration;

use bytes::Bytes;
use rustix::time::{ClockId, clock_gettime};

use super::samples::{
    Family, Fate, Hostile, moving_webp, photograph, png, progressive, protected_pdf, traces, webp,
};
use super::{Limits, Processed, Refused, process};

/// Processor time for one file. Where this program is not optimised its own loops over pixels are many times slower.
const MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });

/// What became of a file, and what was wrong with that.
fn look(file: &Hostile) -> Option<String> {
    // Of the processor, not of the clock: test machines do other things too.
    let spent = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let start = spent();
    let got = process(&Bytes::from(file.bytes.clone()).into(), &Limits::default());
    let took = spent().saturating_sub(start);
    println!("{took:.2?} {}", file.name);
    if took > MOST {
        return Some(format!("{}: {took:?}", file.name));
    }
    match (got, file.fate) {
        (Err(Refused::Broken | Refused::TooHard | Refused::TooManyPixels), Fate::Either) => None,
        (Ok(got), Fate::Harmless | Fate::Either) => {
            remains(&got).map(|what| format!("{}: {what} is left", file.name))
        }
        (Err(why), Fate::Refused(wanted)) if why == wanted => None,
        (got, fate) => {
            Some(format!("{}: {fate:?} wanted, {:?} got", file.name, got.map(|got| got.pages.len())))
        }
    }
}

/// Goes through a family; documents that need a process of their own, and giants, are sent to the real server, in `tests/api`.
fn go_through(family: Family) {
    let files = family.files();
    let wrong: Vec<_> = files.iter().filter(|file| !file.trap).filter_map(look).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What there is beside pictures that this program wrote.
fn remains(got: &Processed) -> Option<&'static str> {
    let markup = [("a script", &b"<script>"[..]), ("camera data", b"Exif"), ("a packet", b"<?xpacket")];
    let words = markup.into_iter().map(|(what, word)| (what, word.to_vec())).chain(traces());
    let words: Vec<_> = words.collect();
    got.pages.iter().chain([&got.thumbnail]).find_map(|picture| {
        let holds = |word: &[u8]| picture.jpeg.windows(word.len()).any(|part| part == word);
        let found = words.iter().find(|(_, word)| holds(word)).map(|(what, _)| *what);
        found.or_else(|| (!picture.jpeg.ends_with(&[0xff, 0xd9])).then_some("something behind the picture"))
    })
}

#[test]
fn the_corpus_is_large_and_each_file_has_a_name_of_its_own() {
    let files: Vec<Hostile> = Family::ALL.into_iter().flat_map(Family::files).collect();
    let names: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let contents: BTreeSet<&[u8]> = files.iter().map(|file| file.bytes.as_slice()).collect();
    println!("{} files", files.len());
    assert!(files.len() >= 80 && names.len() == files.len() && contents.len() == files.len());
    assert!(Family::Cuts.files().len() >= 40);
}

#[test]
fn disguises() {
    go_through(Family::Disguises);
}

#[test]
fn polyglots() {
    go_through(Family::Polyglots);
}

#[test]
fn cuts() {
    go_through(Family::Cuts);
}

#[test]
fn floods() {
    go_through(Family::Floods);
}

#[test]
fn places() {
    go_through(Family::Places);
}

#[test]
fn documents() {
    go_through(Family::Documents);
}

#[test]
fn no_cut_and_no_flipped_byte_brings_the_server_down() {
    for sample in [
        photograph(48, 32, 6),
        png(24, 16),
        webp(24, 16),
        moving_webp(24, 16),
        protected_pdf(),
        progressive(32, 32),
    ] {
        for at in 0..sample.len().min(400) {
            let mut flipped = sample.clone();
            flipped[at] ^= 0x55;
            let _either = process(&Bytes::from(flipped).into(), &Limits::default());
            let _either = process(&Bytes::from(sample[..at].to_vec()).into(), &Limits::default());
        }
    }
}
