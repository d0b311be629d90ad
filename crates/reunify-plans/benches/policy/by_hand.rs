//! The twelve rules, and the conditions, as somebody would write them in Rust for one authority.

use std::sync::Arc;

use reunify::Case;
use reunify::calendar::Date;
use reunify::case::{Event, What};
use reunify::json::Value;

use crate::material::{Found, at};

/// What is asked of a case again and again, gathered in one pass.
#[derive(Default)]
struct Gathered<'c> {
    stays: Vec<&'c Event>,
    assessed_stays: usize,
    came: Option<Date>,
    assessments: Vec<&'c Event>,
    left: Option<&'c Event>,
    review: Option<&'c Event>,
    visits: Vec<&'c Event>,
    home_visits: Vec<&'c Event>,
    placements: Vec<&'c Event>,
    meetings: Vec<&'c Event>,
    decisions: usize,
    moved: Option<Date>,
    plan: Option<&'c Event>,
    birth: Option<Date>,
    legal_status: Option<&'c str>,
    at_home: bool,
    permanence: Option<&'c str>,
    short_breaks: bool,
    had_responsibility: Option<bool>,
    approved: bool,
}

fn field<'e>(event: &'e Event, name: &str) -> Option<&'e Value> {
    at(event.entry.what.data()?, name)
}

fn is(event: &Event, name: &str, wanted: bool) -> bool {
    matches!(field(event, name), Some(Value::Bool(is)) if *is == wanted)
}

fn number(event: &Event, name: &str) -> Option<i64> {
    field(event, name)?.as_number()
}

fn text<'e>(event: &'e Event, name: &str) -> Option<&'e str> {
    field(event, name)?.as_text()
}

fn gather(case: &Case) -> Gathered<'_> {
    let mut all = Gathered::default();
    for event in case.events().iter().map(Arc::as_ref) {
        let day = event.entry.occurred;
        match &event.entry.what {
            What::Occurrence { id, .. } => match id.as_str() {
                "overnight-stay" => all.stays.push(event),
                "became-looked-after" => {
                    all.came = Some(day);
                    all.legal_status = text(event, "legal-status");
                }
                "legal-status-changed" => all.legal_status = text(event, "legal-status"),
                "ceased-to-be-looked-after" => all.left = Some(event),
                "placement-started" => {
                    all.at_home |= text(event, "placement") == Some("with-parents");
                    all.placements.push(event);
                }
                "team-changed" => all.moved = Some(day),
                _ => {}
            },
            What::Task { id, .. } => match id.as_str() {
                "stay-risk-assessment" => all.assessed_stays += 1,
                "regulation-17-assessment" => all.assessments.push(event),
                "statutory-review" => all.review = Some(event),
                "statutory-visit" => all.visits.push(event),
                "home-visit" => all.home_visits.push(event),
                "permanence-planning-meeting" => all.meetings.push(event),
                "reunification-plan" => all.plan = Some(event),
                _ => {}
            },
            What::Decision { id, .. } if id.as_str() == "decision-2" => all.decisions += 1,
            What::Approval { id, .. } => {
                all.approved |= id.as_str() == "nominated-officer-approves-placement"
            }
            What::Fact {
                id,
                value: Some(value),
                ..
            } => match id.as_str() {
                "date-of-birth" => all.birth = value.as_text().and_then(|text| text.parse().ok()),
                "living-with-parent" => all.at_home |= *value == Value::Bool(true),
                "permanence-plan" => all.permanence = value.as_text(),
                "short-break-series" => all.short_breaks = *value == Value::Bool(true),
                "parent-had-responsibility-before-care-order" => {
                    all.had_responsibility = Some(*value == Value::Bool(true));
                }
                _ => {}
            },
            _ => {}
        }
    }
    all
}

fn since(events: &[&Event], day: Date) -> bool {
    events.iter().any(|event| event.entry.occurred >= day)
}

fn on(events: &[&Event], day: Date) -> bool {
    events.iter().any(|event| event.entry.occurred == day)
}

