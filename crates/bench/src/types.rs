//! Index and area types of all years, computed from the components' columns.

use crate::Options;
use crate::stopwatch::measure;
use segbar_domain::{Breakdown, ColumnKey, Period, Vintage};
use segbar_measures::{area_types, socioeconomic_index};
use segbar_snapshot::Store;

const PARTS: [&str; 3] = ["low_economic_standard_open", "pre_upper_secondary", "unemployed"];

/// Prints the time to compute the open index and the types of RegSO and DeSO for every year of the snapshot, columns
/// in memory.
pub fn run(options: &Options) -> Result<(), String> {
    let snapshot = Store::open(&options.data).current().map_err(|e| e.to_string())?;
    let mut years = Vec::new();
    for year in 2000..2100 {
        let mut levels = Vec::new();
        for vintage in [Vintage::regso_2020(), Vintage::deso_2018()] {
            let mut parts = Vec::new();
            for indicator in PARTS {
                let key = ColumnKey {
                    indicator: indicator.into(),
                    vintage: vintage.clone(),
                    period: Period::year_of(year),
                    breakdown: Breakdown::total(),
                };
                if let Some(column) = snapshot.column(&key).map_err(|e| e.to_string())? {
                    parts.push(column.column.values().to_vec());
                }
            }
            if parts.len() == PARTS.len() {
                levels.push(parts);
            }
        }
        if levels.len() == 2 {
            years.push(levels);
        }
    }
    if years.is_empty() {
        return Err("the snapshot has no year with all components".into());
    }
    let compute = || -> Result<u64, String> {
        let mut classified = 0;
        for levels in &years {
            let index = |parts: &Vec<Vec<f64>>| {
                let parts: Vec<&[f64]> = parts.iter().map(Vec::as_slice).collect();
                socioeconomic_index::mean_of(&parts)
            };
            let regso = index(&levels[0]).map_err(|e| e.to_string())?;
            let deso = index(&levels[1]).map_err(|e| e.to_string())?;
            let cuts = area_types::Cuts::of(&regso).map_err(|e| e.to_string())?;
            classified +=
                regso.iter().chain(&deso).filter(|v| v.is_finite()).map(|v| u64::from(cuts.classify(*v))).sum::<u64>();
        }
        Ok(classified)
    };
    compute()?;
    let timing = measure(50, compute);
    println!("types: index and area types of RegSO and DeSO for {} years: {timing}   (aim: < 50 ms)", years.len());
    Ok(())
}
