//! Which network has the least mean minutes, or the most people within a band, when no office can take more than its
//! capacity, and how far from the best possible can it be?
//!
//! The capacitated p-median and the capacitated maximal covering, with people of one demand point free to go to different
//! offices. With cᵢⱼ the minutes tᵢⱼ, or for covering 0 within the band and 1 for who is left out, for any u ≥ 0, “what a person
//! at i may cost” (for covering at most 1),
//!
//! Σᵢ wᵢ uᵢ + min over allowed numbers of Σⱼ ρⱼ yⱼ,
//! ρⱼ = min { Σᵢ wᵢ (cᵢⱼ − uᵢ) xᵢⱼ : Σᵢ wᵢ xᵢⱼ ≤ capacityⱼ, 0 ≤ xᵢⱼ ≤ 1 },
//!
//! lies below every allowed network: each ρⱼ is a knapsack that may be filled with parts, filled in order of cᵢⱼ − uᵢ. The
//! conditions are kept by the network that is told but not priced in this bound; the bound of the plan without capacities,
//! which does price them, holds too, and the better of the two is told. Where few enough networks remain whose Σ ρⱼ does not rule
//! them out, each is tried: then the answer is proved to be the best, or that there is none.

mod search;

use segbar_domain::Text;
use segbar_siting::{Choice, Proof};

use crate::aim::Aim;
use crate::allocation::Allocation;
use crate::plan::{PlanError, Setup};
use search::Search;

/// A network in which everybody has room, or as many as possible have room within a band.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacitated {
    /// Open sites, by position.
    pub open: Vec<u32>,
    /// Who goes where: with the fewest minutes for these sites, or for covering as many as possible.
    pub allocation: Allocation,
    /// Mean minutes, or for covering the people with room within the band; weighted by need where asked.
    pub value: f64,
    /// No allowed network is better: none in which everybody has room has a lower mean, or none has room for more.
    pub bound: f64,
    /// Whether that proves the network the best.
    pub proof: Proof,
    /// People who count, weighted by need.
    pub people: f64,
    /// People whom no site reaches; they are left out.
    pub unreachable: f64,
    /// The best value without capacities, as found: what the capacities cost is the difference.
    pub without_capacity: f64,
    /// Networks tried.
    pub tried: u64,
}

impl Capacitated {
    /// At most this share from the best possible, 0 … 1.
    pub fn gap(&self) -> f64 {
        if self.value > 0.0 { ((self.value - self.bound) / self.value).abs() } else { 0.0 }
    }
}

impl Setup<'_> {
    /// The best network in which each office takes at most its capacity: `capacity` per site, in people, or people × need where
    /// there is need; nothing where there is no limit. For the aim of the least mean everybody must have room; for the most
    /// within a band as many as possible have room at an office within it, and the others are left out.
    ///
    /// Cost: the plan without capacities; then rounds of the bound as its effort says, a twentieth of them networks that are
    /// allocated, and as many again for the proof.
    ///
    /// # Errors
    /// Those of [`Setup::plan`]; another aim; that no allowed network has room for all is [`PlanError::Impossible`] where it is
    /// proved, and [`PlanError::NotFound`] where none was found.
    pub fn capacitated(&self, capacity: &[Option<f64>]) -> Result<Capacitated, PlanError> {
        let reasons = self.against_capacity(capacity);
        if !reasons.is_empty() {
            return Err(PlanError::Refused(reasons));
        }
        let band = match self.aim {
            Aim::MostWithin(minutes) => Some(minutes),
            _ => None,
        };
        let free = self.plan()?;
        let mut amounts = vec![0.0; self.demand.len()];
        let (counted, unreachable) = self.counted();
        counted.iter().for_each(|&i| amounts[i] = self.weight(i));
        let people: f64 = amounts.iter().sum();
        let capacity: Vec<f64> = capacity.iter().map(|capacity| capacity.unwrap_or(f64::INFINITY)).collect();
        let room = self.most_room(&capacity);
        if band.is_none() && room < people * (1.0 - 1e-9) {
            return Err(PlanError::Impossible);
        }
        let allowed = self.only_rules(self.rules()?, self.number.clone())?;
        let mut search = Search::new(self, allowed, amounts, capacity, band);
        search.consider(&free.open);
        let cost = search.climb(&counted, &free.open)?;
        let (allocation, open, tried) = search.found().ok_or(PlanError::NotFound)?;
        let (value, bound) = match band {
            Some(_) => {
                let value = people - allocation.left;
                (value, (people - cost).min(free.bound).min(room).max(value))
            }
            None => {
                let per = if people > 0.0 { people } else { 1.0 };
                let value = allocation.total / per;
                (value, (cost / per).max(free.bound).min(value))
            }
        };
        let proof = if (value - bound).abs() <= 1e-9 * value.abs() { Proof::Best } else { Proof::Within };
        let without_capacity = free.value;
        Ok(Capacitated { open, allocation, value, bound, proof, people, unreachable, without_capacity, tried })
    }

    fn against_capacity(&self, capacity: &[Option<f64>]) -> Vec<Text> {
        let (count, sites) = (capacity.len(), self.sites.len());
        let mut reasons = Vec::new();
        if !matches!(self.aim, Aim::LeastMean | Aim::MostWithin(_)) {
            reasons.push(Text::new(
                "med kapacitet söks den kortaste medeltiden eller de flesta inom ett antal minuter",
                "with capacity the least mean time or the most people within a number of minutes is sought",
            ));
        }
        if count != sites {
            reasons.push(Text::new(
                format!("kapacitet för {count} platser, men det finns {sites}"),
                format!("capacities of {count} sites, but there are {sites}"),
            ));
        }
        if capacity.iter().flatten().any(|capacity| !(capacity.is_finite() && *capacity >= 0.0)) {
            reasons.push(Text::new("kapacitet ska vara ett tal ≥ 0", "a capacity must be a number ≥ 0"));
        }
        reasons
    }

    /// The room of the greatest offices that may be open together.
    fn most_room(&self, capacity: &[f64]) -> f64 {
        let choices = self.choices();
        let of = |wanted: Choice| -> Vec<f64> {
            choices.iter().zip(capacity).filter(|pair| *pair.0 == wanted).map(|pair| *pair.1).collect()
        };
        let (kept, mut free) = (of(Choice::Keep), of(Choice::Free));
        free.sort_unstable_by(|a, b| b.total_cmp(a));
        let more = (*self.number.end() as usize).saturating_sub(kept.len());
        kept.iter().sum::<f64>() + free.iter().take(more).sum::<f64>()
    }
}
