//! What would make an impossible set of conditions possible?

use std::collections::BTreeSet;

use segbar_domain::Text;
use segbar_siting::Choice;

use crate::condition::{Condition, members, picked};
use crate::plan::{PlanError, Setup, Status};
use crate::price::{Conflict, Verdict};

/// How far one condition must give way, all others kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// Position of the condition.
    pub condition: usize,
    /// The strictest form of it for which a network was found, in the steps of [`Remedy::step`].
    pub holds: Condition,
    /// The mildest form that is proved impossible; nothing where not even that is known.
    pub fails: Option<Condition>,
    /// Whether `fails` is the step next to `holds`: then `holds` is proved to be the least that is needed.
    pub proved: bool,
}

/// Why a condition cannot hold whatever is opened, before any other is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocked {
    /// Position of the condition.
    pub condition: usize,
    /// What stands in the way.
    pub why: Text,
}

impl Remedy {
    /// In words.
    pub fn sentence(&self) -> Text {
        let (holds, fails) = (self.holds.sentence(), self.fails.as_ref().map(Condition::sentence));
        match (fails, self.proved) {
            (Some(_), true) => Text::new(
                format!("det räcker att mildra ett villkor till: {}; mindre räcker inte", holds.sv),
                format!("it is enough to ease one condition to: {}; less is not enough", holds.en),
            ),
            (Some(fails), false) => Text::new(
                format!(
                    "det räcker att mildra ett villkor till: {}; att det inte räcker med {} är bevisat",
                    holds.sv, fails.sv
                ),
                format!(
                    "it is enough to ease one condition to: {}; that {} is not enough is proved",
                    holds.en, fails.en
                ),
            ),
            (None, _) => Text::new(
                format!("det räcker att mildra ett villkor till: {}; om mindre räcker är inte känt", holds.sv),
                format!("it is enough to ease one condition to: {}; whether less is enough is not known", holds.en),
            ),
        }
    }
}

