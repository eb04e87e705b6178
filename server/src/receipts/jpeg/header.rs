/// What a JPEG says of itself before anything is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Pixels across, as stored (before it is turned upright).
    pub width: u16,
    /// Pixels down.
    pub height: u16,
    /// Colour planes: 1, 3 or 4.
    pub components: u8,
    /// Samples a pixel in sixteenths: 48 for full colour, 24 where colour is halved both ways.
    pub sixteenths: u32,
    /// Sent coarse first: all coefficients must be held.
    pub progressive: bool,
    /// How often the decoder will go over the picture.
    pub scans: u32,
    /// Over how many samples it goes, all told: a pass costs time however little it holds.
    pub work: u64,
    /// Bytes of what is no picture: the camera's data, colour profiles, comments.
    pub beside: u64,
}

impl Header {
    /// Walks the markers to the end of the picture. `None` where there is no picture.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
        let mut header = None;
        let mut planes = Vec::new();
        let (mut scans, mut work, mut beside) = (0_u32, 0_u64, 0_u64);
        while let Some((marker, after)) = next(rest) {
            rest = after;
            match marker {
                // Restart marks and fillers stand alone.
                0x01 | 0xd0..=0xd8 => continue,
                0xd9 => break,
                _ => {}
            }
            let Some((segment, after)) = segment(rest) else { break };
            rest = after;
            match marker {
                0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf if header.is_none() => {
                    let (found, its_planes) = frame(marker, segment)?;
                    (header, planes) = (Some(found), its_planes);
                }
                0xda => {
                    scans = scans.saturating_add(1);
                    work = work.saturating_add(gone_over(segment, &planes));
                }
                0xe0..=0xef | 0xfe => {
                    beside = beside.saturating_add(segment.len().try_into().unwrap_or(u64::MAX));
                }
                _ => {}
            }
        }
        header.map(|header| Self { scans, work, beside, ..header })
    }

    /// Width times height.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// How many samples so many pixels have, over all colour planes.
    pub fn samples(&self, pixels: u64) -> u64 {
        (pixels * u64::from(self.sixteenths)).div_ceil(16)
    }
}

/// The next marker and what follows it. Compressed data, in which 255 is always followed by 0, is passed over.
fn next(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let mut rest = bytes;
    loop {
        let at = rest.iter().position(|&byte| byte == 0xff)?;
        rest = rest.get(at..)?;
        let at = rest.iter().position(|&byte| byte != 0xff)?;
        let (&marker, after) = rest.get(at..)?.split_first()?;
        if marker != 0 {
            return Some((marker, after));
        }
        rest = after;
    }
}

fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&length, rest) = bytes.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(length)).checked_sub(2)?)
}

/// A colour plane: its name in the file, and how many samples it has.
type Plane = (u8, u64);

/// Over how many samples a pass goes.
fn gone_over(segment: &[u8], planes: &[Plane]) -> u64 {
    let Some((&count, rest)) = segment.split_first() else { return 0 };
    let (named, _) = rest.as_chunks::<2>();
    let samples = |&[name, _]: &[u8; 2]| {
        planes.iter().find(|(plane, _)| *plane == name).map_or(0, |(_, samples)| *samples)
    };
    named.iter().take(count.into()).map(samples).sum()
}

fn frame(marker: u8, segment: &[u8]) -> Option<(Header, Vec<Plane>)> {
    let (&[_precision, h1, h0, w1, w0, components], planes) = segment.split_first_chunk::<6>()?;
    let (planes, _) = planes.as_chunks::<3>();
    let planes = planes.get(..components.into())?;
    let factors = || planes.iter().map(|&[_, factors, _]| (u32::from(factors >> 4), u32::from(factors & 15)));
    let most = factors().map(|(across, _)| across).max()? * factors().map(|(_, down)| down).max()?;
    let all: u32 = factors().map(|(across, down)| across * down).sum();
    let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
    let pixels = u64::from(width) * u64::from(height);
    let samples = |factors: u8| pixels * u64::from(factors >> 4) * u64::from(factors & 15);
    let of = |&[name, factors, _]: &[u8; 3]| Some((name, samples(factors).checked_div(most.into())?));
    let each = planes.iter().map(of).collect::<Option<_>>()?;
    if width == 0 || height == 0 {
        return None;
    }
    let sixteenths = (all * 16).checked_div(most)?;
    let progressive = marker & 3 == 2;
    let header = Header { width, height, components, sixteenths, progressive, scans: 0, work: 0, beside: 0 };
    Some((header, each))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipts::samples;

    #[test]
    fn the_size_is_read_without_decoding() {
        let header = Header::read(&samples::photograph(40, 30, 6)).unwrap();
        assert_eq!((header.width, header.height), (30, 40));
        assert_eq!((header.components, header.sixteenths, header.scans), (3, 24, 1));
        assert!(!header.progressive);
        assert_eq!(header.samples(1000), 1500);
        assert_eq!(header.work, 30 * 40 * 3 / 2);
    }

    #[test]
    fn scans_are_counted_but_not_inside_segments_or_after_the_end() {
        let mut photo = samples::photograph(40, 30, 1);
        photo.splice(2..2, [0xff, 0xe2, 0, 8, 0xff, 0xda, 0, 2, 0xff, 0xda]);
        photo.extend([0xff, 0xda, 0, 2]);
        assert_eq!(Header::read(&photo).unwrap().scans, 1);
        assert_eq!(Header::read(&samples::with_scans(&photo, 7)).unwrap().scans, 8);
    }

    #[test]
    fn nonsense_has_no_header() {
        for bytes in [
            &b""[..],
            b"\xff\xd8",
            b"\xff\xd8\xff\xc0\0\x02",
            b"\xff\xd8\xff\xc0\0\x0b\x08\0\0\0\0\x01\x01\x11\0",
        ] {
            assert_eq!(Header::read(bytes), None);
        }
    }
}
