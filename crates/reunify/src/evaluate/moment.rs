//! A place in the order in which things happened, from which questions are asked.

use crate::calendar::Date;
use crate::case::Order;

/// When a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The day.
    pub(crate) day: Date,
    /// The last event that counts.
    pub(crate) upto: Order,
    /// The event with which a timescale started, for the conditions of a timescale.
    pub(crate) start: Option<Order>,
}

impl Moment {
    /// The end of a day.
    pub(crate) fn end_of(day: Date) -> Self {
        Self {
            day,
            upto: Order::end_of(day),
            start: None,
        }
    }

    /// Just after an event.
    pub(crate) fn after(order: Order) -> Self {
        Self {
            day: order.occurred,
            upto: order,
            start: None,
        }
    }

    /// The same moment, for a timescale that started with an event.
    pub(crate) fn since(self, start: Order) -> Self {
        Self {
            start: Some(start),
            ..self
        }
    }
}
