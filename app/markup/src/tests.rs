//! What markup is turned into, and what is refused.

use proc_macro2::TokenStream;
use quote::quote;

fn view(markup: TokenStream) -> syn::Result<String> {
    let nodes = rstml::parse2(markup)?;
    Ok(crate::nodes::view(&nodes)?.to_string().replace(' ', ""))
}

#[test]
fn what_stands_still_is_written_down() {
    let made = view(quote!(<p class="a" hidden>"1 < 2 & 3"<br/></p>)).unwrap();
    assert_eq!(made, r#"crate::markup::Template::new("<pclass=\"a\"hidden>1&lt;2&amp;3<br></p>").view()"#);
}

#[test]
fn what_lives_leaves_a_gap_in_its_place() {
    let made = view(quote!(<p title=t>{a} "and" <b on:click=go>"x"</b></p>)).unwrap();
    assert!(made.contains(r#"new("<p><!>and<!><b>x</b></p>")"#), "{made}");
    let steps = ["attribute(\"title\"", ".child(", ".next()", ".on(::leptos::ev::click,go)"];
    let at: Vec<_> = steps.iter().map(|step| made.find(step).unwrap()).collect();
    assert!(at.is_sorted(), "the steps follow the text: {made}");
}

#[test]
fn a_component_gets_its_properties_and_children() {
    let made = view(quote!(<Frame id label=words>"x"</Frame>)).unwrap();
    assert!(made.contains(".id(id).label(words).children("), "{made}");
}

#[test]
fn what_a_browser_would_move_is_refused() {
    assert!(view(quote!(<p><div>"x"</div></p>)).is_err());
    assert!(view(quote!(<p><span><ul></ul></span></p>)).is_err());
    assert!(view(quote!(<a href="x"><a href="y">"y"</a></a>)).is_err());
    assert!(view(quote!(<div><p>"x"</p></div>)).is_ok());
}

#[test]
fn what_it_does_not_know_is_refused() {
    assert!(view(quote!(<p style:color="red">"x"</p>)).is_err());
    assert!(view(quote!(<p {..rest}>"x"</p>)).is_err());
    assert!(view(quote!(<!-- "no comments" -->)).is_err());
}
