//! Reading a document: bytes in, a typed value or diagnostics out.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::typed::Typed;
use super::{Value, fault};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};

/// The most bytes that one document may have: a log of tens of thousands of events.
const LARGEST_DOCUMENT: usize = 64 << 20;

/// Reads one document as strictly as every document of reunify is read. The text comes back with it,
/// for later problems to be [located in](Diagnostics::located_in).
///
/// # Errors
/// Diagnostics with a place for anything that is not exactly one `T` in UTF-8 JSON.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, &str), Diagnostics> {
    let (value, text) = value_from(bytes)?;
    Ok((from_value(value, text)?, text))
}

/// Reads one document as what it is in JSON.
///
/// # Errors
/// Diagnostics with a place for anything that is not exactly one value in UTF-8 JSON.
pub(crate) fn value_from(bytes: &[u8]) -> Result<(Value, &str), Diagnostics> {
    let text = as_text(bytes)?;
    match serde_json::from_str(text) {
        Ok(value) => Ok((value, text)),
        Err(error) => Err(explain(text, &error).into()),
    }
}

/// The document that a value is, which was read from a text.
///
/// # Errors
/// A diagnostic with its place, if the value is not a `T`.
pub(crate) fn from_value<T: DeserializeOwned>(value: Value, text: &str) -> Result<T, Diagnostics> {
    T::deserialize(Typed::new(value))
        .map_err(|fault| Diagnostics::from(fault.diagnostic()).located_in(text))
}

/// For an optional field that is left out rather than `null`, so that what is read is written back
/// the same.
pub(crate) fn some<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

pub(crate) fn as_text(bytes: &[u8]) -> Result<&str, Diagnostic> {
    if bytes.len() > LARGEST_DOCUMENT {
        return Err(Diagnostic::error(
            Code::TooLarge,
            format!(
                "the document has {} bytes; at most {LARGEST_DOCUMENT} are read",
                bytes.len()
            ),
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let upto = error.valid_up_to();
        let before = bytes
            .get(..upto)
            .and_then(|b| std::str::from_utf8(b).ok())
            .unwrap_or_default();
        Diagnostic::error(
            Code::NotUtf8,
            format!("byte {upto} is not part of any UTF-8 text"),
        )
        .spanning(Some(Span::of(before, upto, upto)))
        .help("save the file as UTF-8")
    })?;
    if text.starts_with('\u{feff}') {
        return Err(Diagnostic::error(
            Code::ByteOrderMark,
            "the file starts with a byte order mark",
        )
        .spanning(Some(Span::of(text, 0, 3)))
        .help("save the file as UTF-8 without a byte order mark"));
    }
    Ok(text)
}

fn explain(text: &str, error: &serde_json::Error) -> Diagnostic {
    let full = error.to_string();
    let end = full.rfind(" at line ").unwrap_or(full.len());
    let message = full.get(..end).unwrap_or(&full);
    let code = match error.classify() {
        Category::Eof => Code::JsonTruncated,
        Category::Syntax | Category::Io if message.contains("recursion limit") => Code::TooDeep,
        Category::Syntax | Category::Io if message.contains("number out of range") => {
            Code::InvalidValue
        }
        Category::Syntax | Category::Io => Code::JsonSyntax,
        Category::Data if message.starts_with("duplicate field") => Code::DuplicateKey,
        Category::Data => Code::InvalidValue,
    };
    let span = (error.line() > 0).then(|| Span::at_line(text, error.line(), error.column()));
    let pointer = fault::pointer(text, span.map_or(0, |span| span.start));
    let span = match code {
        Code::InvalidValue => super::locate(text, &pointer).or(span),
        _ => span,
    };
    let diagnostic = Diagnostic::error(code, message).at(pointer).spanning(span);
    match code {
        Code::TooDeep => diagnostic.help("values may be nested 127 deep"),
        Code::JsonTruncated => diagnostic.help("the file may have been cut off as it was copied"),
        Code::DuplicateKey => diagnostic.help("keep one of the two"),
        _ => diagnostic,
    }
}
