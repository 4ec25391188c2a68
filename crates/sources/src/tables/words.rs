//! The words by which sources name the dimensions that every table has.

use super::raw::Role;

const AREA: [&str; 12] = [
    "region",
    "regioner",
    "regionkod",
    "regionkoder",
    "area",
    "område",
    "deso",
    "regso",
    "deso/regso",
    "regionalt område",
    "regions",
    "areas",
];
const TIME: [&str; 8] = ["tid", "år", "year", "time", "time_period", "period", "inkomstår", "valår"];
const CONTENTS: [&str; 8] = [
    "contentscode",
    "tabellinnehåll",
    "contents",
    "content",
    "observations",
    "observationer",
    "innehåll",
    "tabellinnehall",
];

/// What a dimension of this name is; `None` for those that differ from table to table.
pub fn role_of(name: &str) -> Option<Role> {
    let name = name.trim().to_lowercase();
    let is = |words: &[&str]| words.contains(&name.as_str());
    if is(&AREA) {
        Some(Role::Area)
    } else if is(&TIME) {
        Some(Role::Time)
    } else if is(&CONTENTS) {
        Some(Role::Contents)
    } else {
        None
    }
}
