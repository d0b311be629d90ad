//! Writing any value as JSON.
//!
//! One writer for all documents and answers. It is not generic over where it writes to and how, so
//! that a WebAssembly module has the code of each type once, and it writes an object's fields in
//! order by moving text, so that canonical JSON costs little more than any other.

use std::cmp::Ordering;
use std::fmt;

use serde::ser::{self, Serialize};

use super::written::Written;

/// Why a value has no JSON here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct WriteError(Box<str>);

impl ser::Error for WriteError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string().into())
    }
}

impl WriteError {
    #[cold]
    fn no(what: &str) -> Self {
        Self(format!("{what} cannot be written").into())
    }
}

/// In which order an object's fields are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As RFC 8785 has it.
    Canonical,
    /// As the type has them.
    Declared,
}

/// A value as JSON without spaces.
pub(super) fn write(value: &impl Serialize, order: Order) -> Result<String, WriteError> {
    let mut text = Text::new(order, "");
    value.serialize(&mut text)?;
    text.done()
}

/// An object as canonical JSON, and where the value of one of its fields begins in it.
pub(crate) fn write_marked(
    value: &impl Serialize,
    field: &'static str,
) -> Result<(String, Option<usize>), WriteError> {
    let mut text = Text::new(Order::Canonical, field);
    value.serialize(&mut text)?;
    let marked = text.marked;
    Ok((text.done()?, marked))
}

/// What has been written so far. Bytes, since pushing letters costs more than checking them at the
/// end.
pub(super) struct Text {
    out: Written,
    order: Order,
    /// Where an object's fields are put in order.
    moved: Written,
    /// Where each field is; of the objects that are being written, the innermost last, and in
    /// canonical order only.
    fields: Vec<Field>,
    /// Whether the last text has letters of ASCII alone, none of which is escaped.
    plain: bool,
    depth: usize,
    /// A field of the outermost object, and where its value begins.
    mark: &'static str,
    marked: Option<usize>,
}

impl Text {
    fn new(order: Order, mark: &'static str) -> Self {
        Self {
            out: Written::default(),
            order,
            moved: Written::default(),
            fields: Vec::new(),
            plain: true,
            depth: 0,
            mark,
            marked: None,
        }
    }

    fn done(self) -> Result<String, WriteError> {
        String::from_utf8(self.out.into_bytes())
            .map_err(|_| WriteError::no("a text that is not UTF-8"))
    }

    #[inline(never)]
    fn put(&mut self, text: &str) -> Result<(), WriteError> {
        self.out.bytes(text.as_bytes());
        Ok(())
    }

    #[inline(never)]
    fn number(&mut self, number: impl fmt::Display) -> Result<(), WriteError> {
        self.put(&number.to_string())
    }

    /// The start of a variant that holds something.
    #[inline(never)]
    fn opened(&mut self, variant: &str, then: &str) {
        self.out.byte(b'{');
        self.text(variant);
        self.out.byte(b':');
        self.out.bytes(then.as_bytes());
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        let kinds = kinds(text.as_bytes());
        self.plain = kinds == 0;
        if kinds & ESCAPED == 0 {
            self.out.quoted(text.as_bytes());
        } else {
            let mut escaped = String::with_capacity(text.len());
            escape(&mut escaped, text);
            self.out.quoted(escaped.as_bytes());
        }
    }
}

/// What there is to say about the bytes of a text: eight at a time, since most are nothing special.
fn kinds(bytes: &[u8]) -> u8 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is 0, or comes after one; exact where no byte has its high bit.
    let zero = |word: u64| word.wrapping_sub(ONES) & HIGH;
    let (words, rest) = bytes.as_chunks::<8>();
    let each = |bytes: &[u8]| {
        let kind = |byte: &u8| KINDS.get(usize::from(*byte)).copied().unwrap_or_default();
        bytes.iter().fold(0, |kinds, byte| kinds | kind(byte))
    };
    words.iter().fold(each(rest), |kinds, bytes| {
        let word = u64::from_le_bytes(*bytes);
        let quote = zero(word ^ (ONES * 0x22));
        let backslash = zero(word ^ (ONES * 0x5c));
        let control = word.wrapping_sub(ONES * 0x20) & HIGH;
        if (word & HIGH) | quote | backslash | control == 0 {
            return kinds;
        }
        kinds | each(bytes)
    })
}

