//! Indicators from components, by hand.

#[allow(dead_code, reason = "not every test uses all of it")]
mod common;

use common::{PEOPLE, assert_values, cells, column, column_of, deso, empty_country, ok, on, publish_parts, published};
use segbar_dataset::{ComponentColumn, Parts, Published};
use segbar_domain::{Breakdown, Missing, Period, Provenance, Vintage};

const EDUCATION: [&str; 5] =
    ["pre_upper_secondary", "upper_secondary", "post_secondary_short", "post_secondary_long", "unknown"];

/// Components whose open index on DeSO is known by hand: persons 100 in every base, low economic standard a,
/// pre-upper-secondary b, unemployed c.
fn open_index(a: [f64; 6], b: [f64; 6], c: [f64; 6]) -> Vec<ComponentColumn> {
    let hundred = ok(&[100.0; 6]);
    let mut components = vec![
        deso("low_economic_standard_share", "total", &ok(&a)),
        deso("economic_standard_persons", "total", &hundred),
        deso("unemployed_16_64", "total", &ok(&c)),
        deso("persons_16_64", "total", &hundred),
    ];
    for education in EDUCATION {
        let cells = match education {
            "pre_upper_secondary" => ok(&b),
            "unknown" => ok(&b.map(|b| 100.0 - b)),
            _ => ok(&[0.0; 6]),
        };
        components.push(deso("education_25_64", &format!("education={education}"), &cells));
    }
    components
}

fn example() -> Published {
    published(open_index(
        [12.0, 18.0, 30.0, 3.0, 6.0, 9.0],
        [6.0, 9.0, 30.0, 3.0, 6.0, 9.0],
        [0.0, 3.0, 30.0, 3.0, 6.0, 9.0],
    ))
}

#[test]
fn a_share_of_a_larger_area_is_the_ratio_of_the_sums() {
    let country = published(vec![
        deso("unemployed_16_64", "total", &ok(&[1.0, 50.0, 0.0, 0.0, 0.0, 7.0])),
        deso("persons_16_64", "total", &ok(&[10.0, 90.0, 0.0, 50.0, 50.0, 100.0])),
    ]);
    let deso = cells(&country, "unemployed", &Vintage::deso_2018());
    assert_eq!(deso[..3], [Ok(10.0), Ok(500.0 / 9.0), Err(Missing::NoPopulation)]);
    let regso = cells(&country, "unemployed", &Vintage::regso_2020());
    assert_eq!(regso, [Ok(51.0), Err(Missing::NoPopulation), Ok(3.5)]);
    let regso = column(&country, "unemployed", &Vintage::regso_2020()).unwrap();
    assert_eq!(regso.provenance, Provenance::ComputedFromAggregates { from: Vintage::deso_2018() });
    assert_eq!(column(&country, "unemployed", &Vintage::deso_2018()).unwrap().provenance, Provenance::Computed);
}

#[test]
fn the_first_series_that_has_data_is_used_per_level() {
    let mut components = open_index([10.0; 6], [10.0; 6], [10.0; 6]);
    components.push(on(Vintage::regso_2020(), "index_low_economic_standard", "total", &ok(&[9.4, 9.5, 9.6])));
    let country = published(components);
    assert_values(&country, "low_economic_standard", &Vintage::regso_2020(), &[9.4, 9.5, 9.6]);
    assert_values(&country, "low_economic_standard", &Vintage::deso_2018(), &[10.0; 6]);
    let interval = column(&country, "low_economic_standard", &Vintage::regso_2020()).unwrap().column.interval();
    assert!((interval.unwrap().high[0] - 9.45).abs() < 1e-9, "the published decimal stands for ± 0.05");
}

#[test]
fn the_open_index_is_the_mean_of_its_three_shares_with_a_third_of_the_rounding() {
    let country = example();
    assert_values(&country, "socioeconomic_index_open", &Vintage::deso_2018(), &[6.0, 10.0, 30.0, 3.0, 6.0, 9.0]);
    // 15, 7.5, 1.5 → 8; 30; 6.
    assert_values(&country, "socioeconomic_index_open", &Vintage::regso_2020(), &[8.0, 30.0, 6.0]);
    let regso = column(&country, "socioeconomic_index_open", &Vintage::regso_2020()).unwrap();
    let interval = regso.column.interval().unwrap();
    assert!((interval.low[0] - (8.0 - 0.5 / 3.0)).abs() < 1e-9);
    assert!((interval.high[0] - (8.0 + 0.5 / 3.0)).abs() < 1e-9);
    assert_eq!(regso.provenance, Provenance::ComputedFromAggregates { from: Vintage::deso_2018() });
}

