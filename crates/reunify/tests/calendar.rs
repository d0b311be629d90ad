//! Counting days: the vectors of the regulations, every bank holiday, and what must always be so.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

use proptest::prelude::*;
use reunify::calendar::{Calendar, CalendarError, Date, Period};

fn calendar() -> Calendar {
    Calendar::england_and_wales().unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn add(from: &str, period: Period) -> String {
    calendar().add(day(from), period).unwrap().date.to_string()
}

#[test]
fn working_days_after_a_trigger() {
    let counts = [5, 10, 15, 20, 45];
    // Easter and early May; Christmas from its start and from within; Easter; the State Funeral of
    // 19 September 2022; the Coronation on 8 May 2023.
    let vectors = [
        (
            "2025-04-01",
            [
                "2025-04-08",
                "2025-04-15",
                "2025-04-24",
                "2025-05-01",
                "2025-06-09",
            ],
        ),
        (
            "2025-12-01",
            [
                "2025-12-08",
                "2025-12-15",
                "2025-12-22",
                "2025-12-31",
                "2026-02-05",
            ],
        ),
        (
            "2025-12-19",
            [
                "2025-12-30",
                "2026-01-07",
                "2026-01-14",
                "2026-01-21",
                "2026-02-25",
            ],
        ),
        (
            "2026-03-23",
            [
                "2026-03-30",
                "2026-04-08",
                "2026-04-15",
                "2026-04-22",
                "2026-05-29",
            ],
        ),
        (
            "2022-08-30",
            [
                "2022-09-06",
                "2022-09-13",
                "2022-09-21",
                "2022-09-28",
                "2022-11-02",
            ],
        ),
        (
            "2023-04-24",
            [
                "2023-05-02",
                "2023-05-10",
                "2023-05-17",
                "2023-05-24",
                "2023-06-29",
            ],
        ),
    ];
    for (trigger, expected) in vectors {
        for (count, expected) in counts.into_iter().zip(expected) {
            assert_eq!(
                add(trigger, Period::WorkingDays(count)),
                expected,
                "{trigger} + {count}"
            );
        }
    }
}

#[test]
fn the_two_counts_of_regulation_19_follow_each_other() {
    let assessed = add("2025-12-19", Period::WorkingDays(10));
    assert_eq!(assessed, "2026-01-07");
    assert_eq!(add(&assessed, Period::WorkingDays(10)), "2026-01-21");
}

#[test]
fn months_and_years_clip_to_the_end_of_the_month() {
    assert_eq!(add("2025-11-30", Period::Months(3)), "2026-02-28");
    assert_eq!(add("2025-08-31", Period::Months(6)), "2026-02-28");
    assert_eq!(add("2023-11-30", Period::Months(3)), "2024-02-29");
    assert_eq!(add("2024-02-29", Period::Years(1)), "2025-02-28");
}

#[test]
fn a_part_of_a_day_counts_as_none() {
    assert_eq!(add("2026-02-20", Period::Hours(24)), "2026-02-21");
    assert_eq!(add("2026-02-20", Period::Hours(72)), "2026-02-23");
}

#[test]
fn one_off_and_moved_bank_holidays_are_no_working_days() {
    let calendar = calendar();
    let counts = |date: &str| {
        let before = day(date).plus_days(-1).unwrap();
        calendar.count(before, day(date)).unwrap()
    };
    let holidays = [
        "2011-04-29",
        "2012-06-04",
        "2012-06-05",
        "2020-05-08",
        "2022-06-02",
        "2022-06-03",
        "2022-09-19",
        "2023-05-08",
        "2021-12-27",
        "2021-12-28",
        "2022-12-27",
        "2028-01-03",
    ];
    for holiday in holidays {
        assert_eq!(counts(holiday), 0, "{holiday} is a bank holiday");
    }
    // The days from which they were moved.
    for moved_from in ["2012-05-28", "2020-05-04", "2022-05-30"] {
        assert_eq!(counts(moved_from), 1, "{moved_from} is a working day");
    }
    for (year, count) in [(2019, 253), (2020, 254), (2022, 250), (2025, 253)] {
        let (first, last) = (format!("{}-12-31", year - 1), format!("{year}-12-31"));
        assert_eq!(
            calendar.count(day(&first), day(&last)).unwrap(),
            count,
            "working days of {year}"
        );
    }
}

#[test]
fn what_rests_on_days_not_yet_proclaimed_is_a_forecast() {
    let calendar = calendar();
    let forecast = |from: &str, period| calendar.add(day(from), period).unwrap().forecast;
    assert!(!forecast("2027-12-01", Period::WorkingDays(10)));
    assert!(forecast("2027-12-20", Period::WorkingDays(10)));
    assert!(forecast("2030-03-01", Period::WorkingDays(1)));
    assert!(
        !forecast("2030-03-01", Period::Weeks(6)),
        "weeks rest on no holiday"
    );
}

#[test]
fn past_the_end_of_the_table_there_is_no_answer() {
    let calendar = calendar();
    let last = calendar.last();
    assert_eq!(last.to_string(), "2035-12-31");
    let past = calendar.add(last, Period::WorkingDays(1));
    assert!(
        matches!(past, Err(CalendarError::PastEnd { .. })),
        "{past:?}"
    );
    assert!(
        calendar
            .add(day("2009-12-31"), Period::WorkingDays(1))
            .is_err()
    );
    assert!(
        calendar
            .count(day("2009-01-01"), day("2010-02-01"))
            .is_err()
    );
}

#[test]
fn closures_of_an_authority_are_left_out_only_of_its_own_calendar() {
    let closed = calendar().with_closures([(day("2025-12-29"), "Offices closed".to_owned())]);
    let due = closed
        .add(day("2025-12-19"), Period::WorkingDays(10))
        .unwrap();
    assert_eq!(due.date.to_string(), "2026-01-08");
    assert_ne!(closed.sha256(), calendar().sha256());
}

proptest! {
    #[test]
    fn adding_and_counting_agree(offset in 0i64..9000, count in 1u16..300) {
        let calendar = calendar();
        let from = calendar.first().plus_days(offset).unwrap();
        if let Ok(due) = calendar.add(from, Period::WorkingDays(count)) {
            prop_assert_eq!(calendar.count(from, due.date).unwrap(), usize::from(count));
            let before = due.date.plus_days(-1).unwrap();
            prop_assert_eq!(calendar.count(from, before).unwrap(), usize::from(count) - 1);
        }
    }

    #[test]
    fn more_time_and_a_later_start_never_end_sooner(
        offset in 0i64..7000,
        later in 0i64..60,
        count in 0u16..100,
        more in 0u16..20,
        unit in 0usize..6,
    ) {
        let calendar = calendar();
        let period = |n: u16| [
            Period::Hours(n), Period::WorkingDays(n), Period::Days(n), Period::Weeks(n),
            Period::Months(n), Period::Years(n % 3),
        ][unit];
        let from = calendar.first().plus_days(offset).unwrap();
        let end = |from, count| calendar.add(from, period(count)).map(|due| due.date);
        if unit != 5 && let (Ok(less), Ok(more)) = (end(from, count), end(from, count + more)) {
            prop_assert!(less <= more);
        }
        let later = from.plus_days(later).unwrap();
        if let (Ok(sooner), Ok(later)) = (end(from, count), end(later, count)) {
            prop_assert!(sooner <= later);
        }
    }

    #[test]
    fn any_text_is_a_date_or_is_refused(text in "\\PC{0,12}") {
        if let Ok(date) = Date::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }
}

#[test]
fn dates_that_do_not_exist_are_refused() {
    for text in [
        "2025-02-29",
        "2025-13-01",
        "2025-00-10",
        "2025-1-1",
        "25-01-01",
        "2025-01-01T00:00:00Z",
        "20250101",
        "",
    ] {
        assert!(Date::parse(text).is_err(), "{text}");
    }
    assert!(Date::parse("2024-02-29").is_ok());
}
