//! JSON-stat 2.0: a column as a data set with the dimensions area, indicator and period, and the part of the population where it is one.
//!
//! Source: the JSON-stat 2.0 format, json-stat.org. Labels are in Swedish; what else must be known is in `extension.segbar`, in both languages.

use super::about;
use crate::{Desk, QuestionError};
use segbar_domain::ColumnKey;
use serde_json::{Map, Value, json};

impl Desk {
    /// A column of values as a JSON-stat data set.
    ///
    /// # Errors
    /// If the snapshot does not have the column or the larger area.
    pub fn json_stat(&self, key: &ColumnKey, within: Option<&str>) -> Result<Vec<u8>, QuestionError> {
        let indicator = self.indicator_answer(&key.indicator)?;
        let answer = self.values(&key.indicator, &key.vintage, key.period, &key.breakdown)?;
        let rows = self.indexed_rows(key, within)?;
        let period = key.period.to_string();

        let codes: Vec<&str> = rows.iter().map(|(_, row)| row.area.as_str()).collect();
        let names: Map<String, Value> = rows.iter().map(|(_, row)| (row.area.clone(), json!(row.name))).collect();
        let mut id = vec!["area", "indicator", "period"];
        let mut dimension = json!({
            "area": {"label": crate::summary::vintage_name(&key.vintage).sv, "category": {"index": codes, "label": names}},
            "indicator": {"label": "Indikator", "category": {
                "index": [indicator.id],
                "label": {&indicator.id: indicator.name.sv},
                "unit": {&indicator.id: {"label": indicator.unit_name.sv, "decimals": indicator.decimals}},
                "note": {&indicator.id: [indicator.definition.sv]},
            }},
            "period": {"label": "År", "category": {"index": [period], "label": {&period: period}}},
        });
        if !key.breakdown.is_total() {
            let part = key.breakdown.to_string();
            id.push("part");
            dimension["part"] =
                json!({"label": "Del av befolkningen", "category": {"index": [part], "label": {&part: part}}});
        }
        let mut size = vec![rows.len()];
        size.resize(id.len(), 1);

        let status: Map<String, Value> =
            rows.iter().enumerate().filter_map(|(at, (_, row))| Some((at.to_string(), json!(row.missing?)))).collect();
        let side = |side: &[Option<f64>]| rows.iter().map(|(i, _)| side.get(*i).copied().flatten()).collect::<Vec<_>>();
        let interval = answer.interval.as_ref().map(|b| json!({"low": side(&b.low), "high": side(&b.high)}));
        let lines = about::of_column(self, key, within)?;
        let lines: Vec<Value> = lines.iter().map(|line| json!({"label": line.label, "text": line.text})).collect();
        let sources = self.sources();
        let sources: Vec<_> = answer.sources.iter().filter_map(|at| sources.get(*at as usize)).collect();
        let mut cited: Vec<&str> = sources.iter().map(|s| s.citation.sv.as_str()).collect();
        cited.dedup();
        let mut notes: Vec<&str> = vec![];
        let marked = about::fictional();
        if self.fictional() {
            notes.push(&marked.sv);
        }
        notes.extend(answer.note.as_ref().map(|n| n.sv.as_str()));
        let breaks: Vec<String> =
            answer.breaks.iter().map(|b| format!("Brott i serien från {}: {}", b.from, b.text.sv)).collect();
        notes.extend(breaks.iter().map(String::as_str));

        let mut set = json!({
            "version": "2.0",
            "class": "dataset",
            "label": format!("{}, {}, {period}", indicator.name.sv, crate::summary::vintage_name(&key.vintage).sv),
            "source": cited.join(" "),
            "note": notes,
            "role": {"geo": ["area"], "metric": ["indicator"], "time": ["period"]},
            "id": id,
            "size": size,
            "dimension": dimension,
            "value": rows.iter().map(|(_, row)| row.value).collect::<Vec<_>>(),
            "status": status,
            "extension": {"segbar": {
                "snapshot": self.snapshot().id().to_string(),
                "fictional": self.fictional(),
                "provenance": answer.provenance,
                "interval": interval,
                "about": lines,
            }},
        });
        // The format asks for a date; what else a publisher may have stamped stays in the lines about it.
        if let Some(latest) = sources.iter().filter_map(|s| s.updated.as_deref()).filter(|u| is_date(u)).max() {
            set["updated"] = json!(latest);
        }
        serde_json::to_vec(&set).map_err(|error| QuestionError::Unwritable { why: error.to_string() })
    }
}

/// Whether a text begins as an ISO 8601 date.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 10
        && bytes[..10].iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() })
}
