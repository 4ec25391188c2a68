//! Runs the worked examples of `specs/*.md` and `specs/measures/*.md`; `specs/README.md` says how they are written.

use segbar_measures::decomposition::{self, Counterfactual};
use segbar_measures::input::{Groups, OrderedGroups, Places, TwoGroups};
use segbar_measures::registry::{self, Function, Measure};
use segbar_measures::share::Bounds;
use segbar_measures::similarity::{self, Scale};
use segbar_measures::type_changes::{self, Year};
use segbar_measures::weights::Weights;
use segbar_measures::{
    Cuts, InequalityIndex, MeasureError, area_types, dissimilarity, evenness, inequality_index, socioeconomic_index,
};
use std::collections::BTreeMap;

#[path = "specs/uncertainty.rs"]
mod uncertainty;

/// One `##` section.
#[derive(Default)]
struct Example {
    name: String,
    statistic: String,
    /// Columns that go in, by name.
    columns: BTreeMap<String, Vec<f64>>,
    expected_columns: BTreeMap<String, Vec<f64>>,
    settings: BTreeMap<String, f64>,
    expected: BTreeMap<String, f64>,
    error: Option<String>,
}

/// What a statistic gives: columns and single numbers by name.
#[derive(Default)]
struct Outcome {
    columns: BTreeMap<String, Vec<f64>>,
    numbers: BTreeMap<String, f64>,
}

fn number(text: &str) -> f64 {
    let part = |t: &str| t.trim().parse::<f64>().unwrap_or_else(|_| panic!("'{text}' is not a number"));
    match text.trim().split_once('/') {
        _ if text.trim().is_empty() => f64::NAN,
        Some((above, below)) => part(above) / part(below),
        None => part(text),
    }
}

fn bold(text: &str) -> Option<&str> {
    text.strip_prefix("**")?.strip_suffix("**")
}

fn parse(text: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut header: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix("## ") {
            examples.push(Example { name: name.into(), ..Example::default() });
            header.clear();
            continue;
        }
        let Some(example) = examples.last_mut() else { continue };
        if let Some(row) = line.strip_prefix('|').and_then(|l| l.strip_suffix('|')) {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            if header.is_empty() {
                header = cells.iter().map(|c| (*c).to_owned()).collect();
            } else if !cells[0].starts_with('-') {
                assert_eq!(cells.len(), header.len(), "{}: a row with another number of cells", example.name);
                for (name, cell) in header.iter().zip(&cells).skip(1) {
                    match bold(name) {
                        Some(name) => example.expected_columns.entry(name.into()).or_default().push(number(cell)),
                        None => example.columns.entry(name.clone()).or_default().push(number(cell)),
                    }
                }
            }
        } else if let Some((name, value)) = line.strip_prefix("- ").and_then(|l| l.split_once(" = ")) {
            match bold(name) {
                Some("error") => example.error = Some(value.into()),
                Some(name) => {
                    example.expected.insert(name.into(), number(value));
                }
                None => {
                    example.settings.insert(name.into(), number(value));
                }
            }
        } else if let Some(word) = line.strip_prefix('`').and_then(|l| l.strip_suffix('`')) {
            example.statistic = word.into();
        }
    }
    examples
}

