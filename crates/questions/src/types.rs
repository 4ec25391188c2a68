//! Which type is each area, and by which cuts?

use crate::{Bilingual, Desk, QuestionError};
use segbar_dataset::PublishedColumn;
use segbar_domain::{Breakdown, ColumnKey, Level, Missing, Period, Provenance, Vintage};
use segbar_measures::area_types::Cuts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;
use utoipa::ToSchema;

/// Which of the two area types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// As published by the statistical agency.
    Published,
    /// Computed by segbar from open components, by the same rule.
    Open,
}

impl Variant {
    /// Both variants.
    pub const ALL: [Variant; 2] = [Variant::Published, Variant::Open];

    /// The name in addresses and commands.
    pub fn id(self) -> &'static str {
        match self {
            Variant::Published => "published",
            Variant::Open => "open",
        }
    }

    /// The indicator that holds the types.
    pub fn types_indicator(self) -> &'static str {
        match self {
            Variant::Published => "area_type",
            Variant::Open => "area_type_open",
        }
    }

    /// The index that the types are cut from.
    pub fn index_indicator(self) -> &'static str {
        match self {
            Variant::Published => "socioeconomic_index",
            Variant::Open => "socioeconomic_index_open",
        }
    }
}

impl FromStr for Variant {
    type Err = QuestionError;
    fn from_str(text: &str) -> Result<Self, QuestionError> {
        let known = Self::ALL.into_iter().find(|v| v.id() == text);
        known.ok_or_else(|| QuestionError::UnknownVariant { text: text.to_owned() })
    }
}

/// The area types of one vintage and year, with what they were cut by.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TypesAnswer {
    /// Which of the two area types.
    pub variant: Variant,
    /// Edition of the areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Year.
    #[schema(value_type = u16, example = 2022)]
    pub period: Period,
    /// The index that was cut.
    #[schema(example = "socioeconomic_index_open")]
    pub indicator: String,
    /// The areas over which mean and standard deviation were taken, each counted once.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub reference: Vintage,
    /// Mean μ of the index over the reference areas; null where the index is not in the snapshot.
    pub mean: Option<f64>,
    /// Standard deviation σ of the index over the reference areas, divisor n.
    pub sd: Option<f64>,
    /// Number of reference areas: those with an index; where the index is not in the snapshot, those with a type.
    pub n: u32,
    /// μ − σ, μ, μ + σ, μ + 2σ, in points of the index. An index at or above a cut belongs to the higher side.
    pub cuts: Option<[f64; 4]>,
    /// Number of areas of each type, `"1"` to `"5"`.
    pub counts: BTreeMap<String, u32>,
    /// Number of areas without a type.
    pub missing: u32,
    /// What must be known about the cuts.
    pub note: Option<Bilingual>,
    /// Areas in order of code.
    pub areas: Vec<TypedArea>,
}

/// One area with its type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TypedArea {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// 1 (great socioeconomic challenges) to 5 (very good conditions); null where it is missing.
    #[serde(rename = "type")]
    pub area_type: Option<u8>,
}

/// The cuts in force, and what must be known about them.
pub(crate) struct Rule {
    reference: Vintage,
    pub(crate) cuts: Option<Cuts>,
    note: Option<Bilingual>,
}

impl Desk {
    /// The area types of a vintage in a year.
    ///
    /// # Errors
    /// If the vintage does not exist or the snapshot has no types of the variant for it in the year.
    pub fn types(&self, vintage: &Vintage, period: Period, variant: Variant) -> Result<TypesAnswer, QuestionError> {
        let set = self.area_set(vintage)?;
        let types = self.published(variant.types_indicator(), vintage, period, &Breakdown::total())?;
        let rule = self.rule(&types, variant)?;
        let class = |i: usize| types.column.cell(i).ok().and_then(class_of);
        let areas: Vec<_> = (0..set.len())
            .map(|i| {
                let area = &set.areas()[i];
                TypedArea { code: area.code.to_string(), name: area.name.clone(), area_type: class(i) }
            })
            .collect();
        let counts = count(areas.iter().filter_map(|a| a.area_type));
        let typed: u32 = counts.values().sum();
        Ok(TypesAnswer {
            variant,
            vintage: vintage.clone(),
            period,
            indicator: variant.index_indicator().to_owned(),
            reference: rule.reference,
            mean: rule.cuts.map(|c| c.mean),
            sd: rule.cuts.map(|c| c.sd),
            n: rule.cuts.map_or(typed, |c| c.n as u32),
            cuts: rule.cuts.map(|c| c.thresholds()),
            counts,
            missing: areas.len() as u32 - typed,
            note: rule.note,
            areas,
        })
    }

    /// Leaves in an answer only the areas within a larger one, with their counts. The cuts stay those of the country.
    ///
    /// # Errors
    /// If the larger area does not exist.
    pub fn keep_within(&self, answer: &mut TypesAnswer, code: &str) -> Result<(), QuestionError> {
        let set = self.area_set(&answer.vintage)?;
        let inside = self.within(&set, code)?;
        answer.areas = inside.into_iter().map(|i| answer.areas[i].clone()).collect();
        answer.counts = count(answer.areas.iter().filter_map(|a| a.area_type));
        answer.missing = answer.areas.len() as u32 - answer.counts.values().sum::<u32>();
        Ok(())
    }

