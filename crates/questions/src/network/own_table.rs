//! Tables that users bring: minutes of a route planner, and the FA-region of each municipality. Every reason against one at once.

use super::error::sentence;
use crate::Bilingual;
use segbar_domain::Text;
use segbar_planning::matrix;
pub use segbar_planning::matrix::Row;
use serde::Deserialize;
use sha2::Digest;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The most reasons that are told one by one.
const MOST: usize = 100;

/// The minutes of a table: demand point, site, and minutes; nothing where there is no way.
///
/// The text is CSV with the columns `from`, `to` and `minutes` (comma, semicolon or tab between, decimal point or comma, empty where
/// there is no way), or the answer of OSRM or Valhalla with the ids that were asked about beside it: `from` and `to`, in their order.
///
/// # Errors
/// Every reason against it, a hundred one by one: columns that are missing, rows that are short, an empty id, minutes that are negative or
/// no number, a pair given twice.
pub fn minutes(text: &str) -> Result<Vec<Row>, Vec<Bilingual>> {
    if text.trim_start().starts_with('{') {
        let rows = of_engine(text)?;
        return checked(rows, |at| Text::new(format!("par {}", at + 1), format!("pair {}", at + 1)));
    }
    let (read, lines) = columns(text, ["from", "to", "minutes"])?;
    let row = |[from, to, minutes]: [String; 3]| {
        // What is no number is told with its line.
        let value = (!minutes.is_empty()).then(|| minutes.replace(',', ".").parse().unwrap_or(f64::NAN));
        (from, to, value)
    };
    checked(read.into_iter().map(row).collect(), |at| {
        Text::new(format!("rad {}", lines[at]), format!("line {}", lines[at]))
    })
}

/// Divisions of the municipalities: CSV with the column `kommun_code` and a column for each division, named by it (`fa_region`). The
/// group of each municipality, by code; an empty cell is a municipality in no group.
///
/// # Errors
/// Every reason against it: columns that are missing, a code that is not of four digits, one given twice, a division without a group or
/// with a name that is not of small letters, digits and `_`.
pub fn divisions(text: &str) -> Result<BTreeMap<String, BTreeMap<String, String>>, Vec<Bilingual>> {
    let headers: Vec<String> = headers(text).iter().map(|header| header.to_lowercase()).collect();
    let mut reasons = Reasons::default();
    let mut found = BTreeMap::new();
    for name in headers.iter().filter(|name| *name != "kommun_code") {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if name.is_empty() || !name.bytes().all(plain) {
            reasons.add(
                format!("kolumnen '{name}' kan inte vara namn på en indelning: små bokstäver a–z, siffror och _"),
                format!("the column '{name}' cannot be the name of a division: small letters a–z, digits and _"),
            );
            continue;
        }
        let (rows, lines) = columns(text, ["kommun_code", name])?;
        let division = groups(rows, &lines, &mut reasons);
        if division.is_empty() && reasons.told.is_empty() {
            reasons.add(format!("kolumnen '{name}' är tom"), format!("the column '{name}' is empty"));
        }
        found.insert(name.clone(), division);
    }
    if found.is_empty() && reasons.told.is_empty() {
        columns(text, ["kommun_code", "fa_region"])?;
    }
    reasons.or(found)
}

/// The group of each municipality; reasons against codes are told once, whatever the divisions.
fn groups(rows: Vec<[String; 2]>, lines: &[u64], reasons: &mut Reasons) -> BTreeMap<String, String> {
    let (mut groups, mut seen) = (BTreeMap::new(), BTreeSet::new());
    for ([code, group], line) in rows.into_iter().zip(lines) {
        if code.len() != 4 || !code.bytes().all(|b| b.is_ascii_digit()) {
            reasons.once(
                format!("rad {line}: '{code}' är ingen kommunkod; den har fyra siffror"),
                format!("line {line}: '{code}' is no code of a municipality, which has four digits"),
            );
        } else if !seen.insert(code.clone()) {
            reasons.once(
                format!("rad {line}: kommunen {code} står två gånger"),
                format!("line {line}: the municipality {code} stands there twice"),
            );
        } else if !group.is_empty() {
            groups.insert(code, group);
        }
    }
    groups
}

#[derive(Deserialize)]
struct Ids {
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
}

fn of_engine(text: &str) -> Result<Vec<Row>, Vec<Bilingual>> {
    let ids: Ids = serde_json::from_str(text).map_err(|error| {
        let (sv, en) = (
            format!("Filen går inte att läsa som JSON ({error})."),
            format!("The file cannot be read as JSON ({error})."),
        );
        vec![Bilingual::new(sv, en)]
    })?;
    if ids.from.is_empty() || ids.to.is_empty() {
        return Err(vec![Bilingual::new(
            "Svaret från en ruttmotor säger inte vilka områden och kontor det gäller. Lägg till from och to: listor med id i den ordning som frågades.",
            "The answer of a routing engine does not say which areas and offices it is about. Add from and to: lists of ids in the order that was asked.",
        )]);
    }
    matrix::rows(text, &ids.from, &ids.to).map_err(|reasons| reasons.iter().map(sentence).collect())
}

