//! Offices from a table (CSV), with every reason against it at once.
//!
//! One row per office: `name` (or `office`) and where it is: `x` and `y` (SWEREF 99 TM), `lat` and `lon`, or `town`
//! (a locality, with `kommun_code`), or `kommun_code` alone (its seat). What else there may be: `id`, `kind` (fixed,
//! flexible, mobile, co_located), `opened`, `closed`, `lease_end`, `notice_date` (dates), `floor_area_m2`,
//! `rent_sek_year`, `staff`, `visits_year`, `partners` (apart by `|`), `aim` (capacity, trust, distance). A table of what
//! happened has `event` (opened, planned, closed) and `date` instead: rows of the same office are one office.
//!
//! Separator: comma, semicolon or tab, whichever the header has. At most 10 000 rows. Other columns are not read.

use crate::office::{Aim, Office, OfficeKind};
use jiff::civil::Date;
use segbar_domain::{AreaId, Text, Vintage};
use std::collections::BTreeMap;

/// The most rows of a table.
pub const MAX_ROWS: usize = 10_000;

/// The columns of a table of offices, and the fields of a form.
pub const COLUMNS: [&str; 19] = [
    "id",
    "name",
    "x",
    "y",
    "lat",
    "lon",
    "town",
    "kommun_code",
    "kind",
    "opened",
    "closed",
    "lease_end",
    "notice_date",
    "floor_area_m2",
    "rent_sek_year",
    "staff",
    "visits_year",
    "partners",
    "aim",
];

/// What is known of where things are.
pub trait Gazetteer {
    /// A point in SWEREF 99 TM from latitude and longitude; nothing where it is not in Sweden.
    fn of_latitude(&self, latitude: f64, longitude: f64) -> Option<(f64, f64)>;
    /// The place of a locality in a municipality; nothing where there is none of that name. Who knows no localities
    /// answers with the seat.
    fn town(&self, name: &str, municipality: &str) -> Option<(f64, f64)>;
    /// The place of a municipality's seat; nothing where the code is not known.
    fn seat(&self, municipality: &str) -> Option<(f64, f64)>;
    /// Whether a point is in Sweden.
    fn in_sweden(&self, x: f64, y: f64) -> bool;
}

/// The offices of a table, in its order.
///
/// # Errors
/// A sentence for every reason, with row and column; nothing is taken from a table with one.
pub fn read(bytes: &[u8], gazetteer: &dyn Gazetteer) -> Result<Vec<Office>, Vec<Text>> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(vec![Text::new(
            "Tabellen är inte UTF-8. Spara den som CSV UTF-8.",
            "The table is not UTF-8. Save it as CSV UTF-8.",
        )]);
    };
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|s| header.bytes().filter(|b| b == s).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.unwrap_or(b','))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(headers) => headers.iter().map(str::to_lowercase).collect(),
        Err(error) => return Err(vec![broken(&error)]),
    };
    let column = |name: &str| names.iter().position(|other| other == name);
    let Some(name) = column("name").or_else(|| column("office")) else {
        return Err(vec![Text::new(
            format!("Tabellen saknar kolumnen 'name' (eller 'office'). Den har: {}.", names.join(", ")),
            format!("The table lacks the column 'name' (or 'office'). It has: {}.", names.join(", ")),
        )]);
    };
    let mut taken = Taken::default();
    for (at, record) in reader.records().enumerate() {
        let row = at + 2;
        if at >= MAX_ROWS {
            taken.reasons.push(Text::new(
                format!("Tabellen har fler än {MAX_ROWS} rader."),
                format!("The table has more than {MAX_ROWS} rows."),
            ));
            break;
        }
        match record {
            Ok(record) => {
                let cell = |name: &str| column(name).and_then(|at| record.get(at)).filter(|cell| !cell.is_empty());
                let name = record.get(name).unwrap_or_default();
                taken.row(row, name, &cell, column("event").is_some(), gazetteer);
            }
            Err(error) => taken.reasons.push(broken(&error)),
        }
    }
    if taken.offices.is_empty() && taken.reasons.is_empty() {
        taken.reasons.push(Text::new("Tabellen har inga kontor.", "The table has no offices."));
    }
    if taken.reasons.is_empty() { Ok(taken.offices) } else { Err(taken.reasons) }
}

