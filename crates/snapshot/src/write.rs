//! A published dataset as one file whose bytes depend on nothing but its content.
//!
//! Everything goes in one transaction, in canonical order, into a new file of fixed page size. No clock is read: the
//! GeoPackage's time stamps are the newest `updated` stamp of the sources.

mod contents;
mod headlines;
mod places;

use crate::block::{self, Block, Stored};
use crate::error::StoreError;
use crate::layout::{APPLICATION_ID, GEOPACKAGE_VERSION, INDEXES, SRS, TABLES, areas_table, quoted};
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;
use rusqlite::{Connection, params};
use segbar_dataset::{Boundaries, Overlay, Published, PublishedColumn};
use segbar_domain::AreaSet;
use segbar_geometry::{Bounds, wkb};
use std::io::Write;
use std::path::Path;

/// The most columns encoded before they are written: enough for every core, little enough for the memory.
const BATCH: usize = 512;

/// Writes the snapshot into a new file. The file is whole only if this succeeds.
///
/// # Errors
/// Disk full, no permission, others.
pub(crate) fn snapshot(published: &Published, path: &Path) -> Result<(), StoreError> {
    // Made here rather than by SQLite, so that the reason of a failure is known.
    std::fs::File::create(path).map_err(|e| StoreError::io(path, &e))?;
    let sqlite = |e: rusqlite::Error| StoreError::sqlite(path, &e);
    let mut connection = Connection::open(path).map_err(sqlite)?;
    write_all(&mut connection, published).map_err(sqlite)?;
    connection.close().map_err(|(_, e)| sqlite(e))
}

fn write_all(connection: &mut Connection, published: &Published) -> rusqlite::Result<()> {
    // A file that has no name yet needs no journal: after a failure it is thrown away.
    connection.execute_batch(&format!(
        "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
         PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={GEOPACKAGE_VERSION};"
    ))?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(TABLES)?;
    contents::reference_systems(&transaction)?;
    let contents = contents::Contents::new(&transaction, published);
    manifest(&transaction, published)?;
    let mut columns: Vec<&PublishedColumn> = published.columns.iter().collect();
    columns.sort_by(|a, b| a.key.cmp(&b.key));
    let mut sets: Vec<&AreaSet> = published.area_sets.iter().collect();
    sets.sort_by_key(|set| set.vintage());
    for set in sets {
        let boundaries = published.boundaries.iter().find(|b| b.vintage == *set.vintage());
        let around = areas(&transaction, set, boundaries)?;
        contents.areas(set, around)?;
        let values = headlines::write(&transaction, set, &columns)?;
        contents.values(set, values.as_ref(), around)?;
        if let Some(known) = published.places.iter().find(|p| p.vintage == *set.vintage()) {
            places::write(&transaction, set, known)?;
            contents.places(set)?;
        }
    }
    topologies(&transaction, published)?;
    police(&transaction, published)?;
    cuts(&transaction, published)?;
    sources(&transaction, published)?;
    write_columns(&transaction, &columns)?;
    contents.others()?;
    transaction.execute_batch(INDEXES)?;
    transaction.commit()
}

fn manifest(c: &Connection, published: &Published) -> rusqlite::Result<()> {
    let json = serde_json::to_string(&published.manifest).map_err(not_json)?;
    c.execute("INSERT INTO segbar_manifest (id, json) VALUES (1, ?1)", [json])?;
    Ok(())
}

/// The areas of one vintage, with their shapes; returns the box around the shapes.
fn areas(c: &Connection, set: &AreaSet, boundaries: Option<&Boundaries>) -> rusqlite::Result<Option<Bounds>> {
    let table = quoted(&areas_table(set.vintage()));
    let shapes = boundaries.map(|b| &b.shapes[..]).unwrap_or_default();
    let geometry = if shapes.is_empty() { "" } else { ", source INTEGER, geom MULTIPOLYGON" };
    c.execute_batch(&format!(
        "CREATE TABLE {table} (fid INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, parent TEXT{geometry})"
    ))?;
    c.execute(
        "INSERT INTO segbar_vintages (vintage, complete, areas, shapes) VALUES (?1, ?2, ?3, ?4)",
        params![set.vintage().to_string(), set.complete(), set.len() as u32, shapes.len() as u32],
    )?;
    if shapes.is_empty() {
        let mut insert = c.prepare(&format!("INSERT INTO {table} VALUES (?1, ?2, ?3, ?4)"))?;
        for (i, area) in set.areas().iter().enumerate() {
            let parent = area.parent.as_ref().map(|p| p.as_str());
            insert.execute(params![i as u32 + 1, area.code.as_str(), area.name, parent])?;
        }
        return Ok(None);
    }
    let mut insert = c.prepare(&format!("INSERT INTO {table} VALUES (?1, ?2, ?3, ?4, ?5, ?6)"))?;
    let mut around: Option<Bounds> = None;
    let mut shapes = shapes.iter().peekable();
    for (i, area) in set.areas().iter().enumerate() {
        let shape = shapes.next_if(|shape| shape.area as usize == i);
        if let Some(bounds) = shape.and_then(|shape| Bounds::of_polygons(&shape.polygons)) {
            around = Some(around.map_or(bounds, |others| others.union(bounds)));
        }
        let (source, blob) = (shape.map(|s| s.source), shape.map(|s| wkb::to_geopackage(&s.polygons, SRS)));
        let parent = area.parent.as_ref().map(|p| p.as_str());
        insert.execute(params![i as u32 + 1, area.code.as_str(), area.name, parent, source, blob])?;
    }
    Ok(around)
}