#[test]
fn deso_are_cut_with_the_mean_and_spread_of_the_regso() {
    let country = example();
    let scheme = country.schemes.iter().find(|s| s.indicator == "socioeconomic_index_open").unwrap();
    // 8, 30, 6: mean 44/3, squares of the deviations 400/9 + 2116/9 + 676/9 = 3192/9, over 3.
    assert_eq!((&scheme.reference, scheme.period, scheme.n), (&Vintage::regso_2020(), Period::year_of(2022), 3));
    assert!((scheme.mean - 44.0 / 3.0).abs() < 1e-9);
    assert!((scheme.sd - (3_192.0_f64 / 27.0).sqrt()).abs() < 1e-9);
    // μ − σ = 3.79, μ = 14.67, μ + σ = 25.54, μ + 2σ = 36.41.
    assert_values(&country, "area_type_open", &Vintage::regso_2020(), &[4.0, 2.0, 4.0]);
    assert_values(&country, "area_type_open", &Vintage::deso_2018(), &[4.0, 4.0, 2.0, 5.0, 4.0, 4.0]);
}

#[test]
fn without_regso_the_areas_themselves_are_the_reference() {
    let mut parts = empty_country();
    parts.area_sets[4] = common::set(
        Vintage::deso_2018(),
        false,
        &[("3101A0010", "3101R001"), ("3101C1010", "3101R001"), ("3101C1020", "3101R002")],
    );
    let first = |c: ComponentColumn| {
        let cells: Vec<_> = c.column.cells().take(3).collect();
        deso(&c.key.component, &c.key.breakdown.to_string(), &cells)
    };
    let all =
        open_index([3.0, 6.0, 30.0, 0.0, 0.0, 0.0], [3.0, 6.0, 30.0, 0.0, 0.0, 0.0], [3.0, 6.0, 30.0, 0.0, 0.0, 0.0]);
    parts.components = all.into_iter().map(first).collect();
    let country = publish_parts(parts);
    let scheme = &country.schemes[0];
    assert_eq!((&scheme.reference, scheme.mean, scheme.n), (&Vintage::deso_2018(), 13.0, 3));
}

#[test]
fn published_types_stay_and_the_cuts_of_the_published_index_stand_beside_them() {
    let regso = Vintage::regso_2020();
    let country = published(vec![
        on(regso.clone(), "index_socioeconomic", "total", &ok(&[8.0, 30.0, 6.0])),
        on(regso.clone(), "index_area_type", "total", &ok(&[5.0, 1.0, 5.0])),
    ]);
    assert_values(&country, "area_type", &regso, &[5.0, 1.0, 5.0]);
    assert_eq!(column(&country, "area_type", &regso).unwrap().provenance, Provenance::Published);
    assert!((country.schemes[0].mean - 44.0 / 3.0).abs() < 1e-9);
    let without = published(vec![on(regso.clone(), "index_socioeconomic", "total", &ok(&[8.0, 30.0, 6.0]))]);
    assert_values(&without, "area_type", &regso, &[4.0, 2.0, 4.0]);
    assert_eq!(column(&without, "area_type", &regso).unwrap().provenance, Provenance::Computed);
}

#[test]
fn a_ratio_is_split_like_its_components() {
    let halves = |component: &str, women: f64, men: f64| {
        let of = |sex: &str, v: f64| deso(component, &format!("sex={sex}"), &ok(&[v; 6]));
        vec![of("women", women), of("men", men), deso(component, "total", &ok(&[women + men; 6]))]
    };
    let mut components = halves("unemployed_16_64", 4.0, 6.0);
    components.extend(halves("persons_16_64", 50.0, 50.0));
    let country = published(components);
    let of = |sex| Breakdown::total().with("sex", sex);
    let women = column_of(&country, "unemployed", &Vintage::nation(), &of("women")).unwrap();
    assert_eq!(women.column.cell(0), Ok(8.0));
    assert_values(&country, "unemployed", &Vintage::nation(), &[10.0]);
}

