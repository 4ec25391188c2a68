//! What can go wrong with the workspace, as sentences.

use crate::store::FILE_NAME;
use segbar_domain::Language;
use thiserror::Error;

/// Why the workspace could not be opened, read or written. `Display` is the English sentence.
#[derive(Debug, Error)]
pub enum WorkspaceError {
    /// The file cannot be opened, read or written.
    #[error("The workspace ({FILE_NAME}) cannot be used: {0}. Check the folder's permissions and free space.")]
    Storage(#[from] rusqlite::Error),
    /// A newer segbar has written the file.
    #[error(
        "The workspace ({FILE_NAME}) has layout {found}, but this segbar knows layouts up to {known}. \
         Use a newer segbar."
    )]
    TooNew {
        /// Layout in the file.
        found: u32,
        /// Newest layout known here.
        known: u32,
    },
    /// Two offices have the same id.
    #[error("The office id '{0}' is used more than once. Give each office an id of its own.")]
    DuplicateOffice(String),
    /// There is a scenario of this name.
    #[error("There is a scenario '{0}' already. Choose another name, or replace it.")]
    ScenarioExists(String),
    /// A name that cannot be one.
    #[error("'{0}' cannot be the name of a scenario: 1 to 120 characters.")]
    ScenarioName(String),
    /// There is a table of this kind and name.
    #[error("There is a table '{0}' already. Choose another name, or replace it.")]
    TableExists(String),
    /// A name that cannot be one.
    #[error("'{0}' cannot be the name of a table: 1 to 120 characters.")]
    TableName(String),
    /// A field of an office has a value that is not possible.
    #[error("Office '{id}': {field} has the impossible value {value}.")]
    ImpossibleValue {
        /// The office.
        id: String,
        /// Which field.
        field: &'static str,
        /// What it holds.
        value: String,
    },
}

impl WorkspaceError {
    /// The sentence in one language.
    pub fn sentence(&self, language: Language) -> String {
        match (language, self) {
            (Language::En, _) => self.to_string(),
            (Language::Sv, WorkspaceError::Storage(error)) => format!(
                "Arbetsytan ({FILE_NAME}) kan inte användas: {error}. Kontrollera mappens behörigheter och ledigt utrymme."
            ),
            (Language::Sv, WorkspaceError::TooNew { found, known }) => format!(
                "Arbetsytan ({FILE_NAME}) har layout {found}, men detta segbar känner till layout {known} och äldre. \
                 Använd ett nyare segbar."
            ),
            (Language::Sv, WorkspaceError::DuplicateOffice(id)) => {
                format!("Kontorets id '{id}' används mer än en gång. Ge varje kontor ett eget id.")
            }
            (Language::Sv, WorkspaceError::ScenarioExists(name)) => {
                format!("Det finns redan ett scenario '{name}'. Välj ett annat namn, eller ersätt det.")
            }
            (Language::Sv, WorkspaceError::ScenarioName(name)) => {
                format!("'{name}' kan inte vara namn på ett scenario: 1 till 120 tecken.")
            }
            (Language::Sv, WorkspaceError::TableExists(name)) => {
                format!("Det finns redan en tabell '{name}'. Välj ett annat namn, eller ersätt den.")
            }
            (Language::Sv, WorkspaceError::TableName(name)) => {
                format!("'{name}' kan inte vara namn på en tabell: 1 till 120 tecken.")
            }
            (Language::Sv, WorkspaceError::ImpossibleValue { id, field, value }) => {
                format!("Kontoret '{id}': {field} har det omöjliga värdet {value}.")
            }
        }
    }
}
