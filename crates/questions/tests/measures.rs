//! Measures of segregation, asked of a country small enough to be worked by hand.
//!
//! ```text
//!                   1: born in Sweden  2: in Europe  3: elsewhere
//! 0331R001 Heby               2 400            300            300
//! 0380R001 Väst                 900             60             40
//! 0380R002 Öst                1 500            300            200
//! 0380R003 Sund                 300            100            600
//! 1880R001 Norr               1 000            200            800
//! 1880R002 Söder      (suppressed, and nobody knows how many live there)
//! ```

#[expect(dead_code, reason = "the country is shared with the other questions")]
mod country;

use country::{country, year};
use segbar_dataset::{Places, PublishedColumn};
use segbar_domain::catalogue::GroupSystem;
use segbar_domain::{Catalogue, Column, ColumnKey, Language, Level, Missing, Provenance, Vintage};
use segbar_measures::input::{Groups, TwoGroups};
use segbar_measures::multigroup::information_theory;
use segbar_measures::registry;
use segbar_questions::measures::{Bounds, MeasureResultAnswer, Words};
use segbar_questions::{Desk, ErrorKind, QuestionError};
use segbar_snapshot::Store;

const SWEDEN: [f64; 5] = [2400.0, 900.0, 1500.0, 300.0, 1000.0];
const EUROPE: [f64; 5] = [300.0, 60.0, 300.0, 100.0, 200.0];
const WORLD: [f64; 5] = [300.0, 40.0, 200.0, 600.0, 800.0];

fn counts(system: &str, group: &str, period: u16, cells: [f64; 5]) -> PublishedColumn {
    let key = ColumnKey {
        indicator: system.into(),
        vintage: Vintage::regso_2020(),
        period: year(period),
        breakdown: GroupSystem::breakdown(group),
    };
    let cells = cells.map(Ok).into_iter().chain([Err(Missing::Suppressed)]);
    PublishedColumn { key, column: Column::from_cells(cells), provenance: Provenance::Published, sources: vec![0] }
}

fn desk() -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut published = country();
    for (group, cells) in [("sweden", SWEDEN), ("europe", EUROPE), ("world", WORLD)] {
        published.columns.push(counts("birth_region", group, 2022, cells));
        published.columns.push(counts("birth_region", group, 2021, cells.map(|count| count / 2.0 + 5.0)));
    }
    for (group, cells) in [("q1", WORLD), ("q2", EUROPE), ("q3", SWEDEN), ("q4", SWEDEN.map(|count| 3000.0 - count))] {
        published.columns.push(counts("income_quartiles", group, 2022, cells));
    }
    published.columns.sort_by(|a, b| a.key.cmp(&b.key));
    // A row of squares, each the neighbour of the next.
    published.places.push(Places {
        vintage: Vintage::regso_2020(),
        x: (0..6).map(|i| 600_000.0 + f64::from(i) * 1000.0).collect(),
        y: vec![6_600_000.0; 6],
        area_m2: vec![1e6; 6],
        perimeter_m: vec![4000.0; 6],
        borders: (0..5).map(|i| (i, i + 1, 1000.0)).collect(),
    });
    let store = Store::open(folder.path());
    store.publish(&published).unwrap();
    (Desk::new(store.current().unwrap(), Catalogue::builtin()), folder)
}

fn words(measure: &str, groups: &str, group: &str) -> Words {
    Words {
        measure: measure.into(),
        groups: groups.into(),
        group: group.into(),
        years: "2022".into(),
        ..Words::default()
    }
}

fn ask(desk: &Desk, words: &Words) -> Result<MeasureResultAnswer, QuestionError> {
    words.understood(desk, Bounds::AT_HOME).and_then(|asked| desk.measure(&asked))
}

fn uppsala(measure: &str, group: &str) -> Words {
    Words { within: "Uppsala".into(), ..words(measure, "birth_region", group) }
}

