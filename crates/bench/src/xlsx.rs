//! Reading the eleven SCB exports of DeSO 2022: ours against pandas with openpyxl, in the same run.

use crate::Options;
use crate::stopwatch::measure;
use segbar_sources::Progress;
use std::path::PathBuf;
use std::process::Command;

/// What pandas does with the same files: each into a frame, nothing interpreted or validated.
const PANDAS: &str = "
import sys, time, glob, pandas
files = sorted(glob.glob(sys.argv[1] + '/*.xlsx'))
times = []
for run in range(4):
    start = time.perf_counter()
    for f in files:
        pandas.read_excel(f, header=None, engine='openpyxl')
    times.append(time.perf_counter() - start)
print(sorted(times[1:])[1])
";

/// Prints our median (read, interpreted and validated), pandas' median (read only) and the ratio.
pub fn run(options: &Options) -> Result<(), String> {
    let Some(scb) = segbar_testdata::shared("scb") else { return Ok(()) };
    let paths: Vec<PathBuf> = vec![scb.join("deso-2022"), scb.join("koppling-deso2018-regso2020.csv")];
    let read = || segbar_sources::read(&paths, &[], &Silent).map(|intake| intake.files.len());
    let files = read().map_err(|reasons| format!("{} reasons against the files", reasons.len()))?;
    let ours = measure(5, || read().is_ok());
    println!("xlsx: {files} files read, interpreted and validated on all cores: {ours}");
    let Some(python) = &options.python else { return Ok(()) };
    let output =
        Command::new(python).arg("-c").arg(PANDAS).arg(scb.join("deso-2022")).output().map_err(|e| e.to_string())?;
    let pandas: f64 = String::from_utf8_lossy(&output.stdout).trim().parse().map_err(|_| "pandas gave no time")?;
    let ratio = pandas / ours.median.as_secs_f64();
    println!("xlsx: pandas with openpyxl, read only: {:.2} ms   ratio {ratio:.1}× (aim: ≥ 10×)", pandas * 1e3);
    Ok(())
}

struct Silent;

impl Progress for Silent {}
