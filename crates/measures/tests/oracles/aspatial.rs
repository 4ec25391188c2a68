//! The measures that need no places.

use crate::common::assert_close;
use crate::{Oracle, Verdict};
use segbar_measures::decomposition::{Counterfactual, composition_or_pattern};
use segbar_measures::inequality_index::evenness::expected_by_chance;
use segbar_measures::input::{Groups, OrderedGroups, TwoGroups};
use segbar_measures::registry::{self, Function};
use segbar_measures::{evenness, exposure, multigroup, ordinal};

/// The measure in the list that a function of PySAL's computes.
const PYSAL: [(&str, &str); 23] = [
    ("Dissim", "dissimilarity"),
    ("Gini", "gini"),
    ("Entropy", "entropy"),
    ("Isolation", "isolation"),
    ("Interaction", "interaction"),
    ("Atkinson", "atkinson"),
    ("CorrelationR", "correlation_ratio"),
    ("BiasCorrectedDissim", "bias_corrected_dissimilarity"),
    ("DensityCorrectedDissim", "density_corrected_dissimilarity"),
    ("ModifiedDissim", "modified_dissimilarity"),
    ("ModifiedGini", "modified_gini"),
    ("MultiDissim", "multigroup_dissimilarity"),
    ("MultiDivergence", "divergence"),
    ("MultiDiversity", "diversity"),
    ("MultiDiversity normalized", "normalised_diversity"),
    ("MultiGini", "multigroup_gini"),
    ("MultiInfoTheory", "information_theory"),
    ("MultiNormExposure", "normalised_exposure"),
    ("MultiRelativeDiversity", "relative_diversity"),
    ("SimpsonsConcentration", "simpson_concentration"),
    ("SimpsonsInteraction", "simpson_interaction"),
    ("MultiSquaredCoefVar", "squared_coefficient_of_variation"),
    ("ConProf", "concentration_profile"),
];

/// The local measure in the list that a function of PySAL's computes.
const LOCAL: [(&str, &str); 4] = [
    ("MultiLocalDiversity", "local_diversity"),
    ("MultiLocalEntropy", "local_entropy"),
    ("MultiLocalSimpsonConcentration", "local_simpson_concentration"),
    ("MultiLocalSimpsonInteraction", "local_simpson_interaction"),
];

/// Compares one entry, or gives `None` if it is about a measure that needs places or is no measure.
pub fn check(oracle: &Oracle) -> Option<Verdict> {
    let name = oracle.measure();
    match oracle.text("package") {
        "pysal/segregation" => {
            if let Some((_, id)) = PYSAL.iter().find(|(theirs, _)| *theirs == name) {
                return Some(global(oracle, id));
            }
            if let Some((_, id)) = LOCAL.iter().find(|(theirs, _)| *theirs == name) {
                return Some(local(oracle, id));
            }
            match name {
                "MultiLocationQuotient" => Some(location_quotient(oracle)),
                _ if name.starts_with("Shapley decomposition") => Some(shapley(oracle)),
                _ => None,
            }
        }
        "ours/literature-definitions" if name.starts_with("reference set") => Some(reference(oracle)),
        "ours/literature-definitions" => Some(several_groups(oracle)),
        "ours/closed-form" => Some(by_chance(oracle)),
        "equipop" if name == "seg indices" => Some(reference(oracle)),
        package if package.starts_with("segindex") => Some(rank_order(oracle)),
        _ => None,
    }
}

fn two_groups(oracle: &Oracle) -> TwoGroups<'static> {
    let table = oracle.table();
    let total = if oracle.text("dataset").starts_with("areas") { "pop" } else { "TOT_POP" };
    TwoGroups::of_total(table.numbers(oracle.parameter("group")), table.numbers(total)).unwrap()
}

fn groups(oracle: &Oracle) -> OrderedGroups<'static> {
    OrderedGroups::new(oracle.columns("groups")).unwrap()
}

fn global(oracle: &Oracle, id: &str) -> Verdict {
    let measure = registry::find(id).unwrap();
    let found = match measure.function {
        Function::TwoGroups(_) => measure.of_two_groups(&two_groups(oracle), &[]),
        _ => measure.of_groups(&groups(oracle), &[]),
    };
    let found = found.unwrap().unwrap().value;
    if id == "concentration_profile" {
        return sampled_profile(oracle, found);
    }
    if id == "density_corrected_dissimilarity" {
        return lost_areas(oracle, found);
    }
    assert_close(id, found, oracle.number(), oracle.tolerance());
    Verdict::Agrees
}

