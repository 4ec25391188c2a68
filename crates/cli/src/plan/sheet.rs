//! The decision sheet of an office, and the needs of all catchments.

use super::desk::Details;
use super::files::{Asked, failure, of_workspace};
use super::flags::Flags;
use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List, print, print_json};
use crate::number::shown;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use segbar_domain::Language;
use segbar_questions::Desk;
use segbar_questions::network::Brief;
use segbar_questions::network::reach::SiteAnswer;
use segbar_questions::network::sheet::{SheetAnswer, brief_for as anywhere_near, sheet as told_of};
use segbar_questions::network::training::training as needs_of;
use std::io::{self, Write};

/// The brief of a sheet: where nothing else is said, the office may move to any area of its municipality.
pub fn brief_for(brief: Brief, office: &str, flags: &Flags, context: &Context) -> Result<Brief, Failure> {
    if flags.says_candidates() {
        return Ok(brief);
    }
    let all = of_workspace(context)?;
    let same = |name: &str| name.to_lowercase() == office.to_lowercase();
    let found = all.iter().find(|of| of.id == office).or_else(|| all.iter().find(|of| same(&of.name)));
    Ok(found.map_or(brief.clone(), |office| anywhere_near(&brief, office)))
}

/// Prints the sheet as a document with headings and tables (Markdown), or as JSON.
pub fn sheet(asked: &Asked, office: &str, details: &Details, format: Format, context: &Context) -> Outcome {
    let today = details.today.unwrap_or_else(|| Timestamp::now().to_zoned(TimeZone::UTC).date());
    let told = told_of(&asked.ground, desk(asked, context)?, office, details.km, today);
    let told = told.map_err(|error| failure(&error, context))?;
    match format {
        Format::Json => print_json(context, &told),
        _ => print(context, |out| document(out, &told, context)),
    }
}

/// Prints what the people of each catchment need more of than those of the average office.
pub fn training(asked: &Asked, format: Format, context: &Context) -> Outcome {
    let told = needs_of(&asked.ground, desk(asked, context)?).map_err(|error| failure(&error, context))?;
    if format == Format::Json {
        return print_json(context, &told);
    }
    if let Some(note) = told.notes.last() {
        eprintln!("segbar: {}", context.pick(note));
    }
    let mut list = List::of(&[
        ("id", "id", "id"),
        ("name", "namn", "name"),
        ("indicator", "indikator", "indicator"),
        ("value", "värde", "value"),
        ("average", "genomsnittskontor", "average office"),
        ("difference", "skillnad sd", "difference sd"),
        ("low", "minst", "at least"),
        ("high", "högst", "at most"),
    ]);
    for row in &told.ranking {
        let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(value, 2));
        let need = &row.need;
        let name = if format == Format::Table { context.pick(&need.name) } else { &need.indicator };
        list.row(vec![
            row.office.clone().into(),
            row.name.clone().into(),
            name.into(),
            Cell::Number(need.value, 1),
            Cell::Number(need.average, 1),
            number(need.difference),
            number(need.low),
            number(need.high),
        ]);
    }
    list.print(format, context)
}

fn desk<'a>(asked: &'a Asked, context: &Context) -> Result<&'a Desk, Failure> {
    asked.desk.as_ref().ok_or_else(|| {
        let sentence = context.say(
            "Behov läses ur ögonblicksbilden; det går inte med --localities.",
            "Needs are read from the snapshot; that does not go with --localities.",
        );
        Failure::one(Exit::Usage, sentence)
    })
}

