//! Units, and the three kinds of number that must not be mixed: counts, shares and amounts.

use crate::language::Text;
use serde::{Deserialize, Serialize};

/// What the numbers of an indicator are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Number of persons.
    Persons,
    /// Number of households.
    Households,
    /// Number of dwellings.
    Dwellings,
    /// Number of cars.
    Cars,
    /// Number of areas.
    Areas,
    /// Share in per cent, 0–100.
    Percent,
    /// Amount in thousand Swedish kronor.
    ThousandSek,
    /// Number per thousand inhabitants.
    PerThousand,
    /// Days per person and year.
    Days,
    /// Points of an index, 0–100; corrected for chance it can fall below 0.
    Points,
    /// A class 1–5.
    Class,
}

impl Unit {
    /// Whether the unit is a number of things, so that parts sum to wholes.
    pub fn is_count(self) -> bool {
        matches!(self, Unit::Persons | Unit::Households | Unit::Dwellings | Unit::Cars)
    }

    /// Whether values are bounded by 0 and 100.
    pub fn is_share(self) -> bool {
        matches!(self, Unit::Percent | Unit::Points)
    }

    /// Decimals at presentation. Nothing is rounded before.
    pub fn decimals(self) -> usize {
        match self {
            Unit::Percent | Unit::ThousandSek | Unit::Points | Unit::PerThousand | Unit::Days => 1,
            _ => 0,
        }
    }

    /// The unit's short name.
    pub fn name(self) -> Text {
        match self {
            Unit::Persons => Text::new("personer", "persons"),
            Unit::Households => Text::new("hushåll", "households"),
            Unit::Dwellings => Text::new("bostäder", "dwellings"),
            Unit::Cars => Text::new("personbilar", "cars"),
            Unit::Areas => Text::new("områden", "areas"),
            Unit::Percent => Text::new("procent", "per cent"),
            Unit::ThousandSek => Text::new("tusen kronor", "thousand SEK"),
            Unit::PerThousand => Text::new("per tusen invånare", "per thousand inhabitants"),
            Unit::Days => Text::new("dagar", "days"),
            Unit::Points => Text::new("indexpoäng", "index points"),
            Unit::Class => Text::new("typ", "type"),
        }
    }
}

/// A non-negative whole number of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(u64);

/// A share in per cent, 0–100.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Share(f64);

/// A finite amount, negative allowed (net incomes can be).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Amount(f64);

impl Count {
    /// The largest count taken, far above any population: a larger number is a mistake in the file.
    pub const MAX: f64 = 1e9;

    /// The number as a count, if it is whole, not negative and at most [`Count::MAX`].
    pub fn new(value: f64) -> Option<Self> {
        ((0.0..=Self::MAX).contains(&value) && value.fract() == 0.0).then_some(Count(value as u64))
    }

    /// The number.
    pub fn get(self) -> u64 {
        self.0
    }
}

impl Share {
    /// The number as a share, if it is between 0 and 100.
    pub fn new(percent: f64) -> Option<Self> {
        (0.0..=100.0).contains(&percent).then_some(Share(percent))
    }

    /// The share in per cent.
    pub fn percent(self) -> f64 {
        self.0
    }
}

impl Amount {
    /// The number as an amount, if it is finite.
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Amount(value))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}
