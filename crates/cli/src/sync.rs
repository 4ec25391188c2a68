//! `segbar sync`: what the open sources have → a new snapshot, or the word that there is nothing new.
//!
//! The answers become files, and the files take the path of an import: a synced snapshot is a function of a set of files.

use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List, print};
use crate::import::{earlier, publish_files};
use crate::number::shown;
use crate::progress;
use indicatif::ProgressBar;
use segbar_live::error::Trouble;
use segbar_live::limiter::Monotonic;
use segbar_live::sync::{Plan, Status};
use segbar_live::{Config, LiveError};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Fetch the open sources of SCB and the police into a new snapshot; asks only for what is new
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar sync --plan
  segbar sync
  segbar sync --only TAB6586,RegSO_2025
  segbar sync --sources sources.toml

Keeps to the calls and cells that each source permits, and can be stopped at any moment: what was answered is on disk \
and is not asked for again. Addresses, proxies and the files of the police stand in sources.toml of the data folder, \
or in the file of --sources; docs/live.md describes it.")]
pub struct Sync {
    /// Tell the calls, cells, bytes and time, and fetch no data
    #[arg(long)]
    plan: bool,
    /// File with addresses and proxies; otherwise sources.toml of the data folder, where there is one
    #[arg(long, value_name = "FILE")]
    sources: Option<PathBuf>,
    /// Only these tables, layers or files
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    only: Vec<String>,
    /// Fetch even what is on disk and unchanged: for boundaries whose names have changed
    #[arg(long)]
    again: bool,
    /// How the plan is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Sync {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let failed = |error: LiveError| failure(&error, context);
        let config = self.config(context)?;
        let store = context.store();
        // Held from the beginning, so that two syncs, or a sync and an import, do not mix.
        let writer = if self.plan { None } else { Some(store.writer().map_err(|e| context.failed(e))?) };
        let earlier = if self.plan { vec![] } else { earlier(context)? };
        let clock = Monotonic::default();
        let mut sync = segbar_live::Sync::open(&context.data, &config, &clock).map_err(failed)?;
        let waiting = progress::spinner(context.say("frågar källorna", "asking the sources"));
        let plan = sync.plan(&self.only, self.again).map_err(failed);
        waiting.finish_and_clear();
        let plan = plan?;
        for note in &plan.notes {
            eprintln!("segbar: {}", note.get(context.language));
        }
        let Some(writer) = writer else { return list(&plan, self.format, context) };
        for item in plan.items.iter().filter(|item| item.status == Status::Absent) {
            let (name, source) = (&item.name, item.source.id);
            eprintln!(
                "segbar: {}",
                context.say(&format!("{name} finns inte hos {source}."), &format!("{source} has no {name}."))
            );
        }
        let outcome = sync.run(plan, &Bars::default()).map_err(failed)?;
        let in_service = |context: &Context| -> Result<Option<String>, Failure> {
            Ok(store.current_id().map_err(|e| context.failed(e))?.map(|id| id.to_string()))
        };
        // An import since then has read the files too.
        let known: BTreeSet<&str> = earlier.iter().map(|source| source.hash.as_str()).collect();
        let imported =
            sync.ledger().files().iter().all(|(_, hash)| known.contains(hash.as_str())) && !earlier.is_empty();
        let published = in_service(context)?.is_some_and(|id| sync.ledger().is_published(&id));
        let (sent, fetched) = (shown(outcome.sent as f64, 0, context.language), outcome.fetched.join(", "));
        if imported || published {
            return print(context, |out| {
                writeln!(
                    out,
                    "{} ({sent} {})",
                    context.say("Inget nytt", "Nothing new"),
                    context.say("frågor", "questions")
                )
            });
        }
        if !fetched.is_empty() {
            print(context, |out| {
                writeln!(
                    out,
                    "{}: {fetched} ({sent} {})",
                    context.say("Hämtat", "Fetched"),
                    context.say("frågor", "questions")
                )
            })?;
        }
        // What an earlier sync fetched and this one replaced is no longer a source.
        let fetched_ever = sync.ledger().ever();
        let others: Vec<_> = earlier.into_iter().filter(|source| !fetched_ever.contains(&source.hash)).collect();
        publish_files(&[sync.ledger().files_folder()], &others, &writer, context)?;
        match in_service(context)? {
            Some(id) => sync.published(&id).map_err(failed),
            None => Ok(()),
        }
    }

    fn config(&self, context: &Context) -> Result<Config, Failure> {
        let own = context.data.join("sources.toml");
        match &self.sources {
            Some(path) => Config::read(path).map_err(|error| failure(&error, context)),
            None if own.is_file() => Config::read(&own).map_err(|error| failure(&error, context)),
            None => Ok(Config::default()),
        }
    }
}

