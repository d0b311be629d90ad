//! Whether every operation of a policy says why, and who says so.

use super::Laying;
use crate::diagnostic::Code;
use crate::plan::{Authority, Basis};
use crate::policy::{Added, Tightening};

impl Laying<'_> {
    /// Adds what the policy cites, and checks that each of its items cites something that is there.
    pub(super) fn basis(&mut self) {
        let document = self.policy.document();
        for (number, source) in document.sources.iter().enumerate() {
            match self.plan.sources.iter().find(|other| other.id == source.id) {
                // Policies of one region or authority cite the same procedures.
                Some(other) if other == source => {}
                Some(_) => {
                    let message = format!("there is another source `{}` already", source.id);
                    let help = "cite that one, or give this one a name of its own";
                    let at = format!("/sources/{number}/id");
                    self.error(Code::DuplicateId, message, &at, Some(help));
                }
                None => self.plan.sources.push(source.clone()),
            }
        }
        for (number, item) in document.posts.iter().enumerate() {
            self.grounded(&item.reason, &item.basis, &format!("/posts/{number}"));
        }
        for (number, item) in document.relabel.iter().enumerate() {
            self.grounded(&item.reason, &item.basis, &format!("/relabel/{number}"));
        }
        for (number, item) in document.add.iter().enumerate() {
            let at = format!("/add/{number}");
            match (own_basis(&item.item), &item.basis) {
                (Some((kind, basis)), None) => {
                    self.reason(&item.reason, &at);
                    self.cites(basis, &format!("{at}/item/{kind}/basis"));
                }
                (None, Some(basis)) => self.grounded(&item.reason, basis, &at),
                (Some((kind, _)), Some(_)) => {
                    let message = format!("a {kind} says itself who says so");
                    let help = "leave out the `basis` beside `item`";
                    self.error(
                        Code::UnknownField,
                        message,
                        &format!("{at}/basis"),
                        Some(help),
                    );
                }
                (None, None) => {
                    let help = "add a `basis` beside `item`: the authority's own procedure, and the place in it";
                    self.error(
                        Code::MissingCitation,
                        "this cites nothing".to_owned(),
                        &at,
                        Some(help),
                    );
                }
            }
        }
        for (number, item) in document.tighten.iter().enumerate() {
            let (kind, reason) = match item {
                Tightening::Timescale(t) => ("timescale", &t.reason),
                Tightening::Approval(a) => ("approval", &a.reason),
            };
            self.grounded(reason, item.basis(), &format!("/tighten/{number}/{kind}"));
        }
        for (number, item) in document.adapt.iter().enumerate() {
            self.grounded(&item.reason, &item.basis, &format!("/adapt/{number}"));
        }
        for (number, item) in document.rules.iter().enumerate() {
            self.grounded(&item.reason, &item.basis, &format!("/rules/{number}"));
        }
    }

    fn grounded(&mut self, reason: &str, basis: &Basis, at: &str) {
        self.reason(reason, at);
        self.cites(basis, &format!("{at}/basis"));
    }

    fn reason(&mut self, reason: &str, at: &str) {
        if reason.trim().is_empty() {
            let help = "say in a sentence why this is so here";
            let message = "this gives no reason".to_owned();
            self.error(
                Code::MissingField,
                message,
                &format!("{at}/reason"),
                Some(help),
            );
        }
    }

    fn cites(&mut self, basis: &Basis, at: &str) {
        if basis.authority != Authority::Local {
            let message = "what a policy says has the authority `local`; what it rests on is cited"
                .to_owned();
            let help = "write `\"authority\": \"local\"`";
            self.error(
                Code::PolicyIsLocal,
                message,
                &format!("{at}/authority"),
                Some(help),
            );
        }
        if basis.cites.is_empty() {
            let help = "name the authority's own procedure, and the place in it";
            let message = "this cites nothing".to_owned();
            self.error(
                Code::MissingCitation,
                message,
                &format!("{at}/cites"),
                Some(help),
            );
        }
        for (number, cite) in basis.cites.iter().enumerate() {
            let at = format!("{at}/cites/{number}");
            if !self.plan.sources.iter().any(|s| s.id == cite.source) {
                let sources: Vec<_> = self.plan.sources.iter().map(|s| s.id.clone()).collect();
                self.unknown(
                    "source",
                    &cite.source,
                    &format!("{at}/source"),
                    sources.iter(),
                );
            }
            if cite.at.trim().is_empty() {
                let help = "name the section, paragraph or page";
                let message = "this cites no place in its source".to_owned();
                self.error(
                    Code::MissingCitation,
                    message,
                    &format!("{at}/at"),
                    Some(help),
                );
            }
        }
    }
}

/// The basis that an added item carries itself, and the name of its kind.
fn own_basis(item: &Added) -> Option<(&'static str, &Basis)> {
    match item {
        Added::Task(item) => Some(("task", &item.basis)),
        Added::Requirement(item) => Some(("requirement", &item.basis)),
        Added::Approval(item) => Some(("approval", &item.basis)),
        Added::Timescale(item) => Some(("timescale", &item.basis)),
        Added::Advisory(item) => Some(("advisory", &item.basis)),
        Added::Fact(_)
        | Added::Occurrence(_)
        | Added::Form(_)
        | Added::Field(_)
        | Added::Expected(_) => None,
    }
}
