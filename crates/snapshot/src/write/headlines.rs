//! The headline values as plain rows, for programs that do not read blocks.

use crate::layout::{HEADLINES, quoted, values_table};
use rusqlite::{Connection, ToSql};
use segbar_dataset::PublishedColumn;
use segbar_domain::{AreaSet, Period};
use std::collections::BTreeMap;

/// What was written for one vintage.
pub(crate) struct Values {
    /// The newest year.
    pub(crate) latest: Period,
    /// The row of an area in the newest year is its `fid` plus this.
    pub(crate) offset: usize,
}

/// Writes `<vintage>_values`: for each year that has any headline, one row per area. `None` if there is no year.
pub(crate) fn write(c: &Connection, set: &AreaSet, columns: &[&PublishedColumn]) -> rusqlite::Result<Option<Values>> {
    let mut years: BTreeMap<Period, [Option<&PublishedColumn>; HEADLINES.len()]> = BTreeMap::new();
    for column in columns.iter().filter(|c| c.key.vintage == *set.vintage() && c.key.breakdown.is_total()) {
        if let Some(i) = HEADLINES.iter().position(|headline| *headline == column.key.indicator) {
            years.entry(column.key.period).or_default()[i] = Some(*column);
        }
    }
    let Some((latest, _)) = years.last_key_value() else {
        return Ok(None);
    };
    let values = Values { latest: *latest, offset: (years.len() - 1) * set.len() };
    let table = quoted(&values_table(set.vintage()));
    let names: String = HEADLINES.iter().map(|name| format!(", {name} REAL")).collect();
    c.execute_batch(&format!(
        "CREATE TABLE {table} (id INTEGER PRIMARY KEY, code TEXT NOT NULL, year INTEGER NOT NULL{names})"
    ))?;
    let blanks = vec!["?"; 3 + HEADLINES.len()].join(", ");
    let mut insert = c.prepare(&format!("INSERT INTO {table} VALUES ({blanks})"))?;
    let mut id = 0_u32;
    for (period, headlines) in &years {
        for (i, area) in set.areas().iter().enumerate() {
            id += 1;
            let cells = headlines.map(|column| column.and_then(|c| c.column.cell(i).ok()));
            let code = area.code.as_str();
            let year = period.year();
            let mut row: [&dyn ToSql; 3 + HEADLINES.len()] = [&id; 3 + HEADLINES.len()];
            row[1] = &code;
            row[2] = &year;
            for (slot, cell) in row[3..].iter_mut().zip(&cells) {
                *slot = cell;
            }
            insert.execute(row)?;
        }
    }
    Ok(Some(values))
}
