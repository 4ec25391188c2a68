use crate::error::{self, MeasureError};
use crate::input::{Groups, OrderedGroups, Places, TwoGroups};
use crate::weights::Weights;
use std::borrow::Cow;

/// What a measure may be taken of: k ≥ 2 groups over n ≥ 2 areas, and, where a measure needs more, which groups stand
/// against which, whether they stand in an order, where the areas are, which are neighbours and how long their borders
/// are. A measure takes what it needs; what it needs and is not there, it refuses with a sentence.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    groups: OrderedGroups<'a>,
    ordered: bool,
    contrast: Option<Contrast>,
    places: Option<Places<'a>>,
    neighbours: Option<Cow<'a, Weights>>,
    borders: Option<Cow<'a, Weights>>,
}

/// Which groups stand against which, by their positions; `None` for all the others.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Contrast {
    group: Vec<usize>,
    others: Option<Vec<usize>>,
}

impl<'a> Subject<'a> {
    /// Groups without an order. Where there are two, the first stands against the second.
    pub fn new(groups: Groups<'a>) -> Self {
        let contrast = (groups.k() == 2).then(|| Contrast { group: vec![0], others: None });
        Self { groups: groups.into(), ordered: false, contrast, places: None, neighbours: None, borders: None }
    }

    /// Groups that stand in an order, the lowest first.
    pub fn ordered(groups: OrderedGroups<'a>) -> Self {
        let contrast = (groups.groups().k() == 2).then(|| Contrast { group: vec![0], others: None });
        Self { groups, ordered: true, contrast, places: None, neighbours: None, borders: None }
    }

    /// A group and the others.
    ///
    /// # Errors
    /// None that [`TwoGroups`] did not refuse already.
    pub fn two_groups(groups: &'a TwoGroups<'_>) -> Result<Self, MeasureError> {
        Ok(Self::new(Groups::new([groups.x(), groups.y()])?))
    }

    /// The same with some groups, taken together, against others, or against all others where none are named: for the
    /// measures of two groups.
    ///
    /// # Errors
    /// No group, a group that is none, a group on both sides or twice.
    pub fn against(self, group: &[usize], others: Option<&[usize]>) -> Result<Self, MeasureError> {
        let k = self.k();
        let mut seen = vec![false; k];
        if group.is_empty() || others.is_some_and(<[usize]>::is_empty) {
            return Err(MeasureError::NotGiven { what: "a group on either side" });
        }
        for position in group.iter().chain(others.unwrap_or_default()) {
            match seen.get_mut(*position) {
                None => return Err(MeasureError::NoSuchGroup { position: *position, k }),
                Some(true) => return Err(MeasureError::Undefined { why: "a group stands on both sides, or twice" }),
                Some(seen) => *seen = true,
            }
        }
        if others.is_none() && seen.iter().all(|seen| *seen) {
            return Err(MeasureError::NotGiven { what: "a group on either side" });
        }
        Ok(Self { contrast: Some(Contrast { group: group.to_vec(), others: others.map(<[usize]>::to_vec) }), ..self })
    }

    /// The same with where the areas are.
    ///
    /// # Errors
    /// Another number of areas.
    pub fn with_places(self, places: &'a Places<'_>) -> Result<Self, MeasureError> {
        error::same_length(self.n(), places.n())?;
        Ok(Self { places: Some(places.lent()), ..self })
    }

    /// The same with which areas are neighbours, and how much each counts.
    ///
    /// # Errors
    /// Another number of areas.
    pub fn with_neighbours(self, weights: &'a Weights) -> Result<Self, MeasureError> {
        error::same_length(self.n(), weights.n())?;
        Ok(Self { neighbours: Some(Cow::Borrowed(weights)), ..self })
    }

    /// The same with the lengths in metres of the borders between neighbours.
    ///
    /// # Errors
    /// Another number of areas.
    pub fn with_borders(self, lengths: &'a Weights) -> Result<Self, MeasureError> {
        error::same_length(self.n(), lengths.n())?;
        Ok(Self { borders: Some(Cow::Borrowed(lengths)), ..self })
    }

