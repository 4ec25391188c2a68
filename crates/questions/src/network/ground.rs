//! What a brief stands on, read and checked: people, offices and candidates, minutes.

use super::brief::{Brief, Candidates, Travel};
use super::error::{NetworkError, sentence};
use super::inputs::Inputs;
use super::need::{need, note_of_need};
use crate::resolve::{parse_level, parse_period};
use crate::text::number;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Language, Level, Period, Text, Vintage};
use segbar_planning::minutes::Origin;
use segbar_planning::{Aim, Demand, Grouping, Minutes, Need, Setup, Site, Status, TravelModel};
use segbar_siting::Effort;
use segbar_workspace::Office;
use std::collections::BTreeMap;

/// What a brief stands on beside the snapshot: it is read by those who may read it, and given here.
#[derive(Debug, Default)]
pub struct Given<'a> {
    /// The offices, of which the brief picks those of today.
    pub offices: &'a [Office],
    /// Demand from elsewhere than the snapshot, with the places of its municipalities.
    pub demand: Option<GivenDemand>,
    /// A table of minutes: demand point, site, and minutes; nothing where there is no way.
    pub minutes: Option<Vec<(String, String, Option<f64>)>>,
}

/// Demand from elsewhere than the snapshot.
#[derive(Clone, Debug)]
pub struct GivenDemand {
    /// Who lives where.
    pub demand: Demand,
    /// A place for an office in each municipality.
    pub seats: Vec<Site>,
    /// What must be known of it.
    pub note: Bilingual,
}

/// What a plan stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// Who lives where.
    pub demand: Demand,
    /// Offices of today first, then candidates.
    pub sites: Vec<Site>,
    /// What each site is today: an office or a candidate.
    pub status: Vec<Status>,
    /// The offices of today as they are known, in the order of the first sites; assumed ones are not among them.
    pub offices: Vec<Office>,
    /// Minutes from each demand point to each site.
    pub minutes: Minutes,
    /// Minutes of the bands, rising.
    pub bands: Vec<f64>,
    /// How much the need of one person weighs; nothing where all weigh alike.
    pub need: Option<Need>,
    /// Which areas the demand points are, and the year of their people; nothing where they are from elsewhere.
    pub areas: Option<(Vintage, Period)>,
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// What all of it was read from, by hash.
    pub inputs: Inputs,
    /// Whether the people are invented.
    pub fictional: bool,
}

impl<'a> Given<'a> {
    /// Offices and nothing else.
    pub fn offices(offices: &'a [Office]) -> Self {
        Given { offices, ..Given::default() }
    }
}

impl Ground {
    /// What a brief stands on. The desk may be left out where the demand is given.
    ///
    /// Cost: a pass over the areas, and demand points × sites ways; with assumed offices also a plan.
    ///
    /// # Errors
    /// Every reason against the brief and the tables at once.
    pub fn new(brief: &Brief, desk: Option<&Desk>, given: Given<'_>) -> Result<Self, NetworkError> {
        let mut reasons = Vec::new();
        let mut notes = Vec::new();
        let bands = bands(brief, &mut reasons);
        let model = model(brief, &mut reasons);
        let demanded = match (given.demand, desk) {
            (Some(given), _) => {
                notes.push(given.note);
                Some((given.demand, given.seats, None))
            }
            (None, Some(desk)) => of_snapshot(brief, desk, &mut notes, &mut reasons)?,
            (None, None) => {
                return Err(NetworkError::Nothing(Bilingual::new(
                    "Det finns inget underlag att räkna på.",
                    "There is no demand to count.",
                )));
            }
        };
        let Some((mut demand, seats, areas)) = demanded else { return Err(NetworkError::Refused(reasons)) };
        let regions = regions(brief, &mut notes);
        let offices = offices_of_today(brief, given.offices);
        let sites = sites(brief, &demand, &offices, seats, &regions, &mut reasons);
        if !reasons.is_empty() {
            return Err(NetworkError::Refused(reasons));
        }
        if sites.is_empty() {
            return Err(NetworkError::Nothing(Bilingual::new(
                "Det finns varken kontor eller platser att välja. Läs in kontor, eller låt kandidater finnas.",
                "There are neither offices nor sites to choose. Import offices, or let there be candidates.",
            )));
        }
        divide(&mut demand, desk, &regions);
        let minutes = match (&brief.travel, &model, given.minutes) {
            (Travel::Table { name }, _, Some(rows)) => {
                Minutes::from_rows(name, &demand, &sites, rows).map_err(|reasons| {
                    // An id begins as it is written.
                    let say = |of: &segbar_planning::MinutesError| {
                        let told = |language| format!("{name}: {}.", of.sentence(language));
                        Bilingual::new(told(Language::Sv), told(Language::En))
                    };
                    NetworkError::Table(reasons.iter().map(say).collect())
                })?
            }
            (Travel::Table { name }, _, None) => {
                return Err(NetworkError::Refused(vec![Bilingual::new(
                    format!("Tabellen med restider {name} finns inte här."),
                    format!("The table of minutes {name} is not here."),
                )]));
            }
            (_, Some(model), _) => Minutes::by_model(&demand, &sites, model),
            (_, None, _) => return Err(NetworkError::Refused(reasons)),
        };
        let need = need(brief, desk, areas.as_ref(), &demand)?;
        notes.extend(need.iter().map(note_of_need));
        notes.push(note_of_minutes(&minutes));
        notes.extend(note_of_islands(&demand, &minutes));
        let mut status = vec![Status::Today; offices.len()];
        status.resize(sites.len(), Status::Candidate);
        let inputs = Inputs::of(desk, given.offices, &demand, &minutes);
        let fictional = desk.is_some_and(Desk::fictional);
        let mut ground =
            Ground { demand, sites, status, offices, minutes, bands, need, areas, notes, inputs, fictional };
        if let Some(number) = brief.offices.fill {
            ground.fill(number)?;
        }
        Ok(ground)
    }

