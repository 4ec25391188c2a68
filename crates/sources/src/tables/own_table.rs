//! A table that a user supplies: CSV with the columns `area`, `q1` … `q5` (numbers of persons per income quintile) and
//! `year`.

use super::cells::Cells;
use super::grid::Grid;
use super::raw::{Places, RawDimension, RawLabel, RawTable, Role, value_of};
use segbar_dataset::{Place, Problem, Reason};
use std::collections::HashMap;
use std::sync::Arc;

/// Whether the header row is that of an own table.
pub fn looks_like(grid: &Grid) -> bool {
    let Some(header) = grid.rows.first() else {
        return false;
    };
    let names: Vec<String> = header.cells.iter().map(|(_, c)| c.text().to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|n| n == name);
    (has("area") || has("område")) && ["q1", "q2", "q3", "q4", "q5"].into_iter().all(has)
}

/// Reads the table.
///
/// # Errors
/// [`Problem::MissingDimension`] without a year, [`Problem::UnknownHeader`] for other columns.
pub fn read(grid: &Grid, place: &Place) -> Result<RawTable, Vec<Reason>> {
    let Some(header) = grid.rows.first() else {
        return Err(vec![Problem::Empty {}.at(place.clone())]);
    };
    let here = |row: u32, column: u32| place.clone().row(row.into()).column(Place::letters(column as usize));
    let (mut area, mut year, mut contents, mut reasons) = (None, None, vec![], vec![]);
    for (column, cell) in &header.cells {
        let name = cell.text().to_lowercase();
        match name.as_str() {
            "area" | "område" => area = Some(*column),
            "year" | "år" => year = Some(*column),
            "name" | "namn" => {}
            "q1" | "q2" | "q3" | "q4" | "q5" => contents.push((*column, name)),
            _ => {
                let expected = "area, name, q1, q2, q3, q4, q5, year".into();
                reasons.push(Problem::UnknownHeader { found: cell.text(), expected }.at(here(header.number, *column)));
            }
        }
    }
    let (Some(area), Some(year)) = (area, year) else {
        let dimension = if area.is_none() { "area" } else { "year (år)" };
        reasons.push(
            Problem::MissingDimension { dimension: dimension.into() }.at(place.clone().row(header.number.into())),
        );
        return Err(reasons);
    };
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let labels = contents.iter().map(|(c, name)| RawLabel::new(vec![name.clone()], header.number, *c)).collect();
    let dimension = |name: &str, role, labels| RawDimension { names: vec![name.into()], role: Some(role), labels };
    let mut dimensions = vec![
        dimension("area", Role::Area, vec![]),
        dimension("year", Role::Time, vec![]),
        dimension("contents", Role::Contents, labels),
    ];
    let mut known: [HashMap<String, u32>; 2] = Default::default();
    let columns: Vec<(u32, [u32; 1])> = contents.iter().zip(0..).map(|((column, _), i)| (*column, [i])).collect();
    let mut cells = Cells::sheet(columns.iter().map(|(column, label)| (*column, &label[..])));
    let mut texts = vec![];
    for row in &grid.rows[1..] {
        let key = [area, year].into_iter().enumerate().map(|(i, column)| {
            let labels = &mut dimensions[i].labels;
            *known[i].entry(row.text(column)).or_insert_with_key(|text| {
                labels.push(RawLabel::new(vec![text.clone()], row.number, column));
                labels.len() as u32 - 1
            })
        });
        cells.row(row.number, key);
        for (column, _) in &contents {
            cells.push(match row.cell(*column) {
                Some(cell) => cell.value(&mut texts),
                None => value_of("", &mut texts),
            });
        }
    }
    Ok(RawTable {
        place: place.clone(),
        format: "own_table",
        title: "area,q1,q2,q3,q4,q5".into(),
        dimensions: dimensions.into_iter().map(Arc::new).collect(),
        cells,
        texts,
        references: vec!["own_income_quintiles".into()],
        updated: None,
        places: Places::Spreadsheet,
    })
}
