//! Typed values from JSON values, with the place of every problem.
//!
//! Text is read into a [`Value`] first, by one reader for all documents. That makes one strictness
//! for all of them (an object is never taken from a list, say), keeps the path of what is being read
//! for nothing, and spares a WebAssembly module a parser of its own for each type.

use std::{fmt, slice, vec};

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};

use super::{Object, Value, pointer};
use crate::diagnostic::{Code, Diagnostic};

/// Why a value is not one of a type. Its path is gathered on the way out, from the inside.
///
/// Boxed, and made out of line, because every field of every type has code that passes one on. Where
/// there is no value at all, there is nothing to say: whoever asked for it knows what is missing.
#[derive(Debug)]
pub(super) struct Fault(Option<Box<Wrong>>);

#[derive(Debug)]
struct Wrong {
    code: Code,
    message: String,
    path: Vec<String>,
}

impl Fault {
    fn new(code: Code, message: String) -> Self {
        Self(Some(Box::new(Wrong {
            code,
            message,
            path: Vec::new(),
        })))
    }

    #[inline(never)]
    fn inside(mut self, step: String) -> Self {
        if let Some(wrong) = &mut self.0 {
            wrong.path.push(step);
        }
        self
    }

    #[inline(never)]
    fn at_position(self, position: usize) -> Self {
        self.inside(position.to_string())
    }

    /// The problem, at its JSON pointer.
    pub(super) fn diagnostic(self) -> Diagnostic {
        let Some(wrong) = self.0 else {
            return Diagnostic::error(Code::MissingField, NOTHING);
        };
        let mut at = String::new();
        for step in wrong.path.iter().rev() {
            at.push('/');
            at.push_str(&pointer::escape(step));
        }
        Diagnostic::error(wrong.code, wrong.message).at(at)
    }
}

const NOTHING: &str = "there is no value";

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_ref().map_or(NOTHING, |wrong| &wrong.message))
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let code = if message.starts_with("unknown format") {
            Code::UnknownFormat
        } else {
            Code::InvalidValue
        };
        Self::new(code, message)
    }

    /// Says which kind of value it is, and not what it says: that may be about a child.
    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let is = match unexpected {
            Unexpected::Bool(yes) => if yes { "true" } else { "false" }.to_owned(),
            Unexpected::Unsigned(_) | Unexpected::Signed(_) => "a number".to_owned(),
            Unexpected::Str(_) => "a text".to_owned(),
            Unexpected::Unit => "null".to_owned(),
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "an object".to_owned(),
            other => other.to_string(),
        };
        Self::new(
            Code::WrongType,
            format!("expected {}, not {is}", in_words(expected)),
        )
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let is = match unexpected {
            Unexpected::Unsigned(number) => number.to_string(),
            Unexpected::Signed(number) => number.to_string(),
            other => other.to_string(),
        };
        Self::new(
            Code::InvalidValue,
            format!("expected {}, not {is}", in_words(expected)),
        )
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::new(
            Code::InvalidValue,
            format!("expected {}, not {length}", in_words(expected)),
        )
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let mut message = format!("unknown variant `{variant}`");
        one_of(&mut message, expected);
        Self::new(Code::InvalidValue, message)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let mut message = format!("unknown field `{field}`");
        one_of(&mut message, expected);
        Self::new(Code::UnknownField, message)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Code::MissingField, format!("missing field `{field}`"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Code::DuplicateKey, format!("duplicate field `{field}`"))
    }
}

/// What is expected, without the words of Rust.
fn in_words(expected: &dyn Expected) -> String {
    let expected = expected.to_string();
    match expected.as_str() {
        "a sequence" => "a list".to_owned(),
        "a string" => "a text".to_owned(),
        "a map" => "an object".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, 0 or more".to_owned(),
        "i32" | "i64" => "a whole number".to_owned(),
        text if text.starts_with("struct ") => "an object".to_owned(),
        text if text.starts_with("enum ") => "a text or an object with one field".to_owned(),
        _ => expected,
    }
}

fn one_of(message: &mut String, expected: &[&str]) {
    message.push_str(match expected {
        [] => ", expected none",
        [_] | [_, _] => ", expected ",
        _ => ", expected one of ",
    });
    let between = if expected.len() == 2 { " or " } else { ", " };
    for (position, name) in expected.iter().enumerate() {
        if position > 0 {
            message.push_str(between);
        }
        message.push('`');
        message.push_str(name);
        message.push('`');
    }
}

/// A value that is being read into a type; none where a field was left out.
pub(super) struct Typed(Option<Value>);

impl Typed {
    pub(super) fn new(value: Value) -> Self {
        Self(Some(value))
    }

