//! PxWebApi version 1: folders, metadata, and questions by POST.

use crate::json_stat::{Chosen, write};
use crate::server::{Question, Reply, World};
use crate::shape::TIME;
use crate::values::Values;
use serde_json::{Value, json};

const JSON: &str = "application/json; charset=utf-8";

/// Answers what stands after `/v1/`.
pub fn answer(path: &str, question: &Question, world: &World) -> Reply {
    let manifest = world.state.manifest();
    let path = path.trim_matches('/');
    if question.query == "config" {
        let config = json!({"maxValues": manifest.max_data_cells, "maxCells": manifest.max_data_cells,
            "maxCalls": manifest.calls, "timeWindow": manifest.window, "CORS": true});
        return Reply::ok(JSON, config.to_string());
    }
    let Some(path) = path.strip_prefix("ssd/START/") else { return Reply::absent() };
    if let Some(shape) = world.shapes.iter().find(|s| s.table.path == path) {
        let updated = world.state.updated(&shape.table.id).unwrap_or_default();
        let variables = shape.variables();
        if question.body.is_empty() {
            let described = variables.iter().map(|(code, label, values)| {
                let (codes, words): (Vec<_>, Vec<_>) = values.iter().cloned().unzip();
                json!({"code": code, "text": label, "values": codes, "valueTexts": words, "time": *code == TIME})
            });
            let body = json!({"title": shape.title(), "variables": described.collect::<Vec<_>>()});
            return Reply::ok(JSON, body.to_string());
        }
        let Ok(asked) = serde_json::from_str::<Value>(&question.body) else { return refused(400) };
        let query = asked["query"].as_array().cloned().unwrap_or_default();
        let mut chosen: Chosen = Vec::new();
        for (code, _, values) in &variables {
            let selection = query.iter().find(|q| q["code"] == *code);
            let wanted: Option<Vec<&str>> = selection.and_then(|s| {
                s["selection"]["values"].as_array().map(|list| list.iter().filter_map(Value::as_str).collect())
            });
            let Some(wanted) = wanted else { return refused(400) };
            let wanted: std::collections::HashSet<&str> = wanted.into_iter().collect();
            chosen.push((0..values.len()).filter(|i| wanted.contains(values[*i].0.as_str())).collect());
        }
        let cells: usize = chosen.iter().map(Vec::len).product();
        if cells > manifest.max_data_cells {
            world.state.breach(format!("{cells} cells of {}", shape.table.id));
            return refused(403);
        }
        let values = Values::new(shape, manifest.seed, world.state.corrections(&shape.table.id));
        return Reply::ok(JSON, write(shape, &updated, &chosen, Some(&values)));
    }
    let inside = world.shapes.iter().filter_map(|s| Some((s, s.table.path.strip_prefix(path)?.strip_prefix('/')?)));
    let entries: Vec<Value> = inside
        .filter(|(_, name)| !name.contains('/'))
        .map(|(shape, name)| {
            let updated = world.state.updated(&shape.table.id).unwrap_or_default();
            json!({"id": name, "type": "t", "text": shape.title(), "updated": updated})
        })
        .collect();
    if entries.is_empty() { Reply::absent() } else { Reply::ok(JSON, Value::from(entries).to_string()) }
}

fn refused(status: u16) -> Reply {
    Reply { status, kind: "text/plain", body: b"Bad Request".to_vec(), tag: None }
}
