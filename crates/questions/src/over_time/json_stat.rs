//! A series as JSON-stat 2.0: the dimensions area, indicator, series and period. What was published on each edition's borders and what was
//! brought onto others are different categories of `series`, and every bridged cell has the status `bridged`.
//!
//! Source: the JSON-stat 2.0 format, json-stat.org. Labels are in Swedish; what else must be known is in `extension.segbar`, in both languages.

use super::OverTimeAnswer;
use crate::text::fictional;
use crate::{Desk, QuestionError};
use segbar_domain::{Language, Period};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The status of a cell that was brought onto other borders.
const BRIDGED: &str = "bridged";

/// What stands in one cell, beside its number.
#[derive(Default)]
struct Cell<'a> {
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    missing: Option<&'a str>,
    method: Option<&'a str>,
    reassigned: Option<f64>,
}

impl Desk {
    /// The series as a JSON-stat data set.
    ///
    /// # Errors
    /// None in practice: writing into memory does not fail.
    pub fn over_time_json_stat(&self, answer: &OverTimeAnswer) -> Result<Vec<u8>, QuestionError> {
        let mut series: BTreeMap<(bool, String), BTreeMap<Period, Cell<'_>>> = BTreeMap::new();
        for published in &answer.published {
            let point = &published.point;
            let cell = Cell {
                value: point.value,
                low: point.low,
                high: point.high,
                missing: point.missing,
                method: Some(&point.provenance.kind),
                reassigned: None,
            };
            series.entry((false, published.vintage.to_string())).or_default().insert(point.period, cell);
        }
        if let Some(bridge) = &answer.bridge {
            for point in &bridge.points {
                let cell = Cell {
                    value: point.value,
                    low: point.low,
                    high: point.high,
                    missing: point.missing,
                    method: Some(point.method.id()),
                    reassigned: Some(point.reassigned),
                };
                series.entry((true, bridge.vintage.to_string())).or_default().insert(point.period, cell);
            }
        }
        let periods: BTreeSet<Period> = series.values().flat_map(|years| years.keys().copied()).collect();
        let ids: Vec<String> = series.keys().map(|(bridged, vintage)| id(*bridged, vintage)).collect();
        let labels: Map<String, Value> = series
            .keys()
            .map(|(bridged, vintage)| {
                let what = if *bridged { "omräknat till" } else { "publicerat på" };
                (id(*bridged, vintage), json!(format!("{what} gränserna i {vintage}")))
            })
            .collect();
        let nothing = Cell::default();
        let cells: Vec<(bool, &Cell<'_>)> = series
            .iter()
            .flat_map(|((bridged, _), years)| {
                let nothing = &nothing;
                periods.iter().map(move |period| (*bridged, years.get(period).unwrap_or(nothing)))
            })
            .collect();
        let status: Map<String, Value> = cells
            .iter()
            .enumerate()
            .filter_map(|(at, (bridged, cell))| {
                let marked = (*bridged && cell.value.is_some()).then_some(BRIDGED);
                Some((at.to_string(), json!(cell.missing.or(marked)?)))
            })
            .collect();
        let side = |of: fn(&Cell<'_>) -> Option<f64>| cells.iter().map(|(_, cell)| of(cell)).collect::<Vec<_>>();
        let lines = self.over_time_about(answer);
        let lines: Vec<Value> = lines.iter().map(|line| json!({"label": line.label, "text": line.text})).collect();
        let mut notes: Vec<String> = vec![];
        if self.fictional() {
            notes.push(fictional(Language::Sv).to_owned());
        }
        notes.push(answer.sentence.sv.clone());
        notes.extend(answer.breaks.iter().map(|b| format!("Brott i serien från {}: {}", b.from, b.text.sv)));
        let years: Vec<String> = periods.iter().map(ToString::to_string).collect();
        let year_labels: Map<String, Value> = years.iter().map(|y| (y.clone(), json!(y))).collect();
        let set = json!({
            "version": "2.0",
            "class": "dataset",
            "label": format!("{}, {} ({})", answer.name.sv, answer.area.name, answer.area.code),
            "note": notes,
            "role": {"geo": ["area"], "metric": ["indicator"], "time": ["period"]},
            "id": ["area", "indicator", "series", "period"],
            "size": [1, 1, ids.len(), years.len()],
            "dimension": {
                "area": {"label": "Område", "category": {"index": [answer.area.code], "label": {&answer.area.code: answer.area.name}}},
                "indicator": {"label": "Indikator", "category": {
                    "index": [answer.indicator],
                    "label": {&answer.indicator: answer.name.sv},
                    "unit": {&answer.indicator: {"label": answer.unit.name().sv, "decimals": answer.decimals}},
                }},
                "series": {"label": "Serie", "category": {"index": ids, "label": labels}},
                "period": {"label": "År", "category": {"index": years, "label": year_labels}},
            },
            "value": side(|cell| cell.value),
            "status": status,
            "extension": {"segbar": {
                "snapshot": self.snapshot().id().to_string(),
                "fictional": self.fictional(),
                "interval": {"low": side(|cell| cell.low), "high": side(|cell| cell.high)},
                "method": cells.iter().map(|(_, cell)| cell.method).collect::<Vec<_>>(),
                "reassigned": side(|cell| cell.reassigned),
                "breaks": answer.breaks,
                "about": lines,
            }},
        });
        serde_json::to_vec(&set).map_err(|error| QuestionError::Unwritable { why: error.to_string() })
    }
}

/// The name of a series for programs: `published RegSO_2020`, `bridged RegSO_2025`.
fn id(bridged: bool, vintage: &str) -> String {
    format!("{} {vintage}", if bridged { BRIDGED } else { "published" })
}
