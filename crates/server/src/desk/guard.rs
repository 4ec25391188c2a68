//! Who may ask the planning desk.
//!
//! What is on the desk is nobody's business but its owner's, and whoever reaches it can change it. So it answers only where it was asked
//! to, on this machine or behind a login, and only to the page that it serves itself:
//!
//! - **Host** must name this machine (`localhost`, 127.0.0.1, `[::1]`) or the address of the login. A foreign name that was made to lead
//!   here (DNS rebinding) is refused, for reading too, and so is what a proxy passes on where no login was named.
//! - **Sec-Fetch-Site** and **Origin** must say that the request comes from the page itself, for writing; a request of another site is
//!   refused for reading too. A program that writes says so with `Sec-Fetch-Site: same-origin`, which no page of another site can.
//! - A body is **JSON** of a told length: no form of another site can send one.

use super::largest;
use crate::problem::Problem;
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, ORIGIN, TRANSFER_ENCODING};
use axum::http::{HeaderMap, Method, StatusCode};
use segbar_questions::Bilingual;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// Whether the planning desk is served, and to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DeskAccess {
    /// It is not.
    #[default]
    Off,
    /// To this machine.
    ThisMachine,
    /// To those whom a proxy at this address has let in.
    BehindLogin(LoginAddress),
}

/// The address at which people reach a proxy that asks who they are: `https://plan.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginAddress {
    origin: String,
    host: String,
}

/// The text is not such an address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the address of a proxy, such as https://plan.example.org: {0}")]
pub struct NoAddress(String);

impl FromStr for LoginAddress {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        let origin = text.trim_end_matches('/').to_ascii_lowercase();
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).unwrap_or_default();
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b);
        if host.is_empty() || !host.bytes().all(allowed) {
            return Err(NoAddress(text.to_owned()));
        }
        Ok(LoginAddress { host: host.to_owned(), origin })
    }
}

impl DeskAccess {
    /// Whether a request with this `Host` was meant for the desk, and which origin the page has there.
    fn origin(&self, host: &str) -> Option<String> {
        match self {
            DeskAccess::Off => None,
            DeskAccess::ThisMachine => is_this_machine(host).then(|| format!("http://{host}")),
            DeskAccess::BehindLogin(login) => (host == login.host).then(|| login.origin.clone()),
        }
    }
}

/// Whether a host, with or without a port, names the machine itself.
fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    name == "localhost"
        || name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || bare.and_then(|name| name.parse::<Ipv6Addr>().ok()).is_some_and(|address| address.is_loopback())
}

/// Why a request to the desk is refused, before anything of it is read.
pub(crate) fn refusal(request: &Request, access: &DeskAccess) -> Option<Problem> {
    if *access == DeskAccess::Off {
        return Some(Problem::desk_not_served());
    }
    let headers = request.headers();
    // Two of one name may be read differently by a proxy and here.
    let Some(origin) = only(headers, HOST.as_str()).and_then(|host| access.origin(&host.to_ascii_lowercase())) else {
        return Some(wrong_host());
    };
    // Who comes by way of another machine is not on this one, whatever name the proxy uses.
    let forwarded = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];
    if *access == DeskAccess::ThisMachine && forwarded.iter().any(|name| headers.contains_key(*name)) {
        return Some(wrong_host());
    }
    let writing = match *request.method() {
        Method::GET | Method::HEAD => false,
        Method::POST | Method::PUT | Method::DELETE => true,
        _ => return Some(Problem::read_only()),
    };
    let site = headers.contains_key("sec-fetch-site").then(|| only(headers, "sec-fetch-site"));
    let from = headers.contains_key(ORIGIN).then(|| only(headers, ORIGIN.as_str()));
    let same_site = site.map(|site| site == Some("same-origin") || (site == Some("none") && !writing));
    let same_origin = from.map(|from| from.is_some_and(|from| from.eq_ignore_ascii_case(&origin)));
    let said = same_site.is_some() || same_origin.is_some();
    if same_site == Some(false) || same_origin == Some(false) || (writing && !said) {
        return Some(other_site());
    }
    body(headers, request.method(), largest(request.uri().path()))
}

fn body(headers: &HeaderMap, method: &Method, largest: usize) -> Option<Problem> {
    let length = only(headers, CONTENT_LENGTH.as_str()).map(str::parse::<usize>);
    if !matches!(*method, Method::POST | Method::PUT) {
        let none = matches!(length, None | Some(Ok(0))) && !headers.contains_key(TRANSFER_ENCODING);
        return (!none).then(Problem::no_bodies);
    }
    let kind = only(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Some(not_json());
    }
    let fits = matches!(length, Some(Ok(bytes)) if bytes <= largest) && !headers.contains_key(TRANSFER_ENCODING);
    (!fits).then(|| Problem::body_too_large(largest))
}

/// The value of a header that is there once.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}

impl Problem {
    /// The planning desk is not served here.
    pub(crate) fn desk_not_served() -> Self {
        Problem::new(
            StatusCode::NOT_FOUND,
            "desk-not-served",
            Bilingual::new("Planeringsbordet är inte framme", "The planning desk is not served"),
            Bilingual::new(
                "Den här servern visar bara underlaget. Starta den med `segbar serve --desk` för att planera med egna kontor.",
                "This server serves the snapshot only. Start it with `segbar serve --desk` to plan with offices of your own.",
            ),
        )
    }
}

fn wrong_host() -> Problem {
    Problem::new(
        StatusCode::MISDIRECTED_REQUEST,
        "wrong-host",
        Bilingual::new("Fel värdnamn", "Wrong host"),
        Bilingual::new(
            "Planeringsbordet svarar bara under adressen till den egna datorn (localhost) eller den som --desk-behind-login angav.",
            "The planning desk only answers at the address of the machine itself (localhost) or the one that --desk-behind-login named.",
        ),
    )
}

fn other_site() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "other-site",
        Bilingual::new("Från en annan webbplats", "From another site"),
        Bilingual::new(
            "Planeringsbordet tar bara emot frågor från sin egen sida. Ett program som skriver anger Sec-Fetch-Site: same-origin.",
            "The planning desk only takes requests of its own page. A program that writes says Sec-Fetch-Site: same-origin.",
        ),
    )
}

fn not_json() -> Problem {
    Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "not-json",
        Bilingual::new("Inte JSON", "Not JSON"),
        Bilingual::new(
            "Det som skickas till planeringsbordet ska vara JSON (Content-Type: application/json).",
            "What is sent to the planning desk must be JSON (Content-Type: application/json).",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_this_machine() {
        for host in ["localhost", "localhost:8400", "127.0.0.1:1", "127.8.9.1", "[::1]:8400", "[::1]"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in [
            "",
            "localhost.evil.example",
            "127.0.0.1.evil.example:80",
            "evil.example",
            "10.0.0.1",
            "0.0.0.0:8400",
            "[::]:1",
            "localhost:80:80",
            "localhost:x",
        ] {
            assert!(!is_this_machine(host), "{host}");
        }
    }

    #[test]
    fn a_login_has_an_address_and_nothing_more() {
        let login: LoginAddress = "https://Plan.example.org/".parse().unwrap();
        assert_eq!((login.origin.as_str(), login.host.as_str()), ("https://plan.example.org", "plan.example.org"));
        for wrong in ["", "plan.example.org", "https://", "https://a/b", "https://a?b", "ftp://a", "https://a b"] {
            assert!(wrong.parse::<LoginAddress>().is_err(), "{wrong}");
        }
    }
}