/// The package searches the top of a density from 0, where it is 0 to the last bit for areas that differ by more than 38
/// standard deviations. It finds no slope there, and the most different areas count as not different at all. Without
/// them the values agree, to the package's tolerance of a search.
fn lost_areas(oracle: &Oracle, found: f64) -> Verdict {
    let groups = two_groups(oracle);
    let share = |n: f64, sum: f64| (n / sum, n / sum * (1.0 - n / sum) / sum);
    let lost = groups.x().iter().zip(groups.y()).filter_map(|(x, y)| {
        let ((p, p_variance), (q, q_variance)) = (share(*x, groups.sum_x()), share(*y, groups.sum_y()));
        let gap = (p - q).abs();
        (gap > 38.6 * (p_variance + q_variance).sqrt()).then_some(gap / 2.0)
    });
    assert_close("without the lost areas", found - lost.sum::<f64>(), oracle.number(), 1e-6);
    assert!((found - oracle.number()).abs() > 0.02);
    Verdict::Explained
}

/// The package adds up the curve at 1 000 thresholds, both ends included, and divides by 1 000. Sampled so, the curve
/// gives the package's value; the exact area differs from it.
fn sampled_profile(oracle: &Oracle, exact: f64) -> Verdict {
    let groups = two_groups(oracle);
    let grid: Vec<f64> = (0..1000).map(|i| f64::from(i) / 999.0).collect();
    let curve = evenness::profile(&groups, &grid).unwrap();
    let signed = curve.iter().zip(&grid).map(|(v, at)| if *at < groups.p() { -v } else { *v });
    let sampled = (groups.p() + signed.sum::<f64>() / 1000.0) / groups.q();
    assert_close("sampled profile", sampled, oracle.number(), oracle.tolerance());
    let gap = (exact - oracle.number()).abs();
    assert!(gap > oracle.tolerance() && gap < 2e-3, "{exact}");
    Verdict::Explained
}

fn local(oracle: &Oracle, id: &str) -> Verdict {
    let Function::EachArea(function) = registry::find(id).unwrap().function else { panic!("{id} is not local") };
    let found = function(groups(oracle).groups(), &[]).unwrap();
    for (row, (found, expected)) in found.iter().zip(oracle.numbers()).enumerate() {
        assert_close(&format!("{id}, row {row}"), *found, expected, oracle.tolerance());
    }
    Verdict::Agrees
}

fn location_quotient(oracle: &Oracle) -> Verdict {
    let found = segbar_measures::local::location_quotient(groups(oracle).groups());
    for (row, expected) in oracle.expected().as_array().unwrap().iter().enumerate() {
        for (g, expected) in expected.as_array().unwrap().iter().enumerate() {
            assert_close("location quotient", found[g][row], expected.as_f64().unwrap(), oracle.tolerance());
        }
    }
    Verdict::Agrees
}

fn shapley(oracle: &Oracle) -> Verdict {
    let table = oracle.table();
    let place =
        |key: &str| TwoGroups::of_total(table.numbers(oracle.parameter(key)), table.numbers("TOT_POP")).unwrap();
    let way = match oracle.parameter("approach") {
        "composition" => Counterfactual::Composition,
        "share" => Counterfactual::Share,
        "dual_composition" => Counterfactual::DualComposition,
        other => panic!("'{other}' is no counterfactual"),
    };
    let measure = |groups: &TwoGroups| Ok(evenness::dissimilarity(groups));
    let parts = composition_or_pattern(&place("g1"), &place("g2"), way, measure).unwrap();
    let expected = oracle.numbers();
    assert_close("composition", parts.composition, expected[0], oracle.tolerance());
    assert_close("pattern", parts.pattern, expected[1], oracle.tolerance());
    Verdict::Agrees
}

/// The sets of values of one group: those that need places are compared where the measures with places are.
fn reference(oracle: &Oracle) -> Verdict {
    let groups = two_groups(oracle);
    let mut compared = 0;
    for (name, expected) in oracle.expected().as_object().unwrap() {
        let found = match name.as_str() {
            "D" => evenness::dissimilarity(&groups),
            "S_Gorard" => evenness::gorard(&groups),
            "Gini" => evenness::gini(&groups),
            "H2" | "H" => evenness::entropy(&groups),
            "xPx" | "Isolation" => exposure::isolation(&groups),
            "xPx_exact" => exposure::isolation_among_others(&groups),
            "xPy" | "Interaction" => exposure::interaction(&groups),
            "eta2" | "CorrelationV" => exposure::correlation_ratio(&groups),
            "Delta" | "SP" | "RCL" | "ACL" | "DPxx" | "DPxy" => continue,
            other => {
                let b = other.strip_prefix("Atkinson_").unwrap_or_else(|| panic!("{other} is not known"));
                evenness::atkinson(&groups, b.parse().unwrap()).unwrap()
            }
        };
        // The program with H takes 1e-12 into its logarithms.
        let tolerance = if name == "H" { 1e-8 } else { oracle.tolerance() };
        assert_close(name, found, expected.as_f64().unwrap(), tolerance);
        compared += 1;
    }
    assert!(compared >= 7);
    Verdict::Agrees
}

