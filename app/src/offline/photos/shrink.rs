//! Makes the copy that is sent: upright, at most 2,000 pixels on its longest side, under 500 kB, and drawn anew, so that
//! nothing of where and by what it was taken is left.

use js_sys::{Array, ArrayBuffer, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions, ImageOrientation,
};

use super::hint::{Grey, Hint, hint};
use super::photo::Refusal;

/// The longest side in pixels.
const LONGEST: f64 = 2000.0;
/// The longest side of the copy by which a picture is judged, in pixels.
const SMALL: f64 = 320.0;
/// The longest side that the picture would have at the scale at which its middle is judged.
const CLOSE: f64 = 1200.0;
/// The most bytes.
const MOST_BYTES: f64 = 500_000.0;
/// What is tried in turn until the copy is small enough: a share of the size, and qualities of the JPEG. A till receipt
/// stays readable longer with fewer pixels than with coarser ones.
const TRIES: [(f64, &[f64]); 4] =
    [(1.0, &[0.85, 0.7, 0.55]), (0.8, &[0.6]), (0.6, &[0.6, 0.5]), (0.35, &[0.5, 0.3])];

/// The smaller copy of a picture, and what may be wrong with the picture.
///
/// # Errors
/// [`Refusal::CannotRead`] when this browser cannot open it.
pub async fn shrink(original: &ArrayBuffer) -> Result<(ArrayBuffer, Option<Hint>), Refusal> {
    let copy = draw(original).await.ok().flatten();
    copy.ok_or(Refusal::CannotRead)
}

/// Nothing when even the smallest try is too large, which a picture cannot be.
async fn draw(original: &ArrayBuffer) -> Result<Option<(ArrayBuffer, Option<Hint>)>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let options = ImageBitmapOptions::new();
    options.set_image_orientation(ImageOrientation::FromImage);
    let blob = Blob::new_with_buffer_source_sequence(&Array::of1(original))?;
    let decoding = window.create_image_bitmap_with_blob_and_image_bitmap_options(&blob, &options)?;
    let picture: ImageBitmap = JsFuture::from(decoding).await?.unchecked_into();
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    let copy = smallest_enough(&picture, &canvas).await;
    // A picture that cannot be looked at is sent without a word about it.
    let hint = look(&picture, &canvas).ok().flatten();
    // Decoded pixels are tens of megabytes, and the browser is slow to take them back by itself.
    picture.close();
    canvas.set_width(0);
    canvas.set_height(0);
    Ok(copy?.map(|copy| (copy, hint)))
}

/// What may be wrong with it, by a small grey copy of the whole and one of its middle, where strokes of letters can be told.
fn look(picture: &ImageBitmap, canvas: &HtmlCanvasElement) -> Result<Option<Hint>, JsValue> {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let fit = SMALL / width.max(height);
    paint(picture, canvas, width * fit, height * fit)?;
    let whole = grey(canvas)?;
    let near = (CLOSE / width.max(height)).min(1.0);
    let (across, down) = (width.min(SMALL / near), height.min(SMALL / near));
    canvas.set_width(pixels((across * near).round().max(1.0)));
    canvas.set_height(pixels((down * near).round().max(1.0)));
    let (left, top) = ((width - across) / 2.0, (height - down) / 2.0);
    let (wide, high) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context(canvas)?.draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
        picture, left, top, across, down, 0.0, 0.0, wide, high,
    )?;
    Ok(hint(&whole, &grey(canvas)?))
}

fn grey(canvas: &HtmlCanvasElement) -> Result<Grey, JsValue> {
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let data = context(canvas)?.get_image_data(0.0, 0.0, width, height)?;
    Ok(Grey::of(&data.data(), usize::try_from(canvas.width()).unwrap_or(1)))
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    Ok(canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into())
}

async fn smallest_enough(
    picture: &ImageBitmap,
    canvas: &HtmlCanvasElement,
) -> Result<Option<ArrayBuffer>, JsValue> {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let fit = (LONGEST / width.max(height)).min(1.0);
    for (share, qualities) in TRIES {
        paint(picture, canvas, width * fit * share, height * fit * share)?;
        for quality in qualities {
            let blob = encode(canvas, *quality).await?;
            if blob.size() <= MOST_BYTES {
                return Ok(Some(JsFuture::from(blob.array_buffer()).await?.unchecked_into()));
            }
        }
    }
    Ok(None)
}

fn paint(picture: &ImageBitmap, canvas: &HtmlCanvasElement, width: f64, height: f64) -> Result<(), JsValue> {
    let (width, height) = (width.round().max(1.0), height.round().max(1.0));
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context = context(canvas)?;
    // A JPEG has no transparency: without this a transparent background turns black.
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height)
}

async fn encode(canvas: &HtmlCanvasElement, quality: f64) -> Result<Blob, JsValue> {
    let mut refused = None;
    let encoded = Promise::new(&mut |resolve, _| {
        refused = canvas.to_blob_with_type_and_encoder_options(&resolve, "image/jpeg", &quality.into()).err();
    });
    if let Some(thrown) = refused {
        return Err(thrown);
    }
    // A canvas beyond the device's means gives null.
    JsFuture::from(encoded).await?.dyn_into()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 2,000")]
fn pixels(length: f64) -> u32 {
    length as u32
}
