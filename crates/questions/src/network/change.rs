//! What does closing and opening offices mean, for whom, and who decides?

use super::beside::{self, ModeChange};
use super::brief::Brief;
use super::error::NetworkError;
use super::ground::Ground;
use super::reach::{ReachAnswer, SiteAnswer, reach_of};
use crate::Bilingual;
use crate::text::number;
use segbar_planning::consequence::{Both, Closing, Leaves, consequence};
use segbar_planning::{Consequence, Row};
use serde::Serialize;
use utoipa::ToSchema;

/// The most demand points that are listed as losing.
pub const LOSERS: usize = 100;

/// What going from one network to another means.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ConsequenceAnswer {
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// Everybody.
    pub all: ChangeRow,
    /// The groups of each division; their rows add up to everybody.
    pub groupings: Vec<ChangeGrouping>,
    /// The areas whose way becomes longest, at most a hundred, the longest addition first.
    pub losers: Vec<LoserAnswer>,
    /// How many areas have a longer way.
    pub losing_areas: usize,
    /// The offices that close.
    pub closings: Vec<ClosingAnswer>,
    /// The sites that open.
    pub openings: Vec<SiteAnswer>,
    /// Offices before and after.
    pub offices: (usize, usize),
    /// The same by other ways to travel, where the brief names any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<ModeChange>,
    /// The whole in a sentence.
    pub sentence: Bilingual,
    /// Whether the people are invented.
    pub fictional: bool,
}

/// A division of the people before and after.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ChangeGrouping {
    /// Its id: `area_type`.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Its groups, and last the people in none, if there are any.
    pub groups: Vec<ChangeRow>,
}

/// One group before and after.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ChangeRow {
    /// Code of the group; empty for everybody and for those in no group.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Before.
    pub before: ReachAnswer,
    /// After.
    pub after: ReachAnswer,
    /// People whose way becomes longer.
    pub longer: f64,
    /// People whose way becomes shorter.
    pub shorter: f64,
    /// Those who reach an office both before and after, where somebody reaches one in only one of the two: their means are of
    /// the same people. Nothing where that is everybody who reaches one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub both: Option<BothAnswer>,
}

/// Means of the same people before and after, and who is left out of them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct BothAnswer {
    /// People who reach an office before and after.
    pub people: f64,
    /// Their mean minutes before; nothing where there are no such people.
    pub before: Option<f64>,
    /// Their mean minutes after.
    pub after: Option<f64>,
    /// People who reach one only before.
    pub lost: f64,
    /// People who reach one only after.
    pub gained: f64,
}

/// An area whose way becomes longer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LoserAnswer {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of the municipality.
    pub municipality: String,
    /// People.
    pub people: f64,
    /// Minutes before.
    pub before: f64,
    /// Minutes after; nothing where no office can be reached any more.
    pub after: Option<f64>,
    /// Name of the nearest office after.
    pub nearest: Option<String>,
}

/// An office that closes.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ClosingAnswer {
    /// The office.
    pub site: SiteAnswer,
    /// What is left by it: `nothing`, `municipality` or `region`; `unknown` where the municipality is not known.
    pub leaves: &'static str,
    /// The same in words.
    pub leaves_what: Bilingual,
    /// Who decides.
    pub decided_by: Bilingual,
    /// Who must be consulted before.
    pub consulted: Bilingual,
    /// People who had it nearest.
    pub people: f64,
    /// Their mean minutes before.
    pub before: Option<f64>,
    /// Their mean minutes after; nothing where some of them can reach none.
    pub after: Option<f64>,
    /// Name of the office that takes over most of them.
    pub taken_over_by: Option<String>,
    /// All of it in a sentence.
    pub sentence: Bilingual,
}

/// The network of today with what the brief closes and adds.
///
/// # Errors
/// A sentence for each name that is not there once, and if nothing changes.
pub fn changed(brief: &Brief, ground: &Ground) -> Result<Vec<u32>, NetworkError> {
    let office = |at: u32| ground.status[at as usize] != segbar_planning::Status::Candidate;
    let close = ground.positions(&brief.close, office);
    let add = ground.positions(&brief.add, |at| !office(at));
    let (close, add) = match (close, add) {
        (Ok(close), Ok(add)) => (close, add),
        (close, add) => {
            let reasons = [close.err(), add.err()].into_iter().flatten().flatten();
            return Err(NetworkError::Refused(reasons.collect()));
        }
    };
    if close.is_empty() && add.is_empty() {
        return Err(NetworkError::Refused(vec![Bilingual::new(
            "Ange vad som ändras: kontor som stängs eller platser som öppnas.",
            "Say what changes: offices that close or sites that open.",
        )]));
    }
    let mut after: Vec<u32> = ground.today().into_iter().filter(|at| !close.contains(at)).chain(add).collect();
    after.sort_unstable();
    Ok(after)
}

/// What going from the sites `before` to the sites `after` means.
pub fn consequences(ground: &Ground, before: &[u32], after: &[u32]) -> ConsequenceAnswer {
    let told = consequence(&ground.demand, &ground.sites, &ground.minutes, before, after, &ground.bands);
    let (all, groupings) = rows_of(ground, &told);
    ConsequenceAnswer {
        notes: ground.notes.clone(),
        sentence: whole(&all, before.len(), after.len()),
        all,
        groupings,
        beside: beside::changed(ground, before, after),
        losers: losers(ground, &told),
        losing_areas: told.losers.len(),
        closings: told.closings.iter().map(|of| closing(ground, of)).collect(),
        openings: told.openings.iter().map(|&at| ground.site(at)).collect(),
        offices: (before.len(), after.len()),
        fictional: ground.fictional,
    }
}