/// One office from the fields of a form, named as the columns of a table.
///
/// # Errors
/// Every reason at once, with the field that it is about; `x, y` and `lat, lon` are about both.
pub fn read_form(
    fields: &BTreeMap<String, String>,
    gazetteer: &dyn Gazetteer,
) -> Result<Office, Vec<(&'static str, Text)>> {
    let cell = |name: &str| fields.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());
    let mut taken = Taken { form: true, ..Taken::default() };
    taken.row(0, cell("name").unwrap_or_default(), &cell, false, gazetteer);
    match taken.offices.pop() {
        Some(office) if taken.reasons.is_empty() => Ok(office),
        _ => Err(taken.columns.into_iter().zip(taken.reasons).collect()),
    }
}

#[derive(Default)]
struct Taken {
    offices: Vec<Office>,
    /// Row and position of the office with an id.
    by_id: BTreeMap<String, (usize, usize)>,
    reasons: Vec<Text>,
    /// The column of each reason against a row.
    columns: Vec<&'static str>,
    /// Whether it is a form, whose reasons name no row.
    form: bool,
}

type Cells<'a> = dyn Fn(&str) -> Option<&'a str> + 'a;

impl Taken {
    fn row(&mut self, row: usize, name: &str, cell: &Cells<'_>, events: bool, gazetteer: &dyn Gazetteer) {
        let before = self.reasons.len();
        if name.is_empty() {
            self.refuse(row, "name", "kontoret saknar namn", "the office has no name");
        }
        let municipality = cell("kommun_code").unwrap_or_default().to_owned();
        if !municipality.is_empty() && gazetteer.seat(&municipality).is_none() {
            let sv = format!("koden {municipality} är ingen kommun i den indelning som gäller");
            let en = format!("the code {municipality} is no municipality of the division in force");
            self.refuse(row, "kommun_code", &sv, &en);
        }
        // Without a place the other cells are looked at all the same: all reasons come at once.
        let (x, y) = self.place(row, &municipality, cell, gazetteer).unwrap_or((f64::NAN, f64::NAN));
        let id = cell("id").map_or_else(|| slug(name, &municipality), str::to_owned);
        let mut office = Office {
            id,
            name: name.to_owned(),
            kind: self.word(row, "kind", cell, OfficeKind::from_id).unwrap_or(OfficeKind::Fixed),
            x,
            y,
            area: AreaId::new(Vintage::municipality(), &municipality),
            opened: self.word(row, "opened", cell, date),
            closed: self.word(row, "closed", cell, date),
            lease_end: self.word(row, "lease_end", cell, date),
            notice_date: self.word(row, "notice_date", cell, date),
            floor_area_m2: self.word(row, "floor_area_m2", cell, |text| number(text).filter(|n| *n > 0.0)),
            rent_sek_year: self.word(row, "rent_sek_year", cell, number),
            staff: self.word(row, "staff", cell, number),
            visits_year: self.word(row, "visits_year", cell, |text| text.parse().ok()),
            partners: cell("partners")
                .map_or_else(Vec::new, |text| text.split('|').map(|p| p.trim().to_owned()).collect()),
            aim: self.word(row, "aim", cell, Aim::from_id),
        };
        if events {
            let day = self.word(row, "date", cell, date);
            match cell("event") {
                Some("opened" | "planned") => office.opened = day,
                Some("closed") => office.closed = day,
                other => {
                    let other = other.unwrap_or_default().to_owned();
                    let sv = format!("'{other}' är ingen händelse; skriv opened, planned eller closed");
                    self.refuse(row, "event", &sv, &format!("'{other}' is no event; write opened, planned or closed"));
                }
            }
        }
        self.dates(row, &office);
        if self.reasons.len() > before {
            return;
        }
        match self.by_id.get(&office.id).copied() {
            Some((_, at)) if events => {
                let known = &mut self.offices[at];
                known.opened = known.opened.or(office.opened);
                known.closed = known.closed.or(office.closed);
                let known = known.clone();
                self.dates(row, &known);
            }
            Some((first, _)) => {
                let sv = format!("{} finns redan på rad {first}; ge dem olika namn eller id", office.name);
                let en = format!("{} is already on row {first}; give them different names or ids", office.name);
                self.refuse(row, "name", &sv, &en);
            }
            None => {
                self.by_id.insert(office.id.clone(), (row, self.offices.len()));
                self.offices.push(office);
            }
        }
    }

