//! The country's localities, read from the real layers.

use segbar_sources::boundaries::read_layers;
use segbar_sources::input::InputFile;
use segbar_sources::localities::localities;

#[test]
fn the_parts_of_a_locality_add_up_to_its_people() {
    let layer = |name: &str| {
        let file = InputFile::open(&segbar_testdata::shared(name)?).expect("the file can be read");
        Some(read_layers(&file).expect("its layers can be read").remove(0))
    };
    let (Some(places), Some(municipalities)) = (layer("geo/mb_riks.zip"), layer("geo/Kommun_Sweref99TM.zip")) else {
        return;
    };
    assert_eq!(places.features.len(), 2_978);
    let (parts, seats) = localities(&places, &municipalities).expect("no reason against them");
    // 1 992 localities with 8 978 107 people in 2 124 parts; the other 854 features are no localities.
    assert_eq!(parts.len(), 2_124);
    let total: f64 = parts.iter().map(|part| part.people).sum();
    assert!((total - 8_978_107.0).abs() < 1e-3, "{total}");
    let stockholm: f64 = parts.iter().filter(|part| part.name == "Stockholm").map(|part| part.people).sum();
    assert!((stockholm - 1_611_776.0).abs() < 1e-6, "{stockholm}");
    assert_eq!(seats.len(), 290);
    assert!(seats.iter().all(|seat| seat.x.is_finite() && seat.y.is_finite()));
    let uppsala = seats.iter().find(|seat| seat.code == "0380").expect("Uppsala");
    assert!((uppsala.x - 647_000.0).abs() < 5_000.0 && (uppsala.y - 6_638_000.0).abs() < 5_000.0, "{uppsala:?}");
    // The coarse borders leave both of these outside; the nearest municipality is theirs.
    let of = |name: &str| parts.iter().find(|part| part.name == name).map(|part| part.municipality.as_str());
    assert_eq!((of("Helsingborg"), of("Nynäshamn")), (Some("1283"), Some("0192")));
}
