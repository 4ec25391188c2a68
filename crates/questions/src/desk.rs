//! The desk: one snapshot and the catalogue, at which all questions are asked.

use crate::changes::Comparisons;
use crate::error::QuestionError;
use crate::indicators::AvailableAnswer;
use crate::over_time::borders::Crosswalks;
use crate::own_area::ground::Grounds;
use crate::resolve::parse_vintage;
use crate::summary::{VintageAnswer, vintage_name};
use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{Overlay, PublishedColumn};
use segbar_domain::{AreaSet, Breakdown, Catalogue, ColumnKey, Period, Vintage};
use segbar_snapshot::Snapshot;
use std::sync::Arc;

/// One snapshot and the catalogue. Cheap to clone and safe to share between threads.
#[derive(Clone, Debug)]
pub struct Desk {
    snapshot: Snapshot,
    catalogue: &'static Catalogue,
    grounds: Arc<Grounds>,
    crosswalks: Arc<Crosswalks>,
    comparisons: Arc<Comparisons>,
}

impl Desk {
    /// The desk of a snapshot. Nothing is read yet.
    pub fn new(snapshot: Snapshot, catalogue: &'static Catalogue) -> Self {
        Desk { snapshot, catalogue, grounds: Arc::default(), crosswalks: Arc::default(), comparisons: Arc::default() }
    }

    /// The snapshot that answers.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The areas with borders that were read for own areas.
    pub(crate) fn grounds(&self) -> &Grounds {
        &self.grounds
    }

    /// The crosswalks between editions that were made.
    pub(crate) fn crosswalks(&self) -> &Crosswalks {
        &self.crosswalks
    }

    /// The comparisons between snapshots that were made.
    pub(crate) fn comparisons(&self) -> &Comparisons {
        &self.comparisons
    }

    /// The catalogue that describes.
    pub fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    /// Whether everything in the snapshot is invented.
    pub fn fictional(&self) -> bool {
        self.snapshot.manifest().fictional
    }

    /// The vintages in the snapshot, larger areas first.
    pub fn vintages(&self) -> Vec<Vintage> {
        self.snapshot.vintages().iter().map(|v| v.vintage.clone()).collect()
    }

    /// The names of the vintages in the snapshot.
    pub fn vintage_names(&self) -> Vec<String> {
        self.snapshot.vintages().iter().map(|v| v.vintage.to_string()).collect()
    }

    /// The vintage that a text names, if the snapshot has it.
    ///
    /// # Errors
    /// If the text names no vintage, or none of the snapshot; the error says which there are.
    pub fn vintage(&self, text: &str) -> Result<Vintage, QuestionError> {
        let vintage = parse_vintage(text, &self.vintage_names())?;
        self.area_set(&vintage)?;
        Ok(vintage)
    }

    /// All years with values, ascending.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn periods(&self) -> Result<Vec<Period>, QuestionError> {
        Ok(self.snapshot.index()?.all_periods())
    }

    /// The areas of a vintage.
    ///
    /// # Errors
    /// If the snapshot does not have the vintage.
    pub fn area_set(&self, vintage: &Vintage) -> Result<Arc<AreaSet>, QuestionError> {
        self.snapshot
            .areas(vintage)?
            .ok_or_else(|| QuestionError::UnknownVintage { text: vintage.to_string(), available: self.vintage_names() })
    }

    /// A column, if the snapshot has it.
    pub(crate) fn column(&self, key: &ColumnKey) -> Result<Option<Arc<PublishedColumn>>, QuestionError> {
        Ok(self.snapshot.column(key)?)
    }

    /// A column that the question cannot do without.
    pub(crate) fn published(
        &self,
        indicator: &str,
        vintage: &Vintage,
        period: Period,
        breakdown: &Breakdown,
    ) -> Result<Arc<PublishedColumn>, QuestionError> {
        let key = ColumnKey {
            indicator: indicator.to_owned(),
            vintage: vintage.clone(),
            period,
            breakdown: breakdown.clone(),
        };
        match self.column(&key)? {
            Some(column) => Ok(column),
            None => {
                self.area_set(vintage)?;
                Err(self.nothing_there(&key)?)
            }
        }
    }

    /// Where an indicator exists.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn available(&self, indicator: &str) -> Result<Vec<AvailableAnswer>, QuestionError> {
        let available = self.snapshot.index()?.available(indicator).into_iter();
        Ok(available
            .map(|a| AvailableAnswer { vintage: a.vintage, periods: a.periods, breakdowns: a.breakdowns })
            .collect())
    }

    /// The years in which the indicator's total exists for a vintage, ascending.
    pub(crate) fn total_periods(&self, indicator: &str, vintage: &Vintage) -> Result<Vec<Period>, QuestionError> {
        Ok(self.snapshot.index()?.total_periods(indicator, vintage))
    }

    pub(crate) fn vintage_answers(&self) -> Vec<VintageAnswer> {
        let entries = self.snapshot.vintages().iter();
        entries
            .map(|v| VintageAnswer {
                vintage: v.vintage.clone(),
                level: v.vintage.level(),
                name: vintage_name(&v.vintage),
                areas: v.areas,
                complete: v.complete,
                with_boundaries: v.shapes,
            })
            .collect()
    }

    /// The classes of an edition of the police's list, in the order of its areas.
    pub(crate) fn classes(&self, edition: &Vintage) -> Result<Vec<PoliceClass>, QuestionError> {
        let editions = self.snapshot.police()?;
        Ok(editions.into_iter().find(|e| e.vintage == *edition).map(|e| e.classes).unwrap_or_default())
    }

    /// The overlaps of an edition of the police's list with all statistical areas, by vintage.
    pub(crate) fn overlays_of(&self, edition: &Vintage) -> Result<Vec<Overlay>, QuestionError> {
        let mut all = Vec::new();
        for vintage in self.vintages() {
            all.extend(self.snapshot.overlays(edition, &vintage)?);
        }
        Ok(all)
    }
}
