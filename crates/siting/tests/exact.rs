//! The answers against an enumeration of every set of candidates, on problems small enough for that.

mod common;

use common::{effort, rule};
use proptest::prelude::*;
use segbar_siting::{Choice, Costs, CostsBuilder, Effort, NoAnswer, Problem, Proof, Rule, solve};

#[derive(Debug, Clone)]
struct Small {
    costs: Vec<Vec<f64>>,
    otherwise: Option<f64>,
    opening: Vec<f64>,
    number: (u32, u32),
    choices: Vec<Choice>,
    rules: Vec<Rule>,
}

prop_compose! {
    fn small()(demand in 1usize..9, candidates in 2usize..9)(
        costs in prop::collection::vec(prop::collection::vec(0u32..30, candidates), demand),
        otherwise in prop::option::of(0u32..25),
        opening in prop::collection::vec(0u32..6, candidates),
        least in 1u32..3, more in 0u32..3,
        choices in prop::collection::vec(0u8..12, candidates),
        rules in prop::collection::vec(rule(candidates), 0..3),
    ) -> Small {
        let choice = |drawn: &u8| match drawn { 0 => Choice::Keep, 1 => Choice::Shut, _ => Choice::Free };
        Small {
            costs: costs.iter().map(|row| row.iter().map(|cost| f64::from(*cost)).collect()).collect(),
            otherwise: otherwise.map(f64::from),
            opening: opening.iter().map(|cost| f64::from(*cost)).collect(),
            number: (least, least + more),
            choices: choices.iter().map(choice).collect(),
            rules,
        }
    }
}

fn problem(small: &Small) -> Option<Problem> {
    let candidates = small.opening.len() as u32;
    let mut builder = CostsBuilder::new(candidates);
    for row in &small.costs {
        builder.row((0..candidates).zip(row.iter().copied()), small.otherwise.unwrap_or(f64::INFINITY));
    }
    Problem::new(builder.build(), small.number.0..=small.number.1)
        .and_then(|problem| problem.opening(small.opening.clone()))
        .and_then(|problem| problem.choices(small.choices.clone()))
        .and_then(|problem| problem.rules(small.rules.clone()))
        .ok()
}

/// The least value over every allowed set.
fn enumerate(problem: &Problem) -> Option<f64> {
    let count = problem.candidates();
    let sets = (0u32..1 << count).map(|bits| (0..count).map(|at| bits >> at & 1 == 1).collect::<Vec<bool>>());
    sets.filter(|open| problem.allows(open)).map(|open| problem.value(&open)).reduce(f64::min)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_answer_is_the_best_of_all_sets_and_is_proved_to_be(small in small()) {
        let Some(problem) = problem(&small) else { return Ok(()) };
        let best = enumerate(&problem);
        match (solve(&problem, &Effort::default()), best) {
            (Ok(answer), Some(best)) => {
                let mut open = vec![false; problem.candidates()];
                answer.open.iter().for_each(|&at| open[at as usize] = true);
                prop_assert!(problem.allows(&open));
                prop_assert_eq!(problem.value(&open), answer.value);
                prop_assert_eq!(answer.value, best);
                prop_assert_eq!(answer.proof, Proof::Best);
            }
            (Err(NoAnswer::Impossible), None) => {}
            (found, best) => prop_assert!(false, "{found:?} but enumeration says {best:?}"),
        }
    }

    #[test]
    fn a_bound_never_lies_above_the_best_whatever_the_effort(small in small(), effort in effort()) {
        let Some(problem) = problem(&small) else { return Ok(()) };
        match (solve(&problem, &effort), enumerate(&problem)) {
            (Ok(answer), Some(best)) => {
                prop_assert!(answer.bound <= best && best <= answer.value, "{} {best} {}", answer.bound, answer.value);
                prop_assert!(answer.proof == Proof::Within || answer.value == best, "{answer:?} but the best is {best}");
            }
            (Ok(answer), None) => prop_assert!(false, "{answer:?} but nothing is allowed"),
            (Err(NoAnswer::Impossible), Some(best)) => {
                prop_assert!(best > effort.enough, "an answer of {best} is there")
            }
            (Err(_), _) => {}
        }
    }

    #[test]
    fn one_more_office_never_worsens_and_a_rule_never_improves(small in small()) {
        let free = Small { rules: vec![], choices: vec![Choice::Free; small.choices.len()], opening: vec![0.0; small.opening.len()], ..small.clone() };
        let more = Small { number: (free.number.0, free.number.1 + 1), ..free.clone() };
        let ruled = Small { rules: small.rules.clone(), ..free.clone() };
        let value = |small: &Small| problem(small).and_then(|problem| solve(&problem, &Effort::default()).ok()).map(|answer| answer.value);
        if let (Some(with), Some(with_more)) = (value(&free), value(&more)) {
            prop_assert!(with_more <= with);
        }
        if let (Some(with), Some(with_rules)) = (value(&free), value(&ruled)) {
            prop_assert!(with <= with_rules);
        }
    }
}

#[test]
fn three_towns_on_a_line_by_hand() {
    // Towns at 0, 10 and 30 with 5, 1 and 2 people; one office: at 0 it costs 0 + 10 + 60 = 70, at 10 it costs
    // 50 + 0 + 40 = 90, at 30 it costs 150 + 20 + 0 = 170. Two offices: 0 and 30 leave 10.
    let at = [0.0_f64, 10.0, 30.0];
    let people = [5.0, 1.0, 2.0];
    let rows: Vec<Vec<f64>> =
        at.iter().zip(people).map(|(from, people)| at.iter().map(|to| people * (to - from).abs()).collect()).collect();
    let one = solve(&Problem::new(Costs::full(3, &rows), 1..=1).unwrap(), &Effort::default()).unwrap();
    assert_eq!((one.open, one.value, one.bound, one.proof), (vec![0], 70.0, 70.0, Proof::Best));
    let two = solve(&Problem::new(Costs::full(3, &rows), 2..=2).unwrap(), &Effort::default()).unwrap();
    assert_eq!((two.open, two.value, two.proof), (vec![0, 2], 10.0, Proof::Best));
}

#[test]
fn every_reason_against_a_problem_is_given_at_once() {
    let reasons = Problem::new(Costs::full(2, [[1.0, -1.0], [f64::NAN, 2.0]]), 3..=3).unwrap_err();
    let said: Vec<String> = reasons.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[2].contains("at least 3 candidates are to be open, but only 2 may be"), "{said:?}");
}
