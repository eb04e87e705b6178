//! One sender over all tabs of this browser, by the Web Locks interface where there is one. Where there is none, two tabs
//! may send the same thing, which the server takes as one.

use std::future::Future;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs the work unless another tab is at it under this name; false when another is.
pub async fn alone(name: &str, work: impl Future<Output = ()> + 'static) -> bool {
    let Some((locks, request)) = locks() else {
        work.await;
        return true;
    };
    let granted = std::rc::Rc::new(std::cell::Cell::new(false));
    let run = {
        let granted = std::rc::Rc::clone(&granted);
        Closure::once(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                return JsValue::UNDEFINED;
            }
            granted.set(true);
            future_to_promise(async move {
                work.await;
                Ok(JsValue::UNDEFINED)
            })
            .into()
        })
    };
    let options = Object::new();
    // An object just made takes a property.
    drop(Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE));
    let asked = request.call3(&locks, &name.into(), &options, run.as_ref());
    if let Ok(asked) = asked {
        // It is refused in a page that is being closed; the next start tries again.
        drop(JsFuture::from(asked.unchecked_into::<Promise>()).await);
    }
    granted.get()
}

fn locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?;
    Some((locks, request.dyn_into().ok()?))
}
