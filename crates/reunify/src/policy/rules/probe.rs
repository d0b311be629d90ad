//! Knowing which lines of a script were run.
//!
//! A script is cut into stretches that are run whole or not at all. The first always is. That another
//! was run is known from where the rule spoke, if it speaks in it; else a call is put at its start in
//! the parsed script, which notes it. The text, and every place in it, stays as it is.

use rhai::{AST, Expr, Position, Stmt};

use super::language::{FUNCTIONS, Function, Kind};
use super::view::Outcome;
use crate::sorted::Sorted;

/// The name of the call that notes that a stretch was run. No script can make it.
pub(super) const NAME: &str = "ran";

/// The stretches of a script, and the ways in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stretches {
    /// The lines of each stretch, in order.
    pub(crate) lines: Vec<Vec<usize>>,
    pub(crate) branches: Vec<Branch>,
    /// The stretches that are known to have been run from where something was said.
    speaking: Sorted<Position, u16>,
}

/// An `if`: where it is asked, and where it leads if what it asks is so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Branch {
    pub(crate) line: usize,
    pub(crate) asked_in: u16,
    pub(crate) leads_to: u16,
}

impl Stretches {
    /// Adds to what came of a run the stretches that were not noted.
    pub(super) fn complete(&self, outcome: &mut Outcome) {
        let spoke = outcome.said.iter();
        let spoke = spoke.filter_map(|said| self.speaking.get(&said.at).copied());
        outcome.ran.extend(spoke);
        outcome.ran.push(0);
    }

    /// The lines of the stretches that were run.
    pub(crate) fn lines_of(&self, ran: &[u16]) -> Vec<usize> {
        let stretches = ran
            .iter()
            .filter_map(|number| self.lines.get(usize::from(*number)));
        let mut lines: Vec<usize> = stretches.flatten().copied().collect();
        put_in_order(&mut lines);
        lines
    }
}

fn put_in_order(lines: &mut Vec<usize>) {
    lines.sort_unstable();
    lines.dedup();
}

/// Puts the notes into a parsed script. `note` is one of them, parsed.
pub(super) fn noted(ast: &AST, note: &AST) -> (AST, Stretches) {
    let mut probe = Probe {
        note: note.statements().first().cloned(),
        stretches: Stretches::default(),
    };
    let statements = probe.block(ast.statements());
    let ast = AST::new(statements);
    let mut stretches = probe.stretches;
    stretches.lines.iter_mut().for_each(put_in_order);
    (ast, stretches)
}

struct Probe {
    note: Option<Stmt>,
    stretches: Stretches,
}

impl Probe {
    fn block(&mut self, statements: &[Stmt]) -> Vec<Stmt> {
        let mut out = Vec::with_capacity(statements.len().saturating_add(1));
        let mut stretch = self.start(statements, &mut out);
        let last = statements.len().saturating_sub(1);
        for (number, statement) in statements.iter().enumerate() {
            let mut lines = Vec::new();
            lines_of_statement(statement, &mut lines);
            self.add(stretch, lines);
            out.push(self.inside(statement, stretch));
            if number < last && may_end(statement) {
                let rest = statements.get(number.saturating_add(1)..);
                stretch = self.start(rest.unwrap_or_default(), &mut out);
            }
        }
        out
    }

    /// Begins a stretch at the first of some statements.
    fn start(&mut self, statements: &[Stmt], out: &mut Vec<Stmt>) -> u16 {
        let number = u16::try_from(self.stretches.lines.len()).unwrap_or(u16::MAX);
        self.stretches.lines.push(Vec::new());
        if number == 0 {
            return number;
        }
        let end = statements.iter().position(may_end);
        let whole = statements.get(..end.unwrap_or(statements.len()));
        if let Some(at) = whole.unwrap_or_default().iter().find_map(speaks_at) {
            self.stretches.speaking.insert(at, number);
        } else if let Some(mut note) = self.note.clone() {
            number_note(&mut note, number);
            out.push(note);
        }
        number
    }

