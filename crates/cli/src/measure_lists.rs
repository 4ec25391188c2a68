//! The answers of `segbar measure` as lists.

use crate::context::Context;
use crate::format::{Cell, List};
use segbar_questions::measures::answer::{MeasureResultAnswer, PerAreaAnswer};
use segbar_questions::measures::change::SegregationChangeAnswer;
use segbar_questions::measures::definitions::{MeasureAnswer, NeedsAnswer};
use segbar_questions::measures::difference::{DifferenceAnswer, SideAnswer};
use segbar_questions::measures::groups::GroupSystemAnswer;
use segbar_questions::measures::levels::LevelsAnswer;
use segbar_questions::measures::pattern::PatternAnswer;
use segbar_questions::measures::scales::ScalesAnswer;
use std::io::{self, Write};

/// All measures.
pub fn measures(all: &[MeasureAnswer], context: &Context) -> List {
    let mut list = List::of(&[
        ("measure", "mått", "measure"),
        ("family", "slag", "family"),
        ("needs", "behöver", "needs"),
        ("settings", "inställningar", "settings"),
        ("name", "namn", "name"),
        ("line", "vad det säger", "what it says"),
    ]);
    for measure in all {
        let settings = measure.parameters.iter().map(|p| format!("{}={}", p.id, p.default)).collect();
        list.row(vec![
            measure.id.as_str().into(),
            measure.family.into(),
            Cell::Several(needs(&measure.needs)),
            Cell::Several(settings),
            context.pick(&measure.name).into(),
            context.pick(&measure.line).into(),
        ]);
    }
    list
}

fn needs(needs: &NeedsAnswer) -> Vec<String> {
    let all = [
        (needs.group, "group"),
        (needs.order, "order"),
        (needs.places, "places"),
        (needs.neighbours, "neighbours"),
        (needs.borders, "borders"),
    ];
    all.into_iter().filter(|(needed, _)| *needed).map(|(_, name)| name.to_owned()).collect()
}

/// One measure, for people.
pub fn measure(measure: &MeasureAnswer, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}: {}", measure.id, context.pick(&measure.name))?;
    writeln!(out, "{}", context.pick(&measure.line))?;
    writeln!(out)?;
    let end = |value: Option<f64>, none: &str| value.map_or_else(|| none.to_owned(), |v| v.to_string());
    let range = format!("{} – {}", end(measure.least, "−∞"), end(measure.greatest, "∞"));
    writeln!(out, "{}: {} ({})", context.say("Slag", "Family"), measure.family, context.pick(&measure.family_name))?;
    writeln!(out, "{}: {range}, {}", context.say("Värden", "Values"), measure.unit)?;
    let needed = needs(&measure.needs);
    if !needed.is_empty() {
        writeln!(out, "{}: {}", context.say("Behöver", "Needs"), needed.join(", "))?;
    }
    if measure.needs.per_area {
        let text = context.say("Ger ett värde per delområde.", "Gives a value per sub-area.");
        writeln!(out, "{text}")?;
    }
    for parameter in &measure.parameters {
        let (meaning, default) = (context.pick(&parameter.meaning), parameter.default);
        let (least, greatest) = (parameter.least, parameter.greatest);
        writeln!(out, "--set {}={default}  {meaning} ({least} – {greatest})", parameter.id)?;
    }
    writeln!(out, "{}: {}", context.say("Metod", "Method"), measure.page)
}

/// All group systems.
pub fn groups(systems: &[GroupSystemAnswer], context: &Context) -> List {
    let mut list = List::of(&[
        ("system", "indelning", "system"),
        ("groups", "grupper", "groups"),
        ("ordered", "ordnad", "ordered"),
        ("first", "från", "from"),
        ("last", "till", "to"),
        ("vintages", "områden", "areas"),
        ("name", "namn", "name"),
    ]);
    for system in systems {
        let years = || system.available.iter().flat_map(|a| &a.periods);
        let year = |year: Option<&segbar_domain::Period>| year.map_or(Cell::Empty, |y| y.to_string().into());
        list.row(vec![
            system.id.as_str().into(),
            Cell::Several(system.groups.iter().map(|group| group.id.clone()).collect()),
            Cell::Flag(system.ordered),
            year(years().min()),
            year(years().max()),
            Cell::Several(system.available.iter().map(|a| a.vintage.to_string()).collect()),
            context.pick(&system.name).into(),
        ]);
    }
    list
}

