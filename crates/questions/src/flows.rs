//! Which areas changed type between two years, and which of the changes are more than what moves every area?

use crate::refusal::Refusal;
use crate::text::number;
use crate::types::{Variant, class_of};
use crate::values::finite;
use crate::{Bilingual, Desk, QuestionError};
use segbar_dataset::PublishedColumn;
use segbar_domain::catalogue::Formula;
use segbar_domain::{Breakdown, Column, ColumnKey, Missing, Period, Vintage};
use segbar_measures::Cuts;
use segbar_measures::type_changes::{self, Judgement, TYPICAL, Year};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// The flows of areas and people between types.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FlowsAnswer {
    /// Which of the two area types.
    pub variant: Variant,
    /// Edition of the areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// The earlier year.
    #[schema(value_type = u16, example = 2022)]
    pub from: Period,
    /// The later year.
    #[schema(value_type = u16, example = 2023)]
    pub to: Period,
    /// Code of the area that all of it lies in; null for the whole country.
    pub within: Option<String>,
    /// Number of areas: a row for each type 1–5 of the earlier year, a column for each of the later.
    pub areas: [[u32; 5]; 5],
    /// People of the later year in these areas, in the same order; null where the snapshot has no population for it.
    pub people: Option<[[f64; 5]; 5]>,
    /// Areas of which one of the types is missing.
    pub missing: u32,
    /// The cuts of the earlier year.
    pub cuts_from: Option<[f64; 4]>,
    /// The cuts of the later year.
    pub cuts_to: Option<[f64; 4]>,
    /// How the changes are judged; null where the index of one of the years is not in the snapshot.
    pub rule: Option<RuleAnswer>,
    /// How many changes there are of each kind; null where they cannot be judged.
    pub judged: Option<Judged>,
    /// The areas that changed type, in order of code.
    pub changers: Vec<Changer>,
    /// The answer in words.
    pub sentence: Bilingual,
    /// What must be known about the judgement.
    pub note: Bilingual,
}

/// How changes of type are judged.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct RuleAnswer {
    /// The move, in standard deviations of the index, that 95 of 100 areas of the country that kept their type did not exceed.
    pub typical_move: f64,
    /// The share of the areas that kept their type whose move is at most the typical one.
    pub typical_share: f64,
}

/// Number of changes of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Judged {
    /// The area moved farther than the typical move.
    pub clear: u32,
    /// Many areas that kept their type moved as far.
    pub near_a_cut: u32,
    /// The rounding of the index leaves open on which side of the cut the area lies.
    pub within_rounding: u32,
}

/// An area that changed type.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Changer {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The municipality that it lies in.
    pub place: Option<String>,
    /// The earlier type, 1–5.
    pub from: u8,
    /// The later type.
    pub to: u8,
    /// The index of the earlier year, in points.
    pub index_from: Option<f64>,
    /// The index of the later year.
    pub index_to: Option<f64>,
    /// How far the index of the earlier year lies from the nearest cut between the two types, in points.
    pub from_cut: Option<f64>,
    /// How far that of the later year does.
    pub to_cut: Option<f64>,
    /// By how many standard deviations the area moved among the areas of the country; above 0 towards greater challenges.
    pub moved: Option<f64>,
    /// People of the later year.
    pub people: Option<f64>,
    /// `clear`, `near_a_cut` or `within_rounding`; null where it cannot be told.
    #[schema(value_type = Option<String>, example = "near_a_cut")]
    pub judgement: Option<&'static str>,
}

/// Types and index of one year.
struct Half {
    types: Arc<PublishedColumn>,
    index: Option<Arc<PublishedColumn>>,
    cuts: Option<Cuts>,
    half_step: Vec<f64>,
}

impl Half {
    fn year(&self) -> Option<Year<'_>> {
        Some(Year {
            index: self.index.as_ref()?.column.values(),
            types: self.types.column.values(),
            cuts: self.cuts?,
            half_step: &self.half_step,
        })
    }
}

