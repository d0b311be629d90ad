//! Everything that a rule can use.

use reunify::plan::{Met, PlanDocument, ValueKind};
use reunify::policy::rules::language::{Argument, FUNCTIONS, Form, Function, Kind};
use serde::Serialize;

use super::Outcome;
use crate::args::Format;
use crate::failure::Failure;
use crate::{load, render};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Reference<'a> {
    functions: &'a [Function],
    facts: Vec<Named>,
    tasks: Vec<Named>,
    occurrences: Vec<Named>,
    decisions: Vec<Named>,
    approvals: Vec<Named>,
    stages: Vec<Named>,
    roles: Vec<Named>,
}

/// Something of the plan that a rule may name.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Named {
    name: String,
    title: String,
    /// The values that it takes, the options that it has, or the fields that are recorded with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has: Vec<String>,
}

pub(super) fn reference(plan: &str, format: Format) -> Result<Outcome, Failure> {
    let plan = load::plan(plan)?;
    let reference = Reference::of(plan.document());
    match format {
        Format::Json => render::line(&render::json(&reference)),
        Format::Text => render::line(&reference.as_page(plan.document())),
    }
    Ok(Outcome::Done)
}

impl Reference<'_> {
    fn of(plan: &PlanDocument) -> Self {
        let fields = |form: Option<&reunify::Id>| {
            let form = form.and_then(|form| plan.forms.iter().find(|f| f.id == *form));
            form.map(|form| places(&form.schema)).unwrap_or_default()
        };
        let named = |name: &reunify::Id, title: &str, has: Vec<String>| Named {
            name: name.to_string(),
            title: title.to_owned(),
            has,
        };
        Self {
            functions: FUNCTIONS,
            facts: plan
                .facts
                .iter()
                .map(|f| named(&f.id, &f.title, values(&f.value)))
                .collect(),
            tasks: plan
                .tasks
                .iter()
                .map(|t| named(&t.id, &t.title, fields(t.form.as_ref())))
                .collect(),
            occurrences: plan
                .occurrences
                .iter()
                .map(|o| named(&o.id, &o.title, fields(o.form.as_ref())))
                .collect(),
            decisions: plan
                .decisions
                .iter()
                .map(|d| {
                    named(
                        &d.id,
                        &d.title,
                        d.options.iter().map(|o| o.id.to_string()).collect(),
                    )
                })
                .collect(),
            approvals: plan
                .requirements
                .iter()
                .filter(|r| matches!(r.met, Met::Approval { .. }))
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

    fn as_page(&self, plan: &PlanDocument) -> String {
        let mut page = String::from("# What a rule can use\n\n");
        page.push_str("Made from the code and the plan by `reunify policy reference`. Every example is run by a test.\n");
        page.push_str("\n## Functions\n");
        for (kind, title) in [
            (Kind::Case, "Of the case"),
            (Kind::Fact, "Of a fact, or a field of what was recorded"),
            (Kind::Amount, "Of an amount"),
            (Kind::Events, "Of events"),
            (Kind::Event, "Of one event"),
            (Kind::Items, "Of a list in what was recorded"),
            (Kind::Day, "Of a day"),
            (Kind::Answer, "Of an answer"),
            (Kind::Nothing, "By themselves"),
        ] {
            page.push_str(&format!("\n### {title}\n"));
            for function in self.functions.iter().filter(|f| f.on == kind) {
                page.push_str(&format!(
                    "\n- `{}` gives {}. {}\n\n  ```rhai\n  {}\n  ```\n",
                    written(function),
                    function.gives.words(),
                    function.about,
                    function.example
                ));
            }
        }
        page.push_str("\nFacts, amounts and days can also be compared with `==`, `!=`, `<`, `<=`, `>` and `>=`: `(case.fact(\"earlier-returns\") >= 1).yes`. While one side is not known, so is the answer.\n");
        page.push_str(&format!("\n## What {}@{} has\n", plan.id, plan.version));
        for (title, list) in [
            ("Facts", &self.facts),
            ("Tasks", &self.tasks),
            ("Occurrences", &self.occurrences),
            ("Decisions", &self.decisions),
            ("Approvals", &self.approvals),
            ("Stages", &self.stages),
            ("Roles", &self.roles),
        ] {
            page.push_str(&format!("\n### {title}\n\n"));
            for named in list {
                page.push_str(&format!("- `{}`: {}", named.name, named.title));
                if !named.has.is_empty() {
                    let has: Vec<String> = named.has.iter().map(|has| format!("`{has}`")).collect();
                    page.push_str(&format!(" ({})", has.join(", ")));
                }
                page.push('\n');
            }
        }
        page
    }
}

fn written(function: &Function) -> String {
    let takes: Vec<&str> = function.takes.iter().map(|takes| name_of(*takes)).collect();
    match function.form {
        Form::Property => format!(".{}", function.name),
        Form::Method if function.on == Kind::Case => {
            format!("case.{}({})", function.name, takes.join(", "))
        }
        Form::Method => format!(".{}({})", function.name, takes.join(", ")),
        Form::Function => format!("{}({})", function.name, takes.join(", ")),
    }
}

fn name_of(takes: Argument) -> &'static str {
    match takes {
        Argument::FactName => "fact",
        Argument::TaskName => "task",
        Argument::OccurrenceName => "occurrence",
        Argument::DecisionName => "decision",
        Argument::ApprovalName => "approval",
        Argument::OptionName => "option",
        Argument::StageName => "stage",
        Argument::RoleName => "role",
        Argument::Place => "place",
        Argument::Value => "value",
        Argument::Values => "[value, …]",
        Argument::Number => "number",
        Argument::Count => "count",
        Argument::Date => "date",
        Argument::Day => "day",
        Argument::Period => "period",
        Argument::Answer => "answer",
        Argument::Words => "words",
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
fn places(schema: &reunify::json::Value) -> Vec<String> {
    let properties = schema
        .as_object()
        .and_then(|schema| schema.get("properties"));
    let names = properties.and_then(|properties| properties.as_object());
    names
        .map(|names| names.keys().map(|name| format!("/{name}")).collect())
        .unwrap_or_default()
}
