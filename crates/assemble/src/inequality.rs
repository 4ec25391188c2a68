//! Step 3a: ojämlikhetsindex of larger areas over the finest sub-areas that have both income groups.
//!
//! A sub-area without the groups (too few people to publish) makes the index of its municipality missing, unless it is
//! so small a part of the whole that leaving it out says little: at most [`LEFT_OUT`] of the persons. The interval is
//! then widened by the most that the people left out could change. If a group has X persons in the sub-areas that are
//! known, and P persons live in those left out, at most `δ = P / (X + P)` of the group does; moving a share δ of a
//! distribution changes the index by at most δ, so both groups together by at most `δ_low + δ_high`.

use crate::components::Components;
use crate::formula::term;
use crate::indicators::Derived;
use crate::nesting::Nesting;
use rayon::prelude::*;
use segbar_dataset::ComponentKey;
use segbar_domain::catalogue::{ComponentRef, DissimilarityStatistic};
use segbar_domain::{AreaSet, Column, Level, Missing, Period, Provenance, Vintage};
use segbar_measures::MeasureError;
use segbar_measures::inequality_index::{self, InequalityIndex};
use std::collections::BTreeSet;

/// The largest share of the persons that may be left out, 1 %.
pub(crate) const LEFT_OUT: f64 = 0.01;

/// The two groups, and the persons that they are shares of.
pub(crate) struct Groups<'a> {
    pub(crate) low: &'a ComponentRef,
    pub(crate) high: &'a ComponentRef,
    pub(crate) weight: Option<&'a ComponentRef>,
    pub(crate) statistic: DissimilarityStatistic,
}

impl Groups<'_> {
    /// The index of the areas of a vintage; `None` where no finer vintage has the groups.
    pub(crate) fn index(
        &self,
        components: &Components,
        nesting: &Nesting,
        vintage: &Vintage,
        period: Period,
    ) -> Option<Derived> {
        let finest = [Level::Deso, Level::Regso, Level::Municipality];
        let candidates = finest.into_iter().filter(|level| *level > vintage.level());
        candidates.filter_map(|level| Vintage::in_force(level, period)).find_map(|sub| {
            let complete = nesting.set(&sub).is_some_and(AreaSet::complete);
            if !complete { None } else { self.over(components, nesting, vintage, &sub, period) }
        })
    }

    fn over(
        &self,
        components: &Components,
        nesting: &Nesting,
        vintage: &Vintage,
        sub: &Vintage,
        period: Period,
    ) -> Option<Derived> {
        let get = |reference: &ComponentRef| {
            components.get(&ComponentKey {
                component: reference.component.clone(),
                vintage: sub.clone(),
                period,
                breakdown: reference.breakdown.clone(),
            })
        };
        let (low, high) = (get(self.low)?, get(self.high)?);
        let persons = match self.weight {
            Some(weight) => Some(get(weight)?),
            None => None,
        };
        let members = nesting.members(sub, vintage)?;
        let step = low.step.max(high.step);
        let areas: Vec<Result<InequalityIndex, Missing>> = members
            .par_iter()
            .map(|parts| match persons {
                Some(persons) => of_shares(&low.column, &high.column, &persons.column, step, parts),
                None => of_counts(&low.column, &high.column, parts),
            })
            .collect();
        let column = self.column(&areas);
        let all = [Some(low), Some(high), persons];
        let sources: BTreeSet<u32> = all.iter().flatten().flat_map(|c| c.sources.iter().copied()).collect();
        Some(Derived { column, provenance: Provenance::ComputedFromAggregates { from: sub.clone() }, sources })
    }

    /// The figure asked for. Only the index itself has bounds: rounding says nothing certain about the correction.
    fn column(&self, areas: &[Result<InequalityIndex, Missing>]) -> Column {
        let figure = |index: &InequalityIndex| match self.statistic {
            DissimilarityStatistic::Estimate => Ok(index.estimate),
            DissimilarityStatistic::Corrected => index.corrected.ok_or(Missing::NotAvailable),
            DissimilarityStatistic::Areas => Ok(index.n as f64),
        };
        let column = Column::from_cells(areas.iter().map(|area| area.as_ref().map_err(|m| *m).and_then(figure)));
        let bounded = areas.iter().flatten().any(|index| index.low.is_some());
        if self.statistic != DissimilarityStatistic::Estimate || !bounded {
            return column;
        }
        let bound = |of: fn(&InequalityIndex) -> Option<f64>| -> Vec<f64> {
            areas.iter().map(|area| area.as_ref().map_or(f64::NAN, |i| of(i).unwrap_or(i.estimate))).collect()
        };
        column.with_interval(bound(|i| i.low), bound(|i| i.high))
    }
}

fn of_counts(low: &Column, high: &Column, parts: &[u32]) -> Result<InequalityIndex, Missing> {
    let of = |column: &Column| -> Result<Vec<f64>, Missing> {
        let cells = parts.iter().map(|i| term(column.cell(*i as usize)));
        cells.collect::<Result<_, _>>().map_err(|_| Missing::PartMissing)
    };
    inequality_index::from_counts(&of(low)?, &of(high)?).map_err(reason)
}

fn of_shares(
    low: &Column,
    high: &Column,
    persons: &Column,
    step: f64,
    parts: &[u32],
) -> Result<InequalityIndex, Missing> {
    let (mut lows, mut highs, mut people, mut left_out) = (vec![], vec![], vec![], 0.0);
    for i in parts.iter().map(|i| *i as usize) {
        let n = term(persons.cell(i)).map_err(|_| Missing::PartMissing)?;
        match (term(low.cell(i)), term(high.cell(i))) {
            (Ok(l), Ok(h)) => {
                lows.push(l);
                highs.push(h);
                people.push(n);
            }
            _ => left_out += n,
        }
    }
    let known: f64 = people.iter().sum();
    if left_out > LEFT_OUT * (known + left_out) {
        return Err(Missing::PartMissing);
    }
    let mut index = inequality_index::from_rounded_shares(&lows, &highs, &people, step).map_err(reason)?;
    // The fewest members that rounding allows make the share left out the largest.
    let most_left_out = |shares: &[f64]| {
        let least = |(share, n): (&f64, &f64)| (share - step / 2.0).max(0.0) / 100.0 * n;
        let members: f64 = shares.iter().zip(&people).map(least).sum();
        if left_out > 0.0 { left_out / (members + left_out) } else { 0.0 }
    };
    let widen = 100.0 * (most_left_out(&lows) + most_left_out(&highs));
    index.low = index.low.map(|low| (low - widen).max(0.0));
    index.high = index.high.map(|high| (high + widen).min(100.0));
    Ok(index)
}

/// Why there is no index.
fn reason(error: MeasureError) -> Missing {
    match error {
        MeasureError::OneArea => Missing::NotApplicable,
        MeasureError::EmptyGroup => Missing::NoPopulation,
        MeasureError::NoValues => Missing::PartMissing,
        _ => Missing::NotAvailable,
    }
}
