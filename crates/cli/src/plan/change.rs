//! How people reach, today and after a change.

use super::files::{Asked, failure};
use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List, print_json};
use segbar_domain::Language;
use segbar_planning::Mode;
use segbar_questions::network::change::ChangeRow;
use segbar_questions::network::reach::ReachAnswer;
use segbar_questions::network::{ConsequenceAnswer, access as reached, changed, consequences};

/// Prints how people reach the offices of today.
pub fn access(asked: &Asked, by: Option<&str>, format: Format, context: &Context) -> Outcome {
    let told = reached(&asked.ground).map_err(|error| failure(&error, context))?;
    if format == Format::Json {
        return print_json(context, &told);
    }
    for of in &told.beside {
        eprintln!("segbar: {}", context.pick(&of.sentence));
    }
    let mut list = list(
        told.beside.is_empty(),
        &[
            ("code", "kod", "code"),
            ("name", "grupp", "group"),
            ("people", "personer", "people"),
            ("mean", "medel min", "mean min"),
            ("median", "median min", "median min"),
            ("worst", "längst min", "longest min"),
            ("band", "inom min", "within min"),
            ("within", "personer", "people"),
            ("share", "andel %", "share %"),
        ],
    );
    let mut rows = Vec::new();
    let ways = told.beside.iter().map(|of| (of.mode, &of.all, &of.groupings));
    for (mode, all, groupings) in std::iter::once((deciding(asked), &told.all, &told.groupings)).chain(ways) {
        rows.push((mode, String::new(), context.say("Alla", "Everybody").to_owned(), all));
        if let Some(by) = by {
            let known: Vec<&str> = groupings.iter().map(|grouping| grouping.id.as_str()).collect();
            let found =
                groupings.iter().find(|grouping| grouping.id == by).ok_or_else(|| no_such(by, &known, context))?;
            let groups = found.groups.iter();
            rows.extend(groups.map(|of| (mode, of.code.clone(), context.pick(&of.name).to_owned(), &of.reach)));
        }
    }
    for (mode, code, name, reach) in rows {
        for band in &reach.bands {
            list.row(vec![
                mode.into(),
                code.clone().into(),
                name.clone().into(),
                Cell::Number(reach.people, 0),
                number(reach.mean, 1),
                number(reach.median, 1),
                number(reach.worst, 1),
                Cell::Number(band.minutes, 0),
                Cell::Number(band.within, 0),
                band.beyond_percent.map_or(Cell::Empty, |beyond| share(100.0 - beyond, format, context)),
            ]);
        }
    }
    list.print(format, context)
}

/// Prints what closing and opening means.
pub fn change(asked: &Asked, by: Option<&str>, format: Format, context: &Context) -> Outcome {
    let failed = |error| failure(&error, context);
    let after = changed(&asked.brief, &asked.ground).map_err(failed)?;
    print(&consequences(&asked.ground, &asked.ground.today(), &after), deciding(asked), by, format, context)
}

/// The way to travel that decides, by the name that commands have for it.
pub fn deciding(asked: &Asked) -> &'static str {
    Mode::from(asked.brief.mode).id()
}

