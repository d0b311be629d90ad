//! Every sentence and name for people.

use reunify::Id;

use crate::document::{Need, Process};
use crate::model::LineId;

pub(crate) const PURPOSE: &str = "For planning services for all the children of an area. An average \
says nothing about any one child: never show it beside a decision about one.";

pub(crate) const ROUNDING: &str = "Each line is worked out exactly and rounded once, at its end: \
money to a penny and children to a whole child, a half upwards. What breaks even is rounded to the \
side on which it does: children up, the rate down to a hundredth of a percent. An amount that is \
brought from the prices of another year is rounded to a penny when it is brought.";

pub(crate) const SUPPORT: &str = "Support for a child who goes home, on average";
pub(crate) const COST_OF_RE_ENTRY: &str = "Cost of a child coming back into care, on average";

pub(crate) fn returns(need: Option<Need>) -> String {
    match need {
        None => "Children who go home in a year".to_owned(),
        Some(need) => format!("Children who go home in a year, {} need", need.as_str()),
    }
}

pub(crate) fn rate(months: u16) -> String {
    format!("Re-entry rate: back in care within {months} months")
}

pub(crate) fn target(months: u16) -> String {
    format!("Target rate: back in care within {months} months, with the support")
}

pub(crate) fn case_monthly(need: Need) -> String {
    format!("Case management for a month, {} need", need.as_str())
}

pub(crate) fn case_months(need: Need) -> String {
    format!("Months of case management, {} need", need.as_str())
}

pub(crate) fn service_monthly(title: &str, need: Need) -> String {
    format!("{title} for a month, {} need", need.as_str())
}

pub(crate) fn service_months(title: &str, need: Need) -> String {
    format!("{title}: months, {} need", need.as_str())
}

pub(crate) fn service_uptake(title: &str, need: Need) -> String {
    format!("{title}: share who use it, {} need", need.as_str())
}

fn process(process: Process) -> &'static str {
    match process {
        Process::DecideToLookAfter => "Deciding to look after the child and finding a placement",
        Process::CarePlanning => "Care planning",
        Process::MaintainPlacement => "Maintaining the placement",
        Process::ReturnHome => "Leaving care or going home",
        Process::FindLaterPlacement => "Finding a later placement",
        Process::Review => "Review",
        Process::LegalProcesses => "Legal processes",
        Process::TransitionToLeavingCare => "Transition to leaving-care services",
    }
}

pub(crate) fn process_unit(of: Process) -> String {
    format!("{}: cost each time", process(of))
}

pub(crate) fn process_times(of: Process) -> String {
    format!("{}: times", process(of))
}

pub(crate) fn placement_weekly(kind: &Id) -> String {
    format!("Placement ({kind}): cost of a week")
}

pub(crate) fn placement_weeks(kind: &Id) -> String {
    format!("Placement ({kind}): weeks, on average over all who come back")
}

/// What a line is called.
pub(crate) fn title(line: LineId) -> &'static str {
    match line {
        LineId::SupportHighNeed => "Support in a year, high need",
        LineId::SupportMediumNeed => "Support in a year, medium need",
        LineId::SupportLowNeed => "Support in a year, low need",
        LineId::SupportAYear => "Support in a year",
        LineId::CostOfAReEntry => "Cost of one re-entry",
        LineId::ReEntriesAYear => "Re-entries from a year's returns",
        LineId::FailedReturnsAYear => "Cost of failed returns in a year",
        LineId::AvoidedReEntriesAYear => "Re-entries avoided at the target rate",
        LineId::AvoidedAYear => "Cost avoided in a year",
        LineId::NetAYear => "Net in a year",
        LineId::BreakEvenChildren => "Breaks even at so many fewer re-entries",
        LineId::BreakEvenRate => "Breaks even at a re-entry rate of",
        LineId::SupportOverHorizon => "Support over the horizon",
        LineId::FailedReturnsOverHorizon => "Cost of failed returns over the horizon",
        LineId::AvoidedOverHorizon => "Cost avoided over the horizon",
        LineId::NetOverHorizon => "Net over the horizon",
    }
}