    #[inline(never)]
    fn refuse(&self, visitor: &dyn Expected) -> Fault {
        let unexpected = match &self.0 {
            None => return Fault(None),
            Some(Value::Null) => Unexpected::Unit,
            Some(Value::Bool(yes)) => Unexpected::Bool(*yes),
            Some(Value::Number(number)) => Unexpected::Signed(*number),
            Some(Value::Text(text)) => Unexpected::Str(text),
            Some(Value::List(_)) => Unexpected::Seq,
            Some(Value::Object(_)) => Unexpected::Map,
        };
        Fault::invalid_type(unexpected, visitor)
    }

    fn number<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Number(number)) => match u64::try_from(number) {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => visitor.visit_i64(number),
            },
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Text(text)) => visitor.visit_string(text),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::List(items)) => {
                let mut items = Items::new(items);
                let read = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(read)
            }
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn map<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Object(fields)) => visitor.visit_map(&mut Entries::new(fields)),
            _ => Err(self.refuse(&visitor)),
        }
    }

    /// The fields of a type are handed over one after the other, in the order of the type: that takes
    /// half of the code that looking at each name of the object for its field would.
    fn object<'de, V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Object(fields)) => {
                let mut fields = Fields::new(fields, names);
                match visitor.visit_seq(&mut fields) {
                    Ok(read) => fields.end(names).map(|()| read),
                    Err(fault) => Err(fields.wrong(names, fault)),
                }
            }
            _ => Err(self.refuse(&visitor)),
        }
    }
}

/// The methods that all do the same.
macro_rules! forward {
    ($to:ident: $($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.$to(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Typed {
    type Error = Fault;

    forward!(number: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64);
    forward!(text: deserialize_str deserialize_string deserialize_char deserialize_identifier);
    forward!(list: deserialize_seq);
    forward!(map: deserialize_map);
    forward!(deserialize_any: deserialize_bytes deserialize_byte_buf);

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            None => Err(self.refuse(&visitor)),
            Some(Value::Null) => visitor.visit_unit(),
            Some(Value::Bool(yes)) => visitor.visit_bool(yes),
            Some(Value::Number(_)) => self.number(visitor),
            Some(Value::Text(_)) => self.text(visitor),
            Some(Value::List(_)) => self.list(visitor),
            Some(Value::Object(_)) => self.map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Bool(yes)) => visitor.visit_bool(yes),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Null) => visitor.visit_unit(),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.object(names, visitor)
    }

    /// A variant is its name, or an object with that one field.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let (variant, content) = match self.0 {
            Some(Value::Text(name)) => (name, None),
            Some(Value::Object(fields)) if fields.len() == 1 => match fields.into_iter().next() {
                Some((name, content)) => (name, Some(content)),
                None => return Err(Typed(None).refuse(&visitor)),
            },
            Some(Value::Object(fields)) => {
                return Err(Fault::new(
                    Code::InvalidValue,
                    format!("expected an object with one field, not {}", fields.len()),
                ));
            }
            _ => return Err(self.refuse(&visitor)),
        };
        visitor.visit_enum(Variant { variant, content })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}

struct Items {
    left: vec::IntoIter<Value>,
    length: usize,
}

// What is not about the type that is read is out of line: there is one copy of it.
impl Items {
    #[inline(never)]
    fn new(items: Vec<Value>) -> Self {
        let length = items.len();
        let left = items.into_iter();
        Self { left, length }
    }

    #[inline(never)]
    fn next(&mut self) -> Option<Typed> {
        self.left.next().map(Typed::new)
    }

    #[inline(never)]
    fn inside(&self, fault: Fault) -> Fault {
        let read = self.length.saturating_sub(self.left.len());
        fault.at_position(read.saturating_sub(1))
    }

