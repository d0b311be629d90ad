//! Any JSON value that reunify accepts.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::sorted::Sorted;

/// The largest whole number that every host holds exactly (2^53 - 1, RFC 7493).
const LARGEST: i64 = 9_007_199_254_740_991;

/// The fields of a JSON object, in the order of their names.
pub type Object = Sorted<String, Value>;

/// A JSON value without fractions and without duplicate keys.
///
/// Used for what a person records on a form, for the value of a fact and for a form's schema.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that every host holds exactly.
    Number(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Object),
}

impl Value {
    /// The text, if this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The number, if this is one.
    #[must_use]
    pub fn as_number(&self) -> Option<i64> {
        if let Value::Number(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    /// The truth value, if this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(yes) = self {
            Some(*yes)
        } else {
            None
        }
    }

    /// The items, if this is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Value]> {
        if let Value::List(items) = self {
            Some(items)
        } else {
            None
        }
    }

    /// The fields, if this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        if let Value::Object(fields) = self {
            Some(fields)
        } else {
            None
        }
    }

    /// What kind of value this is, in the words of JSON Schema.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "integer",
            Value::Text(_) => "string",
            Value::List(_) => "array",
            Value::Object(_) => "object",
        }
    }
}

#[cfg(feature = "rules")]
impl Value {
    /// The value at a JSON pointer, to be changed.
    pub(crate) fn at_mut(&mut self, pointer: &str) -> Option<&mut Value> {
        super::pointer::steps(pointer).try_fold(self, |value, step| match value {
            Value::Object(fields) => fields.get_mut(step.as_str()),
            Value::List(items) => items.get_mut(step.parse::<usize>().ok()?),
            _ => None,
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Value::Bool(yes)
    }
}

/// Compact JSON.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::compact(self).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(yes) => serializer.serialize_bool(*yes),
            Value::Number(number) => serializer.serialize_i64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items),
            Value::Object(fields) => serializer.collect_map(fields),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E: de::Error>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::Bool(yes))
    }
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        if (-LARGEST..=LARGEST).contains(&number) {
            Ok(Value::Number(number))
        } else {
            Err(E::custom(format_args!(
                "{number} is too large a number to be exact on every host"
            )))
        }
    }
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => Err(E::custom(format_args!(
                "{number} is too large a number to be exact on every host"
            ))),
        }
    }
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        Err(E::custom(format_args!(
            "{number} is not a whole number; use a smaller unit (pence, days) or write it as text"
        )))
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }
    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields = Object::default();
        while let Some(key) = entries.next_key::<String>()? {
            match fields.place(key.as_str()) {
                Ok(_) => return Err(duplicate(&key)),
                Err(place) => fields.put(place, key, entries.next_value()?),
            }
            if fields.len() == FEW {
                return many(fields, entries).map(Value::Object);
            }
        }
        Ok(Value::Object(fields))
    }
}

/// So many fields are put in their places quickly; more only by way of a tree.
const FEW: usize = 64;

/// An object of many fields, from the first of them.
fn many<'de, A: MapAccess<'de>>(first: Object, mut entries: A) -> Result<Object, A::Error> {
    let mut fields: BTreeMap<String, Value> = first.into_iter().collect();
    while let Some(key) = entries.next_key::<String>()? {
        if fields.contains_key(&key) {
            return Err(duplicate(&key));
        }
        fields.insert(key, entries.next_value()?);
    }
    Ok(fields.into_iter().collect())
}

fn duplicate<E: de::Error>(key: &str) -> E {
    E::custom(format_args!("duplicate field `{key}`"))
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Any JSON value. Numbers are whole and between -(2^53-1) and 2^53-1.",
            "type": ["null", "boolean", "integer", "string", "array", "object"],
            "minimum": -LARGEST,
            "maximum": LARGEST,
            "items": { "$ref": "#/$defs/Value" },
            "additionalProperties": { "$ref": "#/$defs/Value" },
        })
    }
}
