//! A report on costs for a person at a terminal.

use std::fmt::Write;

use anstyle::Style;
use reunify_costs::{Input, Line, LineId, Pence, Report, Simulation, Unit};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// How wide a paragraph is.
const WIDTH: usize = 96;

/// Every line, what it was worked out from, and what a reader should know.
pub(crate) fn costs(report: &Report) -> String {
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{BOLD}{}{BOLD:#}  (prices of {})",
        report.title, report.price_year
    );
    paragraph(&mut text, "", &report.purpose);
    a_year(&mut text, report);
    over_horizon(&mut text, report);
    workings(&mut text, report);
    inputs(&mut text, report);
    sensitivity(&mut text, report);
    if let Some(simulation) = &report.simulation {
        intervals(&mut text, report, simulation);
    }
    heading(&mut text, "WHAT TO KNOW");
    for caveat in &report.caveats {
        paragraph(&mut text, "· ", caveat);
    }
    paragraph(&mut text, "· ", &report.rounding);
    text
}

fn heading(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n{BOLD}{title}{BOLD:#}");
}

fn paragraph(text: &mut String, mark: &str, words: &str) {
    let indent = " ".repeat(mark.chars().count());
    let mut line = mark.to_owned();
    for word in words.split(' ') {
        let long = line.chars().count().saturating_add(word.chars().count());
        if long >= WIDTH && line.trim() != mark.trim() {
            let _ = writeln!(text, "{}", line.trim_end());
            line.clone_from(&indent);
        }
        line.push_str(word);
        line.push(' ');
    }
    let _ = writeln!(text, "{}", line.trim_end());
}

/// Rows of a name and a text to its right.
fn table(text: &mut String, rows: &[(String, String)]) {
    let wide = |row: fn(&(String, String)) -> &String| {
        rows.iter()
            .map(|pair| row(pair).chars().count())
            .max()
            .unwrap_or(0)
    };
    let (names, values) = (wide(|row| &row.0), wide(|row| &row.1));
    for (name, value) in rows {
        let _ = writeln!(text, "  {name:names$}  {value:>values$}");
    }
}

fn of_horizon(line: LineId) -> bool {
    matches!(
        line,
        LineId::SupportOverHorizon
            | LineId::FailedReturnsOverHorizon
            | LineId::AvoidedOverHorizon
            | LineId::NetOverHorizon
    )
}

/// Money in whole pounds, where it is read rather than worked with; anything else as it is shown.
fn amount(unit: Unit, value: Option<i64>, shown: &str) -> String {
    match value {
        Some(pence) if unit == Unit::Pence => Pence(pence).in_pounds(),
        _ => shown.to_owned(),
    }
}

fn rows(report: &Report, horizon: bool) -> Vec<(String, String)> {
    let lines = report
        .lines
        .iter()
        .filter(|line| of_horizon(line.id) == horizon);
    let row = |line: &Line| {
        (
            line.title.clone(),
            amount(line.unit, line.value, &line.shown),
        )
    };
    lines.map(row).collect()
}

fn a_year(text: &mut String, report: &Report) {
    heading(text, "ONE YEAR OF CHILDREN GOING HOME");
    table(text, &rows(report, false));
}

fn over_horizon(text: &mut String, report: &Report) {
    let years = report.horizon.years;
    if years == 1 {
        return;
    }
    let discount = match report.horizon.discount_rate {
        Some(rate) => format!("later years discounted at {rate}"),
        None => "each counts the same".to_owned(),
    };
    heading(text, &format!("OVER {years} YEARS ({discount})"));
    table(text, &rows(report, true));
}

fn workings(text: &mut String, report: &Report) {
    heading(text, "HOW EACH LINE WAS WORKED OUT");
    let shown = |id| !(of_horizon(id) && report.horizon.years == 1);
    for line in report.lines.iter().filter(|line| shown(line.id)) {
        let _ = writeln!(text, "  {}: {}", line.title, line.words);
        let _ = writeln!(text, "    {DIM}{}{DIM:#}", line.symbols);
        let _ = writeln!(text, "    {}", line.working);
    }
}

fn inputs(text: &mut String, report: &Report) {
    heading(text, "FROM WHICH FIGURES");
    for input in &report.inputs {
        let _ = writeln!(text, "  {}: {}", input.name, value(input));
        let source = &input.source;
        let verified = if source.verified {
            ""
        } else {
            " (not verified)"
        };
        let _ = writeln!(
            text,
            "    {DIM}{}, {}{verified}{DIM:#}",
            source.short, source.at
        );
        if let Some(stated) = &input.stated {
            let _ = writeln!(
                text,
                "    in prices of {}: {}",
                stated.price_year, stated.working
            );
        }
        if let Some(note) = &source.note {
            paragraph(text, "    ", note);
        }
    }
    if let Some(index) = &report.index {
        let _ = writeln!(text, "  Index of prices: {}, {}", index.short, index.at);
    }
}

fn value(input: &Input) -> String {
    match input.range {
        None => input.shown.clone(),
        Some(range) => format!(
            "{} (from {} to {})",
            input.shown,
            input.unit.show(range.low),
            input.unit.show(range.high)
        ),
    }
}

fn sensitivity(text: &mut String, report: &Report) {
    if report.sensitivity.is_empty() {
        heading(text, "HOW FAR IT MAY BE OFF");
        paragraph(
            text,
            "  ",
            "No figure has a range, so this cannot be said. Give `low`, `likely` and `high` for what is not certain.",
        );
        return;
    }
    heading(
        text,
        "WHICH FIGURE MATTERS MOST (the net, with this one at either end)",
    );
    for swing in &report.sensitivity {
        let _ = writeln!(text, "  {}", swing.name);
        let (low, high) = (&swing.low, &swing.high);
        let _ = writeln!(
            text,
            "    {} at {}, {} at {}",
            Pence(low.net_pence).in_pounds(),
            low.shown,
            Pence(high.net_pence).in_pounds(),
            high.shown
        );
    }
}

/// The lines whose intervals are worth a reader's time; the JSON has all of them.
fn of_interest(line: LineId, report: &Report) -> bool {
    match line {
        LineId::BreakEvenChildren | LineId::BreakEvenRate => true,
        LineId::SupportAYear
        | LineId::FailedReturnsAYear
        | LineId::AvoidedAYear
        | LineId::NetAYear => report.horizon.years == 1,
        line => report.horizon.years > 1 && of_horizon(line),
    }
}

fn intervals(text: &mut String, report: &Report, simulation: &Simulation) {
    heading(text, "HOW FAR IT MAY BE OFF, IF THE RANGES ARE RIGHT");
    for line in simulation
        .lines
        .iter()
        .filter(|line| of_interest(line.id, report))
    {
        let unit = line.id.unit();
        let title = report.line(line.id).map_or("", |line| line.title.as_str());
        let middle = amount(unit, line.median, &line.shown);
        let _ = writeln!(text, "  {title}: {middle} in the middle");
        for interval in &line.intervals {
            let ends = match (interval.low, interval.high) {
                (Some(low), Some(high)) if unit == Unit::Pence => {
                    format!("{} to {}", Pence(low).in_pounds(), Pence(high).in_pounds())
                }
                _ => interval.shown.clone(),
            };
            let _ = writeln!(text, "    {} of runs: {ends}", interval.share);
        }
    }
    if let Some(share) = simulation.net_above_nothing {
        let _ = writeln!(text, "  The net is above nothing in {share} of runs.");
    }
    let _ = writeln!(
        text,
        "  {DIM}{} runs, {} draws, {}, seed {}{DIM:#}",
        simulation.runs, simulation.distribution, simulation.generator, simulation.seed
    );
}
