//! Whether every name that a plan uses is the name of something that it has, and every part that
//! somebody must play is somebody's post.

use super::index::{Index, Places, by_id, distinct};
use super::place::At;
use super::visit::{self, Events};
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::plan::{Condition, EventKind, Id, Met, PlanDocument, Since, ValueKind, Work};

pub(super) fn check(plan: &PlanDocument, index: &Index<'_>, found: &mut Diagnostics) {
    let mut names = Names { plan, index, found };
    names.people();
    names.facts();
    names.work();
    names.questions();
    names.judgement();
}

struct Names<'a, 'f> {
    plan: &'a PlanDocument,
    index: &'a Index<'a>,
    found: &'f mut Diagnostics,
}

impl Names<'_, '_> {
    fn known(&mut self, kind: &str, items: &Places<'_>, id: &Id, at: &At) -> bool {
        let known = items.contains_key(id);
        if !known {
            let near = nearest(id.as_str(), items.keys().map(|id| id.as_str()));
            let help = match near {
                Some(near) => format!("there is one called `{near}`"),
                None => format!("add the {kind}, or name one that is there"),
            };
            let message = format!("the plan has no {kind} called `{id}`");
            at.error(Code::DanglingId, message, &help, self.found);
        }
        known
    }

    fn form(&mut self, form: Option<&Id>, at: &At) {
        if let Some(form) = form {
            self.known("form", &self.index.forms, form, &at.key("form"));
        }
    }

    /// A role that must be there and be somebody's post.
    fn role(&mut self, id: &Id, at: &At) {
        if !self.known("role", &self.index.roles.names, id, at) {
            return;
        }
        let role = self.index.roles.get(id);
        if role.is_some_and(|role| {
            role.post
                .as_deref()
                .is_none_or(|post| post.trim().is_empty())
        }) {
            let message = format!("`{id}` has a part to play here and is nobody's post");
            let help = "give the role a `post`; a local policy may name another";
            at.error(Code::RoleWithoutPost, message, help, self.found);
        }
    }

    /// Roles of which at least one is needed.
    fn roles(&mut self, roles: &[Id], at: &At) {
        if roles.is_empty() {
            let message = "nobody may do this".to_owned();
            at.error(
                Code::NobodyMay,
                message,
                "name the roles that may",
                self.found,
            );
        }
        self.any_roles(roles, at);
    }

    fn any_roles(&mut self, roles: &[Id], at: &At) {
        for (number, role) in roles.iter().enumerate() {
            self.role(role, &at.item(number));
        }
    }

    fn people(&mut self) {
        let plan = self.plan;
        by_id("labels", &plan.labels, |item| &item.id, self.found);
        by_id("causes", &plan.causes, |item| &item.id, self.found);
        let sources = by_id("sources", &plan.sources, |item| &item.id, self.found);
        for (at, citation) in super::citations::all(plan) {
            self.known(
                "source",
                &sources.names,
                &citation.source,
                &at.key("source"),
            );
        }
        for (n, role) in plan.roles.iter().enumerate() {
            if let Some(above) = &role.answers_to {
                let at = At::root("roles").item(n).key("answers-to");
                self.known("role", &self.index.roles.names, above, &at);
            }
        }
    }

    fn facts(&mut self) {
        let plan = self.plan;
        for (n, fact) in plan.facts.iter().enumerate() {
            let at = At::root("facts").item(n);
            self.role(&fact.ask, &at.key("ask"));
            if let ValueKind::Choice(choices) = &fact.value {
                let ids = choices.iter().map(|choice| &choice.id);
                distinct(ids, &at.key("value").key("choice"), self.found);
            }
        }
        for (n, occurrence) in plan.occurrences.iter().enumerate() {
            let at = At::root("occurrences").item(n);
            self.any_roles(&occurrence.recorded_by, &at.key("recorded-by"));
            self.form(occurrence.form.as_ref(), &at);
            for (s, set) in occurrence.sets.iter().enumerate() {
                let at = at.key("sets").item(s).key("fact");
                self.known("fact", &self.index.facts.names, &set.fact, &at);
            }
        }
    }

    fn work(&mut self) {
        let (plan, index) = (self.plan, self.index);
        self.known(
            "stage",
            &index.stages.names,
            &plan.starts_at,
            &At::root("starts-at"),
        );
        for (n, stage) in plan.stages.iter().enumerate() {
            for (e, work) in stage.expects.iter().enumerate() {
                let at = At::root("stages").item(n).key("expects").item(e);
                match work {
                    Work::Task(id) => self.known("task", &index.tasks.names, id, &at.key("task")),
                    Work::Decision(id) => {
                        self.known("decision", &index.decisions.names, id, &at.key("decision"))
                    }
                };
            }
        }
        for (n, task) in plan.tasks.iter().enumerate() {
            let at = At::root("tasks").item(n);
            self.roles(&task.done_by, &at.key("done-by"));
            self.form(task.form.as_ref(), &at);
            self.stages(&task.stages, &at.key("stages"));
        }
        for (n, decision) in plan.decisions.iter().enumerate() {
            let at = At::root("decisions").item(n);
            self.roles(&decision.made_by, &at.key("made-by"));
            self.form(decision.form.as_ref(), &at);
            self.stages(&decision.stages, &at.key("stages"));
            let ids = decision.options.iter().map(|option| &option.id);
            distinct(ids, &at.key("options"), self.found);
            for (o, option) in decision.options.iter().enumerate() {
                if let Some(to) = &option.to {
                    let at = at.key("options").item(o).key("to");
                    self.known("stage", &index.stages.names, to, &at);
                }
            }
        }
        by_id(
            "transitions",
            &plan.transitions,
            |item| &item.id,
            self.found,
        );
        for (n, transition) in plan.transitions.iter().enumerate() {
            let at = At::root("transitions").item(n);
            self.stages(&transition.from, &at.key("from"));
            self.known("stage", &index.stages.names, &transition.to, &at.key("to"));
        }
        by_id("timescales", &plan.timescales, |item| &item.id, self.found);
        for (n, timescale) in plan.timescales.iter().enumerate() {
            let at = At::root("timescales").item(n).key("owed-by");
            self.role(&timescale.owed_by, &at);
        }
        for (n, requirement) in plan.requirements.iter().enumerate() {
            let at = At::root("requirements").item(n);
            for (g, gate) in requirement.gates.iter().enumerate() {
                let at = at.key("gates").item(g);
                self.option(&gate.decision, Some(&gate.option), &at, &at.key("decision"));
            }
            if let Met::Approval { by, form } = &requirement.met {
                let at = at.key("met").key("approval");
                self.roles(by, &at.key("by"));
                self.form(form.as_ref(), &at);
            }
        }
    }

