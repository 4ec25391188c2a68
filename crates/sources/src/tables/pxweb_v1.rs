//! Answers of PxWebApi v1 in the format `json`: `{"columns": […], "data": [{"key": […], "values": […]}], "metadata": […]}`.

use super::cells::Cells;
use super::raw::{MAX_CELLS, Places, RawDimension, RawLabel, RawTable, Role, value_of};
use segbar_dataset::{Place, Problem, Reason};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Deserialize)]
struct Answer<'a> {
    columns: Vec<Column>,
    #[serde(borrow)]
    data: Vec<Item<'a>>,
    #[serde(default)]
    metadata: Vec<Metadata>,
}

#[derive(Deserialize)]
struct Column {
    code: String,
    #[serde(default)]
    text: String,
    /// `d` dimension, `t` time, `c` contents.
    #[serde(rename = "type", default)]
    kind: String,
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow)]
    key: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    values: Vec<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Metadata {
    #[serde(default)]
    updated: Option<String>,
    #[serde(default)]
    label: Option<String>,
}

/// Reads an answer. Place in a sentence: number of the data item as the row, code of the column.
///
/// # Errors
/// [`Problem::Broken`] for JSON of another shape or keys and values that do not fit the columns.
pub fn read(text: &str, place: &Place) -> Result<RawTable, Vec<Reason>> {
    let broken = |error: String, place: Place| vec![Problem::Broken { format: "PxWeb JSON".into(), error }.at(place)];
    let answer: Answer = serde_json::from_str(text).map_err(|error| broken(error.to_string(), place.clone()))?;
    let is_content = |column: &Column| column.kind == "c";
    let keys: Vec<&Column> = answer.columns.iter().filter(|c| !is_content(c)).collect();
    let contents: Vec<&Column> = answer.columns.iter().filter(|c| is_content(c)).collect();
    let names = |column: &Column| vec![column.code.clone(), column.text.clone()];
    let mut dimensions: Vec<RawDimension> = keys
        .iter()
        .map(|column| {
            let role = (column.kind == "t").then_some(Role::Time);
            RawDimension { names: names(column), role, labels: vec![] }
        })
        .collect();
    let labels = contents.iter().enumerate().map(|(i, c)| RawLabel::new(names(c), 0, (keys.len() + i) as u32));
    dimensions.push(RawDimension {
        names: vec!["ContentsCode".into()],
        role: Some(Role::Contents),
        labels: labels.collect(),
    });
    if answer.data.len().saturating_mul(contents.len().max(1)) > MAX_CELLS {
        let what = place.file.clone();
        return Err(vec![Problem::TooLarge { what, limit: MAX_CELLS.to_string() }.at(place.clone())]);
    }
    let mut known: Vec<HashMap<String, u32>> = vec![HashMap::new(); keys.len()];
    let columns: Vec<[u32; 1]> = (0..contents.len() as u32).map(|c| [c]).collect();
    let mut cells = Cells::sheet(columns.iter().map(|c| (keys.len() as u32 + c[0], &c[..])));
    let (mut texts, mut reasons) = (vec![], vec![]);
    for (i, item) in answer.data.iter().enumerate() {
        let row = i as u32 + 1;
        if item.key.len() != keys.len() || item.values.len() != contents.len() {
            let error = format!("{} + {} ≠ {}", item.key.len(), item.values.len(), answer.columns.len());
            reasons.extend(broken(error, place.clone().row(row.into())));
            continue;
        }
        let key = item.key.iter().enumerate().map(|(k, code)| match known[k].get(code.as_ref()) {
            Some(position) => *position,
            None => {
                let labels = &mut dimensions[k].labels;
                labels.push(RawLabel::new(vec![code.to_string()], row, k as u32));
                known[k].insert(code.to_string(), labels.len() as u32 - 1);
                labels.len() as u32 - 1
            }
        });
        cells.row(row, key);
        item.values.iter().for_each(|text| cells.push(value_of(text, &mut texts)));
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let columns = keys.iter().chain(&contents).map(|c| c.code.clone()).collect();
    let updated = answer.metadata.iter().filter_map(|m| m.updated.clone());
    Ok(RawTable {
        place: place.clone(),
        format: "pxweb_v1",
        title: answer.metadata.iter().find_map(|m| m.label.clone()).unwrap_or_default(),
        dimensions: dimensions.into_iter().map(Arc::new).collect(),
        cells,
        texts,
        references: contents.iter().map(|c| c.code.clone()).collect(),
        updated: updated.max_by_key(|stamp| super::stamp::Stamp::parse(stamp)),
        places: Places::Columns(columns),
    })
}
