//! Commands that read a case: check, explain, next and verify.

use std::path::Path;

use reunify::evaluate::Evaluation;
use reunify::{Audience, Case, Code, Diagnostic, Diagnostics, Engine, NotExplained};

use super::Outcome;
use crate::args::{Format, Under, When};
use crate::failure::Failure;
use crate::{load, render};

pub(crate) fn check(
    path: &Path,
    under: &Under,
    when: &When,
    all: bool,
    format: Format,
) -> Result<Outcome, Failure> {
    let (case, engine) = opened(path, under, when)?;
    let chain = verified(&case, path, Format::Text);
    let evaluation = engine.evaluate(&case, &load::at(when, Audience::Practitioner)?);
    match format {
        Format::Json => render::line(&render::pretty(&evaluation.sealed())),
        Format::Text => anstream::print!("{}", render::evaluation(&engine, &evaluation, all)),
    }
    Ok(chain)
}

pub(crate) fn explain(
    path: &Path,
    item: &str,
    under: &Under,
    when: &When,
    reader: Audience,
    format: Format,
) -> Result<Outcome, Failure> {
    let (case, engine) = opened(path, under, when)?;
    let evaluation = engine.evaluate(&case, &load::at(when, reader)?);
    let explanation = engine
        .explain(&evaluation, item, reader)
        .map_err(not_explained)?;
    match format {
        Format::Json => render::line(&render::pretty(&explanation)),
        Format::Text => anstream::print!("{}", explanation.text),
    }
    Ok(Outcome::Done)
}

fn not_explained(error: NotExplained) -> Failure {
    let help = match &error {
        NotExplained::NoSuchItem { known, .. } => format!("the items are:\n{}", known.join("\n")),
        _ => String::new(),
    };
    Diagnostic::error(error.code(), error.to_string())
        .help(help)
        .into()
}

pub(crate) fn next(
    path: &Path,
    under: &Under,
    when: &When,
    role: Option<&str>,
    format: Format,
) -> Result<Outcome, Failure> {
    let (case, engine) = opened(path, under, when)?;
    if let Some(role) = role
        && !engine
            .plan()
            .roles
            .iter()
            .any(|other| other.id.as_str() == role)
    {
        let roles: Vec<&str> = engine.plan().roles.iter().map(|r| r.id.as_str()).collect();
        return Err(Failure::usage(
            format!("the plan has no role `{role}`"),
            format!("the roles are: {}", roles.join(", ")),
        ));
    }
    let mut evaluation: Evaluation =
        engine.evaluate(&case, &load::at(when, Audience::Practitioner)?);
    let for_role = |holders: &[reunify::evaluate::Holder]| {
        role.is_none_or(|role| holders.iter().any(|holder| holder.role.as_str() == role))
    };
    evaluation
        .standing
        .actions
        .retain(|action| for_role(&action.by));
    match format {
        Format::Json => render::line(&render::pretty(&evaluation.standing.actions)),
        Format::Text => anstream::print!("{}", render::actions(&engine, &evaluation, role)),
    }
    Ok(Outcome::Done)
}

pub(crate) fn verify(path: &Path, format: Format) -> Result<Outcome, Failure> {
    let case = load::case(path)?;
    let outcome = verified(&case, path, format);
    if outcome == Outcome::Done {
        match format {
            Format::Text => {
                render::line(&format!(
                    "{} events, each as it was recorded",
                    case.events().len()
                ));
            }
            Format::Json => render::line("[]"),
        }
    }
    Ok(outcome)
}

/// Checks the chain of a case and prints what is wrong with it.
fn verified(case: &Case, path: &Path, format: Format) -> Outcome {
    let Err(problems) = case.verify() else {
        return Outcome::Done;
    };
    let bytes = load::bytes(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let located = problems.located_in(&text);
    Failure::in_file(located, &path.display().to_string(), &bytes).print(format);
    Outcome::Problems
}

/// A case and the engine that it is run under.
fn opened(path: &Path, under: &Under, when: &When) -> Result<(Case, Engine), Failure> {
    let case = load::case(path)?;
    let known_at = when.known_at;
    let engine = load::engine(under, Some(&case), known_at)?;
    engine
        .accepts(&case, known_at)
        .map_err(|problems: Diagnostics| {
            let bytes = load::bytes(path).unwrap_or_default();
            let located = problems.located_in(&String::from_utf8_lossy(&bytes));
            debug_assert!(located.iter().all(|p| p.code == Code::CasePlanMismatch));
            Failure::in_file(located, &path.display().to_string(), &bytes)
        })?;
    Ok((case, engine))
}
