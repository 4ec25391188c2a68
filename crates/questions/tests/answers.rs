//! Every question, asked of a country small enough to be worked by hand.

mod country;

use country::{desk, police, total, year};
use segbar_domain::{Language, Level, Vintage};
use segbar_questions::columns::Wanted;
use segbar_questions::types::Variant;
use segbar_questions::{ErrorKind, QuestionError};

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-12
}

#[test]
fn a_column_says_which_cells_are_missing_and_why() {
    let (desk, _folder) = desk();
    let answer = desk.values("population", &Vintage::regso_2020(), year(2022), &total()).unwrap();
    assert_eq!(answer.n, 6);
    assert_eq!(answer.values[3], Some(1000.0));
    assert_eq!(answer.values[5], None);
    assert_eq!(answer.missing["suppressed"], [5]);
    assert_eq!(answer.provenance.kind, "published");
    assert_eq!(answer.sources, [0]);
    assert!(answer.interval.is_none() && !answer.open_variant);
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(json["vintage"], "RegSO_2020");
    assert_eq!(json["period"], 2022);
    assert_eq!(json["breakdown"], "total");
    assert_eq!(json["unit"], "persons");
    assert!(json["values"][5].is_null());
    assert!(json["provenance"].get("from").is_none());
}

#[test]
fn an_open_variant_is_labelled_and_keeps_its_bounds() {
    let (desk, _folder) = desk();
    let answer = desk.values("socioeconomic_index_open", &Vintage::regso_2020(), year(2022), &total()).unwrap();
    assert!(answer.open_variant);
    let bounds = answer.interval.unwrap();
    assert_eq!((bounds.low[0], bounds.high[0]), (Some(3.5), Some(4.5)));
    assert_eq!((bounds.low[5], bounds.high[5]), (None, None));
}

#[test]
fn an_aggregate_says_what_it_was_made_from() {
    let (desk, _folder) = desk();
    let answer = desk.values("population", &Vintage::nation(), year(2022), &total()).unwrap();
    assert_eq!(
        serde_json::to_value(&answer.provenance).unwrap(),
        serde_json::json!({"kind": "aggregated", "from": "RegSO_2020"})
    );
}

#[test]
fn values_within_a_county_are_those_of_the_areas_inside_it() {
    let (desk, _folder) = desk();
    let rows = |within| desk.value_rows("population", &Vintage::regso_2020(), year(2022), &total(), within).unwrap();
    let codes = |within| rows(within).into_iter().map(|r| r.area).collect::<Vec<_>>();
    assert_eq!(codes(Some("03")), ["0331R001", "0380R001", "0380R002", "0380R003"]);
    assert_eq!(codes(Some("0380")).len(), 3);
    assert_eq!(codes(Some("00")).len(), 6);
    assert_eq!(codes(Some("0380R002")), ["0380R002"]);
    let sum = |within| rows(within).iter().filter_map(|r| r.value).sum::<f64>();
    assert_eq!(sum(Some("03")) + sum(Some("18")), sum(Some("00")));
    let last = rows(Some("18")).pop().unwrap();
    assert_eq!((last.value, last.missing), (None, Some("suppressed")));
}

#[test]
fn published_types_come_with_the_cuts_of_the_published_index() {
    let (desk, _folder) = desk();
    let answer = desk.types(&Vintage::regso_2020(), year(2022), Variant::Published).unwrap();
    // Index 4 2 4 12 14: mean 7.2, squared deviations 10.24 + 27.04 + 10.24 + 23.04 + 46.24 = 116.8, over 5 is 23.36.
    assert!(close(answer.mean.unwrap(), 7.2) && close(answer.sd.unwrap(), 23.36_f64.sqrt()));
    assert_eq!((answer.n, answer.missing), (5, 1));
    let cuts = answer.cuts.unwrap();
    assert!(close(cuts[1], 7.2) && close(cuts[3] - cuts[1], 2.0 * 23.36_f64.sqrt()));
    let counts: Vec<_> = answer.counts.values().copied().collect();
    assert_eq!(counts, [1, 1, 0, 2, 1]);
    assert!(answer.note.unwrap().en.contains("one decimal"));
    let json = serde_json::to_value(&answer.areas[1]).unwrap();
    assert_eq!(json, serde_json::json!({"code": "0380R001", "name": "Väst", "type": 5}));
    assert_eq!(answer.areas[5].area_type, None);
}

