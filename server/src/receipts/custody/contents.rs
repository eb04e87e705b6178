use bytes::Bytes;

use super::Part;
use crate::receipts::Digest;

/// A receipt's table of contents: a line a part, hash first, as `sha256sum --check` reads it, so that an operator can
/// look after a back-up with a tool that is on every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Contents(Vec<(String, Digest)>);

impl Contents {
    pub fn of<'a>(parts: impl Iterator<Item = (Part, &'a Bytes)>) -> Self {
        Self(parts.map(|(part, bytes)| (part.name(), Digest::of(bytes))).collect())
    }

    pub fn write(&self) -> String {
        let lines: Vec<_> = self.0.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect();
        lines.concat()
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        let line = |line: &str| {
            let (digest, name) = line.split_once("  ")?;
            Some((name.to_owned(), digest.parse().ok()?))
        };
        str::from_utf8(bytes).ok()?.lines().map(line).collect::<Option<_>>().map(Self)
    }

    /// The hash that a part must have; `None` where the receipt has no such part.
    pub fn digest(&self, part: Part) -> Option<Digest> {
        let wanted = part.name();
        self.0.iter().find(|(name, _)| *name == wanted).map(|(_, digest)| *digest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_as_it_was_written() {
        let (page, small) = (Bytes::from_static(b"page"), Bytes::from_static(b"small"));
        let contents = Contents::of([(Part::Page(1), &page), (Part::Thumbnail, &small)].into_iter());
        let text = contents.write();
        assert!(text.ends_with("  small.jpg\n"));
        assert_eq!(Contents::read(text.as_bytes()), Some(contents.clone()));
        assert_eq!(contents.digest(Part::Page(1)), Some(Digest::of(b"page")));
        assert_eq!(contents.digest(Part::Page(2)), None);
        assert_eq!(Contents::read(b"nonsense"), None);
    }
}
