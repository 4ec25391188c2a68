//! What a table means: which table of the catalogue it is, and which component, area, year and part each cell fills.
//!
//! A dimension is matched by its name, or by its values where the file does not name it. Contents and values that the
//! catalogue does not read are passed over with a note, except where the catalogue lists every part of a whole
//! (`parts_sum`): there an unknown word is an error, since the sum would be wrong. All reasons are given at once.

use super::fill::{Block, fill};
use super::matching::{Match, find_table, match_dimensions};
use super::raw::{RawLabel, RawTable};
use crate::registry::{Named, Registry};
use segbar_dataset::{ComponentKey, Problem, Reason};
use segbar_domain::catalogue::{Content, Kind, SourceTable};
use segbar_domain::{AreaCode, AreaId, Breakdown, Catalogue, Level, Period, Text, Vintage};
use std::collections::BTreeMap;

/// What a table's cells fill.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// The table of the catalogue.
    pub table: &'static SourceTable,
    /// Cells per component, vintage, year and part, in order of code.
    pub blocks: BTreeMap<ComponentKey, Block>,
    /// What was passed over, each a sentence.
    pub notes: Vec<Text>,
}

/// Reads a table's meaning.
///
/// # Errors
/// [`Problem::UnknownTable`] alone when it is none of the catalogue's; otherwise every reason against it.
pub fn interpret(table: &RawTable, catalogue: &'static Catalogue, registry: &Registry) -> Result<Meaning, Vec<Reason>> {
    let Some(source) = find_table(table, catalogue) else {
        let title: String = table.title.chars().take(200).collect();
        return Err(vec![Problem::UnknownTable { title }.at(table.place.clone())]);
    };
    let matched = match_dimensions(table, source)?;
    let mut reasons = Vec::new();
    let mut notes = Vec::new();
    let periods = periods(table, &matched, &mut reasons);
    let areas = areas(table, &matched, &periods, registry, &mut reasons);
    let routes = Routes::new(table, source, &matched, &mut notes, &mut reasons);
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let blocks = fill(table, &matched, &areas, &periods, &routes, registry, &mut reasons);
    if blocks.is_empty() && reasons.is_empty() {
        let found = notes.first().map_or_else(String::new, |note| note.en.clone());
        let expected = source.contents.first().and_then(|c| c.names.last()).cloned().unwrap_or_default();
        reasons.push(Problem::UnknownHeader { found, expected }.at(table.place.clone()));
    }
    if reasons.is_empty() { Ok(Meaning { table: source, blocks, notes }) } else { Err(reasons) }
}

fn periods(table: &RawTable, matched: &Match, reasons: &mut Vec<Reason>) -> Vec<Option<Period>> {
    let labels = &table.dimensions[matched.time].labels;
    let read = labels.iter().map(|label| {
        let period = label.names.iter().find_map(|name| name.parse().ok());
        if period.is_none() {
            let text = label.shown().to_owned();
            reasons.push(Problem::NotAYear { text }.at(table.place_at(label.row, label.column)));
        }
        period
    });
    read.collect()
}

/// The area of each label of the area dimension.
fn areas(
    table: &RawTable,
    matched: &Match,
    periods: &[Option<Period>],
    registry: &Registry,
    reasons: &mut Vec<Reason>,
) -> Vec<Option<AreaId>> {
    // A table of 2024 and later alone, by names, means the areas of 2025.
    let latest = periods.iter().flatten().all(|p| p.year() >= 2024);
    let labels = &table.dimensions[matched.area].labels;
    let mut before: Option<AreaId> = None;
    let read = labels.iter().map(|label| {
        let at = || table.place_at(label.row, label.column);
        let area = match alike(label, before.as_ref()).map_or_else(|| area_of(label, latest, registry), Ok) {
            Ok(area) => area,
            Err(problem) => {
                reasons.push(problem.at(at()));
                return None;
            }
        };
        if !registry.contains(&area.vintage, area.code.as_str()) {
            let problem = Problem::UnknownCode { code: area.code.to_string(), vintage: area.vintage.to_string() };
            reasons.push(problem.at(at()));
        }
        before = Some(area.clone());
        Some(area)
    });
    read.collect()
}

