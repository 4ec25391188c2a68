//! The same networks by other ways to travel: told beside the deciding one, never mixed with it.

use super::change::{ChangeGrouping, ChangeRow, rows_of, whole};
use super::ground::Ground;
use super::reach::{ReachAnswer, ReachGrouping, reach_by};
use crate::Bilingual;
use crate::text::number;
use segbar_planning::consequence::consequence;
use serde::Serialize;
use utoipa::ToSchema;

/// How people reach a network by another way to travel.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ModeReach {
    /// Which way: `car`, `public_transport`, `cycle` or `walk`.
    pub mode: &'static str,
    /// Its name.
    pub name: Bilingual,
    /// Everybody.
    pub all: ReachAnswer,
    /// The groups of each division.
    pub groupings: Vec<ReachGrouping>,
    /// Everybody in a sentence.
    pub sentence: Bilingual,
}

/// What a change means by another way to travel.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ModeChange {
    /// Which way: `car`, `public_transport`, `cycle` or `walk`.
    pub mode: &'static str,
    /// Its name.
    pub name: Bilingual,
    /// Everybody.
    pub all: ChangeRow,
    /// The groups of each division.
    pub groupings: Vec<ChangeGrouping>,
    /// Everybody in a sentence.
    pub sentence: Bilingual,
}

/// How people reach these sites by each of the other ways to travel.
pub(super) fn reached(ground: &Ground, open: &[u32]) -> Vec<ModeReach> {
    let of = |beside: &super::ground::Beside| {
        let (all, groupings) = reach_by(ground, &beside.minutes, open);
        let name = Bilingual::from(beside.mode.name());
        let sentence = in_words(&name, &all);
        ModeReach { mode: beside.mode.id(), name, all, groupings, sentence }
    };
    ground.beside.iter().map(of).collect()
}

/// What going from the sites `before` to the sites `after` means by each of the other ways to travel.
pub(super) fn changed(ground: &Ground, before: &[u32], after: &[u32]) -> Vec<ModeChange> {
    let of = |beside: &super::ground::Beside| {
        let told = consequence(&ground.demand, &ground.sites, &beside.minutes, before, after, &ground.bands);
        let (all, groupings) = rows_of(ground, &told);
        let name = Bilingual::from(beside.mode.name());
        let told = whole(&all, before.len(), after.len());
        let sentence = after_name(&name, &told);
        ModeChange { mode: beside.mode.id(), name, all, groupings, sentence }
    };
    ground.beside.iter().map(of).collect()
}

fn in_words(name: &Bilingual, reach: &ReachAnswer) -> Bilingual {
    let mean = reach.mean.map_or_else(|| Bilingual::new("–", "–"), |mean| number(mean, 2));
    let band = reach.bands.iter().find(|band| band.minutes == 30.0).or(reach.bands.last());
    let (minutes, beyond) = band.map_or((0.0, number(0.0, 0)), |band| (band.minutes, number(band.beyond, 0)));
    let mut told = Bilingual::new(
        format!(
            "i genomsnitt {} minuter till närmaste kontor; {} personer har mer än {minutes} minuter.",
            mean.sv, beyond.sv
        ),
        format!(
            "on average {} minutes to the nearest office; {} people have more than {minutes} minutes.",
            mean.en, beyond.en
        ),
    );
    if reach.without > 0.0 {
        let without = number(reach.without, 0);
        told.sv += &format!(" {} personer når inget.", without.sv);
        told.en += &format!(" {} people reach none.", without.en);
    }
    after_name(name, &told)
}

fn after_name(name: &Bilingual, told: &Bilingual) -> Bilingual {
    let upper = |name: &str| {
        let mut letters = name.chars();
        let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
        format!("{first}{}", letters.as_str())
    };
    Bilingual::new(format!("{}: {}", upper(&name.sv), told.sv), format!("{}: {}", upper(&name.en), told.en))
}
