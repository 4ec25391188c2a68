//! Checks of the catalogue as a whole: references that lead somewhere, texts in both languages, one rule per component.

use super::{Catalogue, ComponentRef, Content, GroupCount, GroupSystem, Indicator, Kind};
use crate::Text;
use std::collections::{BTreeMap, BTreeSet};

/// All that is wrong with the catalogue, each a sentence.
pub fn problems(catalogue: &Catalogue) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut rules: BTreeMap<&str, &Content> = BTreeMap::new();
    for table in &catalogue.tables {
        if catalogue.publisher(&table.publisher).is_none() {
            wrong.push(format!("table {}: the publisher '{}' is not in publishers.toml", table.id, table.publisher));
        }
        if table.contents.is_empty() {
            wrong.push(format!("table {}: it has no content", table.id));
        }
        for content in &table.contents {
            let first = rules.entry(&content.component).or_insert(content);
            if first.kind != content.kind || first.aggregate != content.aggregate {
                wrong.push(format!(
                    "table {}: component {} has another kind or aggregation elsewhere",
                    table.id, content.component
                ));
            }
            for (dimension, value) in &content.only {
                if !table.dimensions.iter().any(|d| d.id == *dimension && d.values.contains_key(value)) {
                    wrong.push(format!(
                        "table {}: {} is only for {dimension}={value}, which the table does not have",
                        table.id, content.component
                    ));
                }
            }
            if !is_id(&content.component) {
                wrong.push(format!("table {}: '{}' is not a name of a component", table.id, content.component));
            }
        }
    }
    let mut references = BTreeMap::new();
    for (table, reference) in catalogue.tables.iter().flat_map(|t| t.references.iter().map(move |r| (t, r))) {
        if let Some(other) = references.insert(reference.to_lowercase(), &table.id) {
            wrong.push(format!("table {}: the reference {reference} also belongs to {other}", table.id));
        }
    }
    for content in catalogue.tables.iter().flat_map(|t| &t.contents) {
        if let super::Aggregate::WeightedBy(weight) = &content.aggregate
            && !rules.contains_key(weight.as_str())
        {
            wrong.push(format!("component {}: its weight '{weight}' is in no table", content.component));
        }
    }
    let mut ids = BTreeSet::new();
    for indicator in &catalogue.indicators {
        if !ids.insert(&indicator.id) {
            wrong.push(format!("indicator {}: the id is used twice", indicator.id));
        }
        check_indicator(catalogue, indicator, &rules, &mut wrong);
    }
    for system in &catalogue.group_systems {
        if !ids.insert(&system.id) {
            wrong.push(format!("group system {}: the id is used twice", system.id));
        }
        check_group_system(catalogue, system, &rules, &mut wrong);
    }
    wrong
}

fn check_group_system(
    catalogue: &Catalogue,
    system: &GroupSystem,
    rules: &BTreeMap<&str, &Content>,
    wrong: &mut Vec<String>,
) {
    let mut say = |what: String| wrong.push(format!("group system {}: {what}", system.id));
    let mut texts: Vec<(&str, &Text)> =
        vec![("name", &system.name), ("definition", &system.definition), ("base", &system.base.text)];
    texts.extend(system.groups.iter().map(|group| (group.id.as_str(), &group.name)));
    for (what, text) in texts {
        if text.sv.trim().is_empty() || text.en.trim().is_empty() {
            say(format!("the {what} is missing in a language"));
        }
    }
    if system.caution.sv.is_empty() != system.caution.en.is_empty() {
        say("the caution is in one language only".into());
    }
    for id in std::iter::once(&system.id).chain(system.groups.iter().map(|group| &group.id)) {
        if !is_id(id) {
            say(format!("'{id}' may only have lower-case ASCII letters, digits and _"));
        }
    }
    let groups: BTreeSet<&String> = system.groups.iter().map(|group| &group.id).collect();
    if groups.len() < 2 || groups.len() < system.groups.len() {
        say("it needs at least two groups, each once".into());
    }
    if system.series.is_empty() || system.levels.is_empty() {
        say("it has no series or no level".into());
    }
    for id in system.breaks.iter().filter(|id| !catalogue.breaks.iter().any(|b| b.id == **id)) {
        say(format!("the break '{id}' is not in breaks.toml"));
    }
    for series in &system.series {
        if series.counts.keys().collect::<BTreeSet<_>>() != groups {
            say("a series does not count every group of the system, or counts another".into());
        }
        for count in series.counts.values() {
            let kind = |reference: &ComponentRef| rules.get(reference.component.as_str()).map(|content| content.kind);
            let possible = match count {
                GroupCount::Sum(of) => !of.is_empty() && of.iter().all(|r| kind(r) == Some(Kind::Count)),
                GroupCount::Share { percent, of } | GroupCount::Rest { percent, of } => {
                    let step = rules.get(percent.component.as_str()).map(|content| content.resolution);
                    if step.filter(|step| *step > 0.0) != system.rounding {
                        say(format!("its rounding is not that of '{percent}'"));
                    }
                    kind(percent) == Some(Kind::Share) && kind(of) == Some(Kind::Count)
                }
            };
            if !possible {
                say("a group is neither a sum of counts nor a share of a count".into());
            }
            for reference in count.components() {
                check_reference(catalogue, reference, rules, &mut say);
            }
        }
    }
}

