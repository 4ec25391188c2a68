//! Tables that users bring and ask with by name: minutes of a route planner, FA-regions of their own.

use crate::{Workspace, WorkspaceError};
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableKind {
    /// Minutes from demand points to sites.
    Minutes,
    /// The FA-region of each municipality.
    Regions,
}

impl TableKind {
    /// All kinds.
    pub const ALL: [TableKind; 2] = [TableKind::Minutes, TableKind::Regions];

    /// Its fixed name: `minutes` or `regions`.
    pub fn id(self) -> &'static str {
        match self {
            TableKind::Minutes => "minutes",
            TableKind::Regions => "regions",
        }
    }

    /// The kind of this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A table as it is listed: everything but what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTable {
    /// What it holds.
    pub kind: TableKind,
    /// Its name, unique among those of its kind, not empty, at most 120 characters.
    pub name: String,
    /// When it was kept.
    pub saved: Timestamp,
    /// SHA-256 of the file as it came, in hexadecimal digits.
    pub hash: String,
    /// Rows in it.
    pub rows: u64,
}

impl Workspace {
    /// Keeps a table with the text that is in it. What the text means is known to those who ask with it.
    ///
    /// # Errors
    /// If the name is empty or too long, there is one of that kind and name and `replace` is not set, or the file cannot be
    /// written.
    pub fn keep_table(&mut self, table: &OwnTable, text: &str, replace: bool) -> Result<(), WorkspaceError> {
        let length = table.name.chars().count();
        if table.name.trim().is_empty() || length > 120 {
            return Err(WorkspaceError::TableName(table.name.clone()));
        }
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let key = params![table.kind.id(), table.name];
        if replace {
            transaction.execute("DELETE FROM own_table WHERE kind = ? AND name = ?", key)?;
        }
        let there = "SELECT EXISTS (SELECT 1 FROM own_table WHERE kind = ? AND name = ?)";
        if transaction.query_row(there, key, |row| row.get(0))? {
            return Err(WorkspaceError::TableExists(table.name.clone()));
        }
        transaction.execute(
            &format!("INSERT INTO own_table ({COLUMNS}, content) VALUES (?, ?, ?, ?, ?, ?)"),
            params![table.kind.id(), table.name, table.saved.to_string(), table.hash, table.rows as i64, text],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// All tables, by kind and name.
    ///
    /// # Errors
    /// If the file cannot be read or holds something that is no table.
    pub fn tables(&self) -> Result<Vec<OwnTable>, WorkspaceError> {
        let mut statement = self.connection.prepare(&format!("SELECT {COLUMNS} FROM own_table ORDER BY kind, name"))?;
        Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
    }

    /// What is in the table of this kind and name.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn table_text(&self, kind: TableKind, name: &str) -> Result<Option<String>, WorkspaceError> {
        let text = "SELECT content FROM own_table WHERE kind = ? AND name = ?";
        Ok(self.connection.query_row(text, [kind.id(), name], |row| row.get(0)).optional()?)
    }

    /// Deletes the table of this kind and name; whether there was one.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn delete_table(&mut self, kind: TableKind, name: &str) -> Result<bool, WorkspaceError> {
        Ok(self.connection.execute("DELETE FROM own_table WHERE kind = ? AND name = ?", [kind.id(), name])? > 0)
    }
}

const COLUMNS: &str = "kind, name, saved, hash, rows";

fn read(row: &Row) -> Result<OwnTable, rusqlite::Error> {
    let wrong = |column: usize, text: &str| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, format!("'{text}' is not expected here").into())
    };
    let (kind, saved): (String, String) = (row.get(0)?, row.get(2)?);
    let rows: i64 = row.get(4)?;
    Ok(OwnTable {
        kind: TableKind::from_id(&kind).ok_or_else(|| wrong(0, &kind))?,
        name: row.get(1)?,
        saved: saved.parse().map_err(|_| wrong(2, &saved))?,
        hash: row.get(3)?,
        rows: rows.unsigned_abs(),
    })
}
