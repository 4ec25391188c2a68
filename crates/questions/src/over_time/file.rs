//! A series as a file that leaves the page: breaks and bridges travel with it.

use super::OverTimeAnswer;
use crate::download::{Cell, Download, Form, Line, Table, breaks_lines, file_name, snapshot_lines};
use crate::{Desk, QuestionError};
use segbar_domain::Vintage;

/// The columns: those of a list of values, and what a series needs beside them.
const COLUMNS: [&str; 13] = [
    "indicator",
    "vintage",
    "period",
    "area",
    "name",
    "kind",
    "value",
    "missing",
    "low",
    "high",
    "method",
    "reassigned",
    "breaks",
];

impl Desk {
    /// The series as CSV or a workbook, one row per year and kind, or as JSON-stat.
    ///
    /// # Errors
    /// As [`Desk::over_time`].
    pub fn over_time_file(
        &self,
        vintage: &Vintage,
        code: &str,
        indicator: &str,
        bridged: bool,
        form: Form,
    ) -> Result<Download, QuestionError> {
        let answer = self.over_time(vintage, code, indicator, bridged)?;
        let stem = format!("series {indicator} {vintage} {code}");
        if form == Form::JsonStat {
            return Ok(Download { name: file_name(&stem, form), form, bytes: self.over_time_json_stat(&answer)? });
        }
        self.over_time_table(&answer)?.file(&stem, form)
    }

    /// The series as a table.
    ///
    /// # Errors
    /// If the indicator does not exist.
    pub fn over_time_table(&self, answer: &OverTimeAnswer) -> Result<Table, QuestionError> {
        let head = |vintage: &Vintage, year: u16, name: &str, kind: &str| {
            vec![
                Cell::text(&answer.indicator),
                Cell::text(vintage.to_string()),
                Cell::Number(f64::from(year)),
                Cell::text(&answer.area.code),
                Cell::text(name),
                Cell::text(kind),
            ]
        };
        let maybe = |text: Option<&str>| text.map_or(Cell::Empty, Cell::text);
        let mut rows = Vec::new();
        for published in &answer.published {
            let point = &published.point;
            let mut row = head(&published.vintage, point.period.year(), &published.name, published.kind);
            row.extend([
                Cell::number(point.value),
                maybe(point.missing),
                Cell::number(point.low),
                Cell::number(point.high),
                Cell::text(&point.provenance.kind),
                Cell::Empty,
                Cell::text(published.breaks.join(" ")),
            ]);
            rows.push(row);
        }
        if let Some(bridge) = &answer.bridge {
            for point in &bridge.points {
                let mut row = head(&bridge.vintage, point.period.year(), &answer.area.name, point.kind);
                row.extend([
                    Cell::number(point.value),
                    maybe(point.missing),
                    Cell::number(point.low),
                    Cell::number(point.high),
                    Cell::text(point.method.id()),
                    Cell::Number(point.reassigned),
                    Cell::Empty,
                ]);
                rows.push(row);
            }
        }
        Ok(Table { columns: COLUMNS.to_vec(), rows, about: self.over_time_about(answer), fictional: self.fictional() })
    }

    /// What must be known about a series, with its breaks.
    pub(super) fn over_time_about(&self, answer: &OverTimeAnswer) -> Vec<Line> {
        let mut about = vec![
            Line::new(("Indikator", "Indicator"), answer.name.clone()),
            Line::new(("Att tänka på", "Caution"), answer.sentence.clone()),
        ];
        about.extend(breaks_lines(&answer.breaks));
        about.extend(snapshot_lines(self));
        about
    }
}
