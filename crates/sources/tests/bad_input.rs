//! Bad input: each gets a sentence with its place, all of them at once.

mod common;

use common::{KEY, import, import_files, population, said, workbook, write, xlsx};
use segbar_dataset::{Problem, Reason};
use segbar_domain::Language;
use segbar_sources::input::unzip;
use std::io::{Cursor, Write};

/// Imports the key and one table of population with these data rows.
fn reasons_of(data: &[&[&str]]) -> Vec<Reason> {
    let table = workbook(&population(data));
    import_files(&[("key.csv", KEY.as_bytes()), ("table.xlsx", &table)]).unwrap_err()
}

#[test]
fn a_sound_table_with_its_key_is_taken() {
    let table =
        workbook(&population(&[&["0114A0010", "863", "46"], &["0114C1010", "1562", ".."], &["0114C1020", "0", "-"]]));
    let intake = import_files(&[("key.csv", KEY.as_bytes()), ("table.xlsx", &table)]).unwrap();
    assert_eq!(intake.validated.components().len(), 2);
    assert_eq!(intake.files.len(), 2);
    assert_eq!(intake.set_aside, []);
    let young = &intake.validated.components()[1];
    assert_eq!(young.key.breakdown.to_string(), "age=0-4");
    let cells: Vec<_> = young.column.cells().collect();
    assert_eq!(cells, [Ok(46.0), Err(segbar_domain::Missing::NotAvailable), Err(segbar_domain::Missing::ZeroByNature)]);
}

#[test]
fn letters_in_a_number_and_a_negative_count_are_all_said_with_their_cells() {
    let reasons = reasons_of(&[&["0114A0010", "863", "fyrtio"], &["0114C1010", "-3", "2.5"], &["0114C1020", "1", "x"]]);
    let at = |row, column, is: fn(&Problem) -> bool| said(&reasons, "table.xlsx", Some(row), Some(column), is);
    assert!(at(6, "C", |p| matches!(p, Problem::NotANumber { text } if text == "fyrtio")), "{reasons:#?}");
    assert!(at(7, "B", |p| matches!(p, Problem::NotACount { value } if value == "-3")), "{reasons:#?}");
    assert!(at(7, "C", |p| matches!(p, Problem::NotACount { value } if value == "2.5")), "{reasons:#?}");
    assert!(at(8, "C", |p| matches!(p, Problem::NotANumber { .. })), "{reasons:#?}");
    assert_eq!(reasons.len(), 4);
    assert!(reasons.iter().any(|r| {
        r.sentence(Language::Sv).contains("table.xlsx, blad Blad1, rad 6, kolumn C: 'fyrtio' är inget tal.")
    }));
}

#[test]
fn an_empty_cell_among_the_data_is_not_taken_for_a_value() {
    let reasons = reasons_of(&[&["0114A0010", "863", ""], &["0114C1010", "1", "2"]]);
    assert_eq!(reasons.len(), 1);
    assert!(said(
        &reasons,
        "table.xlsx",
        Some(6),
        Some("C"),
        |p| matches!(p, Problem::NotANumber { text } if text.is_empty())
    ));
}

#[test]
fn duplicate_and_unknown_codes_are_said_with_their_rows() {
    let reasons = reasons_of(&[
        &["0114A0010", "1", "1"],
        &["0114A0010", "2", "1"],
        &["0114C9990", "1", "1"],
        &["Väsby", "1", "1"],
    ]);
    assert!(said(&reasons, "table.xlsx", Some(8), Some("A"), |p| {
        matches!(p, Problem::UnknownCode { code, vintage } if code == "0114C9990" && vintage == "DeSO_2018")
    }));
    assert!(said(
        &reasons,
        "table.xlsx",
        Some(9),
        Some("A"),
        |p| matches!(p, Problem::NotACode { text } if text == "Väsby")
    ));
    let reasons = reasons_of(&[&["0114A0010", "1", "1"], &["0114A0010", "2", "1"]]);
    assert_eq!(reasons.len(), 1, "{reasons:#?}");
    assert!(said(&reasons, "table.xlsx", Some(7), Some("B"), |p| {
        matches!(p, Problem::Duplicate { what } if what == "DeSO_2018/0114A0010 2022")
    }));
}

