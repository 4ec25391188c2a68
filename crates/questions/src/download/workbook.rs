//! A workbook: the table on the first sheet, what must be known about it in both languages on the second.

use super::table::{Cell, Table};
use crate::QuestionError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// The most characters that a cell of a workbook holds.
const LONGEST: usize = 32_767;

/// The bytes of the workbook. The same table gives the same bytes: the file has no time of its own.
///
/// # Errors
/// If the table is larger than a sheet.
pub fn write(table: &Table) -> Result<Vec<u8>, QuestionError> {
    compose(table).map_err(|error| QuestionError::Unwritable { why: error.to_string() })
}

fn compose(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let when = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("segbar").set_creation_datetime(&when));
    let heading = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    values(book.add_worksheet().set_name("data")?, table, &heading)?;
    about(book.add_worksheet().set_name("om – about")?, table, &heading, &wrapped)?;
    book.save_to_buffer()
}

fn values(sheet: &mut Worksheet, table: &Table, heading: &Format) -> Result<(), XlsxError> {
    for (column, name) in table.columns.iter().enumerate() {
        sheet.write_with_format(0, column as u16, *name, heading)?;
    }
    for (at, row) in table.rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let (row, column) = (at as u32 + 1, column as u16);
            match cell {
                Cell::Number(value) => sheet.write_number(row, column, *value)?,
                // As text whatever it looks like: a code such as 0380 keeps its zero, and nothing becomes a formula.
                Cell::Text(text) => sheet.write_string(row, column, cut(text))?,
                Cell::Empty => continue,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if !table.columns.is_empty() {
        sheet.autofilter(0, 0, table.rows.len() as u32, table.columns.len() as u16 - 1)?;
    }
    Ok(())
}

fn about(sheet: &mut Worksheet, table: &Table, heading: &Format, wrapped: &Format) -> Result<(), XlsxError> {
    for (column, text) in ["", "svenska", "", "English"].into_iter().enumerate() {
        sheet.write_with_format(0, column as u16, text, heading)?;
    }
    for (at, line) in table.about.iter().enumerate() {
        let cells = [&line.label.sv, &line.text.sv, &line.label.en, &line.text.en];
        for (column, text) in cells.into_iter().enumerate() {
            sheet.write_string_with_format(at as u32 + 1, column as u16, cut(text), wrapped)?;
        }
    }
    for (column, width) in [24.0, 70.0, 24.0, 70.0].into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    Ok(())
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
