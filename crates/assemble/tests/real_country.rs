//! The country as SCB publishes it: the sums, the official types, and how far the open variant agrees with them.

use segbar_assemble::publish;
use segbar_dataset::{OverlayMethod, Published, PublishedColumn};
use segbar_domain::{Catalogue, Language, Period, Vintage};
use segbar_sources::intake::{Silent, read};
use segbar_testdata::shared;

fn country() -> Option<Published> {
    let paths = [shared("scb")?, shared("geo")?, shared("police")?];
    let intake = read(&paths, &[], &Silent).unwrap_or_else(|reasons| {
        let sentences: Vec<_> = reasons.iter().take(5).map(|r| r.sentence(Language::En)).collect();
        panic!("the real files are refused: {}", sentences.join("\n"))
    });
    Some(publish(intake.validated, Catalogue::builtin()))
}

/// The counts of the groups of a system in 2022.
fn groups<'a>(country: &'a Published, system: &str, vintage: &Vintage) -> Vec<&'a PublishedColumn> {
    let keys = Catalogue::builtin().group_system(system).unwrap().keys(vintage, Period::year_of(2022));
    let find =
        |key| country.columns.iter().find(|c| c.key == key).unwrap_or_else(|| panic!("no {system} on {vintage}"));
    keys.into_iter().map(find).collect()
}

fn total<'a>(country: &'a Published, indicator: &str, vintage: &Vintage) -> &'a PublishedColumn {
    let year = Period::year_of(2022);
    let here = |c: &&PublishedColumn| {
        c.key.indicator == indicator && c.key.vintage == *vintage && c.key.period == year && c.key.breakdown.is_total()
    };
    country.columns.iter().find(here).unwrap_or_else(|| panic!("no {indicator} on {vintage}"))
}

fn deso_count(column: &PublishedColumn) -> usize {
    column.column.len()
}

/// Areas of type 1 to 5.
fn counts(types: &PublishedColumn) -> [usize; 5] {
    std::array::from_fn(|i| types.column.values().iter().filter(|t| **t == (i + 1) as f64).count())
}

#[test]
fn the_real_files_give_the_published_figures() {
    let Some(country) = country() else { return };
    let levels = [
        (Vintage::nation(), 1),
        (Vintage::county(), 21),
        (Vintage::municipality(), 290),
        (Vintage::regso_2020(), 3_363),
        (Vintage::deso_2018(), 5_984),
    ];
    for (vintage, areas) in levels {
        let population = &total(&country, "population", &vintage).column;
        assert_eq!((population.len(), population.missing_count()), (areas, 0), "{vintage}");
        assert_eq!(population.values().iter().sum::<f64>(), 10_521_556.0, "{vintage}");
    }

    let regso = Vintage::regso_2020();
    let (official, open) = (total(&country, "area_type", &regso), total(&country, "area_type_open", &regso));
    assert_eq!(counts(official), [160, 289, 855, 1_770, 289]);
    assert_eq!(counts(open), [159, 291, 842, 1_775, 296]);
    let agree = official.column.cells().zip(open.column.cells()).filter(|(a, b)| a.is_ok() && a == b).count();
    assert!(agree as f64 / 3_363.0 >= 0.958, "{agree} of 3 363 RegSO have the official type");
    let scheme = country.schemes.iter().find(|s| s.indicator == "socioeconomic_index_open").expect("cuts");
    assert_eq!((&scheme.reference, scheme.n), (&regso, 3_363));
    assert!((scheme.mean - 9.4033).abs() < 5e-5 && (scheme.sd - 5.6949).abs() < 5e-5, "{scheme:?}");

    // Groups sum to their base: exactly where persons are counted, within half a per cent a group where shares are.
    let deso = Vintage::deso_2018();
    let population = total(&country, "population", &deso);
    for system in ["birth_region", "background"] {
        let groups = groups(&country, system, &deso);
        let mut off: Vec<f64> = (0..deso_count(population))
            .filter_map(|i| {
                let sum = groups.iter().map(|g| g.column.cell(i)).sum::<Result<f64, _>>().ok()?;
                Some((sum - population.column.cell(i).ok()?).abs())
            })
            .collect();
        off.sort_by(f64::total_cmp);
        assert!(off.len() > 5_900 && off[off.len() - 1] == 0.0, "{system}: {:?}", off.last());
    }
    for system in ["birth_region", "background", "education", "labour_status", "tenure", "household_type"] {
        for (fine, coarse) in groups(&country, system, &deso).iter().zip(groups(&country, system, &Vintage::nation())) {
            let sum: f64 = fine.column.cells().filter_map(Result::ok).sum();
            assert_eq!(coarse.column.cell(0), Ok(sum), "{}", fine.key.breakdown);
        }
    }
    let standard = groups(&country, "economic_standard", &deso);
    for i in 0..deso_count(standard[0]) {
        let bounds: Vec<_> =
            standard.iter().map(|c| c.column.interval().map(|b| (b.low[i], b.high[i])).unwrap()).collect();
        if let (Ok(low), Ok(rest)) = (standard[0].column.cell(i), standard[1].column.cell(i)) {
            assert!((low + rest - (bounds[0].0 + bounds[1].1)).abs() < 1e-9, "both bounds are of one share");
            assert!(bounds[0].1 - bounds[0].0 <= 0.01 * (low + rest) + 1e-9, "one per cent of the persons");
        }
    }

    // Municipalities and counties have shapes everywhere, RegSO and DeSO in Uppsala county.
    let places = |vintage: &Vintage| country.places.iter().find(|p| p.vintage == *vintage).expect("places");
    let known = |vintage: &Vintage| places(vintage).area_m2.iter().filter(|a| !a.is_nan()).count();
    let all = [deso.clone(), regso.clone(), Vintage::municipality(), Vintage::county()].map(|v| known(&v));
    assert_eq!(all, [238, 123, 290, 21]);
    let outline = |vintage: &Vintage| {
        let places = places(vintage);
        let outlines: f64 = places.perimeter_m.iter().filter(|p| !p.is_nan()).sum();
        outlines - 2.0 * places.borders.iter().map(|(_, _, metres)| metres).sum::<f64>()
    };
    let (of_deso, of_regso) = (outline(&deso), outline(&regso));
    let apart = (of_deso / of_regso - 1.0).abs();
    assert!(apart < 0.01, "what is no border is the county's outline: {of_deso} and {of_regso} m");

    // Gottsunda's police area is laid over RegSO of Uppsala by people.
    let police = country.area_sets.iter().find(|s| s.vintage().to_string() == "Police_2023").expect("the edition");
    let gottsunda = police.areas().iter().position(|a| a.name.contains("Gottsunda")).expect("Gottsunda") as u32;
    let over = |o: &&segbar_dataset::Overlay| {
        o.edition == *police.vintage() && o.police_area == gottsunda && o.vintage == regso
    };
    let overlays: Vec<_> = country.overlays.iter().filter(over).collect();
    assert!(!overlays.is_empty() && overlays.iter().all(|o| o.method == OverlayMethod::People), "{overlays:?}");
    let shares: f64 = overlays.iter().map(|o| o.share_of_police_area).sum();
    assert!((shares - 1.0).abs() < 1e-9, "its people live in the RegSO that it meets: {shares}");
}
