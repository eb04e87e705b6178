//! What is drawn, in a real browser: it follows its signals, and what stays the same is left alone.
#![expect(clippy::unwrap_used, reason = "a test ends where what it looks for is not there")]

use leptos::mount::mount_to;
use leptos::prelude::document;
use leptos::task::tick;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{Show, View, view};
use crate::reactive::RwSignal;

/// An element in the page that holds only this view.
fn drawn(view: impl FnOnce() -> View + 'static) -> HtmlElement {
    let holder: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&holder).unwrap();
    mount_to(holder.clone(), view).forget();
    holder
}

fn part(holder: &HtmlElement, selector: &str) -> Element {
    holder.query_selector(selector).unwrap().unwrap()
}

fn words(holder: &HtmlElement) -> String {
    holder.text_content().unwrap()
}

#[wasm_bindgen_test]
fn gaps_are_filled_in_the_order_of_the_text() {
    let (title, last) = ("t".to_owned(), Some("last"));
    let holder = drawn(move || {
        view! {
            <p class="a" title=title>"one " {2_usize} " three " <b id=last>{"four"}</b> {last}</p>
            <hr/>
            "end"
        }
    });
    assert_eq!(words(&holder), "one 2 three fourlastend");
    assert_eq!(part(&holder, "p").get_attribute("title").as_deref(), Some("t"));
    assert_eq!(part(&holder, "b").id(), "last");
}

#[wasm_bindgen_test]
async fn what_is_drawn_anew_keeps_its_elements_and_the_focus() {
    let name = RwSignal::new("Ada".to_owned());
    let holder = drawn(move || {
        View::live(move || view! { <p><button type="button" aria-label=name.get()>{name.get()}</button></p> })
    });
    let button: HtmlElement = part(&holder, "button").unchecked_into();
    button.focus().unwrap();
    name.set("Joan".to_owned());
    tick().await;
    assert_eq!(words(&holder), "Joan");
    assert_eq!(part(&holder, "button").get_attribute("aria-label").as_deref(), Some("Joan"));
    assert_eq!(document().active_element().as_ref(), Some(button.as_ref()), "the same button, still focused");
    button.blur().unwrap();
}

#[wasm_bindgen_test]
async fn a_list_grows_and_shrinks_at_its_end_and_in_its_place() {
    let items = RwSignal::new(vec!["a", "b"]);
    let holder = drawn(move || {
        view! { <div>"<" {move || items.get().into_iter().map(|item| view! { <i>{item}</i> }).collect::<Vec<_>>()} ">"</div> }
    });
    let first = part(&holder, "i");
    for now in [vec!["a", "b", "c"], vec![], vec!["x"], vec!["y", "z"]] {
        items.set(now.clone());
        tick().await;
        assert_eq!(words(&holder), format!("<{}>", now.concat()));
    }
    assert!(!first.is_connected(), "what went is gone");
}

#[wasm_bindgen_test]
async fn nothing_keeps_the_place_of_something() {
    let shown = RwSignal::new(false);
    let holder = drawn(move || {
        view! {
            "a"
            {move || shown.get().then(|| view! { <b>"b"</b> "c" })}
            <Show when=shown fallback=|| "no">"yes"</Show>
            "d"
        }
    });
    assert_eq!(words(&holder), "anod");
    shown.set(true);
    tick().await;
    assert_eq!(words(&holder), "abcyesd");
    shown.set(false);
    tick().await;
    assert_eq!(words(&holder), "anod");
}

