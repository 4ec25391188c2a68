//! What must be known about a table that has left the page.

use super::table::Line;
use crate::indicators::BreakAnswer;
use crate::{Bilingual, Desk, QuestionError, text};
use segbar_domain::{ColumnKey, Language};

/// What must be known about a column of values.
pub(super) fn of_column(desk: &Desk, key: &ColumnKey, within: Option<&str>) -> Result<Vec<Line>, QuestionError> {
    let about = desk.indicator_answer(&key.indicator)?;
    let answer = desk.values(&key.indicator, &key.vintage, key.period, &key.breakdown)?;
    let mut lines = vec![
        Line::new(("Indikator", "Indicator"), about.name),
        Line::new(("Definition", "Definition"), about.definition),
        Line::new(("Att tänka på", "Caution"), about.caution),
        Line::new(("Befolkning", "Population"), about.base.text),
        Line::new(("Enhet", "Unit"), about.unit_name),
        Line::new(("Områden", "Areas"), crate::summary::vintage_name(&key.vintage)),
        Line::same(("År", "Year"), key.period.to_string()),
        Line::same(("Del av befolkningen", "Part of the population"), key.breakdown.to_string()),
        Line::new(("Sekretess", "Disclosure"), about.disclosure.text),
    ];
    if let Some(code) = within {
        lines.push(Line::same(("Inom", "Within"), code));
    }
    if answer.open_variant {
        lines.push(Line::new(("Öppen variant", "Open variant"), open_variant()));
    }
    if let Some(note) = answer.note {
        lines.push(Line::new(("Anmärkning", "Note"), note));
    }
    lines.extend(of_breaks(&about.breaks));
    lines.retain(|line| !line.text.sv.is_empty());
    lines.extend(of_snapshot(desk, Some(&answer.sources)));
    Ok(lines)
}

/// Breaks of a series, one line each.
pub(crate) fn of_breaks(breaks: &[BreakAnswer]) -> Vec<Line> {
    let line = |b: &BreakAnswer| {
        let text = Bilingual::new(format!("Från {}: {}", b.from, b.text.sv), format!("From {}: {}", b.from, b.text.en));
        Line::new(("Brott i serien", "Break in the series"), text)
    };
    breaks.iter().map(line).collect()
}

/// All sources, and the snapshot.
pub(crate) fn of_whole_snapshot(desk: &Desk) -> Vec<Line> {
    of_snapshot(desk, None)
}

/// Sources and snapshot; all sources where none are named.
pub(super) fn of_snapshot(desk: &Desk, sources: Option<&[u32]>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (position, source) in desk.sources().into_iter().enumerate() {
        if sources.is_some_and(|named| !named.contains(&(position as u32))) {
            continue;
        }
        let table = source.table.map(|t| format!("{t} ")).unwrap_or_default();
        let updated =
            source.updated.map(|u| (format!(", uppdaterad {u}"), format!(", updated {u}"))).unwrap_or_default();
        let text = Bilingual::new(
            format!(
                "{}: {table}{}{}. {} Licens: {}.",
                source.publisher_name.sv, source.title, updated.0, source.citation.sv, source.licence
            ),
            format!(
                "{}: {table}{}{}. {} Licence: {}.",
                source.publisher_name.en, source.title, updated.1, source.citation.en, source.licence
            ),
        );
        lines.push(Line::new(("Källa", "Source"), text));
    }
    let id = desk.snapshot().id().to_string();
    lines.push(Line::same(("Underlag", "Snapshot"), id));
    if desk.fictional() {
        lines.push(Line::new(("Påhittat", "Fictional"), fictional()));
    }
    lines
}

/// The definitions of indicators, one line each.
pub(super) fn definitions(desk: &Desk, ids: &[&str]) -> Result<Vec<Line>, QuestionError> {
    let line = |id: &&str| {
        let about = desk.indicator(id)?;
        let text = Bilingual::new(
            format!("{}. {} Enhet: {}.", about.name.sv, about.definition.sv, about.unit.name().sv),
            format!("{}. {} Unit: {}.", about.name.en, about.definition.en, about.unit.name().en),
        );
        Ok(Line::same((id, id), "").text_of(text))
    };
    ids.iter().map(line).collect()
}

impl Line {
    fn text_of(mut self, text: Bilingual) -> Self {
        self.text = text;
        self
    }
}

/// What a file of invented values says.
pub(super) fn fictional() -> Bilingual {
    Bilingual::new(text::fictional(Language::Sv), text::fictional(Language::En))
}

fn open_variant() -> Bilingual {
    Bilingual::new(
        "Beräknad av segbar ur öppna uppgifter, inte publicerad av statistikmyndigheten.",
        "Computed by segbar from open components, not published by the statistical agency.",
    )
}
