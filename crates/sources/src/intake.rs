//! An import: from the paths that a user names to validated data, or to every reason against them.
//!
//! ```text
//! walk ─► read each file once, in parallel ─► key files: which areas are there? ─► meaning of tables and layers
//!      ─► merge ─► Validated::new
//! ```
//! A file that the user named must be of use; one found in a folder may be something else and is set aside with its
//! sentence. A file of a known format that is broken or wrong is an error either way, and then nothing is published.

use crate::boundaries::claim::Claim;
use crate::boundaries::{self, RawLayer};
use crate::input::InputFile;
use crate::keys::Key;
use crate::recognise::{self, Content};
use crate::registry::Registry;
use crate::tables::interpret::{self, Meaning};
use crate::tables::merge::{Contribution, merge};
use crate::tables::parts;
use crate::tables::raw::RawTable;
use crate::walk::{self, Found};
use rayon::prelude::*;
use segbar_dataset::source::Note;
use segbar_dataset::{Parts, Place, Problem, Reason, SourceRecord, Validated};
use segbar_domain::{AreaCode, AreaId, Catalogue};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What an import gives.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The data, checked as a whole.
    pub validated: Validated,
    /// The files that were taken, in order of hash.
    pub files: Vec<TakenFile>,
    /// The files in folders that are of no use here, in order of path.
    pub set_aside: Vec<SetAside>,
}

/// A file whose content is part of the data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TakenFile {
    /// SHA-256 as in its source record.
    pub hash: String,
    /// Where it was read.
    pub path: PathBuf,
    /// The other files of a shapefile.
    pub companions: Vec<PathBuf>,
}

/// A file, or a part of one, that is of no use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetAside {
    /// Where it is.
    pub file: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// Hears how far reading has come. Called from several threads.
pub trait Progress: Sync {
    /// Reading begins; so many files will be read.
    fn started(&self, files: usize) {
        let _ = files;
    }
    /// A file has been read.
    fn finished(&self, file: &Path) {
        let _ = file;
    }
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {}

/// A file after reading, without its bytes.
struct Read {
    found: Found,
    retained: bool,
    hash: String,
    name: String,
    content: Content,
}

/// Reads all files under `paths` and all of `retained` (files taken by earlier imports), checks everything and merges
/// it. The result does not depend on the order of the files.
///
/// # Errors
/// Every reason against every file, sorted by place.
pub fn read(paths: &[PathBuf], retained: &[PathBuf], progress: &dyn Progress) -> Result<Intake, Vec<Reason>> {
    let catalogue = Catalogue::builtin();
    let mut found: Vec<(Found, bool)> = walk::files(paths)?.into_iter().map(|f| (f, false)).collect();
    // What an earlier import took is no longer the user's word: it may be set aside if the catalogue has changed.
    found.extend(walk::files(retained)?.into_iter().map(|f| (Found { named: false, ..f }, true)));
    progress.started(found.len());
    let outcomes: Vec<Result<Read, Vec<Reason>>> = found
        .into_par_iter()
        .map(|(found, retained)| {
            let outcome = read_one(found.clone(), retained, catalogue);
            progress.finished(&found.path);
            outcome
        })
        .collect();
    let mut reasons = Vec::new();
    let mut set_aside = Vec::new();
    let mut read = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(file) => read.push(file),
            Err(more) => reasons.extend(more),
        }
    }
    let read = without_copies(read, &mut set_aside);
    let read = without_strangers(read, &mut set_aside, &mut reasons);
    let taken = assemble(read, catalogue, &mut set_aside, &mut reasons);
    let parts = match taken {
        Some(parts) if reasons.is_empty() => parts,
        _ => {
            reasons.sort();
            reasons.dedup();
            return Err(reasons);
        }
    };
    set_aside.sort();
    let (parts, mut files) = parts;
    if files.is_empty() {
        // The counties are always known; they alone are no data.
        return Err(vec![Problem::NothingToPublish {}.at(Place::default())]);
    }
    files.sort();
    Ok(Intake { validated: Validated::new(parts)?, files, set_aside })
}

fn read_one(found: Found, retained: bool, catalogue: &Catalogue) -> Result<Read, Vec<Reason>> {
    let file: InputFile = found.open().map_err(|reason| vec![reason])?;
    let content = recognise::read(&file, catalogue)?;
    Ok(Read { found, retained, hash: file.hash, name: file.name, content })
}

