//! Vintages: which edition of the borders an area belongs to.
//!
//! `RegSO_2020` and `RegSO_2025` share all their codes and are different areas (288 changed borders), so a code
//! without a vintage names nothing. [`AreaId`](crate::AreaId) therefore cannot be made without one, and a
//! [`Vintage`] carries its [`Level`].

use crate::Level;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

/// One edition of the areas of one level, written `RegSO_2020`, `DeSO_2018`, `Municipality_2007`, `Police_2023`,
/// `Own_stadsdelar`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Vintage {
    level: Level,
    edition: Arc<str>,
}

/// The word before the underscore, per level.
fn prefix(level: Level) -> &'static str {
    match level {
        Level::Nation => "Nation",
        Level::County => "County",
        Level::Municipality => "Municipality",
        Level::Regso => "RegSO",
        Level::Deso => "DeSO",
        Level::PoliceArea => "Police",
        Level::Locality => "Locality",
        Level::OwnArea => "Own",
    }
}

impl Vintage {
    /// The vintage of a level that came into force in `year`.
    pub fn of_year(level: Level, year: u16) -> Self {
        Vintage { level, edition: year.to_string().into() }
    }

    /// A named set of own areas; letters other than ASCII letters, digits and `-` become `-`.
    pub fn own(name: &str) -> Self {
        Vintage { level: Level::OwnArea, edition: crate::area::slug(name).into() }
    }

    /// `RegSO_2020`: in force 2020–2024, statistics 2011–2023.
    pub fn regso_2020() -> Self {
        Self::of_year(Level::Regso, 2020)
    }

    /// `RegSO_2025`: same codes, 288 changed borders, statistics from 2024.
    pub fn regso_2025() -> Self {
        Self::of_year(Level::Regso, 2025)
    }

    /// `DeSO_2018`: 5 984 areas, statistics to 2023.
    pub fn deso_2018() -> Self {
        Self::of_year(Level::Deso, 2018)
    }

    /// `DeSO_2025`: 6 160 areas, statistics from 2024.
    pub fn deso_2025() -> Self {
        Self::of_year(Level::Deso, 2025)
    }

    /// The 290 municipalities, unchanged since 2007 (Heby moved to Uppsala county).
    pub fn municipality() -> Self {
        Self::of_year(Level::Municipality, 2007)
    }

    /// The 21 counties in their extent since 2007.
    pub fn county() -> Self {
        Self::of_year(Level::County, 2007)
    }

    /// The nation.
    pub fn nation() -> Self {
        Self::of_year(Level::Nation, 2007)
    }

    /// The level of these areas.
    pub fn level(&self) -> Level {
        self.level
    }

    /// What follows the underscore: a year, or the name of a set of own areas.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The year of the edition, when it is one.
    pub fn year(&self) -> Option<u16> {
        self.edition.parse().ok()
    }

    /// The vintage that areas of this vintage are summed to.
    pub fn parent(&self) -> Option<Vintage> {
        match (self.level, &*self.edition) {
            (Level::Deso, "2018") => Some(Self::regso_2020()),
            (Level::Deso, "2025") => Some(Self::regso_2025()),
            (Level::Regso, _) => Some(Self::municipality()),
            (Level::Municipality, _) => Some(Self::county()),
            (Level::County, _) => Some(Self::nation()),
            _ => None,
        }
    }

    /// How many areas the vintage has, where its publisher says so (SCB: 21 counties, 290 municipalities, RegSO and DeSO in
    /// the numbers of its map server in 2026): who has seen so many different codes, has seen all of them.
    pub fn number_of_areas(&self) -> Option<usize> {
        match (self.level, &*self.edition) {
            (Level::Nation, "2007") => Some(1),
            (Level::County, "2007") => Some(21),
            (Level::Municipality, "2007") => Some(290),
            (Level::Regso, "2020" | "2025") => Some(3363),
            (Level::Deso, "2018") => Some(5984),
            (Level::Deso, "2025") => Some(6160),
            _ => None,
        }
    }

    /// The years for which statistics are published on this vintage: RegSO 2020 and DeSO 2018 to 2023, their
    /// successors from 2024, without back-casting (FACTS: tables carry the suffix `_RegSO2025` from 2024).
    pub fn covers(&self, period: crate::Period) -> bool {
        match (self.level, &*self.edition) {
            (Level::Deso, "2018") | (Level::Regso, "2020") => period.year() <= 2023,
            (Level::Deso | Level::Regso, "2025") => period.year() >= 2024,
            _ => true,
        }
    }

    /// The vintage of a level on which statistics of a year are published.
    pub fn in_force(level: Level, period: crate::Period) -> Option<Vintage> {
        Some(match level {
            Level::Nation => Self::nation(),
            Level::County => Self::county(),
            Level::Municipality => Self::municipality(),
            Level::Regso if period.year() <= 2023 => Self::regso_2020(),
            Level::Regso => Self::regso_2025(),
            Level::Deso if period.year() <= 2023 => Self::deso_2018(),
            Level::Deso => Self::deso_2025(),
            Level::PoliceArea | Level::Locality | Level::OwnArea => return None,
        })
    }
}

impl std::fmt::Display for Vintage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}_{}", prefix(self.level), self.edition)
    }
}

impl std::fmt::Debug for Vintage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl std::str::FromStr for Vintage {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "'{text}' is not a vintage; write the level and its edition, for instance RegSO_2020, RegSO_2025, \
                 DeSO_2018, Municipality_2007 or Police_2023"
            )
        };
        let (head, edition) = text.split_once('_').ok_or_else(wrong)?;
        let level = Level::ALL.into_iter().find(|l| prefix(*l).eq_ignore_ascii_case(head)).ok_or_else(wrong)?;
        if level == Level::OwnArea {
            let own = Vintage::own(edition);
            return if own.edition.is_empty() { Err(wrong()) } else { Ok(own) };
        }
        let year: u16 = edition.parse().map_err(|_| wrong())?;
        if edition.len() != 4 || !(1900..2200).contains(&year) {
            return Err(wrong());
        }
        Ok(Vintage::of_year(level, year))
    }
}

impl Serialize for Vintage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Vintage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Period;

    #[test]
    fn a_vintage_survives_being_written_and_read() {
        for text in ["RegSO_2020", "RegSO_2025", "DeSO_2018", "Municipality_2007", "Police_2023", "Own_stadsdelar"] {
            assert_eq!(text.parse::<Vintage>().unwrap().to_string(), text);
        }
        assert!("RegSO".parse::<Vintage>().is_err());
        assert!("RegSO_20".parse::<Vintage>().is_err());
        assert!("Own_".parse::<Vintage>().is_err());
    }

    #[test]
    fn the_two_vintages_of_regso_are_different_areas() {
        assert_ne!(Vintage::regso_2020(), Vintage::regso_2025());
        assert!(Vintage::regso_2020().covers(Period::year_of(2023)));
        assert!(!Vintage::regso_2020().covers(Period::year_of(2024)));
        assert!(Vintage::regso_2025().covers(Period::year_of(2024)));
    }
}
