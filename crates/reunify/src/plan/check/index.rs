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
    pub(super) roles: Named<'a, Role>,
    pub(super) facts: Named<'a, FactDefinition>,
    pub(super) occurrences: Named<'a, Occurrence>,
    pub(super) stages: Named<'a, Stage>,
    pub(super) tasks: Named<'a, Task>,
    pub(super) decisions: Named<'a, Decision>,
    pub(super) requirements: Named<'a, Requirement>,
    pub(super) forms: Places<'a>,
    shapes: Vec<Option<Shape>>,
}

/// The names of a list of items, each with its place in the list.
pub(super) type Places<'a> = BTreeMap<&'a Id, usize>;

/// A list of items by name.
pub(super) struct Named<'a, T> {
    pub(super) names: Places<'a>,
    items: &'a [T],
}

impl<'a, T> Named<'a, T> {
    pub(super) fn get(&self, id: &Id) -> Option<&'a T> {
        self.items.get(*self.names.get(id)?)
    }
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
        let (forms, shapes) = forms(plan, found);
        Self {
            roles: by_id("roles", &plan.roles, |item| &item.id, found),
            facts: by_id("facts", &plan.facts, |item| &item.id, found),
            occurrences: by_id("occurrences", &plan.occurrences, |item| &item.id, found),
            stages: by_id("stages", &plan.stages, |item| &item.id, found),
            tasks: by_id("tasks", &plan.tasks, |item| &item.id, found),
            decisions: by_id("decisions", &plan.decisions, |item| &item.id, found),
            requirements: by_id("requirements", &plan.requirements, |item| &item.id, found),
            forms,
            shapes,
        }
    }

    /// What is recorded on a form, if one is named.
    pub(super) fn form(&self, form: Option<&Id>) -> Recorded<'_> {
        let Some(form) = form else {
            return Recorded::Nothing;
        };
        let shape = self.forms.get(form).and_then(|at| self.shapes.get(*at));
        match shape {
            Some(Some(shape)) => Recorded::Form(shape),
            _ => Recorded::NotKnown,
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
    list: &'static str,
    items: &'a [T],
    id: impl Fn(&'a T) -> &'a Id,
    found: &mut Diagnostics,
) -> Named<'a, T> {
    let mut names = Places::new();
    for (number, item) in items.iter().enumerate() {
        let at = At::root(list).item(number).key("id");
        name(&mut names, id(item), number, &at, found);
    }
    Named { names, items }
}

/// Adds a name; notes it if it is not new.
fn name<'a>(names: &mut Places<'a>, id: &'a Id, number: usize, at: &At, found: &mut Diagnostics) {
    if names.contains_key(id) {
        let message = format!("there is already one called `{id}`");
        at.error(
            Code::DuplicateId,
            message,
            "give each one a name of its own",
            found,
        );
    } else {
        names.insert(id, number);
    }
}

/// Notes every name that is twice in a list within an item.
pub(super) fn distinct<'a>(
    ids: impl IntoIterator<Item = &'a Id>,
    at: &At,
    found: &mut Diagnostics,
) {
    let mut names = Places::new();
    for (number, id) in ids.into_iter().enumerate() {
        let at = at.item(number).key("id");
        name(&mut names, id, number, &at, found);
    }
}

/// The forms by name, and the shape of each; none, if its schema is not valid.
fn forms<'a>(plan: &'a PlanDocument, found: &mut Diagnostics) -> (Places<'a>, Vec<Option<Shape>>) {
    let mut names = Places::new();
    let mut shapes = Vec::new();
    for (number, form) in plan.forms.iter().enumerate() {
        let at = At::root("forms").item(number);
        shapes.push(
            match form::compile(&form.schema, &at.key("schema").to_string()) {
                Ok(shape) => Some(shape),
                Err(problems) => {
                    found.extend(problems);
                    None
                }
            },
        );
        name(&mut names, &form.id, number, &at.key("id"), found);
    }
    (names, shapes)
}
