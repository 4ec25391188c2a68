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

/// A data folder with three snapshots: a first, one that has another number of people in 2021, and one that has the first's again and
/// another type in one area. The files' times are a day apart.
fn three_snapshots() -> (segbar_questions::Desk, Vec<String>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = segbar_snapshot::Store::open(folder.path());
    let with = |change: &dyn Fn(&mut segbar_dataset::PublishedColumn)| {
        let mut country = country::country();
        country.columns.iter_mut().for_each(change);
        country
    };
    let first = country::country();
    let second = with(&|c| {
        if c.key.indicator == "population" && c.key.period == year(2021) && c.key.vintage == regso() {
            c.column = segbar_domain::Column::from_cells(c.column.cells().map(|cell| cell.map(|v| v - 7.0)));
        }
    });
    let third = with(&|c| {
        if c.key.indicator == "area_type" && c.key.period == year(2022) {
            c.column = segbar_domain::Column::from_cells(
                c.column.cells().enumerate().map(|(i, cell)| if i == 0 { Ok(1.0) } else { cell }),
            );
        }
    });
    let mut ids = vec![];
    for (day, published) in [first, second, third].iter().enumerate() {
        let id = store.publish(published).unwrap();
        let file = std::fs::File::options().append(true).open(store.open_id(&id).unwrap().path()).unwrap();
        let when = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000 + 86_400 * day as u64);
        file.set_modified(when).unwrap();
        ids.push(id.to_string());
    }
    let desk = segbar_questions::Desk::new(store.current().unwrap(), segbar_domain::Catalogue::builtin());
    (desk, ids, folder)
}

#[test]
fn a_revised_value_is_found_against_the_snapshot_before() {
    let (desk, ids, _folder) = three_snapshots();
    let changes = desk.changes().unwrap();
    let kept: Vec<_> = changes.snapshots.iter().map(|s| (s.id.as_str(), s.written.as_str())).collect();
    assert_eq!(
        kept,
        [
            (ids[2].as_str(), "2023-11-16T22:13:20Z"),
            (ids[1].as_str(), "2023-11-15T22:13:20Z"),
            (ids[0].as_str(), "2023-11-14T22:13:20Z")
        ]
    );
    let revision = changes.revision.unwrap();
    assert_eq!((revision.from.as_str(), revision.to.as_str()), (ids[1].as_str(), ids[2].as_str()));
    assert_eq!(revision.types_changed, 1);
    assert_eq!((revision.types[0].from, revision.types[0].to), (Some(4), Some(1)));
}

#[test]
fn any_two_snapshots_are_compared_by_table_with_a_total() {
    let (desk, ids, folder) = three_snapshots();
    let revision = desk.compare_snapshots(&ids[0][..8], &ids[1]).unwrap();
    assert_eq!((revision.columns.added, revision.columns.removed, revision.columns.changed), (0, 0, 1));
    assert_eq!((revision.total.revised, revision.total.added, revision.total.gone), (5, 0, 0));
    let value = &revision.values[0];
    assert_eq!((value.indicator.as_str(), value.changed, value.period), ("population", 5, year(2021)));
    let [table] = &revision.tables[..] else { panic!("one table: {:?}", revision.tables) };
    assert_eq!((table.tables[0].name.as_str(), table.counts.revised, table.types_changed), ("TAB6574", 5, 0));
    let largest = table.indicators[0].largest.as_ref().unwrap();
    assert_eq!((largest.to - largest.from, largest.period), (-7.0, year(2021)));
    assert_eq!(table.indicators[0].name.sv, "Folkmängd");

    // The first and the third differ in one type only, and are no neighbours: nothing is kept of them.
    let around = desk.compare_snapshots(&ids[0], "current").unwrap();
    assert_eq!((around.total.revised, around.types_changed), (1, 1));
    let kept = std::fs::read_dir(folder.path().join("revisions")).unwrap().count();
    assert_eq!(kept, 1, "the first comparison, whose snapshots follow each other");
    // The other way round, what came has gone.
    assert_eq!(desk.compare_snapshots(&ids[1], &ids[0]).unwrap().total.revised, 5);
}

#[test]
fn a_snapshot_is_named_by_its_beginning_and_never_by_a_path() {
    let (desk, ids, folder) = three_snapshots();
    let path = desk.snapshot().path().display().to_string();
    for wrong in ["", "abc", "../current", &path, &folder.path().display().to_string(), &"0".repeat(64)] {
        let (kind, id, sentence) = refusal(desk.compare_snapshots(&ids[0], wrong).unwrap_err());
        assert_eq!((kind, id), (ErrorKind::NotFound, "no-such-snapshot"), "{wrong}");
        assert!(sentence.contains(&ids[2][..12]), "{sentence}");
    }
}

