//! The same four numbers in every format that they reach us in.

mod common;

use common::{KEY, import_files, workbook};
use segbar_dataset::{ComponentKey, Problem};
use segbar_domain::{Missing, Period, Vintage};
use segbar_sources::Intake;

/// Numbers of persons in the two RegSO of the key: all and 0–4 years, in 2022.
fn has_the_four_numbers(intake: &Intake) {
    for (part, expected) in [("total", [Ok(100.0), Ok(200.0)]), ("age=0-4", [Ok(7.0), Err(Missing::NotAvailable)])] {
        let key = ComponentKey {
            component: "population".into(),
            vintage: Vintage::regso_2020(),
            period: Period::year_of(2022),
            breakdown: part.parse().unwrap(),
        };
        let found = intake.validated.components().iter().find(|c| c.key == key);
        let cells: Vec<_> = found.unwrap_or_else(|| panic!("{part} is missing")).column.cells().collect();
        assert_eq!(cells, expected, "{part}");
    }
    let record = intake.validated.sources().iter().find(|s| s.table.is_some()).unwrap();
    assert_eq!(record.table.as_deref(), Some("TAB6574"));
}

fn import(name: &str, bytes: &[u8]) -> Intake {
    import_files(&[("key.csv", KEY.as_bytes()), (name, bytes)]).unwrap_or_else(|reasons| panic!("{name}: {reasons:#?}"))
}

#[test]
fn a_workbook_with_two_stub_columns_and_blanks_that_mean_the_same_as_above() {
    let rows = vec![
        vec!["Folkmängden per region efter år, region, ålder och kön"],
        vec![],
        vec!["", "", "totalt", "0-4 år"],
        vec!["", "", "totalt"],
        vec!["2022", "0114R001", "100", "7"],
        vec!["", "0114R002", "200", ".."],
        vec![],
        vec!["Intern referenskod:"],
        vec!["000005FF"],
    ];
    has_the_four_numbers(&import("a.xlsx", &workbook(&rows)));
}

#[test]
fn a_csv_export_in_the_layout_of_the_workbook_in_windows_1252() {
    let text = "Folkmängden per region efter region, år, ålder och kön;;\r\n;;\r\n;2022;\r\n;totalt;0-4 år\r\n;totalt;totalt\r\n\
                0114R001;100;7\r\n0114R002;200;..\r\n;;\r\nIntern referenskod:;;\r\n000005FF;;\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    has_the_four_numbers(&import("a.csv", &bytes));
}

#[test]
fn footnotes_after_an_empty_line_are_not_data() {
    let text = "region;ålder;kön;år;Folkmängden per region\n0114R001;totalt;totalt;2022;100\n0114R001;0-4 år;totalt;2022;7\n\
                0114R002;totalt;totalt;2022;200\n0114R002;0-4 år;totalt;2022;..\n\nFotnot: folkbokförda;den 31 december;;;\n";
    has_the_four_numbers(&import("a.csv", text.as_bytes()));
}

#[test]
fn a_csv_of_pxweb_with_headings_joined() {
    let text = "\u{feff}\"Folkmängden per region efter region, ålder, kön och år\"\n\n\"region\",\"ålder\",\"kön\",\"Folkmängden per region 2022\"\n\
                \"0114R001 Upplands Väsby (Landet)\",\"totalt\",\"totalt\",100\n\"0114R001 Upplands Väsby (Landet)\",\"0-4 år\",\"totalt\",7\n\
                \"0114R002 Upplands Väsby (Torget)\",\"totalt\",\"totalt\",200\n\"0114R002 Upplands Väsby (Torget)\",\"0-4 år\",\"totalt\",\"..\"\n";
    has_the_four_numbers(&import("a.csv", text.as_bytes()));
}

