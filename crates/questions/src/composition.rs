//! How many areas and people of each type are there in a municipality, a county or the nation?

use crate::types::{Variant, class_of, count};
use crate::{Desk, QuestionError};
use segbar_domain::{Breakdown, ColumnKey, Level, Period, Vintage};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// The RegSO inside an area by type, and the people who live in them.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CompositionAnswer {
    /// The area.
    pub area: AreaRef,
    /// Year.
    #[schema(value_type = u16, example = 2022)]
    pub period: Period,
    /// Which of the two area types.
    pub variant: Variant,
    /// Number of RegSO of each type, `"1"` to `"5"`.
    pub regso: BTreeMap<String, u32>,
    /// Number of RegSO without a type.
    pub regso_missing: u32,
    /// People living in RegSO of each type; null where the snapshot has no population for the year.
    pub people: Option<BTreeMap<String, f64>>,
    /// Share of the people in areas with a type who live in each type, in per cent; they sum to 100.
    pub share: Option<BTreeMap<String, f64>>,
    /// People living in RegSO without a type.
    pub people_missing: Option<f64>,
    /// Number of RegSO whose population is missing, so that they are in none of the numbers of people.
    pub regso_without_population: u32,
}

/// An area with its identity and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AreaRef {
    /// Edition of the areas.
    #[schema(value_type = String, example = "Municipality_2007")]
    pub vintage: Vintage,
    /// Code.
    #[schema(example = "0380")]
    pub code: String,
    /// Name.
    pub name: String,
}

impl Desk {
    /// The types of the RegSO inside the nation, a county or a municipality, and of their people.
    ///
    /// # Errors
    /// If the area does not exist, is of another level, or the snapshot has no types of the variant for the year.
    pub fn composition(
        &self,
        vintage: &Vintage,
        code: &str,
        period: Period,
        variant: Variant,
    ) -> Result<CompositionAnswer, QuestionError> {
        if !matches!(vintage.level(), Level::Nation | Level::County | Level::Municipality) {
            return Err(QuestionError::NotComposed { vintage: vintage.clone() });
        }
        let area = self.area_ref(vintage, code)?;
        let regso = self.resolve_vintage(Some(Level::Regso), None, period)?;
        let set = self.area_set(&regso)?;
        let types = self.published(variant.types_indicator(), &regso, period, &Breakdown::total())?;
        let population = self.column(&ColumnKey {
            indicator: "population".into(),
            vintage: regso.clone(),
            period,
            breakdown: Breakdown::total(),
        })?;
        let inside = self.within(&set, code)?;
        let class = |i: usize| types.column.cell(i).ok().and_then(class_of);
        let counts = count(inside.iter().filter_map(|i| class(*i)));
        let typed: u32 = counts.values().sum();
        let mut answer = CompositionAnswer {
            area,
            period,
            variant,
            regso_missing: inside.len() as u32 - typed,
            people: None,
            share: None,
            people_missing: None,
            regso_without_population: inside.len() as u32,
            regso: counts,
        };
        if let Some(population) = population {
            let mut people: BTreeMap<String, f64> = (1..=5u8).map(|t| (t.to_string(), 0.0)).collect();
            let (mut untyped, mut unknown) = (0.0, 0);
            for i in inside {
                match (class(i), population.column.cell(i)) {
                    (_, Err(_)) => unknown += 1,
                    (None, Ok(n)) => untyped += n,
                    (Some(class), Ok(n)) => *people.entry(class.to_string()).or_default() += n,
                }
            }
            let all: f64 = people.values().sum();
            if all > 0.0 {
                answer.share = Some(people.iter().map(|(t, n)| (t.clone(), 100.0 * n / all)).collect());
            }
            answer.people = Some(people);
            answer.people_missing = Some(untyped);
            answer.regso_without_population = unknown;
        }
        Ok(answer)
    }

    /// The same in every year that has types of the variant on all RegSO of an edition, in order.
    ///
    /// # Errors
    /// If the area does not exist or is of another level.
    pub fn compositions(
        &self,
        vintage: &Vintage,
        code: &str,
        variant: Variant,
    ) -> Result<Vec<CompositionAnswer>, QuestionError> {
        let mut years = BTreeSet::new();
        for regso in self.vintage_answers().into_iter().filter(|v| v.level == Level::Regso && v.complete) {
            years.extend(self.total_periods(variant.types_indicator(), &regso.vintage)?);
        }
        years.into_iter().map(|period| self.composition(vintage, code, period, variant)).collect()
    }

    /// The area with its name.
    pub(crate) fn area_ref(&self, vintage: &Vintage, code: &str) -> Result<AreaRef, QuestionError> {
        let set = self.area_set(vintage)?;
        let area = set.get(code).ok_or_else(|| {
            let mut near = self.near_codes(code, vintage);
            if near.is_empty() {
                near = self.near_names(code, vintage);
            }
            QuestionError::UnknownArea { code: code.to_owned(), vintage: Some(vintage.clone()), near }
        })?;
        Ok(AreaRef { vintage: vintage.clone(), code: code.to_owned(), name: area.name.clone() })
    }
}
