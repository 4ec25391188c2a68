//! Which calls a table needs: only the codes that the catalogue names, split under the source's limits. Pure.
//!
//! A call is a box in the table's space: some areas × some contents × some values × some years. The areas of a vintage are
//! asked for together, and only in the years of that vintage (the tables hold 0 for the others, which means missing).
//! Each variable stands once in a call, since a repeated `valueCodes[X]` silently keeps only the first.

use crate::error::LiveError;
use crate::pxweb2::length;
use segbar_domain::catalogue::{SourceTable, TableDimension};
use segbar_domain::{AreaId, Period, Text, Vintage};
use segbar_sources::tables::json_stat::{Outline, OutlineDimension};
use segbar_sources::tables::raw::Role;
use std::collections::{BTreeMap, BTreeSet};

/// What a source permits in one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Cells of an answer.
    pub cells: usize,
    /// Bytes of all expressions of a question together, as they stand in an address.
    pub expressions: usize,
}

/// The values of one variable in a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Code of the variable.
    pub variable: String,
    /// A pattern that means exactly `codes` (`?` one character, `*` any number).
    pub mask: Option<String>,
    /// The codes that the answer must have.
    pub codes: Vec<String>,
}

/// One question about a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What is asked for, one selection per variable in the order of the table.
    pub selections: Vec<Selection>,
    /// Number of cells of the answer.
    pub cells: usize,
}

/// All questions about a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    /// The questions, in an order that depends on nothing but the table.
    pub calls: Vec<Call>,
    /// What of the table is not asked for although it might be expected.
    pub notes: Vec<Text>,
}

impl Selection {
    /// How the selection is written in a question: the mask, else the codes with commas.
    pub fn expression(&self) -> String {
        self.mask.clone().unwrap_or_else(|| self.codes.join(","))
    }
}

/// The questions about a table of the catalogue with these metadata.
///
/// # Errors
/// The metadata have no areas, years or contents of ours, or a variable that can neither be named nor left out.
pub fn plan(table: &SourceTable, metadata: &Outline, limits: Limits) -> Result<Calls, LiveError> {
    let wrong = |error: String| LiveError::unexpected(table.id.clone(), error);
    let mut notes = Vec::new();
    let roles = Roles::of(table, metadata).map_err(wrong)?;
    let years: Vec<(String, Period)> =
        roles.time.values.iter().filter_map(|(code, _)| Some((code.clone(), code.parse().ok()?))).collect();
    let mut wanted: Vec<(String, Vec<String>)> = Vec::new();
    for dimension in &metadata.dimensions {
        if dimension.code == roles.area.code || dimension.code == roles.time.code {
            continue;
        }
        let codes = if dimension.code == roles.contents.code {
            contents(table, dimension)
        } else if let Some(known) = dimension_of(table, dimension) {
            values(table, known, dimension, &mut notes)
        } else if dimension.elimination {
            continue;
        } else {
            return Err(wrong(format!("variable {} ({}) is not in the catalogue", dimension.code, dimension.label)));
        };
        if codes.is_empty() {
            return Err(wrong(format!("no value of {} is in the catalogue", dimension.code)));
        }
        wanted.push((dimension.code.clone(), codes));
    }
    let mut calls = Vec::new();
    for group in groups(roles.area, &mut notes) {
        let covered = years.iter().filter(|(_, period)| group.vintage.covers(*period)).map(|(code, _)| code.clone());
        let covered: Vec<String> = covered.collect();
        if covered.is_empty() {
            continue;
        }
        let mut axes = wanted.clone();
        axes.push((roles.time.code.clone(), covered));
        let others: usize = axes.iter().map(|(variable, codes)| length(variable, &codes.join(","))).sum();
        let own = length(&roles.area.code, "");
        let room = Limits { expressions: limits.expressions.saturating_sub(others + own), ..limits };
        for areas in split_areas(&roles.area.code, group, roles.area, room) {
            calls.extend(boxes(areas, &axes, limits.cells, metadata));
        }
    }
    if calls.is_empty() {
        return Err(wrong("no area and year of the table belong together".into()));
    }
    Ok(Calls { calls, notes })
}

/// The variables that every table has.
struct Roles<'a> {
    area: &'a OutlineDimension,
    time: &'a OutlineDimension,
    contents: &'a OutlineDimension,
}

impl<'a> Roles<'a> {
    fn of(table: &SourceTable, metadata: &'a Outline) -> Result<Self, String> {
        let with = |role: Role| metadata.dimensions.iter().find(move |d| d.role == Some(role));
        let named = |name: &'static str| metadata.dimensions.iter().find(move |d| d.code == name);
        let is_area = |d: &&OutlineDimension| {
            d.code.eq_ignore_ascii_case("region") || d.values.iter().any(|(c, _)| c.len() > 2 && area(c).is_some())
        };
        let contents = with(Role::Contents).or_else(|| named("ContentsCode")).ok_or("no variable of contents")?;
        let time = with(Role::Time).or_else(|| named("Tid")).ok_or("no variable of time")?;
        // Values such as 2021 look like municipalities, so that years and known dimensions are left out first.
        let free =
            |d: &&OutlineDimension| d.code != contents.code && d.code != time.code && dimension_of(table, d).is_none();
        let area = with(Role::Area).or_else(|| metadata.dimensions.iter().filter(free).find(is_area));
        Ok(Roles { area: area.ok_or("no variable of areas")?, time, contents })
    }
}

