//! SCB's key files (koppling): which DeSO lies in which RegSO, and which RegSO in which municipality, with names.
//!
//! ```text
//! Kommun,Kommunnamn,DeSO_2018,RegSO_2020,RegSOkod_2020
//! 0114,Upplands Väsby,0114C1010,Bollstanäs,0114R001
//! ```
//! The workbooks have the same columns after rows of explanation.

use crate::tables::grid::{Grid, GridRow};
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::{AreaCode, Level, Vintage};
use std::collections::BTreeMap;

/// What a key file says.
#[derive(Clone, Debug)]
pub struct Key {
    /// Where it was read.
    pub place: Place,
    /// `DeSO_2018` or `DeSO_2025`.
    pub deso: Vintage,
    /// `RegSO_2020` or `RegSO_2025`.
    pub regso: Vintage,
    /// DeSO → RegSO.
    pub deso_in: BTreeMap<AreaCode, AreaCode>,
    /// RegSO → its name.
    pub regso_names: BTreeMap<AreaCode, String>,
    /// Municipality → its name.
    pub municipality_names: BTreeMap<AreaCode, String>,
}

/// The columns of a key file.
struct Columns {
    municipality: u32,
    municipality_name: u32,
    deso: u32,
    regso: u32,
    regso_name: u32,
    deso_vintage: Vintage,
    regso_vintage: Vintage,
}

/// How far down the header may stand.
const HEADER_WITHIN: usize = 30;

/// Whether a sheet is a key file: a row has both DeSO and RegSO columns.
pub fn looks_like(grid: &Grid) -> bool {
    header(grid).is_some()
}

fn header(grid: &Grid) -> Option<(usize, &GridRow)> {
    let names = |row: &GridRow| row.cells.iter().map(|(_, c)| c.text().to_lowercase()).collect::<Vec<_>>();
    grid.rows.iter().take(HEADER_WITHIN).enumerate().find(|(_, row)| {
        let names = names(row);
        names.len() >= 3 && names.iter().any(|n| n.starts_with("deso")) && names.iter().any(|n| n.starts_with("regso"))
    })
}

/// Reads a key file.
///
/// # Errors
/// All of: header not understood, codes of the wrong form, areas that do not nest, two RegSO for one DeSO.
pub fn read(grid: &Grid, place: &Place) -> Result<Key, Vec<Reason>> {
    let Some((at, header)) = header(grid) else {
        return Err(vec![Problem::UnknownHeader { found: String::new(), expected: EXPECTED.into() }.at(place.clone())]);
    };
    let columns = columns(header, &grid.rows[at + 1..], place).map_err(|reason| vec![reason])?;
    let mut key = Key {
        place: place.clone(),
        deso: columns.deso_vintage.clone(),
        regso: columns.regso_vintage.clone(),
        deso_in: BTreeMap::new(),
        regso_names: BTreeMap::new(),
        municipality_names: BTreeMap::new(),
    };
    let mut reasons = Vec::new();
    for row in &grid.rows[at + 1..] {
        read_row(row, &columns, &mut key, &mut reasons);
    }
    if key.deso_in.is_empty() && reasons.is_empty() {
        reasons.push(Problem::Empty {}.at(place.clone()));
    }
    if reasons.is_empty() { Ok(key) } else { Err(reasons) }
}

const EXPECTED: &str = "Kommun, Kommunnamn, DeSO_2018, RegSO_2020, RegSOkod_2020";

