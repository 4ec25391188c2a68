//! How long to wait before a question is asked again, and when to give up.

use sha2::{Digest, Sha256};
use std::time::Duration;

/// The longest that a source may make us wait by its own word.
const LONGEST_ASKED: Duration = Duration::from_secs(300);

/// Pauses that double, each shortened by up to half by a seeded jitter, so that many clients do not come back at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// How often a question is asked in all.
    pub tries: u32,
    /// The pause after the first failure.
    pub first: Duration,
    /// The longest pause.
    pub longest: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Retry { tries: 8, first: Duration::from_millis(500), longest: Duration::from_secs(60) }
    }
}

impl Retry {
    /// The pause after the failure number `failures` (from 1) of a question; `None` when it is given up. What the source
    /// asks for (`Retry-After`) is the least. The same question and number give the same pause.
    pub fn pause(&self, question: &str, failures: u32, asked: Option<Duration>) -> Option<Duration> {
        if failures >= self.tries {
            return None;
        }
        let doubled = self.first.saturating_mul(1 << (failures - 1).min(16)).min(self.longest);
        let hash = Sha256::new().chain_update(question).chain_update(failures.to_le_bytes()).finalize();
        let jitter = f64::from(u16::from_le_bytes([hash[0], hash[1]])) / f64::from(u16::MAX);
        let own = doubled.mul_f64(0.5 + 0.5 * jitter);
        Some(asked.map_or(own, |asked| asked.min(LONGEST_ASKED).max(own)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_stay_below_the_longest_and_end() {
        let retry = Retry { tries: 6, first: Duration::from_secs(1), longest: Duration::from_secs(4) };
        let pauses: Vec<Duration> = (1..6).map(|n| retry.pause("a", n, None).unwrap()).collect();
        assert!(pauses[0] >= Duration::from_millis(500) && pauses[0] <= Duration::from_secs(1));
        assert!(pauses.iter().all(|p| *p <= Duration::from_secs(4)));
        assert!(pauses[4] >= Duration::from_secs(2));
        assert_eq!(retry.pause("a", 6, None), None);
        assert_eq!(retry.pause("a", 2, None), Some(pauses[1]));
        assert_ne!(retry.pause("b", 2, None), Some(pauses[1]));
    }

    #[test]
    fn what_the_source_asks_for_is_kept() {
        let asked = Retry::default().pause("a", 1, Some(Duration::from_secs(10)));
        assert_eq!(asked, Some(Duration::from_secs(10)));
    }
}