    fn stages(&mut self, stages: &[Id], at: &At) {
        for (number, stage) in stages.iter().enumerate() {
            self.known("stage", &self.index.stages.names, stage, &at.item(number));
        }
    }

    /// A decision, and an option of it if one is named.
    fn option(&mut self, decision: &Id, option: Option<&Id>, at: &At, named_at: &At) {
        if !self.known("decision", &self.index.decisions.names, decision, named_at) {
            return;
        }
        if let (Some(option), Some(found)) = (option, self.index.decisions.get(decision)) {
            let options = found.options.iter().map(|option| &option.id);
            let options: Places<'_> = options.zip(0..).collect();
            let kind = format!("option of `{decision}`");
            self.known(&kind, &options, option, &at.key("option"));
        }
    }

    fn questions(&mut self) {
        let plan = self.plan;
        for (at, events, _) in visit::queries(plan) {
            self.events(&events, &at);
        }
        for asked in visit::conditions(plan) {
            visit::parts(asked.condition, &asked.at, &mut |part, at| {
                self.part(part, at);
                visit::asked_of_events(part, at, &mut |at, events| self.events(&events, &at));
                true
            });
        }
    }

    fn part(&mut self, part: &Condition, at: &At) {
        let facts = &self.index.facts.names;
        match part {
            Condition::Fact { id, .. } => {
                self.known("fact", facts, id, &at.key("fact").key("id"));
            }
            Condition::Age { fact, .. } => {
                self.known("fact", facts, fact, &at.key("age").key("fact"));
            }
            Condition::Elapsed {
                since: Since::Fact(fact),
                ..
            } => {
                let at = at.key("elapsed").key("since").key("fact");
                self.known("fact", facts, fact, &at);
            }
            Condition::Stage(stages) => self.stages(stages, &at.key("stage")),
            _ => {}
        }
    }

    fn events(&mut self, events: &Events<'_>, at: &At) {
        let at = at.key("event");
        let index = self.index;
        match events.kind {
            EventKind::Task(id) => {
                self.known("task", &index.tasks.names, id, &at.key("task"));
            }
            EventKind::Occurrence(id) => {
                self.known(
                    "occurrence",
                    &index.occurrences.names,
                    id,
                    &at.key("occurrence"),
                );
            }
            EventKind::Approval(id) => {
                self.known(
                    "requirement",
                    &index.requirements.names,
                    id,
                    &at.key("approval"),
                );
            }
            EventKind::Stage(id) => {
                self.known("stage", &index.stages.names, id, &at.key("stage"));
            }
            EventKind::Decision { id, option } => {
                let at = at.key("decision");
                self.option(id, option.as_ref(), &at, &at.key("id"));
            }
            EventKind::Effect { id, option } => {
                let at = at.key("effect");
                self.option(id, option.as_ref(), &at, &at.key("id"));
            }
            EventKind::Fact { id, .. } => {
                self.known("fact", &index.facts.names, id, &at.key("fact").key("id"));
            }
        }
    }

    fn judgement(&mut self) {
        let plan = self.plan;
        by_id(
            "classifications",
            &plan.classifications,
            |item| &item.id,
            self.found,
        );
        for (n, classification) in plan.classifications.iter().enumerate() {
            let at = At::root("classifications").item(n);
            self.known(
                "task",
                &self.index.tasks.names,
                &classification.task,
                &at.key("task"),
            );
            let columns = classification.columns.iter().map(|column| &column.id);
            distinct(columns.clone(), &at.key("columns"), self.found);
            let levels = classification.levels.iter().map(|level| &level.id);
            distinct(levels, &at.key("levels"), self.found);
            let columns: Places<'_> = columns.zip(0..).collect();
            for (l, level) in classification.levels.iter().enumerate() {
                for (c, cell) in level.pattern.iter().enumerate() {
                    let at = at
                        .key("levels")
                        .item(l)
                        .key("pattern")
                        .item(c)
                        .key("column");
                    self.known("column", &columns, &cell.column, &at);
                }
            }
        }
        by_id("advisories", &plan.advisories, |item| &item.id, self.found);
        for (n, advisory) in plan.advisories.iter().enumerate() {
            self.roles(&advisory.to, &At::root("advisories").item(n).key("to"));
        }
    }
}
