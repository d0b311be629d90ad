//! A plan's conditions with every name looked up once, so that evaluation only follows numbers.

use std::collections::BTreeMap;

use crate::calendar::Period;
use crate::case::{Key, Kind};
use crate::plan::{
    Condition, EventKind, FactDefinition, FieldTest, Id, Occurrence, PlanDocument, Query, SetTo,
    Since, Test, Within,
};
use crate::sorted::Sorted;

/// The number of a query in an engine: equal queries have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct QueryId(usize);

impl QueryId {
    pub(crate) fn number(self) -> usize {
        self.0
    }
}

/// The number of a fact in an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FactId(usize);

impl FactId {
    pub(crate) fn number(self) -> usize {
        self.0
    }
}

/// The number of events that rules read, among all that they do.
#[cfg(feature = "rules")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReadId(usize);

#[cfg(feature = "rules")]
impl ReadId {
    pub(crate) fn number(self) -> usize {
        self.0
    }
}

/// A query with how far back it looks.
#[derive(Debug, Clone)]
pub(crate) struct Scoped {
    pub(crate) query: QueryId,
    pub(crate) within: Scope,
}

/// How far back a query looks.
#[derive(Debug, Clone)]
pub(crate) enum Scope {
    Case,
    Attempt,
    Start,
    Since(Box<Scoped>),
}

/// A condition whose names have been looked up.
#[derive(Debug, Clone)]
pub(crate) enum Cond {
    All(Vec<Cond>),
    Any(Vec<Cond>),
    Not(Box<Cond>),
    Fact { fact: FactId, test: Test },
    Happened { of: Scoped, at_least: usize },
    Age { fact: FactId, at_least: u16 },
    Elapsed { since: CondSince, at_least: Period },
    Stage(Vec<Id>),
}

/// From when time is counted.
#[derive(Debug, Clone)]
pub(crate) enum CondSince {
    Start,
    Event(Scoped),
    Fact(FactId),
}

/// A fact with everything that settles it.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub(crate) definition: FactDefinition,
    pub(crate) key: Key,
    pub(crate) set_by: Vec<(Key, SetTo)>,
}

/// Which events count, without how far back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CompiledQuery {
    pub(crate) kind: EventKind,
    pub(crate) tests: Vec<FieldTest>,
}

/// The facts and queries of an engine, and how to look them up while it is put together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tables {
    pub(crate) queries: Vec<CompiledQuery>,
    /// The queries that ask for events of one kind with some of what was recorded.
    tested: BTreeMap<EventKind, Vec<QueryId>>,
    query_ids: BTreeMap<CompiledQuery, QueryId>,
    pub(crate) facts: Vec<Fact>,
    fact_ids: Sorted<Id, FactId>,
    /// What rules read of events.
    #[cfg(feature = "rules")]
    pub(crate) reads: Vec<QueryId>,
}

impl Tables {
    pub(crate) fn new(plan: &PlanDocument) -> Self {
        let mut tables = Self::default();
        for definition in &plan.facts {
            let fact = Fact {
                key: Key {
                    kind: Kind::Fact,
                    id: definition.id.clone(),
                },
                set_by: plan
                    .occurrences
                    .iter()
                    .flat_map(|o| setters(o, &definition.id))
                    .collect(),
                definition: definition.clone(),
            };
            tables
                .fact_ids
                .insert(definition.id.clone(), FactId(tables.facts.len()));
            tables.facts.push(fact);
        }
        tables
    }

    /// The number of a fact; `None` if the plan has none of that name.
    pub(crate) fn fact_id(&self, id: &str) -> Option<FactId> {
        self.fact_ids.get(id).copied()
    }

    pub(crate) fn fact(&self, fact: FactId) -> Option<&Fact> {
        self.facts.get(fact.0)
    }

    pub(crate) fn query(&self, query: QueryId) -> Option<&CompiledQuery> {
        self.queries.get(query.0)
    }

    /// The queries that test what was recorded with events of a kind.
    pub(crate) fn tested(&self, kind: &EventKind) -> &[QueryId] {
        self.tested.get(kind).map_or(&[], Vec::as_slice)
    }

    /// The number of a query, made if it is new.
    pub(crate) fn intern(&mut self, kind: &EventKind, tests: &[FieldTest]) -> QueryId {
        let query = CompiledQuery {
            kind: kind.clone(),
            tests: tests.to_vec(),
        };
        if let Some(id) = self.query_ids.get(&query) {
            return *id;
        }
        let id = QueryId(self.queries.len());
        if !tests.is_empty() {
            self.tested.entry(kind.clone()).or_default().push(id);
        }
        self.queries.push(query.clone());
        self.query_ids.insert(query, id);
        id
    }

    /// The number of all events of a kind among those that rules read, made if it is new.
    #[cfg(feature = "rules")]
    pub(crate) fn read(&mut self, kind: &EventKind) -> ReadId {
        let query = self.intern(kind, &[]);
        let known = self.reads.iter().position(|read| *read == query);
        ReadId(known.unwrap_or_else(|| {
            self.reads.push(query);
            self.reads.len().saturating_sub(1)
        }))
    }

    pub(crate) fn scoped(&mut self, query: &Query) -> Scoped {
        self.scoped_parts(&query.event, &query.r#where, &query.within)
    }

    fn scoped_parts(&mut self, kind: &EventKind, tests: &[FieldTest], within: &Within) -> Scoped {
        let within = match within {
            Within::Case => Scope::Case,
            Within::Attempt => Scope::Attempt,
            Within::Start => Scope::Start,
            Within::Since(query) => Scope::Since(Box::new(self.scoped(query))),
        };
        Scoped {
            query: self.intern(kind, tests),
            within,
        }
    }

    /// A condition with its names looked up; `None` if it names a fact that the plan does not have,
    /// which the checks of a plan rule out.
    pub(crate) fn condition(&mut self, condition: &Condition) -> Option<Cond> {
        Some(match condition {
            Condition::All(parts) => Cond::All(self.conditions(parts)?),
            Condition::Any(parts) => Cond::Any(self.conditions(parts)?),
            Condition::Not(part) => Cond::Not(Box::new(self.condition(part)?)),
            Condition::Fact { id, test } => Cond::Fact {
                fact: self.fact_id(id.as_str())?,
                test: test.clone(),
            },
            Condition::Happened {
                event,
                r#where,
                within,
                at_least,
            } => Cond::Happened {
                of: self.scoped_parts(event, r#where, within),
                at_least: usize::try_from(*at_least).ok()?,
            },
            Condition::Age { fact, at_least } => Cond::Age {
                fact: self.fact_id(fact.as_str())?,
                at_least: *at_least,
            },
            Condition::Elapsed { since, at_least } => Cond::Elapsed {
                since: match since {
                    Since::Start => CondSince::Start,
                    Since::Event(query) => CondSince::Event(self.scoped(query)),
                    Since::Fact(fact) => CondSince::Fact(self.fact_id(fact.as_str())?),
                },
                at_least: *at_least,
            },
            Condition::Stage(stages) => Cond::Stage(stages.clone()),
        })
    }

    fn conditions(&mut self, parts: &[Condition]) -> Option<Vec<Cond>> {
        parts.iter().map(|part| self.condition(part)).collect()
    }
}

fn setters(occurrence: &Occurrence, fact: &Id) -> Vec<(Key, SetTo)> {
    let key = Key {
        kind: Kind::Occurrence,
        id: occurrence.id.clone(),
    };
    let sets = occurrence.sets.iter().filter(|set| set.fact == *fact);
    sets.map(|set| (key.clone(), set.to.clone())).collect()
}
