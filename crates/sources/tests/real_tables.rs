//! The tables as users download them from SCB.

mod common;

use common::import;
use segbar_dataset::{ComponentKey, Validated};
use segbar_domain::{Period, Vintage};
use segbar_testdata::shared;

fn column<'a>(data: &'a Validated, component: &str, vintage: &Vintage, year: u16, part: &str) -> &'a [f64] {
    let key = ComponentKey {
        component: component.into(),
        vintage: vintage.clone(),
        period: Period::year_of(year),
        breakdown: part.parse().unwrap(),
    };
    let found = data.components().iter().find(|c| c.key == key);
    found.unwrap_or_else(|| panic!("{key:?} is not there")).column.values()
}

#[test]
fn the_folder_of_scb_is_read_as_it_is() {
    let Some(folder) = shared("scb") else { return };
    let intake = import(&[&folder]).unwrap_or_else(|reasons| panic!("{reasons:#?}"));
    let data = &intake.validated;
    let len = |vintage: Vintage| data.area_set(&vintage).map_or(0, |s| s.len());
    assert_eq!(len(Vintage::deso_2018()), 5_984);
    assert_eq!(len(Vintage::regso_2020()), 3_363);
    assert_eq!(len(Vintage::municipality()), 290);
    assert_eq!(len(Vintage::county()), 21);
    assert_eq!(len(Vintage::nation()), 1);
    let deso = Vintage::deso_2018();
    let sum = |component: &str, year: u16, part: &str| column(data, component, &deso, year, part).iter().sum::<f64>();
    assert_eq!(sum("population", 2022, "total"), 10_521_556.0);
    assert_eq!(sum("population", 2023, "total"), 10_551_707.0);
    assert_eq!(sum("population_by_background", 2022, "total"), 10_521_556.0);
    assert_eq!(sum("population_by_birth_region", 2022, "total"), 10_521_556.0);
    for component in ["unemployed_16_64", "persons_16_64", "low_economic_standard_share", "net_income_median"] {
        assert!(sum(component, 2022, "total") > 0.0, "{component}");
    }
    assert!(sum("education_25_64", 2022, "education=pre_upper_secondary") > 0.0);
    assert!(sum("dwellings", 2022, "tenure=rental") > 0.0);
    assert!(sum("households", 2022, "household_type=single_with_children") > 0.0);
    assert!(sum("persons_by_building", 2022, "total") > 0.0);
    let uppsala: f64 = data
        .area_set(&deso)
        .into_iter()
        .flat_map(|set| set.areas())
        .zip(column(data, "population", &deso, 2022, "total"))
        .filter(|(area, _)| area.code.as_str().starts_with("0380"))
        .map(|(_, value)| value)
        .sum();
    // Uppsala kommun had 242 140 inhabitants at the end of 2022 (SCB, Kommuner i siffror).
    assert_eq!(uppsala, 242_140.0);
    let types = column(data, "index_area_type", &Vintage::regso_2020(), 2022, "total");
    let counts = [1.0, 2.0, 3.0, 4.0, 5.0].map(|class| types.iter().filter(|t| **t == class).count());
    assert_eq!(counts, [160, 289, 855, 1_770, 289]);
}

#[test]
fn the_reshaped_file_of_a_third_party_is_set_aside_with_a_sentence() {
    let Some(folder) = shared("scb") else { return };
    let intake = import(&[&folder]).unwrap();
    let aside: Vec<_> = intake.set_aside.iter().map(|a| a.file.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(aside, ["gender-age-population.json"]);
    let sentence = intake.set_aside[0].reason.sentence(segbar_domain::Language::En);
    assert!(sentence.contains("gender-age-population.json: The content is not recognised"), "{sentence}");
}

#[test]
fn an_answer_of_pxweb_for_stockholm_sums_to_its_population_over_127_regso_of_2025() {
    let Some(file) = shared("scb/pxweb-v1/stockholm_age_gender.json") else { return };
    let intake = import(&[&file]).unwrap();
    let vintage = Vintage::regso_2025();
    let set = intake.validated.area_set(&vintage).unwrap();
    assert_eq!((set.len(), set.complete()), (127, false));
    assert_eq!(column(&intake.validated, "population", &vintage, 2024, "total").iter().sum::<f64>(), 995_574.0);
    let women = column(&intake.validated, "population", &vintage, 2024, "sex=women").iter().sum::<f64>();
    let men = column(&intake.validated, "population", &vintage, 2024, "sex=men").iter().sum::<f64>();
    assert_eq!(women + men, 995_574.0);
    assert!(intake.validated.area_set(&Vintage::municipality()).is_some_and(|m| m.get("0180").is_some()));
}

#[test]
fn four_answers_for_four_cities_become_one_column() {
    let Some(folder) = shared("scb/pxweb-v1") else { return };
    let intake = import(&[&folder]).unwrap();
    let total: f64 = column(&intake.validated, "population", &Vintage::regso_2025(), 2024, "total")
        .iter()
        .filter(|v| v.is_finite())
        .sum();
    assert_eq!(total, 608_993.0 + 365_644.0 + 995_574.0 + 248_016.0);
}

#[test]
fn tables_that_are_not_in_the_catalogue_are_set_aside_in_a_folder_and_refused_when_named() {
    let (Some(key), Some(folder)) = (shared("scb/koppling-deso2018-regso2020.csv"), shared("pxweb")) else { return };
    let intake = import(&[&key, &folder]).unwrap();
    assert!(intake.set_aside.len() >= 20, "{}", intake.set_aside.len());
    assert_eq!(intake.files.len(), 1);
    let named = folder.join("TAB001.px");
    let reasons = import(&[&key, &named]).unwrap_err();
    assert_eq!(reasons.len(), 1);
    let sentence = reasons[0].sentence(segbar_domain::Language::Sv);
    assert!(
        sentence.contains("TAB001.px: Tabellen 'Population by region, sex, age, contents and year' finns inte"),
        "{sentence}"
    );
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let Some(folder) = shared("scb") else { return };
    let key = folder.join("koppling-deso2018-regso2020.csv");
    let types = folder.join("regso-omradestyp-2022.csv");
    let answers = folder.join("pxweb-v1");
    let a = import(&[&key, &types, &answers]).unwrap();
    let b = import(&[&answers, &types, &key]).unwrap();
    assert_eq!(a.validated.sources(), b.validated.sources());
    assert_eq!(format!("{:?}", a.validated.components()), format!("{:?}", b.validated.components()));
}
