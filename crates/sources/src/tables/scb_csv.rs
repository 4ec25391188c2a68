//! CSV of SCB: the layout of the workbooks, or PxWeb's own with one header row and the stub repeated in every row.
//!
//! ```text
//! "region","kön","Folkmängd 2021","Folkmängd 2022"          headings joined with blanks
//! "0114 Upplands Väsby","män",23810,24080
//!
//! region;ålder;kön;år;Folkmängd                             one row per value
//! 0114;0-4 år;män;2022;1488
//! ```

use super::cells::Cells;
use super::grid::{Grid, GridRow};
use super::raw::{MAX_CELLS, Places, RawDimension, RawLabel, RawTable, Role};
use super::{scb_layout, words};
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::Catalogue;
use segbar_domain::Period;
use segbar_domain::catalogue::{SourceTable, table::is_named};
use std::collections::HashMap;
use std::sync::Arc;

/// Reads the table of a CSV file; `None` when it has neither layout.
///
/// # Errors
/// Those of the layout; headers that fit no table though the rest does.
pub fn read(grid: &Grid, place: &Place, catalogue: &Catalogue) -> Result<Option<RawTable>, Vec<Reason>> {
    let titled = grid.rows.first().is_some_and(|row| row.cells.len() == 1 && row.first_column() == 0);
    let rows = if titled { &grid.rows[1..] } else { &grid.rows[..] };
    match rows.first() {
        None => Ok(None),
        Some(header) if header.first_column() > 0 => scb_layout::read(grid, place, "scb_csv"),
        Some(header) => {
            let title = if titled { grid.rows[0].text(0) } else { String::new() };
            read_flat(title, header, &rows[1..], place, catalogue)
        }
    }
}

/// A heading taken apart: what each piece is, and its words.
type Split = Vec<(Piece, String)>;

/// What a word of a heading is, inside one table of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Piece {
    Contents,
    Time,
    Dimension(String),
}

fn read_flat(
    title: String,
    header: &GridRow,
    rows: &[GridRow],
    place: &Place,
    catalogue: &Catalogue,
) -> Result<Option<RawTable>, Vec<Reason>> {
    let is_stub = |name: &str| {
        words::role_of(name).is_some() || catalogue.tables().iter().any(|t| t.dimension_named(name).is_some())
    };
    let stubs: Vec<u32> = header.cells.iter().take_while(|(_, c)| is_stub(&c.text())).map(|(c, _)| *c).collect();
    let stub_names: Vec<String> = stubs.iter().map(|c| header.text(*c)).collect();
    let headings: Vec<(u32, String)> =
        header.cells.iter().skip(stubs.len()).map(|(c, cell)| (*c, cell.text())).collect();
    if headings.is_empty() || !stub_names.iter().any(|name| words::role_of(name) == Some(Role::Area)) {
        return Ok(None);
    }
    let fits = catalogue.tables().iter().filter_map(|table| {
        let known = |name: &String| words::role_of(name).is_some() || table.dimension_named(name).is_some();
        let split: Option<Vec<_>> = headings.iter().map(|(_, text)| split_heading(table, text)).collect();
        let split = split.filter(|_| stub_names.iter().all(known))?;
        let kinds = |pieces: &[(Piece, String)]| pieces.iter().map(|(p, _)| p.clone()).collect::<Vec<_>>();
        let same = split.iter().all(|pieces| kinds(pieces) == kinds(&split[0]));
        same.then_some((table, split))
    });
    let mut fits: Vec<(&SourceTable, Vec<Split>)> = fits.collect();
    let lower = title.to_lowercase();
    let titled = |table: &SourceTable| table.titles.iter().any(|t| lower.starts_with(&t.to_lowercase()));
    if fits.iter().any(|(table, _)| titled(table)) {
        fits.retain(|(table, _)| titled(table));
    }
    // The table with the fewest dimensions that the file has not: otherwise a cut of any table could be meant.
    let absent = |table: &SourceTable| {
        table.dimensions.iter().filter(|d| !stub_names.iter().any(|n| is_named(&d.names, n))).count()
    };
    fits.sort_by_key(|(table, _)| absent(table));
    if let [(a, _), (b, _), ..] = &fits[..]
        && absent(a) == absent(b)
        && !titled(a)
    {
        // "Antal 2022" without a title could be several tables: nothing is guessed.
        let words: Vec<String> = header.cells.iter().map(|(_, cell)| cell.text()).collect();
        return Err(vec![
            Problem::UnknownTable { title: words.join(", ") }.at(place.clone().row(header.number.into())),
        ]);
    }
    let Some((table, split)) = fits.into_iter().next() else {
        let (column, found) = headings[0].clone();
        let known = catalogue.tables().iter().any(titled);
        let problem = Problem::UnknownHeader { found, expected: "tabellinnehåll och år".into() };
        let at = place.clone().row(header.number.into()).column(Place::letters(column as usize));
        return if known { Err(vec![problem.at(at)]) } else { Ok(None) };
    };
    let mut out = RawTable {
        place: place.clone(),
        format: "scb_csv",
        title,
        dimensions: stub_names
            .iter()
            .map(|name| Arc::new(RawDimension { names: vec![name.clone()], ..Default::default() }))
            .collect(),
        cells: Cells::default(),
        texts: vec![],
        references: vec![table.id.clone()],
        updated: None,
        places: Places::Spreadsheet,
    };
    let columns = heading_positions(&mut out, header, &headings, &split);
    read_rows(&mut out, rows, &stubs, &headings, &columns)?;
    Ok(Some(out))
}