#[test]
fn dissimilarity_in_a_municipality_is_the_one_worked_by_hand() {
    let (desk, _folder) = desk();
    let answer = ask(&desk, &uppsala("dissimilarity", "world")).unwrap();
    // World 40, 200, 600 of 840; the others 960, 1 800, 400 of 3 160: ½ (|.0476 − .3038| + |.2381 − .5696| + |.7143 − .1266|).
    let row = &answer.rows[0];
    let by_hand = 600.0 / 840.0 - 400.0 / 3160.0;
    assert!((row.value.unwrap() - by_hand).abs() < 1e-12);
    assert_eq!((row.n, row.people, row.group_people, row.left_out), (3, 4000.0, Some(840.0), 0));
    assert_eq!((row.area.code.as_str(), row.over.to_string().as_str()), ("0380", "RegSO_2020"));
    let sentence = row.sentence.clone().unwrap();
    assert_eq!(
        sentence.sv,
        "I Uppsala var dissimilaritetsindex 0,588 år 2022: 59 % av gruppen ”Födda i övriga världen” skulle behöva flytta till \
         andra områden för att vara fördelad över områdena på samma sätt som alla övriga."
    );
    assert!(sentence.en.contains("0.588") && sentence.en.contains("59%"), "{}", sentence.en);
    assert!(row.cautions[0].sv.starts_with("Bara 3 delområden"), "{:?}", row.cautions);
    assert!(answer.breaks.iter().any(|b| b.id == "borders_2025"));
}

#[test]
fn a_group_against_another_leaves_the_third_out() {
    let (desk, _folder) = desk();
    let answer = ask(&desk, &Words { against: "sweden".into(), ..uppsala("dissimilarity", "world") }).unwrap();
    let pair = TwoGroups::of_two(WORLD[1..4].to_vec(), SWEDEN[1..4].to_vec()).unwrap();
    let measure = registry::find("dissimilarity").unwrap();
    let direct = measure.of_two_groups(&pair, &[]).unwrap().unwrap();
    assert_eq!(answer.rows[0].value, Some(direct.value));
    assert_eq!((answer.rows[0].people, answer.against), (840.0 + 2700.0, Some(vec!["sweden".to_owned()])));
}

#[test]
fn a_measure_of_all_groups_is_that_of_the_measures_own_room() {
    let (desk, _folder) = desk();
    let answer = ask(&desk, &Words { within: "03".into(), ..words("information_theory", "birth_region", "") }).unwrap();
    let direct = Groups::new([SWEDEN[..4].to_vec(), EUROPE[..4].to_vec(), WORLD[..4].to_vec()]).unwrap();
    assert_eq!(answer.rows[0].value, Some(information_theory(&direct)));
    assert_eq!((answer.rows[0].n, answer.group.len()), (4, 0));
}

#[test]
fn an_area_that_may_hold_more_than_one_per_cent_of_the_people_makes_the_value_missing() {
    let (desk, _folder) = desk();
    let answer = ask(&desk, &words("dissimilarity", "birth_region", "world")).unwrap();
    let row = &answer.rows[0];
    assert_eq!((row.value, row.missing, row.left_out, row.area.code.as_str()), (None, Some("part_missing"), 1, "00"));
    assert!(row.why.clone().unwrap().sv.contains("1 delområden saknar uppgift"), "{:?}", row.why);
}

#[test]
fn each_municipality_has_its_answer_or_the_reason_why_not() {
    let (desk, _folder) = desk();
    let each = |level: &str, within: &str| {
        let words =
            Words { each: level.into(), within: within.into(), ..words("dissimilarity", "birth_region", "world") };
        ask(&desk, &words).unwrap()
    };
    let all = each("kommun", "");
    let rows: Vec<_> = all.rows.iter().map(|r| (r.area.code.as_str(), r.value.is_some(), r.missing)).collect();
    // Heby has one RegSO; of Örebro half is not known.
    assert_eq!(
        rows,
        [("0331", false, Some("not_applicable")), ("0380", true, None), ("1880", false, Some("part_missing"))]
    );
    assert_eq!(all.rows[1].value, ask(&desk, &uppsala("dissimilarity", "world")).unwrap().rows[0].value);
    assert_eq!(all.each, Some(Level::Municipality));
    assert_eq!(each("municipality", "Uppsala län").rows.len(), 2);
    assert_eq!(each("county", "").rows.len(), 2);
}

