//! Why a question about a measure has no answer, as a sentence that says what to ask instead.

use super::reason;
use crate::Bilingual;
use crate::error::{ErrorKind, have, hint};
use segbar_measures::MeasureError;

/// A question about a measure that cannot be answered.
#[derive(Clone, Debug, PartialEq)]
pub enum MeasureRefusal {
    /// No such measure in the list.
    UnknownMeasure {
        /// What was asked for.
        id: String,
        /// Names that resemble it.
        near: Vec<String>,
    },
    /// No such group system in the catalogue.
    UnknownGroups {
        /// What was asked for; empty when nothing was.
        id: String,
        /// Those that there are.
        available: Vec<String>,
    },
    /// No such group in the system.
    UnknownGroup {
        /// What was asked for; empty when nothing was, although the measure holds one group against others.
        id: String,
        /// The system.
        system: String,
        /// Its groups.
        available: Vec<String>,
    },
    /// The snapshot does not have the counts of the groups for these years and areas.
    NoCounts {
        /// The system.
        system: String,
        /// Years and areas as they were asked for.
        asked: Bilingual,
        /// Where the counts are, as `vintage years`.
        available: Vec<String>,
    },
    /// Several areas have this name.
    Ambiguous {
        /// The name.
        name: String,
        /// The areas, as `code (name)`.
        areas: Vec<String>,
    },
    /// The areas of this level have no parts with the counts.
    NoParts {
        /// The level, or the area.
        of: String,
    },
    /// A text of the question that cannot be understood.
    NotUnderstood {
        /// What was typed.
        text: String,
        /// What it should be.
        expected: Bilingual,
    },
    /// A number beyond what is allowed here.
    TooMany {
        /// Of what.
        what: Bilingual,
        /// The most that is allowed.
        most: u64,
    },
    /// The measure does not go with this question.
    NotFor {
        /// Why, a whole sentence.
        why: Bilingual,
    },
    /// The measure refuses what it was given.
    Measure(MeasureError),
}

impl MeasureRefusal {
    /// What kind of answer it is.
    pub fn kind(&self) -> ErrorKind {
        match self {
            MeasureRefusal::UnknownMeasure { .. } | MeasureRefusal::NoCounts { .. } => ErrorKind::NotFound,
            MeasureRefusal::UnknownGroups { id, .. } | MeasureRefusal::UnknownGroup { id, .. } if !id.is_empty() => {
                ErrorKind::NotFound
            }
            _ => ErrorKind::Malformed,
        }
    }

    /// A fixed name for programs.
    pub fn id(&self) -> &'static str {
        match self {
            MeasureRefusal::UnknownMeasure { .. } => "unknown-measure",
            MeasureRefusal::UnknownGroups { .. } => "unknown-groups",
            MeasureRefusal::UnknownGroup { .. } => "unknown-group",
            MeasureRefusal::NoCounts { .. } => "no-counts",
            MeasureRefusal::Ambiguous { .. } => "ambiguous-area",
            MeasureRefusal::NoParts { .. } => "no-parts",
            MeasureRefusal::NotUnderstood { .. } => "not-understood",
            MeasureRefusal::TooMany { .. } => "too-many",
            MeasureRefusal::NotFor { .. } => "not-for-this-measure",
            MeasureRefusal::Measure(_) => "measure-refused",
        }
    }

    /// What it is about in a few words.
    pub fn title(&self) -> Bilingual {
        let (sv, en) = match self {
            MeasureRefusal::UnknownMeasure { .. } => ("Okänt mått", "Unknown measure"),
            MeasureRefusal::UnknownGroups { .. } => ("Okänd gruppindelning", "Unknown group system"),
            MeasureRefusal::UnknownGroup { .. } => ("Okänd grupp", "Unknown group"),
            MeasureRefusal::NoCounts { .. } => ("Uppgiften finns inte", "Not in the snapshot"),
            MeasureRefusal::Ambiguous { .. } => ("Flera områden heter så", "Several areas have the name"),
            MeasureRefusal::NoParts { .. } => ("Inga delområden", "No sub-areas"),
            MeasureRefusal::NotUnderstood { .. } => ("Går inte att förstå", "Not understood"),
            MeasureRefusal::TooMany { .. } => ("För mycket", "Too much"),
            MeasureRefusal::NotFor { .. } => ("Passar inte måttet", "Not for this measure"),
            MeasureRefusal::Measure(_) => ("Måttet kan inte beräknas", "The measure cannot be computed"),
        };
        Bilingual::new(sv, en)
    }

    /// The sentence in both languages.
    pub fn sentence(&self) -> Bilingual {
        match self {
            MeasureRefusal::UnknownMeasure { id, near } => Bilingual::new(
                format!("Måttet '{id}' finns inte. {}", hint("Menade du", near, "`segbar measure list` visar alla.")),
                format!(
                    "There is no measure '{id}'. {}",
                    hint("Did you mean", near, "`segbar measure list` shows all.")
                ),
            ),
            MeasureRefusal::UnknownGroups { id, available } => {
                let (sv, en) = if id.is_empty() {
                    ("Ange en gruppindelning.".to_owned(), "Give a group system.".to_owned())
                } else {
                    (format!("Gruppindelningen '{id}' finns inte."), format!("There is no group system '{id}'."))
                };
                Bilingual::new(
                    format!("{sv} {}", have("Indelningarna är", available, "")),
                    format!("{en} {}", have("The systems are", available, "")),
                )
            }
            MeasureRefusal::UnknownGroup { id, system, available } => {
                let (sv, en) = if id.is_empty() {
                    (
                        "Måttet ställer en grupp mot andra: ange vilken.".to_owned(),
                        "The measure holds one group against others: say which.".to_owned(),
                    )
                } else {
                    (format!("Gruppen '{id}' finns inte i {system}."), format!("There is no group '{id}' in {system}."))
                };
                Bilingual::new(
                    format!("{sv} {}", have("Grupperna är", available, "")),
                    format!("{en} {}", have("The groups are", available, "")),
                )
            }
            MeasureRefusal::NoCounts { system, asked, available } => Bilingual::new(
                format!(
                    "Underlaget har inte {system} för {}. {}",
                    asked.sv,
                    have("Det finns för", available, "Underlaget har inga uppgifter om grupperna.")
                ),
                format!(
                    "The snapshot does not have {system} for {}. {}",
                    asked.en,
                    have("It exists for", available, "The snapshot has no counts of the groups.")
                ),
            ),
            MeasureRefusal::Ambiguous { name, areas } => Bilingual::new(
                format!("Flera områden heter '{name}'. Ange koden. {}", have("De är", areas, "")),
                format!("Several areas are named '{name}'. Give the code. {}", have("They are", areas, "")),
            ),
            MeasureRefusal::NoParts { of } => Bilingual::new(
                format!("{of} har inga delområden med uppgifter om grupperna, så inget kan sägas om hur de bor där."),
                format!(
                    "{of} has no sub-areas with counts of the groups, so nothing can be said of how they live there."
                ),
            ),
            MeasureRefusal::NotUnderstood { text, expected } => Bilingual::new(
                format!("'{text}' går inte att förstå. Skriv {}.", expected.sv),
                format!("'{text}' is not understood. Write {}.", expected.en),
            ),
            MeasureRefusal::TooMany { what, most } => {
                Bilingual::new(format!("{}: högst {most} här.", what.sv), format!("{}: at most {most} here.", what.en))
            }
            MeasureRefusal::NotFor { why } => why.clone(),
            MeasureRefusal::Measure(error) => reason::sentence(error),
        }
    }
}
