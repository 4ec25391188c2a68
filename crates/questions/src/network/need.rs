//! How much the need of one person weighs at each demand point: from an indicator, from groups, or only a group's people.

use super::brief::{Brief, NeedBrief};
use super::error::{NetworkError, sentence};
use crate::text::number;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Breakdown, Period, Text, Vintage};
use segbar_planning::{Demand, Greater, Need};

/// An indicator at each demand point.
pub(super) struct AtPoints {
    /// Its name and year.
    pub name: Text,
    /// Year of the values.
    pub period: Period,
    /// A value for each demand point that has one.
    pub values: Vec<Option<f64>>,
}

/// The weights that a brief asks for.
pub(super) fn need(
    brief: &Brief,
    desk: Option<&Desk>,
    areas: Option<&(Vintage, Period)>,
    demand: &Demand,
) -> Result<Option<Need>, NetworkError> {
    let Some(asked) = &brief.need else { return Ok(None) };
    let values = |indicator: &str| match (desk, areas) {
        (Some(desk), Some((vintage, period))) => Ok(at_points(desk, indicator, vintage, *period, demand)?),
        _ => Err(NetworkError::Refused(vec![Bilingual::new(
            "Behov efter en indikator kräver områden ur ögonblicksbilden som underlag.",
            "Need by an indicator requires areas of the snapshot as demand.",
        )])),
    };
    let found = match asked {
        NeedBrief::Indicator { indicator, strength, low } => {
            let of = values(indicator)?;
            let greater = if *low { Greater::Low } else { Greater::High };
            Need::of_indicator(demand, &of.name, &of.values, greater, *strength)
        }
        NeedBrief::Groups { grouping, weights } => {
            let table: Vec<(String, f64)> = weights.iter().map(|(code, weight)| (code.clone(), *weight)).collect();
            Need::of_groups(demand, grouping, &table)
        }
        NeedBrief::Share { indicator } => {
            let of = values(indicator)?;
            let shares: Vec<Option<f64>> = of.values.iter().map(|value| value.map(|percent| percent / 100.0)).collect();
            Need::of_share(demand, &of.name, &shares)
        }
    };
    let found = found.map_err(|reasons| NetworkError::Refused(reasons.iter().map(sentence).collect()))?;
    Ok(Some(found))
}

/// The values of an indicator at the demand points: of the areas themselves, else of those that they lie in; of the latest
/// year up to that of the people, else the first after it.
pub(super) fn at_points(
    desk: &Desk,
    indicator: &str,
    vintage: &Vintage,
    period: Period,
    demand: &Demand,
) -> Result<AtPoints, QuestionError> {
    let known = desk.catalogue().indicator(indicator);
    let plain = known.map_or_else(|| Text::new(indicator, indicator), |of| of.name.clone());
    let set = desk.area_set(vintage)?;
    for level in [Some(vintage.clone()), vintage.parent()].into_iter().flatten() {
        let periods = desk.total_periods(indicator, &level)?;
        let latest = periods.iter().rfind(|year| **year <= period).or(periods.first());
        let Some(&year) = latest else { continue };
        let column = desk.published(indicator, &level, year, &Breakdown::total())?;
        let of = desk.area_set(&level)?;
        let value = |code: &String| {
            let area = set.get(code)?;
            let code = if level == *vintage { area.code.as_str() } else { area.parent.as_ref()?.as_str() };
            column.column.cell(of.position(code)?).ok()
        };
        let name = Text::new(format!("{} {year}", plain.sv), format!("{} {year}", plain.en));
        return Ok(AtPoints { name, period: year, values: demand.ids.iter().map(value).collect() });
    }
    // Says which years and areas there are instead.
    desk.published(indicator, vintage, period, &Breakdown::total())?;
    Ok(AtPoints { name: plain, period, values: vec![None; demand.len()] })
}

pub(super) fn note_of_need(need: &Need) -> Bilingual {
    let mut note = sentence(&Text::new(format!("behov: {}", need.rule.sv), format!("need: {}", need.rule.en)));
    if need.without_value > 0.0 {
        let people = number(need.without_value, 0);
        note.sv += &format!(" {} personer saknar uppgift och väger som medelvärdet.", people.sv);
        note.en += &format!(" {} people have no value and weigh like the mean.", people.en);
    }
    if need.cut_at_zero > 0.0 {
        let people = number(need.cut_at_zero, 0);
        note.sv += &format!(" {} personer skulle väga mindre än 0 och väger 0.", people.sv);
        note.en += &format!(" {} people would weigh less than 0 and weigh 0.", people.en);
    }
    note
}
