//! Parts of a plan in a few words, for whoever compares plans and policies.

use super::{Id, Limit, Met, PlanDocument};
use crate::calendar::Period;

impl PlanDocument {
    /// What practitioners call a role.
    pub(crate) fn role_title(&self, id: &Id) -> String {
        let found = self.roles.iter().find(|role| role.id == *id);
        found.map_or_else(|| id.to_string(), |role| role.title.clone())
    }

    /// Roles, any of which will do.
    pub(crate) fn roles_in_words(&self, ids: &[Id]) -> String {
        let titles = ids.iter().map(|role| self.role_title(role));
        titles.collect::<Vec<_>>().join(" or ")
    }

    /// Who meets a requirement, if people do.
    pub(crate) fn met_in_words(&self, met: &Met) -> Option<String> {
        match met {
            Met::Approval { by, .. } => Some(format!("by {}", self.roles_in_words(by))),
            Met::Condition(_) => None,
        }
    }
}

/// How long there is, in a few words.
pub(crate) fn limits_in_words(limits: &[Limit]) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut say = |text: String| {
        if !words.contains(&text) {
            words.push(text);
        }
    };
    let period = |before: &str, period: Period| format!("{before} {period}");
    for limit in limits {
        say(period("within", limit.within));
        for regime in &limit.then {
            say(period("every", regime.every));
        }
    }
    words.join(", ")
}
