//! What is written is read again as it was, and what is something else is refused. In a browser, whose parser it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Unreadable, read, write};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Sort {
    Plain,
    Of(i64),
    Pair(u8, String),
    With { name: String, at: Option<u32> },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Whole {
    pence: i64,
    share: f64,
    yes: bool,
    nothing: Option<String>,
    sorts: Vec<Sort>,
    by_name: BTreeMap<String, u32>,
    #[serde(default)]
    later: Vec<u8>,
}

fn whole() -> Whole {
    Whole {
        pence: -999_999_999,
        share: 0.25,
        yes: true,
        nothing: None,
        sorts: vec![
            Sort::Plain,
            Sort::Of(7),
            Sort::Pair(255, "“£” \n\u{1f600}".to_owned()),
            Sort::With { name: String::new(), at: Some(3) },
        ],
        by_name: BTreeMap::from([("a b".to_owned(), 1), ("é".to_owned(), 2)]),
        later: vec![1, 2],
    }
}

#[wasm_bindgen_test]
fn what_is_written_is_read_as_it_was() {
    let text = write(&whole()).unwrap_or_default();
    assert_eq!(read(&text), Ok(whole()));
    assert_eq!(serde_json::from_str(&text).ok(), Some(whole()), "both readers agree");
}

#[wasm_bindgen_test]
fn fields_may_be_missing_where_the_type_says_so_and_unknown_ones_are_passed_over() {
    let text = r#"{"other":{"deep":[1]},"pence":5,"share":1,"yes":false,"sorts":[],"by_name":{}}"#;
    let found = read::<Whole>(text).map(|found| (found.pence, found.share, found.nothing, found.later));
    assert_eq!(found, Ok((5, 1.0, None, vec![])));
}

#[wasm_bindgen_test]
fn anything_else_is_refused() {
    for text in [
        "",
        "{",
        "null",
        "[]",
        r#""text""#,
        r#"{"pence":1.5,"share":1,"yes":false,"sorts":[],"by_name":{}}"#,
        r#"{"pence":"1","share":1,"yes":false,"sorts":[],"by_name":{}}"#,
        r#"{"pence":1,"share":1,"yes":false,"sorts":["unheard_of"],"by_name":{}}"#,
        r#"{"pence":1,"share":1,"yes":false,"sorts":[{}],"by_name":{}}"#,
        r#"{"share":1,"yes":false,"sorts":[],"by_name":{}}"#,
    ] {
        assert_eq!(read::<Whole>(text), Err(Unreadable), "{text}");
    }
    assert_eq!(read::<u8>("256"), Err(Unreadable));
    assert_eq!(read::<u32>("-1"), Err(Unreadable));
}