#[test]
fn a_wrong_header_in_a_known_table_says_what_was_expected() {
    let mut rows = population(&[&["0114A0010", "1", "1"]]);
    rows[3][2] = "0-4 ar";
    let reasons = import_files(&[("key.csv", KEY.as_bytes()), ("table.xlsx", &workbook(&rows))]).unwrap_err();
    assert_eq!(reasons.len(), 1, "{reasons:#?}");
    assert!(said(&reasons, "table.xlsx", Some(4), Some("C"), |p| {
        matches!(p, Problem::UnknownHeader { found, expected } if found == "0-4 ar" && expected.contains("0-4 år"))
    }));
    let mut rows = population(&[&["0114A0010", "1", "1"]]);
    rows[0][0] = "Folkmängden per region efter region, år, ålder och skostorlek";
    let reasons = import_files(&[("key.csv", KEY.as_bytes()), ("table.xlsx", &workbook(&rows))]).unwrap_err();
    assert!(
        said(&reasons, "table.xlsx", Some(5), Some("B"), |p| {
            matches!(p, Problem::UnknownHeader { found, .. } if found == "skostorlek")
        }),
        "{reasons:#?}"
    );
    let mut rows = population(&[&["0114A0010", "1", "1"]]);
    rows[2][1] = "i fjol";
    let reasons = import_files(&[("key.csv", KEY.as_bytes()), ("table.xlsx", &workbook(&rows))]).unwrap_err();
    assert!(
        said(&reasons, "table.xlsx", Some(3), Some("B"), |p| matches!(p, Problem::NotAYear { .. })),
        "{reasons:#?}"
    );
}

#[test]
fn a_value_beyond_the_last_header_is_not_lost_silently() {
    let reasons = reasons_of(&[&["0114A0010", "1", "1", "99"]]);
    assert!(said(&reasons, "table.xlsx", Some(6), Some("D"), |p| matches!(p, Problem::UnknownHeader { .. })));
}

#[test]
fn a_share_over_100_is_refused() {
    let rows: Vec<Vec<&str>> = vec![
        vec!["Låg resp. hög ekonomisk standard efter region, tabellinnehåll, år och ålder"],
        vec![],
        vec!["", "Låg ekonomisk standard, procent"],
        vec!["", "2022"],
        vec!["", "totalt ålder"],
        vec!["0114A0010", "101"],
        vec!["0114C1010", "100"],
    ];
    let reasons = import_files(&[("key.csv", KEY.as_bytes()), ("standard.xlsx", &workbook(&rows))]).unwrap_err();
    assert_eq!(reasons.len(), 1);
    assert!(said(
        &reasons,
        "standard.xlsx",
        Some(6),
        Some("B"),
        |p| matches!(p, Problem::NotAShare { value } if value == "101")
    ));
}

#[test]
fn an_area_type_outside_1_to_5_is_refused() {
    let csv = ",2022\nUpplands Väsby (Landet),6\nUpplands Väsby (Torget),3\nUpplands Väsby (Sjön),3\n,\nIntern referenskod:,\n000005QX,\n";
    let reasons = import_files(&[("key.csv", KEY.as_bytes()), ("typer.csv", csv.as_bytes())]).unwrap_err();
    assert!(
        said(&reasons, "typer.csv", Some(4), Some("A"), |p| {
            matches!(p, Problem::UnknownName { name, vintage } if name == "Upplands Väsby (Sjön)" && vintage == "RegSO_2020")
        }),
        "{reasons:#?}"
    );
    let csv = csv.replace("Upplands Väsby (Sjön),3\n", "");
    let reasons = import_files(&[("key.csv", KEY.as_bytes()), ("typer.csv", csv.as_bytes())]).unwrap_err();
    assert!(said(
        &reasons,
        "typer.csv",
        Some(2),
        Some("B"),
        |p| matches!(p, Problem::NotAClass { value } if value == "6")
    ));
}

#[test]
fn names_of_regso_without_a_key_file_ask_for_it() {
    let csv = ",2022\nUpplands Väsby (Landet),4\n,\nIntern referenskod:,\n000005QX,\n";
    let reasons = import_files(&[("typer.csv", csv.as_bytes())]).unwrap_err();
    assert!(said(
        &reasons,
        "typer.csv",
        Some(2),
        Some("A"),
        |p| matches!(p, Problem::NoKey { vintage } if vintage == "RegSO_2020")
    ));
}

fn answer(code: &str, year: &str, value: &str) -> String {
    format!(
        r#"{{"columns":[{{"code":"Region","text":"region","type":"d"}},{{"code":"Alder","text":"ålder","type":"d"}},
        {{"code":"Kon","text":"kön","type":"d"}},{{"code":"Tid","text":"år","type":"t"}},
        {{"code":"000007Y7","text":"Folkmängden per region","type":"c"}}],
        "data":[{{"key":["{code}","totalt","1+2","{year}"],"values":["{value}"]}}],
        "metadata":[{{"updated":"2025-05-09T06:00:00Z","label":"Folkmängden per region efter region, ålder, kön och år"}}]}}"#
    )
}

