//! Whether what a plan asks for can be there: tests against what they test, values against the
//! facts that take them, readings against the forms that they read.

use super::index::{Index, Recorded};
use super::place::At;
use super::visit::{self, Events};
use crate::diagnostic::{Code, Diagnostics};
use crate::json::{Pointer, Value};
use crate::plan::form::Shape;
use crate::plan::{
    Classification, Condition, EventKind, FactDefinition, FieldTest, Id, PlanDocument, SetTo,
    Since, Test, ValueKind, Within,
};

pub(super) fn check(plan: &PlanDocument, index: &Index<'_>, found: &mut Diagnostics) {
    let mut fits = Fits { index, found };
    for (at, events, started) in visit::queries(plan) {
        fits.events(&events, &at, started);
    }
    for asked in visit::conditions(plan) {
        visit::parts(asked.condition, &asked.at, &mut |part, at| {
            fits.part(part, at, asked.started);
            visit::asked_of_events(part, at, &mut |at, events| {
                fits.events(&events, &at, asked.started);
            });
            true
        });
    }
    for (n, occurrence) in plan.occurrences.iter().enumerate() {
        for (s, set) in occurrence.sets.iter().enumerate() {
            let at = At::root("occurrences")
                .item(n)
                .key("sets")
                .item(s)
                .key("to");
            fits.set(&set.fact, &set.to, occurrence.form.as_ref(), &at);
        }
    }
    for (n, classification) in plan.classifications.iter().enumerate() {
        fits.classification(classification, &At::root("classifications").item(n));
    }
}

struct Fits<'a, 'f> {
    index: &'a Index<'a>,
    found: &'f mut Diagnostics,
}

impl Fits<'_, '_> {
    fn does_not_fit(&mut self, at: &At, message: String, help: &str) {
        at.error(Code::TestDoesNotFit, message, help, self.found);
    }

    fn no_start(&mut self, at: &At) {
        let message = "nothing has started here that time could be counted from".to_owned();
        let help =
            "`start` is for the circumstances of a timescale: `if`, `then`, `ends`, `met-by`";
        at.error(Code::NoStart, message, help, self.found);
    }

