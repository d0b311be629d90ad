//! Policies as they are written: their files as they now are, over a plan.

use std::collections::BTreeMap;

use reunify::calendar::{Date, Instant};
use reunify::policy::rules::Reference;
use reunify::policy::{Checked, Compared, Tried, effects_on, starter, testing};
use reunify::{At, Audience, Case, Diagnostics, Engine, Id, Plan, Policy};
use reunify_abi::{Answer, Refusal, json};
use serde::Deserialize;

use crate::calls::Desk;

/// The files of a policy's folder, by their paths.
type Files = BTreeMap<String, String>;

/// A policy in the making, the plan, and the policies that are laid over the plan before it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Draft {
    plan: u32,
    files: Files,
    under: Vec<u32>,
    /// The cases for which to tell what changes.
    #[serde(default)]
    cases: Vec<u32>,
    as_of: Option<Date>,
    /// The file of tests that is asked about.
    test: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Pack {
    files: Files,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Two {
    plan: u32,
    before: Files,
    before_under: Vec<u32>,
    after: Files,
    after_under: Vec<u32>,
    cases: Vec<u32>,
    as_of: Option<Date>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Run {
    plan: u32,
    under: Vec<u32>,
    file: String,
    script: String,
    case: u32,
    as_of: Date,
    known_at: Option<Instant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct New {
    name: Id,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfPlan {
    plan: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfEngine {
    engine: u32,
}

/// A policy laid over a plan, last of several.
struct Laid<'a> {
    plan: &'a Plan,
    policy: Policy,
    under: Vec<Policy>,
    engine: Engine,
}

impl<'a> Laid<'a> {
    fn new(desk: &'a Desk, plan: u32, under: &[u32], policy: Policy) -> Result<Self, Refusal> {
        let plan = desk.abi.plan(plan)?;
        let under = under.iter().map(|number| desk.abi.policy(*number).cloned());
        let under: Vec<Policy> = under.collect::<Result<_, _>>()?;
        let all = [under.as_slice(), std::slice::from_ref(&policy)].concat();
        let engine = Engine::compile(plan, &all).map_err(|problems| policy.in_folder(problems))?;
        Ok(Self {
            plan,
            policy,
            under,
            engine,
        })
    }

    fn of(desk: &'a Desk, draft: &Draft) -> Result<Self, Refusal> {
        Self::new(desk, draft.plan, &draft.under, read(&draft.files)?)
    }

    fn placed(&self, problems: Diagnostics) -> Diagnostics {
        self.policy.in_folder(problems)
    }

    /// The plan with the other policies only.
    fn without(&self) -> Result<Engine, Diagnostics> {
        Engine::compile(self.plan, &self.under)
    }
}

fn read(files: &Files) -> Result<Policy, Diagnostics> {
    let files = files.iter();
    Policy::from_folder(files.map(|(path, text)| (path.as_str(), text.as_bytes())))
}

/// The cases, by the references that they have themselves, and the day for which is asked.
pub(crate) fn on<'a>(
    desk: &'a Desk,
    cases: &[u32],
    as_of: Option<Date>,
) -> Result<Option<(Vec<&'a Case>, At)>, Refusal> {
    let Some(day) = as_of else {
        return Ok(None);
    };
    let cases = cases.iter().map(|number| desk.abi.case(*number));
    Ok(Some((cases.collect::<Result<_, _>>()?, At::day(day))))
}

pub(crate) fn check(desk: &Desk, draft: &Draft) -> Answer {
    let laid = Laid::of(desk, draft)?;
    let mut checked = Checked::of(&laid.policy, laid.plan, &laid.engine);
    checked.warnings = laid.placed(checked.warnings);
    if let Some((cases, at)) = on(desk, &draft.cases, draft.as_of)? {
        let cases = cases.into_iter().map(|case| (case.id(), case));
        checked.cases = effects_on(&laid.without()?, &laid.engine, cases, &at)?;
    }
    json(&checked)
}

pub(crate) fn test(desk: &Desk, draft: &Draft) -> Answer {
    let laid = Laid::of(desk, draft)?;
    let report = testing::run(&laid.engine, &laid.policy);
    json(&report.map_err(|problems| laid.placed(problems))?)
}

pub(crate) fn accept(desk: &Desk, draft: &Draft) -> Answer {
    let laid = Laid::of(desk, draft)?;
    let Some(test) = &draft.test else {
        return Err(Refusal::new("bad-request", "name the file of tests"));
    };
    let accepted = testing::updated(&laid.engine, &laid.policy, test);
    json(&accepted.map_err(|problems| laid.placed(problems))?)
}

pub(crate) fn pack(asked: &Pack) -> Answer {
    let policy = read(&asked.files)?;
    let packed = policy.to_json();
    json(&packed.map_err(|problems| policy.in_folder(problems))?)
}

pub(crate) fn compare(desk: &Desk, two: &Two) -> Answer {
    let before = Laid::new(desk, two.plan, &two.before_under, read(&two.before)?)?;
    let after = Laid::new(desk, two.plan, &two.after_under, read(&two.after)?)?;
    let mut compared = Compared::of(
        before.plan,
        (&before.policy, &before.engine),
        (&after.policy, &after.engine),
    );
    if let Some((cases, at)) = on(desk, &two.cases, two.as_of)? {
        let cases = cases.into_iter().map(|case| (case.id(), case));
        compared.cases = effects_on(&before.engine, &after.engine, cases, &at)?;
    }
    json(&compared)
}

pub(crate) fn run(desk: &Desk, run: &Run) -> Answer {
    let plan = desk.abi.plan(run.plan)?;
    let policy = Policy::alone(plan.document(), &run.file, run.script.as_bytes())?;
    let laid = Laid::new(desk, run.plan, &run.under, policy)?;
    let case = desk.abi.case(run.case)?;
    laid.engine.accepts(case, run.known_at)?;
    let at = At {
        as_of: run.as_of,
        known_at: run.known_at,
        reader: Audience::Practitioner,
    };
    json(&Tried::of(laid.engine.evaluate(case, &at), &laid.policy))
}

/// The files of a new policy.
pub(crate) fn start(asked: &New) -> Answer {
    let files: BTreeMap<_, _> = starter(&asked.name).into_iter().collect();
    json(&files)
}

pub(crate) fn reference(desk: &Desk, asked: &OfPlan) -> Answer {
    json(&Reference::of(desk.abi.plan(asked.plan)?.document()))
}

pub(crate) fn laid(desk: &Desk, asked: &OfEngine) -> Answer {
    json(desk.abi.engine(asked.engine)?.plan())
}