fn area(code: &str) -> Option<AreaId> {
    AreaId::from_table_code(code)
}

fn dimension_of<'a>(table: &'a SourceTable, dimension: &OutlineDimension) -> Option<&'a TableDimension> {
    table.dimension_named(&dimension.code).or_else(|| table.dimension_named(&dimension.label))
}

fn contents(table: &SourceTable, dimension: &OutlineDimension) -> Vec<String> {
    let named = |text: &str| table.contents_named(text).next().is_some();
    let known = dimension.values.iter().filter(|(code, words)| named(code) || named(words));
    known.map(|(code, _)| code.clone()).collect()
}

/// The codes of a dimension's values that some content of the catalogue uses.
fn values(
    table: &SourceTable,
    known: &TableDimension,
    dimension: &OutlineDimension,
    notes: &mut Vec<Text>,
) -> Vec<String> {
    let used = |value: &str| {
        let mut only = table.contents.iter().map(|content| content.only.get(&known.id));
        only.any(|only| only.is_none_or(|only| only == value))
    };
    let mut codes = Vec::new();
    for (code, words) in &dimension.values {
        match known.value_named(code).or_else(|| known.value_named(words)) {
            Some(value) if used(value) => codes.push(code.clone()),
            Some(_) => {}
            None => notes.push(Text::new(
                format!("{}: '{words}' ({code}) finns inte i katalogen och hämtas inte.", table.id),
                format!("{}: '{words}' ({code}) is not in the catalogue and is not fetched.", table.id),
            )),
        }
    }
    codes
}

/// The areas of one vintage with the pattern that means them.
struct Group {
    vintage: Vintage,
    mask: Option<String>,
    codes: Vec<String>,
}

/// The areas by vintage, in order of vintage.
fn groups(dimension: &OutlineDimension, notes: &mut Vec<Text>) -> Vec<Group> {
    let mut by_vintage: BTreeMap<Vintage, Vec<String>> = BTreeMap::new();
    let mut strangers = 0usize;
    for (code, _) in &dimension.values {
        match area(code) {
            Some(id) => by_vintage.entry(id.vintage).or_default().push(code.clone()),
            None => strangers += 1,
        }
    }
    if strangers > 0 {
        notes.push(Text::new(
            format!("{strangers} koder är inga områden som segbar känner till och hämtas inte."),
            format!("{strangers} codes are no areas that segbar knows and are not fetched."),
        ));
    }
    let group = |(vintage, codes): (Vintage, Vec<String>)| {
        let mask = candidate(&codes).filter(|mask| means(mask, &codes, dimension));
        Group { vintage, mask, codes }
    };
    by_vintage.into_iter().map(group).collect()
}

/// A pattern that all the codes have: their suffix after any beginning, else one `?` per character but for those that all
/// share.
fn candidate(codes: &[String]) -> Option<String> {
    let first = codes.first()?;
    if let Some(at) = first.find('_') {
        return Some(format!("*{}", &first[at..]));
    }
    let same = |i: usize| codes.iter().all(|c| c.as_bytes().get(i) == first.as_bytes().get(i));
    let letter = |(i, c): (usize, char)| if same(i) && !c.is_ascii_digit() { c } else { '?' };
    Some(first.char_indices().map(letter).collect())
}

/// Whether a pattern means these codes of the dimension and no other.
fn means(mask: &str, codes: &[String], dimension: &OutlineDimension) -> bool {
    let wanted: BTreeSet<&str> = codes.iter().map(String::as_str).collect();
    dimension.values.iter().all(|(code, _)| matches(mask, code) == wanted.contains(code.as_str()))
}

/// Whether a code has the form of a pattern, where `*` stands only at the beginning or after whole characters.
fn matches(mask: &str, code: &str) -> bool {
    match mask.split_once('*') {
        None => mask.len() == code.len() && mask.bytes().zip(code.bytes()).all(|(m, c)| m == b'?' || m == c),
        Some((head, tail)) => {
            code.len() >= head.len() + tail.len()
                && matches(head, &code[..head.len()])
                && matches(tail, &code[code.len() - tail.len()..])
        }
    }
}

