//! Boundaries: what polygons a file holds, and which areas they are.
//!
//! | step | page |
//! |---|---|
//! | layers with attributes as text and coordinates in SWEREF 99 TM | [`raw`] |
//! | the formats | `geopackage`, `shapefile`, `geojson`, `geoparquet` |
//! | what a layer shows, told by its attributes | [`meaning`] |
//! | which edition of DeSO or RegSO | `edition` |
//! | what a layer claims: areas of one edition with valid shapes | [`claim`] |
//! | the kinds of layers | `statistical`, `named`, [`police`](crate::police) |
//! | which claim holds where several show the same area | [`interpret`](mod@interpret) |

pub mod claim;
mod edition;
mod geojson;
mod geopackage;
mod geoparquet;
pub mod interpret;
pub mod meaning;
mod named;
pub mod raw;
mod shapefile;
mod statistical;

use crate::InputFile;
use crate::input::member_names;
pub use interpret::{BoundaryParts, interpret};
use raw::Unplaced;
pub use raw::{Format, RawFeature, RawLayer, RawShape};
use rayon::prelude::*;
use segbar_dataset::{Place, Problem, Reason};
use std::collections::BTreeMap;

/// The format of boundaries that a file's content shows, also inside a zip archive; `None` if it shows none.
pub fn recognise(file: &InputFile) -> Option<Format> {
    if file.is_zip() {
        let names = member_names(&file.bytes);
        let has = |ending: &str| names.iter().any(|name| name.to_lowercase().ends_with(ending));
        return match () {
            () if has(".shp") => Some(Format::Shapefile),
            () if has(".gpkg") => Some(Format::GeoPackage),
            () if has(".geojson") => Some(Format::GeoJson),
            () => None,
        };
    }
    recognise_bytes(&file.bytes)
}

fn recognise_bytes(bytes: &[u8]) -> Option<Format> {
    match () {
        () if geopackage::looks_like(bytes) => Some(Format::GeoPackage),
        () if geoparquet::looks_like(bytes) => Some(Format::GeoParquet),
        () if shapefile::looks_like(bytes) => Some(Format::Shapefile),
        () if geojson::looks_like(bytes) => Some(Format::GeoJson),
        () => None,
    }
}

/// Reads all layers of a file of boundaries. Coordinates are taken to SWEREF 99 TM; validity is not checked yet.
///
/// # Errors
/// Every reason against the file: broken, too large, reference system unknown or contradicted by the coordinates,
/// or no boundaries at all.
pub fn read_layers(file: &InputFile) -> Result<Vec<RawLayer>, Vec<Reason>> {
    let unplaced = if file.is_zip() { unzipped(file)? } else { plain(file).map_err(|reason| vec![reason])? };
    if unplaced.is_empty() {
        return Err(vec![Problem::EmptyLayer {}.at(file.place())]);
    }
    let placed: Vec<Result<RawLayer, Reason>> = unplaced.into_iter().map(Unplaced::placed).collect();
    let (mut layers, mut reasons) = (Vec::new(), Vec::new());
    for outcome in placed {
        match outcome {
            Ok(layer) => layers.push(layer),
            Err(reason) => reasons.push(reason),
        }
    }
    if reasons.is_empty() { Ok(layers) } else { Err(reasons) }
}

fn unknown(place: Place) -> Reason {
    Problem::Unknown { expected: "GeoPackage, Shapefile, GeoJSON, GeoParquet".into() }.at(place)
}

fn plain(file: &InputFile) -> Result<Vec<Unplaced>, Reason> {
    let place = file.place();
    let stem = stem(&file.name);
    match recognise_bytes(&file.bytes) {
        Some(Format::GeoPackage) => geopackage::read(file, &file.bytes, &place),
        Some(Format::GeoParquet) => Ok(vec![geoparquet::read(file, stem, &file.bytes, &place)?]),
        Some(Format::GeoJson) => Ok(vec![geojson::read(file, stem, &file.bytes, &place)?]),
        Some(Format::Shapefile) => {
            let parts = shapefile::Parts {
                name: stem.to_owned(),
                shp: &file.bytes,
                dbf: file.companion("dbf"),
                prj: file.companion("prj"),
                cpg: file.companion("cpg"),
            };
            Ok(vec![shapefile::read(file, &parts, &place)?])
        }
        Some(Format::PoliceList) | None => Err(unknown(place)),
    }
}