impl Desk {
    /// The flows between types from one year to another, optionally only of the areas within a larger one. Changes are judged
    /// against the areas of the whole country.
    ///
    /// # Errors
    /// If the vintage, one of the years or the larger area does not exist; if the years have different borders.
    pub fn flows(
        &self,
        vintage: &Vintage,
        (from, to): (Period, Period),
        variant: Variant,
        within: Option<&str>,
    ) -> Result<FlowsAnswer, QuestionError> {
        self.ordered(from, to)?;
        let set = self.area_set(vintage)?;
        let [types_from, types_to] = self.both(variant.types_indicator(), vintage, (from, to), &Breakdown::total())?;
        let (before, after) = (self.half(types_from, variant)?, self.half(types_to, variant)?);
        let years = before.year().zip(after.year());
        let typical = match &years {
            Some((before, after)) => type_changes::typical_move(before, after).map_err(refused)?,
            None => None,
        };
        let population = self.column(&ColumnKey {
            indicator: "population".into(),
            vintage: vintage.clone(),
            period: to,
            breakdown: Breakdown::total(),
        })?;
        let chosen = match within {
            Some(code) => self.within(&set, code)?,
            None => (0..set.len()).collect(),
        };
        let places = self.places_by_name(&set, &chosen)?;

        let mut answer = FlowsAnswer {
            variant,
            vintage: vintage.clone(),
            from,
            to,
            within: within.map(str::to_owned),
            areas: [[0; 5]; 5],
            people: population.is_some().then_some([[0.0; 5]; 5]),
            missing: 0,
            cuts_from: before.cuts.map(|c| c.thresholds()),
            cuts_to: after.cuts.map(|c| c.thresholds()),
            rule: typical.map(|typical_move| RuleAnswer { typical_move, typical_share: TYPICAL }),
            judged: typical.map(|_| Judged::default()),
            changers: vec![],
            sentence: Bilingual::default(),
            note: note(),
        };
        for (&i, place) in chosen.iter().zip(places) {
            let class = |half: &Half| half.types.column.cell(i).ok().and_then(class_of);
            let (Some(was), Some(is)) = (class(&before), class(&after)) else {
                answer.missing += 1;
                continue;
            };
            let (row, column) = (usize::from(was) - 1, usize::from(is) - 1);
            answer.areas[row][column] += 1;
            let people = population.as_ref().and_then(|p| p.column.cell(i).ok());
            if let (Some(matrix), Some(people)) = (&mut answer.people, people) {
                matrix[row][column] += people;
            }
            if was == is {
                continue;
            }
            let judgement = match (&years, typical) {
                (Some((before, after)), Some(typical)) => type_changes::judge(before, after, i, (was, is), typical),
                _ => None,
            };
            if let (Some(judged), Some(judgement)) = (&mut answer.judged, judgement) {
                judged.add(judgement);
            }
            let area = &set.areas()[i];
            let index = |half: &Half| half.index.as_ref().and_then(|c| c.column.cell(i).ok());
            let cut = |year: Option<&Year<'_>>| year.and_then(|y| finite(y.from_cut(i, (was, is))));
            answer.changers.push(Changer {
                code: area.code.to_string(),
                name: area.name.clone(),
                place,
                from: was,
                to: is,
                index_from: index(&before),
                index_to: index(&after),
                from_cut: cut(years.as_ref().map(|y| &y.0)),
                to_cut: cut(years.as_ref().map(|y| &y.1)),
                moved: years.as_ref().and_then(|(a, b)| finite(b.position(i) - a.position(i))),
                people,
                judgement: judgement.map(id),
            });
        }
        answer.sentence = sentence(&answer);
        Ok(answer)
    }

