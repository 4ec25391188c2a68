//! How people reach, today and after a change.

use super::ask::sites_of;
use super::ground::Ground;
use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List};
use crate::number::shown;
use segbar_domain::Language;
use segbar_planning::consequence::{Consequence, Row, consequence};

/// Prints how people reach the offices of today.
pub fn access(ground: &Ground, bands: &[f64], by: Option<&str>, format: Format, context: &Context) -> Outcome {
    let today = ground.today();
    if today.is_empty() {
        let sentence = context.say("Det finns inga kontor i dag.", "There are no offices today.");
        return Err(Failure::one(Exit::NotFound, sentence));
    }
    let told = consequence(&ground.demand, &ground.sites, &ground.minutes, &today, &today, bands);
    let mut list = List::of(&[
        ("code", "kod", "code"),
        ("name", "grupp", "group"),
        ("people", "personer", "people"),
        ("mean", "medel min", "mean min"),
        ("median", "median min", "median min"),
        ("worst", "längst min", "longest min"),
        ("band", "inom min", "within min"),
        ("within", "personer", "people"),
        ("share", "andel %", "share %"),
    ]);
    for row in rows(&told, by, context)? {
        for (band, within) in bands.iter().zip(&row.after.within) {
            let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(value, 1));
            let share = (row.after.people > 0.0).then(|| 100.0 * within / row.after.people);
            list.row(vec![
                row.code.clone().into(),
                context.say(&row.name.sv, &row.name.en).into(),
                Cell::Number(row.after.people, 0),
                number(row.after.mean),
                number(row.after.median),
                number(row.after.worst),
                Cell::Number(*band, 0),
                Cell::Number(*within, 0),
                number(share),
            ]);
        }
    }
    list.print(format, context)
}

/// Prints what closing and opening means.
pub fn change(
    ground: &Ground,
    [close, open]: [&[String]; 2],
    bands: &[f64],
    by: Option<&str>,
    format: Format,
    context: &Context,
) -> Outcome {
    let before = ground.today();
    let (close, open) = (sites_of(ground, close, context)?, sites_of(ground, open, context)?);
    if close.is_empty() && open.is_empty() {
        let sentence =
            context.say("Ange vad som ändras med --close och --open.", "Say what changes with --close and --open.");
        return Err(Failure::one(Exit::Usage, sentence));
    }
    let mut after: Vec<u32> = before.iter().copied().filter(|at| !close.contains(at)).chain(open).collect();
    after.sort_unstable();
    after.dedup();
    let told = consequence(&ground.demand, &ground.sites, &ground.minutes, &before, &after, bands);
    closings(&told, ground, context);
    let mut list = List::of(&[
        ("code", "kod", "code"),
        ("name", "grupp", "group"),
        ("people", "personer", "people"),
        ("mean_before", "medel före", "mean before"),
        ("mean_after", "medel efter", "mean after"),
        ("beyond_before", "bortom band före", "beyond band before"),
        ("beyond_after", "bortom band efter", "beyond band after"),
        ("longer", "längre väg", "longer way"),
        ("shorter", "kortare väg", "shorter way"),
    ]);
    let band = bands.iter().position(|band| *band == 30.0).unwrap_or(bands.len().saturating_sub(1));
    for row in rows(&told, by, context)? {
        let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(value, 2));
        let beyond = |reach: &segbar_planning::Reach| {
            Cell::Number(reach.people - reach.within.get(band).copied().unwrap_or(0.0), 0)
        };
        list.row(vec![
            row.code.clone().into(),
            context.say(&row.name.sv, &row.name.en).into(),
            Cell::Number(row.after.people, 0),
            number(row.before.mean),
            number(row.after.mean),
            beyond(&row.before),
            beyond(&row.after),
            Cell::Number(row.longer, 0),
            Cell::Number(row.shorter, 0),
        ]);
    }
    list.print(format, context)
}

/// Says of each office that closes what the state leaves, who decides, and what it means for its people.
fn closings(told: &Consequence, ground: &Ground, context: &Context) {
    for closing in &told.closings {
        let site = &ground.sites[closing.site as usize];
        let (leaves, who) = (closing.leaves.sentence(), closing.leaves.decided_by());
        let minutes =
            |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| shown(value, 1, context.language));
        let people = shown(closing.people, 0, context.language);
        let (before, after) = (minutes(closing.before), minutes(closing.after));
        let next = closing.taken_over_by.map_or("–", |at| ground.sites[at as usize].name.as_str());
        let sentence = match context.language {
            Language::Sv => format!(
                "{}: {}; beslutas av {} efter samråd med kommun, region och länsstyrelse. {people} personer har det närmast: {before} → {after} minuter i genomsnitt, de flesta till {next}.",
                site.name, leaves.sv, who.sv,
            ),
            Language::En => format!(
                "{}: {}; decided by {} after consultation with municipality, region and county board. {people} people have it nearest: {before} → {after} minutes on average, most of them to {next}.",
                site.name, leaves.en, who.en
            ),
        };
        eprintln!("segbar: {sentence}");
    }
}

fn rows<'a>(told: &'a Consequence, by: Option<&str>, context: &Context) -> Result<Vec<&'a Row>, Failure> {
    let mut rows = vec![&told.all];
    if let Some(by) = by {
        match told.groupings.iter().find(|grouping| grouping.0 == by) {
            Some((_, groups)) => rows.extend(groups),
            None => {
                let known: Vec<&str> = told.groupings.iter().map(|grouping| grouping.0.as_str()).collect();
                let known = known.join(", ");
                let sentence = match context.language {
                    Language::Sv => format!("Underlaget är inte indelat efter '{by}'; det finns {known}."),
                    Language::En => format!("The demand is not divided by '{by}'; there are {known}."),
                };
                return Err(Failure::one(Exit::NotFound, sentence));
            }
        }
    }
    Ok(rows)
}