fn compute(example: &Example) -> Result<Outcome, MeasureError> {
    let column = |name: &str| {
        example.columns.get(name).unwrap_or_else(|| panic!("{}: no column '{name}'", example.name)).as_slice()
    };
    if let Some((asked, measure)) = uncertainty::asked(example) {
        return uncertainty::compute(example, asked, measure);
    }
    let mut outcome = Outcome::default();
    match example.statistic.as_str() {
        "socioeconomic_index" => {
            let index = socioeconomic_index::mean_of(&[column("V1"), column("V2"), column("V3")])?;
            outcome.columns.insert("index".into(), index);
        }
        "socioeconomic_index_range" => {
            let names = [("V1 low", "V1 high"), ("V2 low", "V2 high"), ("V3 low", "V3 high")];
            let bounds = names.map(|(low, high)| Bounds { low: column(low), high: column(high) });
            let (low, high) = socioeconomic_index::bounds_of(&bounds)?;
            outcome.columns.extend([("low".into(), low), ("high".into(), high)]);
        }
        "area_types" => {
            let cuts = Cuts::of(column("index"))?;
            outcome.columns.insert("type".into(), cuts.classify_all(column("index")));
            let numbers = [("mean", cuts.mean), ("sd", cuts.sd), ("n", cuts.n as f64)];
            outcome.numbers.extend(numbers.map(|(name, value)| (name.to_owned(), value)));
        }
        "types_of_people" => {
            let people = area_types::population_by_type(column("type"), column("population"))?;
            for (i, (areas, people)) in area_types::counts(column("type")).iter().zip(people).enumerate() {
                outcome.numbers.insert(format!("areas of type {}", i + 1), *areas as f64);
                outcome.numbers.insert(format!("people of type {}", i + 1), people);
            }
        }
        "similar_areas" => {
            let columns = groups(example, "indicator");
            let scales = columns.iter().map(|c| Scale::robust(c)).collect::<Result<Vec<_>, _>>()?;
            let weights: Vec<f64> = (1..=columns.len())
                .map(|i| example.settings.get(&format!("weight {i}")).copied().unwrap_or(1.0))
                .collect();
            let from = example.settings["from"] as usize - 1;
            outcome.columns.insert("distance".into(), similarity::distances(&columns, &scales, &weights, from)?);
            for (i, scale) in scales.iter().enumerate() {
                outcome.numbers.insert(format!("centre {}", i + 1), scale.centre);
                outcome.numbers.insert(format!("spread {}", i + 1), scale.spread);
            }
        }
        "type_changes" => {
            let given = |name: &str| example.settings[name];
            let year = |when: &str| {
                let cuts = Cuts { mean: given(&format!("mean {when}")), sd: given(&format!("sd {when}")), n: 0 };
                let (index, types) = (format!("index {when}"), format!("type {when}"));
                (index, types, cuts)
            };
            let ((i1, t1, c1), (i2, t2, c2)) = (year("before"), year("after"));
            let half_step = vec![given("step") / 2.0; column("index before").len()];
            let before = Year { index: column(&i1), types: column(&t1), cuts: c1, half_step: &half_step };
            let after = Year { index: column(&i2), types: column(&t2), cuts: c2, half_step: &half_step };
            let typical = type_changes::typical_move(&before, &after)?.unwrap_or(f64::NAN);
            let judged = (0..before.index.len()).map(|i| {
                let types = (before.types[i] as u8, after.types[i] as u8);
                let judgement =
                    (types.0 != types.1).then(|| type_changes::judge(&before, &after, i, types, typical)).flatten();
                judgement.map_or(f64::NAN, |j| f64::from(j as u8))
            });
            outcome.columns.insert("judgement".into(), judged.collect());
            outcome.numbers.insert("typical move".into(), typical);
        }
        "dissimilarity" if example.columns.contains_key("first") => {
            outcome.numbers.insert("D".into(), dissimilarity(column("first"), column("second"))?);
        }
        "inequality_from_counts" => {
            insert(&mut outcome, &inequality_index::from_counts(column("low"), column("high"))?);
        }
        "inequality_from_shares" => {
            let (low, high, persons) = (column("low share"), column("high share"), column("persons"));
            let resolution = example.settings["resolution"];
            insert(&mut outcome, &inequality_index::from_rounded_shares(low, high, persons, resolution)?);
        }
        "levels" => {
            let unit: Vec<usize> = column("unit").iter().map(|unit| *unit as usize).collect();
            let levels = decomposition::levels(&Groups::new(groups(example, "group"))?, &[&unit])?;
            outcome.numbers.insert("M".into(), levels.mutual_information);
            outcome.numbers.insert("H".into(), levels.information_theory);
            for (name, level) in ["between", "within"].iter().zip(&levels.levels) {
                outcome.numbers.insert(format!("M {name}"), level.mutual_information);
                outcome.numbers.insert(format!("H {name}"), level.information_theory);
            }
        }
        "change" => {
            let earlier = Groups::new(groups(example, "earlier"))?;
            let change = decomposition::change(&earlier, &Groups::new(groups(example, "later"))?)?;
            let parts = [
                ("earlier", change.earlier),
                ("later", change.later),
                ("additions", change.additions),
                ("removals", change.removals),
                ("groups", change.groups),
                ("areas", change.areas),
                ("structural", change.structural),
            ];
            outcome.numbers.extend(parts.map(|(name, value)| (name.to_owned(), value)));
        }
        "composition_or_pattern" => {
            let first = TwoGroups::of_total(column("group 1"), column("total 1"))?;
            let second = TwoGroups::of_total(column("group 2"), column("total 2"))?;
            let measure = |groups: &TwoGroups| Ok(evenness::dissimilarity(groups));
            let way = Counterfactual::Composition;
            let parts = decomposition::composition_or_pattern(&first, &second, way, measure)?;
            let numbers = [("pattern", parts.pattern), ("composition", parts.composition)];
            outcome.numbers.extend(numbers.map(|(name, value)| (name.to_owned(), value)));
        }
        id => {
            let measure = registry::find(id).unwrap_or_else(|| panic!("{}: '{id}' is not a statistic", example.name));
            return measure_of(example, measure);
        }
    }
    Ok(outcome)
}

