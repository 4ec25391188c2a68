//! What the people of each catchment need more of than those of the average office: planning data for training.

use super::catchment::{NeedAnswer, Profiles};
use super::error::NetworkError;
use super::ground::Ground;
use super::reach::{SiteAnswer, no_offices};
use crate::text::number;
use crate::{Bilingual, Desk};
use serde::Serialize;
use utoipa::ToSchema;

/// The most rows of the ranking.
const ROWS: usize = 100;

/// The needs of every office's catchment, ranked.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TrainingAnswer {
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// The offices, each with its needs, the greatest difference first.
    pub offices: Vec<TrainingOffice>,
    /// What stands out most, at most a hundred: needs that lie above the average office whatever the uncertainty.
    pub ranking: Vec<TrainingRow>,
    /// Whether the people are invented.
    pub fictional: bool,
}

/// An office and the needs of its catchment.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TrainingOffice {
    /// The office.
    pub site: SiteAnswer,
    /// People who have it nearest.
    pub people: f64,
    /// Its indicators, the greatest difference first.
    pub needs: Vec<NeedAnswer>,
}

/// A need of an office that stands out.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TrainingRow {
    /// Id of the office.
    pub office: String,
    /// Its name.
    pub name: String,
    /// The need.
    pub need: NeedAnswer,
    /// All of it in a sentence.
    pub sentence: Bilingual,
}

/// The needs of every office's catchment, and what stands out most.
///
/// # Errors
/// If there are no offices, or no indicator of need for the areas.
pub fn training(ground: &Ground, desk: &Desk) -> Result<TrainingAnswer, NetworkError> {
    let profiles = Profiles::new(ground, desk)?;
    if profiles.offices.is_empty() {
        return Err(no_offices());
    }
    if profiles.indicators.is_empty() {
        return Err(NetworkError::Nothing(Bilingual::new(
            "Ögonblicksbilden har inga indikatorer på behov för de här områdena.",
            "The snapshot has no indicators of need for these areas.",
        )));
    }
    let office = |(at, &site): (usize, &u32)| TrainingOffice {
        site: ground.site(site),
        people: profiles.people[at],
        needs: profiles.needs(ground, at),
    };
    let offices: Vec<TrainingOffice> = profiles.offices.iter().enumerate().map(office).collect();
    let mut ranking: Vec<TrainingRow> = Vec::new();
    let mut compared = 0usize;
    for of in &offices {
        compared += of.needs.iter().filter(|need| need.low.is_some()).count();
        for need in of.needs.iter().filter(|need| need.low.is_some_and(|low| low > 0.0)) {
            let (id, name) = (of.site.id.clone(), of.site.name.clone());
            let (value, average) = (number(need.value, 1), number(need.average, 1));
            let difference = number(need.difference.unwrap_or_default(), 1);
            let sentence = Bilingual::new(
                format!(
                    "{name}: {} är {} % mot {} % för det genomsnittliga kontoret, {} standardavvikelser högre.",
                    need.name.sv, value.sv, average.sv, difference.sv
                ),
                format!(
                    "{name}: {} is {} % against {} % for the average office, {} standard deviations higher.",
                    need.name.en, value.en, average.en, difference.en
                ),
            );
            ranking.push(TrainingRow { office: id, name, need: need.clone(), sentence });
        }
    }
    ranking.sort_by(|a, b| {
        let size = |row: &TrainingRow| row.need.difference.unwrap_or_default();
        size(b).total_cmp(&size(a)).then_with(|| (&a.office, &a.need.indicator).cmp(&(&b.office, &b.need.indicator)))
    });
    let standing = ranking.len();
    ranking.truncate(ROWS);
    let names = |sv: bool| {
        let name = |of: &(&str, super::need::AtPoints)| if sv { of.1.name.sv.clone() } else { of.1.name.en.clone() };
        profiles.indicators.iter().map(name).collect::<Vec<_>>().join("; ")
    };
    let mut notes = ground.notes.clone();
    notes.push(Bilingual::new(
        format!("Behov läses av: {}. Det är boende, inte besökare: vilka som kommer är inte känt.", names(true)),
        format!("Needs are read from: {}. They are of residents, not visitors: who comes is not known.", names(false)),
    ));
    notes.push(note_of_chance(standing, compared));
    Ok(TrainingAnswer { notes, offices, ranking, fictional: ground.fictional })
}

/// How many would stand out if nothing did: of 95 % intervals, 2.5 of 100 lie above by chance alone.
pub(super) fn note_of_chance(standing: usize, compared: usize) -> Bilingual {
    let chance = number(0.025 * compared as f64, 1);
    Bilingual::new(
        format!(
            "Rangordningen har de behov vars 95 %-intervall ligger över det genomsnittliga kontoret: {standing} av {compared} jämförelser. Av slumpen ensam väntas omkring {}.",
            chance.sv
        ),
        format!(
            "The ranking has the needs whose 95 % interval lies above the average office: {standing} of {compared} comparisons. By chance alone about {} are expected.",
            chance.en
        ),
    )
}
