//! Every kind of anomaly: what raises it, where, and what it does to the figures.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::collections::BTreeSet;

use common::{codes, day, episodes, read, report_of};
use reunify_ssda903::{AnomalyCode, Intake, Report, Source, report};

/// Rows, what they raise with row and column, and how many periods are counted and left out.
type Case = (
    &'static [&'static str],
    &'static [(&'static str, u32, &'static str)],
    (u64, u64),
);

/// Each case also has a child `ok` with a sound period.
const CASES: &[Case] = &[
    (
        &[",01/05/2017,S,V2,U6,,"],
        &[("no-child", 3, "CHILD")],
        (1, 0),
    ),
    (&["1,,S,V2,U6,,"], &[("no-date", 3, "DECOM")], (1, 0)),
    (
        &["1,31/02/2017,S,V2,U6,,", "2,01/05/2017,S,V2,U6,soon,E4A"],
        &[
            ("unreadable-date", 3, "DECOM"),
            ("unreadable-date", 4, "DEC"),
        ],
        (1, 0),
    ),
    (
        &["1,01/04/2018,S,V2,U6,,"],
        &[("starts-after-as-of", 3, "")],
        (1, 0),
    ),
    (
        &["1,01/05/2017,S,V2,U6,01/04/2018,E4A"],
        &[("ceases-after-as-of", 3, "")],
        (2, 0),
    ),
    (
        &["1,01/05/2017,S,V2,U6,,", "1,01/05/2017,S,V2,U6,,"],
        &[("duplicate-row", 3, "")],
        (2, 0),
    ),
    (
        &["1,01/05/2017,S,V2,U6,,", "1,01/05/2017,S,C2,U6,,"],
        &[("conflicting-rows", 4, "")],
        (1, 1),
    ),
    (
        &["b,31/05/2009,S,V2,U6,,"],
        &[("before-birth", 3, "DECOM")],
        (1, 1),
    ),
    (
        &["1,01/05/2017,S,V2,U6,01/05/2017,E4A"],
        &[("ceases-before-start", 3, "DEC")],
        (1, 1),
    ),
    (
        &["1,01/05/2017,S,V2,U6,02/05/2017,"],
        &[("ceased-without-reason", 3, "REC")],
        (1, 1),
    ),
    (
        &["1,01/05/2017,S,V2,U6,,E4A"],
        &[("reason-without-day", 3, "DEC")],
        (1, 1),
    ),
    (
        &["1,01/05/2017,,V2,U6,,", "2,01/05/2017,S,,U6,,"],
        &[("no-code", 3, "RNE"), ("no-code", 4, "LS")],
        (1, 2),
    ),
    (
        &[
            "1,01/05/2017,Q,V2,U6,,",
            "2,01/05/2017,S,V9,U6,,",
            "3,01/05/2017,S,V2,U6,02/06/2017,E99",
        ],
        &[
            ("unknown-code", 3, "RNE"),
            ("unknown-code", 4, "LS"),
            ("unknown-code", 5, "REC"),
        ],
        (1, 3),
    ),
    (
        &["1,01/05/2017,S,V2,,,", "2,01/05/2017,S,V2,Q1,,"],
        &[
            ("unknown-placement", 3, "PLACE"),
            ("unknown-placement", 4, "PLACE"),
        ],
        (3, 0),
    ),
    (
        &["1,01/05/2017,S,V2,P1,,"],
        &[("home-under-section-20", 3, "PLACE")],
        (1, 1),
    ),
    (
        &[
            "1,01/05/2017,S,V2,U6,01/07/2017,E4A",
            "1,01/06/2017,S,V2,U6,,",
        ],
        &[("overlap", 4, "")],
        (1, 2),
    ),
    (
        &[
            "1,01/05/2017,S,V2,U6,01/07/2017,X1",
            "1,02/07/2017,S,V2,U6,,",
        ],
        &[("goes-on-in-nothing", 3, "")],
        (2, 1),
    ),
    (
        &[
            "1,01/05/2017,S,V2,U6,01/07/2017,X1",
            "1,01/07/2017,S,C2,U6,,",
        ],
        &[("starts-where-it-goes-on", 4, "")],
        (1, 1),
    ),
    (
        &[
            "1,01/05/2017,S,V2,U6,01/07/2017,E4A",
            "1,01/08/2017,P,V2,U6,,",
        ],
        &[("does-not-start", 4, "")],
        (2, 1),
    ),
    (
        &[
            "1,01/05/2017,S,V4,U6,01/07/2017,X1",
            "1,01/07/2017,L,C2,U6,01/09/2017,X1",
            "1,01/09/2017,L,V3,U6,,",
        ],
        &[
            ("joined-to-short-breaks", 4, ""),
            ("joined-to-short-breaks", 4, ""),
        ],
        (1, 1),
    ),
];

fn lines(report: &Report) -> Vec<(&str, u32, &str)> {
    let listed = report.anomalies.listed.iter();
    let line = listed.map(|line| {
        let column = line.column.map_or("", |column| column.as_str());
        (line.code.as_str(), line.row, column)
    });
    line.collect()
}

