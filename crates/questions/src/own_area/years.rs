//! How has an own area developed? An indicator estimated year by year, each by the people and the borders of its own year where the snapshot
//! has them.

use super::Estimated;
use super::ground::Ground;
use super::profile::{Cut, estimate};
use super::shape::OwnShape;
use crate::indicators::BreakAnswer;
use crate::text::number;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::catalogue::Indicator;
use segbar_domain::{Breakdown, ColumnKey, Level, Period, Unit, Vintage};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;

/// An indicator of an own area over the years.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnYearsAnswer {
    /// Indicator.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Unit.
    #[schema(value_type = String)]
    pub unit: Unit,
    /// Decimals at presentation.
    pub decimals: usize,
    /// The years with an estimate, in order; empty where none of the small areas has a value in any.
    pub years: Vec<OwnYear>,
    /// Breaks in the indicator's series between those years.
    pub breaks: Vec<BreakAnswer>,
    /// The answer in words.
    pub sentence: Bilingual,
    /// What must be known about the estimates.
    pub note: Bilingual,
}

/// The estimate of a year.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnYear {
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// Edition of the small areas. Years on different editions are cut by different borders: no change is told across them.
    #[schema(value_type = String, example = "DeSO_2018")]
    pub vintage: Vintage,
    /// The estimate and its bounds.
    pub estimate: Estimated,
    /// Year of the people by which it is weighted: the same, or the nearest that the snapshot has.
    #[schema(value_type = u16)]
    pub people_of: Period,
    /// Share of the people whose areas have a value, 0–1.
    pub known: f64,
    /// The people themselves are estimated to be so few that the value is shown greyed.
    pub small: bool,
    /// The value of the nation.
    pub nation: Option<f64>,
}

/// The areas of an edition under an own area.
struct Edition {
    ground: Arc<Ground>,
    cuts: Vec<Cut>,
}

impl Desk {
    /// An indicator of an own area in every year that the small areas have.
    ///
    /// # Errors
    /// If there is no such indicator, it is a class, or the snapshot cannot be read.
    pub fn own_years(&self, shape: &OwnShape, indicator: &str) -> Result<OwnYearsAnswer, QuestionError> {
        let about = self.valued_indicator(indicator)?;
        let editions = self.editions_under(shape)?;
        // The edition of the profile goes first; another one where it lacks the year, the latest.
        let mut editions_by_year: BTreeMap<Period, &Edition> = BTreeMap::new();
        for edition in &editions {
            for period in self.total_periods(&about.id, &edition.ground.vintage)? {
                editions_by_year.entry(period).or_insert(edition);
            }
        }
        let mut years = Vec::new();
        for (period, edition) in editions_by_year {
            years.extend(self.own_year(about, period, edition)?);
        }
        let breaks = match (years.first(), years.last()) {
            (Some(first), Some(last)) => {
                let all = self.breaks_at(about, Level::OwnArea).into_iter();
                all.filter(|b| first.period < b.from && b.from <= last.period).collect()
            }
            _ => vec![],
        };
        Ok(OwnYearsAnswer {
            id: about.id.clone(),
            name: (&about.name).into(),
            unit: about.unit,
            decimals: about.unit.decimals(),
            sentence: sentence(about, &years, &breaks),
            years,
            breaks,
            note: note(),
        })
    }

