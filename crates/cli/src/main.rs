//! `segbar`: the command line. One file per verb; each parses its own words, asks, and prints.
//!
//! | verb | page |
//! |---|---|
//! | `import` files into a new snapshot | [`import`] |
//! | `sync`: fetch the open sources into a new snapshot | [`sync`] |
//! | `demo`: make the fictional country | [`demo`] |
//! | `serve` the page and the API | [`serve`] |
//! | `list` areas, indicators, periods, sources, snapshots | [`list`] |
//! | `values` of an indicator | [`values`] |
//! | `types` of areas, and the cuts | [`types`] |
//! | `composition` of an area by type | [`composition`] |
//! | `profile` of an area | [`profile`] |
//! | `measure`: how segregated is it? | [`measure`], [`measure_lists`] |
//! | `police`: an edition of the list of vulnerable areas | [`police`] |
//! | `offices` of the workspace | [`offices`] |
//! | `leases`: what expires when | [`leases`] |
//! | `plan` a network of offices | [`plan`] |
//! | `series` of an area over all years, and `vintages` compared | [`series`] |
//! | `check` a snapshot before it is published | [`check`] |
//! | `diff` of two snapshots | [`diff`] |
//! | `export` as CSV or GeoPackage | [`export`] |
//! | where the originals of imports are kept | [`originals`] |
//! | how lists are printed | [`format`] |
//! | what the exit codes mean | [`exit`] |
//! | in which language | [`language`], [`swedish`] |

mod arguments;
mod check;
mod composition;
mod context;
mod demo;
mod diff;
mod exit;
mod export;
mod export_gpkg;
mod files;
mod format;
mod import;
mod language;
mod leases;
mod list;
mod measure;
mod measure_lists;
mod number;
mod offices;
mod originals;
mod plan;
mod police;
mod profile;
mod progress;
mod publish;
mod series;
mod serve;
mod swedish;
mod sync;
mod types;
mod usage;
mod values;

use exit::{Exit, Failure};
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let language = language::of(&words);
    let cli = match arguments::parse(&words, language) {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error, language),
    };
    match cli.run(language) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output has read enough (`segbar list areas | head`).
        Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Err(Failure::Said { exit, sentences }) => {
            for sentence in sentences {
                eprintln!("segbar: {sentence}");
            }
            exit.into()
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}
