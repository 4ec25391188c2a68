//! `segbar series`: an indicator of an area over all years, also over a break in the borders.

use crate::context::Context;
use crate::exit::Outcome;
use crate::format::{Cell, Format, List};
use crate::number::shown;
use crate::profile::newest_with;

/// An indicator of an area over all years, with the breaks in between; also brought onto one edition's borders
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar series 0380R001 population
  segbar series 0380R001 unemployed --bridge
  segbar series 0380R001 population --vintage RegSO_2020 --bridge --format csv

Each year is shown as published on the borders of that year, and a break between two years is named. With --bridge the years \
of other editions are shown once more on the borders of --vintage, as rows of their own, with the share of people who come \
from divided areas and the interval that follows from it.")]
pub struct Series {
    /// Code of the area
    code: String,
    /// Indicator, see `segbar list indicators`
    indicator: String,
    /// Edition of the areas; without it the newest complete one that has the code
    #[arg(long)]
    vintage: Option<String>,
    /// Also bring the years of other editions onto these borders
    #[arg(long)]
    bridge: bool,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Series {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let desk = context.desk()?;
        let vintage = match context.vintage(&desk, self.vintage.as_deref())? {
            Some(vintage) => vintage,
            None => newest_with(&desk, &self.code, context)?,
        };
        let answer = desk
            .over_time(&vintage, &self.code, &self.indicator, self.bridge)
            .map_err(|error| context.unanswered(error))?;
        context.warn_if_fictional(&desk);
        let mut list = List::of(&[
            ("period", "år", "year"),
            ("kind", "slag", "kind"),
            ("vintage", "indelning", "edition"),
            ("value", "värde", "value"),
            ("low", "minst", "least"),
            ("high", "högst", "most"),
            ("method", "hur", "how"),
            ("reassigned", "% från delade", "% from divided"),
            ("missing", "saknas", "missing"),
            ("breaks", "brott", "breaks"),
        ]);
        let number = |value: Option<f64>| value.map_or(Cell::Empty, |v| Cell::Number(v, answer.decimals));
        for published in &answer.published {
            let point = &published.point;
            list.row(vec![
                Cell::Whole(point.period.year().into()),
                published.kind.into(),
                published.vintage.to_string().into(),
                number(point.value),
                number(point.low),
                number(point.high),
                point.provenance.kind.as_str().into(),
                Cell::Empty,
                Cell::maybe(point.missing),
                Cell::Several(published.breaks.clone()),
            ]);
        }
        for bridge in answer.bridge.iter() {
            for point in &bridge.points {
                list.row(vec![
                    Cell::Whole(point.period.year().into()),
                    point.kind.into(),
                    bridge.vintage.to_string().into(),
                    number(point.value),
                    number(point.low),
                    number(point.high),
                    point.method.id().into(),
                    Cell::Number(point.reassigned, 1),
                    Cell::maybe(point.missing),
                    Cell::Several(vec![]),
                ]);
            }
        }
        if self.format == Format::Table {
            eprintln!("{}", context.pick(&answer.sentence));
            for b in answer.breaks.iter().filter(|b| answer.published.iter().any(|p| p.breaks.contains(&b.id))) {
                eprintln!("{} ({}): {}", b.from, b.id, context.pick(&b.text));
            }
        }
        list.print(self.format, context)
    }
}

/// How two editions of the areas of a level differ
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar vintages RegSO_2020 RegSO_2025
  segbar vintages DeSO_2018 DeSO_2025 --format csv

Lists the areas that are not unchanged: changed (same code, new borders), renamed, removed, added. What the people column says \
is where the people of the earlier area are, by the people of its parts; surface in the method column marks the areas for which \
nothing but the surface is known.")]
pub struct Vintages {
    /// The earlier edition
    from: String,
    /// The later edition
    to: String,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Vintages {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let desk = context.desk()?;
        let unanswered = |error| context.unanswered(error);
        let (from, to) = (desk.vintage(&self.from).map_err(unanswered)?, desk.vintage(&self.to).map_err(unanswered)?);
        let answer = desk.compare_vintages(&from, &to).map_err(unanswered)?;
        context.warn_if_fictional(&desk);
        let mut list = List::of(&[
            ("area", "område", "area"),
            ("became", "blev", "became"),
            ("name_from", "namn förut", "name before"),
            ("name_to", "namn nu", "name now"),
            ("people", "folkmängden finns i", "people are in"),
            ("method", "hur", "how"),
            ("swapped_with", "bytt namn med", "swapped with"),
        ]);
        for area in &answer.areas {
            let became = serde_json::to_value(area.became).ok();
            let people = area.people.iter().map(|p| format!("{} {} %", p.code, shown(p.share, 1, context.language)));
            list.row(vec![
                area.code.as_str().into(),
                Cell::maybe(became.as_ref().and_then(|v| v.as_str())),
                Cell::maybe(area.name_from.as_deref()),
                Cell::maybe(area.name_to.as_deref()),
                Cell::Several(people.collect()),
                Cell::maybe(area.method.as_deref()),
                Cell::maybe(area.swapped_with.as_deref()),
            ]);
        }
        if self.format == Format::Table {
            eprintln!("{}", context.pick(&answer.sentence));
        }
        list.print(self.format, context)
    }
}