const ESCAPED: u8 = 1;
const NOT_ASCII: u8 = 2;

/// What there is to say about a byte of a text.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(
            clippy::indexing_slicing,
            reason = "worked out by the compiler, which checks it"
        )]
        {
            kinds[byte] = match byte {
                0..0x20 | 0x22 | 0x5c => ESCAPED,
                0x80.. => NOT_ASCII,
                _ => 0,
            };
        }
        #[allow(
            clippy::arithmetic_side_effects,
            reason = "worked out by the compiler, which checks it"
        )]
        {
            byte += 1;
        }
    }
    kinds
};

/// Escapes what has to be, and nothing else (RFC 8785, section 3.2.2.2).
#[inline(never)]
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..'\u{10}' => {
                out.push_str("\\u000");
                out.extend(char::from_digit(u32::from(letter), 16));
            }
            '\u{10}'..' ' => {
                out.push_str("\\u001");
                out.extend(char::from_digit(u32::from(letter) & 0xf, 16));
            }
            plain => out.push(plain),
        }
    }
}

/// A list or an object that is being written.
pub(super) struct Parts<'a> {
    text: &'a mut Text,
    /// Where the first part begins.
    start: usize,
    /// How many fields there are of the objects around it.
    outer: usize,
    /// Whether the fields are in order so far.
    sorted: bool,
    /// Whether all names are plain, so that their bytes have the order of their UTF-16.
    plain: bool,
    ends: &'static str,
}

/// Where a field is in the text.
#[derive(Debug, Clone, Copy)]
struct Field {
    start: usize,
    colon: usize,
    end: usize,
    /// How its name begins, as a number with the same order, since most differ there.
    begins: u64,
}

impl Field {
    fn new(out: &Written, start: usize) -> Self {
        let colon = out.len();
        let (from, to) = (start.saturating_add(1), colon.saturating_sub(1));
        Self {
            start,
            colon,
            end: colon,
            begins: out.eight(from, to),
        }
    }

    /// Its name as it is written, with its quotes.
    fn name(self, out: &Written) -> &[u8] {
        out.get(self.start, self.colon)
    }

    /// The order of names that are plain, whose bytes have the order of their UTF-16.
    fn plainly(self, other: Self, out: &Written) -> Ordering {
        let whole = || unquoted(self.name(out)).cmp(unquoted(other.name(out)));
        self.begins.cmp(&other.begins).then_with(whole)
    }
}

impl<'a> Parts<'a> {
    #[inline(never)]
    fn new(text: &'a mut Text, opens: &str, ends: &'static str) -> Self {
        text.out.bytes(opens.as_bytes());
        text.depth = text.depth.saturating_add(1);
        Self {
            start: text.out.len(),
            outer: text.fields.len(),
            text,
            sorted: true,
            plain: true,
            ends,
        }
    }

    #[inline(never)]
    fn comma(&mut self) {
        if self.text.out.len() > self.start {
            self.text.out.byte(b',');
        }
    }

    /// Its own fields so far.
    fn own(&self) -> &[Field] {
        self.text.fields.get(self.outer..).unwrap_or_default()
    }

    /// After a name: where it began is `start`.
    #[inline(never)]
    fn named(&mut self, start: usize) {
        if self.text.order == Order::Canonical {
            let field = Field::new(&self.text.out, start);
            self.plain &= self.text.plain;
            if let Some(last) = self.own().last()
                && self.sorted
            {
                self.sorted = self.plain && last.plainly(field, &self.text.out).is_lt();
            }
            self.text.fields.push(field);
        }
        self.text.out.byte(b':');
    }

