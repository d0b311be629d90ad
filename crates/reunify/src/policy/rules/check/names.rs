//! What functions are given: names that the plan has, places that a form has, values that fit.

use rhai::{Expr, Position};

use super::super::language::{Argument, Function, Kind};
use super::expressions::wanted;
use super::{Checker, Of, Type};
use crate::calendar::Date;
use crate::diagnostic::{Code, nearest};
use crate::json::{Pointer, Value};
use crate::plan::form::Shape;
use crate::plan::{EventKind, Id, Met, ValueKind};
use crate::policy::protected::protected;

impl Checker<'_> {
    pub(super) fn argument(
        &mut self,
        of: &Type,
        function: &Function,
        takes: Argument,
        given: &Expr,
        gives: &mut Type,
    ) {
        match takes {
            Argument::Day => self.kind(Kind::Day, takes, given),
            Argument::Period => self.kind(Kind::Period, takes, given),
            Argument::Answer => self.kind(Kind::Answer, takes, given),
            Argument::Number => {
                let is = self.expression(given);
                match given {
                    Expr::IntegerConstant(number, at) => self.number_point(*number, *at),
                    _ if matches!(is.kind, Kind::Whole | Kind::Money) || is.is_refused() => {}
                    _ => self.mismatch(takes, &is, given),
                }
                let held_against = match self.here.is_some() {
                    true => self.values_at(of),
                    false => of.clone(),
                };
                self.takes_numbers(&held_against, given);
            }
            Argument::Count => match given {
                Expr::IntegerConstant(number, at) => {
                    // Hours are counted in whole days.
                    let step = if function.name == "hours" { 24 } else { 1 };
                    self.number_points(*number, step, *at);
                    let period = !matches!(function.name, "pounds" | "pence");
                    if *number < 0 || (period && *number > i64::from(u16::MAX)) {
                        let message = format!("{number} is no count that can be used here");
                        self.error(
                            Code::TypeMismatch,
                            message,
                            *at,
                            1,
                            Some("give a number from 0 to 65535"),
                        );
                    }
                }
                other => {
                    let is = self.expression(other);
                    if is.kind != Kind::Whole && !is.is_refused() {
                        self.mismatch(takes, &is, given);
                    }
                }
            },
            Argument::Date => {
                if let Some((text, at)) = self.constant(takes, given)
                    && let Err(problem) = Date::parse(&text)
                {
                    self.error(Code::TypeMismatch, problem.to_string(), at, 1, None);
                }
            }
            Argument::Words => {
                if let Some((words, at)) = self.constant(takes, given)
                    && words.trim().is_empty()
                {
                    let help = "say in a sentence what the reader should do, and why";
                    self.error(
                        Code::SaysNothing,
                        "this says nothing".to_owned(),
                        at,
                        1,
                        Some(help),
                    );
                }
            }
            Argument::Value => {
                let held_against = self.values_at(of);
                self.value(&held_against, given);
            }
            Argument::Values => self.values(of, given),
            Argument::Place => self.place(of, given, gives),
            _ => self.name(of, function, takes, given, gives),
        }
    }

    fn kind(&mut self, wanted: Kind, takes: Argument, given: &Expr) {
        let is = self.expression(given);
        if is.kind != wanted && !is.is_refused() {
            self.mismatch(takes, &is, given);
        }
    }

    fn mismatch(&mut self, takes: Argument, is: &Type, given: &Expr) {
        let message = format!(
            "{} is needed here, and this is {}",
            wanted(takes),
            is.kind.words()
        );
        let help = match (takes, is.kind) {
            (Argument::Day, Kind::Fact | Kind::Event) => Some("write `.day` after it"),
            (Argument::Day, Kind::Events) => Some("write `.first.day` or `.last.day` after it"),
            (Argument::Day, Kind::Text) => Some("write `date(\"2026-02-20\")`"),
            _ => None,
        };
        self.error(Code::TypeMismatch, message, given.start_position(), 1, help);
    }

    /// A text that is written down, and its place.
    fn constant(&mut self, takes: Argument, given: &Expr) -> Option<(String, Position)> {
        if let Expr::StringConstant(text, at) = given {
            return Some((text.to_string(), *at));
        }
        let is = self.expression(given);
        if is.kind == Kind::Text && !is.is_refused() {
            let message = format!("{} is needed here, written down", wanted(takes));
            let help =
                "what a rule reads and says is checked before it runs, so it is not worked out";
            self.error(
                Code::ScriptForbidden,
                message,
                given.start_position(),
                1,
                Some(help),
            );
        } else if !is.is_refused() {
            self.mismatch(takes, &is, given);
        }
        None
    }

    fn name(
        &mut self,
        of: &Type,
        function: &Function,
        takes: Argument,
        given: &Expr,
        gives: &mut Type,
    ) {
        let Some((name, at)) = self.constant(takes, given) else {
            return;
        };
        let plan = self.plan;
        let (what, known): (String, Vec<&Id>) = match takes {
            Argument::FactName => (
                "fact".to_owned(),
                plan.facts.iter().map(|f| &f.id).collect(),
            ),
            Argument::TaskName => (
                "task".to_owned(),
                plan.tasks.iter().map(|t| &t.id).collect(),
            ),
            Argument::OccurrenceName => (
                "occurrence".to_owned(),
                plan.occurrences.iter().map(|o| &o.id).collect(),
            ),
            Argument::DecisionName => (
                "decision".to_owned(),
                plan.decisions.iter().map(|d| &d.id).collect(),
            ),
            Argument::StageName => (
                "stage".to_owned(),
                plan.stages.iter().map(|s| &s.id).collect(),
            ),
            Argument::RoleName => (
                "role".to_owned(),
                plan.roles.iter().map(|r| &r.id).collect(),
            ),
            Argument::ApprovalName => {
                let approvals = plan
                    .requirements
                    .iter()
                    .filter(|r| matches!(r.met, Met::Approval { .. }));
                ("approval".to_owned(), approvals.map(|r| &r.id).collect())
            }
            Argument::OptionName => {
                let Of::Events(EventKind::Decision { id, .. } | EventKind::Effect { id, .. }) =
                    &of.of
                else {
                    let help = "ask it of `case.decided(…)`";
                    self.error(
                        Code::TypeMismatch,
                        "only decisions have options".to_owned(),
                        at,
                        1,
                        Some(help),
                    );
                    return;
                };
                let decision = plan.decisions.iter().find(|d| d.id == *id);
                let options = decision.into_iter().flat_map(|d| &d.options);
                (
                    format!("option of `{id}`"),
                    options.map(|o| &o.id).collect(),
                )
            }
            _ => return,
        };
        if takes == Argument::FactName
            && let Some(about) = protected(&name)
        {
            self.refuse_protected(&name, about, at);
            return;
        }
        let Some(id) = known
            .iter()
            .find(|id| id.as_str() == name)
            .map(|id| (*id).clone())
        else {
            let near = nearest(&name, known.iter().map(|id| id.as_str()));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.len() <= 12 => {
                    format!(
                        "there is: {}",
                        known
                            .iter()
                            .map(|id| id.as_str())
                            .collect::<Vec<_>>()
                            .join(", ")
                    )
                }
                None => "`reunify plan show` lists what there is".to_owned(),
            };
            let message = format!("the plan has no {what} `{name}`");
            self.error(
                Code::DanglingId,
                message,
                at,
                name.chars().count().saturating_add(2),
                Some(&help),
            );
            return;
        };
        let reader: (&'static str, EventKind) = match takes {
            Argument::FactName => {
                self.reads.add_fact(&id, self.tables);
                let fact = plan.facts.iter().find(|fact| fact.id == id);
                gives.of = fact.map_or(Of::Anything, |fact| Of::Values(fact.value.clone()));
                return;
            }
            Argument::TaskName => ("done", EventKind::Task(id)),
            Argument::OccurrenceName => ("happened", EventKind::Occurrence(id)),
            Argument::ApprovalName => ("approved", EventKind::Approval(id)),
            Argument::DecisionName if function.name == "took_effect" => {
                ("took_effect", EventKind::Effect { id, option: None })
            }
            Argument::DecisionName => ("decided", EventKind::Decision { id, option: None }),
            _ => return,
        };
        self.reads.add_events(reader.0, &reader.1, self.tables);
        gives.of = Of::Events(reader.1);
    }

    fn refuse_protected(&mut self, name: &str, about: &str, at: Position) {
        let message = format!("`{name}` is about {about}, which no rule may turn on");
        let help = "ask what the child or the family needs instead";
        self.error(
            Code::ProtectedCharacteristic,
            message,
            at,
            name.chars().count().saturating_add(2),
            Some(help),
        );
    }

    /// The shape of what was recorded with events of a kind; `None` if nothing is.
    fn recorded(&self, kind: &EventKind) -> Option<&Shape> {
        let plan = self.plan;
        let form = match kind {
            EventKind::Task(id) => plan.tasks.iter().find(|t| t.id == *id)?.form.as_ref(),
            EventKind::Occurrence(id) => {
                plan.occurrences.iter().find(|o| o.id == *id)?.form.as_ref()
            }
            EventKind::Decision { id, .. } => {
                plan.decisions.iter().find(|d| d.id == *id)?.form.as_ref()
            }
            EventKind::Approval(id) => match &plan.requirements.iter().find(|r| r.id == *id)?.met {
                Met::Approval { form, .. } => form.as_ref(),
                Met::Condition(_) => None,
            },
            _ => None,
        };
        self.forms.get(form?)
    }

    /// A place in what was recorded: one that the form has.
    fn place(&mut self, of: &Type, given: &Expr, gives: &mut Type) {
        let Some((text, at)) = self.constant(Argument::Place, given) else {
            gives.of = Of::Refused;
            return;
        };
        let length = text.chars().count().saturating_add(2);
        let pointer: Pointer = match text.parse() {
            Ok(pointer) => pointer,
            Err(problem) => {
                let problem: crate::json::PointerError = problem;
                self.error(
                    Code::TypeMismatch,
                    problem.to_string(),
                    at,
                    length,
                    Some("start it with `/`, as in \"/seen-alone\""),
                );
                return;
            }
        };
        if let Some(about) = protected(&text) {
            self.refuse_protected(&text, about, at);
            return;
        }
        let shape = match &of.of {
            Of::Events(kind) => self.recorded(kind).cloned(),
            Of::Shape(shape) => Some(shape.clone()),
            _ => return,
        };
        let Some(shape) = shape else {
            let message = "nothing is recorded with these events that could be read".to_owned();
            self.error(Code::UnknownFormField, message, at, length, None);
            return;
        };
        let Some(found) = shape.at(pointer.steps()).cloned() else {
            let names = shape.field_names();
            let near = nearest(
                text.trim_start_matches('/'),
                names.iter().map(String::as_str),
            );
            let help = near.map_or_else(
                || format!("it has: /{}", names.join(", /")),
                |near| format!("did you mean `/{near}`?"),
            );
            let message = format!("nothing is recorded at `{text}`");
            self.error(Code::UnknownFormField, message, at, length, Some(&help));
            return;
        };
        match (gives.kind, found) {
            (Kind::Items, Shape::List { items, .. }) if of.kind == Kind::Event => {
                gives.of = Of::Shape(*items)
            }
            (Kind::Items, _) if of.kind == Kind::Event => {
                let help = "read it with `.field(…)`";
                self.error(
                    Code::TypeMismatch,
                    format!("`{text}` is no list"),
                    at,
                    length,
                    Some(help),
                );
            }
            (Kind::Fact, found) => gives.of = Of::Shape(found),
            // `with` and its like: the value that comes next is held against this.
            (_, found) => self.here = Some(found),
        }
    }

    /// What a value that comes next is held against: the place before it, or what it is asked of.
    fn values_at(&mut self, of: &Type) -> Type {
        match self.here.take() {
            Some(shape) => Type {
                kind: Kind::Fact,
                of: Of::Shape(shape),
            },
            None if of.kind == Kind::Fact => of.clone(),
            None => Type::of(Kind::Fact),
        }
    }

    fn values(&mut self, of: &Type, given: &Expr) {
        match given {
            Expr::Array(items, _) => {
                for item in items {
                    self.value(of, item);
                }
            }
            Expr::DynamicConstant(values, at) => {
                let values = values.clone().into_array().unwrap_or_default();
                for value in values {
                    match value.into_immutable_string() {
                        Ok(text) => self.fits(of, &Value::Text(text.to_string()), *at, 1),
                        Err(_) => continue,
                    }
                }
            }
            other => {
                let is = self.expression(other);
                if !is.is_refused() {
                    self.mismatch(Argument::Values, &is, given);
                }
            }
        }
    }

    /// A value that is written down, and that could be there.
    pub(super) fn value(&mut self, of: &Type, given: &Expr) {
        let (value, at, length) = match given {
            Expr::StringConstant(text, at) => (
                Value::Text(text.to_string()),
                *at,
                text.chars().count().saturating_add(2),
            ),
            Expr::IntegerConstant(number, at) => {
                self.number_point(*number, *at);
                (Value::Number(*number), *at, number.to_string().len())
            }
            Expr::BoolConstant(yes, at) => {
                let (is, with) = if *yes {
                    ("true", "false")
                } else {
                    ("false", "true")
                };
                self.point(*at, is, with);
                (Value::Bool(*yes), *at, is.len())
            }
            other => {
                let is = self.expression(other);
                if is.kind == Kind::Money {
                    self.takes_numbers(of, given);
                } else if !is.is_refused() {
                    self.mismatch(Argument::Value, &is, given);
                }
                return;
            }
        };
        self.fits(of, &value, at, length);
    }

    fn fits(&mut self, of: &Type, value: &Value, at: Position, length: usize) {
        let (fits, known): (bool, Vec<String>) = match &of.of {
            Of::Values(kind) => {
                let known = match kind {
                    ValueKind::Choice(choices) => {
                        choices.iter().map(|c| c.id.to_string()).collect()
                    }
                    _ => Vec::new(),
                };
                (kind.admits(value), known)
            }
            Of::Shape(shape) => (shape.admits(value), shape.choices()),
            _ => return,
        };
        if fits {
            return;
        }
        let near = value
            .as_text()
            .and_then(|text| nearest(text, known.iter().map(String::as_str)));
        let help = match near {
            Some(near) => Some(format!("did you mean `{near}`?")),
            None if !known.is_empty() => Some(format!("it is one of: {}", known.join(", "))),
            None => None,
        };
        let message = format!("this can never be {value}");
        self.error(Code::TestDoesNotFit, message, at, length, help.as_deref());
    }

    fn takes_numbers(&mut self, of: &Type, given: &Expr) {
        let numbers = match &of.of {
            Of::Values(kind) => matches!(kind, ValueKind::Number),
            Of::Shape(shape) => matches!(shape, Shape::Whole { .. }),
            _ => true,
        };
        if !numbers {
            let message = "this is no number, so it is neither more nor less than one".to_owned();
            self.error(
                Code::TestDoesNotFit,
                message,
                given.start_position(),
                1,
                Some("ask `.is(…)`"),
            );
        }
    }
}
