//! What is on disk of a sync: every answer as it came, under the name of its question, and one file per finished table.
//!
//! ```text
//! sync/state.json            what is finished: stamp, file, hash
//! sync/files/TAB6574.zip     the answers about one table or layer, in the order of the questions
//! sync/unfinished/TAB6574/   the answers so far of one that is not finished, with its ledger
//! sync/asked-pxweb2          when the last calls were sent, so that a sync begun again keeps to the limit too
//! ```
//! Everything is written beside its place and then renamed, so that a process that is killed leaves a whole file or none.

use crate::error::LiveError;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

/// The folder of a sync.
#[derive(Clone, Debug)]
pub struct Ledger {
    folder: PathBuf,
    state: State,
}

/// What is finished.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    /// By table, layer or file.
    finished: BTreeMap<String, Finished>,
    /// Hashes of files that were finished once and are replaced.
    replaced: BTreeSet<String>,
    /// The snapshot that the files were last made into, and their hashes then.
    #[serde(default)]
    published: Option<(String, BTreeSet<String>)>,
}

/// One finished table, layer or file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// What tells whether the source has something newer: `updated` of a table, number of features of a layer, tag of a file.
    pub stamp: String,
    /// Name in `files/`.
    pub file: String,
    /// SHA-256 of the file in hex.
    pub hash: String,
    /// Bytes of the file.
    pub bytes: u64,
}

/// The answers so far about one table or layer.
#[derive(Debug)]
pub struct Work {
    folder: PathBuf,
    book: Book,
}

#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Book {
    stamp: String,
    /// Question → SHA-256 of its answer.
    answers: BTreeMap<String, String>,
}

impl Ledger {
    /// The sync folder inside a data folder; it need not exist yet.
    ///
    /// # Errors
    /// What is there cannot be read.
    pub fn open(data: &Path) -> Result<Self, LiveError> {
        let folder = data.join("sync");
        let path = folder.join("state.json");
        let state = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|e| LiveError::disk(&path, &e.into()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => State::default(),
            Err(error) => return Err(LiveError::disk(&path, &error)),
        };
        Ok(Ledger { folder, state })
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is finished under a name, if its file is there whole.
    pub fn finished(&self, name: &str) -> Option<&Finished> {
        let finished = self.state.finished.get(name)?;
        let size = fs::metadata(self.path(finished)).ok()?.len();
        (size == finished.bytes).then_some(finished)
    }

    /// Where a finished file is.
    pub fn path(&self, finished: &Finished) -> PathBuf {
        self.folder.join("files").join(&finished.file)
    }

    /// All finished files with their hashes, in order of name.
    pub fn files(&self) -> Vec<(PathBuf, String)> {
        let names = self.state.finished.keys();
        names.filter_map(|name| self.finished(name)).map(|f| (self.path(f), f.hash.clone())).collect()
    }

    /// The folder that holds them, and nothing else.
    pub fn files_folder(&self) -> PathBuf {
        self.folder.join("files")
    }

    /// Whether the files as they are were made into this snapshot.
    pub fn is_published(&self, snapshot: &str) -> bool {
        let now: BTreeSet<String> = self.files().into_iter().map(|(_, hash)| hash).collect();
        self.state.published.as_ref().is_some_and(|(id, hashes)| id == snapshot && *hashes == now)
    }

    /// Notes that the files as they are were made into this snapshot.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn publish(&mut self, snapshot: &str) -> Result<(), LiveError> {
        let now = self.files().into_iter().map(|(_, hash)| hash).collect();
        self.replace(State { published: Some((snapshot.to_owned(), now)), ..self.state.clone() })
    }

    /// Hashes of all files that ever were finished here: an import takes what is finished now, and none of the others.
    pub fn ever(&self) -> BTreeSet<String> {
        let now = self.state.finished.values().map(|f| f.hash.clone());
        self.state.replaced.iter().cloned().chain(now).collect()
    }

    /// How many answers about a name with this stamp are on disk already.
    pub fn answered(&self, name: &str, stamp: &str) -> usize {
        let book: Option<Book> =
            fs::read(self.work_folder(name).join("ledger.json")).ok().and_then(|b| serde_json::from_slice(&b).ok());
        book.filter(|book| book.stamp == stamp).map_or(0, |book| book.answers.len())
    }