impl Setup<'_> {
    /// For each condition of a conflict that has a number: how far it alone must give way. Minutes in whole minutes, shares
    /// in tenths of a per cent, distances in 100 metres, offices that stay one by one, a budget in thousandths of what lies
    /// between it and everything. Conditions that do not help however far they give way are left out.
    ///
    /// Cost: about ten searches for a network per condition.
    ///
    /// # Errors
    /// That the question cannot be asked.
    pub fn remedies(&self, conflict: &Conflict) -> Result<Vec<Remedy>, PlanError> {
        let mut found = Vec::new();
        for &at in &conflict.conditions {
            let eased = |step: u32| self.eased(&self.conditions[at], step);
            let steps = self.steps(&self.conditions[at]);
            let ask = |step: u32| -> Result<Verdict, PlanError> {
                match eased(step) {
                    Some(condition) => self.with(at, condition),
                    None => Ok(Verdict::Impossible),
                }
            };
            if steps == 0 || !matches!(ask(steps)?, Verdict::Found) {
                continue;
            }
            // Step 0 is the condition as it stands: impossible. What is unknown lies between the two.
            let (mut fails, mut low, mut high) = (0, 0, steps);
            while low + 1 < high {
                let middle = low + (high - low) / 2;
                match ask(middle)? {
                    Verdict::Found => high = middle,
                    Verdict::Impossible => (fails, low) = (middle, middle),
                    Verdict::Unknown => low = middle,
                }
            }
            let Some(holds) = eased(high) else { continue };
            found.push(Remedy { condition: at, holds, fails: eased(fails), proved: fails + 1 == high });
        }
        Ok(found)
    }

    /// The conditions that nothing can meet whatever is opened: regions all of whose offices are to close, people whom no
    /// site reaches in time. Found by looking, not by search.
    ///
    /// # Errors
    /// That a condition cannot be asked.
    pub fn blocked(&self) -> Result<Vec<Blocked>, PlanError> {
        let choices = self.choices();
        let mut found = Vec::new();
        for (at, condition) in self.conditions.iter().enumerate() {
            let why = match condition {
                Condition::OnePerRegion | Condition::OnePerCounty | Condition::OnePer { .. } => {
                    self.regions_without(&choices, &condition.codes(self.sites), None)
                }
                Condition::StayInMunicipalities => {
                    let today = self.today();
                    let codes = today.iter().map(|&at| self.sites[at as usize].municipality.as_str());
                    let codes = codes.filter(|code| !code.is_empty()).collect();
                    self.regions_without(&choices, &condition.codes(self.sites), Some(codes))
                }
                Condition::AtMost { grouping, groups, minutes } => {
                    let counted =
                        picked(self.demand, grouping, groups).map_err(|reason| PlanError::Refused(vec![reason]))?;
                    self.beyond_every_site(&choices, &counted, *minutes)
                }
                _ => None,
            };
            found.extend(why.map(|why| Blocked { condition: at, why }));
        }
        Ok(found)
    }

    /// What the conditions of one office in every FA-region, county or group of another division do not ask, since there is no
    /// site to ask it of: the groups (of the demand's grouping by that division) where people live but nothing may be opened, a
    /// sentence for each condition. To be told with every answer.
    pub fn not_in_conditions(&self) -> Vec<Text> {
        let demand = self.demand;
        let peopled = |i: &usize| demand.people[*i] > 0.0;
        let by = |id: &str| -> Option<BTreeSet<&str>> {
            let grouping = demand.grouping(id)?;
            let of = |i: usize| grouping.of[i].map(|at| grouping.groups[usize::from(at)].0.as_str());
            Some((0..demand.len()).filter(peopled).filter_map(of).collect())
        };
        let mut told = Vec::new();
        for condition in self.conditions {
            let (all, sv, en) = match condition {
                Condition::OnePerRegion => (by("region"), "FA-regioner", "FA-regions"),
                Condition::OnePerCounty => {
                    let of = |i: usize| demand.municipality[i].get(..2);
                    (Some((0..demand.len()).filter(peopled).filter_map(of).collect()), "län", "counties")
                }
                Condition::OnePer { grouping, .. } => (by(grouping), grouping.as_str(), grouping.as_str()),
                _ => continue,
            };
            let Some(all) = all else { continue };
            let sites = condition.codes(self.sites).into_iter().zip(self.status);
            let with: BTreeSet<&str> = sites.filter(|pair| *pair.1 != Status::Excluded).map(|pair| pair.0).collect();
            let none: Vec<&str> = all.difference(&with).copied().collect();
            if !none.is_empty() {
                let (count, list) = (none.len(), none.join(", "));
                told.push(Text::new(
                    format!("{sv} utan någon plats som får öppnas, där villkoret inte gäller: {count} ({list})"),
                    format!("{en} with no site that may be open, where the condition does not apply: {count} ({list})"),
                ));
            }
        }
        told
    }

    fn regions_without(&self, choices: &[Choice], codes: &[&str], only: Option<Vec<&str>>) -> Option<Text> {
        let excluded = |at: u32| only.is_none() && self.status[at as usize] == Status::Excluded;
        let shut = |members: &Vec<u32>| {
            members.iter().all(|&at| choices[at as usize] == Choice::Shut) && !members.iter().all(|&at| excluded(at))
        };
        let asked = |code: &str| !code.is_empty() && only.as_ref().is_none_or(|only| only.contains(&code));
        let all = members(codes);
        let none: Vec<&str> = all.iter().filter(|pair| asked(pair.0) && shut(pair.1)).map(|pair| *pair.0).collect();
        let list = none.join(", ");
        (!none.is_empty()).then(|| {
            Text::new(
                format!("alla platser är uteslutna eller ska stänga i {list}"),
                format!("every site is excluded or to close in {list}"),
            )
        })
    }

    fn beyond_every_site(&self, choices: &[Choice], counted: &[bool], most: f64) -> Option<Text> {
        let nearest = |i: usize| {
            let row = self.minutes.row(i).iter().zip(choices);
            row.filter(|pair| *pair.1 != Choice::Shut).map(|pair| f64::from(*pair.0)).fold(f64::INFINITY, f64::min)
        };
        let (mut people, mut farthest) = (0.0, (0.0, 0));
        for i in (0..self.demand.len()).filter(|&i| counted[i] && self.demand.people[i] > 0.0) {
            let minutes = nearest(i);
            if minutes > most && minutes.is_finite() {
                people += self.demand.people[i];
                if minutes > farthest.0 {
                    farthest = (minutes, i);
                }
            }
        }
        let name = self.demand.names.get(farthest.1).map_or("", String::as_str);
        (people > 0.0).then(|| {
            let (people, minutes) = (people.round(), (farthest.0 * 10.0).ceil() / 10.0);
            Text::new(
                format!("{people} personer har mer än {most} minuter till varje plats som får öppnas; {name} har {minutes} till den närmaste"),
                format!("{people} people have more than {most} minutes to every site that may be open; {name} has {minutes} to the nearest"),
            )
        })
    }

    /// How many steps a condition can give way before it says nothing.
    fn steps(&self, condition: &Condition) -> u32 {
        let whole = |number: f64| number.ceil().clamp(0.0, 1e6) as u32;
        match condition {
            Condition::StayAtLeast(least) => *least,
            Condition::AtMost { minutes, .. } => whole(self.longest() - minutes.floor()),
            Condition::LoseAtMost { share, .. } => whole((1.0 - share) * 1000.0 - 1e-9),
            Condition::Apart(metres) => whole(metres / 100.0),
            Condition::Budget(_) => 1000,
            Condition::OnePerRegion
            | Condition::OnePerCounty
            | Condition::OnePer { .. }
            | Condition::StayInMunicipalities => 0,
        }
    }

    /// The condition after so many steps.
    fn eased(&self, condition: &Condition, step: u32) -> Option<Condition> {
        let by = f64::from(step);
        let mut eased = condition.clone();
        match &mut eased {
            _ if step == 0 => {}
            Condition::StayAtLeast(least) => *least = least.checked_sub(step)?,
            Condition::AtMost { minutes, .. } => *minutes = minutes.floor() + by,
            Condition::LoseAtMost { share, .. } => *share = ((*share * 1000.0 + by).floor() / 1000.0).min(1.0),
            Condition::Apart(metres) => *metres = (((*metres / 100.0).ceil() - by) * 100.0).max(0.0),
            Condition::Budget(budget) => {
                let all = budget.costs.iter().map(|cost| cost.running + cost.opening + cost.closing).sum::<f64>();
                budget.most += (all - budget.most).max(0.0) * by / 1000.0;
            }
            Condition::OnePerRegion
            | Condition::OnePerCounty
            | Condition::OnePer { .. }
            | Condition::StayInMunicipalities => return None,
        }
        Some(eased)
    }

    fn longest(&self) -> f64 {
        let finite = |i: usize| self.minutes.row(i).iter().copied().filter(|minutes| minutes.is_finite());
        f64::from((0..self.demand.len()).flat_map(finite).fold(0.0, f32::max))
    }

    /// Whether a network keeps all conditions with one of them changed.
    fn with(&self, at: usize, condition: Condition) -> Result<Verdict, PlanError> {
        let mut conditions = self.conditions.to_vec();
        conditions[at] = condition;
        Setup { conditions: &conditions, ..self.clone_of() }.verdict()
    }
}
