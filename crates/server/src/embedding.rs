//! Who may show a card of the page inside a page of their own.
//!
//! A card alone (`/?…&embed=<card>`) changes nothing and knows nothing of its reader, so that anybody may frame it unless whoever runs the
//! server says otherwise. Everything else of the page can be framed by nobody.

use axum::http::{HeaderValue, Uri};
use std::str::FromStr;

/// Who may frame a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Embedding {
    /// Every page.
    #[default]
    Everyone,
    /// No page.
    Nobody,
    /// The pages of these origins.
    Origins(Vec<Origin>),
}

/// Scheme, host and port of a page, as `https://www.kommun.se` or `https://*.kommun.se:8443`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// The text names nobody who could frame a card.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not everyone, nobody, or origins such as https://www.example.org: {0}")]
pub struct NoOrigin(String);

impl Embedding {
    /// The value of the directive `frame-ancestors` for a card alone.
    fn ancestors(&self) -> String {
        match self {
            Embedding::Everyone => "*".to_owned(),
            Embedding::Nobody => "'none'".to_owned(),
            Embedding::Origins(origins) => {
                origins.iter().map(|Origin(text)| text.as_str()).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// The content policy for a card alone.
    pub(crate) fn policy(&self, page: &str) -> Option<HeaderValue> {
        let policy = page.replace("frame-ancestors 'none'", &format!("frame-ancestors {}", self.ancestors()));
        HeaderValue::from_str(&policy).ok()
    }
}

impl FromStr for Embedding {
    type Err = NoOrigin;

    /// `everyone`, `nobody`, or origins with commas between.
    fn from_str(text: &str) -> Result<Self, NoOrigin> {
        match text {
            "everyone" => Ok(Embedding::Everyone),
            "nobody" => Ok(Embedding::Nobody),
            _ => Ok(Embedding::Origins(text.split(',').map(|one| one.trim().parse()).collect::<Result<_, _>>()?)),
        }
    }
}

impl FromStr for Origin {
    type Err = NoOrigin;

    fn from_str(text: &str) -> Result<Self, NoOrigin> {
        let wrong = || NoOrigin(text.to_owned());
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or_else(wrong)?;
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (rest, None),
        };
        let name = host.strip_prefix("*.").unwrap_or(host);
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !name.split('.').all(plain) || port.is_some_and(|port| port.parse::<u16>().is_err()) {
            return Err(wrong());
        }
        Ok(Origin(text.to_ascii_lowercase()))
    }
}

/// Whether an address is that of a card alone. Cards of the planning desk hold what is nobody's but its owner's.
pub(crate) fn is_card(address: &Uri) -> bool {
    let query = address.query().unwrap_or_default();
    matches!(address.path(), "/" | "/index.html")
        && !query.split('&').any(|pair| pair == "page=plan")
        && query.split('&').any(|pair| pair.strip_prefix("embed=").is_some_and(|card| !card.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_frame_a_card_is_everyone_nobody_or_named() {
        assert_eq!("everyone".parse(), Ok(Embedding::Everyone));
        assert_eq!("nobody".parse::<Embedding>().unwrap().ancestors(), "'none'");
        let named: Embedding = "https://www.Kommun.se, https://*.region.se:8443".parse().unwrap();
        assert_eq!(named.ancestors(), "https://www.kommun.se https://*.region.se:8443");
        for wrong in [
            "",
            "kommun.se",
            "https://",
            "https://a/b",
            "https://a; script-src *",
            "https://a:99999",
            "https://a,",
            "*",
        ] {
            assert!(wrong.parse::<Embedding>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_a_card_of_the_page_can_be_framed() {
        for (address, card) in [
            ("/?page=area&embed=years", true),
            ("/index.html?embed=a", true),
            ("/?embed=", false),
            ("/?page=plan&embed=plan-offices", false),
            ("/", false),
            ("/api/v1/first?embed=a", false),
        ] {
            assert_eq!(is_card(&Uri::from_static(address)), card, "{address}");
        }
    }
}
