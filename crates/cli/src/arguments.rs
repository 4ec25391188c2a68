//! The words of the command line. English help stands here beside what it explains; [`crate::swedish`] says the same in Swedish,
//! and a test sees to it that nothing is left out.

use crate::context::Context;
use crate::exit::Outcome;
use crate::{
    check, composition, demo, diff, export, import, leases, list, measure, offices, plan, police, profile, series,
    serve, swedish, sync, types, values,
};
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};
use segbar_domain::Language;
use segbar_snapshot::Store;
use std::ffi::OsString;
use std::path::PathBuf;

/// Segregation barometer for Sweden's small areas: import statistics, ask, serve, export
#[derive(Debug, Parser)]
#[command(
    name = "segbar",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
#[command(subcommand_required = true, arg_required_else_help = true, max_term_width = 110)]
#[command(after_help = "\
Examples:
  segbar demo && segbar serve
  segbar import scb-files/ boundaries/ police/
  segbar values population --level regso --period 2022 --within 0380 --format csv
  segbar types --vintage RegSO_2020 --period 2022 --variant open

Exit codes: 0 done, 1 error in segbar, 2 command not understood, 3 input refused, 4 not found, \
5 nothing published, 6 reading or writing failed.")]
pub struct Cli {
    /// Data folder
    #[arg(long, global = true, display_order = 100, value_name = "DIR", default_value = Store::DEFAULT_FOLDER, env = "SEGBAR_DATA")]
    data: PathBuf,
    /// Language; otherwise that of SEGBAR_LANG, LC_ALL or LANG, Swedish where none says
    #[arg(long, global = true, display_order = 101, value_name = "LANGUAGE", value_parser = ["sv", "en"])]
    lang: Option<String>,
    /// Print help
    #[arg(short, long, global = true, display_order = 102, action = ArgAction::Help)]
    help: Option<bool>,
    /// Print version
    #[arg(short = 'V', long, display_order = 103, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(import::Import),
    Sync(sync::Sync),
    Demo(demo::Demo),
    Serve(serve::Serve),
    List(list::List),
    Values(values::Values),
    Types(types::Types),
    Composition(composition::Composition),
    Profile(profile::Profile),
    Measure(Box<measure::Measure>),
    Police(police::Police),
    Offices(offices::Offices),
    Leases(leases::Leases),
    Plan(Box<plan::Plan>),
    Series(series::Series),
    Vintages(series::Vintages),
    Check(check::Check),
    Diff(diff::Diff),
    Export(export::Export),
}

/// Which areas: a level or a vintage, and the area that they lie in.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Where {
    /// Level of areas: nation, county, municipality, regso, deso. Alone it means the vintage in force in the year
    #[arg(long)]
    pub level: Option<String>,
    /// Edition of the areas, for instance RegSO_2020
    #[arg(long)]
    pub vintage: Option<String>,
    /// Only areas within the area with this code, for instance 03 or 0380
    #[arg(long, value_name = "CODE")]
    pub within: Option<String>,
}

/// The command in a language.
pub fn command(language: Language) -> clap::Command {
    let command = Cli::command();
    match language {
        Language::En => command,
        Language::Sv => swedish::translate(command),
    }
}

/// What the words mean.
pub fn parse(words: &[OsString], language: Language) -> Result<Cli, clap::Error> {
    let mut command = command(language);
    let mut matches = command.try_get_matches_from_mut(words)?;
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
}

impl Cli {
    /// Does what was asked for.
    pub fn run(self, language: Language) -> Outcome {
        let context = Context { data: self.data, language };
        match self.command {
            Command::Import(verb) => verb.run(&context),
            Command::Sync(verb) => verb.run(&context),
            Command::Demo(verb) => verb.run(&context),
            Command::Serve(verb) => verb.run(&context),
            Command::List(verb) => verb.run(&context),
            Command::Values(verb) => verb.run(&context),
            Command::Types(verb) => verb.run(&context),
            Command::Composition(verb) => verb.run(&context),
            Command::Profile(verb) => verb.run(&context),
            Command::Measure(verb) => verb.run(&context),
            Command::Police(verb) => verb.run(&context),
            Command::Offices(verb) => verb.run(&context),
            Command::Leases(verb) => verb.run(&context),
            Command::Plan(verb) => verb.run(&context),
            Command::Series(verb) => verb.run(&context),
            Command::Vintages(verb) => verb.run(&context),
            Command::Check(verb) => verb.run(&context),
            Command::Diff(verb) => verb.run(&context),
            Command::Export(verb) => verb.run(&context),
        }
    }
}
