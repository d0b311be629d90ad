//! Words: one catalogue per language, which a host can replace.
//!
//! Explanations are put together from phrases with `{places}`. No sentence that a person reads
//! stands in code: those about the workflow are in the plan, all others in a catalogue.

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::calendar::Date;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::engine::Stamp;
use crate::format::document_format;
use crate::json::{self, Sha256, sha256};
use crate::plan::{Audience, Id, Version};
use crate::sorted::Sorted;

document_format!(
    /// The format of a wording catalogue.
    WordingFormat = "reunify-wording/1"
);

/// The built-in British English catalogue.
const EN_GB: &str = include_str!("en-gb.json");

/// A catalogue of words.
#[derive(Debug, Clone)]
pub struct Wording {
    document: WordingDocument,
    sha256: Sha256,
}

/// A catalogue as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Wording"))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WordingDocument {
    /// The version of this format.
    pub format: WordingFormat,
    /// Its name.
    pub id: Id,
    /// Its version.
    pub version: Version,
    /// The language (BCP 47).
    pub language: String,
    /// The months, January first.
    #[serde(deserialize_with = "twelve")]
    pub months: [String; 12],
    /// Phrases that are the same for every reader.
    pub phrases: Sorted<String, String>,
    /// Phrases for each reader.
    pub sentences: Sorted<String, Sentence>,
}

/// A phrase for each reader. An empty one says nothing to that reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Sentence {
    /// To someone who works with the family.
    pub practitioner: String,
    /// To a parent.
    pub parent: String,
    /// To a child.
    pub child: String,
}

/// A list of twelve. A list of any length has a reader in every module already.
fn twelve<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[String; 12], D::Error> {
    let list: Vec<String> = Vec::deserialize(deserializer)?;
    let length = list.len();
    list.try_into()
        .map_err(|_| de::Error::invalid_length(length, &"an array of length 12"))
}

impl Wording {
    /// The built-in catalogue in British English.
    ///
    /// # Errors
    /// Never, which a test holds: the text that is built in is a whole catalogue.
    pub fn british_english() -> Result<Self, Diagnostics> {
        // It is held against itself in a test; here it has only to be read.
        Self::read(EN_GB.as_bytes())
    }

    /// Reads a catalogue. It must have every phrase that the built-in one has, and no other.
    ///
    /// # Errors
    /// Diagnostics with their places, if it is not a whole catalogue.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Diagnostics> {
        let wording = Self::read(bytes)?;
        let own = Self::british_english()?;
        let mut problems = Diagnostics::new();
        let (document, own) = (&wording.document, &own.document);
        compare(
            "phrases",
            document.phrases.keys(),
            own.phrases.keys(),
            &mut problems,
        );
        compare(
            "sentences",
            document.sentences.keys(),
            own.sentences.keys(),
            &mut problems,
        );
        if problems.is_empty() {
            Ok(wording)
        } else {
            Err(problems.located_in(json::as_text(bytes).unwrap_or_default()))
        }
    }

    fn read(bytes: &[u8]) -> Result<Self, Diagnostics> {
        let (content, text) = json::value_from(bytes)?;
        let sha256 = sha256(&content).map_err(|_| Diagnostics::new())?;
        let document = json::from_value(content, text)?;
        Ok(Self { document, sha256 })
    }

    /// The catalogue as it is written.
    #[must_use]
    pub fn document(&self) -> &WordingDocument {
        &self.document
    }

    /// A phrase that is the same for every reader.
    pub(crate) fn phrase(&self, key: &str, places: &[(&str, &str)]) -> String {
        fill(
            self.document.phrases.get(key).map_or(key, String::as_str),
            places,
        )
    }

    /// A phrase for a reader; empty if there is nothing to say to them.
    pub(crate) fn sentence(
        &self,
        key: &str,
        audience: Audience,
        places: &[(&str, &str)],
    ) -> String {
        let sentence = self
            .document
            .sentences
            .get(key)
            .map(|sentence| match audience {
                Audience::Practitioner => &sentence.practitioner,
                Audience::Parent => &sentence.parent,
                Audience::Child => &sentence.child,
            });
        fill(sentence.map_or(key, String::as_str), places)
    }

    /// A date in words: 20 February 2026.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let number = usize::try_from(date.month()).unwrap_or_default();
        let month = number
            .checked_sub(1)
            .and_then(|n| self.document.months.get(n));
        self.phrase(
            "date",
            &[
                ("day", &date.day().to_string()),
                ("month", month.map_or("", String::as_str)),
                ("year", &date.year().to_string()),
            ],
        )
    }

    /// Things of which one will do: "this, that or the other".
    pub(crate) fn either(&self, items: &[String]) -> String {
        self.joined(items, "list-or")
    }

    /// Things one after another: "this, that and the other".
    pub(crate) fn list(&self, items: &[String]) -> String {
        self.joined(items, "list-and")
    }

    fn joined(&self, items: &[String], last_with: &str) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let first = first.join(&self.phrase("list-comma", &[]));
                self.phrase(last_with, &[("first", &first), ("last", last)])
            }
        }
    }

    pub(crate) fn stamp(&self) -> Stamp {
        Stamp::new(&self.document.id, self.document.version, self.sha256)
    }
}

fn compare<'k>(
    part: &str,
    given: impl Iterator<Item = &'k String>,
    own: impl Iterator<Item = &'k String>,
    problems: &mut Diagnostics,
) {
    let given: Vec<&String> = given.collect();
    let own: Vec<&String> = own.collect();
    for missing in own.iter().filter(|key| !given.contains(key)) {
        let message = format!("the catalogue has no `{missing}`");
        problems.push(Diagnostic::error(Code::WordingIncomplete, message).at(format!("/{part}")));
    }
    for extra in given.iter().filter(|key| !own.contains(key)) {
        let message = format!("nothing uses `{extra}`");
        problems.push(
            Diagnostic::error(Code::WordingIncomplete, message).at(format!("/{part}/{extra}")),
        );
    }
}

/// Puts words in the `{places}` of a phrase, in one pass: what is put in is not searched again.
fn fill(phrase: &str, places: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(phrase.len().saturating_mul(2));
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            break;
        };
        match places.iter().find(|(place, _)| *place == name) {
            Some((_, words)) => filled.push_str(words),
            None => {
                filled.push('{');
                filled.push_str(name);
                filled.push('}');
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::{EN_GB, Wording, fill};

    #[test]
    fn the_built_in_catalogue_is_whole() {
        let wording = Wording::from_json(EN_GB.as_bytes()).unwrap();
        assert_eq!(
            wording.date("2026-02-05".parse().unwrap()),
            "5 February 2026"
        );
    }

    #[test]
    fn places_are_filled_once() {
        assert_eq!(
            fill("{a} and {b} {c", &[("a", "{b}"), ("b", "2")]),
            "{b} and 2 {c"
        );
    }
}
