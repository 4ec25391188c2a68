//! Small files for tests, and what a test looks at.
#![allow(dead_code, reason = "each test file uses a part of this")]

use segbar_dataset::{Problem, Reason};
use segbar_sources::{Intake, Silent, read};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

/// Imports paths.
pub fn import(paths: &[&Path]) -> Result<Intake, Vec<Reason>> {
    let paths: Vec<PathBuf> = paths.iter().map(|p| (*p).to_owned()).collect();
    read(&paths, &[], &Silent)
}

/// Writes files into a new folder and imports them, each named.
pub fn import_files(files: &[(&str, &[u8])]) -> Result<Intake, Vec<Reason>> {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = files.iter().map(|(name, bytes)| write(folder.path(), name, bytes)).collect();
    read(&paths, &[], &Silent)
}

/// Writes a file.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// A workbook with one sheet. Cells that are numbers become numbers, the empty text no cell, others texts.
pub fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let mut sheet = String::new();
    for (r, row) in rows.iter().enumerate() {
        sheet.push_str(&format!("<row r=\"{}\">", r + 1));
        for (c, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let at = format!("{}{}", segbar_dataset::Place::letters(c), r + 1);
            if text.parse::<f64>().is_ok() && !text.starts_with('0') {
                sheet.push_str(&format!("<c r=\"{at}\"><v>{text}</v></c>"));
            } else {
                sheet.push_str(&format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"));
            }
        }
        sheet.push_str("</row>");
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let members = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>")),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{text}").as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A key file of three DeSO in two RegSO of one municipality.
pub const KEY: &str = "Kommun,Kommunnamn,DeSO_2018,RegSO_2020,RegSOkod_2020\r\n\
    0114,Upplands Väsby,0114A0010,Landet,0114R001\r\n\
    0114,Upplands Väsby,0114C1010,Torget,0114R002\r\n\
    0114,Upplands Väsby,0114C1020,Torget,0114R002\r\n";

/// Rows of a population export with these data rows.
pub fn population<'a>(data: &[&'a [&'a str]]) -> Vec<Vec<&'a str>> {
    let mut rows: Vec<Vec<&str>> = vec![
        vec!["Folkmängden per region efter region, år, ålder och kön"],
        vec![],
        vec!["", "2022"],
        vec!["", "totalt", "0-4 år"],
        vec!["", "totalt", "totalt"],
    ];
    rows.extend(data.iter().map(|row| row.to_vec()));
    rows.extend([vec![], vec!["Senaste uppdatering:"], vec!["20240322 08:00"], vec![]]);
    rows.extend([vec!["Intern referenskod:"], vec!["000005FF"]]);
    rows
}

/// The workbook of such rows.
pub fn workbook(rows: &[Vec<&str>]) -> Vec<u8> {
    xlsx(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// Whether a reason of this kind is said at this row and column of the file.
pub fn said(
    reasons: &[Reason],
    file: &str,
    row: Option<u64>,
    column: Option<&str>,
    is: impl Fn(&Problem) -> bool,
) -> bool {
    reasons.iter().any(|reason| {
        reason.place.file.ends_with(file)
            && reason.place.row == row
            && reason.place.column.as_deref() == column
            && is(&reason.problem)
    })
}
