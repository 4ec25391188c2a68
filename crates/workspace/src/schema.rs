//! The layout of the file. Each entry of [`MIGRATIONS`] takes it one version further; `PRAGMA user_version` says how
//! many have been applied. An entry that has been released is never changed, only followed by another.

use crate::WorkspaceError;
use rusqlite::Connection;

/// The steps from an empty file to the newest layout.
pub const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE office (
        id            TEXT PRIMARY KEY NOT NULL,
        name          TEXT NOT NULL,
        kind          TEXT NOT NULL,
        x             REAL NOT NULL,
        y             REAL NOT NULL,
        area_vintage  TEXT,
        area_code     TEXT,
        opened        TEXT,
        closed        TEXT,
        lease_end     TEXT,
        notice_date   TEXT,
        floor_area_m2 REAL,
        rent_sek_year REAL,
        staff         REAL,
        visits_year   INTEGER,
        aim           TEXT,
        CHECK ((area_vintage IS NULL) = (area_code IS NULL))
    ) STRICT;
    CREATE TABLE office_partner (
        office   TEXT NOT NULL REFERENCES office (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name     TEXT NOT NULL,
        PRIMARY KEY (office, position)
    ) STRICT, WITHOUT ROWID;
",
    "
    CREATE TABLE scenario (
        name        TEXT PRIMARY KEY NOT NULL,
        saved       TEXT NOT NULL,
        brief       TEXT NOT NULL,
        open        TEXT NOT NULL,
        closed      TEXT NOT NULL,
        value       REAL,
        bound       REAL,
        sentence_sv TEXT NOT NULL,
        sentence_en TEXT NOT NULL,
        answer      TEXT NOT NULL,
        inputs      TEXT NOT NULL
    ) STRICT;
",
    "
    CREATE TABLE own_table (
        kind    TEXT NOT NULL,
        name    TEXT NOT NULL,
        saved   TEXT NOT NULL,
        hash    TEXT NOT NULL,
        rows    INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (kind, name)
    ) STRICT;
",
];

/// The newest layout.
pub const VERSION: u32 = MIGRATIONS.len() as u32;

/// Brings the file to the newest layout. Each step is one transaction together with its version number, so that a
/// kill leaves the file at one version or the next.
///
/// # Errors
/// If the file is of a newer layout than is known here, or cannot be written.
pub fn migrate(connection: &mut Connection) -> Result<(), WorkspaceError> {
    let found: u32 = version(connection)?;
    if found > VERSION {
        return Err(WorkspaceError::TooNew { found, known: VERSION });
    }
    for (applied, step) in MIGRATIONS.iter().enumerate().skip(found as usize) {
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        // Another process may have taken this step while we waited for the lock.
        if version(&transaction)? as usize == applied {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "user_version", applied as u32 + 1)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<u32, rusqlite::Error> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}
