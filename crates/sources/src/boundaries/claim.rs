//! What a layer claims: these areas of this vintage have these shapes.

use super::raw::{Format, RawFeature, RawLayer, RawShape};
use geo::orient::{Direction, Orient};
use geo_types::{Coord, MultiPolygon};
use rayon::prelude::*;
use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::{AreaCode, Text, Vintage};
use segbar_geometry::validity::{self, Invalid};

/// The areas that a layer shows.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The layer.
    pub place: Place,
    /// SHA-256 of its file.
    pub hash: String,
    /// Name of its file.
    pub file: String,
    /// Format of its file.
    pub format: Format,
    /// Name of the layer.
    pub title: String,
    /// Publisher id of the catalogue.
    pub publisher: &'static str,
    /// The edition of the areas.
    pub vintage: Vintage,
    /// The areas, in order of code.
    pub areas: Vec<ClaimedArea>,
    /// What was assumed or set aside.
    pub notes: Vec<Text>,
    /// How many of its areas hold; known when all claims of the edition are.
    pub taken: usize,
    /// Hashes of the files that have areas of it better, and how many.
    pub given_way: Vec<(String, usize)>,
}

/// One area of a claim.
#[derive(Clone, Debug)]
pub struct ClaimedArea {
    /// Its code in the vintage.
    pub code: AreaCode,
    /// Its name, where the layer has one.
    pub name: Option<String>,
    /// The RegSO of a DeSO, where the layer says it.
    pub parent: Option<AreaCode>,
    /// The police's class, in an edition of the police.
    pub class: Option<PoliceClass>,
    /// Its surface: valid, exterior rings counter-clockwise; `None` in a list without shapes.
    pub polygons: Option<MultiPolygon<f64>>,
}

/// A layer of no use, or features of no use in it: set aside with a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// SHA-256 of the file.
    pub hash: String,
    /// Where, and why.
    pub reason: Reason,
}

/// The valid surfaces of features by position in the layer, and the reasons against the others. `name` says how a
/// feature is called in a sentence.
pub(crate) fn surfaces(
    layer: &RawLayer,
    name: impl Fn(&RawFeature) -> String + Sync,
) -> Vec<Result<MultiPolygon<f64>, Reason>> {
    let checked = layer.features.par_iter().with_min_len(8).map(|feature| {
        let at = |problem: Problem| problem.at(layer.place.clone().row(feature.row));
        match &feature.shape {
            RawShape::Other(found) => Err(at(Problem::NotAPolygon { area: name(feature), found: (*found).into() })),
            RawShape::Polygons(polygons) => match validity::check(polygons) {
                Ok(()) => Ok(polygons.orient(Direction::Default)),
                Err(invalid) => Err(at(problem_of(invalid, name(feature)))),
            },
        }
    });
    checked.collect()
}

fn problem_of(invalid: Invalid, area: String) -> Problem {
    let metres = |v: f64| format!("{v:.1}");
    let point = |at: Coord<f64>| (metres(at.x), metres(at.y));
    match invalid {
        Invalid::Empty | Invalid::NotFinite | Invalid::TooFewCorners(_) => Problem::TooFewCorners { area },
        Invalid::Crossing(at) => {
            let (x, y) = point(at);
            Problem::PolygonCrosses { area, x, y }
        }
        Invalid::HoleOutside(at) => {
            let (x, y) = point(at);
            Problem::HoleOutside { area, x, y }
        }
        Invalid::PartsOverlap(at) => {
            let (x, y) = point(at);
            Problem::PartsOverlap { area, x, y }
        }
    }
}

impl Claim {
    /// A claim of a layer, without areas yet.
    pub(crate) fn of(layer: &RawLayer, publisher: &'static str, vintage: Vintage) -> Self {
        Claim {
            place: layer.place.clone(),
            hash: layer.hash.clone(),
            file: layer.file.clone(),
            format: layer.format,
            title: layer.name.clone(),
            publisher,
            vintage,
            areas: vec![],
            notes: layer.notes.clone(),
            taken: 0,
            given_way: vec![],
        }
    }
}

/// Codes for areas that have only a name: its slug, with a number from the second of the same name on, in the order
/// given.
pub(crate) fn codes_of_names<'a>(
    level: segbar_domain::Level,
    names: impl Iterator<Item = &'a str>,
) -> Vec<Option<AreaCode>> {
    let mut taken: std::collections::HashSet<String> = std::collections::HashSet::new();
    let codes = names.map(|name| {
        let mut base = segbar_domain::area::slug(name);
        // Room for a number; slugs are ASCII.
        base.truncate(AreaCode::MAX_LEN - 8);
        let base = base.trim_end_matches('-').to_owned();
        let numbered = (2..1_000_000).map(|n| format!("{base}-{n}"));
        let code = std::iter::once(base.clone()).chain(numbered).find(|code| !taken.contains(code))?;
        let code_of_area = AreaCode::parse(level, &code)?;
        taken.insert(code);
        Some(code_of_area)
    });
    codes.collect()
}

/// Names in a sentence: the first few, and how many more.
pub(super) fn listed(codes: &[String]) -> String {
    const SHOWN: usize = 30;
    let mut out = codes.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if codes.len() > SHOWN {
        out.push_str(&format!(" … (+{})", codes.len() - SHOWN));
    }
    out
}
