//! What the command line does, driven as a user drives it.

mod program;

use program::{SEGBAR, command, demo, segbar, segbar_in, serve};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn csv(text: &str) -> (String, Vec<Vec<String>>) {
    let mut lines = text.lines();
    let head = lines.next().unwrap_or_default().to_owned();
    let rows = lines.map(|l| l.split(',').map(str::to_owned).collect()).collect();
    (head, rows)
}

#[test]
fn values_as_csv_have_exactly_the_columns_that_scripts_rely_on() {
    let output = segbar(&[
        "values",
        "population",
        "--level",
        "regso",
        "--vintage",
        "RegSO_2020",
        "--period",
        "2022",
        "--format",
        "csv",
    ]);
    assert_eq!(output.code, 0, "{}", output.err);
    let (head, rows) = csv(&output.out);
    assert_eq!(head, "area,name,value,missing");
    assert_eq!(rows.len(), 3363);
    assert!(rows.iter().all(|r| r.len() == 4));
    let sum = |output: &str| csv(output).1.iter().filter_map(|r| r[2].parse::<f64>().ok()).sum::<f64>();
    let nation = segbar(&["values", "population", "--level", "nation", "--period", "2022", "--format", "csv"]);
    assert_eq!(sum(&output.out), sum(&nation.out));
}

#[test]
fn an_empty_value_has_its_reason() {
    let words = ["values", "school_eligibility", "--level", "regso", "--period", "2022", "--format", "csv"];
    let (_, rows) = csv(&segbar(&words).out);
    let empty: Vec<_> = rows.iter().filter(|r| r[2].is_empty()).collect();
    assert!(!empty.is_empty(), "the demo has missing cells");
    assert!(empty.iter().all(|r| !r[3].is_empty()));
    assert!(rows.iter().filter(|r| !r[2].is_empty()).all(|r| r[3].is_empty()));
}

#[test]
fn the_three_formats_say_the_same() {
    let ask =
        |format| segbar(&["values", "population", "--level", "county", "--period", "2022", "--format", format]).out;
    let (_, rows) = csv(&ask("csv"));
    let json: Vec<serde_json::Value> = serde_json::from_str(&ask("json")).unwrap();
    assert_eq!(rows.len(), 21);
    for (row, object) in rows.iter().zip(&json) {
        assert_eq!(object["area"], row[0].as_str());
        assert_eq!(object["value"].as_f64(), row[2].parse().ok());
    }
    let table = ask("table");
    assert_eq!(table.lines().count(), 22);
    assert!(table.starts_with("område"));
}

#[test]
fn values_within_a_municipality_are_those_of_its_areas() {
    let output = segbar(&[
        "values",
        "population",
        "--level",
        "regso",
        "--period",
        "2022",
        "--within",
        "3101",
        "--format",
        "csv",
    ]);
    let (_, rows) = csv(&output.out);
    assert!(rows.len() >= 2 && rows.iter().all(|r| r[0].starts_with("3101R")));
    let whole = segbar(&[
        "values",
        "population",
        "--level",
        "kommun",
        "--period",
        "2022",
        "--within",
        "3101",
        "--format",
        "csv",
    ]);
    let sum: f64 = rows.iter().map(|r| r[2].parse::<f64>().unwrap()).sum();
    assert_eq!(csv(&whole.out).1[0][2].parse::<f64>().unwrap(), sum);
}

#[test]
fn types_as_json_have_what_scripts_rely_on() {
    for variant in ["published", "open"] {
        let output =
            segbar(&["types", "--vintage", "RegSO_2020", "--period", "2022", "--variant", variant, "--format", "json"]);
        let types: serde_json::Value = serde_json::from_str(&output.out).unwrap();
        assert!(types["mean"].is_f64() && types["sd"].is_f64());
        assert_eq!(types["n"], 3363);
        assert_eq!(types["cuts"].as_array().unwrap().len(), 4);
        let areas = types["areas"].as_array().unwrap();
        assert_eq!(areas.len(), 3363);
        for t in 1..=5 {
            let counted = areas.iter().filter(|a| a["type"] == t).count();
            assert_eq!(types["counts"][t.to_string()], counted);
        }
        assert!(areas[0]["code"].as_str().unwrap().starts_with("31"));
    }
}

