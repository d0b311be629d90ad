//! Printing schemas.

use super::Outcome;
use crate::failure::Failure;
use crate::render;

/// The names of the schemas of a crate, and what makes one of them.
type Made = (&'static [&'static str], fn(&str) -> Option<String>);

/// The crates that have schemas.
const CRATES: &[Made] = &[
    (reunify::schema::NAMES, reunify::schema::of),
    (reunify_ssda903::schema::NAMES, reunify_ssda903::schema::of),
    (reunify_costs::schema::NAMES, reunify_costs::schema::of),
    (reunify_report::schema::NAMES, reunify_report::schema::of),
];

pub(crate) fn schema(name: Option<&str>) -> Result<Outcome, Failure> {
    let names = CRATES.iter().flat_map(|(names, _)| names.iter().copied());
    let Some(name) = name else {
        names.for_each(render::line);
        return Ok(Outcome::Done);
    };
    match CRATES.iter().find_map(|(_, of)| of(name)) {
        Some(schema) => {
            render::line(&schema);
            Ok(Outcome::Done)
        }
        None => Err(Failure::usage(
            format!("there is no schema `{name}`"),
            format!("the schemas are: {}", names.collect::<Vec<_>>().join(", ")),
        )),
    }
}
