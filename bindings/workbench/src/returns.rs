//! The SSDA903 return: its files, and what is made of them.

use std::convert::Infallible;
use std::io::Cursor;

use reunify::calendar::{Date, Instant};
use reunify::case::PlanReference;
use reunify::suppression::Suppression;
use reunify::{Code, Diagnostic, Diagnostics, Engine};
use reunify_abi::{Answer, Refusal, json};
use reunify_costs::Inputs;
use reunify_report::Figures;
use reunify_ssda903::seed::{Ask, seeds};
use reunify_ssda903::{
    Intake, PlanList, ReadError, Report, ReturnYear, Source, Submissions, report,
};
use serde::Deserialize;

use crate::calls::{Desk, Kept};

/// Files as they were given, and what they say together, once that was asked for.
#[derive(Debug, Default)]
pub(crate) struct Returns {
    files: Vec<(Source, Vec<u8>)>,
    read: Option<Submissions>,
    /// What was counted last, and as of which day: a page asks for several things of one.
    counted: Option<(Date, Report)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    returns: u32,
    name: String,
    year: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Removed {
    returns: u32,
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Counted {
    returns: u32,
    as_of: Date,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Seeded {
    returns: u32,
    plan: u32,
    as_of: Date,
    within: Option<u16>,
    recorded: Option<Instant>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Shown {
    returns: u32,
    as_of: Date,
    #[serde(default)]
    show_small_numbers: bool,
    costs: Option<String>,
    within: Option<u16>,
}

/// A form of the figures.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Form {
    Html,
    Csv,
    Json,
    Charts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    figures: u32,
    form: Form,
}

/// How many months back a return home counts, where it is not said.
const USUAL_MONTHS: u16 = 12;

impl Returns {
    fn submissions(&mut self) -> Result<&Submissions, Refusal> {
        if self.read.is_none() {
            let mut intake = Intake::new();
            for (source, bytes) in &self.files {
                intake
                    .any(source, Cursor::new(bytes))
                    .map_err(|error| unusable(&error))?;
            }
            self.read = Some(intake.finish().map_err(|error| unusable(&error))?);
        }
        let read = self.read.as_ref();
        read.ok_or_else(|| unusable(&ReadError::NoEpisodes))
    }

    fn report(&mut self, as_of: Date) -> Result<&Report, Refusal> {
        if self.counted.as_ref().is_none_or(|(day, _)| *day != as_of) {
            let report = report::returns(self.submissions()?, as_of)
                .map_err(|error| Diagnostic::error(error.code(), error.to_string()))
                .map_err(Diagnostics::from)?;
            self.counted = Some((as_of, report));
        }
        let counted = self.counted.as_ref().map(|(_, report)| report);
        counted.ok_or_else(|| unusable(&ReadError::NoEpisodes))
    }

    /// After a change of the files, what was made of them is made anew.
    fn changed(&mut self) {
        self.read = None;
        self.counted = None;
    }
}

fn unusable(error: &ReadError) -> Refusal {
    let problem = Diagnostic::error(Code::Unusable, error.to_string()).help(error.help());
    Refusal::new(error.code(), error.to_string()).with(problem)
}

pub(crate) fn start(desk: &mut Desk) -> Answer {
    let number = desk.keep(Kept::Returns(Box::default()))?;
    json(&number)
}

/// Reads a file by itself, so that one that cannot be used is refused and the others stay; the
/// answer is what was found in it.
pub(crate) fn add(desk: &mut Desk, file: File, bytes: Vec<u8>) -> Answer {
    let mut source = Source::named(file.name);
    if let Some(year) = file.year {
        let year = ReturnYear::ending(year);
        let year = year.ok_or_else(|| Refusal::new("bad-request", "there is no such year"))?;
        source = source.of_year(year);
    }
    let returns = desk.returns(file.returns)?;
    let mut intake = Intake::new();
    intake
        .any(&source, Cursor::new(&bytes))
        .map_err(|error| unusable(&error))?;
    returns.files.push((source, bytes));
    returns.changed();
    json(&intake.files())
}

pub(crate) fn remove(desk: &mut Desk, asked: &Removed) -> Answer {
    let returns = desk.returns(asked.returns)?;
    let before = returns.files.len();
    returns
        .files
        .retain(|(source, _)| source.name() != asked.name);
    returns.changed();
    json(&(returns.files.len() < before))
}

pub(crate) fn count(desk: &mut Desk, asked: &Counted) -> Answer {
    json(desk.returns(asked.returns)?.report(asked.as_of)?)
}

pub(crate) fn seed(desk: &mut Desk, asked: &Seeded) -> Answer {
    let plan = desk.abi.plan(asked.plan)?;
    let engine = Engine::compile(plan, &[])?;
    let ask = Ask {
        as_of: asked.as_of,
        recorded: asked
            .recorded
            .unwrap_or_else(|| Instant::start_of(asked.as_of)),
        within_months: asked.within.unwrap_or(USUAL_MONTHS),
        plan: PlanReference::to(plan),
        plans: PlanList::default(),
    };
    let mut seeds = seeds(desk.returns(asked.returns)?.submissions()?, &ask)
        .map_err(|error| Refusal::new("no-cases", error.to_string()))?;
    let mut cases = Vec::new();
    let done: Result<(), Infallible> = seeds.make(&engine, &ask.plan, |_, case| {
        cases.extend(case.map(|case| case.to_json()));
        Ok(())
    });
    let Ok(()) = done;
    let (summary, cases) = (json(&seeds)?, cases.join(","));
    Ok(format!("{{\"summary\":{summary},\"cases\":[{cases}]}}"))
}

pub(crate) fn figures(desk: &mut Desk, asked: &Shown) -> Answer {
    let within = asked.within.unwrap_or(USUAL_MONTHS);
    if !(3..=60).contains(&within) {
        return Err(Refusal::new("bad-request", "`within` is 3 to 60 months"));
    }
    let report = desk.returns(asked.returns)?.report(asked.as_of)?;
    let rule = if asked.show_small_numbers {
        Suppression::none()
    } else {
        Suppression::default()
    };
    let mut figures = Figures::of(report, rule);
    if let Some(costs) = &asked.costs {
        let inputs = Inputs::from_json(costs.as_bytes())?;
        figures = figures.with_costs(report, &inputs, within)?;
    }
    let number = desk.keep(Kept::Figures(Box::new(figures)))?;
    json(&number)
}

pub(crate) fn write(desk: &mut Desk, asked: &Written) -> Answer {
    let figures = desk.figures(asked.figures)?;
    match asked.form {
        Form::Html => json(&reunify_report::html(figures)),
        Form::Csv => {
            let table = reunify_report::csv(figures);
            json(&table.map_err(|error| Refusal::new("unusable", error.to_string()))?)
        }
        Form::Json => json(figures),
        Form::Charts => json(&reunify_report::charts(figures)),
    }
}
