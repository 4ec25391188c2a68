//! A result in words, in both languages: no more than what the measure says.

use super::answer::{DECIMALS, MeasureRow};
use super::asked::MeasureAsked;
use crate::Bilingual;
use crate::composition::AreaRef;
use segbar_domain::Level;

/// A number with decimals, as each language writes it.
pub(super) fn number(value: f64, decimals: usize) -> Bilingual {
    let text = format!("{value:.decimals$}").replace('-', "−");
    Bilingual::new(text.replace('.', ","), text)
}

/// A whole as it stands after "in".
pub(super) fn place_of(area: &AreaRef) -> Bilingual {
    if area.vintage.level() == Level::Nation {
        Bilingual::new("riket", "the nation")
    } else {
        Bilingual::new(area.name.clone(), area.name.clone())
    }
}

/// Names of groups, in quotation marks; all others where there are none.
fn names(asked: &MeasureAsked, groups: Option<&[usize]>) -> Bilingual {
    let Some(groups) = groups else { return Bilingual::new("alla övriga", "all others") };
    let of = |pick: fn(&segbar_domain::Text) -> &str, marks: (&str, &str), and: &str| {
        let names = groups.iter().map(|g| format!("{}{}{}", marks.0, pick(&asked.system.groups[*g].name), marks.1));
        names.collect::<Vec<_>>().join(and)
    };
    Bilingual::new(of(|t| &t.sv, ("”", "”"), " och "), of(|t| &t.en, ("“", "”"), " and "))
}

/// The text with a small first letter.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The result in words; `None` where there is no value for the whole.
pub(super) fn of(asked: &MeasureAsked, row: &MeasureRow) -> Option<Bilingual> {
    let value = row.value?;
    let (at, v, name) = (place_of(&row.area), number(value, DECIMALS), asked.measure.name);
    let (group, against) = (names(asked, Some(&asked.group)), names(asked, asked.against.as_deref()));
    let percent = number(100.0 * value, 0);
    let year = row.period;
    let mut said = match asked.measure.id {
        "dissimilarity" => Bilingual::new(
            format!(
                "I {} var dissimilaritetsindex {} år {year}: {} % av gruppen {} skulle behöva flytta till andra områden för att \
                 vara fördelad över områdena på samma sätt som {}.",
                at.sv, v.sv, percent.sv, group.sv, against.sv
            ),
            format!(
                "In {} the index of dissimilarity was {} in {year}: {}% of the group {} would have to move to other areas to be \
                 spread over the areas in the same way as {}.",
                at.en, v.en, percent.en, group.en, against.en
            ),
        ),
        "isolation" => Bilingual::new(
            format!(
                "I {} år {year} hörde {} % av dem som räknas till gruppen {} i det område där en genomsnittlig medlem av gruppen \
                 bodde.",
                at.sv, percent.sv, group.sv
            ),
            format!(
                "In {} in {year}, {}% of those counted belonged to the group {} in the area where an average member of the group \
                 lived.",
                at.en, percent.en, group.en
            ),
        ),
        "interaction" => Bilingual::new(
            format!(
                "I {} år {year} hörde {} % av dem som räknas till {} i det område där en genomsnittlig medlem av gruppen {} bodde.",
                at.sv, percent.sv, against.sv, group.sv
            ),
            format!(
                "In {} in {year}, {}% of those counted belonged to {} in the area where an average member of the group {} lived.",
                at.en, percent.en, against.en, group.en
            ),
        ),
        _ => {
            let (sv, en) = if asked.group.is_empty() {
                let system = &asked.system.name;
                (format!(", {}", system.sv), format!(", {}", system.en))
            } else {
                (format!(", {} mot {}", group.sv, against.sv), format!(", {} against {}", group.en, against.en))
            };
            // The line is a clause (how, whether, the share that …), which goes on after a colon.
            let (line_sv, line_en) = (small(asked.measure.line.sv), small(asked.measure.line.en));
            Bilingual::new(
                format!("{} i {} år {year}{sv}: {}. Vad måttet säger: {line_sv}", name.sv, at.sv, v.sv),
                format!("{} in {} in {year}{en}: {}. What it says: {line_en}", name.en, at.en, v.en),
            )
        }
    };
    if let Some(interval) = &row.interval {
        let (low, high) = (number(interval.low, DECIMALS), number(interval.high, DECIMALS));
        let level = number(100.0 * interval.level, 0);
        let (sv, en) = match interval.kind {
            "bootstrap" => ("om områdena hade dragits på nytt", "had the areas been drawn anew"),
            "rounding" => {
                ("när de antal som kan ligga bakom avrundningen dras", "over the counts that rounding may hide")
            }
            _ => ("när de antal som kan ligga bakom bruset dras", "over the counts that noise may hide"),
        };
        said.sv += &format!(" Av de dragna värdena ligger {} % mellan {} och {}, {sv}.", level.sv, low.sv, high.sv);
        said.en += &format!(" Of the values drawn {}% lie between {} and {}, {en}.", level.en, low.en, high.en);
    }
    if let Some(test) = &row.test {
        let (mean, p) = (number(test.mean, DECIMALS), number(test.p, 4));
        said.sv += &format!(
            " Slumpen ensam skulle ge {} i genomsnitt, och ett minst så högt värde med sannolikheten {}.",
            mean.sv, p.sv
        );
        said.en += &format!(
            " Chance alone would give {} on average, and a value as high or higher with probability {}.",
            mean.en, p.en
        );
    }
    Some(said)
}
