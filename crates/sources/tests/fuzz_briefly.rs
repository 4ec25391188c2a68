//! Each reader of tables on thousands of damaged files, the same in every run: it must come back. The targets in
//! `fuzz/` do the same for as long as one likes.

mod common;

use common::{KEY, population, workbook};
use segbar_sources::input::unzip;
use segbar_sources::probe;
use std::io::{Cursor, Write};

/// A small generator (xorshift64*), so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }
}

/// What damage often looks like: signs of the syntaxes, numbers at the edge, letters of other encodings.
const PIECES: [&[u8]; 28] = [
    b"\"",
    b";",
    b",",
    b"\n",
    b"=",
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b"<c r=\"XFD1048576\"><v>1</v></c>",
    b"-1",
    b"NaN",
    b"1e400",
    b"99999999999999999999",
    b"..",
    b"\xff",
    b"\xc3",
    b"\0",
    b"null",
    b"2024",
    b"0114R001_RegSO2025",
    b"efter",
    b"<row r=\"4294967295\">",
    b"&#x0;",
    b"DATA=",
    b"u",
];

fn damaged(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 => bytes.truncate(at),
            2 => {
                let end = (at + chance.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => {
                let end = (at + chance.below(60)).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                let to = chance.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
    bytes
}

/// Runs a probe on damaged seeds. The seeds themselves must be read, and some of the damaged ones still.
fn survives(probe: fn(&[u8]) -> usize, seeds: &[&[u8]], rounds: usize) {
    let mut chance = Chance(0x5EED_0F5E_6BA2);
    let mut read = 0;
    for seed in seeds {
        assert!(probe(seed) > 0, "a sound seed is read: {}", String::from_utf8_lossy(&seed[..seed.len().min(80)]));
        for _ in 0..rounds / seeds.len() {
            let bytes = damaged(seed, &mut chance);
            read += usize::from(probe(&bytes) > 0);
            probe::any(&bytes);
        }
    }
    assert!(read > rounds / 100, "the damage is not always at the door: {read} of {rounds} were read");
}

fn sound_workbook() -> Vec<u8> {
    workbook(&population(&[&["0114A0010", "863", "46"], &["0114C1010", "1562", ".."]]))
}

#[test]
fn damaged_workbooks() {
    survives(probe::workbook, &[&sound_workbook()], 3_000);
}

#[test]
fn workbooks_with_damaged_sheets() {
    // Behind the checksums of the archive: the members are damaged and packed anew.
    let members = unzip(&sound_workbook(), &segbar_dataset::Place::file("a"), |_| true).unwrap();
    let mut chance = Chance(0x0BAD_5EE7);
    let mut read = 0;
    for _ in 0..3_000 {
        let broken = chance.below(members.len() * 2);
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (i, member) in members.iter().enumerate() {
            // The sheet, which sorts last, is damaged more often than the rest.
            let damage = i == broken || (broken >= members.len() && member.name.ends_with("sheet1.xml"));
            let bytes = if damage { damaged(&member.bytes, &mut chance) } else { member.bytes.clone() };
            zip.start_file(&member.name, stored).unwrap();
            zip.write_all(&bytes).unwrap();
        }
        read += usize::from(probe::workbook(&zip.finish().unwrap().into_inner()) > 0);
    }
    assert!(read > 100, "{read}");
}

#[test]
fn damaged_csv_files() {
    let flat =
        "region;ålder;kön;år;Folkmängden per region\n0114R001;totalt;totalt;2022;100\n0114R001;0-4 år;totalt;2022;7\n";
    let layout = "Folkmängden per region efter region, år, ålder och kön;;\n;;\n;2022;\n;totalt;0-4 år\n;totalt;totalt\n\
                  0114R001;100;7\n;;\nSenaste uppdatering:;;\n20240322 08:00;;\nIntern referenskod:;;\n000005FF;;\n";
    let own = "area,q1,q2,q3,q4,q5,year\n0114R001,10,20,30,40,50,2022\n";
    survives(probe::csv, &[KEY.as_bytes(), flat.as_bytes(), layout.as_bytes(), own.as_bytes()], 12_000);
}

#[test]
fn damaged_answers_of_pxweb_v1() {
    let seed = r#"{"columns":[{"code":"Region","text":"region","type":"d"},{"code":"Tid","text":"år","type":"t"},
        {"code":"000007Y7","text":"Folkmängd","type":"c"}],"data":[{"key":["0114R001","2022"],"values":["12"]},
        {"key":["0114R002_RegSO2025","2024"],"values":[".."]}],"metadata":[{"updated":"2025-05-09T06:00:00Z",
        "label":"Folkmängden per region efter region, ålder, kön och år"}]}"#;
    survives(probe::pxweb_v1, &[seed.as_bytes()], 5_000);
}

#[test]
fn damaged_json_stat() {
    let seed = r#"{"version":"2.0","class":"dataset","label":"x","updated":"2024-03-22T07:00:00Z","id":["Region","ContentsCode","Tid"],
        "size":[2,1,1],"role":{"time":["Tid"],"metric":["ContentsCode"]},"dimension":{"Region":{"label":"region","category":
        {"index":{"0114R001":0,"0114R002":1}}},"ContentsCode":{"label":"c","category":{"index":["000007Y7"]}},
        "Tid":{"label":"år","category":{"index":{"2022":0}}}},"value":{"0":1,"1":null},"status":{"1":".."}}"#;
    survives(probe::json_stat, &[seed.as_bytes()], 5_000);
}

#[test]
fn damaged_px_files() {
    let seed = "CHARSET=\"ANSI\";\nCODEPAGE=\"iso-8859-1\";\nMATRIX=\"FolkmDesoAldKon\";\nTITLE=\"Folkmängden\";\nCONTENTS=\"Folkmängden\";\n\
        STUB=\"region\";\nHEADING=\"år\";\nSTUB[en]=\"region\";\nHEADING[en]=\"year\";\nVALUES(\"region\")=\"a\",\"b\";\n\
        CODES(\"region\")=\"0114R001\",\"0114R002\";\nVALUES(\"år\")=\"2022\";\nTIMEVAL(\"år\")=TLIST(A1),\"2022\";\n\
        LAST-UPDATED(\"x\")=\"20240322 08:00\";\nDATA=\n100\n\"..\";\n";
    survives(probe::px, &[seed.as_bytes()], 8_000);
}
