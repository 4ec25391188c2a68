//! PC-Axis files (`.px`): `KEYWORD[language]("variable","value")=value,value,…;` and at last `DATA=…;`.

use super::cells::{Cells, Packed};
use super::px_syntax::{Entry, Word, entries};
use super::raw::{MAX_CELLS, Places, RawDimension, RawLabel, RawTable, Role, value_of};
use crate::text::{decode, decode_dos, decode_labelled};
use segbar_dataset::{Place, Problem, Reason};
use std::borrow::Cow;
use std::sync::Arc;

/// Whether a text begins as a `.px` file does.
pub fn looks_like(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&head[..head.len().min(4096)]);
    let head = head.trim_start_matches('\u{feff}');
    let first = head.split(['=', '(', '[']).next().unwrap_or_default().trim();
    let keyword = !first.is_empty() && first.bytes().all(|b| b.is_ascii_uppercase() || b == b'-');
    keyword && ["CHARSET", "AXIS-VERSION", "CODEPAGE", "MATRIX", "CREATION-DATE", "LANGUAGE"].contains(&first)
}

/// The text of the file by its CHARSET and CODEPAGE: without CHARSET it was written under DOS, `ANSI` is Windows.
fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    // Both stand before DATA, in ASCII.
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64 * 1024)]);
    let value = |keyword: &str| {
        let rest = head.split_once(&format!("{keyword}=\""))?.1;
        Some(rest.split_once('"')?.0.to_owned())
    };
    match (value("CODEPAGE"), value("CHARSET")) {
        (Some(label), _) => decode_labelled(bytes, &label),
        (None, Some(_)) => decode(bytes),
        (None, None) => decode_dos(bytes),
    }
}

/// Reads a file.
///
/// # Errors
/// [`Problem::Broken`] where the syntax ends early, a keyword is missing, or the data are not as many as the cells.
pub fn read(bytes: &[u8], place: &Place) -> Result<RawTable, Vec<Reason>> {
    let broken = |error: String| vec![Problem::Broken { format: "PX".into(), error }.at(place.clone())];
    let text = text_of(bytes);
    let (entries, data) = entries(&text)
        .map_err(|(line, error)| vec![Problem::Broken { format: "PX".into(), error }.at(place.clone().row(line))])?;
    let find = |keyword: &str, variable: Option<&str>| {
        entries
            .iter()
            .find(|e| e.keyword == keyword && e.language.is_none() && e.subkeys.first().map(String::as_str) == variable)
    };
    let texts_of = |keyword: &str, variable: Option<&str>| find(keyword, variable).map_or(vec![], Entry::texts);
    let first = |keyword: &str, variable: Option<&str>| texts_of(keyword, variable).into_iter().next();
    if find("KEYS", None).is_some() || entries.iter().any(|e| e.keyword == "KEYS") {
        return Err(broken("KEYS".into()));
    }
    let contents_variable = first("CONTVARIABLE", None);
    let stub = texts_of("STUB", None);
    let variables: Vec<String> = stub.iter().cloned().chain(texts_of("HEADING", None)).collect();
    if variables.is_empty() {
        return Err(broken("STUB, HEADING".into()));
    }
    let mut dimensions = Vec::with_capacity(variables.len());
    for variable in &variables {
        let values = texts_of("VALUES", Some(variable));
        let codes = texts_of("CODES", Some(variable));
        let is_time = find("TIMEVAL", Some(variable)).is_some();
        let n = values.len().max(codes.len());
        if n == 0 || (!codes.is_empty() && !values.is_empty() && codes.len() != values.len()) {
            return Err(broken(format!("VALUES(\"{variable}\")")));
        }
        let labels =
            (0..n).map(|i| RawLabel::new(codes.get(i).into_iter().chain(values.get(i)).cloned().collect(), 0, 0));
        let role = if is_time {
            Some(Role::Time)
        } else if contents_variable.as_ref() == Some(variable) {
            Some(Role::Contents)
        } else {
            None
        };
        let code = first("VARIABLECODE", Some(variable));
        dimensions.push(RawDimension {
            names: code.into_iter().chain([variable.clone()]).collect(),
            role,
            labels: labels.collect(),
        });
    }
    add_translations(&entries, &variables, &mut dimensions);
    let sizes: Vec<usize> = dimensions.iter().map(|d| d.labels.len()).collect();
    let total = sizes.iter().try_fold(1usize, |product, n| product.checked_mul(*n)).filter(|n| *n <= MAX_CELLS);
    let Some(total) = total else {
        return Err(vec![
            Problem::TooLarge { what: place.file.clone(), limit: MAX_CELLS.to_string() }.at(place.clone()),
        ]);
    };
    let mut texts = Vec::new();
    if data.len() != total {
        return Err(broken(format!("{} values for {total} cells", data.len())));
    }
    let values = data.iter().map(|word| match word {
        // Six points or more and `-` as signs of their own are covered by the common signs.
        Word::Text(text) | Word::Bare(text) => Packed::new(value_of(text, &mut texts)),
    });
    let cells = Cells::all(&sizes, values.collect());
    let content = first("CONTENTS", None).unwrap_or_default();
    let title = first("TITLE", None).unwrap_or_else(|| content.clone());
    let title = if title.is_empty() { first("DESCRIPTION", None).unwrap_or_default() } else { title };
    let codes = dimensions.iter().filter(|d| d.role == Some(Role::Contents)).flat_map(|d| &d.labels);
    let references = codes.filter_map(|l| l.names.first().cloned());
    let references = references.chain(first("TABLEID", None)).chain(first("MATRIX", None)).collect();
    let updated = entries.iter().filter(|e| e.keyword == "LAST-UPDATED").filter_map(|e| e.texts().into_iter().next());
    Ok(RawTable {
        place: place.clone(),
        format: "px",
        title,
        dimensions: dimensions.into_iter().map(Arc::new).collect(),
        cells,
        texts,
        references,
        updated: updated.max_by_key(|stamp| super::stamp::Stamp::parse(stamp)),
        places: Places::Labels,
    })
}

/// Adds the words of the other languages: a dimension or value is known by any of its names.
fn add_translations(entries: &[Entry], variables: &[String], dimensions: &mut [RawDimension]) {
    let languages: Vec<&String> =
        entries.iter().filter(|e| e.keyword == "STUB").filter_map(|e| e.language.as_ref()).collect();
    for language in languages {
        let of = |keyword: &str, variable: Option<&str>| {
            let entry = entries.iter().find(|e| {
                e.keyword == keyword
                    && e.language.as_ref() == Some(language)
                    && e.subkeys.first().map(String::as_str) == variable
            });
            entry.map_or(vec![], Entry::texts)
        };
        let translated: Vec<String> = of("STUB", None).into_iter().chain(of("HEADING", None)).collect();
        if translated.len() != variables.len() {
            continue;
        }
        for (dimension, name) in dimensions.iter_mut().zip(translated) {
            let values = of("VALUES", Some(&name));
            if values.len() == dimension.labels.len() {
                for (label, value) in dimension.labels.iter_mut().zip(values) {
                    label.names.push(value);
                }
            }
            dimension.names.push(name);
        }
    }
}
