//! The same figures, worked out in the plainest way: every row against every other.

use std::collections::BTreeMap;

use reunify::calendar::Date;

/// A row of a file of episodes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    pub(crate) child: String,
    pub(crate) start: Date,
    pub(crate) reason: String,
    pub(crate) legal: String,
    pub(crate) place: String,
    pub(crate) end: Option<Date>,
    pub(crate) rec: String,
}

impl Row {
    pub(crate) fn line(&self) -> String {
        let end = self.end.map_or_else(String::new, |end| end.to_string());
        let Self {
            child,
            start,
            reason,
            legal,
            place,
            rec,
            ..
        } = self;
        format!("{child},{start},{reason},{legal},{place},{end},{rec}\n")
    }

    /// A line of a file in the order of the return.
    pub(crate) fn of_line(line: &str) -> Self {
        let cells: Vec<&str> = line.split(',').collect();
        let end = (!cells[7].is_empty()).then(|| iso(cells[7]).parse().unwrap());
        Self {
            child: cells[0].to_owned(),
            start: iso(cells[1]).parse().unwrap(),
            reason: cells[2].to_owned(),
            legal: cells[3].to_owned(),
            place: cells[5].to_owned(),
            end,
            rec: cells[8].to_owned(),
        }
    }
}

/// From `31/12/2017` to `2017-12-31`.
pub(crate) fn iso(date: &str) -> String {
    let parts: Vec<&str> = date.split('/').rev().collect();
    parts.join("-")
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Returns {
    pub(crate) count: u64,
    pub(crate) placed_first: u64,
    pub(crate) aged_18: u64,
    pub(crate) in_doubt: u64,
    pub(crate) again: u64,
    pub(crate) by_months: Vec<(u16, u64, u64)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Naive {
    pub(crate) counted: u64,
    pub(crate) left_out: u64,
    pub(crate) open: u64,
    pub(crate) planned: Returns,
    pub(crate) unplanned: Returns,
    /// All, open, to another placement, home.
    pub(crate) with_parents: (u64, u64, u64, u64),
    pub(crate) later: Later,
}

/// Re-entries that are seen for a year and those that are not, and by the first letter of PLACE (P, U or
/// K, and `-` for another): in how many, and the days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Later {
    pub(crate) seen: u64,
    pub(crate) too_late: u64,
    pub(crate) by_letter: BTreeMap<char, (u64, u64)>,
}

/// The figures. There is one row of each child and start.
pub(crate) fn of(rows: &[Row], births: &[(String, String)], as_of: Date, last_day: Date) -> Naive {
    let births: BTreeMap<&str, Date> = births
        .iter()
        .map(|(child, born)| (child.as_str(), born.parse().unwrap()))
        .collect();
    let mut by_child: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        by_child.entry(&row.child).or_default().push(row);
    }
    let months = [3, 6, 12, 24, 60];
    let blank = Returns {
        by_months: months.map(|months| (months, 0, 0)).to_vec(),
        ..Returns::default()
    };
    let mut all = Naive {
        counted: 0,
        left_out: 0,
        open: 0,
        planned: blank.clone(),
        unplanned: blank,
        with_parents: (0, 0, 0, 0),
        later: Later::default(),
    };
    for (child, rows) in by_child {
        one_child(&rows, births.get(child).copied(), as_of, last_day, &mut all);
    }
    all
}

impl Later {
    /// Day by day.
    fn add(&mut self, again: Date, rows: &[&Row], last_day: Date) {
        let until = again.plus_months(12).unwrap();
        if until > last_day {
            self.too_late += 1;
            return;
        }
        self.seen += 1;
        let mut days: BTreeMap<char, u64> = BTreeMap::new();
        let mut day = again;
        while day < until {
            let on = |row: &&&Row| row.start <= day && row.end.is_none_or(|end| day < end);
            if let Some(row) = rows.iter().find(on) {
                *days
                    .entry(row.place.chars().next().unwrap_or('-'))
                    .or_default() += 1;
            }
            day = day.plus_days(1).unwrap();
        }
        for (letter, days) in days {
            let slot = self.by_letter.entry(letter).or_default();
            slot.0 += 1;
            slot.1 += days;
        }
    }
}

