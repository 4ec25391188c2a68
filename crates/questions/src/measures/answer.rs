//! The answer: a value for each whole and year, with all that belongs beside it.

use super::asked::{Area, MeasureAsked};
use super::counts::{Counts, Known};
use super::definitions::{needs, unit};
use super::frame::Whole;
use super::uncertainty::{self, MeasureIntervalAnswer, MeasureTestAnswer, UncertaintyAnswer};
use super::{caution, reason, sentence};
use crate::composition::AreaRef;
use crate::indicators::BreakAnswer;
use crate::values::finite;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::catalogue::Counted;
use segbar_domain::{Level, Period, Vintage};
use segbar_measures::registry::Answer;
use segbar_measures::{MeasureError, par};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Decimals of a measure at presentation. The values themselves are not rounded.
pub const DECIMALS: usize = 3;

/// A measure of segregation over one or several wholes and years.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MeasureResultAnswer {
    /// Measure.
    #[schema(example = "dissimilarity")]
    pub measure: String,
    /// Its name.
    pub name: Bilingual,
    /// Unit of its values: `index`, `share`, `ratio` or `nats`.
    pub unit: &'static str,
    /// Decimals at presentation.
    pub decimals: usize,
    /// The settings that were in force.
    pub settings: BTreeMap<String, f64>,
    /// Group system.
    #[schema(example = "income_quartiles")]
    pub groups: String,
    /// The groups that stand against others; empty for a measure of all groups at once.
    pub group: Vec<String>,
    /// Those that they stand against; null for all others.
    pub against: Option<Vec<String>>,
    /// What is counted: `persons`, `households` or `dwellings`.
    #[schema(value_type = String, example = "persons")]
    pub counted: Counted,
    /// The level, where one answer for each of its areas was asked for.
    #[schema(value_type = Option<String>)]
    pub each: Option<Level>,
    /// What was asked about uncertainty.
    pub uncertainty: Option<UncertaintyAnswer>,
    /// Breaks in the system's series: values of different sides are not comparable.
    pub breaks: Vec<BreakAnswer>,
    /// What the groups must not be used for, or what disturbs them. May be empty.
    pub caution: Bilingual,
    /// By year, and then by the code of the whole.
    pub rows: Vec<MeasureRow>,
}

/// A measure over one whole in one year.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MeasureRow {
    /// Year.
    #[schema(value_type = u16, example = 2022)]
    pub period: Period,
    /// The whole.
    pub area: AreaRef,
    /// Edition of the sub-areas.
    #[schema(value_type = String, example = "DeSO_2018")]
    pub over: Vintage,
    /// The measure as defined, not rounded; null where there is none, and for measures with a value per area.
    pub value: Option<f64>,
    /// The value with the mean of chance taken out, where a test was asked for and the measure has such a correction.
    pub corrected: Option<f64>,
    /// The interval, where one was asked for.
    pub interval: Option<MeasureIntervalAnswer>,
    /// The test, where one was asked for.
    pub test: Option<MeasureTestAnswer>,
    /// Number of sub-areas with people that the value rests on.
    pub n: usize,
    /// Persons, households or dwellings that are counted in them.
    pub people: f64,
    /// Those of the group, where the measure holds one against others.
    pub group_people: Option<f64>,
    /// Number of sub-areas without counts, which are left out.
    pub left_out: usize,
    /// The share of the people who live in those; null where it is not known.
    pub share_left_out: Option<f64>,
    /// Why there is no value.
    #[schema(example = "part_missing")]
    pub missing: Option<&'static str>,
    /// Why there is no value, or no interval or test, in words.
    pub why: Option<Bilingual>,
    /// The values per area of a measure that gives such.
    pub per_area: Option<PerAreaAnswer>,
    /// The result in words.
    pub sentence: Option<Bilingual>,
    /// What to mind about this value.
    pub cautions: Vec<Bilingual>,
    /// Positions of the sources in the snapshot's list.
    pub sources: Vec<u32>,
}

/// Values per sub-area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PerAreaAnswer {
    /// Codes of the sub-areas.
    pub codes: Vec<String>,
    /// Their names.
    pub names: Vec<String>,
    /// The groups of the columns; null where there is one column for all groups.
    pub groups: Option<Vec<String>>,
    /// Columns of values in the order of `codes`; null where there is none.
    pub values: Vec<Vec<Option<f64>>>,
}

