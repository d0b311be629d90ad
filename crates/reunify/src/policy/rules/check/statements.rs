//! Statements: the few kinds that rules have, and those that nothing reaches.

use rhai::{ASTFlags, Expr, Stmt};

use super::super::language::Kind;
use super::{Checker, Type};
use crate::diagnostic::Code;

impl Checker<'_> {
    /// Checks statements that follow one another; says whether the last is never passed.
    pub(super) fn block(&mut self, statements: &[Stmt]) -> bool {
        let (names, known) = (self.names.len(), self.known.len());
        let mut ends = false;
        for statement in statements {
            if matches!(statement, Stmt::Noop(_)) {
                continue;
            }
            if ends {
                let help = "take it out, or move it before the `return`";
                let message = "nothing reaches this".to_owned();
                self.error(
                    Code::UnreachableCode,
                    message,
                    statement.position(),
                    1,
                    Some(help),
                );
                break;
            }
            ends = self.statement(statement);
        }
        self.names.truncate(names);
        self.known.truncate(known);
        ends
    }

    fn statement(&mut self, statement: &Stmt) -> bool {
        match statement {
            Stmt::Noop(_) => {}
            Stmt::Var(named, _, _) => {
                let (name, value, _) = &**named;
                let of = self.expression(value);
                if name.name == "case" {
                    let message = "`case` is the case, and can be nothing else".to_owned();
                    let help = "choose another name";
                    self.error(Code::ScriptForbidden, message, name.pos, 4, Some(help));
                }
                if of.kind == Kind::Nothing && !of.is_refused() {
                    let message = format!("`{}` would be the name of nothing", name.name);
                    self.error(Code::TypeMismatch, message, name.pos, name.name.len(), None);
                }
                self.names.push((name.name.to_string(), of));
            }
            Stmt::If(choice, at) => {
                let facts = self.condition(&choice.expr, *at);
                let before = self.known.len();
                self.known.extend(facts.if_so.iter().cloned());
                let first = self.block(choice.body.statements());
                self.known.truncate(before);
                self.known.extend(facts.if_not.iter().cloned());
                let otherwise = choice.branch.statements();
                let second = !otherwise.is_empty() && self.block(otherwise);
                self.known.truncate(before);
                // Past a branch that ends the rule, the other is the way that was taken.
                if first && !second {
                    self.known.extend(facts.if_not);
                } else if second && !first {
                    self.known.extend(facts.if_so);
                }
                return first && second;
            }
            Stmt::FnCall(call, at) => {
                let expression = Expr::FnCall(call.clone(), *at);
                self.alone(&expression);
            }
            Stmt::Expr(expression) => self.alone(expression),
            Stmt::Block(block) => return self.block(block.statements()),
            Stmt::Return(None, flags, _) if !flags.contains(ASTFlags::BREAK) => return true,
            Stmt::Return(_, flags, at) => {
                let (what, help) = if flags.contains(ASTFlags::BREAK) {
                    (
                        "`throw`",
                        "use `return` to end the rule; what it said stays said",
                    )
                } else {
                    (
                        "value to return",
                        "say what was found with `case.require` and its like, and write `return;`",
                    )
                };
                self.forbidden(what, *at, help);
            }
            Stmt::While(_, at)
            | Stmt::Do(_, _, at)
            | Stmt::For(_, at)
            | Stmt::BreakLoop(_, _, at) => {
                self.forbidden(
                    "loops",
                    *at,
                    "ask of all at once, with `every`, `some`, `with` or `count`",
                );
            }
            Stmt::Switch(_, at) => {
                self.forbidden("`switch`", *at, "use `if` and `else if`");
            }
            Stmt::Assignment(_) => {
                self.forbidden(
                    "values that change",
                    statement.position(),
                    "give a new value a name of its own with `let`",
                );
            }
            Stmt::TryCatch(_, at) => {
                self.forbidden("`try`", *at, "nothing in a rule fails that could be caught");
            }
            other => {
                self.forbidden(
                    "such statements",
                    other.position(),
                    "use `let`, `if`, `return` and calls of the case",
                );
            }
        }
        false
    }

    /// An expression that stands alone: only what says something is worth saying alone.
    fn alone(&mut self, expression: &Expr) {
        // An `if` whose value nothing uses comes as an expression where it stands last.
        if let Expr::Stmt(block) = expression {
            self.block(block.statements());
            return;
        }
        let Type { kind, of } = self.expression(expression);
        if kind != Kind::Nothing && !matches!(of, super::Of::Refused) {
            let message = format!("this gives {}, which nothing uses", kind.words());
            let help = "ask about it in an `if`, or give it a name with `let`";
            self.error(
                Code::TypeMismatch,
                message,
                expression.start_position(),
                1,
                Some(help),
            );
        }
    }
}
