//! Answers that are kept, by address. All of them belong to one snapshot, so none is ever stale.

use crate::encode::Encoded;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// A bounded store of answers; what was asked for longest ago leaves first.
#[derive(Debug)]
pub struct Cache {
    limit: usize,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    answers: HashMap<String, (u64, Encoded)>,
    bytes: usize,
    clock: u64,
}

impl Cache {
    /// A cache of at most `limit` bytes of answers.
    pub fn of(limit: usize) -> Self {
        Cache { limit, held: Mutex::default() }
    }

    /// The answer at an address, if it is kept.
    pub fn get(&self, address: &str) -> Option<Encoded> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.clock += 1;
        let now = held.clock;
        let (used, answer) = held.answers.get_mut(address)?;
        *used = now;
        Some(answer.clone())
    }

    /// Keeps an answer. One that alone is larger than a quarter of the bound is not kept: it would push out all others.
    pub fn put(&self, address: &str, answer: Encoded) {
        let weight = |address: &str, answer: &Encoded| address.len() + answer.weight();
        let new = weight(address, &answer);
        if new > self.limit / 4 {
            return;
        }
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.clock += 1;
        let now = held.clock;
        held.bytes += new;
        if let Some((_, old)) = held.answers.insert(address.to_owned(), (now, answer)) {
            held.bytes -= weight(address, &old);
        }
        if held.bytes <= self.limit {
            return;
        }
        // Room is made for a while, so that the list is not sorted again at every further answer.
        let mut by_age: Vec<(u64, String)> = held.answers.iter().map(|(a, (used, _))| (*used, a.clone())).collect();
        by_age.sort_unstable();
        for (_, address) in by_age {
            if held.bytes <= self.limit / 8 * 7 {
                break;
            }
            if let Some((_, old)) = held.answers.remove(&address) {
                held.bytes -= weight(&address, &old);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(bytes: usize) -> Encoded {
        Encoded { media_type: "text/plain", plain: vec![b'x'; bytes].into(), gzip: None, file: None }
    }

    #[test]
    fn what_was_asked_for_longest_ago_leaves_first() {
        let cache = Cache::of(400);
        for address in ["/a", "/b", "/c"] {
            cache.put(address, answer(98));
        }
        assert!(cache.get("/a").is_some());
        cache.put("/d", answer(98));
        assert_eq!(["/a", "/b", "/c", "/d"].map(|a| cache.get(a).is_some()), [true, true, true, true]);
        cache.put("/e", answer(98));
        // 500 bytes were held; down to 350 the two that were asked for longest ago leave.
        assert_eq!(["/a", "/b", "/c", "/d", "/e"].map(|a| cache.get(a).is_some()), [false, false, true, true, true]);
    }

    #[test]
    fn an_answer_that_is_put_again_counts_once() {
        let cache = Cache::of(400);
        for _ in 0..100 {
            cache.put("/a", answer(98));
        }
        assert_eq!(cache.held.lock().unwrap().bytes, 100);
    }

    #[test]
    fn an_answer_too_large_for_the_cache_is_not_kept() {
        let cache = Cache::of(400);
        cache.put("/a", answer(200));
        assert!(cache.get("/a").is_none());
    }
}
