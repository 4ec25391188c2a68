//! Repeated measurement: a warm-up, then the median of several runs.

use std::time::{Duration, Instant};

/// Shortest, middle and longest of the counted runs.
pub struct Timing {
    /// Shortest.
    pub min: Duration,
    /// Median.
    pub median: Duration,
    /// Longest.
    pub max: Duration,
}

/// Times `work` `runs` times after one run that is not counted.
pub fn measure<T>(runs: usize, mut work: impl FnMut() -> T) -> Timing {
    std::hint::black_box(work());
    let mut times: Vec<Duration> = (0..runs.max(1))
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort();
    Timing { min: times[0], median: times[times.len() / 2], max: times[times.len() - 1] }
}

/// The value below which the share `q` (0–1) of the sorted durations lies.
pub fn quantile(sorted: &[Duration], q: f64) -> Duration {
    let last = sorted.len().saturating_sub(1);
    sorted.get(((last as f64) * q).round() as usize).copied().unwrap_or_default()
}

impl std::fmt::Display for Timing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ms = |d: Duration| d.as_secs_f64() * 1e3;
        write!(f, "{:.2} ms (min {:.2}, max {:.2})", ms(self.median), ms(self.min), ms(self.max))
    }
}
