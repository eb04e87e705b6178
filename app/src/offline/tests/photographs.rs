//! Photographs: safe first, then smaller, upright and without a trace of where they were taken.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{Clamped, JsCast};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, ImageData};

use super::*;

pub(super) fn blob(bytes: &[u8]) -> Blob {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap()
}

/// A picture that does not compress: noise, with a white upper half when it is to be told upright.
async fn picture(width: u32, height: u32, media_type: &str) -> Vec<u8> {
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas: HtmlCanvasElement = document.create_element("canvas").unwrap().unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    let mut noise = 1_u32;
    let mut pixels = vec![255_u8; (width * height * 4) as usize];
    for pixel in pixels.chunks_exact_mut(4).skip((width * height / 2) as usize) {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        pixel[..3].copy_from_slice(&noise.to_le_bytes()[..3]);
    }
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pixels), width, height).unwrap();
    context.put_image_data(&data, 0.0, 0.0).unwrap();
    let encoded = Promise::new(&mut |resolve, _| {
        canvas.to_blob_with_type(&resolve, media_type).unwrap();
    });
    let file: Blob = JsFuture::from(encoded).await.unwrap().unchecked_into();
    let bytes = JsFuture::from(file.array_buffer()).await.unwrap();
    Uint8Array::new(&bytes).to_vec()
}

/// The JPEG with camera data that says: turn me a quarter to the right, and taken at "51.5072N".
fn with_camera_data(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"51.5072N");
    let mut whole = vec![0xff, 0xd8, 0xff, 0xe1, 0, u8::try_from(exif.len() + 2).unwrap()];
    whole.extend(exif);
    whole.extend_from_slice(&jpeg[2..]);
    whole
}

async fn bytes_of(vault: &Vault, id: ReceiptId) -> ArrayBuffer {
    vault.photos().bytes(id).await.unwrap()
}

