//! `segbar offices`: the offices of the workspace.

use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List};
use crate::plan::{Places, read_offices};
use segbar_workspace::Workspace;
use std::path::PathBuf;

/// The service offices of the workspace: import a table, or list them. Nothing leaves the machine
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar offices list
  segbar offices import offices.csv
  segbar offices import events.csv --localities mb_riks.zip --municipalities kommuner.zip

A table needs name (or office), and x and y (SWEREF 99 TM), lat and lon, town with kommun_code, or kommun_code. It may \
have id, kind, opened, closed, lease_end, notice_date, floor_area_m2, rent_sek_year, staff, visits_year, partners and aim; \
or event and date. The offices of the table take the place of all there were; a table with anything wrong changes nothing.")]
pub struct Offices {
    /// What to do
    #[arg(value_enum)]
    what: What,
    /// With import: the table (CSV)
    #[arg(value_name = "FILE", required_if_eq("what", "import"))]
    file: Option<PathBuf>,
    /// Layer of localities, to find towns in
    #[arg(long, value_name = "FILE", requires = "municipalities")]
    localities: Option<PathBuf>,
    /// Layer of municipalities, to find localities in
    #[arg(long, value_name = "FILE", requires = "localities")]
    municipalities: Option<PathBuf>,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// Offices with place, kind and lease
    List,
    /// Take the offices of a table
    Import,
}

impl Offices {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let failed = |e| Failure::workspace(&e, context.language);
        if self.what == What::Import {
            let Some(file) = &self.file else { return Err(Failure::one(Exit::Usage, "")) };
            let places = match (&self.localities, &self.municipalities) {
                (Some(localities), Some(municipalities)) => Places::of_layers(localities, municipalities, context)?,
                _ => Places::of_desk(&context.desk()?, context)?,
            };
            let offices = read_offices(file, &places, context)?;
            std::fs::create_dir_all(&context.data).map_err(|e| Failure::file(&context.data, &e, context.language))?;
            Workspace::open(&context.data).map_err(failed)?.replace_offices(&offices).map_err(failed)?;
            let count = offices.len();
            let sentence = context.say("kontor i arbetsytan.", "offices in the workspace.");
            eprintln!("segbar: {count} {sentence}");
            return Ok(());
        }
        if !context.data.exists() {
            let sentence = context.say("Datamappen finns inte.", "The data folder does not exist.");
            return Err(Failure::one(Exit::NotFound, sentence));
        }
        let offices = Workspace::open(&context.data).map_err(failed)?.offices().map_err(failed)?;
        let mut list = List::of(&[
            ("id", "id", "id"),
            ("name", "namn", "name"),
            ("kind", "slag", "kind"),
            ("x", "x", "x"),
            ("y", "y", "y"),
            ("area", "område", "area"),
            ("opened", "öppnat", "opened"),
            ("closed", "stängt", "closed"),
            ("lease_end", "hyresavtal till", "lease until"),
            ("notice_date", "säg upp senast", "notice by"),
        ]);
        for office in offices {
            let day = |date: Option<jiff::civil::Date>| Cell::maybe(date.map(|date| date.to_string()));
            let kind = if self.format == Format::Table {
                let name = office.kind.name();
                context.say(&name.sv, &name.en).to_owned()
            } else {
                office.kind.id().to_owned()
            };
            list.row(vec![
                office.id.into(),
                office.name.into(),
                kind.into(),
                Cell::Number(office.x, 0),
                Cell::Number(office.y, 0),
                Cell::maybe(office.area.map(|area| area.code.to_string())),
                day(office.opened),
                day(office.closed),
                day(office.lease_end),
                day(office.notice_date),
            ]);
        }
        list.print(self.format, context)
    }
}