/// A value for each whole and year; or, for a measure that gives such, for each sub-area.
pub fn results(answer: &MeasureResultAnswer) -> List {
    if answer.rows.iter().any(|row| row.per_area.is_some()) {
        return per_area(answer);
    }
    let mut list = List::of(&[
        ("period", "år", "year"),
        ("area", "område", "area"),
        ("name", "namn", "name"),
        ("over", "över", "over"),
        ("value", "värde", "value"),
        ("corrected", "korrigerat", "corrected"),
        ("low", "från", "low"),
        ("high", "till", "high"),
        ("p", "p", "p"),
        ("n", "delområden", "areas"),
        ("people", "räknade", "counted"),
        ("group_people", "i gruppen", "in the group"),
        ("left_out", "utelämnade", "left out"),
        ("missing", "saknas", "missing"),
    ]);
    let decimals = answer.decimals;
    let number = |value: Option<f64>| value.map_or(Cell::Empty, |v| Cell::Number(v, decimals));
    for row in &answer.rows {
        list.row(vec![
            row.period.to_string().into(),
            row.area.code.as_str().into(),
            row.area.name.as_str().into(),
            row.over.to_string().into(),
            number(row.value),
            number(row.corrected),
            number(row.interval.as_ref().map(|i| i.low)),
            number(row.interval.as_ref().map(|i| i.high)),
            row.test.as_ref().map_or(Cell::Empty, |t| Cell::Number(t.p, 4)),
            Cell::Whole(row.n as u64),
            Cell::Number(row.people, 0),
            row.group_people.map_or(Cell::Empty, |people| Cell::Number(people, 0)),
            Cell::Whole(row.left_out as u64),
            Cell::maybe(row.missing),
        ]);
    }
    list
}

fn per_area(answer: &MeasureResultAnswer) -> List {
    let mut list = List::of(&[
        ("period", "år", "year"),
        ("area", "område", "area"),
        ("name", "namn", "name"),
        ("group", "grupp", "group"),
        ("value", "värde", "value"),
        ("missing", "saknas", "missing"),
    ]);
    let mut add = |period: segbar_domain::Period, areas: &PerAreaAnswer| {
        for (place, (code, name)) in areas.codes.iter().zip(&areas.names).enumerate() {
            for (g, column) in areas.values.iter().enumerate() {
                let value = column.get(place).copied().flatten();
                list.row(vec![
                    period.to_string().into(),
                    code.as_str().into(),
                    name.as_str().into(),
                    Cell::maybe(areas.groups.as_ref().map(|groups| groups[g].as_str())),
                    value.map_or(Cell::Empty, |v| Cell::Number(v, answer.decimals)),
                    Cell::maybe(value.is_none().then_some("not_available")),
                ]);
            }
        }
    };
    for row in &answer.rows {
        if let Some(areas) = &row.per_area {
            add(row.period, areas);
        }
    }
    list
}

/// The two sides of a difference, and how it is judged.
pub fn difference(answer: &DifferenceAnswer) -> List {
    let number = |v: f64| Cell::Number(v, answer.decimals);
    let judged = vec![
        (("difference", "skillnad", "difference"), number(answer.difference)),
        (("low", "från", "low"), number(answer.drawn_low)),
        (("high", "till", "high"), number(answer.drawn_high)),
        (("p", "p", "p"), Cell::Number(answer.p, 4)),
    ];
    compared([&answer.first, &answer.second], answer.decimals, judged)
}

/// The two sides of a difference, and its two parts.
pub fn pattern(answer: &PatternAnswer) -> List {
    let number = |v: f64| Cell::Number(v, answer.decimals);
    let parts = vec![
        (("difference", "skillnad", "difference"), number(answer.difference)),
        (("composition", "sammansättning", "composition"), number(answer.composition)),
        (("pattern", "mönster", "pattern"), number(answer.pattern)),
    ];
    compared([&answer.first, &answer.second], answer.decimals, parts)
}

