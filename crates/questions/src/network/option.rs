//! What could be done with one office, and what each way means for people.

use super::ground::Ground;
use super::reach::SiteAnswer;
use crate::Bilingual;
use crate::text::number;
use segbar_planning::{Access, Status};
use segbar_workspace::OfficeKind;
use serde::Serialize;
use utoipa::ToSchema;

/// One thing that could be done.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Alternative {
    /// `renew`, `move`, `shrink`, `co_locate`, `mobile` or `close`.
    pub what: &'static str,
    /// The same in words.
    pub name: Bilingual,
    /// Where to, for a move.
    pub site: Option<SiteAnswer>,
    /// Mean minutes of today's catchment.
    pub before: Option<f64>,
    /// Mean minutes of the same people afterwards; nothing where some of them can reach none.
    pub after: Option<f64>,
    /// People of the whole country whose way becomes longer.
    pub longer: f64,
    /// People whose way becomes shorter.
    pub shorter: f64,
    /// People beyond 30 minutes, today and afterwards, in the whole country.
    pub beyond: (f64, f64),
    /// What it means for the rent of a year, kronor, where that can be told; negative is saved.
    pub rent: Option<f64>,
    /// How that was reckoned, or what is not known.
    pub sentence: Bilingual,
}

/// An office that gets people from a closing.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = NeighbourOffice)]
pub struct Neighbour {
    /// The office.
    pub site: SiteAnswer,
    /// People who have it nearest today.
    pub before: f64,
    /// And after the closing.
    pub after: f64,
    /// People per full-time employee today.
    pub per_staff_before: Option<f64>,
    /// And after the closing.
    pub per_staff_after: Option<f64>,
}

/// Minutes that part those who count as left.
const BEYOND: f32 = 30.0;

/// The fewest offices of which a median is told.
const FEWEST: usize = 5;

/// The network before, and the people of one office.
struct Now<'a> {
    ground: &'a Ground,
    today: Vec<u32>,
    access: Access,
    site: u32,
}

/// What could be done with the office at a site.
pub(super) fn alternatives(ground: &Ground, site: u32, km: f64) -> Vec<Alternative> {
    let today = ground.today();
    let access = Access::new(&ground.minutes, ground.demand.len(), &today);
    let now = Now { ground, today, access, site };
    let office = &ground.offices[site as usize];
    let mut all = vec![now.told(
        "renew",
        &now.today,
        None,
        Some(0.0),
        Bilingual::new(
            "Allt blir som i dag; hyran är den i tabellen.",
            "Everything stays as today; the rent is that of the table.",
        ),
    )];
    all.push(now.moved(km));
    let (saved, how) = shrunk(ground, site);
    all.push(now.told("shrink", &now.today, None, saved, how));
    let (saved, how) = co_located(ground, site);
    all.push(now.told("co_locate", &now.today, None, saved, how));
    let without: Vec<u32> = now.today.iter().copied().filter(|at| *at != site).collect();
    if !without.is_empty() {
        let saved = office.rent_sek_year.map(|rent| -rent);
        let left = now.left(&without);
        let people = number(left, 0);
        all.push(now.told("mobile", &without, None, saved, Bilingual::new(
            format!("Kontoret stänger; {} personer får mer än {BEYOND} minuter och är dem som mobila stopp ska nå (segbar plan mobile). Bussens kostnad är inte med.", people.sv),
            format!("The office closes; {} people get more than {BEYOND} minutes and are whom mobile stops are to reach (segbar plan mobile). The cost of the bus is not in it.", people.en),
        )));
        all.push(now.told(
            "close",
            &without,
            None,
            saved,
            Bilingual::new(
                "Kontoret stänger och alla går till det närmaste kvarvarande. Avvecklingskostnader är inte med.",
                "The office closes and everybody goes to the nearest that is left. Costs of closing are not in it.",
            ),
        ));
    }
    all
}

