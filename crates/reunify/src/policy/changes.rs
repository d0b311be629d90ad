//! What policies change of a plan, item by item, for somebody to read before they are used.

use serde::Serialize;

use super::{Adapted, Added, Approval, Dropped, Policy, Relabelled, Tightening};
use crate::engine::Engine;
use crate::evaluate::Grounds;
use crate::plan::{Basis, Id, Plan, PlanDocument, Work, limits_in_words};

/// What a policy does to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It is there besides what the plan has.
    Added,
    /// It is stricter than in the plan.
    Tightened,
    /// It is an item of the framework that is otherwise.
    Adapted,
    /// It is an item of the framework that is not used.
    Dropped,
    /// It has another name.
    Relabelled,
    /// It has a local post, or others who stand in for it.
    Post,
    /// It is a rule.
    Rule,
}

/// One thing that a policy changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Change {
    /// The policy.
    pub policy: Id,
    /// What it does.
    pub kind: ChangeKind,
    /// The item: its kind, and its name in the plan.
    pub item: String,
    /// What practitioners call it.
    pub title: String,
    /// How it is by the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// How it is by the policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Whether it depends on the case.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub depends: bool,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub grounds: Grounds,
    /// Who says what it is laid over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Grounds>,
    /// The place in the policy.
    pub pointer: String,
}

/// Something that one version of a policy changes otherwise than another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Difference {
    /// What the one does; nothing, if only the other does anything to the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Change>,
    /// What the other does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Change>,
}

/// What an engine's policies change of the plan that it was compiled from.
#[must_use]
pub fn changes(plan: &Plan, engine: &Engine) -> Vec<Change> {
    let mut found = Vec::new();
    for policy in engine.policies() {
        let listing = Listing {
            before: plan.document(),
            after: engine.plan(),
            engine,
            policy,
        };
        listing.all(&mut found);
    }
    found
}

/// How what one policy changes differs from what another does.
#[must_use]
pub fn differences(before: &[Change], after: &[Change]) -> Vec<Difference> {
    let same_item = |one: &Change, other: &Change| one.kind == other.kind && one.item == other.item;
    let same = |one: &Change, other: &Change| {
        one.before == other.before
            && one.after == other.after
            && one.depends == other.depends
            && one.reason == other.reason
            && one.grounds.cites == other.grounds.cites
    };
    let mut found = Vec::new();
    for change in before {
        match after.iter().find(|other| same_item(change, other)) {
            Some(other) if same(change, other) => {}
            other => found.push(Difference {
                before: Some(change.clone()),
                after: other.cloned(),
            }),
        }
    }
    let new = after
        .iter()
        .filter(|change| !before.iter().any(|other| same_item(change, other)));
    found.extend(new.map(|change| Difference {
        before: None,
        after: Some(change.clone()),
    }));
    found
}

struct Listing<'a> {
    before: &'a PlanDocument,
    after: &'a PlanDocument,
    engine: &'a Engine,
    policy: &'a Policy,
}

