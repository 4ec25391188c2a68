//! How much staff is within reach, when others within reach use it too.

use super::change::no_such;
use super::desk::Details;
use super::files::{Asked, failure};
use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List, print_json};
use segbar_questions::network::staff::{CatchmentsBrief, MethodBrief, StaffReach, catchments as floating};

/// Prints the staff within reach of everybody and of groups.
pub fn catchments(asked: &Asked, details: &Details, by: Option<&str>, format: Format, context: &Context) -> Outcome {
    let told = floating(&asked.ground, &brief(details, context)?).map_err(|error| failure(&error, context))?;
    if format == Format::Json {
        return print_json(context, &told);
    }
    eprintln!("segbar: {}", context.pick(&told.rule));
    let mut rows: Vec<&StaffReach> = vec![&told.all];
    if let Some(by) = by {
        let known: Vec<&str> = told.groupings.iter().map(|grouping| grouping.id.as_str()).collect();
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
            of.per_10_000.map_or(Cell::Empty, |value| Cell::Number(value, 3)),
            Cell::Number(of.without, 0),
        ]);
    }
    list.print(format, context)
}

fn brief(details: &Details, context: &Context) -> Result<CatchmentsBrief, Failure> {
    let mut brief = CatchmentsBrief {
        method: match details.method.as_deref() {
            Some("enhanced") => MethodBrief::Enhanced,
            Some("balanced") => MethodBrief::Balanced,
            _ => MethodBrief::PerPerson,
        },
        ..CatchmentsBrief::default()
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
