//! Holding a record against a [`Shape`].

use super::Shape;
use crate::calendar::Date;
use crate::json::{Value, escape};

/// One thing about a record that does not fit its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// Where it is in the record: a JSON pointer.
    pub(crate) at: String,
    /// What is wrong, in words that do not repeat what was recorded.
    pub(crate) message: String,
}

pub(super) fn misfits(shape: &Shape, value: &Value) -> Vec<Misfit> {
    let mut found = Vec::new();
    check(shape, value, "", &mut found);
    found
}

fn check(shape: &Shape, value: &Value, at: &str, found: &mut Vec<Misfit>) {
    let mut misfit = |message: String| {
        found.push(Misfit {
            at: at.to_owned(),
            message,
        })
    };
    match (shape, value) {
        (Shape::Object { fields, required }, Value::Object(given)) => {
            for name in required
                .iter()
                .filter(|name| !given.contains_key(name.as_str()))
            {
                misfit(format!("`{name}` is needed"));
            }
            for (name, value) in given {
                let at = format!("{at}/{}", escape(name));
                match fields.get(name) {
                    Some(field) => check(field, value, &at, found),
                    None => found.push(Misfit {
                        at,
                        message: format!("the form has no field `{name}`"),
                    }),
                }
            }
        }
        (
            Shape::List {
                items,
                at_least,
                at_most,
                contains,
            },
            Value::List(given),
        ) => {
            if given.len() < *at_least {
                misfit(format!("at least {at_least} are needed"));
            }
            if given.len() > *at_most {
                misfit(format!("at most {at_most} are allowed"));
            }
            let fits = |item: &Value| {
                let field = |name| item.as_object().and_then(|fields| fields.get(name));
                contains
                    .iter()
                    .all(|(name, value)| field(name) == Some(value))
            };
            if !contains.is_empty() && !given.iter().any(fits) {
                let wanted = contains
                    .iter()
                    .map(|(name, value)| format!("`{name}` is {value}"));
                let wanted = wanted.collect::<Vec<_>>().join(" and ");
                misfit(format!("one of them must be one whose {wanted}"));
            }
            for (number, value) in given.iter().enumerate() {
                check(items, value, &format!("{at}/{number}"), found);
            }
        }
        (
            Shape::Text {
                at_least,
                at_most,
                one_of,
                is_date,
            },
            Value::Text(given),
        ) => {
            let length = given.chars().count();
            if length < *at_least {
                let needed = if *at_least == 1 {
                    "some words are needed".to_owned()
                } else {
                    format!("at least {at_least} characters are needed")
                };
                misfit(needed);
            }
            if length > *at_most {
                misfit(format!("at most {at_most} characters are allowed"));
            }
            if let Some(one_of) = one_of.as_ref().filter(|one_of| !one_of.contains(given)) {
                misfit(format!("one of these is needed: {}", one_of.join(", ")));
            }
            if *is_date && Date::parse(given).is_err() {
                misfit("a date is needed, written as in 2026-02-20".to_owned());
            }
        }
        (
            Shape::Whole {
                at_least,
                at_most,
                one_of,
            },
            Value::Number(given),
        ) => {
            if given < at_least || given > at_most {
                misfit(format!("a number from {at_least} to {at_most} is needed"));
            }
            if let Some(one_of) = one_of.as_ref().filter(|one_of| !one_of.contains(given)) {
                misfit(format!("one of these is needed: {one_of:?}"));
            }
        }
        (Shape::YesNo { only }, Value::Bool(given)) => {
            if only.is_some_and(|only| only != *given) {
                misfit(format!("only {} is possible here", !given));
            }
        }
        (shape, value) => {
            let needed = match shape {
                Shape::Object { .. } => "an object",
                Shape::List { .. } => "a list",
                Shape::Text { .. } => "text",
                Shape::Whole { .. } => "a whole number",
                Shape::YesNo { .. } => "true or false",
            };
            misfit(format!("{needed} is needed, not {}", value.kind()));
        }
    }
}
