//! JSON-stat 2 in the form of recorded answers: metadata without values, and data.

use crate::shape::{CONTENTS, Shape, TIME};
use crate::values::{Value, Values};
use segbar_domain::catalogue::Kind;
use serde_json::{Map, json};
use std::fmt::Write;

/// Positions of the chosen values of each variable, in the order of [`Shape::variables`].
pub type Chosen = Vec<Vec<usize>>;

/// All values of all variables.
pub fn everything(shape: &Shape) -> Chosen {
    shape.variables().iter().map(|(_, _, values)| (0..values.len()).collect()).collect()
}

/// A data set of the chosen values; without values when `values` is `None`.
pub fn write(shape: &Shape, updated: &str, chosen: &Chosen, values: Option<&Values>) -> String {
    let variables = shape.variables();
    let mut dimension = Map::new();
    for ((code, label, all), chosen) in variables.iter().zip(chosen) {
        let index: Map<_, _> = chosen.iter().enumerate().map(|(i, at)| (all[*at].0.clone(), json!(i))).collect();
        let words: Map<_, _> = chosen.iter().map(|at| (all[*at].0.clone(), json!(all[*at].1))).collect();
        let mut category = json!({"index": index, "label": words});
        if *code == CONTENTS {
            let unit = chosen.iter().map(|at| {
                let (code, _, kind) = &shape.contents[*at];
                (code.clone(), json!({"base": if *kind == Kind::Count { "antal" } else { "procent" }, "decimals": 0}))
            });
            category["unit"] = unit.collect::<Map<_, _>>().into();
        }
        let fixed = matches!(*code, "Region" | CONTENTS | TIME);
        let lists = if *code == "Region" { codelists(shape) } else { json!([]) };
        let extension =
            json!({"elimination": !fixed, "show": if *code == TIME { "code" } else { "value" }, "codelists": lists});
        dimension.insert((*code).to_owned(), json!({"label": label, "category": category, "extension": extension}));
    }
    let ids: Vec<&str> = variables.iter().map(|(code, _, _)| *code).collect();
    let size: Vec<usize> = chosen.iter().map(Vec::len).collect();
    let head = json!({
        "version": "2.0", "class": "dataset", "label": shape.title(), "source": "SCB", "updated": updated,
        "role": {"time": [TIME], "metric": [CONTENTS]}, "id": ids, "size": size, "dimension": dimension,
        "extension": {"px": {"infofile": shape.table.id, "tableid": shape.table.id, "decimals": 0, "language": "sv",
            "official-statistics": false, "matrix": shape.table.path.rsplit('/').next().unwrap_or_default()}},
    });
    let mut text = head.to_string();
    text.pop();
    match values {
        Some(values) => numbers(chosen, values, &mut text),
        None => text.push_str(",\"value\":[]"),
    }
    text.push('}');
    text
}

fn codelists(shape: &Shape) -> serde_json::Value {
    let mut names: Vec<String> = shape.areas.iter().map(|a| a.vintage.to_string().replace('_', "")).collect();
    names.dedup();
    names.iter().map(|name| json!({"id": format!("vs_{name}"), "label": name, "type": "Valueset"})).collect()
}

fn numbers(chosen: &Chosen, values: &Values, out: &mut String) {
    let [areas, others @ .., contents, years] = &chosen[..] else { return };
    let mut status = String::new();
    let mut position = 0usize;
    out.push_str(",\"value\":[");
    let mut picked = vec![0usize; others.len()];
    let combinations: usize = others.iter().map(Vec::len).product();
    for area in areas {
        for combination in 0..combinations {
            let mut rest = combination;
            for (slot, of) in picked.iter_mut().zip(others).rev() {
                *slot = of[rest % of.len()];
                rest /= of.len();
            }
            for content in contents {
                for year in years {
                    if position > 0 {
                        out.push(',');
                    }
                    // Writing to a string cannot fail.
                    let _ = match values.at(*area, *content, &picked, *year) {
                        Value::Whole(n) => write!(out, "{n}"),
                        Value::Tenths(n) => write!(out, "{}.{}", n / 10, n % 10),
                        Value::NotAvailable => {
                            let comma = if status.is_empty() { "" } else { "," };
                            let _ = write!(status, "{comma}\"{position}\":\"..\"");
                            write!(out, "null")
                        }
                    };
                    position += 1;
                }
            }
        }
    }
    out.push(']');
    if !status.is_empty() {
        let _ = write!(out, ",\"status\":{{{status}}}");
    }
}