/// Splits a heading into contents, year and values of dimensions, in whatever order, each at most once.
fn split_heading(table: &SourceTable, text: &str) -> Option<Split> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > 24 {
        return None;
    }
    let mut pieces: Split = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // The longest run of words that means something wins: "övriga världen inkl. uppgift saknas" before "övriga".
        let (piece, run, next) = (at + 1..=words.len()).rev().find_map(|end| {
            let run = words[at..end].join(" ");
            let taken = |piece: &Piece| pieces.iter().any(|(p, _)| p == piece);
            let piece = if run.parse::<Period>().is_ok() {
                Piece::Time
            } else if table.contents_named(&run).next().is_some() {
                Piece::Contents
            } else {
                let free = |id: &str| !taken(&Piece::Dimension(id.to_owned()));
                let dimension = table.dimensions.iter().find(|d| free(&d.id) && d.value_named(&run).is_some())?;
                Piece::Dimension(dimension.id.clone())
            };
            (!taken(&piece)).then_some((piece, run, end))
        })?;
        pieces.push((piece, run));
        at = next;
    }
    Some(pieces)
}

/// Adds the dimensions of the headings; for each value column its label positions.
fn heading_positions(
    out: &mut RawTable,
    header: &GridRow,
    headings: &[(u32, String)],
    split: &[Split],
) -> Vec<Vec<u32>> {
    let stubs = out.dimensions.len();
    for (piece, _) in &split[0] {
        let (names, role) = match piece {
            Piece::Contents => (vec!["tabellinnehåll".to_owned()], Some(Role::Contents)),
            Piece::Time => (vec!["år".to_owned()], Some(Role::Time)),
            Piece::Dimension(id) => (vec![id.clone()], None),
        };
        out.dimensions.push(Arc::new(RawDimension { names, role, labels: vec![] }));
    }
    let columns = headings.iter().zip(split);
    columns
        .map(|((column, _), pieces)| {
            let labels = pieces.iter().enumerate().map(|(i, (_, text))| {
                let labels = &mut Arc::make_mut(&mut out.dimensions[stubs + i]).labels;
                labels.iter().position(|l| l.shown() == text).unwrap_or_else(|| {
                    labels.push(RawLabel::new(vec![text.clone()], header.number, *column));
                    labels.len() - 1
                }) as u32
            });
            labels.collect()
        })
        .collect()
}

fn read_rows(
    out: &mut RawTable,
    rows: &[GridRow],
    stubs: &[u32],
    headings: &[(u32, String)],
    columns: &[Vec<u32>],
) -> Result<(), Vec<Reason>> {
    let mut known: Vec<HashMap<String, u32>> = vec![HashMap::new(); stubs.len()];
    let last = headings.last().map_or(0, |(c, _)| *c);
    let mut reasons = Vec::new();
    // An empty line ends the data, footnotes follow.
    let end = rows.windows(2).position(|w| w[1].number != w[0].number + 1).map_or(rows.len(), |i| i + 1);
    out.cells = Cells::sheet(headings.iter().zip(columns).map(|((column, _), labels)| (*column, &labels[..])));
    for row in &rows[..end] {
        if out.cells.len() + columns.len() > MAX_CELLS {
            let what = out.place.file.clone();
            reasons.push(Problem::TooLarge { what, limit: MAX_CELLS.to_string() }.at(out.place.clone()));
            break;
        }
        if row.last_column() > last {
            let (column, found) = (row.last_column(), row.text(row.last_column()));
            let problem = Problem::UnknownHeader { found: String::new(), expected: found };
            reasons.push(problem.at(out.place_at(row.number, column)));
        }
        let stub: Vec<u32> = stubs
            .iter()
            .enumerate()
            .map(|(i, column)| {
                let labels = &mut Arc::make_mut(&mut out.dimensions[i]).labels;
                *known[i].entry(row.text(*column)).or_insert_with_key(|text| {
                    labels.push(RawLabel::new(vec![text.clone()], row.number, *column));
                    labels.len() as u32 - 1
                })
            })
            .collect();
        out.cells.row(row.number, stub);
        for (column, _) in headings {
            let value = match row.cell(*column) {
                Some(cell) => cell.value(&mut out.texts),
                None => super::raw::value_of("", &mut out.texts),
            };
            out.cells.push(value);
        }
    }
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}