fn document(out: &mut dyn Write, of: &SheetAnswer, context: &Context) -> io::Result<()> {
    let number = |value: f64, decimals: usize| shown(value, decimals, context.language);
    let maybe = |value: Option<f64>, decimals: usize| value.map_or_else(|| "–".to_owned(), |v| number(v, decimals));
    let heading = |out: &mut dyn Write, sv: &str, en: &str| writeln!(out, "\n## {}\n", context.say(sv, en));
    writeln!(out, "# {} ({})", of.site.name, of.site.id)?;
    writeln!(out)?;
    if of.fictional {
        writeln!(out, "**{}**\n", segbar_questions::text::fictional(context.language))?;
    }
    let aim = of.aim.as_ref().map(|aim| format!(", {}", context.pick(aim))).unwrap_or_default();
    writeln!(out, "{}{aim}. {}", context.pick(&of.kind), of.partners.join(", "))?;
    heading(out, "Hyresavtal", "Lease")?;
    match &of.lease {
        Some(lease) => writeln!(out, "{}", context.pick(&lease.sentence))?,
        None => writeln!(out, "{}", context.say("Inget avtal i tabellen.", "No lease in the table."))?,
    }
    heading(out, "De som har kontoret närmast", "Those who have the office nearest")?;
    let (people, minutes) = (number(of.catchment.people, 0), maybe(of.catchment.minutes, 1));
    let (rank, all) = (of.catchment.rank, of.catchment.of);
    match context.language {
        Language::Sv => {
            writeln!(out, "{people} personer (nr {rank} av {all} kontor), i genomsnitt {minutes} minuter.\n")?
        }
        Language::En => {
            writeln!(out, "{people} people (no. {rank} of {all} offices), {minutes} minutes on average.\n")?
        }
    }
    if !of.catchment.types.is_empty() {
        table(out, &[context.say("områdestyp", "area type"), context.say("personer", "people")], 1)?;
        for group in &of.catchment.types {
            writeln!(out, "| {} {} | {} |", group.code, context.pick(&group.name), number(group.reach.people, 0))?;
        }
        writeln!(out)?;
    }
    let needs = [
        ("behov", "need"),
        ("här", "here"),
        ("genomsnittskontor", "average office"),
        ("skillnad (sd)", "difference (sd)"),
    ];
    table(out, &needs.map(|(sv, en)| context.say(sv, en)), 1)?;
    for need in &of.catchment.needs {
        let bounds = need
            .low
            .zip(need.high)
            .map(|(low, high)| format!(" ({} {} {})", number(low, 1), context.say("till", "to"), number(high, 1)));
        let difference = format!("{}{}", maybe(need.difference, 1), bounds.unwrap_or_default());
        let (value, average) = (number(need.value, 1), number(need.average, 1));
        writeln!(out, "| {} | {value} | {average} | {difference} |", context.pick(&need.name))?;
    }
    for trend in &of.catchment.trend {
        let (before, after) = (number(trend.before, 1), number(trend.after, 1));
        writeln!(out, "\n{}: {} {before} → {} {after}.", context.pick(&trend.name), trend.from, trend.to)?;
    }
    heading(out, "Besök", "Visits")?;
    writeln!(out, "{}", context.pick(&of.visits.sentence))?;
    if let (Some(paid), expected) = (of.visits.rent_per_visit, of.visits.rent_per_expected_visit) {
        let (paid, expected) = (number(paid, 0), maybe(expected, 0));
        match context.language {
            Language::Sv => writeln!(out, "\nHyra per besök: {paid} kr; vid ett typiskt antal besök {expected} kr.")?,
            Language::En => {
                writeln!(out, "\nRent per visit: SEK {paid}; at a typical number of visits SEK {expected}.")?
            }
        }
    }
    heading(out, "Alternativ", "Alternatives")?;
    let columns = [
        ("alternativ", "alternative"),
        ("minuter i dag", "minutes today"),
        ("minuter sedan", "minutes after"),
        ("längre väg", "longer way"),
        ("kortare väg", "shorter way"),
        ("bortom 30 min", "beyond 30 min"),
        ("hyra kr/år", "rent SEK/year"),
    ];
    table(out, &columns.map(|(sv, en)| context.say(sv, en)), 1)?;
    for way in &of.alternatives {
        let to = way.site.as_ref().map(|site| format!(" → {}", named(site))).unwrap_or_default();
        let cells = [
            format!("{}{to}", context.pick(&way.name)),
            maybe(way.before, 1),
            maybe(way.after, 1),
            number(way.longer, 0),
            number(way.shorter, 0),
            format!("{} → {}", number(way.beyond.0, 0), number(way.beyond.1, 0)),
            maybe(way.rent, 0),
        ];
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    writeln!(out)?;
    for way in &of.alternatives {
        writeln!(out, "- {}: {}", context.pick(&way.name), context.pick(&way.sentence))?;
    }
    heading(out, "Om det stänger", "If it closes")?;
    if let Some(closing) = &of.closing {
        writeln!(out, "{}\n", context.pick(&closing.sentence))?;
    }
    let columns = [
        ("kontor", "office"),
        ("närmast för i dag", "nearest for today"),
        ("sedan", "after"),
        ("per anställd i dag", "per employee today"),
        ("sedan", "after"),
    ];
    table(out, &columns.map(|(sv, en)| context.say(sv, en)), 1)?;
    for next in &of.neighbours {
        let cells = [
            next.site.name.clone(),
            number(next.before, 0),
            number(next.after, 0),
            maybe(next.per_staff_before, 0),
            maybe(next.per_staff_after, 0),
        ];
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    heading(out, "Liknande kontor", "Similar offices")?;
    let columns = [
        ("kontor", "office"),
        ("avstånd", "distance"),
        ("personer", "people"),
        ("besök", "visits"),
        ("anställda", "staff"),
    ];
    table(out, &columns.map(|(sv, en)| context.say(sv, en)), 1)?;
    for other in &of.similar {
        let visits = maybe(other.visits.map(f64::from), 0);
        let (distance, people, staff) = (number(other.distance, 2), number(other.people, 0), maybe(other.staff, 1));
        writeln!(out, "| {} | {distance} | {people} | {visits} | {staff} |", other.site.name)?;
    }
    heading(out, "Att veta", "To know")?;
    of.notes.iter().try_for_each(|note| writeln!(out, "- {}", context.pick(note)))
}

/// A site by its name, and its id where that is another.
fn named(site: &SiteAnswer) -> String {
    if site.name == site.id { site.id.clone() } else { format!("{} ({})", site.name, site.id) }
}

/// The head of a table, numbers to the right from a column on.
fn table(out: &mut dyn Write, columns: &[&str], right_from: usize) -> io::Result<()> {
    let rule: Vec<&str> = (0..columns.len()).map(|at| if at >= right_from { "---:" } else { "---" }).collect();
    writeln!(out, "| {} |\n| {} |", columns.join(" | "), rule.join(" | "))
}