#[test]
fn a_csv_with_one_row_per_value_and_semicolons() {
    let text = "region;ålder;kön;år;Folkmängden per region\n\
                0114R001;totalt;totalt;2022;100\n0114R001;0-4 år;totalt;2022;7\n\
                0114R002;totalt;totalt;2022;200\n0114R002;0-4 år;totalt;2022;..\n";
    has_the_four_numbers(&import("a.csv", text.as_bytes()));
}

#[test]
fn a_csv_that_could_be_several_tables_is_not_guessed() {
    let text = "region,kön,Antal 2022\n0114R001,totalt,100\n";
    let reasons = import_files(&[("key.csv", KEY.as_bytes()), ("a.csv", text.as_bytes())]).unwrap_err();
    assert!(matches!(&reasons[..], [only] if matches!(only.problem, Problem::UnknownTable { .. })), "{reasons:#?}");
}

#[test]
fn json_stat_with_values_in_a_list_and_signs_in_status() {
    has_the_four_numbers(&import("a.json", json_stat("[100, 7, 200, null]", "{\"3\": \"..\"}").as_bytes()));
}

#[test]
fn json_stat_with_sparse_values() {
    let sparse = json_stat("{\"0\": 100, \"1\": 7, \"2\": 200, \"3\": null}", "{\"3\": \"..\"}");
    has_the_four_numbers(&import("a.json", sparse.as_bytes()));
}

#[test]
fn json_stat_whose_values_are_not_as_many_as_its_cells_is_broken() {
    let short = json_stat("[100, 7, 200]", "{}");
    let reasons = import_files(&[("a.json", short.as_bytes())]).unwrap_err();
    assert!(
        matches!(&reasons[0].problem, Problem::Broken { error, .. } if error == "3 values for 4 cells"),
        "{reasons:#?}"
    );
}

#[test]
fn the_metadata_of_a_table_are_not_its_data() {
    let empty = json_stat("[]", "{}");
    let reasons = import_files(&[("a.json", empty.as_bytes())]).unwrap_err();
    assert_eq!(reasons[0].problem, Problem::MetadataOnly {});
}

fn json_stat(value: &str, status: &str) -> String {
    format!(
        r#"{{"version":"2.0","class":"dataset","label":"Folkmängden per region efter region, ålder, kön, tabellinnehåll och år",
        "source":"SCB","updated":"2024-03-22T07:00:00Z","id":["Region","Alder","Kon","ContentsCode","Tid"],"size":[2,2,1,1,1],
        "role":{{"time":["Tid"],"metric":["ContentsCode"]}},
        "dimension":{{
          "Region":{{"label":"region","category":{{"index":{{"0114R002":1,"0114R001":0}},"label":{{"0114R001":"Upplands Väsby (Landet)","0114R002":"Upplands Väsby (Torget)"}}}}}},
          "Alder":{{"label":"ålder","category":{{"index":["totalt","-4"],"label":{{"totalt":"totalt","-4":"0-4 år"}}}}}},
          "Kon":{{"label":"kön","category":{{"label":{{"1+2":"totalt"}}}}}},
          "ContentsCode":{{"label":"tabellinnehåll","category":{{"index":{{"000007Y7":0}},"label":{{"000007Y7":"Folkmängd"}}}}}},
          "Tid":{{"label":"år","category":{{"index":{{"2022":0}},"label":{{"2022":"2022"}}}}}}}},
        "extension":{{"px":{{"tableid":"TAB6574","matrix":"FolkmDesoAldKon"}}}},
        "value":{value},"status":{status}}}"#
    )
}

