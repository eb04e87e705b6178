use super::hand::Hand;
use super::{Fate, Hostile, file};
use crate::receipts::samples::bombs::{zlib, zlib_of_nothing};

/// Documents that never end, or ask for all memory. None can be ended from within.
pub(super) fn files() -> Vec<Hostile> {
    let paint = b"0 0 595 842 re f 0.3 g ".repeat(600_000);
    let shown = || Hand::page().resources("/XObject<</I 10 0 R>>").draws("q 595 0 0 842 0 0 cm /I Do Q");
    let image = |says: &str, data: &[u8]| {
        let says = format!("/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8{says}");
        shown().stream(10, &says, data)
    };
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 10 0 R>>>>";
    // Forty forms, each of which draws the next one twice.
    let doubled = (10..50).fold(shown(), |hand, number| {
        let next = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I {} 0 R>>>>",
            number + 1
        );
        hand.stream(number, &next, b"/I Do /I Do")
    });
    let pattern = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001/Resources<<>>";
    let deep = (0..8).fold(vec![0; 1 << 20], |data, _| zlib(&data));
    let trap = |name: &str, hand: Hand| Hostile { trap: true, ..file(name, hand.pdf(), Fate::Either) };
    vec![
        trap("PDF with an image of 50,000², packed", image("/Width 50000/Height 50000/Filter/FlateDecode", &zlib_of_nothing(2385))),
        trap("PDF with an image of 50,000² in two bytes", image("/Width 50000/Height 50000/Filter/RunLengthDecode", b"\x81\0")),
        trap("PDF with an image of 50,000² for fax machines", image("/Width 50000/Height 50000/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 50000/Rows 50000>>", &[0xff; 4000])),
        trap("PDF with an image of 2³¹ × 2³¹", image("/Width 2147483647/Height 2147483647", b"")),
        trap("PDF that draws 2 GB of packed nothing", Hand::page().draws(zlib_of_nothing(2048)).packed("/Filter/FlateDecode")),
        trap("PDF packed eight times", Hand::page().draws(deep).packed("/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode/FlateDecode/FlateDecode/FlateDecode/FlateDecode]")),
        trap("PDF of half a gigabyte in eight megabytes", Hand::page().draws(b"\x81 ".repeat(4 << 20)).packed("/Filter/RunLengthDecode")),
        trap("PDF with objects in 2 GB of nothing", Hand::page().stream(10, "/Type/ObjStm/N 1000000/First 10/Filter/FlateDecode", &zlib_of_nothing(2048))),
        trap("PDF whose form draws itself twice", shown().stream(10, form, b"/I Do /I Do")),
        trap("PDF whose forms are doubled forty times", doubled),
        trap("PDF painted half a million times", Hand::page().draws(paint.clone())),
        trap("PDF of 20 pages, each painted half a million times", Hand::page().pages(20).draws(paint)),
        trap("PDF with a clip in a clip in a clip", Hand::page().draws(b"q 0 0 595 842 re 1 1 300 300 re W* n ".repeat(300_000))),
        trap("PDF of dashes without number", Hand::page().draws("[0.00001] 0 d 0 0 m 595 842 l S")),
        trap("PDF tiled without number", Hand::page().resources("/Pattern<</P 10 0 R>>").draws("/Pattern cs /P scn 0 0 595 842 re f").stream(10, pattern, b"0 0 1 1 re f")),
        trap("PDF of a function that counts for ever", Hand::page().resources("/Shading<</S<</ShadingType 1/ColorSpace/DeviceGray/Function 10 0 R>>>>").draws("595 0 0 842 0 0 cm /S sh").stream(10, "/FunctionType 4/Domain[0 1 0 1]/Range[0 1]", &[b"{ ".as_slice(), &b"2 copy mul exch sqrt add ".repeat(20_000), b"pop }"].concat())),
        trap("PDF of 20 pages of noise", Hand::page().pages(20).resources("/XObject<</I 10 0 R>>").draws("q 595 0 0 842 0 0 cm /I Do Q").stream(10, "/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Width 1600/Height 2264", &noise(1600 * 2264))),
    ]
}

/// What no packer makes smaller.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    };
    (0..length).map(|_| next()).collect()
}
