//! Areas and years held against each other, in a country small enough to be worked by hand.

mod country;

use country::{desk, total, year};
use segbar_domain::{Language, Vintage};
use segbar_questions::similar::SimilarAsked;
use segbar_questions::types::Variant;
use segbar_questions::{ErrorKind, QuestionError};

fn regso() -> Vintage {
    Vintage::regso_2020()
}

fn refusal(error: QuestionError) -> (ErrorKind, &'static str, String) {
    (error.kind(), error.id(), error.sentence(Language::Sv))
}

#[test]
fn a_change_is_the_later_value_minus_the_earlier_and_keeps_the_reason_why_there_is_none() {
    let (desk, _folder) = desk();
    let change = desk.change("population", &regso(), (year(2021), year(2022)), &total()).unwrap();
    assert_eq!(change.values[..5], [Some(100.0); 5]);
    assert_eq!(change.values[5], None);
    assert_eq!(change.missing["suppressed"], [5]);
    assert_eq!((change.directions.up, change.directions.down, change.directions.surely_up), (5, 0, None));
    assert!(change.interval.is_none());
    assert!(change.sentence.sv.contains("mellan 2021 och 2022 steg värdet i 5 av 6 områden och sjönk i 0"));
}

#[test]
fn a_change_that_makes_no_sense_is_refused_with_a_sentence() {
    let (desk, _folder) = desk();
    let ask = |id: &str, from: u16, to: u16| {
        refusal(desk.change(id, &regso(), (year(from), year(to)), &total()).unwrap_err())
    };
    assert_eq!(ask("population", 2022, 2021).1, "not-understood");
    assert_eq!(ask("population", 2022, 2022).1, "not-understood");
    assert_eq!(ask("area_type", 2021, 2022).1, "not-for-this");
    assert_eq!(ask("population", 2010, 2022).1, "nothing-there");
    // The nation has 2022 only; RegSO have 2021, but that is another level and no change of borders.
    let nation = desk.change("population", &Vintage::nation(), (year(2021), year(2022)), &total());
    assert_eq!(refusal(nation.unwrap_err()).1, "nothing-there");
}

#[test]
fn years_on_different_borders_are_not_compared() {
    use segbar_dataset::PublishedColumn;
    use segbar_domain::{Area, AreaCode, AreaSet, Catalogue, Column, ColumnKey, Level, Provenance};
    let mut published = country::country();
    let newer = Vintage::regso_2025();
    let municipality = AreaCode::parse(Level::Municipality, "0331").unwrap();
    let area = Area {
        code: AreaCode::parse(Level::Regso, "0331R001").unwrap(),
        name: "Heby".into(),
        parent: Some(municipality),
    };
    published.area_sets.push(AreaSet::new(newer.clone(), true, vec![area]).unwrap());
    published.area_sets.sort_by(|a, b| a.vintage().cmp(b.vintage()));
    published.columns.push(PublishedColumn {
        key: ColumnKey { indicator: "population".into(), vintage: newer, period: year(2024), breakdown: total() },
        column: Column::from_cells([Ok(3_100.0)]),
        provenance: Provenance::Published,
        sources: vec![0],
    });
    published.columns.sort_by(|a, b| a.key.cmp(&b.key));
    let folder = tempfile::tempdir().unwrap();
    let store = segbar_snapshot::Store::open(folder.path());
    store.publish(&published).unwrap();
    let desk = segbar_questions::Desk::new(store.current().unwrap(), Catalogue::builtin());
    let error = desk.change("population", &regso(), (year(2022), year(2024)), &total()).unwrap_err();
    assert_eq!(
        refusal(error),
        (
            ErrorKind::Malformed,
            "across-borders",
            "RegSO_2020 har inte 2024. Året finns på RegSO_2025. Åren som går att jämföra är 2021, 2022. Områden med olika gränser \
             jämförs inte."
                .to_owned()
        )
    );
}