    #[inline(never)]
    fn name(&mut self, name: &str) {
        self.comma();
        let start = self.text.out.len();
        self.text.text(name);
        self.named(start);
    }

    // Always inline: these three are of each type that is written, so that a call more is one for each.
    #[inline(always)]
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.comma();
        value.serialize(&mut *self.text)
    }

    #[inline(always)]
    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Done {
        self.name(name);
        self.value(value)
    }

    #[inline(always)]
    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.text)?;
        self.valued();
        Ok(())
    }

    #[inline(never)]
    fn valued(&mut self) {
        if let Some(field) = self.text.fields.last_mut() {
            field.end = self.text.out.len();
        }
    }

    #[inline(never)]
    fn finish(mut self) {
        if !self.sorted {
            self.sort();
        }
        self.text.depth = self.text.depth.saturating_sub(1);
        if self.text.depth == 0 && !self.text.mark.is_empty() {
            self.mark();
        }
        self.text.fields.truncate(self.outer);
        self.text.out.bytes(self.ends.as_bytes());
    }

    /// Puts the fields in order, names first and then their text.
    fn sort(&mut self) {
        let Text {
            out, moved, fields, ..
        } = &mut *self.text;
        let fields = fields.get_mut(self.outer..).unwrap_or_default();
        let plain = self.plain;
        let order = |a: Field, b: Field| {
            if plain {
                a.plainly(b, out)
            } else {
                in_order(a.name(out), b.name(out))
            }
        };
        if fields.len() > FEW {
            fields.sort_unstable_by(|a, b| order(*a, *b));
        } else {
            insert_in_order(fields, order);
        }
        moved.truncate(0);
        for field in fields.iter() {
            if moved.len() > 0 {
                moved.byte(b',');
            }
            moved.bytes(out.get(field.start, field.end));
        }
        out.truncate(self.start);
        out.bytes(moved.get(0, moved.len()));
    }

    /// Notes where the value of the field is that is to be marked.
    fn mark(&mut self) {
        let mut at = self.start;
        let mut marked = None;
        for field in self.own() {
            let colon = at.saturating_add(field.colon.saturating_sub(field.start));
            let name = self.text.out.get(at, colon);
            if unquoted(name) == self.text.mark.as_bytes() {
                marked = Some(colon.saturating_add(1));
            }
            let length = field.end.saturating_sub(field.start);
            at = at.saturating_add(length).saturating_add(1);
        }
        self.text.marked = marked.or(self.text.marked);
    }
}

/// So many fields are put in order by inserting each: most objects have few, and nearly in order.
const FEW: usize = 32;

fn insert_in_order(fields: &mut [Field], order: impl Fn(Field, Field) -> Ordering) {
    for next in 1..fields.len() {
        let (before, from) = fields.split_at_mut(next);
        let Some(field) = from.first_mut() else {
            return;
        };
        let mut hole = field;
        for earlier in before.iter_mut().rev() {
            if order(*earlier, *hole).is_le() {
                break;
            }
            std::mem::swap(earlier, hole);
            hole = earlier;
        }
    }
}

fn unquoted(name: &[u8]) -> &[u8] {
    name.get(1..name.len().saturating_sub(1))
        .unwrap_or_default()
}

/// The order of names: by their UTF-16 (RFC 8785, section 3.2.3).
#[inline(never)]
fn in_order(a: &[u8], b: &[u8]) -> Ordering {
    let name = |quoted: &[u8]| -> String { serde_json::from_slice(quoted).unwrap_or_default() };
    name(a).encode_utf16().cmp(name(b).encode_utf16())
}

type Done = Result<(), WriteError>;

/// The methods that write a number.
macro_rules! numbers {
    ($($method:ident $type:ty),*) => {
        $(fn $method(self, number: $type) -> Done {
            self.number(number)
        })*
    };
}

