//! Where inside a decided town should the office be?
//!
//! The sites of one municipality ranked for one stated aim. The score is one of the parts that are shown, never a mix of them
//! with weights that nobody sees; where a weight is asked for (people on a list) it is in the question and in the sentence.

use segbar_domain::Text;

use crate::access::Access;
use crate::capacity::loads;
use crate::condition::picked;
use crate::demand::Demand;
use crate::minutes::Minutes;
use crate::site::Site;

/// What the office is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TownAim {
    /// To take over from offices that have too much to do. Score: what comes beyond the capacity of today's offices, less
    /// the same with this office open; without capacities, the people (weighted by need) who would have it nearest.
    Capacity,
    /// To be near people in areas on an official list. Score: people (weighted by need) within the minutes, on the list only
    /// or with an extra weight for those on it ([`Frame`]).
    Trust,
    /// To shorten long ways. Score: mean minutes of the municipality's people (weighted by need) to the nearest office; lower
    /// is better.
    Distance,
}

/// How an official list bears on the ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Frame {
    /// Only sites whose nearest demand point is on the list are ranked, and only people on the list count for trust.
    Only,
    /// All sites are ranked; for trust a person on the list counts 1 + so much, ≥ 0.
    Extra(f64),
}

/// An official list, as groups of a division of the demand.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The division: an edition of the list.
    pub grouping: String,
    /// Codes of the groups that are on it; empty for every group of the division.
    pub groups: Vec<String>,
    /// How it bears.
    pub frame: Frame,
}

/// What is asked.
pub struct Town<'a> {
    /// Who lives where, in the whole country or at least around the town.
    pub demand: &'a Demand,
    /// Offices of today and candidates.
    pub sites: &'a [Site],
    /// Minutes from each demand point to each site.
    pub minutes: &'a Minutes,
    /// The same by other models of travel: how much the ranks depend on the model.
    pub variants: &'a [Minutes],
    /// The offices of today, by position.
    pub today: &'a [u32],
    /// Code of the municipality, four digits.
    pub municipality: &'a str,
    /// What the office is for.
    pub aim: TownAim,
    /// Minutes that count as near, inclusive.
    pub within: f64,
    /// How much the need of one person at each demand point weighs.
    pub need: Option<&'a [f64]>,
    /// An official list; needed for [`TownAim::Trust`].
    pub list: Option<&'a List>,
    /// What each site can take, in people × need; nothing where it is not known.
    pub capacity: Option<&'a [Option<f64>]>,
}

/// The sites in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// What the score is, in words.
    pub rule: Text,
    /// The sites, the best first; of equals the first by position.
    pub sites: Vec<Ranked>,
    /// Sites of the municipality outside the list, when it is a hard frame.
    pub outside: Vec<u32>,
}

/// One site's place in the ranking, and all that it is judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Position of the site.
    pub site: u32,
    /// 1 is best; equal scores (to nine digits) share a rank.
    pub rank: u32,
    /// The best and worst rank by any of the models of travel.
    pub ranks: (u32, u32),
    /// The score.
    pub score: f64,
    /// The parts.
    pub parts: Parts,
}

/// What is known of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// People within the minutes.
    pub people_within: f64,
    /// The same weighted by need.
    pub need_within: f64,
    /// People on the list within the minutes; nothing without a list.
    pub listed_within: Option<f64>,
    /// People, weighted by need, who would have it nearest.
    pub takes_over: f64,
    /// What comes beyond the capacities of today's offices, less the same with this one open; nothing without capacities.
    pub relief: Option<f64>,
    /// Mean minutes of the municipality's people, weighted by need, with it open; nothing where some reach no office.
    pub mean_minutes: Option<f64>,
    /// People × minutes saved by all who have an office today.
    pub minutes_saved: f64,
    /// Straight kilometres to the nearest office of today; nothing where there is none.
    pub kilometres_to_next: Option<f64>,
    /// Whether the nearest demand point is on the list; nothing without a list.
    pub on_list: Option<bool>,
}

