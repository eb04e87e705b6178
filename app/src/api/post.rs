//! Carries what waits in the outbox. `XMLHttpRequest`, because `fetch` does not say how much of a photograph has gone.

use js_sys::{ArrayBuffer, Promise};
use portal_domain::api::{
    Endpoint, PutMessage, PutMoneyIn, PutReceipt, PutReceiptOrder, PutReceiptVersion, PutSpend, PutVersion,
    SPEAKS_FOR,
};
use portal_domain::id::PersonId;
use portal_domain::receipt::FileKind;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ProgressEvent, XmlHttpRequest};

use crate::offline::sync::{Answer, Answering, Courier, Load, Outgoing, Progress};

/// The courier of the people's app.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    /// Whose outbox it is: nothing of it goes as anybody else's.
    pub person: PersonId,
}

enum Body {
    Text(String),
    Bytes(ArrayBuffer),
}

impl Courier for Post {
    fn carry(&self, Outgoing { account, load }: Outgoing, progress: Progress) -> Answering {
        let (url, kind, body) = match load {
            Load::Spend { id, content } => {
                let call = PutSpend { account, entry: id };
                (call.url(), "application/json", Body::Text(content.as_str().to_owned()))
            }
            Load::MoneyIn { id, content } => {
                let call = PutMoneyIn { account, entry: id };
                (call.url(), "application/json", Body::Text(content.as_str().to_owned()))
            }
            Load::Answer { id, thread, content } => {
                let call = PutMessage { account, thread, message: id };
                (call.url(), "application/json", Body::Text(content.as_str().to_owned()))
            }
            Load::Change { entry, version, content } => {
                let call = PutVersion { account, entry, version };
                (call.url(), "application/json", Body::Text(content.as_str().to_owned()))
            }
            Load::Filing { entry, receipt, content } => {
                let url = match receipt {
                    Some((receipt, version)) => PutReceiptVersion { account, receipt, version }.url(),
                    None => PutReceiptOrder { account, entry }.url(),
                };
                (url, "application/json", Body::Text(content.as_str().to_owned()))
            }
            Load::Receipt { id, spend, kind, bytes, sha256: _ } => {
                let call = PutReceipt { account, entry: spend, receipt: id };
                (call.url(), media_type(kind), Body::Bytes(bytes))
            }
        };
        let person = self.person;
        Box::pin(async move { put(person, &url, kind, body, progress).await.unwrap_or(Answer::NO_NETWORK) })
    }
}

const fn media_type(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Jpeg => "image/jpeg",
        FileKind::Png => "image/png",
        FileKind::Webp => "image/webp",
        FileKind::Pdf => "application/pdf",
    }
}

/// Ends the request when nobody waits for its answer any more.
struct Underway(XmlHttpRequest);

impl Drop for Underway {
    fn drop(&mut self) {
        self.0.set_onloadend(None);
        if let Ok(upload) = self.0.upload() {
            upload.set_onprogress(None);
        }
        // A request that has ended cannot be ended again, and need not.
        drop(self.0.abort());
    }
}

async fn put(
    person: PersonId,
    url: &str,
    kind: &str,
    body: Body,
    progress: Progress,
) -> Result<Answer, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("PUT", url)?;
    request.set_request_header("content-type", kind)?;
    request.set_request_header(SPEAKS_FOR, &person.to_string())?;
    let underway = Underway(request.clone());
    let tell = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.length_computable() && event.total() > 0.0 {
            progress.at(percent(event.loaded(), event.total()));
        }
    });
    request.upload()?.set_onprogress(Some(wasm_bindgen::JsCast::unchecked_ref(tell.as_ref())));
    let ended = Promise::new(&mut |resolve, _reject| request.set_onloadend(Some(&resolve)));
    match &body {
        Body::Text(text) => request.send_with_opt_str(Some(text))?,
        Body::Bytes(bytes) => request.send_with_opt_js_u8_array(Some(&js_sys::Uint8Array::new(bytes)))?,
    }
    JsFuture::from(ended).await?;
    let status = request.status()?;
    let is_json = request.get_response_header("content-type")?.is_some_and(|kind| kind.contains("json"));
    let wait = request.get_response_header("retry-after")?;
    let text = request.response_text()?.unwrap_or_default();
    drop(underway);
    Ok(Answer::of_response(status, is_json, wait.as_deref(), text))
}

/// Hundredths, rounded down.
fn percent(loaded: f64, total: f64) -> u8 {
    let hundredths = (loaded / total * 100.0).clamp(0.0, 100.0);
    (0..=100).rev().find(|whole| f64::from(*whole) <= hundredths).unwrap_or(0)
}
