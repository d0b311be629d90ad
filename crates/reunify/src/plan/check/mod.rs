//! The static checks of a plan: what can be found wrong with it before any case is run under it.
//!
//! Each file holds one family of checks. All of them run, whatever the others find, so that an
//! author sees every problem at once.

mod citations;
mod conditions;
mod fits;
mod index;
mod logic;
mod names;
mod place;
mod times;
mod visit;
mod way;

use super::PlanDocument;
use crate::diagnostic::Diagnostics;
use index::Index;

pub(super) fn check(plan: &PlanDocument) -> Diagnostics {
    let mut found = Diagnostics::new();
    let index = Index::new(plan, &mut found);
    names::check(plan, &index, &mut found);
    citations::check(plan, &mut found);
    fits::check(plan, &index, &mut found);
    way::check(plan, &mut found);
    times::check(plan, &index, &mut found);
    conditions::check(plan, &index, &mut found);
    found
}
