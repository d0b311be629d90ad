//! Reviews, worked out in the plainest way: day by day, with the working days counted one at a time.

use reunify::calendar::Date;

/// On time, late, missing, not yet due.
pub(crate) type Outcomes = [u64; 4];

/// A period of care, and whether its start is seen.
#[derive(Debug, Clone)]
pub(crate) struct Care {
    pub(crate) start: Date,
    pub(crate) end: Option<Date>,
    pub(crate) start_is_seen: bool,
}

/// The first, second and later reviews of one child.
pub(crate) fn of(periods: &[Care], held: &[Date], told_from: Date, told_to: Date) -> [Outcomes; 3] {
    let mut all = [[0; 4]; 3];
    for care in periods {
        let mut days: Vec<Date> = held
            .iter()
            .copied()
            .filter(|day| *day >= care.start && care.end.is_none_or(|end| *day <= end))
            .collect();
        days.sort();
        days.dedup();
        // The day from which each is counted, and the one that was held next.
        let known = care.start_is_seen && care.start >= told_from;
        let since = if known {
            [&[care.start], days.as_slice()].concat()
        } else {
            days.clone()
        };
        let next = if known {
            &days[..]
        } else {
            days.get(1..).unwrap_or_default()
        };
        for (number, from) in since.iter().enumerate() {
            let which = if known { number.min(2) } else { 2 };
            let due = match which {
                0 => after_working_days(*from, 20),
                1 => from.plus_months(3).unwrap(),
                _ => from.plus_months(6).unwrap(),
            };
            let slot = match next.get(number) {
                Some(day) if *day > due => 1,
                Some(_) => 0,
                None if care.end.is_some_and(|end| end <= due) => continue,
                None if due < told_to => 2,
                None => 3,
            };
            all[which][slot] += 1;
        }
    }
    all
}

fn after_working_days(from: Date, count: u32) -> Date {
    let mut day = from;
    let mut left = count;
    while left > 0 {
        day = day.plus_days(1).unwrap();
        let is_holiday = HOLIDAYS.contains(&day.to_string().as_str());
        if !day.is_weekend() && !is_holiday {
            left -= 1;
        }
    }
    day
}

/// Bank holidays in England and Wales from 2016 to 2018, as the government lists them.
const HOLIDAYS: [&str; 25] = [
    "2016-01-01",
    "2016-03-25",
    "2016-03-28",
    "2016-05-02",
    "2016-05-30",
    "2016-08-29",
    "2016-12-26",
    "2016-12-27",
    "2017-01-02",
    "2017-04-14",
    "2017-04-17",
    "2017-05-01",
    "2017-05-29",
    "2017-08-28",
    "2017-12-25",
    "2017-12-26",
    "2018-01-01",
    "2018-03-30",
    "2018-04-02",
    "2018-05-07",
    "2018-05-28",
    "2018-08-27",
    "2018-12-25",
    "2018-12-26",
    "2019-01-01",
];