#[test]
fn flows_count_areas_and_people_from_type_to_type() {
    let (desk, _folder) = desk();
    let flows = desk.flows(&regso(), (year(2021), year(2022)), Variant::Published, None).unwrap();
    // Only Väst changed, from type 4 to 5.
    let mut areas = [[0; 5]; 5];
    (areas[0][0], areas[1][1], areas[3][3], areas[3][4]) = (1, 1, 2, 1);
    assert_eq!(flows.areas, areas);
    assert_eq!(flows.people.unwrap()[3], [0.0, 0.0, 0.0, 5000.0, 1000.0]);
    assert_eq!(flows.missing, 1);
    let changer = &flows.changers[0];
    assert_eq!((changer.code.as_str(), changer.from, changer.to), ("0380R001", 4, 5));
    assert_eq!((changer.place.as_deref(), changer.people), (Some("Uppsala"), Some(1000.0)));
    // The snapshot has no index of 2021, so nothing can be judged.
    assert!(flows.rule.is_none() && flows.judged.is_none() && changer.judgement.is_none());
    let inside = desk.flows(&regso(), (year(2021), year(2022)), Variant::Published, Some("18")).unwrap();
    assert_eq!((inside.areas[0][0], inside.missing, inside.changers.len()), (1, 1, 0));
    assert_eq!(
        refusal(desk.flows(&regso(), (year(2022), year(2021)), Variant::Published, None).unwrap_err()).1,
        "not-understood"
    );
}

#[test]
fn the_most_similar_area_is_the_nearest_by_the_chosen_indicators() {
    let (desk, _folder) = desk();
    let by =
        |ids: &[&str]| SimilarAsked { by: ids.iter().map(|s| (*s).to_owned()).collect(), ..SimilarAsked::default() };
    let answer = desk.similar(&regso(), "0380R002", &by(&["socioeconomic_index"])).unwrap();
    // Index 4 2 4 12 14: median 4, distances 0 2 0 8 10 with the median 2, spread 2 · 1.4826.
    let order: Vec<&str> = answer.areas.iter().map(|a| a.code.as_str()).collect();
    assert_eq!(order, ["0331R001", "0380R001", "0380R003", "1880R001"]);
    assert_eq!(answer.areas[0].distance, 0.0);
    assert!((answer.areas[1].distance - 1.0 / 1.482_602_218_505_602).abs() < 1e-12);
    assert!((answer.areas[1].apart[0] + 1.0 / 1.482_602_218_505_602).abs() < 1e-12);
    assert_eq!((answer.compared, answer.missing, answer.areas[0].place.as_deref()), (4, 1, Some("Heby")));
    assert_eq!(answer.period, year(2022));
    assert!(answer.sentence.en.starts_with("Of 4 areas, Heby (Heby) was most like Öst in 2022"));
}

#[test]
fn what_cannot_be_compared_is_left_out_or_refused_with_its_reason() {
    let (desk, _folder) = desk();
    let ask = |code: &str, by: &[&str], weights: &[f64], n| {
        let by = by.iter().map(|s| (*s).to_owned()).collect();
        desk.similar(&regso(), code, &SimilarAsked { by, weights: weights.to_vec(), n })
    };
    let id = |code: &str, by: &[&str], weights: &[f64], n| refusal(ask(code, by, weights, n).unwrap_err()).1;
    assert_eq!(id("0380R001", &["no_such"], &[], None), "unknown-indicator");
    assert_eq!(id("9999R001", &["population"], &[], None), "unknown-area");
    assert_eq!(id("0380R001", &["population"], &[1.0, 2.0], None), "not-understood");
    assert_eq!(id("0380R001", &["population"], &[-1.0], None), "not-understood");
    assert_eq!(id("0380R001", &["population"], &[f64::NAN], None), "not-understood");
    assert_eq!(id("0380R001", &["population"], &[], Some(101)), "too-many");
    assert_eq!(id("0380R001", &["area_type"], &[], None), "not-for-this");
    assert_eq!(id("0380R001", &["turnout_riksdag"], &[], None), "nothing-in-common");
    // Söder has neither people nor index.
    assert_eq!(id("1880R002", &["population", "socioeconomic_index"], &[], None), "nothing-in-common");
    assert_eq!(id("0380R001", &[], &[], None), "nothing-in-common");
}

