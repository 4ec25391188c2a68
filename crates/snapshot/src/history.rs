//! The snapshots of a data folder in the order in which they were written, and what each changed against another.
//!
//! A snapshot does not know when it was made, so that the same files give the same bytes. The time of its file tells the order. What was
//! compared once is kept in `revisions/` beside the snapshots: snapshots never change, so neither does what differs between two of them.
//! Whatever lies there may be removed; it is made again when it is asked for.

use crate::diff::{Diff, diff};
use crate::error::StoreError;
use crate::id::SnapshotId;
use crate::open::Snapshot;
use crate::store::Store;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// The version of what is kept: a file of another one is made again.
const VERSION: u32 = 1;

/// A snapshot of a data folder, and when its file was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    /// When.
    pub when: SystemTime,
    /// Which.
    pub id: SnapshotId,
}

impl Store {
    /// The data folder that a snapshot lies in; `None` for a file that lies elsewhere.
    pub fn of(snapshot: &Snapshot) -> Option<Store> {
        let folder = snapshot.path().parent()?;
        (folder.file_name()? == "snapshots").then(|| Store::open(folder.parent().unwrap_or(folder)))
    }

    /// All snapshots, the first written first.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn history(&self) -> Result<Vec<Written>, StoreError> {
        let mut all = Vec::new();
        for id in self.list()? {
            let path = self.snapshot_path(&id);
            let when = fs::metadata(&path).and_then(|m| m.modified()).map_err(|e| StoreError::io(&path, &e))?;
            all.push(Written { when, id });
        }
        all.sort();
        Ok(all)
    }

    /// What changed from one snapshot of the folder to another: as it was kept, or compared now and kept if `keep` says so. A folder
    /// that takes nothing (read-only, full) does not keep anyone from the answer.
    ///
    /// # Errors
    /// If there is no such snapshot, or one cannot be read.
    pub fn compared(&self, from: &SnapshotId, to: &SnapshotId, keep: bool) -> Result<Diff, StoreError> {
        let path = self.kept_path(from, to);
        let kept = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Diff>(&bytes).ok());
        if let Some(kept) = kept.filter(|kept| kept.from == *from && kept.to == *to) {
            return Ok(kept);
        }
        let found = diff(&self.open_id(from)?, &self.open_id(to)?)?;
        if keep {
            let _ = self.keep(&found);
        }
        Ok(found)
    }

    /// Written beside and renamed, so that nobody reads a half; no two writers have the same temporary name.
    fn keep(&self, found: &Diff) -> std::io::Result<()> {
        static WRITERS: AtomicU64 = AtomicU64::new(0);
        let path = self.kept_path(&found.from, &found.to);
        let writer = WRITERS.fetch_add(1, Ordering::Relaxed);
        let temporary = path.with_extension(format!("{}-{writer}.tmp", std::process::id()));
        fs::create_dir_all(self.folder().join("revisions"))?;
        fs::write(&temporary, serde_json::to_vec(found)?)?;
        fs::rename(&temporary, &path).inspect_err(|_| {
            // What cannot be named is of no use; that it could not be removed either changes nothing.
            let _ = fs::remove_file(&temporary);
        })
    }

    fn kept_path(&self, from: &SnapshotId, to: &SnapshotId) -> PathBuf {
        self.folder().join("revisions").join(format!("{from}-{to}.{VERSION}.json"))
    }
}
