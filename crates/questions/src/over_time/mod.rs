//! An indicator of an area over all years, also over a break in the borders.
//!
//! | question | page |
//! |---|---|
//! | what was published, on which borders? | here |
//! | what would it be on one edition's borders? | [`bridge`] |
//! | how do two editions differ? | [`borders`] |
//! | the same as a file: CSV, workbook | [`file`]; JSON-stat | [`json_stat`] |
//!
//! What was published and what was brought onto other borders are two lists, and every point says which it is.

pub mod borders;
pub mod bridge;
mod file;
mod json_stat;

use crate::composition::AreaRef;
use crate::indicators::BreakAnswer;
use crate::series::SeriesPoint;
use crate::text::number;
use crate::values::finite;
use crate::{Bilingual, Desk, QuestionError};
use bridge::{BridgeMethod, Givers, refused};
use segbar_domain::catalogue::Indicator;
use segbar_domain::{Breakdown, ColumnKey, Missing, Period, Unit, Vintage};
use serde::Serialize;
use utoipa::ToSchema;

/// An indicator of an area over all years.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OverTimeAnswer {
    /// Indicator.
    #[schema(example = "population")]
    pub indicator: String,
    /// Its name.
    pub name: Bilingual,
    /// Unit of the values.
    #[schema(value_type = String, example = "persons")]
    pub unit: Unit,
    /// Decimals at presentation. The values themselves are not rounded.
    pub decimals: usize,
    /// The area, in the edition asked for.
    pub area: AreaRef,
    /// What was published, each year on the borders of that year: areas with the same code, which may be other areas.
    pub published: Vec<PublishedPoint>,
    /// The same on the borders of the edition asked for; null where that was not asked.
    pub bridge: Option<Bridge>,
    /// Breaks in the indicator's series.
    pub breaks: Vec<BreakAnswer>,
    /// What must be known, in words.
    pub sentence: Bilingual,
}

/// A year as it was published: a point of an indicator's series, and the borders that it stands on.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PublishedPoint {
    /// The year and its value.
    #[serde(flatten)]
    pub point: SeriesPoint,
    /// `published` – never a bridged value.
    #[schema(example = "published")]
    pub kind: &'static str,
    /// The edition of the borders in force.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// The area's name in that edition.
    pub name: String,
    /// Breaks between the point before and this one, by name: the two are not comparable.
    pub breaks: Vec<String>,
}

/// The series on the borders of one edition.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Bridge {
    /// The edition whose borders all points are on.
    #[schema(value_type = String, example = "RegSO_2025")]
    pub vintage: Vintage,
    /// Why there is no bridge; null where there is one.
    pub refused: Option<Bilingual>,
    /// Years of other editions, brought onto these borders. Years of this edition are among the published points.
    pub points: Vec<BridgedPoint>,
}

/// A year brought onto other borders.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct BridgedPoint {
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// `bridged` – never a published value.
    #[schema(example = "bridged")]
    pub kind: &'static str,
    /// The edition that the value was published on.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub from: Vintage,
    /// How it was brought over.
    pub method: BridgeMethod,
    /// The value; null where a part of it is missing.
    pub value: Option<f64>,
    /// Why it is missing.
    #[schema(value_type = Option<String>)]
    pub missing: Option<&'static str>,
    /// The least that the value can be.
    pub low: Option<f64>,
    /// The most that it can be.
    pub high: Option<f64>,
    /// Share of the area's people that come from areas that were divided, per cent, 0–100.
    pub reassigned: f64,
    /// Whether some of these were placed by surface, because nothing is known about where they live.
    pub by_surface: bool,
}

