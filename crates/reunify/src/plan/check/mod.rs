//! Checks.
use super::PlanDocument;
use crate::diagnostic::Diagnostics;
pub(super) fn check(_: &PlanDocument) -> Diagnostics { Diagnostics::new() }
