//! Counting days.

use std::path::Path;

use reunify::calendar::{Calendar, Date, Unit};
use reunify::{Code, Diagnostic};

use super::Outcome;
use crate::args::CalendarCommand;
use crate::failure::Failure;
use crate::{load, render};

pub(crate) fn run(command: CalendarCommand) -> Result<Outcome, Failure> {
    let calendar = Calendar::england_and_wales()
        .map_err(|error| Diagnostic::error(error.code(), error.to_string()))?;
    match command {
        CalendarCommand::Add { lines } => each(&lines, "DATE,N,UNIT", |fields| {
            let [date, count, unit] = fields else {
                return Err(None);
            };
            let date = Date::parse(date).map_err(|error| error.to_string())?;
            let count: u16 = count
                .parse()
                .map_err(|_| format!("`{count}` is not a number from 0 to 65535"))?;
            let unit: Unit = unit
                .parse()
                .map_err(|error: reunify::calendar::UnitError| error.to_string())?;
            let due = calendar
                .add(date, unit.times(count))
                .map_err(|error| error.to_string())?;
            Ok(due.date.to_string())
        }),
        CalendarCommand::Count { lines } => each(&lines, "AFTER,UP_TO_AND_INCLUDING", |fields| {
            let [after, upto] = fields else {
                return Err(None);
            };
            let after = Date::parse(after).map_err(|error| error.to_string())?;
            let upto = Date::parse(upto).map_err(|error| error.to_string())?;
            let count = calendar
                .count(after, upto)
                .map_err(|error| error.to_string())?;
            Ok(count.to_string())
        }),
    }
}

/// Answers each line. An error of `None` is a line that does not have the right fields.
fn each(
    path: &Path,
    form: &str,
    answer: impl Fn(&[&str]) -> Result<String, Option<String>>,
) -> Result<Outcome, Failure> {
    let bytes = load::bytes(path)?;
    let unusable = |number: usize, problem: String| {
        let place = format!("{} line {number}", path.display());
        Failure::from(
            Diagnostic::error(Code::Unusable, format!("{place}: {problem}"))
                .help(format!("each line is {form}")),
        )
    };
    for (number, line) in (1usize..).zip(bytes.split(|byte| *byte == b'\n')) {
        let line = std::str::from_utf8(line)
            .map_err(|_| unusable(number, "this is not UTF-8 text".to_owned()))?
            .trim();
        if line.is_empty() {
            continue;
        }
        let fields: Vec<&str> = line.split(',').map(str::trim).collect();
        let answered = answer(&fields).map_err(|problem| {
            unusable(
                number,
                problem.unwrap_or_else(|| format!("`{line}` is not {form}")),
            )
        })?;
        render::line(&answered);
    }
    Ok(Outcome::Done)
}
