//! Readers of the data that the tests share. Each test program uses a part of them.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::Path;

/// A CSV file with a header row: texts by column.
pub struct Csv {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Csv {
    /// Reads the whole file.
    pub fn read(path: &Path) -> Self {
        let mut reader = csv::Reader::from_path(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        Csv { header, rows }
    }

    /// The texts of a column.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        let at = self.header.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column '{name}'"));
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    /// The numbers of a column.
    pub fn numbers(&self, name: &str) -> Vec<f64> {
        self.texts(name).iter().map(|text| text.parse().unwrap_or_else(|_| panic!("'{text}' is no number"))).collect()
    }
}

/// Positions 0 … m − 1 of texts in the order in which each is met first.
pub fn coded(texts: &[&str]) -> (Vec<usize>, Vec<String>) {
    let (mut codes, mut names) = (BTreeMap::new(), Vec::new());
    let positions = texts
        .iter()
        .map(|text| {
            *codes.entry((*text).to_owned()).or_insert_with(|| {
                names.push((*text).to_owned());
                names.len() - 1
            })
        })
        .collect();
    (positions, names)
}

/// That two numbers agree to a tolerance relative to the larger of 1 and the expected one.
pub fn assert_close(what: &str, found: f64, expected: f64, tolerance: f64) {
    let gap = (found - expected).abs() / expected.abs().max(1.0);
    assert!(gap <= tolerance, "{what}: {found}, expected {expected} (gap {gap:e})");
}
