//! Everything that a rule can use.

use reunify::plan::PlanDocument;
use reunify::policy::rules::Reference;
use reunify::policy::rules::language::Kind;

use super::Outcome;
use crate::args::Format;
use crate::failure::Failure;
use crate::{load, render};

pub(super) fn reference(plan: &str, format: Format) -> Result<Outcome, Failure> {
    let plan = load::plan(plan)?;
    let reference = Reference::of(plan.document());
    match format {
        Format::Json => render::line(&render::json(&reference)),
        Format::Text => render::line(&page(&reference, plan.document())),
    }
    Ok(Outcome::Done)
}

fn page(reference: &Reference, plan: &PlanDocument) -> String {
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
        let functions = reference.functions.iter();
        for described in functions.filter(|described| described.function.on == kind) {
            let function = described.function;
            page.push_str(&format!(
                "\n- `{}` gives {}. {}\n\n  ```rhai\n  {}\n  ```\n",
                described.written,
                function.gives.words(),
                function.about,
                function.example
            ));
        }
    }
    page.push_str("\nFacts, amounts and days can also be compared with `==`, `!=`, `<`, `<=`, `>` and `>=`: `(case.fact(\"earlier-returns\") >= 1).yes`. While one side is not known, so is the answer.\n");
    page.push_str(&format!("\n## What {}@{} has\n", plan.id, plan.version));
    for (title, list) in [
        ("Facts", &reference.facts),
        ("Tasks", &reference.tasks),
        ("Occurrences", &reference.occurrences),
        ("Decisions", &reference.decisions),
        ("Approvals", &reference.approvals),
        ("Stages", &reference.stages),
        ("Roles", &reference.roles),
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
