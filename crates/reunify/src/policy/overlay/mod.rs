//! Laying policies over a plan, and refusing what would loosen the law.
//!
//! What a policy adds goes into the plan. What it changes stands beside the plan's own items: a
//! shorter limit is a second limit, of which the earlier binds, and an adapted item takes the
//! place of the plan's only while the policy is in force.

mod adapt;
mod add;
mod basis;
mod extra;
mod fields;
pub(crate) mod order;
mod post;
mod tighten;

use std::collections::BTreeMap;

use super::{Layer, Policy, PolicyDocument};
use crate::calendar::Calendar;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::engine::{Adapted, Dropped, LocalLimit, Raised};
use crate::plan::{Id, InForce, PlanDocument};
use extra::Extra;

/// The policy that added each item, by the list of the plan that it is in.
pub(crate) type AddedBy = BTreeMap<(&'static str, Id), Id>;

/// A plan with policies laid over it.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    /// Limits beside those of each timescale.
    pub(crate) limits: BTreeMap<Id, Vec<LocalLimit>>,
    /// What stands in the place of items of the framework; of two, the one laid on last is first.
    pub(crate) adapted: Vec<Adapted>,
    /// Items of the framework that are not used.
    pub(crate) dropped: Vec<Dropped>,
    /// Approvals that are given at a higher level.
    pub(crate) raised: BTreeMap<Id, Vec<Raised>>,
    /// Who may act in the stead of each role.
    pub(crate) stand_ins: BTreeMap<Id, Vec<Id>>,
    /// The policy that added each item, by the list of the plan that it is in.
    pub(crate) added: AddedBy,
    /// What somebody should look at, though the policies can be used.
    pub(crate) warnings: Diagnostics,
}

/// Puts policies in the order in which they are laid over a plan, whatever order they come in.
///
/// # Errors
/// A diagnostic for two that are one, and for two of a layer that change the same thing.
pub(crate) fn in_order(policies: &[Policy]) -> Result<Vec<Policy>, Diagnostics> {
    let mut ordered = policies.to_vec();
    ordered.sort_by(|a, b| place_of(a.document()).cmp(&place_of(b.document())));
    let mut problems = Diagnostics::new();
    for pair in ordered.windows(2) {
        let [one, other] = pair else { continue };
        let (one, other) = (one.document(), other.document());
        if one.id == other.id {
            let message = format!(
                "the policy `{}` is given twice: {} and {}",
                one.id, one.version, other.version
            );
            problems.push(
                Diagnostic::error(Code::PolicyConflict, message)
                    .at("/id")
                    .in_policy(other)
                    .help("give one of them"),
            );
        }
    }
    for (number, one) in ordered.iter().enumerate() {
        for other in ordered.iter().skip(number.saturating_add(1)) {
            if one.document().layer == other.document().layer {
                conflicts(one, other, &mut problems);
            }
        }
    }
    if problems.has_errors() {
        Err(problems)
    } else {
        Ok(ordered)
    }
}

fn place_of(document: &PolicyDocument) -> (Layer, &Id, crate::plan::Version) {
    (document.layer, &document.id, document.version)
}

/// Notes what two policies of one layer both change, since neither comes after the other.
fn conflicts(one: &Policy, other: &Policy, problems: &mut Diagnostics) {
    let changed = |policy: &Policy| {
        let document = policy.document();
        let mut changed = BTreeMap::new();
        for (number, local) in document.posts.iter().enumerate() {
            changed.insert(
                format!("the post of `{}`", local.role),
                format!("/posts/{number}"),
            );
        }
        for (number, relabel) in document.relabel.iter().enumerate() {
            changed.insert(post::name_of(&relabel.item), format!("/relabel/{number}"));
        }
        for (number, adaptation) in document.adapt.iter().enumerate() {
            changed.insert(adapt::name_of(&adaptation.item), format!("/adapt/{number}"));
        }
        changed
    };
    let before = changed(one);
    for (what, at) in changed(other) {
        if before.contains_key(&what) {
            let (one, other) = (one.document(), other.document());
            let message = format!(
                "`{}` and `{}` both change {what}, and neither is laid over the other",
                one.id, other.id
            );
            problems.push(
                Diagnostic::error(Code::PolicyConflict, message)
                    .at(at)
                    .in_policy(other)
                    .help("change it in one of them, or say with `layer` which comes later"),
            );
        }
    }
}