/// The area of a label that is a plain code of the same form as the one before: the usual case, told without trying the
/// other forms. A plain code never means an area of 2025.
fn alike(label: &RawLabel, before: Option<&AreaId>) -> Option<AreaId> {
    let before = before.filter(|area| area.vintage.edition() != "2025")?;
    let code = AreaCode::parse(before.vintage.level(), label.names.first()?.trim())?;
    Some(AreaId { vintage: before.vintage.clone(), code })
}

/// The area of a label: by a code among its names (`0114`, `0114R001_RegSO2025`, `0114 Upplands Väsby`), else by a name.
pub fn area_of(label: &RawLabel, latest: bool, registry: &Registry) -> Result<AreaId, Problem> {
    let whole = label.names.iter().find_map(|name| AreaId::from_table_code(name.trim()));
    let leading = || {
        label.names.iter().find_map(|name| {
            let (code, rest) = name.trim().split_once(' ')?;
            let area = AreaId::from_table_code(code)?;
            // "0114R001 Upplands Väsby (Bollstanäs)" is how the tables write RegSO 2025; RegSO 2020 have the name alone.
            let renamed = latest && area.vintage == Vintage::regso_2020() && rest.ends_with(')');
            let vintage = if renamed { Vintage::regso_2025() } else { area.vintage };
            Some(AreaId { vintage, code: area.code })
        })
    };
    if let Some(area) = whole.or_else(leading) {
        return Ok(area);
    }
    let regso = if latest { Vintage::regso_2025() } else { Vintage::regso_2020() };
    let mut several = None;
    for vintage in [regso.clone(), Vintage::municipality(), Vintage::county(), Vintage::nation()] {
        for name in &label.names {
            match registry.named(&vintage, name) {
                Named::One(code) => return Ok(AreaId { vintage, code }),
                Named::Several => several = Some(vintage.clone()),
                Named::None => {}
            }
        }
    }
    let text: String = label.shown().chars().take(80).collect();
    match several {
        Some(vintage) => Err(Problem::AmbiguousName { name: text, vintage: vintage.to_string() }),
        None if text.ends_with(')') && text.contains(" (") && registry.is_complete(&regso) => {
            Err(Problem::UnknownName { name: text, vintage: regso.to_string() })
        }
        None if text.ends_with(')') && text.contains(" (") => Err(Problem::NoKey { vintage: regso.to_string() }),
        None => Err(Problem::NotACode { text }),
    }
}

/// Where each combination of contents and dimension values goes.
pub(super) struct Routes {
    /// The matched dimensions: position in the raw table, and for mixed-radix indices their factor.
    radix: Vec<(usize, usize)>,
    /// Destination per combination.
    pub(super) to: Vec<Option<Route>>,
}

pub(super) struct Route {
    pub(super) component: &'static str,
    pub(super) kind: Kind,
    pub(super) breakdown: Breakdown,
}

