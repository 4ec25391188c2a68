//! What changes for whom when the network changes?

use segbar_domain::Text;

use crate::access::{Access, Reach};
use crate::demand::Demand;
use crate::minutes::Minutes;
use crate::site::Site;

/// What a change of the network means.
#[derive(Clone, Debug, PartialEq)]
pub struct Consequence {
    /// Minutes of the bands, rising; a band holds who has at most so many minutes.
    pub bands: Vec<f64>,
    /// Everybody.
    pub all: Row,
    /// Per grouping of the demand its id and a row per group; who is in no group has a row of their own at the end, so
    /// that the rows add up to everybody.
    pub groupings: Vec<(String, Vec<Row>)>,
    /// The demand points whose way becomes longer, the longest addition first.
    pub losers: Vec<Loser>,
    /// The offices that close.
    pub closings: Vec<Closing>,
    /// The sites that open, by position.
    pub openings: Vec<u32>,
}

/// One group before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Code of the group; empty for everybody and for those in no group.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Before.
    pub before: Reach,
    /// After.
    pub after: Reach,
    /// People whose way becomes longer.
    pub longer: f64,
    /// People whose way becomes shorter.
    pub shorter: f64,
    /// Those who reach an office both before and after.
    pub both: Both,
}

/// Those who reach an office both before and after, whose means are of the same people, and who is left out of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Both {
    /// People who reach one in both.
    pub people: f64,
    /// Their mean minutes before; nothing where there are none.
    pub before: Option<f64>,
    /// Their mean minutes after.
    pub after: Option<f64>,
    /// People who reach one only before.
    pub lost: f64,
    /// People who reach one only after.
    pub gained: f64,
}

/// A demand point whose way becomes longer.
#[derive(Clone, Debug, PartialEq)]
pub struct Loser {
    /// Position of the demand point.
    pub demand: u32,
    /// Minutes before.
    pub before: f32,
    /// Minutes after; ∞ where nothing can be reached any more.
    pub after: f32,
    /// The nearest office after.
    pub nearest: Option<u32>,
}

/// An office that closes.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    /// Position of the site.
    pub site: u32,
    /// What the state leaves by it.
    pub leaves: Leaves,
    /// People who had it nearest.
    pub people: f64,
    /// Mean minutes of these people before.
    pub before: Option<f64>,
    /// Mean minutes of these people after; nothing where some of them can reach none.
    pub after: Option<f64>,
    /// The open office that takes over most of them.
    pub taken_over_by: Option<u32>,
}

/// What is left when an office closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaves {
    /// Another office is left in the municipality.
    Nothing,
    /// No office is left in the municipality.
    Municipality,
    /// No office is left in the FA-region either.
    Region,
    /// The municipality of the office, or of one that stays, is not known.
    Unknown,
}

impl Leaves {
    /// Who decides. Statens servicecenter: leaving a municipality altogether is decided by the board, otherwise by the
    /// director-general.
    pub fn decided_by(self) -> Text {
        match self {
            Leaves::Nothing => Text::new("generaldirektören", "the director-general"),
            Leaves::Municipality | Leaves::Region => Text::new("styrelsen", "the board"),
            Leaves::Unknown => Text::new("generaldirektören eller styrelsen", "the director-general or the board"),
        }
    }

    /// In words.
    pub fn sentence(self) -> Text {
        match self {
            Leaves::Nothing => Text::new("finns kvar i kommunen", "stays in the municipality"),
            Leaves::Municipality => Text::new("lämnar kommunen", "leaves the municipality"),
            Leaves::Region => Text::new("lämnar kommunen och FA-regionen", "leaves the municipality and the FA-region"),
            Leaves::Unknown => Text::new("kommunen är inte känd", "the municipality is not known"),
        }
    }
}