    #[inline(never)]
    fn end(&self) -> Result<(), Fault> {
        match self.left.len() {
            0 => Ok(()),
            _ => Err(Fault::invalid_length(
                self.length,
                &"fewer items in the list",
            )),
        }
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.next() else {
            return Ok(None);
        };
        match seed.deserialize(item) {
            Ok(read) => Ok(Some(read)),
            Err(fault) => Err(self.inside(fault)),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// The fields of a type, in its order.
struct Fields {
    fields: Object,
    left: slice::Iter<'static, &'static str>,
    now: &'static str,
    /// Whether there is one of the name that was asked for last.
    there: bool,
    /// How many there were.
    read: usize,
}

impl Fields {
    #[inline(never)]
    fn new(fields: Object, names: &'static [&'static str]) -> Self {
        Self {
            fields,
            left: names.iter(),
            now: "",
            there: true,
            read: 0,
        }
    }

    #[inline(never)]
    fn next(&mut self) -> Typed {
        self.now = self.left.next().copied().unwrap_or_default();
        let value = self.fields.get_mut(self.now).map(std::mem::take);
        self.there = value.is_some();
        self.read = self.read.saturating_add(usize::from(self.there));
        Typed(value)
    }

    /// What is said of the value of the last field, if it had one. If not, the type says what stands
    /// for it, or does not do without.
    #[inline(never)]
    fn inside(&self, fault: Fault) -> Result<(), Fault> {
        if self.there {
            Err(fault.inside(self.now.to_owned()))
        } else {
            Ok(())
        }
    }

    /// Refuses a name that the type does not have.
    #[inline(never)]
    fn end(&self, names: &'static [&'static str]) -> Result<(), Fault> {
        if self.read == self.fields.len() {
            return Ok(());
        }
        self.unknown(names).map_or(Ok(()), Err)
    }

    /// What is wrong, where a type could not be read. A name that is not known tells more than the one
    /// that is missing: it may be the same, misspelt.
    #[inline(never)]
    fn wrong(&self, names: &'static [&'static str], fault: Fault) -> Fault {
        if self.there {
            return fault;
        }
        self.unknown(names)
            .unwrap_or_else(|| Fault::missing_field(self.now))
    }

    fn unknown(&self, names: &'static [&'static str]) -> Option<Fault> {
        let mut keys = self.fields.keys();
        let key = keys.find(|key| !names.contains(&key.as_str()))?;
        Some(Fault::unknown_field(key, names).inside(key.clone()))
    }
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        match seed.deserialize(self.next()) {
            Ok(read) => Ok(Some(read)),
            Err(fault) => self.inside(fault).map(|()| None),
        }
    }
}

/// The entries of a map.
struct Entries {
    left: vec::IntoIter<(String, Value)>,
    now: Option<(String, Value)>,
}

impl Entries {
    #[inline(never)]
    fn new(fields: Object) -> Self {
        let left = fields.into_iter();
        Self { left, now: None }
    }

    /// Goes on to the next entry; its name.
    #[inline(never)]
    fn next(&mut self) -> Option<&str> {
        self.now = self.left.next();
        self.now.as_ref().map(|(key, _)| key.as_str())
    }

    #[inline(never)]
    fn value(&mut self) -> Typed {
        let value = self.now.as_mut().map(|(_, value)| std::mem::take(value));
        Typed::new(value.unwrap_or_default())
    }

    #[inline(never)]
    fn inside(&mut self, fault: Fault) -> Fault {
        let key = self.now.take().map(|(key, _)| key);
        fault.inside(key.unwrap_or_default())
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some(key) = self.next() else {
            return Ok(None);
        };
        let key: StrDeserializer<'_, Fault> = key.into_deserializer();
        match seed.deserialize(key) {
            Ok(read) => Ok(Some(read)),
            Err(fault) => Err(self.inside(fault)),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let value = self.value();
        match seed.deserialize(value) {
            Ok(read) => Ok(read),
            Err(fault) => Err(self.inside(fault)),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

struct Variant {
    variant: String,
    content: Option<Value>,
}

/// What a variant holds.
struct Content {
    variant: String,
    value: Option<Value>,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Fault;
    type Variant = Content;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content), Fault> {
        let Self { variant, content } = self;
        let name: StrDeserializer<'_, Fault> = variant.as_str().into_deserializer();
        match seed.deserialize(name) {
            Ok(read) => Ok((
                read,
                Content {
                    variant,
                    value: content,
                },
            )),
            // A name alone is the value itself; the name of a field is inside.
            Err(fault) if content.is_some() => Err(fault.inside(variant)),
            Err(fault) => Err(fault),
        }
    }
}

impl Content {
    fn value(self) -> Result<(String, Typed), Fault> {
        match self.value {
            Some(value) => Ok((self.variant, Typed::new(value))),
            None => Err(Fault::new(
                Code::WrongType,
                format!(
                    "`{}` needs more: write it as an object with that field",
                    self.variant
                ),
            )),
        }
    }
}

impl<'de> VariantAccess<'de> for Content {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.value {
            None | Some(Value::Null) => Ok(()),
            Some(_) => Err(Fault::new(
                Code::WrongType,
                format!("`{}` has nothing in it: write only its name", self.variant),
            )
            .inside(self.variant)),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        let (variant, value) = self.value()?;
        seed.deserialize(value)
            .map_err(|fault| fault.inside(variant))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        let (variant, value) = self.value()?;
        value.list(visitor).map_err(|fault| fault.inside(variant))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let (variant, value) = self.value()?;
        value
            .object(names, visitor)
            .map_err(|fault| fault.inside(variant))
    }
}
