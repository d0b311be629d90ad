//! JSON pointers (RFC 6901).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Value;

/// A place inside a JSON document: `/goals/0/support`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    text: String,
    steps: Vec<String>,
}

/// A text that is not a JSON pointer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a JSON pointer: it starts with `/`, as in `/seen-alone`")]
pub struct PointerError(String);

impl Pointer {
    /// The keys and positions on the way, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().map(String::as_str)
    }

    /// The value at this place in `root`, if there is one.
    #[must_use]
    pub fn of<'a>(&self, root: &'a Value) -> Option<&'a Value> {
        self.steps().try_fold(root, below)
    }
}

/// The value at a step below another.
fn below<'a>(value: &'a Value, step: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(step),
        Value::List(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    }
}

/// A place that is read where it stands, for whoever goes there once: nothing is made of its text.
#[cfg(feature = "rules")]
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'t> {
    /// A key as it stands, which most are.
    Key(&'t str),
    Text(&'t str),
}

#[cfg(feature = "rules")]
impl<'t> Place<'t> {
    /// # Errors
    /// If the text is not a JSON pointer.
    pub(crate) fn new(text: &'t str) -> Result<Self, PointerError> {
        let text = is_pointer(text)?;
        let key = text.strip_prefix('/');
        let key = key.filter(|key| !key.contains(['/', '~']));
        Ok(key.map_or(Self::Text(text), Self::Key))
    }

    /// The value at this place in `root`, if there is one.
    pub(crate) fn of(self, root: &Value) -> Option<&Value> {
        let text = match self {
            Self::Key(key) => return below(root, key),
            Self::Text(text) => text,
        };
        let mut steps = text.split('/').skip(1);
        steps.try_fold(root, |value, step| {
            if step.contains('~') {
                below(value, &unescape(step))
            } else {
                below(value, step)
            }
        })
    }
}

fn is_pointer(text: &str) -> Result<&str, PointerError> {
    if text.is_empty() || text.starts_with('/') {
        Ok(text)
    } else {
        Err(PointerError(text.to_owned()))
    }
}

fn unescape(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// One key, escaped as a pointer needs it.
pub(crate) fn escape(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

/// The keys of a pointer's text, unescaped.
pub(crate) fn steps(text: &str) -> impl Iterator<Item = String> {
    text.split('/').skip(1).map(unescape)
}

impl FromStr for Pointer {
    type Err = PointerError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = is_pointer(text)?;
        Ok(Self {
            text: text.to_owned(),
            steps: steps(text).collect(),
        })
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Pointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Pointer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Pointer {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pointer".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A JSON pointer (RFC 6901): a place inside what was recorded.",
            "pattern": "^(/.*)?$",
        })
    }
}
