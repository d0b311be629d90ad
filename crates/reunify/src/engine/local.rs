//! What local policies put beside the items of a plan.

use crate::calendar::{Date, Period};
use crate::plan::{Basis, Citation, Condition, Id, InForce, Query, Requirement, Timescale};

use super::compiled::{Cond, Scoped, Tables};

/// A limit that a local policy sets on a timescale of the plan.
#[derive(Debug, Clone)]
pub(crate) struct LocalLimit {
    pub(crate) policy: Id,
    pub(crate) in_force: Option<InForce>,
    pub(crate) within: Option<Period>,
    pub(crate) from: Option<Query>,
    pub(crate) every: Option<Period>,
    pub(crate) when: Option<Condition>,
    pub(crate) basis: Basis,
}

/// A [`LocalLimit`] whose names have been looked up.
#[derive(Debug)]
pub(crate) struct CompiledLocal {
    pub(crate) limit: LocalLimit,
    pub(crate) from: Option<Scoped>,
    pub(crate) when: Option<Cond>,
}

impl CompiledLocal {
    pub(crate) fn of(limit: LocalLimit, tables: &mut Tables) -> Option<Self> {
        Some(Self {
            from: limit.from.as_ref().map(|from| tables.scoped(from)),
            when: match &limit.when {
                Some(when) => Some(tables.condition(when)?),
                None => None,
            },
            limit,
        })
    }

    pub(crate) fn in_force_on(&self, day: Date) -> bool {
        covers(self.limit.in_force.as_ref(), day)
    }
}

/// An item of the framework that stands in the place of the plan's.
#[derive(Debug, Clone)]
pub(crate) struct Adapted {
    pub(crate) policy: Id,
    pub(crate) in_force: Option<InForce>,
    pub(crate) cites: Vec<Citation>,
    pub(crate) item: AdaptedItem,
}

impl Adapted {
    pub(crate) fn is_of_requirement(&self, id: &Id) -> bool {
        matches!(&self.item, AdaptedItem::Requirement(requirement) if requirement.id == *id)
    }
}

#[derive(Debug, Clone)]
pub(crate) enum AdaptedItem {
    Timescale(Timescale),
    Requirement(Requirement),
}

/// An item of the framework that is not used.
#[derive(Debug, Clone)]
pub(crate) struct Dropped {
    pub(crate) in_force: Option<InForce>,
    pub(crate) item: crate::policy::Dropped,
}

/// An approval that is given at a higher level than in the plan.
#[derive(Debug, Clone)]
pub(crate) struct Raised {
    pub(crate) policy: Id,
    pub(crate) in_force: Option<InForce>,
    pub(crate) by: Vec<Id>,
}

impl Raised {
    pub(crate) fn in_force_on(&self, day: Date) -> bool {
        covers(self.in_force.as_ref(), day)
    }
}

/// The dates on which an item of the plan is not used, or something else stands in its place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Except(Vec<Option<InForce>>);

impl Except {
    pub(crate) fn add(&mut self, in_force: Option<InForce>) {
        self.0.push(in_force);
    }

    pub(super) fn dates(&self) -> impl Iterator<Item = &InForce> {
        self.0.iter().flatten()
    }

    pub(crate) fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn covers(&self, day: Date) -> bool {
        self.0.iter().any(|dates| covers(dates.as_ref(), day))
    }
}

/// Whether dates, which are all dates if there are none, have a day among them.
pub(crate) fn covers(dates: Option<&InForce>, day: Date) -> bool {
    dates.is_none_or(|dates| dates.covers(day))
}
