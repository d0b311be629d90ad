//! Whether the tests of a policy would notice if it were a little other than it is.

use crate::calendar::Unit;
use crate::diagnostic::{Place, Span};
use crate::engine::Engine;
use crate::json;
use crate::plan::{Id, Plan};
use crate::policy::{Policy, Tightening};

use super::run::run;

/// A policy that is a little other than it is.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// Where it is other.
    pub place: Place,
    /// What stands there.
    pub was: String,
    /// What would stand there.
    pub with: String,
    policy: Policy,
}

/// What became of a mutant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// A test failed.
    Caught,
    /// No test noticed.
    Survived,
    /// It is no policy at all: the static checks refuse it.
    Refused,
}

/// Every mutant of one of an engine's policies: comparisons turned about, limits a little longer or
/// shorter, in its rules and in the timescales that it tightens.
#[must_use]
pub fn mutants(engine: &Engine, policy: &Policy) -> Vec<Mutant> {
    let mut found = Vec::new();
    let id = &policy.document().id;
    for rule in engine
        .inner()
        .rules
        .iter()
        .filter(|rule| rule.policy == *id)
    {
        for point in &rule.points {
            let Some(other) = policy.with_script(rule.script(), &point.made_in(rule.text())) else {
                continue;
            };
            found.push(Mutant {
                place: Place {
                    file: Some(policy.file(rule.script())),
                    pointer: None,
                    span: Some(point.span),
                },
                was: point.was(rule.text()).to_owned(),
                with: point.with.clone(),
                policy: other,
            });
        }
    }
    for (number, tightening) in policy.document().tighten.iter().enumerate() {
        let Tightening::Timescale(timescale) = tightening else {
            continue;
        };
        for (part, period) in [("within", timescale.within), ("every", timescale.every)] {
            let Some(period) = period else { continue };
            let at = format!("/tighten/{number}/timescale/{part}");
            // Hours are counted in whole days.
            let step = if period.unit() == Unit::Hours { 24 } else { 1 };
            let counts = [
                period.count().checked_add(step),
                period.count().checked_sub(step),
            ];
            for count in counts {
                let other = count.and_then(|count| {
                    let with = period.unit().times(count);
                    Some((
                        with,
                        policy.with_content(&at, crate::json::compact(&with).ok()?)?,
                    ))
                });
                if let Some((with, other)) = other {
                    found.push(Mutant {
                        place: policy.place_of(&at),
                        was: period.to_string(),
                        with: with.to_string(),
                        policy: other,
                    });
                }
            }
        }
    }
    found
}

impl Mutant {
    /// Runs the tests on the mutant, in a stack with the other policies.
    #[must_use]
    pub fn fate(&self, plan: &Plan, others: &[Policy]) -> Fate {
        let id: &Id = &self.policy.document().id;
        let mut stack: Vec<Policy> = others
            .iter()
            .filter(|p| p.document().id != *id)
            .cloned()
            .collect();
        stack.push(self.policy.clone());
        let Ok(engine) = Engine::compile(plan, &stack) else {
            return Fate::Refused;
        };
        match run(&engine, &self.policy) {
            Ok(report) if report.failed == 0 => Fate::Survived,
            _ => Fate::Caught,
        }
    }
}

impl Policy {
    /// The policy with another text for one of its scripts.
    fn with_script(&self, path: &str, text: &str) -> Option<Self> {
        let mut other = self.clone();
        *other.scripts.get_mut(path)? = text.to_owned();
        Some(other)
    }

    /// The policy with another value at a place in its manifest.
    fn with_content(&self, at: &str, value: String) -> Option<Self> {
        let mut other = self.clone();
        let (value, _) = json::value_from(value.as_bytes()).ok()?;
        *other.content.at_mut(at)? = value;
        other.document = json::from_value(other.content.clone(), "").ok()?;
        Some(other)
    }

    fn place_of(&self, at: &str) -> Place {
        let pointer = format!("{}{at}", self.root);
        let span: Option<Span> = json::locate(&self.text, &pointer);
        Place {
            file: Some(self.file("policy.json")),
            pointer: Some(pointer),
            span,
        }
    }
}
