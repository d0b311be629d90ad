//! Reading an event from JSON.
//!
//! Events are flat objects whose `type` says which other fields they have. Reading them field by
//! field, rather than through a tagged enum, keeps the place of every error and needs no buffering.

use serde::{Deserialize, Deserializer, de};

use super::PlanReference;
use super::event::{Actor, Changed, Entry, Event, Outcome, Standing, What};
use super::migration::{InEffect, Renamed, SetAside};
use crate::calendar::{Date, Instant};
use crate::json::{Sha256, Value, some};
use crate::plan::Id;

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Type {
    Task,
    Occurrence,
    Fact,
    Decision,
    Approval,
    Effect,
    Deviation,
    PeerReview,
    Learning,
    Migration,
    Withdrawal,
}

impl Type {
    fn name(self) -> &'static str {
        match self {
            Type::Task => "task",
            Type::Occurrence => "occurrence",
            Type::Fact => "fact",
            Type::Decision => "decision",
            Type::Approval => "approval",
            Type::Effect => "effect",
            Type::Deviation => "deviation",
            Type::PeerReview => "peer-review",
            Type::Learning => "learning",
            Type::Migration => "migration",
            Type::Withdrawal => "withdrawal",
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Raw {
    #[serde(default, deserialize_with = "some")]
    seq: Option<u64>,
    occurred: Date,
    recorded: Instant,
    actor: Actor,
    r#type: Type,
    #[serde(default, deserialize_with = "some")]
    id: Option<Id>,
    #[serde(default, deserialize_with = "some")]
    data: Option<Value>,
    #[serde(default, deserialize_with = "some")]
    standing: Option<Standing>,
    #[serde(default, deserialize_with = "some")]
    value: Option<Value>,
    #[serde(default, deserialize_with = "some")]
    source: Option<String>,
    #[serde(default, deserialize_with = "some")]
    option: Option<Id>,
    #[serde(default, deserialize_with = "some")]
    about: Option<u64>,
    #[serde(default, deserialize_with = "some")]
    outcome: Option<Outcome>,
    #[serde(default, deserialize_with = "some")]
    cause: Option<Id>,
    #[serde(default, deserialize_with = "some")]
    why: Option<String>,
    #[serde(default, deserialize_with = "some")]
    view: Option<String>,
    #[serde(default, deserialize_with = "some")]
    experience: Option<String>,
    #[serde(default, deserialize_with = "some")]
    learned: Option<String>,
    #[serde(default, deserialize_with = "some")]
    went_right: Option<String>,
    #[serde(default, deserialize_with = "some")]
    changed: Option<Changed>,
    #[serde(default, deserialize_with = "some")]
    to: Option<PlanReference>,
    #[serde(default, deserialize_with = "some")]
    renamed: Option<Vec<Renamed>>,
    #[serde(default, deserialize_with = "some")]
    set_aside: Option<Vec<SetAside>>,
    #[serde(default, deserialize_with = "some")]
    in_effect: Option<Vec<InEffect>>,
    #[serde(default, deserialize_with = "some")]
    corrects: Option<u64>,
    #[serde(default, deserialize_with = "some")]
    reason: Option<String>,
    #[serde(default)]
    labels: Vec<Id>,
    #[serde(default, deserialize_with = "some")]
    previous: Option<Sha256>,
    #[serde(default, deserialize_with = "some")]
    hash: Option<Sha256>,
}

/// What is missing from an event of its type, or has no place on one.
enum Misfit {
    Missing(&'static str),
    Unexpected(Type, &'static str),
    Other(&'static str),
}

impl Misfit {
    fn into_error<E: de::Error>(self) -> E {
        match self {
            Misfit::Missing(field) => E::missing_field(field),
            Misfit::Unexpected(kind, field) => E::custom(format_args!(
                "unknown field `{field}` on an event of type `{}`",
                kind.name()
            )),
            Misfit::Other(message) => E::custom(message),
        }
    }
}

fn need<T>(field: Option<T>, name: &'static str) -> Result<T, Misfit> {
    field.ok_or(Misfit::Missing(name))
}

impl Raw {
    fn what(&mut self) -> Result<What, Misfit> {
        let what = match self.r#type {
            Type::Task => What::Task {
                id: need(self.id.take(), "id")?,
                data: self.data.take(),
            },
            Type::Occurrence => What::Occurrence {
                id: need(self.id.take(), "id")?,
                data: self.data.take(),
            },
            Type::Fact => self.fact()?,
            Type::Decision => What::Decision {
                id: need(self.id.take(), "id")?,
                option: need(self.option.take(), "option")?,
                data: self.data.take(),
            },
            Type::Approval => What::Approval {
                id: need(self.id.take(), "id")?,
                about: need(self.about.take(), "about")?,
                outcome: need(self.outcome.take(), "outcome")?,
                data: self.data.take(),
            },
            Type::Effect => What::Effect {
                about: need(self.about.take(), "about")?,
            },
            Type::Deviation => What::Deviation {
                id: need(self.id.take(), "id")?,
                cause: need(self.cause.take(), "cause")?,
                why: need(self.why.take(), "why")?,
            },
            Type::PeerReview => What::PeerReview {
                about: need(self.about.take(), "about")?,
                view: need(self.view.take(), "view")?,
                experience: self.experience.take(),
            },
            Type::Learning => What::Learning {
                about: self.about.take(),
                learned: need(self.learned.take(), "learned")?,
                went_right: self.went_right.take(),
                changed: self.changed.take(),
            },
            Type::Migration => What::Migration {
                to: need(self.to.take(), "to")?,
                renamed: self.renamed.take().unwrap_or_default(),
                set_aside: self.set_aside.take().unwrap_or_default(),
                in_effect: self.in_effect.take().unwrap_or_default(),
                why: need(self.why.take(), "why")?,
            },
            Type::Withdrawal => {
                if self.corrects.is_none() {
                    return Err(Misfit::Missing("corrects"));
                }
                What::Withdrawal
            }
        };
        self.nothing_left()?;
        Ok(what)
    }

    fn fact(&mut self) -> Result<What, Misfit> {
        let standing = need(self.standing.take(), "standing")?;
        let value = self.value.take();
        match (standing, &value) {
            (Standing::Known, None) => return Err(Misfit::Missing("value")),
            (Standing::Unknown | Standing::NotAsked, Some(_)) => {
                return Err(Misfit::Other("a fact that is not known has no `value`"));
            }
            _ => {}
        }
        let source = self.source.take();
        Ok(What::Fact {
            id: need(self.id.take(), "id")?,
            standing,
            value,
            source,
        })
    }

    /// Every field that the type has a place for has been taken; any other is refused.
    fn nothing_left(&self) -> Result<(), Misfit> {
        let left = [
            (self.id.is_some(), "id"),
            (self.data.is_some(), "data"),
            (self.standing.is_some(), "standing"),
            (self.value.is_some(), "value"),
            (self.source.is_some(), "source"),
            (self.option.is_some(), "option"),
            (self.about.is_some(), "about"),
            (self.outcome.is_some(), "outcome"),
            (self.cause.is_some(), "cause"),
            (self.why.is_some(), "why"),
            (self.view.is_some(), "view"),
            (self.experience.is_some(), "experience"),
            (self.learned.is_some(), "learned"),
            (self.went_right.is_some(), "went-right"),
            (self.changed.is_some(), "changed"),
            (self.to.is_some(), "to"),
            (self.renamed.is_some(), "renamed"),
            (self.set_aside.is_some(), "set-aside"),
            (self.in_effect.is_some(), "in-effect"),
        ];
        match left.iter().find(|(there, _)| *there) {
            Some((_, field)) => Err(Misfit::Unexpected(self.r#type, field)),
            None => Ok(()),
        }
    }

    fn entry(&mut self) -> Result<Entry, Misfit> {
        let what = self.what()?;
        match (&self.corrects, &self.reason) {
            (Some(_), None) => return Err(Misfit::Missing("reason")),
            (None, Some(_)) => return Err(Misfit::Unexpected(self.r#type, "reason")),
            _ => {}
        }
        Ok(Entry {
            occurred: self.occurred,
            recorded: self.recorded,
            actor: self.actor.clone(),
            what,
            corrects: self.corrects.take(),
            reason: self.reason.take(),
            labels: std::mem::take(&mut self.labels),
        })
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut raw = Raw::deserialize(deserializer)?;
        let sealed = [
            (raw.seq.is_some(), "seq"),
            (raw.previous.is_some(), "previous"),
            (raw.hash.is_some(), "hash"),
        ];
        if let Some((_, field)) = sealed.iter().find(|(there, _)| *there) {
            return Err(de::Error::custom(format_args!(
                "unknown field `{field}`: the log gives an event its number and hashes"
            )));
        }
        raw.entry().map_err(Misfit::into_error)
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut raw = Raw::deserialize(deserializer)?;
        let entry = raw.entry().map_err(Misfit::into_error)?;
        let sealed = |raw: &Raw| {
            Ok((
                need(raw.seq, "seq")?,
                need(raw.previous, "previous")?,
                need(raw.hash, "hash")?,
            ))
        };
        let (seq, previous, hash) = sealed(&raw).map_err(Misfit::into_error)?;
        Ok(Event {
            seq,
            entry,
            previous,
            hash,
        })
    }
}