/// The plan as a list, with its sums.
fn list(plan: &Plan, format: Format, context: &Context) -> Outcome {
    let mut list = List::of(&[
        ("source", "källa", "source"),
        ("name", "namn", "name"),
        ("title", "titel", "title"),
        ("status", "läge", "status"),
        ("calls", "frågor", "calls"),
        ("left", "kvar", "left"),
        ("cells", "celler", "cells"),
        ("bytes", "byte", "bytes"),
        ("seconds", "sekunder", "seconds"),
    ]);
    for item in &plan.items {
        let status = match item.status {
            Status::Current => context.say("oförändrad", "current"),
            Status::New => context.say("ny", "new"),
            Status::Changed => context.say("ändrad", "changed"),
            Status::Begun => context.say("påbörjad", "begun"),
            Status::Absent => context.say("finns inte", "absent"),
            Status::Ask => context.say("frågas", "asked"),
        };
        list.row(vec![
            item.source.id.into(),
            item.name.as_str().into(),
            item.title.get(context.language).into(),
            status.into(),
            Cell::Whole(item.calls as u64),
            Cell::Whole(item.left as u64),
            Cell::Whole(item.cells as u64),
            Cell::Whole(item.bytes),
            Cell::Number(item.time.as_secs_f64(), 1),
        ]);
    }
    list.print(format, context)?;
    if format != Format::Table {
        return Ok(());
    }
    let sum = |of: fn(&segbar_live::sync::Item) -> f64| shown(plan.items.iter().map(of).sum(), 0, context.language);
    let (left, cells) = (sum(|i| i.left as f64), sum(|i| i.cells as f64));
    let (megabytes, seconds) = (sum(|i| i.bytes as f64 / 1e6), sum(|i| i.time.as_secs_f64()));
    print(context, |out| {
        let text =
            context.say("frågor kvar, celler, MB och sekunder i allt", "calls left, cells, MB and seconds in all");
        writeln!(out, "{left} · {cells} · {megabytes} · {seconds} ({text})")
    })
}

fn failure(error: &LiveError, context: &Context) -> Failure {
    let exit = match error.0 {
        Trouble::Config { .. } | Trouble::Unknown { .. } => Exit::Usage,
        Trouble::Unexpected { .. } | Trouble::Refused { .. } => Exit::Refused,
        _ => Exit::Disk,
    };
    Failure::one(exit, error.sentence(context.language))
}

/// One bar for each table, layer or file.
#[derive(Default)]
struct Bars(RefCell<Option<ProgressBar>>);

impl segbar_live::Progress for Bars {
    fn started(&self, name: &str, calls: usize, answered: usize) {
        let bar = progress::steps(calls, name);
        bar.set_position(answered as u64);
        if let Some(before) = self.0.replace(Some(bar)) {
            before.finish_and_clear();
        }
    }

    fn answered(&self, _: &str) {
        if let Some(bar) = self.0.borrow().as_ref() {
            bar.inc(1);
        }
    }

    fn finished(&self, _: &str) {
        if let Some(bar) = self.0.take() {
            bar.finish_and_clear();
        }
    }
}
