//! The minutes of every way to travel that a brief names: by the built-in model, or of a table.

use super::{Given, MinutesRow};
use crate::Bilingual;
use crate::network::brief::{Brief, ModeBrief, Travel};
use crate::network::error::{NetworkError, sentence};
use crate::text::number;
use segbar_domain::Language;
use segbar_planning::minutes::Origin;
use segbar_planning::{Demand, Minutes, MinutesError, Mode, Oddities, Site, TravelModel};

/// A way to travel that is told beside the deciding one.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Which.
    pub mode: Mode,
    /// Minutes from each demand point to each site.
    pub minutes: Minutes,
}

/// What is wrong with the built-in models of a brief, and with the ways to travel that it names.
pub(super) fn reasons(brief: &Brief) -> Vec<Bilingual> {
    let mut reasons = Vec::new();
    if brief.beside.contains_key(&brief.mode) {
        let name = Mode::from(brief.mode).name();
        reasons.push(Bilingual::new(
            format!("Färdsättet {} avgör redan och kan inte också stå vid sidan av.", name.sv),
            format!("The way to travel {} decides already and cannot stand beside as well.", name.en),
        ));
    }
    for travel in std::iter::once(&brief.travel).chain(brief.beside.values()) {
        let refused = model(travel).and_then(|model| model.check().err());
        reasons.extend(refused.iter().flatten().map(sentence));
    }
    reasons
}

/// The minutes that decide, and those beside, with what must be known of them in sentences.
///
/// # Errors
/// Every reason against every table at once; that a table is not there.
pub(super) fn of_all(
    brief: &Brief,
    given: &mut Given<'_>,
    demand: &Demand,
    sites: &[Site],
    notes: &mut Vec<Bilingual>,
) -> Result<(Minutes, Vec<Beside>), NetworkError> {
    let (mut wrong, mut absent) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    let deciding = (brief.mode, &brief.travel, given.minutes.take());
    let beside = brief.beside.iter().map(|(mode, travel)| (*mode, travel, given.beside.remove(mode)));
    for (mode, travel, rows) in std::iter::once(deciding).chain(beside) {
        match one(travel, rows, demand, sites) {
            Ok(minutes) => found.push((mode, minutes)),
            Err(NetworkError::Table(reasons)) => wrong.extend(reasons),
            Err(other) => absent.extend(other.sentences()),
        }
    }
    if !absent.is_empty() {
        return Err(NetworkError::Refused(absent));
    }
    if !wrong.is_empty() {
        return Err(NetworkError::Table(wrong));
    }
    let several = found.len() > 1;
    for (at, (mode, minutes)) in found.iter().enumerate() {
        if several || *mode != ModeBrief::Car {
            notes.push(of_mode(*mode, at == 0));
        }
        notes.push(note(minutes));
        notes.extend(note_of_islands(demand, minutes));
        if matches!(minutes.origin, Origin::File(_)) {
            notes.extend(oddities(minutes, demand, sites));
        }
    }
    let mut found = found.into_iter();
    let Some((_, minutes)) = found.next() else { return Err(NetworkError::NotFound) };
    Ok((minutes, found.map(|(mode, minutes)| Beside { mode: mode.into(), minutes }).collect()))
}

fn one(
    travel: &Travel,
    rows: Option<Vec<MinutesRow>>,
    demand: &Demand,
    sites: &[Site],
) -> Result<Minutes, NetworkError> {
    match (travel, rows) {
        (Travel::Table { name }, Some(rows)) => Minutes::from_rows(name, demand, sites, rows).map_err(|reasons| {
            // An id begins as it is written.
            let say = |of: &MinutesError| {
                let told = |language| format!("{name}: {}.", of.sentence(language));
                Bilingual::new(told(Language::Sv), told(Language::En))
            };
            NetworkError::Table(reasons.iter().map(say).collect())
        }),
        (Travel::Table { name }, None) => Err(NetworkError::Refused(vec![Bilingual::new(
            format!("Tabellen med restider {name} finns inte här."),
            format!("The table of minutes {name} is not here."),
        )])),
        (Travel::Model { .. }, _) => Ok(Minutes::by_model(demand, sites, &model(travel).unwrap_or_default())),
    }
}

fn model(travel: &Travel) -> Option<TravelModel> {
    let Travel::Model { detour, start, legs } = travel else { return None };
    let legs = legs.iter().map(|leg| (leg.up_to_km.unwrap_or(f64::INFINITY), leg.km_h)).collect();
    Some(TravelModel { detour: *detour, start: *start, legs })
}

fn of_mode(mode: ModeBrief, decides: bool) -> Bilingual {
    let name = Mode::from(mode).name();
    if decides {
        Bilingual::new(format!("Färdsätt som avgör: {}.", name.sv), format!("Way to travel that decides: {}.", name.en))
    } else {
        Bilingual::new(
            format!("Vid sidan av, aldrig blandat med det som avgör: {}.", name.sv),
            format!("Beside it, never mixed with what decides: {}.", name.en),
        )
    }
}

/// What is odd about a table; people without a way are told of in any case.
fn oddities(minutes: &Minutes, demand: &Demand, sites: &[Site]) -> Vec<Bilingual> {
    let odd = Oddities { cut_off: (0.0, 0), ..Oddities::of(minutes, demand, sites) };
    odd.sentences().iter().map(sentence).collect()
}

fn note(minutes: &Minutes) -> Bilingual {
    match &minutes.origin {
        Origin::Varied => Bilingual::new("Restider: ändrade för jämförelse.", "Minutes: changed for comparison."),
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
