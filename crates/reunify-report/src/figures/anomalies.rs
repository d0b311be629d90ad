//! What does not hold together, counted. No child, file or row is named.

use reunify::suppression::{Shown, Suppression};
use reunify_ssda903::report::{Anomalies, AnomalyCount};
use reunify_ssda903::{AnomalyCode, Effect};
use serde::Serialize;

use crate::suppress::Grid;

/// What does not hold together, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct AnomalyFigures {
    /// How many there are.
    pub count: Shown,
    /// How many there are of each kind.
    pub by_code: Vec<AnomalyKind>,
}

/// How many anomalies there are of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct AnomalyKind {
    /// The kind.
    pub code: AnomalyCode,
    /// What it means.
    pub meaning: &'static str,
    /// What it does to the figures.
    pub effect: Effect,
    /// How many there are.
    pub count: Shown,
}

impl AnomalyFigures {
    pub(super) fn of(anomalies: &Anomalies, rule: Suppression) -> Self {
        let counts = anomalies.by_code.iter().map(|kind| kind.count).collect();
        let grid = Grid::of(rule, &[counts]);
        let kind = |(column, kind): (usize, &AnomalyCount)| AnomalyKind {
            code: kind.code,
            meaning: kind.meaning,
            effect: kind.effect,
            count: grid.cell(0, column),
        };
        Self {
            count: grid.of_row(0),
            by_code: anomalies.by_code.iter().enumerate().map(kind).collect(),
        }
    }
}
