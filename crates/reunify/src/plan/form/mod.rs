//! Forms: JSON Schema of a few plain kinds, so that any form library can draw them and any record
//! can be held against them.
//!
//! The kinds: `object` (`properties`, `required`, `additionalProperties: false`), `array`
//! (`items`, `minItems`, `maxItems`, `contains` with the values of some fields), `string` (`minLength`, `maxLength`, `enum`, `const`,
//! `format: date`), `integer` (`minimum`, `maximum`, `enum`, `const`) and `boolean` (`const`), each
//! with `title` and `description`. A schema that uses anything else is refused, so that nothing in
//! it is silently not checked.

mod check;
mod compile;

use crate::json::Value;
use crate::sorted::Sorted;

pub(crate) use check::Misfit;
pub(crate) use compile::compile;

/// A form's schema, ready to hold records against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    Object {
        fields: Sorted<String, Shape>,
        required: Vec<String>,
    },
    List {
        items: Box<Shape>,
        at_least: usize,
        at_most: usize,
        /// Fields and values that one of the items must have.
        contains: Vec<(String, Value)>,
    },
    Text {
        at_least: usize,
        at_most: usize,
        one_of: Option<Vec<String>>,
        is_date: bool,
    },
    Whole {
        at_least: i64,
        at_most: i64,
        one_of: Option<Vec<i64>>,
    },
    YesNo {
        only: Option<bool>,
    },
}

impl Shape {
    /// The shape at a place in it, if it has one there. A number, or `*`, goes into a list.
    pub(crate) fn at<'a>(&self, mut steps: impl Iterator<Item = &'a str>) -> Option<&Shape> {
        steps.try_fold(self, |shape, step| match shape {
            Shape::Object { fields, .. } => fields.get(step),
            Shape::List { items, .. } => step.parse::<usize>().ok().map(|_| &**items),
            _ => None,
        })
    }

    /// Whether a value could ever stand here.
    pub(crate) fn admits(&self, value: &Value) -> bool {
        check::misfits(self, value).is_empty()
    }

    /// The names of the fields of an object.
    #[cfg(feature = "rules")]
    pub(crate) fn field_names(&self) -> Vec<String> {
        match self {
            Shape::Object { fields, .. } => fields.keys().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// The only texts that can stand here; none, if others can too.
    #[cfg(feature = "rules")]
    pub(crate) fn choices(&self) -> Vec<String> {
        match self {
            Shape::Text {
                one_of: Some(texts),
                ..
            } => texts.clone(),
            _ => Vec::new(),
        }
    }

    /// Everything about a record that does not fit.
    pub(crate) fn misfits(&self, value: &Value) -> Vec<Misfit> {
        check::misfits(self, value)
    }
}
