//! How a command ends. The numbers are part of the interface: scripts rely on them, `docs/cli.md` lists them.

use segbar_dataset::Reason;
use segbar_domain::Language;
use segbar_questions::{ErrorKind, QuestionError};
use segbar_server::ServeError;
use segbar_snapshot::StoreError;
use segbar_workspace::WorkspaceError;

/// The exit code of a command that did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// 1: an error in segbar itself.
    Internal = 1,
    /// 2: the command is not understood.
    Usage = 2,
    /// 3: the input was refused; every reason was said.
    Refused = 3,
    /// 4: what was asked for does not exist.
    NotFound = 4,
    /// 5: the data folder has no snapshot.
    NoSnapshot = 5,
    /// 6: reading or writing failed (disk full, no permission, damaged file).
    Disk = 6,
}

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// Something went wrong, said in sentences.
    Said {
        /// The exit code.
        exit: Exit,
        /// What is wrong and what to do.
        sentences: Vec<String>,
    },
    /// The program that read our output stopped reading.
    ReaderGone,
}

/// What a command gives.
pub type Outcome = Result<(), Failure>;

impl Failure {
    /// One sentence.
    pub fn one(exit: Exit, sentence: impl Into<String>) -> Self {
        Failure::Said { exit, sentences: vec![sentence.into()] }
    }

    /// Every reason against an input.
    pub fn refused(reasons: &[Reason], language: Language) -> Self {
        let sentences = reasons.iter().map(|r| r.sentence(language)).collect();
        Failure::Said { exit: Exit::Refused, sentences }
    }

    /// A failure of the data folder.
    pub fn store(error: &StoreError, language: Language) -> Self {
        let exit = match error {
            StoreError::NothingPublished { .. } => Exit::NoSnapshot,
            StoreError::NoSuchSnapshot { .. } => Exit::NotFound,
            StoreError::NotASnapshot { .. } => Exit::Refused,
            _ => Exit::Disk,
        };
        Failure::one(exit, error.sentence(language))
    }

    /// A question without an answer.
    pub fn question(error: &QuestionError, language: Language) -> Self {
        if let QuestionError::Snapshot(error) = error {
            return Failure::store(error, language);
        }
        let exit = match error.kind() {
            ErrorKind::Malformed => Exit::Usage,
            ErrorKind::NotFound => Exit::NotFound,
            ErrorKind::Unreadable => Exit::Disk,
        };
        Failure::one(exit, error.sentence(language))
    }

    /// A failure of what users make.
    pub fn workspace(error: &WorkspaceError, language: Language) -> Self {
        Failure::one(Exit::Disk, error.sentence(language))
    }

    /// The server does not run.
    pub fn serve(error: &ServeError, language: Language) -> Self {
        match (error, language) {
            (ServeError::Snapshot(error), _) => Failure::store(error, language),
            (ServeError::Address { address, error }, Language::Sv) => Failure::one(
                Exit::Disk,
                format!(
                    "Det går inte att lyssna på {address} ({error}). Välj en annan port med --port, eller --port 0."
                ),
            ),
            (ServeError::Address { address, error }, Language::En) => Failure::one(
                Exit::Disk,
                format!("{address} cannot be listened on ({error}). Choose another port with --port, or --port 0."),
            ),
            (ServeError::OpenDesk(host), Language::Sv) => Failure::one(
                Exit::Usage,
                format!(
                    "Planeringsbordet visas inte på {host}, där andra än du når det. Utelämna --host, eller ställ en proxy som frågar vem man är framför och ange dess adress med --desk-behind-login."
                ),
            ),
            (ServeError::OpenDesk(host), Language::En) => Failure::one(
                Exit::Usage,
                format!(
                    "The planning desk is not served at {host}, where others than you reach it. Leave --host out, or put a proxy that asks who people are in front and give its address with --desk-behind-login."
                ),
            ),
            (ServeError::System(error), Language::Sv) => {
                Failure::one(Exit::Internal, format!("Servern kan inte startas ({error})."))
            }
            (ServeError::System(error), Language::En) => {
                Failure::one(Exit::Internal, format!("The server cannot be started ({error})."))
            }
        }
    }

    /// Writing the output failed.
    pub fn output(error: &std::io::Error, language: Language) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Failure::ReaderGone;
        }
        let sentence = match language {
            Language::Sv => format!("Utskriften gick inte att göra ({error})."),
            Language::En => format!("The output could not be written ({error})."),
        };
        Failure::one(Exit::Disk, sentence)
    }

    /// Writing a file failed.
    pub fn file(path: &std::path::Path, error: &dyn std::fmt::Display, language: Language) -> Self {
        let path = path.display();
        let sentence = match language {
            Language::Sv => format!("{path} kunde inte skrivas ({error}). Kontrollera utrymme och behörighet."),
            Language::En => format!("{path} could not be written ({error}). Check space and permission."),
        };
        Failure::one(Exit::Disk, sentence)
    }
}
