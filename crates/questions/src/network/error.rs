//! Why a question about the network has no answer.

use crate::error::ErrorKind;
use crate::{Bilingual, QuestionError};
use segbar_domain::{Language, Text};
use serde::Serialize;
use utoipa::ToSchema;

/// A question about the network without an answer.
#[derive(Debug)]
pub enum NetworkError {
    /// The brief cannot be asked: every reason.
    Refused(Vec<Bilingual>),
    /// The brief cannot be asked: every reason, each with the part of the brief that it is about, as a path (`conditions.2`).
    Wrong(Vec<(String, Bilingual)>),
    /// A table that the brief stands on is wrong: every reason.
    Table(Vec<Bilingual>),
    /// There is nothing to ask about.
    Nothing(Bilingual),
    /// No network keeps the conditions: proved.
    Impossible(Box<ConflictAnswer>),
    /// None was found; it is not proved that there is none.
    NotFound,
    /// What it stands on has no answer.
    Question(Box<QuestionError>),
}

/// Which conditions cannot hold together, and what would make the rest possible.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct ConflictAnswer {
    /// The conditions that conflict; none where the number of offices alone is impossible.
    pub conditions: Vec<Bilingual>,
    /// Their positions among the conditions of the brief.
    pub positions: Vec<usize>,
    /// Whether it is proved that no smaller set of conditions conflicts.
    pub smallest: bool,
    /// The fewest offices with which all conditions can hold, where that was found.
    pub offices_needed: Option<u32>,
    /// Positions of the conditions that would each alone, if left out, make all others possible.
    pub enough_to_drop: Vec<usize>,
    /// How far one condition alone must give way, where it has a number.
    pub remedies: Vec<Bilingual>,
    /// All of it in sentences.
    pub sentences: Vec<Bilingual>,
}

impl NetworkError {
    /// What kind of answer it is.
    pub fn kind(&self) -> ErrorKind {
        match self {
            NetworkError::Refused(_) | NetworkError::Wrong(_) | NetworkError::Table(_) => ErrorKind::Malformed,
            NetworkError::Nothing(_) | NetworkError::Impossible(_) | NetworkError::NotFound => ErrorKind::NotFound,
            NetworkError::Question(error) => error.kind(),
        }
    }

    /// A fixed name for programs.
    pub fn id(&self) -> &'static str {
        match self {
            NetworkError::Refused(_) | NetworkError::Wrong(_) => "brief-refused",
            NetworkError::Table(_) => "table-refused",
            NetworkError::Nothing(_) => "no-network",
            NetworkError::Impossible(_) => "impossible-conditions",
            NetworkError::NotFound => "no-network-found",
            NetworkError::Question(error) => error.id(),
        }
    }

    /// What it is about in a few words.
    pub fn title(&self) -> Bilingual {
        let (sv, en) = match self {
            NetworkError::Refused(_) | NetworkError::Wrong(_) => {
                ("Frågan kan inte ställas", "The question cannot be asked")
            }
            NetworkError::Table(_) => ("Tabellen kan inte användas", "The table cannot be used"),
            NetworkError::Nothing(_) => ("Det finns inget nät", "There is no network"),
            NetworkError::Impossible(_) => ("Villkoren är oförenliga", "The conditions cannot hold together"),
            NetworkError::NotFound => ("Inget nät hittades", "No network was found"),
            NetworkError::Question(error) => return error.title(),
        };
        Bilingual::new(sv, en)
    }

    /// Every reason, each a sentence.
    pub fn sentences(&self) -> Vec<Bilingual> {
        match self {
            NetworkError::Refused(reasons) | NetworkError::Table(reasons) => reasons.clone(),
            NetworkError::Wrong(reasons) => reasons.iter().map(|(_, reason)| reason.clone()).collect(),
            NetworkError::Nothing(why) => vec![why.clone()],
            NetworkError::Impossible(conflict) => conflict.sentences.clone(),
            NetworkError::NotFound => vec![Bilingual::new(
                "Inget nät som uppfyller villkoren hittades; det är inte bevisat att det inte finns. Pröva fler varv (effort).",
                "No network that keeps the conditions was found; it is not proved that there is none. Try more rounds (effort).",
            )],
            NetworkError::Question(error) => {
                vec![Bilingual::new(error.sentence(Language::Sv), error.sentence(Language::En))]
            }
        }
    }
}

impl From<QuestionError> for NetworkError {
    fn from(error: QuestionError) -> Self {
        NetworkError::Question(Box::new(error))
    }
}

impl std::fmt::Display for NetworkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sentences: Vec<String> = self.sentences().into_iter().map(|sentence| sentence.en).collect();
        f.write_str(&sentences.join(" "))
    }
}

impl std::error::Error for NetworkError {}

/// A reason of the planning room as a sentence: it begins with a capital and ends with a stop.
pub(super) fn sentence(reason: &Text) -> Bilingual {
    let whole = |text: &str| {
        let mut letters = text.chars();
        let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
        let stop = if text.ends_with('.') { "" } else { "." };
        format!("{first}{}{stop}", letters.as_str())
    };
    Bilingual::new(whole(&reason.sv), whole(&reason.en))
}
