//! Everything that a question about the network stands on, as one value that can be written to a file and read again.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

mod condition;
mod travel;

pub use condition::ConditionBrief;
pub use travel::{Leg, ModeBrief, Travel};

/// A question about the network of offices: what it stands on, what is asked, and under which conditions. Each part may be left
/// out. There is nothing random in the answers, and so no seed: the same brief on the same inputs gives the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Brief {
    /// Who is counted.
    pub demand: DemandBrief,
    /// Which offices there are today.
    pub offices: OfficesBrief,
    /// Where an office could be opened.
    pub candidates: Candidates,
    /// Only candidates in this municipality, by code; everywhere where it is left out.
    pub within: Option<String>,
    /// FA-region of each municipality, by code; the 60 of 2015 where it is left out.
    pub regions: BTreeMap<String, String>,
    /// Other divisions of the municipalities, by an id of small letters, digits and `_`: the group of each municipality, by code.
    /// People are counted by each, and conditions may name it.
    pub divisions: BTreeMap<String, BTreeMap<String, String>>,
    /// How long ways take by the way to travel that decides: the aim, the conditions and who loses are all of it.
    pub travel: Travel,
    /// Which way to travel that is.
    pub mode: ModeBrief,
    /// Other ways to travel and how long they take: told beside for the same networks, and never mixed with the deciding one.
    pub beside: BTreeMap<ModeBrief, Travel>,
    /// How much the need of one person weighs in the aim; all people alike where it is left out.
    pub need: Option<NeedBrief>,
    /// How much an office can take; without limit where it is left out.
    pub capacity: Option<CapacityBrief>,
    /// Minutes of the bands, rising, inclusive.
    pub bands: Bands,
    /// What is made best.
    pub aim: AimBrief,
    /// Which question is asked.
    pub ask: Ask,
    /// How many offices; as many as today where it is left out. Used by the question `best`, but not by the aim `fewest_within`.
    pub number: Option<NumberBrief>,
    /// Offices that stay, by id or name.
    pub keep: Vec<String>,
    /// Every office of today stays.
    pub keep_all: bool,
    /// Offices that close, by id or name.
    pub close: Vec<String>,
    /// Candidates that open, by id or name.
    pub add: Vec<String>,
    /// Sites at which nothing changes, by id or name: an office stays, a candidate is not chosen.
    pub lock: Vec<String>,
    /// Sites that are not to be chosen, by id or name.
    pub without: Vec<String>,
    /// What must hold.
    pub conditions: Vec<ConditionBrief>,
    /// How much is tried.
    pub effort: EffortBrief,
}

/// Who is counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DemandBrief {
    /// Level of the areas, `deso` or `regso`; the finest with people and borders where it is left out.
    pub level: Option<String>,
    /// Year of the people; the latest where it is left out.
    pub period: Option<String>,
    /// The file that the demand was read from, where it is not the snapshot.
    pub file: Option<String>,
}

/// Which offices there are today.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OfficesBrief {
    /// There are none: everything is to be chosen.
    pub none: bool,
    /// Those that are open on this day; where it is left out, those without a day of closing.
    #[schema(value_type = Option<String>, example = "2026-01-01")]
    pub as_of: Option<Date>,
    /// Offices are assumed until there are so many: those that give the least mean time beside the known.
    pub fill: Option<u32>,
    /// The file that the offices were read from, where it is not the workspace.
    pub file: Option<String>,
}

/// Where an office could be opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Candidates {
    /// At the seat of each municipality.
    #[default]
    Municipalities,
    /// At every demand point.
    Demand,
    /// Nowhere: offices can only be kept or closed.
    None,
}

/// How much the need of one person weighs. The rule and its numbers are told in the notes of the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum NeedBrief {
    /// 1 + strength for each standard deviation that the indicator lies above the mean, not below 0.
    Indicator {
        /// The indicator or index, of the area or of the RegSO that it lies in; the latest year up to that of the people.
        indicator: String,
        /// What a standard deviation adds, ≥ 0.
        strength: f64,
        /// Low values mean greater need.
        #[serde(default)]
        low: bool,
    },
    /// By group: weights of its codes, 1 for the rest.
    Groups {
        /// Which division: `area_type`.
        grouping: String,
        /// Weight by code, ≥ 0.
        weights: BTreeMap<String, f64>,
    },
    /// Only the people of a group are counted: an indicator that is a share in per cent.
    Share {
        /// The indicator.
        indicator: String,
    },
}

/// How much an office can take, in people who have it as theirs (people × need where need is weighed).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CapacityBrief {
    /// People for each full-time employee of an office whose staff is known, > 0.
    pub people_per_staff: f64,
    /// People that any other office or candidate can take, > 0; without limit where it is left out.
    #[serde(default)]
    pub otherwise: Option<f64>,
}

/// Bands of minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Bands(pub Vec<f64>);

/// What is made best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum AimBrief {
    /// Least mean minutes of all people (p-median).
    #[default]
    LeastMean,
    /// Least minutes of those who have the longest way (p-center).
    LeastWorst,
    /// Most people within so many minutes, inclusive (maximal covering).
    MostWithin {
        /// Minutes.
        minutes: f64,
    },
    /// Fewest offices that reach everybody who can be reached within so many minutes, inclusive (set covering).
    FewestWithin {
        /// Minutes.
        minutes: f64,
    },
}

/// Which question is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "which", rename_all = "snake_case", deny_unknown_fields)]
pub enum Ask {
    /// The best network of the number.
    #[default]
    Best,
    /// Least loss: exactly so many of today's offices close and none opens.
    Close {
        /// How many.
        offices: u32,
    },
    /// All of today's offices stay, and so many open beside them.
    Add {
        /// How many.
        offices: u32,
    },
    /// As many offices as today, of which at most so many are somewhere else.
    Move {
        /// How many.
        offices: u32,
    },
}

/// How many offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberBrief {
    /// At least.
    pub least: u32,
    /// At most.
    pub most: u32,
}

/// How much is tried. Counted in rounds, not seconds, so that the same brief gives the same answer on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct EffortBrief {
    /// Rounds of the bound over the whole, and the most nodes of the proof; 1–1 000 000.
    pub rounds: u32,
    /// Stop at an answer that is at most so many per cent from the best possible, 0–100.
    pub gap_percent: f64,
}

impl Default for Bands {
    fn default() -> Self {
        Bands(vec![10.0, 20.0, 30.0, 45.0, 60.0])
    }
}

impl Default for EffortBrief {
    fn default() -> Self {
        EffortBrief { rounds: 4000, gap_percent: 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_brief_is_the_usual_question() {
        assert_eq!(serde_json::from_str::<Brief>("{}").unwrap(), Brief::default());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let brief = Brief {
            aim: AimBrief::MostWithin { minutes: 30.0 },
            conditions: vec![
                ConditionBrief::OnePerRegion,
                ConditionBrief::AtMost { grouping: "area_type".into(), groups: vec!["1".into()], minutes: 20.0 },
            ],
            number: Some(NumberBrief { least: 110, most: 115 }),
            ..Brief::default()
        };
        let text = serde_json::to_string(&brief).unwrap();
        assert_eq!(serde_json::from_str::<Brief>(&text).unwrap(), brief);
    }

    #[test]
    fn a_misspelt_part_is_refused() {
        assert!(serde_json::from_str::<Brief>(r#"{"candidate": "none"}"#).is_err());
        assert!(serde_json::from_str::<Brief>(r#"{"conditions": [{"rule": "apart", "kilometres": 3}]}"#).is_err());
    }
}
