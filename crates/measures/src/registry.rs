//! The list of all measures, as data: command line, API and documentation read it, so that they cannot differ.
//!
//! Each measure's file ends in a `MEASURE` that says what it is called, what it needs and what it may be set to; each
//! family gathers its own in `MEASURES`. Any of them can be taken of a [`Subject`], which holds whatever is known:
//! [`Measure::of`].

use crate::error::MeasureError;
use crate::input::{Groups, OrderedGroups, Places, TwoGroups};
use crate::weights::Weights;
use crate::{
    Estimate, autocorrelation, centralisation, clustering, concentration, evenness, exposure, local, multigroup,
    multiscalar, ordinal, spatial,
};

mod answer;
mod subject;

pub use answer::Answer;
pub use subject::Subject;

/// Every measure, family by family.
pub fn all() -> impl Iterator<Item = &'static Measure> {
    let families = [
        evenness::MEASURES,
        exposure::MEASURES,
        concentration::MEASURES,
        clustering::MEASURES,
        centralisation::MEASURES,
        spatial::MEASURES,
        autocorrelation::MEASURES,
        multiscalar::MEASURES,
        multigroup::MEASURES,
        ordinal::MEASURES,
        local::MEASURES,
    ];
    families.into_iter().flatten().copied()
}

/// The measure with an identifier.
pub fn find(id: &str) -> Option<&'static Measure> {
    all().find(|measure| measure.id == id)
}

/// A measure of segregation.
#[derive(Debug)]
pub struct Measure {
    /// Identifier, which is also the name of its page and its specification.
    pub id: &'static str,
    /// What kind of question it answers.
    pub family: Family,
    /// Its name.
    pub name: Words,
    /// What it says, in one sentence.
    pub line: Words,
    /// Least and greatest value that it can take.
    pub range: (f64, f64),
    /// What its values are counted in.
    pub unit: Unit,
    /// What it may be set to, in the order in which the function takes the values.
    pub parameters: &'static [Parameter],
    /// How it is computed.
    pub function: Function,
}

/// The same in Swedish and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Swedish.
    pub sv: &'static str,
    /// English.
    pub en: &'static str,
}

/// The dimension of segregation that a measure is about (Massey and Denton 1988, and what came after).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// How unevenly a group is spread over the areas.
    Evenness,
    /// Whom a member of a group meets.
    Exposure,
    /// How little land a group lives on.
    Concentration,
    /// Whether the areas of a group lie together.
    Clustering,
    /// How near the centre a group lives.
    Centralisation,
    /// Evenness where neighbouring areas count.
    Spatial,
    /// Whether near areas are alike.
    Autocorrelation,
    /// Several groups at once.
    Multigroup,
    /// Groups that stand in an order.
    Ordinal,
    /// One value per area.
    Local,
    /// Over neighbourhoods of growing size.
    Multiscalar,
}

/// What the values of a measure are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A number without unit, mostly between 0 and 1.
    Index,
    /// A share or probability between 0 and 1.
    Share,
    /// A ratio, 1 for no difference.
    Ratio,
    /// Information in natural units.
    Nats,
}

/// A number that a measure may be set to.
#[derive(Debug)]
pub struct Parameter {
    /// Identifier, such as `b`.
    pub id: &'static str,
    /// What it means.
    pub meaning: Words,
    /// Its value where none is given.
    pub default: f64,
    /// What it may be.
    pub allowed: Allowed,
}

/// Which values a parameter may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Allowed {
    /// Strictly between two numbers.
    Between(f64, f64),
    /// Between two numbers or equal to one of them.
    FromTo(f64, f64),
    /// A whole number from the first to the last.
    Whole(u32, u32),
}

/// One number for all areas together.
pub type Number = Result<f64, MeasureError>;
/// One number per area.
pub type PerArea = Result<Vec<f64>, MeasureError>;
/// One number per group and area.
pub type PerGroupAndArea = Result<Vec<Vec<f64>>, MeasureError>;

/// What a measure needs and how it is computed from it. The last argument holds the parameters in their order, as
/// [`Measure::settings`] gives them.
#[derive(Clone, Copy, Debug)]
pub enum Function {
    /// From a group and the rest.
    TwoGroups(fn(&TwoGroups, &[f64]) -> Number),
    /// From several groups.
    Groups(fn(&Groups, &[f64]) -> Number),
    /// From groups in an order.
    OrderedGroups(fn(&OrderedGroups, &[f64]) -> Number),
    /// From a group, the rest and where the areas are.
    TwoGroupsPlaces(fn(&TwoGroups, &Places, &[f64]) -> Number),
    /// From a group, the rest and which areas are neighbours.
    TwoGroupsWeights(fn(&TwoGroups, &Weights, &[f64]) -> Number),
    /// From a group, the rest and how long the borders between the areas are.
    TwoGroupsBorders(fn(&TwoGroups, &Weights, &[f64]) -> Number),
    /// From a group, the rest, how long the borders are and how large the areas.
    TwoGroupsBordersPlaces(fn(&TwoGroups, &Weights, &Places, &[f64]) -> Number),
    /// From several groups and where the areas are.
    GroupsPlaces(fn(&Groups, &Places, &[f64]) -> Number),
    /// From one value per area, such as the share of a group, and which areas are neighbours.
    ValuesWeights(fn(&[f64], &Weights, &[f64]) -> Number),
    /// One value per area, from a group, the rest and where the areas are; NaN where there is none.
    EachAreaTwoGroupsPlaces(fn(&TwoGroups, &Places, &[f64]) -> PerArea),
    /// One value per area, from several groups and where the areas are; NaN where there is none.
    EachAreaPlaces(fn(&Groups, &Places, &[f64]) -> PerArea),
    /// One value per area, from one value per area and which areas are neighbours; NaN where there is none.
    EachAreaValuesWeights(fn(&[f64], &Weights, &[f64]) -> PerArea),
    /// One value per area, from several groups; NaN for an area without people.
    EachArea(fn(&Groups, &[f64]) -> PerArea),
    /// One value per group and area, from several groups; NaN where there is none.
    EachGroupAndArea(fn(&Groups, &[f64]) -> PerGroupAndArea),
}

