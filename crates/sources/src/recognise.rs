//! What a file is, by its content; names and endings do not count.

use crate::boundaries::claim::Claim;
use crate::boundaries::{self, RawLayer};
use crate::input::{InputFile, Member, member_names};
use crate::keys::{self, Key};
use crate::police;
use crate::tables::grid::Grid;
use crate::tables::raw::RawTable;
use crate::tables::{csv_grid, json_stat, own_table, px, pxweb_v1, scb_csv, scb_xlsx, workbook};
use crate::text::decode;
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::Catalogue;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// What segbar reads, for the sentence about a file that is none of it.
pub const EXPECTED: &str = "SCB xlsx, SCB CSV, PxWeb JSON, JSON-stat 2, PX, GeoPackage, Shapefile, GeoJSON, GeoParquet";

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// Tables, each with its place.
    Tables(Vec<RawTable>),
    /// A key file.
    Key(Box<Key>),
    /// Layers of polygons.
    Layers(Vec<RawLayer>),
    /// A list of the police without shapes.
    PoliceList(Box<Claim>),
    /// Nothing that is read, though nothing is broken.
    Nothing(Reason),
}

/// The keys of a JSON object by which its kind is told; the values are not kept.
#[derive(Deserialize)]
struct JsonKeys {
    #[serde(rename = "type")]
    kind: Option<IgnoredAny>,
    features: Option<IgnoredAny>,
    columns: Option<IgnoredAny>,
    data: Option<IgnoredAny>,
    id: Option<IgnoredAny>,
    size: Option<IgnoredAny>,
    dimension: Option<IgnoredAny>,
    value: Option<IgnoredAny>,
}

/// Words of which a JSON file of ours has one.
const JSON_WORDS: [&str; 3] = ["\"columns\"", "\"dimension\"", "\"FeatureCollection\""];

/// Recognises a file and reads it.
///
/// # Errors
/// Every reason against a file of a known format. A file of no known format is [`Content::Nothing`].
pub fn read(file: &InputFile, catalogue: &Catalogue) -> Result<Content, Vec<Reason>> {
    if boundaries::recognise(file).is_some() {
        return Ok(Content::Layers(boundaries::read_layers(file)?));
    }
    let place = file.place();
    if !file.is_zip() {
        if police::looks_like(&file.bytes) {
            return Ok(Content::PoliceList(Box::new(police::read(file)?)));
        }
        return read_plain(&file.bytes, &place, catalogue);
    }
    let names = member_names(&file.bytes);
    if names.iter().any(|name| name.starts_with("xl/")) || damaged_workbook(&file.bytes, &names) {
        return read_workbook(&file.bytes, &place);
    }
    if names.is_empty() {
        // Not even a list of members: let the archive say what is wrong with it.
        crate::input::check_zip(&file.bytes, &place).map_err(|reason| vec![reason])?;
    }
    read_bundle(file, catalogue)
}

/// A workbook whose list of members, at its end, is cut off still begins with its own first member.
fn damaged_workbook(bytes: &[u8], names: &[String]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let has = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    names.is_empty() && (has(b"[Content_Types].xml") || has(b"xl/") || has(b"docProps/"))
}

/// Reads bytes that are no archive.
fn read_plain(bytes: &[u8], place: &Place, catalogue: &Catalogue) -> Result<Content, Vec<Reason>> {
    let nothing = || Content::Nothing(Problem::Unknown { expected: EXPECTED.into() }.at(place.clone()));
    if px::looks_like(bytes) {
        return Ok(Content::Tables(vec![px::read(bytes, place)?]));
    }
    let first = bytes.iter().find(|b| !b.is_ascii_whitespace() && !matches!(b, 0xef | 0xbb | 0xbf));
    if matches!(first, Some(b'{' | b'[')) {
        return read_json(bytes, place);
    }
    // Text has no zero bytes, except UTF-16 with its mark.
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if bytes.contains(&0) && !utf16 {
        return Ok(nothing());
    }
    let head = csv_grid::head(bytes, place).map_err(|reason| vec![reason])?;
    let known = keys::looks_like(&head)
        || own_table::looks_like(&head)
        || !matches!(scb_csv::read(&head, place, catalogue), Ok(None));
    if !known {
        return Ok(nothing());
    }
    let grid = csv_grid::read(bytes, place).map_err(|reason| vec![reason])?;
    if keys::looks_like(&grid) {
        return Ok(Content::Key(Box::new(keys::read(&grid, place)?)));
    }
    if own_table::looks_like(&grid) {
        return Ok(Content::Tables(vec![own_table::read(&grid, place)?]));
    }
    match scb_csv::read(&grid, place, catalogue)? {
        Some(table) => Ok(Content::Tables(vec![table])),
        None => Ok(nothing()),
    }
}

