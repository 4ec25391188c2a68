//! Rows and columns, and what must be known about them.

use super::about;
use crate::indicators::BreakAnswer;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{ColumnKey, Period, Vintage};
use std::borrow::Cow;

/// The columns of a list of values in long form: one row per area and value. `breaks` names those between the year before and this one: the two
/// are not comparable.
pub const LONG: [&str; 12] = [
    "indicator",
    "vintage",
    "period",
    "breakdown",
    "area",
    "name",
    "value",
    "missing",
    "low",
    "high",
    "provenance",
    "breaks",
];

/// A table with what must be known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
    /// What must be known about it.
    pub about: Vec<Line>,
    /// Whether everything in it is invented.
    pub fictional: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text.
    Text(Cow<'static, str>),
    /// A number, unrounded.
    Number(f64),
    /// Nothing.
    Empty,
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(Cow::Owned(text.into()))
    }

    /// A number, or nothing.
    pub fn number(value: Option<f64>) -> Self {
        value.filter(|v| v.is_finite()).map_or(Cell::Empty, Cell::Number)
    }

    /// As it is written in a text file: a number with the fewest digits that give it back.
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Number(value) => Cow::Owned(value.to_string()),
            Cell::Empty => Cow::Borrowed(""),
        }
    }
}

/// One thing that must be known about a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub label: Bilingual,
    /// What there is to know.
    pub text: Bilingual,
}

impl Line {
    /// A line with a text in both languages.
    pub fn new(label: (&str, &str), text: Bilingual) -> Self {
        Line { label: Bilingual::new(label.0, label.1), text }
    }

    /// A line with a text that is the same in both languages.
    pub fn same(label: (&str, &str), text: impl Into<String>) -> Self {
        let text = text.into();
        Line::new(label, Bilingual::new(text.clone(), text))
    }
}

impl Desk {
    /// The rows of a column of values with the columns [`LONG`], optionally only of the areas within a larger one.
    ///
    /// # Errors
    /// If the snapshot does not have the column or the larger area.
    pub fn long_rows(&self, key: &ColumnKey, within: Option<&str>) -> Result<Vec<Vec<Cell>>, QuestionError> {
        let (vintage, breakdown) = (key.vintage.to_string(), key.breakdown.to_string());
        let answer = self.values(&key.indicator, &key.vintage, key.period, &key.breakdown)?;
        let bound =
            |side: Option<&Vec<Option<f64>>>, i: usize| Cell::number(side.and_then(|s| s.get(i).copied().flatten()));
        let bounds = answer.interval.as_ref();
        let breaks = self.breaks_before(key, &answer.breaks)?;
        let row = |(i, row): (usize, crate::values::ValueRow)| {
            vec![
                Cell::text(&key.indicator),
                Cell::text(&vintage),
                Cell::Number(f64::from(key.period.year())),
                Cell::text(&breakdown),
                Cell::text(row.area),
                Cell::text(row.name),
                Cell::number(row.value),
                row.missing.map_or(Cell::Empty, |reason| Cell::Text(Cow::Borrowed(reason))),
                bound(bounds.map(|b| &b.low), i),
                bound(bounds.map(|b| &b.high), i),
                Cell::text(&answer.provenance.kind),
                breaks.clone(),
            ]
        };
        Ok(self.indexed_rows(key, within)?.into_iter().map(row).collect())
    }

    /// The breaks between the year before that the level has of an indicator, and the column's own.
    fn breaks_before(&self, key: &ColumnKey, breaks: &[BreakAnswer]) -> Result<Cell, QuestionError> {
        let level = self.available(&key.indicator)?.into_iter().filter(|a| a.vintage.level() == key.vintage.level());
        let before = level.flat_map(|a| a.periods).filter(|period| *period < key.period).max();
        Ok(named(breaks, before, key.period))
    }

    /// A column of values as a table in long form.
    ///
    /// # Errors
    /// As [`Desk::long_rows`].
    pub fn values_table(&self, key: &ColumnKey, within: Option<&str>) -> Result<Table, QuestionError> {
        Ok(Table {
            columns: LONG.to_vec(),
            rows: self.long_rows(key, within)?,
            about: about::of_column(self, key, within)?,
            fictional: self.fictional(),
        })
    }

