//! What has changed? Breaks in the series, when the sources were updated, and what a new snapshot changed against the one before it.
//!
//! | question | page |
//! |---|---|
//! | which breaks and updates are there, and what changed since the snapshot before? | here |
//! | which snapshots are kept, and what differs between any two? | [`comparison`], [`revision`] |
//! | all of it, piece by piece or as a file | [`lists`] |
//! | who wants to be told? | [`feed`] |

pub mod comparison;
pub mod feed;
pub mod lists;
pub mod revision;

use crate::indicators::BreakAnswer;
use crate::{Bilingual, Desk, QuestionError};
pub use comparison::{Comparisons, KeptSnapshot};
pub use revision::Revision;
use serde::Serialize;
use utoipa::ToSchema;

/// The most entries of each list of differences; how many there are in all is told beside it.
pub const MOST: usize = 100;

/// Breaks, updates and revisions.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ChangesAnswer {
    /// The snapshot.
    pub snapshot: String,
    /// Breaks in series, oldest first.
    pub breaks: Vec<BreakOfIndicators>,
    /// Sources, latest update first; those without a stamp last.
    pub updates: Vec<Update>,
    /// What the snapshot changed against the one before it; null where the store has none.
    pub revision: Option<Revision>,
    /// The snapshots that can be compared, latest first, up to the one in service; at most a hundred.
    pub snapshots: Vec<KeptSnapshot>,
}

/// A break with the series that it cuts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BreakOfIndicators {
    /// The break.
    #[serde(flatten)]
    pub about: BreakAnswer,
    /// Indicators whose series it cuts.
    pub indicators: Vec<String>,
}

/// When a source was updated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Update {
    /// Publisher id.
    pub publisher: String,
    /// The publisher's name.
    pub publisher_name: Bilingual,
    /// Table id, or the file's name where it is no table.
    pub name: String,
    /// Title.
    pub title: String,
    /// The publisher's stamp.
    pub updated: Option<String>,
    /// SHA-256 of the file.
    pub hash: String,
}

impl Desk {
    /// Breaks, updates, and what changed against the snapshot before this one. Comparing two snapshots of the whole country takes seconds.
    ///
    /// # Errors
    /// If a snapshot cannot be read.
    pub fn changes(&self) -> Result<ChangesAnswer, QuestionError> {
        let kept = self.kept_snapshots()?;
        let revision = match kept.get(1) {
            Some(before) => self.comparison_with_previous(&before.id)?,
            None => None,
        };
        Ok(ChangesAnswer {
            snapshot: self.snapshot().id().to_string(),
            breaks: self.all_breaks(),
            updates: self.updates(),
            revision,
            snapshots: kept.into_iter().take(MOST).collect(),
        })
    }

    /// Every break of the catalogue with the indicators that it cuts, oldest first.
    pub(crate) fn all_breaks(&self) -> Vec<BreakOfIndicators> {
        let with = |id: &String| {
            let cut = self.catalogue().indicators().iter().filter(|i| i.breaks.contains(id));
            cut.map(|i| i.id.clone()).collect()
        };
        let mut breaks: Vec<_> = self
            .catalogue()
            .breaks()
            .iter()
            .map(|b| BreakOfIndicators { about: b.into(), indicators: with(&b.id) })
            .collect();
        breaks.sort_by(|a, b| (a.about.from, &a.about.id).cmp(&(b.about.from, &b.about.id)));
        breaks
    }

    pub(crate) fn updates(&self) -> Vec<Update> {
        let of = |source: crate::summary::SourceAnswer| Update {
            publisher: source.publisher,
            publisher_name: source.publisher_name,
            name: source.table.unwrap_or(source.file),
            title: source.title,
            updated: source.updated,
            hash: source.hash,
        };
        let mut updates: Vec<Update> = self.sources().into_iter().map(of).collect();
        updates.sort_by(|a, b| {
            b.updated.cmp(&a.updated).then_with(|| a.name.cmp(&b.name)).then_with(|| a.hash.cmp(&b.hash))
        });
        updates
    }
}
