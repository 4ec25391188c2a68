//! The files and the workspace that a brief stands on, read into what its questions are asked of.

use super::flags::Flags;
use super::gazetteer::Places;
use super::{localities, matrix};
use crate::context::Context;
use crate::exit::{Exit, Failure};
use segbar_domain::{Language, Text};
use segbar_planning::Mode;
use segbar_questions::network::brief::{ModeBrief, Travel};
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
        let tables = flags.travel.tables(brief.mode);
        let deciding = std::iter::once((&brief.mode, &brief.travel));
        for (mode, travel) in deciding.chain(&brief.beside) {
            if let Travel::Table { name } = travel
                && !tables.contains_key(mode)
            {
                let flag =
                    if *mode == brief.mode { "--matrix".to_owned() } else { format!("--matrix {}=…", way(*mode)) };
                return Err(Failure::one(Exit::Usage, missing(name, &flag, context.language)));
            }
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
        let against = matrix::Places { brief: &brief, desk: desk.as_ref(), demand: demand.as_ref(), offices: &offices };
        let mut beside = against.read(&tables, context)?;
        let given = Given { offices: &offices, minutes: beside.remove(&brief.mode), demand, beside };
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

/// That a file cannot be read.
pub fn unreadable(path: &Path, error: &dyn std::fmt::Display, context: &Context) -> Failure {
    let file = path.display();
    let sentence = match context.language {
        Language::Sv => format!("{file} kan inte läsas ({error})."),
        Language::En => format!("{file} cannot be read ({error})."),
    };
    Failure::one(Exit::Refused, sentence)
}

fn way(mode: ModeBrief) -> &'static str {
    Mode::from(mode).id()
}

fn missing(file: &str, flag: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("Frågan står på filen {file}; ange den med {flag}."),
        Language::En => format!("The brief stands on the file {file}; give it with {flag}."),
    }
}