#[test]
fn without_the_published_index_the_cuts_are_unknown_and_that_is_said() {
    let (desk, _folder) = desk();
    let answer = desk.types(&Vintage::regso_2020(), year(2021), Variant::Published).unwrap();
    assert_eq!((answer.mean, answer.sd, answer.cuts), (None, None, None));
    assert_eq!(answer.n, 5);
    assert!(answer.note.unwrap().sv.contains("inte kända"));
}

#[test]
fn computed_types_come_with_the_cuts_that_were_in_force() {
    let (desk, _folder) = desk();
    let mut answer = desk.types(&Vintage::regso_2020(), year(2022), Variant::Open).unwrap();
    assert_eq!((answer.mean, answer.sd, answer.n), (Some(7.2), Some(4.8), 5));
    let cuts = answer.cuts.unwrap();
    assert!([2.4, 7.2, 12.0, 16.8].iter().zip(cuts).all(|(a, b)| close(*a, b)), "{cuts:?}");
    assert_eq!(answer.note, None);
    desk.keep_within(&mut answer, "0380").unwrap();
    assert_eq!(answer.counts["4"], 2);
    assert_eq!((answer.areas.len(), answer.missing, answer.mean), (3, 0, Some(7.2)));
}

#[test]
fn a_composition_counts_areas_and_people_and_its_shares_sum_to_the_whole() {
    let (desk, _folder) = desk();
    let nation = desk.composition(&Vintage::nation(), "00", year(2022), Variant::Published).unwrap();
    assert_eq!(nation.regso.values().copied().collect::<Vec<_>>(), [1, 1, 0, 2, 1]);
    assert_eq!((nation.regso_missing, nation.regso_without_population), (1, 1));
    let people = nation.people.unwrap();
    assert_eq!(people.values().copied().collect::<Vec<_>>(), [2000.0, 1000.0, 0.0, 5000.0, 1000.0]);
    assert!(close(nation.share.unwrap().values().sum::<f64>(), 100.0));
    let uppsala = desk.composition(&Vintage::municipality(), "0380", year(2022), Variant::Published).unwrap();
    assert_eq!(uppsala.area.name, "Uppsala");
    assert_eq!(uppsala.share.unwrap()["4"], 50.0);
    assert_eq!(uppsala.people_missing, Some(0.0));
    let refused = desk.composition(&Vintage::regso_2020(), "0380R001", year(2022), Variant::Open).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Malformed);
}

#[test]
fn without_population_a_composition_still_counts_areas() {
    let (desk, _folder) = desk();
    let answer = desk.composition(&Vintage::county(), "18", year(2022), Variant::Open).unwrap();
    assert_eq!(answer.regso["2"], 1);
    // The types of 2022 exist and so does the population; the RegSO without either is named.
    assert_eq!((answer.regso_missing, answer.regso_without_population), (1, 1));
}

#[test]
fn a_profile_puts_an_area_among_its_kind() {
    let (desk, _folder) = desk();
    let profile = desk.profile(&Vintage::regso_2020(), "0380R003").unwrap();
    assert_eq!(profile.path.iter().map(|a| a.code.as_str()).collect::<Vec<_>>(), ["00", "03", "0380"]);
    assert_eq!(profile.population.map(|p| (p.period, p.value)), Some((year(2022), 1000.0)));
    let types: Vec<_> = profile.types.published.iter().map(|p| (p.period.year(), p.area_type)).collect();
    assert_eq!(types, [(2021, Some(2)), (2022, Some(2))]);
    assert_eq!(profile.types.open.len(), 1);
    let population = profile.indicators.iter().find(|i| i.id == "population").unwrap();
    assert_eq!(population.series.iter().map(|p| p.value).collect::<Vec<_>>(), [Some(900.0), Some(1000.0)]);
    let latest = population.latest.unwrap();
    // 1 000 people: three of five have more, one has as many.
    assert_eq!((latest.rank, latest.of, latest.percentile), (4, 5, 20.0));
    assert_eq!((latest.parent_value, latest.nation_value), (Some(4000.0), Some(9000.0)));
    assert_eq!(profile.police.len(), 1);
    assert_eq!((profile.police[0].name.as_str(), profile.police[0].people), ("Sundet", Some(800.0)));
    assert!(profile.composition.is_empty() && profile.children.is_none() && profile.covers.is_empty());
}

