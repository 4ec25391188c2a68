//! Which areas are known, and when they are known to be all: with key files and without.

use segbar_domain::{AreaCode, AreaId, Level, Vintage};
use segbar_sources::registry::Registry;

/// A country with as many RegSO and DeSO as Sweden, and codes of which nothing but their form is true. With each DeSO the
/// RegSO that it lies in.
fn country(county: u32) -> (Vec<AreaId>, Vec<(AreaId, AreaCode)>) {
    let municipalities: Vec<String> = (0..290).map(|i| format!("{:02}{:02}", county, i % 90 + 1)).collect();
    // 290 codes need four counties of ninety municipalities each.
    let municipality = |i: usize| format!("{:02}{}", county + (i / 90) as u32, &municipalities[i][2..]);
    let regso = |i: usize| format!("{}R{:03}", municipality(i % 290), i / 290 + 1);
    let regsos = (0..3363).map(|i| AreaId::new(Vintage::regso_2020(), &regso(i)).unwrap());
    let desos = (0..5984).map(|i| {
        let parent = AreaCode::parse(Level::Regso, &regso(i % 3363)).unwrap();
        let code = format!("{}A{:04}", &parent.as_str()[..4], i);
        (AreaId::new(Vintage::deso_2018(), &code).unwrap(), parent)
    });
    (regsos.collect(), desos.collect())
}

#[test]
fn layers_and_tables_of_the_whole_country_need_no_key_file() {
    let (regsos, desos) = country(31);
    let mut registry = Registry::of(&[], &regsos).unwrap();
    assert!(registry.is_complete(&Vintage::regso_2020()) && registry.is_complete(&Vintage::municipality()));
    assert!(!registry.is_complete(&Vintage::deso_2018()));
    // Codes of DeSO alone do not say the RegSO: nothing could be summed, so the set is not called complete.
    for (area, _) in &desos {
        registry.see(area, None);
    }
    registry.settle();
    assert!(!registry.is_complete(&Vintage::deso_2018()));
    for (area, parent) in &desos[1..] {
        registry.see_parent(area, parent);
    }
    registry.settle();
    assert!(!registry.is_complete(&Vintage::deso_2018()), "one DeSO lies nowhere");
    registry.see_parent(&desos[0].0, &desos[0].1);
    registry.settle();
    assert!(registry.is_complete(&Vintage::deso_2018()));
    assert_eq!(registry.parent(&Vintage::deso_2018(), desos[7].0.code.as_str()), Some(desos[7].1.clone()));
}

#[test]
fn one_area_less_than_there_are_is_not_all() {
    let (regsos, _) = country(31);
    let registry = Registry::of(&[], &regsos[1..]).unwrap();
    assert!(!registry.is_complete(&Vintage::regso_2020()));
    assert!(registry.is_complete(&Vintage::municipality()), "every municipality still has a RegSO");
}

#[test]
fn codes_of_the_fictional_country_and_real_ones_are_refused_together() {
    let area = |code: &str| AreaId::new(Vintage::regso_2020(), code).unwrap();
    assert!(Registry::of(&[], &[area("0380R001"), area("0114R001")]).is_ok());
    assert!(Registry::of(&[], &[area("3101R001"), area("5199R001")]).is_ok());
    let reasons = Registry::of(&[], &[area("0380R001"), area("3101R001")]).unwrap_err();
    assert!(reasons[0].sentence(segbar_domain::Language::En).contains("never mixed"), "{reasons:?}");
}

#[test]
fn a_municipality_has_the_name_that_tables_give_it_and_the_first_of_several() {
    let regso = AreaId::new(Vintage::regso_2020(), "0114R001").unwrap();
    let code = AreaCode::parse(Level::Municipality, "0114").unwrap();
    let mut registry = Registry::of(&[], &[regso]).unwrap();
    registry.name_municipality(&code, "Upplands-Väsby");
    registry.name_municipality(&code, "Upplands Väsby");
    registry.name_municipality(&code, "Upplands-Väsby");
    assert_eq!(registry.name(&Vintage::municipality(), "0114"), Some("Upplands Väsby"));
}
