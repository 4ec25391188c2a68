//! What the benches share: medians of some runs, and the columns of a table.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// The median time of some runs in microseconds, after one that is not counted.
pub fn median<T>(mut run: impl FnMut() -> T) -> f64 {
    let mut timed = || {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1e6
    };
    let first = timed();
    let runs = (2e5 / first).clamp(3.0, 501.0) as usize;
    let mut times: Vec<f64> = (0..runs).map(|_| timed()).collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}

/// The columns of a CSV file with the given names, each as long as the file has rows.
pub fn read<const N: usize>(path: &Path, names: [&str; N]) -> Vec<Vec<f64>> {
    let mut reader = csv::Reader::from_path(path).expect("the table is readable");
    let header = reader.headers().expect("the table has a header").clone();
    let at = names.map(|name| header.iter().position(|h| h == name).expect("the column is there"));
    let mut columns = vec![Vec::new(); N];
    for row in reader.records() {
        let row = row.expect("the row is readable");
        for (column, at) in columns.iter_mut().zip(at) {
            column.push(row[at].parse().expect("the cell is a number"));
        }
    }
    columns
}
