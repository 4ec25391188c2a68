//! JSON-stat 2 as PxWebApi v1 and v2 answer it: values in row-major order of `id` and `size`, as an array or as an
//! object from position to value; a missing value is `null` with its sign in `status`.

use super::json_stat_syntax::{Dataset, Dimension, Status};
use super::raw::{MAX_CELLS, Places, RawCell, RawDimension, RawLabel, RawTable, RawValue, Role, sign};
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::Missing;
use std::collections::BTreeMap;

/// What a data set says of itself: its dimensions with all codes, its stamp, and how many values it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The title.
    pub label: String,
    /// Stamp of the latest update as written.
    pub updated: Option<String>,
    /// The dimensions in order.
    pub dimensions: Vec<OutlineDimension>,
    /// Number of values; 0 for metadata.
    pub values: usize,
}

/// One dimension of an [`Outline`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineDimension {
    /// Its code.
    pub code: String,
    /// Its words.
    pub label: String,
    /// What kind the source says it is.
    pub role: Option<Role>,
    /// Whether it may be left out of a question.
    pub elimination: bool,
    /// Code and words of each value, in order.
    pub values: Vec<(String, String)>,
}

/// Reads what a data set, or its metadata, says of itself.
///
/// # Errors
/// What is wrong, as a technical sentence: JSON of another shape or cut off, sizes that do not agree with categories.
pub fn outline(text: &str) -> Result<Outline, String> {
    let data: Dataset = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let described = dimensions(&data)?;
    let elimination = |code: &str| data.dimension.get(code).is_some_and(|d| d.extension.elimination);
    let dimensions = described.into_iter().map(|dimension| {
        let [code, label] = [0, 1].map(|i| dimension.names.get(i).cloned().unwrap_or_default());
        let values = dimension.labels.into_iter().map(|label| {
            let mut names = label.names.into_iter();
            let code = names.next().unwrap_or_default();
            let words = names.next().unwrap_or_else(|| code.clone());
            (code, words)
        });
        OutlineDimension {
            elimination: elimination(&code),
            code,
            label,
            role: dimension.role,
            values: values.collect(),
        }
    });
    Ok(Outline {
        label: data.label.clone(),
        updated: data.updated.clone(),
        dimensions: dimensions.collect(),
        values: data.value.cells.len(),
    })
}

/// Reads a data set. `None` when it is metadata only: it has no value at all.
///
/// # Errors
/// [`Problem::Broken`] for JSON of another shape, or sizes that do not agree with categories and values.
pub fn read(text: &str, place: &Place) -> Result<Option<RawTable>, Vec<Reason>> {
    let broken = |error: String| vec![Problem::Broken { format: "JSON-stat 2".into(), error }.at(place.clone())];
    let mut data: Dataset = serde_json::from_str(text).map_err(|error| broken(error.to_string()))?;
    if data.value.cells.is_empty() {
        return Ok(None);
    }
    let dimensions = dimensions(&data).map_err(broken)?;
    let total = data.size.iter().try_fold(1usize, |product, n| product.checked_mul(*n)).filter(|n| *n <= MAX_CELLS);
    let Some(total) = total else {
        let what = place.file.clone();
        return Err(vec![Problem::TooLarge { what, limit: MAX_CELLS.to_string() }.at(place.clone())]);
    };
    let values = std::mem::take(&mut data.value);
    let mut cells = values.cells;
    let position = |cell: usize| values.positions.as_ref().map_or(cell, |positions| positions[cell]);
    if values.positions.is_none() && cells.len() != total {
        return Err(broken(format!("{} values for {total} cells", cells.len())));
    }
    if let Some(key) = (0..cells.len()).map(position).find(|i| *i >= total) {
        return Err(broken(format!("value '{key}' of {total}")));
    }
    for null in values.nulls {
        cells[null].value = RawValue::Missing(status(&data.status, position(null)));
    }
    let (cells, at) = match &values.positions {
        None => (cells, every_position(&data.size, total)),
        Some(positions) => in_order(cells, positions, &data.size),
    };
    let contents = dimensions.iter().find(|d| d.role == Some(Role::Contents));
    let codes = contents.into_iter().flat_map(|d| &d.labels).filter_map(|l| l.names.first().cloned());
    let references = codes.chain(data.extension.px.tableid).chain(data.extension.px.matrix).collect();
    Ok(Some(RawTable {
        place: place.clone(),
        format: "json_stat",
        title: data.label,
        dimensions,
        cells,
        at,
        texts: values.texts,
        references,
        updated: data.updated,
        places: Places::Labels,
    }))
}

