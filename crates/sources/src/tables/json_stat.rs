//! JSON-stat 2 as PxWebApi v1 and v2 answer it: values in row-major order of `id` and `size`, as an array or as an
//! object from position to value; a missing value is `null` with its sign in `status`.

use super::cells::{Cells, Packed};
use super::json_stat_syntax::{Dataset, Dimension, Status, Word};
use super::json_stat_values::dataset;
use super::raw::{MAX_CELLS, Places, RawDimension, RawLabel, RawTable, RawValue, Role, sign};
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::Missing;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

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
    let mut rest = String::new();
    let data = dataset(text, &mut rest).map_err(|error| error.to_string())?;
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
    let mut rest = String::new();
    let mut data = dataset(text, &mut rest).map_err(|error| broken(error.to_string()))?;
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
        cells[null] = Packed::new(RawValue::Missing(status(&data.status, position(null))));
    }
    let cells = match &values.positions {
        None => Cells::all(&data.size, cells),
        Some(positions) => Cells::some(&data.size, &cells, positions),
    };
    let contents = dimensions.iter().find(|d| d.role == Some(Role::Contents));
    let codes = contents.into_iter().flat_map(|d| &d.labels).filter_map(|l| l.names.first().cloned());
    let references = codes.chain(data.extension.px.tableid).chain(data.extension.px.matrix).collect();
    Ok(Some(RawTable {
        place: place.clone(),
        format: "json_stat",
        title: data.label,
        dimensions: dimensions.into_iter().map(Arc::new).collect(),
        cells,
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
    // Words stand in the order of the codes, as a rule; then nothing needs to be looked up.
    let in_order = category.index.as_ref().is_some_and(|index| {
        index.0.len() == category.label.len() && index.0.iter().zip(&category.label).all(|(a, b)| a.1 == b.0)
    });
    let mut codes: Vec<(usize, &Word, Option<&Word>)> = match &category.index {
        Some(index) if in_order => {
            index.0.iter().zip(&category.label).map(|((at, code), (_, words))| (*at, code, Some(words))).collect()
        }
        Some(index) => {
            let words: HashMap<&Word, &Word> = category.label.iter().map(|(code, words)| (code, words)).collect();
            index.0.iter().map(|(at, code)| (*at, code, words.get(code).copied())).collect()
        }
        // With a single category the index may be left out.
        None => {
            let words: BTreeMap<&Word, &Word> = category.label.iter().map(|(code, words)| (code, words)).collect();
            words.into_iter().enumerate().map(|(at, (code, words))| (at, code, Some(words))).collect()
        }
    };
    codes.sort();
    if codes.len() != size || codes.iter().enumerate().any(|(i, (position, ..))| i != *position) {
        return Err(format!("dimension {id} has {} categories for size {size}", codes.len()));
    }
    let names =
        |code: &Word, words: Option<&Word>| [Some(code), words].into_iter().flatten().map(Word::owned).collect();
    let labels = codes.into_iter().map(|(_, code, words)| RawLabel::new(names(code, words), 0, 0)).collect();
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
