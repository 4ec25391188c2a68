use super::*;
use geo_types::{LineString, Point, coord};

/// Lantmäteriet, "Kontrollpunkter": RT 90 (north, east), SWEREF 99 TM (north, east), and latitude and longitude in
/// degrees, minutes and seconds.
type ControlPoint = ([f64; 2], [f64; 2], [f64; 3], [f64; 3]);
const CONTROL_POINTS: [ControlPoint; 4] = [
    ([7_453_389.762, 1_727_060.905], [7_454_204.638, 761_811.242], [67., 5., 26.452769], [21., 2., 5.101575]),
    ([7_047_738.415, 1_522_128.637], [7_046_077.605, 562_140.337], [63., 32., 14.761735], [16., 14., 59.594626]),
    ([6_671_665.273, 1_441_843.186], [6_669_189.376, 486_557.055], [60., 9., 33.882413], [14., 45., 28.167152]),
    ([6_249_111.351, 1_380_573.079], [6_246_136.458, 430_374.835], [56., 21., 17.199245], [13., 52., 23.754022]),
];

fn degrees([d, m, s]: [f64; 3]) -> f64 {
    d + m / 60.0 + s / 3600.0
}

#[test]
fn lantmateriets_control_points_agree_to_a_millimetre() {
    for (rt90, tm, lat, lon) in CONTROL_POINTS {
        let geographic = coord! { x: degrees(lon), y: degrees(lat) };
        let metres = from_wgs84(geographic).unwrap();
        assert!((metres.x - tm[1]).abs() < 0.001 && (metres.y - tm[0]).abs() < 0.001, "{metres:?} {tm:?}");
        let back = to_wgs84(coord! { x: tm[1], y: tm[0] }).unwrap();
        assert!((back.x - geographic.x).abs() < 2e-8 && (back.y - geographic.y).abs() < 2e-8, "{back:?}");
        let way = Reprojection::new(Crs::RT90, Crs::SWEREF99_TM).unwrap();
        let from_rt90 = way.point(coord! { x: rt90[1], y: rt90[0] }).unwrap();
        assert!((from_rt90.x - tm[1]).abs() < 0.001 && (from_rt90.y - tm[0]).abs() < 0.001, "{from_rt90:?} {tm:?}");
    }
}

#[test]
fn every_system_comes_back_to_where_it_started() {
    let stockholm = coord! { x: 674_032.0, y: 6_580_822.0 };
    for crs in Crs::all() {
        let there = Reprojection::new(Crs::SWEREF99_TM, crs).unwrap().point(stockholm).unwrap();
        let back = Reprojection::new(crs, Crs::SWEREF99_TM).unwrap().point(there).unwrap();
        assert!((back.x - stockholm.x).abs() < 1e-4 && (back.y - stockholm.y).abs() < 1e-4, "{crs:?} {back:?}");
        assert!(to_sweref99tm(Point(there).into(), crs).is_ok(), "{crs:?}");
    }
}

#[test]
fn a_system_is_known_by_number_name_and_definition() {
    let unnamed = r#"PROJCS["unnamed",GEOGCS["GCS_unnamed",DATUM["D_GRS_80",SPHEROID["GRS_80",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
    let rt90 = r#"PROJCS["RT90_25_gon_V",GEOGCS["GCS_RT_1990",DATUM["D_RT_1990",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",1500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.8082777777778],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
    let local = r#"PROJCS["SWEREF99_18_00",GEOGCS["GCS_SWEREF99",DATUM["D_SWEREF99",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",150000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",18.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
    let wgs84 = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
    let known = [
        ("3006", 3006),
        ("EPSG:3006", 3006),
        ("urn:ogc:def:crs:EPSG::3006", 3006),
        ("http://www.opengis.net/def/crs/EPSG/0/3006", 3006),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("EPSG:4326", 4326),
        ("EPSG:4619", 4326),
        ("EPSG:3857", 3857),
        ("EPSG:25833", 3006),
        (unnamed, 3006),
        (rt90, 3021),
        (local, 3011),
        (wgs84, 4326),
    ];
    for (text, epsg) in known {
        assert_eq!(Crs::from_text(text).map(Crs::epsg), Ok(epsg), "{text}");
    }
}

#[test]
fn other_systems_and_nonsense_are_refused_with_their_name() {
    let zone_35 = r#"PROJCS["WGS_1984_UTM_Zone_35N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",27.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
    assert_eq!(Crs::from_text(zone_35), Err(CrsError::Unsupported { crs: "WGS_1984_UTM_Zone_35N".into() }));
    let deep = "PROJCS[".repeat(2_000);
    for text in ["", "EPSG:2154", "PROJCS[", "hej", "{\"type\":", &deep] {
        assert!(matches!(Crs::from_text(text), Err(CrsError::Unsupported { .. })), "{text}");
    }
}

#[test]
fn degrees_are_never_taken_for_metres_nor_swapped_axes_for_right_ones() {
    let line = |points: [(f64, f64); 2]| Geometry::from(LineString::from(points.to_vec()));
    let degrees = line([(17.6, 59.8), (17.7, 59.9)]);
    let metres = line([(640_000.0, 6_640_000.0), (650_000.0, 6_650_000.0)]);
    let swapped = line([(59.8, 17.6), (59.9, 17.7)]);
    let not_a_number = line([(f64::NAN, 6_640_000.0), (1.0, 1.0)]);
    assert!(to_sweref99tm(degrees.clone(), Crs::WGS84).is_ok());
    assert!(to_sweref99tm(metres.clone(), Crs::SWEREF99_TM).is_ok());
    for (geometry, crs) in [
        (degrees, Crs::SWEREF99_TM),
        (metres, Crs::WGS84),
        (swapped, Crs::WGS84),
        (not_a_number, Crs::SWEREF99_TM),
        (line([(6_640_000.0, 640_000.0), (6_650_000.0, 650_000.0)]), Crs::SWEREF99_TM),
    ] {
        assert!(matches!(to_sweref99tm(geometry, crs), Err(CrsError::Outside { .. })));
    }
}

#[test]
fn a_missing_statement_is_guessed_only_when_unambiguous() {
    let extent = |min_x, min_y, max_x, max_y| Bounds { min_x, min_y, max_x, max_y };
    assert_eq!(Crs::guess(extent(267_000.0, 6_133_000.0, 917_000.0, 7_669_000.0)), Ok(Crs::SWEREF99_TM));
    assert_eq!(Crs::guess(extent(11.1, 55.3, 24.1, 69.0)), Ok(Crs::WGS84));
    // SWEREF 99 18 00 around Stockholm.
    assert!(Crs::guess(extent(130_000.0, 6_560_000.0, 170_000.0, 6_600_000.0)).is_err());
    // RT 90.
    assert!(Crs::guess(extent(1_600_000.0, 6_560_000.0, 1_640_000.0, 6_600_000.0)).is_err());
}
