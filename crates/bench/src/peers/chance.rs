//! What chance gives: replicates from a fixed seed.

use super::data::Data;
use super::line::{Found, Values};
use segbar_measures::MeasureError;
use segbar_measures::autocorrelation::{
    Alternative, Permutations, Tails, local_g_tails, local_moran_tails, moran, moran_permuted,
};
use segbar_measures::inference::{Null, Plan, Scheme, bootstrap_interval, difference_test, randomisation_test};
use segbar_measures::registry::{self, Measure, Subject};

const SEED: u64 = 1;

/// A comparison with so many replicates.
pub fn run(name: &str, data: &Data, replicates: u32) -> Result<Found, String> {
    let plan = Plan { replicates, seed: SEED };
    let found = match name {
        "dissimilarity_systematic" => randomised("dissimilarity", data, Null::Systematic, plan),
        "dissimilarity_evenness" => randomised("dissimilarity", data, Null::Evenness, plan),
        "dissimilarity_persons" => randomised("dissimilarity", data, Null::PersonPermutation, plan),
        "information_theory_systematic" => randomised("information_theory", data, Null::Systematic, plan),
        "information_theory_evenness" => randomised("information_theory", data, Null::Evenness, plan),
        "information_theory_persons" => randomised("information_theory", data, Null::PersonPermutation, plan),
        "adjacency_dissimilarity_areas" => randomised("adjacency_dissimilarity", data, Null::AreaPermutation, plan),
        "dissimilarity_bootstrap" => drawn_again("dissimilarity", data, plan),
        "information_theory_bootstrap" => drawn_again("information_theory", data, plan),
        "difference_random_labels" => difference(data, Scheme::RandomLabels, plan),
        "difference_composition" => difference(data, Scheme::CounterfactualComposition, plan),
        "difference_bootstrap" => difference(data, Scheme::Bootstrap, plan),
        "geary_placed" => overall("geary", data, plan),
        "moran_placed" | "local_moran_placed" | "local_moran_placed_on_all_cores" | "local_g_star_placed" => {
            placed(name, data, replicates)
        }
        _ => return Err(format!("there is no comparison '{name}' with chance")),
    };
    found.map_err(|reason| reason.to_string())
}

fn measure(id: &'static str) -> Result<&'static Measure, MeasureError> {
    registry::find(id).ok_or(MeasureError::NotGiven { what: "a measure of the list" })
}

/// The measure, and what it is where chance alone decides.
fn randomised(id: &'static str, data: &Data, null: Null, plan: Plan) -> Result<Found, MeasureError> {
    let measure = measure(id)?;
    Found::timed(|| {
        let two = data.two_groups()?;
        let subject = if measure.has_sides() { Subject::two_groups(&two)? } else { Subject::new(data.groups()?) };
        let subject = subject.with_neighbours(data.touching()?)?;
        let test = randomisation_test(measure, &subject, &[], null, plan)?;
        Ok(Values::Chance { value: test.value, mean: test.null_mean, sd: test.null_sd, count: test.replicates })
    })
}

/// The measure, and what it is of areas drawn again.
fn drawn_again(id: &'static str, data: &Data, plan: Plan) -> Result<Found, MeasureError> {
    let measure = measure(id)?;
    Found::timed(|| {
        let two = data.two_groups()?;
        let subject = if measure.has_sides() { Subject::two_groups(&two)? } else { Subject::new(data.groups()?) };
        let found = bootstrap_interval(measure, &subject, &[], 0.95, plan)?;
        let (value, sd) = (found.value, found.sd);
        Ok(Values::Chance { value, mean: value + found.bias, sd, count: found.replicates })
    })
}

/// The difference in dissimilarity between the two times.
fn difference(data: &Data, scheme: Scheme, plan: Plan) -> Result<Found, MeasureError> {
    let measure = measure("dissimilarity")?;
    Found::timed(|| {
        let (first, second) = (data.two_groups()?, data.two_groups_2()?);
        let (first, second) = (Subject::two_groups(&first)?, Subject::two_groups(&second)?);
        let found = difference_test(measure, &first, &second, &[], scheme, plan)?;
        let (mean, sd) = (found.drawn_mean, found.drawn_sd);
        Ok(Values::Chance { value: found.difference, mean, sd, count: found.replicates })
    })
}

/// A measure of the shares and the eight nearest areas, and what it is where the areas change places.
fn overall(id: &'static str, data: &Data, plan: Plan) -> Result<Found, MeasureError> {
    let (measure, rows) = (measure(id)?, data.nearest()?.row_standardised());
    Found::timed(|| {
        let two = data.two_groups()?;
        let subject = Subject::two_groups(&two)?.with_neighbours(&rows)?;
        let test = randomisation_test(measure, &subject, &[], Null::AreaPermutation, plan)?;
        Ok(Values::Chance { value: test.value, mean: test.null_mean, sd: test.null_sd, count: test.replicates })
    })
}

/// Shares placed at random over the areas.
fn placed(name: &str, data: &Data, replicates: u32) -> Result<Found, MeasureError> {
    let permutations = Permutations::new(replicates, SEED)?;
    let (plain, rows) = (data.nearest()?, data.nearest()?.row_standardised());
    let share = data.share()?;
    Found::timed(|| {
        if name == "moran_placed" {
            let values = moran_permuted(&share, &rows, permutations)?;
            let (mean, sd) = moments(&values);
            return Ok(Values::Chance { value: moran(&share, &rows)?.value, mean, sd, count: replicates });
        }
        let tails: Vec<Tails> = match name {
            "local_g_star_placed" => local_g_tails(&share, plain, permutations)?,
            _ => local_moran_tails(&share, &rows, permutations)?,
        };
        // The other side gives the smaller tail alone.
        let chances = tails.iter().map(|tails| tails.p(Alternative::Directed)).collect();
        Ok(Values::Chances { chances, count: replicates })
    })
}

/// Mean and standard deviation with the divisor n.
fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, (values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n).sqrt())
}
