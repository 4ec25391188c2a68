//! The police's list of vulnerable areas: editions from their own layer, from a research panel, and from tables
//! without shapes.
//!
//! It is a police judgement, not statistics. The class *riskområde* was abolished with the edition of 2025.

mod layers;
mod table;

pub(crate) use layers::{own_layer, panel};
use segbar_dataset::validated::PoliceClass;
pub use table::{looks_like, read};

/// The class that a text names: "Utsatt område", "Riskområde", "Särskilt utsatt område" and the spellings that occur
/// ("Särskild utsatt område", "sarskilt_utsatt").
///
/// ```
/// # use segbar_sources::police::class_of;
/// # use segbar_dataset::validated::PoliceClass;
/// assert_eq!(class_of("Särskild utsatt område"), Some(PoliceClass::EspeciallyVulnerable));
/// assert_eq!(class_of("utsatt"), Some(PoliceClass::Vulnerable));
/// assert_eq!(class_of("tryggt område"), None);
/// ```
pub fn class_of(text: &str) -> Option<PoliceClass> {
    match segbar_domain::area::slug(text).trim_end_matches("-omrade") {
        "sarskilt-utsatt" | "sarskild-utsatt" => Some(PoliceClass::EspeciallyVulnerable),
        "riskomrade" | "risk" => Some(PoliceClass::Risk),
        "utsatt" => Some(PoliceClass::Vulnerable),
        _ => None,
    }
}

/// A name with single spaces, and slashes set the same way: "Hässleholmen/  Hulta" is "Hässleholmen / Hulta".
pub(crate) fn tidy(name: &str) -> String {
    let words = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    name.split('/').map(words).collect::<Vec<_>>().join(" / ")
}
