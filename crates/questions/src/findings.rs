//! What do the figures say, in three sentences? For the nation, a county or a municipality; no more than the figures hold.

use crate::composition::{AreaRef, CompositionAnswer};
use crate::text::number;
use crate::types::Variant;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Breakdown, ColumnKey, Level, Period, Vintage};
use serde::Serialize;
use utoipa::ToSchema;

/// The indicator whose spread over small areas is told.
const TOLD: &str = "low_economic_standard";

/// Fewer RegSO than this have no spread worth telling.
const FEWEST: usize = 4;

/// Findings about an area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FindingsAnswer {
    /// The area.
    pub area: AreaRef,
    /// At most three findings; those that the snapshot has no figures for are left out.
    pub findings: Vec<Finding>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Finding {
    /// `people_by_type`, `changes_of_type` or `spread`.
    #[schema(value_type = String, example = "people_by_type")]
    pub id: &'static str,
    /// A sentence with its year.
    pub text: Bilingual,
    /// The year, the later one where there are two.
    #[schema(value_type = u16)]
    pub period: Period,
    /// Indicators that it rests on.
    pub indicators: Vec<String>,
    /// Positions of the sources in the snapshot's list.
    pub sources: Vec<u32>,
    /// The source in short, with what segbar computed.
    pub source: Bilingual,
}

impl Desk {
    /// Findings about the nation.
    ///
    /// # Errors
    /// If the snapshot cannot be read or has no nation.
    pub fn findings(&self) -> Result<FindingsAnswer, QuestionError> {
        self.findings_of(&Vintage::nation(), "00")
    }

    /// Findings about the nation, a county or a municipality.
    ///
    /// # Errors
    /// If the area does not exist or is of another level.
    pub fn findings_of(&self, vintage: &Vintage, code: &str) -> Result<FindingsAnswer, QuestionError> {
        if !matches!(vintage.level(), Level::Nation | Level::County | Level::Municipality) {
            return Err(QuestionError::NotComposed { vintage: vintage.clone() });
        }
        let area = self.area_ref(vintage, code)?;
        let mut findings = Vec::new();
        findings.extend(self.people_by_type(&area)?);
        findings.extend(self.changes_of_type(&area)?);
        findings.extend(self.spread(&area)?);
        Ok(FindingsAnswer { area, findings })
    }

    /// The composition of the variant that is published, else of the open one.
    fn latest_composition(&self, area: &AreaRef) -> Result<Option<CompositionAnswer>, QuestionError> {
        Ok(self.latest_compositions(&area.vintage, &area.code)?.into_iter().next())
    }

    fn people_by_type(&self, area: &AreaRef) -> Result<Option<Finding>, QuestionError> {
        let Some(here) = self.latest_composition(area)? else { return Ok(None) };
        let challenged = |c: &CompositionAnswer| {
            let share = c.share.as_ref()?;
            Some(share.get("1")? + share.get("2")?)
        };
        let Some(share) = challenged(&here) else { return Ok(None) };
        let (name, year, value) = (place(area), here.period, number(share, 1));
        let mut text = Bilingual::new(
            format!(
                "År {year} bodde {} % av befolkningen i {} i områden med socioekonomiska utmaningar (typ 1 och 2).",
                value.sv, name.sv
            ),
            format!(
                "In {year}, {}% of the people of {} lived in areas with socioeconomic challenges (types 1 and 2).",
                value.en, name.en
            ),
        );
        if area.vintage.level() != Level::Nation {
            let nation = self.composition(&Vintage::nation(), "00", year, here.variant).ok();
            if let Some(nation) = nation.as_ref().and_then(challenged) {
                let nation = number(nation, 1);
                text.sv = format!("{} I riket var andelen {} %.", text.sv, nation.sv);
                text.en = format!("{} In the nation the share was {}%.", text.en, nation.en);
            }
        }
        let indicators = [here.variant.types_indicator(), "population"];
        self.finding("people_by_type", text, year, &indicators, here.variant).map(Some)
    }

    fn changes_of_type(&self, area: &AreaRef) -> Result<Option<Finding>, QuestionError> {
        for variant in Variant::ALL {
            let regso =
                self.available(variant.types_indicator())?.into_iter().filter(|a| a.vintage.level() == Level::Regso);
            // The newest two years with the same borders.
            let newest = regso.filter_map(|a| match a.periods[..] {
                [.., from, to] => Some((to, from, a.vintage)),
                _ => None,
            });
            let Some((to, from, vintage)) = newest.max_by_key(|found| found.0) else { continue };
            let flows = self.flows(&vintage, (from, to), variant, Some(&area.code))?;
            let all: u32 = flows.areas.iter().flatten().sum();
            if all == 0 {
                continue;
            }
            let [changed, all] = [flows.changers.len(), all as usize].map(|n| number(n as f64, 0));
            let name = place(area);
            let mut text = Bilingual::new(
                format!("Mellan {from} och {to} bytte {} av {} RegSO i {} områdestyp.", changed.sv, all.sv, name.sv),
                format!(
                    "Between {from} and {to}, {} of {} RegSO in {} changed area type.",
                    changed.en, all.en, name.en
                ),
            );
            if let Some(judged) = flows.judged.filter(|_| !flows.changers.is_empty()) {
                let clear = number(f64::from(judged.clear), 0);
                text.sv += &format!(" {} av bytena är större än de små rörelser som de flesta områden gör.", clear.sv);
                text.en +=
                    &format!(" {} of the changes are larger than the small moves that most areas make.", clear.en);
            }
            let indicators = [variant.types_indicator(), variant.index_indicator()];
            return self.finding("changes_of_type", text, to, &indicators, variant).map(Some);
        }
        Ok(None)
    }