#[test]
fn each_is_told_by_row_and_kept_out() {
    for (rows, raised, (counted, left_out)) in CASES {
        let rows = [&["ok,01/05/2017,S,V2,U6,01/06/2017,E4A"], *rows].concat();
        let report = report_of(&rows, &["b,01/06/2009,x"]);
        assert_eq!(lines(&report), *raised, "{rows:?}");
        assert_eq!(
            (report.periods.counted, report.periods.left_out),
            (*counted, *left_out),
            "{rows:?}"
        );
    }
}

#[test]
fn births() {
    let rows = ["1,01/05/2017,S,V2,U6,,"];
    let report = report_of(&rows, &["1,01/06/2009,x", "1,02/06/2009,x"]);
    assert_eq!(lines(&report), [("several-births", 3, "DOB")]);
    assert_eq!(report.periods.without_birth, 1);
    let report = report_of(&rows, &["1,June,x"]);
    assert_eq!(lines(&report), [("unreadable-birth", 2, "DOB")]);
    assert_eq!(
        (report.periods.counted, report.periods.without_birth),
        (1, 1)
    );
    assert_eq!(report.rows.set_aside, 0);
}

#[test]
fn reviews() {
    let files = [
        ("e.csv", episodes(&["1,01/05/2017,S,V2,U6,01/06/2017,E4A"])),
        (
            "r.csv",
            "CHILD,REVIEW\n1,02/06/2017\n2,01/05/2017\n1,01/04/2018\n1,never\n1,20/05/2017\n1,20/05/2017\n"
                .to_owned(),
        ),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let report = report::returns(&read(&files).unwrap(), day("2018-03-31")).unwrap();
    assert_eq!(
        lines(&report),
        [
            ("review-outside-care", 2, "REVIEW"),
            ("review-after-as-of", 4, "REVIEW"),
            ("unreadable-date", 5, "REVIEW"),
            ("review-outside-care", 3, "REVIEW"),
        ]
    );
    let reviews = report.reviews.unwrap();
    assert_eq!((reviews.all.on_time, reviews.all.missing), (1, 0));
    assert_eq!(
        report.returns.all.followed, 1,
        "a review that cannot be read hides no episode"
    );
}

/// Two returns, with the years said or not.
fn two(said: bool, first: &[&str], second: &[&str]) -> Report {
    let mut intake = Intake::new();
    for (name, year, rows) in [("1.csv", "2017", first), ("2.csv", "2018", second)] {
        let mut source = Source::named(name);
        if said {
            source = source.of_year(year.parse().unwrap());
        }
        intake
            .csv(&source, None, episodes(rows).as_bytes())
            .unwrap();
    }
    report::returns(&intake.finish().unwrap(), day("2018-03-31")).unwrap()
}

#[test]
fn an_end_that_was_withdrawn() {
    let first = ["1,01/05/2016,S,C2,U6,01/03/2017,E4A"];
    let second = ["1,01/05/2016,S,C2,U6,,", "2,01/06/2017,S,C2,U6,,"];
    let told = two(false, &first, &second);
    assert_eq!(codes(&told), ["open-again"]);
    assert_eq!((told.returns.all.count, told.periods.open), (1, 1));
    let said = two(true, &first, &second);
    assert!(codes(&said).is_empty());
    assert_eq!((said.returns.all.count, said.periods.open), (0, 2));
}

#[test]
fn a_start_that_was_corrected() {
    let first = ["1,01/05/2016,S,C2,U6,,", "2,01/03/2017,S,V2,U6,,"];
    let second = [
        "1,03/05/2016,S,C2,U6,01/06/2017,E4A",
        "2,01/03/2017,S,V2,U6,,",
    ];
    for said in [false, true] {
        let report = two(said, &first, &second);
        assert_eq!(codes(&report), ["gave-way"]);
        assert_eq!((report.periods.counted, report.periods.left_out), (2, 0));
        assert_eq!(report.returns.all.count, 1);
    }
}

#[test]
fn every_code_is_raised_here() {
    let mut raised: BTreeSet<&str> = CASES
        .iter()
        .flat_map(|(_, raised, _)| raised.iter().map(|(code, _, _)| *code))
        .collect();
    raised.extend([
        "several-births",
        "unreadable-birth",
        "review-outside-care",
        "review-after-as-of",
        "open-again",
        "gave-way",
    ]);
    let all: BTreeSet<&str> = AnomalyCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(raised, all);
    assert!(
        AnomalyCode::ALL
            .iter()
            .all(|code| code.meaning().ends_with('.'))
    );
}

#[test]
fn what_comes_after_a_return_is_not_told_where_it_is_in_doubt() {
    let home = "1,01/05/2016,S,V2,U6,01/06/2016,E4A";
    let fine = report_of(&[home, "2,01/01/2018,S,V2,U6,,"], &[]);
    assert_eq!(fine.returns.all.followed, 1);
    for after in [
        "1,01/08/2016,S,V2,U6,,E4A",
        "1,01/08/2016,P,V2,U6,,",
        "1,31/08/216,S,V2,U6,,",
    ] {
        let report = report_of(&[home, after], &[]);
        let all = &report.returns.all;
        assert_eq!(
            (all.count, all.followed, all.not_followed.in_doubt),
            (1, 0, 1),
            "{after}"
        );
        assert_eq!(all.by_months[0].followed, 0);
    }
}
