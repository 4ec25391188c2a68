//! The readers of boundaries on the real files, and on broken ones.

use segbar_geometry::validity::{self, Invalid};
use segbar_geometry::{Bounds, Crs};
use segbar_sources::InputFile;
use segbar_sources::boundaries::{Format, RawLayer, RawShape, read_layers, recognise};
use std::path::Path;

/// A file of the real data with its companions.
fn open(path: &Path) -> InputFile {
    let mut file = InputFile::open(path).unwrap();
    if path.extension().is_some_and(|e| e == "shp") {
        for ending in ["dbf", "shx", "prj", "cpg"] {
            let companion = path.with_extension(ending);
            if companion.exists() {
                file = file.with_companion(&companion).unwrap();
            }
        }
    }
    file
}

fn layers(name: &str) -> Option<Vec<RawLayer>> {
    Some(read_layers(&open(&segbar_testdata::shared(name)?)).unwrap())
}

fn invalid(layer: &RawLayer) -> Vec<(u64, Invalid)> {
    let checked = layer.features.iter().filter_map(|feature| match &feature.shape {
        RawShape::Polygons(polygons) => Some((feature.row, validity::check(polygons).err()?)),
        RawShape::Other(_) => None,
    });
    checked.collect()
}

#[test]
fn every_real_file_is_recognised_and_read_whole() {
    // File, format, features, system, number of invalid polygons.
    let expected = [
        ("geo/Deso_inomUppsalaLan.zip", Format::Shapefile, 262, Crs::SWEREF99_TM, 0),
        ("geo/deso_2018_uppsala_lan.gpkg", Format::GeoPackage, 238, Crs::SWEREF99_TM, 0),
        ("geo/regso_2020_uppsala_lan.gpkg", Format::GeoPackage, 123, Crs::SWEREF99_TM, 0),
        ("geo/vaxjo_deso_2025.geojson", Format::GeoJson, 53, Crs::WGS84, 0),
        ("geo/Kommun_Sweref99TM.zip", Format::Shapefile, 290, Crs::SWEREF99_TM, 0),
        ("geo/LanSweref99TM.zip", Format::Shapefile, 21, Crs::SWEREF99_TM, 0),
        ("geo/mb_riks.zip", Format::Shapefile, 2_978, Crs::SWEREF99_TM, 1),
        ("geo/Rutor1000_03_region.zip", Format::Shapefile, 12_373, Crs::SWEREF99_TM, 0),
        ("geo/stadsdelar_utan_vatten_simplified.geo.json", Format::GeoJson, 117, Crs::WGS84, 0),
        ("police/uso_2023.shp", Format::Shapefile, 59, Crs::SWEREF99_TM, 0),
        ("police/UO_panel.gpkg", Format::GeoPackage, 294, Crs::SWEREF99_TM, 0),
    ];
    for (name, format, features, crs, wrong) in expected {
        let Some(path) = segbar_testdata::shared(name) else { return };
        assert_eq!(recognise(&open(&path)), Some(format), "{name}");
        let layers = layers(name).unwrap();
        assert_eq!(layers.len(), 1, "{name}");
        let layer = &layers[0];
        assert_eq!((layer.features.len(), layer.crs), (features, crs), "{name}");
        let mut boxes = layer.features.iter().filter_map(|feature| match &feature.shape {
            RawShape::Polygons(polygons) => Bounds::of_polygons(polygons),
            RawShape::Other(_) => None,
        });
        assert!(boxes.all(|b| b.min_x > 200_000.0 && b.max_y < 7_740_000.0), "{name}");
        let found = invalid(layer);
        assert_eq!(found.len(), wrong, "{name}: {found:?}");
    }
}

#[test]
fn letters_come_out_right_in_each_encoding() {
    // Windows-1252 by the mark of the .dbf, ISO 8859-1 by the .cpg, UTF-8 by the .cpg, and GeoJSON.
    let Some(kommun) = layers("geo/Kommun_Sweref99TM.zip") else { return };
    assert_eq!(kommun[0].features[0].get("knnamn"), Some("Upplands Väsby"));
    let localities = layers("geo/mb_riks.zip").unwrap();
    assert!(localities[0].features.iter().any(|feature| feature.get("NAMN1") == Some("Stora Höga")));
    let police = layers("police/uso_2023.shp").unwrap();
    assert!(police[0].features.iter().any(|feature| feature.get("KATEGORI") == Some("Särskilt utsatt område")));
    let districts = layers("geo/stadsdelar_utan_vatten_simplified.geo.json").unwrap();
    assert!(districts[0].features.iter().any(|feature| feature.get("name") == Some("VÅRBERG")));
}
