//! The JSON Schemas of every document, generated from the Rust types (JSON Schema 2020-12).

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The names of the documents that have a schema.
pub const NAMES: &[&str] = &[
    "plan",
    "plan-comparison",
    "policy",
    "policy-pack",
    "policy-test",
    "policy-test-report",
    "policy-changes",
    "policy-differences",
    "policy-effects",
    "policy-check",
    "policy-comparison",
    "policy-run",
    "policy-reference",
    "case",
    "event",
    "mapping",
    "migration",
    "migration-outcome",
    "migration-report",
    "evaluation",
    "explanation",
    "diagnostics",
    "receipt",
    "learning",
    "peer-review",
    "rejection",
    "calendar",
    "wording",
];

/// The schema of a document by its name in [`NAMES`], as indented JSON; `None` for any other name.
///
/// ```
/// assert!(reunify::schema::of("plan").is_some());
/// assert!(reunify::schema::of("something").is_none());
/// ```
#[must_use]
pub fn of(name: &str) -> Option<String> {
    Some(match name {
        "plan" => document::<crate::plan::PlanDocument>(name),
        "plan-comparison" => answer::<crate::compare::PlanComparison>(name),
        "policy" => document::<crate::policy::PolicyDocument>(name),
        "policy-pack" => document::<crate::policy::PackDocument>(name),
        #[cfg(feature = "rules")]
        "policy-test" => document::<crate::policy::testing::TestDocument>(name),
        #[cfg(feature = "rules")]
        "policy-test-report" => answer::<crate::policy::testing::TestReport>(name),
        "policy-changes" => answer::<Vec<crate::policy::Change>>(name),
        "policy-differences" => answer::<Vec<crate::policy::Difference>>(name),
        "policy-effects" => answer::<Vec<crate::policy::Effect>>(name),
        "policy-check" => answer::<crate::policy::Checked>(name),
        "policy-comparison" => answer::<crate::policy::Compared>(name),
        "policy-run" => answer::<crate::policy::Tried>(name),
        #[cfg(feature = "rules")]
        "policy-reference" => answer::<crate::policy::rules::Reference>(name),
        "case" => document::<crate::case::CaseDocument>(name),
        "event" => document::<crate::case::Entry>(name),
        "mapping" => document::<crate::engine::Mapping>(name),
        "migration" => document::<crate::engine::Migration>(name),
        "migration-outcome" => answer::<crate::engine::MigrationOutcome>(name),
        "migration-report" => answer::<crate::engine::MigrationReport>(name),
        "evaluation" => answer::<crate::evaluate::Evaluation>(name),
        "explanation" => answer::<crate::explain::Explanation>(name),
        "diagnostics" => answer::<crate::diagnostic::Diagnostics>(name),
        "learning" => answer::<crate::learn::Learning>(name),
        "peer-review" => answer::<crate::learn::PeerReview>(name),
        "receipt" => answer::<crate::engine::Receipt>(name),
        "rejection" => answer::<crate::engine::Rejection>(name),
        "calendar" => document::<crate::calendar::CalendarDocument>(name),
        "wording" => document::<crate::wording::WordingDocument>(name),
        _ => return None,
    })
}

/// The schema of a document that is read, as indented JSON. For crates beside the core, whose
/// documents are named, marked and written as the core's are.
#[must_use]
pub fn document<T: JsonSchema>(name: &str) -> String {
    schema_of::<T>(name, SchemaSettings::draft2020_12())
}

/// The schema of what is written, in which what may be left out is not required, as indented JSON.
#[must_use]
pub fn answer<T: JsonSchema>(name: &str) -> String {
    schema_of::<T>(name, SchemaSettings::draft2020_12().for_serialize())
}

fn schema_of<T: JsonSchema>(name: &str, settings: SchemaSettings) -> String {
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(without_null).transform(&mut schema);
    schema.insert(
        "$id".to_owned(),
        Value::String(format!("urn:reunify:schema:{name}:1")),
    );
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// A field that may be left out may not be `null`: it is there, or it is not.
fn without_null(schema: &mut Schema) {
    let null = Value::String("null".to_owned());
    if schema
        .get("description")
        .and_then(Value::as_str)
        .is_some_and(|d| d.starts_with("Any JSON"))
    {
        return;
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| *kind != null);
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(options)) = schema.get_mut("anyOf") {
        options.retain(|option| option.get("type") != Some(&null));
        if let [only] = options.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            if let Value::Object(only) = only {
                for (key, value) in only {
                    schema.insert(key, value);
                }
            }
        }
    }
}
