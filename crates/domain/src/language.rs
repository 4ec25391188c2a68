//! The two languages of every text that a person reads. Swedish comes first; English is complete.

use serde::{Deserialize, Serialize};

/// One of the two languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Swedish, the default.
    #[default]
    Sv,
    /// English.
    En,
}

impl std::str::FromStr for Language {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("sv") => Ok(Language::Sv),
            Some("en") => Ok(Language::En),
            _ => Err(format!("'{text}' is not a language of segbar; use 'sv' or 'en'")),
        }
    }
}

/// A text in both languages. Neither may be empty where a person reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both languages at once.
    pub fn new(sv: impl Into<String>, en: impl Into<String>) -> Self {
        Text { sv: sv.into(), en: en.into() }
    }

    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}