    fn spread(&self, area: &AreaRef) -> Result<Option<Finding>, QuestionError> {
        let regso = self.available(TOLD)?.into_iter().filter(|a| a.vintage.level() == Level::Regso);
        let newest = regso.filter_map(|a| Some((*a.periods.last()?, a.vintage)));
        let Some((period, vintage)) = newest.max_by_key(|found| found.0) else { return Ok(None) };
        let rows = self.value_rows(TOLD, &vintage, period, &Breakdown::total(), Some(&area.code))?;
        let mut values: Vec<f64> = rows.iter().filter_map(|row| row.value).collect();
        if values.len() < FEWEST {
            return Ok(None);
        }
        values.sort_unstable_by(f64::total_cmp);
        let [low, high] = [0.25, 0.75].map(|share| number(quantile(&values, share), 0));
        let name = place(area);
        let n = number(values.len() as f64, 0);
        let text = Bilingual::new(
            format!(
                "Låg ekonomisk standard år {period}: i den mittersta hälften av {} RegSO i {} hade mellan {} och {} % av invånarna det.",
                n.sv, name.sv, low.sv, high.sv
            ),
            format!(
                "Low economic standard in {period}: in the middle half of the {} RegSO in {}, between {} and {}% of the people had it.",
                n.en, name.en, low.en, high.en
            ),
        );
        self.finding("spread", text, period, &[TOLD], Variant::Published).map(Some)
    }

    fn finding(
        &self,
        id: &'static str,
        text: Bilingual,
        period: Period,
        indicators: &[&str],
        variant: Variant,
    ) -> Result<Finding, QuestionError> {
        let mut sources: Vec<u32> = Vec::new();
        for indicator in indicators {
            let available = self.available(indicator)?;
            for of in available.iter().filter(|a| a.vintage.level() == Level::Regso && a.periods.contains(&period)) {
                let key = ColumnKey {
                    indicator: (*indicator).to_owned(),
                    vintage: of.vintage.clone(),
                    period,
                    breakdown: Breakdown::total(),
                };
                sources.extend(self.column(&key)?.iter().flat_map(|c| &c.sources));
            }
        }
        sources.sort_unstable();
        sources.dedup();
        Ok(Finding {
            id,
            text,
            period,
            indicators: indicators.iter().map(|i| (*i).to_owned()).collect(),
            source: self.short_source(&sources, variant),
            sources,
        })
    }

    /// Publishers and tables, and that segbar computed on them.
    fn short_source(&self, sources: &[u32], variant: Variant) -> Bilingual {
        let all = self.sources();
        let mut named: Vec<(String, String)> = Vec::new();
        for source in sources.iter().filter_map(|at| all.get(*at as usize)) {
            let table = source.table.as_ref().map(|t| format!(" {t}")).unwrap_or_default();
            let name = (format!("{}{table}", source.publisher_name.sv), format!("{}{table}", source.publisher_name.en));
            if !named.contains(&name) {
                named.push(name);
            }
        }
        let (sv, en): (Vec<_>, Vec<_>) = named.into_iter().unzip();
        let open = if variant == Variant::Open { (", öppen variant", ", open variant") } else { ("", "") };
        Bilingual::new(
            format!("Källa: {}{}; beräkningar av segbar.", sv.join(", "), open.0),
            format!("Source: {}{}; computed by segbar.", en.join(", "), open.1),
        )
    }
}

/// An area as it stands after "in".
fn place(area: &AreaRef) -> Bilingual {
    if area.vintage.level() == Level::Nation {
        Bilingual::new("riket", "the nation")
    } else {
        Bilingual::new(area.name.clone(), area.name.clone())
    }
}

/// The value below which a share of sorted values lies, between two values in proportion; 0 for none.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = share * (sorted.len().max(1) - 1) as f64;
    let (low, high) = (at.floor() as usize, at.ceil() as usize);
    match (sorted.get(low), sorted.get(high)) {
        (Some(a), Some(b)) => a + (b - a) * (at - low as f64),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn quartiles_lie_between_two_values_in_proportion() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.25), 2.0);
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.75), 3.25);
        assert_eq!(quantile(&[7.0], 0.5), 7.0);
    }
}
