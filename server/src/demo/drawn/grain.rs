//! Chance that is the same each time: grain of wood, wear of paper, noise of a small camera.

/// A number for these words.
pub(super) fn seed(words: &[&str]) -> u32 {
    words
        .iter()
        .flat_map(|word| word.bytes().chain([0]))
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A number between 0 and 1 for a place, without any pattern.
pub(super) fn speck(x: i32, y: i32, seed: u32) -> f32 {
    let mut mixed =
        x.cast_unsigned().wrapping_mul(0x9e37_79b1) ^ y.cast_unsigned().wrapping_mul(0x85eb_ca77) ^ seed;
    mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    mixed = (mixed ^ mixed >> 12).wrapping_mul(0x297a_2d39);
    let [_, _, high, low] = (mixed ^ mixed >> 15).to_le_bytes();
    f32::from(u16::from_le_bytes([high, low])) / 65_535.0
}

/// A number between 0 and 1 that changes smoothly from place to place.
#[expect(clippy::cast_possible_truncation, reason = "places in a picture of some thousand pixels")]
pub(super) fn cloud(x: f32, y: f32, seed: u32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let smooth = |part: f32| part * part * (3.0 - 2.0 * part);
    let (across, down) = (smooth(x - left), smooth(y - top));
    let (left, top) = (left as i32, top as i32);
    let row = |y: i32| mix(speck(left, y, seed), speck(left + 1, y, seed), across);
    mix(row(top), row(top + 1), down)
}

/// From `from` to `to` by a part between 0 and 1.
pub(super) fn mix(from: f32, to: f32, part: f32) -> f32 {
    from + (to - from) * part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specks_spread_and_clouds_are_smooth() {
        let specks: Vec<f32> = (0..1000).map(|x| speck(x, 7, 1)).collect();
        let mean = specks.iter().sum::<f32>() / 1000.0;
        assert!((mean - 0.5).abs() < 0.05 && specks.iter().all(|speck| (0.0..=1.0).contains(speck)));
        for step in 0..1000_i16 {
            let x = f32::from(step) * 0.01;
            assert!((cloud(x, 0.3, 1) - cloud(x + 0.01, 0.3, 1)).abs() < 0.05);
        }
        assert_ne!(seed(&["a", "b"]), seed(&["ab"]));
    }
}
