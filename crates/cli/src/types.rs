//! `segbar types`: the area types of a vintage in a year, with the cuts that were in force.

use crate::arguments::Where;
use crate::context::Context;
use crate::exit::Outcome;
use crate::format::{Cell, Format, List, print, print_json};
use crate::number::shown;
use segbar_questions::types::{TypesAnswer, Variant, type_name};

/// Area types 1–5 of a year, with mean, standard deviation and cuts
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar types --vintage RegSO_2020 --period 2022
  segbar types --level deso --period 2022 --variant open --format json

JSON has mean, sd, n, cuts (μ − σ, μ, μ + σ, μ + 2σ), counts of the types 1–5 and the areas with code and type.")]
pub struct Types {
    #[command(flatten)]
    place: Where,
    /// Year
    #[arg(long, value_name = "YEAR")]
    period: String,
    /// The published types, or those computed here from open components
    #[arg(long, value_parser = ["published", "open"], default_value = "published")]
    variant: String,
    /// How the answer is printed; CSV has the areas only
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Types {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let desk = context.desk()?;
        let unanswered = |e| context.unanswered(e);
        let period = context.period(&self.period)?;
        let vintage = context.vintage(&desk, self.place.vintage.as_deref())?;
        let level = context.level(self.place.level.as_deref())?;
        let vintage = desk.resolve_vintage(level, vintage.as_ref(), period).map_err(unanswered)?;
        let variant: Variant = self.variant.parse().map_err(unanswered)?;
        let mut answer = desk.types(&vintage, period, variant).map_err(unanswered)?;
        if let Some(code) = &self.place.within {
            // The cuts stay those of the country; only the areas and their counts are those within.
            desk.keep_within(&mut answer, code).map_err(unanswered)?;
        }
        context.warn_if_fictional(&desk);
        match self.format {
            Format::Json => print_json(context, &answer),
            Format::Csv => areas(&answer).print(Format::Csv, context),
            Format::Table => {
                print(context, |out| summary(&answer, context, out))?;
                counts(&answer, context).print(Format::Table, context)
            }
        }
    }
}

fn areas(answer: &TypesAnswer) -> List {
    let mut list = List::of(&[("area", "område", "area"), ("name", "namn", "name"), ("type", "typ", "type")]);
    for area in &answer.areas {
        let area_type = area.area_type.map_or(Cell::Empty, |t| Cell::Whole(t.into()));
        list.row(vec![area.code.as_str().into(), area.name.as_str().into(), area_type]);
    }
    list
}

fn counts(answer: &TypesAnswer, context: &Context) -> List {
    let mut list = List::of(&[("type", "typ", "type"), ("areas", "områden", "areas"), ("name", "", "")]);
    for (t, n) in &answer.counts {
        let name = type_name(t.parse().unwrap_or_default());
        list.row(vec![t.as_str().into(), Cell::Number(f64::from(*n), 0), context.pick(&name).into()]);
    }
    list
}

fn summary(answer: &TypesAnswer, context: &Context, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let number = |v: f64| shown(v, 2, context.language);
    writeln!(out, "{} {} {}", answer.vintage, answer.period, answer.indicator)?;
    if let (Some(mean), Some(sd), Some(cuts)) = (answer.mean, answer.sd, answer.cuts) {
        let cuts = cuts.map(number).join("  ");
        let n = shown(answer.n.into(), 0, context.language);
        let (of, at) = (context.say("över", "over"), context.say("gränser", "cuts"));
        writeln!(out, "μ = {}, σ = {}, n = {n} ({of} {})", number(mean), number(sd), answer.reference)?;
        writeln!(out, "{at}: {cuts}")?;
    }
    if let Some(note) = &answer.note {
        writeln!(out, "{}", context.pick(note))?;
    }
    if answer.missing > 0 {
        writeln!(out, "{}: {}", context.say("Utan typ", "Without a type"), answer.missing)?;
    }
    writeln!(out)
}
