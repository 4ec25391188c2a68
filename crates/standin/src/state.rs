//! What the stand-in remembers: the questions, the window of the rate limit, what was corrected, and every breach of what
//! it permits.

use crate::manifest::{Kind, Manifest};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// One question as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Path and query.
    pub target: String,
    /// Body, for POST.
    pub body: String,
    /// Status that it was answered with; 0 where the connection was cut.
    pub status: u16,
}

/// What changes while the stand-in runs.
#[derive(Default)]
pub struct Changing {
    asked: Vec<Asked>,
    window: VecDeque<Instant>,
    breaches: Vec<String>,
    seen: Vec<usize>,
    corrections: BTreeMap<String, u32>,
}

/// What the stand-in remembers.
pub struct State {
    manifest: Manifest,
    changing: Mutex<Changing>,
    news: Condvar,
}

impl State {
    /// Nothing happened yet.
    pub fn new(manifest: Manifest) -> Self {
        let changing = Changing { seen: vec![0; manifest.faults.len()], ..Changing::default() };
        State { manifest, changing: Mutex::new(changing), news: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, Changing> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is served.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Counts a call to the API; `false` when it is one too many in its window.
    pub fn admit(&self, target: &str) -> bool {
        let (now, window) = (Instant::now(), Duration::from_secs_f64(self.manifest.window));
        let mut changing = self.lock();
        while changing.window.front().is_some_and(|first| now.duration_since(*first) >= window) {
            changing.window.pop_front();
        }
        changing.window.push_back(now);
        let admitted = changing.window.len() <= self.manifest.calls;
        if !admitted {
            changing.breaches.push(format!("too many calls: {target}"));
        }
        admitted
    }

    /// Another client comes, of whom no call was counted yet: its data folder knows of none.
    pub fn new_client(&self) {
        self.lock().window.clear();
    }

    /// Notes that a client asked for what it must not ask for.
    pub fn breach(&self, what: String) {
        self.lock().breaches.push(what);
    }

    /// What goes wrong with this question, if anything.
    pub fn fault(&self, target: &str) -> Option<Kind> {
        let mut changing = self.lock();
        let mut found = None;
        for (i, fault) in self.manifest.faults.iter().enumerate().filter(|(_, f)| target.contains(&f.path)) {
            changing.seen[i] += 1;
            let n = changing.seen[i];
            if found.is_none() && n > fault.after && n <= fault.after + fault.times {
                found = Some(fault.kind);
            }
        }
        found
    }

    /// Notes how a question was answered.
    pub fn answered(&self, asked: Asked) {
        self.lock().asked.push(asked);
        self.news.notify_all();
    }

    /// All questions so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.lock().asked.clone()
    }

    /// Waits until so many questions whose address holds `part` were answered; `false` when none came for a minute.
    pub fn wait_for(&self, part: &str, count: usize) -> bool {
        let mut changing = self.lock();
        loop {
            if changing.asked.iter().filter(|a| a.target.contains(part)).count() >= count {
                return true;
            }
            let waited = self.news.wait_timeout(changing, Duration::from_secs(60));
            let (next, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            if timeout.timed_out() {
                return false;
            }
            changing = next;
        }
    }

    /// Breaches of what is permitted.
    pub fn breaches(&self) -> Vec<String> {
        self.lock().breaches.clone()
    }

    /// Corrects a table: some of its values and its stamp change.
    pub fn correct(&self, table: &str) {
        *self.lock().corrections.entry(table.to_owned()).or_default() += 1;
    }

    /// How often a table was corrected.
    pub fn corrections(&self, table: &str) -> u32 {
        self.lock().corrections.get(table).copied().unwrap_or(0)
    }

    /// The stamp of a table: that of the manifest, a minute later for each correction.
    pub fn updated(&self, table: &str) -> Option<String> {
        let listed = self.manifest.tables.iter().find(|t| t.id == table)?;
        let n = self.corrections(table) as usize;
        // `2026-06-23T06:00:00Z`: the minutes are those of the corrections.
        let stamp = &listed.updated;
        Some(if n == 0 { stamp.clone() } else { format!("{}{:02}{}", &stamp[..14], n % 60, &stamp[16..]) })
    }
}
