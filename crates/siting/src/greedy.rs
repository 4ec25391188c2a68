//! A first answer, without looking back.

use crate::problem::{Choice, Problem};

/// Opens, one after another, what lowers the value most.
pub(crate) fn greedy(problem: &Problem, choices: &[Choice]) -> Vec<bool> {
    let costs = &problem.costs;
    let mut open: Vec<bool> = choices.iter().map(|choice| *choice == Choice::Keep).collect();
    let mut now: Vec<f64> = (0..costs.demand())
        .map(|i| {
            let (row, values) = costs.row(i);
            row.iter().position(|&j| open[j as usize]).map_or(costs.dearest(i), |at| values[at])
        })
        .collect();
    let mut number = open.iter().filter(|open| **open).count();
    while number < *problem.number.end() as usize {
        let mut gain: Vec<f64> = problem.opening.iter().map(|cost| -cost).collect();
        for (i, &now) in now.iter().enumerate() {
            let (row, values) = costs.row(i);
            for (&j, &cost) in row.iter().zip(values) {
                if cost >= now {
                    break;
                }
                gain[j as usize] += now - cost;
            }
        }
        let free = (0..choices.len()).filter(|&j| choices[j] == Choice::Free && !open[j]);
        let best = free.max_by(|&a, &b| gain[a].total_cmp(&gain[b]).then(b.cmp(&a)));
        let Some(best) = best.filter(|&best| gain[best] > 0.0 || number < *problem.number.start() as usize) else {
            break;
        };
        open[best] = true;
        number += 1;
        for (i, now) in now.iter_mut().enumerate() {
            let (row, values) = costs.row(i);
            let reach = values.partition_point(|cost| cost < now);
            if let Some(at) = row[..reach].iter().position(|&j| j as usize == best) {
                *now = values[at];
            }
        }
    }
    open
}
