//! `segbar profile`: everything about one area.

use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, List, print, print_json};
use crate::number::shown;
use segbar_domain::{AreaCode, Language, Unit, Vintage};
use segbar_questions::Desk;
use segbar_questions::profile::{ProfileAnswer, TypePoint};
use segbar_questions::types::type_name;
use std::io::{self, Write};

/// One area: where it lies, its types, its indicators beside those of the nation, the police areas over it
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar profile 0380
  segbar profile 0380R001 --vintage RegSO_2020 --format json
  segbar profile gottsunda --vintage Police_2023")]
pub struct Profile {
    /// Code of the area
    code: String,
    /// Edition of the areas; without it the newest complete one that has the code
    #[arg(long)]
    vintage: Option<String>,
    /// How the answer is printed
    #[arg(long, value_enum, default_value_t)]
    format: Printed,
}

/// How an answer that is no list is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Printed {
    /// For people
    #[default]
    Table,
    /// For programs, as the HTTP API gives it
    Json,
}

impl Profile {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let desk = context.desk()?;
        let vintage = match context.vintage(&desk, self.vintage.as_deref())? {
            Some(vintage) => vintage,
            None => newest_with(&desk, &self.code, context)?,
        };
        let answer = desk.profile(&vintage, &self.code).map_err(|e| context.unanswered(e))?;
        context.warn_if_fictional(&desk);
        match self.format {
            Printed::Json => print_json(context, &answer),
            Printed::Table => {
                print(context, |out| head(&answer, context, out))?;
                indicators(&answer, &desk, context)
            }
        }
    }
}

/// The newest complete edition that has the code.
pub fn newest_with(desk: &Desk, code: &str, context: &Context) -> Result<Vintage, Failure> {
    let entries = desk.snapshot().vintages().iter();
    let level = AreaCode::level_of(code);
    let mut fitting: Vec<_> = entries
        .filter(|v| level.is_none_or(|level| v.vintage.level() == level))
        .filter(|v| desk.area_set(&v.vintage).is_ok_and(|set| set.position(code).is_some()))
        .collect();
    fitting.sort_by_key(|v| (v.complete, v.vintage.year()));
    fitting.last().map(|v| v.vintage.clone()).ok_or_else(|| {
        let sentence = match context.language {
            Language::Sv => format!("Området '{code}' finns inte i underlaget. `segbar list areas` visar alla koder."),
            Language::En => format!("There is no area '{code}' in the snapshot. `segbar list areas` shows all codes."),
        };
        Failure::one(Exit::NotFound, sentence)
    })
}

fn head(answer: &ProfileAnswer, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let area = &answer.area;
    writeln!(out, "{} {} ({})", area.code, area.name, area.vintage)?;
    if !answer.path.is_empty() {
        let path: Vec<_> = answer.path.iter().map(|a| a.name.as_str()).collect();
        writeln!(out, "{}", path.join(" › "))?;
    }
    if let Some(population) = answer.population {
        let n = shown(population.value, 0, context.language);
        writeln!(out, "{} {}: {n}", context.say("Befolkning", "Population"), population.period)?;
    }
    let types = [
        (context.say("Områdestyp", "Area type"), &answer.types.published),
        (context.say("Områdestyp, öppen variant", "Area type, open variant"), &answer.types.open),
    ];
    for (what, points) in types {
        let latest: Option<(&TypePoint, u8)> = points.iter().rev().find_map(|p| Some((p, p.area_type?)));
        if let Some((point, t)) = latest {
            writeln!(out, "{what} {}: {t} {}", point.period, context.pick(&type_name(t)))?;
        }
    }
    for police in &answer.police {
        let share = shown(100.0 * police.share_of_area, 0, context.language);
        let of = match police.people {
            Some(_) => context.say("av befolkningen", "of the people"),
            None => context.say("av ytan", "of the surface"),
        };
        let within = context.say("i polisens utsatta område", "in the police's vulnerable area");
        writeln!(out, "{share} % {of} {within} {} ({})", police.name, police.edition)?;
    }
    for covered in &answer.covers {
        let share = shown(100.0 * covered.share_of_police_area, 0, context.language);
        writeln!(out, "{share} % {} {} {} ({})", context.say("i", "in"), covered.code, covered.name, covered.vintage)?;
    }
    writeln!(out)
}

fn indicators(answer: &ProfileAnswer, desk: &Desk, context: &Context) -> Outcome {
    let mut list = List::of(&[
        ("name", "indikator", "indicator"),
        ("period", "år", "year"),
        ("value", "värde", "value"),
        ("parent", "omgivande", "around it"),
        ("nation", "riket", "nation"),
        ("rank", "plats", "rank"),
        ("unit", "enhet", "unit"),
    ]);
    for series in &answer.indicators {
        let (Some(latest), Some(about)) = (series.latest, desk.catalogue().indicator(&series.id)) else { continue };
        let number = |v: Option<f64>| v.map_or(Cell::Empty, |v| Cell::Number(v, series.decimals));
        list.row(vec![
            about.name.get(context.language).into(),
            Cell::Whole(latest.period.year().into()),
            number(Some(latest.value)),
            number(latest.parent_value),
            number(latest.nation_value),
            // A place among classes says nothing: hundreds of areas share it.
            if about.unit == Unit::Class { Cell::Empty } else { format!("{}/{}", latest.rank, latest.of).into() },
            about.unit.name().get(context.language).into(),
        ]);
    }
    list.print(crate::format::Format::Table, context)
}
