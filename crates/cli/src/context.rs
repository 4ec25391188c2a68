//! What every command knows: the data folder and the language.

use crate::exit::Failure;
use segbar_domain::{Catalogue, Language, Level, Period, Vintage};
use segbar_questions::resolve::{parse_level, parse_period, parse_vintage};
use segbar_questions::{Bilingual, Desk, QuestionError};
use segbar_snapshot::{Store, StoreError};
use std::path::PathBuf;

/// What every command knows.
#[derive(Clone, Debug)]
pub struct Context {
    /// The data folder.
    pub data: PathBuf,
    /// The language to print in.
    pub language: Language,
}

impl Context {
    /// One of the two texts.
    pub fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Sv => sv,
            Language::En => en,
        }
    }

    /// The text in the language of the run.
    pub fn pick<'a>(&self, text: &'a Bilingual) -> &'a str {
        self.say(&text.sv, &text.en)
    }

    /// The data folder as a store.
    pub fn store(&self) -> Store {
        Store::open(&self.data)
    }

    /// The desk of the snapshot in service.
    pub fn desk(&self) -> Result<Desk, Failure> {
        let snapshot = self.store().current().map_err(|e| self.failed(e))?;
        Ok(Desk::new(snapshot, Catalogue::builtin()))
    }

    /// Says on standard error that everything is invented, where it is. Never on standard output, so that scripts read
    /// the same columns from a fictional snapshot as from a real one.
    pub fn warn_if_fictional(&self, desk: &Desk) {
        if desk.fictional() {
            eprintln!("segbar: {}", fictional(self.language));
        }
    }

    /// The failure of a question, in the language of the run.
    pub fn unanswered(&self, error: QuestionError) -> Failure {
        Failure::question(&error, self.language)
    }

    /// The failure of the data folder, in the language of the run.
    pub fn failed(&self, error: StoreError) -> Failure {
        Failure::store(&error, self.language)
    }

    /// A level as it was typed.
    pub fn level(&self, text: Option<&str>) -> Result<Option<Level>, Failure> {
        text.map(parse_level).transpose().map_err(|e| self.unanswered(e))
    }

    /// A vintage as it was typed; it need not be in the snapshot.
    pub fn vintage(&self, desk: &Desk, text: Option<&str>) -> Result<Option<Vintage>, Failure> {
        text.map(|text| parse_vintage(text, &desk.vintage_names())).transpose().map_err(|e| self.unanswered(e))
    }

    /// A year as it was typed.
    pub fn period(&self, text: &str) -> Result<Period, Failure> {
        parse_period(text).map_err(|e| self.unanswered(e))
    }
}

pub use segbar_questions::text::fictional;
