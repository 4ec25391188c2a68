//! What changed between two snapshots.

mod common;

use common::{column, country, key, set, shapes, source, total};
use segbar_dataset::Published;
use segbar_domain::{Language, Missing, Vintage};
use segbar_snapshot::{Diff, Store, diff};

fn between(old: &Published, new: &Published) -> Diff {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    let (old, new) = (store.publish(old).unwrap(), store.publish(new).unwrap());
    diff(&store.open_id(&old).unwrap(), &store.open_id(&new).unwrap()).unwrap()
}

fn replace(published: &mut Published, indicator: &str, cells: &[Result<f64, Missing>]) {
    let at = published.columns.iter().position(|c| c.key == total(indicator, 2022)).unwrap();
    published.columns[at] = column(total(indicator, 2022), cells);
}

#[test]
fn a_snapshot_does_not_differ_from_itself() {
    let same = between(&country(), &country());
    assert!(same.is_empty());
    assert!(same.text(Language::Sv).contains("Inget har ändrats."));
    assert!(same.text(Language::En).contains("Nothing changed."));
}

#[test]
fn changed_values_are_counted_and_the_largest_is_named() {
    let mut new = country();
    replace(&mut new, "population", &[Ok(1_015.0), Ok(700.0), Ok(1_200.0)]);
    replace(&mut new, "unemployed", &[Err(Missing::NotAvailable), Ok(2.0), Ok(5.125)]);
    let changes = between(&country(), &new);
    assert_eq!(changes.values.len(), 2);
    let population = &changes.values[0];
    assert_eq!((population.changed, population.filled, population.emptied), (2, 0, 0));
    let largest = population.largest.as_ref().unwrap();
    assert_eq!((largest.area.code.as_str(), largest.from, largest.to), ("3101R002", 720.0, 700.0));
    let unemployed = &changes.values[1];
    assert_eq!((unemployed.changed, unemployed.filled, unemployed.emptied), (0, 1, 1));
    let text = changes.text(Language::Sv);
    assert!(text.contains("population RegSO_2020 2022 total: 2 ändrade värden, störst i 3101R002"), "{text}");
}

#[test]
fn areas_that_changed_type_are_named() {
    let mut new = country();
    replace(&mut new, "area_type", &[Ok(2.0), Ok(3.0), Ok(5.0)]);
    let changes = between(&country(), &new);
    assert_eq!(changes.types.len(), 1);
    assert_eq!((changes.types[0].areas[0].from, changes.types[0].areas[0].to), (Some(1), Some(2)));
    assert!(changes.text(Language::En).contains("1 areas changed type: 3101R001 Ånäs centrum 1→2"));
}

#[test]
fn areas_are_compared_by_code() {
    let mut new = country();
    new.area_sets[3] = set(
        Vintage::regso_2020(),
        &[
            ("3101R000", "Ny", Some("3101")),
            ("3101R001", "Ånäs mitt", Some("3101")),
            ("3101R002", "Ånäs \"norra\"", Some("3102")),
        ],
    );
    for c in new.columns.iter_mut().filter(|c| c.key.vintage == Vintage::regso_2020()) {
        // The new area stands first; the others keep their values.
        let old: Vec<_> = c.column.cells().collect();
        *c = column(c.key.clone(), &[Ok(9.0), old[0], old[1]]);
    }
    let corners = [(500_300.0, 6_600_000.0), (500_000.0, 6_600_000.0), (500_100.0, 6_600_000.0)];
    new.boundaries[0] = shapes(Vintage::regso_2020(), &corners);
    let changes = between(&country(), &new);
    assert_eq!(changes.areas.len(), 1);
    let areas = &changes.areas[0];
    let codes = |list: &[segbar_snapshot::diff::AreaRef]| list.iter().map(|a| a.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(&areas.added), ["3101R000"]);
    assert_eq!(codes(&areas.removed), ["3102R001"]);
    assert_eq!((areas.renamed[0].from.as_str(), areas.renamed[0].to.as_str()), ("Ånäs centrum", "Ånäs mitt"));
    assert_eq!(codes(&areas.moved), ["3101R002"]);
    assert_eq!(codes(&areas.border_changed), ["3101R002"]);
    assert!(changes.values.is_empty(), "{:?}", changes.values);
}

#[test]
fn new_and_removed_indicators_columns_vintages_and_sources_are_listed() {
    let mut new = country();
    new.columns.retain(|c| c.key.indicator != "unemployed");
    new.columns.push(column(key("households", Vintage::county(), 2022, "total"), &[Ok(5.0)]));
    new.area_sets.push(set(Vintage::deso_2018(), &[("3101A0010", "3101A0010", Some("3101R001"))]));
    new.manifest.sources = vec![
        source("a.xlsx", Some("TAB6574"), Some("2024-02-22")),
        source("c.csv", Some("TAB6568"), Some("2024-03-01")),
    ];
    let changes = between(&country(), &new);
    assert_eq!(changes.vintages_added, [Vintage::deso_2018()]);
    assert_eq!(changes.indicators_added, ["households"]);
    assert_eq!(changes.indicators_removed, ["unemployed"]);
    assert_eq!(changes.columns_added, [key("households", Vintage::county(), 2022, "total")]);
    let names: Vec<_> = changes.sources.iter().map(|s| (s.name.as_str(), s.from.is_some(), s.to.is_some())).collect();
    assert_eq!(names, [("TAB6568", false, true), ("TAB6574", true, true), ("b.gpkg", true, false)]);
    let text = changes.text(Language::Sv);
    assert!(text.contains("Reviderad källa: TAB6574 (Folkmängd), uppdaterad 2023-02-22 → 2024-02-22"), "{text}");
    assert!(!serde_json::to_string(&changes).unwrap().is_empty());
}

