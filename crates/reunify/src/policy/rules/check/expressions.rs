//! Expressions: each has a type, and each function is asked of what has it.

use rhai::{ASTFlags, Expr, FnCallExpr, Position};

use super::super::language::{self, Argument, Form, Function, Kind};
use super::super::mutate::Point;
use super::{Checker, Of, Type, span};
use crate::diagnostic::{Code, nearest};

/// What other scripts have, and why rules do not.
const ELSEWHERE: [(&str, &str); 12] = [
    (
        "timestamp",
        "clock: they are asked of a day, and compare days with `case.reached` and `case.passed_since`",
    ),
    (
        "sleep",
        "clock: they are asked of a day, and wait for nothing",
    ),
    (
        "now",
        "clock: they are asked of a day, and compare days with `case.reached` and `case.passed_since`",
    ),
    (
        "today",
        "clock: they are asked of a day, and compare days with `case.reached` and `case.passed_since`",
    ),
    (
        "rand",
        "chance: the same case gives the same findings on every host",
    ),
    (
        "random",
        "chance: the same case gives the same findings on every host",
    ),
    (
        "print",
        "output: they speak through `case.require` and its like",
    ),
    (
        "debug",
        "output: they speak through `case.require` and its like",
    ),
    ("open_file", "files: they read only the case"),
    ("http_get", "network: they read only the case"),
    ("eval", "scripts within scripts"),
    ("Fn", "functions that are values"),
];

const COMPARISONS: [&str; 6] = ["==", "!=", "<", "<=", ">", ">="];

