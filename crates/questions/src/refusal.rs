//! Why a question that is put together of several parts has no answer.

use crate::Bilingual;
use crate::error::{ErrorKind, have};

/// A question whose parts do not go together.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// A text of the question that cannot be understood.
    NotUnderstood {
        /// What was typed.
        text: String,
        /// What it should be.
        expected: Bilingual,
    },
    /// More than is allowed here.
    TooMany {
        /// Of what.
        what: Bilingual,
        /// The most that is allowed.
        most: u64,
    },
    /// The years are on different editions of the areas: their borders are not the same.
    AcrossBorders {
        /// The edition asked for.
        vintage: String,
        /// The years that it has.
        years: Vec<String>,
        /// The year that it does not have.
        missing: String,
        /// The editions of the same level that have the year.
        elsewhere: Vec<String>,
    },
    /// Nothing that all of what was asked for has in common.
    NothingInCommon {
        /// What has nothing in common, and of what kind, a whole sentence.
        why: Bilingual,
    },
    /// An own area that cannot be drawn.
    NotAShape {
        /// Why, a whole sentence.
        why: Bilingual,
    },
    /// The question does not go with this indicator or level.
    NotFor {
        /// Why, a whole sentence.
        why: Bilingual,
    },
    /// No snapshot, or more than one, of the data folder has a name that begins so.
    NoSuchSnapshot {
        /// What was asked for.
        text: String,
        /// Those that are there, shortened, latest first.
        kept: Vec<String>,
    },
}

impl Refusal {
    /// What kind of answer it is.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Refusal::NothingInCommon { .. } | Refusal::NoSuchSnapshot { .. } => ErrorKind::NotFound,
            _ => ErrorKind::Malformed,
        }
    }

    /// A fixed name for programs.
    pub fn id(&self) -> &'static str {
        match self {
            Refusal::NotUnderstood { .. } => "not-understood",
            Refusal::TooMany { .. } => "too-many",
            Refusal::AcrossBorders { .. } => "across-borders",
            Refusal::NothingInCommon { .. } => "nothing-in-common",
            Refusal::NotAShape { .. } => "not-a-shape",
            Refusal::NotFor { .. } => "not-for-this",
            Refusal::NoSuchSnapshot { .. } => "no-such-snapshot",
        }
    }

    /// What it is about in a few words.
    pub fn title(&self) -> Bilingual {
        let (sv, en) = match self {
            Refusal::NotUnderstood { .. } => ("Går inte att förstå", "Not understood"),
            Refusal::TooMany { .. } => ("För mycket", "Too much"),
            Refusal::AcrossBorders { .. } => ("Gränserna har ändrats", "The borders changed"),
            Refusal::NothingInCommon { .. } => ("Inget gemensamt", "Nothing in common"),
            Refusal::NotAShape { .. } => ("Inget område", "Not an area"),
            Refusal::NotFor { .. } => ("Passar inte", "Does not apply"),
            Refusal::NoSuchSnapshot { .. } => ("Inget sådant underlag", "No such snapshot"),
        };
        Bilingual::new(sv, en)
    }

    /// The sentence in both languages.
    pub fn sentence(&self) -> Bilingual {
        match self {
            Refusal::NotUnderstood { text, expected } => Bilingual::new(
                format!("'{text}' går inte att förstå. {}", expected.sv),
                format!("'{text}' is not understood. {}", expected.en),
            ),
            Refusal::TooMany { what, most } => Bilingual::new(
                format!("Högst {most} {} kan anges.", what.sv),
                format!("At most {most} {} can be given.", what.en),
            ),
            Refusal::AcrossBorders { vintage, years, missing, elsewhere } => {
                let other = |sv: bool| {
                    let words = if sv { "Året finns på" } else { "The year exists on" };
                    have(words, elsewhere, "")
                };
                Bilingual::new(
                    format!(
                        "{vintage} har inte {missing}. {} {} Områden med olika gränser jämförs inte.",
                        other(true),
                        have("Åren som går att jämföra är", years, "Inga år går att jämföra."),
                    ),
                    format!(
                        "{vintage} does not have {missing}. {} {} Areas with different borders are not compared.",
                        other(false),
                        have("The years that can be compared are", years, "No years can be compared."),
                    ),
                )
            }
            Refusal::NoSuchSnapshot { text, kept } => Bilingual::new(
                format!(
                    "'{text}' är inte början på namnet på ett enda underlag i datamappen. {}",
                    have("De senaste är", kept, "Det finns inga.")
                ),
                format!(
                    "'{text}' does not begin the name of one snapshot in the data folder. {}",
                    have("The latest are", kept, "There are none.")
                ),
            ),
            Refusal::NothingInCommon { why } | Refusal::NotAShape { why } | Refusal::NotFor { why } => why.clone(),
        }
    }
}