#[test]
fn years_are_one_several_all_or_the_latest() {
    let (desk, _folder) = desk();
    let years = |text: &str| {
        let words = Words { years: text.into(), ..uppsala("gini", "world") };
        ask(&desk, &words).map(|answer| answer.rows.iter().map(|row| row.period.year()).collect::<Vec<_>>())
    };
    assert_eq!(years("").unwrap(), [2022]);
    assert_eq!(years("latest").unwrap(), [2022]);
    assert_eq!(years("all").unwrap(), [2021, 2022]);
    assert_eq!(years("2011-2021").unwrap(), [2021]);
    assert_eq!(years("2022,2021").unwrap(), [2021, 2022]);
    let refused = years("2020").unwrap_err();
    assert_eq!(
        refused.sentence(Language::En),
        "The snapshot does not have birth_region for 2020. It exists for RegSO_2020 2021–2022."
    );
    assert_eq!(refused.kind(), ErrorKind::NotFound);
    assert!(years("1990-1999").is_err() && years("20x").is_err());
}

#[test]
fn an_estimate_its_correction_its_interval_and_its_test_stand_apart() {
    let (desk, _folder) = desk();
    let words = Words {
        interval: "bootstrap".into(),
        test: "systematic".into(),
        replicates: "200".into(),
        seed: "7".into(),
        ..uppsala("dissimilarity", "world")
    };
    let answer = ask(&desk, &words).unwrap();
    let (row, plain) = (&answer.rows[0], ask(&desk, &uppsala("dissimilarity", "world")).unwrap());
    assert_eq!(row.value, plain.rows[0].value);
    let (interval, test) = (row.interval.clone().unwrap(), row.test.clone().unwrap());
    assert!(interval.low <= interval.high && interval.kind == "bootstrap" && interval.level == 0.95);
    // 840 people who differ this much are no chance: none of 200 draws comes near.
    assert_eq!(test.p, 1.0 / 201.0);
    let expected = (row.value.unwrap() - test.mean) / (1.0 - test.mean);
    assert!((row.corrected.unwrap() - expected).abs() < 1e-12);
    let echoed = answer.uncertainty.clone().unwrap();
    assert_eq!(
        (echoed.interval, echoed.test, echoed.replicates, echoed.seed),
        (Some("bootstrap"), Some("systematic"), 200, 7)
    );
    assert!(row.sentence.clone().unwrap().sv.contains("Slumpen ensam"));
    assert_eq!(ask(&desk, &words).unwrap(), answer);
    assert!(plain.uncertainty.is_none() && plain.rows[0].corrected.is_none());
}

#[test]
fn rounding_is_propagated_for_groups_that_are_rounded_and_refused_for_others() {
    let (desk, _folder) = desk();
    let of = |groups: &str, group: &str| {
        let words =
            Words { interval: "rounding".into(), replicates: "100".into(), ..words("dissimilarity", groups, group) };
        ask(&desk, &Words { within: "0380".into(), ..words })
    };
    let interval = of("income_quartiles", "q1").unwrap().rows[0].interval.clone().unwrap();
    assert_eq!((interval.kind, interval.replicates), ("rounding", 100));
    assert_eq!(of("birth_region", "world").unwrap_err().kind(), ErrorKind::Malformed);
}

#[test]
fn a_local_measure_has_a_value_per_area() {
    let (desk, _folder) = desk();
    let answer = ask(&desk, &uppsala("location_quotient", "")).unwrap();
    let local = answer.rows[0].per_area.clone().unwrap();
    assert_eq!(local.codes, ["0380R001", "0380R002", "0380R003"]);
    assert_eq!(local.groups.unwrap(), ["sweden", "europe", "world"]);
    // In Sund 600 of 1 000 were born elsewhere, in the municipality 840 of 4 000.
    assert!((local.values[2][2].unwrap() - 0.6 / 0.21).abs() < 1e-12);
    let each = Words { each: "kommun".into(), ..words("location_quotient", "birth_region", "") };
    assert_eq!(ask(&desk, &each).unwrap_err().kind(), ErrorKind::Malformed);
}

