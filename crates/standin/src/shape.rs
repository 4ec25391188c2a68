//! What is in a table: its variables with codes and words, as the catalogue knows them from exports and answers.

use crate::country::{Country, TableArea};
use crate::manifest::Table;
use segbar_domain::catalogue::{Kind, SourceTable};
use segbar_domain::{Catalogue, Vintage};
use std::collections::HashMap;

/// A table.
pub struct Shape {
    /// The catalogue's.
    pub table: &'static SourceTable,
    /// The areas.
    pub areas: Vec<TableArea>,
    /// The contents: code, words, kind. The last is one that the catalogue does not know.
    pub contents: Vec<(String, String, Kind)>,
    /// The variables besides area, contents and year.
    pub dimensions: Vec<Dimension>,
    /// The years.
    pub years: Vec<u16>,
    /// Position of each area's code.
    pub positions: HashMap<String, u32>,
}

/// A variable besides area, contents and year.
pub struct Dimension {
    /// Its code.
    pub code: String,
    /// Its words.
    pub label: String,
    /// Code and words of the values.
    pub values: Vec<(String, String)>,
    /// Position of the whole, where the other values are its parts.
    pub whole: Option<usize>,
}

/// The variables of every table, by their codes at the source.
pub const REGION: &str = "Region";
/// Contents.
pub const CONTENTS: &str = "ContentsCode";
/// Years.
pub const TIME: &str = "Tid";

/// A variable: its code, its words, and code and words of its values.
pub type Variable<'a> = (&'a str, &'a str, Vec<(String, String)>);

impl Shape {
    /// The shape of a table of the manifest.
    ///
    /// # Panics
    /// A table or vintage that does not exist, a mistake in the manifest.
    pub fn new(table: &Table, country: &Country) -> Self {
        let source = Catalogue::builtin().table(&table.id).unwrap_or_else(|| panic!("no table {}", table.id));
        let vintage = |name: &String| name.parse::<Vintage>().unwrap_or_else(|error| panic!("{error}"));
        let areas: Vec<TableArea> = table.areas.iter().flat_map(|name| country.table_areas(&vintage(name))).collect();
        let mut contents: Vec<(String, String, Kind)> = Vec::new();
        for (i, content) in source.contents.iter().enumerate() {
            let plain = content.names[0].chars().all(|c| c.is_ascii_alphanumeric());
            // Where the publisher's code is not known, one of its form.
            let code = if plain { content.names[0].clone() } else { format!("0000Z{i:03}") };
            let words = content.names.iter().find(|n| n.contains(' ')).unwrap_or(&content.names[0]);
            if !contents.iter().any(|(_, known, _)| known == words) {
                contents.push((code, words.clone(), content.kind));
            }
        }
        contents.push(("0000ZZZZ".into(), "Något som ingen frågar efter".into(), Kind::Count));
        let dimensions = source.dimensions.iter().map(|dimension| {
            // The code at the source is the shortest of the names that are known, as far as they tell.
            let shortest =
                |names: &[String]| names.iter().min_by_key(|n| n.chars().count()).cloned().unwrap_or_default();
            let values: Vec<(String, String)> =
                dimension.values.values().map(|names| (shortest(names), names[0].clone())).collect();
            let whole = dimension.values.keys().position(|value| value == "total").filter(|_| dimension.parts_sum);
            let code =
                dimension.names.iter().find(|n| n.starts_with(char::is_uppercase)).unwrap_or(&dimension.names[0]);
            Dimension { code: code.clone(), label: dimension.names[0].clone(), values, whole }
        });
        Shape {
            positions: areas.iter().enumerate().map(|(i, area)| (area.code.clone(), i as u32)).collect(),
            areas,
            contents,
            dimensions: dimensions.collect(),
            years: (source.periods.0.year()..=source.periods.1.year()).collect(),
            table: source,
        }
    }

    /// The title of the table, which says that nothing in it is real.
    pub fn title(&self) -> String {
        format!("{} (påhittade uppgifter)", self.table.title.sv)
    }

    /// The variables in order.
    pub fn variables(&self) -> Vec<Variable<'_>> {
        let areas = self.areas.iter().map(|a| (a.code.clone(), a.label.clone())).collect();
        let contents = self.contents.iter().map(|(code, words, _)| (code.clone(), words.clone())).collect();
        let years = self.years.iter().map(|year| (year.to_string(), year.to_string())).collect();
        let others = self.dimensions.iter().map(|d| (d.code.as_str(), d.label.as_str(), d.values.clone()));
        let mut all = vec![(REGION, "region", areas)];
        all.extend(others);
        all.extend([(CONTENTS, "tabellinnehåll", contents), (TIME, "år", years)]);
        all
    }
}
