//! Laying a policy over a plan, and refusing what would loosen the law.

use std::cmp::Ordering;

use super::{Policy, Relabelled, ShorterTimescale};
use crate::calendar::{Calendar, Period};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::engine::LocalLimit;
use crate::plan::{Authority, Basis, Id, Limit, PlanDocument, Source, Timescale};

/// What a policy adds to the timescales of a plan: the timescale and the limit beside its own.
pub(crate) type LocalLimits = Vec<(Id, LocalLimit)>;

/// Lays a policy over a plan: words, posts and requirements go into the plan; shorter timescales
/// are returned, since they stand beside the plan's own.
///
/// What somebody should look at, though the policy can be used, is returned with them.
///
/// # Errors
/// Diagnostics for everything in the policy that does not fit the plan or would loosen the law.
pub(crate) fn lay_over(
    plan: &mut PlanDocument,
    policy: &Policy,
    calendar: &Calendar,
) -> Result<(LocalLimits, Diagnostics), Diagnostics> {
    let mut problems = Diagnostics::new();
    let document = policy.document();
    if document.plan.id != plan.id || !document.plan.covers(plan.version) {
        problems.push(
            Diagnostic::error(
                Code::PolicyPlanMismatch,
                format!(
                    "`{}` is laid over {} from {} to before {}, not over {}@{}",
                    document.id,
                    document.plan.id,
                    document.plan.from,
                    document.plan.below,
                    plan.id,
                    plan.version
                ),
            )
            .at("/plan"),
        );
        return Err(problems.located_in(policy.text()));
    }
    sources(plan, policy, &mut problems);
    posts(plan, policy, &mut problems);
    relabel(plan, policy, &mut problems);
    requirements(plan, policy, &mut problems);
    let limits = timescales(plan, policy, calendar, &mut problems);
    let problems = problems.located_in(policy.text());
    if problems.has_errors() {
        Err(problems)
    } else {
        Ok((limits, problems))
    }
}

fn unknown(kind: &str, id: &Id, at: String) -> Diagnostic {
    Diagnostic::error(Code::DanglingId, format!("the plan has no {kind} `{id}`")).at(at)
}

/// Adds what the policy cites, and checks that each of its items cites something that is there.
fn sources(plan: &mut PlanDocument, policy: &Policy, problems: &mut Diagnostics) {
    let document = policy.document();
    for (number, source) in document.sources.iter().enumerate() {
        if plan.sources.iter().any(|other| other.id == source.id) {
            problems.push(
                Diagnostic::error(
                    Code::DuplicateId,
                    format!("there is a source `{}` already", source.id),
                )
                .at(format!("/sources/{number}/id"))
                .help("cite that one, or give this one a name of its own"),
            );
        } else {
            plan.sources.push(source.clone());
        }
    }
    let mut basis = |list: &str, number: usize, basis: &Basis| {
        let at = format!("/{list}/{number}/basis");
        if basis.authority != Authority::Local {
            problems.push(
                Diagnostic::error(
                    Code::PolicyIsLocal,
                    "what a policy adds has the authority `local`; what it rests on is cited",
                )
                .at(format!("{at}/authority"))
                .help("write `\"authority\": \"local\"`"),
            );
        }
        if basis.cites.is_empty() {
            problems.push(
                Diagnostic::error(Code::MissingCitation, "this cites nothing")
                    .at(format!("{at}/cites"))
                    .help("name the authority's own procedure, and the place in it"),
            );
        }
        for (cite, citation) in basis.cites.iter().enumerate() {
            if !plan
                .sources
                .iter()
                .any(|source| source.id == citation.source)
            {
                let at = format!("{at}/cites/{cite}/source");
                problems.push(unknown("source", &citation.source, at));
            }
        }
    };
    for (number, item) in document.timescales.iter().enumerate() {
        basis("timescales", number, &item.basis);
    }
    for (number, item) in document.requirements.iter().enumerate() {
        basis("requirements", number, &item.basis);
    }
    for (number, item) in document.rules.iter().enumerate() {
        basis("rules", number, &item.basis);
    }
}

fn posts(plan: &mut PlanDocument, policy: &Policy, problems: &mut Diagnostics) {
    for (number, local) in policy.document().posts.iter().enumerate() {
        match plan.roles.iter_mut().find(|role| role.id == local.role) {
            Some(role) => role.post = Some(local.post.clone()),
            None => problems.push(unknown(
                "role",
                &local.role,
                format!("/posts/{number}/role"),
            )),
        }
    }
}

fn relabel(plan: &mut PlanDocument, policy: &Policy, problems: &mut Diagnostics) {
    for (number, relabel) in policy.document().relabel.iter().enumerate() {
        let at = format!("/relabel/{number}/item");
        let (title, plain) = (relabel.title.clone(), relabel.plain.clone());
        match &relabel.item {
            Relabelled::Stage(id) => match plan.stages.iter_mut().find(|stage| stage.id == *id) {
                Some(stage) => {
                    stage.title = title;
                    stage.plain = plain.unwrap_or_else(|| stage.plain.clone());
                }
                None => problems.push(unknown("stage", id, at)),
            },
            Relabelled::Task(id) => match plan.tasks.iter_mut().find(|task| task.id == *id) {
                Some(task) => {
                    task.title = title;
                    task.plain = plain.or_else(|| task.plain.clone());
                }
                None => problems.push(unknown("task", id, at)),
            },
            Relabelled::Role(id) => match plan.roles.iter_mut().find(|role| role.id == *id) {
                Some(role) => {
                    role.title = title;
                    role.plain = plain.or_else(|| role.plain.clone());
                }
                None => problems.push(unknown("role", id, at)),
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
                    None => problems.push(unknown("level", level, at)),
                }
            }
        }
    }
}

