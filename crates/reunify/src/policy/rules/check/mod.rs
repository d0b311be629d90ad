//! The static checks of a rule: what can be found wrong with a script before it ever runs.
//!
//! Rules use a small part of Rhai: names for values, `if`, and the functions of
//! [`language`](super::language). Every expression of that part has a type that is known, so a
//! script that passes cannot fail for want of one; what else Rhai has is refused.

mod conditions;
mod expressions;
mod names;
mod statements;

use rhai::{AST, Position};

use super::language::Kind;
use super::mutate::Point;
use super::reads::Reads;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::engine::compiled::Tables;
use crate::plan::form::Shape;
use crate::plan::{EventKind, Id, PlanDocument, ValueKind};
use crate::sorted::Sorted;

/// What a script was found to be.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) reads: Reads,
    /// Where a mutation could be made.
    pub(super) points: Vec<Point>,
}

/// The type of an expression.
#[derive(Debug, Clone)]
struct Type {
    kind: Kind,
    of: Of,
}

/// What a value is of, as far as that narrows what may be asked of it.
#[derive(Debug, Clone)]
enum Of {
    Anything,
    /// A fact that takes such values.
    Values(ValueKind),
    /// Events of a kind.
    Events(EventKind),
    /// Something that was recorded, of a shape.
    Shape(Shape),
    /// It was refused already; nothing more is said of it.
    Refused,
}

struct Checker<'a> {
    text: &'a str,
    plan: &'a PlanDocument,
    forms: &'a Sorted<Id, Shape>,
    tables: &'a mut Tables,
    reads: Reads,
    points: Vec<Point>,
    problems: Diagnostics,
    /// The names that have been given, the last first to be looked for.
    names: Vec<(String, Type)>,
    /// What is known to hold or not where the check has come to, as it is written.
    known: Vec<(String, bool)>,
    says_something: bool,
    /// The place in what was recorded that the next value is held against.
    here: Option<Shape>,
}

/// Checks a script against a plan.
///
/// # Errors
/// Diagnostics with line and column for everything that is wrong with it.
pub(super) fn check(
    ast: &AST,
    text: &str,
    plan: &PlanDocument,
    forms: &Sorted<Id, Shape>,
    tables: &mut Tables,
) -> Result<Checked, Diagnostics> {
    let mut checker = Checker {
        text,
        plan,
        forms,
        tables,
        reads: Reads::default(),
        points: Vec::new(),
        problems: Diagnostics::new(),
        names: Vec::new(),
        known: Vec::new(),
        says_something: false,
        here: None,
    };
    checker.block(ast.statements());
    if !checker.says_something && !checker.problems.has_errors() {
        let help = "call `case.require`, `case.advise`, `case.due` or `case.needs_approval` where it applies";
        let problem = Diagnostic::error(Code::SaysNothing, "this rule can never say anything");
        checker
            .problems
            .push(problem.spanning(Some(Span::of(text, 0, 0))).help(help));
    }
    if checker.problems.has_errors() {
        return Err(checker.problems.located_in(text));
    }
    Ok(Checked {
        reads: checker.reads,
        points: checker.points,
    })
}

impl Type {
    fn of(kind: Kind) -> Self {
        Self {
            kind,
            of: Of::Anything,
        }
    }

    /// The type of what was refused.
    fn refused() -> Self {
        Self {
            kind: Kind::Nothing,
            of: Of::Refused,
        }
    }

    fn is_refused(&self) -> bool {
        matches!(self.of, Of::Refused)
    }
}

impl Checker<'_> {
    fn error(
        &mut self,
        code: Code,
        message: String,
        at: Position,
        length: usize,
        help: Option<&str>,
    ) {
        let mut problem = Diagnostic::error(code, message).spanning(span(self.text, at, length));
        if let Some(help) = help {
            problem = problem.help(help);
        }
        self.problems.push(problem);
    }

    fn forbidden(&mut self, what: &str, at: Position, help: &str) -> Type {
        self.error(
            Code::ScriptForbidden,
            format!("rules have no {what}"),
            at,
            1,
            Some(help),
        );
        Type::refused()
    }
}

/// The span of a number of characters from a place that Rhai gives by line and character.
pub(super) fn span(text: &str, at: Position, length: usize) -> Option<Span> {
    let line = at.line()?;
    let column = at.position().unwrap_or(1);
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take(line.saturating_sub(1))
        .map(str::len)
        .fold(0, usize::saturating_add);
    let whole = lines.next().unwrap_or_default();
    let bytes = |count: usize| {
        whole
            .chars()
            .take(count)
            .map(char::len_utf8)
            .fold(0, usize::saturating_add)
    };
    let start = bytes(column.saturating_sub(1));
    let end = bytes(column.saturating_sub(1).saturating_add(length));
    Some(Span::of(
        text,
        before.saturating_add(start),
        before.saturating_add(end),
    ))
}
