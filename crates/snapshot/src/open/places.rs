//! Places and borders, read when they are first asked for.

use super::Snapshot;
use crate::error::StoreError;
use crate::layout::{borders_table, places_table, quoted};
use rusqlite::Connection;
use segbar_dataset::Places;
use segbar_domain::Vintage;
use std::sync::{Arc, PoisonError};

/// Centroid, surface and outline of an area; absent where it has no shape.
type PlaceRow = [Option<f64>; 4];

impl Snapshot {
    /// Places of the areas of a vintage and the borders between neighbours. Kept after the first reading. `None` if the
    /// snapshot has no shapes to take them from, or was written before layout 2, which brought them: importing again
    /// adds them.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn places(&self, vintage: &Vintage) -> Result<Option<Arc<Places>>, StoreError> {
        let Some(entry) = self.vintage(vintage) else {
            return Ok(None);
        };
        let kept = || self.0.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(places) = kept().get(vintage) {
            return Ok(Some(places.clone()));
        }
        let Some((rows, borders)) = self.0.pool.ask(|c| read(c, vintage))? else {
            return Ok(None);
        };
        let n = entry.areas as u32;
        let ordered = borders.windows(2).all(|pair| (pair[0].0, pair[0].1) < (pair[1].0, pair[1].1));
        let possible = |(a, b, metres): &(u32, u32, f64)| a < b && *b < n && metres.is_finite() && *metres >= 0.0;
        if rows.len() != entry.areas || !ordered || !borders.iter().all(possible) {
            return Err(StoreError::damaged(self.path(), format!("the places of {vintage}")));
        }
        let column = |of: usize| rows.iter().map(|row| row[of].unwrap_or(f64::NAN)).collect();
        let (x, y, area_m2, perimeter_m) = (column(0), column(1), column(2), column(3));
        let places = Arc::new(Places { vintage: vintage.clone(), x, y, area_m2, perimeter_m, borders });
        kept().insert(vintage.clone(), places.clone());
        Ok(Some(places))
    }
}

/// The rows of both tables; `None` if the vintage has none.
#[expect(clippy::type_complexity, reason = "two lists of rows, named by the caller")]
fn read(c: &Connection, vintage: &Vintage) -> rusqlite::Result<Option<(Vec<PlaceRow>, Vec<(u32, u32, f64)>)>> {
    let (places, borders) = (places_table(vintage), borders_table(vintage));
    if !c.table_exists(None, places.as_str())? || !c.table_exists(None, borders.as_str())? {
        return Ok(None);
    }
    let sql = format!("SELECT x, y, area_m2, perimeter_m FROM {} ORDER BY fid", quoted(&places));
    let rows = c
        .prepare(&sql)?
        .query_map([], |r| Ok([r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?]))?
        .collect::<rusqlite::Result<_>>()?;
    // Numbers of areas start at 1 in the file; 0 there becomes an impossible number here.
    let sql = format!("SELECT area, neighbour, metres FROM {} ORDER BY area, neighbour", quoted(&borders));
    let position = |fid: u32| fid.wrapping_sub(1);
    let borders = c
        .prepare(&sql)?
        .query_map([], |r| Ok((position(r.get(0)?), position(r.get(1)?), r.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some((rows, borders)))
}