    /// The sites with an office today, assumed ones too.
    pub fn today(&self) -> Vec<u32> {
        (0..).zip(&self.status).filter(|pair| *pair.1 != Status::Candidate).map(|pair| pair.0).collect()
    }

    /// The sites that these ids or names mean, among all or among those that `counted` picks.
    ///
    /// # Errors
    /// A sentence for each that is not there exactly once.
    pub fn positions(&self, names: &[String], counted: impl Fn(u32) -> bool) -> Result<Vec<u32>, Vec<Bilingual>> {
        let (mut found, mut reasons) = (Vec::new(), Vec::new());
        for name in names {
            let by = |same: &dyn Fn(&Site) -> bool| -> Vec<u32> {
                (0u32..).zip(&self.sites).filter(|pair| counted(pair.0) && same(pair.1)).map(|pair| pair.0).collect()
            };
            let mut these = by(&|site| site.id == *name);
            if these.is_empty() {
                these = by(&|site| site.name.to_lowercase() == name.to_lowercase());
            }
            match these.as_slice() {
                [one] => found.push(*one),
                other => {
                    let count = other.len();
                    reasons.push(Bilingual::new(
                        format!("'{name}' är {count} av de platser som kan menas; ange ett id som finns en gång."),
                        format!("'{name}' is {count} of the sites that can be meant; give an id that is there once."),
                    ));
                }
            }
        }
        if reasons.is_empty() { Ok(found) } else { Err(reasons) }
    }

    /// Takes candidates for offices of today until there are so many: a stand-in for a network that is only known in part.
    fn fill(&mut self, number: u32) -> Result<(), NetworkError> {
        let known = self.today().len();
        let kept = |status: &Status| if *status == Status::Today { Status::Kept } else { *status };
        let status: Vec<Status> = self.status.iter().map(kept).collect();
        let setup = Setup {
            demand: &self.demand,
            sites: &self.sites,
            minutes: &self.minutes,
            status: &status,
            aim: Aim::LeastMean,
            number: number..=number,
            conditions: &[],
            need: None,
            effort: Effort::default(),
        };
        let plan = setup.plan().map_err(|error| super::plan::refused(&error))?;
        for at in plan.open {
            self.status[at as usize] = Status::Today;
        }
        let assumed = (number as usize).saturating_sub(known);
        self.notes.push(Bilingual::new(
            format!("{assumed} av {number} kontor är antagna: de som ger kortast medeltid vid sidan av de {known} kända. De är inte det verkliga nätet."),
            format!("{assumed} of {number} offices are assumed: those that give the least mean time beside the {known} known. They are not the real network."),
        ));
        Ok(())
    }
}

fn bands(brief: &Brief, reasons: &mut Vec<Bilingual>) -> Vec<f64> {
    let bands = brief.bands.0.clone();
    let fine = bands.iter().all(|band| band.is_finite() && *band >= 0.0) && bands.windows(2).all(|w| w[0] < w[1]);
    if !fine || bands.is_empty() || bands.len() > 20 {
        reasons.push(Bilingual::new(
            "Banden ska vara 1–20 stigande antal minuter.",
            "The bands must be 1–20 rising numbers of minutes.",
        ));
    }
    bands
}

