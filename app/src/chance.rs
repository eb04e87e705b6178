//! Chance, from the browser's secure source: the only place it comes from.

use wasm_bindgen::JsValue;

/// Random bytes.
///
/// # Errors
/// What the browser throws where it has no secure source.
pub fn bytes<const N: usize>() -> Result<[u8; N], JsValue> {
    let mut bytes = [0; N];
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    window.crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}
