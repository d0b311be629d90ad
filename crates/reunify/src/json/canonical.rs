//! Canonical JSON (RFC 8785) and its SHA-256.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::Digest;

use super::WriteError;
use super::indent::indent;
use super::write::{Order, write};

/// A SHA-256, written as 64 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

/// The canonical JSON (RFC 8785) of a value: keys in order, no spaces.
///
/// ```
/// let value: reunify::json::Value = serde_json::from_str(r#"{ "b": [1, 2], "a": "\u00e9\n" }"#)?;
/// assert_eq!(reunify::json::canonical(&value)?, r#"{"a":"é\n","b":[1,2]}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the value has a fraction, bytes or a key that is not a text. Reunify's own documents have
/// none.
pub fn canonical(value: &impl Serialize) -> Result<String, WriteError> {
    write(value, Order::Canonical)
}

/// The JSON of a value without spaces, its fields in the order of its type.
///
/// # Errors
/// As for [`canonical`].
pub fn compact(value: &impl Serialize) -> Result<String, WriteError> {
    write(value, Order::Declared)
}

/// The same, indented by two for each level, to be read and compared by people.
///
/// # Errors
/// As for [`canonical`].
pub fn pretty(value: &impl Serialize) -> Result<String, WriteError> {
    Ok(indent(&compact(value)?))
}

/// The SHA-256 of a value's canonical JSON: the address of its content.
///
/// # Errors
/// As for [`canonical`].
pub fn sha256(value: &impl Serialize) -> Result<Sha256, WriteError> {
    Ok(Sha256::of(canonical(value)?.as_bytes()))
}

/// So many bytes are hashed at once.
const PIECE: usize = 1 << 12;

impl Sha256 {
    /// The SHA-256 of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        // Piece by piece: a WebAssembly host puts a faster version of a function in place between calls.
        let mut hash = sha2::Sha256::new();
        for piece in bytes.chunks(PIECE) {
            hash.update(piece);
        }
        Self(hash.finalize().into())
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha256({self})")
    }
}

/// A text that is not a SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a hash is 64 small hexadecimal digits")]
pub struct HashError;

impl FromStr for Sha256 {
    type Err = HashError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digit = |c: u8| match c {
            b'0'..=b'9' => Ok(c.wrapping_sub(b'0')),
            b'a'..=b'f' => Ok(c.wrapping_sub(b'a').wrapping_add(10)),
            _ => Err(HashError),
        };
        let mut bytes = [0u8; 32];
        let pairs = text.as_bytes().chunks_exact(2);
        if text.len() != 64 {
            return Err(HashError);
        }
        for (byte, pair) in bytes.iter_mut().zip(pairs) {
            if let [high, low] = pair {
                *byte = (digit(*high)? << 4) | digit(*low)?;
            }
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Sha256 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sha256 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Sha256 {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sha256".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A SHA-256 of canonical JSON (RFC 8785), in hexadecimal.",
            "pattern": "^[0-9a-f]{64}$",
        })
    }
}
