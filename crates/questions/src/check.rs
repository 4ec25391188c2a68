//! Is a snapshot fit to be published? What a careful reader would look at first.
//!
//! | check | rule | kind |
//! |---|---|---|
//! | completeness | an indicator has every year between its first and last on an edition, where most of its years follow each other | warning |
//! | completeness | at most [`MISSING`] of the areas lack a value, or not more than three times as many as in the indicator's middle year | warning |
//! | totals | the areas of a level sum to the published nation up to [`UNPLACED`] of it; where the figures have noise, also up to 3 · √(2 (n + 1)) persons, n areas each with noise of variance 2 | error |
//! | jumps | an area jumps when it changes from one year to the next by more than [`JUMP`] robust standard deviations from the middle change (1.4826 · median absolute deviation, at least one shown decimal, or half a unit where values are whole); numbers by their logarithm, from [`LEAST`] on. A year is told when it has more than three times as many jumps as the middle year and five more, or one beyond [`FAR`] | warning |
//! | types | a published type is the one that the published index gives, unless the index lies within its rounding of a cut | error |
//!
//! The nation is taken over one edition at a time; nothing is compared over a break in the borders.

use crate::text::number;
use crate::{Bilingual, Desk, QuestionError};
use rayon::prelude::*;
use segbar_dataset::PublishedColumn;
use segbar_domain::catalogue::Indicator;
use segbar_domain::{Breakdown, ColumnKey, Period, Provenance, Unit, Vintage};
use segbar_measures::Cuts;
use serde::Serialize;
use std::sync::Arc;

/// Share of areas that may lack a value without remark.
pub const MISSING: f64 = 0.05;
/// Share of the nation's number that belongs to no small area.
pub const UNPLACED: f64 = 0.002;
/// Robust standard deviations beyond which a change is a jump.
pub const JUMP: f64 = 12.0;
/// Robust standard deviations beyond which one area is enough to be told.
pub const FAR: f64 = 40.0;
/// The least number whose change is looked at.
pub const LEAST: f64 = 100.0;
/// Half of the decimal to which an index is published.
const HALF_DECIMAL: f64 = 0.05 + 1e-9;
/// The break after which population statistics have noise.
const NOISE: &str = "noise_2025";

/// What was looked at and found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CheckAnswer {
    /// The snapshot.
    pub snapshot: String,
    /// Number of columns that were looked at.
    pub columns: usize,
    /// Number of sums that were held against the nation.
    pub totals: usize,
    /// Number of published types that were computed again.
    pub types: usize,
    /// Whether nothing speaks against publishing: there is no error.
    pub fit: bool,
    /// What was found, errors first.
    pub findings: Vec<Finding>,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Sums against the nation.
    Totals,
    /// Types against the index.
    Types,
    /// Years and values that are missing.
    Completeness,
    /// Changes beyond expectation.
    Jumps,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// Whether it speaks against publishing; otherwise somebody should look.
    pub error: bool,
    /// Which check.
    pub check: Check,
    /// Indicator.
    pub indicator: String,
    /// Edition of the areas.
    pub vintage: Vintage,
    /// Year.
    pub period: Period,
    /// Number of areas that it concerns.
    pub areas: usize,
    /// What is wrong, a whole sentence.
    pub sentence: Bilingual,
}

