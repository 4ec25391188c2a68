//! What is asked: the words as typed ([`Words`]), and what they mean ([`MeasureAsked`]). Command line and HTTP API hand
//! over the same words, so that they understand the same.

use super::refusal::MeasureRefusal;
use super::uncertainty::{IntervalKind, UncertaintyAsked};
use super::{definitions, uncertainty};
use crate::resolve::{parse_level, parse_period, parse_vintage};
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::catalogue::GroupSystem;
use segbar_domain::{Level, Period, Vintage};
use segbar_measures::inference::{Null, Plan};
use segbar_measures::registry::Measure;

/// A question as it was typed. An empty text is one that was not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Measure.
    pub measure: String,
    /// Group system.
    pub groups: String,
    /// The group, or several with commas, taken together.
    pub group: String,
    /// The groups that it is held against; all others where none are given.
    pub against: String,
    /// Year, `first-last`, several with commas, or `all`; the latest where none is given.
    pub years: String,
    /// The whole: code or name of an area; the nation where none is given.
    pub within: String,
    /// A level: one answer for each of its areas.
    pub each: String,
    /// Level of the sub-areas.
    pub level: String,
    /// Edition of the sub-areas.
    pub vintage: String,
    /// Settings of the measure, name and value.
    pub settings: Vec<(String, String)>,
    /// Kind of interval: `bootstrap`, `rounding` or `noise`.
    pub interval: String,
    /// The share of the values that a bootstrap interval holds, 0.95 where none is given.
    pub confidence: String,
    /// Null model of a test: `systematic`, `evenness`, `areas` or `persons`.
    pub test: String,
    /// Number of replicates, 1 000 where none is given.
    pub replicates: String,
    /// Seed of the replicates, 1 where none is given.
    pub seed: String,
}

/// What one who asks may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The most replicates.
    pub replicates: u32,
    /// The most work, in counts that are looked at; see [`uncertainty::work`].
    pub work: u64,
    /// The most characters of one of the words.
    pub letters: usize,
}

impl Bounds {
    /// For someone at their own machine.
    pub const AT_HOME: Bounds = Bounds { replicates: Plan::MOST, work: u64::MAX, letters: 10_000 };
    /// For anyone who asks over the network: some seconds of two cores.
    pub const IN_PUBLIC: Bounds = Bounds { replicates: 10_000, work: 1_000_000_000, letters: 500 };
}

/// A question that is understood.
#[derive(Clone, Debug)]
pub struct MeasureAsked {
    /// The measure.
    pub measure: &'static Measure,
    /// Its settings in order.
    pub settings: Vec<f64>,
    /// The group system.
    pub system: &'static GroupSystem,
    /// The groups, by position, that stand against others; empty for a measure of all groups.
    pub group: Vec<usize>,
    /// Those that they stand against; `None` for all others.
    pub against: Option<Vec<usize>>,
    /// The years.
    pub years: Years,
    /// The whole or wholes.
    pub area: Area,
    /// Level of the sub-areas, where one was given.
    pub level: Option<Level>,
    /// Edition of the sub-areas, where one was given.
    pub vintage: Option<Vintage>,
    /// What is asked about uncertainty.
    pub uncertainty: UncertaintyAsked,
    /// What may be asked for.
    pub bounds: Bounds,
}

/// Which years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Years {
    /// The latest that there is.
    Latest,
    /// All that there are, from a year to a year.
    Within(Period, Period),
    /// These.
    These(Vec<Period>),
}

/// Which area, or areas, are the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Area {
    /// One area by code or name; the nation where none is given.
    One(Option<String>),
    /// Each area of a level, optionally only those in an area.
    Each(Level, Option<String>),
}

