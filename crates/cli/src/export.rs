//! `segbar export`: chosen columns as CSV in long form, or as a GeoPackage for map programs.

use crate::arguments::Where;
use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::export_gpkg;
use crate::files;
use crate::progress;
use segbar_domain::{Breakdown, ColumnKey, Language, Period};
use segbar_questions::columns::Wanted;
use segbar_questions::download::{LONG, comma};
use segbar_questions::resolve::parse_breakdown;
use segbar_questions::{Desk, QuestionError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Write chosen columns to a file: CSV in long form, or a GeoPackage with borders and values
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar export csv --out unemployed.csv --indicator unemployed --level regso
  segbar export csv --out - --indicator population --level county --breakdown all
  segbar export gpkg --out regso.gpkg --vintage RegSO_2020 --indicator area_type --period 2022
  segbar export gpkg --out everything.gpkg

A GeoPackage without further choice is a copy of the snapshot. The columns of the CSV are indicator, vintage, \
period, breakdown, area, name, value, missing, low, high and provenance; a file of fictional values begins with a \
comment line (#).")]
pub struct Export {
    /// Form of the file
    #[arg(value_enum)]
    form: Form,
    /// File to write; - for standard output (CSV only)
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// Indicator; may be given several times, all without it
    #[arg(long = "indicator", value_name = "INDICATOR")]
    indicators: Vec<String>,
    #[command(flatten)]
    place: Where,
    /// Year; may be given several times, all without it
    #[arg(long = "period", value_name = "YEAR")]
    periods: Vec<String>,
    /// Part of the population, or all for every part
    #[arg(long, default_value = "total")]
    breakdown: String,
    /// Replace the file if it exists
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// One line per area and value
    Csv,
    /// One table per edition of the areas, one column per indicator and year
    Gpkg,
}

impl Export {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let desk = context.desk()?;
        let to_stdout = self.out == Path::new("-");
        if to_stdout && self.form == Form::Gpkg {
            let sentence = context.say(
                "En GeoPackage kan inte skrivas till standard ut. Ange en fil med --out.",
                "A GeoPackage cannot be written to standard output. Name a file with --out.",
            );
            return Err(Failure::one(Exit::Usage, sentence));
        }
        if !to_stdout && !self.force && self.out.exists() {
            let sentence = match context.language {
                Language::Sv => format!("{} finns redan. Skriv över den med --force.", self.out.display()),
                Language::En => format!("{} exists already. Replace it with --force.", self.out.display()),
            };
            return Err(Failure::one(Exit::Usage, sentence));
        }
        let keys = self.keys(&desk, context)?;
        context.warn_if_fictional(&desk);
        let within = self.place.within.as_deref();
        if to_stdout {
            let mut out = BufWriter::new(io::stdout().lock());
            return write_csv(&desk, &keys, within, &mut out, context).map_err(|e| e.into_failure(None, context));
        }
        let whole = self.form == Form::Gpkg
            && self.indicators.is_empty()
            && self.periods.is_empty()
            && self.place.level.is_none()
            && self.place.vintage.is_none()
            && within.is_none();
        let temporary = files::beside(&self.out).map_err(|e| Failure::file(&self.out, &e, context.language))?;
        let written = match self.form {
            Form::Csv => write_csv(&desk, &keys, within, &mut BufWriter::new(temporary.as_file()), context),
            Form::Gpkg if whole => {
                std::fs::copy(desk.snapshot().path(), temporary.path()).map(|_| ()).map_err(Problem::Disk)
            }
            Form::Gpkg => export_gpkg::write(&desk, &keys, within, temporary.path(), context),
        };
        written.map_err(|e| e.into_failure(Some(&self.out), context))?;
        temporary.persist(&self.out).map_err(|e| Failure::file(&self.out, &e.error, context.language))?;
        Ok(())
    }

    fn keys(&self, desk: &Desk, context: &Context) -> Result<Vec<ColumnKey>, Failure> {
        let unanswered = |e: QuestionError| context.unanswered(e);
        let periods: Vec<Period> = self.periods.iter().map(|p| context.period(p)).collect::<Result<_, _>>()?;
        let breakdown: Option<Breakdown> = match self.breakdown.as_str() {
            "all" => None,
            text => Some(parse_breakdown(text).map_err(unanswered)?),
        };
        let wanted = Wanted {
            indicators: self.indicators.clone(),
            level: context.level(self.place.level.as_deref())?,
            vintage: context.vintage(desk, self.place.vintage.as_deref())?,
            periods,
            breakdown,
        };
        let keys = desk.columns(&wanted).map_err(unanswered)?;
        if keys.is_empty() {
            let sentence = context.say(
                "Underlaget har inget av det som valdes. `segbar list indicators` visar vad som finns.",
                "The snapshot has nothing of what was chosen. `segbar list indicators` shows what there is.",
            );
            return Err(Failure::one(Exit::NotFound, sentence));
        }
        Ok(keys)
    }
}

/// What can stop an export.
pub(crate) enum Problem {
    /// The snapshot has no answer.
    Question(QuestionError),
    /// The file cannot be written.
    Disk(io::Error),
    /// SQLite cannot write the file.
    Sqlite(rusqlite::Error),
    /// More columns than a table can have.
    TooWide(usize),
}

impl From<QuestionError> for Problem {
    fn from(error: QuestionError) -> Self {
        Problem::Question(error)
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Problem::Disk(error)
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        Problem::Sqlite(error)
    }
}

impl Problem {
    fn into_failure(self, path: Option<&Path>, context: &Context) -> Failure {
        match (self, path) {
            (Problem::Question(error), _) => context.unanswered(error),
            (Problem::Disk(error), None) => Failure::output(&error, context.language),
            (Problem::Disk(error), Some(path)) => Failure::file(path, &error, context.language),
            (Problem::Sqlite(error), path) => Failure::file(path.unwrap_or(Path::new("-")), &error, context.language),
            (Problem::TooWide(columns), _) => {
                let sentence = match context.language {
                    Language::Sv => format!(
                        "{columns} kolumner är fler än en tabell i en GeoPackage rymmer. Välj färre med --indicator och --period."
                    ),
                    Language::En => format!(
                        "{columns} columns are more than a table of a GeoPackage can hold. Choose fewer with --indicator and --period."
                    ),
                };
                Failure::one(Exit::Usage, sentence)
            }
        }
    }
}

fn write_csv(
    desk: &Desk,
    keys: &[ColumnKey],
    within: Option<&str>,
    out: &mut dyn Write,
    context: &Context,
) -> Result<(), Problem> {
    let bar = progress::steps(keys.len(), context.say("kolumner", "columns"));
    let mut writer = comma::begin(out, desk.fictional(), &LONG)?;
    for key in keys {
        for row in desk.long_rows(key, within)? {
            comma::record(&mut writer, &row)?;
        }
        bar.inc(1);
    }
    writer.flush()?;
    bar.finish_and_clear();
    Ok(())
}
