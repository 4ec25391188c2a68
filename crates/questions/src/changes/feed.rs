//! What has changed as Atom feeds (RFC 4287), for whoever wants to be told: updates of the sources, and revisions of values.
//!
//! Addresses in a feed are relative to the feed's own, so that they hold under any host and path.

use super::comparison::time_of;
use super::{Revision, Update};
use crate::text::{fictional, number};
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::Language;

/// The most entries of the feed of updates.
const MOST: usize = 100;

/// The most snapshots that the feed of revisions looks at, latest first: each is compared with the one before it, once.
const MOST_SNAPSHOTS: usize = 30;

/// The most tables named in an entry.
const MOST_TABLES: usize = 10;

/// What stands where no entry has a time: a feed must have one, and the clock is no part of an answer.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// A feed in one language.
struct Feed {
    /// Fixed for ever, and another for each language: each is a feed of its own.
    id: &'static str,
    title: Bilingual,
    /// Address of the feed itself.
    own: &'static str,
    entries: Vec<Entry>,
}

struct Entry {
    /// Fixed for ever.
    id: String,
    title: Bilingual,
    /// RFC 3339.
    updated: String,
    /// Address of what it is about, from the feed's own.
    link: Option<String>,
    content: Bilingual,
}

impl Desk {
    /// The feed of updates in one language: an entry for each source with a stamp of its update, latest first.
    ///
    /// # Errors
    /// None in practice: writing into memory does not fail.
    pub fn feed(&self, language: Language) -> Result<String, QuestionError> {
        let mut dated: Vec<(String, Update)> =
            self.updates().into_iter().filter_map(|u| Some((time(u.updated.as_deref()?)?, u))).collect();
        dated.sort_by(|a, b| b.0.cmp(&a.0));
        dated.truncate(MOST);
        let entry = |(updated, update): (String, Update)| {
            let said = |publisher: &str| format!("{publisher}: {} {}", update.name, update.title);
            Entry {
                id: format!("urn:sha256:{}", update.hash),
                title: Bilingual::new(said(&update.publisher_name.sv), said(&update.publisher_name.en)),
                updated,
                link: None,
                content: Bilingual::new(update.title.clone(), update.title),
            }
        };
        Ok(self.atom(
            Feed {
                id: "urn:segbar:changes",
                title: Bilingual::new("segbar: uppdaterade källor", "segbar: updated sources"),
                own: "changes.atom",
                entries: dated.into_iter().map(entry).collect(),
            },
            language,
        ))
    }

    /// The feed of revisions in one language: an entry for each snapshot that revised, or no longer has, values of the one before it, with
    /// the counts and a link to the comparison; latest first.
    ///
    /// # Errors
    /// If the data folder or a snapshot cannot be read.
    pub fn revisions_feed(&self, language: Language) -> Result<String, QuestionError> {
        let history = self.history()?;
        let mut entries = Vec::new();
        for pair in history.windows(2).rev().take(MOST_SNAPSHOTS) {
            let diff = self.compared(&pair[0].id, &pair[1].id)?;
            let told = self.told(&diff);
            if told.total.revised + told.total.gone + told.total.bounds + told.types_changed == 0 {
                continue;
            }
            entries.push(Entry {
                id: format!("urn:segbar:revision:{}:{}", told.from, told.to),
                title: Bilingual::new(
                    format!("Underlag {}: {}", pair[1].id.short(), counts(&told).sv),
                    format!("Snapshot {}: {}", pair[1].id.short(), counts(&told).en),
                ),
                updated: time_of(&pair[1]),
                link: Some(format!("../../?page=changes&from={}&to={}", pair[0].id.short(), pair[1].id.short())),
                content: in_words(&told),
            });
        }
        Ok(self.atom(
            Feed {
                id: "urn:segbar:revisions",
                title: Bilingual::new("segbar: reviderade värden", "segbar: revised values"),
                own: "revisions.atom",
                entries,
            },
            language,
        ))
    }

