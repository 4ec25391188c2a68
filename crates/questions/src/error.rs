//! Why a question has no answer, as a sentence that says what to ask instead.

use crate::Bilingual;
use crate::measures::MeasureRefusal;
use crate::refusal::Refusal;
use segbar_domain::{Language, Level, Period, Vintage};
use segbar_snapshot::StoreError;

/// A question that cannot be answered.
#[derive(Debug)]
pub enum QuestionError {
    /// No such indicator in the catalogue.
    UnknownIndicator {
        /// What was asked for.
        id: String,
        /// Names that resemble it.
        near: Vec<String>,
    },
    /// No such vintage in the snapshot.
    UnknownVintage {
        /// What was asked for.
        text: String,
        /// Those that the snapshot has.
        available: Vec<String>,
    },
    /// No such level of areas.
    UnknownLevel {
        /// What was asked for.
        text: String,
    },
    /// The level and the vintage do not go together.
    OtherLevel {
        /// The level asked for.
        level: Level,
        /// The vintage asked for.
        vintage: Vintage,
    },
    /// The level has several vintages, and neither the year nor the question says which.
    VintageNeeded {
        /// The level asked for; absent when neither level nor vintage was given.
        level: Option<Level>,
        /// The vintages that the snapshot has.
        available: Vec<String>,
    },
    /// No such area.
    UnknownArea {
        /// What was asked for.
        code: String,
        /// Where it was looked for.
        vintage: Option<Vintage>,
        /// Areas that resemble it, as `code (name)`.
        near: Vec<String>,
    },
    /// The areas of the vintage do not lie in areas of that level.
    NotAParent {
        /// The area that was to contain them.
        code: String,
        /// The vintage of the areas asked for.
        vintage: Vintage,
    },
    /// Composition is for the nation, counties and municipalities.
    NotComposed {
        /// The vintage asked for.
        vintage: Vintage,
    },
    /// The text is no year.
    UnknownPeriod {
        /// What was asked for.
        text: String,
    },
    /// The text is no breakdown.
    UnknownBreakdown {
        /// What was asked for.
        text: String,
    },
    /// No such variant of the area types.
    UnknownVariant {
        /// What was asked for.
        text: String,
    },
    /// The snapshot has no such column.
    NothingThere {
        /// The indicator.
        indicator: String,
        /// The vintage.
        vintage: Vintage,
        /// The year.
        period: Period,
        /// The breakdown as text.
        breakdown: String,
        /// What the snapshot has of the indicator instead.
        instead: Instead,
    },
    /// The vintage has no boundaries in the snapshot.
    NoBoundaries {
        /// The vintage.
        vintage: Vintage,
        /// The vintages that have.
        available: Vec<String>,
    },
    /// A measure of segregation that cannot be taken.
    Measure(Box<MeasureRefusal>),
    /// A question whose parts do not go together.
    Refused(Box<Refusal>),
    /// An answer that cannot be written as a file.
    Unwritable {
        /// What the library says.
        why: String,
    },
    /// The snapshot cannot be read.
    Snapshot(StoreError),
}

/// What a snapshot has of an indicator when it lacks what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Nothing at all.
    Nothing,
    /// Other vintages.
    Vintages(Vec<String>),
    /// Other years of the vintage.
    Periods(Vec<String>),
    /// Other breakdowns of the vintage and year.
    Breakdowns(Vec<String>),
}

/// What kind of answer an error is, for exit codes and HTTP statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The question is malformed.
    Malformed,
    /// What was asked for does not exist.
    NotFound,
    /// The snapshot cannot be read.
    Unreadable,
}

impl From<StoreError> for QuestionError {
    fn from(error: StoreError) -> Self {
        QuestionError::Snapshot(error)
    }
}

impl From<MeasureRefusal> for QuestionError {
    fn from(refusal: MeasureRefusal) -> Self {
        QuestionError::Measure(Box::new(refusal))
    }
}

impl From<Refusal> for QuestionError {
    fn from(refusal: Refusal) -> Self {
        QuestionError::Refused(Box::new(refusal))
    }
}

impl From<segbar_measures::MeasureError> for QuestionError {
    fn from(error: segbar_measures::MeasureError) -> Self {
        MeasureRefusal::Measure(error).into()
    }
}

