//! `segbar plan`: the network of service offices.

mod change;
mod files;
mod flags;
mod gazetteer;
mod localities;
mod site;

pub use files::read_offices;
pub use gazetteer::Places;

use crate::context::Context;
use crate::exit::Outcome;
use crate::format::Format;
use files::Asked;
use flags::Flags;

/// The network of service offices: which offices are best for an aim, and what a change means for whom
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar plan access --by county
  segbar plan site --number 110..115 --aim least_mean --stay-in-municipalities
  segbar plan site --minutes-most 30 --aim fewest
  segbar plan change --close demo-001 --by area_type

What it answers is a model of reach, not a decision: everybody is taken to use the nearest office, and without --minutes \
the time is the straight line times a detour at assumed speeds.")]
pub struct Plan {
    /// What to do
    #[arg(value_enum)]
    what: What,
    #[command(flatten)]
    flags: Flags,
    /// What the people are counted by: county, municipality, region, area_type, deso_category, or an edition of the police's list
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
}

impl Plan {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let asked = Asked::read(self.flags.brief(context)?, &self.flags, context)?;
        match self.what {
            What::Access => change::access(&asked, self.by.as_deref(), self.format, context),
            What::Site => site::site(&asked, self.format, context),
            What::Prices => site::prices(&asked, self.format, context),
            What::Change => change::change(&asked, self.by.as_deref(), self.format, context),
        }
    }
}
