//! Values that other programs and independent implementations give, one by one. Where a package's value is its own
//! convention or a mistake, the value by the source paper is asserted instead, together with the fact that the package
//! differs; the measure's page says why.

mod aspatial;
#[path = "../common/mod.rs"]
mod common;
mod sacramento;
mod spatial;

use serde_json::Value;
use std::path::PathBuf;

/// One entry of the list of values.
pub struct Oracle {
    entry: Value,
    folder: PathBuf,
}

impl Oracle {
    fn text(&self, key: &str) -> &str {
        self.entry[key].as_str().unwrap_or_default()
    }

    fn measure(&self) -> &str {
        self.text("measure")
    }

    fn parameter(&self, key: &str) -> &str {
        self.entry["parameters"][key].as_str().unwrap_or_default()
    }

    fn expected(&self) -> &Value {
        &self.entry["expected"]
    }

    fn number(&self) -> f64 {
        self.expected().as_f64().unwrap_or_else(|| panic!("{}: no number", self.measure()))
    }

    fn numbers(&self) -> Vec<f64> {
        let values = self.expected().as_array().unwrap_or_else(|| panic!("{}: no list", self.measure()));
        values.iter().map(|value| value.as_f64().unwrap()).collect()
    }

    fn tolerance(&self) -> f64 {
        self.entry["tolerance"].as_f64().unwrap()
    }

    /// The table of the data set.
    fn table(&self) -> common::Csv {
        let file =
            if self.text("dataset") == "sacramentot2.shp" { "sacramento_tracts.csv" } else { self.text("dataset") };
        common::Csv::read(&self.folder.join(file))
    }

    /// Columns that a list among the parameters names.
    fn columns(&self, key: &str) -> Vec<Vec<f64>> {
        let table = self.table();
        let names = self.entry["parameters"][key].as_array().unwrap_or_else(|| panic!("{}: no {key}", self.measure()));
        names.iter().map(|name| table.numbers(name.as_str().unwrap())).collect()
    }
}

/// What became of an entry.
#[derive(Debug, PartialEq)]
pub enum Verdict {
    /// The values agree within the tolerance.
    Agrees,
    /// The package's value is not the paper's: it differs as it must, and the paper's value was asserted.
    Explained,
}

fn oracles() -> Vec<Oracle> {
    let Some(folder) = segbar_testdata::shared("measures") else { return Vec::new() };
    let text = std::fs::read_to_string(folder.join("oracles.json")).unwrap();
    let entries: Vec<Value> = serde_json::from_str(&text).unwrap();
    entries.into_iter().map(|entry| Oracle { entry, folder: folder.clone() }).collect()
}

#[test]
fn every_value_of_a_measure_without_places_agrees_or_is_explained() {
    let oracles = oracles();
    if oracles.is_empty() {
        return;
    }
    let verdicts: Vec<Verdict> = oracles.iter().filter_map(aspatial::check).collect();
    let count = |verdict: Verdict| verdicts.iter().filter(|v| **v == verdict).count();
    assert_eq!((count(Verdict::Agrees), count(Verdict::Explained)), (42, 2));
}

#[test]
fn every_value_of_a_measure_with_places_agrees_or_is_explained() {
    let oracles = oracles();
    if oracles.is_empty() {
        return;
    }
    let verdicts: Vec<Verdict> = oracles.iter().filter_map(spatial::check).collect();
    let count = |verdict: Verdict| verdicts.iter().filter(|v| **v == verdict).count();
    assert_eq!((count(Verdict::Agrees), count(Verdict::Explained)), (23, 7));
}

#[test]
fn no_value_is_left_out() {
    for oracle in oracles() {
        let checked = aspatial::check(&oracle).is_some() || spatial::check(&oracle).is_some();
        assert!(checked, "nothing compares {} of {}", oracle.measure(), oracle.text("package"));
    }
}
