//! Imports of real files, and everything that can go wrong with them while nothing is lost.

mod program;

use program::{SEGBAR, command, segbar_in};
use segbar_testdata::shared;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// A small import that is fast: SCB's key file and one table.
fn small() -> Option<[PathBuf; 2]> {
    Some([shared("scb/koppling-deso2018-regso2020.csv")?, shared("scb/deso-2022/000005FC-folkmangd-2023.xlsx")?])
}

fn import(data: &Path, paths: &[&Path]) -> program::Output {
    let mut words = vec!["import", "--data", data.to_str().unwrap(), "--lang", "en"];
    words.extend(paths.iter().map(|p| p.to_str().unwrap()));
    segbar_in(Path::new("."), &words)
}

fn current(data: &Path) -> Option<String> {
    fs::read_to_string(data.join("current")).ok().map(|id| id.trim().to_owned())
}

/// The snapshot in service is whole: its hash is its name.
fn whole(data: &Path) -> bool {
    let Some(id) = current(data) else { return true };
    let bytes = fs::read(data.join("snapshots").join(format!("{id}.gpkg"))).unwrap();
    segbar_sources::input::sha256(&bytes) == id
}

fn population(data: &Path, level: &str, period: &str) -> (usize, f64) {
    let words = [
        "values",
        "population",
        "--level",
        level,
        "--period",
        period,
        "--format",
        "csv",
        "--data",
        data.to_str().unwrap(),
    ];
    let output = segbar_in(Path::new("."), &words);
    assert_eq!(output.code, 0, "{}", output.err);
    let values: Vec<f64> = output.out.lines().skip(1).filter_map(|l| l.rsplit(',').nth(1)?.parse().ok()).collect();
    (values.len(), values.iter().sum())
}

#[test]
fn the_files_as_they_are_become_a_snapshot_of_the_country() {
    let (Some(scb), Some(geo), Some(police)) = (shared("scb"), shared("geo"), shared("police")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("one"), folder.path().join("other"));
    let output = import(&one, &[&scb, &geo, &police]);
    assert_eq!(output.code, 0, "{}", output.err);
    for (level, areas) in [("nation", 1), ("county", 21), ("municipality", 290), ("regso", 3363), ("deso", 5984)] {
        assert_eq!(population(&one, level, "2022"), (areas, 10_521_556.0), "{level}");
    }
    let types = |data: &Path, variant: &str| -> serde_json::Value {
        let words = [
            "types",
            "--vintage",
            "RegSO_2020",
            "--period",
            "2022",
            "--variant",
            variant,
            "--format",
            "json",
            "--data",
            data.to_str().unwrap(),
        ];
        serde_json::from_str(&segbar_in(Path::new("."), &words).out).unwrap()
    };
    let (published, open) = (types(&one, "published"), types(&one, "open"));
    assert_eq!(published["counts"], serde_json::json!({"1": 160, "2": 289, "3": 855, "4": 1770, "5": 289}));
    let agree = |a: &serde_json::Value, b: &serde_json::Value| a["code"] == b["code"] && a["type"] == b["type"];
    let areas = |answer: &serde_json::Value| answer["areas"].as_array().unwrap().clone();
    let agreeing = areas(&published).iter().zip(&areas(&open)).filter(|(a, b)| agree(a, b)).count();
    // The share that is known for this variant is 95.9 per cent, stated with one decimal.
    assert!((agreeing as f64 / 3363.0 * 1000.0).round() >= 959.0, "{agreeing} of 3363 agree");
    // Another order of the paths gives the same bytes.
    assert_eq!(import(&other, &[&police, &geo, &scb]).code, 0);
    assert_eq!(current(&one), current(&other));
    assert!(whole(&one));
}