#[test]
fn a_profile_of_a_municipality_has_its_parts_and_their_types() {
    let (desk, _folder) = desk();
    let profile = desk.profile(&Vintage::municipality(), "0380").unwrap();
    assert_eq!(profile.children.unwrap().codes, ["0380R001", "0380R002", "0380R003"]);
    let variants: Vec<_> = profile.composition.iter().map(|c| (c.variant, c.period.year())).collect();
    assert_eq!(variants, [(Variant::Published, 2022), (Variant::Open, 2022)]);
    assert!(profile.types.published.is_empty());
}

#[test]
fn a_missing_value_has_its_reason_in_a_profile() {
    let (desk, _folder) = desk();
    let profile = desk.profile(&Vintage::regso_2020(), "1880R002").unwrap();
    let population = profile.indicators.iter().find(|i| i.id == "population").unwrap();
    assert!(population.latest.is_none());
    assert_eq!(population.series[0].missing, Some("suppressed"));
    assert!(profile.population.is_none());
}

#[test]
fn a_police_area_has_its_class_its_place_and_what_it_covers() {
    let (desk, _folder) = desk();
    let answer = desk.police(&police()).unwrap();
    assert_eq!(answer.areas[0].place.as_deref(), Some("Uppsala"));
    assert_eq!(answer.overlays.len(), 2);
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(json["areas"][0]["class"], "especially_vulnerable");
    assert_eq!(json["overlays"][0]["method"], "people");
    let profile = desk.profile(&police(), "sundet").unwrap();
    assert_eq!(profile.covers.iter().map(|c| c.code.as_str()).collect::<Vec<_>>(), ["0380R002", "0380R003"]);
    assert!(profile.class.is_some() && profile.police.is_empty() && profile.path.is_empty());
    let not_a_list = desk.police(&Vintage::county()).unwrap_err();
    assert!(not_a_list.sentence(Language::Sv).contains("Police_2023"));
}

#[test]
fn the_summary_names_sources_vintages_and_years() {
    let (desk, _folder) = desk();
    let summary = desk.summary().unwrap();
    assert_eq!(summary.id, desk.snapshot().id().as_str());
    assert_eq!(summary.periods, [year(2021), year(2022)]);
    assert_eq!(summary.police_editions, [police()]);
    let regso = summary.vintages.iter().find(|v| v.vintage == Vintage::regso_2020()).unwrap();
    assert_eq!(
        (regso.areas, regso.complete, regso.with_boundaries, regso.name.sv.as_str()),
        (6, true, 0, "RegSO 2020")
    );
    assert_eq!(summary.sources[0].publisher_name.sv, "Statistiska centralbyrån (SCB)");
    assert_eq!(summary.sources[0].citation.en, "Source: Statistics Sweden");
}

#[test]
fn every_indicator_of_the_catalogue_is_described_with_what_there_is_of_it() {
    let (desk, _folder) = desk();
    let all = desk.indicators().unwrap();
    assert_eq!(all.len(), desk.catalogue().indicators().len());
    let population = all.iter().find(|i| i.id == "population").unwrap();
    let regso = population.available.iter().find(|a| a.vintage == Vintage::regso_2020()).unwrap();
    assert_eq!(regso.periods, [year(2021), year(2022)]);
    assert_eq!(regso.breakdowns.iter().map(ToString::to_string).collect::<Vec<_>>(), ["total", "sex=women"]);
    assert!(all.iter().any(|i| i.available.is_empty()));
}