fn dimensions(data: &Dataset) -> Result<Vec<RawDimension>, String> {
    if data.id.len() != data.size.len() || data.id.is_empty() {
        return Err(format!("id has {} dimensions, size {}", data.id.len(), data.size.len()));
    }
    let described = data.id.iter().zip(&data.size).map(|(id, size)| {
        let dimension = data.dimension.get(id).ok_or_else(|| format!("dimension {id} is not described"))?;
        raw_dimension(id, dimension, *size, &data.role)
    });
    described.collect()
}

/// The label positions of all cells in row-major order, counted up as an odometer does.
fn every_position(size: &[usize], total: usize) -> Vec<u32> {
    let mut at = Vec::with_capacity(total * size.len());
    let mut counter = vec![0u32; size.len()];
    for _ in 0..total {
        at.extend_from_slice(&counter);
        for (digit, n) in counter.iter_mut().zip(size).rev() {
            *digit += 1;
            if (*digit as usize) < *n {
                break;
            }
            *digit = 0;
        }
    }
    at
}

/// The cells of a sparse data set in order of their position, with their label positions.
fn in_order(cells: Vec<RawCell>, positions: &[usize], size: &[usize]) -> (Vec<RawCell>, Vec<u32>) {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|cell| positions[*cell]);
    let mut at = Vec::with_capacity(cells.len() * size.len());
    for cell in &order {
        let mut rest = positions[*cell];
        let start = at.len();
        at.resize(start + size.len(), 0);
        for (slot, n) in at[start..].iter_mut().zip(size).rev() {
            *slot = (rest % n) as u32;
            rest /= n;
        }
    }
    (order.into_iter().map(|cell| cells[cell]).collect(), at)
}

fn raw_dimension(
    id: &str,
    dimension: &Dimension,
    size: usize,
    roles: &BTreeMap<String, Vec<String>>,
) -> Result<RawDimension, String> {
    let has = |role: &str| roles.get(role).is_some_and(|ids| ids.iter().any(|i| i == id));
    let role = if has("time") {
        Some(Role::Time)
    } else if has("metric") {
        Some(Role::Contents)
    } else if has("geo") {
        Some(Role::Area)
    } else {
        None
    };
    let category = &dimension.category;
    let mut codes: Vec<(usize, &String)> = match &category.index {
        Some(index) => index.0.iter().map(|(position, code)| (*position, code)).collect(),
        // With a single category the index may be left out.
        None => category.label.keys().map(|code| (0, code)).collect(),
    };
    codes.sort();
    if category.index.is_none() {
        codes.iter_mut().enumerate().for_each(|(i, (position, _))| *position = i);
    }
    if codes.len() != size || codes.iter().enumerate().any(|(i, (position, _))| i != *position) {
        return Err(format!("dimension {id} has {} categories for size {size}", codes.len()));
    }
    let names = |code: &String| std::iter::once(code.clone()).chain(category.label.get(code).cloned()).collect();
    let labels = codes.into_iter().map(|(_, code)| RawLabel::new(names(code), 0, 0)).collect();
    Ok(RawDimension { names: vec![id.to_owned(), dimension.label.clone()], role, labels })
}

/// The reason of a null: its status sign, else not available.
fn status(status: &Option<Status>, position: usize) -> Missing {
    let text = match status {
        Some(Status::All(text)) => Some(text.as_str()),
        Some(Status::Dense(texts)) => texts.get(position).and_then(Option::as_deref),
        Some(Status::Sparse(texts)) => texts.get(&position).map(String::as_str),
        None => None,
    };
    text.and_then(|t| sign(t.trim())).unwrap_or(Missing::NotAvailable)
}
