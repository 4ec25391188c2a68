//! Rows of a snapshot's tables, as SQLite gives them.

use crate::block::{Block, Encoding, Stored};
use crate::layout::{areas_table, quoted};
use crate::open::VintageEntry;
use rusqlite::{Connection, Row};
use segbar_domain::Vintage;

/// The part of every layout's manifest that tells which layout it is.
#[derive(serde::Deserialize)]
pub(crate) struct LayoutOnly {
    pub(crate) layout: u32,
}

/// One row of `segbar_columns`.
#[derive(PartialEq)]
pub(crate) struct StoredRow {
    pub(crate) n: usize,
    pub(crate) provenance: String,
    pub(crate) sources: String,
    pub(crate) stored: Stored,
}

impl StoredRow {
    /// The row; `None` if it names an unknown encoding.
    pub(crate) fn read(r: &Row) -> rusqlite::Result<Option<Self>> {
        let (n, provenance, sources) = (r.get::<_, u32>(0)? as usize, r.get(1)?, r.get(2)?);
        let block = |encoding: usize, data: usize| -> rusqlite::Result<Option<Block>> {
            let Some(name) = r.get::<_, Option<String>>(encoding)? else {
                return Ok(None);
            };
            let bytes = r.get::<_, Option<Vec<u8>>>(data)?.unwrap_or_default();
            Ok(Encoding::from_name(&name).map(|encoding| Block { encoding, bytes }))
        };
        let missing = r.get(5)?;
        let (low, high) = (block(6, 7)?, block(8, 9)?);
        Ok(block(3, 4)?.map(|values| StoredRow {
            n,
            provenance,
            sources,
            stored: Stored { values, missing, interval: low.zip(high) },
        }))
    }
}

pub(crate) struct OverlayRow {
    pub(crate) police_area: String,
    pub(crate) area: String,
    pub(crate) period: Option<u16>,
    pub(crate) people: Option<f64>,
    pub(crate) share_of_area: f64,
    pub(crate) share_of_police_area: f64,
    pub(crate) method: String,
}

impl OverlayRow {
    pub(crate) fn read(r: &Row) -> rusqlite::Result<Self> {
        Ok(OverlayRow {
            police_area: r.get(0)?,
            area: r.get(1)?,
            period: r.get(2)?,
            people: r.get(3)?,
            share_of_area: r.get(4)?,
            share_of_police_area: r.get(5)?,
            method: r.get(6)?,
        })
    }
}

pub(crate) fn read_vintages(c: &Connection) -> rusqlite::Result<Vec<VintageEntry>> {
    let sql = "SELECT v.vintage, complete, areas, shapes, t.id IS NOT NULL FROM segbar_vintages v \
               LEFT JOIN segbar_topologies t ON t.vintage = v.vintage ORDER BY v.id";
    let mut statement = c.prepare(sql)?;
    let rows = statement.query_map([], |r| {
        let text: String = r.get(0)?;
        let vintage = text
            .parse()
            .map_err(|e: String| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, e.into()))?;
        let (areas, shapes) = (r.get::<_, u32>(2)? as usize, r.get::<_, u32>(3)? as usize);
        Ok(VintageEntry { vintage, complete: r.get(1)?, areas, shapes, topology: r.get(4)? })
    })?;
    rows.collect()
}

pub(crate) fn read_areas(c: &Connection, vintage: &Vintage) -> rusqlite::Result<Vec<(String, String, Option<String>)>> {
    let sql = format!("SELECT code, name, parent FROM {} ORDER BY fid", quoted(&areas_table(vintage)));
    let mut statement = c.prepare(&sql)?;
    let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    rows.collect()
}

pub(crate) fn read_keys(c: &Connection) -> rusqlite::Result<Vec<(String, String, u16, String)>> {
    // The index alone answers this: the rows, with their blocks, are not touched.
    let sql = "SELECT indicator, vintage, period, breakdown FROM segbar_columns INDEXED BY segbar_columns_key \
               ORDER BY 1, 2, 3, 4";
    let mut statement = c.prepare(sql)?;
    let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
    rows.collect()
}

/// The value whose name in JSON this is.
pub(crate) fn from_name<T: serde::de::DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::from(name)).ok()
}