#[test]
fn an_import_adds_to_what_is_there_and_the_order_does_not_matter() {
    let (Some([key, table]), Some(types)) = (small(), shared("scb/regso-omradestyp-2022.csv")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let (apart, together) = (folder.path().join("apart"), folder.path().join("together"));
    assert_eq!(import(&apart, &[&key, &table]).code, 0);
    let before = current(&apart);
    let output = import(&apart, &[&types]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_ne!(current(&apart), before);
    assert_eq!(import(&together, &[&types, &table, &key]).code, 0);
    assert_eq!(current(&apart), current(&together));
    let replaced =
        segbar_in(Path::new("."), &["import", key.to_str().unwrap(), "--replace", "--data", apart.to_str().unwrap()]);
    assert_eq!(replaced.code, 0, "{}", replaced.err);
    let sources = segbar_in(Path::new("."), &["list", "sources", "--format", "csv", "--data", apart.to_str().unwrap()]);
    assert_eq!(sources.out.lines().count(), 2, "{}", sources.out);
}

#[test]
fn a_refused_import_says_why_and_leaves_everything_as_it_was() {
    let Some([key, table]) = small() else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert_eq!(import(&data, &[&key, &table]).code, 0);
    let before = current(&data);
    let whole_table = fs::read(&table).unwrap();
    let truncated = folder.path().join("truncated.xlsx");
    fs::write(&truncated, &whole_table[..whole_table.len() / 2]).unwrap();
    let empty = folder.path().join("empty.csv");
    fs::write(&empty, "").unwrap();
    let output = import(&data, &[&truncated, &empty]);
    assert_eq!(output.code, 3);
    // All reasons at once, each with its file.
    assert!(output.err.contains("truncated.xlsx") && output.err.contains("empty.csv"), "{}", output.err);
    assert_eq!(current(&data), before);
    assert_eq!(population(&data, "nation", "2023"), (1, 10_551_707.0));
}

#[test]
fn real_and_fictional_data_are_never_mixed() {
    let Some([key, table]) = small() else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert_eq!(segbar_in(Path::new("."), &["demo", "--data", data.to_str().unwrap()]).code, 0);
    let mixed = import(&data, &[&key, &table]);
    assert_eq!(mixed.code, 3);
    assert!(mixed.err.contains("fictional demo country") && mixed.err.contains("--replace"), "{}", mixed.err);
    let replaced = segbar_in(
        Path::new("."),
        &["import", "--replace", "--data", data.to_str().unwrap(), key.to_str().unwrap(), table.to_str().unwrap()],
    );
    assert_eq!(replaced.code, 0, "{}", replaced.err);
    let over_real = segbar_in(Path::new("."), &["demo", "--data", data.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(over_real.code, 3);
    assert!(over_real.err.contains("--force"), "{}", over_real.err);
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_snapshot_or_the_new_one() {
    let (Some([key, table]), Some(types)) = (small(), shared("scb/regso-omradestyp-2022.csv")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert_eq!(import(&data, &[&key, &table]).code, 0);
    let old = current(&data).unwrap();
    let began = std::time::Instant::now();
    let fresh = folder.path().join("fresh");
    assert_eq!(import(&fresh, &[&key, &table, &types]).code, 0);
    let (new, takes) = (current(&fresh).unwrap(), began.elapsed());
    for step in 0..12 {
        let mut child = command(Path::new("."))
            .args(["import", "--data"])
            .arg(&data)
            .arg(&types)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(takes.mul_f64(f64::from(step) / 11.0));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = current(&data).unwrap();
        assert!(left == old || left == new, "step {step}: {left}");
        assert!(whole(&data), "step {step}: the snapshot in service is not whole");
        assert_eq!(population(&data, "nation", "2023").1, 10_551_707.0, "step {step}");
    }
    // And the next import succeeds, clearing away what the killed ones left.
    assert_eq!(import(&data, &[&types]).code, 0);
    assert_eq!(current(&data).unwrap(), new);
    let names: Vec<String> =
        fs::read_dir(&data).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!names.iter().any(|n| n.starts_with("reading-")), "{names:?}");
    let snapshots =
        fs::read_dir(data.join("snapshots")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    assert!(snapshots.into_iter().all(|n| n.ends_with(".gpkg")));
}

#[test]
fn a_full_disk_is_said_and_the_old_snapshot_stays() {
    let (Some([key, table]), Some(types)) = (small(), shared("scb/regso-omradestyp-2022.csv")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert_eq!(import(&data, &[&key, &table]).code, 0);
    let before = current(&data);
    // A limit on the size of files stops writing as a full disk does. The shell counts in blocks of 512 or 1 024 bytes, and tells
    // the program by a signal that it must be made to ignore.
    let script = "trap '' XFSZ; ulimit -f 200; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script, SEGBAR, "import", "--lang", "en", "--data"])
        .arg(&data)
        .arg(&types)
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(6), "{err}");
    assert!(!err.contains("panicked") && err.contains("what was published is still there"), "{err}");
    assert_eq!(current(&data), before);
    assert!(whole(&data));
    assert_eq!(import(&data, &[&types]).code, 0);
}

#[test]
fn a_folder_without_permission_is_said() {
    let Some([key, _]) = small() else { return };
    let folder = tempfile::tempdir().unwrap();
    // A file where the folder should be: that stops even the one whom permissions do not bind.
    let blocked = folder.path().join("blocked");
    fs::write(&blocked, "").unwrap();
    let output = import(&blocked, &[&key]);
    assert_eq!(output.code, 6);
    assert!(output.err.contains("blocked") && !output.err.contains("panicked"), "{}", output.err);
}

#[test]
fn two_imports_at_a_time_do_not_mix() {
    let Some([key, table]) = small() else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    let store = segbar_snapshot::Store::open(&data);
    let writer = store.writer().unwrap();
    let output = import(&data, &[&key, &table]);
    assert_eq!(output.code, 6);
    assert!(output.err.contains("Another import is writing"), "{}", output.err);
    drop(writer);
    std::thread::sleep(Duration::from_millis(10));
    assert_eq!(import(&data, &[&key, &table]).code, 0);
}

/// What the list of changes says of one area: its names, and whether its border is another.
#[derive(Clone, Default)]
struct Edited {
    names: [String; 2],
    new_border: bool,
}

/// Areas as squares of a kilometre in a row. One with a new border gets a strip of land that nobody had.
fn edition(areas: &std::collections::BTreeMap<String, Edited>, latest: bool) -> String {
    let features = areas.iter().enumerate().map(|(i, (code, area))| {
        let (west, east) = (600_000 + 1_000 * i, 601_000 + 1_000 * i);
        let north = if latest && area.new_border { 6_601_300 } else { 6_601_000 };
        format!(
            r#"{{"type":"Feature","properties":{{"regsokod":"{code}","regsonamn":"{}","kommunkod":"{}","version":"{}_v2"}},
            "geometry":{{"type":"Polygon","coordinates":[[[{west},6600000],[{east},6600000],[{east},{north}],[{west},{north}],[{west},6600000]]]}}}}"#,
            area.names[usize::from(latest)],
            &code[..4],
            if latest { 2025 } else { 2020 },
        )
    });
    let features: Vec<String> = features.collect();
    format!(
        r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:EPSG::3006"}}}},"features":[{}]}}"#,
        features.join(",")
    )
}

/// SCB's own list of changes between the editions, as far as there is one here: real codes, names and words of what happened.
/// The borders are made up after the words.
#[test]
fn what_the_publisher_calls_changed_renamed_and_swapped_comes_out_as_that() {
    let Some(list) = shared("pxweb/regso_changes_2020_2025_sample.csv") else { return };
    let mut areas: std::collections::BTreeMap<String, Edited> = Default::default();
    let text = fs::read_to_string(list).unwrap();
    for row in text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()) {
        let [_, _, old, old_name, new, new_name, change, _] = row[..] else { panic!("{row:?}") };
        let renamed = change.starts_with("Namnändrad");
        for (code, name, latest) in [(old, old_name, 0), (new, new_name, 1)] {
            let area = areas.entry(code.to_owned()).or_default();
            area.names[latest] = name.to_owned();
            area.new_border |= !renamed;
        }
    }
    // Who only gives or only gets stands in the list with one of its names.
    for area in areas.values_mut() {
        let known = area.names.iter().find(|name| !name.is_empty()).unwrap().clone();
        area.names.iter_mut().filter(|name| name.is_empty()).for_each(|name| name.clone_from(&known));
    }
    let folder = tempfile::tempdir().unwrap();
    for (file, latest) in [("RegSO_2020.geojson", false), ("RegSO_2025.geojson", true)] {
        fs::write(folder.path().join(file), edition(&areas, latest)).unwrap();
    }
    let data = folder.path().join("data");
    let output = import(&data, &[&folder.path().join("RegSO_2020.geojson"), &folder.path().join("RegSO_2025.geojson")]);
    assert_eq!(output.code, 0, "{}", output.err);
    let words = ["vintages", "RegSO_2020", "RegSO_2025", "--format", "csv", "--lang", "en"];
    let answer = segbar_in(Path::new("."), &[&words[..], &["--data", data.to_str().unwrap()]].concat());
    assert_eq!(answer.code, 0, "{}", answer.err);
    let became = |code: &str| {
        let row =
            answer.out.lines().find(|line| line.starts_with(&format!("{code},"))).unwrap_or_else(|| panic!("{code}"));
        row.split(',').nth(1).unwrap().to_owned()
    };
    for (code, area) in &areas {
        let expected = if area.new_border { "changed" } else { "renamed" };
        assert_eq!(became(code), expected, "{code} {:?}", area.names);
    }
    assert_eq!(areas.values().filter(|area| !area.new_border).count(), 2, "Jokkmokk's two, and nobody else");
    // The two of Jokkmokk have each other's names; a name alone would have swapped their series.
    let row = |code: &str| answer.out.lines().find(|line| line.starts_with(code)).unwrap().to_owned();
    assert!(row("2510R001").ends_with("2510R002") && row("2510R002").ends_with("2510R001"), "{}", answer.out);
    // Värmdö's archipelago got both a new border and a letter back.
    assert!(row("0120R012").contains("Norra Värdölandet") && row("0120R012").contains("Norra Värmdölandet"));
}
