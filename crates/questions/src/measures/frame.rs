//! Which areas make up the whole, and which sub-areas lie in it?

use super::asked::{Area, MeasureAsked, Years};
use super::caution;
use super::counts::{Counts, Known};
use super::refusal::MeasureRefusal;
use crate::composition::AreaRef;
use crate::near::near;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::catalogue::GroupSystem;
use segbar_domain::{AreaCode, AreaSet, Level, Period, Vintage};
use std::collections::BTreeMap;

/// A whole with the positions of its sub-areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The whole.
    pub area: AreaRef,
    /// Positions of the sub-areas in their vintage, ascending.
    pub parts: Vec<usize>,
}

/// One whole in one year with its counts.
#[derive(Debug)]
pub(super) struct One {
    /// The counts of its sub-areas' vintage.
    pub counts: Counts,
    /// The whole.
    pub whole: Whole,
    /// Its sub-areas with counts.
    pub known: Known,
}

/// Which sub-areas a question is about, where it says so.
#[derive(Clone, Debug, Default)]
pub(super) struct Over {
    pub level: Option<Level>,
    pub vintage: Option<Vintage>,
    pub with_places: bool,
}

impl From<&MeasureAsked> for Over {
    fn from(asked: &MeasureAsked) -> Self {
        Over { level: asked.level, vintage: asked.vintage.clone(), with_places: asked.measure.is_spatial() }
    }
}

impl Desk {
    /// One whole in one year, the last of the years asked for, with the counts of some groups.
    ///
    /// # Errors
    /// If the area or its counts do not exist, or too much of them is missing.
    pub(super) fn one(
        &self,
        system: &GroupSystem,
        years: &Years,
        area: Option<&str>,
        over: impl Into<Over>,
        groups: &[usize],
    ) -> Result<One, QuestionError> {
        let over = over.into();
        let found = |period| -> Result<Option<(Period, AreaRef, Vintage)>, QuestionError> {
            let area = self.whole_area(area, period)?;
            let finer_than = area.vintage.level();
            let vintage = self.counted_on(system, period, finer_than, over.level, over.vintage.as_ref())?;
            Ok(vintage.map(|vintage| (period, area, vintage)))
        };
        let Some((period, area, vintage)) = self.years(system, years, found)?.pop() else {
            return Err(MeasureRefusal::NoParts { of: area.unwrap_or("00").to_owned() }.into());
        };
        let counts = self.counts(system, &vintage, period, over.with_places)?;
        let parts = self.parts_of(&counts.set, &area)?;
        let known = counts.known(&parts, groups);
        if known.too_little() {
            return Err(MeasureRefusal::NotFor { why: caution::too_much_missing(&known) }.into());
        }
        Ok(One { counts, whole: Whole { area, parts }, known })
    }

    /// The area that a code or a name means in a year. Of a name, the municipality goes before the county, the nation
    /// and the RegSO that have it too.
    ///
    /// # Errors
    /// If there is none, or a name belongs to several.
    pub fn find_area(&self, text: &str, period: Period) -> Result<AreaRef, QuestionError> {
        if let Some(level) = AreaCode::level_of(text) {
            let Some(vintage) = Vintage::in_force(level, period) else {
                return Err(QuestionError::UnknownArea { code: text.to_owned(), vintage: None, near: vec![] });
            };
            let set = self.area_set(&vintage)?;
            let Some(area) = set.get(text) else {
                let near = self.near_codes(text, &vintage);
                return Err(QuestionError::UnknownArea { code: text.to_owned(), vintage: Some(vintage), near });
            };
            return Ok(AreaRef { vintage, code: area.code.to_string(), name: area.name.clone() });
        }
        let wanted = text.to_lowercase();
        let mut names = Vec::new();
        for level in [Level::Municipality, Level::County, Level::Nation, Level::Regso] {
            let Some(set) = Vintage::in_force(level, period).map(|v| self.snapshot().areas(&v)).transpose()?.flatten()
            else {
                continue;
            };
            let mut found = set.areas().iter().filter(|area| area.name.to_lowercase() == wanted);
            if let Some(area) = found.next() {
                let others: Vec<String> = found.map(|a| format!("{} ({})", a.code, a.name)).collect();
                if others.is_empty() {
                    let vintage = set.vintage().clone();
                    return Ok(AreaRef { vintage, code: area.code.to_string(), name: area.name.clone() });
                }
                let areas = [format!("{} ({})", area.code, area.name)].into_iter().chain(others).collect();
                return Err(MeasureRefusal::Ambiguous { name: text.to_owned(), areas }.into());
            }
            names.extend(set.areas().iter().map(|area| (area.name.clone(), area.code.to_string())));
        }
        let resembling = near(text, names.iter().map(|(name, _)| name.as_str()));
        let code = |name: &String| names.iter().find(|(n, _)| n == name).map(|(n, code)| format!("{code} ({n})"));
        let near = resembling.iter().filter_map(code).collect();
        Err(QuestionError::UnknownArea { code: text.to_owned(), vintage: None, near })
    }

