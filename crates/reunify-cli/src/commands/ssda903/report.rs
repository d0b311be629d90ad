//! A report that can be handed on, written to files.

use std::path::Path;

use reunify::suppression::Suppression;
use reunify::{Code, Diagnostic};
use reunify_costs::Inputs;
use reunify_report::Figures;

use super::args::ReportArgs;
use super::{Outcome, input};
use crate::failure::Failure;
use crate::{load, render};

/// A form of the report.
#[derive(Debug, Clone, Copy)]
enum Form {
    Html,
    Csv,
    Json,
}

pub(super) fn report(args: &ReportArgs) -> Result<Outcome, Failure> {
    let outs = args.out.iter().map(|path| Ok((path, form(path)?)));
    let outs: Vec<_> = outs.collect::<Result<_, Failure>>()?;
    let figures = figures(args)?;
    for (path, form) in outs {
        let text = written(&figures, form)?;
        std::fs::write(path, text).map_err(|error| {
            Failure::usage(
                format!("{} cannot be written: {error}", path.display()),
                "check the path and that you may write there",
            )
        })?;
    }
    if args.show_small_numbers {
        anstream::eprintln!(
            "Small numbers are shown. Keep the report to those who may see each case."
        );
    }
    Ok(Outcome::Done)
}

fn figures(args: &ReportArgs) -> Result<Figures, Failure> {
    let as_of = load::day(args.as_of)?;
    let rule = if args.show_small_numbers {
        Suppression::none()
    } else {
        Suppression::default()
    };
    let submissions = input::read(&args.input)?;
    let report = reunify_ssda903::report::returns(&submissions, as_of)
        .map_err(|error| Diagnostic::error(error.code(), error.to_string()))?;
    let figures = Figures::of(&report, rule);
    let Some(path) = &args.costs else {
        return Ok(figures);
    };
    let bytes = load::bytes(path)?;
    let in_file = |problems| Failure::in_file(problems, &path.display().to_string(), &bytes);
    let inputs = Inputs::from_json(&bytes).map_err(in_file)?;
    figures
        .with_costs(&report, &inputs, args.within)
        .map_err(in_file)
}

/// The form that a file's name asks for.
fn form(path: &Path) -> Result<Form, Failure> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("html" | "htm") => Ok(Form::Html),
        Some("csv") => Ok(Form::Csv),
        Some("json") => Ok(Form::Json),
        _ => Err(Failure::usage(
            format!("the name {} does not say what to write", path.display()),
            "end it with .html, .csv or .json",
        )),
    }
}

fn written(figures: &Figures, form: Form) -> Result<String, Failure> {
    match form {
        Form::Html => Ok(reunify_report::html(figures)),
        Form::Json => Ok(format!("{}\n", render::pretty(figures))),
        Form::Csv => reunify_report::csv(figures)
            .map_err(|error| Diagnostic::error(Code::Unusable, error.to_string()).into()),
    }
}
