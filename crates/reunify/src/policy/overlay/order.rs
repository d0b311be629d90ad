//! Which of two events is never the later.

use crate::plan::{EventKind, Query, Starts};

/// Whether something never comes after what starts a clock, whatever happens.
pub(crate) fn never_later(from: &Query, starts: &Starts) -> bool {
    let Starts::On { event, .. } = starts else {
        return false;
    };
    // The same events, or more of them: the last of more is no earlier, so they must be the same.
    if from == event {
        return true;
    }
    // A decision is recorded before it takes effect, or as it does.
    match (&from.event, &event.event) {
        (
            EventKind::Decision { id, option },
            EventKind::Effect {
                id: effect,
                option: to,
            },
        ) => id == effect && option == to && from.r#where == event.r#where,
        _ => false,
    }
}