impl Desk {
    /// A measure over one or several wholes and years.
    ///
    /// # Errors
    /// If a year or an area is unknown, the counts are not in the snapshot, or the question is too large. A whole of which
    /// the measure cannot be taken is no error: its row says why.
    pub fn measure(&self, asked: &MeasureAsked) -> Result<MeasureResultAnswer, QuestionError> {
        let with_places = asked.measure.is_spatial();
        let mut tasks: Vec<(Counts, Vec<Whole>)> = Vec::new();
        for (period, vintage) in self.years_and_vintages(asked)? {
            let counts = self.counts(asked.system, &vintage, period, with_places)?;
            let wholes = self.wholes(&asked.area, &counts.set, period)?;
            tasks.push((counts, wholes));
        }
        let wholes: Vec<(&Counts, &Whole)> =
            tasks.iter().flat_map(|(counts, wholes)| wholes.iter().map(move |whole| (counts, whole))).collect();
        let k = asked.system.groups.len();
        let work = wholes.iter().fold(0u64, |sum, (_, whole)| {
            sum.saturating_add(uncertainty::work(asked.measure, &asked.uncertainty, whole.parts.len(), k))
        });
        uncertainty::within_bounds(work, asked.bounds.work)?;
        let rows = par::map(wholes.len(), |i| row(asked, wholes[i].0, wholes[i].1));
        let ids = |positions: &[usize]| positions.iter().map(|g| asked.system.groups[*g].id.clone()).collect();
        let settings = asked.measure.parameters.iter().map(|p| p.id.to_owned()).zip(asked.settings.iter().copied());
        Ok(MeasureResultAnswer {
            measure: asked.measure.id.to_owned(),
            name: asked.measure.name.into(),
            unit: unit(asked.measure.unit),
            decimals: DECIMALS,
            settings: settings.collect(),
            groups: asked.system.id.clone(),
            group: ids(&asked.group),
            against: asked.against.as_deref().map(ids),
            counted: asked.system.counted,
            each: if let Area::Each(level, _) = asked.area { Some(level) } else { None },
            uncertainty: asked.uncertainty.answer(),
            breaks: self.breaks_of_groups(asked.system),
            caution: (&asked.system.caution).into(),
            rows,
        })
    }
}

/// The groups whose counts a question needs.
pub(super) fn groups_needed(asked: &MeasureAsked) -> Vec<usize> {
    match &asked.against {
        Some(against) => asked.group.iter().chain(against).copied().collect(),
        None => (0..asked.system.groups.len()).collect(),
    }
}

fn row(asked: &MeasureAsked, counts: &Counts, whole: &Whole) -> MeasureRow {
    let known = counts.known(&whole.parts, &groups_needed(asked));
    let mut row = MeasureRow {
        period: counts.period,
        area: whole.area.clone(),
        over: counts.set.vintage().clone(),
        value: None,
        corrected: None,
        interval: None,
        test: None,
        n: 0,
        people: 0.0,
        group_people: None,
        left_out: known.left_out,
        share_left_out: known.share_left_out,
        missing: None,
        why: None,
        per_area: None,
        sentence: None,
        cautions: vec![],
        sources: counts.sources.clone(),
    };
    if known.too_little() {
        row.missing = Some("part_missing");
        row.why = Some(caution::too_much_missing(&known));
        return row;
    }
    if let Err(error) = fill(&mut row, asked, counts, &known) {
        row.missing = Some(missing(&error));
        row.why = Some(reason::sentence(&error));
        return row;
    }
    row.sentence = sentence::of(asked, &row);
    row.cautions = caution::of(asked, &row);
    row
}

fn fill(row: &mut MeasureRow, asked: &MeasureAsked, counts: &Counts, known: &Known) -> Result<(), MeasureError> {
    let owned = counts.subject(asked, &known.positions)?;
    (row.group_people, row.people) = owned.members();
    let subject = owned.lent()?;
    row.n = subject.groups().populated();
    let (measure, settings) = (asked.measure, asked.settings.as_slice());
    if needs(measure).per_area {
        row.per_area = Some(per_area(asked, counts, known, measure.of(&subject, settings)?));
        return Ok(());
    }
    let estimate = measure.estimate(&subject, settings)?;
    (row.value, row.n) = (finite(estimate.value), estimate.n);
    let asked_about = &asked.uncertainty;
    if let Some(null) = asked_about.test {
        match uncertainty::test(asked_about, null, measure, &subject, settings) {
            Ok((test, corrected)) => (row.test, row.corrected) = (Some(test), corrected),
            Err(error) => row.why = Some(reason::sentence(&error)),
        }
    }
    if let Some(kind) = asked_about.interval {
        let rounding = asked.system.rounding;
        match uncertainty::interval(asked_about, kind, measure, &subject, settings, rounding) {
            Ok(interval) => row.interval = Some(interval),
            Err(error) => row.why = Some(reason::sentence(&error)),
        }
    }
    Ok(())
}

fn per_area(asked: &MeasureAsked, counts: &Counts, known: &Known, answer: Answer) -> PerAreaAnswer {
    let areas = counts.set.areas();
    let column = |values: Vec<f64>| values.into_iter().map(finite).collect();
    let (groups, values) = match answer {
        Answer::Number(value) => (None, vec![vec![finite(value)]]),
        Answer::PerArea(values) => (None, vec![column(values)]),
        Answer::PerGroupAndArea(columns) => {
            let ids = asked.system.groups.iter().map(|group| group.id.clone()).collect();
            (Some(ids), columns.into_iter().map(column).collect())
        }
    };
    PerAreaAnswer {
        codes: known.positions.iter().map(|i| areas[*i].code.to_string()).collect(),
        names: known.positions.iter().map(|i| areas[*i].name.clone()).collect(),
        groups,
        values,
    }
}

/// The reason of a missing value that comes nearest to what a measure says.
fn missing(error: &MeasureError) -> &'static str {
    match error {
        MeasureError::OneArea => "not_applicable",
        MeasureError::EmptyGroup | MeasureError::NoValues => "no_population",
        _ => "not_available",
    }
}
