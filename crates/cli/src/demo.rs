//! `segbar demo`: the fictional country.

use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::progress;
use crate::publish;
use segbar_domain::Catalogue;
use segbar_workspace::Workspace;

/// Make a fictional country of Sweden's size and statistical shape, to try everything on
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar demo && segbar serve
  segbar demo --seed 12 --data another-country

No place and no figure in it is real, and every page and export says so. The same seed makes the same country.")]
pub struct Demo {
    /// Seed of the country
    #[arg(long, default_value_t = segbar_demo::DEFAULT_SEED)]
    seed: u64,
    /// Make it even where the data folder holds real data; their snapshot is kept, but no longer in service
    #[arg(long)]
    force: bool,
}

impl Demo {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let store = context.store();
        let failed = |e| context.failed(e);
        let writer = store.writer().map_err(failed)?;
        if !self.force && store.current_id().map_err(failed)?.is_some() {
            let current = store.current().map_err(failed)?;
            if !current.manifest().fictional {
                let sentence = context.say(
                    "Datamappen innehåller riktiga uppgifter. Välj en annan mapp med --data, eller ta demolandet i \
                     tjänst ändå med --force.",
                    "The data folder holds real data. Choose another folder with --data, or put the demo country in \
                     service all the same with --force.",
                );
                return Err(Failure::one(Exit::Refused, sentence));
            }
        }
        let bar = progress::spinner(context.say("gör demolandet", "making the demo country"));
        let segbar_demo::Demo { country, offices } = segbar_demo::Demo::new(self.seed);
        bar.set_message(context.say("räknar", "computing").to_owned());
        let published = segbar_assemble::publish(country, Catalogue::builtin());
        bar.set_message(context.say("skriver", "writing").to_owned());
        let id = writer.publish(&published).map_err(failed)?;
        let workspace = |e| Failure::workspace(&e, context.language);
        let mut desk = Workspace::open(store.folder()).map_err(workspace)?;
        desk.replace_offices(&offices).map_err(workspace)?;
        bar.finish_and_clear();
        publish::report(&id, &published, context)
    }
}
