//! CSV: UTF-8 with commas, a line of column names; before it, for invented values, a line that says so.

use super::about::fictional;
use super::table::{Cell, Table};
use crate::QuestionError;
use std::io::{self, Write};

/// Writes a table; what is about it stays out, since programs read these files.
///
/// # Errors
/// If `out` takes no more.
pub fn write(out: impl Write, table: &Table) -> io::Result<()> {
    let mut rows = begin(out, table.fictional, &table.columns)?;
    for row in &table.rows {
        record(&mut rows, row)?;
    }
    rows.flush()
}

/// The beginning of a file: the mark of invented values, and the names of the columns. Rows follow with [`record`].
///
/// # Errors
/// If `out` takes no more.
pub fn begin<W: Write>(mut out: W, marked: bool, columns: &[&str]) -> io::Result<csv::Writer<W>> {
    if marked {
        let text = fictional();
        writeln!(out, "# {} {}", text.sv, text.en)?;
    }
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(columns)?;
    Ok(writer)
}

/// One row.
///
/// # Errors
/// If the file takes no more.
pub fn record<W: Write>(writer: &mut csv::Writer<W>, row: &[Cell]) -> io::Result<()> {
    for cell in row {
        writer.write_field(cell.written().as_bytes())?;
    }
    Ok(writer.write_record(None::<&[u8]>)?)
}

pub(super) fn text(table: &Table) -> Result<Vec<u8>, QuestionError> {
    let mut bytes = Vec::new();
    write(&mut bytes, table).map_err(|error| QuestionError::Unwritable { why: error.to_string() })?;
    Ok(bytes)
}
