//! A picture for an `<img>`, from bytes that are on this device.

use js_sys::{Array, ArrayBuffer};
use web_sys::{Blob, BlobPropertyBag, Url};

use crate::offline::Error;

/// An address of bytes in memory. The memory is given back when it is dropped, so keep it as long as the picture is shown.
#[derive(Debug)]
pub struct Preview(String);

impl Preview {
    pub(super) fn of(bytes: &ArrayBuffer, media_type: &str) -> Result<Self, Error> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(bytes), &options)?;
        Ok(Self(Url::create_object_url_with_blob(&blob)?))
    }

    /// The address of a file that is still in the person's hands, because the device could not keep it.
    ///
    /// # Errors
    /// What the browser says.
    pub fn of_file(file: &Blob) -> Result<Self, Error> {
        Ok(Self(Url::create_object_url_with_blob(file)?))
    }

    /// The address, `blob:…`, for `src` or for a link that saves a copy.
    pub fn url(&self) -> &str {
        &self.0
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // Nothing is lost but memory when the browser does not know the address any more.
        drop(Url::revoke_object_url(&self.0));
    }
}
