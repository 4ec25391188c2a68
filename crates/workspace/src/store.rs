//! Opening, reading and writing the workspace.

use crate::office::{Aim, Office, OfficeKind};
use crate::{WorkspaceError, schema};
use jiff::civil::Date;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use segbar_domain::{AreaId, Vintage};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

/// Name of the file in the data folder.
pub const FILE_NAME: &str = "workspace.sqlite";

/// How long a writer waits for another to finish.
const PATIENCE: Duration = Duration::from_secs(10);

/// The open workspace of a data folder.
#[derive(Debug)]
pub struct Workspace {
    pub(crate) connection: Connection,
}

impl Workspace {
    /// Opens the workspace of an existing data folder, makes it if there is none, and brings it to the newest layout.
    ///
    /// # Errors
    /// If the file cannot be opened or written, is no SQLite file, or is of a newer layout.
    pub fn open(dir: &Path) -> Result<Self, WorkspaceError> {
        let mut connection = Connection::open(dir.join(FILE_NAME))?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        schema::migrate(&mut connection)?;
        Ok(Workspace { connection })
    }

    /// Puts these offices in the place of all that are there, in one transaction: after an error the old ones remain.
    ///
    /// # Errors
    /// If an id is used twice, a value is impossible, or the file cannot be written.
    pub fn replace_offices(&mut self, offices: &[Office]) -> Result<(), WorkspaceError> {
        let mut ids = BTreeSet::new();
        for office in offices {
            check(office)?;
            if !ids.insert(&office.id) {
                return Err(WorkspaceError::DuplicateOffice(office.id.clone()));
            }
        }
        let transaction = self.connection.transaction()?;
        transaction.execute("DELETE FROM office", [])?;
        for office in offices {
            insert(&transaction, office)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Puts one office in: in the place of the one with id `replaced`, or beside all others.
    ///
    /// # Errors
    /// If another office has its id, a value is impossible, or the file cannot be written.
    pub fn put_office(&mut self, office: &Office, replaced: Option<&str>) -> Result<(), WorkspaceError> {
        check(office)?;
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        if let Some(id) = replaced {
            transaction.execute("DELETE FROM office WHERE id = ?", [id])?;
        }
        let taken = "SELECT EXISTS (SELECT 1 FROM office WHERE id = ?)";
        if transaction.query_row(taken, [&office.id], |row| row.get(0))? {
            return Err(WorkspaceError::DuplicateOffice(office.id.clone()));
        }
        insert(&transaction, office)?;
        transaction.commit()?;
        Ok(())
    }

    /// Takes the office with this id away; whether there was one.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove_office(&mut self, id: &str) -> Result<bool, WorkspaceError> {
        Ok(self.connection.execute("DELETE FROM office WHERE id = ?", [id])? > 0)
    }

    /// All offices, by id.
    ///
    /// # Errors
    /// If the file cannot be read or holds something that is no office.
    pub fn offices(&self) -> Result<Vec<Office>, WorkspaceError> {
        // One read transaction over both queries: another process may be replacing the offices.
        let reading = self.connection.unchecked_transaction()?;
        let mut partners: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut statement = reading.prepare("SELECT office, name FROM office_partner ORDER BY office, position")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            partners.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        let mut statement = reading.prepare(&format!("SELECT {COLUMNS} FROM office ORDER BY id"))?;
        let offices = statement.query_map([], |row| read(row, &mut partners))?.collect::<Result<_, _>>()?;
        Ok(offices)
    }

    /// The office with this id.
    ///
    /// # Errors
    /// If the file cannot be read or holds something that is no office.
    pub fn office(&self, id: &str) -> Result<Option<Office>, WorkspaceError> {
        let reading = self.connection.unchecked_transaction()?;
        let mut statement = reading.prepare("SELECT name FROM office_partner WHERE office = ? ORDER BY position")?;
        let names = statement.query_map([id], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        let mut partners = BTreeMap::from([(id.to_owned(), names)]);
        let mut statement = reading.prepare(&format!("SELECT {COLUMNS} FROM office WHERE id = ?"))?;
        Ok(statement.query_row([id], |row| read(row, &mut partners)).optional()?)
    }
}

const COLUMNS: &str = "id, name, kind, x, y, area_vintage, area_code, opened, closed, lease_end, notice_date, \
                       floor_area_m2, rent_sek_year, staff, visits_year, aim";

/// What the types do not rule out.
fn check(office: &Office) -> Result<(), WorkspaceError> {
    let impossible = |field, value: &dyn std::fmt::Display| {
        Err(WorkspaceError::ImpossibleValue { id: office.id.clone(), field, value: value.to_string() })
    };
    if office.id.trim().is_empty() {
        return impossible("id", &"''");
    }
    let numbers = [
        ("floor_area_m2", office.floor_area_m2, f64::MIN_POSITIVE),
        ("rent_sek_year", office.rent_sek_year, 0.0),
        ("staff", office.staff, 0.0),
        ("x", Some(office.x), f64::MIN),
        ("y", Some(office.y), f64::MIN),
    ];
    for (field, value, least) in numbers {
        if let Some(value) = value.filter(|v| !(v.is_finite() && *v >= least)) {
            return impossible(field, &value);
        }
    }
    let ends = [("closed", office.closed), ("lease_end", office.lease_end)];
    for (field, end) in ends {
        if let (Some(opened), Some(end)) = (office.opened, end)
            && end < opened
        {
            return impossible(field, &end);
        }
    }
    if let (Some(notice), Some(end)) = (office.notice_date, office.lease_end)
        && notice > end
    {
        return impossible("notice_date", &notice);
    }
    Ok(())
}

fn insert(transaction: &Transaction, office: &Office) -> Result<(), rusqlite::Error> {
    let date = |date: Option<Date>| date.map(|d| d.to_string());
    transaction
        .prepare_cached(&format!(
            "INSERT INTO office ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ))?
        .execute(params![
            office.id,
            office.name,
            office.kind.id(),
            office.x,
            office.y,
            office.area.as_ref().map(|a| a.vintage.to_string()),
            office.area.as_ref().map(|a| a.code.as_str().to_owned()),
            date(office.opened),
            date(office.closed),
            date(office.lease_end),
            date(office.notice_date),
            office.floor_area_m2,
            office.rent_sek_year,
            office.staff,
            office.visits_year,
            office.aim.map(Aim::id),
        ])?;
    for (position, name) in office.partners.iter().enumerate() {
        transaction
            .prepare_cached("INSERT INTO office_partner (office, position, name) VALUES (?, ?, ?)")?
            .execute(params![office.id, position as i64, name])?;
    }
    Ok(())
}

fn read(row: &Row, partners: &mut BTreeMap<String, Vec<String>>) -> Result<Office, rusqlite::Error> {
    let wrong = |column: usize, text: &str| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, format!("'{text}' is not expected here").into())
    };
    let date = |column: usize| -> Result<Option<Date>, rusqlite::Error> {
        let text: Option<String> = row.get(column)?;
        text.map(|t| t.parse().map_err(|_| wrong(column, &t))).transpose()
    };
    let area = match (row.get::<_, Option<String>>(5)?, row.get::<_, Option<String>>(6)?) {
        (Some(vintage), Some(code)) => {
            let known: Vintage = vintage.parse().map_err(|_| wrong(5, &vintage))?;
            Some(AreaId::new(known, &code).ok_or_else(|| wrong(6, &code))?)
        }
        _ => None,
    };
    let id: String = row.get(0)?;
    let kind: String = row.get(2)?;
    let aim: Option<String> = row.get(15)?;
    Ok(Office {
        name: row.get(1)?,
        kind: OfficeKind::from_id(&kind).ok_or_else(|| wrong(2, &kind))?,
        x: row.get(3)?,
        y: row.get(4)?,
        area,
        opened: date(7)?,
        closed: date(8)?,
        lease_end: date(9)?,
        notice_date: date(10)?,
        floor_area_m2: row.get(11)?,
        rent_sek_year: row.get(12)?,
        staff: row.get(13)?,
        visits_year: row.get(14)?,
        partners: partners.remove(&id).unwrap_or_default(),
        aim: aim.map(|text| Aim::from_id(&text).ok_or_else(|| wrong(15, &text))).transpose()?,
        id,
    })
}
