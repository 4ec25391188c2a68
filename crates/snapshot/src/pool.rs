//! Read-only connections to one snapshot, as many as are used at the same time.

use crate::error::StoreError;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Idle connections kept.
const KEPT: usize = 8;

/// The connections of one snapshot.
pub(crate) struct Pool {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Pool {
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        // SQLite would say only "unable to open database file".
        std::fs::File::open(path).map_err(|e| StoreError::io(path, &e))?;
        let first = connect(path)?;
        Ok(Pool { path: path.to_owned(), idle: Mutex::new(vec![first]) })
    }

    /// The answer of `question`, asked on a connection of its own.
    pub(crate) fn ask<T>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>,
    ) -> Result<T, StoreError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connect(&self.path)?,
        };
        let answer = question(&connection);
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(connection);
        }
        answer.map_err(|e| StoreError::sqlite(&self.path, &e))
    }
}

/// A snapshot never changes, which `immutable` tells SQLite: no locks, no journal, nothing is written beside it.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri(path), flags).map_err(|e| StoreError::sqlite(path, &e))?;
    // The file may come from elsewhere: nothing stored in it may run.
    connection
        .execute_batch("PRAGMA trusted_schema=OFF; PRAGMA query_only=ON;")
        .map_err(|e| StoreError::sqlite(path, &e))?;
    connection.set_prepared_statement_cache_capacity(16);
    Ok(connection)
}

/// The file as an URI: every byte that could mean something else in one is escaped.
fn uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(*byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?mode=ro&immutable=1");
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_signs_of_uris_stays_a_path() {
        assert_eq!(uri(Path::new("a b/å?#.gpkg")), "file:a%20b/%C3%A5%3F%23.gpkg?mode=ro&immutable=1");
    }
}
