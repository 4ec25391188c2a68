//! What can be shown? The catalogue's indicators with what the snapshot has of each.

use crate::near::near;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::catalogue::{Break, Formula, Indicator, Topic, Worse};
use segbar_domain::{Breakdown, Level, Period, Unit, Vintage};
use serde::Serialize;
use utoipa::ToSchema;

/// One indicator: what it is, how it is said, and for which areas and years the snapshot has it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct IndicatorAnswer {
    /// Name in commands, addresses and files.
    #[schema(example = "population")]
    pub id: String,
    /// Statistical area.
    #[schema(value_type = String, example = "population")]
    pub topic: Topic,
    /// Its name.
    pub topic_name: Bilingual,
    /// Order inside the topic.
    pub order: u16,
    /// Short name.
    pub name: Bilingual,
    /// What it measures.
    pub definition: Bilingual,
    /// What it must not be used for, or what disturbs it. May be empty.
    pub caution: Bilingual,
    /// Unit of its values.
    #[schema(value_type = String, example = "persons")]
    pub unit: Unit,
    /// The unit's name.
    pub unit_name: Bilingual,
    /// Decimals at presentation.
    pub decimals: usize,
    /// Which end of the scale is worse: `high`, `low` or `neither`.
    #[schema(value_type = String, example = "neither")]
    pub worse: Worse,
    /// Whom it is about.
    pub base: BaseAnswer,
    /// How persons are protected.
    pub disclosure: DisclosureAnswer,
    /// The sentence of its legend, with `{area}`, `{value}` and `{period}`.
    pub legend: Bilingual,
    /// Levels on which it is meaningful.
    #[schema(value_type = Vec<String>)]
    pub levels: Vec<Level>,
    /// Breaks in its series.
    pub breaks: Vec<BreakAnswer>,
    /// Computed by segbar from open components, not published by the statistical agency.
    pub open_variant: bool,
    /// What the snapshot has of it.
    pub available: Vec<AvailableAnswer>,
}

/// Whom a share or mean is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BaseAnswer {
    /// In words.
    pub text: Bilingual,
    /// Youngest and oldest age included; null for all ages, the oldest null for "and over".
    #[schema(value_type = Option<Vec<Option<u8>>>, example = json!([20, 64]))]
    pub age: Option<(u8, Option<u8>)>,
}

/// How persons are protected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DisclosureAnswer {
    /// The publisher's rule in words.
    pub text: Bilingual,
    /// Values for areas with fewer people than this are shown greyed.
    pub grey_below: Option<u32>,
}

/// A place in time where a series changes meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BreakAnswer {
    /// Name.
    pub id: String,
    /// The first year after the break.
    #[schema(value_type = u16)]
    pub from: Period,
    /// The levels whose areas it concerns; all where none is named.
    #[schema(value_type = Vec<String>, example = json!(["regso", "deso"]))]
    pub levels: Vec<Level>,
    /// What changed.
    pub text: Bilingual,
}

impl From<&Break> for BreakAnswer {
    fn from(b: &Break) -> Self {
        BreakAnswer { id: b.id.clone(), from: b.from, levels: b.levels.clone(), text: (&b.text).into() }
    }
}

impl BreakAnswer {
    /// Whether it concerns areas of a level.
    pub(crate) fn concerns(&self, level: Level) -> bool {
        self.levels.is_empty() || self.levels.contains(&level)
    }
}

/// What the snapshot has of an indicator for one vintage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AvailableAnswer {
    /// Edition of the areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Years, ascending.
    #[schema(value_type = Vec<u16>)]
    pub periods: Vec<Period>,
    /// Breakdowns that exist in at least one of the years.
    #[schema(value_type = Vec<String>)]
    pub breakdowns: Vec<Breakdown>,
}

impl Desk {
    /// All indicators of the catalogue, by topic and order; those that the snapshot lacks have nothing available.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn indicators(&self) -> Result<Vec<IndicatorAnswer>, QuestionError> {
        self.catalogue().indicators().iter().map(|i| self.describe(i)).collect()
    }

    /// One indicator.
    ///
    /// # Errors
    /// If the catalogue does not have it; the error names those that resemble it.
    pub fn indicator_answer(&self, id: &str) -> Result<IndicatorAnswer, QuestionError> {
        self.indicator(id).and_then(|i| self.describe(i))
    }

    /// The catalogue's entry.
    pub(crate) fn indicator(&self, id: &str) -> Result<&'static Indicator, QuestionError> {
        self.catalogue().indicator(id).ok_or_else(|| {
            let near = near(id, self.catalogue().indicators().iter().map(|i| i.id.as_str()));
            QuestionError::UnknownIndicator { id: id.to_owned(), near }
        })
    }

    /// The breaks of an indicator, at whatever level. What is computed from the small areas within an area is concerned by
    /// theirs at every level.
    pub(crate) fn breaks_of(&self, indicator: &Indicator) -> Vec<BreakAnswer> {
        let from_parts =
            indicator.series.iter().any(|series| matches!(series.formula, Formula::DissimilarityOf { .. }));
        let breaks = self.catalogue().breaks().iter().filter(|b| indicator.breaks.contains(&b.id));
        let levels = |b: BreakAnswer| if from_parts { BreakAnswer { levels: vec![], ..b } } else { b };
        breaks.map(|b| levels(b.into())).collect()
    }

    /// The breaks of an indicator in a series of areas of a level.
    pub(crate) fn breaks_at(&self, indicator: &Indicator, level: Level) -> Vec<BreakAnswer> {
        self.breaks_of(indicator).into_iter().filter(|b| b.concerns(level)).collect()
    }

    fn describe(&self, indicator: &Indicator) -> Result<IndicatorAnswer, QuestionError> {
        Ok(IndicatorAnswer {
            id: indicator.id.clone(),
            topic: indicator.topic,
            topic_name: indicator.topic.name().into(),
            order: indicator.order,
            name: (&indicator.name).into(),
            definition: (&indicator.definition).into(),
            caution: (&indicator.caution).into(),
            unit: indicator.unit,
            unit_name: indicator.unit.name().into(),
            decimals: indicator.unit.decimals(),
            worse: indicator.worse,
            base: BaseAnswer { text: (&indicator.base.text).into(), age: indicator.base.age },
            disclosure: DisclosureAnswer {
                text: (&indicator.disclosure.text).into(),
                grey_below: indicator.disclosure.grey_below,
            },
            legend: (&indicator.legend).into(),
            levels: indicator.levels.clone(),
            breaks: self.breaks_of(indicator),
            open_variant: indicator.open_variant,
            available: self.available(&indicator.id)?,
        })
    }
}
