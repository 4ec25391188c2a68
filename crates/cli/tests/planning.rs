//! What the planning of offices refuses, and how it says so.

mod program;

use program::{Output, demo, segbar, segbar_in};
use std::path::{Path, PathBuf};

/// A file of this test's own.
fn file(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-planning");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn plan(words: &[&str]) -> Output {
    segbar(&[&["plan"], words, &["--lang", "en"]].concat())
}

/// The codes of the RegSO with people in the latest year.
fn regso() -> Vec<String> {
    let list = segbar(&["values", "population", "--level", "regso", "--period", "2025", "--format", "csv"]);
    assert_eq!(list.code, 0, "{}", list.err);
    list.out.lines().skip(1).filter_map(|line| line.split(',').next().map(str::to_owned)).collect()
}

/// Offices of which there is one, and minutes to it from every RegSO as `minutes` says.
fn one_office(name: &str, minutes: impl Fn(usize) -> String) -> [String; 2] {
    let offices = file(&format!("{name}-office.csv"), "id,name,x,y\nonly,Only,600000,6600000\n");
    let row = |(at, code): (usize, &String)| format!("{code},only,{}\n", minutes(at));
    let rows: String = regso().iter().enumerate().map(row).collect();
    let table = file(&format!("{name}-minutes.csv"), &format!("from,to,minutes\n{rows}"));
    [offices.display().to_string(), table.display().to_string()]
}

