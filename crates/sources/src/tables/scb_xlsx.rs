//! Workbooks as Statistikdatabasen exports them.

use super::grid::{Grid, GridCell};
use super::raw::{MAX_CELLS, RawTable};
use super::scb_layout;
use crate::input::{check_zip, unzip};
use calamine::{DataRef, Reader, Xlsx};
use quick_xml::events::Event;
use segbar_dataset::{Place, Problem, Reason};
use std::io::Cursor;

/// The sheets of a workbook with their names, empty sheets left out.
///
/// # Errors
/// [`Problem::Broken`] for a damaged workbook, [`Problem::TooLarge`] beyond the limits.
pub fn sheets(bytes: &[u8], place: &Place) -> Result<Vec<(String, Grid)>, Reason> {
    check_zip(bytes, place).map_err(|reason| match reason.problem {
        Problem::Broken { error, .. } => broken(&reason.place, error),
        problem => Reason { place: reason.place, problem },
    })?;
    check_strings(bytes, place)?;
    // calamine computes with what a damaged file says: it can overflow, for instance at a row of twenty digits.
    let read = std::panic::catch_unwind(|| read_sheets(bytes, place));
    read.unwrap_or_else(|_| Err(broken(place, "a number in it is too large")))
}

/// Refuses a workbook that claims more shared strings than it has room for: calamine asks for the memory at once.
fn check_strings(bytes: &[u8], place: &Place) -> Result<(), Reason> {
    let members = unzip(bytes, place, |name| name.to_lowercase().ends_with("sharedstrings.xml"))?;
    for member in members {
        let mut xml = quick_xml::Reader::from_reader(member.bytes.as_slice());
        let mut buffer = Vec::new();
        let claimed = loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer) {
                Ok(Event::Start(element) | Event::Empty(element)) => {
                    let attributes = element.attributes().filter_map(Result::ok);
                    let mut counts = attributes.filter(|a| a.key.as_ref() == "uniqueCount");
                    break counts.next().and_then(|count| count.value.trim().parse::<usize>().ok());
                }
                Ok(Event::Eof) | Err(_) => break None,
                Ok(_) => {}
            }
        };
        // The shortest string is `<si/>`.
        if claimed.is_some_and(|n| n > member.bytes.len() / 5) {
            return Err(broken(&place.clone().sheet(member.name), "uniqueCount"));
        }
    }
    Ok(())
}

fn read_sheets(bytes: &[u8], place: &Place) -> Result<Vec<(String, Grid)>, Reason> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(place, error))?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let here = place.clone().sheet(name.clone());
        let mut reader = match workbook.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A chart sheet has no cells.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(&here, error)),
        };
        // Read cell by cell: a sheet's stated extent may be all 17 thousand million cells.
        let mut grid = Grid::default();
        let mut count = 0;
        while let Some(cell) = reader.next_cell().map_err(|error| broken(&here, error))? {
            let (row, column) = cell.get_position();
            let value = match cell.get_value() {
                DataRef::Int(number) => GridCell::Number(*number as f64),
                DataRef::Float(number) => GridCell::Number(*number),
                DataRef::String(text) => text_cell(text),
                DataRef::SharedString(text) => text_cell(text),
                DataRef::Empty => continue,
                other => text_cell(&format!("{other:?}")),
            };
            if matches!(&value, GridCell::Text(text) if text.is_empty()) {
                continue;
            }
            count += 1;
            if count > MAX_CELLS {
                return Err(Problem::TooLarge { what: name, limit: MAX_CELLS.to_string() }.at(here));
            }
            if !grid.push(row.saturating_add(1), column, value) {
                return Err(broken(&here.row(u64::from(row) + 1), "the cells are not in order"));
            }
        }
        if !grid.rows.is_empty() {
            sheets.push((name, grid));
        }
    }
    Ok(sheets)
}

/// The tables of a workbook's sheets; sheets without the layout of an export are passed over.
///
/// # Errors
/// As [`sheets`], and those of the layout.
pub fn read(bytes: &[u8], place: &Place) -> Result<Vec<RawTable>, Vec<Reason>> {
    tables(&sheets(bytes, place).map_err(|reason| vec![reason])?, place)
}

/// The tables of sheets already read.
///
/// # Errors
/// Those of the layout, of all sheets.
pub fn tables(sheets: &[(String, Grid)], place: &Place) -> Result<Vec<RawTable>, Vec<Reason>> {
    let (mut tables, mut reasons) = (vec![], vec![]);
    for (name, grid) in sheets {
        match scb_layout::read(grid, &place.clone().sheet(name.clone()), "scb_xlsx") {
            Ok(table) => tables.extend(table),
            Err(more) => reasons.extend(more),
        }
    }
    if reasons.is_empty() { Ok(tables) } else { Err(reasons) }
}

fn text_cell(text: &str) -> GridCell {
    GridCell::Text(text.trim().into())
}

fn broken(place: &Place, error: impl ToString) -> Reason {
    Problem::Broken { format: "xlsx".into(), error: error.to_string() }.at(place.clone())
}