#[test]
fn a_measure_of_places_looks_at_the_areas_inside_only() {
    let (desk, _folder) = desk();
    let answer = ask(&desk, &uppsala("adjacency_dissimilarity", "world")).unwrap();
    // Shares .04, .1, .6: between neighbours they differ by .06 and .5, on average .28.
    let by_hand = 600.0 / 840.0 - 400.0 / 3160.0 - 0.28;
    assert!((answer.rows[0].value.unwrap() - by_hand).abs() < 1e-12, "{:?}", answer.rows[0]);
    let moran = ask(&desk, &uppsala("moran", "world")).unwrap().rows[0].value.unwrap();
    assert!(moran.is_finite());
}

#[test]
fn every_measure_of_the_list_answers() {
    let (desk, _folder) = desk();
    let mut refused = Vec::new();
    for about in desk.measures() {
        let groups = if about.needs.order { "income_quartiles" } else { "birth_region" };
        let group = if about.needs.group { "world" } else { "" };
        let words = Words {
            within: "03".into(),
            settings: about.parameters.iter().filter(|p| p.whole).map(|p| (p.id.clone(), "2".to_owned())).collect(),
            ..words(&about.id, groups, group)
        };
        let words = if about.needs.order { words } else { Words { group: group.into(), ..words } };
        let row = ask(&desk, &words).unwrap_or_else(|e| panic!("{}: {e}", about.id)).rows.remove(0);
        assert_eq!(row.per_area.is_some(), about.needs.per_area, "{}: {:?}", about.id, row.why);
        if row.value.is_none() && row.per_area.is_none() {
            refused.push(about.id.clone());
        } else if let Some(value) = row.value {
            assert!(about.least.is_none_or(|least| least <= value), "{} is {value}", about.id);
            assert!(about.greatest.is_none_or(|greatest| value <= greatest), "{} is {value}", about.id);
            assert!(!row.sentence.unwrap().sv.is_empty());
        }
        assert!(!about.name.sv.is_empty() && !about.line.en.is_empty() && about.page.ends_with(".md"));
    }
    // All areas are equally large here: there is nothing to be concentrated on.
    assert!(refused.iter().all(|id| id.ends_with("_concentration")), "{refused:?}");
}

#[test]
fn what_does_not_go_together_is_refused_with_a_sentence() {
    let (desk, _folder) = desk();
    let refused = |words: Words| {
        let error = ask(&desk, &words).unwrap_err();
        assert!(!error.sentence(Language::Sv).is_empty());
        (error.id(), error.sentence(Language::En))
    };
    let (id, said) = refused(words("disimilarity", "birth_region", "world"));
    assert_eq!((id, said.contains("Did you mean dissimilarity")), ("unknown-measure", true), "{said}");
    let (id, said) = refused(words("dissimilarity", "", "world"));
    assert!(id == "unknown-groups" && said.starts_with("Give a group system. The systems are birth_region"), "{said}");
    let (id, said) = refused(words("dissimilarity", "birth_region", ""));
    assert_eq!(id, "unknown-group");
    assert!(said.ends_with("The groups are sweden, europe, world."), "{said}");
    assert_eq!(refused(words("dissimilarity", "birth_region", "mars")).0, "unknown-group");
    for (words, id) in [
        (words("dissimilarity", "birth_region", "world,world"), "not-for-this-measure"),
        (words("dissimilarity", "birth_region", "sweden,europe,world"), "not-for-this-measure"),
        (words("information_theory", "birth_region", "world"), "not-for-this-measure"),
        (words("rank_order", "birth_region", ""), "not-for-this-measure"),
        (Words { test: "areas".into(), ..words("gini", "birth_region", "world") }, "not-for-this-measure"),
        (Words { test: "luck".into(), ..words("gini", "birth_region", "world") }, "not-understood"),
        (Words { each: "deso".into(), ..words("gini", "birth_region", "world") }, "not-understood"),
        (Words { replicates: "100001".into(), ..words("gini", "birth_region", "world") }, "too-many"),
        (Words { confidence: "95".into(), ..words("gini", "birth_region", "world") }, "not-understood"),
        (Words { within: "0999".into(), ..words("gini", "birth_region", "world") }, "unknown-area"),
        (Words { within: "Upsala".into(), ..words("gini", "birth_region", "world") }, "unknown-area"),
        (
            Words { settings: vec![("b".into(), "2".into())], ..words("atkinson", "birth_region", "world") },
            "measure-refused",
        ),
        (
            Words { settings: vec![("c".into(), "2".into())], ..words("gini", "birth_region", "world") },
            "measure-refused",
        ),
        (Words { group: "x".repeat(20_000), ..words("gini", "birth_region", "world") }, "too-many"),
    ] {
        assert_eq!(refused(words.clone()).0, id, "{words:?}");
    }
    let wide = Words { test: "systematic".into(), replicates: "10000".into(), ..uppsala("gini", "world") };
    let asked = wide.understood(&desk, Bounds { work: 1000, ..Bounds::IN_PUBLIC }).unwrap();
    assert_eq!(desk.measure(&asked).unwrap_err().id(), "too-many");
    assert!(Words { replicates: "10001".into(), ..wide }.understood(&desk, Bounds::IN_PUBLIC).is_err());
}

