//! Groups, places and borders of the demo country, which has them all.

use segbar_assemble::publish;
use segbar_dataset::{Parts, Places, Published, PublishedColumn, Validated};
use segbar_domain::catalogue::Counted;
use segbar_domain::{Breakdown, Catalogue, ColumnKey, Level, Period, Vintage};
use std::collections::HashMap;
use std::sync::LazyLock;

static COUNTRY: LazyLock<Validated> = LazyLock::new(|| segbar_demo::country(segbar_demo::DEFAULT_SEED));
static PUBLISHED: LazyLock<Published> = LazyLock::new(|| publish(COUNTRY.clone(), Catalogue::builtin()));

fn levels() -> [Vintage; 5] {
    [Vintage::nation(), Vintage::county(), Vintage::municipality(), Vintage::regso_2020(), Vintage::deso_2018()]
}

fn by_key() -> HashMap<&'static ColumnKey, &'static PublishedColumn> {
    PUBLISHED.columns.iter().map(|column| (&column.key, column)).collect()
}

fn places(published: &Published, vintage: &Vintage) -> Places {
    published.places.iter().find(|p| p.vintage == *vintage).unwrap_or_else(|| panic!("places of {vintage}")).clone()
}

#[test]
fn every_open_group_system_has_counts_on_every_level_in_every_year() {
    let columns = by_key();
    let years: Vec<u16> = (2010..=2023).collect();
    for system in Catalogue::builtin().group_systems().iter().filter(|s| s.id != "income_quintiles") {
        for vintage in levels() {
            let counted = years.iter().filter(|year| {
                system.keys(&vintage, Period::year_of(**year)).iter().all(|key| columns.contains_key(key))
            });
            assert_eq!(counted.count(), years.len(), "{} on {vintage}", system.id);
        }
    }
}

#[test]
fn groups_sum_to_their_base_and_small_areas_to_large_ones() {
    let columns = by_key();
    let period = Period::year_of(2022);
    let total = |indicator: &str, vintage: &Vintage| {
        let (indicator, vintage) = (indicator.to_owned(), vintage.clone());
        columns.get(&ColumnKey { indicator, vintage, period, breakdown: Breakdown::total() }).copied()
    };
    for system in Catalogue::builtin().group_systems().iter().filter(|s| s.id != "income_quintiles") {
        let mut whole = Vec::new();
        for vintage in levels() {
            let groups: Vec<_> = system.keys(&vintage, period).iter().map(|key| columns[key]).collect();
            let sums: Vec<Option<f64>> = (0..groups[0].column.len())
                .map(|i| groups.iter().map(|g| g.column.cell(i)).sum::<Result<f64, _>>().ok())
                .collect();
            let known: Vec<f64> = sums.iter().flatten().copied().collect();
            assert!(known.len() as f64 > 0.99 * sums.len() as f64, "{} on {vintage}: {}", system.id, known.len());
            whole.push(known.iter().sum::<f64>());
            let all_ages = system.base.age.is_none() && system.counted == Counted::Persons;
            let Some(population) = total("population", &vintage).filter(|_| all_ages) else { continue };
            for (sum, people) in sums.iter().zip(population.column.values()) {
                // Whole per cent of each group, and those who moved in or out during the year.
                let slack =
                    if system.rounding.is_some() { 0.005 * groups.len() as f64 * people + 0.2 * people } else { 0.0 };
                if let Some(sum) = sum {
                    assert!((sum - people).abs() <= slack + 1e-6, "{} on {vintage}: {sum} of {people}", system.id);
                }
            }
        }
        for (vintage, sum) in levels().iter().zip(&whole) {
            // Areas whose share was not published are missing on the small levels.
            let slack = if system.rounding.is_some() { 0.01 } else { 1e-9 };
            assert!((sum / whole[0] - 1.0).abs() <= slack, "{} on {vintage}: {sum} of {}", system.id, whole[0]);
        }
    }
}

#[test]
fn borders_are_between_areas_and_what_is_no_border_is_the_country_s_outline() {
    let nation = places(&PUBLISHED, &Vintage::nation());
    for vintage in &levels()[1..] {
        let places = places(&PUBLISHED, vintage);
        assert!(
            places.borders.windows(2).all(|pair| (pair[0].0, pair[0].1) < (pair[1].0, pair[1].1)),
            "each pair once"
        );
        assert!(places.borders.iter().all(|(a, b, metres)| a < b && *metres >= 0.0 && (*b as usize) < places.len()));
        let mut outer = places.perimeter_m.clone();
        for (a, b, metres) in &places.borders {
            outer[*a as usize] -= metres;
            outer[*b as usize] -= metres;
        }
        assert!(outer.iter().all(|metres| *metres > -1e-3), "{vintage}: no border is longer than the outline");
        let coast: f64 = outer.iter().sum();
        assert!((coast / nation.perimeter_m[0] - 1.0).abs() < 1e-6, "{vintage}: {coast} of {}", nation.perimeter_m[0]);
        let surface: f64 = places.area_m2.iter().sum();
        assert!((surface / nation.area_m2[0] - 1.0).abs() < 1e-9, "{vintage}");
    }
}

#[test]
fn municipalities_put_together_from_regso_are_those_of_their_own_boundaries() {
    let mut parts: Parts = COUNTRY.clone().into_parts();
    parts.components.clear();
    parts.boundaries.retain(|b| b.vintage.level() == Level::Regso);
    parts.police.clear();
    parts.area_sets.retain(|s| s.vintage().level() != Level::PoliceArea);
    let together = publish(Validated::new(parts).unwrap(), Catalogue::builtin());
    for vintage in [Vintage::municipality(), Vintage::county(), Vintage::nation()] {
        let (a, b) = (places(&together, &vintage), places(&PUBLISHED, &vintage));
        let close =
            |a: &[f64], b: &[f64], tolerance: f64| a.iter().zip(b).all(|(a, b)| (a - b).abs() <= tolerance * b.abs());
        assert!(close(&a.area_m2, &b.area_m2, 1e-9) && close(&a.perimeter_m, &b.perimeter_m, 1e-6), "{vintage}");
        assert!(close(&a.x, &b.x, 1e-9) && close(&a.y, &b.y, 1e-9), "{vintage}: centroids");
        assert_eq!(a.borders.len(), b.borders.len(), "{vintage}");
        for (a, b) in a.borders.iter().zip(&b.borders) {
            assert!((a.0, a.1) == (b.0, b.1) && (a.2 - b.2).abs() <= 1e-6 * b.2, "{vintage}: {a:?} {b:?}");
        }
    }
}