impl Desk {
    /// Looks at the totals of every indicator on every edition and year.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn check(&self) -> Result<CheckAnswer, QuestionError> {
        let mut series: Vec<(&Indicator, Vintage, Vec<Period>)> = Vec::new();
        for about in self.catalogue().indicators() {
            for available in self.available(&about.id)? {
                let periods = self.total_periods(&about.id, &available.vintage)?;
                series.push((about, available.vintage, periods));
            }
        }
        let looked: Vec<Looked> = series
            .par_iter()
            .map(|(about, vintage, periods)| self.look_at(about, vintage, periods))
            .collect::<Result<_, _>>()?;
        let mut findings: Vec<Finding> = looked.iter().flat_map(|l| l.findings.clone()).collect();
        findings.sort_by(|a, b| {
            let key = |f: &Finding| (!f.error, f.check, f.indicator.clone(), f.vintage.clone(), f.period);
            key(a).cmp(&key(b))
        });
        Ok(CheckAnswer {
            snapshot: self.snapshot().id().to_string(),
            columns: looked.iter().map(|l| l.columns).sum(),
            totals: looked.iter().map(|l| l.totals).sum(),
            types: looked.iter().map(|l| l.types).sum(),
            fit: findings.iter().all(|f| !f.error),
            findings,
        })
    }

    fn look_at(&self, about: &Indicator, vintage: &Vintage, periods: &[Period]) -> Result<Looked, QuestionError> {
        let mut looked = Looked::default();
        let mut columns: Vec<(Period, Arc<PublishedColumn>)> = Vec::with_capacity(periods.len());
        for period in periods {
            let key = key(&about.id, vintage, *period);
            columns.extend(self.column(&key)?.map(|column| (*period, column)));
        }
        looked.columns = columns.len();
        let say = |error: bool, check: Check, period: Period, areas: usize, sentence: Bilingual| Finding {
            error,
            check,
            indicator: about.id.clone(),
            vintage: vintage.clone(),
            period,
            areas,
            sentence,
        };
        for (gap, until) in gaps(periods) {
            let sentence = Bilingual::new(
                format!("{} på {vintage} saknar år mellan {gap} och {until}.", about.name.sv),
                format!("{} on {vintage} lacks years between {gap} and {until}.", about.name.en),
            );
            looked.findings.push(say(false, Check::Completeness, until, 0, sentence));
        }
        let mut shares: Vec<f64> = columns.iter().map(|(_, c)| missing_share(c)).collect();
        let usual = median(&mut shares);
        for (period, column) in &columns {
            let share = missing_share(column);
            if share > MISSING && usual.is_some_and(|usual| share > 3.0 * usual) {
                let (own, usual) = (number(100.0 * share, 1), number(100.0 * usual.unwrap_or(0.0), 1));
                let sentence = Bilingual::new(
                    format!(
                        "{} % av områdena på {vintage} saknar {} {period}; vanligt är {} %.",
                        own.sv, about.name.sv, usual.sv
                    ),
                    format!(
                        "{} % of the areas of {vintage} lack {} in {period}; usual is {} %.",
                        own.en, about.name.en, usual.en
                    ),
                );
                looked.findings.push(say(false, Check::Completeness, *period, column.column.missing_count(), sentence));
            }
            if about.unit.is_count()
                && let Some((sum, nation, allowed)) = self.against_nation(about, vintage, *period, column)?
            {
                looked.totals += 1;
                if (sum - nation).abs() > allowed {
                    let [sum, nation, allowed] = [sum, nation, allowed].map(|v| number(v, 0));
                    let sentence = Bilingual::new(
                        format!(
                            "Områdena på {vintage} summerar till {} i stället för rikets {}; högst {} får skilja.",
                            sum.sv, nation.sv, allowed.sv
                        ),
                        format!(
                            "The areas of {vintage} sum to {} instead of the nation's {}; at most {} may differ.",
                            sum.en, nation.en, allowed.en
                        ),
                    );
                    looked.findings.push(say(true, Check::Totals, *period, column.column.len(), sentence));
                }
            }
            if about.id == "area_type" && column.provenance == Provenance::Published {
                let wrong = self.wrong_types(vintage, *period, column)?;
                looked.types += column.column.len() - column.column.missing_count();
                if !wrong.is_empty() {
                    let sentence = Bilingual::new(
                        format!(
                            "{} områden har {period} en annan områdestyp än det publicerade indexet ger, till exempel {}.",
                            wrong.len(),
                            wrong[0]
                        ),
                        format!(
                            "{} areas have another area type in {period} than the published index gives, for instance {}.",
                            wrong.len(),
                            wrong[0]
                        ),
                    );
                    looked.findings.push(say(true, Check::Types, *period, wrong.len(), sentence));
                }
            }
        }
        if about.unit != Unit::Class {
            let set = self.area_set(vintage)?;
            let of_pair = |pair: &[(Period, Arc<PublishedColumn>)]| {
                jumps(about.unit, pair[0].1.column.values(), pair[1].1.column.values())
            };
            let all: Vec<Vec<(usize, f64)>> = columns.windows(2).map(of_pair).collect();
            let usual = median(&mut all.iter().map(|j| j.len() as f64).collect::<Vec<_>>()).unwrap_or(0.0);
            for (pair, jumps) in columns.windows(2).zip(&all) {
                let ((_, before), (period, after)) = (&pair[0], &pair[1]);
                let beyond = jumps.len() as f64 > 3.0 * usual + 5.0;
                if let Some((largest, _)) = jumps.first().filter(|(_, z)| beyond || *z > FAR) {
                    let area = &set.areas()[*largest];
                    let [from, to] =
                        [before, after].map(|c| number(c.column.values()[*largest], about.unit.decimals()));
                    let sentence = Bilingual::new(
                        format!(
                            "{}: {} områden på {vintage} ändras {period} mer än väntat, mest {} {} ({} → {}).",
                            about.name.sv,
                            jumps.len(),
                            area.code,
                            area.name,
                            from.sv,
                            to.sv
                        ),
                        format!(
                            "{}: {} areas of {vintage} change more than expected in {period}, most of all {} {} ({} → {}).",
                            about.name.en,
                            jumps.len(),
                            area.code,
                            area.name,
                            from.en,
                            to.en
                        ),
                    );
                    looked.findings.push(say(false, Check::Jumps, *period, jumps.len(), sentence));
                }
            }
        }
        Ok(looked)
    }

    /// The sum of a complete level's areas, the published nation, and how far the two may differ; `None` where one of them
    /// was made from the other or a value is missing.
    fn against_nation(
        &self,
        about: &Indicator,
        vintage: &Vintage,
        period: Period,
        column: &PublishedColumn,
    ) -> Result<Option<(f64, f64, f64)>, QuestionError> {
        let nation = Vintage::nation();
        let own = column.provenance == Provenance::Published && column.column.missing_count() == 0;
        if !own || *vintage == nation || !self.area_set(vintage)?.complete() || vintage.parent().is_none() {
            return Ok(None);
        }
        let Some(whole) = self.column(&key(&about.id, &nation, period))? else { return Ok(None) };
        let (Provenance::Published, Ok(total)) = (&whole.provenance, whole.column.cell(0)) else { return Ok(None) };
        let noise = self.catalogue().breaks().iter().find(|b| b.id == NOISE).is_some_and(|b| period >= b.from)
            && about.breaks.iter().any(|b| b == NOISE);
        let n = column.column.len() as f64;
        let allowed = UNPLACED * total + if noise { 3.0 * (2.0 * (n + 1.0)).sqrt() } else { 0.0 };
        Ok(Some((column.column.values().iter().sum(), total, allowed)))
    }

    /// Codes of the areas whose published type is not what the published index gives.
    fn wrong_types(
        &self,
        vintage: &Vintage,
        period: Period,
        types: &PublishedColumn,
    ) -> Result<Vec<String>, QuestionError> {
        let Some(index) = self.column(&key("socioeconomic_index", vintage, period))? else { return Ok(vec![]) };
        let Ok(cuts) = Cuts::of(index.column.values()) else { return Ok(vec![]) };
        let set = self.area_set(vintage)?;
        let wrong = |i: &usize| match (index.column.cell(*i), types.column.cell(*i)) {
            (Ok(value), Ok(class)) => {
                let fits = [value - HALF_DECIMAL, value, value + HALF_DECIMAL].map(|v| f64::from(cuts.classify(v)));
                !fits.contains(&class)
            }
            _ => false,
        };
        Ok((0..set.len()).filter(wrong).map(|i| set.areas()[i].code.to_string()).collect())
    }
}

