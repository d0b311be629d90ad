//! The parts of one item that are otherwise in another.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::words::is_said_whole;
use crate::json::escape;

/// A part of an item, and what is there in the one and in the other.
pub(super) struct Part<'a> {
    /// The way to it, as a JSON pointer on which an item or a word of a list is named by itself.
    pub(super) at: String,
    pub(super) before: Option<&'a Value>,
    pub(super) after: Option<&'a Value>,
}

/// Every part that is otherwise, as small as it can be told.
pub(super) fn parts<'a>(before: &'a Value, after: &'a Value) -> Vec<Part<'a>> {
    let mut found = Vec::new();
    compare(Some(before), Some(after), String::new(), &mut found);
    found
}

fn compare<'a>(
    before: Option<&'a Value>,
    after: Option<&'a Value>,
    at: String,
    found: &mut Vec<Part<'a>>,
) {
    if before == after {
        return;
    }
    match (before, after) {
        (Some(Value::Object(one)), Some(Value::Object(other)))
            if at.is_empty() || is_alike(before, after, one, other) =>
        {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for key in keys {
                let at = format!("{at}/{}", escape(key));
                compare(one.get(key), other.get(key), at, found);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other)))
            if one.iter().chain(other).all(|item| id(item).is_some()) =>
        {
            let mut ids: Vec<&str> = one.iter().filter_map(id).collect();
            let new = other.iter().filter_map(id);
            ids.extend(new.filter(|id| !one.iter().any(|item| named(item, id))));
            for id in ids {
                let by_id = |items: &'a [Value]| items.iter().find(|item| named(item, id));
                let at = format!("{at}/{}", escape(id));
                compare(by_id(one), by_id(other), at, found);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other)))
            if one.iter().chain(other).all(Value::is_object) =>
        {
            in_order(one, other, &at, found);
        }
        (Some(Value::Array(one)), Some(Value::Array(other)))
            if one.iter().chain(other).all(Value::is_string) && !has_all(one, other) =>
        {
            let at = |word: &Value| format!("{at}/{}", escape(word.as_str().unwrap_or_default()));
            found.extend(without(one, other).map(|word| Part {
                at: at(word),
                before: Some(word),
                after: None,
            }));
            found.extend(without(other, one).map(|word| Part {
                at: at(word),
                before: None,
                after: Some(word),
            }));
        }
        _ => found.push(Part { at, before, after }),
    }
}

/// What is in one list of words and not in another.
fn without<'a>(one: &'a [Value], other: &[Value]) -> impl Iterator<Item = &'a Value> {
    one.iter().filter(|word| !other.contains(word))
}

/// Whether two lists have the same words, so that only their order or number is another.
fn has_all(one: &[Value], other: &[Value]) -> bool {
    without(one, other).next().is_none() && without(other, one).next().is_none()
}

/// Whether two objects are told of key by key: they have something in common, and neither is told
/// in a word.
fn is_alike(
    before: Option<&Value>,
    after: Option<&Value>,
    one: &Map<String, Value>,
    other: &Map<String, Value>,
) -> bool {
    let whole = [before, after].into_iter().flatten().any(is_said_whole);
    !whole && one.keys().any(|key| other.contains_key(key))
}

/// Lists of what has no name: what both begin and end with is passed over, and the rest is held
/// against each other in its order.
fn in_order<'a>(one: &'a [Value], other: &'a [Value], at: &str, found: &mut Vec<Part<'a>>) {
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.iter().skip(start), other.iter().skip(start));
    let ends = one.clone().rev().zip(other.clone().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    let mut one = one.rev().skip(end).rev();
    let mut other = other.rev().skip(end).rev();
    for number in start.. {
        let (before, after) = (one.next(), other.next());
        if before.is_none() && after.is_none() {
            break;
        }
        compare(before, after, format!("{at}/{number}"), found);
    }
}

fn id(item: &Value) -> Option<&str> {
    item.get("id").and_then(Value::as_str)
}

fn named(item: &Value, name: &str) -> bool {
    id(item) == Some(name)
}
