//! A snapshot, opened for reading.

mod places;

use crate::block;
use crate::cache::Cache;
use crate::error::StoreError;
use crate::id::SnapshotId;
use crate::index::Index;
use crate::layout::{APPLICATION_ID, areas_table, quoted};
use crate::pool::Pool;
use crate::rows::{LayoutOnly, OverlayRow, StoredRow, from_name, read_areas, read_keys, read_vintages};
use rusqlite::{OptionalExtension, params};
use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{
    AreaTypeScheme, Boundaries, Manifest, Overlay, OverlayMethod, Places, PoliceEdition, PublishedColumn, Shape,
};
use segbar_domain::{Area, AreaCode, AreaSet, ColumnKey, Period, Vintage};
use segbar_geometry::wkb;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// One vintage in a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VintageEntry {
    /// Which areas.
    pub vintage: Vintage,
    /// Whether they are known to be all of the vintage.
    pub complete: bool,
    /// Number of areas.
    pub areas: usize,
    /// Number of areas that have a shape.
    pub shapes: usize,
    /// Whether there is a topology for maps.
    pub topology: bool,
}

/// An immutable snapshot. Opening reads the manifest and the list of vintages only; everything else is read when it
/// is asked for. Cheap to clone, safe to share between threads.
#[derive(Clone)]
pub struct Snapshot(Arc<Inner>);

struct Inner {
    id: SnapshotId,
    path: PathBuf,
    manifest: Manifest,
    vintages: Vec<VintageEntry>,
    pool: Pool,
    index: OnceLock<Index>,
    areas: Mutex<HashMap<Vintage, Arc<AreaSet>>>,
    places: Mutex<HashMap<Vintage, Arc<Places>>>,
    columns: Cache,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Snapshot({})", self.0.id)
    }
}

