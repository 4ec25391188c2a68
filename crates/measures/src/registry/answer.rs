use super::{Function, Measure, Subject};
use crate::Estimate;
use crate::error::{self, MeasureError};
use crate::weights::Weights;
use std::borrow::Cow;

/// What a measure says of a subject.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One number for all areas together.
    Number(f64),
    /// One number per area in area order; NaN where there is none.
    PerArea(Vec<f64>),
    /// One column of numbers per group, each in area order; NaN where there is none.
    PerGroupAndArea(Vec<Vec<f64>>),
}

impl Answer {
    /// The number for all areas together.
    ///
    /// # Errors
    /// The answer is one number per area.
    pub fn number(&self) -> Result<f64, MeasureError> {
        match self {
            Answer::Number(value) => Ok(*value),
            _ => Err(MeasureError::Undefined { why: "this measure gives a number per area, not one for all together" }),
        }
    }
}

impl Measure {
    /// The measure of a subject, with the parameters in their order as [`Measure::settings`] gives them.
    ///
    /// The measures of autocorrelation are taken of the share of the group, `xᵢ/tᵢ`, over the areas with people: an area
    /// without people has no share and is left out with its neighbourhoods (NaN in an answer per area).
    ///
    /// # Errors
    /// Something that the measure needs and the subject lacks; settings that are not those of the measure; what the
    /// measure itself refuses.
    pub fn of(&self, subject: &Subject, settings: &[f64]) -> Result<Answer, MeasureError> {
        self.checked(settings)?;
        let number = |value: Result<f64, MeasureError>| value.map(Answer::Number);
        let per_area = |values: Result<Vec<f64>, MeasureError>| values.map(Answer::PerArea);
        match self.function {
            Function::TwoGroups(f) => number(f(&subject.sides()?, settings)),
            Function::Groups(f) => number(f(subject.groups(), settings)),
            Function::OrderedGroups(f) => number(f(subject.in_order()?, settings)),
            Function::TwoGroupsPlaces(f) => number(f(&subject.sides()?, subject.places()?, settings)),
            Function::TwoGroupsWeights(f) => number(f(&subject.sides()?, subject.neighbours()?, settings)),
            Function::TwoGroupsBorders(f) => number(f(&subject.sides()?, subject.borders()?, settings)),
            Function::TwoGroupsBordersPlaces(f) => {
                number(f(&subject.sides()?, subject.borders()?, subject.places()?, settings))
            }
            Function::GroupsPlaces(f) => number(f(subject.groups(), subject.places()?, settings)),
            Function::ValuesWeights(f) => {
                let Shares { shares, weights, .. } = Shares::of(subject)?;
                number(f(&shares, &weights, settings))
            }
            Function::EachAreaTwoGroupsPlaces(f) => per_area(f(&subject.sides()?, subject.places()?, settings)),
            Function::EachAreaPlaces(f) => per_area(f(subject.groups(), subject.places()?, settings)),
            Function::EachAreaValuesWeights(f) => {
                let Shares { positions, shares, weights } = Shares::of(subject)?;
                let mut values = vec![f64::NAN; subject.n()];
                for (position, value) in positions.iter().zip(f(&shares, &weights, settings)?) {
                    values[*position] = value;
                }
                Ok(Answer::PerArea(values))
            }
            Function::EachArea(f) => per_area(f(subject.groups(), settings)),
            Function::EachGroupAndArea(f) => f(subject.groups(), settings).map(Answer::PerGroupAndArea),
        }
    }

    /// The measure's one number of a subject, with the number of areas with people beside it.
    ///
    /// # Errors
    /// As [`Measure::of`], and a measure that gives a number per area.
    pub fn estimate(&self, subject: &Subject, settings: &[f64]) -> Result<Estimate, MeasureError> {
        let value = self.of(subject, settings)?.number()?;
        let n = if self.has_sides() { subject.sides()?.populated() } else { subject.groups().populated() };
        Ok(Estimate::plain(value, n))
    }

    /// Whether the measure holds a group against others, rather than all groups against each other.
    pub fn has_sides(&self) -> bool {
        match self.function {
            Function::TwoGroups(_)
            | Function::TwoGroupsPlaces(_)
            | Function::TwoGroupsWeights(_)
            | Function::TwoGroupsBorders(_)
            | Function::TwoGroupsBordersPlaces(_)
            | Function::ValuesWeights(_)
            | Function::EachAreaTwoGroupsPlaces(_)
            | Function::EachAreaValuesWeights(_) => true,
            Function::Groups(_)
            | Function::OrderedGroups(_)
            | Function::GroupsPlaces(_)
            | Function::EachAreaPlaces(_)
            | Function::EachArea(_)
            | Function::EachGroupAndArea(_) => false,
        }
    }

    /// Whether the measure looks at where the areas are, so that its value changes when they change places.
    pub fn is_spatial(&self) -> bool {
        match self.function {
            Function::TwoGroups(_)
            | Function::Groups(_)
            | Function::OrderedGroups(_)
            | Function::EachArea(_)
            | Function::EachGroupAndArea(_) => false,
            Function::TwoGroupsPlaces(_)
            | Function::TwoGroupsWeights(_)
            | Function::TwoGroupsBorders(_)
            | Function::TwoGroupsBordersPlaces(_)
            | Function::GroupsPlaces(_)
            | Function::ValuesWeights(_)
            | Function::EachAreaTwoGroupsPlaces(_)
            | Function::EachAreaPlaces(_)
            | Function::EachAreaValuesWeights(_) => true,
        }
    }

