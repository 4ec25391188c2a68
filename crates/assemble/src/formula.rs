//! Arithmetic over whole columns that keeps the reasons of missing cells.

use segbar_domain::{Column, Missing};
use segbar_measures::share::Bounds;
use segbar_measures::socioeconomic_index::bounds_of;

/// A cell as a term of a sum: what is zero by nature is zero.
pub(crate) fn term(cell: Result<f64, Missing>) -> Result<f64, Missing> {
    match cell {
        Err(Missing::ZeroByNature) => Ok(0.0),
        other => other,
    }
}

/// Why a whole is missing when some of its cells are: a part is. Where no source has any of them, that.
pub(crate) fn reason_of(cells: impl IntoIterator<Item = Result<f64, Missing>>) -> Missing {
    let mut cells = cells.into_iter().peekable();
    let none = cells.peek().is_some() && cells.all(|cell| cell == Err(Missing::NotInSource));
    if none { Missing::NotInSource } else { Missing::PartMissing }
}

/// The sum of columns of the same areas, with bounds where a term has them.
pub(crate) fn sum_of(terms: &[&Column]) -> Column {
    let len = terms.first().map_or(0, |column| column.len());
    let column = Column::from_cells((0..len).map(|i| sum_at(terms, i)));
    if terms.iter().all(|term| term.interval().is_none()) {
        return column;
    }
    let bound = |i: usize, of: fn(&Column, usize) -> f64| match column.cell(i) {
        Ok(_) => terms.iter().map(|column| of(column, i)).sum(),
        Err(_) => f64::NAN,
    };
    let low = (0..len).map(|i| bound(i, low_at)).collect();
    let high = (0..len).map(|i| bound(i, high_at)).collect();
    column.with_interval(low, high)
}

fn sum_at(terms: &[&Column], i: usize) -> Result<f64, Missing> {
    let cells = || terms.iter().map(|column| term(column.cell(i)));
    cells().sum::<Result<f64, Missing>>().map_err(|_| reason_of(cells()))
}

/// `factor · Σ numerator / Σ denominator` of each area. Without anybody to be a share of, there is none.
pub(crate) fn ratio_of(factor: f64, numerator: &[&Column], denominator: &[&Column]) -> Column {
    let len = numerator.first().map_or(0, |column| column.len());
    Column::from_cells((0..len).map(|i| {
        let (above, below) = (sum_at(numerator, i), sum_at(denominator, i));
        match (above, below) {
            (_, Ok(0.0)) => Err(Missing::NoPopulation),
            (Ok(above), Ok(below)) => Ok(factor * above / below),
            (above, below) => Err(reason_of([above, below])),
        }
    }))
}

/// The plain mean of columns of the same areas, with bounds where a column has them. An area that lacks one has none.
pub(crate) fn mean_of(columns: &[&Column]) -> Column {
    let len = columns.first().map_or(0, |column| column.len());
    // Every column with bounds, those without as their own: one length, so neither function below can refuse.
    let numbers = |of: fn(&Column, usize) -> f64| -> Vec<Vec<f64>> {
        let number = |column: &Column, i| term(column.cell(i)).map_or(f64::NAN, |_| of(column, i));
        columns.iter().map(|column| (0..len).map(|i| number(column, i)).collect()).collect()
    };
    let values = numbers(|column, i| term(column.cell(i)).unwrap_or(f64::NAN));
    let slices: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
    let means = segbar_measures::socioeconomic_index::mean_of(&slices).unwrap_or_else(|_| vec![f64::NAN; len]);
    let cell = |(i, mean): (usize, f64)| {
        if mean.is_nan() { Err(reason_of(columns.iter().map(|column| column.cell(i)))) } else { Ok(mean) }
    };
    let column = Column::from_cells(means.into_iter().enumerate().map(cell));
    if columns.iter().all(|column| column.interval().is_none()) {
        return column;
    }
    let (low, high) = (numbers(low_at), numbers(high_at));
    let bounds: Vec<Bounds> = low.iter().zip(&high).map(|(low, high)| Bounds { low, high }).collect();
    match bounds_of(&bounds) {
        Ok((low, high)) => column.with_interval(low, high),
        Err(_) => column,
    }
}

/// The lower bound of a cell that has a value or is zero by nature.
pub(crate) fn low_at(column: &Column, i: usize) -> f64 {
    match (column.cell(i), column.interval()) {
        (Err(_), _) => 0.0,
        (Ok(value), None) => value,
        (Ok(_), Some(interval)) => interval.low[i],
    }
}

/// The upper bound of such a cell.
pub(crate) fn high_at(column: &Column, i: usize) -> f64 {
    match (column.cell(i), column.interval()) {
        (Err(_), _) => 0.0,
        (Ok(value), None) => value,
        (Ok(_), Some(interval)) => interval.high[i],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[Result<f64, Missing>]) -> Column {
        Column::from_cells(cells.iter().copied())
    }

    fn cells(column: &Column) -> Vec<Result<f64, Missing>> {
        column.cells().collect()
    }

    #[test]
    fn a_sum_keeps_the_reason_and_takes_nature_s_zero_as_zero() {
        let a = column(&[Ok(1.0), Ok(2.0), Err(Missing::NotInSource), Ok(1.0)]);
        let b = column(&[Ok(3.0), Err(Missing::ZeroByNature), Err(Missing::NotInSource), Err(Missing::Suppressed)]);
        let expected = [Ok(4.0), Ok(2.0), Err(Missing::NotInSource), Err(Missing::PartMissing)];
        assert_eq!(cells(&sum_of(&[&a, &b])), expected);
    }

    #[test]
    fn sums_are_taken_before_the_division() {
        let (part, other) = (column(&[Ok(1.0), Ok(0.0)]), column(&[Ok(50.0), Ok(0.0)]));
        let (small, large) = (column(&[Ok(10.0), Ok(0.0)]), column(&[Ok(90.0), Err(Missing::ZeroByNature)]));
        let share = ratio_of(100.0, &[&part, &other], &[&small, &large]);
        assert_eq!(cells(&share), [Ok(51.0), Err(Missing::NoPopulation)]);
    }

    #[test]
    fn the_mean_of_a_rounded_and_an_exact_share_has_half_the_interval() {
        let rounded =
            column(&[Ok(10.0), Err(Missing::NotAvailable)]).with_interval(vec![9.5, f64::NAN], vec![10.5, f64::NAN]);
        let exact = column(&[Ok(20.0), Ok(5.0)]);
        let mean = mean_of(&[&rounded, &exact]);
        assert_eq!(cells(&mean), [Ok(15.0), Err(Missing::PartMissing)]);
        let interval = mean.interval().unwrap();
        assert_eq!((interval.low[0], interval.high[0]), (14.75, 15.25));
        assert!(interval.low[1].is_nan());
        let none = column(&[Err(Missing::ZeroByNature), Ok(1.0)]);
        assert_eq!(mean_of(&[&none, &rounded]).cell(0), Ok(5.0), "what is zero by nature is zero");
    }
}
