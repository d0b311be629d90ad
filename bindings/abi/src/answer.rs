//! Responses: `{"ok":…}` or `{"error":{…}}`.

use reunify::{Diagnostic, Diagnostics, Rejection};
use serde::Serialize;

/// Why there is no answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Refusal {
    /// The stable name of the reason: one of the core's codes, or one of the ABI's own.
    code: String,
    /// The reason, in one plain sentence.
    message: String,
    /// Everything that is wrong with a document, where that is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    diagnostics: Option<Diagnostics>,
    /// Why an entry was refused, where that is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    rejection: Option<Box<Rejection>>,
}

/// What a call gives, as JSON.
pub type Answer = Result<String, Refusal>;

impl Refusal {
    /// A reason by its name, in one plain sentence.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            diagnostics: None,
            rejection: None,
        }
    }

    /// The same reason, with a problem that says what to do about it.
    #[must_use]
    pub fn with(self, problem: Diagnostic) -> Self {
        Self {
            diagnostics: Some(problem.into()),
            ..self
        }
    }
}

impl From<Diagnostics> for Refusal {
    fn from(diagnostics: Diagnostics) -> Self {
        let first = (&diagnostics).into_iter().next();
        let code = first.map_or_else(String::new, |problem| problem.code.to_string());
        let message = first.map_or_else(String::new, |problem| problem.message.clone());
        Self {
            diagnostics: Some(diagnostics),
            ..Self::new(&code, message)
        }
    }
}

impl From<Rejection> for Refusal {
    fn from(rejection: Rejection) -> Self {
        let code = rejection.code.to_string();
        Self {
            rejection: Some(Box::new(rejection.clone())),
            ..Self::new(&code, rejection.message)
        }
    }
}

/// A value as JSON.
///
/// # Errors
/// If it cannot be written.
pub fn json(value: &impl Serialize) -> Answer {
    reunify::json::compact(value).map_err(|error| Refusal::new("not-written", error.to_string()))
}

/// The whole response.
#[must_use]
pub fn response(answer: Answer) -> String {
    match answer {
        Ok(value) => format!("{{\"ok\":{value}}}"),
        Err(refusal) => match json(&refusal) {
            Ok(value) => format!("{{\"error\":{value}}}"),
            Err(refusal) => format!(
                "{{\"error\":{{\"code\":\"{}\",\"message\":\"\"}}}}",
                refusal.code
            ),
        },
    }
}