/// The columns whose names begin with a word, in the order of their names.
fn groups<'a>(example: &'a Example, word: &str) -> Vec<&'a [f64]> {
    example.columns.iter().filter(|(name, _)| name.starts_with(word)).map(|(_, column)| column.as_slice()).collect()
}

/// A measure of the list. A group and the rest are the columns `group` with `others` or `total`; several groups are the
/// columns `group 1`, `group 2` and so on.
fn measure_of(example: &Example, measure: &Measure) -> Result<Outcome, MeasureError> {
    let given: Vec<(&str, f64)> = example.settings.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let settings = measure.settings(&given)?;
    let mut outcome = Outcome::default();
    let two_groups = || {
        let group = example.columns["group"].clone();
        match (example.columns.get("others"), example.columns.get("total")) {
            (Some(others), None) => TwoGroups::of_two(group, others.clone()),
            (None, Some(total)) => TwoGroups::of_total(group, total.clone()),
            _ => panic!("{}: a group needs either others or a total", example.name),
        }
    };
    let several = || OrderedGroups::new(groups(example, "group").into_iter().map(<[f64]>::to_vec));
    let value = match measure.function {
        Function::TwoGroups(_) => measure.of_two_groups(&two_groups()?, &given),
        Function::Groups(_) | Function::OrderedGroups(_) => measure.of_groups(&several()?, &given),
        Function::EachArea(function) => {
            outcome.columns.insert("value".into(), function(several()?.groups(), &settings)?);
            None
        }
        Function::EachGroupAndArea(function) => {
            for (g, column) in function(several()?.groups(), &settings)?.into_iter().enumerate() {
                outcome.columns.insert(format!("value {}", g + 1), column);
            }
            None
        }
        _ => return with_places(example, measure, &settings, two_groups, several),
    };
    if let Some(value) = value {
        outcome.numbers.insert("value".into(), value?.value);
    }
    Ok(outcome)
}

/// A measure that needs more than counts: places are the columns `x` and `y`, where needed with `size` and `perimeter`;
/// neighbours the columns `to A`, `to B` and so on, one per area in the order of the rows; values the column `v`.
fn with_places(
    example: &Example,
    measure: &Measure,
    settings: &[f64],
    two_groups: impl Fn() -> Result<TwoGroups<'static>, MeasureError>,
    several: impl Fn() -> Result<OrderedGroups<'static>, MeasureError>,
) -> Result<Outcome, MeasureError> {
    let places = || {
        let mut places = Places::new(example.columns["x"].as_slice().into(), example.columns["y"].as_slice().into())?;
        if let Some(size) = example.columns.get("size") {
            places = places.with_area(size.as_slice())?;
        }
        match example.columns.get("perimeter") {
            Some(perimeter) => places.with_perimeter(perimeter.as_slice()),
            None => Ok(places),
        }
    };
    let weights = || {
        let columns = groups(example, "to ");
        let pairs = columns.iter().enumerate().flat_map(|(j, column)| {
            column.iter().enumerate().filter(|(_, weight)| **weight != 0.0).map(move |(i, weight)| (i, j, *weight))
        });
        Weights::from_pairs(columns.len(), pairs)
    };
    let values = || example.columns["v"].as_slice();
    let mut outcome = Outcome::default();
    let value = match measure.function {
        Function::TwoGroupsPlaces(f) => f(&two_groups()?, &places()?, settings)?,
        Function::TwoGroupsWeights(f) | Function::TwoGroupsBorders(f) => f(&two_groups()?, &weights()?, settings)?,
        Function::TwoGroupsBordersPlaces(f) => f(&two_groups()?, &weights()?, &places()?, settings)?,
        Function::GroupsPlaces(f) => f(several()?.groups(), &places()?, settings)?,
        Function::ValuesWeights(f) => f(values(), &weights()?, settings)?,
        _ => {
            let column = match measure.function {
                Function::EachAreaTwoGroupsPlaces(f) => f(&two_groups()?, &places()?, settings)?,
                Function::EachAreaPlaces(f) => f(several()?.groups(), &places()?, settings)?,
                Function::EachAreaValuesWeights(f) => f(values(), &weights()?, settings)?,
                _ => panic!("{}: nothing says how '{}' is computed", example.name, measure.id),
            };
            outcome.columns.insert("value".into(), column);
            return Ok(outcome);
        }
    };
    outcome.numbers.insert("value".into(), value);
    Ok(outcome)
}