/// Prints consequences: a sentence for each closing, then a table before and after.
pub fn print(
    told: &ConsequenceAnswer,
    deciding: &'static str,
    by: Option<&str>,
    format: Format,
    context: &Context,
) -> Outcome {
    if format == Format::Json {
        return print_json(context, told);
    }
    eprintln!("segbar: {}", context.pick(&told.sentence));
    for of in &told.beside {
        eprintln!("segbar: {}", context.pick(&of.sentence));
    }
    for closing in &told.closings {
        eprintln!("segbar: {}", context.pick(&closing.sentence));
    }
    let mut ways: Vec<(&'static str, Vec<&ChangeRow>)> = Vec::new();
    let beside = told.beside.iter().map(|of| (of.mode, &of.all, &of.groupings));
    for (mode, all, groupings) in std::iter::once((deciding, &told.all, &told.groupings)).chain(beside) {
        let mut rows = vec![all];
        if let Some(by) = by {
            let known: Vec<&str> = groupings.iter().map(|grouping| grouping.id.as_str()).collect();
            let found =
                groupings.iter().find(|grouping| grouping.id == by).ok_or_else(|| no_such(by, &known, context))?;
            rows.extend(&found.groups);
        }
        ways.push((mode, rows));
    }
    let cut_off = ways.iter().flat_map(|way| &way.1).any(|row| row.both.is_some());
    let both: &[Column] = if cut_off {
        &[
            ("both_before", "medel i båda före", "mean in both before"),
            ("both_after", "medel i båda efter", "mean in both after"),
            ("lost", "når inget längre", "reach none any more"),
        ]
    } else {
        &[]
    };
    let columns = [
        &[
            ("code", "kod", "code"),
            ("name", "grupp", "group"),
            ("people", "personer", "people"),
            ("mean_before", "medel före", "mean before"),
            ("mean_after", "medel efter", "mean after"),
            ("beyond_before", "bortom band före", "beyond band before"),
            ("beyond_after", "bortom band efter", "beyond band after"),
            ("longer", "längre väg", "longer way"),
            ("shorter", "kortare väg", "shorter way"),
        ][..],
        both,
    ]
    .concat();
    let mut list = list(told.beside.is_empty(), &columns);
    for (mode, row) in ways.iter().flat_map(|way| way.1.iter().map(|row| (way.0, *row))) {
        let mut cells = vec![
            mode.into(),
            row.code.clone().into(),
            context.pick(&row.name).into(),
            Cell::Number(row.after.people, 0),
            number(row.before.mean, 2),
            number(row.after.mean, 2),
            beyond(&row.before),
            beyond(&row.after),
            Cell::Number(row.longer, 0),
            Cell::Number(row.shorter, 0),
        ];
        if cut_off {
            // Where nobody is cut off the means of all are of the same people.
            let (means, lost) = row
                .both
                .map_or(((row.before.mean, row.after.mean), 0.0), |both| ((both.before, both.after), both.lost));
            cells.extend([number(means.0, 2), number(means.1, 2), Cell::Number(lost, 0)]);
        }
        list.row(cells);
    }
    list.print(format, context)
}

type Column = (&'static str, &'static str, &'static str);

/// A table whose rows begin with the way to travel, which is not shown where there is only one.
fn list(one_way: bool, columns: &[Column]) -> Ways {
    let way = [("mode", "färdsätt", "way to travel")];
    let skip = usize::from(one_way);
    Ways { list: List::of(&[&way[skip..], columns].concat()), skip }
}

struct Ways {
    list: List,
    skip: usize,
}

impl Ways {
    fn row(&mut self, mut cells: Vec<Cell>) {
        cells.drain(..self.skip);
        self.list.row(cells);
    }

    fn print(&self, format: Format, context: &Context) -> Outcome {
        self.list.print(format, context)
    }
}

/// People beyond 30 minutes, or beyond the last band where there is none of 30.
fn beyond(reach: &ReachAnswer) -> Cell {
    let band = reach.bands.iter().find(|band| band.minutes == 30.0).or(reach.bands.last());
    band.map_or(Cell::Empty, |band| Cell::Number(band.beyond, 0))
}

/// A share in per cent. Files have the number as it is.
fn share(percent: f64, format: Format, context: &Context) -> Cell {
    match nearly(percent).filter(|_| format == Format::Table) {
        Some((sv, en)) => context.say(sv, en).into(),
        None => Cell::Number(percent, 1),
    }
}

/// A share that one decimal would round up to all while somebody is beyond, or down to none while somebody is within.
fn nearly(percent: f64) -> Option<(&'static str, &'static str)> {
    match percent {
        p if (99.95..100.0).contains(&p) => Some(("> 99,9", "> 99.9")),
        p if p > 0.0 && p < 0.05 => Some(("< 0,1", "< 0.1")),
        _ => None,
    }
}

fn number(value: Option<f64>, decimals: usize) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Number(value, decimals))
}

pub fn no_such(by: &str, known: &[&str], context: &Context) -> Failure {
    let known = known.join(", ");
    let sentence = match context.language {
        Language::Sv => format!("Underlaget är inte indelat efter '{by}'; det finns {known}."),
        Language::En => format!("The demand is not divided by '{by}'; there are {known}."),
    };
    Failure::one(Exit::NotFound, sentence)
}

#[cfg(test)]
mod tests {
    use super::nearly;

    #[test]
    fn a_share_is_not_rounded_to_all_or_to_none() {
        // One person of ten thousand beyond: 99.99 %, which is not 100.0.
        assert_eq!(nearly(99.99), Some(("> 99,9", "> 99.9")));
        assert_eq!(nearly(0.01), Some(("< 0,1", "< 0.1")));
        assert!([0.0, 0.05, 50.0, 99.94, 100.0].iter().all(|percent| nearly(*percent).is_none()));
    }
}
