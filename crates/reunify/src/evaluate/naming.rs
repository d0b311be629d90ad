//! From the ids of a plan to what people call things.

use super::evaluation::Holder;
use super::reason::FieldAsked;
use crate::engine::Inner;
use crate::json::{Pointer, Value};
use crate::plan::{Basis, Citation, EventKind, Grounds, Id, Test};

impl Inner {
    pub(crate) fn holder(&self, role: &Id) -> Holder {
        let found = self.plan.roles.iter().find(|r| r.id == *role);
        Holder {
            role: role.clone(),
            title: found
                .map_or_else(|| role.as_str(), |r| r.title.as_str())
                .into(),
            post: found.and_then(|r| r.post.as_deref()).map(Into::into),
            stand_ins: Vec::new(),
        }
    }

    /// Those who may approve or decide, with who stands in for them here.
    pub(crate) fn approvers(&self, roles: &[Id]) -> Vec<Holder> {
        let with_stand_ins = |role: &Id| {
            let stand_ins = self.stand_ins.get(role).map_or(&[][..], Vec::as_slice);
            Holder {
                stand_ins: self.holders(stand_ins),
                ..self.holder(role)
            }
        };
        roles.iter().map(with_stand_ins).collect()
    }

    pub(crate) fn holders(&self, roles: &[Id]) -> Vec<Holder> {
        roles.iter().map(|role| self.holder(role)).collect()
    }

    pub(crate) fn grounds(&self, basis: &Basis) -> Grounds {
        self.plan.grounds(basis)
    }

    /// The grounds of an item that a policy may have added, by the list of the plan that it is in.
    pub(crate) fn grounds_of(&self, list: &'static str, id: &Id, basis: &Basis) -> Grounds {
        Grounds {
            policy: self.added.get(&(list, id.clone())).cloned(),
            ..self.grounds(basis)
        }
    }

    /// The grounds of an item, with closer citations where some part of it has its own.
    pub(crate) fn grounds_at(&self, basis: &Basis, closer: &[Citation]) -> Grounds {
        self.plan.grounds_at(basis, closer)
    }

    pub(crate) fn stage_title(&self, id: &Id) -> String {
        self.stage(id)
            .map_or_else(|| id.to_string(), |stage| stage.title.clone())
    }

    pub(crate) fn task_title(&self, id: &Id) -> String {
        self.task(id)
            .map_or_else(|| id.to_string(), |task| task.task.title.clone())
    }

    pub(crate) fn decision_title(&self, id: &Id) -> String {
        self.decision(id)
            .map_or_else(|| id.to_string(), |d| d.decision.title.clone())
    }

    pub(crate) fn fact_title(&self, id: &Id) -> String {
        let found = self.plan.facts.iter().find(|fact| fact.id == *id);
        found.map_or_else(|| id.to_string(), |fact| fact.title.clone())
    }

    pub(crate) fn occurrence_title(&self, id: &Id) -> String {
        let found = self.plan.occurrences.iter().find(|o| o.id == *id);
        found.map_or_else(|| id.to_string(), |o| o.title.clone())
    }

    pub(crate) fn requirement_title(&self, id: &Id) -> String {
        let found = self.requirements.iter().find(|r| r.requirement.id == *id);
        found.map_or_else(|| id.to_string(), |r| r.requirement.title.clone())
    }

    /// What practitioners call a kind of event.
    pub(crate) fn event_title(&self, kind: &EventKind) -> String {
        let chosen = |id: &Id, option: &Option<Id>| {
            let title = self.decision_title(id);
            match option.as_ref().and_then(|option| self.option(id, option)) {
                Some(option) => format!("{title}: {}", option.title),
                None => title,
            }
        };
        match kind {
            EventKind::Task(id) => self.task_title(id),
            EventKind::Occurrence(id) => self.occurrence_title(id),
            EventKind::Decision { id, option } | EventKind::Effect { id, option } => {
                chosen(id, option)
            }
            EventKind::Approval(id) => self.requirement_title(id),
            EventKind::Fact { id, .. } => self.fact_title(id),
            EventKind::Stage(id) => self.stage_title(id),
        }
    }

