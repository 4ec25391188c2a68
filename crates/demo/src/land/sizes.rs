//! How many of each kind there are: the sizes of the areas follow the shape of Sweden's division into areas.

use crate::random::{Dice, normal_quantile};

/// Counties.
pub const COUNTIES: usize = 21;
/// Municipalities.
pub const MUNICIPALITIES: usize = 290;
/// RegSO.
pub const REGSO: usize = 3363;
/// DeSO.
pub const DESO: usize = 5984;

/// RegSO in the three large cities.
pub const LARGE_CITIES: [usize; 3] = [147, 127, 91];
/// RegSO in the largest of the other municipalities.
const LARGEST_OTHER: usize = 61;
/// RegSO in the smallest municipalities.
const SMALLEST: usize = 2;

/// How many RegSO consist of so many DeSO: 52 % of one alone.
const DESO_IN_REGSO: [(usize, usize); 13] = [
    (1, 1754),
    (2, 1010),
    (3, 402),
    (4, 105),
    (5, 45),
    (6, 18),
    (7, 10),
    (8, 6),
    (9, 5),
    (10, 3),
    (11, 3),
    (12, 1),
    (13, 1),
];

/// RegSO per municipality, in falling order: the three large cities, then a log-normal shape between 2 and 61.
pub fn regso_per_municipality() -> Vec<usize> {
    let others = MUNICIPALITIES - LARGE_CITIES.len();
    let wanted = REGSO - LARGE_CITIES.iter().sum::<usize>();
    let sizes = |median: f64| -> Vec<usize> {
        let size = |rank: usize| {
            let z = normal_quantile(1.0 - (rank as f64 + 0.5) / others as f64);
            ((median * (0.8 * z).exp()).round() as usize).clamp(SMALLEST, LARGEST_OTHER)
        };
        (0..others).map(size).collect()
    };
    // The sum grows with the median: halve the interval until the sum is as near from below as it gets.
    let (mut low, mut high) = (1.0, 30.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if sizes(middle).iter().sum::<usize>() <= wanted { low = middle } else { high = middle }
    }
    let mut rest = sizes(low);
    let mut lacking = wanted - rest.iter().sum::<usize>();
    // What is lacking goes one by one to the middle of the list, where one more changes least.
    let middle = others / 2;
    for i in (0..middle).rev().cycle() {
        if lacking == 0 {
            break;
        }
        rest[i] += 1;
        lacking -= 1;
    }
    rest.sort_unstable_by(|a, b| b.cmp(a));
    LARGE_CITIES.into_iter().chain(rest).collect()
}

/// DeSO per RegSO, in random order.
pub fn deso_per_regso(dice: &mut Dice) -> Vec<usize> {
    let mut sizes: Vec<_> = DESO_IN_REGSO.iter().flat_map(|(deso, times)| std::iter::repeat_n(*deso, *times)).collect();
    dice.shuffle(&mut sizes);
    sizes
}

/// RegSO of a municipality outside localities (A) and in localities beside the main town (B); the rest, at least one,
/// are the main town (C). Small municipalities are mostly countryside, large ones mostly town.
pub fn countryside(regso: usize) -> (usize, usize) {
    let n = regso as f64;
    let outside = (n * (0.05 + 0.40 * (-n / 16.0).exp())).round().max(1.0) as usize;
    let beside = if regso < 4 { 0 } else { (n * 0.15 * (-n / 55.0).exp()).round() as usize };
    let beside = beside.min(regso - 1 - outside.min(regso - 1));
    (outside.min(regso - 1), beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sizes_add_up_to_the_known_numbers() {
        let municipalities = regso_per_municipality();
        assert_eq!(municipalities.len(), MUNICIPALITIES);
        assert_eq!(municipalities.iter().sum::<usize>(), REGSO);
        assert_eq!((municipalities[0], municipalities[MUNICIPALITIES - 1]), (147, 2));
        let regso = deso_per_regso(&mut Dice::of(1, "test"));
        assert_eq!(regso.len(), REGSO);
        assert_eq!(regso.iter().sum::<usize>(), DESO);
    }

    #[test]
    fn every_municipality_has_a_main_town() {
        for regso in 2..=147 {
            let (outside, beside) = countryside(regso);
            assert!(outside + beside < regso, "{regso}: {outside} + {beside}");
        }
    }
}
