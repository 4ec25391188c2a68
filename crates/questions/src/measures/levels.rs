//! Which level of areas carries the segregation: between counties, between municipalities inside them, and so on down to
//! the sub-areas. The parts of all levels add up to the whole.

use super::asked::{Bounds, Words, given, parse_years};
use super::caution;
use super::frame::{One, Over};
use super::sentence::{number, place_of};
use crate::composition::AreaRef;
use crate::resolve::{parse_level, parse_vintage};
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Language, Level, Period, Vintage};
use segbar_measures::decomposition::levels;
use segbar_measures::input::Groups;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Segregation of all groups of a system, split into levels of areas.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LevelsAnswer {
    /// Group system.
    #[schema(example = "income_quartiles")]
    pub groups: String,
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// The whole.
    pub area: AreaRef,
    /// Edition of the sub-areas.
    #[schema(value_type = String)]
    pub over: Vintage,
    /// Decimals at presentation.
    pub decimals: usize,
    /// The mutual information index M over the sub-areas, in nats.
    pub mutual_information: f64,
    /// The information theory index H over the sub-areas.
    pub information_theory: f64,
    /// Entropy of the whole's composition, in nats.
    pub entropy: f64,
    /// Number of sub-areas with counts.
    pub n: usize,
    /// Persons, households or dwellings that are counted.
    pub people: f64,
    /// The levels, the coarsest first.
    pub levels: Vec<LevelAnswer>,
    /// The result in words.
    pub sentence: Bilingual,
    /// What to mind.
    pub cautions: Vec<Bilingual>,
}

/// What one level adds: the segregation between its areas inside those of the level above.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LevelAnswer {
    /// The level.
    #[schema(value_type = String, example = "municipality")]
    pub level: Level,
    /// Number of its areas.
    pub areas: usize,
    /// The part of M, in nats.
    pub mutual_information: f64,
    /// The part of H.
    pub information_theory: f64,
    /// The part as a share of the whole, between 0 and 1.
    pub share: f64,
}

impl Words {
    /// The whole that words without a measure are about: group system, year, area and sub-areas.
    pub(super) fn one(&self, desk: &Desk, bounds: Bounds, with_places: bool) -> Result<One, QuestionError> {
        self.within(bounds)?;
        let system = desk.group_system(&self.groups)?;
        let over = Over {
            level: given(&self.level).map(parse_level).transpose()?,
            vintage: given(&self.vintage).map(|text| parse_vintage(text, &desk.vintage_names())).transpose()?,
            with_places,
        };
        let groups: Vec<usize> = (0..system.groups.len()).collect();
        desk.one(system, &parse_years(&self.years)?, given(&self.within), over, &groups)
    }
}

impl One {
    /// The counts of the sub-areas that have them, a column per group.
    pub(super) fn groups(&self) -> Result<Groups<'static>, QuestionError> {
        let pick = |column: &Vec<f64>| self.known.positions.iter().map(|i| column[*i]).collect::<Vec<f64>>();
        Ok(Groups::new(self.counts.columns.iter().map(pick).collect::<Vec<_>>())?)
    }
}

impl Desk {
    /// Segregation split into levels.
    ///
    /// # Errors
    /// If the words are not understood, or the area or its counts do not exist.
    pub fn measure_levels(&self, words: &Words, bounds: Bounds) -> Result<LevelsAnswer, QuestionError> {
        let one = words.one(self, bounds, false)?;
        let (top, bottom) = (one.whole.area.vintage.level(), one.counts.set.vintage().level());
        let between = [Level::County, Level::Municipality, Level::Regso].into_iter();
        let between: Vec<Level> = between.filter(|level| top < *level && *level < bottom).collect();
        let mut hierarchy = Vec::with_capacity(between.len());
        for level in &between {
            let at = self.climb(&one.counts.set, *level)?.map(|(_, at)| at).unwrap_or_default();
            // Areas whose larger area is not known are together in one.
            let mut numbers = BTreeMap::new();
            let unit = |i: &usize| {
                let next = numbers.len();
                *numbers.entry(at.get(*i).cloned().flatten()).or_insert(next)
            };
            hierarchy.push(one.known.positions.iter().map(unit).collect::<Vec<usize>>());
        }
        let groups = one.groups()?;
        let found = levels(&groups, &hierarchy.iter().map(Vec::as_slice).collect::<Vec<_>>())?;
        let level = |(i, level): (usize, &segbar_measures::decomposition::Level)| LevelAnswer {
            level: between.get(i).copied().unwrap_or(bottom),
            areas: hierarchy.get(i).map_or(groups.n(), |units| units.iter().max().map_or(0, |last| last + 1)),
            mutual_information: level.mutual_information,
            information_theory: level.information_theory,
            share: if found.mutual_information > 0.0 {
                level.mutual_information / found.mutual_information
            } else {
                0.0
            },
        };
        let levels: Vec<LevelAnswer> = found.levels.iter().enumerate().map(level).collect();
        let (at, h) = (place_of(&one.whole.area), number(found.information_theory, super::answer::DECIMALS));
        let parts = |language: Language| {
            let part = |of: &LevelAnswer| {
                let (name, percent) = (of.level.name(), number(100.0 * of.share, 0));
                match language {
                    Language::Sv => format!("{} {} %", name.sv, percent.sv),
                    Language::En => format!("{} {}%", name.en, percent.en),
                }
            };
            levels.iter().map(part).collect::<Vec<_>>().join(", ")
        };
        let sentence = Bilingual::new(
            format!(
                "Segregationen i {} år {} mätt med H är {}. Så mycket av den ligger mellan områdena på varje nivå, inom områdena på \
                 nivån ovanför: {}.",
                at.sv,
                one.counts.period,
                h.sv,
                parts(Language::Sv)
            ),
            format!(
                "Segregation in {} in {} measured with H is {}. This much of it lies between the areas of each level, inside the areas \
                 of the level above: {}.",
                at.en,
                one.counts.period,
                h.en,
                parts(Language::En)
            ),
        );
        Ok(LevelsAnswer {
            groups: words.groups.clone(),
            period: one.counts.period,
            area: one.whole.area.clone(),
            over: one.counts.set.vintage().clone(),
            decimals: super::answer::DECIMALS,
            mutual_information: found.mutual_information,
            information_theory: found.information_theory,
            entropy: found.entropy,
            n: groups.n(),
            people: groups.total(),
            levels,
            sentence,
            cautions: caution::of_areas(&one.known).collect(),
        })
    }
}