fn topologies(c: &Connection, published: &Published) -> rusqlite::Result<()> {
    let mut all: Vec<_> = published.topologies.iter().collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    let packed: Vec<std::io::Result<Vec<u8>>> = all
        .par_iter()
        .map(|(_, text)| {
            let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::new(6));
            encoder.write_all(text)?;
            encoder.finish()
        })
        .collect();
    let mut insert = c.prepare("INSERT INTO segbar_topologies (vintage, topojson_gzip) VALUES (?1, ?2)")?;
    for ((vintage, _), packed) in all.iter().zip(packed) {
        insert.execute(params![vintage.to_string(), packed.map_err(not_json)?])?;
    }
    Ok(())
}

fn police(c: &Connection, published: &Published) -> rusqlite::Result<()> {
    let code = |vintage, position: u32| {
        let set = published.area_sets.iter().find(|set| set.vintage() == vintage);
        set.and_then(|set| set.areas().get(position as usize)).map(|area| area.code.as_str())
    };
    let mut editions: Vec<_> = published.police.iter().collect();
    editions.sort_by(|a, b| a.vintage.cmp(&b.vintage));
    let mut insert = c.prepare("INSERT INTO police_areas (edition, code, class, source) VALUES (?1, ?2, ?3, ?4)")?;
    for edition in editions {
        for (i, class) in edition.classes.iter().enumerate() {
            let class = name_of(class)?;
            insert.execute(params![
                edition.vintage.to_string(),
                code(&edition.vintage, i as u32),
                class,
                edition.source
            ])?;
        }
    }
    let mut overlays: Vec<&Overlay> = published.overlays.iter().collect();
    overlays.sort_by(|a, b| {
        let key = |o: &Overlay| (o.edition.clone(), o.vintage.clone(), o.police_area, o.area);
        key(a).cmp(&key(b))
    });
    let mut insert = c.prepare(
        "INSERT INTO police_overlays (edition, police_area, vintage, area, period, people, share_of_area, \
         share_of_police_area, method) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for o in overlays {
        insert.execute(params![
            o.edition.to_string(),
            code(&o.edition, o.police_area),
            o.vintage.to_string(),
            code(&o.vintage, o.area),
            o.period.map(|p| p.year()),
            o.people,
            o.share_of_area,
            o.share_of_police_area,
            name_of(&o.method)?,
        ])?;
    }
    Ok(())
}

fn cuts(c: &Connection, published: &Published) -> rusqlite::Result<()> {
    let mut schemes: Vec<_> = published.schemes.iter().collect();
    schemes.sort_by(|a, b| (&a.indicator, &a.reference, a.period).cmp(&(&b.indicator, &b.reference, b.period)));
    let mut insert = c.prepare(
        "INSERT INTO area_type_cuts (indicator, reference, period, mean, sd, n) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for s in schemes {
        insert.execute(params![s.indicator, s.reference.to_string(), s.period.year(), s.mean, s.sd, s.n])?;
    }
    Ok(())
}

fn sources(c: &Connection, published: &Published) -> rusqlite::Result<()> {
    let mut insert = c.prepare(
        "INSERT INTO sources (id, file, sha256, format, publisher, licence, source_table, title, updated, \"rows\") \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    // Columns and shapes name their sources by position, counted from 0: the id is that position.
    for (i, s) in published.manifest.sources.iter().enumerate() {
        insert.execute(params![
            i as u32,
            s.file,
            s.hash,
            s.format,
            s.publisher,
            s.licence,
            s.table,
            s.title,
            s.updated,
            s.rows as i64
        ])?;
    }
    Ok(())
}

fn write_columns(c: &Connection, columns: &[&PublishedColumn]) -> rusqlite::Result<()> {
    let mut insert = c.prepare(
        "INSERT INTO segbar_columns (indicator, vintage, period, breakdown, provenance, sources, n, encoding, data, \
         missing, low_encoding, low, high_encoding, high) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for batch in columns.chunks(BATCH) {
        let stored: Vec<Stored> = batch.par_iter().map(|column| block::encode(&column.column)).collect();
        for (column, stored) in batch.iter().zip(stored) {
            let (low, high) = stored.interval.unzip();
            let name = |block: &Option<Block>| block.as_ref().map(|b| b.encoding.name());
            insert.execute(params![
                column.key.indicator,
                column.key.vintage.to_string(),
                column.key.period.year(),
                column.key.breakdown.to_string(),
                serde_json::to_string(&column.provenance).map_err(not_json)?,
                serde_json::to_string(&column.sources).map_err(not_json)?,
                column.column.len() as u32,
                stored.values.encoding.name(),
                stored.values.bytes,
                stored.missing,
                name(&low),
                low.as_ref().map(|b| &b.bytes),
                name(&high),
                high.as_ref().map(|b| &b.bytes),
            ])?;
        }
    }
    Ok(())
}

/// The name that a unit variant has in JSON.
fn name_of(value: &impl serde::Serialize) -> rusqlite::Result<String> {
    let json = serde_json::to_value(value).map_err(not_json)?;
    Ok(json.as_str().unwrap_or_default().to_owned())
}

fn not_json(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}
