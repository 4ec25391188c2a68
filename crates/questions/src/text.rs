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

/// A number with decimals, as each language writes it: for sentences, the only place where something is rounded.
pub(crate) fn number(value: f64, decimals: usize) -> Bilingual {
    let text = format!("{value:.decimals$}");
    // No minus before a zero.
    let zero = text.trim_start_matches('-').chars().all(|c| c == '0' || c == '.');
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (if zero { "" } else { "−" }, digits),
        None => ("", text.as_str()),
    };
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let grouped = |by: char| {
        let mut out = String::new();
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                out.push(by);
            }
            out.push(c);
        }
        out
    };
    let whole = |by: char, point: char| {
        format!("{sign}{}{}", grouped(by), rest.map(|r| format!("{point}{r}")).unwrap_or_default())
    };
    Bilingual::new(whole('\u{a0}', ','), whole(',', '.'))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        assert_eq!(number(1234567.891, 1), Bilingual::new("1\u{a0}234\u{a0}567,9", "1,234,567.9"));
        assert_eq!(number(-0.04, 1), Bilingual::new("0,0", "0.0"));
        assert_eq!(number(-12.0, 0), Bilingual::new("−12", "−12"));
        assert_eq!(number(999.0, 0), Bilingual::new("999", "999"));
    }
}
