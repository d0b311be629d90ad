//! What is wrong with a document by itself, beyond its shape.

use std::collections::BTreeSet;

use reunify::{Code, Diagnostic, Diagnostics};

use super::refuse;
use crate::document::quantity::LARGEST;
use crate::document::{CostOfReEntry, InputsDocument, Need, SimulationSettings, Support};

/// How many services a level of need may have, and types of placement a re-entry.
const MOST_PARTS: usize = 100;

/// How many sources a document may have.
const MOST_SOURCES: usize = 1_000;

const YEARS: std::ops::RangeInclusive<u16> = 1900..=2199;

pub(super) fn check(document: &InputsDocument) -> Diagnostics {
    let mut problems = Diagnostics::new();
    if let Some(year) = document.price_year {
        problems.extend(year_at(year, "/price-year"));
    }
    problems.extend(at_most(MOST_SOURCES, document.sources.len(), "/sources"));
    once(
        document.sources.iter().map(|source| source.id.as_str()),
        "/sources",
        "id",
        &mut problems,
    );
    if let Some(cite) = &document.cite
        && !document
            .sources
            .iter()
            .any(|source| source.id == cite.source)
    {
        let message = format!("there is no source `{}`", cite.source);
        problems
            .push(refuse(Code::DanglingId, message, "/cite/source").help("add it to `sources`"));
    }
    if let Some(inflation) = &document.inflation {
        for (at, entry) in inflation.index.iter().enumerate() {
            problems.extend(year_at(entry.year, &format!("/inflation/index/{at}/year")));
            if entry.value == 0 {
                problems.push(refuse(
                    Code::InvalidValue,
                    "an index of prices is above 0",
                    &format!("/inflation/index/{at}/value"),
                ));
            }
        }
        let years: Vec<String> = inflation
            .index
            .iter()
            .map(|entry| entry.year.to_string())
            .collect();
        once(
            years.iter().map(String::as_str),
            "/inflation/index",
            "year",
            &mut problems,
        );
    }
    if let Some(months) = document.re_entry.as_ref().and_then(|of| of.within_months) {
        problems.extend(within_months(months, "/re-entry/within-months"));
    }
    if let Some(horizon) = &document.horizon
        && !(1..=50).contains(&horizon.years)
    {
        problems.push(refuse(
            Code::InvalidValue,
            "a horizon is 1 to 50 years",
            "/horizon/years",
        ));
    }
    if let Some(Err(problem)) = document.simulation.as_ref().map(simulation) {
        problems.push(problem);
    }
    if let Some(Support::ByNeed(support)) = &document.support {
        for need in Need::ALL {
            let services = support.of(need).services.iter();
            let at = format!("/support/by-need/{}/services", need.as_str());
            problems.extend(at_most(MOST_PARTS, services.len(), &at));
            once(
                services.map(|service| service.id.as_str()),
                &at,
                "id",
                &mut problems,
            );
        }
    }
    if let Some(CostOfReEntry::BuiltUp(cost)) = &document.cost_of_re_entry {
        let at = "/cost-of-re-entry/built-up";
        problems.extend(at_most(
            MOST_PARTS,
            cost.placements.len(),
            &format!("{at}/placements"),
        ));
        let processes = cost.processes.iter().map(|cost| cost.process.as_str());
        once(
            processes,
            &format!("{at}/processes"),
            "process",
            &mut problems,
        );
        let placements = cost
            .placements
            .iter()
            .map(|placement| placement.r#type.as_str());
        once(
            placements,
            &format!("{at}/placements"),
            "type",
            &mut problems,
        );
        if cost.processes.is_empty() && cost.placements.is_empty() {
            problems.push(refuse(
                Code::InvalidValue,
                "nothing is built up: there are neither processes nor placements",
                at,
            ));
        }
    }
    problems
}

/// So that a document which is not one of figures is refused before it is worked through.
fn at_most(limit: usize, count: usize, at: &str) -> Option<Diagnostic> {
    let message = format!("there are {count} items in the list; at most {limit} are read");
    (count > limit).then(|| refuse(Code::InvalidValue, message, at))
}

fn year_at(year: u16, at: &str) -> Option<Diagnostic> {
    (!YEARS.contains(&year))
        .then(|| refuse(Code::InvalidValue, "a year lies between 1900 and 2199", at))
}

pub(crate) fn within_months(months: u16, at: &str) -> Option<Diagnostic> {
    (!(1..=240).contains(&months))
        .then(|| refuse(Code::InvalidValue, "a window is 1 to 240 months", at))
}

pub(super) fn simulation(settings: &SimulationSettings) -> Result<(), Diagnostic> {
    if !(100..=100_000).contains(&settings.runs) {
        let at = "/simulation/runs";
        return Err(refuse(
            Code::InvalidValue,
            "the number of runs is 100 to 100,000",
            at,
        ));
    }
    if i64::try_from(settings.seed).map_or(true, |seed| seed > LARGEST) {
        let at = "/simulation/seed";
        return Err(refuse(
            Code::InvalidValue,
            format!("a seed is at most {LARGEST}"),
            at,
        ));
    }
    Ok(())
}

/// What is named twice in a list.
fn once<'n>(
    names: impl Iterator<Item = &'n str>,
    list: &str,
    field: &str,
    problems: &mut Diagnostics,
) {
    let mut seen = BTreeSet::new();
    for (at, name) in names.enumerate() {
        if !seen.insert(name) {
            let at = format!("{list}/{at}/{field}");
            problems.push(
                refuse(
                    Code::DuplicateId,
                    format!("`{name}` is already in this list"),
                    &at,
                )
                .help("keep one of the two"),
            );
        }
    }
}
