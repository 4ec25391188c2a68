//! What can go wrong with stored data, as sentences: what, where, why and what to do.

use segbar_domain::Language;
use std::path::{Path, PathBuf};

/// A failure of the store or of a snapshot. Whatever it is, the snapshot in service stays as it was.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.sentence(Language::En))]
pub enum StoreError {
    /// The data folder has no snapshot in service.
    NothingPublished {
        /// The data folder.
        folder: PathBuf,
    },
    /// No snapshot has this name.
    NoSuchSnapshot {
        /// What was asked for.
        id: String,
        /// The data folder.
        folder: PathBuf,
    },
    /// Another import is writing.
    Locked {
        /// The data folder.
        folder: PathBuf,
    },
    /// The disk is full.
    DiskFull {
        /// What was being written.
        path: PathBuf,
    },
    /// Reading or writing is not allowed.
    Permission {
        /// What could not be opened.
        path: PathBuf,
    },
    /// The file is no snapshot of segbar.
    NotASnapshot {
        /// The file.
        path: PathBuf,
    },
    /// The snapshot was written by a later segbar.
    NewerLayout {
        /// The file.
        path: PathBuf,
        /// Its layout.
        layout: u32,
    },
    /// The file's content is not what it was when it got its name.
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// Any other failure of the file system or of SQLite.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: String,
    },
}

impl StoreError {
    /// The failure of a file operation.
    pub(crate) fn io(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::Permission { path },
            _ => StoreError::Io { path, error: error.to_string() },
        }
    }

    /// The failure of an SQLite operation.
    pub(crate) fn sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
            Some(ErrorCode::PermissionDenied | ErrorCode::ReadOnly | ErrorCode::AuthorizationForStatementDenied) => {
                StoreError::Permission { path }
            }
            Some(ErrorCode::NotADatabase) => StoreError::NotASnapshot { path },
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path, what: error.to_string() },
            _ => StoreError::Io { path, error: error.to_string() },
        }
    }

    /// A snapshot whose content contradicts itself.
    pub(crate) fn damaged(path: &Path, what: impl Into<String>) -> Self {
        StoreError::Damaged { path: path.to_owned(), what: what.into() }
    }

    /// The sentence in one language.
    pub fn sentence(&self, language: Language) -> String {
        match language {
            Language::Sv => self.swedish(),
            Language::En => self.english(),
        }
    }

    fn swedish(&self) -> String {
        match self {
            StoreError::NothingPublished { folder } => format!(
                "Datamappen {} innehåller inget publicerat. Läs in filer med `segbar import`, gör demolandet med \
                 `segbar demo`, eller välj en annan mapp med --data.",
                folder.display()
            ),
            StoreError::NoSuchSnapshot { id, folder } => format!(
                "Det finns ingen ögonblicksbild '{id}' i {}. `segbar list snapshots` visar vilka som finns.",
                folder.display()
            ),
            StoreError::Locked { folder } => format!(
                "En annan import skriver i {}. Vänta tills den är klar och försök igen; inget har ändrats.",
                folder.display()
            ),
            StoreError::DiskFull { path } => format!(
                "Disken blev full när {} skrevs. Frigör utrymme och försök igen; det som var publicerat ligger kvar.",
                path.display()
            ),
            StoreError::Permission { path } => format!(
                "Behörighet saknas till {}. Ge läs- och skrivrätt eller välj en annan mapp med --data; inget har ändrats.",
                path.display()
            ),
            StoreError::NotASnapshot { path } => format!(
                "{} är ingen ögonblicksbild från segbar. Välj en fil ur datamappens snapshots/ eller ange dess namn.",
                path.display()
            ),
            StoreError::NewerLayout { path, layout } => format!(
                "{} har format {layout}, som är nyare än det här programmet läser. Uppdatera segbar.",
                path.display()
            ),
            StoreError::Damaged { path, what } => format!(
                "{} är skadad: {what}. Gör om importen, eller hämta filen från en säkerhetskopia.",
                path.display()
            ),
            StoreError::Io { path, error } => format!(
                "Det gick inte att läsa eller skriva {} ({error}). Kontrollera disken och försök igen; det som var \
                 publicerat ligger kvar.",
                path.display()
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            StoreError::NothingPublished { folder } => format!(
                "The data folder {} holds nothing published. Read files with `segbar import`, make the demo country \
                 with `segbar demo`, or choose another folder with --data.",
                folder.display()
            ),
            StoreError::NoSuchSnapshot { id, folder } => format!(
                "There is no snapshot '{id}' in {}. `segbar list snapshots` shows those that exist.",
                folder.display()
            ),
            StoreError::Locked { folder } => format!(
                "Another import is writing in {}. Wait until it is done and try again; nothing was changed.",
                folder.display()
            ),
            StoreError::DiskFull { path } => format!(
                "The disk became full while {} was written. Free some space and try again; what was published is \
                 still there.",
                path.display()
            ),
            StoreError::Permission { path } => format!(
                "You may not read or write {}. Give permission to read and write, or choose another folder with \
                 --data; nothing was changed.",
                path.display()
            ),
            StoreError::NotASnapshot { path } => format!(
                "{} is not a snapshot of segbar. Choose a file in snapshots/ of the data folder, or give its name.",
                path.display()
            ),
            StoreError::NewerLayout { path, layout } => format!(
                "{} has layout {layout}, which is newer than this program reads. Update segbar.",
                path.display()
            ),
            StoreError::Damaged { path, what } => {
                format!("{} is damaged: {what}. Import again, or take the file from a backup.", path.display())
            }
            StoreError::Io { path, error } => format!(
                "{} could not be read or written ({error}). Check the disk and try again; what was published is \
                 still there.",
                path.display()
            ),
        }
    }
}
