//! Rows of cells, as a spreadsheet or a CSV file has them.

use super::raw::{RawValue, value_of};

/// A sheet: rows in order, empty cells and rows left out.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The rows that have a cell.
    pub rows: Vec<GridRow>,
}

/// A row with at least one cell.
#[derive(Clone, Debug)]
pub struct GridRow {
    /// Its number counted from 1.
    pub number: u32,
    /// Its cells that are not empty, with their column counted from 0, in order.
    pub cells: Vec<(u32, GridCell)>,
}

/// A cell that is not empty.
#[derive(Clone, Debug, PartialEq)]
pub enum GridCell {
    /// A number.
    Number(f64),
    /// A text, blanks at its ends taken away.
    Text(Box<str>),
}

impl GridCell {
    /// The cell as text.
    pub fn text(&self) -> String {
        match self {
            GridCell::Number(number) => number.to_string(),
            GridCell::Text(text) => text.to_string(),
        }
    }

    /// The cell as a value of a table; one that is neither number nor sign is added to `texts`.
    pub fn value(&self, texts: &mut Vec<String>) -> RawValue {
        match self {
            GridCell::Number(number) if number.is_finite() => RawValue::Number(*number),
            GridCell::Number(number) => value_of(&number.to_string(), texts),
            GridCell::Text(text) => value_of(text, texts),
        }
    }
}

impl GridRow {
    /// The cell of a column.
    pub fn cell(&self, column: u32) -> Option<&GridCell> {
        let found = self.cells.binary_search_by_key(&column, |(c, _)| *c).ok()?;
        self.cells.get(found).map(|(_, cell)| cell)
    }

    /// The text of a column; empty when there is none.
    pub fn text(&self, column: u32) -> String {
        self.cell(column).map_or_else(String::new, GridCell::text)
    }

    /// The column of the first cell.
    pub fn first_column(&self) -> u32 {
        self.cells.first().map_or(0, |(c, _)| *c)
    }

    /// The column of the last cell.
    pub fn last_column(&self) -> u32 {
        self.cells.last().map_or(0, |(c, _)| *c)
    }
}

impl Grid {
    /// Adds a cell after all others. `false`, and nothing is added, when its place is before or at the last one: a sound
    /// file has its cells in order.
    #[must_use]
    pub fn push(&mut self, row: u32, column: u32, cell: GridCell) -> bool {
        match self.rows.last_mut() {
            Some(last) if last.number == row && last.last_column() < column => last.cells.push((column, cell)),
            Some(last) if last.number >= row => return false,
            last => {
                // Rows of a table are as long as each other.
                let mut cells = Vec::with_capacity(last.map_or(1, |last| last.cells.len()));
                cells.push((column, cell));
                self.rows.push(GridRow { number: row, cells });
            }
        }
        true
    }
}