#[test]
fn findings_say_what_the_figures_hold_and_no_more() {
    let (desk, _folder) = desk();
    let findings = desk.findings_of(&Vintage::municipality(), "0380").unwrap().findings;
    // 1 000 of 4 000 live in type 2; in the nation 3 000 of 9 000 in types 1 and 2.
    assert_eq!(findings[0].id, "people_by_type");
    assert_eq!(
        findings[0].text.sv,
        "År 2022 bodde 25,0 % av befolkningen i Uppsala i områden med socioekonomiska utmaningar (typ 1 och 2). I riket var andelen 33,3 %."
    );
    assert_eq!(findings[1].text.en, "Between 2021 and 2022, 1 of 3 RegSO in Uppsala changed area type.");
    assert_eq!(findings.len(), 2, "the country has no figures for the third");
    assert!(findings[0].source.sv.contains("TAB6574") && findings[0].sources == [0]);
    assert!(desk.findings().unwrap().findings[0].text.en.contains("33.3% of the people of the nation"));
    assert!(desk.findings_of(&regso(), "0380R001").is_err());
}

#[test]
fn changes_tell_breaks_and_updates_and_need_no_earlier_snapshot() {
    let (desk, _folder) = desk();
    let changes = desk.changes().unwrap();
    assert!(changes.revision.is_none());
    assert!(changes.breaks.windows(2).all(|pair| pair[0].about.from <= pair[1].about.from));
    assert!(changes.breaks.iter().any(|b| b.about.id == "borders_2025" && !b.indicators.is_empty()));
    assert_eq!(changes.updates[0].updated.as_deref(), Some("2024-02-22"));
    let feed = desk.feed(Language::En).unwrap();
    assert!(feed.contains("<updated>2024-02-22T00:00:00Z</updated>") && feed.contains("TAB6574 Folkmängd"));
    assert_eq!(feed.matches("<entry>").count(), 1);
}

#[test]
fn a_revised_value_is_found_against_the_snapshot_before() {
    let folder = tempfile::tempdir().unwrap();
    let store = segbar_snapshot::Store::open(folder.path());
    let mut earlier = country::country();
    let column =
        earlier.columns.iter_mut().find(|c| c.key.indicator == "population" && c.key.period == year(2021)).unwrap();
    let raised = column.column.cells().map(|c| c.map(|v| v + 7.0)).collect::<Vec<_>>();
    column.column = segbar_domain::Column::from_cells(raised);
    store.publish(&earlier).unwrap();
    // Files tell the order by their time of writing.
    std::thread::sleep(std::time::Duration::from_millis(50));
    store.publish(&country::country()).unwrap();
    let desk = segbar_questions::Desk::new(store.current().unwrap(), segbar_domain::Catalogue::builtin());
    let revision = desk.changes().unwrap().revision.unwrap();
    assert_eq!((revision.columns.added, revision.columns.removed, revision.columns.changed), (0, 0, 1));
    let value = &revision.values[0];
    assert_eq!((value.indicator.as_str(), value.changed, value.period), ("population", 5, year(2021)));
    assert_eq!(value.largest_to.unwrap() - value.largest_from.unwrap(), -7.0);
}

#[test]
fn without_borders_there_are_no_clusters_no_neighbours_and_no_own_areas() {
    let (desk, _folder) = desk();
    let clusters = desk.clusters("socioeconomic_index", &regso(), year(2022));
    assert_eq!(refusal(clusters.unwrap_err()).1, "no-boundaries");
    let profile = desk.profile(&regso(), "0380R002").unwrap();
    assert!(profile.neighbours.is_none());
    let open = profile.indicators.iter().find(|i| i.id == "socioeconomic_index_open").unwrap();
    let latest = open.latest.unwrap();
    // 4 ± 0.5 among 2 4 4 12 14: above one of five at both ends of 3.5, above three at 4.5.
    assert_eq!(latest.interval, Some((3.5, 4.5)));
    assert_eq!(latest.percentile_interval, Some((20.0, 60.0)));
    assert_eq!(open.sources, [0]);
    let shape = segbar_questions::own_area::OwnShape::parse(br#"{"center":[17.6,59.8],"radius":500}"#).unwrap();
    let own = desk.own_area(&shape).unwrap();
    assert!(own.people.is_none() && own.vintage.is_none() && own.sentence.sv.contains("inga gränser"));
    assert!(desk.own_count(&shape).unwrap().people.is_none());
}
