use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Hashes named values so that no two different lists of them give the same bytes: each name and value goes in with its
/// length. What is absent is left out, so that a later column changes no hash of before it.
pub(crate) struct Canon(Sha256);

impl Canon {
    /// A hash of this kind of thing.
    pub(crate) fn new(kind: &str) -> Self {
        Self(Sha256::new()).part(kind.as_bytes())
    }

    /// Adds bytes.
    pub(crate) fn bytes(self, name: &str, value: &[u8]) -> Self {
        self.part(name.as_bytes()).part(value)
    }

    /// Adds text.
    pub(crate) fn text(self, name: &str, value: &str) -> Self {
        self.bytes(name, value.as_bytes())
    }

    /// Adds a number.
    pub(crate) fn number(self, name: &str, value: i64) -> Self {
        self.bytes(name, &value.to_be_bytes())
    }

    /// Adds an id, where there is one.
    pub(crate) fn maybe_id(self, name: &str, value: Option<Uuid>) -> Self {
        self.maybe(name, value, |canon, name, id| canon.bytes(name, id.as_bytes()))
    }

    /// Adds a value, where there is one.
    pub(crate) fn maybe<T>(
        self,
        name: &str,
        value: Option<T>,
        add: impl FnOnce(Self, &str, T) -> Self,
    ) -> Self {
        match value {
            Some(value) => add(self, name, value),
            None => self,
        }
    }

    /// The hash.
    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    fn part(mut self, bytes: &[u8]) -> Self {
        // Lengths fit: nothing here is longer than a message.
        self.0.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        self.0.update(bytes);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_parted_differently_differs() {
        let one = Canon::new("x").text("a", "bc").finish();
        assert_ne!(one, Canon::new("x").text("ab", "c").finish());
        assert_ne!(one, Canon::new("y").text("a", "bc").finish());
        assert_eq!(one, Canon::new("x").text("a", "bc").maybe_id("d", None).finish());
    }
}
