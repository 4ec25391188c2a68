//! How long do people have to the offices of today, or to those of a plan?

use super::beside::{self, ModeReach};
use super::error::NetworkError;
use super::ground::Ground;
use crate::Bilingual;
use segbar_planning::{Access, Minutes, Reach};
use serde::Serialize;
use utoipa::ToSchema;

/// A site of the network.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SiteAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Code of the municipality; empty where it is not known.
    pub municipality: String,
    /// FA-region; empty where it is not known.
    pub region: String,
    /// Easting, EPSG:3006.
    pub x: f64,
    /// Northing, EPSG:3006.
    pub y: f64,
    /// Longitude in WGS 84, degrees.
    pub longitude: Option<f64>,
    /// Latitude in WGS 84, degrees.
    pub latitude: Option<f64>,
    /// Whether there is an office today.
    pub today: bool,
    /// Whether that office is assumed, not known.
    pub assumed: bool,
}

/// How people reach: of a group, or of all.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReachAnswer {
    /// All people of the group.
    pub people: f64,
    /// For each band the people within it, inclusive, and beyond it.
    pub bands: Vec<BandAnswer>,
    /// People who can reach no office at all; they are beyond every band.
    pub without: f64,
    /// Mean minutes of those who can reach one.
    pub mean: Option<f64>,
    /// Half of those who can reach one have at most so many minutes.
    pub median: Option<f64>,
    /// The longest way of anybody who can reach one, in minutes.
    pub worst: Option<f64>,
}

/// People within and beyond a number of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct BandAnswer {
    /// Minutes, inclusive.
    pub minutes: f64,
    /// People within.
    pub within: f64,
    /// People beyond.
    pub beyond: f64,
    /// People beyond in per cent of the group; nothing where there are no people.
    pub beyond_percent: Option<f64>,
}

/// How people reach a network.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AccessAnswer {
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// Everybody, then the groups.
    pub all: ReachAnswer,
    /// The groups of each division.
    pub groupings: Vec<ReachGrouping>,
    /// The offices, with the people who have each nearest.
    pub offices: Vec<CatchmentAnswer>,
    /// The same by other ways to travel, where the brief names any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<ModeReach>,
    /// Whether the people are invented.
    pub fictional: bool,
}

/// A division of the people.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReachGrouping {
    /// Its id: `area_type`.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Its groups, and last the people in none, if there are any.
    pub groups: Vec<ReachGroup>,
}

/// A group of people.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReachGroup {
    /// Its code; empty for those in no group.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// How they reach.
    pub reach: ReachAnswer,
}

/// An office and who has it nearest.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CatchmentAnswer {
    /// The office.
    pub site: SiteAnswer,
    /// People who have it nearest.
    pub people: f64,
}

/// How people reach the offices of today.
///
/// # Errors
/// If there are none.
pub fn access(ground: &Ground) -> Result<AccessAnswer, NetworkError> {
    let today = ground.today();
    if today.is_empty() {
        return Err(no_offices());
    }
    let access = Access::new(&ground.minutes, ground.demand.len(), &today);
    let catchments = access.catchments(&ground.demand, ground.sites.len());
    let (all, groupings) = access_of(ground, &today);
    let office = |at: &u32| CatchmentAnswer { site: ground.site(*at), people: catchments[*at as usize] };
    Ok(AccessAnswer {
        notes: ground.notes.clone(),
        all,
        groupings,
        offices: today.iter().map(office).collect(),
        beside: beside::reached(ground, &today),
        fictional: ground.fictional,
    })
}

/// How people reach these sites: everybody, and per group.
pub(super) fn access_of(ground: &Ground, open: &[u32]) -> (ReachAnswer, Vec<ReachGrouping>) {
    reach_by(ground, &ground.minutes, open)
}

/// The same by these minutes.
pub(super) fn reach_by(ground: &Ground, minutes: &Minutes, open: &[u32]) -> (ReachAnswer, Vec<ReachGrouping>) {
    let (demand, bands) = (&ground.demand, &ground.bands);
    let access = Access::new(minutes, demand.len(), open);
    let mut groupings = Vec::new();
    for grouping in &demand.groupings {
        let group = |code: &str, name: Bilingual, of: Option<u16>| ReachGroup {
            code: code.to_owned(),
            name,
            reach: reach_of(&access.reach(demand, bands, |i| grouping.of[i] == of), bands),
        };
        let known = (0u16..).zip(&grouping.groups);
        let mut groups: Vec<ReachGroup> = known.map(|(at, (code, name))| group(code, name.into(), Some(at))).collect();
        if (0..demand.len()).any(|i| grouping.of[i].is_none() && demand.people[i] > 0.0) {
            groups.push(group("", Bilingual::new("Uppgift saknas", "Not known"), None));
        }
        groupings.push(ReachGrouping { id: grouping.id.clone(), name: (&grouping.name).into(), groups });
    }
    (reach_of(&access.reach(demand, bands, |_| true), bands), groupings)
}

impl Ground {
    /// A site as it is told.
    pub fn site(&self, at: u32) -> SiteAnswer {
        let site = &self.sites[at as usize];
        let today = self.status[at as usize] != segbar_planning::Status::Candidate;
        let place = segbar_geometry::crs::to_wgs84(geo_types::Coord { x: site.x, y: site.y });
        SiteAnswer {
            id: site.id.clone(),
            name: site.name.clone(),
            municipality: site.municipality.clone(),
            region: site.region.clone(),
            x: site.x,
            y: site.y,
            longitude: place.map(|at| at.x),
            latitude: place.map(|at| at.y),
            today,
            assumed: today && at as usize >= self.offices.len(),
        }
    }
}

pub(super) fn reach_of(reach: &Reach, bands: &[f64]) -> ReachAnswer {
    let band = |(minutes, within): (&f64, &f64)| {
        let beyond = (reach.people - within).max(0.0);
        let beyond_percent = (reach.people > 0.0).then(|| 100.0 * beyond / reach.people);
        BandAnswer { minutes: *minutes, within: *within, beyond, beyond_percent }
    };
    ReachAnswer {
        people: reach.people,
        bands: bands.iter().zip(&reach.within).map(band).collect(),
        without: reach.without,
        mean: reach.mean,
        median: reach.median,
        worst: reach.worst,
    }
}

pub(super) fn no_offices() -> NetworkError {
    NetworkError::Nothing(Bilingual::new("Det finns inga kontor i dag.", "There are no offices today."))
}
