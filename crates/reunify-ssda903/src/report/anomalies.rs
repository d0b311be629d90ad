//! Anomalies as the report lists them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::anomaly::{Anomaly, AnomalyCode, Effect};
use crate::read::Column;
use crate::submission::Submissions;

/// How many anomalies are listed one by one; all are counted.
const LISTED: usize = 10_000;

/// What does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Anomalies {
    /// How many there are.
    pub count: u64,
    /// How many there are of each kind.
    pub by_code: Vec<AnomalyCount>,
    /// The first 10,000, by child and row.
    pub listed: Vec<AnomalyLine>,
    /// How many are not listed.
    pub not_listed: u64,
}

/// How many anomalies there are of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct AnomalyCount {
    /// The kind.
    pub code: AnomalyCode,
    /// What it means.
    pub meaning: &'static str,
    /// What it does to the figures.
    pub effect: Effect,
    /// How many there are.
    pub count: u64,
}

/// One anomaly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct AnomalyLine {
    /// The kind.
    pub code: AnomalyCode,
    /// The child, as the file names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// The file.
    pub file: String,
    /// The row: in CSV its number, the heading being 1 and lines with nothing on them left out; in
    /// XML, the number of the element among those of its kind.
    pub row: u32,
    /// The column, if it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<Column>,
}

impl Anomalies {
    pub(super) fn of(submissions: &Submissions, anomalies: &[Anomaly]) -> Self {
        let mut counts: BTreeMap<AnomalyCode, u64> = BTreeMap::new();
        for anomaly in anomalies {
            let slot = counts.entry(anomaly.code).or_default();
            *slot = slot.saturating_add(1);
        }
        let counted = |(code, count): (AnomalyCode, u64)| AnomalyCount {
            code,
            meaning: code.meaning(),
            effect: code.effect(),
            count,
        };
        let line = |anomaly: &Anomaly| AnomalyLine {
            code: anomaly.code,
            child: anomaly
                .child
                .map(|child| submissions.child(child).to_owned()),
            file: submissions.file(anomaly.at).to_owned(),
            row: anomaly.at.row,
            column: anomaly.column,
        };
        let not_listed = anomalies.len().saturating_sub(LISTED);
        Self {
            count: u64::try_from(anomalies.len()).unwrap_or(u64::MAX),
            by_code: counts.into_iter().map(counted).collect(),
            listed: anomalies.iter().take(LISTED).map(line).collect(),
            not_listed: u64::try_from(not_listed).unwrap_or(u64::MAX),
        }
    }
}
