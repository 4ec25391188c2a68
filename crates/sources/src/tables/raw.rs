//! A statistical table as it was read: dimensions in order, cells with their place, nothing judged yet.
//!
//! Every reader of tables makes this one shape, so that what a table means is decided in one place
//! ([`interpret`](super::interpret)). Cells hold positions into the dimensions' labels, not copies of them, and are
//! [packed](super::cells).

use super::cells::Cells;
use segbar_dataset::Place;
use segbar_domain::Missing;
use std::sync::Arc;

/// The most cells of one table.
pub const MAX_CELLS: usize = 40_000_000;

/// One table of a file.
#[derive(Clone, Debug)]
pub struct RawTable {
    /// File and sheet.
    pub place: Place,
    /// Format for the record: `scb_xlsx`, `scb_csv`, `pxweb_v1`, `json_stat`, `px`, `own_table`.
    pub format: &'static str,
    /// Title in the file; empty when it has none.
    pub title: String,
    /// The dimensions, time, area and contents among them. Those of the many answers about one table are shared.
    pub dimensions: Vec<Arc<RawDimension>>,
    /// The cells.
    pub cells: Cells,
    /// Texts that stand where numbers should; [`RawValue::Text`] points here.
    pub texts: Vec<String>,
    /// Table ids, matrix names and internal reference codes found in the file.
    pub references: Vec<String>,
    /// Stamp of the latest update as written.
    pub updated: Option<String>,
    /// How places inside the table are said.
    pub places: Places,
}

/// One dimension of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawDimension {
    /// What the source calls it, codes and words; empty when it has no name in the file.
    pub names: Vec<String>,
    /// What kind the source says it is; `None` when it does not say.
    pub role: Option<Role>,
    /// Its values.
    pub labels: Vec<RawLabel>,
}

/// What a dimension is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Which area.
    Area,
    /// Which year.
    Time,
    /// Which content (tabellinnehåll).
    Contents,
}

/// One value of a dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawLabel {
    /// Code first where the source has one, then its words.
    pub names: Vec<String>,
    /// Where it first stands.
    pub row: u32,
    /// Where it first stands.
    pub column: u32,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RawValue {
    /// A finite number.
    Number(f64),
    /// One of the publisher's signs.
    Missing(Missing),
    /// Something else: position in [`RawTable::texts`].
    Text(u32),
}

/// How the rows and columns of a format are said in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    /// Row numbers and column letters, as a spreadsheet shows them.
    Spreadsheet,
    /// Number of the data item and name of the column.
    Columns(Vec<String>),
    /// No rows: the labels of the cell.
    Labels,
}

impl RawTable {
    /// The place of a cell.
    pub fn place_of(&self, cell: usize) -> Place {
        if self.places == Places::Labels {
            let labels = self.dimensions.iter().zip(self.cells.at(cell));
            let words: Vec<_> = labels.filter_map(|(d, i)| d.labels.get(i as usize)?.names.first()).cloned().collect();
            return self.place.clone().column(words.join(" / "));
        }
        let (row, column) = self.cells.row_and_column(cell);
        self.place_at(row, column)
    }

    /// A place by its row and column.
    pub fn place_at(&self, row: u32, column: u32) -> Place {
        let place = if row > 0 { self.place.clone().row(u64::from(row)) } else { self.place.clone() };
        match &self.places {
            Places::Spreadsheet => place.column(Place::letters(column as usize)),
            Places::Columns(names) => match names.get(column as usize) {
                Some(name) => place.column(name.clone()),
                None => place,
            },
            Places::Labels => place,
        }
    }

    /// The content of a cell as text, for sentences.
    pub fn text_of(&self, value: RawValue) -> String {
        match value {
            RawValue::Number(number) => number.to_string(),
            RawValue::Missing(reason) => reason.id().to_owned(),
            RawValue::Text(i) => self.texts.get(i as usize).cloned().unwrap_or_default(),
        }
    }

    /// Holds the dimensions that another table has too only once.
    pub fn share_dimensions(&mut self, other: &RawTable) {
        for (own, others) in self.dimensions.iter_mut().zip(&other.dimensions).filter(|(own, others)| own == others) {
            own.clone_from(others);
        }
    }
}

impl RawLabel {
    /// A label at a place.
    pub fn new(names: Vec<String>, row: u32, column: u32) -> Self {
        RawLabel { names, row, column }
    }

    /// The name shown in sentences.
    pub fn shown(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }
}

/// Reads a cell's text; one that is neither number nor sign is added to `texts`.
pub fn value_of(text: &str, texts: &mut Vec<String>) -> RawValue {
    let trimmed = text.trim();
    if let Some(reason) = sign(trimmed) {
        return RawValue::Missing(reason);
    }
    match number(trimmed) {
        Some(number) => RawValue::Number(number),
        None => {
            texts.push(trimmed.chars().take(80).collect());
            RawValue::Text(texts.len() as u32 - 1)
        }
    }
}

/// SCB's signs: `..` not available or too uncertain, `.` not applicable, `-` zero by nature, `...` of older tables and
/// the `:` of Eurostat like `..`.
pub fn sign(text: &str) -> Option<Missing> {
    match text {
        ".." | "..." | "...." | ":" => Some(Missing::NotAvailable),
        "." => Some(Missing::NotApplicable),
        "-" | "–" => Some(Missing::ZeroByNature),
        _ => None,
    }
}

fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let parsed = if plain {
        text.parse().ok()
    } else {
        let cleaned: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
            .map(|c| {
                if c == ',' {
                    '.'
                } else if c == '−' {
                    '-'
                } else {
                    c
                }
            })
            .collect();
        // Only digits, one sign and one point: "1e5", "inf" and "nan" are letters in a number.
        let numeric = cleaned.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
        if numeric { cleaned.parse::<f64>().ok() } else { None }
    };
    parsed.filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_point_or_comma_and_signs_stay_different() {
        let mut texts = vec![];
        let mut read = |text: &str| value_of(text, &mut texts);
        assert_eq!(read(" 12 "), RawValue::Number(12.0));
        assert_eq!(read("1 234,5"), RawValue::Number(1234.5));
        assert_eq!(read("1\u{a0}234.5"), RawValue::Number(1234.5));
        assert_eq!(read("-7"), RawValue::Number(-7.0));
        assert_eq!(read(".."), RawValue::Missing(Missing::NotAvailable));
        assert_eq!(read("."), RawValue::Missing(Missing::NotApplicable));
        assert_eq!(read("-"), RawValue::Missing(Missing::ZeroByNature));
        for (i, text) in ["1e5", "nan", "inf", "12x", "", "1.2.3"].into_iter().enumerate() {
            assert_eq!(read(text), RawValue::Text(i as u32), "{text}");
        }
        assert_eq!(texts[3], "12x");
    }
}
