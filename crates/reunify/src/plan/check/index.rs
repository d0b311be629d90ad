//! What a plan has, by name.

use std::collections::BTreeMap;

use super::place::At;
use crate::diagnostic::{Code, Diagnostics};
use crate::plan::form::{self, Shape};
use crate::plan::{
    Decision, EventKind, FactDefinition, Id, Met, Occurrence, PlanDocument, Requirement, Role,
    Stage, Task,
};

/// The items of a plan by name. Of two of the same name, the first one counts.
pub(super) struct Index<'a> {
    pub(super) roles: BTreeMap<&'a Id, &'a Role>,
    pub(super) facts: BTreeMap<&'a Id, &'a FactDefinition>,
    pub(super) occurrences: BTreeMap<&'a Id, &'a Occurrence>,
    pub(super) stages: BTreeMap<&'a Id, &'a Stage>,
    pub(super) tasks: BTreeMap<&'a Id, &'a Task>,
    pub(super) decisions: BTreeMap<&'a Id, &'a Decision>,
    pub(super) requirements: BTreeMap<&'a Id, &'a Requirement>,
    /// The forms; without a shape, if the schema is not valid.
    pub(super) forms: BTreeMap<&'a Id, Option<Shape>>,
}

/// What is recorded with an event.
pub(super) enum Recorded<'a> {
    /// Something of this shape.
    Form(&'a Shape),
    /// Nothing.
    Nothing,
    /// It cannot be told; another check says why.
    NotKnown,
}

impl<'a> Index<'a> {
    pub(super) fn new(plan: &'a PlanDocument, found: &mut Diagnostics) -> Self {
        Self {
            roles: by_id("roles", &plan.roles, |item| &item.id, found),
            facts: by_id("facts", &plan.facts, |item| &item.id, found),
            occurrences: by_id("occurrences", &plan.occurrences, |item| &item.id, found),
            stages: by_id("stages", &plan.stages, |item| &item.id, found),
            tasks: by_id("tasks", &plan.tasks, |item| &item.id, found),
            decisions: by_id("decisions", &plan.decisions, |item| &item.id, found),
            requirements: by_id("requirements", &plan.requirements, |item| &item.id, found),
            forms: forms(plan, found),
        }
    }

    /// What is recorded on a form, if one is named.
    pub(super) fn form(&self, form: Option<&Id>) -> Recorded<'_> {
        match form.map(|form| self.forms.get(form)) {
            None => Recorded::Nothing,
            Some(Some(Some(shape))) => Recorded::Form(shape),
            Some(_) => Recorded::NotKnown,
        }
    }

    /// What is recorded with events of a kind.
    pub(super) fn recorded(&self, kind: &EventKind) -> Recorded<'_> {
        let form = match kind {
            EventKind::Task(id) => self.tasks.get(id).map(|task| task.form.as_ref()),
            EventKind::Occurrence(id) => self.occurrences.get(id).map(|o| o.form.as_ref()),
            EventKind::Decision { id, .. } => self.decisions.get(id).map(|d| d.form.as_ref()),
            EventKind::Approval(id) => self.requirements.get(id).map(|r| match &r.met {
                Met::Approval { form, .. } => form.as_ref(),
                Met::Condition(_) => None,
            }),
            EventKind::Effect { .. } | EventKind::Fact { .. } | EventKind::Stage(_) => Some(None),
        };
        form.map_or(Recorded::NotKnown, |form| self.form(form))
    }
}

/// Items by name; notes every name that is there twice.
pub(super) fn by_id<'a, T>(
    list: &str,
    items: &'a [T],
    id: impl Fn(&'a T) -> &'a Id,
    found: &mut Diagnostics,
) -> BTreeMap<&'a Id, &'a T> {
    let mut named = BTreeMap::new();
    for (number, item) in items.iter().enumerate() {
        let at = At::root(list).item(number).key("id");
        if note_duplicate(&named, id(item), &at, found) {
            named.insert(id(item), item);
        }
    }
    named
}

/// Whether a name is new; notes it if it is not.
fn note_duplicate<V>(named: &BTreeMap<&Id, V>, id: &Id, at: &At, found: &mut Diagnostics) -> bool {
    let new = !named.contains_key(id);
    if !new {
        let message = format!("there is already one called `{id}`");
        at.error(
            Code::DuplicateId,
            message,
            "give each one a name of its own",
            found,
        );
    }
    new
}

/// Notes every name that is twice in a list within an item.
pub(super) fn distinct<'a>(
    ids: impl IntoIterator<Item = &'a Id>,
    at: &At,
    found: &mut Diagnostics,
) {
    let mut named = BTreeMap::new();
    for (number, id) in ids.into_iter().enumerate() {
        if note_duplicate(&named, id, &at.item(number).key("id"), found) {
            named.insert(id, ());
        }
    }
}

fn forms<'a>(plan: &'a PlanDocument, found: &mut Diagnostics) -> BTreeMap<&'a Id, Option<Shape>> {
    let mut forms = BTreeMap::new();
    for (number, form) in plan.forms.iter().enumerate() {
        let at = At::root("forms").item(number);
        let shape = match form::compile(&form.schema, at.key("schema").text()) {
            Ok(shape) => Some(shape),
            Err(problems) => {
                found.extend(problems);
                None
            }
        };
        if note_duplicate(&forms, &form.id, &at.key("id"), found) {
            forms.insert(&form.id, shape);
        }
    }
    forms
}
