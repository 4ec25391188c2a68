//! Small problems, drawn.
#![allow(dead_code, reason = "each test file uses a part")]

use proptest::prelude::*;
use segbar_siting::{Choice, Effort, Rule};

pub fn rule(candidates: usize) -> impl Strategy<Value = Rule> {
    let members = || prop::collection::vec(prop::bool::weighted(0.4), candidates);
    let listed =
        |members: Vec<bool>| -> Vec<u32> { (0..).zip(members).filter(|pair| pair.1).map(|pair| pair.0).collect() };
    let sum = (members(), prop::collection::vec(1u32..5, candidates), 0u32..4, 0u32..6).prop_map(
        move |(members, by, least, more)| {
            let terms: Vec<(u32, f64)> =
                listed(members).into_iter().map(|at| (at, f64::from(by[at as usize]))).collect();
            Rule::Sum { terms, least: f64::from(least), most: f64::from(least + more) }
        },
    );
    let sets = prop::collection::vec((1u32..5, members()), 1..4);
    let coverage = (sets, 0u32..4).prop_map(move |(sets, at_most)| {
        let sets = sets.into_iter().map(|(weight, members)| (f64::from(weight), listed(members)));
        Rule::Coverage { sets: sets.collect(), at_most: f64::from(at_most) }
    });
    prop_oneof![sum, coverage]
}

pub fn choice() -> impl Strategy<Value = Choice> {
    (0u8..10).prop_map(|drawn| match drawn {
        0 => Choice::Keep,
        1 => Choice::Shut,
        _ => Choice::Free,
    })
}

/// Every set of candidates, as bits, that keeps the choices and the rules.
pub fn allowed<'a>(choices: &'a [Choice], rules: &'a [Rule]) -> impl Iterator<Item = u32> + 'a {
    let bit =
        |wanted: Choice| (0..choices.len()).filter(|&at| choices[at] == wanted).fold(0u32, |bits, at| bits | 1 << at);
    let (keep, shut) = (bit(Choice::Keep), bit(Choice::Shut));
    let kept = move |bits: &u32| bits & keep == keep && bits & shut == 0;
    let open = |bits: u32| (0..choices.len()).map(|at| bits >> at & 1 == 1).collect::<Vec<bool>>();
    let holds = move |bits: &u32| rules.iter().all(|rule| rule.violation(&open(*bits)) == 0.0);
    (0..1u32 << choices.len()).filter(kept).filter(holds)
}

/// Little and much, a gap that will do, a value that will do.
pub fn effort() -> impl Strategy<Value = Effort<'static>> {
    let some = (1u32..300, 1u32..30, 1u64..20, prop_oneof![Just(u64::MAX), 1u64..5000]);
    let will_do =
        (prop_oneof![2 => Just(0.0), 1 => 0.0..0.5], prop_oneof![2 => Just(f64::NEG_INFINITY), 1 => 0.0..60.0]);
    (some, will_do).prop_map(|((rounds, node_rounds, nodes, pairs), (gap, enough))| Effort {
        rounds,
        node_rounds,
        nodes,
        pairs,
        gap,
        enough,
        ..Effort::default()
    })
}