#[test]
fn the_fictional_country_is_said_to_be_fictional_beside_every_answer() {
    for words in [
        &["values", "population", "--level", "county", "--period", "2022"][..],
        &["list", "areas"],
        &["profile", "3101"],
        &["police"],
    ] {
        let output = segbar(words);
        assert_eq!(output.code, 0, "{}", output.err);
        assert!(output.err.contains("Påhittat demoland"), "{words:?}: {}", output.err);
        assert!(!output.out.contains("Påhittat demoland"));
    }
}

#[test]
fn the_language_is_that_which_was_asked_for() {
    let words = ["list", "periods", "--data"];
    let head = |set: &[(&str, &str)], more: &[&str]| {
        let mut command = command(Path::new("."));
        command.args(words).arg(demo()).args(more).envs(set.iter().copied());
        let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
        out.lines().next().unwrap().split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(head(&[], &[]), "år");
    assert_eq!(head(&[("LANG", "en_GB.UTF-8")], &[]), "year");
    assert_eq!(head(&[("LANG", "en_GB.UTF-8"), ("SEGBAR_LANG", "sv")], &[]), "år");
    assert_eq!(head(&[("SEGBAR_LANG", "sv")], &["--lang", "en"]), "year");
}

#[test]
fn help_is_in_the_language_of_the_run_and_has_examples() {
    for verb in [
        "import",
        "demo",
        "serve",
        "list",
        "values",
        "types",
        "composition",
        "profile",
        "measure",
        "police",
        "diff",
        "export",
    ] {
        let swedish = segbar_in(Path::new("."), &[verb, "--help"]);
        assert_eq!(swedish.code, 0);
        assert!(swedish.out.contains("Användning:") && swedish.out.contains("Exempel:"), "{}", swedish.out);
        assert!(
            !swedish.out.contains("Usage") && !swedish.out.contains("OPTIONS") && !swedish.out.contains("default"),
            "{}",
            swedish.out
        );
        let english = segbar_in(Path::new("."), &[verb, "--help", "--lang", "en"]);
        assert!(english.out.contains("Usage:") && english.out.contains("Examples:"), "{}", english.out);
    }
}

#[test]
fn exit_codes_tell_what_went_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let nothing = folder.path().join("empty");
    let nothing = nothing.to_str().unwrap();
    let file = folder.path().join("file.txt");
    std::fs::write(&file, "x").unwrap();
    let code = |words: &[&str]| {
        let output = segbar_in(folder.path(), words);
        assert!(output.code == 0 || !output.err.trim().is_empty(), "{words:?} says nothing");
        output.code
    };
    assert_eq!(code(&["--version"]), 0);
    assert_eq!(code(&["valuse"]), 2);
    assert_eq!(code(&[]), 2);
    assert_eq!(
        code(&["values", "population", "--level", "x", "--period", "2022", "--data", demo().to_str().unwrap()]),
        2
    );
    assert_eq!(code(&["import", file.to_str().unwrap(), "--data", nothing]), 3);
    assert_eq!(
        code(&["values", "nonsense", "--level", "regso", "--period", "2022", "--data", demo().to_str().unwrap()]),
        4
    );
    assert_eq!(code(&["diff", "ffff", "--data", demo().to_str().unwrap()]), 4);
    assert_eq!(code(&["list", "areas", "--data", nothing]), 5);
    assert_eq!(code(&["serve", "--port", "0", "--data", nothing]), 5);
    assert_eq!(code(&["demo", "--data", file.to_str().unwrap()]), 6);
    assert_eq!(code(&["export", "csv", "--out", "no-folder/x.csv", "--data", demo().to_str().unwrap()]), 6);
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let mut child = Command::new(SEGBAR)
        .args(["list", "areas", "--format", "json", "--data"])
        .arg(demo())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert!(!err.contains("panicked"), "{err}");
}