impl Routes {
    fn new(
        table: &RawTable,
        source: &'static SourceTable,
        matched: &Match,
        notes: &mut Vec<Text>,
        reasons: &mut Vec<Reason>,
    ) -> Self {
        let mut radix = Vec::new();
        let mut size = 1usize;
        for dimension in matched.contents.iter().copied().chain(matched.others.iter().map(|(d, _)| *d)) {
            radix.push((dimension, size));
            size = size.saturating_mul(table.dimensions[dimension].labels.len());
        }
        // The words of each dimension are looked up once, not once per combination.
        let values: Vec<Vec<Option<&str>>> = matched
            .others
            .iter()
            .map(|(raw, id)| {
                let dimension = source.dimensions.iter().find(|d| d.id == *id);
                let labels = table.dimensions[*raw].labels.iter();
                let known = labels.map(|label| {
                    let dimension = dimension?;
                    let value = label.names.iter().find_map(|name| dimension.value_named(name));
                    if value.is_none() && dimension.parts_sum {
                        let expected =
                            dimension.values.values().filter_map(|names| names.first()).cloned().collect::<Vec<_>>();
                        let problem =
                            Problem::UnknownHeader { found: label.shown().to_owned(), expected: expected.join(", ") };
                        reasons.push(problem.at(table.place_at(label.row, label.column)));
                    } else if value.is_none() {
                        notes.push(passed_over(label));
                    }
                    value
                });
                known.collect()
            })
            .collect();
        let contents: Vec<Option<&str>> = match matched.contents {
            Some(raw) => table.dimensions[raw]
                .labels
                .iter()
                .map(|label| {
                    let name = label.names.iter().find(|name| source.contents_named(name).next().is_some());
                    if name.is_none() {
                        notes.push(passed_over(label));
                    }
                    name.map(String::as_str)
                })
                .collect(),
            None => vec![matched.content_name.as_deref()],
        };
        let first_other = usize::from(matched.contents.is_some());
        // A table's headers are few; a file with millions of combinations is no table of the catalogue.
        let to = (0..size.min(1 << 20)).map(|index| {
            let at = |i: usize| {
                let (dimension, factor) = radix[i];
                index / factor % table.dimensions[dimension].labels.len().max(1)
            };
            let content = contents[if first_other == 1 { at(0) } else { 0 }]?;
            let mut cell = Breakdown::total();
            for (i, (_, id)) in matched.others.iter().enumerate() {
                cell = cell.with(id, values[i][at(first_other + i)]?);
            }
            let (content, breakdown): (&'static Content, Breakdown) = source.destination(content, &cell)?;
            Some(Route { component: &content.component, kind: content.kind, breakdown })
        });
        Routes { to: to.collect(), radix }
    }

    pub(super) fn index(&self, table: &RawTable, at: &[u32]) -> Option<usize> {
        let mut index = 0;
        for (dimension, factor) in &self.radix {
            let label = at[*dimension] as usize;
            if label >= table.dimensions[*dimension].labels.len() {
                return None;
            }
            index += label * factor;
        }
        (index < self.to.len()).then_some(index)
    }
}

fn passed_over(label: &RawLabel) -> Text {
    let found = label.names.last().map_or("", String::as_str);
    Text::new(
        format!("'{found}' läses inte: inget i indikatorkatalogen använder det."),
        format!("'{found}' is not read: nothing in the indicator catalogue uses it."),
    )
}

/// The areas that a table shows, as far as its codes tell them: for vintages without a key file.
pub fn areas_seen(table: &RawTable, catalogue: &Catalogue) -> Vec<AreaId> {
    let Some(source) = find_table(table, catalogue) else {
        return vec![];
    };
    let Ok(matched) = match_dimensions(table, source) else {
        return vec![];
    };
    let mut years =
        table.dimensions[matched.time].labels.iter().flat_map(|l| &l.names).filter_map(|n| n.parse::<Period>().ok());
    let latest = years.all(|period| period.year() >= 2024);
    let empty = Registry::default();
    let labels = &table.dimensions[matched.area].labels;
    let mut areas: Vec<AreaId> = Vec::with_capacity(labels.len());
    for label in labels {
        areas.extend(alike(label, areas.last()).or_else(|| area_of(label, latest, &empty).ok()));
    }
    areas
}

/// The names of municipalities that the labels of areas tell: those of municipalities themselves, and what stands before the
/// parentheses of a RegSO (`0114R001 Upplands Väsby (Bollstanäs)`). Names of RegSO change and are not taken from tables.
pub fn municipalities_named(table: &RawTable, catalogue: &Catalogue) -> BTreeMap<AreaCode, String> {
    let matched = find_table(table, catalogue).and_then(|source| match_dimensions(table, source).ok());
    let labels = matched.map_or(&[][..], |matched| table.dimensions[matched.area].labels.as_slice());
    let mut names: BTreeMap<AreaCode, String> = BTreeMap::new();
    for label in labels {
        let told = label.names.iter().find_map(|name| {
            let name = name.trim();
            let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
            AreaId::from_table_code(first).map(|area| (area, rest))
        });
        let Some((area, rest)) = told else { continue };
        // Code and words stand in one label or in two.
        let words = if rest.is_empty() { label.names.last().map_or("", |name| name.trim()) } else { rest };
        let words = words.strip_prefix(area.code.as_str()).unwrap_or(words).trim();
        let name = match area.vintage.level() {
            Level::Municipality => Some(words),
            Level::Regso => words.strip_suffix(')').and_then(|words| words.split_once(" (")).map(|(name, _)| name),
            _ => None,
        };
        let code = AreaCode::parse(Level::Municipality, area.code.as_str().get(..4).unwrap_or_default());
        if let (Some(name), Some(code)) = (name.filter(|name| !name.is_empty()), code) {
            // Of several the alphabetically first, so that the order of the labels leaves no trace.
            let known = names.entry(code).or_insert_with(|| name.to_owned());
            if name < known.as_str() {
                name.clone_into(known);
            }
        }
    }
    names
}
