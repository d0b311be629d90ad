//! A tree of reasons, in words.

use super::Says;
use super::names::Names;
use crate::case::Standing;
use crate::evaluate::{Answer, Asked, Reason};
use crate::plan::{Id, Test};

impl Names<'_> {
    fn answer(&self, answer: Answer) -> String {
        match answer {
            Answer::Yes => self.phrase("yes", &[]),
            Answer::No => self.phrase("no", &[]),
            Answer::Unknown => self.phrase("not-known", &[]),
        }
    }

    /// What a test of a fact asks for.
    fn asked_of_fact(&self, fact: &Id, test: &Test) -> String {
        match test {
            Test::Is(wanted) => self.value(fact, wanted),
            Test::In(wanted) => {
                let all: Vec<String> = wanted.iter().map(|w| self.value(fact, w)).collect();
                self.engine.wording.either(&all)
            }
            Test::AtLeast(number) => self.phrase("at-least", &[("value", &number.to_string())]),
            Test::AtMost(number) => self.phrase("at-most", &[("value", &number.to_string())]),
            Test::Present(true) => self.phrase("known", &[]),
            // No test of a list fits a fact.
            Test::Present(false) | Test::Every(_) | Test::Some(_) => self.phrase("not-known", &[]),
        }
    }

    /// What a reason says, with the reasons under it.
    pub(crate) fn reason(&self, reason: &Reason) -> Says {
        let answer = self.answer(reason.answer);
        let answer = answer.as_str();
        let events = self.events(&reason.events);
        let text = match &reason.asked {
            Asked::All => self.sentence("reason-all", &[("answer", answer)]),
            Asked::Any => self.sentence("reason-any", &[("answer", answer)]),
            Asked::Not => self.sentence("reason-not", &[("answer", answer)]),
            Asked::Fact {
                fact,
                standing,
                value,
                test,
            } => {
                let key = match standing {
                    Standing::Known => "reason-fact",
                    Standing::Unknown => "reason-fact-unknown",
                    Standing::NotAsked => "reason-fact-not-asked",
                    Standing::Disputed => "reason-fact-disputed",
                    Standing::Unconfirmed => "reason-fact-unconfirmed",
                };
                let title = self.engine.fact_title(fact);
                let value = value.as_ref().map(|value| self.value(fact, value));
                let value = value.unwrap_or_else(|| self.phrase("not-known", &[]));
                self.sentence(
                    key,
                    &[
                        ("fact", &title),
                        ("value", &value),
                        ("events", &events),
                        ("asked", &self.asked_of_fact(fact, test)),
                        ("answer", answer),
                    ],
                )
            }
            Asked::Happened {
                event,
                r#where,
                needed,
                found,
            } => {
                let key = match (found, found >= needed) {
                    (0, _) => "reason-happened-not",
                    (_, true) => "reason-happened",
                    (_, false) => "reason-happened-few",
                };
                self.sentence(
                    key,
                    &[
                        ("what", &self.engine.event_asked(event, r#where)),
                        ("found", &found.to_string()),
                        ("needed", &needed.to_string()),
                        ("events", &events),
                    ],
                )
            }
            Asked::Age {
                at_least,
                reached_on,
            } => {
                let years = at_least.to_string();
                match reached_on {
                    Some(day) => self.sentence(
                        "reason-age",
                        &[
                            ("years", &years),
                            ("date", &self.date(*day)),
                            ("answer", answer),
                        ],
                    ),
                    None => self.sentence("reason-age-unknown", &[("years", &years)]),
                }
            }
            Asked::Elapsed {
                at_least,
                since,
                reached_on,
            } => {
                let period = at_least.to_string();
                let since = since.map(|since| self.date(since));
                let reached = reached_on.map(|day| self.date(day));
                let key = match (&since, &reached) {
                    (None, _) => "reason-elapsed-never",
                    (Some(_), None) => "reason-elapsed-past-end",
                    (Some(_), Some(_)) => "reason-elapsed",
                };
                self.sentence(
                    key,
                    &[
                        ("period", &period),
                        ("since", since.as_deref().unwrap_or_default()),
                        ("date", reached.as_deref().unwrap_or_default()),
                        ("answer", answer),
                    ],
                )
            }
            Asked::Stage { stages, at } => {
                let titles = stages.iter().map(|stage| self.engine.stage_title(stage));
                let stages = self.engine.wording.list(&titles.collect::<Vec<_>>());
                let at = self.engine.stage_title(at);
                self.sentence(
                    "reason-stage",
                    &[("at", &at), ("stages", &stages), ("answer", answer)],
                )
            }
        };
        Says {
            text,
            events: reason.events.iter().map(|event| event.seq).collect(),
            because: reason
                .because
                .iter()
                .map(|part| self.reason(part))
                .collect(),
        }
    }
}
