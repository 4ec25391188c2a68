//! The best network for an aim, and what each condition costs.

use super::files::{Asked, failure};
use crate::context::Context;
use crate::exit::Outcome;
use crate::format::{Cell, Format, List, print_json};
use segbar_domain::Language;
use segbar_questions::network::{PlanAnswer, Watch, plan, prices as priced};

/// Prints the best network.
pub fn site(asked: &Asked, format: Format, context: &Context) -> Outcome {
    let told = plan(&asked.brief, &asked.ground, &Watch::default()).map_err(|error| failure(&error, context))?;
    eprintln!("segbar: {}", context.pick(&told.sentence));
    for of in &told.beside {
        eprintln!("segbar: {}", context.pick(&of.sentence));
    }
    if format == Format::Json {
        return print_json(context, &told);
    }
    decisions(&told, format, context)
}

/// Prints what is kept, opened and closed.
pub fn decisions(told: &PlanAnswer, format: Format, context: &Context) -> Outcome {
    let mut list = List::of(&[
        ("id", "id", "id"),
        ("name", "namn", "name"),
        ("kommun_code", "kommun", "municipality"),
        ("decision", "beslut", "decision"),
        ("people", "närmast för", "nearest for"),
    ]);
    for of in &told.decisions {
        let word = match (of.decision, format == Format::Table, context.language) {
            ("keep", true, Language::Sv) => "behåll",
            ("open", true, Language::Sv) => "öppna",
            ("close", true, Language::Sv) => "stäng",
            (decision, ..) => decision,
        };
        list.row(vec![
            of.site.id.clone().into(),
            of.site.name.clone().into(),
            of.site.municipality.clone().into(),
            word.into(),
            of.people.map_or(Cell::Empty, |people| Cell::Number(people, 0)),
        ]);
    }
    list.print(format, context)
}

/// Prints what each condition costs.
pub fn prices(asked: &Asked, format: Format, context: &Context) -> Outcome {
    let told = priced(&asked.brief, &asked.ground, &Watch::default()).map_err(|error| failure(&error, context))?;
    eprintln!("segbar: {}", context.pick(&told.plan.sentence));
    if format == Format::Json {
        return print_json(context, &told);
    }
    let mut list = List::of(&[
        ("condition", "villkor", "condition"),
        ("price", "pris", "price"),
        ("least", "minst", "at least"),
        ("most", "högst", "at most"),
        ("unit", "enhet", "unit"),
    ]);
    for price in &told.prices {
        list.row(vec![
            context.pick(&price.condition).into(),
            Cell::Number(price.found, 3),
            Cell::Number(price.least, 3),
            Cell::Number(price.most, 3),
            context.pick(&told.plan.unit).into(),
        ]);
    }
    list.print(format, context)
}
