//! Saved networks: save, list, show, compare, export, delete, ask again.

use super::files::{Asked, failure, workspace};
use super::flags::Flags;
use super::{change, site};
use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List, print_json};
use jiff::Timestamp;
use segbar_domain::Language;
use segbar_questions::network::scenario::{
    ComparedScenario, ScenarioAnswer, compare as compared, given, read, rerun as asked_again, sought,
};
use segbar_questions::network::{Brief, Watch};
use segbar_workspace::{Scenario, WorkspaceError};

/// Saves the network that is sought, or that of today with what closes and opens where no question is asked of it.
pub fn save(name: &str, replace: bool, flags: &Flags, format: Format, context: &Context) -> Outcome {
    let asked = Asked::read(flags.brief(context)?, flags, context)?;
    let failed = |error| failure(&error, context);
    let keep = |scenario: &Scenario| {
        workspace(context)?.save_scenario(scenario, replace).map_err(|error| refused(&error, context))?;
        let name = &scenario.name;
        match context.language {
            Language::Sv => eprintln!("segbar: '{name}' är sparat."),
            Language::En => eprintln!("segbar: '{name}' is saved."),
        }
        Ok(())
    };
    let (brief, ground, now) = (&asked.brief, &asked.ground, Timestamp::now());
    if is_given(brief) {
        let (scenario, told) = given(name, now, brief, ground).map_err(failed)?;
        keep(&scenario)?;
        return change::print(&told, change::deciding(&asked), None, format, context);
    }
    let (scenario, told) = sought(name, now, brief, ground, &Watch::default()).map_err(failed)?;
    keep(&scenario)?;
    eprintln!("segbar: {}", context.pick(&told.sentence));
    site::decisions(&told, format, context)
}

/// A brief that names what closes or opens and asks for no number, aim or condition is a network that is given.
fn is_given(brief: &Brief) -> bool {
    let plain = Brief { close: Vec::new(), add: Vec::new(), ..brief.clone() };
    let unasked = Brief {
        demand: brief.demand.clone(),
        offices: brief.offices.clone(),
        candidates: brief.candidates,
        regions: brief.regions.clone(),
        divisions: brief.divisions.clone(),
        travel: brief.travel.clone(),
        mode: brief.mode,
        beside: brief.beside.clone(),
        bands: brief.bands.clone(),
        ..Brief::default()
    };
    plain == unasked && !(brief.close.is_empty() && brief.add.is_empty())
}

/// Prints the names of all.
pub fn list(format: Format, context: &Context) -> Outcome {
    let all = workspace(context)?.scenarios().map_err(|e| Failure::workspace(&e, context.language))?;
    let mut list = List::of(&[
        ("name", "namn", "name"),
        ("saved", "sparat", "saved"),
        ("offices", "kontor", "offices"),
        ("closed", "stängs", "close"),
        ("value", "värde", "value"),
        ("bound", "gräns", "bound"),
        ("sentence", "svar", "answer"),
    ]);
    for of in all {
        list.row(vec![
            of.name.into(),
            of.saved.to_string().into(),
            Cell::Whole(of.open.len() as u64),
            Cell::Whole(of.closed.len() as u64),
            of.value.map_or(Cell::Empty, |value| Cell::Number(value, 2)),
            of.bound.map_or(Cell::Empty, |bound| Cell::Number(bound, 2)),
            of.sentence.get(context.language).into(),
        ]);
    }
    list.print(format, context)
}

/// Prints one: what was asked, what came out, what it was made of.
pub fn show(name: &str, format: Format, context: &Context) -> Outcome {
    let answer = answer(&find(name, context)?, context)?;
    if format == Format::Json {
        return print_json(context, &answer);
    }
    eprintln!("segbar: {}", context.pick(&answer.sentence));
    let mut list = List::of(&[("id", "id", "id"), ("decision", "beslut", "decision")]);
    let open = (context.say("öppet", "open"), &answer.open);
    let closed = (context.say("stängs", "closes"), &answer.closed);
    for (word, ids) in [open, closed] {
        let word = if format == Format::Table {
            word
        } else if ids == &answer.open {
            "open"
        } else {
            "close"
        };
        ids.iter().for_each(|id| list.row(vec![id.clone().into(), word.into()]));
    }
    list.print(format, context)
}

/// Prints one as JSON, with its brief and its hashes.
pub fn export(name: &str, context: &Context) -> Outcome {
    print_json(context, &answer(&find(name, context)?, context)?)
}