/// A reader of CSV with whichever sign stands between the columns.
fn reader(text: &str) -> csv::Reader<&[u8]> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t'].into_iter().find(|&sign| first.contains(char::from(sign))).unwrap_or(b',');
    csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes())
}

fn headers(text: &str) -> Vec<String> {
    let headers = reader(text).headers().cloned().unwrap_or_default();
    headers.iter().map(str::to_owned).collect()
}

/// The wanted columns of each row, and the line of each row.
type Columns<const N: usize> = (Vec<[String; N]>, Vec<u64>);

fn columns<const N: usize>(text: &str, wanted: [&str; N]) -> Result<Columns<N>, Vec<Bilingual>> {
    let mut reader = reader(text);
    let headers = reader.headers().cloned().unwrap_or_default();
    let mut reasons = Reasons::default();
    let mut at = [0; N];
    for (column, name) in at.iter_mut().zip(wanted) {
        match headers.iter().position(|header| header.eq_ignore_ascii_case(name)) {
            Some(found) => *column = found,
            None => {
                let all = wanted.join(", ");
                reasons.add(
                    format!("kolumnen '{name}' saknas; det behövs {all}"),
                    format!("the column '{name}' is missing; needed are {all}"),
                );
            }
        }
    }
    reasons.or(())?;
    let (mut rows, mut lines, mut reasons) = (Vec::new(), Vec::new(), Reasons::default());
    for (number, record) in reader.records().enumerate() {
        let line = record.as_ref().ok().and_then(|of| of.position()).map_or(number as u64 + 2, csv::Position::line);
        match record {
            Ok(record) if at.iter().all(|&at| at < record.len()) => {
                rows.push(at.map(|at| record.get(at).unwrap_or_default().to_owned()));
                lines.push(line);
            }
            Ok(record) => {
                let (is, wanted) = (record.len(), headers.len());
                reasons.add(
                    format!("rad {line} har {is} fält, men rubriken har {wanted}"),
                    format!("line {line} has {is} fields, but the heading has {wanted}"),
                );
            }
            Err(error) => reasons.add(
                format!("rad {line} går inte att läsa ({error})"),
                format!("line {line} cannot be read ({error})"),
            ),
        }
    }
    if rows.is_empty() && reasons.told.is_empty() {
        reasons.add("tabellen har inga rader".to_owned(), "the table has no rows".to_owned());
    }
    reasons.or((rows, lines))
}

fn checked(rows: Vec<Row>, place: impl Fn(usize) -> Text) -> Result<Vec<Row>, Vec<Bilingual>> {
    let mut reasons = Reasons::default();
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut number = |id| {
        let next = numbers.len() as u32;
        *numbers.entry(id).or_insert(next)
    };
    let mut pairs = std::collections::HashSet::with_capacity(rows.len());
    for (at, (from, to, value)) in rows.iter().enumerate() {
        if from.is_empty() || to.is_empty() {
            let place = place(at);
            reasons.add(format!("{}: id saknas", place.sv), format!("{}: an id is missing", place.en));
        }
        if value.is_some_and(|minutes| !(minutes.is_finite() && minutes >= 0.0)) {
            let place = place(at);
            let is = value.filter(|minutes| minutes.is_finite()).map_or_else(
                || Text::new("något som inte är ett tal", "no number"),
                |minutes| Text::new(format!("{minutes} minuter"), format!("{minutes} minutes")),
            );
            reasons.add(
                format!("{}: vägen från {from} till {to} har {}; det ska vara ett tal ≥ 0", place.sv, is.sv),
                format!("{}: the way from {from} to {to} has {}; it must be a number ≥ 0", place.en, is.en),
            );
        }
        if !pairs.insert((number(from.as_str()), number(to.as_str()))) {
            let place = place(at);
            reasons.add(
                format!("{}: vägen från {from} till {to} står redan i tabellen", place.sv),
                format!("{}: the way from {from} to {to} stands in the table already", place.en),
            );
        }
    }
    drop(numbers);
    reasons.or(()).map(|()| rows)
}

