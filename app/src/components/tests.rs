//! Parts drawn in a real browser, and what a screen reader is told of them.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test ends where what it looks for is not there"
)]

use super::choice::{Answer, Arrangement, Choice};
use super::error_summary::{ErrorSummary, Faults};
use super::field::MoneyField;
use super::heading::{Heading, provide_visited};
use super::nav::{Nav, Place};
use super::tag::{State, Tag};
use super::trail::{Place as Where, Trail};
use super::weeks::Weeks;
use crate::components::icon::Icon;
use crate::markup::view;
use crate::reactive::{RwSignal, Signal};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;

/// An element in the page that holds only this view.
fn drawn<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> web_sys::HtmlElement {
    let holder: web_sys::HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&holder).unwrap();
    mount_to(holder.clone(), view).forget();
    holder
}

fn attribute(holder: &web_sys::HtmlElement, part: &str, name: &str) -> Option<String> {
    holder.query_selector(part).unwrap().expect(part).get_attribute(name)
}

fn text(holder: &web_sys::HtmlElement, part: &str) -> String {
    holder.query_selector(part).unwrap().expect(part).text_content().unwrap_or_default()
}

/// After the effects and one frame of the screen.
async fn settled() {
    tick().await;
    let frame = js_sys::Promise::new(&mut |done, _| {
        request_animation_frame(move || {
            done.call0(&wasm_bindgen::JsValue::NULL).unwrap();
        });
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
    tick().await;
}

#[wasm_bindgen_test]
async fn a_wrong_field_says_so_and_the_summary_leads_to_it() {
    let faults = Faults::default();
    let holder = drawn(move || {
        view! {
            <ErrorSummary faults comfort="Nothing is lost."/>
            <MoneyField id="sum_paid" label="How much, in pounds?" value=RwSignal::new(String::new()) error=faults.of("sum_paid")/>
        }
    });
    assert!(holder.query_selector("[role=alert]").unwrap().is_none());
    assert_eq!(attribute(&holder, "input", "aria-invalid"), None);
    assert_eq!(attribute(&holder, "input", "inputmode").as_deref(), Some("decimal"));

    faults.set(vec![("sum_paid", "Enter how much you paid, like 46.37".to_owned())]);
    settled().await;
    assert_eq!(attribute(&holder, "input", "aria-invalid").as_deref(), Some("true"));
    assert_eq!(attribute(&holder, "input", "aria-describedby").as_deref(), Some("sum_paid-error"));
    assert_eq!(text(&holder, "#sum_paid-error"), "Error: Enter how much you paid, like 46.37");
    let summary = holder.query_selector("[role=alert]").unwrap().unwrap();
    assert_eq!(document().active_element(), Some(summary));

    let link: web_sys::HtmlElement =
        holder.query_selector(".app-error-summary__link").unwrap().unwrap().unchecked_into();
    link.click();
    assert_eq!(document().active_element().unwrap().id(), "sum_paid");

    faults.set(Vec::new());
    settled().await;
    assert!(holder.query_selector("[role=alert]").unwrap().is_none());
    holder.remove();
}

#[wasm_bindgen_test]
async fn a_choice_is_a_named_group_that_keeps_what_was_chosen() {
    let chosen = RwSignal::new(None::<char>);
    let answers = || vec![('a', Answer::new("Today").hint("Wed 1 April")), ('b', Answer::new("Yesterday"))];
    let holder = drawn(
        move || view! { <Choice name="when_test" legend="When?" answers=answers() chosen arrangement=Arrangement::Two/> },
    );
    assert_eq!(text(&holder, "fieldset > legend"), "When?");
    let second: web_sys::HtmlInputElement =
        holder.query_selector_all("input[type=radio]").unwrap().get(1).unwrap().unchecked_into();
    second.click();
    settled().await;
    assert_eq!(chosen.get_untracked(), Some('b'));
    chosen.set(Some('a'));
    settled().await;
    assert!(!second.checked());
    holder.remove();
}

#[wasm_bindgen_test]
async fn the_trail_marks_the_present_step_and_says_each_in_words() {
    let place = RwSignal::new(Where::Sending);
    let holder = drawn(move || view! { <Trail place/> });
    assert_eq!(text(&holder, "[aria-current=step]"), "SendingNow");
    assert_eq!(text(&holder, "li:first-child .app-trail__state"), "Done");
    assert_eq!(text(&holder, "li:last-child .app-trail__state"), "Not yet");
    place.set(Where::WithCouncil);
    settled().await;
    assert_eq!(text(&holder, "[aria-current=step]"), "With the councilDone");
    holder.remove();
}

#[wasm_bindgen_test]
fn what_is_drawn_is_also_said() {
    let holder = drawn(|| {
        view! {
            <Weeks half_weeks=5 most=8/>
            <Tag state=State::Question("Ama".to_owned())/>
        }
    });
    assert_eq!(attribute(&holder, ".app-weeks", "role").as_deref(), Some("img"));
    assert_eq!(
        attribute(&holder, ".app-weeks", "aria-label").as_deref(),
        Some("About 2½ boxes filled out of 8. One box is one week.")
    );
    assert_eq!(holder.query_selector_all(".app-weeks__box").unwrap().length(), 8);
    assert_eq!(holder.query_selector_all(".app-weeks__fill").unwrap().length(), 3);
    assert_eq!(text(&holder, ".app-tag"), "Ama has a question");
    assert_eq!(attribute(&holder, ".app-tag svg", "aria-hidden").as_deref(), Some("true"));
    holder.remove();
}

#[wasm_bindgen_test]
async fn the_bar_says_where_one_is_and_how_much_is_new() {
    let new = RwSignal::new(0_usize);
    let place = move |href: &str, current: bool| Place {
        href: href.to_owned(),
        icon: Icon::HOME,
        word: "Messages",
        current: Signal::stored(current),
        new: new.into(),
    };
    let holder = drawn(move || view! { <Nav places=vec![place("/", true), place("/messages", false)]/> });
    assert_eq!(attribute(&holder, "[href='/']", "aria-current").as_deref(), Some("page"));
    assert_eq!(attribute(&holder, "[href='/messages']", "aria-current"), None);
    assert_eq!(text(&holder, "[href='/messages']"), "Messages");
    new.set(2);
    settled().await;
    assert_eq!(text(&holder, "[href='/messages'] > span:last-child"), "Messages, 2 new");
    assert_eq!(
        attribute(&holder, "[href='/messages'] .app-nav__count", "aria-hidden").as_deref(),
        Some("true")
    );
    holder.remove();
}

#[wasm_bindgen_test]
async fn the_heading_names_the_page_and_takes_the_focus_of_every_page_but_the_first() {
    let wrong = RwSignal::new(false);
    let second = RwSignal::new(false);
    let holder = drawn(move || {
        provide_visited();
        move || {
            if second.get() {
                view! { <Heading text="Add a spend" wrong/> }
            } else {
                view! { <Heading text="Home"/> }
            }
        }
    });
    settled().await;
    assert_eq!(document().title(), "Home – My direct payment");
    assert_ne!(document().active_element().map(|element| element.tag_name()), Some("H1".to_owned()));
    second.set(true);
    settled().await;
    assert_eq!(document().title(), "Add a spend – My direct payment");
    assert_eq!(document().active_element().map(|element| element.tag_name()), Some("H1".to_owned()));
    wrong.set(true);
    settled().await;
    assert_eq!(document().title(), "Error: Add a spend – My direct payment");
    holder.remove();
}