impl QuestionError {
    /// What kind of answer it is.
    pub fn kind(&self) -> ErrorKind {
        match self {
            QuestionError::UnknownLevel { .. }
            | QuestionError::OtherLevel { .. }
            | QuestionError::VintageNeeded { .. }
            | QuestionError::NotAParent { .. }
            | QuestionError::NotComposed { .. }
            | QuestionError::UnknownPeriod { .. }
            | QuestionError::UnknownBreakdown { .. }
            | QuestionError::UnknownVariant { .. } => ErrorKind::Malformed,
            QuestionError::UnknownIndicator { .. }
            | QuestionError::UnknownVintage { .. }
            | QuestionError::UnknownArea { .. }
            | QuestionError::NothingThere { .. }
            | QuestionError::NoBoundaries { .. } => ErrorKind::NotFound,
            QuestionError::Measure(refusal) => refusal.kind(),
            QuestionError::Refused(refusal) => refusal.kind(),
            QuestionError::Unwritable { .. } | QuestionError::Snapshot(_) => ErrorKind::Unreadable,
        }
    }

    /// A fixed name for programs: the last part of the `type` of an HTTP problem.
    pub fn id(&self) -> &'static str {
        match self {
            QuestionError::UnknownIndicator { .. } => "unknown-indicator",
            QuestionError::UnknownVintage { .. } => "unknown-vintage",
            QuestionError::UnknownLevel { .. } => "unknown-level",
            QuestionError::OtherLevel { .. } => "other-level",
            QuestionError::VintageNeeded { .. } => "vintage-needed",
            QuestionError::UnknownArea { .. } => "unknown-area",
            QuestionError::NotAParent { .. } => "not-a-parent",
            QuestionError::NotComposed { .. } => "not-composed",
            QuestionError::UnknownPeriod { .. } => "unknown-period",
            QuestionError::UnknownBreakdown { .. } => "unknown-breakdown",
            QuestionError::UnknownVariant { .. } => "unknown-variant",
            QuestionError::NothingThere { .. } => "nothing-there",
            QuestionError::NoBoundaries { .. } => "no-boundaries",
            QuestionError::Measure(refusal) => refusal.id(),
            QuestionError::Refused(refusal) => refusal.id(),
            QuestionError::Unwritable { .. } => "unwritable",
            QuestionError::Snapshot(_) => "unreadable-snapshot",
        }
    }

    /// What it is about in a few words, the same for every error with this [`id`](Self::id).
    pub fn title(&self) -> Bilingual {
        let (sv, en) = match self {
            QuestionError::UnknownIndicator { .. } => ("Okänd indikator", "Unknown indicator"),
            QuestionError::UnknownVintage { .. } => ("Okänd områdesindelning", "Unknown vintage of areas"),
            QuestionError::UnknownLevel { .. } => ("Okänd områdesnivå", "Unknown level of areas"),
            QuestionError::OtherLevel { .. } => ("Nivå och indelning går inte ihop", "Level and vintage contradict"),
            QuestionError::VintageNeeded { .. } => ("Områdesindelning saknas", "A vintage of areas is needed"),
            QuestionError::UnknownArea { .. } => ("Okänt område", "Unknown area"),
            QuestionError::NotAParent { .. } => ("Området är för litet", "Not a larger area"),
            QuestionError::NotComposed { .. } => ("Fel områdesnivå", "Wrong level of areas"),
            QuestionError::UnknownPeriod { .. } => ("Inget år", "Not a year"),
            QuestionError::UnknownBreakdown { .. } => ("Okänd uppdelning", "Unknown breakdown"),
            QuestionError::UnknownVariant { .. } => ("Okänd variant", "Unknown variant"),
            QuestionError::NothingThere { .. } => ("Uppgiften finns inte", "Not in the snapshot"),
            QuestionError::NoBoundaries { .. } => ("Gränser saknas", "No boundaries"),
            QuestionError::Measure(refusal) => return refusal.title(),
            QuestionError::Refused(refusal) => return refusal.title(),
            QuestionError::Unwritable { .. } => ("Filen kan inte skrivas", "The file cannot be written"),
            QuestionError::Snapshot(_) => ("Underlaget kan inte läsas", "The snapshot cannot be read"),
        };
        Bilingual::new(sv, en)
    }

    /// The sentence in one language.
    pub fn sentence(&self, language: Language) -> String {
        match language {
            Language::Sv => self.swedish(),
            Language::En => self.english(),
        }
    }

    fn swedish(&self) -> String {
        match self {
            QuestionError::UnknownIndicator { id, near } => {
                let hint = hint("Menade du", near, "`segbar list indicators` visar alla.");
                format!("Indikatorn '{id}' finns inte. {hint}")
            }
            QuestionError::UnknownVintage { text, available } => {
                let have = have("Underlaget har", available, "Underlaget har inga områden.");
                format!("Områdesindelningen '{text}' finns inte i underlaget. {have}")
            }
            QuestionError::UnknownLevel { text } => {
                format!("'{text}' är ingen områdesnivå. Nivåerna är {}.", levels())
            }
            QuestionError::OtherLevel { level, vintage } => {
                format!("{vintage} har inte områden på nivån {level}. Ange antingen nivån eller indelningen.")
            }
            QuestionError::VintageNeeded { level: None, available } => {
                let have = have("Underlaget har", available, "Underlaget har inga områden.");
                format!("Ange en områdesnivå eller en områdesindelning. {have}")
            }
            QuestionError::VintageNeeded { level: Some(level), available } => {
                let have = have("Underlaget har", available, "Underlaget har ingen av den nivån.");
                format!("Ange vilken områdesindelning av nivån {level} som avses. {have}")
            }
            QuestionError::UnknownArea { code, vintage, near } => {
                let place = vintage.as_ref().map_or_else(|| "i underlaget".into(), |v| format!("i {v}"));
                let hint = hint("Menade du", near, "`segbar list areas` visar alla koder.");
                format!("Området '{code}' finns inte {place}. {hint}")
            }
            QuestionError::NotAParent { code, vintage } => {
                format!(
                    "Områdena i {vintage} ligger inte inuti områden av den nivå som '{code}' hör till. Ange koden för \
                     ett större område, till exempel ett län (03) eller en kommun (0380)."
                )
            }
            QuestionError::NotComposed { vintage } => {
                format!("Fördelningen på områdestyper finns för riket, län och kommuner, inte för {vintage}.")
            }
            QuestionError::UnknownPeriod { text } => {
                format!("'{text}' är inget år. Skriv fyra siffror, till exempel 2022.")
            }
            QuestionError::UnknownBreakdown { text } => {
                format!(
                    "'{text}' är ingen uppdelning. Skriv dimension=värde, till exempel age=0-4, flera med komma \
                     emellan, eller total."
                )
            }
            QuestionError::UnknownVariant { text } => {
                format!("'{text}' är ingen variant av områdestyperna. Varianterna är published och open.")
            }
            QuestionError::NothingThere { indicator, vintage, period, breakdown, instead } => {
                let of = if breakdown == "total" { String::new() } else { format!(" med uppdelningen {breakdown}") };
                let instead = match instead {
                    Instead::Nothing => "Underlaget har inga uppgifter om indikatorn.".into(),
                    Instead::Vintages(all) => have("Indikatorn finns för", all, ""),
                    Instead::Periods(all) => have("Åren som finns är", all, ""),
                    Instead::Breakdowns(all) => have("Uppdelningarna som finns är", all, ""),
                };
                format!("Underlaget har inte {indicator} för {vintage} år {period}{of}. {instead}")
            }
            QuestionError::NoBoundaries { vintage, available } => {
                let have = have("Gränser finns för", available, "Underlaget har inga gränser alls.");
                format!("Underlaget har inga gränser för {vintage}. {have} Importera en fil med gränser.")
            }
            QuestionError::Measure(refusal) => refusal.sentence().sv,
            QuestionError::Refused(refusal) => refusal.sentence().sv,
            QuestionError::Unwritable { why } => format!("Svaret kan inte skrivas som fil: {why}."),
            QuestionError::Snapshot(error) => error.sentence(Language::Sv),
        }
    }

    fn english(&self) -> String {
        match self {
            QuestionError::UnknownIndicator { id, near } => {
                let hint = hint("Did you mean", near, "`segbar list indicators` shows all.");
                format!("There is no indicator '{id}'. {hint}")
            }
            QuestionError::UnknownVintage { text, available } => {
                let have = have("The snapshot has", available, "The snapshot has no areas.");
                format!("The snapshot has no edition of areas named '{text}'. {have}")
            }
            QuestionError::UnknownLevel { text } => {
                format!("'{text}' is not a level of areas. The levels are {}.", levels())
            }
            QuestionError::OtherLevel { level, vintage } => {
                format!("{vintage} has no areas of the level {level}. Give either the level or the vintage.")
            }
            QuestionError::VintageNeeded { level: None, available } => {
                let have = have("The snapshot has", available, "The snapshot has no areas.");
                format!("Give a level or a vintage of areas. {have}")
            }
            QuestionError::VintageNeeded { level: Some(level), available } => {
                let have = have("The snapshot has", available, "The snapshot has none of that level.");
                format!("Say which vintage of the level {level} is meant. {have}")
            }
            QuestionError::UnknownArea { code, vintage, near } => {
                let place = vintage.as_ref().map_or_else(|| "in the snapshot".into(), |v| format!("in {v}"));
                let hint = hint("Did you mean", near, "`segbar list areas` shows all codes.");
                format!("There is no area '{code}' {place}. {hint}")
            }
            QuestionError::NotAParent { code, vintage } => {
                format!(
                    "The areas of {vintage} do not lie inside areas of the level that '{code}' belongs to. Give the \
                     code of a larger area, for instance a county (03) or a municipality (0380)."
                )
            }
            QuestionError::NotComposed { vintage } => {
                format!(
                    "The distribution over area types exists for the nation, counties and municipalities, not for {vintage}."
                )
            }
            QuestionError::UnknownPeriod { text } => {
                format!("'{text}' is not a year. Write four digits, for instance 2022.")
            }
            QuestionError::UnknownBreakdown { text } => {
                format!(
                    "'{text}' is not a breakdown. Write dimension=value, for instance age=0-4, several with commas \
                     between, or total."
                )
            }
            QuestionError::UnknownVariant { text } => {
                format!("'{text}' is not a variant of the area types. The variants are published and open.")
            }
            QuestionError::NothingThere { indicator, vintage, period, breakdown, instead } => {
                let of = if breakdown == "total" { String::new() } else { format!(" broken down by {breakdown}") };
                let instead = match instead {
                    Instead::Nothing => "The snapshot has no data of the indicator.".into(),
                    Instead::Vintages(all) => have("The indicator exists for", all, ""),
                    Instead::Periods(all) => have("The years that exist are", all, ""),
                    Instead::Breakdowns(all) => have("The breakdowns that exist are", all, ""),
                };
                format!("The snapshot does not have {indicator} for {vintage} in {period}{of}. {instead}")
            }
            QuestionError::NoBoundaries { vintage, available } => {
                let have = have("Boundaries exist for", available, "The snapshot has no boundaries at all.");
                format!("The snapshot has no boundaries for {vintage}. {have} Import a file with boundaries.")
            }
            QuestionError::Measure(refusal) => refusal.sentence().en,
            QuestionError::Refused(refusal) => refusal.sentence().en,
            QuestionError::Unwritable { why } => format!("The answer cannot be written as a file: {why}."),
            QuestionError::Snapshot(error) => error.sentence(Language::En),
        }
    }
}

impl std::fmt::Display for QuestionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for QuestionError {}

pub(crate) fn hint(question: &str, near: &[String], otherwise: &str) -> String {
    if near.is_empty() { otherwise.to_owned() } else { format!("{question} {}?", near.join(", ")) }
}

/// `words` and the first forty of `all`: a sentence stays one, however long the list is.
pub(crate) fn have(words: &str, all: &[String], otherwise: &str) -> String {
    const SHOWN: usize = 40;
    if all.is_empty() {
        return otherwise.to_owned();
    }
    let more = if all.len() > SHOWN { ", …" } else { "" };
    format!("{words} {}{more}.", all[..all.len().min(SHOWN)].join(", "))
}

fn levels() -> String {
    Level::ALL.map(Level::id).join(", ")
}
