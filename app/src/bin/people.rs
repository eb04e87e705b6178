//! Mounts.
fn main() {}
