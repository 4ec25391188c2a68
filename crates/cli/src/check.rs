//! `segbar check`: is a snapshot fit to be published?

use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{print, print_json};
use crate::profile::Printed;
use segbar_domain::Catalogue;
use segbar_questions::Desk;

/// Look at a snapshot before it is published: completeness, totals, jumps, types
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar check
  segbar check new.gpkg --format json
  segbar check current --strict

A snapshot is named by its id, the first digits of it, the path of a file, or the word current. The command ends with 0 when \
nothing speaks against publishing, with 3 when there are errors, and with --strict also when there are warnings. The rules are in \
docs/methods/checks.md.")]
pub struct Check {
    /// The snapshot
    #[arg(default_value = "current")]
    snapshot: String,
    /// Warnings count as errors
    #[arg(long)]
    strict: bool,
    /// How the findings are printed
    #[arg(long, value_enum, default_value_t)]
    format: Printed,
}

impl Check {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let snapshot = context.store().find(&self.snapshot).map_err(|e| context.failed(e))?;
        let desk = Desk::new(snapshot, Catalogue::builtin());
        let answer = desk.check().map_err(|e| context.unanswered(e))?;
        context.warn_if_fictional(&desk);
        let errors = answer.findings.iter().filter(|f| f.error).count();
        let warnings = answer.findings.len() - errors;
        match self.format {
            Printed::Json => print_json(context, &answer)?,
            Printed::Table => print(context, |out| {
                for finding in &answer.findings {
                    let kind =
                        if finding.error { context.say("FEL", "ERROR") } else { context.say("se efter", "look") };
                    writeln!(
                        out,
                        "{kind}: {} {}: {}",
                        finding.indicator,
                        finding.period,
                        context.pick(&finding.sentence)
                    )?;
                }
                let (columns, totals, types) = (answer.columns, answer.totals, answer.types);
                match context.language {
                    segbar_domain::Language::Sv => writeln!(
                        out,
                        "{columns} kolumner, {totals} summor mot riket och {types} områdestyper granskade: {errors} fel, {warnings} att se efter."
                    ),
                    segbar_domain::Language::En => writeln!(
                        out,
                        "{columns} columns, {totals} sums against the nation and {types} area types checked: {errors} errors, {warnings} to look at."
                    ),
                }
            })?,
        }
        if errors > 0 || (self.strict && warnings > 0) {
            let sentence = context.say(
                "Ögonblicksbilden bör inte publiceras som den är.",
                "The snapshot should not be published as it is.",
            );
            return Err(Failure::one(Exit::Refused, sentence));
        }
        Ok(())
    }
}
