//! Lists as a table for people, CSV or JSON for programs.

use crate::context::Context;
use crate::exit::{Failure, Outcome};
use crate::number::shown;
use segbar_domain::Language;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::io::{self, Write};

/// How a list is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Aligned columns, numbers rounded as people read them.
    #[default]
    Table,
    /// Comma-separated values, UTF-8, numbers unrounded.
    Csv,
    /// JSON, numbers unrounded.
    Json,
}

/// One cell of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Whole(u64),
    /// A number, shown with so many decimals in a table.
    Number(f64, usize),
    /// Yes or no.
    Flag(bool),
    /// Several texts, apart by spaces where a cell has room for one.
    Several(Vec<String>),
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Cell::Text(text.into())
    }
}

impl Cell {
    /// The text, or nothing.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
    }
}

/// A list: names of columns for programs and for people, and rows.
#[derive(Clone, Debug)]
pub struct List {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Copy, Debug)]
struct Column {
    id: &'static str,
    sv: &'static str,
    en: &'static str,
}

impl List {
    /// An empty list with columns `(name in CSV and JSON, Swedish heading, English heading)`.
    pub fn of(columns: &[(&'static str, &'static str, &'static str)]) -> Self {
        List { columns: columns.iter().map(|(id, sv, en)| Column { id, sv, en }).collect(), rows: vec![] }
    }

    /// One more row, as many cells as columns.
    pub fn row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(cells);
    }

    /// Prints the list.
    pub fn print(&self, format: Format, context: &Context) -> Outcome {
        print(context, |out| match format {
            Format::Table => self.table(out, context.language),
            Format::Csv => self.csv(out),
            Format::Json => self.json(out),
        })
    }

    fn table(&self, out: &mut dyn Write, language: Language) -> io::Result<()> {
        let heading = |c: &Column| match language {
            Language::Sv => c.sv.to_owned(),
            Language::En => c.en.to_owned(),
        };
        let mut lines = vec![self.columns.iter().map(heading).collect::<Vec<_>>()];
        lines.extend(self.rows.iter().map(|row| row.iter().map(|cell| for_people(cell, language)).collect()));
        let right: Vec<bool> = (0..self.columns.len())
            .map(|i| self.rows.iter().any(|r| matches!(r[i], Cell::Whole(_) | Cell::Number(..))))
            .collect();
        // A cell that is wider than this does not push the other columns off the screen; the last column is free.
        const WIDEST: usize = 48;
        let width = |i: usize| lines.iter().map(|l| l[i].chars().count()).max().unwrap_or(0).min(WIDEST);
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        for line in &lines {
            let mut text = String::new();
            for (i, cell) in line.iter().enumerate() {
                let (width, last) = (widths[i], i + 1 == line.len());
                let padding = " ".repeat(width.saturating_sub(cell.chars().count()));
                match (right[i], last) {
                    (true, _) => text.extend([padding.as_str(), cell]),
                    (false, true) => text.push_str(cell),
                    (false, false) => text.extend([cell, padding.as_str()]),
                }
                text.push_str(if last { "" } else { "  " });
            }
            writeln!(out, "{}", text.trim_end())?;
        }
        Ok(())
    }

    fn csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(self.columns.iter().map(|c| c.id))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(for_programs))?;
        }
        writer.flush()
    }

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, self)?;
        writeln!(out)
    }
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Row<'a>(&'a [Column], &'a [Cell]);
        impl Serialize for Row<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(self.1.len()))?;
                for (column, cell) in self.0.iter().zip(self.1) {
                    map.serialize_entry(column.id, cell)?;
                }
                map.end()
            }
        }
        let mut list = serializer.serialize_seq(Some(self.rows.len()))?;
        for row in &self.rows {
            list.serialize_element(&Row(&self.columns, row))?;
        }
        list.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_none(),
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Whole(n) => serializer.serialize_u64(*n),
            Cell::Number(v, _) => serializer.serialize_f64(*v),
            Cell::Flag(flag) => serializer.serialize_bool(*flag),
            Cell::Several(texts) => texts.serialize(serializer),
        }
    }
}

fn for_people(cell: &Cell, language: Language) -> String {
    match (cell, language) {
        (Cell::Whole(n), _) => n.to_string(),
        (Cell::Number(v, decimals), _) => shown(*v, *decimals, language),
        (Cell::Flag(true), Language::Sv) => "ja".into(),
        (Cell::Flag(true), Language::En) => "yes".into(),
        (Cell::Flag(false), _) => String::new(),
        _ => for_programs(cell),
    }
}

fn for_programs(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Whole(n) => n.to_string(),
        // The shortest text that reads back as the same number.
        Cell::Number(v, _) => v.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Several(texts) => texts.join(" "),
    }
}

/// Prints through a buffer; a reader that stops reading is no error.
pub fn print(context: &Context, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
    let mut out = io::BufWriter::new(io::stdout().lock());
    write(&mut out).and_then(|()| out.flush()).map_err(|e| Failure::output(&e, context.language))
}

/// Prints an answer as JSON, exactly as the API gives it.
pub fn print_json(context: &Context, answer: &impl Serialize) -> Outcome {
    print(context, |out| {
        serde_json::to_writer_pretty(&mut *out, answer)?;
        writeln!(out)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List {
        let mut list =
            List::of(&[("area", "område", "area"), ("value", "värde", "value"), ("missing", "saknas", "missing")]);
        list.row(vec!["0380".into(), Cell::Number(1234.56, 1), Cell::Empty]);
        list.row(vec!["Ö, \"x\"".into(), Cell::Empty, "suppressed".into()]);
        list
    }

    fn text(write: impl FnOnce(&List, &mut dyn Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&list(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_is_for_people() {
        let table = text(|l, out| l.table(out, Language::Sv));
        assert_eq!(table, "område    värde  saknas\n0380    1 234,6\nÖ, \"x\"           suppressed\n");
    }

    #[test]
    fn csv_keeps_every_digit_and_quotes_what_must_be() {
        assert_eq!(text(List::csv), "area,value,missing\n0380,1234.56,\n\"Ö, \"\"x\"\"\",,suppressed\n");
    }

    #[test]
    fn json_keeps_the_order_of_the_columns() {
        let json = text(List::json);
        let again: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(again[0]["value"], 1234.56);
        assert!(again[1]["value"].is_null());
        assert!(json.find("\"area\"") < json.find("\"value\""));
    }
}