    /// The indicator, if it has values and not classes.
    fn valued_indicator(&self, id: &str) -> Result<&'static Indicator, QuestionError> {
        let about = self.indicator(id)?;
        if about.unit != Unit::Class {
            return Ok(about);
        }
        let why = Bilingual::new(
            format!("{} är en klass och kan inte uppskattas för ett eget område.", about.name.sv),
            format!("{} is a class and cannot be estimated for an own area.", about.name.en),
        );
        Err(crate::refusal::Refusal::NotFor { why }.into())
    }

    /// The editions of the finest level under an own area: that of its profile, then the others, the latest first.
    fn editions_under(&self, shape: &OwnShape) -> Result<Vec<Edition>, QuestionError> {
        let Some(first) = self.ground()? else { return Ok(vec![]) };
        let level = first.vintage.level();
        let mut grounds = vec![first];
        for vintage in self.vintages().into_iter().rev() {
            if vintage.level() == level && grounds.iter().all(|known| known.vintage != vintage) {
                grounds.extend(self.ground_of(&vintage)?);
            }
        }
        let edition = |ground: Arc<Ground>| {
            let (cuts, _) = self.own_cuts(&ground, shape)?;
            Ok(Edition { ground, cuts })
        };
        grounds.into_iter().map(edition).collect()
    }

    fn own_year(
        &self,
        about: &Indicator,
        period: Period,
        Edition { ground, cuts }: &Edition,
    ) -> Result<Option<OwnYear>, QuestionError> {
        let published = self.published(&about.id, &ground.vintage, period, &Breakdown::total())?;
        let counted = self.total_periods("population", &ground.vintage)?;
        let away = |year: &Period| year.year().abs_diff(period.year());
        let people_of = counted.into_iter().min_by_key(|year| (away(year), *year)).unwrap_or(ground.period);
        let key = ColumnKey {
            indicator: "population".into(),
            vintage: ground.vintage.clone(),
            period: people_of,
            breakdown: Breakdown::total(),
        };
        let people = self.column(&key)?;
        let people = people.as_ref().map_or(ground.people.as_slice(), |c| c.column.values());
        let cuts: Vec<Cut> = cuts.iter().map(|cut| cut.with_people(people)).collect();
        let Some(found) = estimate(about, &published.column, &cuts)? else { return Ok(None) };
        Ok(Some(OwnYear {
            period,
            vintage: ground.vintage.clone(),
            estimate: found.estimate,
            people_of,
            known: found.known,
            small: cuts.iter().map(Cut::estimate).sum::<f64>() < super::profile::SMALL,
            nation: self.nation_value(&about.id, period)?,
        }))
    }
}

fn sentence(about: &Indicator, years: &[OwnYear], breaks: &[BreakAnswer]) -> Bilingual {
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Bilingual::new(
            format!("{} finns inte för de små områdena här.", about.name.sv),
            format!("{} does not exist for the small areas here.", about.name.en),
        );
    };
    let said = |year: &OwnYear| {
        [year.estimate.value, year.estimate.low, year.estimate.high].map(|v| number(v, about.unit.decimals()))
    };
    let ([a, a_low, a_high], [b, b_low, b_high]) = (said(first), said(last));
    if first.period == last.period {
        return Bilingual::new(
            format!(
                "{}: uppskattningsvis {} år {} (säkert mellan {} och {}).",
                about.name.sv, b.sv, last.period, b_low.sv, b_high.sv
            ),
            format!(
                "{}: an estimated {} in {} (certainly between {} and {}).",
                about.name.en, b.en, last.period, b_low.en, b_high.en
            ),
        );
    }
    let mut all = Bilingual::new(
        format!(
            "{}: uppskattningsvis {} år {} (säkert mellan {} och {}) och {} år {} (mellan {} och {}).",
            about.name.sv, a.sv, first.period, a_low.sv, a_high.sv, b.sv, last.period, b_low.sv, b_high.sv
        ),
        format!(
            "{}: an estimated {} in {} (certainly between {} and {}) and {} in {} (between {} and {}).",
            about.name.en, a.en, first.period, a_low.en, a_high.en, b.en, last.period, b_low.en, b_high.en
        ),
    );
    if !breaks.is_empty() || years.iter().any(|year| year.vintage != first.vintage) {
        all.sv += " Däremellan finns brott i serien, så åren ska inte jämföras.";
        all.en += " There are breaks in the series between them, so the years are not to be compared.";
    } else if first.estimate.low <= last.estimate.high && last.estimate.low <= first.estimate.high {
        all.sv += " Gränserna går in i varandra: det är inte säkert att något har ändrats.";
        all.en += " The bounds overlap: it is not certain that anything has changed.";
    }
    all
}

fn note() -> Bilingual {
    Bilingual::new(
        "Varje år uppskattas för sig, med det årets gränser och folkmängd där underlaget har dem, annars med närmaste års. Gränserna för \
         uppskattningen är säkra för varje år men säger inte hur två år hänger ihop: samma människor kan bo i samma del båda åren. År före \
         och efter ett brott, eller på olika indelningar, ska inte jämföras.",
        "Each year is estimated by itself, with the borders and people of that year where the snapshot has them, otherwise of the nearest. The \
         bounds are certain for each year but do not say how two years hang together: the same people may live in the same part in both. \
         Years before and after a break, or on different borders, are not to be compared.",
    )
}
