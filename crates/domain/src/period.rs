//! When a value holds: a calendar year.

use serde::{Deserialize, Serialize};

/// A calendar year between 1900 and 2199. Stocks hold on 31 December of it, flows during it; the indicator says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Period(u16);

impl Period {
    /// The year, when it is between 1900 and 2199.
    pub fn new(year: u16) -> Option<Self> {
        (1900..2200).contains(&year).then_some(Period(year))
    }

    /// The year as a period.
    ///
    /// # Panics
    /// If `year` is not between 1900 and 2199; for years known when the program is written.
    pub fn year_of(year: u16) -> Self {
        Self::new(year).expect("a year between 1900 and 2199")
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.0
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl std::str::FromStr for Period {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let year = text.trim().parse().ok().filter(|_| text.trim().len() == 4);
        year.and_then(Period::new)
            .ok_or_else(|| format!("'{text}' is not a year; write four digits, for instance 2022"))
    }
}
