//! What a rule can read: the facts and events that its script names.
//!
//! A script names what it reads as plain texts, so what to hand it is known before it runs, and a
//! name that the plan does not have is found before it ever does.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span, nearest};
use crate::engine::compiled::{FactId, QueryId, Tables};
use crate::plan::{EventKind, Id, PlanDocument};

/// The facts and events that a script names.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    pub(crate) facts: BTreeMap<Id, FactId>,
    pub(crate) tasks: BTreeMap<Id, QueryId>,
    pub(crate) occurrences: BTreeMap<Id, QueryId>,
    pub(crate) decisions: BTreeMap<Id, QueryId>,
}

/// The functions of the case that take the name of something in the plan.
const READERS: [&str; 4] = ["fact", "done", "happened", "decided"];

impl Reads {
    /// What a script names.
    ///
    /// # Errors
    /// A diagnostic for each name that the plan does not have, and for each that is worked out
    /// rather than written down.
    pub(crate) fn of(
        ast: &rhai::AST,
        text: &str,
        plan: &PlanDocument,
        tables: &mut Tables,
    ) -> Result<Self, Diagnostics> {
        let mut calls = Vec::new();
        ast.walk(&mut |path| {
            if let Some(rhai::ASTNode::Expr(
                rhai::Expr::MethodCall(call, at) | rhai::Expr::FnCall(call, at),
            )) = path.last()
                && READERS.contains(&call.name.as_str())
            {
                let name = call.args.iter().rev().find_map(|arg| match arg {
                    rhai::Expr::StringConstant(name, at) => Some((name.to_string(), *at)),
                    _ => None,
                });
                calls.push((call.name.to_string(), name, *at));
            }
            true
        });
        let mut reads = Self::default();
        let mut problems = Diagnostics::new();
        for (reader, name, at) in calls {
            let Some((name, name_at)) = name else {
                problems.push(
                    Diagnostic::error(
                        Code::ScriptForbidden,
                        format!("`{reader}` needs a name that is written down, such as `{reader}(\"…\")`"),
                    )
                    .spanning(span(text, at))
                    .help("what a rule reads is checked before it runs"),
                );
                continue;
            };
            if let Err(known) = reads.add(&reader, &name, plan, tables) {
                let help = match nearest(&name, known.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("it has: {}", known.join(", ")),
                };
                let kind = what(&reader);
                problems.push(
                    Diagnostic::error(Code::DanglingId, format!("the plan has no {kind} `{name}`"))
                        .spanning(span(text, name_at))
                        .help(help),
                );
            }
        }
        if problems.is_empty() {
            Ok(reads)
        } else {
            Err(problems)
        }
    }

    /// Adds one name; gives back the names that there are, if that is none of them.
    fn add(
        &mut self,
        reader: &str,
        name: &str,
        plan: &PlanDocument,
        tables: &mut Tables,
    ) -> Result<(), Vec<String>> {
        let names = |ids: &mut dyn Iterator<Item = &Id>| ids.map(Id::to_string).collect::<Vec<_>>();
        let known = match reader {
            "fact" => names(&mut plan.facts.iter().map(|fact| &fact.id)),
            "done" => names(&mut plan.tasks.iter().map(|task| &task.id)),
            "happened" => names(&mut plan.occurrences.iter().map(|o| &o.id)),
            _ => names(&mut plan.decisions.iter().map(|decision| &decision.id)),
        };
        if !known.iter().any(|id| id == name) {
            return Err(known);
        }
        let Ok(id) = name.parse::<Id>() else {
            return Err(known);
        };
        match reader {
            "fact" => {
                if let Some(fact) = tables.fact_id(name) {
                    self.facts.insert(id, fact);
                }
            }
            "done" => {
                let query = tables.intern(&EventKind::Task(id.clone()), &[]);
                self.tasks.insert(id, query);
            }
            "happened" => {
                let query = tables.intern(&EventKind::Occurrence(id.clone()), &[]);
                self.occurrences.insert(id, query);
            }
            _ => {
                let kind = EventKind::Decision {
                    id: id.clone(),
                    option: None,
                };
                let query = tables.intern(&kind, &[]);
                self.decisions.insert(id, query);
            }
        }
        Ok(())
    }
}

fn what(reader: &str) -> &'static str {
    match reader {
        "fact" => "fact",
        "done" => "task",
        "happened" => "occurrence",
        _ => "decision",
    }
}

/// The span of a place that Rhai gives by line and character.
pub(super) fn span(text: &str, at: rhai::Position) -> Option<Span> {
    let line = at.line()?;
    let column = at.position().unwrap_or(1);
    let whole_line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let bytes = whole_line
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8);
    Some(Span::at_line(
        text,
        line,
        bytes.fold(1, usize::saturating_add),
    ))
}