#[wasm_bindgen_test]
async fn attributes_classes_and_properties_follow() {
    let on = RwSignal::new(true);
    let text = RwSignal::new("1".to_owned());
    let holder = drawn(move || {
        view! {
            <input class="f" class:f--on=on aria-hidden=move || !on.get() aria-label=move || on.get().then_some("x") prop:value=text/>
        }
    });
    let input: HtmlInputElement = part(&holder, "input").unchecked_into();
    assert_eq!(
        (input.class_name().as_str(), input.has_attribute("aria-hidden"), input.value().as_str()),
        ("f f--on", false, "1")
    );
    // What somebody typed meanwhile gives way to what the signal says, also where that is what it said before.
    input.set_value("12");
    text.set("1".to_owned());
    on.set(false);
    tick().await;
    assert_eq!(
        (input.class_name().as_str(), input.has_attribute("aria-hidden"), input.value().as_str()),
        ("f", true, "1")
    );
    assert_eq!(input.get_attribute("aria-label"), None);
}

#[wasm_bindgen_test]
async fn a_closure_drawn_anew_takes_away_what_the_one_before_it_set() {
    let wrong = RwSignal::new(true);
    let holder = drawn(move || {
        View::live(move || {
            let wrong = wrong.get();
            view! { <p title=move || wrong.then_some("wrong") class:p--wrong=move || wrong>"x"</p> }
        })
    });
    let paragraph = part(&holder, "p");
    assert_eq!(paragraph.get_attribute("title").as_deref(), Some("wrong"));
    wrong.set(false);
    tick().await;
    assert_eq!(part(&holder, "p"), paragraph);
    assert_eq!((paragraph.get_attribute("title"), paragraph.class_name().as_str()), (None, ""));
}

#[wasm_bindgen_test]
async fn a_listener_is_the_one_drawn_last_and_ends_with_its_element() {
    let (factor, sum) = (RwSignal::new(1), RwSignal::new(0));
    let there = RwSignal::new(true);
    let holder = drawn(move || {
        View::live(move || {
            let factor = factor.get();
            there.get().then(|| {
                view! { <button type="button" on:click=move |_| sum.update(|sum| *sum += factor)>"+"</button> }
            })
        })
    });
    let button: HtmlElement = part(&holder, "button").unchecked_into();
    button.click();
    factor.set(10);
    tick().await;
    button.click();
    assert_eq!(sum.get_untracked(), 11);
    there.set(false);
    tick().await;
    button.click();
    assert_eq!(sum.get_untracked(), 11, "nobody listens to a button that is gone");
    assert_eq!(words(&holder), "");
}

#[wasm_bindgen_test]
fn a_shape_of_a_drawing_is_one() {
    let outline = "M0 0h4v4Z".to_owned();
    let holder = drawn(move || {
        let shape = view! { <path class="s" d=outline></path> };
        view! { <svg>{shape}</svg> }
    });
    let shape = part(&holder, ".s");
    assert_eq!(shape.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(shape.get_attribute("d").as_deref(), Some("M0 0h4v4Z"));
}

#[wasm_bindgen_test]
async fn what_a_person_opened_stays_open() {
    let said = RwSignal::new(0);
    let holder = drawn(move || {
        View::live(move || {
            let wanted = said.get() == 2;
            view! { <details prop:open=move || wanted><summary>"More"</summary></details> }
        })
    });
    let details = part(&holder, "details");
    details.set_attribute("open", "").unwrap();
    said.set(1);
    tick().await;
    assert!(details.has_attribute("open"), "nothing new was said of it");
    details.remove_attribute("open").unwrap();
    said.set(2);
    tick().await;
    assert!(details.has_attribute("open"), "now it was");
}

#[wasm_bindgen_test]
async fn one_text_with_other_steps_is_drawn_anew() {
    let (pressed, told) = (RwSignal::new(0), RwSignal::new(false));
    let holder = drawn(move || {
        View::live(move || {
            if told.get() {
                let title = "told".to_owned();
                view! { <p title=title>"x"</p> }
            } else {
                view! { <p on:click=move |_| pressed.update(|times| *times += 1)>"x"</p> }
            }
        })
    });
    told.set(true);
    tick().await;
    let now: HtmlElement = part(&holder, "p").unchecked_into();
    assert_eq!(now.title(), "told");
    now.click();
    assert_eq!(pressed.get_untracked(), 0, "nobody listens any more");
}
