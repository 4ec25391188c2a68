//! What has changed? Breaks in the series, when the sources were updated, and what a new snapshot changed against the one before it.

pub mod feed;

use crate::indicators::BreakAnswer;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::Period;
use segbar_snapshot::{Diff, Snapshot, SnapshotId};
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

/// What one snapshot changed against another.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Revision {
    /// The earlier snapshot.
    pub from: String,
    /// The later snapshot.
    pub to: String,
    /// Editions of areas that came.
    pub vintages_added: Vec<String>,
    /// Editions of areas that went.
    pub vintages_removed: Vec<String>,
    /// Indicators that came.
    pub indicators_added: Vec<String>,
    /// Indicators that went.
    pub indicators_removed: Vec<String>,
    /// Number of columns that came, of those that went, and of those whose values changed.
    pub columns: ColumnsChanged,
    /// Columns with changed values, most areas first; at most a hundred.
    pub values: Vec<ValuesChanged>,
    /// Areas with another type; at most a hundred.
    pub types: Vec<TypeChanged>,
    /// Number of all areas with another type.
    pub types_changed: usize,
    /// Number of areas that came, went, or have another name, parent or border.
    pub areas_changed: usize,
    /// Sources that came, went or were revised; at most a hundred.
    pub sources: Vec<SourceChanged>,
}

/// Number of columns by what happened to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ColumnsChanged {
    /// Only in the later snapshot.
    pub added: usize,
    /// Only in the earlier.
    pub removed: usize,
    /// In both, with other values.
    pub changed: usize,
}

/// A column whose values changed.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ValuesChanged {
    /// Indicator.
    pub indicator: String,
    /// Edition of the areas.
    pub vintage: String,
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// Part of the population.
    pub breakdown: String,
    /// Areas with another number.
    pub changed: usize,
    /// Areas that got one.
    pub filled: usize,
    /// Areas that lost it.
    pub emptied: usize,
    /// Code of the area with the largest change.
    pub largest_at: Option<String>,
    /// The value there before.
    pub largest_from: Option<f64>,
    /// The value there after.
    pub largest_to: Option<f64>,
}

/// An area with another type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TypeChanged {
    /// Indicator of the types.
    pub indicator: String,
    /// Edition of the areas.
    pub vintage: String,
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The type before, null where it was missing.
    pub from: Option<u8>,
    /// The type after.
    pub to: Option<u8>,
}

/// A source that came, went or was revised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourceChanged {
    /// Table id, or the file's name.
    pub name: String,
    /// Title.
    pub title: String,
    /// Stamps before; null where there was none.
    pub from: Option<Vec<String>>,
    /// Stamps after; null where there is none any more.
    pub to: Option<Vec<String>>,
}

impl Desk {
    /// Breaks, updates, and what changed against the snapshot before this one. Comparing two snapshots of the whole country takes seconds.
    ///
    /// # Errors
    /// If a snapshot cannot be read.
    pub fn changes(&self) -> Result<ChangesAnswer, QuestionError> {
        let revision = match self.previous() {
            Some(previous) => Some(Revision::of(&segbar_snapshot::diff(&previous, self.snapshot())?)),
            None => None,
        };
        Ok(ChangesAnswer {
            snapshot: self.snapshot().id().to_string(),
            breaks: self.all_breaks(),
            updates: self.updates(),
            revision,
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
            .map(|b| BreakOfIndicators {
                about: BreakAnswer { id: b.id.clone(), from: b.from, text: (&b.text).into() },
                indicators: with(&b.id),
            })
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

    /// The snapshot that was written last before this one, beside it in the store. A file that is no snapshot or cannot be opened does
    /// not count: that one is missing must not keep anyone from what there is to tell of the other.
    fn previous(&self) -> Option<Snapshot> {
        let path = self.snapshot().path();
        let written = |path: &std::path::Path| std::fs::metadata(path).and_then(|m| m.modified()).ok();
        let here = written(path)?;
        let mut earlier: Vec<_> = std::fs::read_dir(path.parent()?)
            .ok()?
            .filter_map(|entry| {
                let path = entry.ok()?.path();
                let id = SnapshotId::parse(path.file_name()?.to_str()?.strip_suffix(".gpkg")?)?;
                let when = written(&path)?;
                (id != *self.snapshot().id() && when <= here).then_some((when, id, path))
            })
            .collect();
        earlier.sort();
        let (_, _, path) = earlier.pop()?;
        Snapshot::open(path).ok()
    }
}

impl Revision {
    fn of(diff: &Diff) -> Self {
        let mut values: Vec<ValuesChanged> = diff
            .values
            .iter()
            .map(|v| ValuesChanged {
                indicator: v.key.indicator.clone(),
                vintage: v.key.vintage.to_string(),
                period: v.key.period,
                breakdown: v.key.breakdown.to_string(),
                changed: v.changed,
                filled: v.filled,
                emptied: v.emptied,
                largest_at: v.largest.as_ref().map(|l| l.area.code.clone()),
                largest_from: v.largest.as_ref().map(|l| l.from),
                largest_to: v.largest.as_ref().map(|l| l.to),
            })
            .collect();
        // The sort is stable: columns with as many changes keep the canonical order.
        values.sort_by_key(|v| std::cmp::Reverse(v.changed + v.filled + v.emptied));
        values.truncate(MOST);
        let all_types = || diff.types.iter().flat_map(|t| t.areas.iter().map(move |a| (&t.key, a)));
        let types = all_types().take(MOST).map(|(key, change)| TypeChanged {
            indicator: key.indicator.clone(),
            vintage: key.vintage.to_string(),
            period: key.period,
            code: change.area.code.clone(),
            name: change.area.name.clone(),
            from: change.from,
            to: change.to,
        });
        let sources = diff.sources.iter().take(MOST).map(|s| SourceChanged {
            name: s.name.clone(),
            title: s.title.clone(),
            from: s.from.clone(),
            to: s.to.clone(),
        });
        let texts = |vintages: &[segbar_domain::Vintage]| vintages.iter().map(ToString::to_string).collect();
        Revision {
            from: diff.from.to_string(),
            to: diff.to.to_string(),
            vintages_added: texts(&diff.vintages_added),
            vintages_removed: texts(&diff.vintages_removed),
            indicators_added: diff.indicators_added.clone(),
            indicators_removed: diff.indicators_removed.clone(),
            columns: ColumnsChanged {
                added: diff.columns_added.len(),
                removed: diff.columns_removed.len(),
                changed: diff.values.len(),
            },
            values,
            types: types.collect(),
            types_changed: all_types().count(),
            areas_changed: diff
                .areas
                .iter()
                .map(|a| a.added.len() + a.removed.len() + a.renamed.len() + a.moved.len() + a.border_changed.len())
                .sum(),
            sources: sources.collect(),
        }
    }
}
