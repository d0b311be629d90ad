//! Reading a document: bytes in, a typed value or diagnostics out.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::pointer;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};

/// The most bytes that one document may have: a log of tens of thousands of events.
const LARGEST_DOCUMENT: usize = 64 << 20;

/// Reads one document. The text comes back with it, for later problems to be located in.
///
/// # Errors
/// Diagnostics with a place for anything that is not exactly one `T` in UTF-8 JSON.
pub(crate) fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, &str), Diagnostics> {
    let text = as_text(bytes)?;
    // Keeping track of the path costs more than the reading, so only what fails is read that way.
    if let Ok(value) = serde_json::from_str(text) {
        return Ok((value, text));
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let mut track = serde_path_to_error::Track::new();
    let read = T::deserialize(serde_path_to_error::Deserializer::new(
        &mut json, &mut track,
    ));
    match read.and_then(|value| json.end().map(|()| value)) {
        Ok(value) => Ok((value, text)),
        Err(error) => Err(explain(text, &track.path(), &error).into()),
    }
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

fn explain(text: &str, path: &serde_path_to_error::Path, error: &serde_json::Error) -> Diagnostic {
    let full = error.to_string();
    let message = match full.rfind(" at line ") {
        Some(end) => full.get(..end).unwrap_or(&full),
        None => &full,
    };
    let code = match error.classify() {
        Category::Eof => Code::JsonTruncated,
        Category::Syntax | Category::Io if message.contains("recursion limit") => Code::TooDeep,
        Category::Syntax | Category::Io if message.contains("number out of range") => {
            Code::InvalidValue
        }
        Category::Syntax | Category::Io => Code::JsonSyntax,
        Category::Data => code_of(message),
    };
    let pointer = pointer_of(path);
    let by_line = (error.line() > 0).then(|| Span::at_line(text, error.line(), error.column()));
    let span = match code {
        Code::UnknownField | Code::DuplicateKey => by_line,
        _ if error.is_data() => super::locate(text, &pointer).or(by_line),
        _ => by_line,
    };
    let diagnostic = Diagnostic::error(code, message).at(pointer).spanning(span);
    match code {
        Code::TooDeep => diagnostic.help("values may be nested 127 deep"),
        Code::JsonTruncated => diagnostic.help("the file may have been cut off as it was copied"),
        Code::DuplicateKey => diagnostic.help("keep one of the two"),
        _ => diagnostic,
    }
}

fn code_of(message: &str) -> Code {
    match message.split(' ').take(2).collect::<Vec<_>>().as_slice() {
        ["unknown", "field"] => Code::UnknownField,
        ["duplicate", "field"] => Code::DuplicateKey,
        ["missing", "field"] => Code::MissingField,
        ["invalid", "type:"] => Code::WrongType,
        ["unknown", "format"] => Code::UnknownFormat,
        _ => Code::InvalidValue,
    }
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut text = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => text.push_str(&format!("/{index}")),
            Segment::Map { key } => text.push_str(&format!("/{}", pointer::escape(key))),
            Segment::Enum { variant } => text.push_str(&format!("/{}", pointer::escape(variant))),
            Segment::Unknown => {}
        }
    }
    text
}
