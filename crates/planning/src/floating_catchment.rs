//! How much capacity is within reach of each person, when others within reach use it too? Floating catchments.
//!
//! With people Pᵢ, capacity Sⱼ and a weight wᵢⱼ that falls with the minutes ([`Decay`]):
//!
//! | method | people at office j | per person there | access at i |
//! |---|---|---|---|
//! | [`Enhanced`](Method::Enhanced) (E2SFCA; Luo and Qi 2009) | Dⱼ = Σᵢ Pᵢ wᵢⱼ | Lⱼ = Sⱼ / Dⱼ | Σⱼ Lⱼ wᵢⱼ |
//! | [`Balanced`](Method::Balanced) (BFCA; Paez, Higgins and Vivona 2019) | Dⱼ = Σᵢ Pᵢ wᵢⱼ / Σⱼ wᵢⱼ | Lⱼ = Sⱼ / Dⱼ | Σⱼ Lⱼ wᵢⱼ / Σᵢ wᵢⱼ |
//! | [`PerPerson`](Method::PerPerson) (the balanced people in both steps) | Dⱼ = Σᵢ Pᵢ wᵢⱼ / Σⱼ wᵢⱼ | Lⱼ = Sⱼ / Dⱼ | Σⱼ Lⱼ wᵢⱼ / Σⱼ wᵢⱼ |
//!
//! The enhanced method counts a person once for every office within reach, so that offices seem busier the more of them there
//! are. The two others count each person once: Σⱼ Dⱼ is the people who reach any office. As published, the balanced access
//! divides each office's level of service among the *points*, Σᵢ accessᵢ = Σⱼ Lⱼ: it compares places, and depends on how
//! finely the country is divided. Per person it divides capacity among *people*, Σᵢ Pᵢ accessᵢ = Σⱼ Sⱼ.

use segbar_domain::Text;

use crate::demand::Demand;
use crate::minutes::Minutes;

/// How much an office weighs at so many minutes: steps, each up to and including its minutes; 0 beyond the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Decay {
    /// Minutes (inclusive, rising) and weight (0 … 1, not rising).
    pub steps: Vec<(f64, f64)>,
}

impl Default for Decay {
    /// 1 up to 10 minutes, 0.68 up to 20, 0.22 up to 30: the slower set of Luo and Qi 2009.
    fn default() -> Self {
        Self { steps: vec![(10.0, 1.0), (20.0, 0.68), (30.0, 0.22)] }
    }
}

impl Decay {
    /// The weight at so many minutes.
    pub fn weight(&self, minutes: f64) -> f64 {
        self.steps.iter().find(|step| minutes <= step.0).map_or(0.0, |step| step.1)
    }

    /// That the steps are possible.
    ///
    /// # Errors
    /// A sentence for each reason.
    pub fn check(&self) -> Result<(), Vec<Text>> {
        let mut reasons = Vec::new();
        let rising = self.steps.windows(2).all(|pair| pair[0].0 < pair[1].0);
        if self.steps.is_empty() || !rising || !self.steps.iter().all(|step| step.0.is_finite() && step.0 >= 0.0) {
            reasons.push(Text::new(
                "stegen ska ha stigande minuter ≥ 0, och det ska finnas minst ett",
                "steps must have rising minutes ≥ 0, and there must be at least one",
            ));
        }
        let falling = self.steps.windows(2).all(|pair| pair[0].1 >= pair[1].1);
        if !falling || !self.steps.iter().all(|step| step.1 > 0.0 && step.1 <= 1.0) {
            reasons.push(Text::new(
                "stegens vikter ska ligga mellan 0 och 1, inte 0, och får inte stiga",
                "weights of the steps must lie between 0 and 1, not 0, and must not rise",
            ));
        }
        if reasons.is_empty() { Ok(()) } else { Err(reasons) }
    }
}

/// How people and capacity are divided; see [the top of this page](self).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Enhanced two-step floating catchments: a person counts at every office within reach.
    Enhanced,
    /// Balanced floating catchments as published: people and levels of service are each divided once.
    Balanced,
    /// Each person is divided once among offices, and has that part of what each offers per person.
    PerPerson,
}

/// Capacity within reach.
#[derive(Clone, Debug, PartialEq)]
pub struct FloatingCatchments {
    /// Access of each demand point, ≥ 0: capacity per person, or for [`Method::Balanced`] the point's part of the levels of
    /// service.
    pub access: Vec<f64>,
    /// Each office, in the order given.
    pub offices: Vec<Catchment>,
    /// People who reach no office within the last step, or none with capacity.
    pub without: f64,
    /// Capacity that nobody reaches: its people are 0.
    pub idle: f64,
}