fn model(brief: &Brief, reasons: &mut Vec<Bilingual>) -> Option<TravelModel> {
    let Travel::Model { detour, start, legs } = &brief.travel else { return None };
    let legs = legs.iter().map(|leg| (leg.up_to_km.unwrap_or(f64::INFINITY), leg.km_h)).collect();
    let model = TravelModel { detour: *detour, start: *start, legs };
    match model.check() {
        Ok(()) => Some(model),
        Err(found) => {
            reasons.extend(found.iter().map(sentence));
            None
        }
    }
}

type Demanded = (Demand, Vec<Site>, Option<(Vintage, Period)>);

fn of_snapshot(
    brief: &Brief,
    desk: &Desk,
    notes: &mut Vec<Bilingual>,
    reasons: &mut Vec<Bilingual>,
) -> Result<Option<Demanded>, QuestionError> {
    let mut said = |error: &QuestionError| {
        reasons.push(Bilingual::new(error.sentence(Language::Sv), error.sentence(Language::En)));
    };
    let period = brief.demand.period.as_deref().map(parse_period).transpose().map_err(|e| said(&e));
    let level = brief.demand.level.as_deref().map(parse_level).transpose().map_err(|e| said(&e));
    let (Ok(period), Ok(level)) = (period, level) else { return Ok(None) };
    let answer = match level {
        Some(level) => desk.demand(level, period)?,
        None => {
            let fine = desk.demand(Level::Deso, period).ok().filter(|answer| !answer.demand.is_empty());
            fine.map_or_else(|| desk.demand(Level::Regso, period), Ok)?
        }
    };
    let seats = desk.seats(&answer.demand)?;
    let (vintage, period, count) = (&answer.vintage, answer.period, answer.demand.len());
    let people = number(answer.demand.total(), 0);
    notes.push(Bilingual::new(
        format!("Underlag: {} personer i {count} områden ({vintage}), {period}.", people.sv),
        format!("Demand: {} people in {count} areas ({vintage}), {period}.", people.en),
    ));
    let (areas, lost) = answer.without_place;
    if areas > 0 {
        let lost = number(lost, 0);
        notes.push(Bilingual::new(
            format!("{areas} områden med {} personer saknar gränser och är inte med.", lost.sv),
            format!("{areas} areas with {} people have no borders and are left out.", lost.en),
        ));
    }
    let areas = Some((answer.vintage, answer.period));
    Ok(Some((answer.demand, seats, areas)))
}

/// The FA-region of each municipality: what the brief says, else the division of 2015.
fn regions(brief: &Brief, notes: &mut Vec<Bilingual>) -> BTreeMap<String, String> {
    if !brief.regions.is_empty() {
        return brief.regions.clone();
    }
    let asked = brief.conditions.contains(&super::brief::ConditionBrief::OnePerRegion);
    if asked {
        notes.push(Bilingual::new(
            "FA-regioner: indelningen från 2015 med 60 regioner, eftersom ingen annan angavs.",
            "FA-regions: the division of 2015 with 60 regions, since no other was given.",
        ));
    }
    segbar_planning::region::fa15()
}

fn offices_of_today(brief: &Brief, all: &[Office]) -> Vec<Office> {
    if brief.offices.none {
        return Vec::new();
    }
    // What has closed is history, and not part of today's network.
    let open = |office: &&Office| match brief.offices.as_of {
        Some(day) => office.opened.is_none_or(|first| first <= day) && office.closed.is_none_or(|last| last >= day),
        None => office.closed.is_none(),
    };
    all.iter().filter(open).cloned().collect()
}