    /// That there is a value for each parameter, and that it is allowed.
    fn checked(&self, settings: &[f64]) -> Result<(), MeasureError> {
        error::same_length(self.parameters.len(), settings.len())
            .map_err(|_| MeasureError::NotGiven { what: "one value for each parameter of the measure" })?;
        self.parameters.iter().zip(settings).try_for_each(|(parameter, value)| parameter.check(*value).map(drop))
    }
}

/// What a measure of values and weights is taken of.
struct Shares<'s> {
    /// The areas with people.
    positions: Vec<usize>,
    /// The group's share in each of them.
    shares: Vec<f64>,
    /// The weights among them.
    weights: Cow<'s, Weights>,
}

impl<'s> Shares<'s> {
    fn of(subject: &'s Subject) -> Result<Self, MeasureError> {
        let (sides, weights) = (subject.sides()?, subject.neighbours()?);
        let positions: Vec<usize> = (0..sides.n()).filter(|i| sides.t()[*i] > 0.0).collect();
        let shares = positions.iter().map(|i| sides.x()[*i] / sides.t()[*i]).collect();
        let all = positions.len() == sides.n();
        let weights = if all { Cow::Borrowed(weights) } else { Cow::Owned(weights.at(&positions)?) };
        Ok(Self { positions, shares, weights })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Groups, OrderedGroups, Places};
    use crate::registry;

    #[test]
    fn every_measure_is_taken_of_a_subject_that_has_everything() {
        // Twelve areas in three rows of four, each the neighbour of the next.
        let column = |a: u32, b: u32| -> Vec<f64> { (0..12).map(|i| f64::from((i * a + b) % 37 + 1)).collect() };
        let x: Vec<f64> = (0..12).map(|i| f64::from(i % 4) * 900.0).collect();
        let y: Vec<f64> = (0..12).map(|i| f64::from(i / 4) * 1100.0 + f64::from(i)).collect();
        let places = Places::new(x.into(), y.into()).unwrap();
        let places = places.with_area(column(5, 0)).unwrap().with_perimeter(vec![4e3; 12]).unwrap();
        let weights = Weights::mutual(12, (0..11).map(|i| (i, i + 1, 1.0))).unwrap();
        let columns = [column(7, 3), column(11, 5), column(23, 1), column(17, 9), column(29, 2)];
        let full = Subject::ordered(OrderedGroups::new(columns.clone()).unwrap()).against(&[0], None).unwrap();
        let full = full.with_places(&places).unwrap().with_neighbours(&weights).unwrap();
        let full = full.with_borders(&weights).unwrap();
        let bare = Subject::new(Groups::new(columns).unwrap());
        let mut refused = 0;
        for measure in registry::all() {
            let settings = measure.settings(&[]).unwrap();
            match measure.of(&full, &settings).unwrap() {
                Answer::Number(value) => assert!(value.is_finite(), "{}", measure.id),
                Answer::PerArea(values) => assert_eq!(values.len(), 12, "{}", measure.id),
                Answer::PerGroupAndArea(columns) => assert_eq!(columns.len(), 5, "{}", measure.id),
            }
            if let Err(error) = measure.of(&bare, &settings) {
                assert!(matches!(error, MeasureError::NotGiven { .. }), "{}: {error}", measure.id);
                refused += 1;
            }
        }
        assert!(refused > 30, "{refused}");
    }

    #[test]
    fn an_area_without_people_has_no_share_and_no_local_value() {
        let weights = Weights::mutual(4, [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (1, 3, 1.0)]).unwrap();
        let groups = Groups::new([vec![5.0, 2.0, 0.0, 1.0], vec![5.0, 8.0, 0.0, 4.0]]).unwrap();
        let subject = Subject::new(groups).with_neighbours(&weights).unwrap();
        let measure = registry::find("local_moran").unwrap();
        let Answer::PerArea(values) = measure.of(&subject, &[]).unwrap() else { panic!("a value per area") };
        assert_eq!(values.iter().map(|v| v.is_nan()).collect::<Vec<_>>(), [false, false, true, false]);
        let without = measure.of(&subject.at(&[0, 1, 3]).unwrap(), &[]).unwrap();
        assert_eq!(without, Answer::PerArea(vec![values[0], values[1], values[3]]));
        let estimate = registry::find("moran").unwrap().estimate(&subject, &[]).unwrap();
        assert_eq!(estimate.n, 3);
    }

    #[test]
    fn settings_that_are_not_the_measures_are_refused() {
        let subject = Subject::new(Groups::new([vec![5.0, 2.0], vec![5.0, 8.0]]).unwrap());
        let atkinson = registry::find("atkinson").unwrap();
        assert!(atkinson.of(&subject, &[0.5]).is_ok());
        assert!(atkinson.of(&subject, &[]).is_err() && atkinson.of(&subject, &[1.5]).is_err());
    }
}