    fn add(&mut self, stretch: u16, lines: impl IntoIterator<Item = usize>) {
        if let Some(known) = self.stretches.lines.get_mut(usize::from(stretch)) {
            known.extend(lines);
        }
    }

    /// A statement with notes in the blocks inside it.
    fn inside(&mut self, statement: &Stmt, stretch: u16) -> Stmt {
        let mut statement = statement.clone();
        match &mut statement {
            Stmt::If(choice, at) => {
                let branch = Branch {
                    line: at.line().unwrap_or(1),
                    asked_in: stretch,
                    leads_to: u16::try_from(self.stretches.lines.len()).unwrap_or(u16::MAX),
                };
                self.stretches.branches.push(branch);
                let body = self.block(choice.body.statements());
                *choice.body.statements_mut() = body.into_iter().collect();
                if !choice.branch.statements().is_empty() {
                    let branch = self.block(choice.branch.statements());
                    *choice.branch.statements_mut() = branch.into_iter().collect();
                }
            }
            Stmt::Block(block) => {
                let inner = self.block(block.statements());
                *block.statements_mut() = inner.into_iter().collect();
            }
            _ => {}
        }
        statement
    }
}

/// Where a statement has the rule speak, if that is all that it does.
fn speaks_at(statement: &Stmt) -> Option<Position> {
    let Stmt::Expr(expression) = statement else {
        return None;
    };
    let Expr::Dot(parts, _, _) = &**expression else {
        return None;
    };
    match (&parts.lhs, &parts.rhs) {
        (Expr::Variable(..), Expr::MethodCall(call, at)) => {
            let speaks = |function: &Function| {
                function.gives == Kind::Nothing && function.name == call.name.as_str()
            };
            FUNCTIONS.iter().any(speaks).then_some(*at)
        }
        _ => None,
    }
}

/// Whether a rule may end inside a statement.
fn may_end(statement: &Stmt) -> bool {
    match statement {
        Stmt::Return(..) => true,
        Stmt::If(choice, _) => {
            let all = choice
                .body
                .statements()
                .iter()
                .chain(choice.branch.statements());
            all.into_iter().any(may_end)
        }
        Stmt::Block(block) => block.statements().iter().any(may_end),
        _ => false,
    }
}

/// Gives a note its number, and finds `case` by its name, wherever the note stands.
fn number_note(note: &mut Stmt, number: u16) {
    let Stmt::Expr(expression) = note else { return };
    let Expr::Dot(parts, _, _) = &mut **expression else {
        return;
    };
    if let Expr::Variable(name, index, _) = &mut parts.lhs {
        name.0 = None;
        *index = None;
    }
    if let Expr::MethodCall(call, _) = &mut parts.rhs
        && let Some(argument) = call.args.first_mut()
    {
        *argument = Expr::IntegerConstant(i64::from(number), Position::NONE);
    }
}

/// The lines of a statement, without those of the blocks inside it.
fn lines_of_statement(statement: &Stmt, lines: &mut Vec<usize>) {
    lines.extend(statement.position().line());
    match statement {
        Stmt::If(choice, _) => lines_of(&choice.expr, lines),
        Stmt::Var(named, _, _) => lines_of(&named.1, lines),
        Stmt::Expr(expression) => lines_of(expression, lines),
        Stmt::FnCall(call, _) => {
            for argument in &call.args {
                lines_of(argument, lines);
            }
        }
        _ => {}
    }
}

fn lines_of(expression: &Expr, lines: &mut Vec<usize>) {
    lines.extend(expression.start_position().line());
    match expression {
        Expr::Dot(parts, _, _) => {
            lines_of(&parts.lhs, lines);
            lines_of(&parts.rhs, lines);
        }
        Expr::MethodCall(call, at) | Expr::FnCall(call, at) => {
            lines.extend(at.line());
            for argument in &call.args {
                lines_of(argument, lines);
            }
        }
        Expr::And(parts, _) | Expr::Or(parts, _) => {
            for part in &**parts {
                lines_of(part, lines);
            }
        }
        _ => {}
    }
}
