//! Saved networks: what was asked, what came out, and what it was made of, so that it can be asked again.

use crate::Workspace;
use crate::WorkspaceError;
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};
use segbar_domain::Text;
use serde::{Deserialize, Serialize};

/// A saved network. The workspace keeps brief, sites and inputs as they are given; what they mean is known to those who ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its name, unique, not empty, at most 120 characters.
    pub name: String,
    /// When it was saved.
    pub saved: Timestamp,
    /// What was asked: a brief, JSON.
    pub brief: serde_json::Value,
    /// Ids of the sites that are open in it.
    pub open: Vec<String>,
    /// Ids of the offices of today that close in it.
    pub closed: Vec<String>,
    /// Value of the aim; nothing where the network was given, not sought.
    pub value: Option<f64>,
    /// No allowed network is better than this.
    pub bound: Option<f64>,
    /// The answer in a sentence.
    pub sentence: Text,
    /// Hash of the whole answer: SHA-256 in hexadecimal digits.
    pub answer: String,
    /// Hashes of what it was made of, JSON.
    pub inputs: serde_json::Value,
}

impl Workspace {
    /// Saves a scenario under its name.
    ///
    /// # Errors
    /// If the name is empty or too long, there is one of that name already and `replace` is not set, or the file cannot be
    /// written.
    pub fn save_scenario(&mut self, scenario: &Scenario, replace: bool) -> Result<(), WorkspaceError> {
        let length = scenario.name.chars().count();
        if scenario.name.trim().is_empty() || length > 120 {
            return Err(WorkspaceError::ScenarioName(scenario.name.clone()));
        }
        let transaction = self.connection.transaction()?;
        if replace {
            transaction.execute("DELETE FROM scenario WHERE name = ?", [&scenario.name])?;
        }
        let there: Option<i64> = transaction
            .query_row("SELECT 1 FROM scenario WHERE name = ?", [&scenario.name], |row| row.get(0))
            .optional()?;
        if there.is_some() {
            return Err(WorkspaceError::ScenarioExists(scenario.name.clone()));
        }
        transaction.execute(
            &format!("INSERT INTO scenario ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            params![
                scenario.name,
                scenario.saved.to_string(),
                scenario.brief.to_string(),
                serde_json::json!(scenario.open).to_string(),
                serde_json::json!(scenario.closed).to_string(),
                scenario.value,
                scenario.bound,
                scenario.sentence.sv,
                scenario.sentence.en,
                scenario.answer,
                scenario.inputs.to_string(),
            ],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// All scenarios, by name.
    ///
    /// # Errors
    /// If the file cannot be read or holds something that is no scenario.
    pub fn scenarios(&self) -> Result<Vec<Scenario>, WorkspaceError> {
        let mut statement = self.connection.prepare(&format!("SELECT {COLUMNS} FROM scenario ORDER BY name"))?;
        Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
    }

    /// The scenario of this name.
    ///
    /// # Errors
    /// If the file cannot be read or holds something that is no scenario.
    pub fn scenario(&self, name: &str) -> Result<Option<Scenario>, WorkspaceError> {
        let mut statement = self.connection.prepare(&format!("SELECT {COLUMNS} FROM scenario WHERE name = ?"))?;
        Ok(statement.query_row([name], read).optional()?)
    }

    /// Deletes the scenario of this name; whether there was one.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn delete_scenario(&mut self, name: &str) -> Result<bool, WorkspaceError> {
        Ok(self.connection.execute("DELETE FROM scenario WHERE name = ?", [name])? > 0)
    }
}

const COLUMNS: &str = "name, saved, brief, open, closed, value, bound, sentence_sv, sentence_en, answer, inputs";

fn read(row: &Row) -> Result<Scenario, rusqlite::Error> {
    let wrong = |column: usize, why: &dyn std::fmt::Display| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, why.to_string().into())
    };
    let json = |column: usize| -> Result<serde_json::Value, rusqlite::Error> {
        let text: String = row.get(column)?;
        serde_json::from_str(&text).map_err(|error| wrong(column, &error))
    };
    let ids = |column: usize| -> Result<Vec<String>, rusqlite::Error> {
        serde_json::from_value(json(column)?).map_err(|error| wrong(column, &error))
    };
    let saved: String = row.get(1)?;
    Ok(Scenario {
        name: row.get(0)?,
        saved: saved.parse().map_err(|error: jiff::Error| wrong(1, &error))?,
        brief: json(2)?,
        open: ids(3)?,
        closed: ids(4)?,
        value: row.get(5)?,
        bound: row.get(6)?,
        sentence: Text::new(row.get::<_, String>(7)?, row.get::<_, String>(8)?),
        answer: row.get(9)?,
        inputs: json(10)?,
    })
}
