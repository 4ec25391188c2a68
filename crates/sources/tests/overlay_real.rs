//! A police area over RegSO by people, on the real borders.

use geo_types::MultiPolygon;
use segbar_geometry::overlay::{Part, by_people};
use segbar_sources::InputFile;
use segbar_sources::boundaries::{RawFeature, RawShape, read_layers};

fn features(name: &str) -> Option<Vec<RawFeature>> {
    let path = segbar_testdata::shared(name)?;
    let mut file = InputFile::open(&path).unwrap();
    if name.ends_with(".shp") {
        for ending in ["dbf", "prj", "cpg"] {
            file = file.with_companion(&path.with_extension(ending)).unwrap();
        }
    }
    Some(read_layers(&file).unwrap().swap_remove(0).features)
}

fn polygons(feature: &RawFeature) -> &MultiPolygon<f64> {
    match &feature.shape {
        RawShape::Polygons(polygons) => polygons,
        RawShape::Other(found) => panic!("{found}"),
    }
}

#[test]
fn gottsunda_lies_in_four_regso_by_people_as_geos_finds_it() {
    let Some(police) = features("police/uso_2023.shp") else { return };
    let (regso, deso) =
        (features("geo/regso_2020_uppsala_lan.gpkg").unwrap(), features("geo/deso_2018_uppsala_lan.gpkg").unwrap());
    let gottsunda = police.iter().find(|feature| feature.get("namn") == Some("Gottsunda")).unwrap();
    let code = |feature: &RawFeature| feature.get("regso").unwrap().to_owned();
    let parts: Vec<Part<'_>> = deso
        .iter()
        .map(|feature| Part {
            area: regso.iter().position(|area| code(area) == code(feature)).unwrap(),
            polygons: Some(polygons(feature)),
            people: feature.get("Bef_201612").unwrap().parse().ok(),
        })
        .collect();
    let areas: Vec<&MultiPolygon<f64>> = regso.iter().map(polygons).collect();
    let shares = by_people(&[polygons(gottsunda)], &areas, &parts);
    // The same sums with GEOS 3.14 through Shapely: RegSO, people, share of the RegSO's people, share of the zone's.
    let expected = [
        ("0380R006", 17.000139, 0.005835956, 0.002640154),
        ("0380R016", 1_211.311411, 0.322071633, 0.188118981),
        ("0380R033", 3_253.141533, 0.667721990, 0.505219109),
        ("0380R047", 1_957.617564, 0.654065340, 0.304021756),
    ];
    assert_eq!(shares.len(), expected.len(), "{shares:?}");
    for (share, (regso_code, people, of_area, of_zone)) in shares.iter().zip(expected) {
        assert_eq!(code(&regso[share.area]), regso_code);
        assert!((share.people.unwrap() - people).abs() < 0.01, "{regso_code} {share:?}");
        assert!((share.share_of_area - of_area).abs() < 1e-5, "{regso_code} {share:?}");
        assert!((share.share_of_zone - of_zone).abs() < 1e-5, "{regso_code} {share:?}");
    }
}
