//! The layout of SCB's exports, in a spreadsheet or as CSV with the same rows.
//!
//! ```text
//! Folkmängden per region efter region, år, ålder och kön      title: names the dimensions, stub columns first
//!
//!            2022                                              one header row per dimension; an empty cell means
//!            totalt   0-4 år                                   "same as to the left"
//! 0114A0010     863       46                                   stub columns; an empty cell means "same as above"
//!
//! (footnotes)                                                  after the first empty row
//! Senaste uppdatering:
//! 20240322 08:00
//! Intern referenskod:
//! 000005FF
//! ```

use super::cells::Cells;
use super::grid::{Grid, GridRow};
use super::raw::{MAX_CELLS, Places, RawDimension, RawLabel, RawTable, Role};
use segbar_dataset::{Place, Problem, Reason};
use std::collections::HashMap;
use std::sync::Arc;

/// Reads a sheet in the layout of SCB's exports. `None` when it has not that layout.
///
/// # Errors
/// Cells without a header, values without a stub, too many cells.
pub fn read(grid: &Grid, place: &Place, format: &'static str) -> Result<Option<RawTable>, Vec<Reason>> {
    let Some(layout) = Layout::of(grid) else {
        return Ok(None);
    };
    let mut table = RawTable {
        place: place.clone(),
        format,
        title: layout.title.clone(),
        dimensions: dimensions(&layout).into_iter().map(Arc::new).collect(),
        cells: Cells::default(),
        texts: vec![],
        references: vec![],
        updated: None,
        places: Places::Spreadsheet,
    };
    let mut reasons = Vec::new();
    let header = header_positions(&layout, &mut table);
    let footnotes = read_rows(&layout, &header, &mut table, &mut reasons);
    read_footnotes(footnotes, &mut table);
    if reasons.is_empty() { Ok(Some(table)) } else { Err(reasons) }
}

/// Where the parts of the sheet are.
struct Layout<'a> {
    title: String,
    headers: &'a [GridRow],
    body: &'a [GridRow],
    /// The first column with data; those before are stub columns.
    first: u32,
    last: u32,
}

impl<'a> Layout<'a> {
    fn of(grid: &'a Grid) -> Option<Self> {
        let rows = &grid.rows;
        let titled = rows.first().is_some_and(|row| row.first_column() == 0 && row.cells.len() == 1);
        let (title, rows) = if titled { (rows[0].text(0), &rows[1..]) } else { (String::new(), &rows[..]) };
        let until = rows.iter().position(|row| row.first_column() == 0)?;
        let (headers, body) = rows.split_at(until);
        let first = headers.iter().map(GridRow::first_column).min()?;
        let last = headers.iter().map(GridRow::last_column).max()?;
        Some(Layout { title, headers, body, first, last })
    }
}

/// The dimensions with the names that the title gives them: stub columns first, then header rows.
fn dimensions(layout: &Layout) -> Vec<RawDimension> {
    let n = layout.first as usize + layout.headers.len();
    let names = dimension_names(&layout.title, n);
    (0..n)
        .map(|i| {
            let names: Vec<String> = names.get(i).cloned().into_iter().collect();
            // Without a title a single stub column can only be the areas.
            let role = (names.is_empty() && layout.first == 1 && i == 0).then_some(Role::Area);
            RawDimension { names, role, labels: vec![] }
        })
        .collect()
}

/// The names after "efter" or "by" in a title, when they are exactly `n`.
fn dimension_names(title: &str, n: usize) -> Vec<String> {
    let pieces = [(" efter ", " och "), (" by ", " and ")].into_iter().flat_map(|(by, and)| {
        title.match_indices(by).map(move |(at, _)| (&title[at + by.len()..], and)).collect::<Vec<_>>()
    });
    for (list, and) in pieces {
        let commas: Vec<&str> = list.split(", ").collect();
        let Some((last, before)) = commas.split_last() else { continue };
        // The last "och" separates two names; others can be part of one ("kön och ålder" is never one).
        let (a, b) = last.rsplit_once(and).map_or((*last, None), |(a, b)| (a, Some(b)));
        let names: Vec<String> =
            before.iter().copied().chain([a]).chain(b).map(|name| name.trim().to_owned()).collect();
        if names.len() == n {
            return names;
        }
    }
    vec![]
}

