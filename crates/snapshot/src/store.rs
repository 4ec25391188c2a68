//! The data folder: snapshots, the one in service, and the originals.
//!
//! ```text
//! segbar-data/
//!   current                  the id of the snapshot in service, one line
//!   snapshots/<id>.gpkg      immutable; the id is the SHA-256 of the file
//!   archive/<sha256>         the original files
//!   revisions/<a>-<b>.1.json what snapshot b changed against a, kept once compared (see [`history`](crate::history))
//!   lock                     held while an import writes
//! ```
//!
//! A snapshot is written beside the others under a temporary name, brought to the disk, and only then given its name;
//! after that the small file `current` is replaced as a whole. A kill, a power cut or a full disk at any point leaves
//! the old snapshot in service or the new one, never half of one.

use crate::archive::Archive;
use crate::error::StoreError;
use crate::id::SnapshotId;
use crate::open::Snapshot;
use crate::write;
use segbar_dataset::Published;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A data folder. Nothing is created before something is written.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// The right to write into a data folder: at most one exists at a time, over all processes. It ends when dropped.
#[derive(Debug)]
pub struct Writer<'a> {
    store: &'a Store,
    _lock: File,
}

impl Store {
    /// The folder used when none is given.
    pub const DEFAULT_FOLDER: &'static str = "segbar-data";

    /// The store in a folder.
    pub fn open(folder: impl Into<PathBuf>) -> Self {
        Store { folder: folder.into() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The originals.
    pub fn archive(&self) -> Archive {
        Archive::new(self.folder.join("archive"))
    }

    /// The id of the snapshot in service; `None` when nothing was published yet.
    ///
    /// # Errors
    /// If the folder cannot be read or `current` holds no id.
    pub fn current_id(&self) -> Result<Option<SnapshotId>, StoreError> {
        let path = self.current_path();
        match fs::read_to_string(&path) {
            Ok(text) => match SnapshotId::parse(text.trim()) {
                Some(id) => Ok(Some(id)),
                None => Err(StoreError::damaged(&path, "it does not hold the id of a snapshot")),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::io(&path, &error)),
        }
    }

    /// The snapshot in service.
    ///
    /// # Errors
    /// [`StoreError::NothingPublished`] when there is none; else if it cannot be opened.
    pub fn current(&self) -> Result<Snapshot, StoreError> {
        match self.current_id()? {
            Some(id) => self.open_id(&id),
            None => Err(StoreError::NothingPublished { folder: self.folder.clone() }),
        }
    }

    /// The snapshot with this id.
    ///
    /// # Errors
    /// If there is none or it cannot be opened.
    pub fn open_id(&self, id: &SnapshotId) -> Result<Snapshot, StoreError> {
        let path = self.snapshot_path(id);
        if !path.is_file() {
            return Err(self.no_such(id.as_str()));
        }
        Snapshot::open(path)
    }

    /// The snapshot that a user names: `current`, an id, the beginning of one (at least four digits, of one snapshot
    /// only), or the path of a file.
    ///
    /// # Errors
    /// If nothing, or more than one, is meant; if it cannot be opened.
    pub fn find(&self, name: &str) -> Result<Snapshot, StoreError> {
        if name == "current" {
            return self.current();
        }
        if Path::new(name).is_file() {
            return Snapshot::open(name);
        }
        let meant: Vec<_> = self.list()?.into_iter().filter(|id| id.as_str().starts_with(name)).collect();
        match &meant[..] {
            [id] if name.len() >= 4 => self.open_id(id),
            _ => Err(self.no_such(name)),
        }
    }

    /// The ids of all snapshots, in order.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn list(&self) -> Result<Vec<SnapshotId>, StoreError> {
        let mut ids: Vec<_> = self
            .files()?
            .iter()
            .filter_map(|path| SnapshotId::parse(path.file_name()?.to_str()?.strip_suffix(".gpkg")?))
            .collect();
        ids.sort();
        Ok(ids)
    }

    /// The right to write, for as long as the writer lives: taken at the beginning of an import, so that two imports
    /// do not mix.
    ///
    /// # Errors
    /// [`StoreError::Locked`] if another process or thread has it; if the folder cannot be made.
    pub fn writer(&self) -> Result<Writer<'_>, StoreError> {
        let path = self.folder.join("lock");
        fs::create_dir_all(&self.folder).map_err(|e| StoreError::io(&self.folder, &e))?;
        let options = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
        let lock = options.map_err(|e| StoreError::io(&path, &e))?;
        match lock.try_lock() {
            Ok(()) => Ok(Writer { store: self, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked { folder: self.folder.clone() }),
            Err(TryLockError::Error(error)) => Err(StoreError::io(&path, &error)),
        }
    }

    /// Writes a snapshot and puts it in service.
    ///
    /// # Errors
    /// Those of [`Store::writer`] and [`Writer::publish`].
    pub fn publish(&self, published: &Published) -> Result<SnapshotId, StoreError> {
        self.writer()?.publish(published)
    }

    pub(crate) fn no_such(&self, id: &str) -> StoreError {
        StoreError::NoSuchSnapshot { id: id.to_owned(), folder: self.folder.clone() }
    }

    fn current_path(&self) -> PathBuf {
        self.folder.join("current")
    }

    fn snapshots_folder(&self) -> PathBuf {
        self.folder.join("snapshots")
    }

    pub(crate) fn snapshot_path(&self, id: &SnapshotId) -> PathBuf {
        self.snapshots_folder().join(format!("{id}.gpkg"))
    }

    /// The files in the folder of snapshots; none when there is no folder.
    fn files(&self) -> Result<Vec<PathBuf>, StoreError> {
        let folder = self.snapshots_folder();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
            Err(error) => return Err(StoreError::io(&folder, &error)),
        };
        let paths = entries.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>();
        paths.map_err(|e| StoreError::io(&folder, &e))
    }
}

