//! Dates as authorities write them.

use reunify::calendar::Date;

/// Years written with two digits up to this one are in the 2000s, those after it in the 1900s.
const PIVOT: i32 = 49;

/// A cell that should have a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// There is nothing in it.
    Blank,
    /// It has a date.
    Day(Date),
    /// It has something that is not a date.
    Unreadable,
}

/// Reads `dd/mm/yyyy`, `yyyy-mm-dd` and `dd/mm/yy`, with `/`, `-` or `.` between, with or without
/// zeros in front, and with or without a time of day of midnight behind, as spreadsheets add it.
pub(crate) fn cell(text: &str) -> Cell {
    let text = text.trim();
    if text.is_empty() {
        return Cell::Blank;
    }
    day(text).map_or(Cell::Unreadable, Cell::Day)
}

fn day(text: &str) -> Option<Date> {
    let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let midnight = time
        .trim_end_matches('Z')
        .bytes()
        .all(|byte| matches!(byte, b'0' | b':' | b'.'));
    if !midnight {
        return None;
    }
    let gap = date.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let mut parts = date.split(gap);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, day) = if first.len() == 4 {
        (number(first, 4)?, number(last, 2)?)
    } else {
        (full_year(last)?, number(first, 2)?)
    };
    let unsigned = |number: i32| u32::try_from(number).ok();
    Date::ymd(year, unsigned(number(month, 2)?)?, unsigned(day)?)
}

fn full_year(text: &str) -> Option<i32> {
    match text.len() {
        4 => number(text, 4),
        2 => {
            let year = number(text, 2)?;
            year.checked_add(if year <= PIVOT { 2000 } else { 1900 })
        }
        _ => None,
    }
}

fn number(text: &str, most: usize) -> Option<i32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && text.len() <= most).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::{Cell, cell};

    #[test]
    fn dates_as_they_are_written() {
        let day = |text: &str| Cell::Day(text.parse().unwrap());
        for text in [
            "05/04/2017",
            "5/4/2017",
            "2017-04-05",
            "05-04-2017",
            "05.04.17",
            " 05/04/17 ",
            "2017-04-05T00:00:00",
            "05/04/2017 00:00",
        ] {
            assert_eq!(cell(text), day("2017-04-05"), "{text}");
        }
        assert_eq!(cell("01/01/49"), day("2049-01-01"));
        assert_eq!(cell("01/01/50"), day("1950-01-01"));
        assert_eq!(cell("  "), Cell::Blank);
        for text in [
            "31/02/2017",
            "04/31/2017",
            "zz/05/2020",
            "43000",
            "05/04/017",
            "1/2/3/4",
            "05/04/2017 09:30",
            "05/04",
            "/",
            "2017/04/05/",
            "١/٢/٢٠١٧",
        ] {
            assert_eq!(cell(text), Cell::Unreadable, "{text}");
        }
    }
}
