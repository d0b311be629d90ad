//! StatedIn blocks to the inputs of the model, and how it is put together of them.

use reunify::{Code, Diagnostics};

use super::blocks::{Blocks, Origin, Sourced};
use super::gather::{Called, Gather};
use super::re_entry_cost::cost;
use super::{Inputs, StatedIn, refuse};
use crate::document::{Need, Returns, Support, SupportForNeed};
use crate::model::{Level, ServiceSlots, Structure, SupportCost, Volume, Weights};
use crate::wording;

impl Inputs {
    pub(super) fn resolve(blocks: Blocks) -> Result<Self, Diagnostics> {
        let mut gather = Gather::new(&blocks);
        let returns = volume(&mut gather, &blocks.returns);
        let rate = &blocks.re_entry;
        let months = blocks.within_months;
        let rate = gather.add(
            &rate.block.rate,
            &rate.origin,
            called("re-entry.rate", wording::rate(months), "/re-entry/rate"),
        );
        let target = &blocks.target;
        let target = gather.add(
            &target.block,
            &target.origin,
            called("target-rate", wording::target(months), "/target-rate"),
        );
        let support = support(&mut gather, &blocks.support);
        let cost = cost(&mut gather, &blocks.cost);
        let index = match &blocks.inflation {
            None => None,
            Some(inflation) => {
                let origin = &inflation.origin;
                let place = origin.place("/inflation");
                match gather.cited(inflation.block.cite.as_ref(), origin, &place) {
                    Ok(cited) => Some(cited),
                    Err(problem) => {
                        gather.problems.push(problem);
                        None
                    }
                }
            }
        };
        let Gather {
            inputs,
            mut problems,
            ..
        } = gather;
        if problems.has_errors() {
            return Err(problems);
        }
        if matches!(
            (&returns, &support),
            (Volume::Total(_), SupportCost::ByNeed(_))
        ) {
            let place = match blocks.support.origin.from {
                StatedIn::Inputs => blocks.support.origin.place("/support/by-need"),
                _ => blocks.returns.origin.place("/returns/total"),
            };
            problems.push(
                refuse(
                    Code::InvalidValue,
                    "support is by level of need, and how many children go home is not",
                    &place,
                )
                .help("give `returns` by need as well, or one average for `support`"),
            );
        }
        let of = |slot: crate::model::Slot| inputs.get(slot.0).map(|input| input.likely);
        let target_is_below = of(target) <= of(rate);
        // What an authority finds in its own returns is no mistake in the inputs.
        let is_local = blocks.re_entry.origin.from == StatedIn::LocalReturns;
        if !target_is_below && !is_local {
            let place = match blocks.target.origin.from {
                StatedIn::BasedOn => blocks.re_entry.origin.place("/re-entry/rate"),
                _ => blocks.target.origin.place("/target-rate"),
            };
            problems.push(
                refuse(
                    Code::InvalidValue,
                    "the target rate is above the re-entry rate",
                    &place,
                )
                .help("state a `target-rate` that is at most the rate of `re-entry`"),
            );
        }
        if problems.has_errors() {
            return Err(problems);
        }
        let structure = Structure {
            returns,
            rate,
            target,
            target_is_below,
            support,
            cost,
            weights: Weights::of(&blocks.horizon),
        };
        Ok(Self {
            index,
            inputs,
            structure,
            blocks,
        })
    }
}

pub(super) fn called(
    id: impl Into<String>,
    name: impl Into<String>,
    pointer: impl Into<String>,
) -> Called {
    Called {
        id: id.into(),
        name: name.into(),
        pointer: pointer.into(),
    }
}

fn volume(gather: &mut Gather<'_>, returns: &Sourced<Returns>) -> Volume {
    match &returns.block {
        Returns::Total(total) => Volume::Total(gather.add(
            total,
            &returns.origin,
            called("returns", wording::returns(None), "/returns/total"),
        )),
        Returns::ByNeed(levels) => Volume::ByNeed(Need::ALL.map(|need| {
            let name = need.as_str();
            gather.add(
                levels.of(need),
                &returns.origin,
                called(
                    format!("returns.{name}"),
                    wording::returns(Some(need)),
                    format!("/returns/by-need/{name}"),
                ),
            )
        })),
    }
}

fn support(gather: &mut Gather<'_>, support: &Sourced<Support>) -> SupportCost {
    match &support.block {
        Support::AveragePence(average) => SupportCost::Average(gather.add(
            average,
            &support.origin,
            called("support", wording::SUPPORT, "/support/average-pence"),
        )),
        Support::ByNeed(levels) => SupportCost::ByNeed(
            Need::ALL.map(|need| level(gather, levels.of(need), need, &support.origin)),
        ),
    }
}

fn level(gather: &mut Gather<'_>, support: &SupportForNeed, need: Need, origin: &Origin) -> Level {
    let id = format!("support.{}", need.as_str());
    let at = format!("/support/by-need/{}", need.as_str());
    let case = &support.case_management;
    Level {
        monthly: gather.add(
            &case.monthly_pence,
            origin,
            called(
                format!("{id}.case-management.monthly"),
                wording::case_monthly(need),
                format!("{at}/case-management/monthly-pence"),
            ),
        ),
        months: gather.add(
            &case.months,
            origin,
            called(
                format!("{id}.case-management.months"),
                wording::case_months(need),
                format!("{at}/case-management/months"),
            ),
        ),
        services: (0usize..)
            .zip(&support.services)
            .map(|(position, service)| {
                let id = format!("{id}.services.{}", service.id);
                let at = format!("{at}/services/{position}");
                let title = &service.title;
                ServiceSlots {
                    monthly: gather.add(
                        &service.monthly_pence,
                        origin,
                        called(
                            format!("{id}.monthly"),
                            wording::service_monthly(title, need),
                            format!("{at}/monthly-pence"),
                        ),
                    ),
                    months: gather.add(
                        &service.months,
                        origin,
                        called(
                            format!("{id}.months"),
                            wording::service_months(title, need),
                            format!("{at}/months"),
                        ),
                    ),
                    uptake: gather.add(
                        &service.uptake,
                        origin,
                        called(
                            format!("{id}.uptake"),
                            wording::service_uptake(title, need),
                            format!("{at}/uptake"),
                        ),
                    ),
                }
            })
            .collect(),
    }
}