#[test]
fn the_same_seed_makes_the_same_country_and_another_seed_another() {
    let folder = tempfile::tempdir().unwrap();
    let id = |seed: &str| {
        let data = folder.path().join(seed);
        assert_eq!(segbar_in(folder.path(), &["demo", "--seed", seed, "--data", data.to_str().unwrap()]).code, 0);
        std::fs::read_to_string(data.join("current")).unwrap()
    };
    let first = std::fs::read_to_string(demo().join("current")).unwrap();
    assert_eq!(id(&segbar_demo::DEFAULT_SEED.to_string()), first);
    assert_ne!(id(&(segbar_demo::DEFAULT_SEED + 4).to_string()), first);
}

#[test]
fn an_export_as_csv_says_that_it_is_fictional_and_keeps_every_value() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    let words = [
        "export",
        "csv",
        "--indicator",
        "population",
        "--level",
        "municipality",
        "--period",
        "2022",
        "--out",
        path.to_str().unwrap(),
    ];
    let output = segbar(&words);
    assert_eq!(output.code, 0, "{}", output.err);
    let text = std::fs::read_to_string(&path).unwrap();
    let (comment, rest) = text.split_once('\n').unwrap();
    assert!(comment.starts_with("# Påhittat") && comment.contains("Fictional"), "{comment}");
    let (head, rows) = csv(rest);
    assert_eq!(head, "indicator,vintage,period,breakdown,area,name,value,missing,low,high,provenance,breaks");
    assert_eq!(rows.len(), 290);
    let again = segbar(&words);
    assert_eq!(again.code, 2, "a file that exists is not replaced");
    assert_eq!(segbar(&[&words[..], &["--force"]].concat()).code, 0);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["out.csv"]);
}

#[test]
fn an_export_as_geopackage_has_borders_and_values() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.gpkg");
    let words = [
        "export",
        "gpkg",
        "--indicator",
        "population",
        "--indicator",
        "area_type",
        "--vintage",
        "RegSO_2020",
        "--period",
        "2022",
        "--within",
        "3101",
    ];
    let output = segbar(&[&words[..], &["--out", path.to_str().unwrap()]].concat());
    assert_eq!(output.code, 0, "{}", output.err);
    let file = rusqlite::Connection::open(&path).unwrap();
    let application: i32 = file.query_row("PRAGMA application_id", [], |r| r.get(0)).unwrap();
    assert_eq!(application, 0x4750_4B47);
    let check: String = file.query_row("PRAGMA integrity_check", [], |r| r.get(0)).unwrap();
    assert_eq!(check, "ok");
    let mut statement =
        file.prepare("SELECT code, population_2022, area_type_2022, length(geom) FROM RegSO_2020").unwrap();
    let rows: BTreeMap<String, (f64, f64, i64)> = statement
        .query_map([], |r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?, r.get(3)?))))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let expected = segbar(&[
        "values",
        "population",
        "--level",
        "regso",
        "--period",
        "2022",
        "--within",
        "3101",
        "--format",
        "csv",
    ]);
    let (_, expected) = csv(&expected.out);
    assert_eq!(rows.len(), expected.len());
    for row in expected {
        assert_eq!(rows[&row[0]].0, row[2].parse::<f64>().unwrap());
        assert!(rows[&row[0]].2 > 40);
    }
    let said: String = file
        .query_row("SELECT description FROM gpkg_contents WHERE table_name = 'RegSO_2020'", [], |r| r.get(0))
        .unwrap();
    assert!(said.contains("Fictional"), "{said}");
    let whole = folder.path().join("whole.gpkg");
    assert_eq!(segbar(&["export", "gpkg", "--out", whole.to_str().unwrap()]).code, 0);
    let same = segbar(&["diff", "current", whole.to_str().unwrap(), "--format", "json"]);
    let same: serde_json::Value = serde_json::from_str(&same.out).unwrap();
    assert_eq!(same["from"], same["to"]);
}