/// A plan with policies laid over it, in the order in which they are given. Without `gates`, what could
/// hold up a decision or let one go ahead is left out: what remains is how the case would go by
/// the plan alone.
///
/// # Errors
/// Diagnostics for everything in the policies that does not fit the plan or would loosen the law.
pub(crate) fn lay(
    lawful: &PlanDocument,
    policies: &[Policy],
    calendar: &Calendar,
    gates: bool,
) -> Result<(PlanDocument, Laid), Diagnostics> {
    let mut plan = lawful.clone();
    let mut laid = Laid::default();
    let mut found = Diagnostics::new();
    let mut extra = Extra::default();
    for policy in policies {
        let mut laying = Laying {
            plan: &mut plan,
            lawful,
            policy,
            calendar,
            gates,
            laid: &mut laid,
            extra: &mut extra,
            problems: Diagnostics::new(),
        };
        laying.all();
        let problems = policy.located(laying.problems);
        found.extend(problems.in_file(&policy.file("policy.json")));
    }
    if gates && !found.has_errors() {
        found.extend(extra.check(&plan, policies));
    }
    if found.has_errors() {
        return Err(found);
    }
    laid.warnings = found;
    Ok((plan, laid))
}

/// One policy being laid over a plan.
struct Laying<'a> {
    plan: &'a mut PlanDocument,
    /// The plan before any policy was laid over it.
    lawful: &'a PlanDocument,
    policy: &'a Policy,
    calendar: &'a Calendar,
    gates: bool,
    laid: &'a mut Laid,
    extra: &'a mut Extra,
    problems: Diagnostics,
}

impl Laying<'_> {
    fn all(&mut self) {
        let document = self.policy.document();
        if document.plan.id != self.plan.id || !document.plan.covers(self.plan.version) {
            let message = format!(
                "`{}` is laid over {} from {} to before {}, not over {}@{}",
                document.id,
                document.plan.id,
                document.plan.from,
                document.plan.below,
                self.plan.id,
                self.plan.version
            );
            self.error(Code::PolicyPlanMismatch, message, "/plan", None);
            return;
        }
        if let Some(replaced) = document
            .replaces
            .filter(|earlier| *earlier >= document.version)
        {
            let message = format!(
                "version {} cannot have taken the place of {replaced}",
                document.version
            );
            let help = "a version replaces an earlier one";
            self.error(Code::InvalidValue, message, "/replaces", Some(help));
        }
        self.basis();
        self.posts();
        self.relabel();
        self.add();
        self.tighten();
        self.adapt();
        self.rules();
    }

    fn error(&mut self, code: Code, message: String, at: &str, help: Option<&str>) {
        let mut problem = Diagnostic::error(code, message).at(at);
        if let Some(help) = help {
            problem = problem.help(help);
        }
        self.problems.push(problem);
    }

    /// Notes a name that the plan does not have.
    fn unknown<'n>(&mut self, kind: &str, id: &Id, at: &str, known: impl Iterator<Item = &'n Id>) {
        let near = crate::diagnostic::nearest(id.as_str(), known.map(Id::as_str));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        let message = format!("the plan has no {kind} `{id}`");
        self.error(Code::DanglingId, message, at, help.as_deref());
    }

    /// The dates on which an operation is in force: the policy's, unless it has its own.
    fn in_force(&self, basis: &crate::plan::Basis) -> Option<InForce> {
        let own = basis.in_force.clone();
        own.or_else(|| self.policy.document().in_force.clone())
    }

    fn id(&self) -> Id {
        self.policy.document().id.clone()
    }

    fn rules(&mut self) {
        for (number, rule) in self.policy.document().rules.iter().enumerate() {
            if let Some(when) = &rule.when {
                self.extra
                    .condition(self.policy, when, format!("/rules/{number}/when"));
            }
        }
    }

    /// How the law that an item rests on is named in a message.
    fn law(&self, basis: &crate::plan::Basis) -> String {
        let cites = basis.cites.iter().map(|cite| {
            let found = self.plan.sources.iter().find(|s| s.id == cite.source);
            format!("{}, {}", found.map_or("", |s| s.short.as_str()), cite.at)
        });
        cites.collect::<Vec<_>>().join("; ")
    }

    /// Refuses a change to an item of the law; says whether it was one.
    fn is_law(&mut self, what: &str, id: &Id, basis: &crate::plan::Basis, at: &str) -> bool {
        if !basis.authority.is_law() {
            return false;
        }
        let message = format!(
            "the {what} `{id}` is law ({}), which a policy cannot change",
            self.law(basis)
        );
        let help = "leave it as it is; what is stricter goes under `tighten`, what comes besides under `add`";
        self.error(Code::PolicyLoosensLaw, message, at, Some(help));
        true
    }
}

impl Diagnostic {
    /// The same problem, in the manifest of a policy.
    fn in_policy(mut self, document: &PolicyDocument) -> Self {
        self.place.file = Some(format!("{}/policy.json", document.id));
        self
    }
}
