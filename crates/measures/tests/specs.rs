//! Runs the worked examples of `specs/*.md`; `specs/README.md` says how they are written.

use segbar_measures::share::Bounds;
use segbar_measures::{
    Cuts, InequalityIndex, MeasureError, area_types, dissimilarity, inequality_index, socioeconomic_index,
};
use std::collections::BTreeMap;

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
        "dissimilarity" => {
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
        other => panic!("{}: '{other}' is not a statistic", example.name),
    }
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

fn same(expected: f64, found: f64) -> bool {
    (expected.is_nan() && found.is_nan()) || (expected - found).abs() < 1e-9
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
            for (name, expected) in &example.expected {
                let found = outcome.numbers.get(name).unwrap_or_else(|| panic!("{at}: nothing is called '{name}'"));
                assert!(same(*expected, *found), "{at}: {name} is {found}, expected {expected}");
            }
            for (name, expected) in &example.expected_columns {
                let found =
                    outcome.columns.get(name).unwrap_or_else(|| panic!("{at}: no column comes out as '{name}'"));
                assert_eq!(expected.len(), found.len(), "{at}: {name}");
                for (row, (expected, found)) in expected.iter().zip(found).enumerate() {
                    assert!(same(*expected, *found), "{at}: {name} in row {}: {found}, not {expected}", row + 1);
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
