//! The reference of a case, as it stands in an address.

use std::fmt;

use crate::fault::Fault;

const LONGEST: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CaseId(String);

impl CaseId {
    pub(crate) fn new(id: String) -> Result<Self, Fault> {
        let length = id.chars().count();
        if (1..=LONGEST).contains(&length) && !id.contains(char::is_control) {
            return Ok(Self(id));
        }
        let message = format!(
            "the id of a case has 1 to {LONGEST} characters, none of them a control character"
        );
        Err(Fault::BadRequest(message))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// As it is written in an address.
impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                write!(f, "{}", char::from(byte))?;
            } else {
                write!(f, "%{byte:02X}")?;
            }
        }
        Ok(())
    }
}