impl Checker<'_> {
    pub(super) fn expression(&mut self, expression: &Expr) -> Type {
        match expression {
            Expr::BoolConstant(..) => Type::of(Kind::Bool),
            Expr::IntegerConstant(..) => Type::of(Kind::Whole),
            Expr::StringConstant(..) => Type::of(Kind::Text),
            Expr::Array(..) | Expr::DynamicConstant(..) => Type::of(Kind::List),
            Expr::Variable(name, _, at) => self.named(&name.1, *at),
            Expr::FnCall(call, at) if call.op_token.is_some() => self.operator(call, *at),
            Expr::FnCall(call, at) => self.call(&Type::of(Kind::Nothing), call, *at),
            Expr::Dot(parts, flags, at) => {
                if flags.contains(ASTFlags::NEGATED) {
                    return self.forbidden(
                        "`?.`",
                        *at,
                        "use `.`: what is not there is not known, and nothing fails",
                    );
                }
                let of = self.expression(&parts.lhs);
                self.chained(of, &parts.rhs)
            }
            Expr::And(parts, at) | Expr::Or(parts, at) => {
                let or = matches!(expression, Expr::Or(..));
                let (is, with) = if or { ("||", "&&") } else { ("&&", "||") };
                self.point(*at, is, with);
                for part in &**parts {
                    self.true_or_false(part, is);
                }
                Type::of(Kind::Bool)
            }
            Expr::Stmt(block) => self.forbidden(
                "`if` or block as a value",
                block.position(),
                "say what was found in each branch",
            ),
            Expr::InterpolatedString(_, at) => self.forbidden(
                "texts that are put together",
                *at,
                "write the sentence out; the finding names what was read",
            ),
            Expr::Map(_, at) => self.forbidden("maps", *at, "use `let` for each value"),
            Expr::Index(_, _, at) => self.forbidden(
                "`[ ]` after a value",
                *at,
                "use `first`, `last`, `with` or `count`",
            ),
            Expr::Coalesce(_, at) => self.forbidden("`??`", *at, "ask `.unknown`"),
            other => self.forbidden(
                "such expressions",
                other.start_position(),
                "use the functions of the reference",
            ),
        }
    }

    fn true_or_false(&mut self, part: &Expr, operator: &str) {
        let of = self.expression(part);
        if of.kind == Kind::Bool || of.is_refused() {
            return;
        }
        let help = if of.kind == Kind::Answer {
            "write `.yes`, `.no` or `.unknown` after it, or use `.and(…)` and `.or(…)`"
        } else {
            "ask something of it that is so or not"
        };
        let message = format!(
            "`{operator}` is for true and false, and this is {}",
            of.kind.words()
        );
        self.error(
            Code::TypeMismatch,
            message,
            part.start_position(),
            1,
            Some(help),
        );
    }

    fn named(&mut self, name: &str, at: Position) -> Type {
        if name == "case" {
            return Type::of(Kind::Case);
        }
        let known = self.names.iter().rev().find(|(known, _)| known == name);
        if let Some((_, of)) = known {
            return of.clone();
        }
        let near = nearest(name, self.names.iter().map(|(name, _)| name.as_str()));
        let help = near.map_or("give it a name with `let` first".to_owned(), |near| {
            format!("did you mean `{near}`?")
        });
        let message = format!("nothing has the name `{name}` here");
        self.error(Code::ScriptSyntax, message, at, name.len(), Some(&help));
        Type::refused()
    }

    /// What comes after a `.`.
    fn chained(&mut self, of: Type, rest: &Expr) -> Type {
        match rest {
            Expr::Property(name, at) => self.property(&of, &name.2, *at),
            Expr::MethodCall(call, at) => self.call(&of, call, *at),
            Expr::Dot(parts, flags, at) => {
                if flags.contains(ASTFlags::NEGATED) {
                    return self.forbidden(
                        "`?.`",
                        *at,
                        "use `.`: what is not there is not known, and nothing fails",
                    );
                }
                let of = self.chained(of, &parts.lhs);
                self.chained(of, &parts.rhs)
            }
            Expr::Index(_, _, at) => self.forbidden(
                "`[ ]` after a value",
                *at,
                "use `first`, `last`, `with` or `count`",
            ),
            other => self.forbidden(
                "such expressions",
                other.start_position(),
                "use the functions of the reference",
            ),
        }
    }

    fn property(&mut self, of: &Type, name: &str, at: Position) -> Type {
        if of.is_refused() {
            return Type::refused();
        }
        let Some(function) = language::find(of.kind, name) else {
            return self.no_such(of.kind, name, at);
        };
        if function.form != Form::Property {
            let help = format!("write `{}`", function.example);
            let message = format!("`{name}` takes something in brackets");
            self.error(Code::TypeMismatch, message, at, name.len(), Some(&help));
            return Type::refused();
        }
        for (is, with) in [
            ("yes", "no"),
            ("no", "yes"),
            ("first", "last"),
            ("last", "first"),
        ] {
            if is == name {
                self.point(at, is, with);
            }
        }
        self.gives(of, function)
    }

    fn call(&mut self, of: &Type, call: &FnCallExpr, at: Position) -> Type {
        if of.is_refused() {
            return Type::refused();
        }
        let name = call.name.as_str();
        let Some(function) = language::find(of.kind, name) else {
            return self.no_such(of.kind, name, at);
        };
        if function.form == Form::Property {
            let message = format!("`{name}` takes nothing");
            let help = format!("write `.{name}` without brackets");
            self.error(Code::TypeMismatch, message, at, name.len(), Some(&help));
            return Type::refused();
        }
        if call.args.len() != function.takes.len() {
            let message = format!(
                "`{name}` takes {}, and is given {}",
                function.takes.len(),
                call.args.len()
            );
            let help = format!("write it as in `{}`", function.example);
            self.error(Code::TypeMismatch, message, at, name.len(), Some(&help));
            return Type::refused();
        }
        for (is, with) in [
            ("at_least", "at_most"),
            ("at_most", "at_least"),
            ("every", "some"),
            ("some", "every"),
            ("is_before", "is_after"),
            ("is_after", "is_before"),
            ("require", "advise"),
            ("with", "without"),
            ("without", "with"),
        ] {
            if is == name && language::find(of.kind, with).is_some() {
                self.point(at, is, with);
            }
        }
        let mut gives = self.gives(of, function);
        for (takes, given) in function.takes.iter().zip(&call.args) {
            self.argument(of, function, *takes, given, &mut gives);
        }
        if of.kind == Kind::Case && function.gives == Kind::Nothing {
            self.says_something = true;
        }
        gives
    }

    /// What a function gives, with what it is of.
    fn gives(&self, of: &Type, function: &Function) -> Type {
        let narrowed = match (of.kind, function.gives) {
            (Kind::Events, Kind::Events | Kind::Event)
            | (Kind::Fact, Kind::Fact)
            | (Kind::Items, Kind::Items) => of.of.clone(),
            _ => Of::Anything,
        };
        Type {
            kind: function.gives,
            of: narrowed,
        }
    }

    fn no_such(&mut self, of: Kind, name: &str, at: Position) -> Type {
        if let Some((_, why)) = ELSEWHERE.iter().find(|(other, _)| *other == name) {
            self.error(
                Code::ScriptForbidden,
                format!("rules have no {why}"),
                at,
                name.len(),
                None,
            );
            return Type::refused();
        }
        let help = match nearest(name, language::names(of)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let names: Vec<&str> = language::names(of).collect();
                format!("there is: {}", names.join(", "))
            }
        };
        let message = if of == Kind::Nothing {
            format!("there is no function `{name}`")
        } else {
            format!("there is no `{name}` to ask of {}", of.words())
        };
        self.error(Code::UnknownFunction, message, at, name.len(), Some(&help));
        Type::refused()
    }

    fn operator(&mut self, call: &FnCallExpr, at: Position) -> Type {
        let name = call.name.as_str();
        match (&call.args[..], name) {
            ([part], "!") => {
                self.true_or_false(part, "!");
                Type::of(Kind::Bool)
            }
            ([part], "-") => {
                self.whole(part, "-");
                Type::of(Kind::Whole)
            }
            ([one, other], "+" | "-" | "*") => {
                self.whole(one, name);
                self.whole(other, name);
                Type::of(Kind::Whole)
            }
            ([one, other], _) if COMPARISONS.contains(&name) => {
                self.comparison(name, one, other, at)
            }
            _ => {
                let message = format!("rules have no `{name}`");
                let help = "use the functions of the reference";
                self.error(Code::ScriptForbidden, message, at, name.len(), Some(help));
                Type::refused()
            }
        }
    }

    fn whole(&mut self, part: &Expr, operator: &str) {
        let of = self.expression(part);
        if of.kind != Kind::Whole && !of.is_refused() {
            let help = if of.kind == Kind::Day {
                "use `case.add(day, days(3))`, which counts on the calendar"
            } else {
                "what is not known cannot be reckoned with; compare it instead"
            };
            let message = format!(
                "`{operator}` is for whole numbers, and this is {}",
                of.kind.words()
            );
            self.error(
                Code::TypeMismatch,
                message,
                part.start_position(),
                1,
                Some(help),
            );
        }
        if let Expr::IntegerConstant(number, at) = part {
            self.number_point(*number, *at);
        }
    }

    fn comparison(&mut self, operator: &str, one: &Expr, other: &Expr, at: Position) -> Type {
        for (is, with) in [
            ("==", "!="),
            ("!=", "=="),
            ("<", "<="),
            ("<=", "<"),
            (">", ">="),
            (">=", ">"),
        ] {
            if is == operator {
                self.point(at, is, with);
            }
        }
        let (left, right) = (self.expression(one), self.expression(other));
        if let Expr::IntegerConstant(number, at) = other {
            self.number_point(*number, *at);
        }
        if left.is_refused() || right.is_refused() {
            return Type::refused();
        }
        let equality = matches!(operator, "==" | "!=");
        match (left.kind, right.kind) {
            (Kind::Whole, Kind::Whole) => Type::of(Kind::Bool),
            (Kind::Bool, Kind::Bool) if equality => Type::of(Kind::Bool),
            (Kind::Day, Kind::Day) | (Kind::Amount, Kind::Whole | Kind::Money) => {
                Type::of(Kind::Answer)
            }
            (Kind::Fact, Kind::Text | Kind::Bool) if equality => {
                self.value(&left, other);
                Type::of(Kind::Answer)
            }
            (Kind::Fact, Kind::Whole | Kind::Money) => {
                self.value(&left, other);
                Type::of(Kind::Answer)
            }
            (left, right) => {
                let message = format!(
                    "{} and {} cannot be compared with `{operator}`",
                    left.words(),
                    right.words()
                );
                let help = match (left, right) {
                    (Kind::Fact, Kind::Day) => "write `.day` after the fact",
                    (Kind::Event, _) => "write `.day` after the event, or `.field(\"/…\")`",
                    (_, Kind::Fact) => "write the fact first",
                    _ => "compare things of one kind",
                };
                self.error(Code::TypeMismatch, message, at, operator.len(), Some(help));
                Type::refused()
            }
        }
    }

    /// Notes a place where a mutation could be made.
    pub(super) fn point(&mut self, at: Position, is: &str, with: &str) {
        let found = span(self.text, at, is.chars().count());
        let found = found.filter(|span| self.text.get(span.start..span.end) == Some(is));
        if let Some(span) = found {
            self.points.push(Point {
                span,
                with: with.to_owned(),
            });
        }
    }

    pub(super) fn number_point(&mut self, number: i64, at: Position) {
        self.number_points(number, 1, at);
    }

    /// Notes a number that could be more or less by a step.
    pub(super) fn number_points(&mut self, number: i64, step: i64, at: Position) {
        let is = number.to_string();
        for with in [number.saturating_add(step), number.saturating_sub(step)] {
            if with >= 0 {
                self.point(at, &is, &with.to_string());
            }
        }
    }
}

/// What a function takes, in words.
pub(super) fn wanted(takes: Argument) -> &'static str {
    match takes {
        Argument::FactName => "the name of a fact",
        Argument::TaskName => "the name of a task",
        Argument::OccurrenceName => "the name of an occurrence",
        Argument::DecisionName => "the name of a decision",
        Argument::ApprovalName => "the name of an approval",
        Argument::OptionName => "the name of an option",
        Argument::StageName => "the name of a stage",
        Argument::RoleName => "the name of a role",
        Argument::Place => "a place in what was recorded, such as `\"/seen-alone\"`",
        Argument::Value => "a value that is written down",
        Argument::Values => "a list of values, such as `[\"yes\", \"mixed\"]`",
        Argument::Number => "a whole number, or money such as `pounds(50)`",
        Argument::Count => "a whole number that is written down",
        Argument::Date => "a date, such as `\"2026-02-20\"`",
        Argument::Day => "a day",
        Argument::Period => "a period, such as `working_days(10)`",
        Argument::Answer => "an answer",
        Argument::Words => "a sentence that is written down",
    }
}
