//! Explaining an item of an evaluation: to a practitioner, to a parent, to a child.

mod item;
mod names;
mod reason;

use serde::Serialize;

use crate::diagnostic::Code;
use crate::engine::Inner;
use crate::evaluate::Evaluation;
use crate::format::document_format;
use crate::plan::Audience;

pub(crate) use names::Names;

document_format!(
    /// The format of an explanation.
    ExplanationFormat = "reunify-explanation/1"
);

/// Why an item of an evaluation is as it is, for somebody to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Explanation {
    /// The version of this format.
    pub format: ExplanationFormat,
    /// The item.
    pub item: String,
    /// Who it is for.
    pub audience: Audience,
    /// What the reader calls the item.
    pub title: String,
    /// What there is to say, a sentence each, with what is under it.
    pub says: Vec<Says>,
    /// The same as text.
    pub text: String,
}

/// One thing that is said, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Says {
    /// The words.
    pub text: String,
    /// The numbers of the events that it rests on, for a practitioner.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<u64>,
    /// What it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Says>,
}

/// Why an item could not be explained.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotExplained {
    /// The evaluation has no such item.
    #[error("the evaluation has no item `{item}`")]
    NoSuchItem {
        /// The item that was asked for.
        item: String,
        /// The items that there are.
        known: Vec<String>,
    },
    /// The evaluation was made for a reader who may see more than this one.
    #[error("the evaluation was made for another reader; evaluate the case for this one")]
    ForAnotherReader,
}

impl NotExplained {
    /// The stable name of the reason.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            NotExplained::NoSuchItem { .. } => Code::NoSuchItem,
            NotExplained::ForAnotherReader => Code::EvaluatedForAnotherReader,
        }
    }
}

impl Evaluation {
    /// The names of the parts that can be explained, such as `stage` or `deadline:visits:7`.
    #[must_use]
    pub fn items(&self) -> Vec<String> {
        item::all(self)
    }
}

impl Says {
    fn new(text: String) -> Self {
        Self {
            text,
            events: Vec::new(),
            because: Vec::new(),
        }
    }
}

/// Explains an item to an audience.
///
/// An evaluation that has used anything which the audience may not see is refused, so that no
/// explanation can depend on it.
pub(crate) fn explain(
    engine: &Inner,
    evaluation: &Evaluation,
    item: &str,
    audience: Audience,
) -> Result<Explanation, NotExplained> {
    let used = engine.hidden_from(evaluation.reader);
    if engine
        .hidden_from(audience)
        .iter()
        .any(|label| !used.contains(label))
    {
        return Err(NotExplained::ForAnotherReader);
    }
    let names = Names { engine, audience };
    let found = item::find(evaluation, item).ok_or_else(|| NotExplained::NoSuchItem {
        item: item.to_owned(),
        known: item::all(evaluation),
    })?;
    let (title, mut says) = found.explain(&names);
    says.retain(|says| !says.text.is_empty());
    let mut text = capital(&title);
    for said in &says {
        write(said, 0, &mut text);
    }
    text.push('\n');
    Ok(Explanation {
        format: ExplanationFormat,
        item: item.to_owned(),
        audience,
        title: capital(&title),
        says,
        text,
    })
}

fn write(said: &Says, depth: usize, text: &mut String) {
    text.push('\n');
    for _ in 0..depth {
        text.push_str("  ");
    }
    if depth > 0 {
        text.push_str("- ");
    }
    text.push_str(&said.text);
    for part in &said.because {
        write(part, depth.saturating_add(1), text);
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