/// The layers of all boundaries in a zip archive, in order of name.
fn unzipped(file: &InputFile) -> Result<Vec<Unplaced>, Vec<Reason>> {
    const ENDINGS: [&str; 8] = ["shp", "dbf", "prj", "cpg", "gpkg", "geojson", "json", "parquet"];
    let members = file.unzip(|name| ENDINGS.contains(&ending(name).as_str())).map_err(|reason| vec![reason])?;
    // The files of a shapefile belong together by their name without its ending, in any case.
    let mut together: BTreeMap<String, BTreeMap<String, &[u8]>> = BTreeMap::new();
    for member in &members {
        let ending = ending(&member.name);
        let path = &member.name[..member.name.len() - ending.len() - 1];
        together.entry(path.to_lowercase()).or_default().insert(ending, &member.bytes);
    }
    let several = members.iter().filter(|member| recognise_bytes(&member.bytes).is_some()).count() > 1;
    let read = |member: &crate::input::Member| -> Result<Vec<Unplaced>, Reason> {
        let name = stem(&member.name);
        let place = if several { file.place().sheet(&member.name) } else { file.place() };
        match recognise_bytes(&member.bytes) {
            Some(Format::GeoPackage) => geopackage::read(file, &member.bytes, &file.place()),
            Some(Format::GeoParquet) => Ok(vec![geoparquet::read(file, name, &member.bytes, &place)?]),
            Some(Format::GeoJson) => Ok(vec![geojson::read(file, name, &member.bytes, &place)?]),
            Some(Format::Shapefile) => {
                let path = member.name.to_lowercase();
                let siblings = together.get(path.strip_suffix(".shp").unwrap_or(&path));
                let sibling = |ending: &str| siblings.and_then(|found| found.get(ending).copied());
                let parts = shapefile::Parts {
                    name: name.to_owned(),
                    shp: &member.bytes,
                    dbf: sibling("dbf"),
                    prj: sibling("prj"),
                    cpg: sibling("cpg"),
                };
                Ok(vec![shapefile::read(file, &parts, &place)?])
            }
            // A `.shp` that does not begin as one is broken; other members are nothing of ours.
            None if ending(&member.name) == "shp" => {
                let error = "it does not begin as a .shp".to_owned();
                Err(Problem::Broken { format: Format::Shapefile.name().into(), error }.at(place))
            }
            Some(Format::PoliceList) | None => Ok(vec![]),
        }
    };
    let (mut layers, mut reasons) = (Vec::new(), Vec::new());
    for outcome in members.par_iter().map(read).collect::<Vec<_>>() {
        match outcome {
            Ok(read) => layers.extend(read),
            Err(reason) => reasons.push(reason),
        }
    }
    if layers.is_empty() && reasons.is_empty() {
        reasons.push(unknown(file.place()));
    }
    if reasons.is_empty() { Ok(pages_together(layers)) } else { Err(reasons) }
}

/// GeoPackages of one archive that hold a layer of the same name are its pages, as a map server gives them: they are one
/// layer. Taken apart, the municipalities that a page ends in would look cut off.
fn pages_together(layers: Vec<Unplaced>) -> Vec<Unplaced> {
    let mut together: Vec<Unplaced> = Vec::with_capacity(layers.len());
    for mut layer in layers {
        let same = |first: &&mut Unplaced| {
            (first.format, layer.format) == (Format::GeoPackage, Format::GeoPackage)
                && first.name == layer.name
                && first.stated == layer.stated
        };
        match together.iter_mut().find(same) {
            Some(first) => {
                let before = first.features.len() as u64;
                layer.features.iter_mut().for_each(|feature| feature.row += before);
                first.features.append(&mut layer.features);
                first.notes.append(&mut layer.notes);
            }
            None => together.push(layer),
        }
    }
    together
}

/// The ending of a name in lower case, without its dot.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// A name without folders and ending.
fn stem(name: &str) -> &str {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    base.split_once('.').map_or(base, |(stem, _)| stem)
}
