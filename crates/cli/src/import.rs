//! `segbar import`: files as users have them → a new snapshot in service, or every reason against them.
//!
//! An import adds to what is there: the originals of earlier imports are kept in the archive and read again, so that a snapshot is
//! always made from all its sources at once and nothing depends on the order of imports.

use crate::context::Context;
use crate::exit::{Failure, Outcome};
use crate::format::print;
use crate::originals::Originals;
use crate::progress::Files;
use crate::publish;
use segbar_dataset::{Problem, Published, Reason, SourceRecord};
use segbar_domain::Catalogue;
use segbar_questions::Bilingual;
use segbar_snapshot::Writer;
use segbar_sources::{Intake, SetAside};
use std::path::PathBuf;

/// Read files into a new snapshot; nothing is published if anything in them is wrong
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar import scb-files/ boundaries/ police/
  segbar import deso-population.xlsx --data my-data
  segbar import everything/ --replace

Reads exports of SCB's Statistikdatabasen (xlsx, csv, PxWeb JSON, JSON-stat, px), SCB's key files, boundaries \
(GeoPackage, Shapefile, GeoJSON, GeoParquet) and the police's lists, recognised by their content. What earlier \
imports read stays, unless --replace is given. All that is wrong is said at once, and the snapshot in service \
stays as it was until the new one is whole.")]
pub struct Import {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Forget what earlier imports read and start anew
    #[arg(long)]
    replace: bool,
}

impl Import {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let store = context.store();
        let writer = store.writer().map_err(|e| context.failed(e))?;
        let earlier = if self.replace { vec![] } else { earlier(context)? };
        publish_files(&self.paths, &earlier, &writer, context)
    }
}

/// What the snapshot in service was made from. Nothing is added to the demo country; where files of it were read, their codes
/// tell, and [`Validated`](segbar_dataset::Validated) refuses to mix them with real ones.
pub(crate) fn earlier(context: &Context) -> Result<Vec<SourceRecord>, Failure> {
    let store = context.store();
    if store.current_id().map_err(|e| context.failed(e))?.is_none() {
        return Ok(vec![]);
    }
    let manifest = store.current().map_err(|e| context.failed(e))?.manifest().clone();
    if manifest.seed.is_some() {
        let reason = Reason { place: segbar_dataset::Place::default(), problem: Problem::FictionalMix {} };
        return Err(Failure::refused(&[reason], context.language));
    }
    Ok(manifest.sources)
}

/// Reads files together with the originals of earlier sources into a new snapshot, keeps the files and puts it in service.
pub(crate) fn publish_files(
    paths: &[PathBuf],
    earlier: &[SourceRecord],
    writer: &Writer,
    context: &Context,
) -> Outcome {
    let store = context.store();
    let originals = Originals::of(&store, context.language);
    originals.remove_leftovers()?;
    let laid_out = if earlier.is_empty() { None } else { Some(originals.lay_out(earlier)?) };
    let retained: Vec<PathBuf> = laid_out.iter().map(|folder| folder.path().to_owned()).collect();
    let files = Files::new(context.say("filer", "files"));
    let intake = segbar_sources::read(paths, &retained, &files);
    files.clear();
    let Intake { validated, files, set_aside } =
        intake.map_err(|reasons| Failure::refused(&reasons, context.language))?;
    originals.keep(&files)?;
    drop(laid_out);
    let set_aside: Vec<SetAside> =
        set_aside.into_iter().filter(|s| !retained.iter().any(|r| s.file.starts_with(r))).collect();
    let published = segbar_assemble::publish(validated, Catalogue::builtin());
    finish(writer, &published, &set_aside, context)
}

fn finish(writer: &Writer, published: &Published, set_aside: &[SetAside], context: &Context) -> Outcome {
    let id = writer.publish(published).map_err(|e| context.failed(e))?;
    print(context, |out| {
        for source in &published.manifest.sources {
            let table = source.table.as_deref().unwrap_or(&source.format);
            writeln!(out, "  {} ({table}, {} {})", source.file, source.rows, context.say("rader", "rows"))?;
            for note in source.notes.iter().map(Bilingual::from) {
                writeln!(out, "    {}", context.pick(&note))?;
            }
        }
        if !set_aside.is_empty() {
            writeln!(out, "{}", context.say("Lades åt sidan:", "Set aside:"))?;
        }
        for file in set_aside {
            writeln!(out, "  {}", file.reason.sentence(context.language))?;
        }
        Ok(())
    })?;
    publish::report(&id, published, context)
}
