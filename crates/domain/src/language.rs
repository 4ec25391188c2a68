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

    /// A number with decimals, as each language writes it: for sentences, the only place where something is rounded. A minus never
    /// stands before a zero.
    ///
    /// ```
    /// use segbar_domain::Text;
    /// let people = Text::number(1234567.891, 1);
    /// assert_eq!((people.sv.as_str(), people.en.as_str()), ("1\u{a0}234\u{a0}567,9", "1,234,567.9"));
    /// ```
    pub fn number(value: f64, decimals: usize) -> Text {
        let text = format!("{value:.decimals$}");
        let zero = text.trim_start_matches('-').chars().all(|c| c == '0' || c == '.');
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (if zero { "" } else { "−" }, digits),
            None => ("", text.as_str()),
        };
        let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let written = |by: char, point: char| {
            let mut out = sign.to_owned();
            for (i, c) in whole.chars().enumerate() {
                if i > 0 && (whole.len() - i) % 3 == 0 {
                    out.push(by);
                }
                out.push(c);
            }
            out + &rest.map(|r| format!("{point}{r}")).unwrap_or_default()
        };
        Text::new(written('\u{a0}', ','), written(',', '.'))
    }

    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        assert_eq!(Text::number(1234567.891, 1), Text::new("1\u{a0}234\u{a0}567,9", "1,234,567.9"));
        assert_eq!(Text::number(-0.04, 1), Text::new("0,0", "0.0"));
        assert_eq!(Text::number(-12.0, 0), Text::new("−12", "−12"));
        assert_eq!(Text::number(999.0, 0), Text::new("999", "999"));
    }
}
