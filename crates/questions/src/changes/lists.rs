//! The lists of a comparison, piece by piece, and whole as files.

use super::revision::{TypeChanged, ValuesChanged, ValuesCounted, types_of, values_of};
use crate::download::{Cell, Download, Form, Line, Table, snapshot_lines};
use crate::refusal::Refusal;
use crate::{Bilingual, Desk, QuestionError};
use segbar_snapshot::SnapshotId;
use serde::Serialize;
use utoipa::ToSchema;

/// The most entries of a piece.
pub const MOST_OF_A_PIECE: usize = 1_000;

/// Which entries of a list are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Only columns that come from this table, or types that changed because of it.
    pub table: Option<String>,
    /// Only this indicator.
    pub indicator: Option<String>,
    /// How many of the list stand before.
    pub start: usize,
    /// How many are wanted, at most [`MOST_OF_A_PIECE`].
    pub limit: usize,
}

/// A piece of the columns with changed values.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ValuesPiece {
    /// Number of entries of the whole list.
    pub all: usize,
    /// How many of them stand before.
    pub start: usize,
    /// The entries, most areas first.
    pub items: Vec<ValuesChanged>,
}

/// A piece of the areas with another type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TypesPiece {
    /// Number of entries of the whole list.
    pub all: usize,
    /// How many of them stand before.
    pub start: usize,
    /// The entries, by indicator, edition, year and code.
    pub items: Vec<TypeChanged>,
}

/// A list of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonList {
    /// Tables with their indicators, and the total.
    Tables,
    /// Columns with changed values.
    Values,
    /// Areas with another type.
    Types,
}

impl ComparisonList {
    /// The list with this name in addresses.
    pub fn parse(text: &str) -> Option<Self> {
        let all = [ComparisonList::Tables, ComparisonList::Values, ComparisonList::Types];
        all.into_iter().find(|list| list.id() == text)
    }

    fn id(self) -> &'static str {
        match self {
            ComparisonList::Tables => "tables",
            ComparisonList::Values => "values",
            ComparisonList::Types => "types",
        }
    }
}

impl Desk {
    /// A piece of the columns with changed values between two snapshots.
    ///
    /// # Errors
    /// If one of them does not exist or cannot be read, or more is asked for than a piece holds.
    pub fn changed_values(&self, from: &str, to: &str, piece: &Piece) -> Result<ValuesPiece, QuestionError> {
        let diff = self.compared(&self.snapshot_named(from)?, &self.snapshot_named(to)?)?;
        let wanted = |v: &ValuesChanged| piece.wants(&v.indicator, &v.tables);
        let (all, items) = piece.of(values_of(&diff).into_iter().filter(wanted).collect())?;
        Ok(ValuesPiece { all, start: piece.start, items })
    }

    /// A piece of the areas with another type.
    ///
    /// # Errors
    /// As [`Desk::changed_values`].
    pub fn changed_types(&self, from: &str, to: &str, piece: &Piece) -> Result<TypesPiece, QuestionError> {
        let diff = self.compared(&self.snapshot_named(from)?, &self.snapshot_named(to)?)?;
        let wanted = |t: &TypeChanged| piece.wants(&t.indicator, &t.because);
        let (all, items) = piece.of(types_of(&diff).into_iter().filter(wanted).collect())?;
        Ok(TypesPiece { all, start: piece.start, items })
    }

    /// A whole list of a comparison as CSV or a workbook.
    ///
    /// # Errors
    /// If one of the snapshots does not exist or cannot be read.
    pub fn comparison_file(
        &self,
        (from, to): (&str, &str),
        list: ComparisonList,
        form: Form,
    ) -> Result<Download, QuestionError> {
        let (from, to) = (self.snapshot_named(from)?, self.snapshot_named(to)?);
        let table = match list {
            ComparisonList::Tables => self.tables_file(&from, &to)?,
            ComparisonList::Values => self.values_file(&from, &to)?,
            ComparisonList::Types => self.types_file(&from, &to)?,
        };
        table.file(&format!("changes {} {} {}", list.id(), from.short(), to.short()), form)
    }