    /// The same over a part of the areas, with what lies inside it: borders and neighbours outside fall away.
    ///
    /// # Errors
    /// A position that is none or stands twice; fewer than two areas; fewer than two groups with members there.
    pub fn at(&self, positions: &[usize]) -> Result<Subject<'static>, MeasureError> {
        let groups = self.groups.at(positions)?;
        let part = |weights: &Option<Cow<Weights>>| weights.as_ref().map(|w| w.at(positions)).transpose();
        Ok(Subject {
            groups,
            ordered: self.ordered,
            contrast: self.contrast.clone(),
            places: self.places.as_ref().map(|p| p.at(positions)).transpose()?,
            neighbours: part(&self.neighbours)?.map(Cow::Owned),
            borders: part(&self.borders)?.map(Cow::Owned),
        })
    }

    /// The same places, neighbours, order and sides with other counts of the same groups in the same areas.
    ///
    /// # Errors
    /// Another number of groups or areas, and what [`Groups::new`] refuses.
    pub fn with_counts<'b>(&'b self, columns: Vec<Cow<'b, [f64]>>) -> Result<Subject<'b>, MeasureError> {
        error::same_length(self.k(), columns.len())?;
        let groups = Groups::new(columns)?;
        error::same_length(self.n(), groups.n())?;
        Ok(Subject {
            groups: groups.into(),
            ordered: self.ordered,
            contrast: self.contrast.clone(),
            places: self.places.as_ref().map(Places::lent),
            neighbours: self.neighbours.as_deref().map(Cow::Borrowed),
            borders: self.borders.as_deref().map(Cow::Borrowed),
        })
    }

    /// The same, borrowed.
    pub fn lent(&self) -> Subject<'_> {
        Subject {
            groups: self.groups.lent(),
            ordered: self.ordered,
            contrast: self.contrast.clone(),
            places: self.places.as_ref().map(Places::lent),
            neighbours: self.neighbours.as_deref().map(Cow::Borrowed),
            borders: self.borders.as_deref().map(Cow::Borrowed),
        }
    }

    /// The same with no more than the two sides, as two groups without an order.
    ///
    /// # Errors
    /// As [`Subject::sides`].
    pub fn of_sides(&self) -> Result<Subject<'_>, MeasureError> {
        let sides = self.sides()?;
        let groups = Groups::new([sides.x().to_vec(), sides.y().to_vec()])?;
        let contrast = Some(Contrast { group: vec![0], others: None });
        Ok(Subject { groups: groups.into(), ordered: false, contrast, ..self.lent() })
    }

    /// Number of areas, those without people included.
    pub fn n(&self) -> usize {
        self.groups.groups().n()
    }

    /// Number of groups, those without members included.
    pub fn k(&self) -> usize {
        self.groups.groups().k()
    }

    /// The groups.
    pub fn groups(&self) -> &Groups<'a> {
        self.groups.groups()
    }

    /// The groups in their order.
    ///
    /// # Errors
    /// They stand in none.
    pub fn in_order(&self) -> Result<&OrderedGroups<'a>, MeasureError> {
        if self.ordered { Ok(&self.groups) } else { Err(MeasureError::NotGiven { what: "the order of the groups" }) }
    }

    /// The two sides that stand against each other.
    ///
    /// # Errors
    /// There are more than two groups and nothing says which stand against which; a side has no members.
    pub fn sides(&self) -> Result<TwoGroups<'_>, MeasureError> {
        let Contrast { group, others } =
            self.contrast.as_ref().ok_or(MeasureError::NotGiven { what: "which group stands against which" })?;
        let rest: Vec<usize>;
        let others = match others {
            Some(others) => others,
            None => {
                rest = (0..self.k()).filter(|g| !group.contains(g)).collect();
                &rest
            }
        };
        TwoGroups::of_two(self.together(group), self.together(others))
    }

    /// Some groups taken together, per area.
    fn together(&self, groups: &[usize]) -> Cow<'_, [f64]> {
        let mut columns = self.groups().columns().enumerate().filter(|(g, _)| groups.contains(g)).map(|(_, c)| c);
        let first = columns.next().unwrap_or_default();
        columns.fold(Cow::Borrowed(first), |mut sum, column| {
            for (sum, count) in sum.to_mut().iter_mut().zip(column) {
                *sum += count;
            }
            sum
        })
    }

    /// Where the areas are.
    ///
    /// # Errors
    /// It was not said.
    pub fn places(&self) -> Result<&Places<'a>, MeasureError> {
        self.places.as_ref().ok_or(MeasureError::NotGiven { what: "where the areas are" })
    }

    /// Which areas are neighbours.
    ///
    /// # Errors
    /// It was not said.
    pub fn neighbours(&self) -> Result<&Weights, MeasureError> {
        self.neighbours.as_deref().ok_or(MeasureError::NotGiven { what: "which areas are neighbours" })
    }

    /// How long the borders between neighbours are.
    ///
    /// # Errors
    /// It was not said.
    pub fn borders(&self) -> Result<&Weights, MeasureError> {
        self.borders.as_deref().ok_or(MeasureError::NotGiven { what: "the length of the borders between the areas" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Subject<'static> {
        Subject::new(Groups::new([vec![1.0, 2.0, 0.0], vec![3.0, 0.0, 4.0], vec![5.0, 6.0, 7.0]]).unwrap())
    }

    #[test]
    fn groups_stand_against_each_other_or_against_the_rest() {
        assert_eq!(
            three().sides().unwrap_err().to_string(),
            "which group stands against which must be given for this measure"
        );
        let rest = three().against(&[0], None).unwrap();
        assert_eq!(
            (rest.sides().unwrap().x(), rest.sides().unwrap().y()),
            (&[1.0, 2.0, 0.0][..], &[8.0, 6.0, 11.0][..])
        );
        let two = three().against(&[2, 0], Some(&[1])).unwrap();
        assert_eq!((two.sides().unwrap().x(), two.sides().unwrap().y()), (&[6.0, 8.0, 7.0][..], &[3.0, 0.0, 4.0][..]));
        assert_eq!(three().against(&[3], None).unwrap_err(), MeasureError::NoSuchGroup { position: 3, k: 3 });
        for (group, others) in [(&[][..], None), (&[0, 1, 2], None), (&[0], Some(&[][..])), (&[0], Some(&[0][..]))] {
            assert!(three().against(group, others).is_err(), "{group:?} {others:?}");
        }
    }

    #[test]
    fn a_part_keeps_sides_and_neighbours_inside() {
        let weights = Weights::mutual(3, [(0, 1, 5.0), (1, 2, 7.0)]).unwrap();
        let subject = three().against(&[1], None).unwrap();
        let subject = subject.with_neighbours(&weights).unwrap();
        let part = subject.at(&[2, 1]).unwrap();
        assert_eq!(part.sides().unwrap().x(), [4.0, 0.0]);
        assert_eq!(part.neighbours().unwrap(), &Weights::mutual(2, [(0, 1, 7.0)]).unwrap());
        assert!(part.borders().is_err() && part.places().is_err() && part.in_order().is_err());
    }
}