#[test]
fn values_are_counted_by_table_and_the_tables_add_up_to_the_total() {
    let mut new = country();
    replace(&mut new, "population", &[Ok(1_015.0), Ok(700.0), Ok(1_200.0)]);
    new.columns.retain(|c| c.key.indicator != "unemployed");
    new.columns.push(column(key("households", Vintage::county(), 2022, "total"), &[Ok(5.0)]));
    let at = new.columns.iter().position(|c| c.key == total("area_type", 2022)).unwrap();
    let mut types = column(total("area_type", 2022), &[Ok(2.0), Ok(3.0), Ok(5.0)]);
    // From the table and the boundaries together: a column of two sources stands under both, once.
    types.sources = vec![0, 1];
    new.columns[at] = types;
    new.manifest.sources[0].updated = Some("2024-02-22".into());
    new.manifest.sources[0].hash = "another".into();
    let changes = between(&country(), &new);
    let names: Vec<_> = changes.tables.iter().map(|t| t.tables.join("+")).collect();
    assert_eq!(names, ["TAB6574", "TAB6574+b.gpkg"]);
    let sum =
        |of: fn(&segbar_snapshot::diff::Counts) -> usize| changes.tables.iter().map(|t| of(&t.counts)).sum::<usize>();
    assert_eq!(changes.total.revised, sum(|c| c.revised));
    assert_eq!((changes.total.added, changes.total.gone), (sum(|c| c.added), sum(|c| c.gone)));
    assert_eq!(changes.total.columns, sum(|c| c.columns));
    let table = &changes.tables[0];
    let ids: Vec<_> = table.indicators.iter().map(|i| (i.indicator.as_str(), i.counts.revised)).collect();
    assert_eq!(ids, [("households", 0), ("population", 2), ("unemployed", 0)]);
    assert_eq!((table.indicators[0].counts.added, table.counts.added), (1, 1));
    assert!(table.indicators[2].counts.gone > 0);
    let largest = table.indicators[1].largest.as_ref().unwrap();
    assert_eq!((largest.area.code.as_str(), largest.from, largest.to), ("3101R002", 720.0, 700.0));
    assert_eq!(changes.types[0].because, ["TAB6574"], "the boundaries were not revised");
    let text = changes.text(Language::En);
    assert!(text.contains("All tables: 3 revised values, 1 added"), "{text}");
    assert!(text.contains("  TAB6574: 2 revised values, 1 added"), "{text}");
    assert!(text.contains("population largest in 3101R002"), "{text}");
    assert!(text.contains("1 areas changed type (because of TAB6574)"), "{text}");
}

#[test]
fn values_of_areas_that_came_and_went_are_counted() {
    let mut new = country();
    new.area_sets[3] = set(
        Vintage::regso_2020(),
        &[
            ("3101R001", "Ånäs centrum", Some("3101")),
            ("3101R002", "Ånäs \"norra\"", Some("3101")),
            ("3101R009", "Ny", Some("3101")),
        ],
    );
    let changes = between(&country(), &new);
    let population = changes.tables.iter().flat_map(|t| &t.indicators).find(|i| i.indicator == "population").unwrap();
    // One area came and one went in each column of the population.
    assert_eq!(
        (population.counts.added, population.counts.gone),
        (population.counts.columns, population.counts.columns)
    );
    assert!(population.counts.columns > 0);
}

#[test]
fn snapshots_are_in_the_order_in_which_they_were_written_and_a_comparison_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    let mut later = country();
    replace(&mut later, "population", &[Ok(1_000.5), Ok(700.1), Ok(1_200.0)]);
    let ids = [store.publish(&country()).unwrap(), store.publish(&later).unwrap()];
    // The order is that of the files' times, whatever the ids are.
    for (seconds, id) in [(2_000_000_000, &ids[0]), (1_000_000_000, &ids[1])] {
        let file = std::fs::File::options().append(true).open(store.open_id(id).unwrap().path()).unwrap();
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds)).unwrap();
    }
    let order: Vec<_> = store.history().unwrap().into_iter().map(|w| w.id).collect();
    assert_eq!(order, [ids[1].clone(), ids[0].clone()]);
    assert_eq!(Store::of(&store.current().unwrap()).unwrap().folder(), folder.path());

    let kept = folder.path().join("revisions");
    let first = store.compared(&ids[0], &ids[1], false).unwrap();
    assert!(!kept.exists(), "what is not to be kept leaves nothing");
    assert_eq!(store.compared(&ids[0], &ids[1], true).unwrap(), first);
    let files: Vec<_> = std::fs::read_dir(&kept).unwrap().map(|f| f.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    // The snapshots are not read again: what is kept answers without them.
    std::fs::remove_file(store.open_id(&ids[0]).unwrap().path()).unwrap();
    assert_eq!(store.compared(&ids[0], &ids[1], true).unwrap(), first);
    std::fs::write(&files[0], "half of i").unwrap();
    assert!(store.compared(&ids[0], &ids[1], true).is_err(), "a damaged file is compared again");
}
