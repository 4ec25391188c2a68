//! Who lives where, for planning a network of offices: the areas of a snapshot as demand points, and municipalities as
//! places where an office could be.

use crate::types::{Variant, type_name};
use crate::{Bilingual, Desk, QuestionError};
use segbar_dataset::Places;
use segbar_domain::{AreaSet, Breakdown, ColumnKey, Level, Period, Text, Vintage};
use segbar_planning::{Demand, Grouping, Site};
use std::collections::BTreeMap;

/// Demand points of a snapshot, and what must be known about them.
#[derive(Clone, Debug, PartialEq)]
pub struct DemandAnswer {
    /// Which areas.
    pub vintage: Vintage,
    /// Year of the people.
    pub period: Period,
    /// The areas that have people and a place.
    pub demand: Demand,
    /// Areas left out because their people are not published.
    pub without_people: usize,
    /// Areas left out because their borders are not in the snapshot, and the people in them.
    pub without_place: (usize, f64),
}

impl Desk {
    /// The areas of a level as demand points: those of the edition with the latest people, or with people in a year.
    /// Grouped by county, area type (of the area, or of the RegSO that it lies in), the DeSO's category, and each of the
    /// police's lists (listed where at least half of the area's people live in a listed area).
    ///
    /// # Errors
    /// If the snapshot has no people of that level and year.
    pub fn demand(&self, level: Level, period: Option<Period>) -> Result<DemandAnswer, QuestionError> {
        let editions = self.vintages().into_iter().filter(|vintage| vintage.level() == level);
        let mut best: Option<(Period, Vintage)> = None;
        for vintage in editions {
            let mut periods = self.total_periods("population", &vintage)?;
            periods.retain(|known| period.is_none_or(|wanted| *known == wanted));
            if let Some(last) = periods.last()
                && best.as_ref().is_none_or(|known| known.0 <= *last)
            {
                best = Some((*last, vintage));
            }
        }
        let Some((period, vintage)) = best else {
            let vintage = period.and_then(|period| Vintage::in_force(level, period));
            let vintage = vintage.unwrap_or_else(Vintage::deso_2018);
            let period = period.unwrap_or(Period::year_of(2022));
            let breakdown = Breakdown::total();
            return Err(self.nothing_there(&ColumnKey {
                indicator: "population".into(),
                vintage,
                period,
                breakdown,
            })?);
        };
        let set = self.area_set(&vintage)?;
        let people = self.published("population", &vintage, period, &Breakdown::total())?;
        let places = self.snapshot().places(&vintage)?;
        let mut kept = Vec::new();
        let (mut without_people, mut without_place) = (0, (0, 0.0));
        for at in 0..set.len() {
            match (people.column.cell(at), place_of(places.as_deref(), at)) {
                (Err(_), _) => without_people += 1,
                (Ok(n), None) => without_place = (without_place.0 + 1, without_place.1 + n),
                (Ok(n), Some((x, y))) => kept.push((at, n, x, y)),
            }
        }
        let areas = set.areas();
        let demand = Demand {
            ids: kept.iter().map(|of| areas[of.0].code.to_string()).collect(),
            names: kept.iter().map(|of| areas[of.0].name.clone()).collect(),
            x: kept.iter().map(|of| of.2).collect(),
            y: kept.iter().map(|of| of.3).collect(),
            people: kept.iter().map(|of| of.1).collect(),
            municipality: kept.iter().map(|of| municipality_of(areas[of.0].code.as_str()).to_owned()).collect(),
            groupings: self.groupings(&set, period, &kept.iter().map(|of| of.0).collect::<Vec<_>>())?,
        };
        Ok(DemandAnswer { vintage, period, demand, without_people, without_place })
    }

