//! What a flag says in a word, such as `area_type=1,2:30`, in the terms of a brief. Nothing is what cannot be understood.

use segbar_questions::network::brief::{CapacityBrief, ConditionBrief, Leg, NeedBrief, NumberBrief};

/// What a text says; what cannot be understood is kept to be told.
pub fn understood<T>(text: &str, parse: fn(&str) -> Option<T>, wrong: &mut Vec<String>) -> Option<T> {
    let parsed = parse(text);
    if parsed.is_none() {
        wrong.push(text.to_owned());
    }
    parsed
}

pub fn number(text: &str) -> Option<NumberBrief> {
    match text.split_once("..") {
        Some((least, most)) => {
            Some(NumberBrief { least: least.parse().ok()?, most: most.trim_start_matches('=').parse().ok()? })
        }
        None => text.parse().ok().map(|number| NumberBrief { least: number, most: number }),
    }
}

pub fn leg(text: &str) -> Option<Leg> {
    let (km, speed) = text.split_once(':')?;
    let up_to_km = if km == "inf" { None } else { Some(km.parse().ok()?) };
    Some(Leg { up_to_km, km_h: speed.parse().ok()? })
}

pub fn need(text: &str) -> Option<NeedBrief> {
    if let Some(indicator) = text.strip_prefix("share:") {
        return Some(NeedBrief::Share { indicator: indicator.to_owned() });
    }
    if let Some((grouping, table)) = text.split_once('=') {
        let weight = |pair: &str| {
            let (code, weight) = pair.split_once(':')?;
            Some((code.to_owned(), weight.parse().ok()?))
        };
        let weights = table.split(',').map(weight).collect::<Option<_>>()?;
        return Some(NeedBrief::Groups { grouping: grouping.to_owned(), weights });
    }
    let (low, text) = text.strip_prefix("low:").map_or((false, text), |rest| (true, rest));
    let (indicator, strength) = text.rsplit_once(':')?;
    Some(NeedBrief::Indicator { indicator: indicator.to_owned(), strength: strength.parse().ok()?, low })
}

pub fn capacity(text: &str) -> Option<CapacityBrief> {
    let (staff, otherwise) = text.split_once(':').map_or((text, None), |(staff, rest)| (staff, Some(rest)));
    let otherwise = otherwise.map(str::parse).transpose().ok()?;
    Some(CapacityBrief { people_per_staff: staff.parse().ok()?, otherwise })
}

fn named_groups(text: &str) -> Option<(String, Vec<String>)> {
    match text.split_once('=') {
        Some((grouping, groups)) => Some((grouping.to_owned(), groups.split(',').map(str::to_owned).collect())),
        None if text == "all" => Some((String::new(), Vec::new())),
        None => None,
    }
}

pub fn at_most(text: &str) -> Option<ConditionBrief> {
    let (groups, minutes) = text.rsplit_once(':')?;
    let (grouping, groups) = named_groups(groups)?;
    Some(ConditionBrief::AtMost { grouping, groups, minutes: minutes.parse().ok()? })
}

pub fn lose(text: &str) -> Option<ConditionBrief> {
    let (rest, minutes) = text.rsplit_once(':')?;
    let (groups, share) = rest.rsplit_once(':')?;
    let (grouping, groups) = named_groups(groups)?;
    let percent = share.strip_suffix('%')?.parse().ok()?;
    Some(ConditionBrief::LoseAtMost { grouping, groups, percent, minutes: minutes.parse().ok()? })
}

pub fn budget(text: &str) -> Option<ConditionBrief> {
    let parts: Vec<f64> = text.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    let at = |at: usize| parts.get(at).copied();
    let fine = (2..=4).contains(&parts.len());
    fine.then_some(())?;
    Some(ConditionBrief::Budget {
        most: at(0)?,
        rent: at(1)?,
        opening: at(2).unwrap_or(0.0),
        closing: at(3).unwrap_or(0.0),
    })
}
