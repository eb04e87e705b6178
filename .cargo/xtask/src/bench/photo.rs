//! Photographs as a telephone sends them, without a camera: what is in them is noise of the strength of paper and print, as
//! only the work of reading them counts.

/// A photograph of this size, another for each seed: colour halved both ways, and some two bits a pixel.
pub fn photograph(width: u16, height: u16, seed: u64) -> Vec<u8> {
    let ([h1, h0], [w1, w0]) = (height.to_be_bytes(), width.to_be_bytes());
    let steps = [&[0xff, 0xdb, 0, 67, 0][..], &[6; 64]].concat();
    let frame = [0xff, 0xc0, 0, 17, 8, h1, h0, w1, w0, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0];
    // Thirty codes of five bits, for differences and for the rest; the code of ones alone may not be used.
    let codes = |class: u8| [&[0xff, 0xc4, 0, 49, class, 0, 0, 0, 0, 30][..], &[0; 11], &SYMBOLS].concat();
    let scan = [0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0];
    let units = usize::from(width.div_ceil(16)) * usize::from(height.div_ceil(16));
    let mut print = Print { bytes: Vec::new(), held: 0, bits: 0, chance: seed | 1 };
    for _ in 0..units {
        // Four blocks of light, two of colour, with less in them.
        for places in [16, 16, 16, 16, 5, 5] {
            print.block(places);
        }
    }
    let head = [&[0xff, 0xd8][..], &steps, &frame, &codes(0x00), &codes(0x10), &scan].concat();
    [head, print.end(), vec![0xff, 0xd9]].concat()
}

/// What the codes mean, in their order: how many zeros go before, and how many bits the number has.
const SYMBOLS: [u8; 30] = [
    0x00, 0x01, 0x02, 0x03, 0x04, 0x11, 0x12, 0x13, 0x21, 0x22, 0x31, 0x41, 0x51, 0x61, 0x71, 0x05, 0x06,
    0x07, 0x08, 0x09, 0x0a, 0x14, 0x23, 0x32, 0x42, 0x52, 0x62, 0x81, 0x91, 0xa1,
];

/// The compressed data of a picture, as they are written.
struct Print {
    bytes: Vec<u8>,
    held: u32,
    bits: u32,
    chance: u64,
}

impl Print {
    /// One block: its brightness moves by a little, and so many places of the rest are set.
    fn block(&mut self, places: u32) {
        // A difference of one bit, up or down by chance; numbers as long stay near the middle.
        self.code(1);
        self.chance(1);
        for _ in 0..places {
            // One to three bits, or a zero in between.
            let which = 1 + self.drawn() % 6;
            let (code, bits) = match which {
                1 | 2 => (1, 1),
                3 => (2, 2),
                4 => (3, 3),
                5 => (5, 1),
                _ => (6, 2),
            };
            self.code(code);
            self.chance(bits);
        }
        self.code(0);
    }

    fn code(&mut self, code: u32) {
        self.write(code, 5);
    }

    fn chance(&mut self, bits: u32) {
        let number = self.drawn();
        self.write(number & ((1 << bits) - 1), bits);
    }

    fn drawn(&mut self) -> u32 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        u32::try_from(self.chance >> 40).unwrap_or_default()
    }

    fn write(&mut self, number: u32, bits: u32) {
        self.held = (self.held << bits) | number;
        self.bits += bits;
        while self.bits >= 8 {
            self.bits -= 8;
            let [.., byte] = (self.held >> self.bits).to_be_bytes();
            self.bytes.push(byte);
            if byte == 0xff {
                self.bytes.push(0);
            }
        }
        self.held &= (1 << self.bits) - 1;
    }

    fn end(mut self) -> Vec<u8> {
        self.write(0x7f, 7);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_is_whole_and_no_two_are_alike() {
        let photo = photograph(64, 48, 1);
        assert!(photo.starts_with(&[0xff, 0xd8, 0xff]) && photo.ends_with(&[0xff, 0xd9]));
        assert_ne!(photo, photograph(64, 48, 3));
        // Nothing in the data looks like the mark of something else.
        let data = photo.windows(2).rposition(|two| two == [63, 0]).unwrap() + 2;
        let marks = photo[data..photo.len() - 2].windows(2).filter(|two| two[0] == 0xff && two[1] != 0);
        assert_eq!(marks.count(), 0);
    }

    #[test]
    fn twelve_megapixels_take_what_a_telephone_takes() {
        let size = photograph(4000, 3000, 1).len();
        assert!((2_000_000..6_000_000).contains(&size), "{size}");
    }
}
