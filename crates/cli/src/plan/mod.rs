//! `segbar plan`: the network of service offices.

mod change;
mod desk;
mod files;
mod flags;
mod floating_catchment;
mod gazetteer;
mod localities;
mod matrix;
mod regions;
mod rules;
mod scenario;
mod sheet;
mod site;
mod travel;

pub use files::{of_workspace, read_offices};
pub use gazetteer::Places;

use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::Format;
use desk::Details;
use files::Asked;
use flags::Flags;

/// The network of service offices: which offices are best for an aim, and what a change means for whom
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar plan access --by county
  segbar plan site --number 110..115 --aim least_mean --stay-in-municipalities
  segbar plan site --minutes-most 30 --aim fewest
  segbar plan site --least-loss 35 --one-per-county
  segbar plan change --close demo-001 --by area_type
  segbar plan save fewer --candidates none --number 113
  segbar plan compare fewer other --by area_type
  segbar plan sheet demo-001
  segbar plan access --matrix car.parquet --matrix walk=walk.csv --by county
  segbar plan town --municipality 3101 --purpose trust --list Police_2023
  segbar plan mobile --home demo-001 --stops 8
  segbar plan catchments --method enhanced --by office

What it answers is a model of reach, not a decision: everybody is taken to use the nearest office, and without --matrix \
the time is the straight line times a detour at assumed speeds.")]
pub struct Plan {
    /// What to do
    #[arg(value_enum)]
    what: What,
    /// With save, show, export, delete, rerun and compare: names of scenarios; with sheet: the office
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    details: Details,
    /// With save: replace the scenario of this name
    #[arg(long)]
    replace: bool,
    /// What the people are counted by: county, municipality, region, area_type, deso_category, or an edition of the police's list; with catchments also office (the offices and their loads) or area
    #[arg(long, value_name = "GROUPING")]
    by: Option<String>,
    /// How the answer is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// How long people have to the offices of today
    Access,
    /// The best network for an aim, under conditions, with how far from the best possible it can be
    Site,
    /// What closing and opening offices means for whom
    Change,
    /// What each condition costs
    Prices,
    /// Everything to know of one office before its lease runs out (Markdown or JSON)
    Sheet,
    /// What the people of each catchment need more of than those of the average office
    Training,
    /// Where inside a municipality an office should be, for a stated purpose
    Town,
    /// Where a bus stops, and on which days, to reach those who are left
    Mobile,
    /// How much staff is within reach of people, when others within reach use it too
    Catchments,
    /// The same question under other assumptions: ways, editions of lists, area types, need
    Sensitivity,
    /// The demand points and sites with their coordinates, in the order in which a routing engine is asked
    Places,
    /// What is asked, as JSON that --brief reads
    Brief,
    /// Save a network under a name: the best one, or that of --close and --open
    Save,
    /// The saved networks
    List,
    /// A saved network
    Show,
    /// Saved networks side by side
    Compare,
    /// A saved network as JSON, with its brief and the hashes of what it stands on
    Export,
    /// Delete a saved network
    Delete,
    /// Ask a saved network again: whether the same comes out, and what has changed
    Rerun,
}

impl Plan {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let (format, by) = (self.format, self.by.as_deref());
        let names = self.named(context)?;
        let name = names.first().map_or("", String::as_str);
        match self.what {
            What::Save => return scenario::save(name, self.replace, &self.flags, format, context),
            What::List => return scenario::list(format, context),
            What::Show => return scenario::show(name, format, context),
            What::Compare => return scenario::compare(names, by, &self.flags, format, context),
            What::Export => return scenario::export(name, context),
            What::Delete => return scenario::delete(name, context),
            What::Rerun => return scenario::rerun(name, &self.flags, format, context),
            What::Brief => return crate::format::print_json(context, &self.flags.brief(context)?),
            _ => {}
        }
        let details = &self.details;
        let mut brief = self.flags.brief(context)?;
        match self.what {
            What::Sheet => brief = sheet::brief_for(brief, name, &self.flags, context)?,
            What::Town => brief = desk::brief_for(brief, details, &self.flags),
            _ => {}
        }
        let asked = Asked::read(brief, &self.flags, context)?;
        match self.what {
            What::Sheet => sheet::sheet(&asked, name, details, format, context),
            What::Training => sheet::training(&asked, format, context),
            What::Town => desk::town(&asked, details, format, context),
            What::Mobile => desk::mobile(&asked, details, format, context),
            What::Sensitivity => desk::sensitivity(&asked, details, format, context),
            What::Catchments => floating_catchment::catchments(&asked, details, by, format, context),
            What::Access => change::access(&asked, by, format, context),
            What::Places => matrix::places(&asked.ground, format, context),
            What::Prices => site::prices(&asked, format, context),
            What::Change => change::change(&asked, by, format, context),
            _ => site::site(&asked, format, context),
        }
    }

    /// The names, as many as what is to be done needs.
    fn named(&self, context: &Context) -> Result<&[String], Failure> {
        let (least, most) = match self.what {
            What::Save | What::Show | What::Export | What::Delete | What::Rerun | What::Sheet => (1, 1),
            What::Compare => (1, 20),
            _ => (0, 0),
        };
        let count = self.names.len();
        if (least..=most).contains(&count) {
            return Ok(&self.names);
        }
        let sentence = match (most, context.say("sv", "en")) {
            (0, "sv") => format!("'{}' hör inte hit; här behövs inget namn.", self.names.join(" ")),
            (0, _) => format!("'{}' does not belong here; no name is needed.", self.names.join(" ")),
            (1, "sv") => "Ange ett namn: på ett scenario, eller med sheet på ett kontor.".to_owned(),
            (1, _) => "Give one name: of a scenario, or with sheet of an office.".to_owned(),
            (_, "sv") => format!("Ange 1–{most} namn på scenarier."),
            _ => format!("Give 1–{most} names of scenarios."),
        };
        Err(Failure::one(Exit::Usage, sentence))
    }
}
