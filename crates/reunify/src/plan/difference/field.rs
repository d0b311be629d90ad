//! The fields of a form, each by itself.

use serde_json::{Map, Value};

/// Takes the fields out of a form's schema, those of lists and parts too, each by the way to it
/// through the fields above it. Whether one must be filled in is said of itself.
pub(super) fn fields(schema: &mut Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    take(schema, "", &mut found);
    found
}

fn take(schema: &mut Value, above: &str, found: &mut Vec<(String, Value)>) {
    let Some(schema) = schema.as_object_mut() else {
        return;
    };
    if let Some(items) = schema.get_mut("items") {
        take(items, above, found);
    }
    let required = schema.remove("required").unwrap_or_default();
    let Some(Value::Object(properties)) = schema.remove("properties") else {
        return;
    };
    for (name, mut field) in properties {
        let is_required = required
            .as_array()
            .is_some_and(|names| names.iter().any(|other| *other == name));
        let path = format!("{above}{name}");
        let mut within = Vec::new();
        take(&mut field, &format!("{path}/"), &mut within);
        say_required(field.as_object_mut(), is_required);
        found.push((path, field));
        found.extend(within);
    }
}

fn say_required(field: Option<&mut Map<String, Value>>, is_required: bool) {
    let words = if is_required {
        "must be filled in"
    } else {
        "may be left out"
    };
    if let Some(field) = field {
        field.insert("required".to_owned(), words.into());
    }
}
