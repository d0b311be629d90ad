//! Cases for children at home, and for those who are to go there.

use std::path::PathBuf;

use indicatif::ProgressBar;
use reunify::calendar::Instant;
use reunify::case::PlanReference;
use reunify::{Code, Diagnostic, Engine};
use reunify_ssda903::seed::{self, Ask, Seed, SeedError, Seeds, WhyNot};

use super::args::Cases;
use super::{Outcome, input};
use crate::args::Output;
use crate::failure::Failure;
use crate::{load, progress, render, write};

/// Fewer cases are written before a bar could be seen.
const MANY: usize = 200;

pub(super) fn cases(asked: &Cases, output: Output) -> Result<Outcome, Failure> {
    let format = output.plain_or_refused()?;
    let as_of = load::day(asked.as_of)?;
    let recorded = asked.recorded.unwrap_or_else(|| Instant::start_of(as_of));
    let plan = load::plan(&asked.plan)?;
    let engine = load::compile(&plan, &[], &[])?;
    let ask = Ask {
        as_of,
        recorded,
        within_months: asked.within,
        plan: PlanReference::to(&plan),
        plans: input::plans(&asked.plan_list, &asked.plan_value)?,
    };
    let submissions = input::read(&asked.input)?;
    let mut seeds = seed::seeds(&submissions, &ask).map_err(unusable)?;
    let places = places(asked, &seeds.cases)?;
    write_all(&mut seeds, &places, &engine, &ask.plan)?;
    match format {
        crate::args::Format::Text => {
            let out = asked.out.display().to_string();
            anstream::print!("{}", render::ssda903::cases(&seeds, &out));
        }
        crate::args::Format::Json => {
            render::line(&render::pretty(&seeds));
        }
    }
    let doubts = seeds.not_seeded.iter();
    let doubts = doubts.filter(|child| child.why == WhyNot::InDoubt).count();
    let is_whole = doubts == 0 && seeds.plan_rows_set_aside.is_empty();
    Ok(if seeds.refused.is_empty() && is_whole {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}

fn unusable(error: SeedError) -> Failure {
    let help = match &error {
        SeedError::UnknownPlan(_) => "use --plan reunification, or record the cases by hand",
        SeedError::OutOfRange => "give fewer months with --within",
    };
    Failure::usage(error.to_string(), help)
}

/// Where each case goes. Nothing is written if one of the files is there and may not be replaced.
fn places(asked: &Cases, cases: &[Seed]) -> Result<Vec<PathBuf>, Failure> {
    let place = |case: &Seed| asked.out.join(format!("{}.json", case.id));
    let places: Vec<PathBuf> = cases.iter().map(place).collect();
    if !asked.force
        && let Some(there) = places.iter().find(|place| place.exists())
    {
        return Err(Failure::usage(
            format!("{} is there already; nothing was written", there.display()),
            "name another folder, or use --force to lose what is in those files",
        ));
    }
    std::fs::create_dir_all(&asked.out).map_err(|error| {
        let message = format!("{} cannot be made: {error}", asked.out.display());
        Diagnostic::error(Code::Unusable, message).help("name a folder that you may write to")
    })?;
    Ok(places)
}

/// Writes the cases; those that the plan refuses are noted.
fn write_all(
    seeds: &mut Seeds,
    places: &[PathBuf],
    engine: &Engine,
    plan: &PlanReference,
) -> Result<(), Failure> {
    let bar = bar(seeds.cases.len());
    let mut places = places.iter();
    seeds.make(engine, plan, |_, case| {
        if let (Some(place), Some(case)) = (places.next(), case) {
            write::whole(place, &case.to_json())?;
        }
        bar.inc(1);
        Ok::<(), Failure>(())
    })?;
    bar.finish_and_clear();
    Ok(())
}

fn bar(cases: usize) -> ProgressBar {
    if cases < MANY {
        return ProgressBar::hidden();
    }
    progress::bar(
        u64::try_from(cases).ok(),
        "{bar:30} {pos}/{len} cases, {eta}",
    )
}
