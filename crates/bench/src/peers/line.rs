//! What a comparison gives, timed, and how it is printed.

use std::fmt::{self, Write};
use std::time::Instant;

/// Values of a comparison and how long they took.
pub struct Found {
    values: Values,
    seconds: f64,
    runs: usize,
}

/// What a comparison may give.
pub enum Values {
    /// Numbers that both sides must have alike.
    Exact(Vec<f64>),
    /// The value itself, and mean and standard deviation of what chance gives in so many replicates.
    Chance { value: f64, mean: f64, sd: f64, count: u32 },
    /// A probability per area, from so many replicates.
    Chances { chances: Vec<f64>, count: u32 },
}

impl Found {
    /// Does the work once, then as often as fits into a third of a second, at least three and at most 501 times, or once
    /// more if it is long.
    pub fn timed<E>(mut work: impl FnMut() -> Result<Values, E>) -> Result<Self, E> {
        let start = Instant::now();
        let values = work()?;
        let first = start.elapsed().as_secs_f64();
        let runs = if first > 5.0 { 1 } else { (0.3 / first.max(1e-9)).clamp(3.0, 501.0) as usize };
        let mut times = Vec::with_capacity(runs);
        for _ in 0..runs {
            let start = Instant::now();
            std::hint::black_box(work()?);
            times.push(start.elapsed().as_secs_f64());
        }
        times.sort_by(f64::total_cmp);
        Ok(Self { values, seconds: times[runs / 2], runs })
    }
}

/// A line of the answer.
pub struct Line<'a> {
    task: &'a str,
    found: Result<Found, String>,
}

impl<'a> Line<'a> {
    /// What became of a task.
    pub fn of(task: &'a str, found: Result<Found, String>) -> Self {
        Self { task, found }
    }
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, r#"{{"task": {:?}, "peak": {}"#, self.task, peak())?;
        match &self.found {
            Err(reason) => write!(f, r#", "error": {reason:?}"#)?,
            Ok(Found { values, seconds, runs }) => {
                write!(f, r#", "seconds": {seconds:e}, "runs": {runs}"#)?;
                match values {
                    Values::Exact(values) => write!(f, r#", "values": {}"#, list(values))?,
                    Values::Chance { value, mean, sd, count } => {
                        write!(f, r#", "values": [{value:e}], "mean": {mean:e}, "sd": {sd:e}, "count": {count}"#)?;
                    }
                    Values::Chances { chances, count } => {
                        write!(f, r#", "chances": {}, "count": {count}"#, list(chances))?;
                    }
                }
            }
        }
        f.write_str("}")
    }
}

/// A list as JSON; a number that is none is null.
fn list(values: &[f64]) -> String {
    let mut text = String::from("[");
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        let written = if value.is_finite() { write!(text, "{value:e}") } else { text.write_str("null") };
        written.expect("a string takes all");
    }
    text.push(']');
    text
}

/// The most memory that this process has held, in bytes; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
