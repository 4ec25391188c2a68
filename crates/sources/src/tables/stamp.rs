//! When a publisher last updated a table, comparable between formats.
//!
//! SCB's exports write Swedish clock time (`20240322 08:00`), PxWeb answers UTC (`2024-03-22T07:00:00Z`): the same
//! moment, which must compare as the same.

/// A stamp in Swedish clock time: year, month, day, hour, minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp([u16; 5]);

impl Stamp {
    /// Reads `20240322 08:00`, `2024-03-22 08:00`, `2024-03-22T07:00:00Z` or a date alone.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits: Vec<u16> = text.chars().filter_map(|c| c.to_digit(10)).map(|d| d as u16).take(12).collect();
        let other = |c: char| !(c.is_ascii_digit() || matches!(c, '-' | ' ' | ':' | 'T' | 'Z' | '.' | '+'));
        if !matches!(digits.len(), 8 | 12) || text.len() > 40 || text.contains(other) {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            digits.get(range).map_or(0, |part| part.iter().fold(0, |sum, digit| sum * 10 + digit))
        };
        let mut at = [number(0..4), number(4..6), number(6..8), number(8..10), number(10..12)];
        if !(1..=12).contains(&at[1]) || !(1..=31).contains(&at[2]) || at[3] > 23 || at[4] > 59 {
            return None;
        }
        if text.ends_with('Z') {
            at[3] += if summer_time(at) { 2 } else { 1 };
            if at[3] > 23 {
                at[3] -= 24;
                at = next_day(at);
            }
        }
        Some(Stamp(at))
    }
}

/// European summer time: from the last Sunday of March to the last Sunday of October, 01:00 UTC.
fn summer_time([year, month, day, hour, _]: [u16; 5]) -> bool {
    let last_sunday = |month: u16| 31 - weekday(year, month, 31);
    match month {
        4..=9 => true,
        3 => (day, hour) >= (last_sunday(3), 1),
        10 => (day, hour) < (last_sunday(10), 1),
        _ => false,
    }
}

/// Day of the week, Sunday 0 (Zeller's congruence).
fn weekday(year: u16, month: u16, day: u16) -> u16 {
    let (y, m) = if month < 3 { (u32::from(year) - 1, u32::from(month) + 12) } else { (year.into(), month.into()) };
    let h = (u32::from(day) + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400) % 7;
    ((h + 6) % 7) as u16
}

fn next_day([year, month, day, hour, minute]: [u16; 5]) -> [u16; 5] {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    match (month, day) {
        (12, 31) => [year + 1, 1, 1, hour, minute],
        _ if day >= days => [year, month + 1, 1, hour, minute],
        _ => [year, month, day + 1, hour, minute],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_moment_compares_equal_in_swedish_time_and_utc() {
        assert_eq!(Stamp::parse("20240322 08:00"), Stamp::parse("2024-03-22T07:00:00Z"));
        assert_eq!(Stamp::parse("2026-06-23 08:00"), Stamp::parse("2026-06-23T06:00:00Z"));
        assert_eq!(Stamp::parse("2024-01-01 00:30"), Stamp::parse("2023-12-31T23:30:00Z"));
        assert!(Stamp::parse("20240322 08:00") < Stamp::parse("20240322 09:00"));
        assert_eq!(Stamp::parse("SCB"), None);
        assert_eq!(Stamp::parse("20241322 08:00"), None);
    }

    #[test]
    fn the_day_of_the_week_is_that_of_the_calendar() {
        // 2024-03-31 and 2024-10-27 were Sundays, 2026-11-23 a Monday.
        assert_eq!([weekday(2024, 3, 31), weekday(2024, 10, 27), weekday(2026, 11, 23)], [0, 0, 1]);
    }
}
