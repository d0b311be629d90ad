//! Everything that a rule can use: the functions, and what the plan has for them to name.

use serde::Serialize;

use super::language::{FUNCTIONS, Function};
use crate::json::Value;
use crate::plan::{Id, Met, PlanDocument, ValueKind};

/// Everything that a rule can use, for an editor to complete and to explain.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PolicyReference"))]
#[serde(rename_all = "kebab-case")]
pub struct Reference {
    /// Every function.
    pub functions: Vec<Described>,
    /// The facts of the plan.
    pub facts: Vec<Named>,
    /// The tasks.
    pub tasks: Vec<Named>,
    /// The occurrences.
    pub occurrences: Vec<Named>,
    /// The decisions.
    pub decisions: Vec<Named>,
    /// The requirements that ask for an approval.
    pub approvals: Vec<Named>,
    /// The stages.
    pub stages: Vec<Named>,
    /// The roles.
    pub roles: Vec<Named>,
}

/// A function, and how it is written.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Described {
    /// The function.
    #[serde(flatten)]
    pub function: Function,
    /// How it is written, with what it takes.
    pub written: String,
}

/// Something of the plan that a rule may name.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Named {
    /// Its name.
    pub name: String,
    /// What practitioners call it.
    pub title: String,
    /// The values that it takes, the options that it has, or the fields that are recorded with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has: Vec<String>,
}

impl Reference {
    /// What a rule can use under a plan.
    #[must_use]
    pub fn of(plan: &PlanDocument) -> Self {
        let named = |name: &Id, title: &str, has: Vec<String>| Named {
            name: name.to_string(),
            title: title.to_owned(),
            has,
        };
        let fields = |form: Option<&Id>| {
            let form = form.and_then(|form| plan.forms.iter().find(|f| f.id == *form));
            form.map(|form| places(&form.schema)).unwrap_or_default()
        };
        let facts = plan.facts.iter();
        let tasks = plan.tasks.iter();
        let occurrences = plan.occurrences.iter();
        let decisions = plan.decisions.iter();
        let requirements = plan.requirements.iter();
        let approvals = requirements.filter(|r| matches!(r.met, Met::Approval { .. }));
        let functions = FUNCTIONS.iter().map(|function| Described {
            function: *function,
            written: function.written(),
        });
        Self {
            functions: functions.collect(),
            facts: facts
                .map(|f| named(&f.id, &f.title, values(&f.value)))
                .collect(),
            tasks: tasks
                .map(|t| named(&t.id, &t.title, fields(t.form.as_ref())))
                .collect(),
            occurrences: occurrences
                .map(|o| named(&o.id, &o.title, fields(o.form.as_ref())))
                .collect(),
            decisions: decisions
                .map(|d| {
                    let options = d.options.iter().map(|o| o.id.to_string());
                    named(&d.id, &d.title, options.collect())
                })
                .collect(),
            approvals: approvals
                .map(|r| named(&r.id, &r.title, Vec::new()))
                .collect(),
            stages: plan
                .stages
                .iter()
                .map(|s| named(&s.id, &s.title, Vec::new()))
                .collect(),
            roles: plan
                .roles
                .iter()
                .map(|r| named(&r.id, &r.title, Vec::new()))
                .collect(),
        }
    }
}

fn values(kind: &ValueKind) -> Vec<String> {
    match kind {
        ValueKind::YesNo => vec!["true".to_owned(), "false".to_owned()],
        ValueKind::Number => vec!["a whole number".to_owned()],
        ValueKind::Date => vec!["a date".to_owned()],
        ValueKind::Text => vec!["a text".to_owned()],
        ValueKind::Choice(choices) => choices.iter().map(|choice| choice.id.to_string()).collect(),
    }
}

/// The places in what is recorded on a form, without those inside lists.
fn places(schema: &Value) -> Vec<String> {
    let properties = schema
        .as_object()
        .and_then(|schema| schema.get("properties"));
    let names = properties.and_then(|properties| properties.as_object());
    names
        .map(|names| names.keys().map(|name| format!("/{name}")).collect())
        .unwrap_or_default()
}
