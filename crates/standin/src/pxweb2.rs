//! PxWebApi version 2, with its traps: a repeated `valueCodes[X]` keeps only the first, `range()` and `top()` fail.

use crate::json_stat::{Chosen, everything, write};
use crate::server::{Question, Reply, World};
use crate::shape::{REGION, Shape};
use crate::values::Values;
use percent_encoding::percent_decode_str;
use serde_json::json;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

const JSON: &str = "application/json; charset=utf-8";
/// The longest address that the server in front lets through.
const LONGEST: usize = 2_100;

/// Answers what stands after `/v2/`.
pub fn answer(path: &str, question: &Question, world: &World) -> Reply {
    if question.path.len() + question.query.len() > LONGEST {
        world.state.breach(format!("an address of {} bytes", question.query.len()));
        return Reply::absent();
    }
    let manifest = world.state.manifest();
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["config"] => {
            let config = json!({
                "apiVersion": "2.0.0", "appVersion": "stand-in", "defaultLanguage": "sv",
                "languages": [{"id": "sv", "label": "Svenska"}, {"id": "en", "label": "English"}],
                "maxDataCells": manifest.max_data_cells, "maxCallsPerTimeWindow": manifest.calls,
                "timeWindow": manifest.window,
                "license": "https://creativecommons.org/share-your-work/public-domain/cc0/",
                "sourceReferences": [{"language": "sv", "text": "Källa: SCB"}],
                "defaultDataFormat": "json-stat2", "dataFormats": ["json-stat2"],
                "features": [{"id": "CORS", "params": [{"key": "enabled", "value": "True"}]}],
            });
            Reply::ok(JSON, config.to_string())
        }
        ["tables"] => {
            let tables: Vec<_> = world.shapes.iter().map(|shape| about(shape, world)).collect();
            let page =
                json!({"pageNumber": 1, "pageSize": tables.len(), "totalElements": tables.len(), "totalPages": 1});
            Reply::ok(JSON, json!({"language": "sv", "tables": tables, "page": page}).to_string())
        }
        ["tables", id, rest @ ..] => match world.shapes.iter().find(|s| s.table.id == *id) {
            None => problem(404, "Non-existent table"),
            Some(shape) => match rest {
                [] => Reply::ok(JSON, about(shape, world).to_string()),
                ["metadata"] => Reply::ok(JSON, write(shape, &updated(shape, world), &everything(shape), None)),
                ["data"] => data(shape, question, world),
                _ => Reply::absent(),
            },
        },
        ["codelists", id] => codelist(id, world),
        _ => Reply::absent(),
    }
}

/// A refusal (RFC 7807).
fn problem(status: u16, title: &str) -> Reply {
    let body = json!({"type": "Parameter error", "title": title, "status": status});
    Reply { status, kind: "application/problem+json; charset=utf-8", body: body.to_string().into(), tag: None }
}

fn updated(shape: &Shape, world: &World) -> String {
    world.state.updated(&shape.table.id).unwrap_or_default()
}

fn about(shape: &Shape, world: &World) -> serde_json::Value {
    let id = &shape.table.id;
    json!({
        "language": "sv", "id": id, "label": shape.title(), "description": "", "sortCode": id,
        "updated": updated(shape, world), "firstPeriod": shape.years.first().map(u16::to_string),
        "lastPeriod": shape.years.last().map(u16::to_string), "category": "public",
        "variableNames": shape.variables().iter().map(|(_, label, _)| *label).collect::<Vec<_>>(),
        "source": "SCB", "timeUnit": "Annual",
        "links": [{"rel": "data", "hreflang": "sv", "href": format!("/v2/tables/{id}/data?lang=sv&outputFormat=json-stat2")}],
    })
}

