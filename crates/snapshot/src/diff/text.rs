//! The changes as people read them.

use super::{AreaChanges, AreaRef, Counts, Diff, SourceChange, TableChanges, ValueChanges};
use segbar_domain::Language;
use std::fmt::Write;

/// The most items named of one list; the rest is counted.
const NAMED: usize = 10;

/// The most columns with changed values that get a line.
const COLUMNS: usize = 40;

impl Diff {
    /// The changes as lines of text in one language. Long lists are shortened and say by how much.
    pub fn text(&self, language: Language) -> String {
        let say = |sv: &'static str, en: &'static str| match language {
            Language::Sv => sv,
            Language::En => en,
        };
        let mut lines =
            vec![format!("{} {} → {}", say("Ögonblicksbild", "Snapshot"), self.from.short(), self.to.short())];
        if self.is_empty() {
            lines.push(say("Inget har ändrats.", "Nothing changed.").to_owned());
        }
        let mut list = |sv: &'static str, en: &'static str, items: Vec<String>| {
            if !items.is_empty() {
                lines.push(format!("{} ({}): {}", say(sv, en), items.len(), shortened(&items, language)));
            }
        };
        let texts = |vintages: &[_]| vintages.iter().map(|v: &segbar_domain::Vintage| v.to_string()).collect();
        list("Nya områdesindelningar", "New sets of areas", texts(&self.vintages_added));
        list("Borttagna områdesindelningar", "Removed sets of areas", texts(&self.vintages_removed));
        list("Nya indikatorer", "New indicators", self.indicators_added.clone());
        list("Borttagna indikatorer", "Removed indicators", self.indicators_removed.clone());
        let keys = |keys: &[segbar_domain::ColumnKey]| {
            keys.iter().map(|k| format!("{} {} {} {}", k.indicator, k.vintage, k.period, k.breakdown)).collect()
        };
        list("Nya kolumner", "New columns", keys(&self.columns_added));
        list("Borttagna kolumner", "Removed columns", keys(&self.columns_removed));
        lines.extend(self.areas.iter().flat_map(|changes| area_lines(changes, language)));
        lines.extend(self.sources.iter().map(|change| source_line(change, language)));
        if !self.tables.is_empty() {
            let head = say("Alla tabeller", "All tables");
            lines.push(format!("{head}: {}", counts_line(&self.total, language)));
            lines.extend(self.tables.iter().map(|table| table_line(table, language)));
        }
        lines.extend(self.values.iter().take(COLUMNS).map(|change| value_line(change, language)));
        if let Some(more) = self.values.len().checked_sub(COLUMNS).filter(|n| *n > 0) {
            lines.push(match language {
                Language::Sv => format!("… och {more} kolumner till med ändrade värden."),
                Language::En => format!("… and {more} more columns with changed values."),
            });
        }
        for change in &self.types {
            let class = |class: Option<u8>| class.map_or("–".to_owned(), |c| c.to_string());
            let areas = change.areas.iter();
            let items: Vec<_> =
                areas.map(|a| format!("{} {}→{}", label(&a.area), class(a.from), class(a.to))).collect();
            let head = say("områden har bytt typ", "areas changed type");
            let key = &change.key;
            let (n, list) = (items.len(), shortened(&items, language));
            let because = match (&change.because[..], language) {
                ([], _) => String::new(),
                (tables, Language::Sv) => format!(" (på grund av {})", tables.join(", ")),
                (tables, Language::En) => format!(" (because of {})", tables.join(", ")),
            };
            lines.push(format!("{} {} {}: {n} {head}{because}: {list}", key.indicator, key.vintage, key.period));
        }
        lines.join("\n") + "\n"
    }
}

fn area_lines(changes: &AreaChanges, language: Language) -> Vec<String> {
    let labels = |areas: &[AreaRef]| areas.iter().map(label).collect::<Vec<_>>();
    let renamed = changes.renamed.iter().map(|r| format!("{} {} → {}", r.code, r.from, r.to)).collect();
    let lists = [
        ("nya områden", "new areas", labels(&changes.added)),
        ("borttagna områden", "removed areas", labels(&changes.removed)),
        ("nya namn", "new names", renamed),
        (
            "områden som har flyttats till ett annat överordnat område",
            "areas moved to another parent",
            labels(&changes.moved),
        ),
        ("ändrade gränser", "changed borders", labels(&changes.border_changed)),
    ];
    lists
        .into_iter()
        .filter(|(_, _, items)| !items.is_empty())
        .map(|(sv, en, items)| {
            let what = if language == Language::Sv { sv } else { en };
            format!("{}: {what} ({}): {}", changes.vintage, items.len(), shortened(&items, language))
        })
        .collect()
}