fn insert(outcome: &mut Outcome, index: &InequalityIndex) {
    let numbers = [
        ("estimate", Some(index.estimate)),
        ("corrected", index.corrected),
        ("low", index.low),
        ("high", index.high),
        ("n", Some(index.n as f64)),
    ];
    outcome.numbers.extend(numbers.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
}

fn same(expected: f64, found: f64, tolerance: f64) -> bool {
    (expected.is_nan() && found.is_nan()) || (expected - found).abs() < tolerance
}

/// Checks an example and returns how many numbers it compared.
fn check(file: &str, example: &Example) -> usize {
    let at = format!("specs/{file}, '{}'", example.name);
    match (compute(example), &example.error) {
        (Err(error), Some(words)) => {
            assert!(error.to_string().contains(words), "{at}: '{error}' does not say '{words}'");
            1
        }
        (Err(error), None) => panic!("{at}: {error}"),
        (Ok(_), Some(words)) => panic!("{at}: not refused with '{words}'"),
        (Ok(outcome), None) => {
            let tolerance = example.settings.get("tolerance").copied().unwrap_or(1e-9);
            for (name, expected) in &example.expected {
                let found = outcome.numbers.get(name).unwrap_or_else(|| panic!("{at}: nothing is called '{name}'"));
                assert!(same(*expected, *found, tolerance), "{at}: {name} is {found}, expected {expected}");
            }
            for (name, expected) in &example.expected_columns {
                let found =
                    outcome.columns.get(name).unwrap_or_else(|| panic!("{at}: no column comes out as '{name}'"));
                assert_eq!(expected.len(), found.len(), "{at}: {name}");
                for (row, (expected, found)) in expected.iter().zip(found).enumerate() {
                    assert!(
                        same(*expected, *found, tolerance),
                        "{at}: {name} in row {}: {found}, not {expected}",
                        row + 1
                    );
                }
            }
            example.expected.len() + example.expected_columns.values().map(Vec::len).sum::<usize>()
        }
    }
}

#[test]
fn every_worked_example_comes_out_as_written() {
    let folder = segbar_testdata::repository().join("specs");
    for file in ["socioeconomic-index.md", "area-types.md", "dissimilarity.md", "inequality-index.md"] {
        let text = std::fs::read_to_string(folder.join(file)).expect("the specification is in the repository");
        let examples = parse(&text);
        assert!(examples.len() >= 4, "{file}: only {} examples were found", examples.len());
        for example in &examples {
            assert!(check(file, example) > 0, "{file}, '{}': nothing is expected", example.name);
        }
    }
}

#[test]
fn every_page_about_uncertainty_has_worked_examples_that_come_out() {
    let folder = segbar_testdata::repository().join("specs/uncertainty");
    for file in ["randomisation-tests.md", "bootstrap.md", "difference-tests.md", "noise.md"] {
        let text = std::fs::read_to_string(folder.join(file)).expect("the specification is in the repository");
        let examples = parse(&text);
        assert!(examples.len() >= 3, "{file}: only {} examples were found", examples.len());
        for example in &examples {
            assert!(check(&format!("uncertainty/{file}"), example) > 0, "{file}, '{}': nothing", example.name);
        }
    }
}

#[test]
fn every_measure_has_a_worked_example_that_comes_out_and_a_page_with_all_headings() {
    let root = segbar_testdata::repository();
    let decompositions = ["levels", "change", "composition_or_pattern"];
    let ids = registry::all().map(|measure| measure.id).chain(decompositions);
    for id in ids {
        let read = |folder: &str| {
            let path = root.join(folder).join(format!("{id}.md"));
            std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{folder}/{id}.md: {e}"))
        };
        let examples = parse(&read("specs/measures"));
        assert!(!examples.is_empty(), "specs/measures/{id}.md has no example");
        for example in &examples {
            assert_eq!(example.statistic, id, "specs/measures/{id}.md, '{}'", example.name);
            let compared = check(&format!("measures/{id}.md"), example);
            assert!(compared > 0, "specs/measures/{id}.md, '{}': nothing is expected", example.name);
        }
        let page = read("docs/methods/measures");
        assert!(page.contains("> **På svenska.**"), "docs/methods/measures/{id}.md has nothing in Swedish");
        let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, HEADINGS, "docs/methods/measures/{id}.md");
    }
}

/// The headings of a measure's page, in their order.
const HEADINGS: [&str; 8] = [
    "What it is",
    "Formula",
    "Source",
    "Units and range",
    "What it is not for",
    "Uncertainty",
    "Worked example",
    "Where in the code",
];