impl Now<'_> {
    fn told(
        &self,
        what: &'static str,
        after: &[u32],
        to: Option<u32>,
        rent: Option<f64>,
        sentence: Bilingual,
    ) -> Alternative {
        let demand = &self.ground.demand;
        let is = Access::new(&self.ground.minutes, demand.len(), after);
        let was = &self.access;
        let sum = |counted: &dyn Fn(usize) -> bool| -> f64 {
            (0..demand.len()).filter(|&i| counted(i)).map(|i| demand.people[i]).sum()
        };
        let ours = |i: usize| was.nearest[i] == Some(self.site);
        let people = sum(&ours);
        let mean = |minutes: &[f32]| {
            let those = (0..demand.len()).filter(|&i| ours(i) && demand.people[i] > 0.0);
            let total: f64 = those.map(|i| demand.people[i] * f64::from(minutes[i])).sum();
            (people > 0.0 && total.is_finite()).then_some(total / people)
        };
        Alternative {
            what,
            name: name(what),
            site: to.map(|at| self.ground.site(at)),
            before: mean(&was.minutes),
            after: mean(&is.minutes),
            longer: sum(&|i| is.minutes[i] > was.minutes[i]),
            shorter: sum(&|i| is.minutes[i] < was.minutes[i]),
            beyond: (sum(&|i| was.minutes[i] > BEYOND), sum(&|i| is.minutes[i] > BEYOND)),
            rent,
            sentence,
        }
    }

    /// To the candidate with the least minutes for all people, in the municipality or at most so far away.
    fn moved(&self, km: f64) -> Alternative {
        let (ground, here) = (self.ground, &self.ground.sites[self.site as usize]);
        let rest: Vec<u32> = self.today.iter().copied().filter(|at| *at != self.site).collect();
        let others = Access::new(&ground.minutes, ground.demand.len(), &rest).minutes;
        let near = |at: &u32| {
            let site = &ground.sites[*at as usize];
            let same = !here.municipality.is_empty() && site.municipality == here.municipality;
            ground.status[*at as usize] == Status::Candidate
                && (same || (site.x - here.x).hypot(site.y - here.y) <= km * 1000.0)
        };
        // Who cannot be reached counts first: a site must not win by leaving the far ones out of the mean.
        let total = |at: u32| -> (f64, f64) {
            let least = |i: usize| others[i].min(ground.minutes.row(i)[at as usize]);
            let (reached, lost): (Vec<usize>, Vec<usize>) =
                (0..ground.demand.len()).partition(|&i| least(i).is_finite());
            let lost = lost.into_iter().map(|i| ground.demand.people[i]).sum();
            (lost, reached.into_iter().map(|i| ground.demand.people[i] * f64::from(least(i))).sum())
        };
        let order = |a: (f64, f64), b: (f64, f64)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
        let tried: Vec<((f64, f64), u32)> =
            (0..ground.sites.len() as u32).filter(near).map(|at| (total(at), at)).collect();
        let count = tried.len();
        match tried.into_iter().min_by(|a, b| order(a.0, b.0).then(a.1.cmp(&b.1))) {
            Some((best, at)) => {
                let mut after = rest;
                after.push(at);
                let better = order(best, total(self.site)).is_lt();
                let how = if better {
                    Bilingual::new(
                        format!(
                            "Det läge av {count} prövade i kommunen eller inom {km} km som ger kortast medeltid för alla. Hyran där är inte känd."
                        ),
                        format!(
                            "The site, of {count} tried in the municipality or within {km} km, with the least mean time for all. The rent there is not known."
                        ),
                    )
                } else {
                    Bilingual::new(
                        format!(
                            "Inget av {count} prövade lägen i kommunen eller inom {km} km ger kortare medeltid för alla än dagens; detta är det närmast bästa."
                        ),
                        format!(
                            "None of {count} sites tried in the municipality or within {km} km gives all a shorter mean time than today's; this is the next best."
                        ),
                    )
                };
                self.told("move", &after, Some(at), None, how)
            }
            None => self.told(
                "move",
                &self.today,
                None,
                None,
                Bilingual::new(
                    format!("Det finns inga lägen att pröva i kommunen eller inom {km} km."),
                    format!("There are no sites to try in the municipality or within {km} km."),
                ),
            ),
        }
    }

    /// People within the minutes today who are beyond them afterwards.
    fn left(&self, after: &[u32]) -> f64 {
        let demand = &self.ground.demand;
        let is = Access::new(&self.ground.minutes, demand.len(), after);
        let lost = |i: &usize| self.access.minutes[*i] <= BEYOND && is.minutes[*i] > BEYOND;
        (0..demand.len()).filter(lost).map(|i| demand.people[i]).sum()
    }
}

/// The surface per employee of the median office, at the office's own rent per square metre.
fn shrunk(ground: &Ground, site: u32) -> (Option<f64>, Bilingual) {
    let per_staff = |of: &segbar_workspace::Office| Some(of.floor_area_m2? / of.staff.filter(|staff| *staff > 0.0)?);
    let Some(middle) = median(ground.offices.iter().filter_map(per_staff).collect()) else {
        return (None, unknown("yta och bemanning", "floor area and staff"));
    };
    let office = &ground.offices[site as usize];
    let (Some(area), Some(rent), Some(staff)) = (office.floor_area_m2, office.rent_sek_year, office.staff) else {
        return (None, unknown("yta, hyra och bemanning", "floor area, rent and staff"));
    };
    let wanted = middle * staff;
    let (a, b) = (number(area, 0), number(wanted, 0));
    if wanted >= area {
        return (
            Some(0.0),
            Bilingual::new(
                format!(
                    "Kontoret har {} m²; medianen av kontoren skulle ge {} m² för bemanningen. Det är inte stort.",
                    a.sv, b.sv
                ),
                format!(
                    "The office has {} m²; the median of the offices would give {} m² for its staff. It is not large.",
                    a.en, b.en
                ),
            ),
        );
    }
    (
        Some((wanted - area) * rent / area),
        Bilingual::new(
            format!("Från {} till {} m², medianen av kontoren per anställd, med samma hyra per m².", a.sv, b.sv),
            format!("From {} to {} m², the median of the offices per employee, at the same rent per m².", a.en, b.en),
        ),
    )
}