    fn part(&mut self, part: &Condition, at: &At, started: bool) {
        let is_other = |fact: &Id| {
            self.index
                .facts
                .get(fact)
                .is_some_and(|f| f.value != ValueKind::Date)
        };
        match part {
            Condition::Fact { id, test } => {
                if let Some(fact) = self.index.facts.get(id) {
                    self.fact_test(fact, test, &at.key("fact").key("test"));
                }
            }
            Condition::Age { fact, .. } if is_other(fact) => {
                let message = format!("`{fact}` is not a date, so nobody's age follows from it");
                let at = at.key("age").key("fact");
                self.does_not_fit(&at, message, "name the fact that holds the date of birth");
            }
            Condition::Elapsed { since, .. } => match since {
                Since::Start if !started => self.no_start(&at.key("elapsed").key("since")),
                Since::Fact(fact) if is_other(fact) => {
                    let message = format!("`{fact}` is not a date, so no time passes from it");
                    let at = at.key("elapsed").key("since").key("fact");
                    self.does_not_fit(&at, message, "name a fact whose value is a date");
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn events(&mut self, events: &Events<'_>, at: &At, started: bool) {
        if *events.within == Within::Start && !started {
            self.no_start(&at.key("within"));
        }
        if let EventKind::Fact {
            id,
            becomes: Some(value),
        } = events.kind
            && let Some(fact) = self.index.facts.get(id)
        {
            self.value(fact, value, &at.key("event").key("fact").key("becomes"));
        }
        let at = at.key("where");
        match self.index.recorded(events.kind) {
            Recorded::Form(shape) => self.field_tests(events.tests, shape, &at),
            Recorded::Nothing if !events.tests.is_empty() => {
                let message =
                    "nothing is recorded with these events that could be tested".to_owned();
                self.does_not_fit(&at, message, "leave the tests out, or give the item a form");
            }
            Recorded::Nothing | Recorded::NotKnown => {}
        }
    }

    fn field_tests(&mut self, tests: &[FieldTest], shape: &Shape, at: &At) {
        for (number, test) in tests.iter().enumerate() {
            let at = at.item(number);
            if let Some(field) = self.field(&test.at, shape, &at.key("at")) {
                self.test(&test.test, field, &at.key("test"));
            }
        }
    }

    /// The shape of the field that a pointer names.
    fn field<'s>(&mut self, pointer: &Pointer, shape: &'s Shape, at: &At) -> Option<&'s Shape> {
        let field = shape.at(pointer.steps());
        if field.is_none() {
            let message = format!("the form has no field at `{pointer}`");
            at.error(
                Code::UnknownFormField,
                message,
                "name a field of the form",
                self.found,
            );
        }
        field
    }

    fn test(&mut self, test: &Test, field: &Shape, at: &At) {
        let mut admitted = |value: &Value, at: At| {
            if !field.admits(value) {
                let message = format!("the form lets nobody record {value} here");
                let help = "test for a value that the field can take";
                at.error(Code::TestDoesNotFit, message, help, self.found);
            }
        };
        match (test, field) {
            (Test::Is(value), _) => admitted(value, at.key("is")),
            (Test::In(values), _) => {
                for (number, value) in values.iter().enumerate() {
                    admitted(value, at.key("in").item(number));
                }
            }
            (Test::AtLeast(_) | Test::AtMost(_), Shape::Whole { .. }) | (Test::Present(_), _) => {}
            (Test::Every(tests), Shape::List { items, .. }) => {
                self.field_tests(tests, items, &at.key("every"));
            }
            (Test::Some(tests), Shape::List { items, .. }) => {
                self.field_tests(tests, items, &at.key("some"));
            }
            (Test::AtLeast(_) | Test::AtMost(_), _) => {
                let message = "only a number is at least or at most something".to_owned();
                self.does_not_fit(at, message, "test for a value with `is` or `in`");
            }
            (Test::Every(_) | Test::Some(_), _) => {
                let message = "only a list has items to test".to_owned();
                self.does_not_fit(at, message, "test for a value with `is` or `in`");
            }
        }
    }

    fn fact_test(&mut self, fact: &FactDefinition, test: &Test, at: &At) {
        match test {
            Test::Is(value) => self.value(fact, value, &at.key("is")),
            Test::In(values) => {
                for (number, value) in values.iter().enumerate() {
                    self.value(fact, value, &at.key("in").item(number));
                }
            }
            Test::AtLeast(_) | Test::AtMost(_) if fact.value == ValueKind::Number => {}
            Test::Present(_) => {}
            Test::AtLeast(_) | Test::AtMost(_) | Test::Every(_) | Test::Some(_) => {
                let message = format!("`{}` has no value that this could test", fact.id);
                self.does_not_fit(at, message, "test for a value with `is` or `in`");
            }
        }
    }

    /// A value that a fact must be able to take.
    fn value(&mut self, fact: &FactDefinition, value: &Value, at: &At) {
        if !fact.value.admits(value) {
            let message = format!("`{}` never has the value {value}", fact.id);
            self.does_not_fit(at, message, "name a value that the fact can take");
        }
    }

    fn set(&mut self, fact: &Id, to: &SetTo, form: Option<&Id>, at: &At) {
        let Some(fact) = self.index.facts.get(fact) else {
            return;
        };
        let pointer = match to {
            SetTo::Value(value) => return self.value(fact, value, &at.key("value")),
            SetTo::From(pointer) => pointer,
        };
        let at = at.key("from");
        let shape = match self.index.form(form) {
            Recorded::Form(shape) => shape,
            Recorded::NotKnown => return,
            Recorded::Nothing => {
                let message = "nothing is recorded here that a value could come from".to_owned();
                return self.does_not_fit(&at, message, "give the occurrence a form");
            }
        };
        let Some(field) = self.field(pointer, shape, &at) else {
            return;
        };
        if !takes(&fact.value, field) {
            let message = format!(
                "what is recorded at `{pointer}` may not be a value of `{}`",
                fact.id
            );
            let help = "let the form and the fact allow the same values";
            self.does_not_fit(&at, message, help);
        }
    }

    fn classification(&mut self, classification: &Classification, at: &At) {
        let task = EventKind::Task(classification.task.clone());
        let shape = match self.index.recorded(&task) {
            Recorded::Form(shape) => shape,
            Recorded::NotKnown => return,
            Recorded::Nothing => {
                let message = format!("nothing is recorded with `{}`", classification.task);
                return self.does_not_fit(&at.key("task"), message, "give the task a form");
            }
        };
        self.field(&classification.departure_at, shape, &at.key("departure-at"));
        if let Some(field) = self.field(&classification.level_at, shape, &at.key("level-at")) {
            self.levels(classification, field, at);
        }
        for (c, column) in classification.columns.iter().enumerate() {
            let at_column = at.key("columns").item(c).key("at");
            let Some(field) = self.field(&column.at, shape, &at_column) else {
                continue;
            };
            for (l, level) in classification.levels.iter().enumerate() {
                for (p, cell) in level.pattern.iter().enumerate() {
                    let any_of = at
                        .key("levels")
                        .item(l)
                        .key("pattern")
                        .item(p)
                        .key("any-of");
                    let of_column = cell.column == column.id;
                    for (a, answer) in cell.any_of.iter().enumerate().filter(|_| of_column) {
                        self.test(&Test::Is(answer.clone()), field, &any_of.item(a));
                    }
                }
            }
        }
    }

    fn levels(&mut self, classification: &Classification, field: &Shape, at: &At) {
        for (l, level) in classification.levels.iter().enumerate() {
            if !field.admits(&Value::from(level.id.as_str())) {
                let message = format!("the form lets nobody record the level `{}`", level.id);
                let at = at.key("levels").item(l).key("id");
                self.does_not_fit(&at, message, "add it to the values of the form's field");
            }
        }
        let Shape::Text {
            one_of: Some(values),
            ..
        } = field
        else {
            let message = "the form lets anything be recorded as the level".to_owned();
            let help = "list the levels in the field's `enum`";
            return self.does_not_fit(&at.key("level-at"), message, help);
        };
        for value in values {
            if !classification
                .levels
                .iter()
                .any(|level| level.id.as_str() == value)
            {
                let message = format!("the form has a level `{value}` that is not listed here");
                self.does_not_fit(
                    &at.key("levels"),
                    message,
                    "list it, or take it off the form",
                );
            }
        }
    }
}

/// Whether everything that a field may hold is a value of a kind.
fn takes(kind: &ValueKind, field: &Shape) -> bool {
    match (kind, field) {
        (ValueKind::YesNo, Shape::YesNo { .. }) | (ValueKind::Number, Shape::Whole { .. }) => true,
        (ValueKind::Date, Shape::Text { is_date, .. }) => *is_date,
        (ValueKind::Text, Shape::Text { .. }) => true,
        (
            ValueKind::Choice(choices),
            Shape::Text {
                one_of: Some(values),
                ..
            },
        ) => values
            .iter()
            .all(|value| choices.iter().any(|choice| choice.id.as_str() == value)),
        _ => false,
    }
}
