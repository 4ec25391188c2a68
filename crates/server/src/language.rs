//! The language of an error: `?lang=`, else the reader's preference, else Swedish. Answers hold both languages and need none.

use crate::encode::quality;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, Uri};
use segbar_domain::Language;

/// The language to say errors in.
pub fn of(uri: &Uri, headers: &HeaderMap) -> Language {
    asked(uri).or_else(|| preferred(headers)).unwrap_or_default()
}

fn asked(uri: &Uri) -> Option<Language> {
    let value = uri.query()?.split('&').find_map(|pair| pair.strip_prefix("lang="))?;
    value.parse().ok()
}

/// The first of the most wanted languages that segbar has.
fn preferred(headers: &HeaderMap) -> Option<Language> {
    let mut best: Option<(f32, Language)> = None;
    for value in headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|v| v.to_str().ok()) {
        for item in value.split(',') {
            let (tag, parameters) = item.split_once(';').unwrap_or((item, ""));
            let primary = tag.trim().split('-').next().unwrap_or_default();
            let language = match primary.to_ascii_lowercase().as_str() {
                "sv" => Language::Sv,
                "en" => Language::En,
                _ => continue,
            };
            let q = quality(parameters);
            if q > 0.0 && best.is_none_or(|(most, _)| q > most) {
                best = Some((q, language));
            }
        }
    }
    best.map(|(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(address: &str, accept: Option<&str>) -> Language {
        let mut headers = HeaderMap::new();
        if let Some(accept) = accept {
            headers.insert(ACCEPT_LANGUAGE, accept.parse().unwrap());
        }
        of(&address.parse().unwrap(), &headers)
    }

    #[test]
    fn the_address_goes_before_the_reader_and_swedish_comes_last() {
        assert_eq!(language("/x?lang=en", Some("sv")), Language::En);
        assert_eq!(language("/x?a=1&lang=sv", Some("en")), Language::Sv);
        assert_eq!(language("/x", Some("de, en-GB;q=0.8, sv;q=0.7")), Language::En);
        assert_eq!(language("/x", Some("sv-SE,en;q=0.9")), Language::Sv);
        assert_eq!(language("/x", Some("de")), Language::Sv);
        assert_eq!(language("/x?lang=de", None), Language::Sv);
        assert_eq!(language("/x?lang=", None), Language::Sv);
    }
}
