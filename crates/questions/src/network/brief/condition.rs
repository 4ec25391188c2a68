//! What must hold whatever it costs, as it is written in a brief.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What must hold whatever it costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum ConditionBrief {
    /// At least one office in every FA-region in which there is a site.
    OnePerRegion,
    /// At least one office in every county in which there is a site.
    OnePerCounty,
    /// At least one office in every group of a division in which there is a site.
    OnePer {
        /// Which division: `region`, `county`, `municipality`, or one of the brief's own.
        division: String,
    },
    /// No municipality that has an office today is left without one.
    StayInMunicipalities,
    /// At least so many of today's offices stay.
    StayAtLeast {
        /// How many.
        offices: u32,
    },
    /// Everybody in these groups who can be reached has at most so many minutes, inclusive.
    AtMost {
        /// Which division: `area_type`, `county`, `deso_category`, `municipality`, `region`, one of the brief's own divisions, an edition
        /// of the police's list.
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