/// What going from the sites `before` to the sites `after` means. People are counted at today's addresses, and everybody
/// is taken to use the nearest office: neither moves nor habits are foreseen.
///
/// Cost: demand points × open sites, and a sort of the demand points per group.
pub fn consequence(
    demand: &Demand,
    sites: &[Site],
    minutes: &Minutes,
    before: &[u32],
    after: &[u32],
    bands: &[f64],
) -> Consequence {
    let was = Access::new(minutes, demand.len(), before);
    let is = Access::new(minutes, demand.len(), after);
    let row = |code: &str, name: Text, counted: &dyn Fn(usize) -> bool| {
        let moved = |longer: bool| {
            let changed = |i: &usize| {
                counted(*i) && is.minutes[*i] != was.minutes[*i] && (is.minutes[*i] > was.minutes[*i]) == longer
            };
            (0..demand.len()).filter(changed).map(|i| demand.people[i]).sum()
        };
        Row {
            code: code.to_owned(),
            name,
            before: was.reach(demand, bands, counted),
            after: is.reach(demand, bands, counted),
            longer: moved(true),
            shorter: moved(false),
            both: in_both(demand, &was.minutes, &is.minutes, counted),
        }
    };
    let all = row("", Text::new("Alla", "Everybody"), &|_| true);
    let mut groupings = Vec::new();
    for grouping in &demand.groupings {
        let of = |i: usize| grouping.of[i];
        let mut rows: Vec<Row> = (0u16..)
            .zip(&grouping.groups)
            .map(|(at, (code, name))| row(code, name.clone(), &|i| of(i) == Some(at)))
            .collect();
        if (0..demand.len()).any(|i| of(i).is_none() && demand.people[i] > 0.0) {
            rows.push(row("", Text::new("Uppgift saknas", "Not known"), &|i| of(i).is_none()));
        }
        groupings.push((grouping.id.clone(), rows));
    }
    let mut losers: Vec<Loser> = (0..demand.len())
        .filter(|&i| is.minutes[i] > was.minutes[i] && demand.people[i] > 0.0)
        .map(|i| Loser { demand: i as u32, before: was.minutes[i], after: is.minutes[i], nearest: is.nearest[i] })
        .collect();
    losers.sort_by(|a, b| (b.after - b.before).total_cmp(&(a.after - a.before)).then(a.demand.cmp(&b.demand)));
    let closings =
        before.iter().filter(|site| !after.contains(site)).map(|&site| closing(demand, sites, &was, &is, after, site));
    let openings = after.iter().copied().filter(|site| !before.contains(site)).collect();
    Consequence { bands: bands.to_vec(), all, groupings, losers, closings: closings.collect(), openings }
}

fn in_both(demand: &Demand, was: &[f32], is: &[f32], counted: &dyn Fn(usize) -> bool) -> Both {
    let (mut both, mut sums) = (Both::default(), (0.0, 0.0));
    for i in (0..demand.len()).filter(|&i| counted(i)) {
        let people = demand.people[i];
        match (was[i].is_finite(), is[i].is_finite()) {
            (true, true) => {
                both.people += people;
                sums.0 += people * f64::from(was[i]);
                sums.1 += people * f64::from(is[i]);
            }
            (true, false) => both.lost += people,
            (false, true) => both.gained += people,
            (false, false) => {}
        }
    }
    if both.people > 0.0 {
        (both.before, both.after) = (Some(sums.0 / both.people), Some(sums.1 / both.people));
    }
    both
}

fn closing(demand: &Demand, sites: &[Site], was: &Access, is: &Access, after: &[u32], site: u32) -> Closing {
    let here = &sites[site as usize];
    let left = |same: &dyn Fn(&Site) -> bool| after.iter().any(|&other| same(&sites[other as usize]));
    let leaves = if here.municipality.is_empty() {
        Leaves::Unknown
    } else if left(&|other| other.municipality == here.municipality) {
        Leaves::Nothing
    } else if left(&|other| other.municipality.is_empty()) {
        Leaves::Unknown
    } else if here.region.is_empty() || left(&|other| other.region == here.region) {
        Leaves::Municipality
    } else {
        Leaves::Region
    };
    let theirs: Vec<usize> =
        (0..demand.len()).filter(|&i| was.nearest[i] == Some(site) && demand.people[i] > 0.0).collect();
    let people: f64 = theirs.iter().map(|&i| demand.people[i]).sum();
    let mean = |minutes: &[f32]| {
        let sum: f64 = theirs.iter().map(|&i| demand.people[i] * f64::from(minutes[i])).sum();
        (people > 0.0 && sum.is_finite()).then_some(sum / people)
    };
    let mut takes = vec![0.0; sites.len()];
    for &i in &theirs {
        if let Some(next) = is.nearest[i] {
            takes[next as usize] += demand.people[i];
        }
    }
    let most =
        takes.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0))).filter(|pair| *pair.1 > 0.0);
    Closing {
        site,
        leaves,
        people,
        before: mean(&was.minutes),
        after: mean(&is.minutes),
        taken_over_by: most.map(|pair| pair.0 as u32),
    }
}
