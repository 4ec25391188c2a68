//! The same answers as tables that leave the page: a workbook, CSV, JSON-stat.
//!
//! | question | page |
//! |---|---|
//! | which rows and columns, and what must be known about them? | [`table`] |
//! | how does it become a file? | [`comma`], [`workbook`], [`json_stat`] |
//!
//! Values are not rounded. A file says by itself what it is about, from whom, and of which snapshot: it will be read far from the page.

mod about;
pub mod comma;
pub mod json_stat;
pub mod table;
pub mod workbook;

use crate::{Desk, QuestionError};
pub(crate) use about::{of_breaks as breaks_lines, of_whole_snapshot as snapshot_lines};
use segbar_domain::ColumnKey;
pub use table::{Cell, LONG, Line, Table};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated text, UTF-8.
    Csv,
    /// A workbook (Office Open XML) with the table on the first sheet and what must be known on the second.
    Xlsx,
    /// JSON-stat 2.0.
    JsonStat,
}

impl Form {
    /// All kinds.
    pub const ALL: [Form; 3] = [Form::Csv, Form::Xlsx, Form::JsonStat];

    /// The ending in addresses, with its dot.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Csv => ".csv",
            Form::Xlsx => ".xlsx",
            Form::JsonStat => ".jsonstat",
        }
    }

    /// The ending of a file of this kind: programs know JSON-stat as JSON.
    pub fn file_ending(self) -> &'static str {
        if self == Form::JsonStat { ".json" } else { self.ending() }
    }

    /// Media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Csv => "text/csv; charset=utf-8; header=present",
            Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Form::JsonStat => "application/json",
        }
    }

    /// The text without the ending of a kind of file, and the kind.
    pub fn split(text: &str) -> (&str, Option<Form>) {
        let found = Form::ALL.into_iter().find_map(|form| Some((text.strip_suffix(form.ending())?, Some(form))));
        found.unwrap_or((text, None))
    }
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// Its name, of letters that every system takes.
    pub name: String,
    /// What kind it is.
    pub form: Form,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Desk {
    /// A column of values as a file, optionally only of the areas within a larger one.
    ///
    /// # Errors
    /// If the snapshot does not have the column or the larger area.
    pub fn download_values(
        &self,
        key: &ColumnKey,
        within: Option<&str>,
        form: Form,
    ) -> Result<Download, QuestionError> {
        let stem = self.values_name(key, within);
        if form == Form::JsonStat {
            let bytes = self.json_stat(key, within)?;
            return Ok(Download { name: file_name(&stem, form), form, bytes });
        }
        self.values_table(key, within)?.file(&stem, form)
    }

    fn values_name(&self, key: &ColumnKey, within: Option<&str>) -> String {
        let mut stem = format!("{} {} {}", key.indicator, key.vintage, key.period);
        if !key.breakdown.is_total() {
            stem = format!("{stem} {}", key.breakdown);
        }
        if let Some(code) = within {
            stem = format!("{stem} {code}");
        }
        stem
    }
}

impl Table {
    /// The table as a file: CSV, or a workbook. JSON-stat has a shape of its own; a table asked for in it becomes CSV.
    ///
    /// # Errors
    /// If the workbook cannot be written.
    pub fn file(&self, stem: &str, form: Form) -> Result<Download, QuestionError> {
        let (form, bytes) = match form {
            Form::Xlsx => (form, workbook::write(self)?),
            Form::Csv | Form::JsonStat => (Form::Csv, comma::text(self)?),
        };
        Ok(Download { name: file_name(stem, form), form, bytes })
    }
}

/// A file name of ASCII letters, digits, `-`, `_` and `.`.
pub(crate) fn file_name(stem: &str, form: Form) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let stem: String = stem.chars().map(plain).take(120).collect();
    format!("{stem}{}", form.file_ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_an_address_says_which_file() {
        assert_eq!(Form::split("2022.xlsx"), ("2022", Some(Form::Xlsx)));
        assert_eq!(Form::split("age=0-4.jsonstat"), ("age=0-4", Some(Form::JsonStat)));
        assert_eq!(Form::split("2022"), ("2022", None));
        assert_eq!(
            file_name("types RegSO_2020 2022 age=0-4 åäö/..", Form::Csv),
            "types-RegSO_2020-2022-age-0-4-----...csv"
        );
    }
}
