//! The document that says how the names of one plan are read by another.

use serde::Deserialize;

use crate::case::{Named, PlanReference, Renamed, SetAside};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::engine::Inner;
use crate::format::document_format;
use crate::json;
use crate::plan::{Id, PlanDocument};

document_format!(
    /// The format of a mapping.
    MappingFormat = "reunify-mapping/1"
);

/// How cases that are run under one plan are read by another: what has another name there, and what
/// has no place there. What is in neither list has the same name in both.
///
/// ```
/// use reunify::engine::Mapping;
/// let mapping = Mapping::from_json(br#"{
///     "format": "reunify-mapping/1",
///     "from": { "id": "reunification", "version": "1.0.0" },
///     "to": { "id": "reunification", "version": "2.0.0" },
///     "renamed": [{ "kind": "task", "from": "visit", "to": "visit-at-home" }]
/// }"#)?;
/// assert_eq!(mapping.renamed.len(), 1);
/// # Ok::<(), reunify::Diagnostics>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Mapping {
    /// The version of this format.
    pub format: MappingFormat,
    /// The plan under which the cases are run.
    pub from: PlanReference,
    /// The plan to which they are moved.
    pub to: PlanReference,
    /// What has another name there. A stage that is renamed says at which stage a case is expected to
    /// be there, if it would be at another one.
    #[serde(default)]
    pub renamed: Vec<Renamed>,
    /// What has no place there.
    #[serde(default)]
    pub set_aside: Vec<SetAside>,
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// Diagnostics with their places, if the bytes are not a mapping.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Diagnostics> {
        Ok(json::from_bytes(bytes)?.0)
    }

    /// A mapping by which everything is called the same.
    pub(super) fn same_names(from: PlanReference, to: PlanReference) -> Self {
        Self {
            format: MappingFormat,
            from,
            to,
            renamed: Vec::new(),
            set_aside: Vec::new(),
        }
    }

    /// Checks that it is about two plans: that each has what it names of it.
    pub(super) fn check(&self, before: &Inner, after: &Inner) -> Result<(), Diagnostics> {
        let (from, to) = (&before.plan, &after.plan);
        let mut found = Diagnostics::new();
        let mut problem = |at: String, message: String| {
            found.push(Diagnostic::error(Code::MappingDoesNotFit, message).at(at));
        };
        for (at, named, engine) in [("/from", &self.from, before), ("/to", &self.to, after)] {
            let plan = &engine.plan;
            if named
                .sha256
                .is_some_and(|named| named != engine.plan_sha256)
            {
                let message = format!("it names other content of {named}");
                problem(format!("{at}/sha256"), message);
            }
            if named.id != plan.id || named.version != plan.version {
                let message = format!("it names {named}, and the plan is {}", plan.name());
                problem(at.to_owned(), message);
            }
        }
        for (n, one) in self.renamed.iter().enumerate() {
            let at = format!("/renamed/{n}");
            let part = matches!(one.kind, Named::Choice | Named::Option);
            if part != one.of.is_some() {
                let message = "`of` names the fact of a choice or the decision of an option, and nothing else";
                problem(format!("{at}/of"), message.to_owned());
                continue;
            }
            if !has(from, one.kind, one.of.as_ref(), &one.from) {
                problem(format!("{at}/from"), lacks(from, one.kind, &one.from));
            }
            let of = one.of.as_ref().map(|of| self.name_of_whole(one.kind, of));
            if !has(to, one.kind, of, &one.to) {
                problem(format!("{at}/to"), lacks(to, one.kind, &one.to));
            }
            let same = |other: &Renamed| {
                (other.kind, &other.of, &other.from) == (one.kind, &one.of, &one.from)
            };
            if self.renamed.iter().take(n).any(same) {
                problem(
                    format!("{at}/from"),
                    format!("`{}` is renamed above", one.from),
                );
            }
        }
        for (n, one) in self.set_aside.iter().enumerate() {
            use Named::{Decision, Fact, Occurrence, Requirement, Task, Timescale};
            let at = format!("/set-aside/{n}");
            if !matches!(
                one.kind,
                Task | Occurrence | Fact | Decision | Requirement | Timescale
            ) {
                let message = "this cannot be set aside: say what it is called in the other plan";
                problem(format!("{at}/kind"), message.to_owned());
            } else if !has(from, one.kind, None, &one.id) {
                problem(format!("{at}/id"), lacks(from, one.kind, &one.id));
            }
            if one.why.trim().is_empty() {
                problem(format!("{at}/why"), "say why, in words".to_owned());
            }
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    /// What the decision of an option, or the fact of a choice, is called there.
    fn name_of_whole<'a>(&'a self, part: Named, of: &'a Id) -> &'a Id {
        let whole = match part {
            Named::Option => Named::Decision,
            _ => Named::Fact,
        };
        self.name(whole, of)
    }

    /// What something is called there.
    pub(super) fn name<'a>(&'a self, kind: Named, from: &'a Id) -> &'a Id {
        let mut renamed = self.renamed.iter();
        let found = renamed.find(|one| one.kind == kind && one.of.is_none() && one.from == *from);
        found.map_or(from, |one| &one.to)
    }
}

fn lacks(plan: &PlanDocument, kind: Named, id: &Id) -> String {
    format!("{} has no {} `{id}`", plan.name(), word(kind))
}

/// What a kind of thing is called.
pub(super) fn word(kind: Named) -> &'static str {
    match kind {
        Named::Task => "task",
        Named::Occurrence => "occurrence",
        Named::Fact => "fact",
        Named::Choice => "choice",
        Named::Decision => "decision",
        Named::Option => "option",
        Named::Requirement => "requirement",
        Named::Timescale => "timescale",
        Named::Role => "role",
        Named::Label => "label",
        Named::Cause => "cause",
        Named::Stage => "stage",
    }
}

/// Whether a plan has something of a kind and a name.
pub(super) fn has(plan: &PlanDocument, kind: Named, of: Option<&Id>, id: &Id) -> bool {
    use crate::plan::ValueKind;
    match kind {
        Named::Task => plan.tasks.iter().any(|one| one.id == *id),
        Named::Occurrence => plan.occurrences.iter().any(|one| one.id == *id),
        Named::Fact => plan.facts.iter().any(|one| one.id == *id),
        Named::Choice => plan.facts.iter().any(|fact| {
            let choices = match &fact.value {
                ValueKind::Choice(choices) => choices.as_slice(),
                _ => &[],
            };
            Some(&fact.id) == of && choices.iter().any(|one| one.id == *id)
        }),
        Named::Decision => plan.decisions.iter().any(|one| one.id == *id),
        Named::Option => plan.decisions.iter().any(|decision| {
            Some(&decision.id) == of && decision.options.iter().any(|one| one.id == *id)
        }),
        Named::Requirement => plan.requirements.iter().any(|one| one.id == *id),
        Named::Timescale => plan.timescales.iter().any(|one| one.id == *id),
        Named::Role => plan.roles.iter().any(|one| one.id == *id),
        Named::Label => plan.labels.iter().any(|one| one.id == *id),
        Named::Cause => plan.causes.iter().any(|one| one.id == *id),
        Named::Stage => plan.stages.iter().any(|one| one.id == *id),
    }
}