#[test]
fn a_code_of_the_wrong_vintage_is_refused_but_its_zero_is_passed_over() {
    let wrong = answer("0114R001", "2024", "12");
    let reasons = import_files(&[("key.csv", KEY.as_bytes()), ("svar.json", wrong.as_bytes())]).unwrap_err();
    assert_eq!(reasons.len(), 1);
    assert!(
        said(&reasons, "svar.json", Some(1), Some("000007Y7"), |p| {
            matches!(p, Problem::WrongVintage { code, vintage, period } if code == "0114R001" && vintage == "RegSO_2020" && period == "2024")
        }),
        "{reasons:#?}"
    );
    let both = answer("0114R001", "2024", "0").replace(
        "\"data\":[",
        "\"data\":[{\"key\":[\"0114R001_RegSO2025\",\"totalt\",\"1+2\",\"2024\"],\"values\":[\"12\"]},",
    );
    let intake = import_files(&[("key.csv", KEY.as_bytes()), ("svar.json", both.as_bytes())]).unwrap();
    assert_eq!(intake.validated.components().len(), 1);
    assert_eq!(intake.validated.components()[0].column.values(), [12.0]);
}

#[test]
fn files_that_disagree_are_a_conflict_and_a_later_stamp_wins() {
    let first = answer("0114R001", "2022", "10");
    let second = answer("0114R001", "2022", "11");
    let reasons = import_files(&[("a.json", first.as_bytes()), ("b.json", second.as_bytes())]).unwrap_err();
    assert_eq!(reasons.len(), 1);
    assert!(
        said(&reasons, "a.json", Some(1), Some("000007Y7"), |p| {
            matches!(p, Problem::Conflict { first, other, .. } if first == "10" && other == "11")
        }),
        "{reasons:#?}"
    );
    let later = second.replace("2025-05-09", "2025-06-01");
    for files in [[("a.json", &first), ("b.json", &later)], [("a.json", &later), ("b.json", &first)]] {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(n, t)| (*n, t.as_bytes())).collect();
        let intake = import_files(&files).unwrap();
        assert_eq!(intake.validated.components()[0].column.values(), [11.0]);
    }
}

#[test]
fn a_truncated_workbook_is_broken() {
    let whole = workbook(&population(&[&["0114A0010", "1", "1"]]));
    for cut in [whole.len() / 4, whole.len() / 2, whole.len() - 30] {
        let reasons = import_files(&[("table.xlsx", &whole[..cut])]).unwrap_err();
        assert_eq!(reasons.len(), 1, "{reasons:#?}");
        assert!(
            said(
                &reasons,
                "table.xlsx",
                None,
                None,
                |p| matches!(p, Problem::Broken { format, .. } if format == "xlsx")
            ),
            "{reasons:#?}"
        );
        assert!(reasons[0].sentence(Language::Sv).contains("table.xlsx: Filen ser ut att vara xlsx men är trasig"));
    }
}

#[test]
fn a_zip_bomb_is_refused_without_being_unpacked() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..600 {
        zip.write_all(&blank).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    let reasons = import_files(&[("bomb.xlsx", &bomb)]).unwrap_err();
    assert_eq!(reasons.len(), 1);
    assert!(matches!(&reasons[0].problem, Problem::TooLarge { .. }), "{reasons:#?}");
    assert_eq!(reasons[0].place.sheet.as_deref(), Some("xl/workbook.xml"));
}

