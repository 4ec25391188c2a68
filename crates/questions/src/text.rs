//! Texts of an answer in both languages: an answer does not depend on who asks, so that it can be kept for ever.

use segbar_dataset::source::Note;
use segbar_domain::{Language, Text};
use serde::Serialize;
use utoipa::ToSchema;

/// A text in Swedish and English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Bilingual {
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// Both languages at once.
    pub fn new(sv: impl Into<String>, en: impl Into<String>) -> Self {
        Bilingual { sv: sv.into(), en: en.into() }
    }
}

/// A number with decimals, as each language writes it.
pub(crate) fn number(value: f64, decimals: usize) -> Bilingual {
    Text::number(value, decimals).into()
}

/// That everything is invented.
pub fn fictional(language: Language) -> &'static str {
    match language {
        Language::Sv => "Påhittat demoland: inga riktiga platser, inga riktiga uppgifter.",
        Language::En => "Fictional demo country: no real places, no real figures.",
    }
}

impl From<&Text> for Bilingual {
    fn from(text: &Text) -> Self {
        Bilingual::new(&text.sv, &text.en)
    }
}

impl From<Text> for Bilingual {
    fn from(text: Text) -> Self {
        Bilingual { sv: text.sv, en: text.en }
    }
}

impl From<&Note> for Bilingual {
    fn from(note: &Note) -> Self {
        Bilingual::new(&note.sv, &note.en)
    }
}
