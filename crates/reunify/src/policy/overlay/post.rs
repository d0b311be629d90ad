//! Local posts, who stands in for them, and what things are called.

use super::Laying;
use crate::diagnostic::Code;
use crate::plan::{Id, PlanDocument, Role};
use crate::policy::Relabelled;

impl Laying<'_> {
    pub(super) fn posts(&mut self) {
        for (number, local) in self.policy.document().posts.iter().enumerate() {
            let at = format!("/posts/{number}");
            let role = self
                .plan
                .roles
                .iter_mut()
                .find(|role| role.id == local.role);
            let Some(role) = role else {
                let roles = role_ids(self.plan);
                self.unknown("role", &local.role, &format!("{at}/role"), roles.iter());
                continue;
            };
            role.post = Some(local.post.clone());
            for (n, stand_in) in local.stand_ins.iter().enumerate() {
                self.stand_in(&local.role, stand_in, &format!("{at}/stand-ins/{n}"));
            }
            if !local.stand_ins.is_empty() {
                let stand_ins = local.stand_ins.clone();
                self.laid.stand_ins.insert(local.role.clone(), stand_ins);
            }
        }
    }

    /// Whoever acts in another's stead stands above them.
    fn stand_in(&mut self, role: &Id, stand_in: &Id, at: &str) {
        let roles = role_ids(self.plan);
        if !roles.contains(stand_in) {
            self.unknown("role", stand_in, at, roles.iter());
        } else if role == stand_in || !is_at_least(self.plan, stand_in, role) {
            let above: Vec<_> = above(self.plan, role)
                .map(|r| format!("`{}`", r.id))
                .collect();
            let message = format!(
                "`{stand_in}` does not stand above `{role}`, and so cannot act in its stead"
            );
            let help = match above.as_slice() {
                [] => "nobody stands above it in the plan; leave this out".to_owned(),
                above => format!("those above it are {}", above.join(", ")),
            };
            self.error(Code::StandInNotAbove, message, at, Some(&help));
        }
    }

    pub(super) fn relabel(&mut self) {
        for (number, relabel) in self.policy.document().relabel.iter().enumerate() {
            let at = format!("/relabel/{number}/item");
            let (title, plain) = (relabel.title.clone(), relabel.plain.clone());
            let plan = &mut *self.plan;
            match &relabel.item {
                Relabelled::Stage(id) => match plan.stages.iter_mut().find(|s| s.id == *id) {
                    Some(stage) => {
                        stage.title = title;
                        stage.plain = plain.unwrap_or_else(|| stage.plain.clone());
                    }
                    None => {
                        let known: Vec<_> = plan.stages.iter().map(|s| s.id.clone()).collect();
                        self.unknown("stage", id, &format!("{at}/stage"), known.iter());
                    }
                },
                Relabelled::Task(id) => match plan.tasks.iter_mut().find(|t| t.id == *id) {
                    Some(task) => {
                        task.title = title;
                        task.plain = plain.or_else(|| task.plain.clone());
                    }
                    None => {
                        let known: Vec<_> = plan.tasks.iter().map(|t| t.id.clone()).collect();
                        self.unknown("task", id, &format!("{at}/task"), known.iter());
                    }
                },
                Relabelled::Role(id) => match plan.roles.iter_mut().find(|r| r.id == *id) {
                    Some(role) => {
                        role.title = title;
                        role.plain = plain.or_else(|| role.plain.clone());
                    }
                    None => {
                        let known = role_ids(plan);
                        self.unknown("role", id, &format!("{at}/role"), known.iter());
                    }
                },
                Relabelled::Level {
                    classification,
                    level,
                } => {
                    let found = plan
                        .classifications
                        .iter_mut()
                        .find(|c| c.id == *classification);
                    let levels = found.into_iter().flat_map(|c| &mut c.levels);
                    match levels.into_iter().find(|l| l.id == *level) {
                        Some(found) => found.title = title,
                        None => {
                            let levels = plan
                                .classifications
                                .iter()
                                .filter(|c| c.id == *classification);
                            let known: Vec<_> = levels
                                .flat_map(|c| &c.levels)
                                .map(|l| l.id.clone())
                                .collect();
                            self.unknown("level", level, &format!("{at}/level"), known.iter());
                        }
                    }
                }
            }
        }
    }
}

fn role_ids(plan: &PlanDocument) -> Vec<Id> {
    plan.roles.iter().map(|role| role.id.clone()).collect()
}

/// The roles above one in the line of the plan, from the next.
fn above<'p>(plan: &'p PlanDocument, role: &Id) -> impl Iterator<Item = &'p Role> {
    let find = |id: &Id| plan.roles.iter().find(|role| role.id == *id);
    let next = move |role: &&'p Role| role.answers_to.as_ref().and_then(find);
    // A line has no more steps than there are roles, even where a plan runs in a ring.
    std::iter::successors(find(role), next)
        .skip(1)
        .take(plan.roles.len())
}

/// Whether a role is another, or stands above it.
pub(super) fn is_at_least(plan: &PlanDocument, role: &Id, other: &Id) -> bool {
    role == other || above(plan, other).any(|above| above.id == *role)
}

/// What is relabelled, in words.
pub(super) fn name_of(item: &Relabelled) -> String {
    match item {
        Relabelled::Stage(id) => format!("the name of the stage `{id}`"),
        Relabelled::Task(id) => format!("the name of the task `{id}`"),
        Relabelled::Role(id) => format!("the name of the role `{id}`"),
        Relabelled::Level {
            classification,
            level,
        } => format!("the name of the level `{level}` of `{classification}`"),
    }
}
