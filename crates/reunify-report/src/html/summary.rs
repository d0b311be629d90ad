//! What the page says first, in short.

use maud::{Markup, html};
use reunify::Percent;
use reunify::suppression::Shown;

use crate::figures::Figures;
use crate::table::{KEPT_OUT, written};

/// Within how many months the summary tells of re-entry.
const MONTHS: u16 = 12;

pub(super) fn summary(figures: &Figures) -> Markup {
    let returns = figures.returns.all;
    let home = figures.with_parents;
    html! {
        section aria-labelledby="summary" {
            h2 #summary { "Summary" }
            ul {
                li {
                    "Returns home: " strong { (written(returns.count)) }
                    ". Planned: " (written(returns.planned))
                    ". Unplanned: " (written(returns.unplanned)) "."
                }
                li { (again(figures)) }
                li {
                    "Placements with own parents: " strong { (written(home.count)) }
                    ". Ended in another placement: " (written(home.other_placement)) "."
                }
                @if let Some(reviews) = &figures.reviews {
                    li {
                        "Reviews due: " strong { (written(reviews.all.due)) }
                        ". Held on time: " (written(reviews.all.on_time))
                        (share(reviews.all.on_time, reviews.all.due)) "."
                    }
                }
            }
            (what_is_kept_out(figures))
        }
    }
}

fn again(figures: &Figures) -> Markup {
    let mut rates = figures.re_entry.all.iter();
    let rate = rates.find(|rate| rate.months == MONTHS);
    html! {
        "Looked after again within " (MONTHS) " months: "
        @match rate.and_then(|rate| rate.share.map(|share| (rate, share))) {
            Some((rate, share)) => {
                strong { (share) }
                " (" (written(rate.again)) " of the " (written(rate.followed)) " followed for as long)."
            }
            None => "not shown, or nobody was followed for as long."
        }
    }
}

fn share(part: Shown, whole: Shown) -> String {
    let (Shown::Count(part), Shown::Count(whole)) = (part, whole) else {
        return String::new();
    };
    Percent::of(part, whole).map_or_else(String::new, |share| format!(" ({share})"))
}

fn what_is_kept_out(figures: &Figures) -> Markup {
    html! {
        @match figures.fewer_than {
            Some(fewer_than) => p {
                (KEPT_OUT) " stands for a number that is not shown: it is not 0 and is below " (fewer_than)
                ", or it would give such a number away."
            },
            None => p {
                strong { "Small numbers are shown." }
                " This page can identify children and families. Keep it to those who may see each case, \
                 and do not publish it."
            }
        }
    }
}
