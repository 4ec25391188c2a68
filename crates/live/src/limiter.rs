//! Keeps to so many calls in a window of time, as `/config` of the source states it.
//!
//! A call counts from the end of its answer. So the source, which counts from when the question arrives, never sees more
//! than it permits, however slow the line is.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// A clock that only goes forward.
pub trait Clock {
    /// Time since some fixed moment.
    fn now(&self) -> Duration;
    /// Waits.
    fn sleep(&self, time: Duration);
}

/// Calls longer ago than this are in no window.
pub const LONGEST_WINDOW: Duration = Duration::from_secs(3600);

/// The machine's clock.
#[derive(Debug)]
pub struct Monotonic(Instant);

impl Default for Monotonic {
    fn default() -> Self {
        Monotonic(Instant::now())
    }
}

impl Clock for Monotonic {
    fn now(&self) -> Duration {
        // Not from 0, so that calls of an earlier process have a moment too.
        LONGEST_WINDOW + self.0.elapsed()
    }

    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// At most `calls` calls in any `window`.
#[derive(Clone, Debug)]
pub struct Limiter {
    calls: usize,
    window: Duration,
    ended: VecDeque<Duration>,
}

impl Limiter {
    /// A limiter that has seen no call yet.
    pub fn new(calls: usize, window: Duration) -> Self {
        Limiter { calls: calls.max(1), window, ended: VecDeque::new() }
    }

    /// The same calls seen so far, under another limit.
    pub fn set(&mut self, calls: usize, window: Duration) {
        (self.calls, self.window) = (calls.max(1), window);
    }

    /// How long to wait before the next call.
    pub fn wait(&self, now: Duration) -> Duration {
        let Some(nth) = self.ended.len().checked_sub(self.calls) else { return Duration::ZERO };
        (self.ended[nth] + self.window).saturating_sub(now)
    }

    /// A call has ended.
    pub fn ended(&mut self, now: Duration) {
        self.ended.push_back(now);
        // Kept beyond the limit in force, since the first limit is a guess until `/config` is read.
        while self.ended.len() > self.calls.max(64) {
            self.ended.pop_front();
        }
    }

    /// Calls of an earlier process, by their age, the oldest first.
    pub fn earlier(&mut self, now: Duration, ages: impl IntoIterator<Item = Duration>) {
        for age in ages.into_iter().filter(|age| *age < LONGEST_WINDOW) {
            self.ended(now.saturating_sub(age));
        }
    }

    /// How long so many calls take at least.
    pub fn time_for(&self, calls: usize) -> Duration {
        self.window.mul_f64(calls as f64 / self.calls as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_of_an_earlier_process_count() {
        let mut limiter = Limiter::new(2, Duration::from_secs(10));
        let now = Duration::from_secs(5000);
        limiter.earlier(now, [Duration::from_secs(4000), Duration::from_secs(6), Duration::from_secs(3)]);
        assert_eq!(limiter.wait(now), Duration::from_secs(4));
    }

    #[test]
    fn no_window_holds_more_calls_than_permitted() {
        let mut limiter = Limiter::new(3, Duration::from_secs(10));
        let (mut now, mut ends) = (Duration::ZERO, Vec::new());
        for i in 0..50u64 {
            now += limiter.wait(now);
            let began = now;
            now += Duration::from_millis(37 * (i % 5));
            limiter.ended(now);
            ends.push((began, now));
        }
        for window in ends.windows(4) {
            let (first_ended, fourth_began) = (window[0].1, window[3].0);
            assert!(fourth_began >= first_ended + Duration::from_secs(10));
        }
        assert_eq!(limiter.time_for(30), Duration::from_secs(100));
    }
}
