//! Tables of an edition without shapes: one row per area with name, municipality and class.

use super::layers::year_in;
use super::{class_of, tidy};
use crate::InputFile;
use crate::boundaries::Format;
use crate::boundaries::claim::{Claim, ClaimedArea, codes_of_names};
use crate::text;
use segbar_dataset::{Problem, Reason};
use segbar_domain::{AreaCode, Level, Text, Vintage};

/// The most rows; a list has some sixty.
const MAX_ROWS: usize = 10_000;
const EXPECTED: &str = "namn (name), kommun, kategori (category)";

/// The columns of the table, by position.
struct Columns {
    name: usize,
    municipality: usize,
    class: usize,
}

fn columns(header: &csv::StringRecord) -> Option<Columns> {
    let position = |names: &[&str]| {
        header
            .iter()
            .position(|cell| names.contains(&cell.trim().trim_start_matches('\u{feff}').to_lowercase().as_str()))
    };
    Some(Columns {
        name: position(&["name", "namn", "område", "omrade"])?,
        municipality: position(&["kommun", "kommunkod", "municipality"])?,
        class: position(&["category", "kategori", "klass", "class"])?,
    })
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    let first = text.lines().next().unwrap_or_default();
    let separators = [b';', b'\t', b','];
    let most = separators.into_iter().max_by_key(|s| first.bytes().filter(|b| b == s).count());
    csv::ReaderBuilder::new().delimiter(most.unwrap_or(b';')).flexible(true).from_reader(text.as_bytes())
}

/// Whether the text is a table of the police's areas: a header with name, municipality and class, and a class that is
/// one of the police's in the first row.
pub fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(65_536)];
    let text = text::decode(head);
    let mut reader = reader(&text);
    let Some(columns) = reader.headers().ok().and_then(columns) else { return false };
    let first = reader.records().next().and_then(Result::ok);
    first.and_then(|row| class_of(row.get(columns.class)?)).is_some()
}

/// Reads a table of the police's areas. The year of the edition stands in the file's name.
///
/// # Errors
/// Every reason against it.
pub fn read(file: &InputFile) -> Result<Claim, Vec<Reason>> {
    let place = file.place();
    let text = text::decode(&file.bytes);
    let mut reader = reader(&text);
    let broken =
        |error: csv::Error| Problem::Broken { format: "CSV".into(), error: error.to_string() }.at(place.clone());
    let header = reader.headers().map_err(|error| vec![broken(error)])?.clone();
    let Some(columns) = columns(&header) else {
        let found = header.iter().collect::<Vec<_>>().join(", ");
        let problem = Problem::UnknownHeader { found, expected: EXPECTED.into() };
        return Err(vec![problem.at(place.row(1))]);
    };
    let Some(year) = year_in(&file.name) else {
        let problem = Problem::UnknownVintage { level: Level::PoliceArea.name().sv, hint: file.name.clone() };
        return Err(vec![problem.at(place)]);
    };
    let vintage = Vintage::of_year(Level::PoliceArea, year);
    let mut reasons = Vec::new();
    let mut rows = Vec::new();
    for (i, record) in reader.records().enumerate() {
        if i == MAX_ROWS {
            let problem = Problem::TooLarge { what: file.name.clone(), limit: format!("{MAX_ROWS} rows") };
            return Err(vec![problem.at(place)]);
        }
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                reasons.push(broken(error));
                break;
            }
        };
        let row = record.position().map_or(i as u64 + 2, csv::Position::line);
        let cell = |column: usize| record.get(column).unwrap_or_default().trim().to_owned();
        let at = |column: usize| place.clone().row(row).column(header.get(column).unwrap_or_default());
        let (name, municipality, class) = (tidy(&cell(columns.name)), cell(columns.municipality), cell(columns.class));
        if AreaCode::parse(Level::Municipality, &municipality).is_none() {
            reasons.push(Problem::NotACode { text: municipality.clone() }.at(at(columns.municipality)));
        }
        if name.is_empty() {
            let problem = Problem::UnknownName { name: name.clone(), vintage: vintage.to_string() };
            reasons.push(problem.at(at(columns.name)));
        }
        let known = class_of(&class);
        if known.is_none() {
            reasons.push(Problem::UnknownPoliceClass { found: class }.at(at(columns.class)));
        }
        rows.push((name, municipality, known));
    }
    if rows.is_empty() && reasons.is_empty() {
        reasons.push(Problem::Empty {}.at(place.clone()));
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let full: Vec<String> = rows.iter().map(|(name, municipality, _)| format!("{name} {municipality}")).collect();
    let codes = codes_of_names(Level::PoliceArea, full.iter().map(String::as_str));
    let mut areas: Vec<ClaimedArea> = rows
        .into_iter()
        .zip(codes)
        .filter_map(|((name, _, class), code)| {
            Some(ClaimedArea { code: code?, name: Some(name), parent: None, class, polygons: None })
        })
        .collect();
    areas.sort_by(|a, b| a.code.cmp(&b.code));
    let note = Text::new(
        "Listan har inga ytor: områdena kan räknas men inte visas på kartan eller läggas över statistiken.",
        "The list has no shapes: its areas can be counted but neither mapped nor overlaid on statistics.",
    );
    Ok(Claim {
        place,
        hash: file.hash.clone(),
        file: file.name.clone(),
        format: Format::PoliceList,
        title: file.name.split('.').next().unwrap_or_default().to_owned(),
        publisher: "polisen",
        vintage,
        areas,
        notes: vec![note],
        taken: 0,
        given_way: vec![],
    })
}
