//! The demo country of the default seed, looked at as a user of its data would.

use geo::{Area as _, Validation};
use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{ComponentColumn, Validated};
use segbar_demo::{DEFAULT_SEED, Demo};
use segbar_domain::{AreaId, Breakdown, Catalogue, Level, Period, Vintage};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

static DEMO: LazyLock<Demo> = LazyLock::new(|| Demo::new(DEFAULT_SEED));

fn country() -> &'static Validated {
    &DEMO.country
}

fn component(name: &str, vintage: &Vintage, year: u16, breakdown: &str) -> &'static ComponentColumn {
    let breakdown: Breakdown = breakdown.parse().unwrap();
    let found = country().components().iter().find(|c| {
        c.key.component == name
            && c.key.vintage == *vintage
            && c.key.period.year() == year
            && c.key.breakdown == breakdown
    });
    found.unwrap_or_else(|| panic!("{name} {vintage} {year} {breakdown}"))
}

fn mean_and_sd(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n).sqrt())
}

#[test]
fn there_are_as_many_areas_as_in_sweden() {
    let count = |vintage: Vintage| country().area_set(&vintage).unwrap().len();
    assert_eq!(count(Vintage::nation()), 1);
    assert_eq!(count(Vintage::county()), 21);
    assert_eq!(count(Vintage::municipality()), 290);
    assert_eq!(count(Vintage::regso_2020()), 3363);
    assert_eq!(count(Vintage::deso_2018()), 5984);
    let mut regso: HashMap<&str, usize> = HashMap::new();
    for area in country().area_set(&Vintage::regso_2020()).unwrap().areas() {
        *regso.entry(area.parent.as_ref().unwrap().as_str()).or_default() += 1;
    }
    assert_eq!((regso.values().min(), regso.values().max()), (Some(&2), Some(&147)));
    let mut deso: HashMap<&str, usize> = HashMap::new();
    for area in country().area_set(&Vintage::deso_2018()).unwrap().areas() {
        *deso.entry(area.parent.as_ref().unwrap().as_str()).or_default() += 1;
    }
    let alone = deso.values().filter(|n| **n == 1).count() as f64 / 3363.0;
    assert!((0.51..0.53).contains(&alone), "{alone}");
}

#[test]
fn no_code_is_one_that_a_real_area_has() {
    for set in country().area_sets() {
        for area in set.areas().iter().filter(|a| a.code.as_str() != "00" && set.vintage().level() != Level::PoliceArea)
        {
            let county: u32 = area.code.as_str()[..2].parse().unwrap();
            assert!((31..=51).contains(&county), "{}", area.code);
        }
    }
}

#[test]
fn no_name_is_that_of_a_real_county_or_municipality() {
    let Some(folder) = segbar_testdata::shared("codes") else { return };
    let mut real = BTreeSet::new();
    for file in ["counties.csv", "municipalities.csv"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        real.extend(text.lines().skip(1).flat_map(|line| line.split(',').skip(1).take(2).map(str::to_owned)));
    }
    assert!(real.contains("Uppsala") && real.contains("Uppsala län") && real.len() > 500);
    for set in country().area_sets() {
        for area in set.areas() {
            let first = area.name.split(' ').next().unwrap();
            assert!(!real.contains(&area.name) && !real.contains(first), "{}", area.name);
        }
    }
}

#[test]
fn names_of_counties_and_municipalities_are_unique_and_those_of_regso_within_their_municipality() {
    for vintage in [Vintage::county(), Vintage::municipality(), Vintage::regso_2020()] {
        let set = country().area_set(&vintage).unwrap();
        let scope = |parent: &str| if vintage.level() == Level::Regso { parent.to_owned() } else { String::new() };
        let names: BTreeSet<_> =
            set.areas().iter().map(|a| (scope(a.parent.as_ref().unwrap().as_str()), a.name.as_str())).collect();
        assert_eq!(names.len(), set.len(), "{vintage}");
    }
}

#[test]
fn every_area_has_a_valid_polygon_inside_the_bounding_box_of_sweden() {
    for boundaries in country().boundaries() {
        assert_eq!(boundaries.shapes.len(), country().area_set(&boundaries.vintage).unwrap().len());
        for shape in &boundaries.shapes {
            assert!(shape.polygons.is_valid(), "{} {}", boundaries.vintage, shape.area);
            for polygon in &shape.polygons {
                assert!(polygon.signed_area() > 0.0, "exteriors run counter-clockwise");
                for c in &polygon.exterior().0 {
                    assert!((266e3..920e3).contains(&c.x) && (6.13e6..7.67e6).contains(&c.y), "{c:?}");
                }
            }
        }
    }
}

