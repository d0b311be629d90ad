//! The twelve rules as scripts on plain Rhai values: no view of a case, no limits, no trace. The
//! scope is built beforehand and not measured.

use std::path::Path;
use std::sync::LazyLock;

use reunify::Case;
use reunify::calendar::Date;
use reunify::case::{Event, What};
use reunify::json::Value;
use rhai::{AST, Array, Dynamic, Engine, Map, Scope};

use crate::material::{Found, at};

struct Script {
    name: String,
    /// Whether the rule is asked, as `when` says in the policy: something that is not empty.
    when: Option<&'static str>,
    ast: AST,
}

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

static SCRIPTS: LazyLock<Vec<Script>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/policy/rules");
    let files = std::fs::read_dir(folder).unwrap();
    let mut scripts: Vec<Script> = files
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let when = match name.as_str() {
                "overnight-stays-approved" | "long-stays-checked" => Some("overnight_stays"),
                "leaving-care-by-choice" => Some("ceased"),
                "a-review-is-no-visit" => Some("reviews"),
                "permanence-planning" => Some("became_looked_after"),
                "no-gap-between-teams" => Some("team_changed"),
                "visit-on-the-first-day" => Some("placements_started"),
                "cost-of-support" => Some("reunification_plans"),
                "adults-of-the-home" => Some("regulation_17_assessments"),
                _ => None,
            };
            let text = std::fs::read_to_string(&path).unwrap();
            Script {
                name,
                when,
                ast: ENGINE.compile(text).unwrap(),
            }
        })
        .collect();
    scripts.sort_by(|one, other| one.name.cmp(&other.name));
    assert_eq!(scripts.len(), 12);
    scripts
});

fn day(date: Date) -> Dynamic {
    let epoch: Date = "1970-01-01".parse().unwrap();
    epoch.days_until(date).into()
}

fn dynamic(value: Option<&Value>) -> Dynamic {
    match value {
        Some(Value::Bool(is)) => (*is).into(),
        Some(Value::Number(number)) => (*number).into(),
        Some(Value::Text(text)) => text.clone().into(),
        Some(Value::List(items)) => items
            .iter()
            .map(|item| dynamic(Some(item)))
            .collect::<Array>()
            .into(),
        Some(Value::Object(fields)) => {
            let fields = fields.iter();
            let map: Map = fields
                .map(|(name, value)| (name.replace('-', "_").into(), dynamic(Some(value))))
                .collect();
            map.into()
        }
        _ => Dynamic::UNIT,
    }
}

/// The events of a kind, as maps.
fn events(case: &Case, wanted: &str, fields: &[(&str, &str)]) -> Dynamic {
    let of_kind = |event: &&std::sync::Arc<Event>| match &event.entry.what {
        What::Task { id, .. } | What::Occurrence { id, .. } | What::Decision { id, .. } => {
            id.as_str() == wanted
        }
        _ => false,
    };
    let found = case.events().iter().filter(of_kind).map(|event| {
        let data = event.entry.what.data();
        let mut map = Map::new();
        map.insert("day".into(), day(event.entry.occurred));
        for (name, field) in fields {
            let value = data.and_then(|data| at(data, field));
            map.insert((*name).into(), dynamic(value));
        }
        Dynamic::from(map)
    });
    found.collect::<Array>().into()
}

fn fact(case: &Case, wanted: &str) -> Dynamic {
    let values = case.events().iter().rev().find_map(|event| {
        let What::Fact { id, value, .. } = &event.entry.what else {
            return None;
        };
        (id.as_str() == wanted).then_some(value.as_ref())
    });
    dynamic(values.flatten())
}

/// Everything that the scripts ask for, ready.
pub(crate) fn scope(case: &Case) -> Scope<'static> {
    let mut scope = Scope::new();
    scope.push("legal_status", Dynamic::from("care-order".to_owned()));
    scope.push("placement", Dynamic::from("foster-care".to_owned()));
    let birth = Dynamic::from(day("2011-05-06".parse().unwrap()));
    scope.push("date_of_birth", birth);
    for (name, of) in [
        ("living_with_parent", "living-with-parent"),
        ("permanence_plan", "permanence-plan"),
        ("short_break_series", "short-break-series"),
        (
            "had_responsibility",
            "parent-had-responsibility-before-care-order",
        ),
    ] {
        scope.push(name, fact(case, of));
    }
    for (name, of, fields) in [
        (
            "overnight_stays",
            "overnight-stay",
            &[("hours", "hours"), ("planned", "part-of-a-plan-to-return")][..],
        ),
        ("stay_risk_assessments", "stay-risk-assessment", &[]),
        ("became_looked_after", "became-looked-after", &[]),
        (
            "regulation_17_assessments",
            "regulation-17-assessment",
            &[("household_adults", "household-adults")],
        ),
        ("placement_approvals", "none", &[]),
        (
            "ceased",
            "ceased-to-be-looked-after",
            &[("own_choice", "childs-own-choice")],
        ),
        ("reviews", "statutory-review", &[]),
        (
            "visits",
            "statutory-visit",
            &[("seen_alone", "seen-alone"), ("unannounced", "unannounced")],
        ),
        ("home_visits", "home-visit", &[]),
        (
            "placements_started",
            "placement-started",
            &[("emergency", "emergency")],
        ),
        ("permanence_meetings", "permanence-planning-meeting", &[]),
        ("decisions_2", "decision-2", &[]),
        ("team_changed", "team-changed", &[]),
        (
            "reunification_plans",
            "reunification-plan",
            &[("yearly_cost_pence", "yearly-cost-pence")],
        ),
    ] {
        scope.push(name, events(case, of, fields));
    }
    scope.push("said", Array::new());
    scope
}

/// Runs the scripts, each on the scope as it was built.
pub(crate) fn found(scope: &mut Scope<'static>) -> Vec<Found> {
    let mut all = Vec::new();
    let start = scope.len();
    for script in SCRIPTS.iter() {
        let asked = script.when.is_none_or(|name| {
            let list = scope.get(name).unwrap().as_array_ref().unwrap();
            !list.is_empty()
        });
        if !asked {
            continue;
        }
        ENGINE.run_ast_with_scope(scope, &script.ast).unwrap();
        scope.rewind(start);
        let mut said = scope.get_mut("said").unwrap().as_array_mut().unwrap();
        for one in said.drain(..) {
            let parts = one.into_array().unwrap();
            all.push((script.name.clone(), parts[2].clone().into_string().unwrap()));
        }
    }
    all
}
