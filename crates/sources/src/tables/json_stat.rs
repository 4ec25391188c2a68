//! JSON-stat 2 as PxWebApi v1 and v2 answer it: values in row-major order of `id` and `size`, as an array or as an
//! object from position to value; a missing value is `null` with its sign in `status`.

use super::raw::{MAX_CELLS, Places, RawCell, RawDimension, RawLabel, RawTable, RawValue, Role, sign, value_of};
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::Missing;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Dataset {
    #[serde(default)]
    label: String,
    #[serde(default)]
    updated: Option<String>,
    id: Vec<String>,
    size: Vec<usize>,
    dimension: BTreeMap<String, Dimension>,
    #[serde(default)]
    role: BTreeMap<String, Vec<String>>,
    value: Values,
    #[serde(default)]
    status: Option<Status>,
    #[serde(default)]
    extension: Extension,
}

#[derive(Deserialize)]
struct Dimension {
    #[serde(default)]
    label: String,
    category: Category,
}

#[derive(Deserialize)]
struct Category {
    #[serde(default)]
    index: Option<Index>,
    #[serde(default)]
    label: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Index {
    Order(Vec<String>),
    Positions(BTreeMap<String, usize>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Values {
    Dense(Vec<Value>),
    Sparse(BTreeMap<String, Value>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Number(f64),
    Text(String),
    Null(()),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Status {
    All(String),
    Dense(Vec<Option<String>>),
    Sparse(BTreeMap<String, String>),
}

#[derive(Deserialize, Default)]
struct Extension {
    #[serde(default)]
    px: Px,
}

#[derive(Deserialize, Default)]
struct Px {
    #[serde(default)]
    tableid: Option<String>,
    #[serde(default)]
    matrix: Option<String>,
}

/// Reads a data set. `None` when it is metadata only: it has no value at all.
///
/// # Errors
/// [`Problem::Broken`] for JSON of another shape, or sizes that do not agree with categories and values.
pub fn read(text: &str, place: &Place) -> Result<Option<RawTable>, Vec<Reason>> {
    let broken = |error: String| vec![Problem::Broken { format: "JSON-stat 2".into(), error }.at(place.clone())];
    let data: Dataset = serde_json::from_str(text).map_err(|error| broken(error.to_string()))?;
    let count = match &data.value {
        Values::Dense(values) => values.len(),
        Values::Sparse(values) => values.len(),
    };
    if count == 0 {
        return Ok(None);
    }
    if data.id.len() != data.size.len() || data.id.is_empty() {
        return Err(broken(format!("id has {} dimensions, size {}", data.id.len(), data.size.len())));
    }
    let mut dimensions = Vec::with_capacity(data.id.len());
    for (id, size) in data.id.iter().zip(&data.size) {
        let dimension = data.dimension.get(id).ok_or_else(|| broken(format!("dimension {id} is not described")))?;
        dimensions.push(raw_dimension(id, dimension, *size, &data.role).map_err(broken)?);
    }
    let total = data.size.iter().try_fold(1usize, |product, n| product.checked_mul(*n)).filter(|n| *n <= MAX_CELLS);
    let Some(total) = total else {
        let what = place.file.clone();
        return Err(vec![Problem::TooLarge { what, limit: MAX_CELLS.to_string() }.at(place.clone())]);
    };
    let mut texts = Vec::new();
    let mut cells = Vec::new();
    let mut at = Vec::new();
    let mut take = |position: usize, value: &Value| {
        let value = match value {
            Value::Number(number) if number.is_finite() => RawValue::Number(*number),
            Value::Number(number) => value_of(&number.to_string(), &mut texts),
            Value::Text(text) => value_of(text, &mut texts),
            Value::Null(()) => RawValue::Missing(status(&data.status, position)),
        };
        cells.push(RawCell { value, row: 0, column: 0 });
        let mut rest = position;
        let start = at.len();
        at.resize(start + data.size.len(), 0);
        for (slot, n) in at[start..].iter_mut().zip(&data.size).rev() {
            *slot = (rest % n) as u32;
            rest /= n;
        }
    };
    match &data.value {
        Values::Dense(values) if values.len() != total => {
            return Err(broken(format!("{} values for {total} cells", values.len())));
        }
        Values::Dense(values) => values.iter().enumerate().for_each(|(i, value)| take(i, value)),
        Values::Sparse(values) => {
            let mut placed = Vec::with_capacity(values.len());
            for (key, value) in values {
                let position = key.parse().ok().filter(|i| *i < total);
                placed.push((position.ok_or_else(|| broken(format!("value '{key}' of {total}")))?, value));
            }
            placed.sort_by_key(|(position, _)| *position);
            placed.into_iter().for_each(|(i, value)| take(i, value));
        }
    }
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
        texts,
        references,
        updated: data.updated,
        places: Places::Labels,
    }))
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
        Some(Index::Order(codes)) => codes.iter().enumerate().collect(),
        Some(Index::Positions(positions)) => positions.iter().map(|(code, i)| (*i, code)).collect(),
        // With a single category the index may be left out.
        None => category.label.keys().enumerate().collect(),
    };
    codes.sort();
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
        Some(Status::Sparse(texts)) => texts.get(&position.to_string()).map(String::as_str),
        None => None,
    };
    text.and_then(|t| sign(t.trim())).unwrap_or(Missing::NotAvailable)
}