#[derive(Default)]
struct Looked {
    columns: usize,
    totals: usize,
    types: usize,
    findings: Vec<Finding>,
}

fn key(indicator: &str, vintage: &Vintage, period: Period) -> ColumnKey {
    ColumnKey { indicator: indicator.to_owned(), vintage: vintage.clone(), period, breakdown: Breakdown::total() }
}

fn missing_share(column: &PublishedColumn) -> f64 {
    column.column.missing_count() as f64 / column.column.len().max(1) as f64
}

/// Pairs of years with years between them that are missing, where most years follow each other.
fn gaps(periods: &[Period]) -> Vec<(Period, Period)> {
    let wide = |w: &&[Period]| w[1].year() > w[0].year() + 1;
    let all: Vec<(Period, Period)> = periods.windows(2).filter(wide).map(|w| (w[0], w[1])).collect();
    if 2 * all.len() < periods.len().saturating_sub(1) { all } else { vec![] }
}

/// The areas whose change is beyond expectation, the farthest first, with how many robust standard deviations it is off.
fn jumps(unit: Unit, before: &[f64], after: &[f64]) -> Vec<(usize, f64)> {
    let count = unit.is_count();
    let change = |i: usize| -> Option<(usize, f64)> {
        let (a, b) = (before[i], after[i]);
        let known = a.is_finite() && b.is_finite() && (!count || (a >= LEAST && b > 0.0));
        known.then(|| (i, if count || unit == Unit::ThousandSek && a > 0.0 && b > 0.0 { (b / a).ln() } else { b - a }))
    };
    let changes: Vec<(usize, f64)> = (0..before.len().min(after.len())).filter_map(change).collect();
    // With fewer areas than this the middle of the changes says little.
    if changes.len() < 20 {
        return vec![];
    }
    let Some(middle) = median(&mut changes.iter().map(|(_, d)| *d).collect::<Vec<_>>()) else { return vec![] };
    let spread = median(&mut changes.iter().map(|(_, d)| (d - middle).abs()).collect::<Vec<_>>()).unwrap_or(0.0);
    let whole = before.iter().chain(after).all(|v| !v.is_finite() || v.fract() == 0.0);
    let step = match unit {
        _ if count || unit == Unit::ThousandSek => 0.01,
        // Half a unit where only whole units are published.
        _ if whole => 0.5,
        _ => 0.1f64.powi(unit.decimals() as i32),
    };
    let scale = (1.4826 * spread).max(step);
    let mut far: Vec<(usize, f64)> =
        changes.into_iter().map(|(i, d)| (i, (d - middle).abs() / scale)).filter(|(_, z)| *z > JUMP).collect();
    far.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    far
}

