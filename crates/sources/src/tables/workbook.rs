//! Workbooks (xlsx): the texts and numbers of their sheets, in order.
//!
//! Only what tables need is unpacked, once and within the limits of [`input`](crate::input); the file's own statements
//! about counts and extents are not believed, and styles, formulas, merges and macros are not looked at. The XML is
//! read by quick-xml. This is our own page, not a library's: those measured take memory for as many texts as a file
//! claims to hold, and overflow at row numbers of many digits.

use super::grid::{Grid, GridCell};
use super::raw::MAX_CELLS;
use crate::input::{Member, unzip};
use crate::text::decode;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use segbar_dataset::{Place, Problem, Reason};

/// The last row and column that the format has.
const LAST_ROW: u32 = 1_048_576;
const LAST_COLUMN: u32 = 16_384;

/// The sheets of a workbook with their names, in the workbook's order, empty sheets left out.
///
/// # Errors
/// [`Problem::Broken`] for a damaged workbook, [`Problem::TooLarge`] beyond the limits.
pub fn sheets(bytes: &[u8], place: &Place) -> Result<Vec<(String, Grid)>, Reason> {
    let parts = Parts::unpack(bytes, place)?;
    let workbook = parts.target("", "/officeDocument").unwrap_or_else(|| "xl/workbook.xml".into());
    let listed = listed_sheets(&parts.text(&workbook, place)?).map_err(|error| broken(place, error))?;
    let strings = match parts.target(&workbook, "/sharedStrings") {
        Some(name) => shared_strings(&parts.text(&name, place)?).map_err(|error| broken(place, error))?,
        None => vec![],
    };
    let mut sheets = Vec::new();
    for (name, id) in listed {
        let here = place.clone().sheet(name.clone());
        // Charts are sheets of their own without cells: their relation is of another type.
        let Some(part) = parts.relation(&workbook, |r| r.id == id && r.kind.ends_with("/worksheet")) else {
            continue;
        };
        let grid = cells(&parts.text(&part, &here)?, &strings).map_err(|fault| match fault {
            Fault::Broken(error) => broken(&here, error),
            Fault::TooMany => Problem::TooLarge { what: name.clone(), limit: MAX_CELLS.to_string() }.at(here.clone()),
        })?;
        if !grid.rows.is_empty() {
            sheets.push((name, grid));
        }
    }
    Ok(sheets)
}

fn broken(place: &Place, error: impl ToString) -> Reason {
    Problem::Broken { format: "xlsx".into(), error: error.to_string() }.at(place.clone())
}

/// The unpacked parts of a workbook.
struct Parts(Vec<Member>);

/// One line of a `.rels` part.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Parts {
    fn unpack(bytes: &[u8], place: &Place) -> Result<Self, Reason> {
        // Drawings, pivot caches and the like may be large and hold no cell of a table.
        let wanted = |name: &str| {
            let name = name.to_lowercase();
            let of_tables =
                ["workbook", "sharedstrings", "/worksheets/", "/sheets/"].iter().any(|part| name.contains(part));
            name.ends_with(".rels") || (name.ends_with(".xml") && of_tables)
        };
        let members = unzip(bytes, place, wanted).map_err(|reason| match reason.problem {
            Problem::Broken { error, .. } => broken(&reason.place, error),
            problem => Reason { place: reason.place, problem },
        })?;
        Ok(Parts(members))
    }

    fn text(&self, name: &str, place: &Place) -> Result<std::borrow::Cow<'_, str>, Reason> {
        let found = self.0.iter().find(|member| member.name.eq_ignore_ascii_case(name));
        found.map(|member| decode(&member.bytes)).ok_or_else(|| broken(place, format!("{name} is not in it")))
    }

    /// The part that a part relates to by the end of the relation's type.
    fn target(&self, of: &str, kind: &str) -> Option<String> {
        self.relation(of, |relation| relation.kind.ends_with(kind))
    }

    fn relation(&self, of: &str, wanted: impl Fn(&Relation) -> bool) -> Option<String> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let rels = format!("{folder}{}_rels/{name}.rels", if folder.is_empty() { "" } else { "/" });
        let member = self.0.iter().find(|member| member.name.eq_ignore_ascii_case(&rels))?;
        let text = decode(&member.bytes);
        let mut xml = Reader::from_str(&text);
        loop {
            match xml.read_event().ok()? {
                Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "Relationship" => {
                    let of = |name| attribute(&e, name).unwrap_or_default();
                    let relation = Relation { id: of("Id"), kind: of("Type"), target: of("Target") };
                    if wanted(&relation) {
                        return Some(resolved(folder, &relation.target));
                    }
                }
                Event::Eof => return None,
                _ => {}
            }
        }
    }
}