impl Words {
    /// What the words mean.
    ///
    /// # Errors
    /// The first of the words that cannot be understood, or goes beyond the bounds.
    pub fn understood(&self, desk: &Desk, bounds: Bounds) -> Result<MeasureAsked, QuestionError> {
        self.within(bounds)?;
        let measure = definitions::find(&self.measure)?;
        let (system, group, against) = self.sides(desk, measure)?;
        let uncertainty = self.uncertainty(bounds)?;
        uncertainty::fits(&uncertainty, measure, system)?;
        let area = self.area()?;
        if definitions::needs(measure).per_area && matches!(area, Area::Each(..)) {
            let why = Bilingual::new(
                "Måttet ger redan ett värde per område: ange ett område som helhet i stället för en nivå.",
                "The measure gives a value per area already: give one area as the whole instead of a level.",
            );
            return Err(MeasureRefusal::NotFor { why }.into());
        }
        Ok(MeasureAsked {
            measure,
            settings: self.settings(measure, system.groups.len())?,
            system,
            group,
            against,
            years: parse_years(&self.years)?,
            area,
            level: given(&self.level).map(parse_level).transpose()?,
            vintage: given(&self.vintage).map(|text| parse_vintage(text, &desk.vintage_names())).transpose()?,
            uncertainty,
            bounds,
        })
    }

    /// That no word is longer than anything that can be meant.
    pub(super) fn within(&self, bounds: Bounds) -> Result<(), MeasureRefusal> {
        let words = [
            &self.measure,
            &self.groups,
            &self.group,
            &self.against,
            &self.years,
            &self.within,
            &self.each,
            &self.level,
            &self.vintage,
            &self.interval,
            &self.confidence,
            &self.test,
            &self.replicates,
            &self.seed,
        ];
        let settings = self.settings.iter().flat_map(|(name, value)| [name, value]);
        if self.settings.len() > 100 || words.into_iter().chain(settings).any(|word| word.len() > bounds.letters) {
            let what = Bilingual::new("Tecken i ett ord", "Characters of a word");
            return Err(MeasureRefusal::TooMany { what, most: bounds.letters as u64 });
        }
        Ok(())
    }

    /// The group system, and which of its groups stand against which.
    #[expect(clippy::type_complexity, reason = "three parts of one question, taken apart at once")]
    fn sides(
        &self,
        desk: &Desk,
        measure: &Measure,
    ) -> Result<(&'static GroupSystem, Vec<usize>, Option<Vec<usize>>), MeasureRefusal> {
        let system = desk.group_system(&self.groups)?;
        if definitions::needs(measure).order && !system.ordered {
            let why = Bilingual::new(
                format!("Måttet kräver grupper som står i ordning, och det gör inte de i {}.", system.id),
                format!("The measure needs groups that stand in an order, and those of {} do not.", system.id),
            );
            return Err(MeasureRefusal::NotFor { why });
        }
        if !measure.has_sides() {
            if self.group.is_empty() && self.against.is_empty() {
                return Ok((system, vec![], None));
            }
            let why = Bilingual::new(
                "Måttet gäller alla grupper på en gång: ange ingen enskild grupp.",
                "The measure is about all groups at once: give no single group.",
            );
            return Err(MeasureRefusal::NotFor { why });
        }
        let unknown = |id: &str| MeasureRefusal::UnknownGroup {
            id: id.to_owned(),
            system: system.id.clone(),
            available: system.groups.iter().map(|group| group.id.clone()).collect(),
        };
        let positions = |text: &str| -> Result<Vec<usize>, MeasureRefusal> {
            let position = |id: &str| system.groups.iter().position(|g| g.id == id).ok_or_else(|| unknown(id));
            list(text).map(position).collect()
        };
        let (group, against) = (positions(&self.group)?, positions(&self.against)?);
        if group.is_empty() {
            return Err(unknown(""));
        }
        let mut all: Vec<usize> = group.iter().chain(&against).copied().collect();
        all.sort_unstable();
        let twice = all.windows(2).any(|pair| pair[0] == pair[1]);
        if twice || against.is_empty() && all.len() == system.groups.len() {
            let why = Bilingual::new(
                "En grupp kan bara stå på en sida, och på var sida ska det finnas en grupp.",
                "A group can stand on one side only, and there must be a group on either side.",
            );
            return Err(MeasureRefusal::NotFor { why });
        }
        Ok((system, group, (!against.is_empty()).then_some(against)))
    }

    fn settings(&self, measure: &Measure, groups: usize) -> Result<Vec<f64>, QuestionError> {
        let mut given = Vec::with_capacity(self.settings.len() + 1);
        for (name, value) in &self.settings {
            given.push((name.as_str(), number(value)?));
        }
        // A polynomial through the cuts between few groups has no room for the order that is otherwise in force.
        let order = measure.parameters.iter().find(|p| measure.id == "rank_order" && p.id == "order");
        if let Some(order) = order.filter(|_| given.iter().all(|(name, _)| *name != "order")) {
            given.push((order.id, order.default.min(groups.saturating_sub(2) as f64)));
        }
        Ok(measure.settings(&given)?)
    }