impl Listing<'_> {
    fn all(&self, found: &mut Vec<Change>) {
        let document = self.policy.document();
        for (n, local) in document.posts.iter().enumerate() {
            let role = self.before.roles.iter().find(|role| role.id == local.role);
            let stand_ins: Vec<String> = local
                .stand_ins
                .iter()
                .map(|role| self.after.role_title(role))
                .collect();
            let after = match stand_ins.as_slice() {
                [] => local.post.clone(),
                stand_ins => format!("{}; in its stead {}", local.post, stand_ins.join(" or ")),
            };
            found.push(Change {
                before: role.and_then(|role| role.post.clone()),
                after: Some(after),
                ..self.change(
                    ChangeKind::Post,
                    format!("role {}", local.role),
                    self.after.role_title(&local.role),
                    &local.reason,
                    &local.basis,
                    format!("/posts/{n}"),
                )
            });
        }
        for (n, relabel) in document.relabel.iter().enumerate() {
            let (item, before) = self.named(&relabel.item);
            found.push(Change {
                before: before.clone(),
                after: Some(relabel.title.clone()),
                ..self.change(
                    ChangeKind::Relabelled,
                    item,
                    before.unwrap_or_default(),
                    &relabel.reason,
                    &relabel.basis,
                    format!("/relabel/{n}"),
                )
            });
        }
        for (n, addition) in document.add.iter().enumerate() {
            let (kind, id, title, basis) = added(&addition.item);
            let Some(basis) = basis.or(addition.basis.as_ref()) else {
                continue;
            };
            let after = match &addition.item {
                Added::Timescale(timescale) => Some(limits_in_words(&timescale.limits)),
                Added::Approval(approval) => Some(self.approval(approval)),
                Added::Requirement(requirement) => self.after.met_in_words(&requirement.met),
                _ => None,
            };
            let depends = match &addition.item {
                Added::Approval(approval) => approval.applies.is_some(),
                Added::Requirement(requirement) => requirement.applies.is_some(),
                Added::Task(task) => task.when.is_some(),
                Added::Advisory(_) => true,
                _ => false,
            };
            found.push(Change {
                after,
                depends,
                ..self.change(
                    ChangeKind::Added,
                    format!("{kind} {id}"),
                    title,
                    &addition.reason,
                    basis,
                    format!("/add/{n}"),
                )
            });
        }
        for (n, tightening) in document.tighten.iter().enumerate() {
            found.extend(self.tightened(n, tightening));
        }
        for (n, adaptation) in document.adapt.iter().enumerate() {
            let (kind, item, title, before, after, over) = self.adapted(&adaptation.item);
            found.push(Change {
                before,
                after,
                over: over.map(|basis| self.engine.grounds(basis)),
                ..self.change(
                    kind,
                    item,
                    title,
                    &adaptation.reason,
                    &adaptation.basis,
                    format!("/adapt/{n}"),
                )
            });
        }
        for (n, rule) in document.rules.iter().enumerate() {
            found.push(Change {
                after: Some(rule.script.clone()),
                depends: true,
                ..self.change(
                    ChangeKind::Rule,
                    format!("rule {}", rule.id),
                    rule.title.clone(),
                    &rule.reason,
                    &rule.basis,
                    format!("/rules/{n}"),
                )
            });
        }
    }

    fn change(
        &self,
        kind: ChangeKind,
        item: String,
        title: String,
        reason: &str,
        basis: &Basis,
        pointer: String,
    ) -> Change {
        let policy = self.policy.document().id.clone();
        let mut grounds = self.engine.grounds(basis);
        grounds.policy = Some(policy.clone());
        Change {
            policy,
            kind,
            item,
            title,
            before: None,
            after: None,
            depends: false,
            reason: reason.to_owned(),
            grounds,
            over: None,
            pointer,
        }
    }

    fn named(&self, item: &Relabelled) -> (String, Option<String>) {
        let plan = self.before;
        match item {
            Relabelled::Stage(id) => {
                let found = plan.stages.iter().find(|s| s.id == *id);
                (format!("stage {id}"), found.map(|s| s.title.clone()))
            }
            Relabelled::Task(id) => {
                let found = plan.tasks.iter().find(|t| t.id == *id);
                (format!("task {id}"), found.map(|t| t.title.clone()))
            }
            Relabelled::Role(id) => {
                let found = plan.roles.iter().find(|r| r.id == *id);
                (format!("role {id}"), found.map(|r| r.title.clone()))
            }
            Relabelled::Level {
                classification,
                level,
            } => {
                let classification_of = plan
                    .classifications
                    .iter()
                    .find(|c| c.id == *classification);
                let mut levels = classification_of.into_iter().flat_map(|c| &c.levels);
                let found = levels.find(|l| l.id == *level);
                (
                    format!("level {level} of {classification}"),
                    found.map(|l| l.title.clone()),
                )
            }
        }
    }

    /// Who gives an approval, who is consulted before and who is told after.
    fn approval(&self, approval: &Approval) -> String {
        let mut words = format!("by {}", self.after.roles_in_words(&approval.by));
        if !approval.consult.is_empty() {
            words.push_str(&format!(
                ", consulting {}",
                self.after.roles_in_words(&approval.consult)
            ));
        }
        if !approval.inform.is_empty() {
            let told: Vec<Id> = approval
                .inform
                .iter()
                .map(|inform| inform.role.clone())
                .collect();
            words.push_str(&format!(", telling {}", self.after.roles_in_words(&told)));
        }
        words
    }

    fn tightened(&self, n: usize, tightening: &Tightening) -> Option<Change> {
        match tightening {
            Tightening::Timescale(local) => {
                let timescale = self.after.timescales.iter().find(|t| t.id == local.id)?;
                let mut parts = Vec::new();
                let within = local.within.map(|p| format!("within {p}"));
                parts.extend(within);
                parts.extend(local.every.map(|p| format!("every {p}")));
                Some(Change {
                    before: Some(limits_in_words(&timescale.limits)),
                    after: Some(parts.join(", ")),
                    depends: local.when.is_some(),
                    over: Some(self.engine.grounds(&timescale.basis)),
                    ..self.change(
                        ChangeKind::Tightened,
                        format!("timescale {}", local.id),
                        timescale.title.clone(),
                        &local.reason,
                        &local.basis,
                        format!("/tighten/{n}"),
                    )
                })
            }
            Tightening::Approval(local) => {
                let requirement = self.after.requirements.iter().find(|r| r.id == local.id)?;
                Some(Change {
                    before: self.after.met_in_words(&requirement.met),
                    after: Some(format!("by {}", self.after.roles_in_words(&local.by))),
                    over: Some(self.engine.grounds(&requirement.basis)),
                    ..self.change(
                        ChangeKind::Tightened,
                        format!("approval {}", local.id),
                        requirement.title.clone(),
                        &local.reason,
                        &local.basis,
                        format!("/tighten/{n}"),
                    )
                })
            }
        }
    }

    fn adapted(
        &self,
        item: &Adapted,
    ) -> (
        ChangeKind,
        String,
        String,
        Option<String>,
        Option<String>,
        Option<&Basis>,
    ) {
        let plan = self.before;
        let timescale = |id: &Id| plan.timescales.iter().find(|t| t.id == *id);
        let requirement = |id: &Id| plan.requirements.iter().find(|r| r.id == *id);
        match item {
            Adapted::Timescale { id, limits } => {
                let found = timescale(id);
                (
                    ChangeKind::Adapted,
                    format!("timescale {id}"),
                    found.map(|t| t.title.clone()).unwrap_or_default(),
                    found.map(|t| limits_in_words(&t.limits)),
                    Some(limits_in_words(limits)),
                    found.map(|t| &t.basis),
                )
            }
            Adapted::Requirement { id, met, .. } => {
                let found = requirement(id);
                (
                    ChangeKind::Adapted,
                    format!("requirement {id}"),
                    found.map(|r| r.title.clone()).unwrap_or_default(),
                    found.and_then(|r| self.after.met_in_words(&r.met)),
                    met.as_ref().and_then(|met| self.after.met_in_words(met)),
                    found.map(|r| &r.basis),
                )
            }
            Adapted::Drop(dropped) => {
                let (item, title, basis) = match dropped {
                    Dropped::Timescale(id) => (
                        format!("timescale {id}"),
                        timescale(id).map(|t| &t.title),
                        timescale(id).map(|t| &t.basis),
                    ),
                    Dropped::Requirement(id) => (
                        format!("requirement {id}"),
                        requirement(id).map(|r| &r.title),
                        requirement(id).map(|r| &r.basis),
                    ),
                    Dropped::Advisory(id) => {
                        let found = plan.advisories.iter().find(|a| a.id == *id);
                        (
                            format!("advisory {id}"),
                            found.map(|a| &a.title),
                            found.map(|a| &a.basis),
                        )
                    }
                    Dropped::Expected { stage, work } => {
                        let (Work::Task(id) | Work::Decision(id)) = work;
                        let found = plan.stages.iter().find(|s| s.id == *stage);
                        (
                            format!("{id} expected of {stage}"),
                            found.map(|s| &s.title),
                            found.map(|s| &s.basis),
                        )
                    }
                };
                (
                    ChangeKind::Dropped,
                    item,
                    title.cloned().unwrap_or_default(),
                    None,
                    None,
                    basis,
                )
            }
        }
    }
}