/// A target against the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { vec![] } else { folder.split('/').collect() };
    for piece in target.split('/') {
        match piece {
            ".." => {
                path.pop();
            }
            "." | "" => {}
            piece => path.push(piece),
        }
    }
    path.retain(|piece| !piece.is_empty());
    path.join("/")
}

/// An attribute by its name without prefix.
fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
    let found = attributes.find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// Name and relation of each sheet.
fn listed_sheets(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut xml = Reader::from_str(text);
    let mut sheets = Vec::new();
    loop {
        match xml.read_event().map_err(|error| error.to_string())? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "sheet" => {
                sheets.push((attribute(&e, "name").unwrap_or_default(), attribute(&e, "id").unwrap_or_default()));
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// The texts that cells refer to by their position.
fn shared_strings(text: &str) -> Result<Vec<String>, String> {
    let mut xml = Reader::from_str(text);
    let mut strings = Vec::new();
    loop {
        match xml.read_event().map_err(|error| error.to_string())? {
            Event::Start(e) if e.local_name().as_ref() == "si" => {
                let mut text = String::new();
                read_text(&mut xml, "si", &mut text)?;
                strings.push(text);
            }
            Event::Empty(e) if e.local_name().as_ref() == "si" => strings.push(String::new()),
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// Collects the text of all `<t>` up to the end of an element: runs of rich text follow each other; readings of
/// Japanese (`rPh`) are no part of the text.
fn read_text(xml: &mut Reader<&[u8]>, until: &str, out: &mut String) -> Result<(), String> {
    let (mut inside, mut reading) = (false, false);
    loop {
        match xml.read_event().map_err(|error| error.to_string())? {
            Event::Start(e) => match e.local_name().as_ref() {
                "t" => inside = true,
                "rPh" => reading = true,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "t" => inside = false,
                "rPh" => reading = false,
                name if name == until => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(format!("<{until}> does not end")),
            event if inside && !reading => push_text(&event, out),
            _ => {}
        }
    }
}

/// Adds the text of an event: characters, CDATA, entities. An unknown entity is left out.
fn push_text(event: &Event, out: &mut String) {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(entity) => match entity.resolve_char_ref() {
            Ok(Some(c)) => out.push(c),
            _ => out.push_str(resolve_predefined_entity(&entity.xml10_content()).unwrap_or_default()),
        },
        _ => {}
    }
}

enum Fault {
    Broken(String),
    TooMany,
}

impl From<quick_xml::Error> for Fault {
    fn from(error: quick_xml::Error) -> Self {
        Fault::Broken(error.to_string())
    }
}

/// Where the next cell is, and of which type.
#[derive(Default)]
struct At {
    /// Counted from 1.
    row: u32,
    /// Counted from 0.
    column: u32,
    kind: String,
}

/// The cells of a sheet.
fn cells(text: &str, strings: &[String]) -> Result<Grid, Fault> {
    let mut xml = Reader::from_str(text);
    // Millions of elements: that each ends under its own name is not what makes a table right or wrong.
    xml.config_mut().check_end_names = false;
    let mut grid = Grid::default();
    let (mut at, mut count, mut value) = (At::default(), 0usize, String::new());
    // Between </sheetData> and the end stand formats and footers; a sheet cut short has no end.
    let (mut in_cell, mut in_value, mut whole) = (false, false, false);
    loop {
        match xml.read_event()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "row" => at.next_row(&e)?,
                "c" => {
                    at.cell(&e)?;
                    value.clear();
                    in_cell = true;
                }
                "v" if in_cell => in_value = true,
                "is" if in_cell => read_text(&mut xml, "is", &mut value).map_err(Fault::Broken)?,
                _ => {}
            },
            Event::Empty(e) => match e.local_name().as_ref() {
                "row" => at.next_row(&e)?,
                "c" => {
                    at.cell(&e)?;
                    at.column += 1;
                }
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "v" => in_value = false,
                "c" if in_cell => {
                    in_cell = false;
                    count += 1;
                    if count > MAX_CELLS {
                        return Err(Fault::TooMany);
                    }
                    if let Some(cell) = cell(&value, &at.kind, strings)?
                        && !grid.push(at.row, at.column, cell)
                    {
                        return Err(Fault::Broken(format!("row {}: the cells are not in order", at.row)));
                    }
                    at.column += 1;
                }
                "worksheet" => whole = true,
                _ => {}
            },
            Event::Eof if whole => return Ok(grid),
            Event::Eof => return Err(Fault::Broken("the sheet does not end".into())),
            event if in_value => push_text(&event, &mut value),
            _ => {}
        }
    }
}

impl At {
    /// Goes to the row of an element; one without a number follows the one before.
    fn next_row(&mut self, element: &BytesStart) -> Result<(), Fault> {
        self.row += 1;
        self.column = 0;
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            if attribute.key.as_ref() == "r" {
                self.row = place_of(&attribute.value)?.0;
            }
        }
        Ok(())
    }

    /// Takes place and type of a cell from its element; one without a place follows the one before.
    fn cell(&mut self, element: &BytesStart) -> Result<(), Fault> {
        self.row = self.row.max(1);
        self.kind.clear();
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            match attribute.key.as_ref() {
                "r" => {
                    let (row, column) = place_of(&attribute.value)?;
                    self.row = row;
                    self.column = column.unwrap_or(self.column);
                }
                "t" => self.kind.push_str(&attribute.value),
                _ => {}
            }
        }
        if self.column >= LAST_COLUMN {
            return Err(Fault::Broken("a column beyond XFD".into()));
        }
        Ok(())
    }
}

/// Row (from 1) and column (from 0) of a place: `B12` of a cell, `12` of a row.
fn place_of(text: &str) -> Result<(u32, Option<u32>), Fault> {
    let wrong = || Fault::Broken(format!("'{}' is no cell", text.chars().take(20).collect::<String>()));
    let digits = text.bytes().position(|b| b.is_ascii_digit()).ok_or_else(wrong)?;
    let row: u32 = text[digits..].parse().map_err(|_| wrong())?;
    let mut column = 0u32;
    for letter in text[..digits].bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a',
            _ => return Err(wrong()),
        };
        column = column * 26 + u32::from(value) + 1;
        if column > LAST_COLUMN {
            return Err(wrong());
        }
    }
    if row == 0 || row > LAST_ROW {
        return Err(wrong());
    }
    Ok((row, column.checked_sub(1)))
}

