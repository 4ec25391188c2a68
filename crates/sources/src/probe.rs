//! Each reader on arbitrary bytes, with everything behind it: for fuzz targets and their brief runs in tests.
//!
//! A probe must come back, with or without reasons, whatever the bytes are. It returns the number of cells or areas
//! read, so that a run can tell that the readers were reached at all.

use crate::boundaries::read_layers;
use crate::input::InputFile;
use crate::keys;
use crate::recognise;
use crate::registry::Registry;
use crate::tables::interpret::{areas_seen, interpret};
use crate::tables::merge::{Contribution, merge};
use crate::tables::raw::RawTable;
use crate::tables::{self, csv_grid, json_stat, own_table, parts, px, pxweb_v1, scb_csv, scb_xlsx};
use crate::text::decode;
use segbar_dataset::Place;
use segbar_domain::Catalogue;

fn place() -> Place {
    Place::file("probe")
}

/// What a table means, and its columns.
fn understood(tables: Vec<RawTable>) -> usize {
    let mut registry = Registry::from_keys(&[]).unwrap_or_default();
    let mut cells = 0;
    for table in tables {
        for i in 0..table.cells.len() {
            let _ = table.place_of(i);
        }
        for area in areas_seen(&table, Catalogue::builtin()) {
            registry.see(&area, None);
        }
        if let Ok(meaning) = interpret(&table, Catalogue::builtin(), &registry) {
            cells += table.cells.len();
            let _ = parts::notes(&meaning);
            let _ = merge(vec![Contribution { source: 0, table: &table, blocks: meaning.blocks }], &registry);
        }
    }
    let _ = registry.into_sets();
    cells
}

/// A workbook.
pub fn workbook(bytes: &[u8]) -> usize {
    let Ok(sheets) = tables::workbook::sheets(bytes, &place()) else {
        return 0;
    };
    let keyed: usize =
        sheets.iter().filter_map(|(_, grid)| keys::read(grid, &place()).ok()).map(|k| k.deso_in.len()).sum();
    keyed + scb_xlsx::tables(&sheets, &place()).map_or(0, understood)
}

/// A CSV file: a key file, an own table or a table of SCB.
pub fn csv(bytes: &[u8]) -> usize {
    let Ok(grid) = csv_grid::read(bytes, &place()) else {
        return 0;
    };
    let keyed = keys::read(&grid, &place()).map_or(0, |key| {
        let areas = key.deso_in.len();
        Registry::from_keys(&[key]).map_or(0, |registry| registry.into_sets().len() + areas)
    });
    let own = own_table::read(&grid, &place()).map_or(0, |table| understood(vec![table]));
    let scb = scb_csv::read(&grid, &place(), Catalogue::builtin());
    keyed + own + scb.map_or(0, |table| understood(table.into_iter().collect()))
}

/// An answer of PxWebApi v1.
pub fn pxweb_v1(bytes: &[u8]) -> usize {
    pxweb_v1::read(&decode(bytes), &place()).map_or(0, |table| understood(vec![table]))
}

/// JSON-stat 2.
pub fn json_stat(bytes: &[u8]) -> usize {
    json_stat::read(&decode(bytes), &place()).map_or(0, |table| understood(table.into_iter().collect()))
}

/// A `.px` file.
pub fn px(bytes: &[u8]) -> usize {
    px::read(bytes, &place()).map_or(0, |table| understood(vec![table]))
}

/// Layers of polygons in any format.
pub fn layers(bytes: &[u8]) -> usize {
    let file = InputFile::from_bytes("probe", bytes.to_vec());
    read_layers(&file).map_or(0, |layers| layers.iter().map(|layer| layer.features.len()).sum())
}

/// Whatever the bytes are recognised as.
pub fn any(bytes: &[u8]) -> usize {
    let file = InputFile::from_bytes("probe", bytes.to_vec());
    match recognise::read(&file, Catalogue::builtin()) {
        Ok(recognise::Content::Tables(tables)) => understood(tables),
        Ok(recognise::Content::Nothing(_)) | Err(_) => 0,
        Ok(_) => 1,
    }
}
