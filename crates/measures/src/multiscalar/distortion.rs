//! Distortion: how long one must look around, from each area, before the picture of the whole comes right.
//!
//! From area i outwards, after n people, the composition met so far has the divergence
//! `KLᵢ(n) = Σ_g q_g ln(q_g / π_g)` from that of the whole. For a precision δ, the focal distance τᵢ(δ) is the number of
//! people after which the divergence stays at δ or below. The distortion coefficient is `∫ τᵢ(δ) dδ / T`, which is the mean
//! over n of the greatest divergence that is still to come. Areas at the same distance join together.
//!
//! It is normalised by its value on the way along which the groups come one after another, the smallest first. There,
//! after the share s of all people, of which C belongs to groups that are already complete,
//! `KL(s) = −ln s + (1 − C/s) ln((s − C) / π_g)`, so that a group adds `∫ −ln s ds − π_g (1 + c Li₂(−1/c))`, `c = C/π_g`.
//!
//! Source: Olteanu, M., Randon-Furling, J., and Clark, W. A. V. (2019), Segregation through the multiscalar lens, PNAS 116.
//! See `docs/methods/measures/distortion.md`.

use crate::error::{self, MeasureError};
use crate::information::n_ln_n;
use crate::input::{Groups, Places};
use crate::par;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::tree::squared;

/// The distortion coefficient of every area in nats, 0 and more; NaN for none. Grows as n² log n with the areas.
///
/// # Errors
/// Another number of places than areas.
pub fn distortion(groups: &Groups, places: &Places) -> Result<Vec<f64>, MeasureError> {
    from_each(groups, places, |steps| {
        let (mut ahead, mut area) = (0.0f64, 0.0);
        for step in steps.iter().rev() {
            ahead = ahead.max(step.divergence);
            area += ahead * step.people;
        }
        area / groups.total()
    })
}

/// The distortion coefficient of every area as a share of the [`greatest_distortion`], 0 and more; NaN for none. For
/// comparing places and groups of different composition.
///
/// # Errors
/// Another number of places than areas.
pub fn normalised_distortion(groups: &Groups, places: &Places) -> Result<Vec<f64>, MeasureError> {
    let greatest = greatest_distortion(groups);
    let mut values = distortion(groups, places)?;
    values.iter_mut().for_each(|value| *value /= greatest);
    Ok(values)
}

/// The distortion coefficient in nats, > 0, where one meets the groups one after another, the smallest first.
pub fn greatest_distortion(groups: &Groups) -> f64 {
    let mut shares: Vec<f64> = groups.with_members().map(|(_, share)| share).collect();
    shares.sort_unstable_by(f64::total_cmp);
    // The integral of −ln s from 0 to s.
    let below = |s: f64| s - n_ln_n(s);
    let (mut complete, mut sum) = (0.0, 0.0);
    for share in shares {
        // The first group meets nobody before it: the limit of c Li₂(−1/c) at c = 0 is 0.
        let before = if complete > 0.0 { complete / share * dilogarithm_of_negative(share / complete) } else { 0.0 };
        sum += below(complete + share) - below(complete) - share * (1.0 + before);
        complete += share;
    }
    sum
}

/// `Li₂(−x) = Σ (−x)ⁿ / n²`, continued, for x > 0.
fn dilogarithm_of_negative(x: f64) -> f64 {
    if x > 1.0 {
        // Euler's inversion.
        let log = x.ln();
        return -std::f64::consts::PI.powi(2) / 6.0 - log * log / 2.0 - dilogarithm_of_negative(1.0 / x);
    }
    // Landen's transformation, to a w of at most one half.
    let (w, log) = (x / (1.0 + x), x.ln_1p());
    let (mut power, mut series) = (1.0, 0.0);
    for n in 1..=60 {
        power *= w;
        series += power / f64::from(n * n);
    }
    -series - log * log / 2.0
}

/// The sum of the divergences over the areas met from each area, its own first: what PySAL calls local distortion. It
/// depends on how many areas there are. Areas without people are no steps.
///
/// # Errors
/// Another number of places than areas.
pub fn summed_divergence(groups: &Groups, places: &Places) -> Result<Vec<f64>, MeasureError> {
    from_each(groups, places, |steps| steps.iter().map(|step| step.divergence * step.areas).sum())
}

/// One ring of areas at the same distance.
struct Step {
    people: f64,
    areas: f64,
    /// Of the composition of all people up to here.
    divergence: f64,
}

