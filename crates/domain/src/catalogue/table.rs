//! A source table: how a publisher's table is recognised and which components its cells fill.
//!
//! The same table reaches us as an xlsx or CSV export (Swedish words), as a PxWeb v1 answer or JSON-stat 2 (codes)
//! or as `.px` (both). The names of dimensions and of their values are therefore lists: any of them matches, letter
//! case aside.

use crate::{Period, Text};
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
    /// Codes and words by which sources name the content.
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