/// What the rules find.
pub(crate) fn found(case: &Case) -> Vec<Found> {
    let all = gather(case);
    let mut said = Vec::new();
    let mut say = |rule: &str, words: &str| said.push((rule.to_owned(), words.to_owned()));
    let long = all
        .stays
        .iter()
        .any(|stay| number(stay, "hours") >= Some(25));
    if !all.stays.is_empty() {
        let rule = "overnight-stays-approved";
        let order = all
            .legal_status
            .map(|is| ["care-order", "interim-care-order"].contains(&is));
        let planned = all
            .stays
            .iter()
            .any(|stay| is(stay, "part-of-a-plan-to-return", true));
        if order.is_none() {
            say(
                rule,
                "Find out under which order the child is, since that decides who approves of stays.",
            );
        }
        if order == Some(true) && (planned || all.stays.len() > 2 || long) {
            if all.assessed_stays == 0 {
                say(
                    rule,
                    "Write down what could go wrong on these stays, and what is done about it.",
                );
            }
            say(rule, "The child stays with a parent while under an order.");
        }
        let checked = all.came.is_some_and(|came| since(&all.assessments, came));
        if !checked && all.had_responsibility != Some(false) && (long || all.stays.len() > 1) {
            say(
                "long-stays-checked",
                "Make the checks that come before a placement with parents: these stays are long, or have become a habit.",
            );
        }
    }
    if all.legal_status == Some("care-order") && all.at_home && !all.approved {
        let rule = "order-for-a-child-at-home";
        say(
            rule,
            "The court made a care order, and the child is at home.",
        );
        say(rule, "Ask the lawyer whether a supervision order would do.");
    }
    if let (Some(left), Some(birth)) = (all.left, all.birth)
        && is(left, "childs-own-choice", true)
        && birth.days_until(left.entry.occurred) >= 5844
    {
        say(
            "leaving-care-by-choice",
            "Tell the Assistant Director why the young person chose to leave care, and what was agreed for them.",
        );
    }
    if let Some(review) = all.review {
        let that_day = all
            .visits
            .iter()
            .filter(|visit| visit.entry.occurred == review.entry.occurred);
        let (mut any, mut alone) = (false, false);
        for visit in that_day {
            any = true;
            alone |= is(visit, "seen-alone", true);
        }
        if any && !alone {
            say(
                "a-review-is-no-visit",
                "Visit the child. What was recorded as a visit was the review, and the child was not seen alone.",
            );
        }
    }
    if all.visits.len() >= 4
        && !all
            .visits
            .iter()
            .any(|visit| is(visit, "unannounced", true))
    {
        say(
            "some-visits-unannounced",
            "None of the visits so far came unannounced. Let the next one.",
        );
    }
    if let Some(came) = all.came {
        let rule = "permanence-planning";
        let first = all
            .placements
            .iter()
            .find(|placement| placement.entry.occurred >= came);
        if first.is_some_and(|first| is(first, "emergency", true)) && !since(&all.meetings, came) {
            say(rule, "Hold the permanence planning meeting.");
        }
        if first.is_some_and(|first| is(first, "emergency", false)) && all.meetings.is_empty() {
            say(
                rule,
                "Hold the permanence planning meeting. It should have come before the child did.",
            );
        }
    }
    if all.short_breaks {
        say(
            "who-this-is-for",
            "The child comes for short breaks. This way of working is not meant for them.",
        );
    }
    match all.permanence {
        Some("permanent-substitute-care" | "independence") => {
            say(
                "who-this-is-for",
                "The plan for this child is another one. Change the plan, or stop work on a return.",
            );
        }
        None if all.decisions > 0 => say(
            "who-this-is-for",
            "Record the plan for the child's permanence.",
        ),
        _ => {}
    }
    if let Some(moved) = all.moved
        && !since(&all.visits, moved)
        && !since(&all.home_visits, moved)
    {
        say(
            "no-gap-between-teams",
            "Visit the child, so that help goes on after the change of team.",
        );
    }
    if let Some(began) = all.placements.last()
        && !on(&all.visits, began.entry.occurred)
    {
        say(
            "visit-on-the-first-day",
            "See the child where they now live, on the first day.",
        );
    }
    if let Some(plan) = all.plan {
        let words = match number(plan, "yearly-cost-pence") {
            None => "Record what the support will cost in a year.",
            Some(pence) if pence <= 5_000_000 => {
                "The service manager agrees to the cost of support, having talked with the Assistant Director."
            }
            Some(_) => "The Assistant Director decides on the cost of support.",
        };
        say("cost-of-support", words);
    }
    if let Some(Value::List(adults)) = all
        .assessments
        .last()
        .and_then(|last| field(last, "household-adults"))
    {
        let rule = "adults-of-the-home";
        let awaited =
            |adult: &Value| at(adult, "police-check").and_then(Value::as_text) == Some("awaited");
        if adults.iter().any(awaited) {
            say(
                rule,
                "Ask the police again: the check of an adult of the home is still awaited.",
            );
        }
        if adults
            .iter()
            .any(|adult| at(adult, "assessed") == Some(&Value::Bool(false)))
        {
            say(rule, "Assess every adult of the home.");
        }
    }
    said
}

/// Which of the conditions of `conditions.rs` hold, in their order.
pub(crate) fn conditions(case: &Case) -> Vec<bool> {
    let all = gather(case);
    let planned = |stay: &&Event| is(stay, "part-of-a-plan-to-return", true);
    vec![
        !all.stays.is_empty()
            && matches!(all.legal_status, Some("care-order" | "interim-care-order"))
            && all.stays.iter().any(planned),
        all.stays.len() > 1 && all.had_responsibility != Some(false) && all.assessments.is_empty(),
        all.legal_status == Some("care-order") && all.at_home && !all.approved,
        all.left
            .is_some_and(|left| is(left, "childs-own-choice", true)),
        all.visits.len() >= 4
            && !all
                .visits
                .iter()
                .any(|visit| is(visit, "unannounced", true)),
        all.review.is_some() && all.visits.iter().any(|visit| is(visit, "seen-alone", true)),
        all.came.is_some() && all.meetings.is_empty(),
        matches!(
            all.permanence,
            Some("permanent-substitute-care" | "independence")
        ),
        all.short_breaks,
        all.moved
            .is_some_and(|moved| !since(&all.visits, moved) && !since(&all.home_visits, moved)),
        all.plan
            .is_some_and(|plan| number(plan, "yearly-cost-pence") > Some(5_000_000)),
        all.assessments.iter().any(|assessment| {
            let adults = field(assessment, "household-adults")
                .and_then(Value::as_list)
                .unwrap_or_default();
            let awaited = |adult: &Value| {
                at(adult, "police-check").and_then(Value::as_text) == Some("awaited")
            };
            adults.iter().any(awaited)
        }),
    ]
}
