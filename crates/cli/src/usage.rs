//! Help, version, and what is said about a command that is not understood.

use crate::exit::Exit;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use segbar_domain::Language;
use std::process::ExitCode;

/// Prints what the parser has to say, and the exit code that goes with it.
pub fn report(error: &clap::Error, language: Language) -> ExitCode {
    let asked_for = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let shown = asked_for || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if shown || language == Language::En {
        // Nobody may be reading: there is nothing else to do then.
        let _ = error.print();
    } else {
        eprintln!("segbar: {}", swedish(error));
        eprintln!("segbar: `segbar --help` visar hur man gör, och `segbar KOMMANDO --help` mer om ett kommando.");
    }
    if asked_for { ExitCode::SUCCESS } else { Exit::Usage.into() }
}

/// What is wrong, in Swedish.
fn swedish(error: &clap::Error) -> String {
    let get = |kind| error.get(kind).map(texts).unwrap_or_default();
    let argument = get(ContextKind::InvalidArg).join(", ");
    let value = get(ContextKind::InvalidValue).join(", ");
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .flat_map(get)
        .next()
        .map(|word| format!(" Menade du {word}?"))
        .unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} saknar sitt värde."),
        ErrorKind::InvalidValue => {
            let possible = get(ContextKind::ValidValue).join(", ");
            let possible = if possible.is_empty() { String::new() } else { format!(" Möjliga värden: {possible}.") };
            format!("'{value}' är inget värde för {argument}.{near}{possible}")
        }
        ErrorKind::ValueValidation => format!("'{value}' är inget värde för {argument}."),
        ErrorKind::UnknownArgument => format!("{argument} finns inte här.{near}"),
        ErrorKind::InvalidSubcommand => {
            format!("Kommandot {} finns inte.{near}", get(ContextKind::InvalidSubcommand).join(" "))
        }
        ErrorKind::MissingRequiredArgument => format!("Det saknas något: {argument}."),
        ErrorKind::MissingSubcommand => "Det saknas ett kommando.".to_owned(),
        ErrorKind::ArgumentConflict => {
            let other = get(ContextKind::PriorArg).join(", ");
            if other.is_empty() || other == argument {
                format!("{argument} kan bara anges en gång.")
            } else {
                format!("{argument} och {other} går inte att ange tillsammans.")
            }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} har fel antal värden.")
        }
        ErrorKind::InvalidUtf8 => "Ett ord på kommandoraden är inte giltig text (UTF-8).".to_owned(),
        _ => "Kommandot går inte att förstå.".to_owned(),
    }
}

fn texts(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect(),
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::parse;

    fn said(words: &str) -> String {
        let words: Vec<_> = words.split(' ').map(Into::into).collect();
        swedish(&parse(&words, Language::Sv).unwrap_err())
    }

    #[test]
    fn a_command_that_is_not_understood_is_answered_in_swedish() {
        assert_eq!(said("segbar valuse population"), "Kommandot valuse finns inte. Menade du values?");
        assert_eq!(said("segbar values population"), "Det saknas något: --period <YEAR>.");
        assert_eq!(
            said("segbar list areas --format xml"),
            "'xml' är inget värde för --format <FORMAT>. Möjliga värden: table, csv, json."
        );
        assert_eq!(said("segbar list areas --formt csv"), "--formt finns inte här. Menade du --format?");
        assert_eq!(said("segbar serve --port 99999"), "'99999' är inget värde för --port <PORT>.");
        assert_eq!(said("segbar diff"), "Det saknas något: <FROM>.");
    }
}
