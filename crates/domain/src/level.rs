//! The kinds of areas, from the nation down to DeSO, and the kinds that cut across them.

use crate::language::Text;
use serde::{Deserialize, Serialize};

/// A kind of area. The first five nest: each DeSO lies in one RegSO, in one municipality, in one county.
/// Police areas, localities and own areas cut across that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The country (riket).
    Nation,
    /// County (län), 21.
    County,
    /// Municipality (kommun), 290.
    Municipality,
    /// Regional statistical area (regionalt statistikområde).
    Regso,
    /// Demographic statistical area (demografiskt statistikområde).
    Deso,
    /// An area on the police's list of vulnerable areas (utsatt område). A police judgement, not statistics.
    PoliceArea,
    /// Locality or part of one (tätort, Lantmäteriet).
    Locality,
    /// An area that a user or another publisher drew.
    OwnArea,
}

impl Level {
    /// All levels, from the largest areas to the smallest, then those that cut across.
    pub const ALL: [Level; 8] = [
        Level::Nation,
        Level::County,
        Level::Municipality,
        Level::Regso,
        Level::Deso,
        Level::PoliceArea,
        Level::Locality,
        Level::OwnArea,
    ];

    /// The name used in commands, addresses and files.
    pub fn id(self) -> &'static str {
        match self {
            Level::Nation => "nation",
            Level::County => "county",
            Level::Municipality => "municipality",
            Level::Regso => "regso",
            Level::Deso => "deso",
            Level::PoliceArea => "police_area",
            Level::Locality => "locality",
            Level::OwnArea => "own_area",
        }
    }

    /// The level that areas of this level are summed to, if they nest.
    pub fn parent(self) -> Option<Level> {
        match self {
            Level::Deso => Some(Level::Regso),
            Level::Regso => Some(Level::Municipality),
            Level::Municipality => Some(Level::County),
            Level::County => Some(Level::Nation),
            _ => None,
        }
    }

    /// The name for people, in the singular.
    pub fn name(self) -> Text {
        match self {
            Level::Nation => Text::new("riket", "the nation"),
            Level::County => Text::new("län", "county"),
            Level::Municipality => Text::new("kommun", "municipality"),
            Level::Regso => Text::new("RegSO", "RegSO"),
            Level::Deso => Text::new("DeSO", "DeSO"),
            Level::PoliceArea => Text::new("polisens utsatta område", "police vulnerable area"),
            Level::Locality => Text::new("tätortsdel", "part of a locality"),
            Level::OwnArea => Text::new("eget område", "own area"),
        }
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

impl std::str::FromStr for Level {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let lower = text.to_lowercase();
        let known = match lower.as_str() {
            "riket" | "country" => Some(Level::Nation),
            "län" | "lan" => Some(Level::County),
            "kommun" => Some(Level::Municipality),
            _ => Level::ALL.into_iter().find(|level| level.id() == lower),
        };
        known.ok_or_else(|| {
            let ids: Vec<_> = Level::ALL.iter().map(|level| level.id()).collect();
            format!("'{text}' is not a level of areas; the levels are {}", ids.join(", "))
        })
    }
}
