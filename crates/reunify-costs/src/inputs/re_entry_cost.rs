//! From the cost of a re-entry as it is written to the inputs that it is put together of.

use super::blocks::{Origin, Sourced};
use super::gather::Gather;
use super::resolve::called;
use crate::document::{CostOfReEntry, Placement, ProcessCost};
use crate::model::{CostOfOne, PlacementSlots, ProcessSlots};
use crate::wording;

pub(super) fn cost(gather: &mut Gather<'_>, cost: &Sourced<CostOfReEntry>) -> CostOfOne {
    let origin = &cost.origin;
    match &cost.block {
        CostOfReEntry::AveragePence(average) => CostOfOne::Average(gather.add(
            average,
            origin,
            called(
                "cost-of-re-entry",
                wording::COST_OF_RE_ENTRY,
                "/cost-of-re-entry/average-pence",
            ),
        )),
        CostOfReEntry::BuiltUp(built) => CostOfOne::BuiltUp {
            processes: (0usize..)
                .zip(&built.processes)
                .map(|(position, item)| process(gather, item, position, origin))
                .collect(),
            placements: (0usize..)
                .zip(&built.placements)
                .map(|(position, item)| placement(gather, item, position, origin))
                .collect(),
        },
    }
}

fn process(
    gather: &mut Gather<'_>,
    item: &ProcessCost,
    position: usize,
    origin: &Origin,
) -> ProcessSlots {
    let id = format!("cost-of-re-entry.{}", item.process.as_str());
    let at = format!("/cost-of-re-entry/built-up/processes/{position}");
    ProcessSlots {
        unit: gather.add(
            &item.unit_pence,
            origin,
            called(
                format!("{id}.unit"),
                wording::process_unit(item.process),
                format!("{at}/unit-pence"),
            ),
        ),
        times: gather.add(
            &item.times,
            origin,
            called(
                format!("{id}.times"),
                wording::process_times(item.process),
                format!("{at}/times"),
            ),
        ),
    }
}

fn placement(
    gather: &mut Gather<'_>,
    item: &Placement,
    position: usize,
    origin: &Origin,
) -> PlacementSlots {
    let kind = &item.r#type;
    let id = format!("cost-of-re-entry.placement.{kind}");
    let at = format!("/cost-of-re-entry/built-up/placements/{position}");
    PlacementSlots {
        kind: kind.clone(),
        weekly: gather.add(
            &item.weekly_pence,
            origin,
            called(
                format!("{id}.weekly"),
                wording::placement_weekly(kind),
                format!("{at}/weekly-pence"),
            ),
        ),
        weeks: gather.add(
            &item.weeks,
            origin,
            called(
                format!("{id}.weeks"),
                wording::placement_weeks(kind),
                format!("{at}/weeks"),
            ),
        ),
    }
}
