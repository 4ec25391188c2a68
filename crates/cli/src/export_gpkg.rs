//! A GeoPackage of chosen columns: one table per edition of the areas with its borders, one column per indicator and year.
//!
//! Reference systems, borders and the list of sources are taken over from the snapshot's own file.

use crate::context::{Context, fictional};
use crate::export::Problem;
use crate::progress;
use rusqlite::{Connection, ToSql, params};
use segbar_domain::{ColumnKey, Language, Vintage};
use segbar_questions::Desk;
use segbar_snapshot::layout::{APPLICATION_ID, GEOPACKAGE_VERSION, areas_table};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The most value columns in one table: SQLite's limit of 2 000, less those that every table has.
const MOST_COLUMNS: usize = 1900;

/// The tables that are taken over from the snapshot, with what is taken of them.
const TAKEN: [(&str, &str); 4] = [
    ("gpkg_spatial_ref_sys", "1"),
    ("gpkg_contents", "table_name = 'sources'"),
    ("gpkg_geometry_columns", "0"),
    ("sources", "1"),
];

/// Writes the columns into an empty file.
pub(crate) fn write(
    desk: &Desk,
    keys: &[ColumnKey],
    within: Option<&str>,
    path: &Path,
    context: &Context,
) -> Result<(), Problem> {
    let mut by_vintage: BTreeMap<&Vintage, Vec<&ColumnKey>> = BTreeMap::new();
    for key in keys {
        by_vintage.entry(&key.vintage).or_default().push(key);
    }
    if let Some(widest) = by_vintage.values().map(Vec::len).max().filter(|n| *n > MOST_COLUMNS) {
        return Err(Problem::TooWide(widest));
    }
    let mut connection = Connection::open(path)?;
    connection.execute_batch(&format!(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
         PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={GEOPACKAGE_VERSION};"
    ))?;
    // A path that is not UTF-8 cannot be attached; the snapshot's own name is ASCII, so this is about the folder.
    let snapshot =
        desk.snapshot().path().to_str().ok_or_else(|| Problem::Disk(std::io::ErrorKind::InvalidFilename.into()))?;
    connection.execute("ATTACH ?1 AS snapshot", [snapshot])?;
    let transaction = connection.transaction()?;
    for (table, condition) in TAKEN {
        let find = "SELECT sql FROM snapshot.sqlite_master WHERE type = 'table' AND name = ?1";
        let sql: String = transaction.query_row(find, [table], |r| r.get(0))?;
        transaction.execute_batch(&sql)?;
        transaction
            .execute(&format!("INSERT INTO main.{table} SELECT * FROM snapshot.{table} WHERE {condition}"), [])?;
    }
    let bar = progress::steps(keys.len(), context.say("kolumner", "columns"));
    for (vintage, keys) in by_vintage {
        table(&transaction, desk, vintage, &keys, within)?;
        bar.inc(keys.len() as u64);
    }
    if desk.fictional() {
        let note = format!("{} {}", fictional(Language::Sv), fictional(Language::En));
        transaction.execute("UPDATE gpkg_contents SET description = ?1", [note])?;
    }
    transaction.commit()?;
    connection.execute_batch("DETACH snapshot")?;
    bar.finish_and_clear();
    connection.close().map_err(|(_, error)| Problem::Sqlite(error))
}

fn table(
    c: &Connection,
    desk: &Desk,
    vintage: &Vintage,
    keys: &[&ColumnKey],
    within: Option<&str>,
) -> Result<(), Problem> {
    let name = areas_table(vintage);
    let quoted = format!("\"{name}\"");
    let has_shapes = desk.snapshot().vintages().iter().any(|v| v.vintage == *vintage && v.shapes > 0);
    let (declared, taken) = if has_shapes { ("geom MULTIPOLYGON, ", "geom, ") } else { ("", "") };
    let columns = names(keys);
    let values: String = columns.iter().map(|column| format!(", \"{column}\" REAL")).collect();
    c.execute_batch(&format!(
        "CREATE TABLE main.{quoted} (fid INTEGER PRIMARY KEY, {declared}code TEXT NOT NULL, name TEXT NOT NULL, \
         parent TEXT{values});
         INSERT INTO main.{quoted} (fid, {taken}code, name, parent) \
         SELECT fid, {taken}code, name, parent FROM snapshot.{quoted} ORDER BY fid;"
    ))?;
    let set = desk.area_set(vintage)?;
    if let Some(code) = within {
        let inside: BTreeSet<usize> = desk.within(&set, code)?.into_iter().collect();
        let mut delete = c.prepare(&format!("DELETE FROM main.{quoted} WHERE fid = ?1"))?;
        for outside in (0..set.len()).filter(|i| !inside.contains(i)) {
            delete.execute([outside as i64 + 1])?;
        }
    }
    let assignments: Vec<String> = columns.iter().map(|column| format!("\"{column}\" = ?")).collect();
    let mut update = c.prepare(&format!("UPDATE main.{quoted} SET {} WHERE fid = ?", assignments.join(", ")))?;
    let answers: Vec<_> = keys
        .iter()
        .map(|key| desk.values(&key.indicator, &key.vintage, key.period, &key.breakdown).map(|answer| answer.values))
        .collect::<Result<_, _>>()?;
    for i in 0..set.len() {
        let fid = i as i64 + 1;
        let cells = answers.iter().map(|values| values.get(i).copied().flatten()).collect::<Vec<Option<f64>>>();
        let row: Vec<&dyn ToSql> = cells.iter().map(|c| c as &dyn ToSql).chain([&fid as &dyn ToSql]).collect();
        update.execute(&row[..])?;
    }
    let listed = "INSERT INTO main.gpkg_contents SELECT * FROM snapshot.gpkg_contents WHERE table_name = ?1";
    c.execute(listed, params![name])?;
    let shaped =
        "INSERT INTO main.gpkg_geometry_columns SELECT * FROM snapshot.gpkg_geometry_columns WHERE table_name = ?1";
    c.execute(shaped, params![name])?;
    Ok(())
}

/// One name per column: indicator and year, and the breakdown where there is one. What SQL would have to quote becomes `_`; names
/// that fall together get a number.
fn names(keys: &[&ColumnKey]) -> Vec<String> {
    let mut taken: BTreeSet<String> = ["fid", "geom", "code", "name", "parent"].map(str::to_owned).into();
    let mut all = Vec::with_capacity(keys.len());
    for key in keys {
        let mut name = format!("{}_{}", key.indicator, key.period);
        for (dimension, value) in key.breakdown.pairs() {
            name.extend(["_", dimension, "_", value]);
        }
        let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let mut unique = plain.clone();
        let mut number = 2;
        while !taken.insert(unique.to_lowercase()) {
            unique = format!("{plain}_{number}");
            number += 1;
        }
        all.push(unique);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use segbar_domain::Period;

    #[test]
    fn columns_have_names_that_need_no_quotes_and_differ() {
        let key = |breakdown: &str| ColumnKey {
            indicator: "population".into(),
            vintage: Vintage::regso_2020(),
            period: Period::year_of(2022),
            breakdown: breakdown.parse().unwrap(),
        };
        let keys = [key("total"), key("age=0-4,sex=women"), key("age=0_4,sex=women")];
        let keys: Vec<_> = keys.iter().collect();
        let expected = ["population_2022", "population_2022_age_0_4_sex_women", "population_2022_age_0_4_sex_women_2"];
        assert_eq!(names(&keys), expected);
    }
}
