//! What an audience calls things.

use crate::calendar::Date;
use crate::engine::Inner;
use crate::evaluate::{Cited, EventReference, Grounds, Holder, Holiday};
use crate::json::Value;
use crate::plan::{Audience, Authority, Id, Plain, ValueKind};

use super::Says;

/// The words of one engine for one audience.
pub(crate) struct Names<'a> {
    pub(crate) engine: &'a Inner,
    pub(crate) audience: Audience,
}

impl Names<'_> {
    pub(crate) fn practitioner(&self) -> bool {
        self.audience == Audience::Practitioner
    }

    /// A sentence of the catalogue.
    pub(crate) fn say(&self, key: &str, places: &[(&str, &str)]) -> Says {
        Says::new(self.sentence(key, places))
    }

    pub(crate) fn sentence(&self, key: &str, places: &[(&str, &str)]) -> String {
        self.engine.wording.sentence(key, self.audience, places)
    }

    pub(crate) fn phrase(&self, key: &str, places: &[(&str, &str)]) -> String {
        self.engine.wording.phrase(key, places)
    }

    pub(crate) fn date(&self, date: Date) -> String {
        self.engine.wording.date(date)
    }

    /// What the audience calls an item that practitioners call `title`.
    pub(crate) fn call(&self, title: &str, plain: Option<&Plain>) -> String {
        match (self.audience, plain) {
            (Audience::Parent, Some(plain)) => plain.parent.clone(),
            (Audience::Child, Some(plain)) => plain.child.clone(),
            _ => title.to_owned(),
        }
    }

    /// What the audience calls an item of the plan of any kind.
    pub(crate) fn item(&self, id: &Id, title: &str) -> String {
        let plan = &self.engine.plan;
        let tasks = plan.tasks.iter().map(|t| (&t.id, t.plain.as_ref()));
        let decisions = plan.decisions.iter().map(|d| (&d.id, Some(&d.plain)));
        let stages = plan.stages.iter().map(|s| (&s.id, Some(&s.plain)));
        let facts = plan.facts.iter().map(|f| (&f.id, f.plain.as_ref()));
        let occurrences = plan.occurrences.iter().map(|o| (&o.id, o.plain.as_ref()));
        let requirements = plan.requirements.iter().map(|r| (&r.id, Some(&r.plain)));
        let mut all = tasks
            .chain(decisions)
            .chain(stages)
            .chain(facts)
            .chain(occurrences)
            .chain(requirements);
        let plain = all.find(|(other, plain)| *other == id && plain.is_some());
        self.call(title, plain.and_then(|(_, plain)| plain))
    }

    pub(crate) fn holder(&self, holder: &Holder) -> String {
        let role = self
            .engine
            .plan
            .roles
            .iter()
            .find(|role| role.id == holder.role);
        match (self.practitioner(), &holder.post) {
            (true, Some(post)) if *post != holder.title => {
                self.phrase("holder", &[("title", &holder.title), ("post", post)])
            }
            _ => self.call(&holder.title, role.and_then(|role| role.plain.as_ref())),
        }
    }

    pub(crate) fn holders(&self, holders: &[Holder]) -> String {
        let mut names: Vec<String> = holders.iter().map(|holder| self.holder(holder)).collect();
        names.dedup();
        self.engine.wording.either(&names)
    }

    pub(crate) fn events(&self, events: &[EventReference]) -> String {
        let named = events.iter().map(|event| {
            let key = if event.recorded_later {
                "event-later"
            } else {
                "event"
            };
            let (seq, date) = (event.seq.to_string(), self.date(event.occurred));
            self.phrase(key, &[("seq", &seq), ("date", &date)])
        });
        self.engine.wording.list(&named.collect::<Vec<_>>())
    }

    pub(crate) fn holidays(&self, holidays: &[Holiday]) -> String {
        let named = holidays.iter().map(|day| {
            self.phrase(
                "holiday",
                &[("name", &day.name), ("date", &self.date(day.date))],
            )
        });
        self.engine.wording.list(&named.collect::<Vec<_>>())
    }

    pub(crate) fn grounds(&self, grounds: &Grounds) -> Says {
        let key = match grounds.authority {
            Authority::Statute => "grounds-statute",
            Authority::StatutoryGuidance => "grounds-statutory-guidance",
            Authority::Framework => "grounds-framework",
            Authority::Local => "grounds-local",
        };
        let cite = |cited: &Cited| {
            let key = if cited.verified {
                "cite"
            } else {
                "cite-unverified"
            };
            self.phrase(key, &[("short", &cited.short), ("at", &cited.at)])
        };
        let cites = grounds.cites.iter().map(cite).collect::<Vec<_>>();
        self.say(key, &[("cites", &self.engine.wording.list(&cites))])
    }

    /// A value of a fact, in words.
    pub(crate) fn value(&self, fact: &Id, value: &Value) -> String {
        let found = self.engine.plan.facts.iter().find(|f| f.id == *fact);
        match (found.map(|f| &f.value), value) {
            (_, Value::Bool(true)) => self.phrase("yes", &[]),
            (_, Value::Bool(false)) => self.phrase("no", &[]),
            (Some(ValueKind::Choice(choices)), Value::Text(text)) => {
                let choice = choices.iter().find(|choice| choice.id.as_str() == text);
                choice.map_or_else(|| text.clone(), |choice| choice.title.clone())
            }
            (Some(ValueKind::Date), Value::Text(text)) => {
                Date::parse(text).map_or_else(|_| text.clone(), |date| self.date(date))
            }
            (_, Value::Text(text)) => text.clone(),
            (_, other) => other.to_string(),
        }
    }
}