fn requirements(plan: &mut PlanDocument, policy: &Policy, problems: &mut Diagnostics) {
    for (number, requirement) in policy.document().requirements.iter().enumerate() {
        let at = |part: &str| format!("/requirements/{number}/{part}");
        if plan
            .requirements
            .iter()
            .any(|other| other.id == requirement.id)
        {
            problems.push(
                Diagnostic::error(
                    Code::DuplicateId,
                    format!("the plan has a requirement `{}` already", requirement.id),
                )
                .at(at("id"))
                .help("a policy adds requirements; give this one a name of its own"),
            );
        }
        let mut requirement = requirement.clone();
        in_force_with(policy, &mut requirement.basis);
        plan.requirements.push(requirement);
    }
}

/// What a policy adds is in force when the policy is, unless it says otherwise.
pub(crate) fn in_force_with(policy: &Policy, basis: &mut Basis) {
    if basis.in_force.is_none() {
        basis.in_force.clone_from(&policy.document().in_force);
    }
}

fn timescales(
    plan: &PlanDocument,
    policy: &Policy,
    calendar: &Calendar,
    problems: &mut Diagnostics,
) -> LocalLimits {
    let mut limits = Vec::new();
    for (number, local) in policy.document().timescales.iter().enumerate() {
        let at = format!("/timescales/{number}");
        let Some(timescale) = plan.timescales.iter().find(|t| t.id == local.id) else {
            problems.push(unknown("timescale", &local.id, format!("{at}/id")));
            continue;
        };
        let first: Vec<Period> = timescale.limits.iter().map(|limit| limit.within).collect();
        let again: Vec<Period> = timescale.limits.iter().flat_map(Limit::every).collect();
        compare(
            (timescale, &plan.sources),
            local.within,
            &first,
            calendar,
            &format!("{at}/within"),
            problems,
        );
        compare(
            (timescale, &plan.sources),
            local.every,
            &again,
            calendar,
            &format!("{at}/every"),
            problems,
        );
        limits.push((local.id.clone(), local_limit(policy, local)));
    }
    limits
}

fn local_limit(policy: &Policy, local: &ShorterTimescale) -> LocalLimit {
    LocalLimit {
        policy: policy.document().id.clone(),
        in_force: local
            .basis
            .in_force
            .clone()
            .or_else(|| policy.document().in_force.clone()),
        within: local.within,
        every: local.every,
        basis: local.basis.clone(),
    }
}

/// Refuses a local limit that is looser than every limit of the plan that it stands beside, and
/// notes one that is looser than some of them on some dates.
fn compare(
    (timescale, sources): (&Timescale, &[Source]),
    local: Option<Period>,
    plan: &[Period],
    calendar: &Calendar,
    at: &str,
    problems: &mut Diagnostics,
) {
    let Some(local) = local else { return };
    let found: Vec<Option<Ordering>> = plan
        .iter()
        .map(|limit| order_on_every_date(calendar, local, *limit))
        .collect();
    let tightens =
        |order: &Option<Ordering>| matches!(order, None | Some(Ordering::Less | Ordering::Equal));
    let given = plan
        .iter()
        .map(Period::to_string)
        .collect::<Vec<_>>()
        .join(" or ");
    if plan.is_empty() {
        problems.push(
            Diagnostic::error(
                Code::DoesNotRecur,
                format!(
                    "`{}` is due only once, so it has no time from one to the next",
                    timescale.id
                ),
            )
            .at(at)
            .help("leave `every` out"),
        );
    } else if !found.iter().any(tightens) {
        let cites = timescale.basis.cites.iter().map(|cite| {
            let source = sources.iter().find(|source| source.id == cite.source);
            format!(
                "{}, {}",
                source.map_or("", |source| source.short.as_str()),
                cite.at
            )
        });
        let law = cites.collect::<Vec<_>>().join("; ");
        problems.push(
            Diagnostic::error(
                Code::PolicyLoosensLaw,
                format!(
                    "{local} is longer than the {given} that {law} gives for `{}`",
                    timescale.id
                ),
            )
            .at(at)
            .help(format!("give at most {given}, or leave this out")),
        );
    } else if found.contains(&None) {
        problems.push(
            Diagnostic::warning(
                Code::LimitsNotComparable,
                format!("{local} is sometimes sooner and sometimes later than {given}"),
            )
            .at(at)
            .help("both apply, and on every date the earlier one binds"),
        );
    }
}

impl Limit {
    fn every(&self) -> impl Iterator<Item = Period> {
        self.then.iter().map(|regime| regime.every)
    }
}

/// How two limits compare from every date of the calendar; `None` if that depends on the date.
pub(crate) fn order_on_every_date(
    calendar: &Calendar,
    one: Period,
    other: Period,
) -> Option<Ordering> {
    let mut order = Ordering::Equal;
    let mut day = Some(calendar.first());
    while let Some(from) = day.filter(|day| *day <= calendar.last()) {
        if let (Ok(one), Ok(other)) = (calendar.add(from, one), calendar.add(from, other)) {
            match (order, one.date.cmp(&other.date)) {
                (_, Ordering::Equal) => {}
                (Ordering::Equal, now) => order = now,
                (before, now) if before == now => {}
                _ => return None,
            }
        }
        day = from.plus_days(1);
    }
    Some(order)
}
