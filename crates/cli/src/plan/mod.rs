//! `segbar plan`: the network of service offices.

mod ask;
mod change;
mod gazetteer;
mod ground;
mod site;

pub use gazetteer::Places;
pub use ground::read_offices;

use crate::context::Context;
use crate::exit::Outcome;
use crate::format::Format;
use ask::Asked;
use ground::GroundArguments;

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
    ground: GroundArguments,
    #[command(flatten)]
    asked: Asked,
    /// With change: office that closes, by id or name; may be given several times
    #[arg(long, value_name = "OFFICE")]
    close: Vec<String>,
    /// With change: candidate that opens, by id or name; may be given several times
    #[arg(long, value_name = "SITE")]
    open: Vec<String>,
    /// What the people are counted by: county, area_type, deso_category, or an edition of the police's list
    #[arg(long, value_name = "GROUPING")]
    by: Option<String>,
    /// Bands of minutes, inclusive [default: 10,20,30,45,60]
    #[arg(long, value_delimiter = ',', default_values_t = [10.0, 20.0, 30.0, 45.0, 60.0], hide_default_value = true)]
    bands: Vec<f64>,
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
        let ground = self.ground.read(context)?;
        ground.say_what_it_is(context);
        match self.what {
            What::Access => change::access(&ground, &self.bands, self.by.as_deref(), self.format, context),
            What::Site => site::site(&ground, &self.asked, &self.bands, self.format, context),
            What::Prices => site::prices(&ground, &self.asked, self.format, context),
            What::Change => change::change(
                &ground,
                [&self.close, &self.open],
                &self.bands,
                self.by.as_deref(),
                self.format,
                context,
            ),
        }
    }
}