#[test]
fn the_polygons_of_each_level_cover_the_country_exactly_once() {
    let area = |vintage: &Vintage| -> f64 {
        let boundaries = country().boundaries().iter().find(|b| b.vintage == *vintage).unwrap();
        boundaries.shapes.iter().map(|s| s.polygons.unsigned_area()).sum()
    };
    let nation = area(&Vintage::nation());
    for vintage in [Vintage::county(), Vintage::municipality(), Vintage::regso_2020(), Vintage::deso_2018()] {
        assert!((area(&vintage) / nation - 1.0).abs() < 1e-9, "{vintage}");
    }
}

#[test]
fn every_border_vertex_of_a_regso_is_a_vertex_of_one_of_its_deso() {
    let boundaries = |vintage: Vintage| country().boundaries().iter().find(move |b| b.vintage == vintage).unwrap();
    let vertices = |shape: &segbar_dataset::Shape| -> BTreeSet<(u64, u64)> {
        let rings = shape.polygons.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        rings.flat_map(|r| r.0.iter().map(|c| (c.x.to_bits(), c.y.to_bits()))).collect()
    };
    let regso = country().area_set(&Vintage::regso_2020()).unwrap();
    let deso = country().area_set(&Vintage::deso_2018()).unwrap();
    let mut below: HashMap<usize, BTreeSet<(u64, u64)>> = HashMap::new();
    for shape in &boundaries(Vintage::deso_2018()).shapes {
        let parent = deso.areas()[shape.area as usize].parent.as_ref().unwrap();
        below.entry(regso.position(parent.as_str()).unwrap()).or_default().extend(vertices(shape));
    }
    for shape in &boundaries(Vintage::regso_2020()).shapes {
        assert!(
            vertices(shape).is_subset(&below[&(shape.area as usize)]),
            "{}",
            regso.areas()[shape.area as usize].code
        );
    }
    let total: usize = boundaries(Vintage::deso_2018()).shapes.iter().map(|s| vertices(s).len()).sum();
    assert!((100_000..400_000).contains(&total), "{total}");
}

#[test]
fn the_population_of_2022_has_swedens_size_and_areas_of_the_known_sizes() {
    let deso = component("population", &Vintage::deso_2018(), 2022, "total").column.values();
    let total: f64 = deso.iter().sum();
    assert!((10.3e6..10.7e6).contains(&total), "{total}");
    let range =
        |values: &[f64]| (values.iter().copied().fold(f64::MAX, f64::min), values.iter().copied().fold(0.0, f64::max));
    let (least, most) = range(deso);
    assert!(least >= 700.0 && most <= 2700.0, "{least} {most}");
    let areas = country().area_set(&Vintage::deso_2018()).unwrap();
    let regso = country().area_set(&Vintage::regso_2020()).unwrap();
    let mut people = vec![0.0; regso.len()];
    for (area, n) in areas.areas().iter().zip(deso) {
        people[regso.position(area.parent.as_ref().unwrap().as_str()).unwrap()] += n;
    }
    let (least, most) = range(&people);
    assert!(least >= 663.0 && most <= 22_622.0 && most > 15_000.0, "{least} {most}");
}

#[test]
fn the_index_of_2022_has_the_published_mean_spread_skew_and_types() {
    let index = component("index_socioeconomic", &Vintage::regso_2020(), 2022, "total").column.values();
    let (mean, sd) = mean_and_sd(index);
    assert!((mean - 9.1).abs() < 0.3 && (sd - 5.5).abs() < 0.3, "{mean} {sd}");
    let skew = index.iter().map(|v| ((v - mean) / sd).powi(3)).sum::<f64>() / index.len() as f64;
    assert!((1.0..3.5).contains(&skew), "{skew}");
    let types = component("index_area_type", &Vintage::regso_2020(), 2022, "total").column.values();
    for (class, (published, tolerance)) in
        [(160.0, 0.12), (289.0, 0.12), (855.0, 0.12), (1770.0, 0.12), (289.0, 0.12)].into_iter().enumerate()
    {
        let n = types.iter().filter(|t| **t == (class + 1) as f64).count() as f64;
        assert!((n / published - 1.0_f64).abs() < tolerance, "type {}: {n}", class + 1);
    }
}