fn sites(
    brief: &Brief,
    demand: &Demand,
    offices: &[Office],
    seats: Vec<Site>,
    regions: &BTreeMap<String, String>,
    reasons: &mut Vec<Bilingual>,
) -> Vec<Site> {
    let municipality = |office: &Office| match &office.area {
        Some(area) => area.code.as_str().get(..4).unwrap_or_default().to_owned(),
        None => nearest(demand, office.x, office.y),
    };
    let office = |office: &Office| Site {
        id: office.id.clone(),
        name: office.name.clone(),
        x: office.x,
        y: office.y,
        municipality: municipality(office),
        region: String::new(),
    };
    let mut sites: Vec<Site> = offices.iter().map(office).collect();
    let candidates = match brief.candidates {
        Candidates::Municipalities => seats,
        Candidates::Demand => every_point(demand),
        Candidates::None => Vec::new(),
    };
    let inside = |site: &Site| brief.within.as_ref().is_none_or(|code| *code == site.municipality);
    sites.extend(candidates.into_iter().filter(inside));
    if let Some(code) = brief.within.as_ref().filter(|code| !demand.municipality.contains(code)) {
        reasons.push(Bilingual::new(
            format!("Ingen i underlaget bor i kommunen {code}."),
            format!("Nobody in the demand lives in the municipality {code}."),
        ));
    }
    let mut ids = std::collections::BTreeSet::new();
    for site in &mut sites {
        site.region = regions.get(&site.municipality).cloned().unwrap_or_default();
        if !ids.insert(site.id.clone()) {
            reasons.push(Bilingual::new(
                format!("Två platser har id {}; ge kontoret ett annat id.", site.id),
                format!("Two sites have the id {}; give the office another id.", site.id),
            ));
        }
    }
    sites
}

/// Counts people by municipality and FA-region too, where these are known.
fn divide(demand: &mut Demand, desk: Option<&Desk>, regions: &BTreeMap<String, String>) {
    let names = desk.and_then(|desk| desk.area_set(&Vintage::municipality()).ok());
    let known = |code: &String| (!code.is_empty()).then(|| code.clone());
    let of: Vec<Option<String>> = demand.municipality.iter().map(known).collect();
    let name = |code: &str| {
        let found = names.as_ref().and_then(|set| Some(set.get(code)?.name.clone()));
        let name = found.unwrap_or_else(|| code.to_owned());
        Text::new(name.clone(), name)
    };
    demand.groupings.push(Grouping::of_codes("municipality", Text::new("Kommun", "Municipality"), &of, name));
    let of: Vec<Option<String>> = demand.municipality.iter().map(|code| regions.get(code).cloned()).collect();
    if of.iter().any(Option::is_some) {
        let name = |code: &str| Text::new(format!("FA-region {code}"), format!("FA-region {code}"));
        demand.groupings.push(Grouping::of_codes("region", Text::new("FA-region", "FA-region"), &of, name));
    }
}

fn note_of_minutes(minutes: &Minutes) -> Bilingual {
    match &minutes.origin {
        Origin::File(file) => Bilingual::new(format!("Restider: {file}."), format!("Minutes: {file}.")),
        Origin::Model(model) => {
            let speeds: Vec<String> = model.legs.iter().map(|(km, speed)| format!("{km}:{speed}")).collect();
            let (detour, start, speeds) = (model.detour, model.start, speeds.join(","));
            Bilingual::new(
                format!(
                    "Restider: modell, fågelvägen × {detour}, {start} min vid start, fart {speeds} (km:km/h). Antaganden, inte mätningar."
                ),
                format!(
                    "Minutes: a model, straight line × {detour}, {start} min to start, speeds {speeds} (km:km/h). Assumptions, not measurements."
                ),
            )
        }
    }
}

/// Who has no way to any site is told of: no network helps them.
fn note_of_islands(demand: &Demand, minutes: &Minutes) -> Option<Bilingual> {
    let cut_off = |i: &usize| demand.people[*i] > 0.0 && minutes.row(*i).iter().all(|way| way.is_infinite());
    let alone: Vec<usize> = (0..demand.len()).filter(cut_off).collect();
    let people = number(alone.iter().map(|&i| demand.people[i]).sum(), 0);
    let areas = alone.len();
    (areas > 0).then(|| {
        Bilingual::new(
            format!("{} personer i {areas} områden har ingen väg till någon plats. De räknas som utan kontor, inte i medeltiden.", people.sv),
            format!("{} people in {areas} areas have no way to any site. They count as without an office, not in the mean time.", people.en),
        )
    })
}

fn every_point(demand: &Demand) -> Vec<Site> {
    let site = |at: usize| Site {
        id: demand.ids[at].clone(),
        name: demand.names[at].clone(),
        x: demand.x[at],
        y: demand.y[at],
        municipality: demand.municipality[at].clone(),
        region: String::new(),
    };
    (0..demand.len()).map(site).collect()
}

/// The municipality of the nearest demand point.
fn nearest(demand: &Demand, x: f64, y: f64) -> String {
    let way = |at: usize| (demand.x[at] - x).hypot(demand.y[at] - y);
    let at = (0..demand.len()).min_by(|a, b| way(*a).total_cmp(&way(*b)));
    at.map_or_else(String::new, |at| demand.municipality[at].clone())
}
