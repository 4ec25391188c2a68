//! Do two places, or two years of one place, differ in a measure?

use super::answer::{DECIMALS, groups_needed};
use super::asked::{Area, Bounds, MeasureAsked, Words, Years, given, list, parse_years};
use super::caution;
use super::frame::One;
use super::refusal::MeasureRefusal;
use super::sentence::{number, place_of};
use super::uncertainty::{self, IntervalKind};
use crate::composition::AreaRef;
use crate::indicators::BreakAnswer;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Period, Vintage};
use segbar_measures::inference::{Scheme, difference_test};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The schemes by the name that they are asked for with.
pub const SCHEMES: [(&str, Scheme); 3] = [
    ("labels", Scheme::RandomLabels),
    ("composition", Scheme::CounterfactualComposition),
    ("bootstrap", Scheme::Bootstrap),
];

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Between {
    /// Two areas in one year.
    Areas(String, String),
    /// Two years of one area.
    Years(Period, Period),
}

impl Between {
    /// What is compared, as typed: two areas with a comma, or two years.
    ///
    /// # Errors
    /// If it is neither, or both, or longer than what can be meant.
    pub(super) fn of(areas: &str, years: &str, bounds: Bounds) -> Result<Between, QuestionError> {
        if areas.len().max(years.len()) > bounds.letters {
            let what = Bilingual::new("Tecken i ett ord", "Characters of a word");
            return Err(MeasureRefusal::TooMany { what, most: bounds.letters as u64 }.into());
        }
        match (given(areas), given(years)) {
            (Some(areas), None) => match list(areas).collect::<Vec<_>>()[..] {
                [first, second] => Ok(Between::Areas(first.to_owned(), second.to_owned())),
                _ => Err(not_understood(areas, "två områden, som 0380,1480", "two areas, like 0380,1480").into()),
            },
            (None, Some(years)) => match parse_years(years)? {
                Years::These(years) if years.len() == 2 => Ok(Between::Years(years[0], years[1])),
                _ => Err(not_understood(years, "två år, som 2012,2022", "two years, like 2012,2022").into()),
            },
            _ => {
                let why = Bilingual::new(
                    "Ange antingen två områden eller två år att jämföra.",
                    "Give either two areas or two years to compare.",
                );
                Err(MeasureRefusal::NotFor { why }.into())
            }
        }
    }
}

fn not_understood(text: &str, sv: &str, en: &str) -> MeasureRefusal {
    MeasureRefusal::NotUnderstood { text: text.to_owned(), expected: Bilingual::new(sv, en) }
}

/// A question about a difference that is understood.
#[derive(Clone, Debug)]
pub struct DifferenceAsked {
    /// The measure with its settings, groups, sub-areas, replicates and seed.
    pub asked: MeasureAsked,
    /// What is compared.
    pub between: Between,
    /// How the difference is judged.
    pub scheme: Scheme,
}

/// A measure of two places or years, and their difference.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DifferenceAnswer {
    /// Measure.
    #[schema(example = "dissimilarity")]
    pub measure: String,
    /// Its name.
    pub name: Bilingual,
    /// Decimals at presentation.
    pub decimals: usize,
    /// The settings that were in force.
    pub settings: BTreeMap<String, f64>,
    /// Group system.
    pub groups: String,
    /// The groups that stand against others; empty for a measure of all groups at once.
    pub group: Vec<String>,
    /// Those that they stand against; null for all others.
    pub against: Option<Vec<String>>,
    /// The first place or year.
    pub first: SideAnswer,
    /// The second place or year.
    pub second: SideAnswer,
    /// First less second.
    pub difference: f64,
    /// How it is judged: `labels`, `composition` or `bootstrap`.
    #[schema(example = "labels")]
    pub scheme: &'static str,
    /// Probability of a difference as large in either direction, if there were none.
    pub p: f64,
    /// Mean of the differences drawn.
    pub drawn_mean: f64,
    /// Standard deviation of the differences drawn.
    pub drawn_sd: f64,
    /// The middle 95 per cent of the differences drawn, lower end: what chance gives, or for the bootstrap the interval of the
    /// difference.
    pub drawn_low: f64,
    /// Its upper end.
    pub drawn_high: f64,
    /// Number of differences drawn.
    pub replicates: u32,
    /// Seed.
    pub seed: u64,
    /// Breaks between the two years.
    pub breaks: Vec<BreakAnswer>,
    /// The result in words.
    pub sentence: Bilingual,
    /// What to mind.
    pub cautions: Vec<Bilingual>,
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SideAnswer {
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// The whole.
    pub area: AreaRef,
    /// Edition of the sub-areas.
    #[schema(value_type = String)]
    pub over: Vintage,
    /// The measure, not rounded.
    pub value: f64,
    /// Number of sub-areas with counts.
    pub n: usize,
    /// Persons, households or dwellings that are counted in them.
    pub people: f64,
}

impl SideAnswer {
    /// A side with its value and its people.
    pub(super) fn of(one: &One, value: f64, people: f64) -> Self {
        SideAnswer {
            period: one.counts.period,
            area: one.whole.area.clone(),
            over: one.counts.set.vintage().clone(),
            value,
            n: one.known.positions.len(),
            people,
        }
    }
}

