//! The page's own clock, which no change of the device's time can move.

use std::{future::poll_fn, task::Poll};

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use super::courier::{Answer, Answering};

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Waits for the answer, or for `stalled` to say, asked every second, that there is no hope of one.
pub async fn until_stalled(mut answering: Answering, stalled: impl Fn() -> bool) -> Answer {
    const EVERY: i32 = 1_000;
    loop {
        let mut tick = sleep(EVERY);
        let first = poll_fn(|context| match answering.as_mut().poll(context) {
            Poll::Ready(answer) => Poll::Ready(Some(answer)),
            Poll::Pending => std::pin::Pin::new(&mut tick).poll(context).map(|_| None),
        });
        if let Some(answer) = first.await {
            return answer;
        }
        if stalled() {
            return Answer::NO_NETWORK;
        }
    }
}

fn sleep(milliseconds: i32) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // A page that is being closed refuses; then nothing is waited for any more.
            drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
        }
    }))
}
