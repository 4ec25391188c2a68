//! Answers as files, opened again as another program would.

mod country;

use country::{desk, total, year};
use segbar_domain::{ColumnKey, Vintage};
use segbar_questions::Desk;
use segbar_questions::download::Form;
use std::io::Read;

fn key(indicator: &str) -> ColumnKey {
    ColumnKey { indicator: indicator.into(), vintage: Vintage::regso_2020(), period: year(2022), breakdown: total() }
}

fn text(desk: &Desk, indicator: &str, within: Option<&str>, form: Form) -> String {
    String::from_utf8(desk.download_values(&key(indicator), within, form).unwrap().bytes).unwrap()
}

fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn comma_separated_text_has_a_line_for_each_area_and_says_why_a_value_is_missing() {
    let (desk, _folder) = desk();
    let text = text(&desk, "socioeconomic_index_open", None, Form::Csv);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], "indicator,vintage,period,breakdown,area,name,value,missing,low,high,provenance,breaks");
    assert_eq!(lines[1], "socioeconomic_index_open,RegSO_2020,2022,total,0331R001,Heby,4,,3.5,4.5,computed,");
    assert_eq!(lines[6], "socioeconomic_index_open,RegSO_2020,2022,total,1880R002,Söder,,suppressed,,,computed,");
    assert_eq!(lines.len(), 7);
}

#[test]
fn within_a_municipality_only_its_areas_are_in_the_file() {
    let (desk, _folder) = desk();
    let file = desk.download_values(&key("population"), Some("0380"), Form::Csv).unwrap();
    assert_eq!(String::from_utf8(file.bytes).unwrap().lines().count(), 1 + 3);
    assert_eq!(file.name, "population-RegSO_2020-2022-0380.csv");
    assert!(desk.download_values(&key("population"), Some("9999"), Form::Xlsx).is_err());
    assert!(desk.download_values(&key("no_such"), None, Form::JsonStat).is_err());
}

#[test]
fn a_workbook_holds_the_values_and_what_must_be_known_about_them() {
    let (desk, _folder) = desk();
    let file = desk.download_values(&key("population"), None, Form::Xlsx).unwrap();
    let sheet = part(&file.bytes, "xl/worksheets/sheet1.xml");
    // Heby on the second row: column G is the value, as a number.
    assert!(sheet.contains(r#"<c r="G2"><v>3000</v></c>"#), "{sheet}");
    assert!(!sheet.contains("<f>"), "no cell is a formula");
    let texts = part(&file.bytes, "xl/sharedStrings.xml");
    for expected in ["0380R001", "Söder", "suppressed", "Källa", "Source", "CC0-1.0", "TAB6574", "2024-02-22"] {
        assert!(texts.contains(expected), "{expected}");
    }
    assert!(texts.contains(desk.snapshot().id().as_str()));
    assert!(part(&file.bytes, "xl/workbook.xml").contains("om – about"));
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let (desk, _folder) = desk();
    for form in Form::ALL {
        let once = desk.download_values(&key("population"), None, form).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert_eq!(once, desk.download_values(&key("population"), None, form).unwrap());
    }
}

#[test]
fn json_stat_has_as_many_values_as_its_dimensions_say() {
    let (desk, _folder) = desk();
    let set: serde_json::Value =
        serde_json::from_str(&text(&desk, "socioeconomic_index_open", Some("18"), Form::JsonStat)).unwrap();
    assert_eq!((&set["version"], &set["class"]), (&"2.0".into(), &"dataset".into()));
    let size: u64 = set["size"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).product();
    assert_eq!(size as usize, set["value"].as_array().unwrap().len());
    assert_eq!(set["id"], serde_json::json!(["area", "indicator", "period"]));
    assert_eq!(set["value"], serde_json::json!([14.0, null]));
    assert_eq!(set["status"], serde_json::json!({"1": "suppressed"}));
    assert_eq!(set["dimension"]["area"]["category"]["label"]["1880R002"], "Söder");
    assert_eq!(set["extension"]["segbar"]["interval"]["low"], serde_json::json!([13.5, null]));
    assert_eq!(set["updated"], "2024-02-22");
}

#[test]
fn areas_and_a_profile_are_tables_too() {
    let (desk, _folder) = desk();
    let areas = desk.areas_table(&Vintage::regso_2020(), Some("18")).unwrap();
    assert_eq!(areas.rows.len(), 2);
    let file = areas.file("areas", Form::Csv).unwrap();
    assert!(String::from_utf8(file.bytes).unwrap().contains("RegSO_2020,1880R001,Norr,1880"));
    let profile = desk.profile_table(&Vintage::regso_2020(), "0380R002").unwrap();
    let lines = String::from_utf8(profile.file("profile", Form::Csv).unwrap().bytes).unwrap();
    assert!(lines.contains("population,RegSO_2020,2021,total,0380R002,Öst,1900,,,,published"));
    assert!(desk.profile_table(&Vintage::regso_2020(), "0380R999").is_err());
}