/// One office's catchment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Catchment {
    /// Position of the site.
    pub site: u32,
    /// Its capacity Sⱼ.
    pub capacity: f64,
    /// Its people Dⱼ, weighted.
    pub people: f64,
    /// Lⱼ = Sⱼ / Dⱼ; nothing where nobody reaches it.
    pub per_person: Option<f64>,
}

/// The access of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupAccess {
    /// Code of the group; empty for those in none.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Its people.
    pub people: f64,
    /// Mean access of its people; nothing where there are none.
    pub mean: Option<f64>,
    /// Its people with no access at all.
    pub without: f64,
}

/// Floating catchments of the offices `supply` (site and capacity ≥ 0, in staff, hours or visits).
///
/// # Errors
/// Every reason against steps and capacities.
pub fn floating_catchments(
    demand: &Demand,
    minutes: &Minutes,
    supply: &[(u32, f64)],
    decay: &Decay,
    method: Method,
) -> Result<FloatingCatchments, Vec<Text>> {
    let mut reasons = decay.check().err().unwrap_or_default();
    if supply.iter().any(|office| office.0 as usize >= minutes.sites()) {
        reasons.push(Text::new("en plats finns inte", "a site does not exist"));
    }
    if supply.iter().any(|office| !(office.1.is_finite() && office.1 >= 0.0)) {
        reasons.push(Text::new("kapacitet ska vara ett tal ≥ 0", "a capacity must be a number ≥ 0"));
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    // The weights of a point, and what they add up to.
    let weights = |i: usize| -> Vec<f64> {
        let row = minutes.row(i);
        supply.iter().map(|office| decay.weight(f64::from(row[office.0 as usize]))).collect()
    };
    let whole = |weights: &[f64]| -> f64 { weights.iter().sum() };
    let mut people = vec![0.0; supply.len()];
    let mut columns = vec![0.0; supply.len()];
    for (i, count) in demand.people.iter().enumerate() {
        let weights = weights(i);
        let by = if method == Method::Enhanced { 1.0 } else { whole(&weights) };
        for ((people, column), weight) in people.iter_mut().zip(&mut columns).zip(&weights) {
            // A point without people takes no part of any office.
            if *weight > 0.0 && *count > 0.0 {
                *people += count * weight / by;
                *column += weight;
            }
        }
    }
    let offices: Vec<Catchment> = supply
        .iter()
        .zip(&people)
        .map(|(&(site, capacity), &people)| {
            let per_person = (people > 0.0).then(|| capacity / people);
            Catchment { site, capacity, people, per_person }
        })
        .collect();
    let mut access = Vec::with_capacity(demand.len());
    for (i, count) in demand.people.iter().enumerate() {
        let weights = weights(i);
        let row = whole(&weights);
        let part = |at: usize| match method {
            Method::Enhanced => 1.0,
            Method::Balanced => 1.0 / columns[at],
            Method::PerPerson => 1.0 / row,
        };
        let of = |at: usize| offices[at].per_person.map_or(0.0, |level| level * weights[at] * part(at));
        let counts = method != Method::Balanced || *count > 0.0;
        access.push((0..supply.len()).filter(|&at| counts && weights[at] > 0.0).map(of).sum());
    }
    let without = demand.people.iter().zip(&access).filter(|pair| *pair.1 == 0.0).map(|pair| *pair.0).sum();
    let idle = offices.iter().filter(|office| office.per_person.is_none()).map(|office| office.capacity).sum();
    Ok(FloatingCatchments { access, offices, without, idle })
}

impl FloatingCatchments {
    /// Access by the groups of a division, those in no group last if there are any.
    ///
    /// # Errors
    /// That the demand is not divided so.
    pub fn by_group(&self, demand: &Demand, grouping: &str) -> Result<Vec<GroupAccess>, Text> {
        let Some(found) = demand.grouping(grouping) else { return Err(demand.no_grouping(grouping)) };
        let group = |code: &str, name: Text, at: Option<u16>| {
            let those = || (0..demand.len()).filter(|&i| found.of[i] == at);
            let people: f64 = those().map(|i| demand.people[i]).sum();
            let sum: f64 = those().map(|i| demand.people[i] * self.access[i]).sum();
            GroupAccess {
                code: code.to_owned(),
                name,
                people,
                mean: (people > 0.0).then(|| sum / people),
                without: those().filter(|&i| self.access[i] == 0.0).map(|i| demand.people[i]).sum(),
            }
        };
        let mut rows: Vec<GroupAccess> =
            (0u16..).zip(&found.groups).map(|(at, (code, name))| group(code, name.clone(), Some(at))).collect();
        let none = group("", Text::new("Uppgift saknas", "Not known"), None);
        if none.people > 0.0 {
            rows.push(none);
        }
        Ok(rows)
    }
}