fn several_groups(oracle: &Oracle) -> Verdict {
    let ordered = groups(oracle);
    let groups = ordered.groups();
    let cuts = ordered.cuts();
    for (name, expected) in oracle.expected().as_object().unwrap() {
        let found = match name.as_str() {
            "M" => vec![multigroup::mutual_information(groups)],
            "H" => vec![multigroup::information_theory(groups)],
            "E" => vec![multigroup::diversity(groups)],
            "D" => vec![multigroup::dissimilarity(groups)],
            "R" => vec![multigroup::relative_diversity(groups)],
            "P" => vec![multigroup::normalised_exposure(groups)],
            "C" => vec![multigroup::squared_coefficient_of_variation(groups)],
            "D_q1_q5" => vec![evenness::dissimilarity(&groups.pair(0, 4).unwrap())],
            "ordinal_L1" => vec![ordinal::ordinal_information_theory(&ordered)],
            "ordinal_L2" => vec![ordinal::ordinal_variation(&ordered)],
            "ordinal_L3" => vec![ordinal::ordinal_square_root(&ordered)],
            "ordinal_L4" => vec![ordinal::ordinal_absolute_difference(&ordered)],
            "H_thresholds" => cuts.iter().map(evenness::entropy).collect(),
            "thresholds" => cuts.iter().map(TwoGroups::p).collect(),
            other => panic!("{other} is not known"),
        };
        let expected: Vec<f64> = match expected.as_array() {
            Some(values) => values.iter().map(|value| value.as_f64().unwrap()).collect(),
            None => vec![expected.as_f64().unwrap()],
        };
        assert_eq!(found.len(), expected.len(), "{name}");
        for (found, expected) in found.iter().zip(expected) {
            assert_close(name, *found, expected, oracle.tolerance());
        }
    }
    Verdict::Agrees
}

fn by_chance(oracle: &Oracle) -> Verdict {
    let groups = two_groups(oracle);
    let expected = |name: &str| oracle.expected()[name].as_f64().unwrap();
    let chance = expected_by_chance(groups.x(), groups.y());
    assert_close("by chance", chance, expected("E_D_evenness"), oracle.tolerance());
    let modified = evenness::modified_dissimilarity(&groups).unwrap();
    assert_close("modified", modified, expected("D_modified"), oracle.tolerance());
    Verdict::Agrees
}

/// The program ranks eleven people, takes H at thirteen cuts p = 1/14 … 13/14 of the rank, and moves shares of 0 and 1 by
/// one in a million before it takes their entropy. From that curve the index is the same.
fn rank_order(oracle: &Oracle) -> Verdict {
    let areas: [&[f64]; 3] = [&[80.0, 80.0, 70.0, 70.0], &[50.0, 45.0, 40.0], &[20.0, 20.0, 20.0, 10.0]];
    let people: Vec<f64> = areas.concat();
    let rank = |income: f64| {
        let below = people.iter().filter(|other| **other < income).count();
        let equal = people.iter().filter(|other| **other == income).count();
        (below as f64 + (equal + 1) as f64 / 2.0) / people.len() as f64
    };
    let entropy = |p: f64| {
        let p = if p == 0.0 {
            1e-6
        } else if p == 1.0 {
            1.0 - 1e-6
        } else {
            p
        };
        -p * p.log2() - (1.0 - p) * (1.0 - p).log2()
    };
    let h = |at: f64| {
        let below: Vec<f64> = areas.iter().map(|a| a.iter().filter(|v| rank(**v) <= at).count() as f64).collect();
        let within: f64 = areas.iter().zip(&below).map(|(a, b)| a.len() as f64 * entropy(b / a.len() as f64)).sum();
        1.0 - within / (people.len() as f64 * entropy(below.iter().sum::<f64>() / people.len() as f64))
    };
    let p: Vec<f64> = (1..14).map(|i| f64::from(i) / 14.0).collect();
    let curve: Vec<f64> = p.iter().map(|p| h(*p)).collect();
    let found = ordinal::rank_order_of_curve(&p, &curve, 4).unwrap();
    assert_close("rank order", found, oracle.number(), oracle.tolerance());
    Verdict::Agrees
}

#[test]
fn groups_of_the_list_are_those_of_the_table() {
    // Guards the reader: a column that is read wrongly would make every value wrong in the same way.
    let Some(folder) = segbar_testdata::shared("measures") else { return };
    let table = crate::common::Csv::read(&folder.join("areas_3363.csv"));
    let columns = ["q1", "q2", "q3", "q4", "q5"].map(|name| table.numbers(name));
    let groups = Groups::new(columns).unwrap();
    assert_eq!(groups.totals(), table.numbers("pop"));
}
