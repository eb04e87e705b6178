use super::tiff_with_orientation;

/// Words in the photograph's camera data: what is kept must not hold them.
pub const PLANTED: &str = "PlantedCamera";

/// A place as programs write it down in words. It is planted in every file of the corpus that can hold it.
pub const PLACE: &str = "51.507222N,0.127500W";

/// The same place as cameras write it: degrees, minutes and seconds, each divided by what follows.
pub(super) const DEGREES: [u32; 6] = [51, 1, 30, 1, 26, 1];

/// Each form in which the place or the camera could reach a disk.
pub fn traces() -> Vec<(&'static str, Vec<u8>)> {
    let wide = |turn: fn(u16) -> [u8; 2]| PLACE.encode_utf16().flat_map(turn).collect::<Vec<_>>();
    let hexadecimal: Vec<String> = PLACE.bytes().map(|byte| format!("{byte:02x}")).collect();
    let hexadecimal = hexadecimal.concat();
    vec![
        ("the camera", PLANTED.into()),
        ("the place", PLACE.into()),
        ("the place in 16 bits", wide(u16::to_le_bytes)),
        ("the place in 16 bits, turned", wide(u16::to_be_bytes)),
        ("the place in hexadecimal", hexadecimal.to_uppercase().into()),
        ("the place in small hexadecimal", hexadecimal.into()),
        ("degrees", DEGREES.map(u32::to_le_bytes).concat()),
        ("degrees, turned", DEGREES.map(u32::to_be_bytes).concat()),
    ]
}

/// What programs write beside a picture, with the place in it.
pub(super) fn xmp() -> Vec<u8> {
    format!(
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF \
         xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:exif='http://ns.adobe.com/exif/1.0/' \
         exif:GPSLatitude='{PLACE}' exif:Model='{PLANTED}'/></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )
    .into()
}

/// Camera data as it stands in a JPEG, upright.
pub(super) fn exif() -> Vec<u8> {
    [b"Exif\0\0".as_slice(), &tiff_with_orientation(1)].concat()
}

/// The same, written by a camera that turns its numbers.
pub(super) fn exif_turned() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()].concat()
    };
    // 8 of the header and 18 of the one entry, then the place: two entries, and the numbers behind them.
    let main = entry(0x8825, 4, 1, 26);
    let gps = [entry(1, 2, 2, u32::from(b'N') << 24), entry(2, 5, 3, 56)].concat();
    let degrees = DEGREES.map(u32::to_be_bytes).concat();
    [&b"Exif\0\0MM\0*\0\0\0\x08\0\x01"[..], &main, &[0; 4], &[0, 2], &gps, &[0; 4], &degrees].concat()
}
