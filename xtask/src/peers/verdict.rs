//! Whether two answers agree.

use super::comparison::Run;
use super::side::Answer;
use std::fmt;

/// Values of one definition agree to this, relative.
pub const TOLERANCE: f64 = 1e-9;
/// A number in a list counts as at least this part of the largest: the digits of a zero are noise.
const FLOOR: f64 = 1e-3;
/// How many standard errors simulations of the same may lie apart: of one pair, and of thousands of pairs at once.
const SIGMAS: (f64, f64) = (5.0, 6.5);

/// What became of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Alike to [`TOLERANCE`].
    Agrees,
    /// What is random on a side is alike as far as its noise lets one say, and what is not agrees.
    AgreesInNoise,
    /// It differs, and the reason is known.
    Explained(String),
    /// It differs.
    Differs(String),
    /// A side gave no value.
    NoValue(String),
}

impl Verdict {
    /// What to say of two answers, and by how much they differ, relative.
    pub fn of(run: &Run, ours: &Answer, peers: &Answer) -> (Self, f64) {
        for (who, answer) in [("we", ours), ("the package", peers)] {
            if let Some(reason) = &answer.error {
                return (Self::NoValue(format!("{who}: {reason}")), f64::NAN);
            }
        }
        let difference = relative_difference(&ours.values, &peers.values);
        let exact = if difference <= TOLERANCE {
            Self::Agrees
        } else if run.comparison.noise.is_some_and(|noise| difference <= noise) {
            Self::AgreesInNoise
        } else if let Some(why) = run.explanation() {
            match run.comparison.within {
                Some(within) if difference > within => Self::Differs(format!("explained, but by more than {within:e}")),
                _ => Self::Explained(why.to_owned()),
            }
        } else {
            Self::Differs(format!("by {difference:.1e}"))
        };
        let random = by_chance(ours, peers).or_else(|| chances(ours, peers));
        let verdict = match (exact, random) {
            (exact, None) => exact,
            (Self::Agrees, Some(Ok(()))) => Self::AgreesInNoise,
            (exact @ Self::Differs(_), _) => exact,
            (_, Some(Err(_))) if run.explanation().is_some() => {
                Self::Explained(run.explanation().unwrap_or_default().to_owned())
            }
            (_, Some(Err(reason))) => Self::Differs(reason),
            (exact, Some(Ok(()))) => exact,
        };
        (verdict, difference)
    }

    /// Whether the task fails because of it.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Differs(_) | Self::NoValue(_))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agrees => f.write_str("agrees"),
            Self::AgreesInNoise => f.write_str("agrees in noise"),
            Self::Explained(_) => f.write_str("explained"),
            Self::Differs(how) => write!(f, "DIFFERS {how}"),
            Self::NoValue(why) => write!(f, "NO VALUE {why}"),
        }
    }
}

/// The largest difference between two lists, relative to the larger number of each pair; infinite where one side has a
/// number and the other none, or where the lists are of different lengths.
fn relative_difference(ours: &[Option<f64>], peers: &[Option<f64>]) -> f64 {
    if ours.len() != peers.len() {
        return f64::INFINITY;
    }
    let largest = ours.iter().chain(peers).flatten().fold(0.0, |most: f64, v| most.max(v.abs()));
    let of = |(a, b): (&Option<f64>, &Option<f64>)| match (a, b) {
        (None, None) => 0.0,
        (Some(a), Some(b)) if a == b => 0.0,
        (Some(a), Some(b)) => (a - b).abs() / a.abs().max(b.abs()).max(FLOOR * largest),
        _ => f64::INFINITY,
    };
    ours.iter().zip(peers).map(of).fold(0.0, f64::max)
}

/// Whether mean and standard deviation of two simulations are alike; `None` where there are none.
fn by_chance(ours: &Answer, peers: &Answer) -> Option<Result<(), String>> {
    let of = |answer: &Answer| Some((answer.mean?, answer.sd?, f64::from(answer.count?)));
    let ((m1, s1, n1), (m2, s2, n2)) = (of(ours)?, of(peers)?);
    let apart = (m1 - m2).abs() / (s1 * s1 / n1 + s2 * s2 / n2).sqrt();
    if apart > SIGMAS.0 {
        return Some(Err(format!("the means of chance lie {apart:.1} standard errors apart ({m1:.6} and {m2:.6})")));
    }
    let apart = (s1 / s2).ln().abs() / (0.5 / n1 + 0.5 / n2).sqrt();
    if apart > SIGMAS.0 {
        return Some(Err(format!(
            "the spreads of chance lie {apart:.1} standard errors apart ({s1:.2e} and {s2:.2e})"
        )));
    }
    Some(Ok(()))
}

