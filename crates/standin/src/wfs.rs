//! The WFS 1.1.0 of SCB's boundaries: number of features, and pages as GeoPackages.

use crate::server::{Question, Reply, World};
use percent_encoding::percent_decode_str;
use rusqlite::{Connection, params};
use segbar_domain::{Area, Level, Vintage};
use segbar_geometry::bounds::Bounds;
use segbar_geometry::wkb::to_geopackage;
use std::collections::HashMap;

/// Answers a question about a layer.
pub fn answer(question: &Question, world: &World) -> Reply {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let parameters: HashMap<String, String> = question
        .query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_lowercase(), decode(value)))
        .collect();
    let get = |name: &str| parameters.get(name).map(String::as_str).unwrap_or_default();
    let layer = get("typename").strip_prefix("stat:").and_then(|name| name.parse::<Vintage>().ok());
    let areas = layer.as_ref().map(|vintage| world.country.areas(vintage)).unwrap_or_default();
    let Some(vintage) = layer.filter(|_| !areas.is_empty() && get("version") == "1.1.0") else {
        let report = "<?xml version=\"1.0\"?><ows:ExceptionReport><ows:Exception><ows:ExceptionText>Unknown layer\
                      </ows:ExceptionText></ows:Exception></ows:ExceptionReport>";
        return Reply { status: 400, kind: "application/xml", body: report.into(), tag: None };
    };
    if get("resulttype") == "hits" {
        let body = format!("<?xml version=\"1.0\"?><wfs:FeatureCollection numberOfFeatures=\"{}\"/>", areas.len());
        return Reply::ok("text/xml; subtype=gml/3.1.1", body);
    }
    let number = |name: &str, otherwise: usize| get(name).parse().unwrap_or(otherwise);
    let page: Vec<_> =
        areas.iter().skip(number("startindex", 0)).take(number("maxfeatures", usize::MAX)).copied().collect();
    match geopackage(&vintage, &page, world) {
        Ok(bytes) => Reply::ok("application/geopackage+sqlite3", bytes),
        Err(error) => Reply { status: 500, kind: "text/plain", body: error.to_string().into(), tag: None },
    }
}

/// A GeoPackage of some areas, with the attributes that SCB's layers have.
fn geopackage(vintage: &Vintage, page: &[(u32, &Area)], world: &World) -> rusqlite::Result<Vec<u8>> {
    let deso = vintage.level() == Level::Deso;
    let mut database = Connection::open_in_memory()?;
    // "GPKG" and version 1.3.0, as the OGC's 12-128r18 numbers them.
    database.execute_batch(&format!(
        "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
         CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
             organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
         INSERT INTO gpkg_spatial_ref_sys VALUES ('SWEREF99 TM', 3006, 'EPSG', 3006, 'undefined', NULL);
         CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT, description TEXT,
             last_change TEXT NOT NULL, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER);
         CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT NOT NULL,
             geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
         INSERT INTO gpkg_geometry_columns VALUES ('{vintage}', 'sp_geometry', 'MULTIPOLYGON', 3006, 0, 0);
         CREATE TABLE \"{vintage}\" (objectid INTEGER PRIMARY KEY, sp_geometry BLOB, objektidentitet TEXT, objekttyp TEXT,
             {} lanskod TEXT, kommunkod TEXT, version TEXT, ansvarig_organisation TEXT, referensdatum TEXT);",
        // The layer of DeSO says the RegSO by its code alone; names are in the layer of RegSO.
        if deso { "desokod TEXT, regsokod TEXT," } else { "regsokod TEXT, regsonamn TEXT," }
    ))?;
    let transaction = database.transaction()?;
    let mut extent: Option<Bounds> = None;
    for (index, area) in page {
        let Some(polygons) = world.country.polygons(vintage, *index) else { continue };
        extent = [extent, Bounds::of_polygons(polygons)].into_iter().flatten().reduce(Bounds::union);
        let (code, blob) = (area.code.as_str(), to_geopackage(polygons, 3006));
        let regso = area.parent.as_ref().map_or("", |p| p.as_str());
        let (kind, first, second) = if deso { ("deso", code, regso) } else { ("regso", code, area.name.as_str()) };
        let edition = vintage.edition();
        let insert =
            format!("INSERT INTO \"{vintage}\" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'Statistiska centralbyrån', ?)");
        transaction.execute(
            &insert,
            params![
                index + 1,
                blob,
                format!("{edition}-{index}"),
                kind,
                first,
                second,
                &code[..2],
                &code[..4],
                format!("{edition}_v2"),
                format!("{edition}0101"),
            ],
        )?;
    }
    if let Some(b) = extent {
        let insert = "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, 'påhittat', '2025-01-01T00:00:00Z', ?2, ?3, ?4, ?5, 3006)";
        transaction.execute(insert, params![vintage.to_string(), b.min_x, b.min_y, b.max_x, b.max_y])?;
    }
    transaction.commit()?;
    Ok(database.serialize(rusqlite::MAIN_DB)?.to_vec())
}
