//! Breakdowns: the part of the population that a column is about.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A set of `dimension=value` pairs in alphabetic order, written `age=0-4,sex=women`. The whole is written `total`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Breakdown(BTreeMap<String, String>);

impl Breakdown {
    /// The whole population of the indicator.
    pub fn total() -> Self {
        Self::default()
    }

    /// The breakdown with one more dimension. `total` as value leaves the dimension out.
    pub fn with(mut self, dimension: &str, value: &str) -> Self {
        if value != "total" {
            self.0.insert(dimension.to_owned(), value.to_owned());
        }
        self
    }

    /// Whether it is the whole.
    pub fn is_total(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a dimension; `None` where the dimension is summed over.
    pub fn get(&self, dimension: &str) -> Option<&str> {
        self.0.get(dimension).map(String::as_str)
    }

    /// The pairs in alphabetic order of dimension.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(d, v)| (d.as_str(), v.as_str()))
    }
}

impl std::fmt::Display for Breakdown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_total() {
            return f.write_str("total");
        }
        for (i, (dimension, value)) in self.pairs().enumerate() {
            write!(f, "{}{dimension}={value}", if i == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Breakdown {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let mut breakdown = Breakdown::total();
        if text == "total" || text.is_empty() {
            return Ok(breakdown);
        }
        for pair in text.split(',') {
            let (dimension, value) =
                pair.split_once('=').filter(|(d, v)| !d.is_empty() && !v.is_empty()).ok_or_else(|| {
                    format!("'{pair}' is not a breakdown; write dimension=value, for instance age=0-4, or total")
                })?;
            breakdown = breakdown.with(dimension.trim(), value.trim());
        }
        Ok(breakdown)
    }
}

impl Serialize for Breakdown {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Breakdown {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
