//! Where inside a decided town should the office be?

use super::error::{NetworkError, sentence};
use super::ground::Ground;
use super::reach::SiteAnswer;
use crate::Bilingual;
use segbar_planning::Minutes;
use segbar_planning::minutes::Origin;
use segbar_planning::town::{Frame, List, Town, TownAim};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is asked of a town.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TownBrief {
    /// Code of the municipality.
    pub municipality: String,
    /// What the office is for.
    pub aim: TownAimBrief,
    /// Minutes that count as near, inclusive.
    #[serde(default = "near")]
    pub within: f64,
    /// An edition of the police's list: `Police_2023`. Needed for trust.
    #[serde(default)]
    pub list: Option<String>,
    /// How much more a person on the list counts, ≥ 0; where it is left out, only sites and people on the list count.
    #[serde(default)]
    pub extra: Option<f64>,
}

/// What an office inside a town is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TownAimBrief {
    /// To take over from offices that have too much to do.
    Capacity,
    /// To be near people in areas on the list.
    Trust,
    /// To shorten long ways.
    Distance,
}

/// The sites of a town in order.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TownAnswer {
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// What the score is.
    pub rule: Bilingual,
    /// The sites, the best first.
    pub sites: Vec<TownSite>,
    /// Edition of the areas that the sites are; nothing where the people are from elsewhere than the snapshot.
    pub vintage: Option<String>,
    /// Sites of the municipality that the list leaves out.
    pub outside: usize,
    /// Whether the people are invented.
    pub fictional: bool,
}

/// One site's place, and all that it is judged by.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TownSite {
    /// The site.
    pub site: SiteAnswer,
    /// 1 is best; equal scores share a rank.
    pub rank: u32,
    /// Best and worst rank when detours and speeds of the built-in model are ten per cent other.
    pub ranks: (u32, u32),
    /// The score.
    pub score: f64,
    /// People within the minutes.
    pub people_within: f64,
    /// The same weighed by need.
    pub need_within: f64,
    /// People on the list within the minutes.
    pub listed_within: Option<f64>,
    /// People who would have it nearest.
    pub takes_over: f64,
    /// Mean minutes of the municipality's people with it open.
    pub mean_minutes: Option<f64>,
    /// Straight kilometres to the nearest office of today.
    pub kilometres_to_next: Option<f64>,
    /// Whether it lies on the list.
    pub on_list: Option<bool>,
}

fn near() -> f64 {
    10.0
}

/// Ranks the candidates of the ground in a municipality for an aim; by the built-in model also how the ranks hold when its
/// detours and speeds are ten per cent other.
///
/// # Errors
/// Every reason why it cannot be asked.
pub fn town(ground: &Ground, brief: &TownBrief) -> Result<TownAnswer, NetworkError> {
    let list = brief.list.as_ref().map(|edition| List {
        grouping: edition.clone(),
        groups: vec!["listed".into()],
        frame: brief.extra.map_or(Frame::Only, Frame::Extra),
    });
    let variants: Vec<Minutes> = match &ground.minutes.origin {
        Origin::Model(model) => {
            let doubted = model.doubted(0.1).into_iter();
            doubted.map(|(_, model)| Minutes::by_model(&ground.demand, &ground.sites, &model)).collect()
        }
        Origin::File(_) | Origin::Varied => Vec::new(),
    };
    let ranking = Town {
        demand: &ground.demand,
        sites: &ground.sites,
        minutes: &ground.minutes,
        variants: &variants,
        today: &ground.today(),
        municipality: &brief.municipality,
        aim: match brief.aim {
            TownAimBrief::Capacity => TownAim::Capacity,
            TownAimBrief::Trust => TownAim::Trust,
            TownAimBrief::Distance => TownAim::Distance,
        },
        within: brief.within,
        need: ground.need.as_ref().map(|need| need.weights.as_slice()),
        list: list.as_ref(),
        capacity: None,
    };
    let ranking = ranking.rank().map_err(|reasons| NetworkError::Refused(reasons.iter().map(sentence).collect()))?;
    let site = |of: segbar_planning::town::Ranked| TownSite {
        site: ground.site(of.site),
        rank: of.rank,
        ranks: of.ranks,
        score: of.score,
        people_within: of.parts.people_within,
        need_within: of.parts.need_within,
        listed_within: of.parts.listed_within,
        takes_over: of.parts.takes_over,
        mean_minutes: of.parts.mean_minutes,
        kilometres_to_next: of.parts.kilometres_to_next,
        on_list: of.parts.on_list,
    };
    Ok(TownAnswer {
        notes: ground.notes.clone(),
        rule: sentence(&ranking.rule),
        vintage: ground.areas.as_ref().map(|(vintage, _)| vintage.to_string()),
        outside: ranking.outside.len(),
        sites: ranking.sites.into_iter().map(site).collect(),
        fictional: ground.fictional,
    })
}
