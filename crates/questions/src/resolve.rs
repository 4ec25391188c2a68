//! From what a person types to areas: level and year → vintage, code → areas inside it.

use crate::near::near;
use crate::{Desk, QuestionError};
use segbar_domain::{AreaCode, AreaSet, Breakdown, Level, Period, Vintage};

/// A vintage as text, if it is one.
///
/// # Errors
/// If the text names no vintage; the error lists `available`.
pub fn parse_vintage(text: &str, available: &[String]) -> Result<Vintage, QuestionError> {
    text.parse().map_err(|_| {
        let near = near(text, available.iter().map(String::as_str));
        let available = if near.is_empty() { available.to_vec() } else { near };
        QuestionError::UnknownVintage { text: text.to_owned(), available }
    })
}

/// A year as text.
///
/// # Errors
/// If it is no year.
pub fn parse_period(text: &str) -> Result<Period, QuestionError> {
    text.parse().map_err(|_| QuestionError::UnknownPeriod { text: text.to_owned() })
}

/// A level as text, in English or Swedish.
///
/// # Errors
/// If it is no level.
pub fn parse_level(text: &str) -> Result<Level, QuestionError> {
    text.parse().map_err(|_| QuestionError::UnknownLevel { text: text.to_owned() })
}

/// A breakdown as text.
///
/// # Errors
/// If it is none.
pub fn parse_breakdown(text: &str) -> Result<Breakdown, QuestionError> {
    text.parse().map_err(|_| QuestionError::UnknownBreakdown { text: text.to_owned() })
}

/// The vintage of a level, and for each area of a set the area of it that it lies in.
type Larger = (Vintage, Vec<Option<AreaCode>>);

impl Desk {
    /// The vintage that a level, a vintage or both mean in a year. A level alone means the vintage in force in the
    /// year; where the level has no such rule, the only vintage that the snapshot has of it.
    ///
    /// # Errors
    /// If neither is given, they contradict each other, or the level leaves a choice.
    pub fn resolve_vintage(
        &self,
        level: Option<Level>,
        vintage: Option<&Vintage>,
        period: Period,
    ) -> Result<Vintage, QuestionError> {
        match (level, vintage) {
            (Some(level), Some(vintage)) if vintage.level() != level => {
                Err(QuestionError::OtherLevel { level, vintage: vintage.clone() })
            }
            (_, Some(vintage)) => Ok(vintage.clone()),
            (Some(level), None) => {
                if let Some(vintage) = Vintage::in_force(level, period) {
                    return Ok(vintage);
                }
                let mut known: Vec<_> = self.vintages().into_iter().filter(|v| v.level() == level).collect();
                if known.len() == 1 {
                    return Ok(known.remove(0));
                }
                let available = known.iter().map(ToString::to_string).collect();
                Err(QuestionError::VintageNeeded { level: Some(level), available })
            }
            (None, None) => Err(QuestionError::VintageNeeded { level: None, available: self.vintage_names() }),
        }
    }

    /// Dense indexes, ascending, of the areas of a set that lie in the area with this code: `00`, `03`, `0380`,
    /// `0380R001`, or one of the set's own codes. Areas whose parent is unknown lie in nothing.
    ///
    /// # Errors
    /// If there is no such area, or the set's areas do not lie in areas of its level.
    pub fn within(&self, set: &AreaSet, code: &str) -> Result<Vec<usize>, QuestionError> {
        if let Some(own) = set.position(code) {
            return Ok(vec![own]);
        }
        let unknown = |vintage: Option<Vintage>, near: Vec<String>| QuestionError::UnknownArea {
            code: code.to_owned(),
            vintage,
            near,
        };
        let Some(level) = AreaCode::level_of(code) else {
            return Err(unknown(None, self.near_names(code, set.vintage())));
        };
        let (vintage, at) = self
            .climb(set, level)?
            .ok_or_else(|| QuestionError::NotAParent { code: code.to_owned(), vintage: set.vintage().clone() })?;
        if self.area_set(&vintage)?.position(code).is_none() {
            return Err(unknown(Some(vintage.clone()), self.near_codes(code, &vintage)));
        }
        Ok((0..at.len()).filter(|i| at[*i].as_ref().is_some_and(|c| c.as_str() == code)).collect())
    }

    /// For each area of a set the area of a higher level that it lies in, with the vintage of that level; `None` if the
    /// areas do not lie in areas of the level. Areas whose parent is unknown lie in nothing.
    ///
    /// # Errors
    /// If the snapshot lacks a level on the way.
    pub(crate) fn climb(&self, set: &AreaSet, level: Level) -> Result<Option<Larger>, QuestionError> {
        // At every step the codes become those of the parents.
        let mut vintage = set.vintage().clone();
        let mut at: Vec<Option<AreaCode>> = set.areas().iter().map(|a| Some(a.code.clone())).collect();
        while vintage.level() != level {
            let Some(parent) = vintage.parent() else { return Ok(None) };
            let here = self.area_set(&vintage)?;
            at.iter_mut().for_each(|c| {
                *c = c.as_ref().and_then(|c| here.get(c.as_str())).and_then(|area| area.parent.clone());
            });
            vintage = parent;
        }
        Ok(Some((vintage, at)))
    }

    /// Areas whose code resembles `code`, as `code (name)`.
    pub(crate) fn near_codes(&self, code: &str, vintage: &Vintage) -> Vec<String> {
        let Ok(set) = self.area_set(vintage) else { return vec![] };
        let codes = near(code, set.areas().iter().map(|a| a.code.as_str()));
        codes.iter().filter_map(|c| set.get(c)).map(|a| format!("{} ({})", a.code, a.name)).collect()
    }

    /// Areas of the vintage or of those above it that are named like `text`, as `code (name)`.
    pub(crate) fn near_names(&self, text: &str, vintage: &Vintage) -> Vec<String> {
        let mut found = Vec::new();
        let mut at = Some(vintage.clone());
        while let Some(vintage) = at {
            if let Ok(set) = self.area_set(&vintage) {
                for name in near(text, set.areas().iter().map(|a| a.name.as_str())) {
                    found.extend(
                        set.areas().iter().find(|a| a.name == name).map(|a| format!("{} ({})", a.code, a.name)),
                    );
                }
            }
            at = vintage.parent();
        }
        // The larger areas come last in the climb and are meant most often.
        found.reverse();
        found.truncate(3);
        found
    }
}
