//! Workbooks as Statistikdatabasen exports them.

use super::grid::Grid;
use super::raw::RawTable;
use super::{scb_layout, workbook};
use segbar_dataset::{Place, Reason};

/// The tables of a workbook's sheets; sheets without the layout of an export are passed over.
///
/// # Errors
/// As [`workbook::sheets`], and those of the layout.
pub fn read(bytes: &[u8], place: &Place) -> Result<Vec<RawTable>, Vec<Reason>> {
    tables(&workbook::sheets(bytes, place).map_err(|reason| vec![reason])?, place)
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
