//! What the GeoPackage says about itself: reference systems, its tables, and those that are ours alone.

use super::headlines::Values;
use crate::layout::{HEADLINES, SRS, areas_table, borders_table, places_table, quoted, values_table};
use rusqlite::{Connection, params};
use segbar_dataset::Published;
use segbar_domain::AreaSet;
use segbar_geometry::Bounds;

/// Well-known text of SWEREF 99 TM, after the parameters that Lantmäteriet gives for it.
const SWEREF_99_TM: &str = concat!(
    r#"PROJCS["SWEREF99 TM",GEOGCS["SWEREF99",DATUM["SWEREF99",SPHEROID["GRS 1980",6378137,298.257222101,"#,
    r#"AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6619"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],"#,
    r#"UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4619"]],"#,
    r#"PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",15],"#,
    r#"PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],"#,
    r#"UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","3006"]]"#
);

/// Well-known text of WGS 84, which every GeoPackage lists.
const WGS_84: &str = concat!(
    r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],"#,
    r#"AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],"#,
    r#"UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]"#
);

/// Where the tables that are ours alone are described.
const DEFINITION: &str = "segbar: docs/snapshot-format.md";

/// Writes the four reference systems: the three that the standard demands, and ours.
pub(crate) fn reference_systems(c: &Connection) -> rusqlite::Result<()> {
    let mut insert = c.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    let undefined = "undefined";
    insert.execute(params!["Undefined Cartesian", -1, "NONE", -1, undefined, "undefined cartesian coordinates"])?;
    insert.execute(params!["Undefined geographic", 0, "NONE", 0, undefined, "undefined geographic coordinates"])?;
    insert.execute(params!["SWEREF99 TM", SRS, "EPSG", SRS, SWEREF_99_TM, "x = easting, y = northing, metres"])?;
    insert.execute(params!["WGS 84", 4326, "EPSG", 4326, WGS_84, "longitude, latitude"])?;
    Ok(())
}

/// Enters tables into the GeoPackage's list of contents.
pub(crate) struct Contents<'a> {
    c: &'a Connection,
    changed: String,
    fictional: bool,
}

impl<'a> Contents<'a> {
    pub(crate) fn new(c: &'a Connection, published: &Published) -> Self {
        let newest = published.manifest.sources.iter().filter_map(|s| date_of(s.updated.as_deref()?)).max();
        let changed = format!("{}T00:00:00.000Z", newest.as_deref().unwrap_or("1970-01-01"));
        Contents { c, changed, fictional: published.manifest.fictional }
    }

    /// The table of the areas of a vintage: features if they have shapes.
    pub(crate) fn areas(&self, set: &AreaSet, around: Option<Bounds>) -> rusqlite::Result<()> {
        let table = areas_table(set.vintage());
        self.enter(&table, &format!("Areas of {}", set.vintage()), around)
    }

    /// The table of headline values; with shapes also a layer `<vintage>_latest` of areas and newest values, which a
    /// map program can colour as it is.
    pub(crate) fn values(
        &self,
        set: &AreaSet,
        values: Option<&Values>,
        around: Option<Bounds>,
    ) -> rusqlite::Result<()> {
        let Some(Values { latest, offset }) = values else {
            return Ok(());
        };
        let table = values_table(set.vintage());
        self.enter(&table, &format!("Headline values of {} by area and year", set.vintage()), None)?;
        if around.is_none() {
            return Ok(());
        }
        let view = format!("{}_latest", set.vintage());
        let headlines: String = HEADLINES.iter().map(|name| format!(", v.{name}")).collect();
        self.c.execute_batch(&format!(
            "CREATE VIEW {} AS SELECT a.fid AS OGC_FID, a.code, a.name, a.parent, v.year{headlines}, a.geom \
             FROM {} a JOIN {} v ON v.id = a.fid + {offset}",
            quoted(&view),
            quoted(&areas_table(set.vintage())),
            quoted(&table),
        ))?;
        self.enter(&view, &format!("Areas of {} with the headline values of {latest}", set.vintage()), around)
    }

    /// The tables of the places of a vintage and of its neighbours.
    pub(crate) fn places(&self, set: &AreaSet) -> rusqlite::Result<()> {
        let vintage = set.vintage();
        self.enter(&places_table(vintage), &format!("Centroids, surfaces and outlines of {vintage}"), None)?;
        self.enter(&borders_table(vintage), &format!("Neighbours of {vintage} and the borders they share"), None)
    }

    /// The tables that are the same in every snapshot, and the list of those that only segbar reads.
    pub(crate) fn others(&self) -> rusqlite::Result<()> {
        self.enter("area_type_cuts", "Mean and standard deviation behind computed area types", None)?;
        self.enter("police_areas", "The police's vulnerable areas by edition", None)?;
        self.enter("police_overlays", "People of statistical areas inside police areas", None)?;
        self.enter("sources", "Source files", None)?;
        let sql = "INSERT INTO gpkg_extensions VALUES (?1, NULL, 'segbar_snapshot', ?2, 'read-write')";
        let mut insert = self.c.prepare(sql)?;
        for table in ["segbar_columns", "segbar_manifest", "segbar_topologies", "segbar_vintages"] {
            insert.execute([table, DEFINITION])?;
        }
        Ok(())
    }

    fn enter(&self, table: &str, description: &str, around: Option<Bounds>) -> rusqlite::Result<()> {
        let kind = if around.is_some() { "features" } else { "attributes" };
        let description =
            if self.fictional { format!("FICTIONAL (demo): {description}") } else { description.to_owned() };
        let [min_x, max_x, min_y, max_y] = around.map_or([None; 4], |b| [b.min_x, b.max_x, b.min_y, b.max_y].map(Some));
        let srs = around.map(|_| SRS);
        self.c.execute(
            "INSERT INTO gpkg_contents VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![table, kind, description, self.changed, min_x, min_y, max_x, max_y, srs],
        )?;
        if around.is_some() {
            let sql = "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'MULTIPOLYGON', ?2, 0, 0)";
            self.c.execute(sql, params![table, SRS])?;
        }
        Ok(())
    }
}

/// The date at the beginning of a stamp, `2023-06-08 08:00` or `20230608 08:00`, as `2023-06-08`.
fn date_of(stamp: &str) -> Option<String> {
    let digits: String = stamp.chars().filter(|c| *c != '-').take_while(char::is_ascii_digit).take(8).collect();
    let (year, month, day) = (digits.get(0..4)?, digits.get(4..6)?, digits.get(6..8)?);
    let possible = ("1900".."2200").contains(&year) && ("01"..="12").contains(&month) && ("01"..="31").contains(&day);
    possible.then(|| format!("{year}-{month}-{day}"))
}

#[cfg(test)]
mod tests {
    use super::date_of;

    #[test]
    fn stamps_are_read_in_the_two_forms_that_scb_writes() {
        assert_eq!(date_of("2023-06-08T08:00:00Z").as_deref(), Some("2023-06-08"));
        assert_eq!(date_of("20230608 08:00").as_deref(), Some("2023-06-08"));
        assert_eq!(date_of("8 juni 2023"), None);
        assert_eq!(date_of("2023-13-08"), None);
    }
}