/// Leaves one of files with the same bytes: the one just given rather than the retained one, then the first by path.
fn without_copies(mut read: Vec<Read>, set_aside: &mut Vec<SetAside>) -> Vec<Read> {
    read.sort_by(|a, b| (&a.hash, a.retained, &a.found.path).cmp(&(&b.hash, b.retained, &b.found.path)));
    let mut kept: Vec<Read> = Vec::with_capacity(read.len());
    for file in read {
        match kept.last() {
            Some(first) if first.hash == file.hash => {
                if !file.retained {
                    let other = first.found.path.display().to_string();
                    let place = Place::file(file.found.path.display().to_string());
                    set_aside.push(SetAside { file: file.found.path, reason: Problem::SameFile { other }.at(place) });
                }
            }
            _ => kept.push(file),
        }
    }
    kept
}

/// Takes out the files that are nothing of ours: an error for those that the user named.
fn without_strangers(read: Vec<Read>, set_aside: &mut Vec<SetAside>, reasons: &mut Vec<Reason>) -> Vec<Read> {
    let mut kept = Vec::with_capacity(read.len());
    for file in read {
        match file.content {
            Content::Nothing(reason) if file.found.named => reasons.push(reason),
            Content::Nothing(reason) => set_aside.push(SetAside { file: file.found.path, reason }),
            _ => kept.push(file),
        }
    }
    kept
}

/// One table with what it means and the file that it came from.
struct Understood {
    file: usize,
    table: RawTable,
    meaning: Meaning,
}

/// Brings all files together. `None` when there are reasons.
fn assemble(
    mut read: Vec<Read>,
    catalogue: &'static Catalogue,
    set_aside: &mut Vec<SetAside>,
    reasons: &mut Vec<Reason>,
) -> Option<(Parts, Vec<TakenFile>)> {
    let Pieces { keys, lists, tables, layers } = Pieces::taken_from(&mut read);
    let seen: BTreeSet<AreaId> =
        tables.par_iter().flat_map_iter(|(_, table)| interpret::areas_seen(table, catalogue)).collect();
    let mut registry = Registry::of(&keys, &Vec::from_iter(seen)).map_err(|more| reasons.extend(more)).ok()?;
    let named: BTreeSet<(AreaCode, String)> =
        tables.par_iter().flat_map_iter(|(_, table)| interpret::municipalities_named(table, catalogue)).collect();
    for (code, name) in named {
        registry.name_municipality(&code, &name);
    }
    let mut shown = boundaries::interpret(&layers, lists, &registry);
    // The shapes are held by their claims now.
    drop(layers);
    for (id, name, parent) in std::mem::take(&mut shown.seen) {
        registry.see(&id, name.as_deref());
        if let Some(parent) = parent {
            registry.see_parent(&id, &parent);
        }
    }
    registry.settle();
    reasons.append(&mut shown.reasons);
    for aside in std::mem::take(&mut shown.set_aside) {
        match read.iter().find(|file| file.hash == aside.hash) {
            Some(file) if file.found.named => reasons.push(aside.reason),
            Some(file) => set_aside.push(SetAside { file: file.found.path.clone(), reason: aside.reason }),
            None => {}
        }
    }
    let mut understood = understand(tables, &read, catalogue, &registry, set_aside, reasons);
    if !reasons.is_empty() {
        return None;
    }
    let mut records = std::mem::take(&mut shown.sources);
    for file in &read {
        if let Content::Key(key) = &file.content {
            records.push(key_record(file, key));
        }
    }
    // Records are told apart by what they say, so that their order is that of the content, not of the files.
    let table_records = one_per_table(
        understood.iter().map(|u| table_record(&read[u.file], &u.table, &u.meaning, catalogue)).collect(),
    );
    records.extend(table_records.iter().cloned());
    records.sort();
    records.dedup();
    let position = |record: &SourceRecord| records.binary_search(record).unwrap_or(0) as u32;
    let contributions: Vec<Contribution> = understood
        .iter_mut()
        .zip(&table_records)
        .map(|(u, record)| Contribution {
            source: position(record),
            blocks: std::mem::take(&mut u.meaning.blocks),
            table: &u.table,
        })
        .collect();
    let components = merge(contributions, &registry).map_err(|more| reasons.extend(more)).ok()?;
    let mut area_sets = registry.into_sets();
    area_sets.append(&mut shown.area_sets);
    let police = shown.police(&area_sets, &records);
    let boundaries = shown.into_boundaries(&area_sets, &records);
    let files = read.iter().filter(|file| records.iter().any(|r| r.hash == file.hash));
    let files = files.map(|file| TakenFile {
        hash: file.hash.clone(),
        path: file.found.path.clone(),
        companions: file.found.companions.clone(),
    });
    let files = files.collect();
    let parts = Parts { sources: records, area_sets, components, boundaries, police, fictional_seed: None };
    Some((parts, files))
}

