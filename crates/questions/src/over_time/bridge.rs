//! The value of an area on other borders than it was published for.
//!
//! | indicator | how | bounds |
//! |---|---|---|
//! | a number of things | Σ share · number over the areas that give people | a divided area gives none or all of its own |
//! | a share (per cent, per thousand) | numerator and denominator are each brought over, and then divided | a divided area's part has between the fewest and the most members that its size allows (Duncan and Davis, "An alternative to ecological correlation", American Sociological Review 18, 1953) |
//! | a mean of indicators (the open index) | the mean of the bridged parts | the mean of their bounds |
//! | the published index, types, medians, means | not at all: they cannot be put together again | |
//!
//! Where a border is new, the values are taken from the smallest areas that have the indicator (a RegSO from its DeSO).
//! The denominator of a share is counted where a group system has it; otherwise the whole population stands for it, and
//! the method says so.

use super::borders::Crosswalk;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::catalogue::indicator::Series;
use segbar_domain::catalogue::{ComponentRef, Counted, Formula, GroupCount, GroupSystem, Indicator};
use segbar_domain::{Breakdown, Column, ColumnKey, Missing, Period, Unit, Vintage};
use segbar_geometry::crosswalk::Method;
use serde::Serialize;
use utoipa::ToSchema;

/// How a value came onto other borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BridgeMethod {
    /// The border is the same; the value is as published.
    SameBorders,
    /// Numbers, by the share of people.
    Counts,
    /// Numerator over denominator, both brought over as numbers.
    RatioOfCounts,
    /// As that, with the whole population in the denominator's place.
    RatioByPopulation,
    /// Mean of indicators that were each brought over.
    MeanOfBridged,
}

impl BridgeMethod {
    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            BridgeMethod::SameBorders => "same_borders",
            BridgeMethod::Counts => "counts",
            BridgeMethod::RatioOfCounts => "ratio_of_counts",
            BridgeMethod::RatioByPopulation => "ratio_by_population",
            BridgeMethod::MeanOfBridged => "mean_of_bridged",
        }
    }
}

/// A value on other borders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bridged {
    pub value: Result<f64, Missing>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub method: BridgeMethod,
}

/// The areas that give people to one area of the other edition.
pub(crate) struct Givers {
    /// Position in the one edition, and the share of its people that the area gets.
    pub of: Vec<(usize, f64)>,
    /// Share of the area's people that come from areas that were divided, 0–1.
    pub reassigned: f64,
    /// Whether it is one area with the same border.
    pub same: bool,
    /// Whether some people could be placed by surface only.
    pub by_surface: bool,
}

/// A share from which an area counts as given whole.
const WHOLE: f64 = 1.0 - 1e-9;

impl Givers {
    /// Those of the area at a position.
    pub(crate) fn of(walk: &Crosswalk, to: usize) -> Self {
        let rows = walk.rows.iter().enumerate();
        let of: Vec<(usize, f64)> =
            rows.filter_map(|(i, row)| Some((i, row.shares.iter().find(|(j, _)| *j == to)?.1))).collect();
        let people = |i: usize, share: f64| share * walk.people[i].unwrap_or(1.0);
        // Folded from 0: the sum of no terms is −0, which would be written with its sign.
        let all = of.iter().fold(0.0, |sum, (i, share)| sum + people(*i, *share));
        let divided =
            of.iter().filter(|(_, share)| *share < WHOLE).fold(0.0, |sum, (i, share)| sum + people(*i, *share));
        Givers {
            reassigned: if all > 0.0 { divided / all } else { 0.0 },
            same: of.len() == 1 && of[0].1 >= WHOLE && walk.rows[of[0].0].method == Method::Same,
            by_surface: of.iter().any(|(i, share)| *share < WHOLE && walk.rows[*i].method == Method::Surface),
            of,
        }
    }
}

