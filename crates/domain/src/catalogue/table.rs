//! A source table: how a publisher's table is recognised and which components its cells fill.
//!
//! The same table reaches us as an xlsx or CSV export (Swedish words), as a PxWeb v1 answer or JSON-stat 2 (codes)
//! or as `.px` (both). The names of dimensions and of their values are therefore lists: any of them matches, letter
//! case aside.

use crate::{Breakdown, Period, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the numbers of a content are, and so which values are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Whole and not negative.
    Count,
    /// Between 0 and 100.
    Share,
    /// Any finite number.
    Amount,
    /// A class 1–5.
    Class,
}

/// How areas of this content are put together to larger areas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// Parts sum to the whole.
    Sum,
    /// The mean weighted with another component (the number of persons that the share is of).
    WeightedBy(String),
    /// Not at all (medians, indices, classes).
    Never,
}

/// One content of a table (tabellinnehåll) and the component that it fills.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Codes and words by which sources name the content. The internal reference code of an export with one content
    /// is among them: such an export has no dimension of contents, and its reference says which it is.
    pub names: Vec<String>,
    /// Component that it fills: lower-case ASCII letters, digits, `_`.
    pub component: String,
    /// What the numbers are.
    pub kind: Kind,
    /// The step to which the publisher rounds: 1 for whole per cent, 0.1 for one decimal. A value v stands for the
    /// interval v ± resolution/2. 0 for exact counts.
    #[serde(default)]
    pub resolution: f64,
    /// How larger areas are made.
    pub aggregate: Aggregate,
    /// The content is taken only where these dimensions have these values, and they leave the breakdown: SCB's table
    /// of labour-market status has the age groups 16–64 and 20–64 as values of a dimension, for us they are two
    /// components of which neither is a part of the other.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub only: BTreeMap<String, String>,
    /// The part that the content itself stands for, put into the breakdown: SCB gives each income quartile as a
    /// content of its own, for us they are one component with the dimension `quartile`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub part: BTreeMap<String, String>,
}

/// One dimension of a table besides area, time and contents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableDimension {
    /// Our name: the dimension of the breakdown.
    pub id: String,
    /// Codes and words by which sources name the dimension.
    pub names: Vec<String>,
    /// Our value → codes and words by which sources name it. `total` is the whole.
    pub values: BTreeMap<String, Vec<String>>,
    /// Whether the values other than `total` are parts that sum to it, so that a missing total may be summed.
    #[serde(default)]
    pub parts_sum: bool,
}

/// One table of a publisher.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceTable {
    /// The publisher's id: `TAB6574`.
    pub id: String,
    /// Publisher in `publishers.toml`.
    pub publisher: String,
    /// Path in PxWebApi v1, where known.
    #[serde(default)]
    pub path: String,
    /// Title.
    pub title: Text,
    /// Beginnings of titles by which an export is recognised, letter case aside.
    pub titles: Vec<String>,
    /// Table, matrix, content and internal reference codes by which it is recognised.
    pub references: Vec<String>,
    /// First and last year published so far.
    pub periods: (Period, Period),
    /// The contents.
    #[serde(rename = "content")]
    pub contents: Vec<Content>,
    /// The dimensions besides area, time and contents.
    #[serde(rename = "dimension", default)]
    pub dimensions: Vec<TableDimension>,
}

/// Whether one of the names is the text, letter case and surrounding blanks aside.
pub fn is_named(names: &[String], text: &str) -> bool {
    let text = text.trim().to_lowercase();
    names.iter().any(|name| name.to_lowercase() == text)
}

impl TableDimension {
    /// Our value for a code or word of a source.
    pub fn value_named(&self, text: &str) -> Option<&str> {
        self.values.iter().find(|(_, names)| is_named(names, text)).map(|(value, _)| value.as_str())
    }
}

impl SourceTable {
    /// The dimension that a source calls by this code or word.
    pub fn dimension_named(&self, text: &str) -> Option<&TableDimension> {
        self.dimensions.iter().find(|d| is_named(&d.names, text))
    }

    /// The contents that a source calls by this code or word. Several share a name when they differ in
    /// [`Content::only`].
    pub fn contents_named<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a Content> {
        self.contents.iter().filter(move |c| is_named(&c.names, text))
    }

    /// Where a cell goes: the content of this name whose [`Content::only`] agrees with the cell's dimensions, and the
    /// breakdown that is left (`only` taken out, `part` put in). `None` for a cell of the table that no indicator
    /// uses, such as an age group that is known and not asked for.
    pub fn destination(&self, content_name: &str, cell: &Breakdown) -> Option<(&Content, Breakdown)> {
        let content = self
            .contents
            .iter()
            .filter(|c| is_named(&c.names, content_name))
            .find(|c| c.only.iter().all(|(dimension, value)| cell.get(dimension).unwrap_or("total") == value))?;
        let left = cell.pairs().filter(|(dimension, _)| !content.only.contains_key(*dimension));
        let part = content.part.iter().map(|(dimension, value)| (dimension.as_str(), value.as_str()));
        let breakdown = left.chain(part).fold(Breakdown::total(), |b, (dimension, value)| b.with(dimension, value));
        Some((content, breakdown))
    }

    /// The dimensions by which a content is broken down: all of the table but those in [`Content::only`].
    pub fn dimensions_of<'a>(&'a self, content: &'a Content) -> impl Iterator<Item = &'a TableDimension> {
        self.dimensions.iter().filter(|d| !content.only.contains_key(&d.id))
    }

    /// Whether cells of the content can have this value of this dimension.
    pub fn can_have(&self, content: &Content, dimension: &str, value: &str) -> bool {
        content.part.get(dimension).is_some_and(|v| v == value)
            || self.dimensions_of(content).any(|d| d.id == dimension && d.values.contains_key(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;

    fn cell(text: &str) -> Breakdown {
        text.parse().unwrap()
    }

    #[test]
    fn an_age_group_chooses_the_component_and_leaves_the_breakdown() {
        let table = Catalogue::builtin().table("TAB6680").unwrap();
        let (content, breakdown) = table.destination("antal arbetslösa", &cell("age=16-64,sex=women")).unwrap();
        assert_eq!((content.component.as_str(), breakdown), ("unemployed_16_64", cell("sex=women")));
        let (content, breakdown) = table.destination("0000089W", &cell("age=20-64")).unwrap();
        assert_eq!((content.component.as_str(), breakdown), ("unemployed_20_64", Breakdown::total()));
        assert!(table.destination("antal arbetslösa", &cell("age=16-66")).is_none());
    }

    #[test]
    fn a_content_that_is_a_part_enters_the_breakdown() {
        let table = Catalogue::builtin().table("TAB6684").unwrap();
        let (content, breakdown) = table.destination("000008A9", &Breakdown::total()).unwrap();
        assert_eq!((content.component.as_str(), breakdown), ("income_quartile_share", cell("quartile=4")));
    }
}
