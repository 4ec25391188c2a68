//! `segbar values`: an indicator on all areas of a vintage, or on those within a larger area.

use crate::arguments::Where;
use crate::context::Context;
use crate::exit::Outcome;
use crate::format::{Cell, Format, List};
use segbar_questions::resolve::parse_breakdown;

/// Values of an indicator, one line per area
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar values population --level regso --vintage RegSO_2020 --period 2022 --format csv
  segbar values unemployed --level deso --period 2022 --within 0380
  segbar values population --level municipality --period 2022 --breakdown age=0-4

CSV and JSON have the columns area, name, value and missing; values are not rounded, and an empty value has \
its reason in missing.")]
pub struct Values {
    /// Indicator, see `segbar list indicators`
    indicator: String,
    #[command(flatten)]
    place: Where,
    /// Year
    #[arg(long, value_name = "YEAR")]
    period: String,
    /// Part of the population: dimension=value, several with commas, or total
    #[arg(long, default_value = "total")]
    breakdown: String,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Values {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let desk = context.desk()?;
        let unanswered = |e| context.unanswered(e);
        let period = context.period(&self.period)?;
        let vintage = context.vintage(&desk, self.place.vintage.as_deref())?;
        let level = context.level(self.place.level.as_deref())?;
        let vintage = desk.resolve_vintage(level, vintage.as_ref(), period).map_err(unanswered)?;
        let breakdown = parse_breakdown(&self.breakdown).map_err(unanswered)?;
        let within = self.place.within.as_deref();
        let rows = desk.value_rows(&self.indicator, &vintage, period, &breakdown, within).map_err(unanswered)?;
        let decimals = desk.catalogue().indicator(&self.indicator).map_or(0, |i| i.unit.decimals());
        context.warn_if_fictional(&desk);
        let mut list = List::of(&[
            ("area", "område", "area"),
            ("name", "namn", "name"),
            ("value", "värde", "value"),
            ("missing", "saknas", "missing"),
        ]);
        for row in rows {
            list.row(vec![
                row.area.into(),
                row.name.into(),
                row.value.map_or(Cell::Empty, |v| Cell::Number(v, decimals)),
                Cell::maybe(row.missing),
            ]);
        }
        list.print(self.format, context)
    }
}
