//! Leases as a calendar that others can read: iCalendar (RFC 5545), one event for a whole day each.

use super::lease::{LeaseState, LeasesAnswer};
use segbar_domain::Language;

/// The calendar of these leases. The same leases give the same bytes: the stamp of each event is the day they were looked at.
pub fn calendar(answer: &LeasesAnswer, language: Language) -> String {
    let mut text = String::new();
    let mut line = |content: &str| fold(&mut text, content);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//segbar//leases//EN");
    let compact = |date: jiff::civil::Date| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day());
    for lease in answer.periods.iter().flat_map(|period| &period.leases) {
        let what = match (lease.state, language) {
            (LeaseState::NoticeOpen, Language::Sv) => "sista dag för uppsägning",
            (LeaseState::NoticeOpen, Language::En) => "last day for notice",
            (_, Language::Sv) => "hyresavtalet löper ut",
            (_, Language::En) => "lease ends",
        };
        let sentence = match language {
            Language::Sv => &lease.sentence.sv,
            Language::En => &lease.sentence.en,
        };
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@segbar", escaped(&format!("{}-{}", lease.office, compact(lease.day)))));
        line(&format!("DTSTAMP:{}T000000Z", compact(answer.today)));
        line(&format!("DTSTART;VALUE=DATE:{}", compact(lease.day)));
        line(&format!("SUMMARY:{}", escaped(&format!("{}: {what}", lease.name))));
        line(&format!("DESCRIPTION:{}", escaped(sentence)));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}

/// A content line: at most 75 octets, continued on lines that begin with a space, never within a character.
fn fold(text: &mut String, content: &str) {
    let mut length = 0;
    for c in content.chars() {
        if length + c.len_utf8() > 75 {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::super::lease::{By, leases};
    use super::*;
    use jiff::civil::{Date, date};
    use segbar_workspace::{Office, OfficeKind};

    fn office(id: &str, notice: Option<Date>, end: Option<Date>) -> Office {
        Office {
            id: id.into(),
            name: format!("Åsmåla; {id}, norra"),
            kind: OfficeKind::Fixed,
            x: 600_000.0,
            y: 6_600_000.0,
            area: None,
            opened: None,
            closed: None,
            lease_end: end,
            notice_date: notice,
            floor_area_m2: None,
            rent_sek_year: None,
            staff: None,
            visits_year: None,
            partners: vec![],
            aim: None,
        }
    }

    fn told() -> LeasesAnswer {
        let offices = [
            office("a", Some(date(2026, 12, 31)), Some(date(2027, 9, 30))),
            office("b", Some(date(2026, 3, 31)), Some(date(2026, 12, 31))),
            office("c", None, Some(date(2026, 9, 30))),
            office("d", None, None),
            Office { closed: Some(date(2025, 1, 1)), ..office("e", None, Some(date(2027, 1, 1))) },
        ];
        leases(&offices, date(2026, 11, 23), None, None, By::Quarter)
    }

    #[test]
    fn the_day_that_counts_is_that_of_notice_until_it_has_passed() {
        let told = told();
        let of = |at: usize| &told.periods[at].leases;
        assert_eq!(told.periods.iter().map(|of| of.period.as_str()).collect::<Vec<_>>(), ["2026 Q3", "2026 Q4"]);
        assert_eq!((of(0)[0].office.as_str(), of(0)[0].state), ("c", LeaseState::Expired));
        assert_eq!((of(1)[0].office.as_str(), of(1)[0].state, of(1)[0].days), ("a", LeaseState::NoticeOpen, 38));
        assert_eq!((of(1)[1].office.as_str(), of(1)[1].state), ("b", LeaseState::NoticePassed));
        assert_eq!(told.without, ["Åsmåla; d, norra"]);
    }

    #[test]
    fn notice_on_the_very_day_is_in_time() {
        let offices = [office("a", Some(date(2026, 12, 31)), Some(date(2027, 9, 30)))];
        let on = |day: Date| leases(&offices, day, None, None, By::Month).periods[0].leases[0].state;
        assert_eq!(on(date(2026, 12, 31)), LeaseState::NoticeOpen);
        assert_eq!(on(date(2027, 1, 1)), LeaseState::NoticePassed);
        assert_eq!(on(date(2027, 9, 30)), LeaseState::NoticePassed);
        assert_eq!(on(date(2027, 10, 1)), LeaseState::Expired);
    }

    #[test]
    fn a_calendar_keeps_to_its_format() {
        let text = calendar(&told(), Language::Sv);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\n"));
        assert!(text.contains("SUMMARY:Åsmåla\\; a\\, norra: sista dag för uppsägning\r\n"));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("löper det vidare efter 2026-12-31."), "{unfolded}");
    }
}
