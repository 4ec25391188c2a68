//! The worked examples of `specs/uncertainty`: the code word names what is asked and the measure.

use super::{Example, Outcome, groups};
use segbar_measures::MeasureError;
use segbar_measures::inference::{
    Noise, Null, Plan, Scheme, bootstrap_interval, difference_test, propagate, randomisation_test,
};
use segbar_measures::input::Groups;
use segbar_measures::registry::{self, Measure, Subject};

/// What is asked of which measure, if the code word is one of these.
pub fn asked(example: &Example) -> Option<(&str, &'static Measure)> {
    let (asked, measure) = example.statistic.split_once(' ')?;
    Some((asked, registry::find(measure)?))
}

/// Computes an example.
pub fn compute(example: &Example, asked: &str, measure: &Measure) -> Result<Outcome, MeasureError> {
    let setting = |name: &str| example.settings.get(name).copied();
    let given = |name: &str| setting(name).unwrap_or_else(|| panic!("{}: no setting '{name}'", example.name));
    let plan = Plan { replicates: given("replicates") as u32, seed: given("seed") as u64 };
    let settings = measure.settings(&[])?;
    let columns = match example.columns.get("others") {
        Some(others) => vec![example.columns["group"].as_slice(), others],
        None => groups(example, "group"),
    };
    let subject = Subject::new(Groups::new(columns)?);
    let one_of = |name: &str, most: usize| (given(name) as usize).clamp(1, most) - 1;
    let share = |undefined: u32| f64::from(undefined) / f64::from(plan.replicates);
    let numbers = match asked {
        "randomisation_test" => {
            let null =
                [Null::Systematic, Null::Evenness, Null::AreaPermutation, Null::PersonPermutation][one_of("null", 4)];
            let test = randomisation_test(measure, &subject, &settings, null, plan)?;
            vec![
                ("value", Some(test.value)),
                ("null mean", Some(test.null_mean)),
                ("null sd", Some(test.null_sd)),
                ("p greater", Some(test.p_greater)),
                ("p less", Some(test.p_less)),
                ("p two-sided", Some(test.p_two_sided)),
                ("corrected", test.corrected),
                ("undefined share", Some(share(test.undefined))),
            ]
        }
        "bootstrap_interval" => {
            let interval = bootstrap_interval(measure, &subject, &settings, given("level"), plan)?;
            vec![
                ("value", Some(interval.value)),
                ("bias", Some(interval.bias)),
                ("sd", Some(interval.sd)),
                ("low", Some(interval.percentile.0)),
                ("high", Some(interval.percentile.1)),
                ("low corrected", interval.bias_corrected.map(|ends| ends.0)),
                ("high corrected", interval.bias_corrected.map(|ends| ends.1)),
                ("undefined share", Some(share(interval.undefined))),
            ]
        }
        "difference_test" => {
            let split = given("first") as usize;
            let areas: Vec<usize> = (0..subject.n()).collect();
            let (first, second) = (subject.at(&areas[..split])?, subject.at(&areas[split..])?);
            let difference =
                difference_test(measure, &first, &second, &settings, Scheme::ALL[one_of("scheme", 3)], plan)?;
            vec![
                ("difference", Some(difference.difference)),
                ("drawn mean", Some(difference.drawn_mean)),
                ("drawn low", Some(difference.drawn_middle.0)),
                ("drawn high", Some(difference.drawn_middle.1)),
                ("p two-sided", Some(difference.p_two_sided)),
                ("undefined share", Some(share(difference.undefined))),
            ]
        }
        "propagate" => {
            let noise = match setting("step") {
                Some(step) => Noise::RoundedShares { step },
                None => Noise::CellKey { variance: given("variance"), most: given("most") as u32 },
            };
            let propagated = propagate(measure, &subject, &settings, noise, plan)?;
            vec![
                ("value", Some(propagated.value)),
                ("shift", Some(propagated.shift)),
                ("sd", Some(propagated.sd)),
                ("low", Some(propagated.interval.0)),
                ("high", Some(propagated.interval.1)),
            ]
        }
        _ => panic!("{}: nothing is asked by '{asked}'", example.name),
    };
    let mut outcome = Outcome::default();
    outcome.numbers.extend(numbers.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    Ok(outcome)
}