async fn decoded(bytes: &ArrayBuffer) -> ImageBitmap {
    let file = Blob::new_with_buffer_source_sequence(&Array::of1(bytes)).unwrap();
    let window = web_sys::window().unwrap();
    JsFuture::from(window.create_image_bitmap_with_blob(&file).unwrap()).await.unwrap().unchecked_into()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[wasm_bindgen_test]
async fn a_large_photograph_becomes_upright_small_and_silent() {
    let (device, person) = (Device::new(), person());
    let vault = device.enter(person).await;
    let draft = DraftKey { account: account(), form: Form::Spend };
    let id = ReceiptId::from_uuid(uuid());
    let original = with_camera_data(&picture(4000, 3000, "image/jpeg").await);
    assert!(original.len() > 1_000_000);
    let photo = vault.photos().keep(id, draft, &blob(&original)).await.unwrap();
    assert_eq!(photo.stage, Stage::Original);
    assert_eq!(
        Uint8Array::new(&bytes_of(&vault, id).await.into()).to_vec(),
        original,
        "nothing happens before it is safe"
    );

    let photo = vault.photos().ready(id).await.unwrap();
    let bytes = bytes_of(&vault, id).await;
    assert_eq!(photo.stage, Stage::Ready { sha256: key::sha256(&bytes).await.unwrap() });
    assert_eq!(photo.bytes, bytes.byte_length());
    assert!(photo.bytes <= 500_000, "{}", photo.bytes);
    let copy = decoded(&bytes).await;
    assert!(copy.height() <= 2000 && copy.height() > copy.width(), "{} x {}", copy.width(), copy.height());
    let raw = Uint8Array::new(&bytes).to_vec();
    assert!(!contains(&raw, b"Exif") && !contains(&raw, b"51.5072N"));
    assert_eq!(vault.photos().ready(id).await.unwrap(), photo, "done once");
}

#[wasm_bindgen_test]
async fn an_original_left_by_a_crash_is_finished_at_the_next_start() {
    let (device, person) = (Device::new(), person());
    let draft = DraftKey { account: account(), form: Form::Spend };
    let vault = device.enter(person).await;
    let id = ReceiptId::from_uuid(uuid());
    vault.photos().keep(id, draft, &blob(&picture(300, 200, "image/png").await)).await.unwrap();

    let vault = device.reopen(person).await;
    for _ in 0..100 {
        if vault.photos().get(id).await.unwrap().stage != Stage::Original {
            break;
        }
        sleep(20).await;
    }
    let bytes = bytes_of(&vault, id).await;
    assert_eq!(Uint8Array::new(&bytes).subarray(0, 3).to_vec(), [0xff, 0xd8, 0xff], "a JPEG now");
    let copy = decoded(&bytes).await;
    assert_eq!((copy.width(), copy.height()), (300, 200), "never enlarged");
}

#[wasm_bindgen_test]
async fn what_is_not_taken_is_told_and_a_broken_picture_stays() {
    let device = Device::new();
    let vault = device.enter(person()).await;
    let draft = DraftKey { account: account(), form: Form::Spend };
    let id = ReceiptId::from_uuid(uuid());
    let mut large = vec![0; 15 * 1024 * 1024 + 1];
    large[..3].copy_from_slice(b"\xff\xd8\xff");
    let cases: [(&[u8], Refusal); 3] =
        [(b"", Refusal::Empty), (b"<svg></svg>", Refusal::WrongType), (&large, Refusal::TooLarge)];
    for (bytes, refusal) in cases {
        assert_eq!(vault.photos().keep(id, draft, &blob(bytes)).await, Err(refusal.into()));
    }
    assert!(vault.photos().of(&draft).await.unwrap().is_empty());

    let broken = blob(b"\xff\xd8\xff\xe0 and no more");
    vault.photos().keep(id, draft, &broken).await.unwrap();
    for _ in 0..2 {
        assert_eq!(vault.photos().ready(id).await, Err(Refusal::CannotRead.into()));
    }
    let kept = vault.photos().of(&draft).await.unwrap();
    assert_eq!(kept.iter().map(|photo| photo.stage).collect::<Vec<_>>(), [Stage::Unreadable]);
    assert_eq!(
        bytes_of(&vault, id).await.byte_length(),
        16,
        "fault of the browser or not, nothing is thrown away"
    );
    vault.photos().discard(id).await.unwrap();
    assert!(vault.photos().of(&draft).await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn what_a_person_says_of_photographs_is_kept() {
    let (device, person) = (Device::new(), person());
    let vault = device.enter(person).await;
    let draft = DraftKey { account: account(), form: Form::Spend };
    let (first, second) = (kept_pdf(&vault, draft, "one").await, kept_pdf(&vault, draft, "two").await);
    let copy = kept_pdf(&vault, draft, "one").await;
    let elsewhere = kept_pdf(&vault, DraftKey { account: account(), form: Form::Spend }, "one").await;
    let order = async |vault: &Vault| {
        vault.photos().of(&draft).await.unwrap().iter().map(|photo| photo.id).collect::<Vec<_>>()
    };
    assert_eq!(order(&vault).await, [first, second, copy]);
    vault.photos().order(&[copy, first, elsewhere]).await.unwrap();
    vault.photos().note(first, |photo| photo.is_other = true).await.unwrap();

    let vault = device.reopen(person).await;
    assert_eq!(order(&vault).await, [copy, first, second], "one that was not named comes last");
    let photo = vault.photos().get(first).await.unwrap();
    assert!(photo.is_other);
    let same = vault.photos().same_as(&photo).await.unwrap();
    assert_eq!(same.iter().map(|photo| photo.id).collect::<Vec<_>>(), [copy], "of one payment alone");
}

#[wasm_bindgen_test]
async fn a_dark_picture_is_told_and_kept_all_the_same() {
    let device = Device::new();
    let vault = device.enter(person()).await;
    let draft = DraftKey { account: account(), form: Form::Spend };
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas: HtmlCanvasElement = document.create_element("canvas").unwrap().unchecked_into();
    canvas.set_width(1200);
    canvas.set_height(1600);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    let mut said = Vec::new();
    for (paper, ink) in [("#f4f1ea", "#222222"), ("#3a3835", "#111111")] {
        context.set_fill_style_str(paper);
        context.fill_rect(0.0, 0.0, 1200.0, 1600.0);
        context.set_fill_style_str(ink);
        for line in 0..60 {
            context.fill_rect(100.0 + f64::from(line) * 16.0, 100.0, 5.0, 1400.0);
        }
        let encoded = Promise::new(&mut |resolve, _| {
            canvas.to_blob_with_type(&resolve, "image/jpeg").unwrap();
        });
        let file: Blob = JsFuture::from(encoded).await.unwrap().unchecked_into();
        let id = ReceiptId::from_uuid(uuid());
        vault.photos().keep(id, draft, &file).await.unwrap();
        let photo = vault.photos().ready(id).await.unwrap();
        assert!(photo.sha256().is_some());
        said.push(photo.hint);
        vault.photos().note(id, |photo| photo.hint = None).await.unwrap();
        assert_eq!(vault.photos().ready(id).await.unwrap().hint, None, "asked once");
    }
    assert_eq!(said, [None, Some(Hint::Dark)]);
}