#[test]
fn inequality_is_between_the_outer_quartiles_over_the_deso() {
    let country = published(vec![
        deso("income_quartile_share", "quartile=1", &ok(&[10.0, 40.0, 30.0, 20.0, 20.0, 20.0])),
        deso("income_quartile_share", "quartile=4", &ok(&[40.0, 10.0, 30.0, 20.0, 20.0, 20.0])),
        deso("equivalised_income_persons", "total", &ok(&[100.0, 100.0, 100.0, 100.0, 200.0, 50.0])),
    ]);
    let index = column(&country, "inequality_index", &Vintage::municipality()).unwrap();
    // 3101: low 10, 40, 30 of 80, high 40, 10, 30 of 80: ½ (30 + 30 + 0) / 80. 3102: alike everywhere.
    assert_values(&country, "inequality_index", &Vintage::municipality(), &[37.5, 0.0]);
    let interval = index.column.interval().unwrap();
    assert!(interval.low[0] < 37.5 && 37.5 < interval.high[0] && interval.high[0] < 41.0, "{interval:?}");
    assert_eq!(interval.low[1], 0.0);
    assert!(interval.high[1] > 0.0);
    assert_eq!(index.provenance, Provenance::ComputedFromAggregates { from: Vintage::deso_2018() });
    assert!(column(&country, "inequality_index", &Vintage::regso_2020()).is_none(), "it is about larger areas");
}

#[test]
fn quintiles_when_given_are_used_as_defined() {
    let country = published(vec![
        deso("income_quintile", "quintile=1", &ok(&[10.0, 40.0, 30.0, 5.0, 5.0, 0.0])),
        deso("income_quintile", "quintile=5", &ok(&[40.0, 10.0, 30.0, 0.0, 0.0, 9.0])),
    ]);
    assert_values(&country, "inequality_index", &Vintage::municipality(), &[37.5, 100.0]);
    assert!(column(&country, "inequality_index", &Vintage::municipality()).unwrap().column.interval().is_none());
}

#[test]
fn a_sub_area_without_the_groups_is_left_out_only_when_it_is_tiny() {
    let country = |persons_missing: f64| {
        let mut low = ok(&[10.0, 40.0, 30.0, 20.0, 20.0, 20.0]);
        low[2] = Err(Missing::NotAvailable);
        published(vec![
            deso("income_quartile_share", "quartile=1", &low),
            deso("income_quartile_share", "quartile=4", &ok(&[40.0, 10.0, 30.0, 20.0, 20.0, 20.0])),
            deso("equivalised_income_persons", "total", &ok(&[100.0, 100.0, persons_missing, 100.0, 200.0, 50.0])),
        ])
    };
    let large = cells(&country(100.0), "inequality_index", &Vintage::municipality());
    assert_eq!(large, [Err(Missing::PartMissing), Ok(0.0)]);
    let tiny = country(1.0);
    let whole = country(0.0);
    assert_values(&tiny, "inequality_index", &Vintage::municipality(), &[60.0, 0.0]);
    let width = |country: &Published| {
        let column = &column(country, "inequality_index", &Vintage::municipality()).unwrap().column;
        let interval = column.interval().unwrap();
        (interval.high[0] - interval.low[0], interval.high[1] - interval.low[1])
    };
    assert!(width(&tiny).0 > width(&whole).0 + 3.0, "those left out widen the interval");
    assert_eq!(width(&tiny).1, width(&whole).1, "of their own municipality only");
}

#[test]
fn the_result_depends_neither_on_the_number_of_threads_nor_on_the_order_of_the_input() {
    let bytes = |threads: usize, reverse: bool| {
        let mut components = open_index([12.0, 18.0, 30.0, 3.0, 6.0, 9.0], [7.0; 6], [3.0, 1.0, 4.0, 1.0, 5.0, 9.0]);
        components.push(deso("population", "total", &ok(&PEOPLE)));
        if reverse {
            components.reverse();
        }
        let parts = Parts { components, ..empty_country() };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        // Debug tells every bit of a number apart, and NaN is written like NaN.
        let published = pool.install(|| publish_parts(parts));
        format!("{:?} {:?}", published.columns, published.schemes)
    };
    let once = bytes(1, false);
    assert!(once == bytes(4, false), "other threads");
    assert!(once == bytes(3, true), "another order");
}
