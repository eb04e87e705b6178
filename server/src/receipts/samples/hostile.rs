use super::super::Refused;

mod cuts;
mod disguises;
mod documents;
mod floods;
mod hand;
mod places;
mod polyglots;
mod traps;

/// What must become of a hostile file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is refused for this reason.
    Refused(Refused),
    /// It becomes pictures in which nothing of it is left but what can be seen.
    Harmless,
    /// One of the two: how much of a damaged document can still be drawn is the reader's matter.
    Either,
}

/// A file as an attacker sends it.
#[derive(Clone, Debug)]
pub struct Hostile {
    /// What it is, for whoever reads a failure. No two have the same.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What must become of it.
    pub fate: Fate,
    /// Whether it may loop or ask for all memory, so that only a process of its own can draw it.
    pub trap: bool,
}

/// Families of hostile files, so that tests can go through them side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Files that say they are something else.
    Disguises,
    /// Files that are two things at once.
    Polyglots,
    /// Files that stop too early.
    Cuts,
    /// Pictures that are far larger than they look.
    Floods,
    /// The largest and the most laborious pictures that are still taken.
    Giants,
    /// Files that know where they were made.
    Places,
    /// Documents that do things.
    Documents,
    /// Documents that never end.
    Traps,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Disguises,
        Self::Polyglots,
        Self::Cuts,
        Self::Floods,
        Self::Giants,
        Self::Places,
        Self::Documents,
        Self::Traps,
    ];

    /// Its files.
    pub fn files(self) -> Vec<Hostile> {
        match self {
            Self::Disguises => disguises::files(),
            Self::Polyglots => polyglots::files(),
            Self::Cuts => cuts::files(),
            Self::Floods => floods::files(),
            Self::Giants => floods::giants(),
            Self::Places => places::files(),
            Self::Documents => documents::files(),
            Self::Traps => traps::files(),
        }
    }
}

/// What an attacker would hide: a script, a program, and a place.
const EVIL: &[u8] = b"<script>alert(1)</script>PK\x03\x04evil.exe MZ PlantedCamera 51.507222N,0.127500W";

fn file(name: impl Into<String>, bytes: impl Into<Vec<u8>>, fate: Fate) -> Hostile {
    Hostile { name: name.into(), bytes: bytes.into(), fate, trap: false }
}

fn refused(name: impl Into<String>, bytes: impl Into<Vec<u8>>, why: Refused) -> Hostile {
    file(name, bytes, Fate::Refused(why))
}

fn harmless(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Hostile {
    file(name, bytes, Fate::Harmless)
}

fn with(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

/// The JPEG with another segment behind its beginning.
fn with_segment(jpeg: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    with(&[&jpeg[..2], &[0xff, marker], &length, data, &jpeg[2..]])
}

/// The PNG with another chunk behind its header.
fn with_chunk(png: &[u8], name: [u8; 4], data: &[u8]) -> Vec<u8> {
    with(&[&png[..33], &super::bombs::chunk(name, data), &png[33..]])
}
