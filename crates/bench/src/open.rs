//! Opening a national snapshot and answering the first query, as a new process does it.

use crate::Options;
use crate::stopwatch::measure;
use segbar_domain::{Breakdown, ColumnKey, Period, Vintage};
use segbar_snapshot::Store;

/// Prints the time from nothing to the first column, and the same as a whole command.
pub fn run(options: &Options) -> Result<(), String> {
    let key = ColumnKey {
        indicator: "socioeconomic_index_open".into(),
        vintage: Vintage::deso_2018(),
        period: Period::year_of(2022),
        breakdown: Breakdown::total(),
    };
    let first = || -> Result<usize, String> {
        let store = Store::open(&options.data);
        let snapshot = store.current().map_err(|e| e.to_string())?;
        let column = snapshot.column(&key).map_err(|e| e.to_string())?.ok_or("the column is not in the snapshot")?;
        Ok(column.column.len())
    };
    let cells = first()?;
    let timing = measure(20, first);
    println!("open: snapshot opened and a column of {cells} values read: {timing}   (aim: < 50 ms)");
    let command = || {
        std::process::Command::new(&options.segbar)
            .args([
                "values",
                "population",
                "--level",
                "deso",
                "--vintage",
                "DeSO_2018",
                "--period",
                "2022",
                "--format",
                "csv",
                "--data",
            ])
            .arg(&options.data)
            .output()
            .map(|output| output.stdout.len())
    };
    let timing = measure(10, command);
    println!("open: `segbar values population --level deso` as a whole process: {timing}");
    Ok(())
}