impl Desk {
    /// An indicator of an area over all years: as published on the borders of each year, and if asked also on the
    /// borders of the edition given.
    ///
    /// # Errors
    /// If the edition, the area or the indicator does not exist, or no borders are known to bridge over.
    pub fn over_time(
        &self,
        vintage: &Vintage,
        code: &str,
        indicator: &str,
        bridged: bool,
    ) -> Result<OverTimeAnswer, QuestionError> {
        let about = self.indicator(indicator)?;
        let area = self.area_ref(vintage, code)?;
        let breaks = self.breaks_at(about, vintage.level());
        let editions: Vec<Vintage> = self
            .vintages()
            .into_iter()
            .filter(|v| {
                v.level() == vintage.level() && (v == vintage || v.year().is_some() && vintage.year().is_some())
            })
            .collect();
        let published = self.published_points(about, &editions, code, &breaks)?;
        let bridge = if bridged { Some(self.bridged_points(about, &editions, vintage, code)?) } else { None };
        let sentence = said(&published, bridge.as_ref(), vintage);
        Ok(OverTimeAnswer {
            indicator: about.id.clone(),
            name: (&about.name).into(),
            unit: about.unit,
            decimals: about.unit.decimals(),
            area,
            published,
            bridge,
            breaks,
            sentence,
        })
    }

    fn published_points(
        &self,
        about: &Indicator,
        editions: &[Vintage],
        code: &str,
        breaks: &[BreakAnswer],
    ) -> Result<Vec<PublishedPoint>, QuestionError> {
        let mut points = Vec::new();
        for edition in editions {
            let set = self.area_set(edition)?;
            let Some(i) = set.position(code) else { continue };
            for period in self.total_periods(&about.id, edition)? {
                let Some(column) = self.column(&key(about, edition, period))? else { continue };
                let (cell, bounds) = (column.column.cell(i), column.column.interval());
                points.push(PublishedPoint {
                    point: SeriesPoint {
                        period,
                        value: cell.ok(),
                        missing: cell.err().map(Missing::id),
                        low: bounds.and_then(|b| finite(b.low[i])),
                        high: bounds.and_then(|b| finite(b.high[i])),
                        provenance: (&column.provenance).into(),
                    },
                    kind: "published",
                    vintage: edition.clone(),
                    name: set.areas()[i].name.clone(),
                    breaks: vec![],
                });
            }
        }
        points.sort_by(|a, b| (a.point.period, &a.vintage).cmp(&(b.point.period, &b.vintage)));
        for i in 1..points.len() {
            let (before, after) = (points[i - 1].point.period, points[i].point.period);
            let between = breaks.iter().filter(|b| before < b.from && b.from <= after);
            points[i].breaks = between.map(|b| b.id.clone()).collect();
        }
        Ok(points)
    }

    fn bridged_points(
        &self,
        about: &Indicator,
        editions: &[Vintage],
        onto: &Vintage,
        code: &str,
    ) -> Result<Bridge, QuestionError> {
        let mut bridge = Bridge { vintage: onto.clone(), refused: None, points: vec![] };
        if editions.len() < 2 {
            let why = Bilingual::new(
                "Underlaget har bara en indelning av områdena på den här nivån, så det finns inget att flytta.",
                "The snapshot has only one edition of the areas of this level, so there is nothing to bring over.",
            );
            bridge.refused = Some(why);
            return Ok(bridge);
        }
        bridge.refused = refused(self, about);
        if bridge.refused.is_some() {
            return Ok(bridge);
        }
        let at = self.area_set(onto)?.position(code).unwrap_or_default();
        for from in editions.iter().filter(|v| *v != onto) {
            let periods = self.total_periods(&about.id, from)?;
            if periods.is_empty() {
                continue;
            }
            let own = Givers::of(&*self.crosswalk(from, onto)?, at);
            // Where the border is new, the smallest areas that have the indicator say most about who moved with it.
            let inside =
                if own.same { None } else { self.vintages().into_iter().find(|v| v.parent().as_ref() == Some(from)) };
            let finer = match inside {
                Some(inside) => match self.crosswalk(&inside, onto) {
                    Ok(walk) => Some((Givers::of(&walk, at), inside)),
                    // Without borders of the smaller areas the larger ones have to do.
                    Err(QuestionError::Refused(_)) => None,
                    Err(error) => return Err(error),
                },
                None => None,
            };
            for period in periods {
                let by_parts = match &finer {
                    Some((givers, inside)) => {
                        self.bridge(about, inside, period, givers)?.map(|found| (found, givers, inside))
                    }
                    None => None,
                };
                let by_whole = match &by_parts {
                    Some((found, ..)) if found.value.is_ok() => None,
                    _ => self.bridge(about, from, period, &own)?.map(|found| (found, &own, from)),
                };
                let Some((found, givers, from)) = by_whole.or(by_parts) else { continue };
                bridge.points.push(BridgedPoint {
                    period,
                    kind: "bridged",
                    from: from.clone(),
                    method: found.method,
                    value: found.value.ok(),
                    missing: found.value.err().map(Missing::id),
                    low: found.low,
                    high: found.high,
                    reassigned: 100.0 * givers.reassigned,
                    by_surface: givers.by_surface,
                });
            }
        }
        bridge.points.sort_by(|a, b| (a.period, &a.from).cmp(&(b.period, &b.from)));
        Ok(bridge)
    }
}