fn codelist(id: &str, world: &World) -> Reply {
    let vintage = id.strip_prefix("vs_").unwrap_or_default();
    let of = |shape: &Shape| {
        let areas = shape.areas.iter().filter(|a| a.vintage.to_string().replace('_', "") == vintage);
        let values = areas.map(|a| json!({"code": a.code, "label": a.label, "valueMap": [a.code]}));
        values.collect::<Vec<_>>()
    };
    match world.shapes.iter().map(of).find(|values| !values.is_empty()) {
        Some(values) => {
            Reply::ok(JSON, json!({"id": id, "label": vintage, "type": "Valueset", "values": values}).to_string())
        }
        None => problem(404, "Non-existent codelist"),
    }
}

fn data(shape: &Shape, question: &Question, world: &World) -> Reply {
    let mut expressions: HashMap<String, String> = HashMap::new();
    let mut lists: HashMap<String, String> = HashMap::new();
    for pair in question.query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
        let (name, value) = (decode(name), decode(value));
        let inside = |prefix: &str| name.strip_prefix(prefix)?.strip_suffix(']').map(str::to_owned);
        if let Some(variable) = inside("valueCodes[") {
            // Only the first counts, and nothing is said about it.
            match expressions.entry(variable) {
                Entry::Occupied(of) => world.state.breach(format!("valueCodes[{}] is repeated", of.key())),
                Entry::Vacant(of) => {
                    of.insert(value);
                }
            }
        } else if let Some(variable) = inside("codelist[") {
            lists.insert(variable, value);
        } else if name == "outputFormat" && value != "json-stat2" {
            return problem(400, "Unsupported output format");
        }
    }
    let variables = shape.variables();
    if expressions.keys().any(|name| !variables.iter().any(|(code, _, _)| code == name)) {
        return problem(400, "Non-existent variable");
    }
    let mut chosen: Chosen = Vec::new();
    for (code, _, values) in &variables {
        let Some(expression) = expressions.get(*code) else {
            return problem(400, "Missing selection for mandantory variable");
        };
        let list = lists.get(*code).and_then(|list| list.strip_prefix("vs_"));
        match select(expression, values, |i| {
            *code != REGION || list.is_none_or(|list| shape.areas[i].vintage.to_string().replace('_', "") == list)
        }) {
            Ok(positions) => chosen.push(positions),
            Err(title) => return problem(400, title),
        }
    }
    let cells: usize = chosen.iter().map(Vec::len).product();
    if cells > world.state.manifest().max_data_cells {
        world.state.breach(format!("{cells} cells of {}", shape.table.id));
        return problem(400, "Too many cells selected");
    }
    let corrections = world.state.corrections(&shape.table.id);
    let values = Values::new(shape, world.state.manifest().seed, corrections);
    Reply::ok(JSON, write(shape, &updated(shape, world), &chosen, Some(&values)))
}

/// The positions of the values that an expression means, in the order of the table.
fn select(
    expression: &str,
    values: &[(String, String)],
    allowed: impl Fn(usize) -> bool,
) -> Result<Vec<usize>, &'static str> {
    let mut taken = vec![false; values.len()];
    if expression.contains('(') {
        return Err("Illegal selection expression");
    }
    let codes: HashMap<&str, usize> = values.iter().enumerate().map(|(i, (code, _))| (code.as_str(), i)).collect();
    for part in expression.split(',') {
        if part.contains(['*', '?']) {
            for (i, (code, _)) in values.iter().enumerate() {
                taken[i] |= allowed(i) && like(part.as_bytes(), code.as_bytes());
            }
        } else {
            match codes.get(part) {
                Some(i) if allowed(*i) => taken[*i] = true,
                _ => return Err("Non-existent value"),
            }
        }
    }
    Ok((0..values.len()).filter(|i| taken[*i]).collect())
}

fn like(mask: &[u8], code: &[u8]) -> bool {
    match (mask.split_first(), code.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), _) => like(rest, code) || code.split_first().is_some_and(|(_, tail)| like(mask, tail)),
        (Some((b'?', mask)), Some((_, code))) => like(mask, code),
        (Some((m, mask)), Some((c, code))) => m == c && like(mask, code),
        _ => false,
    }
}
