//! What does not hold together in a row by itself.

use reunify::calendar::Date;

use super::Histories;
use super::settle::Settled;
use crate::anomaly::AnomalyCode;
use crate::code::{LegalStatus, Placement, ReasonCeased, ReasonForNewEpisode};
use crate::read::Column;
use crate::submission::Episode;

/// Marks the rows about which there is a doubt, and leaves out what had not happened by the day that
/// was asked about.
pub(super) fn check(
    mut rows: Vec<Settled>,
    birth: Option<Date>,
    all: &mut Histories,
) -> Vec<Settled> {
    let as_of = all.window.as_of;
    rows.retain_mut(|row| {
        if row.episode.start > as_of {
            all.notice(&row.episode, AnomalyCode::StartsAfterAsOf);
            return false;
        }
        for (code, column) in wrong_with(&row.episode, birth) {
            all.notice_in(&row.episode, code, column);
            row.doubt |= code.effect() == crate::anomaly::Effect::PeriodLeftOut;
        }
        if row.episode.end.is_some_and(|end| end > as_of) {
            all.notice(&row.episode, AnomalyCode::CeasesAfterAsOf);
            row.episode.end = None;
            row.episode.ceased = None;
        }
        true
    });
    rows
}

fn wrong_with(row: &Episode, birth: Option<Date>) -> Vec<(AnomalyCode, Option<Column>)> {
    use AnomalyCode::{
        BeforeBirth, CeasedWithoutReason, CeasesBeforeStart, HomeUnderSection20, NoCode,
        ReasonWithoutDay, UnknownCode, UnknownPlacement,
    };
    let mut wrong = Vec::new();
    let mut found = |code, column| wrong.push((code, column));
    if birth.is_some_and(|birth| row.start < birth) {
        found(BeforeBirth, Some(Column::Decom));
    }
    match (row.end, row.ceased) {
        (Some(_), None) => found(CeasedWithoutReason, Some(Column::Rec)),
        (None, Some(_)) => found(ReasonWithoutDay, Some(Column::Dec)),
        _ => {}
    }
    if row.end.is_some_and(|end| end <= row.start) {
        found(CeasesBeforeStart, Some(Column::Dec));
    }
    if row.ceased == Some(ReasonCeased::Other) {
        found(UnknownCode, Some(Column::Rec));
    }
    match row.reason {
        None => found(NoCode, Some(Column::Rne)),
        Some(ReasonForNewEpisode::Other) => found(UnknownCode, Some(Column::Rne)),
        Some(_) => {}
    }
    match row.legal_status {
        None => found(NoCode, Some(Column::Ls)),
        Some(LegalStatus::Other) => found(UnknownCode, Some(Column::Ls)),
        Some(_) => {}
    }
    match row.placement {
        None | Some(Placement::Other) => found(UnknownPlacement, Some(Column::Place)),
        Some(Placement::P1) if row.legal_status == Some(LegalStatus::V2) => {
            found(HomeUnderSection20, Some(Column::Place));
        }
        Some(_) => {}
    }
    wrong
}
