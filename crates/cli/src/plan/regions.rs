//! Divisions of the municipalities, as a table.

use super::files::unreadable;
use crate::context::Context;
use crate::exit::{Exit, Failure};
use segbar_domain::Text;
use std::collections::BTreeMap;
use std::path::Path;

/// The group of each municipality, by code.
type Division = BTreeMap<String, String>;

/// The divisions of a table (CSV): a column `kommun_code`, and a column for each division, named by it. An empty cell is a
/// municipality in no group of that division.
pub fn divisions(path: &Path, context: &Context) -> Result<BTreeMap<String, Division>, Failure> {
    let broken = |error: csv::Error| unreadable(path, &error, context);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(broken)?;
    let headers: Vec<String> = reader.headers().map_err(broken)?.iter().map(str::to_lowercase).collect();
    let codes = headers.iter().position(|header| header == "kommun_code");
    let Some(codes) = codes.filter(|_| headers.len() > 1) else {
        let wanted = Text::new(
            "det behövs kolumnen kommun_code och en kolumn för varje indelning, som fa_region",
            "needed are the column kommun_code and a column for each division, such as fa_region",
        );
        return Err(refused(path, &[wanted], context));
    };
    let mut found: BTreeMap<String, Division> = BTreeMap::new();
    let mut twice = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let code = record.get(codes).unwrap_or_default();
        if !seen.insert(code.to_owned()) {
            let (sv, en) =
                (format!("kommunen {code} står två gånger"), format!("the municipality {code} is there twice"));
            twice.push(Text::new(sv, en));
        }
        for (at, header) in headers.iter().enumerate().filter(|(at, _)| *at != codes) {
            let groups = found.entry(header.clone()).or_default();
            if let Some(group) = record.get(at).filter(|group| !group.is_empty()) {
                groups.insert(code.to_owned(), group.to_owned());
            }
        }
    }
    if twice.is_empty() { Ok(found) } else { Err(refused(path, &twice, context)) }
}

fn refused(path: &Path, reasons: &[Text], context: &Context) -> Failure {
    let file = path.display();
    let say = |reason: &Text| format!("{file}: {}.", reason.get(context.language));
    Failure::Said { exit: Exit::Refused, sentences: reasons.iter().map(say).collect() }
}
