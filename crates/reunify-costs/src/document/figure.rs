//! One figure: a plain value or a range, with the year of its prices and who says so.

use std::fmt;
use std::marker::PhantomData;

use reunify::plan::Citation;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::quantity::{Quantity, Unit};

/// A figure as it is written: `562700`, `{ "value": 562700, "price-year": 2014 }` or
/// `{ "low": 500000, "likely": 562700, "high": 650000 }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure<T> {
    /// What it is.
    pub spread: Spread<T>,
    /// The year in whose prices an amount is; the document's, if left out. Only for money.
    pub price_year: Option<u16>,
    /// Who says so; the document's `cite`, if left out.
    pub cite: Option<Citation>,
}

/// One value, or a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread<T> {
    /// One value.
    Value(T),
    /// From the lowest that is thought possible to the highest.
    Range {
        /// The lowest.
        low: T,
        /// The one that is most likely.
        likely: T,
        /// The highest.
        high: T,
    },
}

impl<T: Copy> Spread<T> {
    /// The low, likely and high value.
    #[must_use]
    pub fn ends(&self) -> [T; 3] {
        match *self {
            Spread::Value(value) => [value; 3],
            Spread::Range { low, likely, high } => [low, likely, high],
        }
    }
}

impl<T> From<T> for Figure<T> {
    fn from(value: T) -> Self {
        Self {
            spread: Spread::Value(value),
            price_year: None,
            cite: None,
        }
    }
}

/// The fields of a figure that is written as an object.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, bound = "T: Quantity")]
struct Fields<T> {
    #[serde(default, deserialize_with = "super::some")]
    value: Option<T>,
    #[serde(default, deserialize_with = "super::some")]
    low: Option<T>,
    #[serde(default, deserialize_with = "super::some")]
    likely: Option<T>,
    #[serde(default, deserialize_with = "super::some")]
    high: Option<T>,
    #[serde(default, deserialize_with = "super::some")]
    price_year: Option<u16>,
    #[serde(default, deserialize_with = "super::some")]
    cite: Option<Citation>,
}

struct Read<T>(PhantomData<T>);

impl<T: Quantity> Read<T> {
    fn plain<'de, E: Error>(value: impl IntoDeserializer<'de, E>) -> Result<Figure<T>, E> {
        T::deserialize(value.into_deserializer()).map(Figure::from)
    }
}

impl<'de, T: Quantity> Visitor<'de> for Read<T> {
    type Value = Figure<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Figure<T>, E> {
        match T::UNIT {
            Unit::HundredthsOfAPercent => Err(E::invalid_type(
                serde::de::Unexpected::Unsigned(number),
                &self,
            )),
            _ => Self::plain(number),
        }
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Figure<T>, E> {
        match T::UNIT {
            Unit::HundredthsOfAPercent => Err(E::invalid_type(
                serde::de::Unexpected::Signed(number),
                &self,
            )),
            _ => Self::plain(number),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Figure<T>, E> {
        match T::UNIT {
            Unit::HundredthsOfAPercent => Self::plain(text),
            _ => Err(E::invalid_type(serde::de::Unexpected::Str(text), &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Figure<T>, A::Error> {
        let fields = Fields::<T>::deserialize(MapAccessDeserializer::new(map))?;
        if fields.price_year.is_some() && T::UNIT != Unit::Pence {
            return Err(A::Error::unknown_field(
                "price-year",
                &["value", "low", "likely", "high", "cite"],
            ));
        }
        let spread = match (fields.value, fields.low, fields.likely, fields.high) {
            (Some(value), None, None, None) => Spread::Value(value),
            (None, Some(low), Some(likely), Some(high)) => Spread::Range { low, likely, high },
            _ => {
                return Err(A::Error::custom(
                    "a figure has either `value`, or all of `low`, `likely` and `high`",
                ));
            }
        };
        Ok(Figure {
            spread,
            price_year: fields.price_year,
            cite: fields.cite,
        })
    }
}

impl<'de, T: Quantity> Deserialize<'de> for Figure<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read(PhantomData))
    }
}

impl<T: Quantity> Serialize for Figure<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let (Spread::Value(value), None, None) = (&self.spread, self.price_year, &self.cite) {
            return value.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        match &self.spread {
            Spread::Value(value) => map.serialize_entry("value", value)?,
            Spread::Range { low, likely, high } => {
                map.serialize_entry("low", low)?;
                map.serialize_entry("likely", likely)?;
                map.serialize_entry("high", high)?;
            }
        }
        if let Some(year) = self.price_year {
            map.serialize_entry("price-year", &year)?;
        }
        if let Some(cite) = &self.cite {
            map.serialize_entry("cite", cite)?;
        }
        map.end()
    }
}

#[cfg(feature = "schema")]
impl<T: Quantity> schemars::JsonSchema for Figure<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        match T::UNIT {
            Unit::Pence => "Amount",
            Unit::Number => "Number",
            Unit::HundredthsOfAPercent => "Share",
        }
        .into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let quantity = T::schema();
        let cite = generator.subschema_for::<Citation>();
        let mut value = properties([("value", quantity.clone()), ("cite", cite.clone())]);
        let mut range = properties([
            ("low", quantity.clone()),
            ("likely", quantity.clone()),
            ("high", quantity.clone()),
            ("cite", cite),
        ]);
        if T::UNIT == Unit::Pence {
            for properties in [&mut value, &mut range] {
                properties.insert(
                    "price-year".to_owned(),
                    schemars::json_schema!({
                        "type": "integer", "minimum": 1900, "maximum": 2199,
                        "description": "The year in whose prices the amount is; the document's, if left out."
                    })
                    .to_value(),
                );
            }
        }
        schemars::json_schema!({
            "description": "A plain value, or an object with a value or a range, and who says so.",
            "anyOf": [
                quantity,
                { "type": "object", "properties": value, "required": ["value"], "additionalProperties": false },
                { "type": "object", "properties": range, "required": ["low", "likely", "high"], "additionalProperties": false },
            ],
        })
    }
}

#[cfg(feature = "schema")]
fn properties<const N: usize>(
    fields: [(&str, schemars::Schema); N],
) -> std::collections::BTreeMap<String, serde_json::Value> {
    let fields = fields.into_iter();
    fields
        .map(|(name, schema)| (name.to_owned(), schema.to_value()))
        .collect()
}
