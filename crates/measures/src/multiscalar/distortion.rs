//! Distortion: how long one must look around, from each area, before the picture of the whole comes right.
//!
//! From area i outwards, after n people, the composition met so far has the divergence
//! `KLᵢ(n) = Σ_g q_g ln(q_g / π_g)` from that of the whole. For a precision δ, the focal distance τᵢ(δ) is the number of
//! people after which the divergence stays at δ or below. The distortion coefficient is `∫ τᵢ(δ) dδ / T`, which is the mean
//! over n of the greatest divergence that is still to come. Areas at the same distance join together.
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
