//! Whole areas of the snapshot put together to an own area: nothing of them is cut, so that their people need no estimate.

use super::ground::Ground;
use super::shape::OwnShape;
use crate::refusal::Refusal;
use crate::{Bilingual, Desk, QuestionError};
use geo::unary_union;
use segbar_domain::Vintage;
use serde_json::Value;
use std::collections::BTreeSet;

/// The most areas.
pub const MOST_AREAS: usize = 500;

/// Areas of an edition.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Whole {
    pub vintage: Vintage,
    /// Their positions in the edition.
    pub positions: BTreeSet<usize>,
}

impl Desk {
    /// What a text says: what [`OwnShape::parse`] reads, or whole areas of an edition, `{"vintage": "DeSO_2018", "areas": ["0380C1010"]}`.
    ///
    /// # Errors
    /// If it is none of these, the snapshot does not have the areas or their borders, or it is too large.
    pub fn own_shape(&self, text: &[u8]) -> Result<OwnShape, QuestionError> {
        let value: Value = serde_json::from_slice(text).unwrap_or_default();
        match (value.get("vintage").and_then(Value::as_str), value.get("areas").and_then(Value::as_array)) {
            (Some(vintage), Some(codes)) => self.whole_areas(vintage, codes),
            _ => OwnShape::parse(text),
        }
    }

    fn whole_areas(&self, vintage: &str, codes: &[Value]) -> Result<OwnShape, QuestionError> {
        if codes.len() > MOST_AREAS {
            let what = Bilingual::new("områden", "areas");
            return Err(Refusal::TooMany { what, most: MOST_AREAS as u64 }.into());
        }
        let vintage = self.vintage(vintage)?;
        let set = self.area_set(&vintage)?;
        let mut positions = BTreeSet::new();
        for code in codes {
            let code = self.area_ref(&vintage, code.as_str().unwrap_or_default())?.code;
            positions.extend(set.position(&code));
        }
        let boundaries = self.snapshot().boundaries(&vintage)?.map(|b| b.shapes).unwrap_or_default();
        let shapes: Vec<_> = boundaries.into_iter().filter(|s| positions.contains(&(s.area as usize))).collect();
        let with: BTreeSet<usize> = shapes.iter().map(|s| s.area as usize).collect();
        if let Some(without) = positions.difference(&with).next() {
            return Err(no_borders(&set.areas()[*without].name));
        }
        let polygons: Vec<_> = shapes.into_iter().flat_map(|s| s.polygons).collect();
        OwnShape::of_areas(unary_union(&polygons), Whole { vintage, positions })
    }

    /// The areas of the ground that lie in whole areas of the same edition or of one above it; `None` where these cut across.
    pub(super) fn within_whole(&self, ground: &Ground, whole: &Whole) -> Result<Option<Vec<usize>>, QuestionError> {
        if whole.vintage == ground.vintage {
            return Ok(Some(whole.positions.iter().copied().collect()));
        }
        let set = self.area_set(&ground.vintage)?;
        let Some((vintage, above)) = self.climb(&set, whole.vintage.level())? else { return Ok(None) };
        if vintage != whole.vintage {
            return Ok(None);
        }
        let larger = self.area_set(&vintage)?;
        let lies_in = |code: &Option<_>| {
            let code: &segbar_domain::AreaCode = code.as_ref()?;
            larger.position(code.as_str()).filter(|at| whole.positions.contains(at))
        };
        Ok(Some((0..set.len()).filter(|i| lies_in(&above[*i]).is_some()).collect()))
    }
}

fn no_borders(name: &str) -> QuestionError {
    let why = Bilingual::new(
        format!("Underlaget har inga gränser för {name}, så området kan inte räknas med."),
        format!("The snapshot has no borders of {name}, so the area cannot be included."),
    );
    Refusal::NotAShape { why }.into()
}
