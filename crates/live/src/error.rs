//! What can go wrong between a source and the disk, as sentences in both languages.

use crate::config::without_secret;
use segbar_domain::{Language, Text};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a sync stopped. What was answered before is on disk and is not asked for again.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", .0.sentence(Language::En))]
pub struct LiveError(pub Trouble);

/// The kinds of trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The settings cannot be used.
    Config {
        /// The file.
        path: PathBuf,
        /// What is wrong in it.
        error: String,
    },
    /// The source did not give a whole answer, however often it was asked.
    Unreachable {
        /// The address that was asked.
        url: String,
        /// How often.
        tries: u32,
        /// What happened the last time.
        error: String,
    },
    /// The source refused the question.
    Refused {
        /// The address that was asked.
        url: String,
        /// Status of HTTP.
        status: u16,
        /// What the source says about it.
        title: String,
    },
    /// The answer is larger than any sound one.
    TooLarge {
        /// The address that was asked.
        url: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// The answer is whole and is not what was asked for.
    Unexpected {
        /// Table, layer or address.
        what: String,
        /// What is wrong with it.
        error: String,
    },
    /// A table was updated again and again while it was fetched.
    Restless {
        /// The table.
        table: String,
        /// How often it was begun.
        times: u32,
    },
    /// A name that is no table or layer of ours.
    Unknown {
        /// The name.
        name: String,
        /// The names that are.
        known: String,
    },
    /// Reading or writing failed.
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: String,
    },
}

impl LiveError {
    /// A failure of the disk.
    pub(crate) fn disk(path: &Path, error: &std::io::Error) -> Self {
        LiveError(Trouble::Disk { path: path.to_owned(), error: error.to_string() })
    }

    /// An answer that is not what was asked for.
    pub(crate) fn unexpected(what: impl Into<String>, error: impl Into<String>) -> Self {
        LiveError(Trouble::Unexpected { what: what.into(), error: error.into() })
    }

    /// A refusal.
    pub(crate) fn refused(url: &str, status: u16, title: &str) -> Self {
        LiveError(Trouble::Refused { url: url.to_owned(), status, title: title.to_owned() })
    }

    /// The sentence in a language. A password in an address is not told.
    pub fn sentence(&self, language: Language) -> String {
        self.0.sentence(language)
    }

    /// The status with which the source refused, where it did.
    pub(crate) fn status(&self) -> Option<u16> {
        match &self.0 {
            Trouble::Refused { status, .. } => Some(*status),
            _ => None,
        }
    }
}

impl Trouble {
    fn sentence(&self, language: Language) -> String {
        self.text().get(language).to_owned()
    }

    fn text(&self) -> Text {
        match self {
            Trouble::Config { path, error } => Text::new(
                format!("Inställningarna i {} går inte att använda ({error}).", path.display()),
                format!("The settings in {} cannot be used ({error}).", path.display()),
            ),
            Trouble::Unreachable { url, tries, error } => {
                let url = without_secret(url);
                Text::new(
                    format!(
                        "{url} gav inget helt svar på {tries} försök ({error}). Det som redan är hämtat ligger kvar; kör \
                         kommandot igen när källan svarar."
                    ),
                    format!(
                        "{url} gave no whole answer in {tries} tries ({error}). What was fetched is kept; run the command \
                         again when the source answers."
                    ),
                )
            }
            Trouble::Refused { url, status, title } => {
                let url = without_secret(url);
                Text::new(
                    format!("Källan avvisade frågan {url} ({status} {title})."),
                    format!("The source refused the question {url} ({status} {title})."),
                )
            }
            Trouble::TooLarge { url, limit } => {
                let url = without_secret(url);
                Text::new(
                    format!("Svaret från {url} är större än gränsen {} MiB.", limit >> 20),
                    format!("The answer from {url} is larger than the limit of {} MiB.", limit >> 20),
                )
            }
            Trouble::Unexpected { what, error } => Text::new(
                format!("Svaret för {what} är inte det som efterfrågades ({error})."),
                format!("The answer for {what} is not what was asked for ({error})."),
            ),
            Trouble::Restless { table, times } => Text::new(
                format!("{table} ändrades vid källan medan den hämtades, {times} gånger i rad. Försök igen senare."),
                format!(
                    "{table} was changed at the source while it was fetched, {times} times in a row. Try again later."
                ),
            ),
            Trouble::Unknown { name, known } => Text::new(
                format!("'{name}' är varken en tabell eller ett lager som kan hämtas. Det som kan hämtas: {known}."),
                format!("'{name}' is neither a table nor a layer that can be fetched. What can be fetched: {known}."),
            ),
            Trouble::Disk { path, error } => Text::new(
                format!(
                    "{} kunde inte läsas eller skrivas ({error}). Kontrollera utrymme och behörighet; det som redan är \
                     hämtat ligger kvar.",
                    path.display()
                ),
                format!(
                    "{} could not be read or written ({error}). Check space and permission; what was fetched is kept.",
                    path.display()
                ),
            ),
        }
    }
}