#[test]
fn what_a_workbook_claims_about_its_texts_is_not_believed() {
    let place = segbar_dataset::Place::file("a");
    let rels = "xl/_rels/workbook.xml.rels";
    let packed = |strings: &str| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for member in unzip(&workbook(&population(&[&["0114A0010", "1", "1"]])), &place, |_| true).unwrap() {
            let mut text = String::from_utf8(member.bytes).unwrap();
            if member.name == rels {
                let related =
                    "<Relationship Id=\"rId9\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
                text = text.replace("</Relationships>", related);
            }
            text = text.replace("<c r=\"C6\"><v>1</v></c>", "<c r=\"C6\" t=\"s\"><v>0</v></c>");
            zip.start_file(member.name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(strings.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let many = packed("<sst count=\"999999999999999\" uniqueCount=\"999999999999999\"><si><t>..</t></si></sst>");
    let intake = import_files(&[("key.csv", KEY.as_bytes()), ("table.xlsx", &many)]).unwrap();
    let young = &intake.validated.components()[1].column;
    assert_eq!(young.cell(0), Err(segbar_domain::Missing::NotAvailable));
    let none = packed("<sst uniqueCount=\"1\"></sst>");
    let reasons = import_files(&[("key.csv", KEY.as_bytes()), ("table.xlsx", &none)]).unwrap_err();
    assert!(
        matches!(&reasons[..], [only] if matches!(&only.problem, Problem::Broken { error, .. } if error == "there is no shared text 0")),
        "{reasons:#?}"
    );
}

#[test]
fn an_empty_file_and_a_missing_one_and_a_strange_one_are_all_said() {
    let folder = tempfile::tempdir().unwrap();
    let empty = write(folder.path(), "tom.xlsx", b"");
    let strange = write(folder.path(), "bild.png", b"\x89PNG\r\n\x1a\n\0\0\0");
    let reasons = import(&[&empty, &strange]).unwrap_err();
    assert!(said(&reasons, "tom.xlsx", None, None, |p| *p == Problem::Empty {}));
    assert!(said(&reasons, "bild.png", None, None, |p| matches!(p, Problem::Unknown { .. })));
    let missing = folder.path().join("finns-inte.csv");
    let reasons = import(&[&missing]).unwrap_err();
    assert!(said(&reasons, "finns-inte.csv", None, None, |p| matches!(p, Problem::Unreadable { .. })));
}

#[test]
fn a_strange_file_in_a_folder_is_set_aside_and_the_rest_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "key.csv", KEY.as_bytes());
    write(folder.path(), "anteckningar.txt", "Ring SCB på måndag.\n".as_bytes());
    write(folder.path(), "lista.md", "[x] ladda ner nyckelfilen\n".as_bytes());
    write(folder.path(), ".DS_Store", b"\0\0");
    write(folder.path(), "annan.xlsx", &xlsx(&[&["Budget", "2022"], &["Hyra", "100"]]));
    let intake = import(&[folder.path()]).unwrap();
    assert_eq!(intake.files.len(), 1);
    let aside: Vec<_> = intake.set_aside.iter().map(|a| a.file.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(aside, ["annan.xlsx", "anteckningar.txt", "lista.md"]);
    // A damaged answer of PxWeb is an error in a folder too: it was meant.
    write(folder.path(), "svar.json", &answer("0114R001", "2022", "1").as_bytes()[..200]);
    let reasons = import(&[folder.path()]).unwrap_err();
    assert_eq!(reasons.len(), 1);
    assert!(said(&reasons, "svar.json", None, None, |p| matches!(p, Problem::Broken { .. })), "{reasons:#?}");
}

#[test]
fn a_copy_of_a_file_is_read_once() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.csv", KEY.as_bytes());
    write(folder.path(), "b.csv", KEY.as_bytes());
    let intake = import(&[folder.path()]).unwrap();
    assert_eq!(intake.files.len(), 1);
    assert!(
        matches!(&intake.set_aside[..], [only] if matches!(&only.reason.problem, Problem::SameFile { other } if other.ends_with("a.csv")))
    );
}

#[test]
#[cfg(unix)]
fn a_folder_without_permission_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let locked = folder.path().join("låst");
    std::fs::create_dir(&locked).unwrap();
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything; then the folder is only empty.
    let may_read = std::fs::read_dir(&locked).is_ok();
    let reasons = import(&[folder.path()]).unwrap_err();
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o755)).unwrap();
    if may_read {
        assert!(matches!(&reasons[..], [only] if only.problem == Problem::NothingToPublish {}), "{reasons:#?}");
        return;
    }
    assert!(said(&reasons, "låst", None, None, |p| matches!(p, Problem::Unreadable { .. })));
}

#[test]
fn a_key_file_in_which_an_area_does_not_nest_is_refused() {
    let key = KEY.replace("0114C1020,Torget,0114R002", "0115C1020,Torget,0114R002");
    let reasons = import_files(&[("key.csv", key.as_bytes())]).unwrap_err();
    assert!(
        said(&reasons, "key.csv", Some(4), Some("C"), |p| {
            matches!(p, Problem::NotNested { code, parent } if code == "0115C1020" && parent == "0114")
        }),
        "{reasons:#?}"
    );
    let key =
        format!("{KEY}0114,Upplands Väsby,0114A0010,Torget,0114R002\r\n0114,Upplands Väsby,0114X1,Torget,0114R002\r\n");
    let reasons = import_files(&[("key.csv", key.as_bytes())]).unwrap_err();
    assert!(said(&reasons, "key.csv", Some(5), Some("C"), |p| matches!(p, Problem::Duplicate { .. })));
    assert!(said(
        &reasons,
        "key.csv",
        Some(6),
        Some("C"),
        |p| matches!(p, Problem::NotACode { text } if text == "0114X1")
    ));
}