impl Writer<'_> {
    /// Writes a snapshot and puts it in service. What an earlier, killed import left behind is removed.
    ///
    /// # Errors
    /// Disk full, no permission, others; the snapshot in service stays as it was.
    pub fn publish(&self, published: &Published) -> Result<SnapshotId, StoreError> {
        let folder = self.store.snapshots_folder();
        fs::create_dir_all(&folder).map_err(|e| StoreError::io(&folder, &e))?;
        self.remove_leftovers()?;
        let temporary = folder.join("next.tmp");
        let result = self.write_and_name(published, &temporary);
        if result.is_err() {
            // The failure is what the user must hear about; what is left is removed by the next import at the latest.
            let _ = fs::remove_file(&temporary);
        }
        result
    }

    /// Puts a snapshot that exists in service.
    ///
    /// # Errors
    /// If there is no such snapshot, or on failures of the disk.
    pub fn put_in_service(&self, id: &SnapshotId) -> Result<(), StoreError> {
        self.store.open_id(id)?;
        let path = self.store.current_path();
        let temporary = self.store.folder.join("current.tmp");
        let replaced = File::create(&temporary)
            .and_then(|mut file| writeln!(file, "{id}").and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&temporary, &path))
            .and_then(|()| sync_folder(&self.store.folder));
        replaced.map_err(|e| StoreError::io(&path, &e))
    }

    fn write_and_name(&self, published: &Published, temporary: &Path) -> Result<SnapshotId, StoreError> {
        write::snapshot(published, temporary)?;
        let io = |e: std::io::Error| StoreError::io(temporary, &e);
        let file = File::open(temporary).map_err(io)?;
        file.sync_all().map_err(io)?;
        let id = SnapshotId::of(&file).map_err(io)?;
        let path = self.store.snapshot_path(&id);
        fs::rename(temporary, &path).map_err(|e| StoreError::io(&path, &e))?;
        sync_folder(&self.store.snapshots_folder()).map_err(|e| StoreError::io(&path, &e))?;
        self.put_in_service(&id)?;
        Ok(id)
    }

    fn remove_leftovers(&self) -> Result<(), StoreError> {
        for path in self.store.files()? {
            if path.extension().is_some_and(|e| e == "tmp" || e == "tmp-journal") {
                fs::remove_file(&path).map_err(|e| StoreError::io(&path, &e))?;
            }
        }
        Ok(())
    }
}

/// Brings the names in a folder to the disk. Windows cannot open folders and does it by itself.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