    /// One row for each table and indicator, then one for each table, then the total.
    fn tables_file(&self, from: &SnapshotId, to: &SnapshotId) -> Result<Table, QuestionError> {
        let diff = self.compared(from, to)?;
        let told = self.told(&diff);
        let numbers = |c: &ValuesCounted| [c.revised, c.added, c.gone, c.bounds, c.other_reason].map(count);
        let mut rows = Vec::new();
        for table in &told.tables {
            let name = table.tables.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(" ");
            for one in &table.indicators {
                let mut row = vec![Cell::text(&name), Cell::text(&one.indicator)];
                row.extend(numbers(&one.counts));
                row.push(Cell::Empty);
                match &one.largest {
                    Some(l) => row.extend([
                        Cell::text(l.vintage.to_string()),
                        Cell::Number(f64::from(l.period.year())),
                        Cell::text(&l.breakdown),
                        Cell::text(&l.code),
                        Cell::text(&l.name),
                        Cell::Number(l.from),
                        Cell::Number(l.to),
                    ]),
                    None => row.extend(std::iter::repeat_n(Cell::Empty, 7)),
                }
                rows.push(row);
            }
            rows.push(sum_row(&name, numbers(&table.counts), table.types_changed));
        }
        rows.push(sum_row("total", numbers(&told.total), told.types_changed));
        let columns = vec![
            "tables",
            "indicator",
            "revised",
            "added",
            "gone",
            "bounds",
            "other_reason",
            "types_changed",
            "vintage",
            "period",
            "breakdown",
            "area",
            "name",
            "from",
            "to",
        ];
        Ok(Table { columns, rows, about: self.about_comparison(from, to), fictional: self.fictional() })
    }

    fn values_file(&self, from: &SnapshotId, to: &SnapshotId) -> Result<Table, QuestionError> {
        let row = |v: ValuesChanged| {
            vec![
                Cell::text(v.tables.join(" ")),
                Cell::text(v.indicator),
                Cell::text(v.vintage),
                Cell::Number(f64::from(v.period.year())),
                Cell::text(v.breakdown),
                count(v.changed),
                count(v.filled),
                count(v.emptied),
                v.largest_at.map_or(Cell::Empty, Cell::text),
                Cell::number(v.largest_from),
                Cell::number(v.largest_to),
            ]
        };
        let columns = vec![
            "tables",
            "indicator",
            "vintage",
            "period",
            "breakdown",
            "revised",
            "added",
            "gone",
            "area",
            "from",
            "to",
        ];
        let diff = self.compared(from, to)?;
        let rows = values_of(&diff).into_iter().map(row).collect();
        Ok(Table { columns, rows, about: self.about_comparison(from, to), fictional: self.fictional() })
    }

    fn types_file(&self, from: &SnapshotId, to: &SnapshotId) -> Result<Table, QuestionError> {
        let class = |class: Option<u8>| Cell::number(class.map(f64::from));
        let row = |t: TypeChanged| {
            vec![
                Cell::text(t.indicator),
                Cell::text(t.vintage),
                Cell::Number(f64::from(t.period.year())),
                Cell::text(t.code),
                Cell::text(t.name),
                class(t.from),
                class(t.to),
                Cell::text(t.because.join(" ")),
            ]
        };
        let columns = vec!["indicator", "vintage", "period", "area", "name", "from", "to", "because"];
        let diff = self.compared(from, to)?;
        let rows = types_of(&diff).into_iter().map(row).collect();
        Ok(Table { columns, rows, about: self.about_comparison(from, to), fictional: self.fictional() })
    }

    fn about_comparison(&self, from: &SnapshotId, to: &SnapshotId) -> Vec<Line> {
        let mut lines = vec![
            Line::same(("Från underlag", "From snapshot"), from.as_str()),
            Line::same(("Till underlag", "To snapshot"), to.as_str()),
        ];
        lines.extend(snapshot_lines(self));
        lines
    }
}

impl Piece {
    fn wants(&self, indicator: &str, tables: &[String]) -> bool {
        self.indicator.as_ref().is_none_or(|one| one == indicator)
            && self.table.as_ref().is_none_or(|one| tables.contains(one))
    }

    /// How many there are in all, and those that are wanted.
    fn of<T>(&self, list: Vec<T>) -> Result<(usize, Vec<T>), QuestionError> {
        if self.limit > MOST_OF_A_PIECE {
            let what = Bilingual::new("rader åt gången", "rows at a time");
            return Err(Refusal::TooMany { what, most: MOST_OF_A_PIECE as u64 }.into());
        }
        Ok((list.len(), list.into_iter().skip(self.start).take(self.limit).collect()))
    }
}

fn count(n: usize) -> Cell {
    Cell::Number(n as f64)
}

/// A row of a whole table, or of all of them: without an indicator and a largest revision.
fn sum_row(name: &str, numbers: [Cell; 5], types: usize) -> Vec<Cell> {
    let mut row = vec![Cell::text(name), Cell::Empty];
    row.extend(numbers);
    row.push(count(types));
    row.extend(std::iter::repeat_n(Cell::Empty, 7));
    row
}