/// Everybody, and the groups of each division.
pub(super) fn rows_of(ground: &Ground, told: &Consequence) -> (ChangeRow, Vec<ChangeGrouping>) {
    let name = |id: &str| ground.demand.grouping(id).map_or_else(Bilingual::default, |of| (&of.name).into());
    let row = |of: &Row| row(of, &ground.bands);
    let grouping = |(id, rows): &(String, Vec<Row>)| ChangeGrouping {
        id: id.clone(),
        name: name(id),
        groups: rows.iter().map(row).collect(),
    };
    (row(&told.all), told.groupings.iter().map(grouping).collect())
}

fn row(of: &Row, bands: &[f64]) -> ChangeRow {
    let Both { people, before, after, lost, gained } = of.both;
    let cut_off = lost > 0.0 || gained > 0.0;
    ChangeRow {
        code: of.code.clone(),
        name: (&of.name).into(),
        before: reach_of(&of.before, bands),
        after: reach_of(&of.after, bands),
        longer: of.longer,
        shorter: of.shorter,
        both: cut_off.then_some(BothAnswer { people, before, after, lost, gained }),
    }
}

fn losers(ground: &Ground, told: &Consequence) -> Vec<LoserAnswer> {
    let demand = &ground.demand;
    let loser = |of: &segbar_planning::consequence::Loser| {
        let i = of.demand as usize;
        LoserAnswer {
            code: demand.ids[i].clone(),
            name: demand.names[i].clone(),
            municipality: demand.municipality[i].clone(),
            people: demand.people[i],
            before: f64::from(of.before),
            after: of.after.is_finite().then(|| f64::from(of.after)),
            nearest: of.nearest.map(|at| ground.sites[at as usize].name.clone()),
        }
    };
    told.losers.iter().take(LOSERS).map(loser).collect()
}

fn closing(ground: &Ground, of: &Closing) -> ClosingAnswer {
    let site = ground.site(of.site);
    let (leaves_what, decided_by) = (Bilingual::from(of.leaves.sentence()), Bilingual::from(of.leaves.decided_by()));
    let taken_over_by = of.taken_over_by.map(|at| ground.sites[at as usize].name.clone());
    let minutes = |value: Option<f64>| value.map_or_else(|| Bilingual::new("–", "–"), |value| number(value, 1));
    let (people, before, after) = (number(of.people, 0), minutes(of.before), minutes(of.after));
    let consulted = Bilingual::new("kommun, region och länsstyrelse", "municipality, region and county board");
    let next = taken_over_by.as_deref().unwrap_or("–");
    let sentence = Bilingual::new(
        format!(
            "{}: {}; beslutas av {} efter samråd med {}. {} personer har det närmast: {} → {} minuter i genomsnitt, de flesta till {next}.",
            site.name, leaves_what.sv, decided_by.sv, consulted.sv, people.sv, before.sv, after.sv
        ),
        format!(
            "{}: {}; decided by {} after consultation with {}. {} people have it nearest: {} → {} minutes on average, most of them to {next}.",
            site.name, leaves_what.en, decided_by.en, consulted.en, people.en, before.en, after.en
        ),
    );
    ClosingAnswer {
        site,
        leaves: match of.leaves {
            Leaves::Nothing => "nothing",
            Leaves::Municipality => "municipality",
            Leaves::Region => "region",
            Leaves::Unknown => "unknown",
        },
        leaves_what,
        decided_by,
        consulted,
        people: of.people,
        before: of.before,
        after: of.after,
        taken_over_by,
        sentence,
    }
}

/// Everybody in a sentence: the band of 30 minutes, or the last where there is none.
pub(super) fn whole(all: &ChangeRow, before: usize, after: usize) -> Bilingual {
    let band = all.after.bands.iter().position(|band| band.minutes == 30.0);
    let band = band.unwrap_or(all.after.bands.len().saturating_sub(1));
    let (Some(was), Some(is)) = (all.before.bands.get(band), all.after.bands.get(band)) else {
        return Bilingual::default();
    };
    let mean = |value: Option<f64>| value.map_or_else(|| Bilingual::new("–", "–"), |value| number(value, 1));
    let means = all.both.map_or((all.before.mean, all.after.mean), |both| (both.before, both.after));
    let (a, b) = (mean(means.0), mean(means.1));
    let (c, d, longer, shorter) =
        (number(was.beyond, 0), number(is.beyond, 0), number(all.longer, 0), number(all.shorter, 0));
    let minutes = is.minutes;
    let told = Bilingual::new(
        format!(
            "{before} → {after} kontor: i genomsnitt {} → {} minuter, {} → {} personer bortom {minutes} minuter; {} får längre och {} kortare väg.",
            a.sv, b.sv, c.sv, d.sv, longer.sv, shorter.sv
        ),
        format!(
            "{before} → {after} offices: {} → {} minutes on average, {} → {} people beyond {minutes} minutes; {} get a longer and {} a shorter way.",
            a.en, b.en, c.en, d.en, longer.en, shorter.en
        ),
    );
    let Some(both) = all.both else { return told };
    let (lost, gained) = (number(both.lost, 0), number(both.gained, 0));
    let more = both.gained > 0.0;
    Bilingual::new(
        format!(
            "{} {} personer kan inte längre nå något kontor{}; genomsnittet gäller dem som når ett både före och efter.",
            told.sv,
            lost.sv,
            if more { format!(" och {} kan det nu", gained.sv) } else { String::new() }
        ),
        format!(
            "{} {} people can no longer reach any office{}; the average is of those who reach one both before and after.",
            told.en,
            lost.en,
            if more { format!(" and {} now can", gained.en) } else { String::new() }
        ),
    )
}