/// The contents of all files by kind.
#[derive(Default)]
struct Pieces {
    keys: Vec<Key>,
    lists: Vec<Claim>,
    /// With the position of the file.
    tables: Vec<(usize, RawTable)>,
    layers: Vec<RawLayer>,
}

impl Pieces {
    fn taken_from(read: &mut [Read]) -> Self {
        let mut pieces = Pieces::default();
        for (i, file) in read.iter_mut().enumerate() {
            match &mut file.content {
                Content::Key(key) => pieces.keys.push((**key).clone()),
                Content::PoliceList(list) => pieces.lists.push((**list).clone()),
                Content::Tables(tables) => pieces.tables.extend(std::mem::take(tables).into_iter().map(|t| (i, t))),
                Content::Layers(layers) => pieces.layers.append(layers),
                Content::Nothing(_) => {}
            }
        }
        pieces
    }
}

/// The meaning of every table; unknown tables in folders are set aside.
fn understand(
    tables: Vec<(usize, RawTable)>,
    read: &[Read],
    catalogue: &'static Catalogue,
    registry: &Registry,
    set_aside: &mut Vec<SetAside>,
    reasons: &mut Vec<Reason>,
) -> Vec<Understood> {
    let outcomes: Vec<_> = tables
        .into_par_iter()
        .map(|(file, mut table)| {
            let outcome = interpret::interpret(&table, catalogue, registry).map(|mut meaning| {
                meaning.notes.extend(parts::notes(&meaning));
                meaning
            });
            // From here on only places are said.
            table.cells.forget_values();
            (file, table, outcome)
        })
        .collect();
    let mut understood = Vec::with_capacity(outcomes.len());
    for (file, table, outcome) in outcomes {
        let found = &read[file].found;
        match outcome {
            Ok(meaning) => understood.push(Understood { file, table, meaning }),
            Err(mut more) => match more.pop() {
                Some(reason @ Reason { problem: Problem::UnknownTable { .. }, .. }) if !found.named => {
                    set_aside.push(SetAside { file: found.path.clone(), reason });
                }
                last => reasons.extend(more.into_iter().chain(last)),
            },
        }
    }
    understood
}

fn key_record(file: &Read, key: &Key) -> SourceRecord {
    SourceRecord {
        hash: file.hash.clone(),
        file: file.name.clone(),
        format: "scb_key".into(),
        publisher: "scb".into(),
        licence: licence("scb"),
        table: None,
        title: format!("{} → {}", key.deso, key.regso),
        updated: None,
        rows: key.deso_in.len() as u64,
        notes: vec![],
    }
}

fn table_record(file: &Read, table: &RawTable, meaning: &Meaning, catalogue: &Catalogue) -> SourceRecord {
    let source = meaning.table;
    let title = if table.title.is_empty() { source.title.sv.clone() } else { table.title.clone() };
    let mut notes: Vec<_> = meaning.notes.iter().cloned().map(Into::into).collect();
    notes.sort();
    notes.dedup();
    SourceRecord {
        hash: file.hash.clone(),
        file: file.name.clone(),
        format: table.format.into(),
        publisher: source.publisher.clone(),
        licence: catalogue.publisher(&source.publisher).map_or_else(String::new, |p| p.licence.clone()),
        table: Some(source.id.clone()),
        title,
        updated: table.updated.clone(),
        rows: meaning.blocks.values().map(|cells| cells.len() as u64).sum(),
        notes,
    }
}

/// The records of the tables of each file, where those of one table under one stamp say the same: a file with the many
/// answers about a table is one source, not as many as there were answers.
fn one_per_table(mut records: Vec<SourceRecord>) -> Vec<SourceRecord> {
    let blank = |record: &SourceRecord| SourceRecord { rows: 0, notes: vec![], ..record.clone() };
    let mut sums: BTreeMap<SourceRecord, (u64, BTreeSet<Note>)> = BTreeMap::new();
    for record in &records {
        let sum = sums.entry(blank(record)).or_default();
        sum.0 += record.rows;
        sum.1.extend(record.notes.iter().cloned());
    }
    for record in &mut records {
        if let Some((rows, notes)) = sums.get(&blank(record)) {
            (record.rows, record.notes) = (*rows, notes.iter().cloned().collect());
        }
    }
    records
}

/// The licence of a publisher of the catalogue.
pub(crate) fn licence(publisher: &str) -> String {
    Catalogue::builtin().publisher(publisher).map_or_else(String::new, |p| p.licence.clone())
}
