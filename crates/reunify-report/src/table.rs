//! The figures as a table: one figure on each line.

use reunify::Percent;
use reunify::suppression::Shown;
use serde::Serialize;

use crate::figures::{Figures, Rate, ReviewOutcomes};

/// What stands for a count that is not shown.
pub(crate) const KEPT_OUT: &str = "[c]";

/// The table could not be made.
#[derive(Debug)]
pub struct TableError(String);

impl std::fmt::Display for TableError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the table cannot be made: {}", self.0)
    }
}

impl std::error::Error for TableError {}

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Line {
    section: &'static str,
    group: String,
    year: String,
    measure: String,
    months: Option<u16>,
    count: String,
    of: String,
    share: Option<Percent>,
    lower: Option<Percent>,
    upper: Option<Percent>,
    shown: String,
}

/// A count as it is written.
pub(crate) fn written(shown: Shown) -> String {
    match shown {
        Shown::Count(count) => count.to_string(),
        Shown::Suppressed { .. } => KEPT_OUT.to_owned(),
    }
}

/// The figures as CSV, for a spreadsheet. `[c]` stands for a count that is not shown.
///
/// # Errors
/// Never: what is written goes to memory.
pub fn csv(figures: &Figures) -> Result<String, TableError> {
    let failed = |error: &dyn std::fmt::Display| TableError(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    for line in lines(figures) {
        writer.serialize(line).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

fn lines(figures: &Figures) -> Vec<Line> {
    let mut lines = vec![
        counted("totals", "", "", "children", figures.totals.children),
        counted("totals", "", "", "periods", figures.totals.periods),
        counted("totals", "", "", "left-out", figures.totals.left_out),
    ];
    let years = figures.returns.by_year.iter();
    let years = years.map(|year| (year.year.to_string(), year.returns));
    for (year, returns) in years.chain([(String::new(), figures.returns.all)]) {
        for (kind, count) in [
            ("planned", returns.planned),
            ("unplanned", returns.unplanned),
            ("all", returns.count),
        ] {
            lines.push(counted("returns", kind, &year, "count", count));
        }
    }
    for (group, rates) in [
        ("all", &figures.re_entry.all),
        ("planned", &figures.re_entry.by_kind.planned),
        ("unplanned", &figures.re_entry.by_kind.unplanned),
    ] {
        lines.extend(rates.iter().map(|rate| of_rate(group, rate)));
    }
    lines.extend(figures.re_entry.curve.iter().map(|point| {
        Line {
            section: "curve",
            group: "all".to_owned(),
            measure: "again".to_owned(),
            months: Some(point.months),
            of: point
                .at_risk
                .map(|count| count.to_string())
                .unwrap_or_default(),
            share: Some(point.share),
            lower: point.lower,
            upper: point.upper,
            ..Line::default()
        }
    }));
    lines.extend(figures.placement_weeks.by_type.iter().map(|kind| {
        Line {
            section: "placement-weeks",
            group: kind.r#type.as_str().to_owned(),
            measure: "weeks".to_owned(),
            months: Some(figures.placement_weeks.months),
            shown: kind
                .weeks
                .map_or_else(|| KEPT_OUT.to_owned(), |weeks| weeks.to_string()),
            ..Line::default()
        }
    }));
    let home = figures.with_parents;
    for (measure, count) in [
        ("open", home.open),
        ("other-placement", home.other_placement),
        ("home", home.home),
        ("ceased-otherwise", home.ceased_otherwise),
        ("count", home.count),
    ] {
        lines.push(counted("with-parents", "", "", measure, count));
    }
    if let Some(reviews) = &figures.reviews {
        for year in &reviews.by_year {
            lines.extend(of_reviews(&year.year.to_string(), year.outcomes));
        }
        lines.extend(of_reviews("", reviews.all));
    }
    for kind in &figures.anomalies.by_code {
        lines.push(counted(
            "anomalies",
            kind.code.as_str(),
            "",
            "count",
            kind.count,
        ));
    }
    lines.push(counted(
        "anomalies",
        "all",
        "",
        "count",
        figures.anomalies.count,
    ));
    lines.extend(of_costs(figures));
    lines
}

fn counted(section: &'static str, group: &str, year: &str, measure: &str, count: Shown) -> Line {
    Line {
        section,
        group: group.to_owned(),
        year: year.to_owned(),
        measure: measure.to_owned(),
        count: written(count),
        ..Line::default()
    }
}

fn of_rate(group: &str, rate: &Rate) -> Line {
    Line {
        months: Some(rate.months),
        of: written(rate.followed),
        share: rate.share,
        ..counted("re-entry", group, "", "again", rate.again)
    }
}

fn of_reviews(year: &str, outcomes: ReviewOutcomes) -> Vec<Line> {
    let measures = [
        ("on-time", outcomes.on_time),
        ("late", outcomes.late),
        ("missing", outcomes.missing),
        ("due", outcomes.due),
    ];
    let line = |(measure, count)| counted("reviews", "all", year, measure, count);
    measures.into_iter().map(line).collect()
}

fn of_costs(figures: &Figures) -> Vec<Line> {
    let report = figures
        .costs
        .as_ref()
        .and_then(|costs| costs.report.as_ref());
    let Some(report) = report else {
        return Vec::new();
    };
    let line = |line: &reunify_costs::Line| Line {
        section: "costs",
        measure: line.id.as_str().to_owned(),
        shown: line.shown.clone(),
        ..Line::default()
    };
    let swing = |swing: &reunify_costs::Swing| Line {
        section: "sensitivity",
        group: swing.input.clone(),
        measure: "net-over-horizon".to_owned(),
        shown: format!("{} to {}", swing.low.net_shown, swing.high.net_shown),
        ..Line::default()
    };
    let lines = report.lines.iter().map(line);
    lines.chain(report.sensitivity.iter().map(swing)).collect()
}
