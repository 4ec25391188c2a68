//! What is said after a snapshot was published: its name and what is in it.

use crate::context::{Context, fictional};
use crate::exit::Outcome;
use crate::format::print;
use crate::number::shown;
use segbar_dataset::Published;
use segbar_domain::Catalogue;
use segbar_snapshot::SnapshotId;
use std::collections::BTreeSet;

/// Prints the snapshot's name and what is in it.
pub fn report(id: &SnapshotId, published: &Published, context: &Context) -> Outcome {
    let count = |n: usize| shown(n as f64, 0, context.language);
    let ids: BTreeSet<_> = published.columns.iter().map(|c| &c.key.indicator).collect();
    let (systems, indicators): (Vec<_>, Vec<_>) =
        ids.into_iter().partition(|id| Catalogue::builtin().group_system(id).is_some());
    let periods: BTreeSet<_> = published.columns.iter().map(|c| c.key.period).collect();
    print(context, |out| {
        if published.manifest.fictional {
            writeln!(out, "{}", fictional(context.language))?;
        }
        for set in &published.area_sets {
            let shapes =
                published.boundaries.iter().find(|b| b.vintage == *set.vintage()).map_or(0, |b| b.shapes.len());
            let whole = if set.complete() { "" } else { context.say(", inte alla", ", not all") };
            let with = context.say("med gränser", "with borders");
            writeln!(
                out,
                "  {:<18} {} ({} {with}{whole})",
                set.vintage().to_string(),
                count(set.len()),
                count(shapes)
            )?;
        }
        let (columns, indicators, systems) =
            (count(published.columns.len()), count(indicators.len()), count(systems.len()));
        let years = match (periods.first(), periods.last()) {
            (Some(first), Some(last)) => format!("{first}–{last}"),
            _ => "–".to_owned(),
        };
        let (of, and) = (context.say("kolumner av", "columns of"), context.say("indikatorer och", "indicators and"));
        let in_years = context.say("gruppindelningar, år", "group systems, years");
        writeln!(out, "  {columns} {of} {indicators} {and} {systems} {in_years} {years}")?;
        writeln!(out, "{} {id}", context.say("I tjänst:", "In service:"))
    })
}
