//! The files under the paths that a user names.
//!
//! Folders are walked in order of name. Hidden files, lock files of office programs and links to folders are passed
//! over; the parts of a shapefile are put together.

use crate::input::InputFile;
use segbar_dataset::{Place, Problem, Reason};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The most files of one import.
pub const MAX_FILES: usize = 20_000;
/// The deepest folder below a named one.
pub const MAX_DEPTH: usize = 16;
/// The endings of files that belong to a `.shp` of the same name.
const COMPANIONS: [&str; 7] = ["dbf", "shx", "prj", "cpg", "sbn", "sbx", "qpj"];

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// The files beside it that belong to it.
    pub companions: Vec<PathBuf>,
    /// Whether the user named it, rather than a folder above it.
    pub named: bool,
}

impl Found {
    /// Reads the file and what belongs to it.
    ///
    /// # Errors
    /// As [`InputFile::open`].
    pub fn open(&self) -> Result<InputFile, Reason> {
        let mut file = InputFile::open(&self.path)?;
        for path in &self.companions {
            file = file.with_companion(path)?;
        }
        Ok(file)
    }
}

/// All files under the paths, in order of path, each once.
///
/// # Errors
/// Paths that do not exist or may not be read, too many files, folders too deep: all of them.
pub fn files(paths: &[PathBuf]) -> Result<Vec<Found>, Vec<Reason>> {
    let mut found: BTreeMap<PathBuf, bool> = BTreeMap::new();
    let mut reasons = Vec::new();
    for path in paths {
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => walk(path, 0, &mut found, &mut reasons),
            Ok(_) => {
                found.insert(path.clone(), true);
            }
            Err(error) => reasons.push(unreadable(path, &error)),
        }
    }
    if found.len() > MAX_FILES {
        let what = paths.first().map_or_else(String::new, |p| p.display().to_string());
        reasons.push(Problem::TooLarge { what, limit: MAX_FILES.to_string() }.at(Place::default()));
    }
    if reasons.is_empty() { Ok(grouped(found)) } else { Err(reasons) }
}

fn walk(folder: &Path, depth: usize, found: &mut BTreeMap<PathBuf, bool>, reasons: &mut Vec<Reason>) {
    if depth > MAX_DEPTH || found.len() > MAX_FILES {
        let what = folder.display().to_string();
        let limit = format!("{MAX_DEPTH} / {MAX_FILES}");
        reasons.push(Problem::TooLarge { what: what.clone(), limit }.at(Place::file(what)));
        return;
    }
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return reasons.push(unreadable(folder, &error)),
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                reasons.push(unreadable(folder, &error));
                continue;
            }
        };
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let path = entry.path();
        // A link to a folder could lead back up; a link to a file is read as the file.
        let linked = entry.file_type().is_ok_and(|t| t.is_symlink());
        match std::fs::metadata(&path) {
            Ok(meta) if meta.is_dir() && linked => {}
            Ok(meta) if meta.is_dir() => walk(&path, depth + 1, found, reasons),
            Ok(meta) if meta.is_file() => {
                found.entry(path).or_insert(false);
            }
            // Sockets and devices are nothing to read.
            Ok(_) => {}
            Err(error) => reasons.push(unreadable(&path, &error)),
        }
    }
}

/// Puts the parts of each shapefile to its `.shp`.
fn grouped(found: BTreeMap<PathBuf, bool>) -> Vec<Found> {
    let stem_of = |path: &Path| {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Some((path.with_extension(""), ending))
    };
    let mut groups: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in found.keys() {
        if let Some((stem, ending)) = stem_of(path)
            && ending == "shp"
        {
            groups.insert(stem, vec![]);
        }
    }
    let mut rest = Vec::new();
    for (path, named) in &found {
        match stem_of(path) {
            Some((stem, ending)) if COMPANIONS.contains(&ending.as_str()) => match groups.get_mut(&stem) {
                Some(group) => group.push(path.clone()),
                None => rest.push((path, *named)),
            },
            // Metadata of a shapefile, `name.shp.xml`, hold nothing that is read.
            Some((stem, ending)) if ending == "xml" && stem.extension().is_some_and(|e| e == "shp") && !named => {}
            _ => rest.push((path, *named)),
        }
    }
    let files = rest.into_iter().map(|(path, named)| {
        let stem = stem_of(path).filter(|(_, ending)| ending == "shp").map(|(stem, _)| stem);
        let mut companions = stem.and_then(|stem| groups.remove(&stem)).unwrap_or_default();
        if named && path.extension().is_some_and(|e| e.eq_ignore_ascii_case("shp")) {
            companions.extend(beside(path));
        }
        companions.sort();
        companions.dedup();
        Found { path: path.clone(), companions, named }
    });
    files.collect()
}

/// The companions that lie beside a `.shp` that was named alone.
fn beside(path: &Path) -> Vec<PathBuf> {
    let endings = COMPANIONS.iter().flat_map(|e| [(*e).to_owned(), e.to_uppercase()]);
    endings.map(|ending| path.with_extension(ending)).filter(|companion| companion.is_file()).collect()
}

fn unreadable(path: &Path, error: &std::io::Error) -> Reason {
    Problem::Unreadable { error: error.to_string() }.at(Place::file(path.display().to_string()))
}