#[test]
fn the_lists_of_a_comparison_come_in_pieces_and_whole_as_files() {
    use segbar_questions::changes::lists::{ComparisonList, Piece};
    use segbar_questions::download::Form;
    let (desk, ids, _folder) = three_snapshots();
    let piece = |start, limit| Piece { table: None, indicator: None, start, limit };
    let all = desk.changed_values(&ids[1], &ids[2], &piece(0, 10)).unwrap();
    assert_eq!((all.all, all.items.len()), (2, 2));
    let second = desk.changed_values(&ids[1], &ids[2], &piece(1, 10)).unwrap();
    assert_eq!((second.all, second.start, &second.items[..]), (2, 1, &all.items[1..]));
    let of = Piece { indicator: Some("area_type".into()), ..piece(0, 10) };
    assert_eq!(desk.changed_values(&ids[1], &ids[2], &of).unwrap().all, 1);
    let elsewhere = Piece { table: Some("TAB1".into()), ..piece(0, 10) };
    assert_eq!(desk.changed_values(&ids[1], &ids[2], &elsewhere).unwrap().all, 0);
    assert_eq!(refusal(desk.changed_values(&ids[1], &ids[2], &piece(0, 1_001)).unwrap_err()).1, "too-many");
    let types = desk.changed_types(&ids[1], &ids[2], &piece(0, 10)).unwrap();
    assert_eq!((types.all, types.items[0].code.as_str()), (1, "0331R001"));

    let text = |list, form| {
        let file = desk.comparison_file((&ids[1], &ids[2]), list, form).unwrap();
        String::from_utf8_lossy(&file.bytes).into_owned()
    };
    let tables = text(ComparisonList::Tables, Form::Csv);
    let rows: Vec<&str> = tables.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(rows[0].starts_with("tables,indicator,revised,added,gone"));
    assert!(rows.last().unwrap().starts_with("total,,6,0,0,"), "{tables}");
    let whole: usize = rows[1..]
        .iter()
        .filter(|r| r.split(',').nth(1) != Some(""))
        .map(|r| r.split(',').nth(2).unwrap().parse::<usize>().unwrap())
        .sum();
    assert_eq!(whole, 6, "the indicators add up to the total");
    assert!(text(ComparisonList::Types, Form::Csv).contains("area_type,RegSO_2020,2022,0331R001,"));
    assert!(text(ComparisonList::Values, Form::Xlsx).starts_with("PK"));
}

#[test]
fn the_feed_of_revisions_has_an_entry_for_each_snapshot_that_revised_something() {
    let (desk, ids, folder) = three_snapshots();
    let feed = desk.revisions_feed(Language::Sv).unwrap();
    assert_eq!(feed.matches("<entry>").count(), 2);
    assert!(feed.contains("<updated>2023-11-16T22:13:20Z</updated>"));
    let entry = format!("<id>urn:segbar:revision:{}:{}:sv</id>", ids[0], ids[1]);
    assert!(feed.contains(&entry), "{feed}");
    assert!(
        feed.contains("5 reviderade värden, 0 nya, 0 borttagna") && feed.contains("TAB6574: 5 reviderade"),
        "{feed}"
    );
    let link = format!("href=\"../../?page=changes&amp;from={}&amp;to={}\"", &ids[0][..12], &ids[1][..12]);
    assert!(feed.contains(&link), "{feed}");
    let english = desk.revisions_feed(Language::En).unwrap();
    assert!(
        english.contains("xml:lang=\"en\"")
            && english.contains("&amp;lang=en")
            && english.contains("1 other area type."),
        "{english}"
    );
    // Both pairs are kept, so that the next feed compares nothing: it needs the snapshots no more.
    assert_eq!(std::fs::read_dir(folder.path().join("revisions")).unwrap().count(), 2);
    // A snapshot that only differs in what is new is no revision, and the first has nothing before it.
    let (alone, _folder) = country::desk();
    assert_eq!(alone.revisions_feed(Language::Sv).unwrap().matches("<entry>").count(), 0);
}

#[test]
fn a_series_as_json_stat_marks_its_breaks_and_says_what_it_is() {
    let (desk, _folder) = desk();
    let answer = desk.over_time(&regso(), "0380R001", "population", false).unwrap();
    let set: serde_json::Value = serde_json::from_slice(&desk.over_time_json_stat(&answer).unwrap()).unwrap();
    assert_eq!(set["id"], serde_json::json!(["area", "indicator", "series", "period"]));
    assert_eq!(set["dimension"]["series"]["category"]["index"], serde_json::json!(["published RegSO_2020"]));
    let values = set["value"].as_array().unwrap();
    let size: usize = set["size"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).product();
    assert_eq!(values.len(), size);
    assert_eq!(values.last().unwrap(), &serde_json::json!(answer.published.last().unwrap().point.value));
    assert_eq!(set["extension"]["segbar"]["breaks"], serde_json::to_value(&answer.breaks).unwrap());
    for broken in &answer.breaks {
        assert!(set["note"].as_array().unwrap().iter().any(|n| n.as_str().unwrap().contains(&broken.text.sv)));
    }
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