    /// The cuts behind a column of types. Those of computed types were recorded when they were computed; those of
    /// published types are taken over the published index of the same areas, where the snapshot has it.
    pub(crate) fn rule(&self, types: &PublishedColumn, variant: Variant) -> Result<Rule, QuestionError> {
        let ColumnKey { vintage, period, .. } = &types.key;
        let recorded = self.snapshot().schemes()?.into_iter().find(|s| {
            s.period == *period
                && s.indicator == variant.index_indicator()
                && (s.reference == *vintage || s.reference.level() == Level::Regso)
        });
        let computed = types.provenance != Provenance::Published;
        if let (true, Some(scheme)) = (computed, recorded) {
            let note = (variant == Variant::Published).then(recut);
            let cuts = Cuts { mean: scheme.mean, sd: scheme.sd, n: scheme.n as usize };
            return Ok(Rule { reference: scheme.reference, cuts: Some(cuts), note });
        }
        let index = ColumnKey {
            indicator: variant.index_indicator().to_owned(),
            vintage: vintage.clone(),
            period: *period,
            breakdown: Breakdown::total(),
        };
        let index: Option<Arc<PublishedColumn>> = self.column(&index)?;
        // Without values or without spread there are no cuts.
        let cuts = index.and_then(|index| Cuts::of(index.column.values()).ok());
        let note = if cuts.is_some() { published_with_index() } else { published_without_index() };
        Ok(Rule { reference: vintage.clone(), cuts, note: Some(note) })
    }
}

/// The type that a cell of a column of types means.
pub(crate) fn class_of(value: f64) -> Option<u8> {
    (1..=5u8).find(|class| f64::from(*class) == value)
}

/// Number of each type, all five named.
pub(crate) fn count(types: impl Iterator<Item = u8>) -> BTreeMap<String, u32> {
    let mut counts: BTreeMap<String, u32> = (1..=5u8).map(|t| (t.to_string(), 0)).collect();
    for t in types {
        *counts.entry(t.to_string()).or_default() += 1;
    }
    counts
}

/// The name of a type for people.
pub fn type_name(area_type: u8) -> Bilingual {
    match area_type {
        1 => {
            Bilingual::new("områden med stora socioekonomiska utmaningar", "areas with great socioeconomic challenges")
        }
        2 => Bilingual::new("områden med socioekonomiska utmaningar", "areas with socioeconomic challenges"),
        3 => Bilingual::new("socioekonomiskt blandade områden", "socioeconomically mixed areas"),
        4 => Bilingual::new(
            "områden med goda socioekonomiska förutsättningar",
            "areas with good socioeconomic conditions",
        ),
        5 => Bilingual::new(
            "områden med mycket goda socioekonomiska förutsättningar",
            "areas with very good socioeconomic conditions",
        ),
        _ => Bilingual::new(Missing::NotAvailable.explanation().sv, Missing::NotAvailable.explanation().en),
    }
}

fn recut() -> Bilingual {
    Bilingual::new(
        "Typerna är inte publicerade för området och året. De är beräknade här på det publicerade indexet, som har en \
         decimal, och kan skilja sig från de officiella vid gränserna.",
        "The types are not published for these areas and this year. They are computed here from the published index, \
         which has one decimal, and may differ from the official ones at the cuts.",
    )
}

fn published_with_index() -> Bilingual {
    Bilingual::new(
        "Typerna är de publicerade. Medelvärde, standardavvikelse och gränser är beräknade här på det publicerade \
         indexet, som har en decimal; typerna kan avvika från gränserna intill dem.",
        "The types are those published. Mean, standard deviation and cuts are computed here from the published index, \
         which has one decimal; types may deviate from the cuts next to them.",
    )
}

fn published_without_index() -> Bilingual {
    Bilingual::new(
        "Typerna är de publicerade. Indexet som de bygger på finns inte i underlaget, så medelvärde, \
         standardavvikelse och gränser är inte kända.",
        "The types are those published. The index that they are cut from is not in the snapshot, so mean, standard \
         deviation and cuts are not known.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_counted_and_named_even_when_no_area_has_it() {
        let counts = count([3, 3, 5].into_iter());
        assert_eq!(
            counts.iter().map(|(t, n)| (t.as_str(), *n)).collect::<Vec<_>>(),
            [("1", 0), ("2", 0), ("3", 2), ("4", 0), ("5", 1)]
        );
        assert_eq!(class_of(3.0), Some(3));
        assert_eq!(class_of(3.5), None);
        assert_eq!(class_of(6.0), None);
        let names: std::collections::BTreeSet<_> = (1..=5).map(|t| type_name(t).sv).collect();
        assert_eq!(names.len(), 5);
    }

    #[test]
    fn a_variant_is_read_as_it_is_written() {
        for variant in Variant::ALL {
            assert_eq!(variant.id().parse::<Variant>().unwrap(), variant);
        }
        assert!("Published".parse::<Variant>().is_err());
    }
}
