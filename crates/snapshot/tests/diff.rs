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