#[test]
fn the_index_is_the_mean_of_its_parts_to_the_shown_decimal_and_cuts_give_the_types() {
    for year in [2010, 2016, 2023] {
        let column = |name: &str| component(name, &Vintage::regso_2020(), year, "total").column.values();
        let index = column("index_socioeconomic");
        let parts = [
            column("index_low_economic_standard"),
            column("index_pre_upper_secondary"),
            column("index_assistance_or_long_unemployed"),
        ];
        for (i, value) in index.iter().enumerate() {
            let mean = parts.iter().map(|p| p[i]).sum::<f64>() / 3.0;
            // Both sides are rounded to one decimal: half a step for the index and half for the mean of the parts.
            assert!((value - mean).abs() <= 0.1 + 1e-9, "{year} {i}: {value} {mean}");
        }
        let types = column("index_area_type");
        let (mean, sd) = mean_and_sd(index);
        for (value, class) in index.iter().zip(types) {
            let cuts = [mean + 2.0 * sd, mean + sd, mean, mean - sd];
            let expected = 1.0 + cuts.iter().filter(|cut| value < cut).count() as f64;
            let near = cuts.iter().any(|cut| (value - cut).abs() < 0.06);
            assert!(near || *class == expected, "{value}: {class} is not {expected}");
        }
    }
}

#[test]
fn few_areas_change_type_from_one_year_to_the_next_and_none_by_more_than_one_step() {
    for year in 2011..=2023 {
        let types = |year| component("index_area_type", &Vintage::regso_2020(), year, "total").column.values();
        let steps: Vec<f64> = types(year).iter().zip(types(year - 1)).map(|(a, b)| (a - b).abs()).collect();
        let moved = steps.iter().filter(|s| **s > 0.0).count();
        assert!((130..400).contains(&moved), "{year}: {moved}");
        assert!(steps.iter().all(|s| *s <= 1.0), "{year}");
    }
}