#[test]
fn a_bad_table_of_offices_is_refused_with_every_reason_and_changes_nothing() {
    let table = file(
        "bad.csv",
        "name,x,y,kommun_code,opened,lease_end\n\
         Outside,100000,6600000,3101,,\n\
         Twice,600000,6600000,3101,,\n\
         Twice,600000,6600000,3101,,\n\
         Backwards,600000,6600000,3101,2024-05-01,2023-05-01\n\
         Renumbered,600000,6600000,1985,,\n",
    );
    let before = segbar(&["offices", "list", "--format", "csv"]).out;
    let output = segbar(&["offices", "import", table.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(output.code, 3, "{}", output.err);
    for reason in [
        "Row 2, x, y: the point (100000, 6600000) lies outside the country",
        "Row 4, name: Twice is already on row 3",
        "Row 5, lease_end: 2023-05-01 lies before the opening on 2024-05-01",
        "Row 6, kommun_code: the code 1985 is no municipality of the division in force",
    ] {
        assert!(output.err.contains(reason), "{reason}\n{}", output.err);
    }
    assert_eq!(segbar(&["offices", "list", "--format", "csv"]).out, before);
}

#[test]
fn a_table_of_minutes_with_negative_ones_and_unknown_places_is_refused() {
    let [offices, minutes] = one_office("negative", |at| match at {
        0 => "-4".into(),
        1 => "soon".into(),
        _ => "12.5".into(),
    });
    let text = std::fs::read_to_string(&minutes).unwrap();
    std::fs::write(&minutes, format!("{text}nowhere,only,3\n")).unwrap();
    let output =
        plan(&["access", "--level", "regso", "--candidates", "none", "--offices", &offices, "--minutes", &minutes]);
    assert_eq!(output.code, 3, "{}", output.err);
    assert!(output.err.contains("takes -4 minutes"), "{}", output.err);
    assert!(output.err.contains("takes NaN minutes"), "{}", output.err);
    assert!(output.err.contains("nowhere is no demand point"), "{}", output.err);
}

#[test]
fn a_table_of_minutes_with_holes_is_refused() {
    let [offices, minutes] = one_office("holes", |_| "12.5".into());
    let text = std::fs::read_to_string(&minutes).unwrap();
    let fewer: Vec<&str> = text.lines().take(100).collect();
    std::fs::write(&minutes, fewer.join("\n")).unwrap();
    let output =
        plan(&["access", "--level", "regso", "--candidates", "none", "--offices", &offices, "--minutes", &minutes]);
    assert_eq!(output.code, 3, "{}", output.err);
    assert!(output.err.contains("pairs have no value"), "{}", output.err);
}

#[test]
fn islands_without_a_way_are_told_and_count_as_without_an_office() {
    let [offices, minutes] = one_office("islands", |at| if at < 2 { String::new() } else { "12.5".into() });
    let words = ["access", "--level", "regso", "--candidates", "none", "--offices", &offices, "--minutes", &minutes];
    let output = plan(&[&words[..], &["--format", "json"]].concat());
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.err.contains("people in 2 areas have no way to any site"), "{}", output.err);
    let answer: serde_json::Value = serde_json::from_str(&output.out).unwrap();
    let all = &answer["all"];
    assert!(all["without"].as_f64().unwrap() > 0.0);
    assert_eq!(all["mean"], 12.5);
    assert_eq!(all["bands"][1]["beyond"], all["without"]);
}

#[test]
fn more_offices_than_sites_and_other_impossible_numbers_are_refused() {
    let output = plan(&["site", "--candidates", "none", "--number", "500"]);
    assert_eq!(output.code, 2, "{}", output.err);
    assert!(output.err.contains("500 offices are asked for, but there are only 149 sites"), "{}", output.err);
    let output = plan(&["site", "--number", "200..100", "--gap", "200"]);
    assert_eq!(output.code, 2, "{}", output.err);
    assert!(output.err.contains("200–100 is no possible number") && output.err.contains("gap"), "{}", output.err);
}

#[test]
fn contradictory_lists_and_rules_are_told_apart_from_impossible_ones() {
    let output = plan(&["site", "--keep", "demo-001", "--close", "demo-001", "--close", "nobody", "--number", "100"]);
    assert_eq!(output.code, 2, "{}", output.err);
    assert!(output.err.contains("stands under both keep and close"), "{}", output.err);
    assert!(output.err.contains("close: 'nobody' is 0 of the sites"), "{}", output.err);
    let output = plan(&["site", "--candidates", "none", "--number", "100", "--stay-in-municipalities"]);
    assert_eq!(output.code, 4, "{}", output.err);
    assert!(output.err.contains("No network can keep all conditions."), "{}", output.err);
    assert!(output.err.contains("offices a network that keeps the conditions was found"), "{}", output.err);
}

#[test]
fn a_brief_that_is_misspelt_is_refused_and_one_that_is_written_is_read() {
    let bad = file("bad.json", r#"{"candidate": "none"}"#);
    let output = plan(&["access", "--brief", bad.to_str().unwrap()]);
    assert_eq!(output.code, 3, "{}", output.err);
    assert!(output.err.contains("unknown field `candidate`"), "{}", output.err);
    let flags = ["--candidates", "none", "--number", "113", "--one-per-county", "--need", "area_type=1:3"];
    let written = plan(&[&["brief"], &flags[..]].concat());
    let brief = file("good.json", &written.out);
    let by_flags = plan(&[&["site", "--format", "csv"], &flags[..]].concat());
    let by_brief = plan(&["site", "--format", "csv", "--brief", brief.to_str().unwrap()]);
    assert_eq!(by_flags.code, 0, "{}", by_flags.err);
    assert_eq!((by_flags.out, by_flags.err), (by_brief.out, by_brief.err));
}

#[test]
fn a_scenario_says_which_input_changed_when_another_answer_comes_out() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-planning-scenario");
    let _ = std::fs::remove_dir_all(&folder);
    copy(demo(), &folder);
    let data = folder.to_str().unwrap();
    let run = |words: &[&str]| segbar_in(Path::new("."), &[words, &["--data", data, "--lang", "en"]].concat());
    let saved = run(&["plan", "save", "a", "--candidates", "none", "--number", "113"]);
    assert_eq!(saved.code, 0, "{}", saved.err);
    let again = run(&["plan", "save", "a", "--candidates", "none", "--number", "112"]);
    assert_eq!(again.code, 3, "{}", again.err);
    let same = run(&["plan", "rerun", "a"]);
    assert!(same.err.contains("The same answer, byte by byte."), "{}", same.err);
    let table = file("two.csv", "id,name,x,y\none,One,600000,6600000\ntwo,Two,500000,6500000\n");
    assert_eq!(run(&["offices", "import", table.to_str().unwrap()]).code, 0);
    let gone = run(&["plan", "rerun", "a"]);
    assert_eq!(gone.code, 2, "{}", gone.err);
    assert!(gone.err.contains("113 offices are asked for, but there are only 2 sites"), "{}", gone.err);
    let saved = run(&["plan", "save", "b", "--candidates", "none", "--number", "1"]);
    assert_eq!(saved.code, 0, "{}", saved.err);
    let table = file("moved.csv", "id,name,x,y\none,One,600000,6600000\nthree,Three,510000,6500000\n");
    assert_eq!(run(&["offices", "import", table.to_str().unwrap()]).code, 0);
    let other = run(&["plan", "rerun", "b"]);
    assert!(other.err.contains("Changed since then: the table of offices."), "{}", other.err);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn an_answer_of_a_routing_engine_is_read_in_the_order_of_places_and_stands_beside_the_car() {
    let [offices, car] = one_office("engine", |_| "12.5".into());
    let ground = ["--level", "regso", "--candidates", "none", "--offices", &offices];
    let places = plan(&[&["places", "--format", "csv"], &ground[..]].concat());
    assert_eq!(places.code, 0, "{}", places.err);
    let role = |role: &str| places.out.lines().filter(|line| line.starts_with(&format!("{role},"))).count();
    assert_eq!((role("from"), role("to")), (regso().len(), 1));
    // Half an hour on foot from everywhere but the first, from which there is no way.
    let durations: Vec<Option<f64>> = (0..role("from")).map(|at| (at > 0).then_some(1800.0)).collect();
    let rows: Vec<[Option<f64>; 1]> = durations.into_iter().map(|seconds| [seconds]).collect();
    let answer = serde_json::json!({"code": "Ok", "durations": rows});
    let walk = file("engine-walk.json", &answer.to_string());
    let walk = format!("walk={}", walk.display());
    let words = ["access", "--matrix", &car, "--matrix", &walk, "--by", "county", "--format", "json"];
    let output = plan(&[&words[..], &ground[..]].concat());
    assert_eq!(output.code, 0, "{}", output.err);
    let told: serde_json::Value = serde_json::from_str(&output.out).unwrap();
    assert_eq!((&told["all"]["mean"], &told["beside"][0]["all"]["mean"]), (&12.5.into(), &30.0.into()));
    assert_eq!(told["beside"][0]["mode"], "walk");
    assert!(told["beside"][0]["all"]["without"].as_f64() > Some(0.0) && told["all"]["without"] == 0.0);
    assert!(output.err.contains("Beside it, never mixed with what decides: on foot."), "{}", output.err);
    // The same brief without its tables says which are missing.
    let brief = plan(&[&["brief", "--matrix", &car, "--matrix", &walk], &ground[..4]].concat());
    let brief = file("engine.json", &brief.out);
    let output = plan(&["access", "--brief", brief.to_str().unwrap(), "--offices", &offices, "--matrix", &car]);
    assert_eq!(output.code, 2, "{}", output.err);
    assert!(output.err.contains("engine-walk.json; give it with --matrix walk=…"), "{}", output.err);
}

#[test]
fn everything_that_is_wrong_with_several_tables_is_said_at_once() {
    let [offices, car] = one_office("several", |at| if at == 0 { "-4".into() } else { "12.5".into() });
    let short = file("several.json", r#"{"code": "Ok", "durations": [[1]]}"#);
    let odd = file("several.csv", "origin,target\na,b\n");
    let (walk, cycle) = (format!("walk={}", short.display()), format!("cycle={}", odd.display()));
    let ground = ["--level", "regso", "--candidates", "none", "--offices", &offices, "--matrix", &car];
    let output = plan(&[&["access", "--matrix", &walk, "--matrix", &cycle], &ground[..]].concat());
    assert_eq!(output.code, 3, "{}", output.err);
    let rows = format!("the answer has 1 rows, but {} sources were asked for", regso().len());
    for reason in ["the column 'from' is missing", "the column 'minutes' is missing", rows.as_str()] {
        assert!(output.err.contains(reason), "{reason}\n{}", output.err);
    }
    let output = plan(&[&["access", "--beside", "walk"], &ground[..]].concat());
    assert_eq!(output.code, 3, "{}", output.err);
    assert!(output.err.contains("takes -4 minutes"), "{}", output.err);
}

#[test]
fn a_table_of_several_divisions_is_counted_by_and_asked_for_and_its_faults_are_told() {
    let list = segbar(&["values", "population", "--level", "municipality", "--period", "2025", "--format", "csv"]);
    let codes: Vec<&str> = list.out.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let row = |(at, code): (usize, &&str)| format!("{code},{},{}\n", at % 7, if at < 20 { "north" } else { "south" });
    let rows: String = codes.iter().enumerate().map(row).collect();
    let table = file("divisions.csv", &format!("kommun_code,fa_region,Half\n{rows}"));
    let table = table.to_str().unwrap();
    let words = ["--candidates", "none", "--regions", table, "--one-per", "half", "--one-per-region"];
    let output = plan(&[&["site", "--number", "100"], &words[..]].concat());
    assert_eq!(output.code, 0, "{}", output.err);
    let output = plan(&["access", "--regions", table, "--by", "half", "--format", "csv"]);
    assert!(output.out.contains("\nnorth,north,") && output.out.contains("\nsouth,south,"), "{}", output.out);
    let output = plan(&["site", "--number", "100", "--regions", table, "--one-per", "coast"]);
    assert_eq!(output.code, 2, "{}", output.err);
    assert!(
        output.err.contains("no division 'coast' of the municipalities; there are region, county, municipality, half")
    );
    let twice = file("twice.csv", &format!("kommun_code,half\n{0},a\n{0},b\n", codes[0]));
    let output = plan(&["access", "--regions", twice.to_str().unwrap()]);
    assert_eq!(output.code, 3, "{}", output.err);
    assert!(output.err.contains("is there twice"), "{}", output.err);
}
