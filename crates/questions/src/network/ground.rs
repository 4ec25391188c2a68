//! What a brief stands on, read and checked: people, offices and candidates, minutes.

use super::brief::{Brief, ModeBrief};
use super::error::NetworkError;
use super::inputs::Inputs;
use super::need::{need, note_of_need};
use crate::resolve::{parse_level, parse_period};
use crate::text::number;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Language, Level, Period, Vintage};
use segbar_planning::{Aim, Demand, Minutes, Mode, Need, Setup, Site, Status};
use segbar_siting::Effort;
use segbar_workspace::Office;
use std::collections::BTreeMap;

mod minutes;
mod places;

pub use minutes::Beside;
pub(super) use places::in_division;

/// From a demand point to a site so many minutes; nothing where there is no way.
pub type MinutesRow = (String, String, Option<f64>);

/// What a brief stands on beside the snapshot: it is read by those who may read it, and given here.
#[derive(Debug, Default)]
pub struct Given<'a> {
    /// The offices, of which the brief picks those of today.
    pub offices: &'a [Office],
    /// Demand from elsewhere than the snapshot, with the places of its municipalities.
    pub demand: Option<GivenDemand>,
    /// The table of the way to travel that decides.
    pub minutes: Option<Vec<MinutesRow>>,
    /// The tables of the ways to travel beside it.
    pub beside: BTreeMap<ModeBrief, Vec<MinutesRow>>,
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
    /// Minutes from each demand point to each site by the way to travel that decides.
    pub minutes: Minutes,
    /// Which way to travel that is.
    pub mode: Mode,
    /// The same by other ways to travel, told beside.
    pub beside: Vec<Beside>,
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
    pub fn new(brief: &Brief, desk: Option<&Desk>, mut given: Given<'_>) -> Result<Self, NetworkError> {
        let mut reasons = Vec::new();
        let mut notes = Vec::new();
        let bands = bands(brief, &mut reasons);
        reasons.extend(minutes::reasons(brief));
        reasons.extend(places::reasons(brief));
        let demanded = match (given.demand.take(), desk) {
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
        let regions = places::regions(brief, &mut notes);
        let offices = places::offices_of_today(brief, given.offices);
        let sites = places::sites(brief, &demand, &offices, seats, &regions, &mut reasons);
        if !reasons.is_empty() {
            return Err(NetworkError::Refused(reasons));
        }
        if sites.is_empty() {
            return Err(NetworkError::Nothing(Bilingual::new(
                "Det finns varken kontor eller platser att välja. Läs in kontor, eller låt kandidater finnas.",
                "There are neither offices nor sites to choose. Import offices, or let there be candidates.",
            )));
        }
        places::divide(&mut demand, desk, &regions, &brief.divisions);
        let (minutes, beside) = minutes::of_all(brief, &mut given, &demand, &sites, &mut notes)?;
        let need = need(brief, desk, areas.as_ref(), &demand)?;
        notes.extend(need.iter().map(note_of_need));
        let mut status = vec![Status::Today; offices.len()];
        status.resize(sites.len(), Status::Candidate);
        let inputs = Inputs::of(desk, given.offices, &demand, &minutes, &beside);
        let fictional = desk.is_some_and(Desk::fictional);
        let mode = brief.mode.into();
        let mut ground = Ground {
            demand,
            sites,
            status,
            offices,
            minutes,
            mode,
            beside,
            bands,
            need,
            areas,
            notes,
            inputs,
            fictional,
        };
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
