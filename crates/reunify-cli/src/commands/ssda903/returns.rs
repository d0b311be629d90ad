//! Returns home.

use reunify::calendar::Date;
use reunify::{Code, Diagnostic};

use super::args::Input;
use super::{Outcome, input};
use crate::args::Output;
use crate::failure::Failure;
use crate::{load, render};

pub(super) fn returns(
    input: &Input,
    as_of: Option<Date>,
    output: Output,
) -> Result<Outcome, Failure> {
    let as_of = load::day(as_of)?;
    let submissions = input::read(input)?;
    let report = reunify_ssda903::report::returns(&submissions, as_of)
        .map_err(|error| Diagnostic::error(error.code(), error.to_string()))?;
    match output {
        Output::Text => anstream::print!("{}", render::ssda903::text(&report)),
        Output::Json => render::line(&render::pretty(&report)),
        Output::Csv => {
            let table = render::ssda903::csv(&report);
            let table = table.map_err(|error| {
                Diagnostic::error(Code::Unusable, format!("the table cannot be made: {error}"))
            })?;
            render::line(&table);
        }
    }
    Ok(Outcome::Done)
}
