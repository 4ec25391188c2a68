//! Which measures are there? The list of the measures' own room, with what each needs.

use super::refusal::MeasureRefusal;
use crate::near::near;
use crate::{Bilingual, Desk, QuestionError};
use segbar_measures::registry::{self, Allowed, Family, Function, Measure, Parameter, Unit, Words};
use serde::Serialize;
use utoipa::ToSchema;

/// One measure of segregation.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MeasureAnswer {
    /// Name in commands and addresses.
    #[schema(example = "dissimilarity")]
    pub id: String,
    /// The dimension of segregation that it is about.
    #[schema(example = "evenness")]
    pub family: &'static str,
    /// The dimension as a question.
    pub family_name: Bilingual,
    /// Its name.
    pub name: Bilingual,
    /// What it says, in one sentence.
    pub line: Bilingual,
    /// Unit of its values: `index`, `share`, `ratio` or `nats`.
    #[schema(example = "index")]
    pub unit: &'static str,
    /// Least value; null where there is none.
    pub least: Option<f64>,
    /// Greatest value; null where there is none.
    pub greatest: Option<f64>,
    /// What it is taken of.
    pub needs: NeedsAnswer,
    /// What it may be set to.
    pub parameters: Vec<ParameterAnswer>,
    /// The page that defines it, in the project's documentation.
    #[schema(example = "docs/methods/measures/dissimilarity.md")]
    pub page: String,
}

/// What a measure is taken of, and what it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NeedsAnswer {
    /// It holds a group against others; otherwise it is about all groups at once.
    pub group: bool,
    /// The groups must stand in an order.
    pub order: bool,
    /// Where the areas are.
    pub places: bool,
    /// Which areas are neighbours.
    pub neighbours: bool,
    /// How long the borders between neighbours are.
    pub borders: bool,
    /// It gives a value per area instead of one for all together.
    pub per_area: bool,
    /// It gives a value per group and area.
    pub per_group: bool,
}

/// A number that a measure may be set to.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ParameterAnswer {
    /// Name.
    #[schema(example = "b")]
    pub id: String,
    /// What it means.
    pub meaning: Bilingual,
    /// Its value where none is given.
    pub default: f64,
    /// Lower end of what is allowed.
    pub least: f64,
    /// Upper end of what is allowed.
    pub greatest: f64,
    /// Whether the ends themselves are allowed.
    pub with_ends: bool,
    /// Whether only whole numbers are allowed.
    pub whole: bool,
}

impl From<Words> for Bilingual {
    fn from(words: Words) -> Self {
        Bilingual::new(words.sv, words.en)
    }
}

impl Desk {
    /// All measures, family by family.
    pub fn measures(&self) -> Vec<MeasureAnswer> {
        registry::all().map(describe).collect()
    }

    /// One measure.
    ///
    /// # Errors
    /// If there is none of the name; the error names those that resemble it.
    pub fn measure_answer(&self, id: &str) -> Result<MeasureAnswer, QuestionError> {
        Ok(describe(find(id)?))
    }
}

/// The measure of a name.
pub(super) fn find(id: &str) -> Result<&'static Measure, MeasureRefusal> {
    registry::find(id).ok_or_else(|| MeasureRefusal::UnknownMeasure {
        id: id.to_owned(),
        near: near(id, registry::all().map(|measure| measure.id)),
    })
}

fn describe(measure: &'static Measure) -> MeasureAnswer {
    let (family, family_name) = family(measure.family);
    let end = |value: f64| value.is_finite().then_some(value);
    MeasureAnswer {
        id: measure.id.to_owned(),
        family,
        family_name,
        name: measure.name.into(),
        line: measure.line.into(),
        unit: unit(measure.unit),
        least: end(measure.range.0),
        greatest: end(measure.range.1),
        needs: needs(measure),
        parameters: measure.parameters.iter().map(parameter).collect(),
        page: format!("docs/methods/measures/{}.md", measure.id),
    }
}

/// What a measure is taken of.
pub(super) fn needs(measure: &Measure) -> NeedsAnswer {
    use Function as F;
    let function = measure.function;
    NeedsAnswer {
        group: measure.has_sides(),
        order: matches!(function, F::OrderedGroups(_)),
        places: matches!(
            function,
            F::TwoGroupsPlaces(_)
                | F::TwoGroupsBordersPlaces(_)
                | F::GroupsPlaces(_)
                | F::EachAreaTwoGroupsPlaces(_)
                | F::EachAreaPlaces(_)
        ),
        neighbours: matches!(function, F::TwoGroupsWeights(_) | F::ValuesWeights(_) | F::EachAreaValuesWeights(_)),
        borders: matches!(function, F::TwoGroupsBorders(_) | F::TwoGroupsBordersPlaces(_)),
        per_area: matches!(
            function,
            F::EachAreaTwoGroupsPlaces(_)
                | F::EachAreaPlaces(_)
                | F::EachAreaValuesWeights(_)
                | F::EachArea(_)
                | F::EachGroupAndArea(_)
        ),
        per_group: matches!(function, F::EachGroupAndArea(_)),
    }
}

fn parameter(parameter: &Parameter) -> ParameterAnswer {
    let (least, greatest, with_ends, whole) = match parameter.allowed {
        Allowed::Between(least, greatest) => (least, greatest, false, false),
        Allowed::FromTo(least, greatest) => (least, greatest, true, false),
        Allowed::Whole(least, greatest) => (least.into(), greatest.into(), true, true),
    };
    ParameterAnswer {
        id: parameter.id.to_owned(),
        meaning: parameter.meaning.into(),
        default: parameter.default,
        least,
        greatest,
        with_ends,
        whole,
    }
}

/// The name of a unit for programs.
pub(super) fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Index => "index",
        Unit::Share => "share",
        Unit::Ratio => "ratio",
        Unit::Nats => "nats",
    }
}

fn family(family: Family) -> (&'static str, Bilingual) {
    let (id, sv, en) = match family {
        Family::Evenness => ("evenness", "Hur ojämnt gruppen är spridd", "How unevenly the group is spread"),
        Family::Exposure => ("exposure", "Vilka gruppen möter", "Whom the group meets"),
        Family::Concentration => {
            ("concentration", "Hur liten yta gruppen bor på", "How little land the group lives on")
        }
        Family::Clustering => {
            ("clustering", "Om gruppens områden ligger ihop", "Whether the group's areas lie together")
        }
        Family::Centralisation => {
            ("centralisation", "Hur nära centrum gruppen bor", "How near the centre the group lives")
        }
        Family::Spatial => ("spatial", "Ojämnhet när grannområden räknas in", "Unevenness where neighbours count"),
        Family::Autocorrelation => {
            ("autocorrelation", "Om närliggande områden liknar varandra", "Whether near areas are alike")
        }
        Family::Multigroup => ("multigroup", "Flera grupper på en gång", "Several groups at once"),
        Family::Ordinal => ("ordinal", "Grupper som står i ordning", "Groups that stand in an order"),
        Family::Local => ("local", "Ett värde per område", "A value per area"),
        Family::Multiscalar => {
            ("multiscalar", "Över omgivningar av olika storlek", "Over surroundings of different size")
        }
    };
    (id, Bilingual::new(sv, en))
}
