//! `segbar composition`: how many areas and people of each type there are in a municipality, a county or the nation.

use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List, print_json};
use segbar_domain::{AreaCode, Period, Vintage};
use segbar_questions::types::{Variant, type_name};

/// Number of RegSO and people of each area type within the nation, a county or a municipality
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar composition 00 --period 2022
  segbar composition 0380 --period 2022 --variant open --format json")]
pub struct Composition {
    /// Code of the area: 00, 03, 0380
    code: String,
    /// Year
    #[arg(long, value_name = "YEAR")]
    period: String,
    /// The published types, or those computed here from open components
    #[arg(long, value_parser = ["published", "open"], default_value = "published")]
    variant: String,
    /// How the answer is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Composition {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let desk = context.desk()?;
        let unanswered = |e| context.unanswered(e);
        let period = context.period(&self.period)?;
        let vintage = vintage_of(&self.code, period, context)?;
        let variant: Variant = self.variant.parse().map_err(unanswered)?;
        let answer = desk.composition(&vintage, &self.code, period, variant).map_err(unanswered)?;
        context.warn_if_fictional(&desk);
        if self.format == Format::Json {
            return print_json(context, &answer);
        }
        let mut list = List::of(&[
            ("type", "typ", "type"),
            ("regso", "RegSO", "RegSO"),
            ("people", "personer", "people"),
            ("share", "andel %", "share %"),
            ("name", "", ""),
        ]);
        for (t, n) in &answer.regso {
            let of =
                |map: &Option<std::collections::BTreeMap<String, f64>>| map.as_ref().and_then(|m| m.get(t).copied());
            let number = |v: Option<f64>, decimals| v.map_or(Cell::Empty, |v| Cell::Number(v, decimals));
            list.row(vec![
                t.as_str().into(),
                Cell::Number(f64::from(*n), 0),
                number(of(&answer.people), 0),
                number(of(&answer.share), 1),
                context.pick(&type_name(t.parse().unwrap_or_default())).into(),
            ]);
        }
        let missing = context.say("utan typ", "without a type");
        list.row(vec![
            Cell::Empty,
            Cell::Number(answer.regso_missing.into(), 0),
            answer.people_missing.map_or(Cell::Empty, |v| Cell::Number(v, 0)),
            Cell::Empty,
            missing.into(),
        ]);
        list.print(self.format, context)
    }
}

/// The vintage whose codes look like this one, in force in the year.
fn vintage_of(code: &str, period: Period, context: &Context) -> Result<Vintage, Failure> {
    AreaCode::level_of(code).and_then(|level| Vintage::in_force(level, period)).ok_or_else(|| {
        let sentence = match context.language {
            segbar_domain::Language::Sv => {
                format!("'{code}' är ingen områdeskod. Skriv 00, ett län (03) eller en kommun (0380).")
            }
            segbar_domain::Language::En => {
                format!("'{code}' is not the code of an area. Write 00, a county (03) or a municipality (0380).")
            }
        };
        Failure::one(Exit::Usage, sentence)
    })
}
