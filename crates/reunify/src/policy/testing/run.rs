//! Running the tests of a policy.

use serde::Serialize;

use super::coverage::{Coverage, Tally};
use super::document::{TestCase, TestDocument};
use super::expectation;
use crate::case::{Case, PlanReference, What};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::engine::Engine;
use crate::evaluate::{self, At, Evaluation};
use crate::format::document_format;
use crate::json::{self, Object, Value};
use crate::plan::{Audience, Id, Met};
use crate::policy::Policy;

document_format!(
    /// The format of what came of tests.
    TestReportFormat = "reunify-policy-test-report/1"
);

/// What came of the tests of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct TestReport {
    /// The version of this format.
    pub format: TestReportFormat,
    /// The policy.
    pub policy: Id,
    /// How many tests passed.
    pub passed: usize,
    /// How many did not.
    pub failed: usize,
    /// The tests, in the order of their files.
    pub tests: Vec<TestOutcome>,
    /// What they have tried.
    pub coverage: Coverage,
}

/// What came of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct TestOutcome {
    /// The file, in the policy's folder.
    pub file: String,
    /// What the file tries.
    pub title: String,
    /// What the test shows.
    pub name: String,
    /// Its number in the file, counted from 0.
    pub number: usize,
    /// What is not as expected; nothing, if it passed.
    pub failures: Vec<Failure>,
}

/// Something that is not as a test expects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Failure {
    /// Where the test says so: a place below it.
    pub at: String,
    /// Whether it is wanted and not there; otherwise it is there and not wanted.
    pub wanted: bool,
    /// What the test says.
    pub expected: String,
    /// What there is of the kind.
    pub found: Vec<String>,
}

/// Runs the tests of one of an engine's policies.
///
/// # Errors
/// Diagnostics with their places, if a file is not one of tests, or gives a case that the plan does
/// not allow.
pub fn run(engine: &Engine, policy: &Policy) -> Result<TestReport, Diagnostics> {
    let mut tally = Tally::new(engine, &policy.document().id);
    let mut tests = Vec::new();
    let mut problems = Diagnostics::new();
    for (path, text) in policy.tests() {
        match file(engine, policy, text) {
            Ok((document, cases)) => {
                for (number, (test, case)) in document.tests.iter().zip(cases).enumerate() {
                    let evaluation = engine.evaluate(&case, &at(test));
                    tally.add(engine, &case, &evaluation);
                    tests.push(TestOutcome {
                        file: path.to_owned(),
                        title: document.title.clone(),
                        name: test.name.clone(),
                        number,
                        failures: expectation::failures(
                            &test.expect,
                            &test.expect_not,
                            &evaluation.standing,
                        ),
                    });
                }
            }
            Err(found) => problems.extend(found.located_in(text).in_file(&policy.file(path))),
        }
    }
    if problems.has_errors() {
        return Err(problems);
    }
    let failed = tests
        .iter()
        .filter(|test| !test.failures.is_empty())
        .count();
    Ok(TestReport {
        format: TestReportFormat,
        policy: policy.document().id.clone(),
        passed: tests.len().saturating_sub(failed),
        failed,
        tests,
        coverage: tally.coverage(),
    })
}

fn at(test: &TestCase) -> At {
    At {
        as_of: test.as_of,
        known_at: test.known_at,
        reader: Audience::Practitioner,
    }
}

/// A file of tests, and the case of each.
pub(super) fn file(
    engine: &Engine,
    policy: &Policy,
    text: &str,
) -> Result<(TestDocument, Vec<Case>), Diagnostics> {
    let (document, _) = json::from_bytes::<TestDocument>(text.as_bytes())?;
    let all = before(engine, policy, &document)?.with(&document.given, "/given")?;
    let mut cases = Vec::new();
    for (number, test) in document.tests.iter().enumerate() {
        let given = all
            .clone()
            .with(&test.given, &format!("/tests/{number}/given"))?;
        cases.push(given.case);
    }
    Ok((document, cases))
}

/// The case that a file of tests starts from.
fn before<'e>(
    engine: &'e Engine,
    policy: &Policy,
    document: &TestDocument,
) -> Result<Given<'e>, Diagnostics> {
    let given = Given::new(engine);
    let Some(path) = &document.after else {
        return Ok(given);
    };
    let refused = |message: String, help: String| {
        let problem = Diagnostic::error(Code::DanglingId, message);
        Diagnostics::from(problem.at("/after").help(help))
    };
    let Some((_, text)) = policy.tests().find(|(other, _)| other == path) else {
        let files = policy.tests().map(|(other, _)| other);
        let help = match nearest(path, files) {
            Some(near) => format!("did you mean “{near}”?"),
            None => "name a file in the policy’s `tests` folder".to_owned(),
        };
        return Err(refused(format!("there is no file of tests “{path}”"), help));
    };
    // Its own problems are shown where it is run itself.
    let broken = |_| {
        refused(
            format!("“{path}” is not a file of tests that can be run"),
            "put that file right first".to_owned(),
        )
    };
    let (first, _) = json::from_bytes::<TestDocument>(text.as_bytes()).map_err(broken)?;
    if first.after.is_some() {
        return Err(refused(
            format!("“{path}” comes after a file itself"),
            "name the file that it comes after, and give the rest here".to_owned(),
        ));
    }
    given.with(&first.given, "/given").map_err(broken)
}