#[test]
fn a_difference_between_two_years_is_judged_by_its_scheme() {
    let (desk, _folder) = desk();
    let difference = |between: &str, years: &str, scheme: &str| {
        let words = Words { replicates: "99".into(), ..uppsala("dissimilarity", "world") };
        words
            .understood_as_difference(&desk, Bounds::AT_HOME, between, years, scheme)
            .and_then(|asked| desk.measure_difference(&asked))
    };
    let answer = difference("", "2021,2022", "").unwrap();
    assert_eq!((answer.first.period, answer.second.period, answer.scheme), (year(2021), year(2022), "labels"));
    assert_eq!(answer.difference, answer.first.value - answer.second.value);
    assert!(answer.p > 0.0 && answer.p <= 1.0 && answer.sentence.sv.contains("Skillnaden är"));
    assert!(answer.breaks.is_empty());
    let places = difference("0380,03", "", "bootstrap").unwrap();
    assert_eq!((places.first.area.code.as_str(), places.second.area.code.as_str()), ("0380", "03"));
    assert!(places.drawn_low <= places.drawn_high && places.sentence.en.contains("Of the differences drawn"));
    for (between, years, scheme) in [("", "", ""), ("0380", "", ""), ("0380,03", "2021,2022", ""), ("0380,03", "", "x")]
    {
        assert_eq!(difference(between, years, scheme).unwrap_err().kind(), ErrorKind::Malformed);
    }
    assert_eq!(difference("0380,0331", "", "").unwrap_err().id(), "measure-refused");
}

