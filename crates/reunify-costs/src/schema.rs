//! The JSON Schemas of the two documents, generated from the Rust types (JSON Schema 2020-12).

/// The names of the documents that have a schema.
pub const NAMES: &[&str] = &["costs-inputs", "costs"];

/// The schema of a document by its name in [`NAMES`], as indented JSON; `None` for any other name.
///
/// ```
/// assert!(reunify_costs::schema::of("costs-inputs").is_some());
/// assert!(reunify_costs::schema::of("plan").is_none());
/// ```
#[must_use]
pub fn of(name: &str) -> Option<String> {
    Some(match name {
        "costs-inputs" => reunify::schema::document::<crate::InputsDocument>(name),
        "costs" => reunify::schema::answer::<crate::Report>(name),
        _ => return None,
    })
}