    fn place(
        &mut self,
        row: usize,
        municipality: &str,
        cell: &Cells<'_>,
        gazetteer: &dyn Gazetteer,
    ) -> Option<(f64, f64)> {
        let pair = |a: Option<&str>, b: Option<&str>| Some((number_of(a?)?, number_of(b?)?));
        if cell("x").is_some() || cell("y").is_some() {
            return match pair(cell("x"), cell("y")) {
                Some((x, y)) if gazetteer.in_sweden(x, y) => Some((x, y)),
                Some((x, y)) => {
                    let sv = format!("punkten ({x}, {y}) ligger utanför landet i SWEREF 99 TM");
                    self.refuse(
                        row,
                        "x, y",
                        &sv,
                        &format!("the point ({x}, {y}) lies outside the country in SWEREF 99 TM"),
                    )
                }
                None => self.refuse(row, "x, y", "x och y ska båda vara tal", "x and y must both be numbers"),
            };
        }
        if cell("lat").is_some() || cell("lon").is_some() {
            let at = pair(cell("lat"), cell("lon")).and_then(|(lat, lon)| gazetteer.of_latitude(lat, lon));
            let inside = at.filter(|(x, y)| gazetteer.in_sweden(*x, *y));
            return inside.or_else(|| {
                self.refuse(row, "lat, lon", "punkten ligger inte i Sverige", "the point does not lie in Sweden")
            });
        }
        if let Some(town) = cell("town") {
            let found = gazetteer.town(town, municipality);
            let sv = format!("orten {town} finns inte i kommunen {municipality}");
            let en = format!("there is no locality {town} in the municipality {municipality}");
            return found.or_else(|| self.refuse(row, "town", &sv, &en));
        }
        if municipality.is_empty() {
            let sv = "läget saknas: ange x och y, lat och lon, town eller kommun_code";
            return self.refuse(
                row,
                "x, y",
                sv,
                "the place is missing: give x and y, lat and lon, town, or kommun_code",
            );
        }
        gazetteer.seat(municipality)
    }

    fn dates(&mut self, row: usize, office: &Office) {
        if let Some(opened) = office.opened {
            for (column, end) in [("closed", office.closed), ("lease_end", office.lease_end)] {
                if let Some(end) = end.filter(|end| *end < opened) {
                    let sv = format!("{end} ligger före öppnandet {opened}");
                    self.refuse(row, column, &sv, &format!("{end} lies before the opening on {opened}"));
                }
            }
        }
        if let (Some(notice), Some(end)) = (office.notice_date, office.lease_end)
            && notice > end
        {
            let sv = format!("uppsägning {notice} ligger efter avtalets slut {end}");
            self.refuse(
                row,
                "notice_date",
                &sv,
                &format!("the notice on {notice} lies after the end of the lease on {end}"),
            );
        }
    }

    fn word<'a, T>(
        &mut self,
        row: usize,
        column: &'static str,
        cell: &Cells<'a>,
        of: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = cell(column)?;
        let value = of(text);
        if value.is_none() {
            let sv = format!("'{text}' går inte att förstå här");
            self.refuse(row, column, &sv, &format!("'{text}' cannot be understood here"));
        }
        value
    }

    fn refuse(&mut self, row: usize, column: &'static str, sv: &str, en: &str) -> Option<(f64, f64)> {
        let (sv, en) = (format!("{column}: {sv}."), format!("{column}: {en}."));
        self.columns.push(column);
        self.reasons.push(match self.form {
            true => Text::new(sv, en),
            false => Text::new(format!("Rad {row}, {sv}"), format!("Row {row}, {en}")),
        });
        None
    }
}

fn broken(error: &csv::Error) -> Text {
    Text::new(format!("Tabellen är trasig ({error})."), format!("The table is broken ({error})."))
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}

fn number_of(text: &str) -> Option<f64> {
    text.replace(' ', "").replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite())
}

fn number(text: &str) -> Option<f64> {
    number_of(text).filter(|n| *n >= 0.0)
}

/// An id from the name: letters and digits, the rest as one hyphen; with the municipality, since towns share names.
fn slug(name: &str, municipality: &str) -> String {
    let kept: String = name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = kept.split_whitespace().chain((!municipality.is_empty()).then_some(municipality)).collect();
    words.join("-")
}
