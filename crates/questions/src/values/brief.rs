//! A column for a map: the same order, the same classes and the same digits on the screen in half the bytes.

/// Digits after the point beyond which a number is sent as it is.
const MOST_DECIMALS: usize = 9;

/// Each value with as few digits as keep it apart from the values before and after it in order, and as it is when it is shown with
/// `shown` decimals; one more at least, since cuts between values are shown too. Equal values stay equal; classes made from ranks do not
/// change.
pub(super) fn brief(values: &mut [Option<f64>], shown: usize) {
    let mut sorted: Vec<f64> = values.iter().flatten().copied().collect();
    sorted.sort_by(f64::total_cmp);
    sorted.dedup();
    let short: Vec<f64> = (0..sorted.len())
        .map(|at| {
            let value = sorted[at];
            let low = at.checked_sub(1).map_or(f64::NEG_INFINITY, |before| f64::midpoint(sorted[before], value));
            let high = sorted.get(at + 1).map_or(f64::INFINITY, |after| f64::midpoint(value, *after));
            let fits = |short: &f64| low < *short && *short < high && rounded(*short, shown) == rounded(value, shown);
            (shown + 1..=MOST_DECIMALS).map(|decimals| rounded(value, decimals)).find(fits).unwrap_or(value)
        })
        .collect();
    for value in values.iter_mut().flatten() {
        if let Ok(at) = sorted.binary_search_by(|known| known.total_cmp(value)) {
            *value = short[at];
        }
    }
}

fn rounded(value: f64, decimals: usize) -> f64 {
    let unit = 10f64.powi(decimals as i32);
    (value * unit).round() / unit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn briefly(values: &[f64], shown: usize) -> Vec<f64> {
        let mut column: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        brief(&mut column, shown);
        column.into_iter().flatten().collect()
    }

    #[test]
    fn a_value_far_from_others_has_one_digit_more_than_is_shown() {
        assert_eq!(briefly(&[4.506_232_023, 17.0, 2.962_962_962], 1), [4.51, 17.0, 2.96]);
    }

    #[test]
    fn values_close_to_each_other_stay_apart_and_in_order_and_equal_ones_equal() {
        assert_eq!(briefly(&[4.506, 4.51, 4.506], 1), [4.506, 4.51, 4.506]);
        assert_eq!(briefly(&[4.506_4, 4.507_1, 4.512], 1), [4.506, 4.507, 4.51]);
        let close = [1.0 / 3.0, 1.0 / 3.0 + 1e-12, 1.0 / 3.0 + 2e-12];
        assert_eq!(briefly(&close, 1), [0.33, close[1], close[2]], "the lowest has nothing below it");
    }

    #[test]
    fn what_is_shown_stays_as_it_is() {
        // 12.349 on two decimals is 12.35, which would be shown as 12.4.
        assert_eq!(briefly(&[12.349, 12.342, 12.3], 1), [12.349, 12.34, 12.3]);
    }

    #[test]
    fn missing_values_stay_missing_and_whole_numbers_whole() {
        let mut column = [Some(10_551_707.0), None, Some(-3.0)];
        brief(&mut column, 0);
        assert_eq!(column, [Some(10_551_707.0), None, Some(-3.0)]);
    }
}