fn source_line(change: &SourceChange, language: Language) -> String {
    let name = format!("{} ({})", change.name, change.title);
    let stamps = |stamps: &[String]| match (stamps, language) {
        ([], Language::Sv) => "utan datum".to_owned(),
        ([], Language::En) => "no date".to_owned(),
        (stamps, _) => stamps.join(", "),
    };
    match (&change.from, &change.to, language) {
        (None, Some(to), Language::Sv) => format!("Ny källa: {name}, uppdaterad {}", stamps(to)),
        (None, Some(to), Language::En) => format!("New source: {name}, updated {}", stamps(to)),
        (_, None, Language::Sv) => format!("Borttagen källa: {name}"),
        (_, None, Language::En) => format!("Removed source: {name}"),
        (Some(from), Some(to), Language::Sv) => {
            format!("Reviderad källa: {name}, uppdaterad {} → {}", stamps(from), stamps(to))
        }
        (Some(from), Some(to), Language::En) => {
            format!("Revised source: {name}, updated {} → {}", stamps(from), stamps(to))
        }
    }
}

/// A table with its counts, and the largest revision of the indicator that was revised most.
fn table_line(table: &TableChanges, language: Language) -> String {
    let mut line = format!("  {}: {}", table.tables.join(" + "), counts_line(&table.counts, language));
    // The largest of several indicators cannot be told: their units differ. `max_by_key` takes the last of equals.
    let most = table.indicators.iter().rev().max_by_key(|one| one.counts.revised);
    if let Some((one, largest)) = most.and_then(|one| Some((one, one.largest.as_ref()?))) {
        let (from, to) = (number(largest.from, language), number(largest.to, language));
        let head = if language == Language::Sv { "störst i" } else { "largest in" };
        let (area, vintage) = (label(&largest.area), &largest.key.vintage);
        let _ = write!(line, "; {} {head} {area} {vintage} {} ({from} → {to})", one.indicator, largest.key.period);
    }
    line
}

fn counts_line(counts: &Counts, language: Language) -> String {
    let of = match language {
        Language::Sv => [
            (counts.revised, "reviderade värden"),
            (counts.added, "nya"),
            (counts.gone, "borttagna"),
            (counts.other_reason, "saknas av annan orsak"),
            (counts.bounds, "med andra intervall"),
        ],
        Language::En => [
            (counts.revised, "revised values"),
            (counts.added, "added"),
            (counts.gone, "gone"),
            (counts.other_reason, "missing for another reason"),
            (counts.bounds, "with other intervals"),
        ],
    };
    // The first three are always told: that there are none is worth knowing.
    let told = of.into_iter().enumerate().filter(|(i, (n, _))| *i < 3 || *n > 0);
    told.map(|(_, (n, what))| format!("{n} {what}")).collect::<Vec<_>>().join(", ")
}

fn value_line(change: &ValueChanges, language: Language) -> String {
    let key = &change.key;
    let counts = match language {
        Language::Sv => [
            (change.changed, "ändrade värden"),
            (change.filled, "nya värden"),
            (change.emptied, "värden som nu saknas"),
            (change.other_reason, "saknas av annan orsak"),
            (change.bounds, "ändrade intervall"),
        ],
        Language::En => [
            (change.changed, "changed values"),
            (change.filled, "new values"),
            (change.emptied, "values now missing"),
            (change.other_reason, "missing for another reason"),
            (change.bounds, "changed intervals"),
        ],
    };
    let mut parts: Vec<_> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if let Some(largest) = &change.largest {
        let (from, to) = (number(largest.from, language), number(largest.to, language));
        let head = if language == Language::Sv { "störst i" } else { "largest in" };
        parts.push(format!("{head} {} ({from} → {to})", label(&largest.area)));
    }
    if change.provenance {
        parts.push(if language == Language::Sv { "annat ursprung" } else { "another provenance" }.to_owned());
    }
    format!("{} {} {} {}: {}", key.indicator, key.vintage, key.period, key.breakdown, parts.join(", "))
}

fn label(area: &AreaRef) -> String {
    if area.name == area.code { area.code.clone() } else { format!("{} {}", area.code, area.name) }
}

/// At most four decimals, without zeros at the end.
fn number(value: f64, language: Language) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if language == Language::Sv { text.replace('.', ",") } else { text.to_owned() }
}

fn shortened(items: &[String], language: Language) -> String {
    let mut out = items[..items.len().min(NAMED)].join("; ");
    if let Some(more) = items.len().checked_sub(NAMED).filter(|n| *n > 0) {
        let _ = match language {
            Language::Sv => write!(out, "; … och {more} till"),
            Language::En => write!(out, "; … and {more} more"),
        };
    }
    out
}
