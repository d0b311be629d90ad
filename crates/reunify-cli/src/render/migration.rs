//! What came of moving cases to another plan, for a person at a terminal.

use std::fmt::Write as _;

use reunify::engine::{
    CaseMigration, Migrated, MigrationOutcome, MigrationReport, NotMigrated, RefusedEvent,
};

use super::policy::{BAD, BOLD, effects, painted};

/// What came of moving cases to another plan, case by case, and in all.
pub(crate) fn migration(report: &MigrationReport) -> String {
    let mut out = format!("to {}\n", report.to);
    let mut not_moved = 0_usize;
    for case in &report.cases {
        match &case.outcome {
            MigrationOutcome::Migrated(migrated) => moved(case, migrated, &mut out),
            MigrationOutcome::NotMigrated(why) => {
                not_moved = not_moved.saturating_add(1);
                refused(case, why, &mut out);
            }
        }
    }
    let all = report.cases.len();
    let counted = match all {
        1 => "1 case".to_owned(),
        all => format!("{all} cases"),
    };
    let summary = match (report.kept, not_moved) {
        (true, _) => format!("{counted} moved"),
        (false, 0) => format!("{counted} can be moved; none has been"),
        (false, some) if some == all => format!("{counted} cannot be moved"),
        (false, some) => format!("{some} of {counted} cannot be moved; none has been"),
    };
    let _ = writeln!(out, "\n{}", painted(BOLD, &summary));
    out
}

fn moved(case: &CaseMigration, migrated: &Migrated, out: &mut String) {
    out.push_str(&effects(&case.case, &migrated.effects));
    let stage = &migrated.stage;
    let on = match migrated.ways_forward.as_slice() {
        [] => "which is final".to_owned(),
        [way] => format!("and can go on to \"{}\"", way.to_title),
        ways => format!("and can go on in {} ways", ways.len()),
    };
    let _ = writeln!(
        out,
        "  From {}; at \"{}\", attempt {}, {on}",
        case.from, stage.title, stage.attempt
    );
    if !migrated.on_other_forms.is_empty() {
        out.push_str("  Recorded on forms that are others now, and read as they are:\n");
        events(&migrated.on_other_forms, out);
    }
}

fn refused(case: &CaseMigration, why: &NotMigrated, out: &mut String) {
    let _ = writeln!(out, "\n{}", painted(BOLD, &case.case));
    let code = format!("[{}]", why.rejection.code);
    let message = &why.rejection.message;
    let _ = writeln!(out, "  {} {message}", painted(BAD, &code));
    events(&why.events, out);
    if let Some(help) = &why.rejection.help {
        let _ = writeln!(out, "  = help: {help}");
    }
}

fn events(events: &[RefusedEvent], out: &mut String) {
    for RefusedEvent { event, rejection } in events {
        let _ = writeln!(out, "    event {event}: {}", rejection.message);
    }
}
