//! `segbar police`: an edition of the police's list of vulnerable areas, or what it covers.

use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List, print_json};
use segbar_dataset::validated::PoliceClass;
use segbar_questions::Bilingual;

/// An edition of the police's list of vulnerable areas. A police judgement, not statistics
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar police
  segbar police Police_2023 --overlaps --format csv")]
pub struct Police {
    /// Edition, for instance Police_2023; the newest without it
    edition: Option<String>,
    /// List the overlaps with statistical areas instead of the police areas
    #[arg(long)]
    overlaps: bool,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Police {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let desk = context.desk()?;
        let edition = match context.vintage(&desk, self.edition.as_deref())? {
            Some(edition) => edition,
            None => desk.police_editions().pop().ok_or_else(|| {
                let sentence = context.say(
                    "Underlaget har ingen av polisens listor. Importera en, till exempel uso_2023.",
                    "The snapshot has none of the police's lists. Import one, for instance uso_2023.",
                );
                Failure::one(Exit::NotFound, sentence)
            })?,
        };
        let answer = desk.police(&edition).map_err(|e| context.unanswered(e))?;
        context.warn_if_fictional(&desk);
        if self.format == Format::Json {
            return print_json(context, &answer);
        }
        if self.overlaps {
            let mut list = List::of(&[
                ("police_area", "polisområde", "police area"),
                ("vintage", "indelning", "vintage"),
                ("area", "område", "area"),
                ("people", "personer", "people"),
                ("share_of_area", "andel av området", "share of area"),
                ("share_of_police_area", "andel av polisområdet", "share of police area"),
                ("method", "mått", "measured by"),
            ]);
            for o in answer.overlays {
                let method = match o.people {
                    Some(_) => "people",
                    None => "area",
                };
                list.row(vec![
                    o.police_area.into(),
                    o.vintage.to_string().into(),
                    o.area.into(),
                    o.people.map_or(Cell::Empty, |v| Cell::Number(v, 0)),
                    Cell::Number(o.share_of_area, 3),
                    Cell::Number(o.share_of_police_area, 3),
                    method.into(),
                ]);
            }
            return list.print(self.format, context);
        }
        let mut list = List::of(&[
            ("area", "område", "area"),
            ("name", "namn", "name"),
            ("class", "klass", "class"),
            ("place", "kommun", "municipality"),
        ]);
        for area in answer.areas {
            let class = match self.format {
                Format::Table => context.pick(&class_name(area.class)).to_owned(),
                _ => class_id(area.class).to_owned(),
            };
            list.row(vec![area.code.into(), area.name.into(), class.into(), Cell::maybe(area.place)]);
        }
        list.print(self.format, context)
    }
}

fn class_id(class: PoliceClass) -> &'static str {
    match class {
        PoliceClass::Vulnerable => "vulnerable",
        PoliceClass::Risk => "risk",
        PoliceClass::EspeciallyVulnerable => "especially_vulnerable",
    }
}

fn class_name(class: PoliceClass) -> Bilingual {
    match class {
        PoliceClass::Vulnerable => Bilingual::new("utsatt område", "vulnerable area"),
        PoliceClass::Risk => Bilingual::new("riskområde", "risk area"),
        PoliceClass::EspeciallyVulnerable => Bilingual::new("särskilt utsatt område", "especially vulnerable area"),
    }
}
