//! How much did it change between two years? A column of differences, on one edition of the areas only.

use crate::indicators::BreakAnswer;
use crate::refusal::Refusal;
use crate::text::number;
use crate::values::{IntervalAnswer, ProvenanceAnswer, finite, missing_map};
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Breakdown, Column, ColumnKey, Missing, Period, Unit, Vintage};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The differences of an indicator between two years, in area order.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ChangeAnswer {
    /// Indicator.
    #[schema(example = "population")]
    pub indicator: String,
    /// Edition of the areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Part of the population.
    #[schema(value_type = String, example = "total")]
    pub breakdown: Breakdown,
    /// The earlier year.
    #[schema(value_type = u16, example = 2018)]
    pub from: Period,
    /// The later year.
    #[schema(value_type = u16, example = 2022)]
    pub to: Period,
    /// Unit of the values that were subtracted.
    #[schema(value_type = String, example = "percent")]
    pub unit: Unit,
    /// Unit of the differences: percentage points where the values are per cent.
    pub unit_name: Bilingual,
    /// Decimals at presentation. The differences themselves are not rounded.
    pub decimals: usize,
    /// Breaks in the series between the years: a part of the difference may be a change of definition.
    pub breaks: Vec<BreakAnswer>,
    /// Whether there is no break between the years and both are filled in the same way.
    pub comparable: bool,
    /// What is different in the part of the series that the earlier year belongs to.
    pub note_from: Option<Bilingual>,
    /// What is different in the part of the series that the later year belongs to.
    pub note_to: Option<Bilingual>,
    /// How the values of the earlier year came about.
    pub provenance_from: ProvenanceAnswer,
    /// How those of the later year did.
    pub provenance_to: ProvenanceAnswer,
    /// Number of areas.
    pub n: usize,
    /// The later value minus the earlier, null where one is missing.
    pub values: Vec<Option<f64>>,
    /// Why differences are missing: reason → positions. Where both are missing the later year's reason counts.
    pub missing: BTreeMap<String, Vec<u32>>,
    /// Bounds that each difference is certain to lie in, where those of the values are known in one of the years.
    pub interval: Option<IntervalAnswer>,
    /// How many areas went up and down.
    pub directions: Directions,
    /// The answer in words.
    pub sentence: Bilingual,
}

/// How many areas went which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Directions {
    /// Areas with a higher value.
    pub up: usize,
    /// Areas with a lower value.
    pub down: usize,
    /// Areas with the same value.
    pub same: usize,
    /// Areas whose bounds lie above 0: a rise that rounding cannot explain. Null without bounds.
    pub surely_up: Option<usize>,
    /// Areas whose bounds lie below 0. Null without bounds.
    pub surely_down: Option<usize>,
}

impl Desk {
    /// The change of an indicator between two years.
    ///
    /// # Errors
    /// If the indicator, the vintage or one of the columns does not exist; if one of the years is on another edition of the areas; if the
    /// indicator is a class; if the first year is not the earlier one.
    pub fn change(
        &self,
        indicator: &str,
        vintage: &Vintage,
        (from, to): (Period, Period),
        breakdown: &Breakdown,
    ) -> Result<ChangeAnswer, QuestionError> {
        let about = self.indicator(indicator)?;
        if about.unit == Unit::Class {
            return Err(Refusal::NotFor { why: classes() }.into());
        }
        self.ordered(from, to)?;
        let [before, after] = self.both(indicator, vintage, (from, to), breakdown)?;
        let column = difference(&before.column, &after.column);
        let breaks = self.breaks_at(about, vintage.level()).into_iter();
        let breaks: Vec<BreakAnswer> = breaks.filter(|b| from < b.from && b.from <= to).collect();
        let (note_from, note_to) = (self.note(about, from, &before.sources), self.note(about, to, &after.sources));
        let directions = Directions::of(&column);
        Ok(ChangeAnswer {
            indicator: about.id.clone(),
            vintage: vintage.clone(),
            breakdown: breakdown.clone(),
            from,
            to,
            unit: about.unit,
            unit_name: if about.unit == Unit::Percent {
                Bilingual::new("procentenheter", "percentage points")
            } else {
                about.unit.name().into()
            },
            decimals: about.unit.decimals(),
            comparable: breaks.is_empty() && note_from == note_to,
            sentence: sentence(&Bilingual::from(&about.name), &directions, column.len(), (from, to), &breaks),
            breaks,
            note_from,
            note_to,
            provenance_from: (&before.provenance).into(),
            provenance_to: (&after.provenance).into(),
            n: column.len(),
            values: column.cells().map(Result::ok).collect(),
            missing: missing_map(&column),
            interval: column.interval().map(|bounds| IntervalAnswer {
                low: bounds.low.iter().copied().map(finite).collect(),
                high: bounds.high.iter().copied().map(finite).collect(),
            }),
            directions,
        })
    }

    /// That the first year is the earlier one.
    pub(crate) fn ordered(&self, from: Period, to: Period) -> Result<(), QuestionError> {
        if from < to {
            return Ok(());
        }
        let expected = Bilingual::new("Ange det tidigare året först.", "Give the earlier year first.");
        Err(Refusal::NotUnderstood { text: format!("{from}/{to}"), expected }.into())
    }

    /// The columns of two years of one vintage.
    ///
    /// # Errors
    /// If one of them does not exist; when it does on another vintage of the level, that the borders are others.
    pub(crate) fn both(
        &self,
        indicator: &str,
        vintage: &Vintage,
        (from, to): (Period, Period),
        breakdown: &Breakdown,
    ) -> Result<[std::sync::Arc<segbar_dataset::PublishedColumn>; 2], QuestionError> {
        let of = |period: Period| {
            let key = ColumnKey {
                indicator: indicator.to_owned(),
                vintage: vintage.clone(),
                period,
                breakdown: breakdown.clone(),
            };
            match self.column(&key)? {
                Some(column) => Ok(column),
                None => Err(self.elsewhere(&key)?),
            }
        };
        Ok([of(from)?, of(to)?])
    }