/// Whether two lists of simulated probabilities are alike; `None` where there are none.
fn chances(ours: &Answer, peers: &Answer) -> Option<Result<(), String>> {
    let (n1, n2) = (f64::from(ours.count?), f64::from(peers.count?));
    if ours.chances.is_empty() && peers.chances.is_empty() {
        return None;
    }
    if ours.chances.len() != peers.chances.len() {
        return Some(Err("the lists of probabilities are of different lengths".into()));
    }
    let far = ours.chances.iter().zip(&peers.chances).position(|pair| {
        let (Some(p), Some(q)) = pair else { return pair.0.is_some() != pair.1.is_some() };
        let both = (p * n1 + q * n2) / (n1 + n2);
        let error = (both * (1.0 - both) * (1.0 / n1 + 1.0 / n2)).sqrt();
        (p - q).abs() > SIGMAS.1 * error + 2.0 / n1.min(n2)
    });
    Some(match far {
        None => Ok(()),
        Some(area) => {
            let of = |answer: &Answer| answer.chances[area].unwrap_or(f64::NAN);
            Err(format!("the probability of area {area} is {} here and {} there", of(ours), of(peers)))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::comparison::Comparison;
    use super::*;

    fn comparison(more: &str) -> Comparison {
        toml::from_str(&format!("name = 'd'\npeer = 'D'\npage = 'measures/d'\n{more}")).unwrap()
    }

    fn verdict(more: &str, ours: &Answer, peers: &Answer) -> Verdict {
        let comparison = comparison(more);
        let run = comparison.runs(false)[0];
        Verdict::of(&run, ours, peers).0
    }

    fn value(value: f64) -> Answer {
        Answer { values: vec![Some(value)], ..Answer::default() }
    }

    #[test]
    fn values_agree_to_nine_digits_and_no_further_difference_passes_without_an_explanation() {
        assert_eq!(verdict("", &value(0.5), &value(0.5 + 1e-10)), Verdict::Agrees);
        assert!(verdict("", &value(0.5), &value(0.5 + 1e-8)).is_failure());
        assert_eq!(verdict("noise = 1e-3", &value(0.5), &value(0.5001)), Verdict::AgreesInNoise);
        let why = "explained = 'The package rounds its counts.'\nwithin = 1e-3";
        assert!(matches!(verdict(why, &value(0.5), &value(0.5001)), Verdict::Explained(_)));
        assert!(verdict(why, &value(0.5), &value(0.6)).is_failure(), "an explanation has a limit");
        let elsewhere = "explained = 'Areas tie.'\nexplained_on = ['areas_6160']";
        assert!(verdict(elsewhere, &value(0.5), &value(0.6)).is_failure(), "an explanation is for its data");
    }

    #[test]
    fn a_value_that_is_missing_on_one_side_differs_and_an_error_is_told() {
        let none = Answer { values: vec![None], ..Answer::default() };
        assert_eq!(verdict("", &none, &none), Verdict::Agrees);
        assert!(verdict("", &none, &value(0.0)).is_failure());
        assert!(verdict("", &Answer::default(), &value(0.0)).is_failure());
        let broken = Answer { error: Some("no".into()), ..Answer::default() };
        assert_eq!(verdict("", &value(1.0), &broken), Verdict::NoValue("the package: no".into()));
    }

    #[test]
    fn simulations_agree_when_mean_and_spread_lie_within_their_noise() {
        let drawn = |mean, sd, count| Answer { mean: Some(mean), sd: Some(sd), count: Some(count), ..value(0.3) };
        assert_eq!(verdict("", &drawn(0.01, 1e-3, 1000), &drawn(0.0101, 1e-3, 1000)), Verdict::AgreesInNoise);
        assert!(verdict("", &drawn(0.01, 1e-3, 1000), &drawn(0.0105, 1e-3, 1000)).is_failure());
        assert!(verdict("", &drawn(0.01, 1e-3, 1000), &drawn(0.01, 2e-3, 1000)).is_failure());
        let placed = |p: f64| Answer { chances: vec![Some(0.5), Some(p)], count: Some(999), ..Answer::default() };
        assert_eq!(verdict("", &placed(0.04), &placed(0.05)), Verdict::AgreesInNoise);
        assert!(verdict("", &placed(0.04), &placed(0.4)).is_failure());
    }

    #[test]
    fn the_digits_of_a_number_near_zero_in_a_list_are_noise() {
        let list = |v: f64| vec![Some(1.0), Some(v)];
        assert!(relative_difference(&list(1e-16), &list(-1e-16)) < TOLERANCE);
        assert!(relative_difference(&list(1e-6), &list(2e-6)) > TOLERANCE);
        assert_eq!(relative_difference(&list(0.0), &[]), f64::INFINITY);
    }
}