#[test]
fn the_parts_of_all_levels_add_up_to_the_whole() {
    let (desk, _folder) = desk();
    let words = Words { within: "03".into(), ..words("", "birth_region", "") };
    let answer = desk.measure_levels(&words, Bounds::AT_HOME).unwrap();
    let levels: Vec<_> = answer.levels.iter().map(|level| (level.level, level.areas)).collect();
    assert_eq!(levels, [(Level::Municipality, 2), (Level::Regso, 4)]);
    let sum: f64 = answer.levels.iter().map(|level| level.information_theory).sum();
    assert!((sum - answer.information_theory).abs() < 1e-12);
    let h = ask(&desk, &Words { measure: "information_theory".into(), ..words }).unwrap();
    assert!((h.rows[0].value.unwrap() - answer.information_theory).abs() < 1e-12);
    assert!((answer.levels.iter().map(|level| level.share).sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn the_parts_of_a_change_add_up_to_it_in_m_and_in_h() {
    let (desk, _folder) = desk();
    let words = Words { within: "03".into(), ..words("", "birth_region", "") };
    let answer = desk.measure_change(&words, "2021", "2022", Bounds::AT_HOME).unwrap();
    assert_eq!((answer.from, answer.to, answer.n), (year(2021), year(2022), 4));
    for parts in [answer.mutual_information, answer.information_theory] {
        let sum = parts.marginal + parts.structural + parts.additions + parts.removals;
        assert!((sum - parts.change).abs() < 1e-12 && parts.change == parts.later - parts.earlier);
        assert_eq!((parts.additions, parts.removals), (0.0, 0.0));
        assert!((parts.of_groups + parts.of_areas - parts.marginal).abs() < 1e-15);
    }
    let of = |years: &str| {
        let words = Words { measure: "information_theory".into(), years: years.into(), ..words.clone() };
        ask(&desk, &words).unwrap().rows[0].value.unwrap()
    };
    let parts = answer.information_theory;
    assert!((of("2022") - parts.later).abs() < 1e-12 && (of("2021") - parts.earlier).abs() < 1e-12);
    // The years may be given in either order; of one year with itself nothing changes.
    assert_eq!(desk.measure_change(&words, "2022", "2021", Bounds::AT_HOME).unwrap(), answer);
    let same = desk.measure_change(&words, "2022", "2022", Bounds::AT_HOME).unwrap().mutual_information;
    assert!(same.change == 0.0 && same.structural.abs() < 1e-9 && same.marginal.abs() < 1e-9);
    let bounds = Bounds { work: 1000, ..Bounds::IN_PUBLIC };
    assert_eq!(desk.measure_change(&words, "2021", "2022", bounds).unwrap_err().id(), "too-many");
    assert!(desk.measure_change(&words, "2021", "1950", Bounds::AT_HOME).is_err());
}

#[test]
fn composition_and_pattern_add_up_to_the_difference() {
    let (desk, _folder) = desk();
    let pattern = |measure: &str, between: &str, years: &str| {
        let group = if measure == "information_theory" { "" } else { "world" };
        desk.measure_pattern(&uppsala(measure, group), between, years, Bounds::AT_HOME)
    };
    let answer = pattern("dissimilarity", "0380,03", "").unwrap();
    assert!((answer.composition + answer.pattern - answer.difference).abs() < 1e-15);
    assert_eq!(answer.difference, answer.first.value - answer.second.value);
    assert_eq!(answer.first.value, ask(&desk, &uppsala("dissimilarity", "world")).unwrap().rows[0].value.unwrap());
    let same = pattern("gini", "0380,0380", "").unwrap();
    assert_eq!((same.composition, same.pattern, same.difference), (0.0, 0.0, 0.0));
    let years = pattern("gini", "", "2021,2022").unwrap();
    assert_eq!((years.first.period, years.second.period), (year(2021), year(2022)));
    for (measure, between, years) in [("information_theory", "0380,03", ""), ("moran", "0380,03", ""), ("gini", "", "")]
    {
        assert_eq!(pattern(measure, between, years).unwrap_err().id(), "not-for-this-measure", "{measure}");
    }
}

#[test]
fn a_polynomial_between_few_groups_is_of_the_order_that_they_allow() {
    let (desk, _folder) = desk();
    let order = |groups: &str, set: &[(&str, &str)]| {
        let settings = set.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Words { settings, ..words("rank_order", groups, "") }.understood(&desk, Bounds::AT_HOME).unwrap().settings
    };
    // Three groups have two cuts, and a line goes through both; four have room for the usual order.
    assert_eq!((order("age", &[]), order("income_quartiles", &[])), (vec![1.0], vec![2.0]));
    assert_eq!(order("age", &[("order", "0")]), [0.0]);
}

#[test]
fn over_growing_surroundings_segregation_does_not_grow() {
    let (desk, _folder) = desk();
    let words = Words { within: "03".into(), ..words("", "birth_region", "") };
    let answer = desk.measure_scales(&words, Bounds::AT_HOME).unwrap();
    assert_eq!(answer.scales.first().map(|s| s.nearest), Some(50.0));
    assert_eq!(answer.scales.last().map(|s| s.nearest), Some(6400.0));
    let h: Vec<f64> = answer.scales.iter().map(|s| s.information_theory).collect();
    assert!(h.first() > h.last(), "{h:?}");
    assert_eq!((answer.scales[0].isolation.len(), answer.group.len()), (3, 3));
}

#[test]
fn group_systems_say_where_they_are() {
    let (desk, _folder) = desk();
    let systems = desk.group_systems().unwrap();
    let of = |id: &str| systems.iter().find(|s| s.id == id).unwrap();
    assert_eq!(of("birth_region").available[0].periods, [year(2021), year(2022)]);
    assert!(of("education").available.is_empty() && of("income_quartiles").ordered);
    assert_eq!(of("income_quartiles").rounding, Some(1.0));
    assert_eq!(desk.group_system_answer("birth").unwrap_err().id(), "unknown-groups");
}