    fn atom(&self, feed: Feed, language: Language) -> String {
        let say = |text: &Bilingual| escaped(if language == Language::Sv { &text.sv } else { &text.en });
        let (code, query) = if language == Language::Sv { ("sv", "") } else { ("en", "?lang=en") };
        let own = |id: &str| escaped(&format!("{id}:{code}"));
        let latest = feed.entries.first().map_or(NO_TIME, |entry| &entry.updated);
        let mut lines = vec![
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>".to_owned(),
            format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{code}\">"),
            format!("  <id>{}</id>", own(feed.id)),
            format!("  <title>{}</title>", say(&feed.title)),
        ];
        if self.fictional() {
            lines.push(format!("  <subtitle>{}</subtitle>", escaped(fictional(language))));
        }
        lines.push(format!("  <updated>{latest}</updated>"));
        lines.push(format!("  <link rel=\"self\" href=\"{}{query}\"/>", feed.own));
        lines.push("  <author><name>segbar</name></author>".to_owned());
        for entry in &feed.entries {
            lines.push("  <entry>".to_owned());
            lines.push(format!("    <id>{}</id>", own(&entry.id)));
            lines.push(format!("    <title>{}</title>", say(&entry.title)));
            lines.push(format!("    <updated>{}</updated>", entry.updated));
            if let Some(link) = &entry.link {
                let shown = if language == Language::Sv { link.clone() } else { format!("{link}&lang=en") };
                lines.push(format!("    <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&shown)));
            }
            lines.push(format!("    <content type=\"text\">{}</content>", say(&entry.content)));
            lines.push("  </entry>".to_owned());
        }
        lines.push("</feed>\n".to_owned());
        lines.join("\n")
    }
}

/// How many values, and areas with another type.
fn counts(told: &Revision) -> Bilingual {
    let [revised, added, gone] = [told.total.revised, told.total.added, told.total.gone].map(|n| number(n as f64, 0));
    let value = if told.total.revised == 1 {
        ("reviderat värde", "revised value")
    } else {
        ("reviderade värden", "revised values")
    };
    let mut said = Bilingual::new(
        format!("{} {}, {} nya, {} borttagna", revised.sv, value.0, added.sv, gone.sv),
        format!("{} {}, {} added, {} gone", revised.en, value.1, added.en, gone.en),
    );
    if told.types_changed > 0 {
        let types = number(told.types_changed as f64, 0);
        let kind = if told.types_changed == 1 {
            ("annan områdestyp", "other area type")
        } else {
            ("andra områdestyper", "other area types")
        };
        said.sv.push_str(&format!("; {} {}", types.sv, kind.0));
        said.en.push_str(&format!("; {} {}", types.en, kind.1));
    }
    said
}

/// The counts of each table, those with most revised values first.
fn in_words(told: &Revision) -> Bilingual {
    let mut tables: Vec<_> = told.tables.iter().collect();
    tables.sort_by_key(|table| std::cmp::Reverse(table.counts.revised));
    let rest = tables.len().saturating_sub(MOST_TABLES);
    let mut said = Bilingual::new(format!("{}.", counts(told).sv), format!("{}.", counts(told).en));
    for table in tables.into_iter().take(MOST_TABLES) {
        let name = table.tables.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(" + ");
        let [revised, added, gone] =
            [table.counts.revised, table.counts.added, table.counts.gone].map(|n| number(n as f64, 0));
        said.sv.push_str(&format!(" {name}: {} reviderade, {} nya, {} borttagna.", revised.sv, added.sv, gone.sv));
        said.en.push_str(&format!(" {name}: {} revised, {} added, {} gone.", revised.en, added.en, gone.en));
    }
    if rest > 0 {
        said.sv.push_str(&format!(" Och {rest} tabeller till."));
        said.en.push_str(&format!(" And {rest} more tables."));
    }
    said
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