#[test]
fn a_diff_says_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let words = |seed: &'static str| ["demo", "--seed", seed, "--data", data.to_str().unwrap()];
    assert_eq!(segbar_in(folder.path(), &words("5")).code, 0);
    let first = std::fs::read_to_string(data.join("current")).unwrap().trim().to_owned();
    assert_eq!(segbar_in(folder.path(), &words("6")).code, 0);
    let diff = segbar_in(folder.path(), &["diff", &first[..8], "--data", data.to_str().unwrap(), "--format", "json"]);
    assert_eq!(diff.code, 0, "{}", diff.err);
    let diff: serde_json::Value = serde_json::from_str(&diff.out).unwrap();
    assert_eq!(diff["from"], first.as_str());
    assert!(!diff["values"].as_array().unwrap().is_empty());
    let text = segbar_in(folder.path(), &["diff", &first[..8], "--data", data.to_str().unwrap()]);
    assert!(!text.out.trim().is_empty());
}

#[test]
fn the_server_prints_its_address_answers_and_stops_when_told() {
    let mut served = serve(demo());
    let health = ureq::get(format!("{}/health", served.address)).call().unwrap().body_mut().read_to_string().unwrap();
    let id = std::fs::read_to_string(demo().join("current")).unwrap();
    assert!(health.contains(id.trim()), "{health}");
    let stop = Command::new("kill").args(["-TERM", &served.child.id().to_string()]).status();
    if !stop.is_ok_and(|s| s.success()) {
        eprintln!("\n!!! SKIPPED: there is no `kill` here to stop the server with !!!\n");
        return;
    }
    let began = Instant::now();
    let status = loop {
        match served.child.try_wait().unwrap() {
            Some(status) => break status,
            None if began.elapsed() > Duration::from_secs(10) => panic!("the server did not stop"),
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    assert!(status.success(), "{status}");
}

#[test]
fn a_new_snapshot_is_served_without_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let make = |seed: &str| {
        assert_eq!(segbar_in(folder.path(), &["demo", "--seed", seed, "--data", data.to_str().unwrap()]).code, 0);
        std::fs::read_to_string(data.join("current")).unwrap().trim().to_owned()
    };
    let first = make("3");
    let served = serve(&data);
    let tag = || {
        let response = ureq::get(format!("{}/api/v1/snapshot", served.address)).call().unwrap();
        response.headers()["etag"].to_str().unwrap().trim_matches('"').to_owned()
    };
    assert_eq!(tag(), first);
    let second = make("4");
    assert_ne!(first, second);
    let began = Instant::now();
    while tag() != second {
        assert!(began.elapsed() < Duration::from_secs(10), "the new snapshot is not served");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn the_command_line_and_the_api_give_the_same_answer() {
    let served = serve(demo());
    let from_api = |path: &str| -> serde_json::Value {
        let text =
            ureq::get(format!("{}/api/v1/{path}", served.address)).call().unwrap().body_mut().read_to_string().unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let from_cli = |words: &[&str]| -> serde_json::Value {
        serde_json::from_str(&segbar(&[words, &["--format", "json"]].concat()).out).unwrap()
    };
    assert_eq!(
        from_api("types/RegSO_2020/2022/open"),
        from_cli(&["types", "--vintage", "RegSO_2020", "--period", "2022", "--variant", "open"])
    );
    assert_eq!(
        from_api("composition/County_2007/31/2022/published"),
        from_cli(&["composition", "31", "--period", "2022"])
    );
    assert_eq!(from_api("profile/Municipality_2007/3101"), from_cli(&["profile", "3101"]));
    assert_eq!(from_api("police/Police_2023"), from_cli(&["police", "Police_2023"]));
    assert_eq!(from_api("snapshot")["sources"], from_cli(&["list", "sources"]));
    assert_eq!(from_api("indicators"), from_cli(&["list", "indicators"]));
}