    /// Why a year is missing on a vintage: because its borders are others, or because there is nothing.
    fn elsewhere(&self, key: &ColumnKey) -> Result<QuestionError, QuestionError> {
        self.area_set(&key.vintage)?;
        let has = |a: &crate::indicators::AvailableAnswer| a.periods.contains(&key.period);
        let available = self.available(&key.indicator)?;
        let same_level = available.iter().filter(|a| a.vintage.level() == key.vintage.level());
        let elsewhere: Vec<String> = same_level.filter(|a| has(a)).map(|a| a.vintage.to_string()).collect();
        if elsewhere.is_empty() || elsewhere.contains(&key.vintage.to_string()) {
            return self.nothing_there(key);
        }
        let years = available.iter().filter(|a| a.vintage == key.vintage).flat_map(|a| &a.periods);
        Ok(Refusal::AcrossBorders {
            vintage: key.vintage.to_string(),
            years: years.map(ToString::to_string).collect(),
            missing: key.period.to_string(),
            elsewhere,
        }
        .into())
    }
}

/// The later column minus the earlier, with the bounds that those of the two allow.
fn difference(before: &Column, after: &Column) -> Column {
    let cell = |i: usize| match (before.cell(i), after.cell(i)) {
        (_, Err(reason)) | (Err(reason), Ok(_)) => Err::<f64, Missing>(reason),
        (Ok(before), Ok(after)) => Ok(after - before),
    };
    let column = Column::from_cells((0..after.len()).map(cell));
    if before.interval().is_none() && after.interval().is_none() {
        return column;
    }
    // A value without bounds is taken as it is; where its own column has bounds elsewhere, it has none here either.
    let ends = |column: &Column, i: usize| {
        let exact = column.cell(i).unwrap_or(f64::NAN);
        column.interval().map_or((exact, exact), |b| (b.low[i], b.high[i]))
    };
    let (low, high) = (0..column.len())
        .map(|i| {
            let ((a_low, a_high), (b_low, b_high)) = (ends(before, i), ends(after, i));
            (b_low - a_high, b_high - a_low)
        })
        .unzip();
    column.with_interval(low, high)
}

impl Directions {
    fn of(column: &Column) -> Self {
        let count = |f: &dyn Fn(f64) -> bool, of: &[f64]| of.iter().filter(|v| f(**v)).count();
        let values = column.values();
        let bounds = column.interval();
        Directions {
            up: count(&|v| v > 0.0, values),
            down: count(&|v| v < 0.0, values),
            same: count(&|v| v == 0.0, values),
            surely_up: bounds.map(|b| count(&|v| v > 0.0, &b.low)),
            surely_down: bounds.map(|b| count(&|v| v < 0.0, &b.high)),
        }
    }
}

fn sentence(
    name: &Bilingual,
    d: &Directions,
    n: usize,
    (from, to): (Period, Period),
    breaks: &[BreakAnswer],
) -> Bilingual {
    let [up, down, n] = [d.up, d.down, n].map(|v| number(v as f64, 0));
    let mut said = Bilingual::new(
        format!(
            "{}: mellan {from} och {to} steg värdet i {} av {} områden och sjönk i {}.",
            name.sv, up.sv, n.sv, down.sv
        ),
        format!(
            "{}: between {from} and {to} the value rose in {} of {} areas and fell in {}.",
            name.en, up.en, n.en, down.en
        ),
    );
    if let (Some(up), Some(down)) = (d.surely_up, d.surely_down) {
        let surely = number((up + down) as f64, 0);
        said.sv += &format!(" I {} av dem är förändringen större än vad avrundning kan förklara.", surely.sv);
        said.en += &format!(" In {} of them the change is larger than rounding can explain.", surely.en);
    }
    if !breaks.is_empty() {
        said.sv += " Serien har ett brott mellan åren, så en del av skillnaden kan bero på det.";
        said.en += " The series has a break between the years, which may explain a part of the difference.";
    }
    said
}

fn classes() -> Bilingual {
    Bilingual::new(
        "Områdestyper är klasser och har ingen skillnad i tal. Flödena mellan typerna visar vilka områden som bytte.",
        "Area types are classes without a difference in numbers. The flows between types show which areas changed.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_a_difference_hold_the_bounds_of_both_years() {
        let before = Column::from_cells([Ok(4.0), Ok(10.0), Err(Missing::Suppressed)])
            .with_interval(vec![3.5, 9.5, f64::NAN], vec![4.5, 10.5, f64::NAN]);
        let after = Column::from_cells([Ok(4.8), Err(Missing::NotInSource), Ok(1.0)]);
        let column = difference(&before, &after);
        let bounds = column.interval().unwrap();
        assert!((column.cell(0).unwrap() - 0.8).abs() < 1e-12);
        assert!((bounds.low[0] - 0.3).abs() < 1e-12 && (bounds.high[0] - 1.3).abs() < 1e-12);
        assert_eq!((column.cell(1), column.cell(2)), (Err(Missing::NotInSource), Err(Missing::Suppressed)));
        assert!(bounds.low[1].is_nan() && bounds.high[2].is_nan());
        let directions = Directions::of(&column);
        assert_eq!((directions.up, directions.down, directions.surely_up), (1, 0, Some(1)));
        assert!(difference(&after, &after).interval().is_none());
    }
}