/// The rent per employee of the median co-located office.
fn co_located(ground: &Ground, site: u32) -> (Option<f64>, Bilingual) {
    let office = &ground.offices[site as usize];
    if office.kind == OfficeKind::CoLocated {
        return (Some(0.0), Bilingual::new("Kontoret är redan samlokaliserat.", "The office is co-located already."));
    }
    let shared = ground.offices.iter().filter(|of| of.kind == OfficeKind::CoLocated);
    let per_staff = |of: &segbar_workspace::Office| Some(of.rent_sek_year? / of.staff.filter(|staff| *staff > 0.0)?);
    let known: Vec<f64> = shared.filter_map(per_staff).collect();
    let count = known.len();
    let (Some(middle), Some(rent), Some(staff)) = (median(known), office.rent_sek_year, office.staff) else {
        return (None, unknown("hyran för samlokaliserade kontor", "the rent of co-located offices"));
    };
    (
        Some(middle * staff - rent),
        Bilingual::new(
            format!(
                "Samma läge, med medianen av hyran per anställd vid {count} samlokaliserade kontor. Om någon har lokal att dela är inte känt."
            ),
            format!(
                "The same place, at the median rent per employee of {count} co-located offices. Whether anybody has premises to share is not known."
            ),
        ),
    )
}

/// Who takes over when the office closes, most people first.
pub(super) fn neighbours(ground: &Ground, site: u32) -> Vec<Neighbour> {
    let today = ground.today();
    let after: Vec<u32> = today.iter().copied().filter(|at| *at != site).collect();
    let people = |open: &[u32]| {
        let access = Access::new(&ground.minutes, ground.demand.len(), open);
        access.catchments(&ground.demand, ground.sites.len())
    };
    let (was, is) = (people(&today), people(&after));
    let neighbour = |&at: &u32| {
        let staff = ground.offices.get(at as usize).and_then(|of| of.staff).filter(|staff| *staff > 0.0);
        let (before, after) = (was[at as usize], is[at as usize]);
        Neighbour {
            site: ground.site(at),
            before,
            after,
            per_staff_before: staff.map(|staff| before / staff),
            per_staff_after: staff.map(|staff| after / staff),
        }
    };
    let mut all: Vec<Neighbour> = after.iter().map(neighbour).filter(|of| of.after > of.before).collect();
    all.sort_by(|a, b| (b.after - b.before).total_cmp(&(a.after - a.before)).then_with(|| a.site.id.cmp(&b.site.id)));
    all
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    if values.len() < FEWEST {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let (half, n) = (values.len() / 2, values.len());
    Some(if n % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) })
}

fn unknown(sv: &str, en: &str) -> Bilingual {
    Bilingual::new(
        format!("Kostnaden går inte att säga: {sv} är känd för färre än {FEWEST} kontor, eller inte för detta."),
        format!("The cost cannot be told: {en} is known of fewer than {FEWEST} offices, or not of this one."),
    )
}

fn name(what: &str) -> Bilingual {
    let (sv, en) = match what {
        "renew" => ("Förläng", "Renew"),
        "move" => ("Flytta", "Move"),
        "shrink" => ("Minska lokalen", "Shrink the premises"),
        "co_locate" => ("Samlokalisera", "Co-locate"),
        "mobile" => ("Ersätt med mobila stopp", "Replace by mobile stops"),
        _ => ("Stäng", "Close"),
    };
    Bilingual::new(sv, en)
}

#[cfg(test)]
mod tests {
    use super::super::hand::{brief, towns};
    use super::*;

    #[test]
    fn a_move_is_to_the_least_mean_of_all_and_leaves_nobody_without_a_way() {
        // The office stands in town 0; town 2 has most people: 10·20 + 1·10 = 210 minutes there, town 1 gives 10·10 + 30·10.
        let mut ground = towns(&[10.0, 1.0, 30.0], &[0], &brief());
        let today = ground.today();
        let access = Access::new(&ground.minutes, 3, &today);
        let now = Now { ground: &ground, today, access, site: 0 };
        let told = now.moved(100.0);
        assert_eq!(told.site.unwrap().id, "t2");
        assert!(told.sentence.en.contains("with the least mean time for all"), "{:?}", told.sentence);
        // No way from town 0 to town 2: a mean over the rest would be least there, 10 minutes for one.
        let rows = [[0.0, 10.0, f64::INFINITY], [10.0, 0.0, 10.0], [f64::INFINITY, 10.0, 0.0]];
        let row = |(from, row): (usize, &[f64; 3])| (0..3).map(move |to| (from, to)).zip(*row).collect::<Vec<_>>();
        let table = rows.iter().enumerate().flat_map(row);
        let named = |((from, to), way): ((usize, usize), f64)| {
            (format!("t{from}"), format!("t{to}"), way.is_finite().then_some(way))
        };
        let table: Vec<_> = table.map(named).collect();
        ground.minutes = segbar_planning::Minutes::from_rows("hand", &ground.demand, &ground.sites, table).unwrap();
        let today = ground.today();
        let access = Access::new(&ground.minutes, 3, &today);
        let now = Now { ground: &ground, today, access, site: 0 };
        assert_eq!(now.moved(100.0).site.unwrap().id, "t1");
    }
}