    /// The nation, by name if the snapshot has it.
    pub(super) fn nation(&self) -> Result<AreaRef, QuestionError> {
        let vintage = Vintage::nation();
        let set = self.snapshot().areas(&vintage)?;
        let named = set.and_then(|set| set.areas().first().map(|a| (a.code.to_string(), a.name.clone())));
        let (code, name) = named.unwrap_or_else(|| ("00".to_owned(), "Riket".to_owned()));
        Ok(AreaRef { vintage, code, name })
    }

    /// The area that is asked for as the whole; the nation where none is.
    pub(super) fn whole_area(&self, within: Option<&str>, period: Period) -> Result<AreaRef, QuestionError> {
        within.map_or_else(|| self.nation(), |text| self.find_area(text, period))
    }

    /// The sub-areas of an area. Of the nation all: also those whose parent is not known.
    pub(super) fn parts_of(&self, set: &AreaSet, area: &AreaRef) -> Result<Vec<usize>, QuestionError> {
        if area.vintage.level() == Level::Nation { Ok((0..set.len()).collect()) } else { self.within(set, &area.code) }
    }

    /// The wholes of a question over the sub-areas of a vintage, each with its sub-areas, in the order of their codes.
    pub(super) fn wholes(&self, area: &Area, set: &AreaSet, period: Period) -> Result<Vec<Whole>, QuestionError> {
        let (level, within) = match area {
            Area::One(text) => {
                let area = self.whole_area(text.as_deref(), period)?;
                let parts = self.parts_of(set, &area)?;
                return Ok(vec![Whole { area, parts }]);
            }
            Area::Each(level, within) => (*level, within),
        };
        let Some((vintage, at)) = self.climb(set, level)? else {
            return Err(MeasureRefusal::NoParts { of: level.to_string() }.into());
        };
        let inside = match within {
            Some(text) => {
                let larger = self.find_area(text, period)?;
                self.parts_of(set, &larger)?
            }
            None => (0..set.len()).collect(),
        };
        let mut parts: BTreeMap<&AreaCode, Vec<usize>> = BTreeMap::new();
        for i in inside {
            if let Some(code) = &at[i] {
                parts.entry(code).or_default().push(i);
            }
        }
        let names = self.area_set(&vintage)?;
        let whole = |(code, parts): (&AreaCode, Vec<usize>)| {
            let name = names.get(code.as_str()).map_or_else(|| code.to_string(), |area| area.name.clone());
            Whole { area: AreaRef { vintage: vintage.clone(), code: code.to_string(), name }, parts }
        };
        Ok(parts.into_iter().map(whole).collect())
    }

    /// The years of a question with the vintage of the sub-areas in each.
    ///
    /// # Errors
    /// If a year that was named has no counts, or none of the years has.
    pub(super) fn years_and_vintages(&self, asked: &MeasureAsked) -> Result<Vec<(Period, Vintage)>, QuestionError> {
        let finer_than = |period| match &asked.area {
            Area::One(None) => Ok(Level::Nation),
            Area::One(Some(text)) => self.find_area(text, period).map(|area| area.vintage.level()),
            Area::Each(level, _) => Ok(*level),
        };
        let over = |period| -> Result<Option<(Period, Vintage)>, QuestionError> {
            let (level, vintage) = (asked.level, asked.vintage.as_ref());
            let vintage = self.counted_on(asked.system, period, finer_than(period)?, level, vintage)?;
            Ok(vintage.map(|vintage| (period, vintage)))
        };
        self.years(asked.system, &asked.years, over)
    }

    /// The years meant, each with what `over` finds for it.
    pub(super) fn years<T>(
        &self,
        system: &GroupSystem,
        years: &Years,
        over: impl Fn(Period) -> Result<Option<T>, QuestionError>,
    ) -> Result<Vec<T>, QuestionError> {
        let mut there: Vec<Period> = self.available(&system.id)?.into_iter().flat_map(|a| a.periods).collect();
        there.sort_unstable();
        there.dedup();
        let none = |sv: String, en: String| -> Result<QuestionError, QuestionError> {
            let asked = Bilingual::new(sv, en);
            let available = self.counts_available(system)?;
            Ok(MeasureRefusal::NoCounts { system: system.id.clone(), asked, available }.into())
        };
        match years {
            Years::These(periods) => {
                let mut found = Vec::new();
                for period in periods {
                    found.push(
                        over(*period)?
                            .map_or_else(|| Err(none(period.to_string(), period.to_string())), Ok)
                            .or_else(|e| Err(e?))?,
                    );
                }
                Ok(found)
            }
            Years::Latest => {
                for period in there.iter().rev() {
                    if let Some(found) = over(*period)? {
                        return Ok(vec![found]);
                    }
                }
                Err(none("områdena i något år".to_owned(), "these areas in any year".to_owned())?)
            }
            Years::Within(first, last) => {
                let mut found = Vec::new();
                for period in there.iter().filter(|p| (first..=last).contains(p)) {
                    found.extend(over(*period)?);
                }
                if found.is_empty() {
                    Err(none(format!("områdena {first}–{last}"), format!("these areas in {first}–{last}"))?)
                } else {
                    Ok(found)
                }
            }
        }
    }
}
