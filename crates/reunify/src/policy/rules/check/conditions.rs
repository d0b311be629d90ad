//! Conditions: `true` or `false`, and neither always nor never so.

use rhai::{Expr, Position};

use super::super::language::Kind;
use super::Checker;
use crate::diagnostic::Code;

/// What is known where a condition holds, and where it does not.
pub(super) struct Facts {
    pub(super) if_so: Vec<(String, bool)>,
    pub(super) if_not: Vec<(String, bool)>,
}

impl Checker<'_> {
    /// Checks what an `if` turns on.
    pub(super) fn condition(&mut self, asked: &Expr, at: Position) -> Facts {
        let of = self.expression(asked);
        if of.kind == Kind::Answer {
            let help = "write `.yes`, `.no` or `.unknown` after it: what is not known is neither yes nor no";
            let message = "an `if` turns on true or false, and this is an answer".to_owned();
            self.error(
                Code::TypeMismatch,
                message,
                asked.start_position(),
                1,
                Some(help),
            );
        } else if of.kind != Kind::Bool && !of.is_refused() {
            let message = format!(
                "an `if` turns on true or false, and this is {}",
                of.kind.words()
            );
            self.error(Code::TypeMismatch, message, asked.start_position(), 1, None);
        } else if let Some(always) = self.settled(asked) {
            let message = if always {
                "this always holds here".to_owned()
            } else {
                "this can never hold here".to_owned()
            };
            let at = if asked.start_position().is_none() {
                at
            } else {
                asked.start_position()
            };
            let help = "ask for something that can be so or not";
            self.error(Code::ConstantCondition, message, at, 1, Some(help));
        }
        Facts {
            if_so: learnt(asked, true),
            if_not: learnt(asked, false),
        }
    }

    /// Whether it is settled, by what it is or by what is known here, whether something holds.
    fn settled(&self, asked: &Expr) -> Option<bool> {
        match asked {
            Expr::BoolConstant(yes, _) => Some(*yes),
            Expr::And(parts, _) => {
                let found: Vec<Option<bool>> =
                    parts.iter().map(|part| self.settled(part)).collect();
                if found.contains(&Some(false)) || contradict(parts, true) {
                    Some(false)
                } else {
                    found
                        .into_iter()
                        .all(|part| part == Some(true))
                        .then_some(true)
                }
            }
            Expr::Or(parts, _) => {
                let found: Vec<Option<bool>> =
                    parts.iter().map(|part| self.settled(part)).collect();
                if found.contains(&Some(true)) || contradict(parts, false) {
                    Some(true)
                } else {
                    found
                        .into_iter()
                        .all(|part| part == Some(false))
                        .then_some(false)
                }
            }
            Expr::FnCall(call, _) if call.name == "!" => {
                self.settled(call.args.first()?).map(|yes| !yes)
            }
            Expr::FnCall(call, _) => {
                if let [
                    Expr::IntegerConstant(one, _),
                    Expr::IntegerConstant(other, _),
                ] = &call.args[..]
                {
                    return compare(&call.name, *one, *other);
                }
                self.known_to_be(asked)
            }
            other => self.known_to_be(other),
        }
    }

    fn known_to_be(&self, asked: &Expr) -> Option<bool> {
        let written = written(asked);
        let known = self.known.iter().rev().find(|(what, _)| *what == written);
        if let Some((_, yes)) = known {
            return Some(*yes);
        }
        // Of yes, no and not known, only one holds.
        let (of, one) = written
            .rsplit_once('.')
            .filter(|(_, end)| ANSWERS.contains(end))?;
        let other = |(what, yes): &&(String, bool)| {
            let same = what.rsplit_once('.');
            *yes && same.is_some_and(|(o, end)| o == of && end != one && ANSWERS.contains(&end))
        };
        self.known.iter().rev().find(other).map(|_| false)
    }
}

const ANSWERS: [&str; 3] = ["yes", "no", "unknown"];

fn compare(operator: &str, one: i64, other: i64) -> Option<bool> {
    Some(match operator {
        "==" => one == other,
        "!=" => one != other,
        "<" => one < other,
        "<=" => one <= other,
        ">" => one > other,
        ">=" => one >= other,
        _ => return None,
    })
}

/// What is known of the parts of a condition once it is known whether it holds.
fn learnt(asked: &Expr, holds: bool) -> Vec<(String, bool)> {
    match (asked, holds) {
        (Expr::And(parts, _), true) | (Expr::Or(parts, _), false) => {
            parts.iter().flat_map(|part| learnt(part, holds)).collect()
        }
        (Expr::FnCall(call, _), _) if call.name == "!" => call
            .args
            .first()
            .map(|part| learnt(part, !holds))
            .unwrap_or_default(),
        _ => vec![(written(asked), holds)],
    }
}

/// Whether parts that are all asked to hold, or not to, cannot all be so.
fn contradict(parts: &[Expr], hold: bool) -> bool {
    let learnt: Vec<(String, bool)> = parts.iter().flat_map(|part| learnt(part, hold)).collect();
    let against = |(what, yes): &(String, bool)| learnt.iter().any(|(w, y)| w == what && y != yes);
    let answers = learnt
        .iter()
        .filter(|(_, yes)| *yes)
        .filter_map(|(what, _)| {
            what.rsplit_once('.')
                .filter(|(_, end)| ANSWERS.contains(end))
        });
    let mut answers: Vec<(&str, &str)> = answers.collect();
    answers.sort_unstable();
    answers.dedup();
    let two = answers
        .windows(2)
        .any(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
    learnt.iter().any(against) || two
}

/// An expression as one would write it: two that are written alike ask the same.
pub(super) fn written(asked: &Expr) -> String {
    match asked {
        Expr::BoolConstant(yes, _) => yes.to_string(),
        Expr::IntegerConstant(number, _) => number.to_string(),
        Expr::StringConstant(text, _) => format!("{text:?}"),
        Expr::Variable(name, _, _) => name.1.to_string(),
        Expr::Property(name, _) => name.2.to_string(),
        Expr::MethodCall(call, _) | Expr::FnCall(call, _) => {
            let takes: Vec<String> = call.args.iter().map(written).collect();
            format!("{}({})", call.name, takes.join(","))
        }
        Expr::Dot(parts, _, _) => format!("{}.{}", written(&parts.lhs), written(&parts.rhs)),
        Expr::Array(items, _) => {
            let items: Vec<String> = items.iter().map(written).collect();
            format!("[{}]", items.join(","))
        }
        Expr::DynamicConstant(value, _) => format!("{value:?}"),
        Expr::And(parts, _) | Expr::Or(parts, _) => {
            let parts: Vec<String> = parts.iter().map(written).collect();
            let or = matches!(asked, Expr::Or(..));
            format!("({})", parts.join(if or { "||" } else { "&&" }))
        }
        _ => "?".to_owned(),
    }
}
