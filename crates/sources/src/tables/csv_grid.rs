//! A CSV file as rows of cells: any of the usual separators, any of the usual encodings.

use super::grid::{Grid, GridCell};
use super::raw::MAX_CELLS;
use crate::text::decode;
use segbar_dataset::{Place, Problem, Reason};
use std::collections::BTreeMap;

/// The separators in order of preference; a semicolon file may have decimal commas in every row.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// How much of a file [`head`] reads.
const HEAD_BYTES: usize = 256 * 1024;
const HEAD_ROWS: usize = 100;

/// Reads the cells. Cells that hold nothing but blanks are empty.
///
/// # Errors
/// [`Problem::Broken`] for quotes that never end and the like, [`Problem::TooLarge`] for too many cells.
pub fn read(bytes: &[u8], place: &Place) -> Result<Grid, Reason> {
    read_rows(bytes, place, usize::MAX)
}

/// Reads the first rows: enough to tell what a file is, without reading all of a large one that is nothing of ours.
///
/// # Errors
/// As [`read`].
pub fn head(bytes: &[u8], place: &Place) -> Result<Grid, Reason> {
    // A cut in the middle of a letter would make UTF-8 look like another encoding.
    let cut = bytes.len().min(HEAD_BYTES);
    let end = bytes[..cut].iter().rposition(|b| *b == b'\n').filter(|_| cut < bytes.len()).map_or(cut, |i| i + 1);
    read_rows(&bytes[..end], place, HEAD_ROWS)
}

fn read_rows(bytes: &[u8], place: &Place, rows: usize) -> Result<Grid, Reason> {
    let text = decode(bytes);
    // One kind of line end, so that lines can be counted.
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = csv::StringRecord::new();
    let mut count = 0;
    let (mut line, mut counted) = (1, 0);
    loop {
        let more = reader
            .read_record(&mut record)
            .map_err(|error| Problem::Broken { format: "CSV".into(), error: error.to_string() }.at(place.clone()))?;
        if !more || grid.rows.len() > rows {
            return Ok(grid);
        }
        // The csv crate places a record before the empty lines above it; its line is counted here.
        let before = record.position().map_or(0, |p| p.byte() as usize).clamp(counted, text.len());
        let start = before + text.as_bytes()[before..].iter().take_while(|b| **b == b'\n').count();
        line += text.as_bytes()[counted..start].iter().filter(|b| **b == b'\n').count() as u32;
        counted = start;
        let row = line;
        for (column, text) in record.iter().enumerate() {
            let text = text.trim();
            if !text.is_empty() {
                count += 1;
                if !grid.push(row, column as u32, GridCell::Text(text.into())) {
                    let error = format!("line {row}");
                    return Err(Problem::Broken { format: "CSV".into(), error }.at(place.clone().row(row.into())));
                }
            }
        }
        if count > MAX_CELLS {
            return Err(Problem::TooLarge { what: place.file.clone(), limit: MAX_CELLS.to_string() }.at(place.clone()));
        }
    }
}

/// The separator that splits the most of the first lines into the same number of cells.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(60).collect();
    let coverage = |separator: u8| {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for line in &lines {
            let mut quoted = false;
            let split = line.bytes().filter(|b| {
                quoted ^= *b == b'"';
                !quoted && *b == separator
            });
            *counts.entry(split.count()).or_default() += 1;
        }
        counts.iter().filter(|(count, _)| **count > 0).map(|(_, lines)| *lines).max().unwrap_or(0)
    };
    let best = SEPARATORS.into_iter().map(coverage).max().unwrap_or(0);
    SEPARATORS.into_iter().find(|s| coverage(*s) == best).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_found_in_spite_of_decimal_commas_and_titles() {
        assert_eq!(separator("Folkmängd efter region, år och kön\n\na;b\n1,5;2\n2,5;3\n"), b';');
        assert_eq!(separator("a\tb\n1,5\t2\n"), b'\t');
        assert_eq!(separator("\"region\",\"Antal 2022\"\n\"0114; x\",5\n"), b',');
    }

    #[test]
    fn rows_keep_the_number_of_their_line() {
        for text in ["a,b\n,\n\nc,d\n", "a,b\r\n,\r\n\r\nc,d\r\n"] {
            let grid = read(text.as_bytes(), &Place::file("x.csv")).unwrap();
            assert_eq!(grid.rows.iter().map(|r| r.number).collect::<Vec<_>>(), [1, 4], "{text:?}");
        }
        let quoted = read("\n\"a\nb\",c\n\n\nd\n".as_bytes(), &Place::file("x.csv")).unwrap();
        assert_eq!(quoted.rows.iter().map(|r| r.number).collect::<Vec<_>>(), [2, 6]);
    }
}