fn columns(header: &GridRow, rows: &[GridRow], place: &Place) -> Result<Columns, Reason> {
    // A column is told by its name and by what stands below it: editions name code and name columns differently.
    let below = |column: u32, fits: &dyn Fn(&str) -> bool| {
        let texts: Vec<String> = rows.iter().take(20).map(|r| r.text(column)).collect();
        !texts.is_empty() && texts.iter().filter(|t| fits(t)).count() * 2 > texts.len()
    };
    let code_of = |level: Level| move |text: &str| AreaCode::parse(level, text).is_some();
    let find = |begins: &str, code: Option<Level>| {
        let named = header.cells.iter().filter(|(_, c)| c.text().to_lowercase().starts_with(begins));
        let fits = |column: &u32| match code {
            Some(level) => below(*column, &code_of(level)),
            None => !below(*column, &|t| AreaCode::level_of(&pad(t)).is_some()),
        };
        named.map(|(column, _)| *column).find(fits)
    };
    let numbered = |column: u32| below(column, &|t| AreaCode::parse(Level::Municipality, &pad(t)).is_some());
    let municipality = header.cells.iter().filter(|(_, c)| c.text().to_lowercase().starts_with("kommun"));
    let municipality = municipality.map(|(c, _)| *c).find(|c| numbered(*c));
    let missing = |what: &str| {
        let names: Vec<String> = header.cells.iter().map(|(_, c)| c.text()).collect();
        Problem::UnknownHeader { found: names.join(", "), expected: format!("{EXPECTED} ({what})") }
            .at(place.clone().row(header.number.into()))
    };
    let year_of = |column: u32, level: Level, known: [u16; 2]| {
        // The year may stand in the header of another column of the same level, or in the file's name.
        let same_level =
            header.cells.iter().map(|(_, c)| c.text()).filter(|t| t.to_lowercase().starts_with(level.id()));
        let candidates: Vec<String> =
            std::iter::once(header.text(column)).chain(same_level).chain([place.file.clone()]).collect();
        let text = candidates.join(" ");
        known.into_iter().find(|year| text.contains(&year.to_string()))
    };
    let deso = find("deso", Some(Level::Deso)).ok_or_else(|| missing("DeSO"))?;
    let regso = find("regso", Some(Level::Regso)).ok_or_else(|| missing("RegSOkod"))?;
    let unknown = |level: &str| {
        Problem::UnknownVintage { level: level.into(), hint: header.text(deso) }
            .at(place.clone().row(header.number.into()))
    };
    let deso_year = year_of(deso, Level::Deso, [2018, 2025]).ok_or_else(|| unknown("DeSO"))?;
    let deso_vintage = Vintage::of_year(Level::Deso, deso_year);
    // The RegSO of a DeSO edition are given by it.
    let regso_vintage = deso_vintage.parent().ok_or_else(|| unknown("RegSO"))?;
    Ok(Columns {
        municipality: municipality.ok_or_else(|| missing("Kommun"))?,
        municipality_name: find("kommunnamn", None)
            .or_else(|| find("kommun", None))
            .ok_or_else(|| missing("Kommunnamn"))?,
        deso,
        regso,
        regso_name: find("regso", None).ok_or_else(|| missing("RegSO"))?,
        deso_vintage,
        regso_vintage,
    })
}

/// Spreadsheets lose the leading zero of a municipality's code.
fn pad(code: &str) -> String {
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit()) { format!("0{code}") } else { code.to_owned() }
}

fn read_row(row: &GridRow, columns: &Columns, key: &mut Key, reasons: &mut Vec<Reason>) {
    let at = |column: u32| key.place.clone().row(row.number.into()).column(Place::letters(column as usize));
    let mut code = |level: Level, column: u32| {
        let text = pad(&row.text(column));
        let code = AreaCode::parse(level, &text);
        if code.is_none() {
            reasons.push(Problem::NotACode { text }.at(at(column)));
        }
        code
    };
    let codes = (
        code(Level::Municipality, columns.municipality),
        code(Level::Deso, columns.deso),
        code(Level::Regso, columns.regso),
    );
    let (Some(municipality), Some(deso), Some(regso)) = codes else {
        return;
    };
    for (child, column) in [(&deso, columns.deso), (&regso, columns.regso)] {
        if !child.as_str().starts_with(municipality.as_str()) {
            let problem = Problem::NotNested { code: child.to_string(), parent: municipality.to_string() };
            reasons.push(problem.at(at(column)));
        }
    }
    let names = [
        (columns.municipality_name, row.text(columns.municipality_name)),
        (columns.regso_name, row.text(columns.regso_name)),
    ];
    let [(_, municipality_name), (_, regso_name)] = names;
    let mut put = |what: String, known: Option<&String>, name: &str, column: u32| {
        if known.is_some_and(|k| k != name) {
            reasons.push(Problem::Duplicate { what: format!("{what} ({name})") }.at(at(column)));
        }
    };
    put(
        municipality.to_string(),
        key.municipality_names.get(&municipality),
        &municipality_name,
        columns.municipality_name,
    );
    put(regso.to_string(), key.regso_names.get(&regso), &regso_name, columns.regso_name);
    if key.deso_in.contains_key(&deso) {
        reasons.push(Problem::Duplicate { what: deso.to_string() }.at(at(columns.deso)));
    }
    key.municipality_names.entry(municipality).or_insert(municipality_name);
    key.regso_names.entry(regso.clone()).or_insert(regso_name);
    key.deso_in.entry(deso).or_insert(regso);
}