fn median(values: &mut [f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    Some(if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_area_that_doubles_among_many_that_grow_alike_is_a_jump() {
        let before: Vec<f64> = (0..50).map(|i| 1000.0 + f64::from(i)).collect();
        let mut after: Vec<f64> = before.iter().map(|v| v * 1.01).collect();
        assert!(jumps(Unit::Persons, &before, &after).is_empty());
        after[7] *= 2.0;
        assert_eq!(jumps(Unit::Persons, &before, &after).iter().map(|(i, _)| *i).collect::<Vec<_>>(), [7]);
        after[9] = f64::NAN;
        assert_eq!(jumps(Unit::Persons, &before, &after).len(), 1, "what is missing does not jump");
        assert!(jumps(Unit::Persons, &before[..10], &after[..10]).is_empty(), "ten areas are too few");
    }

    #[test]
    fn a_gap_is_told_where_years_follow_each_other_and_not_where_they_never_do() {
        let years = |all: &[u16]| all.iter().map(|y| Period::year_of(*y)).collect::<Vec<_>>();
        assert_eq!(gaps(&years(&[2015, 2016, 2018, 2019])).len(), 1);
        assert!(gaps(&years(&[2014, 2018, 2022])).is_empty(), "elections are every fourth year");
        assert!(gaps(&years(&[2020])).is_empty());
    }
}