impl Snapshot {
    /// Opens a snapshot file. Its name `<id>.gpkg` is taken as its id; a file with another name (a copy that a user
    /// renamed) is hashed. Whether the content still is what the name says is checked by [`Snapshot::verify`] only.
    ///
    /// # Errors
    /// If the file cannot be read, is no snapshot, or was written by a later segbar.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        let pool = Pool::open(path)?;
        let not_ours = || StoreError::NotASnapshot { path: path.to_owned() };
        let application: i32 = pool.ask(|c| c.query_row("PRAGMA application_id", [], |r| r.get(0)))?;
        if application != APPLICATION_ID {
            return Err(not_ours());
        }
        let json: String = pool
            .ask(|c| c.query_row("SELECT json FROM segbar_manifest", [], |r| r.get(0)).optional())
            .map_err(|_| not_ours())?
            .ok_or_else(not_ours)?;
        let layout = serde_json::from_str::<LayoutOnly>(&json).map_err(|_| not_ours())?.layout;
        if layout > Manifest::LAYOUT {
            return Err(StoreError::NewerLayout { path: path.to_owned(), layout });
        }
        let manifest = serde_json::from_str(&json).map_err(|e| StoreError::damaged(path, e.to_string()))?;
        let vintages = pool.ask(read_vintages)?;
        let name = path.file_name().and_then(|n| n.to_str()).and_then(|n| n.strip_suffix(".gpkg"));
        let id = match name.and_then(SnapshotId::parse) {
            Some(id) => id,
            None => hash_file(path)?,
        };
        Ok(Snapshot(Arc::new(Inner {
            id,
            path: path.to_owned(),
            manifest,
            vintages,
            pool,
            index: OnceLock::new(),
            areas: Mutex::default(),
            places: Mutex::default(),
            columns: Cache::default(),
        })))
    }

    /// The snapshot's name.
    pub fn id(&self) -> &SnapshotId {
        &self.0.id
    }

    /// Its file.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// What it says about itself.
    pub fn manifest(&self) -> &Manifest {
        &self.0.manifest
    }

    /// The vintages in it, in order.
    pub fn vintages(&self) -> &[VintageEntry] {
        &self.0.vintages
    }

    /// The entry of one vintage.
    pub fn vintage(&self, vintage: &Vintage) -> Option<&VintageEntry> {
        self.0.vintages.iter().find(|entry| entry.vintage == *vintage)
    }

    /// Checks that the content is what the name says.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if it is not.
    pub fn verify(&self) -> Result<(), StoreError> {
        let found = hash_file(self.path())?;
        if found == self.0.id {
            return Ok(());
        }
        Err(StoreError::damaged(self.path(), format!("SHA-256 {} ≠ {}", found.short(), self.0.id.short())))
    }

    /// The areas of a vintage; `None` if the snapshot does not have it. Kept after the first reading.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn areas(&self, vintage: &Vintage) -> Result<Option<Arc<AreaSet>>, StoreError> {
        let Some(entry) = self.vintage(vintage) else {
            return Ok(None);
        };
        if let Some(areas) = self.kept_areas().get(vintage) {
            return Ok(Some(areas.clone()));
        }
        let rows = self.0.pool.ask(|c| read_areas(c, vintage))?;
        let damaged = || StoreError::damaged(self.path(), format!("the areas of {vintage}"));
        let level = vintage.level();
        let code = |text: &str| AreaCode::parse(level, text);
        let parent_level = vintage.parent().map_or(level, |p| p.level());
        let areas = rows
            .into_iter()
            .map(|(text, name, parent)| {
                let parent = match parent {
                    Some(text) => Some(AreaCode::parse(parent_level, &text)?),
                    None => None,
                };
                Some(Area { code: code(&text)?, name, parent })
            })
            .collect::<Option<Vec<_>>>()
            .ok_or_else(damaged)?;
        let set = AreaSet::new(vintage.clone(), entry.complete, areas).map_err(|_| damaged())?;
        let set = Arc::new(set);
        self.kept_areas().insert(vintage.clone(), set.clone());
        Ok(Some(set))
    }

    /// What columns exist. Kept after the first reading.
    ///
    /// # Errors
    /// If the keys cannot be read.
    pub fn index(&self) -> Result<&Index, StoreError> {
        if let Some(index) = self.0.index.get() {
            return Ok(index);
        }
        let keys = self.0.pool.ask(read_keys)?;
        let mut index = Index::default();
        for (indicator, vintage, period, breakdown) in keys {
            let key = || {
                Some(ColumnKey {
                    indicator: indicator.clone(),
                    vintage: vintage.parse().ok()?,
                    period: Period::new(period)?,
                    breakdown: breakdown.parse().ok()?,
                })
            };
            let key = key().ok_or_else(|| {
                StoreError::damaged(self.path(), format!("the key {indicator} {vintage} {period} {breakdown}"))
            })?;
            index.insert(key);
        }
        Ok(self.0.index.get_or_init(|| index))
    }

    /// A column; `None` if the snapshot does not have it. The columns used last are kept, up to a bound.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn column(&self, key: &ColumnKey) -> Result<Option<Arc<PublishedColumn>>, StoreError> {
        if let Some(column) = self.0.columns.get(key) {
            return Ok(Some(column));
        }
        let Some(row) = self.stored_column(key)? else {
            return Ok(None);
        };
        let damaged = |what: &str| StoreError::damaged(self.path(), format!("{what} of {}", describe(key)));
        let column = block::decode(row.n, &row.stored).map_err(|e| damaged(&e))?;
        let column = Arc::new(PublishedColumn {
            key: key.clone(),
            column,
            provenance: serde_json::from_str(&row.provenance).map_err(|_| damaged("the provenance"))?,
            sources: serde_json::from_str(&row.sources).map_err(|_| damaged("the sources"))?,
        });
        self.0.columns.put(column.clone());
        Ok(Some(column))
    }

    /// The full boundaries of a vintage; `None` if it has none.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn boundaries(&self, vintage: &Vintage) -> Result<Option<Boundaries>, StoreError> {
        let rows = self.shape_blobs(vintage)?;
        if rows.is_empty() {
            return Ok(None);
        }
        let shapes = rows
            .into_iter()
            .map(|(fid, source, blob)| {
                let (polygons, _) = wkb::from_geopackage(&blob).ok()?;
                Some(Shape { area: fid.checked_sub(1)?, source, polygons })
            })
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| StoreError::damaged(self.path(), format!("a shape of {vintage}")))?;
        Ok(Some(Boundaries { vintage: vintage.clone(), shapes }))
    }

    /// The TopoJSON text of a vintage, for maps; `None` if it has none.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn topology(&self, vintage: &Vintage) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(packed) = self.topology_gzip(vintage)? else {
            return Ok(None);
        };
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&packed[..]), &mut text)
            .map_err(|e| StoreError::damaged(self.path(), format!("the topology of {vintage} ({e})")))?;
        Ok(Some(text))
    }

    /// The same as it is stored: compressed with gzip, ready to be sent.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn topology_gzip(&self, vintage: &Vintage) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.pool.ask(|c| {
            c.prepare_cached("SELECT topojson_gzip FROM segbar_topologies WHERE vintage = ?1")?
                .query_row([vintage.to_string()], |r| r.get(0))
                .optional()
        })
    }

    /// The police's editions, by year.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn police(&self) -> Result<Vec<PoliceEdition>, StoreError> {
        let rows = self.0.pool.ask(|c| {
            c.prepare_cached("SELECT edition, class, source FROM police_areas ORDER BY id")?
                .query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, r.get::<_, u32>(2)?)))?
                .collect::<Result<Vec<_>, _>>()
        })?;
        let mut editions: Vec<PoliceEdition> = Vec::new();
        for (edition, class, source) in rows {
            let damaged = || StoreError::damaged(self.path(), format!("the police areas of {edition}"));
            let vintage: Vintage = edition.parse().map_err(|_| damaged())?;
            let class: PoliceClass = from_name(&class).ok_or_else(damaged)?;
            match editions.last_mut().filter(|last| last.vintage == vintage) {
                Some(last) => last.classes.push(class),
                None => editions.push(PoliceEdition { vintage, classes: vec![class], source }),
            }
        }
        Ok(editions)
    }

    /// The overlays of a police edition on the areas of a vintage, by police area and area.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn overlays(&self, edition: &Vintage, vintage: &Vintage) -> Result<Vec<Overlay>, StoreError> {
        let (Some(police), Some(areas)) = (self.areas(edition)?, self.areas(vintage)?) else {
            return Ok(vec![]);
        };
        let rows = self.0.pool.ask(|c| {
            let sql = "SELECT police_area, area, period, people, share_of_area, share_of_police_area, method \
                       FROM police_overlays WHERE edition = ?1 AND vintage = ?2 ORDER BY id";
            c.prepare_cached(sql)?
                .query_map(params![edition.to_string(), vintage.to_string()], OverlayRow::read)?
                .collect::<Result<Vec<_>, _>>()
        })?;
        rows.into_iter()
            .map(|row| {
                Some(Overlay {
                    edition: edition.clone(),
                    police_area: police.position(&row.police_area)? as u32,
                    vintage: vintage.clone(),
                    area: areas.position(&row.area)? as u32,
                    period: match row.period {
                        Some(year) => Some(Period::new(year)?),
                        None => None,
                    },
                    people: row.people,
                    share_of_area: row.share_of_area,
                    share_of_police_area: row.share_of_police_area,
                    method: from_name::<OverlayMethod>(&row.method)?,
                })
            })
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| StoreError::damaged(self.path(), format!("the overlay of {edition} on {vintage}")))
    }

    /// The cuts of computed area types, by index, reference and year.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn schemes(&self) -> Result<Vec<AreaTypeScheme>, StoreError> {
        let rows = self.0.pool.ask(|c| {
            c.prepare_cached("SELECT indicator, reference, period, mean, sd, n FROM area_type_cuts ORDER BY id")?
                .query_map([], |r| {
                    let texts = (r.get::<_, String>(0)?, r.get::<_, String>(1)?);
                    Ok((texts, r.get::<_, u16>(2)?, r.get::<_, f64>(3)?, r.get::<_, f64>(4)?, r.get::<_, u32>(5)?))
                })?
                .collect::<Result<Vec<_>, _>>()
        })?;
        rows.into_iter()
            .map(|((indicator, reference), period, mean, sd, n)| {
                let reference = reference.parse().ok()?;
                Some(AreaTypeScheme { indicator, reference, period: Period::new(period)?, mean, sd, n })
            })
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| StoreError::damaged(self.path(), "the cuts of the area types"))
    }

    /// The shapes of a vintage as they are stored: `fid`, position of the source, blob.
    pub(crate) fn shape_blobs(&self, vintage: &Vintage) -> Result<Vec<(u32, u32, Vec<u8>)>, StoreError> {
        if self.vintage(vintage).is_none_or(|entry| entry.shapes == 0) {
            return Ok(vec![]);
        }
        let table = quoted(&areas_table(vintage));
        let sql = format!("SELECT fid, source, geom FROM {table} WHERE geom IS NOT NULL ORDER BY fid");
        self.0.pool.ask(|c| {
            c.prepare_cached(&sql)?
                .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
                .collect::<Result<Vec<_>, _>>()
        })
    }

    /// A column as it is stored.
    pub(crate) fn stored_column(&self, key: &ColumnKey) -> Result<Option<StoredRow>, StoreError> {
        let vintage = key.vintage.to_string();
        let breakdown = key.breakdown.to_string();
        let row = self.0.pool.ask(|c| {
            let sql = "SELECT n, provenance, sources, encoding, data, missing, low_encoding, low, high_encoding, high \
                       FROM segbar_columns WHERE indicator = ?1 AND vintage = ?2 AND period = ?3 AND breakdown = ?4";
            c.prepare_cached(sql)?
                .query_row(params![key.indicator, vintage, key.period.year(), breakdown], StoredRow::read)
                .optional()
        })?;
        let Some(row) = row else {
            return Ok(None);
        };
        let row = row.ok_or_else(|| StoreError::damaged(self.path(), format!("the block of {}", describe(key))))?;
        let areas = self.vintage(&key.vintage).map_or(0, |entry| entry.areas);
        if row.n != areas || row.n > block::MAX_CELLS {
            return Err(StoreError::damaged(self.path(), format!("the length of {}", describe(key))));
        }
        Ok(Some(row))
    }

    fn kept_areas(&self) -> std::sync::MutexGuard<'_, HashMap<Vintage, Arc<AreaSet>>> {
        self.0.areas.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn describe(key: &ColumnKey) -> String {
    format!("{} {} {} {}", key.indicator, key.vintage, key.period, key.breakdown)
}

fn hash_file(path: &Path) -> Result<SnapshotId, StoreError> {
    let file = std::fs::File::open(path).map_err(|e| StoreError::io(path, &e))?;
    SnapshotId::of(file).map_err(|e| StoreError::io(path, &e))
}