/// Why an indicator cannot be brought onto other borders; `None` where it can.
pub(crate) fn refused(desk: &Desk, about: &Indicator) -> Option<Bilingual> {
    let mean_of = about.series.iter().find_map(|series| match &series.formula {
        Formula::MeanOf { indicators } => Some(indicators),
        _ => None,
    });
    if let Some(parts) = mean_of {
        return parts.iter().filter_map(|id| desk.catalogue().indicator(id)).find_map(|part| refused(desk, part));
    }
    if about.unit.is_count() || matches!(about.unit, Unit::Percent | Unit::PerThousand) {
        return None;
    }
    Some(match about.unit {
        Unit::Class => Bilingual::new(
            "Områdestyper flyttas inte till andra gränser: typen är satt för det område som publicerades.",
            "Area types are not brought onto other borders: the type was given to the area that was published.",
        ),
        Unit::Points => Bilingual::new(
            "Det publicerade indexet flyttas inte till andra gränser, eftersom dess delar är publicerade som index för hela områden. \
             Den öppna varianten kan flyttas.",
            "The published index is not brought onto other borders, since its parts are published for whole areas. The open variant \
             can be.",
        ),
        _ => Bilingual::new(
            "Medianer och medelvärden flyttas inte till andra gränser: de går inte att lägga ihop ur delar.",
            "Medians and means are not brought onto other borders: they cannot be put together from parts.",
        ),
    })
}

impl Desk {
    /// The value of an indicator for the areas that give people to one area of another edition, in a year of theirs.
    pub(crate) fn bridge(
        &self,
        about: &Indicator,
        from: &Vintage,
        period: Period,
        givers: &Givers,
    ) -> Result<Option<Bridged>, QuestionError> {
        let key =
            ColumnKey { indicator: about.id.clone(), vintage: from.clone(), period, breakdown: Breakdown::total() };
        if givers.same {
            let Some(published) = self.column(&key)? else { return Ok(None) };
            let i = givers.of[0].0;
            let (low, high) = bounds(&published.column, i).unzip();
            let value = published.column.cell(i);
            return Ok(Some(Bridged { value, low, high, method: BridgeMethod::SameBorders }));
        }
        let in_time = |s: &&Series| s.periods.is_none_or(|(first, last)| (first..=last).contains(&period));
        let mean_of = about.series.iter().filter(in_time).find_map(|series| match &series.formula {
            Formula::MeanOf { indicators } => Some(indicators),
            _ => None,
        });
        if let Some(parts) = mean_of {
            return self.bridge_mean(parts, from, period, givers);
        }
        let Some(published) = self.column(&key)? else { return Ok(None) };
        let column = &published.column;
        if about.unit.is_count() {
            return Ok(Some(numbers(column, givers)));
        }
        let factor = if about.unit == Unit::PerThousand { 1000.0 } else { 100.0 };
        let denominator = about.series.iter().filter(in_time).find_map(|series| match &series.formula {
            Formula::Ratio { denominator, .. } => Some(denominator),
            _ => None,
        });
        let counted = match denominator {
            Some(terms) => self.counted(terms, from, period)?,
            None => None,
        };
        let counted = match counted {
            Some(counted) => Some(counted),
            None => self.everybody_of_the_ages(about, from, period)?,
        };
        let (base, method) = match counted {
            Some(base) => (base, BridgeMethod::RatioOfCounts),
            None => (self.people_in(from, Some(period))?, BridgeMethod::RatioByPopulation),
        };
        Ok(Some(ratio(column, &base, factor, givers, method)))
    }

    fn bridge_mean(
        &self,
        parts: &[String],
        from: &Vintage,
        period: Period,
        givers: &Givers,
    ) -> Result<Option<Bridged>, QuestionError> {
        let (mut value, mut low, mut high) = (Ok(0.0), Some(0.0), Some(0.0));
        let n = parts.len() as f64;
        for id in parts {
            let Some(part) = self.bridge(self.indicator(id)?, from, period, givers)? else { return Ok(None) };
            value = value.and_then(|sum: f64| part.value.map(|v| sum + v / n));
            // A part without bounds is as certain as its value.
            let bound = |own: Option<f64>| own.or(part.value.ok()).map(|v| v / n);
            low = low.zip(bound(part.low)).map(|(a, b)| a + b);
            high = high.zip(bound(part.high)).map(|(a, b)| a + b);
        }
        Ok(Some(Bridged { value, low, high, method: BridgeMethod::MeanOfBridged }))
    }