fn key(about: &Indicator, vintage: &Vintage, period: Period) -> ColumnKey {
    ColumnKey { indicator: about.id.clone(), vintage: vintage.clone(), period, breakdown: Breakdown::total() }
}

fn said(published: &[PublishedPoint], bridge: Option<&Bridge>, onto: &Vintage) -> Bilingual {
    let cut = published.windows(2).find(|w| w[0].vintage != w[1].vintage);
    let mut said = match cut {
        Some([before, after]) => Bilingual::new(
            format!(
                "Från {} gäller andra gränser ({} i stället för {}): åren före och efter kan avse olika områden med samma kod.",
                after.point.period, after.vintage, before.vintage
            ),
            format!(
                "From {} other borders apply ({} instead of {}): the years before and after may be different areas with the same code.",
                after.point.period, after.vintage, before.vintage
            ),
        ),
        _ => {
            Bilingual::new("Alla år är publicerade på samma gränser.", "All years were published on the same borders.")
        }
    };
    if let Some(bridge) = bridge {
        let more = bridge.refused.clone().or_else(|| bridged_in_words(&bridge.points, onto));
        if let Some(more) = more {
            said.sv.push_str(&format!(" {}", more.sv));
            said.en.push_str(&format!(" {}", more.en));
        }
    }
    said
}

/// What was brought over, by what, and how sure it is; nothing where no year was.
fn bridged_in_words(points: &[BridgedPoint], onto: &Vintage) -> Option<Bilingual> {
    let (first, last) = (points.first()?, points.last()?);
    let years = if first.period == last.period {
        first.period.to_string()
    } else {
        format!("{}–{}", first.period, last.period)
    };
    if points.iter().all(|p| p.method == BridgeMethod::SameBorders) {
        return Some(Bilingual::new(
            format!("Området har samma gräns i {onto}: åren {years} är de publicerade, oförändrade."),
            format!("The area has the same border in {onto}: the years {years} are the published ones, unchanged."),
        ));
    }
    let mut from: Vec<String> = points.iter().map(|p| p.from.to_string()).collect();
    from.dedup();
    let from = from.join(", ");
    let largest = points.iter().map(|p| p.reassigned).fold(0.0, f64::max);
    let share = number(largest, 1);
    let mut said = Bilingual::new(
        format!("Åren {years} är omräknade från {from} till gränserna i {onto}, efter var folk bor. "),
        format!("The years {years} are brought from {from} onto the borders of {onto}, by where people live. "),
    );
    if largest > 0.0 {
        said.sv.push_str(&format!(
            "{} % av områdets folkmängd kommer från områden som delades; intervallen visar vad det kan betyda.",
            share.sv
        ));
        said.en.push_str(&format!(
            "{}% of the area's people come from areas that were divided; the intervals show what that can mean.",
            share.en
        ));
    } else {
        said.sv.push_str("Inget av de områdena delades, så omräkningen lägger inte till någon osäkerhet.");
        said.en.push_str("None of these areas was divided, so nothing uncertain is added.");
    }
    if points.iter().any(|p| p.by_surface) {
        said.sv.push_str(
            " En del kunde bara fördelas efter yta, eftersom det inte är känt var folk bor: det är en sista utväg.",
        );
        said.en
            .push_str(" Some could be placed by surface only, since it is not known where people live: a last resort.");
    }
    Some(said)
}