/// SHA-256 of a file as it came, in hexadecimal digits.
pub fn hash(text: &str) -> String {
    sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How many different demand points and sites a table of minutes has.
pub fn extent(rows: &[Row]) -> (usize, usize) {
    let distinct = |of: fn(&Row) -> &str| rows.iter().map(of).collect::<BTreeSet<_>>().len();
    (distinct(|row| &row.0), distinct(|row| &row.1))
}

#[derive(Default)]
struct Reasons {
    told: Vec<Bilingual>,
    more: usize,
}

impl Reasons {
    fn add(&mut self, sv: String, en: String) {
        if self.told.len() < MOST { self.told.push(sentence(&Text::new(sv, en))) } else { self.more += 1 }
    }

    /// The same reason is told once.
    fn once(&mut self, sv: String, en: String) {
        let reason = sentence(&Text::new(&sv, &en));
        if !self.told.contains(&reason) {
            self.add(sv, en);
        }
    }

    fn or<T>(mut self, found: T) -> Result<T, Vec<Bilingual>> {
        if self.more > 0 {
            let more = self.more;
            self.told.push(Bilingual::new(format!("Och {more} till."), format!("And {more} more.")));
        }
        if self.told.is_empty() { Ok(found) } else { Err(self.told) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(from: &str, to: &str, minutes: Option<f64>) -> Row {
        (from.into(), to.into(), minutes)
    }

    #[test]
    fn minutes_are_read_with_any_of_the_usual_signs_between() {
        let expected = vec![row("a", "x", Some(1.5)), row("a", "y", None)];
        for text in [
            "from,to,minutes\na,x,1.5\na,y,\n",
            "\u{feff}to;from;minutes\r\nx;a;1,5\r\ny;a;\r\n",
            "from\tto\tminutes\textra\na\tx\t1.5\t9\na\ty\t\t9",
        ] {
            assert_eq!(minutes(text).unwrap(), expected, "{text}");
        }
        assert_eq!(extent(&expected), (1, 2));
    }

    #[test]
    fn answers_of_both_engines_are_read_in_the_order_of_the_ids_beside_them() {
        let expected = vec![row("a", "x", Some(1.0)), row("a", "y", None)];
        for answer in
            [r#""code": "Ok", "durations": [[60, null]]"#, r#""sources_to_targets": [[{"time": 60}, {"time": null}]]"#]
        {
            assert_eq!(minutes(&format!(r#"{{"from": ["a"], "to": ["x", "y"], {answer}}}"#)).unwrap(), expected);
            assert!(minutes(&format!("{{{answer}}}")).unwrap_err()[0].en.contains("Add from and to"));
        }
        let short = minutes(r#"{"from": ["a", "b"], "to": ["x"], "durations": [[60, 1]]}"#).unwrap_err();
        assert_eq!(short.len(), 2, "{short:?}");
    }

    #[test]
    fn every_reason_against_a_table_of_minutes_is_told_at_once() {
        let told = minutes("from,to,minutes\na,x,-1\na,y,soon\n,y,2\na,x,3\na,z\n").unwrap_err();
        // The short row is told of first, for the rest cannot be trusted beside it.
        assert_eq!(told.len(), 1, "{told:?}");
        let told = minutes("from,to,minutes\na,x,-1\na,y,soon\n,y,2\na,x,3\n").unwrap_err();
        let sentences: Vec<&str> = told.iter().map(|of| of.en.as_str()).collect();
        assert_eq!(
            sentences,
            [
                "Line 2: the way from a to x has -1 minutes; it must be a number ≥ 0.",
                "Line 3: the way from a to y has no number; it must be a number ≥ 0.",
                "Line 4: an id is missing.",
                "Line 5: the way from a to x stands in the table already.",
            ]
        );
        assert_eq!(minutes("").unwrap_err().len(), 3);
        assert_eq!(minutes("from,to,minutes\n").unwrap_err()[0].sv, "Tabellen har inga rader.");
        let many: String = (0..150).map(|at| format!("a,{at},-1\n")).collect();
        let told = minutes(&format!("from,to,minutes\n{many}")).unwrap_err();
        assert_eq!((told.len(), told[100].sv.as_str()), (101, "Och 50 till."));
    }

    #[test]
    fn divisions_are_read_and_every_reason_against_them_is_told_at_once() {
        let read = divisions("fa_region;Kommun_code;listed\nSyd;1280;malmo\nNord;2480;\n").unwrap();
        let region = BTreeMap::from([("1280".into(), "Syd".into()), ("2480".into(), "Nord".into())]);
        let listed = BTreeMap::from([("1280".into(), "malmo".into())]);
        assert_eq!(read, BTreeMap::from([("fa_region".into(), region), ("listed".into(), listed)]));
        let told = divisions("kommun_code,fa_region,Två ord\n128,Syd,a\n1280,,b\n2480,a,b\n2480,b,b\n").unwrap_err();
        assert_eq!(told.len(), 3, "{told:?}");
        assert_eq!(divisions("code\n1\n").unwrap_err().len(), 1);
        assert_eq!(divisions("kommun_code\n1280\n").unwrap_err().len(), 1);
        assert_eq!(divisions("kommun_code,fa_region\n1280,\n").unwrap_err()[0].en, "The column 'fa_region' is empty.");
    }
}
