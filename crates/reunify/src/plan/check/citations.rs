//! Whether every item says who says so, and where.

use super::place::At;
use crate::diagnostic::{Code, Diagnostics};
use crate::plan::{Basis, Citation, PlanDocument};

pub(super) fn check(plan: &PlanDocument, found: &mut Diagnostics) {
    for (at, basis) in bases(plan) {
        if basis.cites.is_empty() {
            let help = "name the source and the place in it; if nobody has held the item against \
                        the source, say `\"verified\": false`";
            let message = "this cites nothing".to_owned();
            at.key("cites")
                .error(Code::MissingCitation, message, help, found);
        }
        if let Some(in_force) = &basis.in_force {
            super::times::check_in_force(in_force, &at.key("in-force"), found);
        }
    }
    for (at, citation) in all(plan) {
        if citation.at.trim().is_empty() {
            let message = format!("the place in `{}` is empty", citation.source);
            let help = "say where: a regulation, a chapter, a page";
            at.key("at")
                .error(Code::MissingCitation, message, help, found);
        }
    }
}

/// The basis of every item that has one.
fn bases(plan: &PlanDocument) -> Vec<(At, &Basis)> {
    fn each<'a, T>(
        list: &'static str,
        items: &'a [T],
        basis: impl Fn(&'a T) -> &'a Basis,
    ) -> Vec<(At, &'a Basis)> {
        let placed = items.iter().enumerate();
        placed
            .map(|(n, item)| (At::root(list).item(n).key("basis"), basis(item)))
            .collect()
    }
    let mut bases = each("stages", &plan.stages, |item| &item.basis);
    bases.extend(each("tasks", &plan.tasks, |item| &item.basis));
    bases.extend(each("decisions", &plan.decisions, |item| &item.basis));
    bases.extend(each("timescales", &plan.timescales, |item| &item.basis));
    bases.extend(each("requirements", &plan.requirements, |item| &item.basis));
    bases.extend(each("classifications", &plan.classifications, |item| {
        &item.basis
    }));
    bases.extend(each("advisories", &plan.advisories, |item| &item.basis));
    bases
}

/// Every citation of a plan with its place.
pub(super) fn all(plan: &PlanDocument) -> Vec<(At, &Citation)> {
    let mut lists: Vec<(At, &[Citation])> = Vec::new();
    for (at, basis) in bases(plan) {
        lists.push((at, &basis.cites));
    }
    for (n, timescale) in plan.timescales.iter().enumerate() {
        for (l, limit) in timescale.limits.iter().enumerate() {
            let at = At::root("timescales").item(n).key("limits").item(l);
            for (r, regime) in limit.then.iter().enumerate() {
                lists.push((at.key("then").item(r), &regime.cites));
            }
            lists.push((at, &limit.cites));
        }
    }
    let placed = lists.into_iter().flat_map(|(at, cites)| {
        cites
            .iter()
            .enumerate()
            .map(move |(n, citation)| (at.key("cites").item(n), citation))
    });
    placed.collect()
}