/// Evaluates the case of a test again.
pub(super) fn evaluated(engine: &Engine, test: &TestCase, case: &Case) -> Evaluation {
    engine.evaluate(case, &at(test))
}

/// A made-up case in the making.
#[derive(Clone)]
struct Given<'e> {
    engine: &'e Engine,
    case: Case,
}

impl<'e> Given<'e> {
    fn new(engine: &'e Engine) -> Self {
        Self {
            engine,
            case: Case::new(
                "made-up",
                PlanReference {
                    id: engine.plan().id.clone(),
                    version: engine.plan().version,
                    sha256: None,
                },
            ),
        }
    }

    /// The case with more entries.
    fn with(mut self, entries: &[Value], at: &str) -> Result<Self, Diagnostics> {
        for (number, entry) in entries.iter().enumerate() {
            let at = format!("{at}/{number}");
            let full = self.filled_in(entry).to_string();
            let entries =
                Case::entries_from_json(full.as_bytes()).map_err(|found| moved(found, &at))?;
            for entry in entries {
                self.engine
                    .append(&mut self.case, entry)
                    .map_err(|refused| {
                        let pointer =
                            format!("{at}{}", refused.pointer.as_deref().unwrap_or_default());
                        let problem = Diagnostic::error(refused.code, refused.message).at(pointer);
                        match refused.help {
                            Some(help) => problem.help(help),
                            None => problem,
                        }
                    })?;
            }
        }
        Ok(self)
    }

    /// An entry with what a test may leave out.
    fn filled_in(&self, entry: &Value) -> Value {
        let Value::Object(fields) = entry else {
            return entry.clone();
        };
        let mut fields = fields.clone();
        if let Some(Value::Text(day)) = fields.get("occurred") {
            let recorded = Value::Text(format!("{day}T23:59:00Z"));
            fields.insert_missing("recorded", recorded);
        }
        if let Some(decision) = self.last_decision(&fields) {
            fields.insert_missing("about", decision);
        }
        if let Some(role) = self.recorder(&fields) {
            let role = Value::Text(role.to_string());
            let actor = Value::Object([("role", role)].into());
            fields.insert_missing("actor", actor);
        }
        Value::Object(fields)
    }

    /// The last decision, for an entry that is about one.
    fn last_decision(&self, fields: &Object) -> Option<Value> {
        let kind = fields.get("type").and_then(Value::as_text)?;
        if !["approval", "effect"].contains(&kind) {
            return None;
        }
        let mut events = self.case.events().iter().rev();
        let decision = events.find(|event| matches!(event.entry.what, What::Decision { .. }))?;
        i64::try_from(decision.seq).ok().map(Value::Number)
    }

    /// The first role that may record an entry.
    fn recorder(&self, fields: &Object) -> Option<Id> {
        let plan = self.engine.plan();
        let id = fields
            .get("id")
            .and_then(Value::as_text)
            .unwrap_or_default();
        let anyone = || plan.roles.first().map(|role| role.id.clone());
        let found = match fields.get("type").and_then(Value::as_text)? {
            "task" => plan
                .tasks
                .iter()
                .find(|t| t.id == *id)?
                .done_by
                .first()
                .cloned(),
            "occurrence" => plan
                .occurrences
                .iter()
                .find(|o| o.id == *id)?
                .recorded_by
                .first()
                .cloned(),
            "fact" => Some(plan.facts.iter().find(|f| f.id == *id)?.ask.clone()),
            "decision" => plan
                .decisions
                .iter()
                .find(|d| d.id == *id)?
                .made_by
                .first()
                .cloned(),
            "approval" => match &plan.requirements.iter().find(|r| r.id == *id)?.met {
                Met::Approval { by, .. } => by.first().cloned(),
                Met::Condition(_) => None,
            },
            "effect" => self.maker(fields),
            _ => None,
        };
        found.or_else(anyone)
    }

    /// Whoever made the decision that an entry is about.
    fn maker(&self, fields: &Object) -> Option<Id> {
        let about = u64::try_from(fields.get("about")?.as_number()?).ok()?;
        let mut events = self.case.events().iter();
        let decision = events.find(|event| event.seq == about)?;
        Some(decision.entry.actor.role.clone())
    }
}

/// Problems of an entry, at its place in the file.
fn moved(problems: Diagnostics, at: &str) -> Diagnostics {
    let mut placed = Diagnostics::new();
    for mut problem in problems {
        let below = problem.place.pointer.take().unwrap_or_default();
        problem.place.pointer = Some(format!("{at}{below}"));
        problem.place.span = None;
        placed.push(problem);
    }
    placed
}

/// Where rules went in the evaluation of a case.
pub(super) fn trace(
    engine: &Engine,
    case: &Case,
    at: &At,
    noted: &mut dyn FnMut(
        &crate::policy::rules::CompiledRule,
        &crate::policy::rules::view::Outcome,
    ),
) {
    evaluate::trace_rules(engine.inner(), case, at, noted);
}