    /// What practitioners call a kind of event with what had to be so of it.
    pub(crate) fn event_asked(&self, kind: &EventKind, fields: &[FieldAsked]) -> String {
        let title = self.event_title(kind);
        if fields.is_empty() {
            return title;
        }
        let fields: Vec<String> = fields.iter().map(|field| self.field_asked(field)).collect();
        let fields = self.wording.list(&fields);
        self.wording
            .phrase("event-with", &[("what", &title), ("fields", &fields)])
    }

    fn field_asked(&self, field: &FieldAsked) -> String {
        let yes_no = |yes: bool| self.wording.phrase(if yes { "yes" } else { "no" }, &[]);
        let value = |value: &Value| match value {
            Value::Bool(yes) => yes_no(*yes),
            // The values of a form's field are names; read aloud, their hyphens are spaces.
            Value::Text(text) => text.replace('-', " "),
            other => other.to_string(),
        };
        let (key, value) = match &field.test {
            Test::Is(wanted) => ("field-is", value(wanted)),
            Test::In(wanted) => {
                let all: Vec<String> = wanted.iter().map(value).collect();
                ("field-is", self.wording.either(&all))
            }
            Test::AtLeast(number) => ("field-at-least", number.to_string()),
            Test::AtMost(number) => ("field-at-most", number.to_string()),
            Test::Present(true) => ("field-filled-in", String::new()),
            Test::Present(false) => ("field-left-out", String::new()),
            Test::Every(_) => ("field-every", String::new()),
            Test::Some(_) => ("field-some", String::new()),
        };
        self.wording
            .phrase(key, &[("field", &field.title), ("value", &value)])
    }

    /// What the form of a kind of event calls the field at a place.
    pub(crate) fn field_title(&self, kind: &EventKind, at: &Pointer) -> String {
        let form = match kind {
            EventKind::Task(id) => self.task(id).and_then(|task| task.task.form.as_ref()),
            EventKind::Occurrence(id) => {
                let found = self.plan.occurrences.iter().find(|o| o.id == *id);
                found.and_then(|occurrence| occurrence.form.as_ref())
            }
            EventKind::Decision { id, .. } => self
                .decision(id)
                .and_then(|decision| decision.decision.form.as_ref()),
            EventKind::Approval(id) => self.approval_form(id),
            EventKind::Effect { .. } | EventKind::Fact { .. } | EventKind::Stage(_) => None,
        };
        let form = form.and_then(|id| self.plan.forms.iter().find(|form| form.id == *id));
        let mut schema = form.map(|form| &form.schema);
        for step in at.steps() {
            let keywords = schema.and_then(Value::as_object);
            schema = keywords.and_then(|keywords| match keywords.get("properties") {
                Some(properties) => properties.as_object()?.get(step),
                None => keywords.get("items"),
            });
        }
        let title = schema
            .and_then(Value::as_object)
            .and_then(|s| s.get("title")?.as_text());
        title.map_or_else(|| at.to_string(), str::to_owned)
    }

    /// Who can bring an event of a kind about.
    pub(crate) fn who_can(&self, kind: &EventKind) -> Vec<Holder> {
        match kind {
            EventKind::Task(id) => self
                .task(id)
                .map_or_else(Vec::new, |task| self.holders(&task.task.done_by)),
            EventKind::Decision { id, .. } | EventKind::Effect { id, .. } => self
                .decision(id)
                .map_or_else(Vec::new, |d| self.holders(&d.decision.made_by)),
            EventKind::Occurrence(id) => {
                let found = self.plan.occurrences.iter().find(|o| o.id == *id);
                found.map_or_else(Vec::new, |o| self.holders(&o.recorded_by))
            }
            EventKind::Fact { id, .. } => self.who_knows(id),
            EventKind::Approval(id) => {
                let found = self.requirements.iter().find(|r| r.requirement.id == *id);
                match found.map(|r| &r.met) {
                    Some(crate::engine::CompiledMet::Approval { by, .. }) => self.approvers(by),
                    _ => Vec::new(),
                }
            }
            EventKind::Stage(_) => Vec::new(),
        }
    }

    /// Who can find a fact out.
    pub(crate) fn who_knows(&self, fact: &Id) -> Vec<Holder> {
        let found = self.plan.facts.iter().find(|f| f.id == *fact);
        found.map_or_else(Vec::new, |f| vec![self.holder(&f.ask)])
    }
}