impl Town<'_> {
    /// Ranks the sites of the municipality that are not offices today.
    ///
    /// Cost: sites × demand points for each model of travel.
    ///
    /// # Errors
    /// Every reason why it cannot be asked.
    pub fn rank(&self) -> Result<Ranking, Vec<Text>> {
        let listed = self.check()?;
        let here = |at: &u32| self.sites[*at as usize].municipality == self.municipality && !self.today.contains(at);
        let all: Vec<u32> = (0..self.sites.len() as u32).filter(here).collect();
        let hard = self.list.is_some_and(|list| list.frame == Frame::Only);
        let on_list = |at: &u32| listed.as_ref().is_some_and(|listed| listed[self.nearest_point(*at)]);
        let (inside, outside): (Vec<u32>, Vec<u32>) = all.into_iter().partition(|at| !hard || on_list(at));
        let scores: Vec<Vec<(f64, Parts)>> = std::iter::once(self.minutes)
            .chain(self.variants)
            .map(|minutes| {
                let was = Access::new(minutes, self.demand.len(), self.today);
                inside.iter().map(|&at| self.score(at, minutes, &was, listed.as_deref())).collect()
            })
            .collect();
        let ranks: Vec<Vec<u32>> = scores.iter().map(|scores| self.ranks(scores)).collect();
        let mut sites: Vec<Ranked> = inside
            .iter()
            .enumerate()
            .map(|(row, &site)| {
                let all = || ranks.iter().map(|ranks| ranks[row]);
                let ranks = (all().min().unwrap_or(1), all().max().unwrap_or(1));
                let (score, parts) = scores[0][row].clone();
                Ranked { site, rank: all().next().unwrap_or(1), ranks, score, parts }
            })
            .collect();
        sites.sort_by_key(|ranked| (ranked.rank, ranked.site));
        Ok(Ranking { rule: self.rule(), sites, outside })
    }

    fn check(&self) -> Result<Option<Vec<bool>>, Vec<Text>> {
        let (points, count) = (self.demand.len(), self.sites.len());
        let mut reasons = Vec::new();
        let code = self.municipality;
        if !(0..count).any(|at| self.sites[at].municipality == code && !self.today.contains(&(at as u32))) {
            reasons.push(Text::new(
                format!("ingen plats att välja ligger i kommun {code}"),
                format!("no site to choose lies in municipality {code}"),
            ));
        }
        let shapes = std::iter::once(self.minutes).chain(self.variants).all(|minutes| minutes.sites() == count);
        let need = self.need.is_none_or(|need| need.len() == points);
        let capacity = self.capacity.is_none_or(|capacity| capacity.len() == count);
        if !shapes || !need || !capacity || self.today.iter().any(|at| *at as usize >= count) {
            reasons.push(Text::new("tabellerna gäller olika platser", "the tables are of different sites"));
        }
        if !(self.within.is_finite() && self.within >= 0.0) {
            reasons
                .push(Text::new("gränsen i minuter ska vara ett tal ≥ 0", "the limit in minutes must be a number ≥ 0"));
        }
        let Some(list) = self.list else {
            if self.aim == TownAim::Trust {
                reasons.push(Text::new("målet tillit behöver en lista", "the aim of trust needs a list"));
            }
            return if reasons.is_empty() { Ok(None) } else { Err(reasons) };
        };
        if let Frame::Extra(extra) = list.frame
            && !(extra.is_finite() && extra >= 0.0)
        {
            reasons.push(Text::new("listans vikt ska vara ett tal ≥ 0", "the weight of the list must be a number ≥ 0"));
        }
        let listed = match self.demand.grouping(&list.grouping) {
            Some(found) if list.groups.is_empty() => Ok(found.of.iter().map(Option::is_some).collect()),
            Some(_) => picked(self.demand, &list.grouping, &list.groups),
            None => Err(self.demand.no_grouping(&list.grouping)),
        };
        match listed {
            Ok(listed) if reasons.is_empty() => Ok(Some(listed)),
            Ok(_) => Err(reasons),
            Err(reason) => Err(reasons.into_iter().chain([reason]).collect()),
        }
    }

    fn weight(&self, i: usize) -> f64 {
        self.demand.people[i] * self.need.map_or(1.0, |need| need[i])
    }

    /// The demand point in whose area the site is taken to lie: the nearest, straight.
    fn nearest_point(&self, site: u32) -> usize {
        let site = &self.sites[site as usize];
        let far = |i: &usize| (self.demand.x[*i] - site.x).hypot(self.demand.y[*i] - site.y);
        (0..self.demand.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0)
    }

    fn score(&self, site: u32, minutes: &Minutes, was: &Access, listed: Option<&[bool]>) -> (f64, Parts) {
        let points = self.demand.len();
        let way = |i: usize| f64::from(minutes.row(i)[site as usize]);
        let before = |i: usize| f64::from(was.minutes[i]);
        let near = |i: &usize| way(*i) <= self.within;
        let sum = |those: &dyn Fn(usize) -> bool, of: &dyn Fn(usize) -> f64| -> f64 {
            (0..points).filter(|&i| those(i)).map(of).sum()
        };
        let people = |i: usize| self.demand.people[i];
        let weight = |i: usize| self.weight(i);
        let listed_within = |of: &dyn Fn(usize) -> f64| listed.map(|listed| sum(&|i| near(&i) && listed[i], of));
        let relief = self.capacity.map(|capacity| {
            let amounts: Vec<f64> = (0..points).map(weight).collect();
            let open: Vec<u32> = self.today.iter().copied().chain([site]).collect();
            let is = Access::new(minutes, points, &open);
            // What the new office gets beyond its own capacity is no relief: it counts as over, too.
            let over = |access: &Access, open: &[u32]| {
                loads(access, &amounts, capacity, open).iter().map(|load| load.over).sum::<f64>()
            };
            over(was, self.today) - over(&is, &open)
        });
        let inhabitants = |i: usize| self.demand.municipality[i] == self.municipality;
        let all = sum(&inhabitants, &weight);
        let way_sum = sum(&|i| inhabitants(i) && weight(i) > 0.0, &|i| weight(i) * way(i).min(before(i)));
        let mean = (all > 0.0 && way_sum.is_finite()).then(|| way_sum / all);
        let here = &self.sites[site as usize];
        let metres = self.today.iter().map(|&at| {
            let other = &self.sites[at as usize];
            (other.x - here.x).hypot(other.y - here.y)
        });
        let parts = Parts {
            people_within: sum(&|i| near(&i), &people),
            need_within: sum(&|i| near(&i), &weight),
            listed_within: listed_within(&people),
            takes_over: sum(&|i| way(i) < before(i), &weight),
            relief,
            mean_minutes: mean,
            minutes_saved: sum(&|i| before(i).is_finite() && way(i) < before(i), &|i| people(i) * (before(i) - way(i))),
            kilometres_to_next: metres.min_by(f64::total_cmp).map(|metres| metres / 1000.0),
            on_list: listed.map(|listed| listed[self.nearest_point(site)]),
        };
        let score = match (self.aim, self.list.map(|list| list.frame)) {
            (TownAim::Capacity, _) => parts.relief.unwrap_or(parts.takes_over),
            (TownAim::Trust, Some(Frame::Extra(extra))) => {
                parts.need_within + extra * listed_within(&weight).unwrap_or(0.0)
            }
            (TownAim::Trust, _) => listed_within(&weight).unwrap_or(0.0),
            (TownAim::Distance, _) => parts.mean_minutes.unwrap_or(f64::INFINITY),
        };
        (score, parts)
    }

    fn ranks(&self, scores: &[(f64, Parts)]) -> Vec<u32> {
        let sign = if self.aim == TownAim::Distance { -1.0 } else { 1.0 };
        // Any number is better than ∞, of which no digits can be compared.
        let better = |a: f64, b: f64| {
            if a.is_finite() && b.is_finite() {
                sign * (a - b) > 1e-9 * (a.abs().max(b.abs()))
            } else {
                sign * a > sign * b
            }
        };
        let rank = |one: &(f64, Parts)| 1 + scores.iter().filter(|other| better(other.0, one.0)).count() as u32;
        scores.iter().map(rank).collect()
    }

    fn rule(&self) -> Text {
        let within = self.within;
        match (self.aim, self.list.map(|list| list.frame)) {
            (TownAim::Capacity, _) if self.capacity.is_some() => Text::new(
                "störst avlastning: det som kommer till kontoren utöver deras kapacitet, minus detsamma med kontoret öppet",
                "greatest relief: what comes to offices beyond their capacity, less the same with the office open",
            ),
            (TownAim::Capacity, _) => Text::new(
                "flest personer (vägda efter behov) som skulle ha kontoret närmast",
                "most people (weighted by need) who would have the office nearest",
            ),
            (TownAim::Trust, Some(Frame::Extra(extra))) => Text::new(
                format!(
                    "flest personer (vägda efter behov) inom {within} minuter, där de som bor på listan räknas 1 + {extra} gånger"
                ),
                format!(
                    "most people (weighted by need) within {within} minutes, those on the list counted 1 + {extra} times"
                ),
            ),
            (TownAim::Trust, _) => Text::new(
                format!("flest personer (vägda efter behov) på listan inom {within} minuter; bara platser på listan"),
                format!("most people (weighted by need) on the list within {within} minutes; only sites on the list"),
            ),
            (TownAim::Distance, _) => Text::new(
                "kortast medeltid (vägd efter behov) till närmaste kontor för kommunens invånare",
                "least mean time (weighted by need) to the nearest office for the people of the municipality",
            ),
        }
    }
}