#[test]
fn a_level_means_the_vintage_in_force_in_the_year() {
    let (desk, _folder) = desk();
    let resolve = |level, vintage: Option<&Vintage>, y| desk.resolve_vintage(level, vintage, year(y));
    assert_eq!(resolve(Some(Level::Regso), None, 2022).unwrap(), Vintage::regso_2020());
    assert_eq!(resolve(Some(Level::Regso), None, 2024).unwrap(), Vintage::regso_2025());
    assert_eq!(resolve(Some(Level::PoliceArea), None, 2022).unwrap(), police());
    assert_eq!(resolve(None, Some(&Vintage::deso_2018()), 2022).unwrap(), Vintage::deso_2018());
    assert!(matches!(
        resolve(Some(Level::Deso), Some(&Vintage::regso_2020()), 2022),
        Err(QuestionError::OtherLevel { .. })
    ));
    assert!(matches!(resolve(None, None, 2022), Err(QuestionError::VintageNeeded { level: None, .. })));
    assert!(matches!(resolve(Some(Level::OwnArea), None, 2022), Err(QuestionError::VintageNeeded { .. })));
}

#[test]
fn lists_of_areas_run_over_vintages_and_stop_at_a_larger_area() {
    let (desk, _folder) = desk();
    assert_eq!(desk.list_areas(None, None, None).unwrap().len(), 1 + 2 + 3 + 6 + 1);
    assert_eq!(desk.list_areas(Some(Level::Regso), None, Some("0380")).unwrap().len(), 3);
    // Without a level: the county itself, its municipalities and its RegSO; the nation lies in no county.
    assert_eq!(desk.list_areas(None, None, Some("03")).unwrap().len(), 1 + 2 + 4);
    assert!(matches!(desk.list_areas(None, None, Some("99")), Err(QuestionError::UnknownArea { .. })));
    let finer = desk.list_areas(Some(Level::County), None, Some("0380")).unwrap_err();
    assert!(matches!(finer, QuestionError::NotAParent { .. }), "{finer}");
}

#[test]
fn years_are_listed_with_how_much_there_is_of_each() {
    let (desk, _folder) = desk();
    let rows = desk.list_periods(Some(Level::Regso), None).unwrap();
    let rows: Vec<_> = rows.iter().map(|r| (r.period.year(), r.indicators)).collect();
    assert_eq!(rows, [(2021, 2), (2022, 5)]);
}

#[test]
fn columns_are_chosen_by_any_part_of_their_key() {
    let (desk, _folder) = desk();
    let all = desk.columns(&Wanted::default()).unwrap();
    assert_eq!(all.len(), 11);
    let wanted = Wanted {
        indicators: vec!["population".into()],
        level: Some(Level::Regso),
        periods: vec![year(2022)],
        breakdown: Some(total()),
        vintage: None,
    };
    assert_eq!(desk.columns(&wanted).unwrap().len(), 1);
    assert!(desk.columns(&Wanted { indicators: vec!["x".into()], ..Wanted::default() }).is_err());
}

