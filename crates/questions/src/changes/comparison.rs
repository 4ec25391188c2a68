//! Which snapshots are kept in the data folder, and what differs between two of them.
//!
//! A snapshot of the whole country is compared with another in seconds. What differs between a snapshot and the one before it is kept in
//! the data folder; of other pairs the latest few are kept in memory.

use super::Revision;
use crate::refusal::Refusal;
use crate::{Desk, QuestionError};
use segbar_snapshot::{Diff, SnapshotId, Store, Written};
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};
use utoipa::ToSchema;

/// The most comparisons held in memory.
const HELD: usize = 4;

/// The fewest digits that name a snapshot.
const FEWEST_DIGITS: usize = 4;

/// The most snapshots named where one is not found.
const NAMED: usize = 5;

/// Comparisons that were made, the latest last.
#[derive(Debug, Default)]
pub struct Comparisons(Mutex<Vec<Arc<Diff>>>);

/// A snapshot of the data folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeptSnapshot {
    /// Its id.
    pub id: String,
    /// When its file was written, RFC 3339.
    #[schema(example = "2026-11-23T09:30:00Z")]
    pub written: String,
}

impl Desk {
    /// The snapshots up to the one in service, latest first; only that one where it lies in no data folder.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn kept_snapshots(&self) -> Result<Vec<KeptSnapshot>, QuestionError> {
        let kept = self.history()?.into_iter().rev();
        Ok(kept.map(|w| KeptSnapshot { id: w.id.to_string(), written: time_of(&w) }).collect())
    }

    /// The snapshots up to the one in service, the first written first.
    pub(super) fn history(&self) -> Result<Vec<Written>, QuestionError> {
        let Some(store) = Store::of(self.snapshot()) else { return Ok(vec![]) };
        let mut history = store.history()?;
        // One that was written later was taken out of service again: it is no part of what led here.
        let here = history.iter().position(|w| w.id == *self.snapshot().id());
        history.truncate(here.map_or(0, |at| at + 1));
        Ok(history)
    }

    /// The snapshot that a text names: `current`, or the beginning of an id of at least four digits. Paths are no names here.
    ///
    /// # Errors
    /// If none, or more than one, is meant.
    pub fn snapshot_named(&self, text: &str) -> Result<SnapshotId, QuestionError> {
        if text == "current" {
            return Ok(self.snapshot().id().clone());
        }
        let history = self.history()?;
        let meant: Vec<&Written> = history.iter().filter(|w| w.id.as_str().starts_with(text)).collect();
        match &meant[..] {
            [one] if text.len() >= FEWEST_DIGITS => Ok(one.id.clone()),
            _ => {
                let kept = history.iter().rev().take(NAMED).map(|w| w.id.short().to_owned()).collect();
                Err(Refusal::NoSuchSnapshot { text: text.to_owned(), kept }.into())
            }
        }
    }

    /// What differs between two snapshots of the data folder, as it is told: the counts whole, the lists begun.
    ///
    /// # Errors
    /// If one of them does not exist or cannot be read.
    pub fn compare_snapshots(&self, from: &str, to: &str) -> Result<Revision, QuestionError> {
        let (from, to) = (self.snapshot_named(from)?, self.snapshot_named(to)?);
        let diff = self.compared(&from, &to)?;
        Ok(self.told(&diff))
    }

    /// As [`Desk::compare_snapshots`] against the snapshot before; `None` where that one cannot be opened: it must not keep anyone from
    /// what there is to tell of this one.
    pub(super) fn comparison_with_previous(&self, before: &str) -> Result<Option<Revision>, QuestionError> {
        let before = self.snapshot_named(before)?;
        Ok(self.compared(&before, &self.snapshot().id().clone()).ok().map(|diff| self.told(&diff)))
    }

    /// What differs, in full.
    pub(super) fn compared(&self, from: &SnapshotId, to: &SnapshotId) -> Result<Arc<Diff>, QuestionError> {
        let Some(store) = Store::of(self.snapshot()) else {
            return Err(Refusal::NoSuchSnapshot { text: from.short().to_owned(), kept: vec![] }.into());
        };
        let held = || self.comparisons().0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = held().iter().find(|diff| diff.from == *from && diff.to == *to).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let history = self.history()?;
        let follows = history.windows(2).any(|pair| pair[0].id == *from && pair[1].id == *to);
        // Nobody waits while two are compared: whoever asks for the same meanwhile compares too.
        let found = Arc::new(store.compared(from, to, follows)?);
        let mut held = held();
        held.push(found.clone());
        if held.len() > HELD {
            held.remove(0);
        }
        Ok(found)
    }
}

/// The time of a file, to the second.
pub(super) fn time_of(written: &Written) -> String {
    let seconds = written.when.duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let time = i64::try_from(seconds).ok().and_then(|s| jiff::Timestamp::from_second(s).ok());
    time.unwrap_or_default().to_string()
}