    /// Each municipality as a place for an office: the demand point from which its people have the least straight way
    /// (the median of the municipality), with its name.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn seats(&self, demand: &Demand) -> Result<Vec<Site>, QuestionError> {
        let names = self.area_set(&Vintage::municipality()).ok();
        let name = |code: &str| {
            let known = names.as_ref().and_then(|set| Some(set.get(code)?.name.clone()));
            known.unwrap_or_else(|| code.to_owned())
        };
        let mut by: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, code) in demand.municipality.iter().enumerate() {
            by.entry(code).or_default().push(at);
        }
        let site = |(code, points): (&str, Vec<usize>)| {
            let way = |from: usize| -> f64 {
                let metres = |to: &usize| (demand.x[from] - demand.x[*to]).hypot(demand.y[from] - demand.y[*to]);
                points.iter().map(|to| demand.people[*to] * metres(to)).sum()
            };
            let ways: Vec<(f64, usize)> = points.iter().map(|&from| (way(from), from)).collect();
            let (_, at) = ways.into_iter().min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
            let (id, municipality) = (code.to_owned(), code.to_owned());
            Some(Site { id, name: name(code), x: demand.x[at], y: demand.y[at], municipality, region: String::new() })
        };
        Ok(by.into_iter().filter_map(site).collect())
    }

    fn groupings(&self, set: &AreaSet, period: Period, kept: &[usize]) -> Result<Vec<Grouping>, QuestionError> {
        let codes: Vec<&str> = kept.iter().map(|&at| set.areas()[at].code.as_str()).collect();
        let counties = self.area_set(&Vintage::county()).ok();
        let county = |code: &str| {
            let name = counties.as_ref().and_then(|set| Some(set.get(code)?.name.clone()));
            same(name.unwrap_or_else(|| code.to_owned()))
        };
        let of: Vec<Option<String>> = codes.iter().map(|code| code.get(..2).map(str::to_owned)).collect();
        let mut groupings = vec![Grouping::of_codes("county", Text::new("Län", "County"), &of, county)];
        if let Some(types) = self.types_of(set, period, kept)? {
            let name = |code: &str| text(type_name(code.parse().unwrap_or_default()));
            groupings.push(Grouping::of_codes("area_type", Text::new("Områdestyp", "Area type"), &types, name));
        }
        if set.vintage().level() == Level::Deso {
            let of: Vec<Option<String>> = codes.iter().map(|code| code.get(4..5).map(str::to_owned)).collect();
            groupings.push(Grouping::of_codes("deso_category", category_heading(), &of, category));
        }
        for edition in self.police_editions() {
            let overlays = self.overlays_of(&edition)?;
            let mut share = vec![0.0; set.len()];
            for overlay in overlays.iter().filter(|overlay| overlay.vintage == *set.vintage()) {
                if let Some(share) = share.get_mut(overlay.area as usize) {
                    *share += overlay.share_of_area;
                }
            }
            if share.iter().all(|share| *share == 0.0) {
                continue;
            }
            let listed = |at: &usize| Some(if share[*at] >= 0.5 { "listed" } else { "other" }.to_owned());
            let of: Vec<Option<String>> = kept.iter().map(listed).collect();
            let heading = crate::summary::vintage_name(&edition);
            let heading = Text::new(heading.sv, heading.en);
            groupings.push(Grouping::of_codes(&edition.to_string(), heading, &of, |code| match code {
                "listed" => Text::new("på listan, minst till hälften", "on the list, at least by half"),
                _ => Text::new("övriga områden", "other areas"),
            }));
        }
        Ok(groupings)
    }

    /// The latest types up to the year: of the areas, or of the RegSO that they lie in.
    fn types_of(
        &self,
        set: &AreaSet,
        period: Period,
        kept: &[usize],
    ) -> Result<Option<Vec<Option<String>>>, QuestionError> {
        let vintage = set.vintage().clone();
        let parent = vintage.parent();
        for variant in [Variant::Published, Variant::Open] {
            for level in [Some(vintage.clone()), parent.clone()].into_iter().flatten() {
                let known = self.total_periods(variant.types_indicator(), &level)?;
                let Some(year) = known.into_iter().rfind(|year| *year <= period) else { continue };
                let types = self.types(&level, year, variant)?;
                let of: BTreeMap<&str, u8> =
                    types.areas.iter().filter_map(|area| Some((area.code.as_str(), area.area_type?))).collect();
                let code = |at: &usize| {
                    let area = &set.areas()[*at];
                    let code = if level == vintage { Some(&area.code) } else { area.parent.as_ref() };
                    code.and_then(|code| of.get(code.as_str())).map(u8::to_string)
                };
                return Ok(Some(kept.iter().map(code).collect()));
            }
        }
        Ok(None)
    }
}

fn place_of(places: Option<&Places>, at: usize) -> Option<(f64, f64)> {
    let places = places?;
    let (x, y) = (*places.x.get(at)?, *places.y.get(at)?);
    (x.is_finite() && y.is_finite()).then_some((x, y))
}

fn municipality_of(code: &str) -> &str {
    code.get(..4).unwrap_or("")
}

fn same(name: String) -> Text {
    Text::new(name.clone(), name)
}

fn text(of: Bilingual) -> Text {
    Text::new(of.sv, of.en)
}

fn category_heading() -> Text {
    Text::new("Läge enligt DeSO", "Place by DeSO")
}

/// SCB's three categories in the fifth character of the code.
fn category(code: &str) -> Text {
    match code {
        "A" => Text::new("utanför större tätort", "outside larger localities"),
        "B" => Text::new("i tätort utanför centralorten", "in a locality that is not the main one"),
        _ => Text::new("i kommunens centralort", "in the main locality of the municipality"),
    }
}