fn read_json(bytes: &[u8], place: &Place) -> Result<Content, Vec<Reason>> {
    let text = decode(bytes);
    let nothing = |problem: Problem| Ok(Content::Nothing(problem.at(place.clone())));
    let unknown = || nothing(Problem::Unknown { expected: EXPECTED.into() });
    let keys: JsonKeys = match serde_json::from_str(&text) {
        Ok(keys) => keys,
        // A list, or an object in which a key occurs twice, is sound JSON and none of ours.
        Err(error) if error.is_data() => return unknown(),
        // Notes can begin with a bracket too; a damaged answer still has the words of one.
        Err(_) if !JSON_WORDS.iter().any(|word| text.contains(word)) => return unknown(),
        Err(error) => {
            return Err(vec![Problem::Broken { format: "JSON".into(), error: error.to_string() }.at(place.clone())]);
        }
    };
    if keys.columns.is_some() && keys.data.is_some() {
        return Ok(Content::Tables(vec![pxweb_v1::read(&text, place)?]));
    }
    if keys.id.is_some() && keys.size.is_some() && keys.dimension.is_some() {
        if keys.value.is_none() {
            return nothing(Problem::MetadataOnly {});
        }
        return match json_stat::read(&text, place)? {
            Some(table) => Ok(Content::Tables(vec![table])),
            None => nothing(Problem::MetadataOnly {}),
        };
    }
    if keys.kind.is_some() && keys.features.is_some() {
        let error = "FeatureCollection".into();
        return Err(vec![Problem::Broken { format: "GeoJSON".into(), error }.at(place.clone())]);
    }
    unknown()
}

fn read_workbook(bytes: &[u8], place: &Place) -> Result<Content, Vec<Reason>> {
    let sheets = workbook::sheets(bytes, place).map_err(|reason| vec![reason])?;
    let is_key = |(_, grid): &&(String, Grid)| keys::looks_like(grid);
    if let Some((name, grid)) = sheets.iter().find(is_key) {
        return Ok(Content::Key(Box::new(keys::read(grid, &place.clone().sheet(name.clone()))?)));
    }
    let tables = scb_xlsx::tables(&sheets, place)?;
    if tables.is_empty() {
        let found = sheets
            .first()
            .and_then(|(_, grid)| grid.rows.first())
            .map_or_else(String::new, |r| r.text(r.first_column()));
        let sheet = sheets.first().map(|(name, _)| name.clone()).unwrap_or_default();
        let problem = if sheets.is_empty() { Problem::Empty {} } else { Problem::UnknownTable { title: found } };
        return Ok(Content::Nothing(problem.at(place.clone().sheet(sheet))));
    }
    Ok(Content::Tables(tables))
}

/// Reads the tables in a zip archive, as SCB packs its whole tables.
fn read_bundle(file: &InputFile, catalogue: &Catalogue) -> Result<Content, Vec<Reason>> {
    const ENDINGS: [&str; 5] = [".csv", ".txt", ".json", ".px", ".tsv"];
    let wanted = |name: &str| ENDINGS.iter().any(|ending| name.to_lowercase().ends_with(ending));
    let members = file.unzip(wanted).map_err(|reason| vec![reason])?;
    let (mut tables, mut reasons) = (Vec::<RawTable>::new(), Vec::new());
    for Member { name, bytes } in members {
        match read_plain(&bytes, &file.place().sheet(name), catalogue) {
            Ok(Content::Tables(more)) => {
                for mut table in more {
                    if let Some(before) = tables.last() {
                        table.share_dimensions(before);
                    }
                    tables.push(table);
                }
            }
            Ok(Content::Key(key)) => return Ok(Content::Key(key)),
            Ok(_) => {}
            Err(more) => reasons.extend(more),
        }
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    if tables.is_empty() {
        return Ok(Content::Nothing(Problem::Unknown { expected: EXPECTED.into() }.at(file.place())));
    }
    Ok(Content::Tables(tables))
}
