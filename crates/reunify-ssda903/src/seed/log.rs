//! Entries of a case as they are written, one after another.

use reunify::calendar::Date;
use reunify::case::{Actor, Standing, What};
use reunify::json::Value;
use reunify::{Entry, Id};

use super::{Ask, Mapping};
use crate::history::Window;
use crate::submission::RowAt;

/// The entries so far. An id that is none, which a test holds does not happen, is passed over.
pub(super) struct Log<'a> {
    ask: &'a Ask,
    mapping: &'static Mapping,
    window: &'a Window,
    pub(super) entries: Vec<Entry>,
}

impl<'a> Log<'a> {
    pub(super) fn new(ask: &'a Ask, mapping: &'static Mapping, window: &'a Window) -> Self {
        Self {
            ask,
            mapping,
            window,
            entries: Vec::new(),
        }
    }

    pub(super) fn known(&mut self, on: Date, id: &str, value: Value, at: Option<RowAt>) {
        self.fact(on, id, Standing::Known, Some(value), at);
    }

    pub(super) fn fact(
        &mut self,
        on: Date,
        id: &str,
        standing: Standing,
        value: Option<Value>,
        at: Option<RowAt>,
    ) {
        let year = at.and_then(|at| self.window.year(at));
        let source = year.map_or_else(
            || "SSDA903 return".to_owned(),
            |year| format!("SSDA903 return {year}"),
        );
        let Ok(id) = id.parse() else { return };
        self.entry(
            on,
            What::Fact {
                id,
                standing,
                value,
                source: Some(source),
            },
        );
    }

    pub(super) fn occurrence<const N: usize>(
        &mut self,
        on: Date,
        id: &str,
        data: [(&str, Value); N],
    ) {
        let Ok(id) = id.parse() else { return };
        let data = data.map(|(key, value)| (key.to_owned(), value));
        let data = Some(Value::Object(data.into_iter().collect()));
        self.entry(on, What::Occurrence { id, data });
    }

    fn entry(&mut self, occurred: Date, what: What) {
        let Ok(role) = self.mapping.role.parse::<Id>() else {
            return;
        };
        self.entries.push(Entry {
            occurred,
            recorded: self.ask.recorded,
            actor: Actor {
                role,
                reference: Some(self.mapping.reference.to_owned()),
            },
            what,
            corrects: None,
            reason: None,
            labels: Vec::new(),
        });
    }
}