/// The formula of a line in words.
pub(crate) fn words(line: LineId, by_need: bool) -> &'static str {
    match line {
        LineId::SupportHighNeed | LineId::SupportMediumNeed | LineId::SupportLowNeed => {
            "children at this level × (a month of case management × months + for each service: a \
             month of it × months × the share who use it)"
        }
        LineId::SupportAYear if by_need => "support for high + medium + low need",
        LineId::SupportAYear => "children who go home × support for each, on average",
        LineId::CostOfAReEntry => {
            "for each process: its cost × times, + for each type of placement: a week of it × weeks"
        }
        LineId::ReEntriesAYear => "children who go home × re-entry rate",
        LineId::FailedReturnsAYear => "children who go home × re-entry rate × cost of one re-entry",
        LineId::AvoidedReEntriesAYear => "children who go home × (re-entry rate − target rate)",
        LineId::AvoidedAYear => {
            "children who go home × (re-entry rate − target rate) × cost of one re-entry"
        }
        LineId::NetAYear => "cost avoided in a year − support in a year",
        LineId::BreakEvenChildren => "support in a year ÷ cost of one re-entry",
        LineId::BreakEvenRate => {
            "re-entry rate − support in a year ÷ (children who go home × cost of one re-entry)"
        }
        LineId::SupportOverHorizon => "support in a year × what the years count together",
        LineId::FailedReturnsOverHorizon => {
            "cost of failed returns in a year × what the years count together"
        }
        LineId::AvoidedOverHorizon => "cost avoided in a year × what the years count together",
        LineId::NetOverHorizon => "cost avoided over the horizon − support over the horizon",
    }
}

/// The formula of a line in symbols.
pub(crate) fn symbols(line: LineId, by_need: bool) -> &'static str {
    match line {
        LineId::SupportHighNeed => "S_high = n_high × (m × k + Σ v × w × u)",
        LineId::SupportMediumNeed => "S_medium = n_medium × (m × k + Σ v × w × u)",
        LineId::SupportLowNeed => "S_low = n_low × (m × k + Σ v × w × u)",
        LineId::SupportAYear if by_need => "S = S_high + S_medium + S_low",
        LineId::SupportAYear => "S = n × s",
        LineId::CostOfAReEntry => "c = Σ p × q + Σ a × b",
        LineId::ReEntriesAYear => "R = n × r",
        LineId::FailedReturnsAYear => "F = n × r × c",
        LineId::AvoidedReEntriesAYear => "D = n × (r − t)",
        LineId::AvoidedAYear => "A = n × (r − t) × c",
        LineId::NetAYear => "N = A − S",
        LineId::BreakEvenChildren => "k* = S ÷ c",
        LineId::BreakEvenRate => "r* = r − S ÷ (n × c)",
        LineId::SupportOverHorizon => "S_h = S × h",
        LineId::FailedReturnsOverHorizon => "F_h = F × h",
        LineId::AvoidedOverHorizon => "A_h = A × h",
        LineId::NetOverHorizon => "N_h = A_h − S_h",
    }
}

/// What a line says that has no value.
pub(crate) fn not_reached(line: LineId) -> &'static str {
    match line {
        LineId::BreakEvenRate => "not even if nobody came back",
        _ => "never",
    }
}

pub(crate) const UNDERESTIMATE: &str = "A published average cost of a re-entry is likely to be too \
low: as was said of that of 2014, it has no complex or specialist placements. It comes from a \
secondary analysis of published unit costs, made to start a discussion.";

pub(crate) const NOT_BY_ITSELF: &str = "The target rate is an assumption. Nothing here shows that the \
support would bring the rate down to it.";

pub(crate) fn target_above(target: &str, rate: &str) -> String {
    format!(
        "The target rate ({target}) is above the re-entry rate of these returns ({rate}), so nothing would \
         be avoided at it. What would be avoided and the net are left out: state a target rate of your \
         own, below the rate. The rate at which the support breaks even does not depend on it."
    )
}

pub(crate) const ONE_RE_ENTRY: &str = "Each child who comes back is counted once, at the cost of one \
re-entry. Costs to other services, and what it means for the child, are not counted.";

pub(crate) const DRAWN_APART: &str = "The draws take each range by itself, as if what is high in one \
says nothing about another. The intervals say how far the answer moves within the ranges that were \
given, not how likely the ranges are to be right.";

pub(crate) fn window(months: u16, years: u16) -> String {
    let of_years = if years == 1 {
        "one year".to_owned()
    } else {
        format!("{years} years")
    };
    format!(
        "Children may come back up to {months} months after they went home. What that costs is \
         counted with the year in which they went home, so some of it is paid later, and some after \
         the {of_years} counted here."
    )
}

pub(crate) fn not_verified(count: usize, of: usize) -> String {
    format!(
        "{count} of the {of} figures have not been held against the text of the source that they \
         cite."
    )
}
