//! Which areas are there?

use crate::{Desk, QuestionError};
use segbar_domain::{AreaSet, Level, Vintage};
use serde::Serialize;
use utoipa::ToSchema;

/// The areas of one vintage as columns in the order of all value columns: position = dense index.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AreasAnswer {
    /// Which edition of the areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Their level.
    #[schema(value_type = String, example = "regso")]
    pub level: Level,
    /// Whether these are known to be all areas of the vintage.
    pub complete: bool,
    /// The vintage that the codes in `parents` belong to.
    #[schema(value_type = Option<String>, example = "Municipality_2007")]
    pub parent_vintage: Option<Vintage>,
    /// Codes, ascending.
    #[schema(example = json!(["0114R001"]))]
    pub codes: Vec<String>,
    /// Names; the code where no name is known.
    pub names: Vec<String>,
    /// Code of the area of the parent vintage that each lies in.
    pub parents: Vec<Option<String>>,
}

/// One area in a list that may run over several vintages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AreaRow {
    /// Its vintage.
    pub vintage: Vintage,
    /// Its code.
    pub area: String,
    /// Its name.
    pub name: String,
    /// Code of the area that it lies in.
    pub parent: Option<String>,
}

impl Desk {
    /// The areas of a vintage.
    ///
    /// # Errors
    /// If the snapshot does not have the vintage.
    pub fn areas(&self, vintage: &Vintage) -> Result<AreasAnswer, QuestionError> {
        let set = self.area_set(vintage)?;
        let areas = set.areas();
        Ok(AreasAnswer {
            vintage: vintage.clone(),
            level: vintage.level(),
            complete: set.complete(),
            parent_vintage: vintage.parent(),
            codes: areas.iter().map(|a| a.code.to_string()).collect(),
            names: areas.iter().map(|a| a.name.clone()).collect(),
            parents: areas.iter().map(|a| a.parent.as_ref().map(ToString::to_string)).collect(),
        })
    }

    /// The areas of a level, of a vintage or of all, optionally only those within a larger area, by vintage and code.
    ///
    /// # Errors
    /// If the level, the vintage or the larger area does not exist here.
    pub fn list_areas(
        &self,
        level: Option<Level>,
        vintage: Option<&Vintage>,
        within: Option<&str>,
    ) -> Result<Vec<AreaRow>, QuestionError> {
        if let (Some(level), Some(vintage)) = (level, vintage)
            && vintage.level() != level
        {
            return Err(QuestionError::OtherLevel { level, vintage: vintage.clone() });
        }
        let wanted: Vec<Vintage> = match vintage {
            Some(vintage) => vec![vintage.clone()],
            None => self.vintages().into_iter().filter(|v| level.is_none_or(|level| v.level() == level)).collect(),
        };
        if let (Some(level), true) = (level, wanted.is_empty()) {
            return Err(QuestionError::VintageNeeded { level: Some(level), available: self.vintage_names() });
        }
        // With several vintages, those that cannot lie inside the larger area are left out instead of refused.
        let several = wanted.len() > 1;
        let mut rows = Vec::new();
        let mut refused = None;
        for vintage in &wanted {
            let set = self.area_set(vintage)?;
            let chosen = match within.map(|code| self.within(&set, code)).transpose() {
                Ok(chosen) => chosen,
                Err(refusal @ (QuestionError::NotAParent { .. } | QuestionError::UnknownArea { .. })) if several => {
                    // That the area does not exist says more than that these areas lie in none of its level.
                    if !matches!(refused, Some(QuestionError::UnknownArea { .. })) {
                        refused = Some(refusal);
                    }
                    continue;
                }
                Err(error) => return Err(error),
            };
            rows.extend(rows_of(&set, chosen.as_deref()));
        }
        match refused {
            Some(refusal) if rows.is_empty() => Err(refusal),
            _ => Ok(rows),
        }
    }
}

fn rows_of<'a>(set: &'a AreaSet, chosen: Option<&'a [usize]>) -> impl Iterator<Item = AreaRow> + 'a {
    let all = chosen.is_none().then(|| 0..set.len()).into_iter().flatten();
    chosen.into_iter().flatten().copied().chain(all).map(|i| {
        let area = &set.areas()[i];
        AreaRow {
            vintage: set.vintage().clone(),
            area: area.code.to_string(),
            name: area.name.clone(),
            parent: area.parent.as_ref().map(ToString::to_string),
        }
    })
}
