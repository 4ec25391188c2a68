//! The borders of 2025 in the demo country, looked at as a user of its data would.

use segbar_dataset::{Boundaries, Shape, Validated};
use segbar_demo::DEFAULT_SEED;
use segbar_domain::{AreaSet, Breakdown, Level, Vintage};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

static COUNTRY: LazyLock<Validated> = LazyLock::new(|| segbar_demo::country(DEFAULT_SEED));

fn set(vintage: &Vintage) -> &'static AreaSet {
    COUNTRY.area_set(vintage).unwrap()
}

fn shapes(vintage: &Vintage) -> &'static Boundaries {
    COUNTRY.boundaries().iter().find(|b| b.vintage == *vintage).unwrap()
}

fn people(vintage: &Vintage, year: u16) -> Vec<f64> {
    let found = COUNTRY.components().iter().find(|c| {
        c.key.component == "population"
            && c.key.vintage == *vintage
            && c.key.period.year() == year
            && c.key.breakdown == Breakdown::total()
    });
    found.unwrap_or_else(|| panic!("{vintage} {year}")).column.values().to_vec()
}

#[test]
fn in_2025_there_are_6_160_deso_and_regso_with_the_codes_of_before() {
    let (before, after) = (set(&Vintage::regso_2020()), set(&Vintage::regso_2025()));
    let codes =
        |set: &AreaSet| -> Vec<String> { set.areas().iter().map(|a| format!("{} {:?}", a.code, a.parent)).collect() };
    assert_eq!(codes(before), codes(after));
    assert_eq!(set(&Vintage::deso_2025()).len(), 6160);
    assert_eq!(set(&Vintage::deso_2018()).len(), 5984);
}

#[test]
fn of_the_regso_288_have_the_same_code_and_other_borders() {
    let before = shapes(&Vintage::regso_2020());
    let after = shapes(&Vintage::regso_2025());
    let corners = |shape: &Shape| -> BTreeSet<(u64, u64)> {
        let rings = shape.polygons.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        rings.flat_map(|r| r.0.iter().map(|c| (c.x.to_bits(), c.y.to_bits()))).collect()
    };
    let changed = before.shapes.iter().zip(&after.shapes).filter(|(a, b)| corners(a) != corners(b)).count();
    assert_eq!((changed, before.shapes.len() - changed), (288, 3075));
}

#[test]
fn some_regso_have_new_names_and_two_of_one_municipality_have_swapped_theirs() {
    let (before, after) = (set(&Vintage::regso_2020()), set(&Vintage::regso_2025()));
    let renamed: Vec<_> = before.areas().iter().zip(after.areas()).filter(|(a, b)| a.name != b.name).collect();
    assert!((35..=45).contains(&renamed.len()), "{}", renamed.len());
    let swapped = renamed.iter().filter(|(a, b)| {
        renamed.iter().any(|(c, d)| a.parent == c.parent && a.code != c.code && a.name == d.name && b.name == c.name)
    });
    assert_eq!(swapped.count(), 2);
    let mut names: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    for area in after.areas() {
        assert!(names.entry(&area.parent).or_default().insert(&area.name), "{} twice", area.name);
    }
}

#[test]
fn people_move_little_over_the_break_and_the_nation_stays_whole() {
    let total = |vintage: Vintage, year| people(&vintage, year).iter().sum::<f64>();
    let (before, after) = (total(Vintage::deso_2018(), 2023), total(Vintage::deso_2025(), 2024));
    let growth = after / before - 1.0;
    assert!((0.0..0.02).contains(&growth), "{growth}");
    // A DeSO with the same code and the same RegSO has about the people that it had.
    let (old, new) = (set(&Vintage::deso_2018()), set(&Vintage::deso_2025()));
    let (then, now) = (people(&Vintage::deso_2018(), 2023), people(&Vintage::deso_2025(), 2024));
    let kept: Vec<f64> = new
        .areas()
        .iter()
        .zip(&now)
        .filter_map(|(area, now)| Some((now / then[old.position(area.code.as_str())?] - 1.0).abs()))
        .collect();
    assert_eq!(kept.len(), 5984 - 176);
    assert!(kept.iter().filter(|change| **change > 0.1).count() <= 2 * 72, "only those that gave or got a strip");
}

#[test]
fn population_of_2025_has_noise_so_that_parts_miss_their_totals_by_little() {
    let counts = |year| -> Vec<f64> {
        let (deso, municipality) = (set(&Vintage::deso_2025()), set(&Vintage::municipality()));
        let mut sums: HashMap<&str, f64> = HashMap::new();
        for (area, n) in deso.areas().iter().zip(people(&Vintage::deso_2025(), year)) {
            *sums.entry(&area.code.as_str()[..4]).or_default() += n;
        }
        municipality.areas().iter().map(|a| sums[a.code.as_str()]).collect()
    };
    let published = people(&Vintage::municipality(), 2025);
    let differences: Vec<f64> = counts(2025).iter().zip(&published).map(|(sum, own)| (sum - own).abs()).collect();
    assert!(differences.iter().filter(|d| **d > 0.0).count() > 200);
    // At most two persons a DeSO, of which the largest municipality has some hundreds.
    assert!(differences.iter().all(|d| *d <= 60.0), "{differences:?}");
    let levels: BTreeSet<Level> = COUNTRY
        .components()
        .iter()
        .filter(|c| c.key.component == "population" && c.key.period.year() == 2025)
        .map(|c| c.key.vintage.level())
        .collect();
    assert_eq!(levels.len(), 5, "every level is published");
}

#[test]
fn the_years_after_the_break_have_what_their_tables_have() {
    let years = |component: &str| -> BTreeSet<u16> {
        let of = COUNTRY.components().iter().filter(|c| c.key.component == component);
        of.map(|c| c.key.period.year()).filter(|year| *year > 2023).collect()
    };
    assert_eq!(years("population"), BTreeSet::from([2024, 2025]));
    assert_eq!(years("index_socioeconomic"), BTreeSet::from([2024]));
    assert_eq!(years("turnout_riksdag"), BTreeSet::new());
}