fn one_child(rows: &[&Row], born: Option<Date>, as_of: Date, last_day: Date, all: &mut Naive) {
    // A row by itself.
    let mut kept: Vec<(Row, bool)> = Vec::new();
    for row in rows.iter().filter(|row| row.start <= as_of) {
        let known = [
            "C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3",
        ];
        let bad = born.is_some_and(|born| born > row.start)
            || row.end.is_some() == row.rec.is_empty()
            || row.end.is_some_and(|end| end <= row.start)
            || !["S", "L", "P", "T", "B", "U"].contains(&row.reason.as_str())
            || !known.contains(&row.legal.as_str())
            || (row.place == "P1" && row.legal == "V2");
        let mut row = (*row).clone();
        if row.end.is_some_and(|end| end > as_of) {
            row.end = None;
            row.rec.clear();
        }
        kept.push((row, bad));
    }
    let is_short = |row: &Row| row.legal == "V3" || row.legal == "V4";
    let shorts: Vec<Row> = kept
        .iter()
        .map(|(row, _)| row.clone())
        .filter(is_short)
        .collect();
    kept.retain(|(row, _)| !is_short(row));

    // Rows against each other.
    let before = |row: &Row| {
        let earlier = kept
            .iter()
            .map(|(other, _)| other)
            .filter(|other| other.start < row.start);
        earlier.max_by_key(|other| other.start).cloned()
    };
    let joins = |one: &Row, other: &Row| {
        let goes_on = one.rec == "X1" || (one.rec.is_empty() && other.reason != "S");
        goes_on && one.end == Some(other.start)
    };
    let mut bad: Vec<bool> = Vec::new();
    for (row, by_itself) in &kept {
        let overlaps = kept.iter().any(|(other, _)| {
            let (first, second) = if other.start < row.start {
                (other, row)
            } else {
                (row, other)
            };
            other.start != row.start && first.end.is_none_or(|end| end > second.start)
        });
        let earlier = before(row);
        let joined = earlier.as_ref().is_some_and(|earlier| joins(earlier, row));
        let after_short = !joined
            && shorts
                .iter()
                .any(|short| short.rec == "X1" && short.end == Some(row.start));
        let follows_badly = match &earlier {
            None => false,
            Some(_) if joined => row.reason == "S",
            Some(_) => !overlaps && row.reason != "S",
        };
        let goes_on_badly = row.rec == "X1"
            && row.end.is_some()
            && !kept.iter().any(|(other, _)| {
                before(other).is_some_and(|first| first == *row) && joins(row, other)
            });
        bad.push(*by_itself || overlaps || after_short || follows_badly || goes_on_badly);
    }

    // Periods: each row belongs to that of the row before, if it is joined to it.
    let mut order: Vec<usize> = (0..kept.len()).collect();
    order.sort_by_key(|place| kept[*place].0.start);
    let mut periods: Vec<Vec<usize>> = Vec::new();
    for place in order {
        let row = &kept[place].0;
        match periods.last_mut() {
            Some(period) if joins(&kept[*period.last().unwrap()].0, row) => period.push(place),
            _ => periods.push(vec![place]),
        }
    }
    let is_bad = |period: &Vec<usize>| period.iter().any(|place| bad[*place]);
    for (number, period) in periods.iter().enumerate() {
        if is_bad(period) {
            all.left_out += 1;
            continue;
        }
        all.counted += 1;
        let rows: Vec<&Row> = period.iter().map(|place| &kept[*place].0).collect();
        let last = rows[rows.len() - 1];
        all.open += u64::from(last.end.is_none());
        for (place, row) in rows.iter().enumerate() {
            let goes_on_at_home = rows.get(place + 1).is_some_and(|next| next.place == "P1");
            if row.place != "P1" || goes_on_at_home {
                continue;
            }
            all.with_parents.0 += 1;
            all.with_parents.1 += u64::from(row.end.is_none());
            all.with_parents.2 += u64::from(row.rec == "X1");
            all.with_parents.3 += u64::from(row.rec == "E4A" || row.rec == "E4B");
        }
        let group = match last.rec.as_str() {
            "E4A" => &mut all.planned,
            "E4B" => &mut all.unplanned,
            _ => continue,
        };
        group.count += 1;
        group.placed_first += u64::from(last.place == "P1");
        let left = last.end.unwrap();
        let of_age = born.and_then(|born| born.plus_months(216));
        if of_age.is_some_and(|of_age| left >= of_age) {
            group.aged_18 += 1;
            continue;
        }
        let next = periods.get(number + 1);
        if next.is_some_and(is_bad) {
            group.in_doubt += 1;
            continue;
        }
        let again = next.map(|next| kept[next[0]].0.start);
        let again = again.filter(|again| of_age.is_none_or(|of_age| *again < of_age));
        group.again += u64::from(again.is_some());
        if let (Some(again), Some(next)) = (again, next) {
            let rows: Vec<&Row> = next.iter().map(|place| &kept[*place].0).collect();
            all.later.add(again, &rows, last_day);
        }
        for (months, followed, back) in &mut group.by_months {
            let by = left.plus_months(i32::from(*months)).unwrap();
            if by <= last_day && of_age.is_none_or(|of_age| by < of_age) {
                *followed += 1;
                *back += u64::from(again.is_some_and(|again| again <= by));
            }
        }
    }
}