    /// The areas of a vintage as a table, optionally only those within a larger one.
    ///
    /// # Errors
    /// If the snapshot does not have the vintage or the larger area.
    pub fn areas_table(&self, vintage: &Vintage, within: Option<&str>) -> Result<Table, QuestionError> {
        let row = |area: crate::areas::AreaRow| {
            let parent = area.parent.map_or(Cell::Empty, Cell::text);
            vec![Cell::text(area.vintage.to_string()), Cell::text(area.area), Cell::text(area.name), parent]
        };
        Ok(Table {
            columns: vec!["vintage", "area", "name", "parent"],
            rows: self.list_areas(None, Some(vintage), within)?.into_iter().map(row).collect(),
            about: about::of_snapshot(self, None),
            fictional: self.fictional(),
        })
    }

    /// The indicators of one area over the years as a table in long form.
    ///
    /// # Errors
    /// If the vintage or the area does not exist.
    pub fn profile_table(&self, vintage: &Vintage, code: &str) -> Result<Table, QuestionError> {
        let profile = self.profile(vintage, code)?;
        let mut rows = Vec::new();
        for indicator in &profile.indicators {
            let mut before = None;
            for point in &indicator.series {
                let breaks = named(&indicator.breaks, before.replace(point.period), point.period);
                rows.push(vec![
                    Cell::text(&indicator.id),
                    Cell::text(vintage.to_string()),
                    Cell::Number(f64::from(point.period.year())),
                    Cell::Text(Cow::Borrowed("total")),
                    Cell::text(&profile.area.code),
                    Cell::text(&profile.area.name),
                    Cell::number(point.value),
                    point.missing.map_or(Cell::Empty, |reason| Cell::Text(Cow::Borrowed(reason))),
                    Cell::number(point.low),
                    Cell::number(point.high),
                    Cell::text(&point.provenance.kind),
                    breaks,
                ]);
            }
        }
        let ids: Vec<&str> = profile.indicators.iter().map(|i| i.id.as_str()).collect();
        let mut lines = about::of_snapshot(self, None);
        lines.extend(about::definitions(self, &ids)?);
        // Each break once, with the indicators that it cuts.
        for cut in self.all_breaks() {
            let of: Vec<&str> = ids.iter().copied().filter(|id| cut.indicators.iter().any(|i| i == id)).collect();
            if !of.is_empty() {
                let named = |text: &str| format!("{text} ({})", of.join(", "));
                let mut b = cut.about;
                b.text = crate::Bilingual::new(named(&b.text.sv), named(&b.text.en));
                lines.extend(about::of_breaks(&[b]));
            }
        }
        Ok(Table { columns: LONG.to_vec(), rows, about: lines, fictional: self.fictional() })
    }
}

/// The names of the breaks after one year, up to and with another; none where there is no year before.
fn named(breaks: &[BreakAnswer], before: Option<Period>, period: Period) -> Cell {
    let between = breaks.iter().filter(|b| before.is_some_and(|before| before < b.from) && b.from <= period);
    let ids: Vec<&str> = between.map(|b| b.id.as_str()).collect();
    if ids.is_empty() { Cell::Empty } else { Cell::text(ids.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_names_the_breaks_since_the_year_before_it_and_the_first_names_none() {
        let desk_break = |id: &str, from: u16| BreakAnswer {
            id: id.to_owned(),
            from: Period::year_of(from),
            text: Bilingual::default(),
            levels: vec![],
        };
        let breaks = [desk_break("a", 2020), desk_break("b", 2024)];
        let year = Period::year_of;
        assert_eq!(named(&breaks, None, year(2024)), Cell::Empty);
        assert_eq!(named(&breaks, Some(year(2019)), year(2020)), Cell::text("a"));
        assert_eq!(named(&breaks, Some(year(2020)), year(2023)), Cell::Empty);
        // Where years are missing, a break between them is not lost.
        assert_eq!(named(&breaks, Some(year(2018)), year(2025)), Cell::text("a b"));
    }
}
