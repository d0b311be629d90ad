//! Figures for a spreadsheet: one on each line, so that they can be filtered and pivoted.

use reunify::Percent;
use reunify_ssda903::Report;
use reunify_ssda903::measure::{Group, Outcomes, Rate};

const HEADINGS: [&str; 9] = [
    "section", "group", "year", "measure", "months", "count", "of", "share", "band",
];

/// A line, of which most is often blank.
#[derive(Default)]
struct Line<'a> {
    section: &'a str,
    group: &'a str,
    year: String,
    measure: &'a str,
    months: Option<u16>,
    count: u64,
    of: Option<u64>,
    share: Option<Percent>,
    band: Option<(Percent, Percent)>,
}

/// A line for each of some counts of a section.
fn counts<'a>(
    section: &'a str,
    group: &'a str,
    year: &str,
    counts: impl IntoIterator<Item = (&'a str, u64)>,
) -> Vec<Line<'a>> {
    let line = |(measure, count)| Line {
        section,
        group,
        year: year.to_owned(),
        measure,
        count,
        ..Line::default()
    };
    counts.into_iter().map(line).collect()
}

/// The figures of a report.
pub(crate) fn csv(report: &Report) -> Result<String, Box<dyn std::error::Error>> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADINGS)?;
    for line in lines(report) {
        let text = |value: Option<String>| value.unwrap_or_default();
        writer.write_record([
            line.section.to_owned(),
            line.group.to_owned(),
            line.year.clone(),
            line.measure.to_owned(),
            text(line.months.map(|months| months.to_string())),
            line.count.to_string(),
            text(line.of.map(|of| of.to_string())),
            text(line.share.map(|share| share.to_string())),
            text(line.band.map(|(low, high)| format!("{low} to {high}"))),
        ])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn lines(report: &Report) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let periods = &report.periods;
    lines.extend(counts(
        "periods",
        "",
        "",
        [
            ("children", periods.children),
            ("without-birth", periods.without_birth),
            ("counted", periods.counted),
            ("left-out", periods.left_out),
            ("start-not-seen", periods.start_not_seen),
            ("open", periods.open),
        ],
    ));
    for (code, count) in &periods.ceased {
        lines.extend(counts("periods", code, "", [("ceased", *count)]));
    }
    let returns = &report.returns;
    for (name, group) in [
        ("all", &returns.all),
        ("planned", &returns.planned),
        ("unplanned", &returns.unplanned),
    ] {
        of_group(name, group, &mut lines);
    }
    for year in &returns.by_year {
        let name = year.year.to_string();
        for (group, count) in [
            ("all", year.count),
            ("planned", year.planned),
            ("unplanned", year.unplanned),
        ] {
            lines.push(Line {
                section: "returns",
                group,
                year: name.clone(),
                measure: "count",
                count,
                ..Line::default()
            });
        }
        lines.extend(year.by_months.iter().map(|rate| Line {
            year: name.clone(),
            ..of_rate("all", rate)
        }));
    }
    let weeks = &report.placement_weeks;
    lines.extend(weeks.by_type.iter().map(|kind| Line {
        section: "placement-weeks",
        group: kind.r#type.as_str(),
        measure: "days",
        months: Some(weeks.months),
        count: kind.days,
        of: Some(weeks.re_entries),
        ..Line::default()
    }));
    let home = &report.with_parents;
    lines.extend(counts(
        "with-parents",
        "",
        "",
        [
            ("count", home.count),
            ("open", home.open),
            ("other-placement", home.other_placement),
            ("home", home.home),
        ],
    ));
    for (code, count) in &home.ceased_otherwise {
        lines.extend(counts(
            "with-parents",
            code,
            "",
            [("ceased-otherwise", *count)],
        ));
    }
    if let Some(reviews) = &report.reviews {
        for (group, outcomes) in [
            ("all", &reviews.all),
            ("first", &reviews.first),
            ("second", &reviews.second),
            ("later", &reviews.later),
        ] {
            of_outcomes(group, "", outcomes, &mut lines);
        }
        for year in &reviews.by_year {
            of_outcomes("all", &year.year.to_string(), &year.outcomes, &mut lines);
        }
    }
    lines.extend(report.anomalies.by_code.iter().map(|kind| Line {
        section: "anomalies",
        group: kind.code.as_str(),
        measure: "count",
        count: kind.count,
        ..Line::default()
    }));
    lines
}

fn of_group<'a>(name: &'a str, group: &'a Group, lines: &mut Vec<Line<'a>>) {
    lines.extend(counts(
        "returns",
        name,
        "",
        [
            ("count", group.count),
            ("placed-first", group.placed_first),
            ("followed", group.followed),
            ("not-followed-aged-18", group.not_followed.aged_18),
            ("not-followed-in-doubt", group.not_followed.in_doubt),
            ("again", group.again),
        ],
    ));
    lines.extend(group.by_months.iter().map(|rate| of_rate(name, rate)));
    lines.extend(group.curve.iter().map(|point| Line {
        section: "curve",
        group: name,
        measure: "again",
        months: Some(point.months),
        count: point.again,
        of: Some(point.at_risk),
        share: Some(point.share),
        band: point.lower.zip(point.upper),
        ..Line::default()
    }));
}

fn of_rate<'a>(group: &'a str, rate: &Rate) -> Line<'a> {
    Line {
        section: "re-entry",
        group,
        measure: "again",
        months: Some(rate.months),
        count: rate.again,
        of: Some(rate.followed),
        share: rate.share,
        ..Line::default()
    }
}

fn of_outcomes<'a>(group: &'a str, year: &str, outcomes: &Outcomes, lines: &mut Vec<Line<'a>>) {
    lines.extend(counts(
        "reviews",
        group,
        year,
        [
            ("on-time", outcomes.on_time),
            ("late", outcomes.late),
            ("missing", outcomes.missing),
            ("not-yet-due", outcomes.not_yet_due),
        ],
    ));
}
