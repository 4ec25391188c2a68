//! Checks of the catalogue as a whole: references that lead somewhere, texts in both languages, one rule per component.

use super::{Catalogue, Content, Indicator};
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
    wrong
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
    use crate::catalogue::Topic;

    #[test]
    fn the_builtin_catalogue_has_no_problems() {
        assert_eq!(problems(Catalogue::builtin()), Vec::<String>::new());
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
