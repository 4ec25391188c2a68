//! How many visits are to be expected of a catchment like this one?
//!
//! A model of the own offices: ln(visits) = a + b · ln(people of the catchment) + c · z + error, z the standardised share with
//! low economic standard (without c where that is not known). Fitted by Huber's M-estimation (Huber 1964; k = 1.345, scale
//! 1.4826 · median |residual|), by reweighted least squares, so that a few odd offices do not steer it. An office's interval is
//! exp(fit ± 1.96 · scale): where 95 of 100 offices of such catchments lie if residuals are normal, an assumption. It describes the network as
//! it is; it does not say what people need, nor how many would come elsewhere.

/// The fewest offices that a model is fitted to.
pub const FEWEST: usize = 20;

/// An office that the model is fitted to or asked of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// People of the catchment, > 0.
    pub people: f64,
    /// Share with low economic standard; nothing where it is not known.
    pub need: Option<f64>,
    /// Visits of a year, > 0.
    pub visits: f64,
}

/// The fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Offices that it was fitted to.
    pub offices: usize,
    /// Constant, of ln(people), and of need.
    pub coefficients: [f64; 3],
    /// Mean and standard deviation of need; nothing where need is not in the model.
    pub need: Option<(f64, f64)>,
    /// Robust scale of the residuals, in ln(visits).
    pub scale: f64,
}

impl Model {
    /// Fitted to these offices; nothing where they are fewer than twenty, or all alike.
    pub fn fit(offices: &[Seen]) -> Option<Self> {
        let fine = |of: &&Seen| of.people > 0.0 && of.visits > 0.0;
        let all: Vec<&Seen> = offices.iter().filter(fine).collect();
        if all.len() < FEWEST {
            return None;
        }
        let n = all.len() as f64;
        let needs: Option<Vec<f64>> = all.iter().map(|of| of.need).collect();
        let need = needs.and_then(|needs| {
            let mean = needs.iter().sum::<f64>() / n;
            let spread = (needs.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
            (spread > 0.0).then_some((mean, spread))
        });
        let size = if need.is_some() { 3 } else { 2 };
        let rows: Vec<[f64; 3]> = all.iter().map(|of| row(of.people, of.need, need)).collect();
        let seen: Vec<f64> = all.iter().map(|of| of.visits.ln()).collect();
        let mut weights = vec![1.0; rows.len()];
        let mut fitted = least_squares(&rows, &seen, &weights, size)?;
        let mut scale = 0.0;
        for _ in 0..100 {
            let left: Vec<f64> = rows.iter().zip(&seen).map(|(row, y)| y - dot(row, &fitted)).collect();
            scale = 1.4826 * median(left.iter().map(|r| r.abs()).collect());
            if scale <= 1e-12 {
                break;
            }
            weights = left.iter().map(|r| (1.345 * scale / r.abs()).min(1.0)).collect();
            let next = least_squares(&rows, &seen, &weights, size)?;
            let moved = next.iter().zip(&fitted).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            fitted = next;
            if moved < 1e-10 {
                break;
            }
        }
        Some(Model { offices: all.len(), coefficients: fitted, need, scale })
    }

    /// Expected visits of such a catchment, with the interval; nothing where the need that the model knows of is not known.
    pub fn expected(&self, people: f64, need: Option<f64>) -> Option<(f64, f64, f64)> {
        if people <= 0.0 || (self.need.is_some() && need.is_none()) {
            return None;
        }
        let fit = dot(&row(people, need, self.need), &self.coefficients);
        let reach = 1.96 * self.scale;
        Some((fit.exp(), (fit - reach).exp(), (fit + reach).exp()))
    }
}

fn row(people: f64, need: Option<f64>, known: Option<(f64, f64)>) -> [f64; 3] {
    let z = known.zip(need).map_or(0.0, |((mean, spread), need)| (need - mean) / spread);
    [1.0, people.ln(), z]
}

fn dot(a: &[f64; 3], b: &[f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let (half, n) = (values.len() / 2, values.len());
    if n % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}

/// Weighted least squares on the first `size` columns, by the normal equations; nothing where they do not tell them apart.
fn least_squares(rows: &[[f64; 3]], seen: &[f64], weights: &[f64], size: usize) -> Option<[f64; 3]> {
    let mut system = [[0.0; 4]; 3];
    for ((row, y), weight) in rows.iter().zip(seen).zip(weights) {
        for i in 0..size {
            for j in 0..size {
                system[i][j] += weight * row[i] * row[j];
            }
            system[i][3] += weight * row[i] * y;
        }
    }
    for i in 0..size {
        let pivot = (i..size).max_by(|a, b| system[*a][i].abs().total_cmp(&system[*b][i].abs()))?;
        system.swap(i, pivot);
        if system[i][i].abs() < 1e-9 {
            return None;
        }
        let top = system[i];
        for (other, row) in system.iter_mut().enumerate().take(size) {
            if other != i {
                let factor = row[i] / top[i];
                row.iter_mut().zip(top).for_each(|(value, above)| *value -= factor * above);
            }
        }
    }
    let mut found = [0.0; 3];
    (0..size).for_each(|i| found[i] = system[i][3] / system[i][i]);
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(i: usize) -> Seen {
        let people = 20_000.0 * (1.0 + i as f64);
        Seen { people, need: None, visits: 0.5 * people.powf(0.8) }
    }

    #[test]
    fn a_law_without_error_is_found() {
        let offices: Vec<Seen> = (0..25).map(office).collect();
        let model = Model::fit(&offices).unwrap();
        assert!((model.coefficients[0] - 0.5f64.ln()).abs() < 1e-6 && (model.coefficients[1] - 0.8).abs() < 1e-6);
        let (expected, low, high) = model.expected(100_000.0, None).unwrap();
        assert!((expected - 0.5 * 100_000f64.powf(0.8)).abs() < 1e-3 && low <= expected && expected <= high);
    }

    #[test]
    fn need_is_told_apart_from_size() {
        let of = |i: usize| {
            let (people, need) = (20_000.0 * (1.0 + i as f64), (i * 7 % 11) as f64);
            Seen { people, need: Some(need), visits: people * (0.1 * need).exp() }
        };
        let offices: Vec<Seen> = (0..30).map(of).collect();
        let model = Model::fit(&offices).unwrap();
        let (_, spread) = model.need.unwrap();
        assert!((model.coefficients[2] - 0.1 * spread).abs() < 1e-6);
        assert_eq!(model.expected(50_000.0, None), None);
    }

    #[test]
    fn one_odd_office_does_not_steer_it() {
        let mut offices: Vec<Seen> =
            (0..30).map(|i| Seen { visits: office(i).visits * (1.0 + 0.01 * (i % 3) as f64), ..office(i) }).collect();
        let calm = Model::fit(&offices).unwrap();
        offices[29].visits *= 50.0;
        let odd = Model::fit(&offices).unwrap();
        assert!((calm.coefficients[1] - odd.coefficients[1]).abs() < 0.02, "{calm:?} {odd:?}");
    }

    #[test]
    fn fewer_than_twenty_offices_are_no_model() {
        let offices: Vec<Seen> = (0..19).map(office).collect();
        assert_eq!(Model::fit(&offices), None);
        let alike = vec![office(3); 25];
        assert_eq!(Model::fit(&alike), None);
    }
}
