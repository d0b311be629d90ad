//! Which input matters most: each range by itself, with all else at its most likely.

use serde::Serialize;

use crate::document::{Pence, Unit};
use crate::inputs::Input;
use crate::model::{LineId, Outcome, Structure, TooLarge};

/// How far the net over the horizon moves with one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Swing {
    /// The input.
    pub input: String,
    /// What it is.
    pub name: String,
    /// The net with the input at its lowest.
    pub low: End,
    /// The net with the input at its highest.
    pub high: End,
    /// How far apart the two are, in pence.
    pub swing_pence: i64,
}

/// One end of a swing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct End {
    /// The value of the input.
    pub value: i64,
    /// The value as a person reads it.
    pub shown: String,
    /// The net over the horizon, in pence.
    pub net_pence: i64,
    /// The net as a person reads it.
    pub net_shown: String,
}

/// Every input with a range, the one that moves the net furthest first; none where there is no net.
pub(crate) fn swings(structure: &Structure, inputs: &[Input]) -> Result<Vec<Swing>, TooLarge> {
    if !structure.target_is_below {
        return Ok(Vec::new());
    }
    let likely: Vec<i64> = inputs.iter().map(|input| input.likely).collect();
    let mut swings = Vec::new();
    for (at, input) in inputs.iter().enumerate() {
        let Some(range) = input.range else { continue };
        let end = |value: i64| -> Result<End, TooLarge> {
            let mut values = likely.clone();
            if let Some(slot) = values.get_mut(at) {
                *slot = value;
            }
            let net = net(&structure.outcome(&values)?)?;
            Ok(End {
                value,
                shown: Unit::show(input.unit, value),
                net_pence: net,
                net_shown: Pence(net).to_string(),
            })
        };
        let (low, high) = (end(range.low)?, end(range.high)?);
        let swing = high.net_pence.abs_diff(low.net_pence);
        swings.push(Swing {
            input: input.id.clone(),
            name: input.name.clone(),
            swing_pence: i64::try_from(swing).map_err(|_| TooLarge(LineId::NetOverHorizon))?,
            low,
            high,
        });
    }
    swings.sort_by(|one, other| {
        let by_swing = other.swing_pence.cmp(&one.swing_pence);
        by_swing.then_with(|| one.input.cmp(&other.input))
    });
    Ok(swings)
}

fn net(outcome: &Outcome) -> Result<i64, TooLarge> {
    outcome
        .of(LineId::NetOverHorizon)
        .ok_or(TooLarge(LineId::NetOverHorizon))
}