impl<'a> ser::Serializer for &'a mut Text {
    type Ok = ();
    type Error = WriteError;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);

    fn serialize_bool(self, yes: bool) -> Done {
        self.put(if yes { "true" } else { "false" })
    }
    fn serialize_f32(self, _: f32) -> Done {
        Err(WriteError::no("a fraction"))
    }
    fn serialize_f64(self, _: f64) -> Done {
        Err(WriteError::no("a fraction"))
    }
    fn serialize_char(self, letter: char) -> Done {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, text: &str) -> Done {
        self.text(text);
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(WriteError::no("bytes"))
    }
    fn serialize_none(self) -> Done {
        self.put("null")
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Done {
        self.put("null")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.put("null")
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        self.opened(variant, "");
        value.serialize(&mut *self)?;
        self.put("}")
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, WriteError> {
        Ok(Parts::new(self, "[", "]"))
    }
    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, WriteError> {
        Ok(Parts::new(self, "[", "]"))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, WriteError> {
        Ok(Parts::new(self, "[", "]"))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, WriteError> {
        self.opened(variant, "[");
        Ok(Parts::new(self, "", "]}"))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, WriteError> {
        Ok(Parts::new(self, "{", "}"))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, WriteError> {
        Ok(Parts::new(self, "{", "}"))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, WriteError> {
        self.opened(variant, "{");
        Ok(Parts::new(self, "", "}}"))
    }
    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Done {
        let text = value.to_string();
        self.serialize_str(&text)
    }
}

/// The ways to write an item or a field, all of which end in the same way.
macro_rules! parts {
    ($($as:ident $method:ident($($name:ident: $type:ty)?) $to:ident,)*) => {
        $(impl ser::$as for Parts<'_> {
            type Ok = ();
            type Error = WriteError;
            fn $method<T: Serialize + ?Sized>(&mut self, $($name: $type,)? value: &T) -> Done {
                self.$to($($name,)? value)
            }
            fn end(self) -> Done {
                self.finish();
                Ok(())
            }
        })*
    };
}

parts! {
    SerializeSeq serialize_element() item,
    SerializeTuple serialize_element() item,
    SerializeTupleStruct serialize_field() item,
    SerializeTupleVariant serialize_field() item,
    SerializeStruct serialize_field(name: &'static str) field,
    SerializeStructVariant serialize_field(name: &'static str) field,
}

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = WriteError;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.comma();
        let start = self.text.out.len();
        key.serialize(&mut *self.text)?;
        if self.text.out.get(start, self.text.out.len()).first() != Some(&b'"') {
            return Err(WriteError::no("a key that is not a text"));
        }
        self.named(start);
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.value(value)
    }
    fn end(self) -> Done {
        self.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::indent::indent;
    use super::{KINDS, Order, kinds, write};
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[\"\\\\!\u{0}-\u{1f}a-c]{0,24}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec(("[\"\\\\!\n\u{1}\u{e000}\u{10000}a-c]{0,3}", inner), 0..6)
                    .prop_map(|fields| Value::from(fields.into_iter().collect::<Map<_, _>>())),
            ]
        })
    }

    proptest! {
        #[test]
        fn many_bytes_at_a_time_tell_what_each_tells(mut text in "[ -~]{0,40}", special: char, at in 0usize..40) {
            if let Some((at, _)) = text.char_indices().nth(at) {
                text.insert(at, special);
            }
            let each = text.bytes().fold(0, |kinds, byte| kinds | KINDS[usize::from(byte)]);
            prop_assert_eq!(kinds(text.as_bytes()), each);
        }

        #[test]
        fn canonical_as_others_have_it(value in values()) {
            let ours = write(&value, Order::Canonical).unwrap();
            prop_assert_eq!(ours, serde_json_canonicalizer::to_string(&value).unwrap());
        }

        #[test]
        fn plain_and_indented_as_others_have_it(value in values()) {
            let ours = write(&value, Order::Declared).unwrap();
            prop_assert_eq!(indent(&ours), serde_json::to_string_pretty(&value).unwrap());
            prop_assert_eq!(ours, serde_json::to_string(&value).unwrap());
        }
    }
}
