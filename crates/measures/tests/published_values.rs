//! Values that the literature and other programs give for data that everyone has.

use segbar_measures::inequality_index::{self, evenness};
use segbar_measures::{Cuts, area_types, dissimilarity, socioeconomic_index};
use segbar_testdata::shared;
use std::path::Path;

/// Columns of a CSV file with a header row.
fn columns<const N: usize>(path: &Path, names: [&str; N]) -> [Vec<f64>; N] {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let positions = names.map(|name| header.iter().position(|h| h == name).unwrap());
    let mut out = names.map(|_| Vec::new());
    for row in reader.records().map(Result::unwrap) {
        for (column, position) in out.iter_mut().zip(positions) {
            column.push(row[position].parse().unwrap());
        }
    }
    out
}

fn others(group: &[f64], total: &[f64]) -> Vec<f64> {
    group.iter().zip(total).map(|(g, t)| t - g).collect()
}

#[test]
fn dissimilarity_and_chance_agree_with_other_programs_on_their_test_data() {
    let Some(folder) = shared("measures") else { return };
    let oracles: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("oracles.json")).unwrap()).unwrap();
    let (mut compared, tolerance) = (0, 1e-9);
    for oracle in oracles.as_array().unwrap() {
        let text = |key: &str| oracle[key].as_str().unwrap_or_default();
        let file = match text("dataset") {
            "sacramentot2.shp" => "sacramento_tracts.csv",
            other if other.starts_with("areas_") => other,
            _ => continue,
        };
        let parameter = |key: &str| oracle["parameters"][key].as_str();
        let (Some(group), expected) = (parameter("group"), &oracle["expected"]) else { continue };
        let total = if file.starts_with("areas_") { "pop" } else { "TOT_POP" };
        let [group, total] = columns(&folder.join(file), [group, total]);
        let rest = others(&group, &total);
        let d = dissimilarity(&group, &rest).unwrap();
        if text("measure") == "Dissim" {
            assert!((d - expected.as_f64().unwrap()).abs() < oracle["tolerance"].as_f64().unwrap());
            compared += 1;
        }
        if text("measure").starts_with("reference set") {
            assert!((d - expected["D"].as_f64().unwrap()).abs() < tolerance);
            compared += 1;
        }
        if text("function") == "closed form" {
            let chance = evenness::expected_by_chance(&group, &rest);
            let index = inequality_index::from_counts(&group, &rest).unwrap();
            assert!((chance - expected["E_D_evenness"].as_f64().unwrap()).abs() < tolerance, "{chance}");
            assert!((index.corrected.unwrap() / 100.0 - expected["D_modified"].as_f64().unwrap()).abs() < tolerance);
            compared += 1;
        }
    }
    assert!(compared >= 8, "only {compared} values were compared");
}

#[test]
fn a_national_column_is_cut_and_classified_in_microseconds_and_an_index_of_the_nation_in_milliseconds() {
    // Limits are far above what is needed, so that a busy machine passes and a quadratic algorithm does not.
    let index: Vec<f64> = (0..3363u32).map(|i| f64::from(i.wrapping_mul(2_654_435_761) >> 20) / 100.0).collect();
    let start = std::time::Instant::now();
    let types = Cuts::of(&index).unwrap().classify_all(&index);
    let classified = start.elapsed();
    assert_eq!(area_types::counts(&types).iter().sum::<u64>(), 3363);
    let parts: [&[f64]; 3] = [&index, &index, &index];
    assert_eq!(socioeconomic_index::mean_of(&parts).unwrap().len(), 3363);
    let low: Vec<f64> = (0..6160u32).map(|i| f64::from(i * 37 % 60)).collect();
    let high: Vec<f64> = (0..6160u32).map(|i| f64::from(i * 53 % 40)).collect();
    let persons: Vec<f64> = (0..6160u32).map(|i| f64::from(700 + i * 91 % 2000)).collect();
    let start = std::time::Instant::now();
    let nation = inequality_index::from_rounded_shares(&low, &high, &persons, 1.0).unwrap();
    let ranged = start.elapsed();
    assert!(nation.low < Some(nation.estimate) && Some(nation.estimate) < nation.high);
    eprintln!("cuts and types of 3 363 areas: {classified:?}; ojämlikhetsindex over 6 160 areas: {ranged:?}");
    assert!(classified.as_millis() < 50 && ranged.as_millis() < 3000);
}