/// A column's identifier, and what it is called in Swedish and in English.
type Heading = (&'static str, &'static str, &'static str);

/// A row for each side; what is said of both stands on the second.
fn compared(sides: [&SideAnswer; 2], decimals: usize, of_both: Vec<(Heading, Cell)>) -> List {
    let of_one: [Heading; 7] = [
        ("period", "år", "year"),
        ("area", "område", "area"),
        ("name", "namn", "name"),
        ("over", "över", "over"),
        ("value", "värde", "value"),
        ("n", "delområden", "areas"),
        ("people", "räknade", "counted"),
    ];
    let (columns, cells): (Vec<_>, Vec<_>) = of_both.into_iter().unzip();
    let mut list = List::of(&of_one.into_iter().chain(columns).collect::<Vec<_>>());
    let empty = cells.iter().map(|_| Cell::Empty).collect();
    for (side, rest) in sides.into_iter().zip([empty, cells]) {
        let mut row = vec![
            side.period.to_string().into(),
            side.area.code.as_str().into(),
            side.area.name.as_str().into(),
            side.over.to_string().into(),
            Cell::Number(side.value, decimals),
            Cell::Whole(side.n as u64),
            Cell::Number(side.people, 0),
        ];
        row.extend(rest);
        list.row(row);
    }
    list
}

/// The change of H and M, and its parts.
pub fn change(answer: &SegregationChangeAnswer) -> List {
    let mut list = List::of(&[
        ("index", "index", "index"),
        ("earlier", "första året", "first year"),
        ("later", "andra året", "second year"),
        ("change", "förändring", "change"),
        ("marginal", "storlekar", "sizes"),
        ("of_groups", "varav grupper", "of groups"),
        ("of_areas", "varav områden", "of areas"),
        ("structural", "spridning", "spread"),
        ("additions", "tillkomna", "additions"),
        ("removals", "borttagna", "removals"),
    ]);
    let number = |v: f64| Cell::Number(v, answer.decimals);
    for (name, parts) in
        [("information_theory", &answer.information_theory), ("mutual_information", &answer.mutual_information)]
    {
        list.row(vec![
            name.into(),
            number(parts.earlier),
            number(parts.later),
            number(parts.change),
            number(parts.marginal),
            number(parts.of_groups),
            number(parts.of_areas),
            number(parts.structural),
            number(parts.additions),
            number(parts.removals),
        ]);
    }
    list
}

/// What each level adds.
pub fn levels(answer: &LevelsAnswer) -> List {
    let mut list = List::of(&[
        ("level", "nivå", "level"),
        ("areas", "områden", "areas"),
        ("information_theory", "H", "H"),
        ("mutual_information", "M", "M"),
        ("share", "andel", "share"),
    ]);
    for level in &answer.levels {
        list.row(vec![
            level.level.to_string().into(),
            Cell::Whole(level.areas as u64),
            Cell::Number(level.information_theory, answer.decimals),
            Cell::Number(level.mutual_information, answer.decimals),
            Cell::Number(level.share, answer.decimals),
        ]);
    }
    list
}

/// Segregation at each scale, one line per group for its isolation.
pub fn scales(answer: &ScalesAnswer) -> List {
    let mut list = List::of(&[
        ("nearest", "närmaste", "nearest"),
        ("information_theory", "H", "H"),
        ("dissimilarity", "D", "D"),
        ("group", "grupp", "group"),
        ("isolation", "isolering", "isolation"),
    ]);
    for scale in &answer.scales {
        for (group, isolation) in answer.group.iter().zip(&scale.isolation) {
            list.row(vec![
                Cell::Number(scale.nearest, 0),
                Cell::Number(scale.information_theory, answer.decimals),
                Cell::Number(scale.dissimilarity, answer.decimals),
                group.as_str().into(),
                Cell::Number(*isolation, answer.decimals),
            ]);
        }
    }
    list
}