/// Whether some table fills the component, and has the part that is asked for.
fn check_reference(
    catalogue: &Catalogue,
    reference: &ComponentRef,
    rules: &BTreeMap<&str, &Content>,
    say: &mut impl FnMut(String),
) {
    if !rules.contains_key(reference.component.as_str()) {
        say(format!("no table fills the component '{}'", reference.component));
    }
    for (dimension, value) in reference.breakdown.pairs() {
        let known = catalogue.tables.iter().any(|t| {
            let mut contents = t.contents.iter().filter(|c| c.component == reference.component);
            contents.any(|c| t.can_have(c, dimension, value))
        });
        if !known {
            say(format!("no table of '{}' has {dimension}={value}", reference.component));
        }
    }
}

fn check_indicator(
    catalogue: &Catalogue,
    indicator: &Indicator,
    rules: &BTreeMap<&str, &Content>,
    wrong: &mut Vec<String>,
) {
    let mut say = |what: String| wrong.push(format!("indicator {}: {what}", indicator.id));
    if !is_id(&indicator.id) {
        say("the id may only have lower-case ASCII letters, digits and _".into());
    }
    let texts: [(&str, &Text); 5] = [
        ("name", &indicator.name),
        ("definition", &indicator.definition),
        ("base", &indicator.base.text),
        ("disclosure", &indicator.disclosure.text),
        ("legend", &indicator.legend),
    ];
    for (what, text) in texts {
        if text.sv.trim().is_empty() || text.en.trim().is_empty() {
            say(format!("the {what} is missing in a language"));
        }
    }
    if indicator.caution.sv.is_empty() != indicator.caution.en.is_empty() {
        say("the caution is in one language only".into());
    }
    for blank in ["{area}", "{value}"] {
        if !indicator.legend.sv.contains(blank) || !indicator.legend.en.contains(blank) {
            say(format!("the legend lacks {blank}"));
        }
    }
    if indicator.series.is_empty() || indicator.levels.is_empty() {
        say("it has no series or no level".into());
    }
    for id in &indicator.breaks {
        if !catalogue.breaks.iter().any(|b| b.id == *id) {
            say(format!("the break '{id}' is not in breaks.toml"));
        }
    }
    for series in &indicator.series {
        for reference in series.formula.components() {
            check_reference(catalogue, reference, rules, &mut say);
        }
        for id in series.formula.indicators() {
            if catalogue.indicator(id).is_none() {
                say(format!("it is computed from the unknown indicator '{id}'"));
            }
        }
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Counted, Topic};

    #[test]
    fn the_builtin_catalogue_has_no_problems() {
        assert_eq!(problems(Catalogue::builtin()), Vec::<String>::new());
    }

    #[test]
    fn people_homes_and_households_are_divided_into_groups_of_which_some_have_an_order() {
        let systems = Catalogue::builtin().group_systems();
        let ids: Vec<&str> = systems.iter().map(|s| s.id.as_str()).collect();
        let expected =
            ["birth_region", "background", "income_quartiles", "income_quintiles", "economic_standard", "education"];
        assert_eq!(ids[..6], expected);
        let ordered: Vec<(&str, usize)> =
            systems.iter().filter(|s| s.ordered).map(|s| (s.id.as_str(), s.groups.len())).collect();
        assert_eq!(ordered, [("income_quartiles", 4), ("income_quintiles", 5), ("education", 3), ("age", 3)]);
        for counted in [Counted::Persons, Counted::Households, Counted::Dwellings] {
            assert!(systems.iter().any(|s| s.counted == counted), "{counted:?} are in no system");
        }
    }

    #[test]
    fn a_system_that_does_not_hold_together_is_refused_with_every_reason() {
        let mut catalogue = Catalogue::builtin().clone();
        let system = catalogue.group_systems.iter_mut().find(|s| s.id == "economic_standard").unwrap();
        system.id = "population".into();
        system.rounding = None;
        system.groups[1].name.en.clear();
        system.series[0]
            .counts
            .insert("middle".into(), GroupCount::Sum(vec!["low_economic_standard_share".parse().unwrap()]));
        let found = problems(&catalogue);
        for part in ["id is used twice", "not_low is missing", "or counts another", "rounding is not", "neither a sum"]
        {
            assert!(found.iter().any(|sentence| sentence.contains(part)), "{part}: {found:?}");
        }
    }

    #[test]
    fn there_are_at_least_thirty_indicators_over_the_six_statistical_areas() {
        let catalogue = Catalogue::builtin();
        assert!(catalogue.indicators().len() >= 30, "{}", catalogue.indicators().len());
        for topic in [Topic::Work, Topic::Housing, Topic::Education, Topic::Democracy, Topic::Health, Topic::Economy] {
            assert!(catalogue.indicators().iter().any(|i| i.topic == topic), "{topic:?} has no indicator");
        }
    }
}