fn added(item: &Added) -> (&'static str, String, String, Option<&Basis>) {
    match item {
        Added::Fact(item) => ("fact", item.id.to_string(), item.title.clone(), None),
        Added::Occurrence(item) => ("occurrence", item.id.to_string(), item.title.clone(), None),
        Added::Form(item) => ("form", item.id.to_string(), item.title.clone(), None),
        Added::Field(item) => (
            "field",
            format!("{} of {}", item.name, item.form),
            item.name.to_string(),
            None,
        ),
        Added::Task(item) => (
            "task",
            item.id.to_string(),
            item.title.clone(),
            Some(&item.basis),
        ),
        Added::Expected(item) => {
            let (Work::Task(id) | Work::Decision(id)) = &item.work;
            (
                "expected",
                format!("{id} of {}", item.stage),
                id.to_string(),
                None,
            )
        }
        Added::Requirement(item) => (
            "requirement",
            item.id.to_string(),
            item.title.clone(),
            Some(&item.basis),
        ),
        Added::Approval(item) => (
            "approval",
            item.id.to_string(),
            item.title.clone(),
            Some(&item.basis),
        ),
        Added::Timescale(item) => (
            "timescale",
            item.id.to_string(),
            item.title.clone(),
            Some(&item.basis),
        ),
        Added::Advisory(item) => (
            "advisory",
            item.id.to_string(),
            item.title.clone(),
            Some(&item.basis),
        ),
    }
}
