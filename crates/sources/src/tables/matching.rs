//! Which table of the catalogue a raw table is, and what each of its dimensions is.

use super::raw::{RawDimension, RawTable, Role};
use super::words::role_of;
use segbar_dataset::{Problem, Reason};
use segbar_domain::catalogue::{SourceTable, TableDimension};
use segbar_domain::{Catalogue, Period};

/// The dimensions of a raw table by their position in it.
#[derive(Clone, Debug)]
pub struct Match {
    /// Which dimension has the areas.
    pub area: usize,
    /// Which has the years.
    pub time: usize,
    /// Which has the contents; a table of one content may have none.
    pub contents: Option<usize>,
    /// The name of the content where no dimension has it.
    pub content_name: Option<String>,
    /// The others, with their name in the catalogue.
    pub others: Vec<(usize, String)>,
}

/// The table of the catalogue: one whose references or whose beginnings of titles the file has. A reference counts for
/// more than a title, a longer title for more than a shorter; among equals the one whose dimensions fit, that covers
/// the years, first in order of id.
pub fn find_table<'a>(table: &RawTable, catalogue: &'a Catalogue) -> Option<&'a SourceTable> {
    let title = table.title.trim().to_lowercase();
    let scored = catalogue.tables().iter().filter_map(|source| {
        let named = |reference: &String| table.references.iter().any(|r| r.trim().eq_ignore_ascii_case(reference));
        let references = source.references.iter().filter(|r| named(r)).count();
        let begins = source.titles.iter().map(|t| t.to_lowercase()).filter(|t| title.starts_with(t.as_str()));
        let longest = begins.map(|t| t.len()).max().unwrap_or(0);
        if references == 0 && longest == 0 {
            return None;
        }
        let fits = match_dimensions(table, source).is_ok();
        let years = years(table);
        let covers = years.iter().all(|p| (source.periods.0..=source.periods.1).contains(p));
        Some(((references > 0, fits, longest, references, covers), source))
    });
    // `max_by_key` takes the last of equals, the catalogue is in order of id.
    let best = scored.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.map(|(_, source)| source)
}

fn years(table: &RawTable) -> Vec<Period> {
    let time = table.dimensions.iter().filter(|d| kind(d) == Some(Role::Time));
    time.flat_map(|d| &d.labels).filter_map(|l| l.names.iter().find_map(|n| n.parse().ok())).collect()
}

/// What a dimension says it is, or is called, or has only years in.
fn kind(dimension: &RawDimension) -> Option<Role> {
    let only_years = || {
        let years = |l: &super::raw::RawLabel| l.names.iter().any(|n| n.parse::<Period>().is_ok());
        dimension.names.is_empty() && !dimension.labels.is_empty() && dimension.labels.iter().all(years)
    };
    dimension
        .role
        .or_else(|| dimension.names.iter().find_map(|name| role_of(name)))
        .or_else(|| only_years().then_some(Role::Time))
}

/// Matches the dimensions with those of a table of the catalogue.
///
/// # Errors
/// [`Problem::MissingDimension`] for what the file lacks, [`Problem::UnknownHeader`] for what the catalogue lacks.
pub fn match_dimensions(table: &RawTable, source: &SourceTable) -> Result<Match, Vec<Reason>> {
    let mut reasons = Vec::new();
    let (mut area, mut time, mut contents, mut others) = (None, None, None, Vec::new());
    for (i, dimension) in table.dimensions.iter().enumerate() {
        let slot = match kind(dimension) {
            Some(Role::Area) => &mut area,
            Some(Role::Time) => &mut time,
            Some(Role::Contents) => &mut contents,
            None => {
                match other(dimension, source, &others) {
                    Some(id) => others.push((i, id.to_owned())),
                    None if is_contents(dimension, source) && contents.is_none() => contents = Some(i),
                    None => reasons.push(unknown_dimension(table, dimension, source)),
                }
                continue;
            }
        };
        if slot.replace(i).is_some() {
            reasons.push(unknown_dimension(table, dimension, source));
        }
    }
    // A dimension that the file has not is the whole, where the catalogue knows a whole.
    for dimension in &source.dimensions {
        let has = others.iter().any(|(_, id)| *id == dimension.id);
        if !has && !dimension.values.contains_key("total") {
            let name = dimension.names.first().unwrap_or(&dimension.id).clone();
            reasons.push(Problem::MissingDimension { dimension: name }.at(table.place.clone()));
        }
    }
    let content_name = if contents.is_none() { content_name(table, source) } else { None };
    if contents.is_none() && content_name.is_none() {
        reasons.push(Problem::MissingDimension { dimension: "tabellinnehåll".into() }.at(table.place.clone()));
    }
    let mut need = |found: Option<usize>, name: &str| {
        if found.is_none() {
            reasons.push(Problem::MissingDimension { dimension: name.into() }.at(table.place.clone()));
        }
        found.unwrap_or(0)
    };
    let (area, time) = (need(area, "region"), need(time, "år"));
    if reasons.is_empty() { Ok(Match { area, time, contents, content_name, others }) } else { Err(reasons) }
}

/// The catalogue's dimension: by name, or where the file names none, the one that has all its values.
fn other<'a>(dimension: &RawDimension, source: &'a SourceTable, taken: &[(usize, String)]) -> Option<&'a str> {
    let free = |d: &&TableDimension| !taken.iter().any(|(_, id)| *id == d.id);
    let by_name = dimension.names.iter().find_map(|name| {
        source
            .dimensions
            .iter()
            .filter(free)
            .find(|d| d.id == *name || source.dimension_named(name).is_some_and(|n| n.id == d.id))
    });
    let by_values = || {
        let has = |d: &&TableDimension| {
            dimension.labels.iter().all(|l| l.names.iter().any(|name| d.value_named(name).is_some()))
        };
        source.dimensions.iter().filter(free).find(has).filter(|_| dimension.names.is_empty())
    };
    by_name.or_else(by_values).map(|d| d.id.as_str())
}

fn is_contents(dimension: &RawDimension, source: &SourceTable) -> bool {
    dimension.names.is_empty()
        && dimension.labels.iter().all(|l| l.names.iter().any(|name| source.contents_named(name).next().is_some()))
}

/// The content of a table without a dimension of contents: named by a reference of the file, by the beginning of its
/// title, or the only one.
fn content_name(table: &RawTable, source: &SourceTable) -> Option<String> {
    let known = |name: &str| source.contents_named(name).next().is_some();
    let by_reference = table.references.iter().find(|reference| known(reference)).cloned();
    let by_title = || {
        let before = table.title.split(" efter ").next().and_then(|t| t.split(" by ").next()).unwrap_or_default();
        known(before).then(|| before.to_owned())
    };
    let only = || {
        let first = source.contents.first()?;
        let one = source.contents.iter().all(|c| c.names == first.names);
        first.names.first().filter(|_| one).cloned()
    };
    by_reference.or_else(by_title).or_else(only)
}

fn unknown_dimension(table: &RawTable, dimension: &RawDimension, source: &SourceTable) -> Reason {
    let label = dimension.labels.first();
    let found = dimension.names.last().or_else(|| label.and_then(|l| l.names.last())).cloned().unwrap_or_default();
    let known = source.dimensions.iter().filter_map(|d| d.names.first().cloned());
    let expected: Vec<String> =
        ["region".into(), "år".into(), "tabellinnehåll".into()].into_iter().chain(known).collect();
    let place = label.map_or_else(|| table.place.clone(), |l| table.place_at(l.row, l.column));
    Problem::UnknownHeader { found, expected: expected.join(", ") }.at(place)
}
