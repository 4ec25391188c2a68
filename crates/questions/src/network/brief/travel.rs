//! How long ways take, by which way to travel, as it is written in a brief.

use segbar_planning::{Mode, TravelModel};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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

/// A way to travel. Minutes by different ways are values of their own and are never mixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModeBrief {
    /// By car.
    #[default]
    Car,
    /// By public transport.
    PublicTransport,
    /// By cycle.
    Cycle,
    /// On foot.
    Walk,
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

impl Default for Travel {
    fn default() -> Self {
        Travel::model_of(ModeBrief::Car)
    }
}

impl Travel {
    /// The built-in model of a way to travel.
    pub fn model_of(mode: ModeBrief) -> Self {
        let TravelModel { detour, start, legs } = Mode::from(mode).model();
        Travel::Model { detour, start, legs: legs.into_iter().map(leg).collect() }
    }
}

impl From<ModeBrief> for Mode {
    fn from(mode: ModeBrief) -> Self {
        match mode {
            ModeBrief::Car => Mode::Car,
            ModeBrief::PublicTransport => Mode::PublicTransport,
            ModeBrief::Cycle => Mode::Cycle,
            ModeBrief::Walk => Mode::Walk,
        }
    }
}

impl From<Mode> for ModeBrief {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Car => ModeBrief::Car,
            Mode::PublicTransport => ModeBrief::PublicTransport,
            Mode::Cycle => ModeBrief::Cycle,
            Mode::Walk => ModeBrief::Walk,
        }
    }
}

fn default_detour() -> f64 {
    TravelModel::default().detour
}

fn default_start() -> f64 {
    TravelModel::default().start
}

fn default_legs() -> Vec<Leg> {
    TravelModel::default().legs.into_iter().map(leg).collect()
}

fn leg((km, km_h): (f64, f64)) -> Leg {
    Leg { up_to_km: km.is_finite().then_some(km), km_h }
}
