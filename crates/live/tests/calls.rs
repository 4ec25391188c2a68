//! Which calls a table needs: inside the limits, each cell once, only what the catalogue names.

use segbar_domain::Catalogue;
use segbar_domain::catalogue::SourceTable;
use segbar_live::calls::{Call, Limits, check, plan};
use segbar_sources::tables::json_stat::{Outline, OutlineDimension, outline};
use segbar_sources::tables::raw::Role;
use std::collections::BTreeSet;

const ROOMY: Limits = Limits { cells: 150_000, expressions: 2_000 };

fn table(id: &str) -> &'static SourceTable {
    Catalogue::builtin().table(id).unwrap()
}

fn dimension(code: &str, role: Option<Role>, values: impl IntoIterator<Item = String>) -> OutlineDimension {
    let values = values.into_iter().map(|v| (v.clone(), v)).collect();
    OutlineDimension { code: code.into(), label: code.into(), role, elimination: false, values }
}

/// Metadata of the index by RegSO: two counties in both vintages.
fn index(strangers: &[&str]) -> Outline {
    let codes = (0..300).map(|i| format!("{}{:02}R{:03}", if i < 200 { "01" } else { "03" }, 1 + i / 20, i % 20));
    let codes: Vec<String> = codes.collect();
    let new = codes.iter().map(|code| format!("{code}_RegSO2025"));
    let all = codes.iter().cloned().chain(new).chain(strangers.iter().map(|s| (*s).to_owned()));
    let contents = ["000008IT", "000008IU", "000008IV", "000008IW", "000008IX", "000009ZZ"].map(str::to_owned);
    Outline {
        label: String::new(),
        updated: Some("2026-06-23T06:00:00Z".into()),
        dimensions: vec![
            dimension("Region", None, all),
            dimension("ContentsCode", Some(Role::Contents), contents),
            dimension("Tid", Some(Role::Time), (2011..=2024).map(|y| y.to_string())),
        ],
        values: 0,
    }
}

/// All cells of the calls, each as its codes.
fn cells(calls: &[Call]) -> Vec<Vec<&str>> {
    let mut all = Vec::new();
    for call in calls {
        let mut cells: Vec<Vec<&str>> = vec![vec![]];
        for selection in &call.selections {
            let longer =
                cells.iter().flat_map(|cell| selection.codes.iter().map(|c| [&cell[..], &[c.as_str()]].concat()));
            cells = longer.collect();
        }
        assert_eq!(cells.len(), call.cells);
        all.extend(cells);
    }
    all
}

#[test]
fn each_vintage_is_asked_for_in_its_own_years_and_each_cell_once() {
    let planned = plan(table("TAB6586"), &index(&[]), ROOMY).unwrap();
    assert_eq!(planned.calls.len(), 2);
    let masks: Vec<&str> = planned.calls.iter().filter_map(|c| c.selections[0].mask.as_deref()).collect();
    assert_eq!(masks, ["????R???", "*_RegSO2025"]);
    for limit in [150_000, 4_000, 700, 120, 7] {
        let calls = plan(table("TAB6586"), &index(&[]), Limits { cells: limit, ..ROOMY }).unwrap().calls;
        assert!(calls.iter().all(|call| call.cells <= limit), "{limit}");
        let all = cells(&calls);
        // 300 RegSO, the five contents of the catalogue, 13 years before and one after.
        assert_eq!(all.len(), 300 * 5 * 14, "{limit}");
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{limit}");
        let right = |cell: &Vec<&str>| cell[0].ends_with("_RegSO2025") == (cell[2] == "2024") && cell[1] != "000009ZZ";
        assert!(all.iter().all(right), "{limit}");
        // No plan has more calls than twice what the cells alone would need, unless calls are tiny.
        assert!(limit < 700 || calls.len() <= 2 * (all.len().div_ceil(limit) + 2), "{limit}: {} calls", calls.len());
    }
}

#[test]
fn a_pattern_that_would_mean_more_than_the_areas_is_not_used() {
    // A code that is no area of ours and has the form of one.
    let planned = plan(table("TAB6586"), &index(&["01XXR0AB"]), ROOMY).unwrap();
    assert_eq!(planned.notes.len(), 1);
    for selection in planned.calls.iter().map(|call| &call.selections[0]) {
        assert!(!selection.codes.iter().any(|code| code == "01XXR0AB"));
        let of_2020 = selection.codes.iter().all(|code| code.len() == 8);
        assert!(!of_2020 || selection.mask.as_deref() != Some("????R???"));
        assert!(selection.mask.is_some() || selection.expression().len() <= ROOMY.expressions);
    }
    assert_eq!(cells(&planned.calls).len(), 300 * 5 * 14);
}

#[test]
fn of_age_groups_only_those_that_a_content_uses_are_asked_for() {
    let ages = ["15-74", "16-64", "16-65", "20-64", "20-65", "20-66", "90-99"].map(str::to_owned);
    let mut metadata = index(&[]);
    metadata.dimensions[1] =
        dimension("ContentsCode", Some(Role::Contents), ["0000089V", "0000089W"].map(str::to_owned));
    metadata.dimensions.insert(1, dimension("Alder", None, ages));
    metadata.dimensions.insert(2, dimension("Kon", None, ["1", "2", "1+2"].map(str::to_owned)));
    let planned = plan(table("TAB6680"), &metadata, ROOMY).unwrap();
    let asked: BTreeSet<&str> =
        planned.calls.iter().flat_map(|call| &call.selections[1].codes).map(String::as_str).collect();
    assert_eq!(asked.into_iter().collect::<Vec<_>>(), ["16-64", "20-64", "20-65"]);
    assert!(planned.notes.iter().any(|note| note.en.contains("90-99")), "{:?}", planned.notes);
    // A variable that the catalogue does not know cannot be guessed; one that may be left out is.
    metadata.dimensions[1].code = "Skonummer".into();
    metadata.dimensions[1].label = "skonummer".into();
    assert!(plan(table("TAB6680"), &metadata, ROOMY).is_err());
    metadata.dimensions[1].elimination = true;
    assert!(plan(table("TAB6680"), &metadata, ROOMY).is_ok());
}

#[test]
fn an_answer_that_lacks_a_code_is_found_out() {
    let call = plan(table("TAB6586"), &index(&[]), ROOMY).unwrap().calls.remove(1);
    let mut answer = index(&[]);
    for (dimension, selection) in answer.dimensions.iter_mut().zip(&call.selections) {
        dimension.values.retain(|(code, _)| selection.codes.contains(code));
    }
    answer.values = call.cells;
    assert_eq!(check(&call, &answer), Ok(()));
    // As if valueCodes[ContentsCode] had stood twice: the second was silently dropped.
    let lost = answer.dimensions[1].values.pop().unwrap().0;
    assert!(check(&call, &answer).unwrap_err().contains(&lost));
    answer.dimensions[1].values.push((lost.clone(), lost));
    answer.values -= 1;
    assert!(check(&call, &answer).is_err());
}

#[test]
fn recorded_metadata_are_understood() {
    let Some(path) = segbar_testdata::shared("pxweb/MetadataById_tab004_js2.json") else { return };
    let read = outline(&std::fs::read_to_string(path).unwrap()).unwrap();
    let of = |code: &str| read.dimensions.iter().find(|d| d.code == code).unwrap();
    assert_eq!((of("TIME").role, of("ContentsCode").role), (Some(Role::Time), Some(Role::Contents)));
    assert_eq!((of("SECTOR").values.len(), of("TIME").values.len(), read.values), (14, 28, 0));
}