/// A vintage's areas in as few pieces as fit one call each: all, else by county, else by lists of codes.
fn split_areas(variable: &str, group: Group, dimension: &OutlineDimension, limits: Limits) -> Vec<Selection> {
    let variable = variable.to_owned();
    if group.mask.is_some() && group.codes.len() <= limits.cells {
        return vec![Selection { variable, mask: group.mask, codes: group.codes }];
    }
    let mut counties: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for code in group.codes {
        counties.entry(code[..2].to_owned()).or_default().push(code);
    }
    let mut pieces = Vec::new();
    for (county, codes) in counties {
        let mask = group.mask.as_ref().map(|mask| match mask.strip_prefix('*') {
            Some(_) => format!("{county}{mask}"),
            None => format!("{county}{}", &mask[2..]),
        });
        let mask = mask.filter(|mask| codes.len() <= limits.cells && means(mask, &codes, dimension));
        if mask.is_some() {
            pieces.push(Selection { variable: variable.clone(), mask, codes });
            continue;
        }
        let mut piece: Vec<String> = Vec::new();
        let mut bytes = 0;
        for code in codes {
            if !piece.is_empty() && (piece.len() == limits.cells || bytes + code.len() + 1 > limits.expressions) {
                let full = std::mem::take(&mut piece);
                pieces.push(Selection { variable: variable.clone(), mask: None, codes: full });
                bytes = 0;
            }
            bytes += code.len() + 1;
            piece.push(code);
        }
        pieces.push(Selection { variable: variable.clone(), mask: None, codes: piece });
    }
    pieces
}

/// The boxes that cover some areas and all other axes: of all ways to cut each axis into equal pieces the one with the
/// fewest calls.
fn boxes(areas: Selection, axes: &[(String, Vec<String>)], cells: usize, metadata: &Outline) -> Vec<Call> {
    let room = (cells / areas.codes.len().max(1)).max(1);
    let lengths: Vec<usize> = axes.iter().map(|(_, codes)| codes.len()).collect();
    let mut best: Option<(usize, Vec<usize>)> = None;
    fewest(&lengths, room, &mut Vec::new(), 1, &mut best);
    let sizes = best.map_or_else(|| vec![1; axes.len()], |(_, sizes)| sizes);
    let mut boxes: Vec<Vec<Selection>> = vec![vec![]];
    for ((variable, codes), size) in axes.iter().zip(&sizes) {
        let pieces = codes.len().div_ceil(*size);
        let even = codes.len().div_ceil(pieces);
        let selections: Vec<Selection> = codes
            .chunks(even)
            .map(|piece| Selection { variable: variable.clone(), mask: None, codes: piece.to_vec() })
            .collect();
        let product = boxes.iter().flat_map(|b| selections.iter().map(|s| [&b[..], std::slice::from_ref(s)].concat()));
        boxes = product.collect();
    }
    let order = |variable: &str| metadata.dimensions.iter().position(|d| d.code == variable);
    let call = |mut selections: Vec<Selection>| {
        selections.push(areas.clone());
        selections.sort_by_key(|s| order(&s.variable));
        let cells = selections.iter().map(|s| s.codes.len()).product();
        Call { selections, cells }
    };
    boxes.into_iter().map(call).collect()
}

/// Finds piece sizes whose product is at most `room` with the fewest pieces in all; of equals the first, longest pieces of
/// the last axis first.
fn fewest(
    lengths: &[usize],
    room: usize,
    chosen: &mut Vec<usize>,
    calls: usize,
    best: &mut Option<(usize, Vec<usize>)>,
) {
    let Some((length, rest)) = lengths.split_last() else {
        if best.as_ref().is_none_or(|(fewest, _)| calls < *fewest) {
            *best = Some((calls, chosen.iter().rev().copied().collect()));
        }
        return;
    };
    for size in (1..=*length.min(&room)).rev() {
        chosen.push(size);
        fewest(rest, room / size, chosen, calls * length.div_ceil(size), best);
        chosen.pop();
    }
}

/// What is wrong with an answer to a call: codes that it lacks or has too many of, or another number of values.
pub fn check(call: &Call, answer: &Outline) -> Result<(), String> {
    for selection in &call.selections {
        let Some(dimension) = answer.dimensions.iter().find(|d| d.code == selection.variable) else {
            return Err(format!("variable {} is missing", selection.variable));
        };
        // In the order of the question, as a rule.
        if selection.codes.iter().eq(dimension.values.iter().map(|(code, _)| code)) {
            continue;
        }
        let asked: BTreeSet<&str> = selection.codes.iter().map(String::as_str).collect();
        let given: BTreeSet<&str> = dimension.values.iter().map(|(code, _)| code.as_str()).collect();
        if let Some(code) = asked.difference(&given).next() {
            return Err(format!("{} {code} was asked for and is missing", selection.variable));
        }
        if let Some(code) = given.difference(&asked).next() {
            return Err(format!("{} {code} was not asked for", selection.variable));
        }
    }
    if answer.values != call.cells {
        return Err(format!("{} values for {} cells", answer.values, call.cells));
    }
    Ok(())
}
