//! The description of the API.

use std::collections::BTreeSet;

use portal_domain::api::{Access, ENDPOINTS};
use portal_tests::TestApp;
use serde_json::Value;

#[tokio::test]
async fn every_endpoint_is_described_and_nothing_is_missing() {
    let test = TestApp::start().await;
    let described: Value = test.browser().get("/api/openapi.json").await.ok();
    assert_eq!(described["openapi"], "3.1.0");
    for route in ENDPOINTS {
        let operation = &described["paths"][route.path][route.method.as_str().to_lowercase()];
        assert_eq!(operation["operationId"], route.name);
        let secured = !matches!(route.access, Access::Open(_));
        assert_eq!(operation["security"].is_array(), secured, "{}", route.name);
        let named = operation["parameters"].as_array().map_or(0, Vec::len);
        assert!(named >= route.path.matches('{').count(), "{}", route.name);
        assert!(operation["responses"]["500"].is_object(), "{}", route.name);
    }
    let mut wanted = BTreeSet::new();
    references(&described, &mut wanted);
    let schemas = described["components"]["schemas"].as_object().unwrap();
    for name in wanted {
        assert!(schemas.contains_key(&name), "{name} is not described");
    }
}

fn references(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(reference)) = fields.get("$ref") {
                into.insert(reference.rsplit('/').next().unwrap().to_owned());
            }
            fields.values().for_each(|value| references(value, into));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