    /// The sum of components per area, where group systems or the population count each of them.
    fn counted(
        &self,
        terms: &[ComponentRef],
        vintage: &Vintage,
        period: Period,
    ) -> Result<Option<Vec<Option<f64>>>, QuestionError> {
        let keys: Option<Vec<ColumnKey>> = terms.iter().map(|term| self.column_of(term, vintage, period)).collect();
        keys.map_or(Ok(None), |keys| self.summed(keys))
    }

    /// The sum of columns per area; nothing where there is none, or one is not there.
    fn summed(&self, keys: impl IntoIterator<Item = ColumnKey>) -> Result<Option<Vec<Option<f64>>>, QuestionError> {
        let mut sum: Option<Vec<Option<f64>>> = None;
        for key in keys {
            let Some(found) = self.column(&key)? else { return Ok(None) };
            let cells = found.column.cells().map(Result::ok);
            sum = Some(match sum {
                None => cells.collect(),
                Some(sum) => sum.into_iter().zip(cells).map(|(a, b)| Some(a? + b?)).collect(),
            });
        }
        Ok(sum)
    }

    /// The persons of the ages that an indicator is about: all groups together of a system that is about the same ages.
    fn everybody_of_the_ages(
        &self,
        about: &Indicator,
        vintage: &Vintage,
        period: Period,
    ) -> Result<Option<Vec<Option<f64>>>, QuestionError> {
        let fits = |system: &&GroupSystem| {
            about.base.age.is_some()
                && system.base.age == about.base.age
                && system.counted == Counted::Persons
                && system.rounding.is_none()
        };
        let Some(system) = self.catalogue().group_systems().iter().find(fits) else { return Ok(None) };
        self.summed(system.keys(vintage, period))
    }

    /// The column of the snapshot that holds a component: of the indicator or the group that is just it.
    fn column_of(&self, term: &ComponentRef, vintage: &Vintage, period: Period) -> Option<ColumnKey> {
        let plain = |formula: &Formula| matches!(formula, Formula::Value { component } if component.component == term.component && component.breakdown.is_total());
        let indicators = self.catalogue().indicators().iter();
        let key = |indicator: &str, breakdown: Breakdown| ColumnKey {
            indicator: indicator.to_owned(),
            vintage: vintage.clone(),
            period,
            breakdown,
        };
        if let Some(i) = indicators.filter(|i| i.unit.is_count()).find(|i| i.series.iter().any(|s| plain(&s.formula))) {
            return Some(key(&i.id, term.breakdown.clone()));
        }
        let of_system = |system: &GroupSystem| {
            let mut series = system.series.iter().filter(|s| s.periods.is_none_or(|(a, b)| (a..=b).contains(&period)));
            series.find_map(|s| {
                let is_it = |count: &GroupCount| matches!(count, GroupCount::Sum(of) if matches!(&of[..], [one] if one == term));
                s.counts.iter().find(|(_, count)| is_it(count)).map(|(group, _)| key(&system.id, GroupSystem::breakdown(group)))
            })
        };
        self.catalogue().group_systems().iter().find_map(of_system)
    }
}

fn bounds(column: &Column, i: usize) -> Option<(f64, f64)> {
    let interval = column.interval()?;
    Some((interval.low[i], interval.high[i])).filter(|(low, high)| low.is_finite() && high.is_finite())
}

/// A cell as a number: what is zero by nature is 0.
fn cell(column: &Column, i: usize) -> Result<f64, Missing> {
    match column.cell(i) {
        Err(Missing::ZeroByNature) => Ok(0.0),
        other => other,
    }
}

fn numbers(column: &Column, givers: &Givers) -> Bridged {
    let (mut value, mut low, mut high) = (0.0, 0.0, 0.0);
    for (i, share) in &givers.of {
        let Ok(n) = cell(column, *i) else { return missing(BridgeMethod::Counts) };
        let (least, most) = bounds(column, *i).unwrap_or((n, n));
        value += share * n;
        low += if *share >= WHOLE { least } else { 0.0 };
        high += most;
    }
    finished(value, low, high, givers, BridgeMethod::Counts)
}

