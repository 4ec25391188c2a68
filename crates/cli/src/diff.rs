//! `segbar diff`: what changed between two snapshots.

use crate::context::Context;
use crate::exit::Outcome;
use crate::format::{print, print_json};
use crate::profile::Printed;

/// What changed between two snapshots: areas, indicators, values, types, sources
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar diff 3f9a current
  segbar diff old.gpkg new.gpkg --format json

A snapshot is named by its id, the first digits of it, the path of a file, or the word current. \
`segbar list snapshots` shows those in the data folder.")]
pub struct Diff {
    /// The earlier snapshot
    from: String,
    /// The later snapshot
    #[arg(default_value = "current")]
    to: String,
    /// How the changes are printed
    #[arg(long, value_enum, default_value_t)]
    format: Printed,
}

impl Diff {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let store = context.store();
        let failed = |e| context.failed(e);
        let (from, to) = (store.find(&self.from).map_err(failed)?, store.find(&self.to).map_err(failed)?);
        let changes = segbar_snapshot::diff(&from, &to).map_err(failed)?;
        match self.format {
            Printed::Json => print_json(context, &changes),
            Printed::Table => print(context, |out| write!(out, "{}", changes.text(context.language))),
        }
    }
}
