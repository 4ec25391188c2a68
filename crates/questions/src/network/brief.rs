//! Everything that a question about the network stands on, as one value that can be written to a file and read again.

use jiff::civil::Date;
use segbar_planning::TravelModel;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
    /// FA-region of each municipality, by code; empty where they are not known.
    pub regions: std::collections::BTreeMap<String, String>,
    /// How long ways take.
    pub travel: Travel,
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

/// How long ways take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Travel {
    /// By the built-in model: straight line times a detour, at speeds by the length of the way. Assumptions, not measurements.
    Model {
        /// Length of the way by the straight line, 1–5.
        #[serde(default = "default_detour")]
        detour: f64,
        /// Minutes that every way takes, 0–120.
        #[serde(default = "default_start")]
        start: f64,
        /// Up to so many kilometres of the way at so many km/h, rising; the last has no end and is written null.
        #[serde(default = "default_legs")]
        legs: Vec<Leg>,
    },
    /// By a table of minutes that a route planner made.
    Table {
        /// Name of the table.
        name: String,
    },
}

/// A leg of the built-in model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leg {
    /// Up to so many kilometres from the start; null for the last.
    pub up_to_km: Option<f64>,
    /// Speed in km/h, 1–300.
    pub km_h: f64,
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
        weights: std::collections::BTreeMap<String, f64>,
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

/// What must hold whatever it costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum ConditionBrief {
    /// At least one office in every FA-region in which there is a site.
    OnePerRegion,
    /// At least one office in every county in which there is a site.
    OnePerCounty,
    /// No municipality that has an office today is left without one.
    StayInMunicipalities,
    /// At least so many of today's offices stay.
    StayAtLeast {
        /// How many.
        offices: u32,
    },
    /// Everybody in these groups who can be reached has at most so many minutes, inclusive.
    AtMost {
        /// Which division: `area_type`, `county`, `deso_category`, `municipality`, `region`, an edition of the police's list.
        #[serde(default)]
        grouping: String,
        /// Codes of the groups; empty for everybody.
        #[serde(default)]
        groups: Vec<String>,
        /// The greatest number of minutes.
        minutes: f64,
    },
    /// Of the people in these groups, at most a share has a way longer by more than so many minutes than today.
    LoseAtMost {
        /// Which division.
        #[serde(default)]
        grouping: String,
        /// Codes of the groups; empty for everybody.
        #[serde(default)]
        groups: Vec<String>,
        /// The share in per cent, 0–100.
        percent: f64,
        /// Minutes that a way may become longer before it counts.
        minutes: f64,
    },
    /// No two offices closer than so many kilometres, straight.
    Apart {
        /// Kilometres.
        km: f64,
    },
    /// The network costs at most so much: rents of a year, and what opening and closing cost once.
    Budget {
        /// The most that all of it may cost, kronor.
        most: f64,
        /// Rent of a year where it is not known, kronor.
        rent: f64,
        /// To open an office where there is none, kronor.
        #[serde(default)]
        opening: f64,
        /// To close one, kronor.
        #[serde(default)]
        closing: f64,
    },
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

impl Default for Travel {
    fn default() -> Self {
        Travel::Model { detour: default_detour(), start: default_start(), legs: default_legs() }
    }
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

fn default_detour() -> f64 {
    TravelModel::default().detour
}

fn default_start() -> f64 {
    TravelModel::default().start
}

fn default_legs() -> Vec<Leg> {
    let leg = |(km, km_h): (f64, f64)| Leg { up_to_km: km.is_finite().then_some(km), km_h };
    TravelModel::default().legs.into_iter().map(leg).collect()
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
