//! Tables of offices: what is taken, and every reason against a table at once.

use segbar_workspace::table::{Gazetteer, read, read_form};
use std::collections::BTreeMap;

struct Towns;

impl Gazetteer for Towns {
    fn of_latitude(&self, latitude: f64, longitude: f64) -> Option<(f64, f64)> {
        (latitude > 55.0 && longitude > 10.0).then_some((500_000.0, 6_500_000.0))
    }
    fn town(&self, name: &str, municipality: &str) -> Option<(f64, f64)> {
        (name == "Motala" && municipality == "0583").then_some((502_400.0, 6_489_569.0))
    }
    fn seat(&self, municipality: &str) -> Option<(f64, f64)> {
        ["0583", "1782"].contains(&municipality).then_some((450_000.0, 6_600_000.0))
    }
    fn in_sweden(&self, x: f64, y: f64) -> bool {
        (260_000.0..930_000.0).contains(&x) && (6_120_000.0..7_690_000.0).contains(&y)
    }
}

#[test]
fn an_office_is_placed_by_coordinates_town_or_municipality() {
    let table = "\u{feff}name;kommun_code;town;x;y;lease_end;notice_date;rent_sek_year;partners\n\
                 Motala;0583;Motala;;;2027-03-31;2026-06-30;1 250 000,5;Skatteverket | Pensionsmyndigheten\n\
                 Filipstad;1782;;;;;;;\n\
                 Torget;0583;;500000;6500000;;;;\n";
    let offices = read(table.as_bytes(), &Towns).expect("no reason against it");
    assert_eq!(offices.len(), 3);
    assert_eq!((offices[0].id.as_str(), offices[0].x), ("motala-0583", 502_400.0));
    assert_eq!(offices[0].rent_sek_year, Some(1_250_000.5));
    assert_eq!(offices[0].partners, ["Skatteverket", "Pensionsmyndigheten"]);
    assert_eq!((offices[1].x, offices[2].x), (450_000.0, 500_000.0));
}

#[test]
fn events_of_one_office_are_one_office() {
    let table = "office,kommun_code,event,date\nFilipstad,1782,planned,2022-12-31\nFilipstad,1782,closed,2025-05-30\n";
    let offices = read(table.as_bytes(), &Towns).expect("no reason against it");
    assert_eq!(offices.len(), 1);
    assert_eq!(offices[0].opened.map(|day| day.to_string()).as_deref(), Some("2022-12-31"));
    assert_eq!(offices[0].closed.map(|day| day.to_string()).as_deref(), Some("2025-05-30"));
}

#[test]
fn every_reason_against_a_table_is_given_at_once() {
    let table = "name,kommun_code,x,y,opened,lease_end,kind,staff,town\n\
                 Utanför,0583,10,20,,,,\n\
                 Motala,0583,,,2024-01-01,2023-12-31,,\n\
                 Filipstad,1782,,,,,palace,-3\n\
                 Torget,0583,,,,,,\n\
                 Torget,0583,,,,,,\n\
                 Gammal,9999,500000,6500000,,,,\n\
                 Stavfel,0583,,,,,,,Motalla\n";
    let reasons = read(table.as_bytes(), &Towns).expect_err("it is refused");
    let said: Vec<&str> = reasons.iter().map(|reason| reason.en.as_str()).collect();
    let expected = [
        "Row 2, x, y: the point (10, 20) lies outside the country in SWEREF 99 TM.",
        "Row 3, lease_end: 2023-12-31 lies before the opening on 2024-01-01.",
        "Row 4, kind: 'palace' cannot be understood here.",
        "Row 4, staff: '-3' cannot be understood here.",
        "Row 6, name: Torget is already on row 5; give them different names or ids.",
        "Row 7, kommun_code: the code 9999 is no municipality of the division in force.",
        "Row 8, town: there is no locality Motalla in the municipality 0583.",
    ];
    assert_eq!(said, expected);
}

#[test]
fn a_form_is_read_as_a_row_and_every_field_with_a_reason_is_named() {
    let form = |fields: &[(&str, &str)]| -> BTreeMap<String, String> {
        fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    };
    let good = form(&[("name", " Torget "), ("kommun_code", "0583"), ("staff", "3,5"), ("rent_sek_year", "")]);
    let office = read_form(&good, &Towns).expect("no reason against it");
    assert_eq!((office.id.as_str(), office.name.as_str(), office.staff), ("torget-0583", "Torget", Some(3.5)));
    let bad = form(&[
        ("kommun_code", "9999"),
        ("x", "1"),
        ("y", "2"),
        ("staff", "-1"),
        ("opened", "2024-01-01"),
        ("closed", "2023-01-01"),
    ]);
    let reasons = read_form(&bad, &Towns).expect_err("it is refused");
    let fields: Vec<&str> = reasons.iter().map(|reason| reason.0).collect();
    assert_eq!(fields, ["name", "kommun_code", "x, y", "staff", "closed"]);
    assert!(reasons.iter().all(|(field, text)| text.en.starts_with(field)), "no row is named");
}
