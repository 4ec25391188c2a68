//! The original files, kept under the SHA-256 of their bytes, so that a later import can read them again.

use crate::error::StoreError;
use crate::id::{hash_of, is_hash};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder `archive/` of a data folder: one file per original, named by its hash, without its user's file name.
#[derive(Clone, Debug)]
pub struct Archive {
    folder: PathBuf,
}

impl Archive {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Archive { folder }
    }

    /// Keeps an original. One that is there already, whole, is left alone.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if `hash` is not that of the bytes; failures of the disk.
    pub fn keep(&self, hash: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        let path = self.place(hash)?;
        if hash_of(bytes).map_err(|e| StoreError::io(&path, &e))? != hash {
            return Err(StoreError::damaged(&path, "the hash is not that of the content"));
        }
        if !path.is_file() || self.read(hash).is_err() {
            self.write(&path, hash, bytes)?;
        }
        Ok(path)
    }

    /// Where an original is kept; `None` if it is not.
    pub fn path(&self, hash: &str) -> Option<PathBuf> {
        self.place(hash).ok().filter(|path| path.is_file())
    }

    /// The bytes of an original.
    ///
    /// # Errors
    /// If it is not kept, cannot be read, or is not what it was.
    pub fn read(&self, hash: &str) -> Result<Vec<u8>, StoreError> {
        let path = self.place(hash)?;
        let bytes = fs::read(&path).map_err(|e| StoreError::io(&path, &e))?;
        if hash_of(&bytes[..]).map_err(|e| StoreError::io(&path, &e))? != hash {
            return Err(StoreError::damaged(&path, "its content no longer matches its name"));
        }
        Ok(bytes)
    }

    fn place(&self, hash: &str) -> Result<PathBuf, StoreError> {
        if is_hash(hash) {
            Ok(self.folder.join(hash))
        } else {
            Err(StoreError::damaged(&self.folder, format!("'{hash}' is not a SHA-256")))
        }
    }

    fn write(&self, path: &Path, hash: &str, bytes: &[u8]) -> Result<(), StoreError> {
        fs::create_dir_all(&self.folder).map_err(|e| StoreError::io(&self.folder, &e))?;
        let temporary = self.folder.join(format!("{hash}.tmp"));
        let written = File::create(&temporary)
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&temporary, path));
        written.map_err(|e| {
            // The half-written file would otherwise keep a full disk full; that it cannot be removed changes nothing.
            let _ = fs::remove_file(&temporary);
            StoreError::io(path, &e)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn an_original_is_kept_under_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::new(folder.path().join("archive"));
        assert_eq!(archive.path(ABC), None);
        let path = archive.keep(ABC, b"abc").unwrap();
        assert_eq!(archive.path(ABC), Some(path.clone()));
        assert_eq!(archive.keep(ABC, b"abc").unwrap(), path);
        assert_eq!(archive.read(ABC).unwrap(), b"abc");
    }

    #[test]
    fn a_wrong_hash_and_a_path_as_hash_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::new(folder.path().to_owned());
        assert!(archive.keep(ABC, b"abd").is_err());
        assert!(archive.keep("../x", b"abc").is_err());
        assert_eq!(archive.path("../../etc/passwd"), None);
    }

    #[test]
    fn a_changed_original_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::new(folder.path().to_owned());
        let path = archive.keep(ABC, b"abc").unwrap();
        fs::write(path, b"abd").unwrap();
        assert!(matches!(archive.read(ABC), Err(StoreError::Damaged { .. })));
    }
}
