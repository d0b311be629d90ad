//! What is stricter here than in the plan: less time, or approval from higher up.

use std::cmp::Ordering;

use super::{Laying, order, post};
use crate::calendar::Period;
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{LocalLimit, Raised};
use crate::plan::{Id, Limit, Met, Starts, Timescale};
use crate::policy::{TightenedApproval, TightenedTimescale, Tightening};

impl Laying<'_> {
    pub(super) fn tighten(&mut self) {
        for (number, tightening) in self.policy.document().tighten.iter().enumerate() {
            match tightening {
                Tightening::Timescale(local) => {
                    self.timescale(local, &format!("/tighten/{number}/timescale"));
                }
                Tightening::Approval(local) => {
                    self.approval(local, &format!("/tighten/{number}/approval"));
                }
            }
        }
    }

    fn timescale(&mut self, local: &TightenedTimescale, at: &str) {
        let found = self.plan.timescales.iter().find(|t| t.id == local.id);
        let Some(timescale) = found.cloned() else {
            let known: Vec<Id> = self.plan.timescales.iter().map(|t| t.id.clone()).collect();
            self.unknown("timescale", &local.id, &format!("{at}/id"), known.iter());
            return;
        };
        if local.within.is_none() && local.every.is_none() {
            let help = "give `within`, `every` or both";
            let message = format!("this leaves `{}` as it is", local.id);
            self.error(Code::MissingField, message, at, Some(help));
        }
        let first: Vec<Period> = timescale.limits.iter().map(|limit| limit.within).collect();
        let again: Vec<Period> = timescale.limits.iter().flat_map(every).collect();
        self.compare(&timescale, local.within, &first, &format!("{at}/within"));
        self.compare(&timescale, local.every, &again, &format!("{at}/every"));
        self.trigger(local, &timescale, at);
        if let Some(when) = &local.when {
            self.extra
                .circumstance(self.policy, &timescale, when, format!("{at}/when"));
        }
        let limit = LocalLimit {
            policy: self.id(),
            in_force: self.in_force(&local.basis),
            within: local.within,
            from: local.from.clone(),
            every: local.every,
            when: local.when.clone(),
            basis: local.basis.clone(),
        };
        self.laid
            .limits
            .entry(local.id.clone())
            .or_default()
            .push(limit);
    }

    /// Refuses a local limit that is looser than every limit of the plan that it stands beside,
    /// and notes one that is looser than some of them on some dates.
    fn compare(&mut self, timescale: &Timescale, local: Option<Period>, plan: &[Period], at: &str) {
        let Some(local) = local else { return };
        let id = &timescale.id;
        if plan.is_empty() {
            let message =
                format!("`{id}` is due only once, so it has no time from one to the next");
            self.error(Code::DoesNotRecur, message, at, Some("leave `every` out"));
            return;
        }
        let compared = plan
            .iter()
            .map(|limit| self.calendar.compare(local, *limit));
        let found: Vec<Option<Ordering>> = compared.collect();
        let mut distinct = plan.iter().map(Period::to_string).collect::<Vec<_>>();
        distinct.dedup();
        let given = distinct.join(" or ");
        let tightens = |order: &Option<Ordering>| {
            matches!(order, None | Some(Ordering::Less | Ordering::Equal))
        };
        if !found.iter().any(tightens) {
            let law = self.law(&timescale.basis);
            let message = format!("{local} is longer than the {given} that {law} gives for `{id}`");
            let help = if timescale.basis.authority.is_law() {
                format!("give at most {given}, or leave this out")
            } else {
                format!("give at most {given}, or change it under `adapt`, with the reason")
            };
            self.error(Code::PolicyLoosensLaw, message, at, Some(&help));
        } else if found.iter().all(|order| *order == Some(Ordering::Equal)) {
            let problem = Diagnostic::warning(
                Code::ChangesNothing,
                format!("{local} is what the plan gives for `{id}` already"),
            );
            self.problems
                .push(problem.at(at).help("leave it out, or give less"));
        } else if found.contains(&None) {
            let problem = Diagnostic::warning(
                Code::LimitsNotComparable,
                format!("{local} is sometimes sooner and sometimes later than {given}"),
            );
            let help = "both apply, and on every date the earlier one binds";
            self.problems.push(problem.at(at).help(help));
        }
    }

    /// Time may be counted from something else only if that never comes later.
    fn trigger(&mut self, local: &TightenedTimescale, timescale: &Timescale, at: &str) {
        let Some(from) = &local.from else { return };
        self.extra
            .query(self.policy, timescale, from, format!("{at}/from"));
        let at = format!("{at}/from");
        if local.within.is_none() {
            let message = "`from` says from what `within` is counted, and there is no `within`";
            self.error(
                Code::MissingField,
                message.to_owned(),
                &at,
                Some("give `within` too"),
            );
        } else if !order::never_later(from, &timescale.starts) {
            let started = match &timescale.starts {
                Starts::On { event, .. } => format!("`{}`", event.event.id()),
                Starts::While(_) => "the day from which its circumstances hold".to_owned(),
            };
            let law = self.law(&timescale.basis);
            let message = format!(
                "`{}` may come later than {started}, from which {law} counts `{}`",
                from.event.id(),
                timescale.id
            );
            let help = "leave `from` out, or add a timescale of your own that starts there";
            self.error(Code::PolicyLoosensLaw, message, &at, Some(help));
        }
    }

    fn approval(&mut self, local: &TightenedApproval, at: &str) {
        let found = self.plan.requirements.iter().find(|r| r.id == local.id);
        let given = found.map(|r| (r.met.clone(), r.basis.clone()));
        let Some((Met::Approval { by, .. }, basis)) = given else {
            let asks = |r: &&crate::plan::Requirement| matches!(r.met, Met::Approval { .. });
            let known = self.plan.requirements.iter().filter(asks);
            let known: Vec<Id> = known.map(|r| r.id.clone()).collect();
            self.unknown("approval", &local.id, &format!("{at}/id"), known.iter());
            return;
        };
        if local.by.is_empty() {
            let message = "nobody may give this approval".to_owned();
            let help = "name the roles that may";
            self.error(Code::NobodyMay, message, &format!("{at}/by"), Some(help));
        }
        for (number, role) in local.by.iter().enumerate() {
            let at = format!("{at}/by/{number}");
            if !self.plan.roles.iter().any(|r| r.id == *role) {
                let known: Vec<Id> = self.plan.roles.iter().map(|r| r.id.clone()).collect();
                self.unknown("role", role, &at, known.iter());
            } else if !by
                .iter()
                .any(|lawful| post::is_at_least(self.plan, role, lawful))
            {
                let law = self.law(&basis);
                let lawful: Vec<_> = by.iter().map(|role| format!("`{role}`")).collect();
                let lawful = lawful.join(" or ");
                let message = format!(
                    "`{role}` stands below {lawful}, who approves `{}` ({law})",
                    local.id
                );
                let help = format!("name {lawful}, or somebody above");
                self.error(Code::PolicyLoosensLaw, message, &at, Some(&help));
            }
        }
        let raised = Raised {
            policy: self.id(),
            in_force: self.in_force(&local.basis),
            by: local.by.clone(),
        };
        let others = self.laid.raised.entry(local.id.clone()).or_default();
        let shared = others
            .iter()
            .all(|other| other.by.iter().any(|role| raised.by.contains(role)));
        others.push(raised);
        if !shared {
            let message = format!(
                "another policy has `{}` approved by others, and nobody may give both",
                local.id
            );
            let help = "name somebody whom both name";
            self.error(
                Code::PolicyConflict,
                message,
                &format!("{at}/by"),
                Some(help),
            );
        }
    }
}

fn every(limit: &Limit) -> impl Iterator<Item = Period> {
    limit.then.iter().map(|regime| regime.every)
}
