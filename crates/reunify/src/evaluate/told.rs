//! What was told of a fact, by itself: for a rule, which may keep nothing of the state.

use std::ops::Deref;
use std::sync::Arc;

use crate::calendar::Date;
use crate::case::Standing;
use crate::json::Value;

/// One thing that was told of a fact.
#[derive(Debug, Clone)]
pub(crate) struct Telling {
    pub(crate) occurred: Date,
    pub(crate) seq: u64,
    pub(crate) standing: Standing,
    pub(crate) value: Option<Value>,
}

/// Everything that was told of a fact, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told(Arc<[Telling]>);

impl Deref for Told {
    type Target = [Telling];
    fn deref(&self) -> &[Telling] {
        &self.0
    }
}

impl FromIterator<Telling> for Told {
    fn from_iter<I: IntoIterator<Item = Telling>>(tellings: I) -> Self {
        Self(tellings.into_iter().collect())
    }
}