/// For each data column the label position per header row; fills the labels of the header dimensions.
fn header_positions(layout: &Layout, table: &mut RawTable) -> Vec<Vec<u32>> {
    let width = (layout.last - layout.first + 1) as usize;
    let mut positions = vec![vec![0; layout.headers.len()]; width];
    for (h, row) in layout.headers.iter().enumerate() {
        let dimension = Arc::make_mut(&mut table.dimensions[layout.first as usize + h]);
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut cells = row.cells.iter().peekable();
        let mut current: Option<u32> = None;
        for (i, position) in positions.iter_mut().enumerate() {
            let column = layout.first + i as u32;
            if let Some((_, cell)) = cells.next_if(|(c, _)| *c == column) {
                let text = cell.text();
                let label = *known.entry(text).or_insert_with_key(|text| {
                    dimension.labels.push(RawLabel::new(vec![text.clone()], row.number, column));
                    dimension.labels.len() as u32 - 1
                });
                current = Some(label);
            }
            position[h] = current.unwrap_or_else(|| {
                // A column left of the first header of this row: an empty label, which no table knows.
                dimension.labels.push(RawLabel::new(vec![String::new()], row.number, column));
                dimension.labels.len() as u32 - 1
            });
        }
    }
    positions
}

/// Reads the data rows and returns the rows after them.
fn read_rows<'a>(
    layout: &Layout<'a>,
    header: &[Vec<u32>],
    table: &mut RawTable,
    reasons: &mut Vec<Reason>,
) -> &'a [GridRow] {
    let stubs = layout.first as usize;
    let mut known: Vec<HashMap<String, u32>> = vec![HashMap::new(); stubs];
    let mut stub: Vec<Option<u32>> = vec![None; stubs];
    // An empty row ends the data; in CSV the footnotes may follow at once, without a value in a data column.
    let mut end =
        layout.body.windows(2).position(|w| w[1].number != w[0].number + 1).map_or(layout.body.len(), |i| i + 1);
    while end > 0 && layout.body[end - 1].last_column() < layout.first {
        end -= 1;
    }
    table.cells = Cells::sheet(header.iter().zip(layout.first..).map(|(labels, column)| (column, &labels[..])));
    for row in &layout.body[..end] {
        for (column, slot) in stub.iter_mut().enumerate() {
            if let Some(cell) = row.cell(column as u32) {
                let labels = &mut Arc::make_mut(&mut table.dimensions[column]).labels;
                *slot = Some(*known[column].entry(cell.text()).or_insert_with_key(|text| {
                    labels.push(RawLabel::new(vec![text.clone()], row.number, column as u32));
                    labels.len() as u32 - 1
                }));
            }
        }
        for (column, cell) in row.cells.iter().filter(|(c, _)| *c > layout.last) {
            let problem = Problem::UnknownHeader { found: String::new(), expected: cell.text() };
            reasons.push(problem.at(table.place_at(row.number, *column)));
        }
        if table.cells.len() + header.len() > MAX_CELLS {
            let what = table.place.file.clone();
            reasons.push(Problem::TooLarge { what, limit: MAX_CELLS.to_string() }.at(table.place.clone()));
            break;
        }
        let mut cells = row.cells.iter().skip_while(|(c, _)| *c < layout.first).peekable();
        table.cells.row(row.number, stub.iter().map(|s| s.unwrap_or(u32::MAX)));
        for column in (layout.first..).take(header.len()) {
            let value = match cells.next_if(|(c, _)| *c == column) {
                Some((_, cell)) => cell.value(&mut table.texts),
                None => super::raw::value_of("", &mut table.texts),
            };
            table.cells.push(value);
        }
    }
    &layout.body[end..]
}

/// The stamp and the reference code among the footnotes.
fn read_footnotes(rows: &[GridRow], table: &mut RawTable) {
    let texts: Vec<String> = rows.iter().map(|row| row.text(0)).collect();
    let after = |headings: [&str; 2]| {
        let at = texts.iter().position(|t| headings.contains(&t.to_lowercase().as_str()))?;
        Some(&texts[at + 1..])
    };
    if let Some(rest) = after(["senaste uppdatering:", "latest update:"]) {
        // One stamp, or one after the name of each content: the latest counts for the table.
        let stamps = rest
            .iter()
            .take_while(|t| !matches!(t.to_lowercase().as_str(), "källa:" | "source:"))
            .filter(|t| super::stamp::Stamp::parse(t).is_some());
        table.updated = stamps.max_by_key(|t| super::stamp::Stamp::parse(t)).cloned();
    }
    if let Some(code) = after(["intern referenskod:", "internal reference code:"]).and_then(<[String]>::first) {
        table.references.push(code.trim().to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_names_the_dimensions_in_order() {
        assert_eq!(
            dimension_names("Folkmängden per region efter region, år, ålder och kön", 4),
            ["region", "år", "ålder", "kön"]
        );
        assert_eq!(
            dimension_names("Antal hushåll efter region, år och hushållstyp", 3),
            ["region", "år", "hushållstyp"]
        );
        assert_eq!(dimension_names("Households by region, year and type", 3), ["region", "year", "type"]);
        assert!(dimension_names("Antal hushåll efter region och år", 3).is_empty());
    }
}