/// The value of a cell by its type; `None` for an empty one.
fn cell(value: &str, kind: &str, strings: &[String]) -> Result<Option<GridCell>, Fault> {
    let text = |text: &str| Some(GridCell::Text(text.trim().into())).filter(|_| !text.trim().is_empty());
    Ok(match kind {
        "s" => {
            let string = value.trim().parse::<usize>().ok().and_then(|i| strings.get(i));
            text(string.ok_or_else(|| Fault::Broken(format!("there is no shared text {}", value.trim())))?)
        }
        "" | "n" => match value.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Some(GridCell::Number(number)),
            _ => text(value),
        },
        _ => text(value),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_rich_and_escaped_texts_and_numbers_are_read() {
        let strings = shared_strings(
            "<sst><si><t>a &amp; b</t></si><si><r><t>c</t></r><r><t xml:space=\"preserve\"> d</t></r><rPh><t>x</t></rPh></si><si/></sst>",
        )
        .unwrap();
        assert_eq!(strings, ["a & b", "c d", ""]);
        let sheet = "<x:worksheet><x:sheetData><x:row r=\"2\"><x:c r=\"B2\" t=\"s\"><x:v>0</x:v></x:c>\
            <x:c t=\"inlineStr\"><x:is><x:t>&#229;r</x:t></x:is></x:c><x:c r=\"AA2\"><x:v>1.5E2</x:v></x:c></x:row>\
            <x:row><x:c/><x:c t=\"s\"><x:v>2</x:v></x:c><x:c t=\"b\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        let Ok(grid) = cells(sheet, &strings) else { panic!("a sound sheet") };
        assert_eq!(grid.rows[0].number, 2);
        let expected = [(1, "a & b".to_owned()), (2, "år".to_owned()), (26, "150".to_owned())];
        assert_eq!(grid.rows[0].cells.iter().map(|(c, cell)| (*c, cell.text())).collect::<Vec<_>>(), expected);
        assert_eq!((grid.rows[1].number, grid.rows[1].first_column()), (3, 2));
    }

    #[test]
    fn impossible_places_and_sheets_cut_short_are_broken() {
        for place in ["A0", "A1048577", "XFE1", "A99999999999999999999", "1A", "Å1", "ZZZZZZZZZZZZ1"] {
            let sheet = format!("<worksheet><row><c r=\"{place}\"><v>1</v></c></row></worksheet>");
            assert!(cells(&sheet, &[]).is_err(), "{place}");
        }
        assert!(cells("<worksheet><row><c><v>1</v></c></row>", &[]).is_err());
        assert!(cells("<worksheet><row><c t=\"s\"><v>1</v></c></row></worksheet>", &[]).is_err());
        assert!(
            cells("<worksheet><row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row></worksheet>", &[]).is_err()
        );
    }

    #[test]
    fn targets_are_found_from_the_folder_of_their_part() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/a", "../b.xml"), "xl/b.xml");
        assert_eq!(resolved("", "xl/workbook.xml"), "xl/workbook.xml");
    }
}