impl Measure {
    /// The values of the parameters in their order: those given by name, the others at their defaults.
    ///
    /// # Errors
    /// A name that the measure does not have, a value outside what is allowed.
    pub fn settings(&self, given: &[(&str, f64)]) -> Result<Vec<f64>, MeasureError> {
        if let Some((name, _)) = given.iter().find(|(name, _)| self.parameters.iter().all(|p| p.id != *name)) {
            let ids: Vec<&str> = self.parameters.iter().map(|p| p.id).collect();
            let known = if ids.is_empty() { "none".to_owned() } else { ids.join(", ") };
            return Err(MeasureError::NoSuchParameter { measure: self.id, name: (*name).to_owned(), known });
        }
        let value = |parameter: &Parameter| {
            let given = given.iter().rev().find(|(name, _)| *name == parameter.id);
            parameter.check(given.map_or(parameter.default, |(_, value)| *value))
        };
        self.parameters.iter().map(value).collect()
    }

    /// The measure of a group and the rest, for the measures that need no more; `None` for the others.
    ///
    /// # Errors
    /// As [`Measure::settings`], and what the measure itself refuses.
    pub fn of_two_groups(&self, input: &TwoGroups, given: &[(&str, f64)]) -> Option<Result<Estimate, MeasureError>> {
        let Function::TwoGroups(function) = self.function else { return None };
        let value = self.settings(given).and_then(|settings| function(input, &settings));
        Some(value.map(|value| Estimate::plain(value, input.populated())))
    }

    /// The measure of several groups, for the measures that need no more and give one value; the order of the groups is
    /// taken as it stands where the measure needs one. `None` for the others.
    ///
    /// # Errors
    /// As [`Measure::settings`], and what the measure itself refuses.
    pub fn of_groups(&self, input: &OrderedGroups, given: &[(&str, f64)]) -> Option<Result<Estimate, MeasureError>> {
        let value = match self.function {
            Function::Groups(function) => self.settings(given).and_then(|s| function(input.groups(), &s)),
            Function::OrderedGroups(function) => self.settings(given).and_then(|s| function(input, &s)),
            _ => return None,
        };
        Some(value.map(|value| Estimate::plain(value, input.groups().populated())))
    }
}

impl Parameter {
    fn check(&self, value: f64) -> Result<f64, MeasureError> {
        let (fits, allowed) = match self.allowed {
            Allowed::Between(low, high) => (low < value && value < high, format!("between {low} and {high}")),
            Allowed::FromTo(low, high) => (low <= value && value <= high, format!("from {low} to {high}")),
            Allowed::Whole(low, high) => (
                f64::from(low) <= value && value <= f64::from(high) && value.fract() == 0.0,
                format!("a whole number from {low} to {high}"),
            ),
        };
        if fits { Ok(value) } else { Err(MeasureError::BadParameter { name: self.id, value, allowed }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_unique_and_texts_exist_in_both_languages() {
        let mut ids: Vec<&str> = all().map(|m| m.id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
        for measure in all() {
            for words in [measure.name, measure.line] {
                assert!(!words.sv.is_empty() && !words.en.is_empty() && words.sv != words.en, "{}", measure.id);
            }
            assert!(measure.line.sv.ends_with('.') && measure.line.en.ends_with('.'), "{}", measure.id);
            assert!(measure.range.0 < measure.range.1, "{}", measure.id);
            assert!(measure.settings(&[]).is_ok(), "{}", measure.id);
        }
    }

    #[test]
    fn a_parameter_that_is_none_or_out_of_range_is_refused_with_a_sentence() {
        let atkinson = find("atkinson").unwrap();
        assert_eq!(atkinson.settings(&[]), Ok(vec![0.5]));
        assert_eq!(atkinson.settings(&[("b", 0.9)]), Ok(vec![0.9]));
        let error = atkinson.settings(&[("b", 1.0)]).unwrap_err();
        assert_eq!(error.to_string(), "the parameter b is 1; it must be between 0 and 1");
        let error = atkinson.settings(&[("order", 1.0)]).unwrap_err();
        assert_eq!(error.to_string(), "atkinson has no parameter 'order'; it has b");
    }
}
