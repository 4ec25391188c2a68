//! Places and borders as plain rows.

use crate::layout::{borders_table, places_table, quoted};
use rusqlite::{Connection, params};
use segbar_dataset::Places;
use segbar_domain::AreaSet;

/// Writes `<vintage>_places`, one row per area with NULL where it has no shape, and `<vintage>_borders`, one row per pair
/// of neighbours.
pub(crate) fn write(c: &Connection, set: &AreaSet, places: &Places) -> rusqlite::Result<()> {
    let (table, borders) = (quoted(&places_table(set.vintage())), quoted(&borders_table(set.vintage())));
    c.execute_batch(&format!(
        "CREATE TABLE {table} (fid INTEGER PRIMARY KEY, code TEXT NOT NULL, x REAL, y REAL, area_m2 REAL, \
         perimeter_m REAL);
         CREATE TABLE {borders} (id INTEGER PRIMARY KEY, area INTEGER NOT NULL, neighbour INTEGER NOT NULL, \
         metres REAL NOT NULL);"
    ))?;
    let known = |values: &[f64], i: usize| values.get(i).copied().filter(|v| v.is_finite());
    let mut insert = c.prepare(&format!("INSERT INTO {table} VALUES (?1, ?2, ?3, ?4, ?5, ?6)"))?;
    for (i, area) in set.areas().iter().enumerate() {
        let [x, y, area_m2, perimeter_m] =
            [&places.x, &places.y, &places.area_m2, &places.perimeter_m].map(|values| known(values, i));
        insert.execute(params![i as u32 + 1, area.code.as_str(), x, y, area_m2, perimeter_m])?;
    }
    let mut insert = c.prepare(&format!("INSERT INTO {borders} (area, neighbour, metres) VALUES (?1, ?2, ?3)"))?;
    for (area, neighbour, metres) in &places.borders {
        insert.execute(params![area + 1, neighbour + 1, metres])?;
    }
    Ok(())
}