/// Deletes one.
pub fn delete(name: &str, context: &Context) -> Outcome {
    let deleted = workspace(context)?.delete_scenario(name).map_err(|e| Failure::workspace(&e, context.language))?;
    if !deleted {
        return Err(no_such(name, context));
    }
    match context.language {
        Language::Sv => eprintln!("segbar: '{name}' är borttaget."),
        Language::En => eprintln!("segbar: '{name}' is deleted."),
    }
    Ok(())
}

/// Asks one again, and says whether the same comes out.
pub fn rerun(name: &str, flags: &Flags, format: Format, context: &Context) -> Outcome {
    let scenario = find(name, context)?;
    let asked = Asked::read(answer(&scenario, context)?.brief, flags, context)?;
    let told = asked_again(&scenario, &asked.ground, &Watch::default()).map_err(|error| failure(&error, context))?;
    if format == Format::Json {
        return print_json(context, &told);
    }
    eprintln!("segbar: {}", context.pick(&told.sentence));
    let mut list = List::of(&[("id", "id", "id"), ("difference", "skillnad", "difference")]);
    for (word, ids) in [("opened", &told.opened), ("closed", &told.closed)] {
        ids.iter().for_each(|id| list.row(vec![id.clone().into(), word.into()]));
    }
    list.print(format, context)
}

/// Prints some side by side: everybody, and the groups of a division.
pub fn compare(names: &[String], by: Option<&str>, flags: &Flags, format: Format, context: &Context) -> Outcome {
    let mut all = Vec::new();
    for name in names {
        let scenario = find(name, context)?;
        let asked = Asked::read(answer(&scenario, context)?.brief, flags, context)?;
        all.push((scenario, asked.ground));
    }
    let told = compared(&all).map_err(|error| failure(&error, context))?;
    if format == Format::Json {
        return print_json(context, &told);
    }
    for note in &told.notes {
        eprintln!("segbar: {}", context.pick(note));
    }
    let mut list = List::of(&[
        ("scenario", "scenario", "scenario"),
        ("code", "kod", "code"),
        ("group", "grupp", "group"),
        ("offices", "kontor", "offices"),
        ("people", "personer", "people"),
        ("mean", "medel min", "mean min"),
        ("median", "median min", "median min"),
        ("worst", "längst min", "longest min"),
        ("beyond", "bortom band", "beyond band"),
    ]);
    for of in &told.scenarios {
        for (code, name, reach) in rows(of, by, context) {
            let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(value, 2));
            let band = reach.bands.iter().find(|band| band.minutes == 30.0).or(reach.bands.last());
            list.row(vec![
                of.scenario.name.clone().into(),
                code.into(),
                name.into(),
                Cell::Whole(of.offices as u64),
                Cell::Number(reach.people, 0),
                number(reach.mean),
                number(reach.median),
                number(reach.worst),
                band.map_or(Cell::Empty, |band| Cell::Number(band.beyond, 0)),
            ]);
        }
    }
    list.print(format, context)
}

type Reached<'a> = (&'a str, &'a str, &'a segbar_questions::network::reach::ReachAnswer);

fn rows<'a>(of: &'a ComparedScenario, by: Option<&str>, context: &'a Context) -> Vec<Reached<'a>> {
    let all = ("", context.say("Alla", "Everybody"), &of.reach);
    let groups = of.groupings.iter().filter(|grouping| Some(grouping.id.as_str()) == by).flat_map(|of| &of.groups);
    std::iter::once(all).chain(groups.map(|of| (of.code.as_str(), context.pick(&of.name), &of.reach))).collect()
}

fn find(name: &str, context: &Context) -> Result<Scenario, Failure> {
    let found = workspace(context)?.scenario(name).map_err(|e| Failure::workspace(&e, context.language))?;
    found.ok_or_else(|| no_such(name, context))
}

fn answer(scenario: &Scenario, context: &Context) -> Result<ScenarioAnswer, Failure> {
    read(scenario).map_err(|error| failure(&error, context))
}

fn no_such(name: &str, context: &Context) -> Failure {
    let sentence = match context.language {
        Language::Sv => format!("Det finns inget scenario '{name}'. `segbar plan list` visar alla."),
        Language::En => format!("There is no scenario '{name}'. `segbar plan list` shows all."),
    };
    Failure::one(Exit::NotFound, sentence)
}

fn refused(error: &WorkspaceError, context: &Context) -> Failure {
    match error {
        WorkspaceError::ScenarioExists(_) | WorkspaceError::ScenarioName(_) => {
            Failure::one(Exit::Refused, error.sentence(context.language))
        }
        _ => Failure::workspace(error, context.language),
    }
}