impl Words {
    /// What the words mean, with what is compared: `between` two areas with a comma, or `between_years` two years.
    ///
    /// # Errors
    /// The first of the words that cannot be understood, or goes beyond the bounds.
    pub fn understood_as_difference(
        &self,
        desk: &Desk,
        bounds: Bounds,
        between: &str,
        between_years: &str,
        scheme: &str,
    ) -> Result<DifferenceAsked, QuestionError> {
        let between = Between::of(between, between_years, bounds)?;
        let asked = self.understood(desk, bounds)?;
        let scheme = match given(scheme) {
            None => Scheme::RandomLabels,
            Some(text) if text.len() > bounds.letters => {
                let what = Bilingual::new("Tecken i ett ord", "Characters of a word");
                return Err(MeasureRefusal::TooMany { what, most: bounds.letters as u64 }.into());
            }
            Some(text) => SCHEMES.iter().find(|(id, _)| *id == text).map(|(_, scheme)| *scheme).ok_or_else(|| {
                not_understood(text, "labels, composition eller bootstrap", "labels, composition or bootstrap")
            })?,
        };
        Ok(DifferenceAsked { asked, between, scheme })
    }
}

impl Desk {
    /// The counts of both sides.
    pub(super) fn two(&self, asked: &MeasureAsked, between: &Between) -> Result<(One, One), QuestionError> {
        let within = if let Area::One(within) = &asked.area { within.as_deref() } else { None };
        let needed = groups_needed(asked);
        let one = |years: &Years, area: Option<&str>| self.one(asked.system, years, area, asked, &needed);
        match between {
            Between::Areas(a, b) => Ok((one(&asked.years, Some(a))?, one(&asked.years, Some(b))?)),
            Between::Years(a, b) => Ok((one(&Years::These(vec![*a]), within)?, one(&Years::These(vec![*b]), within)?)),
        }
    }

    /// A measure of two places or two years, and how sure their difference is.
    ///
    /// # Errors
    /// If an area, a year or the counts do not exist; if too much is missing on one side; what the measure refuses.
    pub fn measure_difference(&self, question: &DifferenceAsked) -> Result<DifferenceAnswer, QuestionError> {
        let asked = &question.asked;
        let (first, second) = self.two(asked, &question.between)?;
        let mut about = asked.uncertainty;
        (about.interval, about.test) = (Some(IntervalKind::Bootstrap), None);
        let n = first.known.positions.len().max(second.known.positions.len());
        let work = uncertainty::work(asked.measure, &about, 2 * n, asked.system.groups.len());
        uncertainty::within_bounds(work, asked.bounds.work)?;
        let (a, b) = (
            first.counts.subject(asked, &first.known.positions)?,
            second.counts.subject(asked, &second.known.positions)?,
        );
        let plan = asked.uncertainty.plan;
        let found = difference_test(asked.measure, &a.lent()?, &b.lent()?, &asked.settings, question.scheme, plan)?;
        let (first_side, second_side) =
            (SideAnswer::of(&first, found.first, a.members().1), SideAnswer::of(&second, found.second, b.members().1));
        let years = (first_side.period.min(second_side.period), first_side.period.max(second_side.period));
        let crossed = |b: &BreakAnswer| years.0 < b.from && b.from <= years.1;
        let ids = |positions: &[usize]| positions.iter().map(|g| asked.system.groups[*g].id.clone()).collect();
        let settings = asked.measure.parameters.iter().map(|p| p.id.to_owned()).zip(asked.settings.iter().copied());
        let mut cautions: Vec<Bilingual> =
            [&first, &second].into_iter().flat_map(|one| caution::of_areas(&one.known)).collect();
        cautions.dedup();
        let mut answer = DifferenceAnswer {
            measure: asked.measure.id.to_owned(),
            name: asked.measure.name.into(),
            decimals: DECIMALS,
            settings: settings.collect(),
            groups: asked.system.id.clone(),
            group: ids(&asked.group),
            against: asked.against.as_deref().map(ids),
            first: first_side,
            second: second_side,
            difference: found.difference,
            scheme: SCHEMES.iter().find(|(_, scheme)| *scheme == found.scheme).map_or("", |(id, _)| id),
            p: found.p_two_sided,
            drawn_mean: found.drawn_mean,
            drawn_sd: found.drawn_sd,
            drawn_low: found.drawn_middle.0,
            drawn_high: found.drawn_middle.1,
            replicates: found.replicates,
            seed: plan.seed,
            breaks: self.breaks_of_groups(asked.system).into_iter().filter(crossed).collect(),
            sentence: Bilingual::default(),
            cautions,
        };
        answer.sentence = sentence(&answer, question.scheme);
        Ok(answer)
    }
}

fn sentence(answer: &DifferenceAnswer, scheme: Scheme) -> Bilingual {
    let side = |side: &SideAnswer| (place_of(&side.area), number(side.value, DECIMALS), side.period);
    let ((at, v, year), (at2, v2, year2)) = (side(&answer.first), side(&answer.second));
    let (difference, p) = (number(answer.difference, DECIMALS), number(answer.p, 4));
    let (low, high) = (number(answer.drawn_low, DECIMALS), number(answer.drawn_high, DECIMALS));
    let mut said = Bilingual::new(
        format!(
            "{}: {} i {} år {year} och {} i {} år {year2}. Skillnaden är {}.",
            answer.name.sv, v.sv, at.sv, v2.sv, at2.sv, difference.sv
        ),
        format!(
            "{}: {} in {} in {year} and {} in {} in {year2}. The difference is {}.",
            answer.name.en, v.en, at.en, v2.en, at2.en, difference.en
        ),
    );
    if scheme == Scheme::Bootstrap {
        said.sv += &format!(" Av de dragna skillnaderna ligger 95 % mellan {} och {}.", low.sv, high.sv);
        said.en += &format!(" Of the differences drawn 95% lie between {} and {}.", low.en, high.en);
    } else {
        said.sv +=
            &format!(" Om inget skilde dem åt skulle slumpen ge en minst så stor skillnad med sannolikheten {}.", p.sv);
        said.en += &format!(
            " If nothing set them apart, chance would give a difference at least as large with probability {}.",
            p.en
        );
    }
    said
}
