//! The report for a person at a terminal.

use std::fmt::Write;

use anstyle::Style;
use reunify_ssda903::measure::{Group, Outcomes, Rate, Reviews};
use reunify_ssda903::report::AnomalyLine;
use reunify_ssda903::{Effect, Report};

const BOLD: Style = Style::new().bold();

/// How many anomalies are listed one by one; `--format json` has more.
const LISTED: usize = 20;

/// A report.
pub(crate) fn text(report: &Report) -> String {
    let mut text = String::new();
    head(report, &mut text);
    left_out(report, &mut text);
    returns(report, &mut text);
    weeks(report, &mut text);
    with_parents(report, &mut text);
    if let Some(reviews) = &report.reviews {
        self::reviews(reviews, &mut text);
    }
    anomalies(report, &mut text);
    text
}

fn title(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n{BOLD}{title}{BOLD:#}");
}

/// A label with a figure for each column.
fn row(text: &mut String, label: &str, figures: &[String]) {
    let _ = write!(text, "  {label:<44}");
    for figure in figures {
        let _ = write!(text, "{figure:>16}");
    }
    text.push('\n');
}

fn one(text: &mut String, label: &str, figure: u64) {
    row(text, label, &[figure.to_string()]);
}

fn head(report: &Report, text: &mut String) {
    let _ = writeln!(
        text,
        "{BOLD}Returns home, from the SSDA903 return, as of {}{BOLD:#}",
        report.as_of
    );
    let cover = &report.cover;
    let list = |years: &[reunify_ssda903::ReturnYear]| {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        years.join(", ")
    };
    let _ = writeln!(text, "Years: {}", list(&cover.years));
    if !cover.missing_years.is_empty() {
        let _ = writeln!(
            text,
            "There is no return for {}: who came back and left again then is not seen",
            list(&cover.missing_years)
        );
    }
    let _ = writeln!(text, "A re-entry is seen up to {}", cover.followed_to);
    for file in &report.files {
        let what = file.kind.map_or_else(
            || "not recognised, nothing of it is used".to_owned(),
            |kind| kind.to_string(),
        );
        let year = file.year.map_or_else(String::new, |year| {
            let how = if file.year_was_said {
                ""
            } else {
                ", by its days"
            };
            format!(", {year}{how}")
        });
        let rows = file
            .episodes
            .saturating_add(file.headers)
            .saturating_add(file.reviews);
        let _ = writeln!(text, "  {}: {what}{year}, {rows} rows", file.file);
    }
}

fn left_out(report: &Report, text: &mut String) {
    let (rows, periods) = (&report.rows, &report.periods);
    title(text, "WHAT IS COUNTED");
    one(text, "children", periods.children);
    one(text, "  without a day of birth", periods.without_birth);
    one(text, "rows of episodes", rows.episodes);
    one(text, "  restated by another row", rows.restated);
    one(
        text,
        "  of short breaks (V3, V4), kept apart",
        rows.short_breaks,
    );
    one(text, "rows set aside: they cannot be read", rows.set_aside);
    one(
        text,
        "rows not used, for another reason below",
        rows.not_used,
    );
    one(text, "periods of care that are counted", periods.counted);
    one(
        text,
        "  that began before the rows do",
        periods.start_not_seen,
    );
    one(text, "  that had not ended", periods.open);
    one(text, "periods left out of every figure", periods.left_out);
}

fn returns(report: &Report, text: &mut String) {
    let returns = &report.returns;
    let groups = [&returns.all, &returns.planned, &returns.unplanned];
    title(text, "RETURNS HOME");
    let names = ["all", "planned (E4A)", "unplanned (E4B)"].map(str::to_owned);
    row(text, "", &names);
    let mut each = |label: &str, figure: fn(&Group) -> u64| {
        row(text, label, &groups.map(|group| figure(group).to_string()));
    };
    each("returns", |group| group.count);
    each("  placed with own parents first (P1)", |group| {
        group.placed_first
    });
    each("  not followed: 18 by then", |group| {
        group.not_followed.aged_18
    });
    each("  not followed: what came after is in doubt", |group| {
        group.not_followed.in_doubt
    });
    each("looked after again, under 18", |group| group.again);
    title(
        text,
        "LOOKED AFTER AGAIN WITHIN, of those followed for as long",
    );
    for (place, months) in report.method.months.iter().enumerate() {
        let rate = |group: &Group| group.by_months.get(place).map(share).unwrap_or_default();
        row(text, &format!("{months} months"), &groups.map(rate));
    }
    title(
        text,
        "LOOKED AFTER AGAIN WITHIN, estimated from all for as long as followed",
    );
    for months in &report.method.months {
        let point = |group: &Group| {
            let point = group.curve.iter().find(|point| point.months == *months);
            point.map_or_else(|| "–".to_owned(), |point| point.share.to_string())
        };
        let band = |group: &Group| {
            let point = group.curve.iter().find(|point| point.months == *months)?;
            Some(format!("{}–{}", point.lower?, point.upper?))
        };
        row(text, &format!("{months} months"), &groups.map(point));
        let bands = groups.map(|group| band(group).unwrap_or_default());
        if bands.iter().any(|band| !band.is_empty()) {
            row(text, "  95% band", &bands);
        }
    }
    let method = &report.method;
    let _ = writeln!(
        text,
        "  {}, variance by {}, band {}; followed to {}",
        method.curve, method.variance, method.band, method.censored_at
    );
    by_year(report, text);
}

fn share(rate: &Rate) -> String {
    let share = rate
        .share
        .map_or_else(|| "–".to_owned(), |share| share.to_string());
    format!("{}/{} {share}", rate.again, rate.followed)
}

fn by_year(report: &Report, text: &mut String) {
    title(text, "BY THE YEAR OF LEAVING CARE");
    let names = ["returns", "planned", "unplanned", "again in 12"].map(str::to_owned);
    row(text, "", &names);
    for year in &report.returns.by_year {
        let within = year.by_months.iter().find(|rate| rate.months == 12);
        let figures = [
            year.count.to_string(),
            year.planned.to_string(),
            year.unplanned.to_string(),
            within.map(share).unwrap_or_default(),
        ];
        row(text, &year.year.to_string(), &figures);
    }
}

fn weeks(report: &Report, text: &mut String) {
    let weeks = &report.placement_weeks;
    if weeks.re_entries == 0 {
        return;
    }
    let heading = format!(
        "WEEKS IN PLACEMENT, IN THE {} MONTHS AFTER COMING BACK",
        weeks.months
    );
    title(text, &heading);
    one(
        text,
        "re-entries followed for all of them",
        weeks.re_entries,
    );
    one(text, "re-entries too late for that", weeks.too_late);
    for kind in &weeks.by_type {
        let label = format!("{}, on average", kind.r#type.as_str());
        one(text, &label, kind.weeks);
    }
}

fn with_parents(report: &Report, text: &mut String) {
    let home = &report.with_parents;
    title(text, "PLACED WITH OWN PARENTS WHILE LOOKED AFTER (P1)");
    one(text, "placements, consecutive episodes as one", home.count);
    one(text, "  had not ended", home.open);
    one(text, "  ended in another placement", home.other_placement);
    one(text, "  ended in a return home (E4A, E4B)", home.home);
    for (code, count) in &home.ceased_otherwise {
        one(text, &format!("  ended otherwise: {code}"), *count);
    }
}

fn reviews(reviews: &Reviews, text: &mut String) {
    title(text, "REVIEWS DUE, AND HELD");
    let _ = writeln!(text, "  {}", reviews.cites);
    if let Some(from) = reviews.told_from {
        let _ = writeln!(text, "  from {from} to {}", reviews.told_to);
    }
    let names = ["on time", "late", "missing", "not yet due"].map(str::to_owned);
    row(text, "", &names);
    let mut each = |label: &str, of: &Outcomes| {
        let figures = [of.on_time, of.late, of.missing, of.not_yet_due];
        row(text, label, &figures.map(|figure| figure.to_string()));
    };
    each("first: within 20 working days", &reviews.first);
    each("second: within 3 months", &reviews.second);
    each("later: within 6 months", &reviews.later);
    each("all", &reviews.all);
    for year in &reviews.by_year {
        each(&format!("  due in {}", year.year), &year.outcomes);
    }
    if reviews.outside_calendar > 0 {
        let label = "not counted: outside the calendar";
        one(text, label, reviews.outside_calendar);
    }
}

fn anomalies(report: &Report, text: &mut String) {
    let anomalies = &report.anomalies;
    if anomalies.count == 0 {
        return;
    }
    title(text, "WHAT DOES NOT HOLD TOGETHER");
    for kind in &anomalies.by_code {
        let effect = match kind.effect {
            Effect::RowSetAside => "row set aside",
            Effect::PeriodLeftOut => "period left out",
            Effect::RowNotUsed => "row not used",
            Effect::Noted => "noted",
        };
        let _ = writeln!(text, "  {:>6}  {} ({effect})", kind.count, kind.code);
        let _ = writeln!(text, "          {}", kind.meaning);
    }
    text.push('\n');
    for line in anomalies.listed.iter().take(LISTED) {
        let _ = writeln!(text, "  {}", place(line));
    }
    let listed = u64::try_from(anomalies.listed.len().min(LISTED)).unwrap_or_default();
    let more = anomalies.count.saturating_sub(listed);
    if more > 0 {
        let _ = writeln!(text, "  and {more} more: --format json lists them");
    }
}

fn place(line: &AnomalyLine) -> String {
    let child = line
        .child
        .as_deref()
        .map_or_else(String::new, |child| format!("child {child}, "));
    let column = line
        .column
        .map_or_else(String::new, |column| format!(", {column}"));
    format!(
        "{child}{} row {}{column}: {}",
        line.file, line.row, line.code
    )
}
