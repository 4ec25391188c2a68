//! The original files of imports: kept by their content, laid out again under their names for the next import.
//!
//! `archive/` of the data folder holds the bytes, named by their hash. `originals.json` remembers what each was called and which
//! other files belong to it (a `.shp` is nothing without its `.dbf`), since readers look at names too.

use crate::exit::{Exit, Failure};
use crate::files;
use segbar_dataset::SourceRecord;
use segbar_domain::Language;
use segbar_snapshot::Store;
use segbar_sources::TakenFile;
use segbar_sources::input::sha256;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Beginning of the names of folders in which originals are laid out while an import runs.
const LAID_OUT: &str = "reading-";

/// The originals of a data folder.
#[derive(Debug)]
pub struct Originals<'a> {
    store: &'a Store,
    language: Language,
}

/// What a file was called, and what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Original {
    /// File name, without its folder.
    file: String,
    /// File name → hash of the files that belong to it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    companions: BTreeMap<String, String>,
}

type Names = BTreeMap<String, Original>;

impl<'a> Originals<'a> {
    /// The originals of a data folder.
    pub fn of(store: &'a Store, language: Language) -> Self {
        Originals { store, language }
    }

    /// Keeps files that an import took, and remembers their names.
    pub fn keep(&self, files: &[TakenFile]) -> Result<(), Failure> {
        let archive = self.store.archive();
        let mut names = self.names()?;
        for file in files {
            let bytes = read(&file.path).map_err(|e| self.unreadable(&file.path, &e))?;
            archive.keep(&file.hash, &bytes).map_err(|e| Failure::store(&e, self.language))?;
            let mut original = Original { file: name_of(&file.path), companions: BTreeMap::new() };
            for path in &file.companions {
                let bytes = read(path).map_err(|e| self.unreadable(path, &e))?;
                let hash = sha256(&bytes);
                archive.keep(&hash, &bytes).map_err(|e| Failure::store(&e, self.language))?;
                original.companions.insert(name_of(path), hash);
            }
            names.insert(file.hash.clone(), original);
        }
        self.remember(&names)
    }

    /// Lays the originals of these sources out under their names, each in a folder of its own, inside a folder that goes away when
    /// it is dropped.
    pub fn lay_out(&self, sources: &[SourceRecord]) -> Result<TempDir, Failure> {
        let root = self.store.folder();
        let failed = |path: &Path, error: &io::Error| Failure::file(path, error, self.language);
        let folder = tempfile::Builder::new().prefix(LAID_OUT).tempdir_in(root).map_err(|e| failed(root, &e))?;
        let names = self.names()?;
        let mut done = BTreeSet::new();
        for source in sources {
            if !done.insert(&source.hash) {
                continue;
            }
            let fallback = Original { file: source.file.clone(), companions: BTreeMap::new() };
            let original = names.get(&source.hash).unwrap_or(&fallback);
            let place = folder.path().join(&source.hash);
            fs::create_dir(&place).map_err(|e| failed(&place, &e))?;
            let own = (&original.file, &source.hash);
            for (name, hash) in std::iter::once(own).chain(&original.companions) {
                let target = place.join(name_of(Path::new(name)));
                let kept = self.store.archive().path(hash).ok_or_else(|| self.gone(&source.file))?;
                // A link costs nothing; file systems without links get a copy.
                fs::hard_link(&kept, &target)
                    .or_else(|_| fs::copy(&kept, &target).map(|_| ()))
                    .map_err(|e| failed(&target, &e))?;
            }
        }
        Ok(folder)
    }

    /// Removes what a killed import laid out. Called by the one who holds the lock, so nobody is reading there.
    pub fn remove_leftovers(&self) -> Result<(), Failure> {
        let root = self.store.folder();
        let entries = fs::read_dir(root).map_err(|e| self.unreadable(root, &e))?;
        for entry in entries.filter_map(Result::ok) {
            if entry.file_name().to_string_lossy().starts_with(LAID_OUT) && entry.path().is_dir() {
                fs::remove_dir_all(entry.path()).map_err(|e| Failure::file(&entry.path(), &e, self.language))?;
            }
        }
        Ok(())
    }

    fn file(&self) -> PathBuf {
        self.store.folder().join("originals.json")
    }

    fn names(&self) -> Result<Names, Failure> {
        match fs::read(self.file()) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|e| self.unreadable(&self.file(), &e)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Names::new()),
            Err(error) => Err(self.unreadable(&self.file(), &error)),
        }
    }

    /// Replaces the file as a whole. Entries are only ever added: names of files that no snapshot uses do no harm.
    fn remember(&self, names: &Names) -> Result<(), Failure> {
        let path = self.file();
        let failed = |error: &dyn std::fmt::Display| Failure::file(&path, error, self.language);
        let temporary = files::beside(&path).map_err(|e| failed(&e))?;
        serde_json::to_writer_pretty(temporary.as_file(), names).map_err(|e| failed(&e))?;
        temporary.as_file().sync_all().map_err(|e| failed(&e))?;
        temporary.persist(&path).map_err(|e| failed(&e.error))?;
        Ok(())
    }

    fn gone(&self, file: &str) -> Failure {
        let sentence = match self.language {
            Language::Sv => format!(
                "Originalet till {file} finns inte kvar i datamappens arkiv. Importera det igen tillsammans med allt \
                 annat och --replace."
            ),
            Language::En => format!(
                "The original of {file} is no longer in the data folder's archive. Import it again, with everything \
                 else and --replace."
            ),
        };
        Failure::one(Exit::Disk, sentence)
    }

    fn unreadable(&self, path: &Path, error: &dyn std::fmt::Display) -> Failure {
        let path = path.display();
        let sentence = match self.language {
            Language::Sv => format!("{path} kan inte läsas ({error})."),
            Language::En => format!("{path} cannot be read ({error})."),
        };
        Failure::one(Exit::Disk, sentence)
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// The last part of a path. What an edited `originals.json` says cannot lead out of the folder.
fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| "original".to_owned(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_laid_out_under_its_name_with_what_belongs_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let given = folder.path().join("given");
        fs::create_dir(&given).unwrap();
        fs::write(given.join("län.shp"), b"shapes").unwrap();
        fs::write(given.join("län.dbf"), b"attributes").unwrap();
        let store = Store::open(folder.path().join("data"));
        fs::create_dir(store.folder()).unwrap();
        let originals = Originals::of(&store, Language::Sv);
        let hash = sha256(b"shapes");
        let taken =
            TakenFile { hash: hash.clone(), path: given.join("län.shp"), companions: vec![given.join("län.dbf")] };
        originals.keep(&[taken]).unwrap();
        let source = SourceRecord {
            hash: hash.clone(),
            file: "län.shp".into(),
            format: "shapefile".into(),
            publisher: "scb".into(),
            licence: String::new(),
            table: None,
            title: String::new(),
            updated: None,
            rows: 1,
            notes: vec![],
        };
        let laid_out = originals.lay_out(&[source.clone(), source]).unwrap();
        let place = laid_out.path().join(&hash);
        assert_eq!(fs::read(place.join("län.shp")).unwrap(), b"shapes");
        assert_eq!(fs::read(place.join("län.dbf")).unwrap(), b"attributes");
        let left = laid_out.keep();
        originals.remove_leftovers().unwrap();
        assert!(!left.exists());
    }

    #[test]
    fn a_name_cannot_lead_out_of_the_folder() {
        assert_eq!(name_of(Path::new("../../etc/passwd")), "passwd");
        assert_eq!(name_of(Path::new("..")), "original");
    }
}
