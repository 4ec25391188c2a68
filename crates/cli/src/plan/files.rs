//! The files and the workspace that a brief stands on, read into what its questions are asked of.

use super::flags::Flags;
use super::gazetteer::Places;
use super::localities;
use crate::context::Context;
use crate::exit::{Exit, Failure};
use segbar_domain::{Language, Text};
use segbar_questions::network::brief::Travel;
use segbar_questions::network::{Brief, Given, Ground, NetworkError};
use segbar_questions::{Desk, ErrorKind};
use segbar_workspace::{Office, Workspace};
use std::path::Path;

/// Everything that a brief is asked of.
pub struct Asked {
    /// What is asked.
    pub brief: Brief,
    /// What it stands on.
    pub ground: Ground,
    /// The snapshot; nothing where the demand is of localities.
    pub desk: Option<Desk>,
}

impl Asked {
    /// Reads what a brief stands on, and says on standard error what it is.
    pub fn read(brief: Brief, flags: &Flags, context: &Context) -> Result<Self, Failure> {
        let named = [
            (&brief.demand.file, flags.localities.is_some(), "--localities"),
            (&brief.offices.file, flags.offices.is_some(), "--offices"),
        ];
        for (file, given, flag) in named {
            if let Some(file) = file.as_ref().filter(|_| !given) {
                return Err(Failure::one(Exit::Usage, missing(file, flag, context.language)));
            }
        }
        if let Travel::Table { name } = &brief.travel
            && flags.minutes.is_none()
        {
            return Err(Failure::one(Exit::Usage, missing(name, "--minutes", context.language)));
        }
        let (desk, demand, places) = match (&flags.localities, &flags.municipalities) {
            (Some(of), Some(municipalities)) => {
                let places = Places::of_layers(of, municipalities, context)?;
                (None, Some(localities::demand(&places)), Some(places))
            }
            _ => {
                let desk = context.desk()?;
                context.warn_if_fictional(&desk);
                (Some(desk), None, None)
            }
        };
        let offices = match (&flags.offices, &desk) {
            (Some(path), Some(desk)) => read_offices(path, &Places::of_desk(desk, context)?, context)?,
            (Some(path), None) => read_offices(path, &places.unwrap_or_default(), context)?,
            (None, _) => of_workspace(context)?,
        };
        let minutes = flags.minutes.as_deref().map(|path| minutes(path, context)).transpose()?;
        let given = Given { offices: &offices, demand, minutes };
        let ground = Ground::new(&brief, desk.as_ref(), given).map_err(|error| failure(&error, context))?;
        for note in &ground.notes {
            eprintln!("segbar: {}", context.pick(note));
        }
        Ok(Asked { brief, ground, desk })
    }
}

/// The failure of a question about the network, in the language of the run.
pub fn failure(error: &NetworkError, context: &Context) -> Failure {
    let exit = match (error, error.kind()) {
        (NetworkError::Table(_), _) => Exit::Refused,
        (_, ErrorKind::Malformed) => Exit::Usage,
        (_, ErrorKind::NotFound) => Exit::NotFound,
        (_, ErrorKind::Unreadable) => Exit::Disk,
    };
    let sentences = error.sentences().iter().map(|sentence| context.pick(sentence).to_owned()).collect();
    Failure::Said { exit, sentences }
}

/// Offices of a table, or every reason against it.
pub fn read_offices(path: &Path, places: &Places, context: &Context) -> Result<Vec<Office>, Failure> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error, context))?;
    segbar_workspace::table::read(&bytes, places).map_err(|reasons| {
        let say = |reason: &Text| format!("{}: {}", path.display(), context.say(&reason.sv, &reason.en));
        Failure::Said { exit: Exit::Refused, sentences: reasons.iter().map(say).collect() }
    })
}

/// The workspace of the data folder.
pub fn workspace(context: &Context) -> Result<Workspace, Failure> {
    if !context.data.exists() {
        let sentence = context.say("Datamappen finns inte.", "The data folder does not exist.");
        return Err(Failure::one(Exit::NotFound, sentence));
    }
    Workspace::open(&context.data).map_err(|e| Failure::workspace(&e, context.language))
}

/// The offices of the workspace; none where there is no data folder.
pub fn of_workspace(context: &Context) -> Result<Vec<Office>, Failure> {
    if !context.data.exists() {
        return Ok(Vec::new());
    }
    let failed = |e| Failure::workspace(&e, context.language);
    Workspace::open(&context.data).map_err(failed)?.offices().map_err(failed)
}

fn minutes(path: &Path, context: &Context) -> Result<Vec<(String, String, Option<f64>)>, Failure> {
    let row = |mut row: Vec<String>| {
        // What is no number is told with its pair.
        let minutes = (!row[2].is_empty()).then(|| row[2].replace(',', ".").parse().unwrap_or(f64::NAN));
        (std::mem::take(&mut row[0]), std::mem::take(&mut row[1]), minutes)
    };
    Ok(table(path, &["from", "to", "minutes"], context)?.into_iter().map(row).collect())
}

/// The wanted columns of a table, in their order.
pub fn table(path: &Path, wanted: &[&str], context: &Context) -> Result<Vec<Vec<String>>, Failure> {
    let broken = |error: csv::Error| unreadable(path, &error, context);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(broken)?;
    let headers = reader.headers().map_err(broken)?.clone();
    let mut columns = Vec::new();
    for name in wanted {
        match headers.iter().position(|header| header.eq_ignore_ascii_case(name)) {
            Some(at) => columns.push(at),
            None => {
                let (file, all) = (path.display(), wanted.join(", "));
                let sentence = match context.language {
                    Language::Sv => format!("{file}: kolumnen '{name}' saknas; det behövs {all}."),
                    Language::En => format!("{file}: the column '{name}' is missing; needed are {all}."),
                };
                return Err(Failure::one(Exit::Refused, sentence));
            }
        }
    }
    let row =
        |record: csv::StringRecord| columns.iter().map(|&at| record.get(at).unwrap_or_default().to_owned()).collect();
    reader.records().map(|record| record.map(row).map_err(broken)).collect()
}

fn unreadable(path: &Path, error: &dyn std::fmt::Display, context: &Context) -> Failure {
    let file = path.display();
    let sentence = match context.language {
        Language::Sv => format!("{file} kan inte läsas ({error})."),
        Language::En => format!("{file} cannot be read ({error})."),
    };
    Failure::one(Exit::Refused, sentence)
}

fn missing(file: &str, flag: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("Frågan står på filen {file}; ange den med {flag}."),
        Language::En => format!("The brief stands on the file {file}; give it with {flag}."),
    }
}
