//! Why a cell has no value. An empty cell without a reason is not expressible in a [`Column`](crate::Column).

use crate::language::Text;
use serde::{Deserialize, Serialize};

/// The reason why a value is missing. SCB's signs `..`, `.` and `-` are different reasons and stay different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// `..`: not available or too uncertain to publish.
    NotAvailable,
    /// `.`: cannot occur, not applicable.
    NotApplicable,
    /// `-`: zero by nature.
    ZeroByNature,
    /// Withheld to protect persons.
    Suppressed,
    /// The area's vintage has no statistics for the year.
    OutsideVintage,
    /// The source has no row for the area.
    NotInSource,
    /// Something it is computed from is missing.
    PartMissing,
    /// The area has no population of the kind that the share is of.
    NoPopulation,
}

impl Missing {
    /// All reasons; the position is the code used in stored columns (the code of the first is 1, 0 is "a value").
    pub const ALL: [Missing; 8] = [
        Missing::NotAvailable,
        Missing::NotApplicable,
        Missing::ZeroByNature,
        Missing::Suppressed,
        Missing::OutsideVintage,
        Missing::NotInSource,
        Missing::PartMissing,
        Missing::NoPopulation,
    ];

    /// The code in stored columns, 1–8.
    pub fn code(self) -> u8 {
        Self::ALL.iter().position(|m| *m == self).map_or(0, |i| i as u8 + 1)
    }

    /// The reason with this code; `None` for 0 ("a value") and unknown codes.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code).checked_sub(1)?).copied()
    }

    /// The name used in exports and the API.
    pub fn id(self) -> &'static str {
        match self {
            Missing::NotAvailable => "not_available",
            Missing::NotApplicable => "not_applicable",
            Missing::ZeroByNature => "zero_by_nature",
            Missing::Suppressed => "suppressed",
            Missing::OutsideVintage => "outside_vintage",
            Missing::NotInSource => "not_in_source",
            Missing::PartMissing => "part_missing",
            Missing::NoPopulation => "no_population",
        }
    }

    /// The reason as a person reads it.
    pub fn explanation(self) -> Text {
        match self {
            Missing::NotAvailable => {
                Text::new("uppgiften är inte tillgänglig eller för osäker", "not available or too uncertain")
            }
            Missing::NotApplicable => Text::new("uppgiften kan inte förekomma", "not applicable"),
            Missing::ZeroByNature => Text::new("noll av naturliga skäl", "zero by nature"),
            Missing::Suppressed => {
                Text::new("undertryckt för att skydda enskilda", "suppressed to protect individuals")
            }
            Missing::OutsideVintage => Text::new(
                "områdesindelningen har ingen statistik för året",
                "this edition of the areas has no statistics for the year",
            ),
            Missing::NotInSource => Text::new("området saknas i källan", "the source has no row for the area"),
            Missing::PartMissing => {
                Text::new("en del av underlaget saknas", "part of what it is computed from is missing")
            }
            Missing::NoPopulation => Text::new("ingen befolkning i gruppen", "no population in the group"),
        }
    }
}
