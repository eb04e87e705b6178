//! Ids of the shape a phone makes.

use std::sync::atomic::{AtomicU64, Ordering};

/// 1 April 2026, 09:12 in London, in milliseconds: ids are born at the server's time.
const BORN: u64 = 1_775_031_120_000;

static SERIAL: AtomicU64 = AtomicU64::new(0);

/// A new id: a UUID version 7, here with a serial number for its chance.
pub fn id() -> String {
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    let born = BORN.saturating_add(serial / 8);
    format!("{:08x}-{:04x}-7abc-8def-{serial:012x}", born >> 16, born & 0xffff)
}