#[test]
fn a_px_file_with_codes_and_two_languages_in_its_own_encoding() {
    let text = "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2010\";\nCODEPAGE=\"iso-8859-1\";\nLANGUAGE=\"sv\";\nLANGUAGES=\"sv\",\"en\";\n\
        MATRIX=\"FolkmDesoAldKon\";\nTITLE=\"Folkmängden per region efter region, ålder, kön, \"\n\"tabellinnehåll och år\";\n\
        CONTENTS=\"Folkmängden per region\";\nSTUB=\"region\",\"ålder\",\"kön\";\nHEADING=\"tabellinnehåll\",\"år\";\n\
        CONTVARIABLE=\"tabellinnehåll\";\nSTUB[en]=\"region\",\"age\",\"sex\";\nHEADING[en]=\"observations\",\"year\";\n\
        VALUES(\"region\")=\"Upplands Väsby (Landet)\",\n\"Upplands Väsby (Torget)\";\nVALUES(\"ålder\")=\"totalt\",\"0-4 år\";\n\
        VALUES(\"kön\")=\"totalt\";\nVALUES(\"tabellinnehåll\")=\"Folkmängd\";\nVALUES(\"år\")=\"2022\";\n\
        TIMEVAL(\"år\")=TLIST(A1),\"2022\";\nCODES(\"region\")=\"0114R001\",\"0114R002\";\nCODES(\"ålder\")=\"totalt\",\"-4\";\n\
        CODES(\"kön\")=\"1+2\";\nCODES(\"tabellinnehåll\")=\"000007Y7\";\nCODES(\"år\")=\"2022\";\n\
        LAST-UPDATED(\"Folkmängd\")=\"20240322 08:00\";\nDATA=\n100 7\n200 \"..\";\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let intake = import("a.px", &bytes);
    has_the_four_numbers(&intake);
    let record = intake.validated.sources().iter().find(|s| s.table.is_some()).unwrap();
    assert_eq!((record.format.as_str(), record.updated.as_deref()), ("px", Some("20240322 08:00")));
    let cut = &bytes[..bytes.len() - 4];
    let reasons = import_files(&[("a.px", cut)]).unwrap_err();
    assert!(matches!(&reasons[0].problem, Problem::Broken { format, .. } if format == "PX"), "{reasons:#?}");
}

#[test]
fn a_whole_table_as_scb_packs_it() {
    use std::io::Write;
    let text = "region;ålder;kön;år;Folkmängden per region\r\n0114R001;totalt;totalt;2022;100\r\n0114R001;0-4 år;totalt;2022;7\r\n\
                0114R002;totalt;totalt;2022;200\r\n0114R002;0-4 år;totalt;2022;..\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("TAB6574_sv.csv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(&bytes).unwrap();
    has_the_four_numbers(&import("TAB6574_sv.zip", &zip.finish().unwrap().into_inner()));
}

#[test]
fn quintiles_that_a_user_supplies() {
    let csv = "area,q1,q2,q3,q4,q5,year\n0114R001,10,20,30,40,50,2022\n0114R002,5,5,5,5,5,2022\n";
    let intake = import("kvintiler.csv", csv.as_bytes());
    let components: Vec<String> =
        intake.validated.components().iter().map(|c| format!("{}[{}]", c.key.component, c.key.breakdown)).collect();
    assert_eq!(components, (1..=5).map(|q| format!("income_quintile[quintile={q}]")).collect::<Vec<_>>());
    assert_eq!(intake.validated.components()[4].column.values(), [50.0, 5.0]);
    let without_year = "area,q1,q2,q3,q4,q5\n0114R001,10,20,30,40,50\n";
    let reasons = import_files(&[("kvintiler.csv", without_year.as_bytes())]).unwrap_err();
    assert!(matches!(&reasons[0].problem, Problem::MissingDimension { .. }), "{reasons:#?}");
}

#[test]
fn municipalities_by_code_and_name_fill_their_own_areas() {
    let text = "region;ålder;kön;år;Folkmängden per region\n00 Riket;totalt;totalt;2022;300\n01 Stockholms län;totalt;totalt;2022;300\n\
                0114 Upplands Väsby;totalt;totalt;2022;300\n";
    let intake = import("a.csv", text.as_bytes());
    let vintages: Vec<String> = intake.validated.components().iter().map(|c| c.key.vintage.to_string()).collect();
    assert_eq!(vintages, ["Nation_2007", "County_2007", "Municipality_2007"]);
}
