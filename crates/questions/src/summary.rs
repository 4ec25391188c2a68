//! What is in the snapshot, and from whom?

use crate::{Bilingual, Desk, QuestionError};
use segbar_dataset::SourceRecord;
use segbar_domain::{Level, Period, Vintage};
use serde::Serialize;
use utoipa::ToSchema;

/// What a snapshot says about itself.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SnapshotAnswer {
    /// The snapshot's name: the SHA-256 of its file.
    pub id: String,
    /// Version of the snapshot's layout.
    pub layout: u32,
    /// Version of segbar that wrote it.
    #[schema(example = "0.1.0")]
    pub segbar: String,
    /// All of it is invented: no real place, no real figures.
    pub fictional: bool,
    /// Seed of the invented country.
    pub seed: Option<u64>,
    /// The source files.
    pub sources: Vec<SourceAnswer>,
    /// The editions of areas, larger areas first.
    pub vintages: Vec<VintageAnswer>,
    /// All years with values, ascending.
    #[schema(value_type = Vec<u16>)]
    pub periods: Vec<Period>,
    /// Editions of the police's list, oldest first.
    #[schema(value_type = Vec<String>)]
    pub police_editions: Vec<Vintage>,
}

/// One source file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourceAnswer {
    /// File name.
    pub file: String,
    /// SHA-256 of the file.
    pub hash: String,
    /// What it was recognised as.
    #[schema(example = "scb_xlsx")]
    pub format: String,
    /// Publisher id.
    #[schema(example = "scb")]
    pub publisher: String,
    /// The publisher's name.
    pub publisher_name: Bilingual,
    /// Licence of the data.
    #[schema(example = "CC0-1.0")]
    pub licence: String,
    /// How to cite it.
    pub citation: Bilingual,
    /// Table id.
    #[schema(example = "TAB6574")]
    pub table: Option<String>,
    /// Title in the file.
    pub title: String,
    /// The publisher's stamp of the latest update.
    pub updated: Option<String>,
    /// Rows, cells or features read.
    pub rows: u64,
    /// What was set aside or chosen in it.
    pub notes: Vec<Bilingual>,
}

/// One edition of the areas of a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct VintageAnswer {
    /// Its name.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Its level.
    #[schema(value_type = String, example = "regso")]
    pub level: Level,
    /// The name for people.
    pub name: Bilingual,
    /// Number of areas known.
    pub areas: usize,
    /// Whether these are known to be all.
    pub complete: bool,
    /// Number of areas with borders.
    pub with_boundaries: usize,
}

impl Desk {
    /// What the snapshot says about itself.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn summary(&self) -> Result<SnapshotAnswer, QuestionError> {
        let manifest = self.snapshot().manifest();
        Ok(SnapshotAnswer {
            id: self.snapshot().id().to_string(),
            layout: manifest.layout,
            segbar: manifest.segbar.clone(),
            fictional: manifest.fictional,
            seed: manifest.seed,
            sources: self.sources(),
            vintages: self.vintage_answers(),
            periods: self.periods()?,
            police_editions: self.police_editions(),
        })
    }

    /// The source files, in the order that values refer to them by position.
    pub fn sources(&self) -> Vec<SourceAnswer> {
        self.snapshot().manifest().sources.iter().map(|s| self.source(s)).collect()
    }

    fn source(&self, record: &SourceRecord) -> SourceAnswer {
        let publisher = self.catalogue().publisher(&record.publisher);
        let unknown = || Bilingual::new(&record.publisher, &record.publisher);
        SourceAnswer {
            file: record.file.clone(),
            hash: record.hash.clone(),
            format: record.format.clone(),
            publisher: record.publisher.clone(),
            publisher_name: publisher.map_or_else(unknown, |p| (&p.name).into()),
            licence: record.licence.clone(),
            citation: publisher.map_or_else(unknown, |p| (&p.citation).into()),
            table: record.table.clone(),
            title: record.title.clone(),
            updated: record.updated.clone(),
            rows: record.rows,
            notes: record.notes.iter().map(Bilingual::from).collect(),
        }
    }
}

/// The name of a vintage for people: the level, and the edition where a level has several.
pub fn vintage_name(vintage: &Vintage) -> Bilingual {
    let name = vintage.level().name();
    match vintage.level() {
        Level::Nation => Bilingual::new("Riket", "The nation"),
        Level::County => Bilingual::new("Län", "Counties"),
        Level::Municipality => Bilingual::new("Kommuner", "Municipalities"),
        Level::Regso | Level::Deso => {
            Bilingual::new(format!("{} {}", name.sv, vintage.edition()), format!("{} {}", name.en, vintage.edition()))
        }
        Level::PoliceArea => Bilingual::new(
            format!("Polisens utsatta områden {}", vintage.edition()),
            format!("Police vulnerable areas {}", vintage.edition()),
        ),
        Level::Locality => Bilingual::new(
            format!("Delar av tätorter {}", vintage.edition()),
            format!("Parts of localities {}", vintage.edition()),
        ),
        Level::OwnArea => {
            Bilingual::new(format!("Egna områden: {}", vintage.edition()), format!("Own areas: {}", vintage.edition()))
        }
    }
}