    /// Types, index and cuts of a year.
    fn half(&self, types: Arc<PublishedColumn>, variant: Variant) -> Result<Half, QuestionError> {
        let key = ColumnKey { indicator: variant.index_indicator().to_owned(), ..types.key.clone() };
        let index = self.column(&key)?;
        let cuts = self.rule(&types, variant)?.cuts;
        let half_step = match &index {
            Some(index) => self.half_steps(variant, &index.column),
            None => vec![],
        };
        Ok(Half { types, index, cuts, half_step })
    }

    /// Half of what rounding leaves open of each index: half its bounds where it has them, else half the step of the table that it is
    /// published in.
    fn half_steps(&self, variant: Variant, index: &Column) -> Vec<f64> {
        if let Some(bounds) = index.interval() {
            return bounds.low.iter().zip(&bounds.high).map(|(low, high)| (high - low) / 2.0).collect();
        }
        let series =
            self.catalogue().indicator(variant.index_indicator()).map(|i| i.series.as_slice()).unwrap_or_default();
        let components = series.iter().filter_map(|s| match &s.formula {
            Formula::Value { component } => Some(component.component.as_str()),
            _ => None,
        });
        let steps = components.filter_map(|c| self.catalogue().content_of(c)).map(|(_, content)| content.resolution);
        vec![steps.fold(0.0, f64::max) / 2.0; index.len()]
    }
}

impl Judged {
    fn add(&mut self, judgement: Judgement) {
        match judgement {
            Judgement::Clear => self.clear += 1,
            Judgement::NearACut => self.near_a_cut += 1,
            Judgement::WithinRounding => self.within_rounding += 1,
        }
    }
}

fn id(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Clear => "clear",
        Judgement::NearACut => "near_a_cut",
        Judgement::WithinRounding => "within_rounding",
    }
}

fn refused(error: segbar_measures::MeasureError) -> QuestionError {
    let why = Bilingual::new(
        format!("Förändringarna kan inte bedömas ({})", Missing::NotAvailable.explanation().sv),
        format!("The changes cannot be judged: {error}."),
    );
    Refusal::NotFor { why }.into()
}

fn sentence(answer: &FlowsAnswer) -> Bilingual {
    let (from, to) = (answer.from, answer.to);
    let all: u32 = answer.areas.iter().flatten().sum();
    let of = |wanted: fn(u8, u8) -> bool| answer.changers.iter().filter(|c| wanted(c.from, c.to)).count();
    // A higher type means better conditions.
    let (better, worse) = (of(|from, to| to > from), of(|from, to| to < from));
    let [changed, all, better, worse] =
        [better + worse, all as usize, better, worse].map(|count| number(count as f64, 0));
    let mut said = Bilingual::new(
        format!(
            "Mellan {from} och {to} bytte {} av {} områden typ: {} till en typ med bättre förutsättningar och {} till en med sämre.",
            changed.sv, all.sv, better.sv, worse.sv
        ),
        format!(
            "Between {from} and {to}, {} of {} areas changed type: {} to a type with better conditions and {} to one with worse.",
            changed.en, all.en, better.en, worse.en
        ),
    );
    if let Some(judged) = answer.judged {
        let clear = number(f64::from(judged.clear), 0);
        said.sv += &format!(" {} av bytena är tydliga; övriga ligger nära en gräns.", clear.sv);
        said.en += &format!(" {} of the changes are clear; the others lie near a cut.", clear.en);
    }
    said
}

fn note() -> Bilingual {
    Bilingual::new(
        "Typerna är relativa: ett område följs efter sin plats bland alla områden samma år. Ett byte är tydligt om området flyttade sig \
         längre än vad 95 av 100 områden som behöll sin typ gjorde, och avrundningen inte kan förklara det. Regeln beskriver åren och är \
         inget test av varför ett område har förändrats.",
        "Types are relative: an area is followed by its place among all areas of the year. A change is clear if the area moved farther than \
         95 of 100 areas that kept their type, and rounding cannot explain it. The rule describes the years and is no test of why an area \
         changed.",
    )
}