fn ratio(column: &Column, base: &[Option<f64>], factor: f64, givers: &Givers, method: BridgeMethod) -> Bridged {
    let (mut above, mut low, mut high, mut below) = (0.0, 0.0, 0.0, 0.0);
    for (i, share) in &givers.of {
        let Some(of) = base.get(*i).copied().flatten() else { return missing(method) };
        if of == 0.0 {
            continue;
        }
        let Ok(v) = cell(column, *i) else { return missing(method) };
        let (least, most) = bounds(column, *i).unwrap_or((v, v));
        let part = share * of;
        below += part;
        above += v / factor * part;
        if *share >= WHOLE {
            low += least / factor * of;
            high += most / factor * of;
        } else if factor == 100.0 {
            // Members of the part: at least those for whom the rest has no room, at most all members or all of the part.
            low += (least / factor * of - (of - part)).max(0.0);
            high += (most / factor * of).min(part);
        } else {
            // Things owned are not persons: the part may have none or all of them.
            high += most / factor * of;
        }
    }
    if below == 0.0 {
        return Bridged { value: Err(Missing::NoPopulation), low: None, high: None, method };
    }
    finished(factor * above / below, factor * low / below, factor * high / below, givers, method)
}

fn missing(method: BridgeMethod) -> Bridged {
    Bridged { value: Err(Missing::PartMissing), low: None, high: None, method }
}

fn finished(value: f64, low: f64, high: f64, givers: &Givers, method: BridgeMethod) -> Bridged {
    if givers.of.is_empty() {
        return missing(method);
    }
    // Sums of the same terms may differ in the last digit.
    Bridged { value: Ok(value), low: Some(low.min(value)), high: Some(high.max(value)), method }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn givers(of: &[(usize, f64)]) -> Givers {
        Givers { of: of.to_vec(), reassigned: 0.0, same: false, by_surface: false }
    }

    #[test]
    fn numbers_are_brought_over_by_share_and_a_divided_area_may_give_none_or_all() {
        let column = Column::from_cells([Ok(1000.0), Ok(400.0), Err(Missing::Suppressed)]);
        let found = numbers(&column, &givers(&[(0, 1.0), (1, 0.25)]));
        assert_eq!((found.value, found.low, found.high), (Ok(1100.0), Some(1000.0), Some(1400.0)));
        assert_eq!(numbers(&column, &givers(&[(0, 1.0), (2, 0.1)])).value, Err(Missing::PartMissing));
        assert_eq!(numbers(&column, &givers(&[])).value, Err(Missing::PartMissing));
    }

    #[test]
    fn a_share_is_worked_by_hand_with_the_bounds_of_duncan_and_davis() {
        // The first area whole: 20 % of 1 000. A quarter of the second: 50 % of 400, so 100 persons of whom the area's
        // 200 members may be none (the other 300 have room for all) or all 100.
        let column = Column::from_cells([Ok(20.0), Ok(50.0)]);
        let found = ratio(
            &column,
            &[Some(1000.0), Some(400.0)],
            100.0,
            &givers(&[(0, 1.0), (1, 0.25)]),
            BridgeMethod::RatioOfCounts,
        );
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(found.value.unwrap(), 100.0 * 250.0 / 1100.0));
        assert!(
            close(found.low.unwrap(), 100.0 * 200.0 / 1100.0) && close(found.high.unwrap(), 100.0 * 300.0 / 1100.0)
        );
        // Where 90 % are members, three quarters of the area cannot hold them all: 360 − 300 = 60 live in the part.
        let column = Column::from_cells([Ok(20.0), Ok(90.0)]);
        let found = ratio(
            &column,
            &[Some(1000.0), Some(400.0)],
            100.0,
            &givers(&[(0, 1.0), (1, 0.25)]),
            BridgeMethod::RatioOfCounts,
        );
        assert!(close(found.low.unwrap(), 100.0 * 260.0 / 1100.0));
    }

    #[test]
    fn an_area_without_people_needs_no_share() {
        let column = Column::from_cells([Ok(20.0), Err(Missing::NotAvailable)]);
        let base = [Some(1000.0), Some(0.0)];
        let found = ratio(&column, &base, 100.0, &givers(&[(0, 1.0), (1, 0.5)]), BridgeMethod::RatioByPopulation);
        assert_eq!(found.value, Ok(20.0));
        let nobody =
            ratio(&column, &[Some(0.0), Some(0.0)], 100.0, &givers(&[(0, 1.0)]), BridgeMethod::RatioByPopulation);
        assert_eq!(nobody.value, Err(Missing::NoPopulation));
    }
}