fn from_each(
    groups: &Groups,
    places: &Places,
    measure: impl Fn(&[Step]) -> f64 + Sync + Send,
) -> Result<Vec<f64>, MeasureError> {
    error::same_length(groups.n(), places.n())?;
    // Row by row, so that a step adds neighbouring numbers; groups and areas without people make no step.
    let columns: Vec<(&[f64], f64)> = groups.with_members().collect();
    let log_shares: Vec<f64> = columns.iter().map(|(_, share)| share.ln()).collect();
    let populated: Vec<usize> = (0..groups.n()).filter(|i| groups.totals()[*i] > 0.0).collect();
    let rows: Vec<f64> = populated.iter().flat_map(|i| columns.iter().map(move |(column, _)| column[*i])).collect();
    let (x, y) = (places.x(), places.y());
    let room = || (Vec::new(), Vec::new(), vec![0.0; columns.len()]);
    let of = |(order, steps, met): &mut (Vec<u128>, Vec<Step>, Vec<f64>), i: usize| {
        // A squared distance is not negative, so its bits sort as it does.
        let key = |(place, j): (usize, &usize)| {
            (u128::from(squared(x[*j] - x[i], y[*j] - y[i]).to_bits()) << 64) | place as u128
        };
        order.clear();
        order.extend(populated.iter().enumerate().map(key));
        order.sort_unstable();
        steps.clear();
        met.fill(0.0);
        let mut all = 0.0;
        for ring in order.chunk_by(|a, b| a >> 64 == b >> 64) {
            let before = all;
            for key in ring {
                let row = *key as u64 as usize * met.len();
                for (met, n) in met.iter_mut().zip(&rows[row..]) {
                    *met += n;
                    all += n;
                }
            }
            let cells: f64 = met.iter().zip(&log_shares).map(|(n, log_share)| n_ln_n(*n) - n * log_share).sum();
            let divergence = ((cells - n_ln_n(all)) / all).max(0.0);
            steps.push(Step { people: all - before, areas: ring.len() as f64, divergence });
        }
        measure(steps)
    };
    Ok(par::map_with(groups.n(), room, of))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "distortion",
    family: Family::Local,
    name: Words { sv: "Distorsionskoefficient", en: "Distortion coefficient" },
    line: Words {
        sv: "Hur länge man måste se sig omkring från området innan bilden av helheten stämmer.",
        en: "How long one must look around from the area before the picture of the whole comes right.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Nats,
    parameters: &[],
    function: Function::EachAreaPlaces(|groups, places, _| distortion(groups, places)),
};

/// As it stands in the list of measures.
pub const NORMALISED: Measure = Measure {
    id: "normalised_distortion",
    family: Family::Local,
    name: Words { sv: "Normerad distorsionskoefficient", en: "Normalised distortion coefficient" },
    line: Words {
        sv: "Distorsionskoefficienten som andel av den vid störst möjliga åtskillnad.",
        en: "The distortion coefficient as a share of the one at the greatest separation.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::EachAreaPlaces(|groups, places, _| normalised_distortion(groups, places)),
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_dilogarithm_has_its_known_values() {
        let pi2 = std::f64::consts::PI.powi(2);
        let golden = (5f64.sqrt() - 1.0) / 2.0;
        assert!((dilogarithm_of_negative(1.0) + pi2 / 12.0).abs() < 1e-15);
        let known = -pi2 / 15.0 + golden.ln().powi(2) / 2.0;
        assert!((dilogarithm_of_negative(golden) - known).abs() < 1e-15);
        let known = -pi2 / 10.0 - golden.ln().powi(2);
        assert!((dilogarithm_of_negative(1.0 / golden) - known).abs() < 1e-14);
    }

    #[test]
    fn the_greatest_distortion_is_that_of_people_who_stand_in_line_by_group() {
        let sizes = [60, 220, 520];
        let n: usize = sizes.iter().sum();
        let group_of = |i: usize| if i < 60 { 0 } else { 1 + usize::from(i >= 280) };
        let columns = (0..3).map(|g| (0..n).map(|i| f64::from(u8::from(group_of(i) == g))).collect::<Vec<f64>>());
        let groups = Groups::new(columns).unwrap();
        // From the first person the others stand farther and farther away.
        let places = Places::new((0..n).map(|i| i as f64).collect::<Vec<_>>().into(), vec![0.0; n].into()).unwrap();
        let first = distortion(&groups, &places).unwrap()[0];
        assert!((first / greatest_distortion(&groups) - 1.0).abs() < 5e-3, "{first} {}", greatest_distortion(&groups));
    }

    proptest! {
        #[test]
        fn no_way_is_longer_than_the_greatest(
            areas in proptest::collection::vec((0u32..50, 0u32..50, 0u32..50, 0u32..9, 0u32..9), 3..30)
        ) {
            let column = |f: fn(&(u32, u32, u32, u32, u32)) -> u32| -> Vec<f64> { areas.iter().map(|a| f64::from(f(a))).collect() };
            let groups = Groups::new([column(|a| a.0), column(|a| a.1 / 7), column(|a| a.2 * u32::from(a.3 > 5))]);
            prop_assume!(groups.is_ok());
            let places = Places::new(column(|a| a.3).into(), column(|a| a.4).into()).unwrap();
            for value in normalised_distortion(&groups.unwrap(), &places).unwrap() {
                prop_assert!(value.is_nan() || (0.0..=1.0 + 1e-12).contains(&value), "{value}");
            }
        }
    }
}
