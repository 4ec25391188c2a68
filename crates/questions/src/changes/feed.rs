//! Updates of the sources as an Atom feed (RFC 4287), for whoever wants to be told.

use super::Update;
use crate::text::fictional;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::Language;
use std::fmt::Write;

/// The most entries.
const MOST: usize = 100;

/// What stands where no source has a stamp: a feed must have a time, and the clock is no part of an answer.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

impl Desk {
    /// The feed in one language: an entry for each source with a stamp of its update, latest first.
    ///
    /// # Errors
    /// None in practice: writing into memory does not fail.
    pub fn feed(&self, language: Language) -> Result<String, QuestionError> {
        let say = |text: Bilingual| match language {
            Language::Sv => text.sv,
            Language::En => text.en,
        };
        let mut dated: Vec<(String, Update)> =
            self.updates().into_iter().filter_map(|u| Some((time(u.updated.as_deref()?)?, u))).collect();
        dated.sort_by(|a, b| b.0.cmp(&a.0));
        dated.truncate(MOST);
        let title = say(Bilingual::new("segbar: uppdaterade källor", "segbar: updated sources"));
        let latest = dated.first().map_or(NO_TIME, |(time, _)| time);
        let mut feed = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        let code = if language == Language::Sv { "sv" } else { "en" };
        let mut line = |text: std::fmt::Arguments<'_>| {
            feed.write_fmt(text).map_err(|error| QuestionError::Unwritable { why: error.to_string() })
        };
        line(format_args!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{code}\">\n"))?;
        line(format_args!("  <id>urn:segbar:changes</id>\n  <title>{}</title>\n", escaped(&title)))?;
        if self.fictional() {
            line(format_args!("  <subtitle>{}</subtitle>\n", escaped(fictional(language))))?;
        }
        line(format_args!("  <updated>{latest}</updated>\n  <author><name>segbar</name></author>\n"))?;
        for (time, update) in &dated {
            let publisher = escaped(&say(update.publisher_name.clone()));
            let (name, title) = (escaped(&update.name), escaped(&update.title));
            line(format_args!(
                "  <entry>\n    <id>urn:sha256:{}</id>\n    <title>{publisher}: {name} {title}</title>\n    <updated>{time}</updated>\n    \
                 <content type=\"text\">{title}</content>\n  </entry>\n",
                escaped(&update.hash)
            ))?;
        }
        line(format_args!("</feed>\n"))?;
        Ok(feed)
    }
}

/// A stamp as a time of RFC 3339: its day, and its time where it has one with seconds; `None` where it begins with no date.
fn time(stamp: &str) -> Option<String> {
    let day = stamp.get(..10)?;
    let fits = |text: &str, form: &str| {
        text.len() == form.len()
            && text.bytes().zip(form.bytes()).all(|(c, f)| if f == b'0' { c.is_ascii_digit() } else { c == f })
    };
    if !fits(day, "0000-00-00") {
        return None;
    }
    let clock = stamp.get(11..19).filter(|clock| fits(clock, "00:00:00")).unwrap_or("00:00:00");
    Some(format!("{day}T{clock}Z"))
}

/// Text as it may stand in XML; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if (c as u32) < 0x20 && !matches!(c, '\t' | '\n') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_becomes_a_time_if_it_begins_with_a_date() {
        assert_eq!(time("2024-02-22").as_deref(), Some("2024-02-22T00:00:00Z"));
        assert_eq!(time("2024-02-22T08:00:05Z").as_deref(), Some("2024-02-22T08:00:05Z"));
        assert_eq!(time("2024-02-22 08:00").as_deref(), Some("2024-02-22T00:00:00Z"));
        assert_eq!(time("22 februari"), None);
        assert_eq!(time("åäö"), None);
    }

    #[test]
    fn no_text_of_a_source_becomes_markup() {
        assert_eq!(escaped("a<b>&\"\u{1}c"), "a&lt;b&gt;&amp;&quot;c");
    }
}
