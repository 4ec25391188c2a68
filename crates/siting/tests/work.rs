//! Sets of rules that cannot be kept, what is told while the work goes on, and how it is ended.

use segbar_siting::{Choice, Costs, CostsBuilder, Effort, NoAnswer, Problem, Progress, Proof, Rule, fewest, solve};
use std::cell::{Cell, RefCell};

/// Places on a circle: each is its own candidate, and reaches its two neighbours.
fn circle(count: u32) -> Vec<Vec<u32>> {
    (0..count).map(|at| vec![at, (at + 1) % count, (at + count - 1) % count]).collect()
}

/// Costs on a circle with people that differ, so that no two answers are alike.
fn around(count: u32) -> Costs {
    let way = |a: u32, b: u32| f64::from((a + count - b) % count).min(f64::from((b + count - a) % count));
    Costs::full(
        count,
        (0..count).map(|a| (0..count).map(|b| f64::from(1 + a * 7 % 11) * way(a, b)).collect::<Vec<_>>()),
    )
}

fn everybody(sets: Vec<Vec<u32>>) -> Rule {
    Rule::Coverage { sets: sets.into_iter().map(|set| (1.0, set)).collect(), at_most: 0.0 }
}

#[test]
fn more_sets_than_offices_can_cover_are_proved_impossible() {
    // 100 places, of which an office covers three: 34 offices are needed, and 33⅓ by the relaxation.
    let ask = |p: u32| {
        let problem = Problem::new(around(100), p..=p).unwrap().rules(vec![everybody(circle(100))]).unwrap();
        solve(&problem, &Effort { nodes: 200, ..Effort::default() })
    };
    assert_eq!(ask(33), Err(NoAnswer::Impossible));
    let answer = ask(34).unwrap();
    assert!(answer.bound <= answer.value && answer.open.len() == 34);
    assert_eq!(fewest(100, &circle(100), &[Choice::Free; 100], &[], &Effort::default()).unwrap().value, 34.0);
}

#[test]
fn rules_that_leave_no_choice_decide_without_a_round() {
    let one_of = |members: [u32; 2], least: f64, most: f64| Rule::Sum {
        terms: members.into_iter().map(|at| (at, 1.0)).collect(),
        least,
        most,
    };
    // 0 or 1 must be open, 1 or 2 must be; of 0 and 2 none may be: 1 it is, and then 3 of 3 and 4.
    let rules = vec![
        one_of([0, 1], 1.0, f64::INFINITY),
        one_of([1, 2], 1.0, f64::INFINITY),
        one_of([0, 2], 0.0, 0.0),
        one_of([3, 4], 1.0, 1.0),
    ];
    let problem = |number| Problem::new(around(5), number).unwrap().rules(rules.clone()).unwrap();
    let answer = solve(&problem(2..=2), &Effort::default()).unwrap();
    assert!(answer.open.contains(&1) && answer.open.len() == 2, "{answer:?}");
    assert_eq!(solve(&problem(1..=1), &Effort::default()), Err(NoAnswer::Impossible));
    assert_eq!(solve(&problem(3..=3), &Effort::default()), Err(NoAnswer::Impossible));
}

#[test]
fn what_is_told_only_gets_better_and_ends_at_the_answer() {
    let told = RefCell::new(Vec::<Progress>::new());
    let effort = Effort { told: &|progress| told.borrow_mut().push(*progress), ..Effort::default() };
    let problem = Problem::new(around(40), 7..=7).unwrap();
    let answer = solve(&problem, &effort).unwrap();
    let told = told.into_inner();
    assert!(!told.is_empty());
    assert!(told.windows(2).all(|pair| pair[0].rounds <= pair[1].rounds && pair[1].value <= pair[0].value));
    assert!(told.iter().all(|progress| progress.bound <= answer.value && progress.value >= Some(answer.value)));
}

#[test]
fn a_stop_leaves_the_best_that_was_found_and_a_bound_that_holds() {
    let problem = Problem::new(around(60), 9..=9).unwrap();
    let best = solve(&problem, &Effort::default()).unwrap();
    assert_eq!(best.proof, Proof::Best);
    for after in 0..6 {
        let asked = Cell::new(0);
        let stop = || asked.replace(asked.get() + 1) >= after;
        let stopped = solve(&problem, &Effort { stop: &stop, ..Effort::default() }).unwrap();
        assert!(stopped.bound <= best.value && best.value <= stopped.value, "{stopped:?}");
    }
}

#[test]
fn demand_that_the_same_offices_cover_counts_together() {
    // Two points of 3 and 4 people are covered by 0 and 1 alike, one of 6 by 2; candidate 3 covers less than 0.
    let mut builder = CostsBuilder::new(4);
    for (members, people) in [(vec![0, 1, 3], 3.0), (vec![0, 1], 4.0), (vec![2], 6.0)] {
        builder.row(members.into_iter().map(|at| (at, 0.0)), people);
    }
    let ask = |p| solve(&Problem::new(builder.clone().build(), p..=p).unwrap(), &Effort::default()).unwrap();
    assert_eq!((ask(1).value, ask(1).proof), (6.0, Proof::Best));
    assert_eq!((ask(2).value, ask(3).value, ask(4).open.len()), (0.0, 0.0, 4));
}