#[test]
fn hardship_lies_in_towns_and_beside_hardship() {
    let index = component("index_socioeconomic", &Vintage::regso_2020(), 2022, "total").column.values();
    let boundaries = country().boundaries().iter().find(|b| b.vintage == Vintage::regso_2020()).unwrap();
    // Neighbours share a side: two vertices in a row.
    let mut sides: HashMap<[u64; 4], u32> = HashMap::new();
    let mut pairs = Vec::new();
    for shape in &boundaries.shapes {
        for polygon in &shape.polygons {
            for w in polygon.exterior().0.windows(2) {
                let key = |a: &geo::Coord, b: &geo::Coord| [a.x, a.y, b.x, b.y].map(f64::to_bits);
                if let Some(other) = sides.get(&key(&w[1], &w[0])) {
                    pairs.push((*other, shape.area));
                }
                sides.insert(key(&w[0], &w[1]), shape.area);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let (mean, sd) = mean_and_sd(index);
    let z = |i: u32| (index[i as usize] - mean) / sd;
    let correlation = pairs.iter().map(|(a, b)| z(*a) * z(*b)).sum::<f64>() / pairs.len() as f64;
    assert!(pairs.len() > 6000, "{}", pairs.len());
    assert!((0.1..0.8).contains(&correlation), "{correlation}");
}

#[test]
fn parts_of_a_table_sum_to_their_whole() {
    for (name, dimension) in [
        ("population", "age"),
        ("population", "sex"),
        ("persons_by_building", "building"),
        ("population_by_background", "background"),
    ] {
        let columns = |total: bool| {
            country().components().iter().filter(move |c| {
                let single = c.key.breakdown.get(dimension).is_some() && c.key.breakdown.pairs().count() == 1;
                c.key.component == name
                    && c.key.period.year() == 2015
                    && if total { c.key.breakdown.is_total() } else { single }
            })
        };
        let values = Catalogue::builtin().content_of(name).unwrap().0;
        let parts = values.dimensions.iter().find(|d| d.id == dimension).unwrap().values.len() - 1;
        let whole = columns(true).next().unwrap().column.values();
        let found = columns(false).count();
        let mut sum = vec![0.0; whole.len()];
        for column in columns(false) {
            sum.iter_mut().zip(column.column.values()).for_each(|(s, v)| *s += v);
        }
        let fits = sum.iter().zip(whole).all(|(s, w)| if found == parts { s == w } else { s <= w });
        assert!(found > 0 && fits, "{name} {dimension}: {found} of {parts}");
    }
}

#[test]
fn the_labour_market_adds_up() {
    let column = |name: &str| component(name, &Vintage::deso_2018(), 2022, "total").column.values();
    let (all, force, outside) =
        (column("persons_16_64"), column("labour_force_16_64"), column("outside_labour_force_16_64"));
    let (employed, unemployed) = (column("employed_16_64"), column("unemployed_16_64"));
    for i in 0..all.len() {
        assert_eq!(employed[i] + unemployed[i], force[i]);
        assert_eq!(force[i] + outside[i], all[i]);
        assert!(outside[i] >= 0.0);
    }
}

#[test]
fn a_few_shares_of_small_areas_are_missing_as_in_reality() {
    let shares = country().components().iter().filter(|c| c.key.component == "low_economic_standard_share");
    let (cells, missing) = shares.fold((0, 0), |(n, m), c| (n + c.column.len(), m + c.column.missing_count()));
    assert!(missing > 0 && missing * 200 < cells, "{missing} of {cells}");
}

#[test]
fn every_indicator_has_a_column_for_each_of_the_fourteen_years_before_the_new_borders() {
    let published = segbar_assemble::publish(country().clone(), Catalogue::builtin());
    let mut years: BTreeMap<&str, BTreeSet<Period>> = BTreeMap::new();
    for column in &published.columns {
        let has_value = column.column.missing_count() < column.column.len();
        if has_value && column.key.breakdown.is_total() && column.key.period.year() <= 2023 {
            years.entry(&column.key.indicator).or_default().insert(column.key.period);
        }
    }
    for indicator in Catalogue::builtin().indicators() {
        let n = years.get(indicator.id.as_str()).map_or(0, BTreeSet::len);
        assert_eq!(n, 14, "{}", indicator.id);
    }
    for column in &published.columns {
        if Catalogue::builtin().indicator(&column.key.indicator).is_some_and(|i| i.unit.is_share()) {
            // Corrected for chance, a spread more even than chance gives is below 0.
            let least = if column.key.indicator == "inequality_index_corrected" { -100.0 } else { 0.0 };
            for value in column.column.cells().flatten() {
                assert!((least..=100.0).contains(&value), "{:?}: {value}", column.key);
            }
        }
    }
}

#[test]
fn the_police_editions_have_the_numbers_of_the_real_lists() {
    let editions: Vec<_> = country()
        .police()
        .iter()
        .map(|e| {
            let count = |class| e.classes.iter().filter(|c| **c == class).count();
            (
                e.vintage.to_string(),
                count(PoliceClass::Vulnerable),
                count(PoliceClass::Risk),
                count(PoliceClass::EspeciallyVulnerable),
            )
        })
        .collect();
    assert_eq!(
        editions,
        [
            ("Police_2019".to_owned(), 28, 10, 22),
            ("Police_2021".to_owned(), 28, 14, 19),
            ("Police_2023".to_owned(), 27, 15, 17),
        ]
    );
}

#[test]
fn all_of_it_says_that_it_is_fictional() {
    assert_eq!(country().fictional_seed(), Some(DEFAULT_SEED));
    assert!(country().sources().len() > 10);
    for source in country().sources() {
        assert_eq!((source.format.as_str(), source.publisher.as_str()), ("demo", "demo"));
        assert!(source.title.starts_with("Demolandet"));
        assert_eq!(source.hash.len(), 64);
    }
    assert!(country().sources().windows(2).all(|w| w[0].hash < w[1].hash));
}

#[test]
fn there_are_149_offices_with_leases_in_the_country() {
    let offices = &DEMO.offices;
    assert_eq!(offices.len(), 149);
    assert_eq!(offices.iter().map(|o| &o.id).collect::<BTreeSet<_>>().len(), 149);
    let municipalities = country().area_set(&Vintage::municipality()).unwrap();
    for office in offices {
        let AreaId { vintage, code } = office.area.as_ref().unwrap();
        assert_eq!(*vintage, Vintage::municipality());
        assert!(office.name.starts_with(&municipalities.get(code.as_str()).unwrap().name));
        assert!(office.notice_date <= office.lease_end);
    }
    assert!(offices.iter().filter(|o| o.lease_end.is_some()).count() > 100);
    assert_eq!(*offices, segbar_demo::offices(DEFAULT_SEED));
}

#[test]
fn the_same_seed_gives_the_same_country_on_any_number_of_threads() {
    let single = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let again = single.install(|| segbar_demo::country(DEFAULT_SEED));
    let cells = |c: &Validated| -> Vec<u64> {
        c.components().iter().flat_map(|c| c.column.values().iter().map(|v| v.to_bits())).collect()
    };
    assert!(cells(&again) == cells(country()));
    assert!(again.boundaries() == country().boundaries());
    assert_eq!(again.sources(), country().sources());
    assert_eq!(again.area_sets(), country().area_sets());
}

#[test]
fn another_seed_gives_another_country_that_is_whole_too() {
    let other = segbar_demo::country(DEFAULT_SEED + 1);
    assert_ne!(other.area_set(&Vintage::municipality()), country().area_set(&Vintage::municipality()));
    for boundaries in other.boundaries() {
        assert_eq!(
            boundaries.shapes.len(),
            other.area_set(&boundaries.vintage).unwrap().len(),
            "{}",
            boundaries.vintage
        );
        assert!(boundaries.shapes.iter().all(|s| s.polygons.is_valid()), "{}", boundaries.vintage);
    }
}