    /// The answers about a name with this stamp; those of another stamp are thrown away.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn work(&self, name: &str, stamp: &str) -> Result<Work, LiveError> {
        let folder = self.work_folder(name);
        let path = folder.join("ledger.json");
        // A ledger that is not understood is as none: what it knew is asked again.
        let known = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Book>(&bytes).ok());
        match known.filter(|book| book.stamp == stamp) {
            Some(book) => Ok(Work { folder, book }),
            None => {
                remove(&folder)?;
                fs::create_dir_all(&folder).map_err(|e| LiveError::disk(&folder, &e))?;
                let work = Work { folder, book: Book { stamp: stamp.to_owned(), answers: BTreeMap::new() } };
                work.write_book()?;
                Ok(work)
            }
        }
    }

    /// Puts the answers to these questions into one archive and counts the name as finished.
    ///
    /// # Errors
    /// An answer is missing; failures of the disk.
    pub fn bundle(&mut self, name: &str, work: Work, questions: &[String], ending: &str) -> Result<(), LiveError> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        // No time stamps of the machine: the same answers give the same bytes.
        // Quickly: the usual level takes as much of the processor as all else in a sync, for a tenth of the room.
        let options =
            SimpleFileOptions::default().last_modified_time(zip::DateTime::default()).compression_level(Some(2));
        let width = questions.len().to_string().len();
        for (i, question) in questions.iter().enumerate() {
            let bytes = work.answer(question).ok_or_else(|| LiveError::unexpected(name, "an answer is missing"))?;
            let member = format!("{:0width$}.{ending}", i + 1);
            let put =
                archive.start_file(member, options).map_err(io::Error::from).and_then(|()| archive.write_all(&bytes));
            put.map_err(|e| LiveError::disk(&self.folder, &e))?;
        }
        let bytes = archive.finish().map_err(|e| LiveError::disk(&self.folder, &e.into()))?.into_inner();
        self.keep(name, &work.book.stamp, &format!("{name}.zip"), &bytes)?;
        remove(&work.folder)
    }

    /// Keeps a file and counts the name as finished.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn keep(&mut self, name: &str, stamp: &str, file: &str, bytes: &[u8]) -> Result<(), LiveError> {
        let hash = sha256(bytes);
        let finished = Finished { stamp: stamp.to_owned(), file: file.to_owned(), hash, bytes: bytes.len() as u64 };
        write(&self.path(&finished), bytes)?;
        let mut state = self.state.clone();
        let before = state.finished.insert(name.to_owned(), finished.clone());
        if let Some(before) = before.as_ref().filter(|before| before.hash != finished.hash) {
            state.replaced.insert(before.hash.clone());
        }
        // The same content may come back, when a correction is taken back.
        state.replaced.remove(&finished.hash);
        self.replace(state)?;
        match before.filter(|before| before.file != finished.file) {
            Some(before) => gone(fs::remove_file(self.path(&before)), &self.path(&before)),
            None => Ok(()),
        }
    }

    fn replace(&mut self, state: State) -> Result<(), LiveError> {
        let text = serde_json::to_vec_pretty(&state).map_err(|e| LiveError::disk(&self.folder, &e.into()))?;
        write(&self.folder.join("state.json"), &text)?;
        self.state = state;
        Ok(())
    }

    fn work_folder(&self, name: &str) -> PathBuf {
        self.folder.join("unfinished").join(name)
    }
}

impl Work {
    /// The name of a question: its hash.
    pub fn name_of(question: &str) -> String {
        sha256(question.as_bytes())[..32].to_owned()
    }

    /// The answer to a question, if it is on disk and whole.
    pub fn answer(&self, question: &str) -> Option<Vec<u8>> {
        let name = Self::name_of(question);
        let hash = self.book.answers.get(&name)?;
        let bytes = fs::read(self.folder.join(&name)).ok()?;
        (sha256(&bytes) == *hash).then_some(bytes)
    }

    /// Writes an answer down.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn note(&mut self, question: &str, bytes: &[u8]) -> Result<(), LiveError> {
        let name = Self::name_of(question);
        write(&self.folder.join(&name), bytes)?;
        self.book.answers.insert(name, sha256(bytes));
        self.write_book()
    }

    fn write_book(&self) -> Result<(), LiveError> {
        let path = self.folder.join("ledger.json");
        let text = serde_json::to_vec(&self.book).map_err(|e| LiveError::disk(&path, &e.into()))?;
        write(&path, &text)
    }
}

fn sha256(bytes: &[u8]) -> String {
    segbar_sources::input::sha256(bytes)
}

/// Writes a file as a whole.
fn write(path: &Path, bytes: &[u8]) -> Result<(), LiveError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that what a killed process left is not read as a file of the source.
    let temporary = folder.join(format!(".{name}.part"));
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::File::create(&temporary))
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        // A half-written file would keep a full disk full; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&temporary);
        LiveError::disk(path, &error)
    })
}

fn remove(folder: &Path) -> Result<(), LiveError> {
    gone(fs::remove_dir_all(folder), folder)
}

/// What was to be removed is not there: also when it never was.
fn gone(removed: io::Result<()>, path: &Path) -> Result<(), LiveError> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(LiveError::disk(path, &error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_found_again_until_the_stamp_changes() {
        let data = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(data.path()).unwrap();
        ledger.work("TAB1", "a").unwrap().note("question", b"answer").unwrap();
        assert_eq!(ledger.work("TAB1", "a").unwrap().answer("question").unwrap(), b"answer");
        assert_eq!(ledger.answered("TAB1", "a"), 1);
        assert_eq!(ledger.work("TAB1", "b").unwrap().answer("question"), None);
        assert_eq!(ledger.answered("TAB1", "a"), 0);
    }

    #[test]
    fn an_answer_that_was_cut_on_disk_is_none() {
        let data = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(data.path()).unwrap();
        let mut work = ledger.work("TAB1", "a").unwrap();
        work.note("question", b"answer").unwrap();
        fs::write(work.folder.join(Work::name_of("question")), b"ans").unwrap();
        assert_eq!(work.answer("question"), None);
    }

    #[test]
    fn the_same_answers_give_the_same_archive_and_a_new_one_replaces_it() {
        let archives = ["x", "y"].map(|_| {
            let data = tempfile::tempdir().unwrap();
            let mut ledger = Ledger::open(data.path()).unwrap();
            let mut work = ledger.work("TAB1", "a").unwrap();
            // Answered in another order than asked.
            work.note("second", b"2").unwrap();
            work.note("first", b"1").unwrap();
            ledger.bundle("TAB1", work, &["first".into(), "second".into()], "json").unwrap();
            let before = ledger.finished("TAB1").unwrap().clone();
            ledger.keep("TAB1", "b", "TAB1.zip", b"new").unwrap();
            let again = Ledger::open(data.path()).unwrap();
            assert_eq!(again.files().len(), 1);
            assert_eq!(again.ever().len(), 2);
            assert!(again.ever().contains(&before.hash));
            before.hash
        });
        assert_eq!(archives[0], archives[1]);
    }
}
