//! How long to wait before the next try.

/// The longest wait in milliseconds, so that a server that returns is noticed within a minute.
pub const LONGEST: f64 = 60_000.0;
/// The first wait in milliseconds.
const FIRST: f64 = 2_000.0;

/// Milliseconds to wait after so many failed tries. `chance` between 0 and 1 spreads the phones of a whole council over
/// the second half of the wait, or they would all come at the moment the server returns.
pub fn wait(attempts: u32, chance: f64) -> f64 {
    let doubled = FIRST * f64::from(attempts.saturating_sub(1).min(5)).exp2();
    doubled.min(LONGEST) * (0.5 + 0.5 * chance.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_minute_and_never_beyond() {
        let longest: Vec<f64> = (1..=8).map(|attempts| wait(attempts, 1.0)).collect();
        assert_eq!(longest, [2e3, 4e3, 8e3, 16e3, 32e3, 60e3, 60e3, 60e3]);
        for attempts in [0, 1, 6, u32::MAX] {
            assert!(wait(attempts, 0.0) >= 1_000.0 && wait(attempts, 7.0) <= LONGEST);
        }
    }
}
