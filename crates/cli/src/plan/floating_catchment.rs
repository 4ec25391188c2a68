//! How much staff is within reach, when others within reach use it too.

use super::change::no_such;
use super::desk::Details;
use super::files::{Asked, failure};
use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List, print_json};
use segbar_questions::network::floating_catchment::{
    FloatingAnswer, FloatingBrief, FloatingMethod, StaffReach, floating_catchments,
};

/// Prints the staff within reach of everybody and of groups.
pub fn catchments(asked: &Asked, details: &Details, by: Option<&str>, format: Format, context: &Context) -> Outcome {
    let told =
        floating_catchments(&asked.ground, &brief(details, context)?).map_err(|error| failure(&error, context))?;
    if format == Format::Json {
        return print_json(context, &told);
    }
    eprintln!("segbar: {}", context.pick(&told.rule));
    match by {
        Some("office") => offices(&told).print(format, context),
        Some("area") => areas(&told).print(format, context),
        _ => groups(&told, by, context)?.print(format, context),
    }
}

/// Everybody and the groups of one division.
fn groups(told: &FloatingAnswer, by: Option<&str>, context: &Context) -> Result<List, Failure> {
    let mut rows: Vec<&StaffReach> = vec![&told.all];
    if let Some(by) = by {
        let known: Vec<&str> =
            told.groupings.iter().map(|grouping| grouping.id.as_str()).chain(["office", "area"]).collect();
        let found = told.groupings.iter().find(|grouping| grouping.id == by);
        rows.extend(&found.ok_or_else(|| no_such(by, &known, context))?.groups);
    }
    let mut list = List::of(&[
        ("code", "kod", "code"),
        ("name", "grupp", "group"),
        ("people", "personer", "people"),
        ("per_10_000", "personal per 10 000", "staff per 10,000"),
        ("without", "når inget kontor", "reach no office"),
    ]);
    for of in rows {
        list.row(vec![
            of.code.clone().into(),
            context.pick(&of.name).into(),
            Cell::Number(of.people, 0),
            number(of.per_10_000, 3),
            Cell::Number(of.without, 0),
        ]);
    }
    Ok(list)
}

/// The offices and their loads.
fn offices(told: &FloatingAnswer) -> List {
    let mut list = List::of(&[
        ("id", "id", "id"),
        ("name", "namn", "name"),
        ("staff", "personal", "staff"),
        ("people", "personer", "people"),
        ("per_10_000", "personal per 10 000", "staff per 10,000"),
        ("load_percent", "belastning %", "load %"),
    ]);
    for of in &told.offices {
        list.row(vec![
            of.site.id.clone().into(),
            of.site.name.clone().into(),
            Cell::Number(of.staff, 1),
            Cell::Number(of.people, 0),
            number(of.per_10_000, 3),
            number(of.load_percent, 0),
        ]);
    }
    list
}

/// The demand points.
fn areas(told: &FloatingAnswer) -> List {
    let mut list = List::of(&[
        ("code", "kod", "code"),
        ("name", "namn", "name"),
        ("people", "personer", "people"),
        ("per_10_000", "personal per 10 000", "staff per 10,000"),
    ]);
    for of in &told.areas {
        let (code, name) = (of.code.clone().into(), of.name.clone().into());
        list.row(vec![code, name, Cell::Number(of.people, 0), number(of.per_10_000, 3)]);
    }
    list
}

fn number(value: Option<f64>, decimals: usize) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Number(value, decimals))
}

fn brief(details: &Details, context: &Context) -> Result<FloatingBrief, Failure> {
    let mut brief = FloatingBrief {
        method: match details.method.as_deref() {
            Some("enhanced") => FloatingMethod::Enhanced,
            Some("balanced") => FloatingMethod::Balanced,
            _ => FloatingMethod::PerPerson,
        },
        people_per_staff: details.people_per_staff,
        ..FloatingBrief::default()
    };
    if !details.steps.is_empty() {
        let step = |text: &String| {
            let (minutes, weight) = text.split_once(':')?;
            Some((minutes.parse().ok()?, weight.parse().ok()?))
        };
        let steps: Option<Vec<(f64, f64)>> = details.steps.iter().map(step).collect();
        brief.steps = steps.ok_or_else(|| {
            let sentence = context.say(
                "--steps ska vara minuter och vikter, till exempel 10:1,20:0.68,30:0.22.",
                "--steps must be minutes and weights, for instance 10:1,20:0.68,30:0.22.",
            );
            Failure::one(Exit::Usage, sentence)
        })?;
    }
    Ok(brief)
}