#[test]
fn geometry_is_there_or_the_answer_says_where_it_is() {
    let (desk, _folder) = desk();
    assert!(!desk.geometry_gzip(&Vintage::county()).unwrap().is_empty());
    let error = desk.geometry_gzip(&Vintage::regso_2020()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(error.sentence(Language::Sv).contains("County_2007"));
}

#[test]
fn a_question_without_an_answer_says_what_to_ask_instead() {
    let (desk, _folder) = desk();
    let regso = Vintage::regso_2020();
    let values = |indicator: &str, vintage: &Vintage, y, breakdown: &str| {
        desk.values(indicator, vintage, year(y), &breakdown.parse().unwrap()).unwrap_err().sentence(Language::En)
    };
    assert!(values("popluation", &regso, 2022, "total").contains("Did you mean population"));
    assert!(values("population", &Vintage::regso_2025(), 2024, "total").contains("RegSO_2020"));
    assert!(values("population", &regso, 2019, "total").ends_with("The years that exist are 2021, 2022."));
    assert!(values("population", &regso, 2022, "sex=men").contains("sex=women"));
    assert!(values("area_type", &Vintage::county(), 2022, "total").ends_with("The indicator exists for RegSO_2020."));
    assert!(values("unemployed", &regso, 2022, "total").contains("no data of the indicator"));
    let area = desk.profile(&regso, "0380R004").unwrap_err().sentence(Language::Sv);
    assert!(area.contains("Menade du 0380R003 (Sund)") || area.contains("0380R00"), "{area}");
    let by_name = desk.profile(&Vintage::municipality(), "Upsala").unwrap_err().sentence(Language::Sv);
    assert!(by_name.contains("0380 (Uppsala)"), "{by_name}");
    assert!(desk.vintage("RegSO2020").unwrap_err().sentence(Language::En).contains("RegSO_2020"));
}

#[test]
fn every_error_is_said_in_both_languages() {
    let (desk, _folder) = desk();
    let regso = Vintage::regso_2020();
    let errors: Vec<QuestionError> = vec![
        desk.values("x", &regso, year(2022), &total()).unwrap_err(),
        desk.vintage("x").unwrap_err(),
        desk.profile(&regso, "x").unwrap_err(),
        "x".parse::<Variant>().unwrap_err(),
        segbar_questions::resolve::parse_period("x").unwrap_err(),
        segbar_questions::resolve::parse_level("x").unwrap_err(),
        segbar_questions::resolve::parse_breakdown("x").unwrap_err(),
        desk.resolve_vintage(None, None, year(2022)).unwrap_err(),
        desk.geometry_gzip(&regso).unwrap_err(),
    ];
    for error in errors {
        let (sv, en) = (error.sentence(Language::Sv), error.sentence(Language::En));
        assert!(sv.ends_with(['.', '?']) && en.ends_with(['.', '?']), "{sv} / {en}");
        assert_ne!(sv, en);
        assert!(!error.title().sv.is_empty() && !error.title().en.is_empty());
        assert!(error.id().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
    }
}

#[test]
fn without_borders_of_nearly_all_areas_there_is_no_first_picture() {
    let (desk, _folder) = desk();
    let first = desk.first().unwrap();
    assert_eq!(first.snapshot, desk.snapshot().id().to_string());
    assert!(!first.fictional && first.picture.is_none(), "one county of two has borders");
}

#[test]
fn a_type_that_the_index_does_not_give_speaks_against_publishing() {
    let (desk, _folder) = desk();
    let answer = desk.check().unwrap();
    // μ = 7.2 and σ = 4.83: the index 14 of 1880R001 is below μ + 2σ = 16.9, so not of type 1. The index 12 of 0380R003 lies
    // within its rounding of the cut at 12.03.
    let wrong: Vec<_> = answer.findings.iter().filter(|f| f.error).collect();
    assert!(!answer.fit);
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert_eq!((wrong[0].areas, wrong[0].period), (1, year(2022)));
    assert!(wrong[0].sentence.sv.contains("1880R001"), "{:?}", wrong[0].sentence);
}

#[test]
fn new_borders_of_small_areas_break_no_series_of_the_areas_that_they_lie_in() {
    let (desk, _folder) = desk();
    let cut = |vintage: &Vintage| -> Vec<String> {
        let answer = desk.values("population", vintage, year(2022), &total()).unwrap();
        answer.breaks.into_iter().map(|b| b.id).collect()
    };
    let (small, large) = (cut(&Vintage::regso_2020()), cut(&Vintage::municipality()));
    assert!(small.contains(&"borders_2025".to_owned()), "{small:?}");
    // What changed in the figures themselves concerns every level.
    assert_eq!(large, small.into_iter().filter(|id| id != "borders_2025").collect::<Vec<_>>());
    assert!(large.contains(&"noise_2025".to_owned()), "{large:?}");
    let profile = desk.profile(&Vintage::municipality(), "0380").unwrap();
    let breaks = |id: &str| -> Vec<String> {
        let indicator = profile.indicators.iter().find(|i| i.id == id).unwrap();
        indicator.breaks.iter().map(|b| b.id.clone()).collect()
    };
    assert_eq!(breaks("population"), large);
    // The definition of an indicator tells the levels, so that a page can draw the same.
    let told = |id: &str| {
        let breaks = desk.indicator_answer(id).unwrap().breaks;
        breaks.into_iter().find(|b| b.id == "borders_2025").unwrap().levels
    };
    assert!(told("population").contains(&Level::Regso) && !told("population").contains(&Level::County));
    // The measure of a county is computed from its small areas, whose borders are others.
    assert_eq!(told("inequality_index"), []);
}