    fn area(&self) -> Result<Area, QuestionError> {
        let within = given(&self.within).map(str::to_owned);
        let Some(each) = given(&self.each) else { return Ok(Area::One(within)) };
        match parse_level(each)? {
            level @ (Level::County | Level::Municipality | Level::Regso) => Ok(Area::Each(level, within)),
            _ => {
                let expected = Bilingual::new("county, municipality eller regso", "county, municipality or regso");
                Err(MeasureRefusal::NotUnderstood { text: each.to_owned(), expected }.into())
            }
        }
    }

    /// What is asked about uncertainty.
    pub(super) fn uncertainty(&self, bounds: Bounds) -> Result<UncertaintyAsked, MeasureRefusal> {
        let interval = given(&self.interval).map(IntervalKind::parse).transpose()?;
        let test = given(&self.test).map(parse_null).transpose()?;
        let level = given(&self.confidence).map(number).transpose()?.unwrap_or(0.95);
        if !(0.5..=0.999).contains(&level) {
            let expected = Bilingual::new("en andel från 0.5 till 0.999", "a share from 0.5 to 0.999");
            return Err(MeasureRefusal::NotUnderstood { text: self.confidence.clone(), expected });
        }
        Ok(UncertaintyAsked { interval, level, test, plan: self.plan(bounds)? })
    }

    /// How many replicates, and from which seed.
    pub(super) fn plan(&self, bounds: Bounds) -> Result<Plan, MeasureRefusal> {
        let plan = Plan::default();
        let whole = |text: &str| {
            text.trim().parse::<u64>().map_err(|_| {
                let expected = Bilingual::new("ett heltal", "a whole number");
                MeasureRefusal::NotUnderstood { text: text.to_owned(), expected }
            })
        };
        let seed = given(&self.seed).map(whole).transpose()?.unwrap_or(plan.seed);
        let replicates = given(&self.replicates).map(whole).transpose()?.unwrap_or(plan.replicates.into());
        match u32::try_from(replicates) {
            Ok(replicates) if (1..=bounds.replicates).contains(&replicates) => Ok(Plan { replicates, seed }),
            _ => {
                let what = Bilingual::new("Antal dragningar", "Replicates");
                Err(MeasureRefusal::TooMany { what, most: bounds.replicates.into() })
            }
        }
    }
}

/// A text that was given.
pub(super) fn given(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The words of a list with commas.
pub(super) fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty())
}

fn number(text: &str) -> Result<f64, MeasureRefusal> {
    text.trim().parse::<f64>().ok().filter(|value| value.is_finite()).ok_or_else(|| {
        let expected = Bilingual::new("ett tal, med decimalpunkt", "a number, with a decimal point");
        MeasureRefusal::NotUnderstood { text: text.to_owned(), expected }
    })
}

fn parse_null(text: &str) -> Result<Null, MeasureRefusal> {
    uncertainty::TESTS.iter().find(|(id, _)| *id == text).map(|(_, null)| *null).ok_or_else(|| {
        let ids = uncertainty::TESTS.map(|(id, _)| id).join(", ");
        let expected = Bilingual::new(format!("ett av {ids}"), format!("one of {ids}"));
        MeasureRefusal::NotUnderstood { text: text.to_owned(), expected }
    })
}

/// Years as they are typed: `2022`, `2011-2023`, `2012,2022`, `all`; nothing for the latest.
///
/// # Errors
/// If they are none, or too many.
pub fn parse_years(text: &str) -> Result<Years, QuestionError> {
    let Some(text) = given(text) else { return Ok(Years::Latest) };
    if text == "all" {
        return Ok(Years::Within(Period::year_of(1900), Period::year_of(2199)));
    }
    if text == "latest" {
        return Ok(Years::Latest);
    }
    if let Some((first, last)) = text.split_once(['-', '–']) {
        let (first, last) = (parse_period(first)?, parse_period(last)?);
        return Ok(Years::Within(first.min(last), first.max(last)));
    }
    let mut years: Vec<Period> = list(text).map(parse_period).collect::<Result<_, _>>()?;
    years.sort_unstable();
    years.dedup();
    Ok(Years::These(years))
}
