//! What can be wrong with the numbers that a statistic is asked of.

/// Why a statistic cannot be computed. Positions count from 0 in area order.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MeasureError {
    /// Arrays that should be about the same areas differ in length.
    #[error("the arrays are about different areas: one has {left} values, another {right}")]
    UnequalLengths {
        /// Length of the first.
        left: usize,
        /// Length of the other.
        right: usize,
    },
    /// A count or weight below zero.
    #[error("the value {value} at position {position} is negative; counts and weights are zero or greater")]
    Negative {
        /// Where.
        position: usize,
        /// The value.
        value: f64,
    },
    /// Infinite, or not a number where none may be missing.
    #[error("the value at position {position} is not a finite number")]
    NotFinite {
        /// Where.
        position: usize,
    },
    /// A share outside 0–100.
    #[error("the value {value} at position {position} is not a share; shares lie between 0 and 100 per cent")]
    NotAShare {
        /// Where.
        position: usize,
        /// The value.
        value: f64,
    },
    /// Nothing to compute from.
    #[error("there are no values")]
    NoValues,
    /// A group without members has no distribution over the areas.
    #[error("a group has no members in any area, so it is not spread over them in any way")]
    EmptyGroup,
    /// One area: there is nothing to be uneven over.
    #[error("there is only one area with values; at least two are needed")]
    OneArea,
    /// All values alike: no standard deviation to cut by.
    #[error("all areas have the same value, so there is no spread to classify by")]
    NoSpread,
    /// One group: there is nobody to be apart from.
    #[error("there is only one group; at least two are needed")]
    OneGroup,
    /// A group with more members than its area has people.
    #[error("the group at position {position} has {group} members, more than the {total} people of the area")]
    GroupAboveTotal {
        /// Where.
        position: usize,
        /// Members of the group.
        group: f64,
        /// People of the area.
        total: f64,
    },
    /// Counts whose sum cannot be computed with.
    #[error("the counts of a group add up to {sum}; a group with members has between 1e-100 and 1e100 of them")]
    OutOfScale {
        /// The sum.
        sum: f64,
    },
    /// A position beyond the last area.
    #[error("there is no area at position {position}; there are {n} areas, counted from 0")]
    NoSuchArea {
        /// The position asked for.
        position: usize,
        /// Number of areas.
        n: usize,
    },
    /// A position beyond the last group.
    #[error("there is no group at position {position}; there are {k} groups, counted from 0")]
    NoSuchGroup {
        /// The position asked for.
        position: usize,
        /// Number of groups.
        k: usize,
    },
    /// A size that is zero, negative or missing.
    #[error("the value {value} at position {position} is not a size; sizes are finite and greater than zero")]
    NotPositive {
        /// Where.
        position: usize,
        /// The value.
        value: f64,
    },
    /// The measure needs something that the input lacks.
    #[error("{what} must be given for this measure")]
    NotGiven {
        /// What.
        what: &'static str,
    },
    /// Nothing can be beyond what chance gives.
    #[error(
        "chance alone gives complete separation here, so nothing can be told apart from it: the areas are too small"
    )]
    AllByChance,
    /// No hierarchy: a unit lies in two larger units.
    #[error("the unit {unit} lies in two units of the level above; in a hierarchy it lies in one")]
    NotNested {
        /// The unit.
        unit: usize,
    },
    /// A table that cannot get the wanted margins.
    #[error("the sizes of areas and groups cannot be reached from this table, since some of its cells are empty")]
    MarginsOutOfReach,
    /// A parameter that the measure does not have.
    #[error("{measure} has no parameter '{name}'; it has {known}")]
    NoSuchParameter {
        /// Identifier of the measure.
        measure: &'static str,
        /// The name asked for.
        name: String,
        /// The names that it has.
        known: String,
    },
    /// A parameter outside its range.
    #[error("the parameter {name} is {value}; it must be {allowed}")]
    BadParameter {
        /// Its name.
        name: &'static str,
        /// The value.
        value: f64,
        /// What is allowed, in words.
        allowed: String,
    },
    /// An area that is its own neighbour.
    #[error("the area at position {position} is given as its own neighbour; neighbours are other areas")]
    OwnNeighbour {
        /// Where.
        position: usize,
    },
    /// The same neighbour twice.
    #[error("the area at position {position} has {neighbour} as its neighbour twice; give each pair once")]
    NeighbourTwice {
        /// The area.
        position: usize,
        /// Its neighbour.
        neighbour: usize,
    },
    /// More areas than neighbours can be numbered.
    #[error("there are {n} areas; neighbours can be found among at most 4 294 967 295")]
    TooMany {
        /// How many.
        n: usize,
    },
    /// No two areas are neighbours.
    #[error("no two areas are neighbours, so nothing can be said about neighbours")]
    NoNeighbours,
    /// A graph of neighbours in several pieces.
    #[error(
        "the areas fall into {parts} parts that no chain of neighbours joins, so there are no distances between them; \
         join the parts (an island with the nearest area, for example) or leave parts out"
    )]
    NotConnected {
        /// How many parts.
        parts: usize,
    },
    /// A measure whose formula divides by zero here.
    #[error("the measure is not defined here: {why}")]
    Undefined {
        /// What is missing for it.
        why: &'static str,
    },
    /// A step of rounding that is none.
    #[error("the step of rounding {step} is not a finite number that is zero or greater")]
    BadResolution {
        /// The step.
        step: f64,
    },
}

/// That the arrays have equal lengths.
pub(crate) fn same_length(left: usize, right: usize) -> Result<(), MeasureError> {
    if left == right { Ok(()) } else { Err(MeasureError::UnequalLengths { left, right }) }
}

/// That areas can be numbered with 32 bits.
pub(crate) fn countable(n: usize) -> Result<(), MeasureError> {
    if u32::try_from(n).is_ok() { Ok(()) } else { Err(MeasureError::TooMany { n }) }
}

/// That a value is finite and not negative.
pub(crate) fn non_negative(position: usize, value: f64) -> Result<f64, MeasureError> {
    if !value.is_finite() {
        return Err(MeasureError::NotFinite { position });
    }
    if value < 0.0 {
        return Err(MeasureError::Negative { position, value });
    }
    Ok(value)
}

/// That a step of rounding is one.
pub(crate) fn resolution(step: f64) -> Result<f64, MeasureError> {
    if step.is_finite() && step >= 0.0 { Ok(step) } else { Err(MeasureError::BadResolution { step }) }
}
