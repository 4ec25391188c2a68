//! What a board must know of one office before its lease runs out.

use super::brief::{Brief, Candidates};
use super::catchment::{NeedAnswer, Profiles};
use super::change::{ClosingAnswer, consequences};
use super::error::NetworkError;
use super::expected::{FEWEST, Model, Seen};
use super::ground::Ground;
use super::lease::{By, LeaseAnswer, leases};
use super::option::{Alternative, Neighbour, alternatives, neighbours};
use super::reach::{ReachGroup, SiteAnswer, reach_of};
use super::similar::{SimilarOffice, similar};
use crate::text::number;
use crate::{Bilingual, Desk};
use jiff::civil::Date;
use segbar_planning::Access;
use segbar_workspace::Office;
use serde::Serialize;
use utoipa::ToSchema;

/// A decision sheet.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SheetAnswer {
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// The office.
    pub site: SiteAnswer,
    /// How it is run.
    pub kind: Bilingual,
    /// Why it is where it is.
    pub aim: Option<Bilingual>,
    /// Its lease.
    pub lease: Option<LeaseAnswer>,
    /// Staff in full-time equivalents.
    pub staff: Option<f64>,
    /// Partner agencies.
    pub partners: Vec<String>,
    /// Who has it nearest.
    pub catchment: CatchmentProfile,
    /// Visits beside those of such a catchment.
    pub visits: VisitsAnswer,
    /// What could be done, each with what it means for people.
    pub alternatives: Vec<Alternative>,
    /// Who takes over if it closes.
    pub neighbours: Vec<Neighbour>,
    /// Offices with the most similar catchments.
    pub similar: Vec<SimilarOffice>,
    /// What closing means, who decides and who must be consulted.
    pub closing: Option<ClosingAnswer>,
    /// Whether the people are invented.
    pub fictional: bool,
}

/// Who has an office nearest.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CatchmentProfile {
    /// People.
    pub people: f64,
    /// 1 for the office with most people.
    pub rank: usize,
    /// Offices.
    pub of: usize,
    /// Mean minutes.
    pub minutes: Option<f64>,
    /// People per area type; empty where types are not known.
    pub types: Vec<ReachGroup>,
    /// Needs beside the average office, the greatest difference first.
    pub needs: Vec<NeedAnswer>,
    /// The same values in the first year on the same borders.
    pub trend: Vec<TrendAnswer>,
}

/// An indicator of the catchment then and now, on the same borders.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TrendAnswer {
    /// Indicator.
    pub indicator: String,
    /// Its name.
    pub name: Bilingual,
    /// First year on these borders.
    pub from: String,
    /// Value then.
    pub before: f64,
    /// Last year.
    pub to: String,
    /// Value then.
    pub after: f64,
}

/// Visits beside what is to be expected of such a catchment.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct VisitsAnswer {
    /// Visits of a year; nothing where they are not known.
    pub visits: Option<u32>,
    /// Rent per visit, kronor.
    pub rent_per_visit: Option<f64>,
    /// Visits typical of such a catchment; nothing where there are fewer than twenty other offices to learn from.
    pub expected: Option<f64>,
    /// Lower bound of what 95 of 100 offices of such catchments have if deviations are normal.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// Rent per expected visit, kronor.
    pub rent_per_expected_visit: Option<f64>,
    /// Offices that the model was fitted to.
    pub offices: usize,
    /// What it says, in a sentence, with the model.
    pub sentence: Bilingual,
}

/// A brief for the sheet of an office: it may move to any area of its municipality.
pub fn brief_for(brief: &Brief, office: &Office) -> Brief {
    let within = office.area.as_ref().and_then(|area| area.code.as_str().get(..4)).map(str::to_owned);
    let candidates = if within.is_some() { Candidates::Demand } else { brief.candidates };
    Brief { candidates, within, ..brief.clone() }
}

/// The decision sheet of an office of today. It may move to a candidate of the ground in its municipality, or at most `km`
/// kilometres away.
///
/// # Errors
/// If there is no such office today.
pub fn sheet(ground: &Ground, desk: &Desk, office: &str, km: f64, today: Date) -> Result<SheetAnswer, NetworkError> {
    let is_office = |at: u32| (at as usize) < ground.offices.len();
    let found = ground.positions(&[office.to_owned()], is_office).map_err(NetworkError::Refused)?;
    let Some(&site) = found.first() else { return Err(NetworkError::Refused(Vec::new())) };
    let about = &ground.offices[site as usize];
    let profiles = Profiles::new(ground, desk)?;
    let at = profiles.offices.iter().position(|of| *of == site).unwrap_or_default();
    let before = ground.today();
    let after: Vec<u32> = before.iter().copied().filter(|of| *of != site).collect();
    let closing = (!after.is_empty()).then(|| consequences(ground, &before, &after).closings.into_iter().next());
    let lease = leases(std::slice::from_ref(about), today, None, None, By::Quarter);
    let mut notes = ground.notes.clone();
    notes.push(Bilingual::new(
        "Upptagningsområdet är de som har kontoret närmast i tid. Vilka som faktiskt kommer är inte känt.",
        "The catchment is those who have the office nearest in time. Who actually comes is not known.",
    ));
    notes.extend(note_of_ties(ground, site));
    Ok(SheetAnswer {
        notes,
        site: ground.site(site),
        kind: about.kind.name().into(),
        aim: about.aim.map(|aim| aim.name().into()),
        lease: lease.periods.into_iter().flat_map(|period| period.leases).next(),
        staff: about.staff,
        partners: about.partners.clone(),
        catchment: catchment(ground, desk, &profiles, at)?,
        visits: visits(ground, &profiles, at),
        alternatives: alternatives(ground, site, km),
        neighbours: neighbours(ground, site),
        similar: similar(ground, &profiles, at),
        closing: closing.flatten(),
        fictional: ground.fictional,
    })
}

fn catchment(ground: &Ground, desk: &Desk, profiles: &Profiles, at: usize) -> Result<CatchmentProfile, NetworkError> {
    let demand = &ground.demand;
    let mut inside = vec![false; demand.len()];
    profiles.points[at].iter().for_each(|&i| inside[i] = true);
    let access = Access::new(&ground.minutes, demand.len(), &profiles.offices);
    let types = demand.grouping("area_type").map_or_else(Vec::new, |grouping| {
        let group = |(of, (code, name)): (u16, &(String, segbar_domain::Text))| ReachGroup {
            code: code.clone(),
            name: name.into(),
            reach: reach_of(
                &access.reach(demand, &ground.bands, |i| inside[i] && grouping.of[i] == Some(of)),
                &ground.bands,
            ),
        };
        (0u16..).zip(&grouping.groups).map(group).collect()
    });
    let people = profiles.people[at];
    Ok(CatchmentProfile {
        people,
        rank: 1 + profiles.people.iter().filter(|of| **of > people).count(),
        of: profiles.offices.len(),
        minutes: profiles.minutes[at],
        types,
        needs: profiles.needs(ground, at),
        trend: profiles.trend(ground, desk, at)?,
    })
}

fn visits(ground: &Ground, profiles: &Profiles, at: usize) -> VisitsAnswer {
    let need = profiles.indicators.iter().find(|of| of.0 == "low_economic_standard");
    let needs = need.map(|of| profiles.values(ground, &of.1));
    let need_of = |at: usize| needs.as_ref().and_then(|needs| needs[at]);
    let known = |at: usize| ground.offices.get(profiles.offices[at] as usize);
    let seen = |at: usize| {
        let visits = f64::from(known(at)?.visits_year.filter(|visits| *visits > 0)?);
        Some(Seen { people: profiles.people[at], need: need_of(at), visits })
    };
    // The office is not among those that say what is typical: it would pull its own yardstick towards itself.
    let others: Vec<Seen> = (0..profiles.offices.len()).filter(|other| *other != at).filter_map(seen).collect();
    let model = Model::fit(&others);
    let people = profiles.people[at];
    let expected = model.as_ref().and_then(|model| model.expected(people, need_of(at)));
    let (visits, rent) = (known(at).and_then(|of| of.visits_year), known(at).and_then(|of| of.rent_sek_year));
    let per = |visits: f64| rent.filter(|_| visits > 0.0).map(|rent| rent / visits);
    let sentence = of_visits(visits, people, others.len(), model.as_ref(), expected);
    VisitsAnswer {
        visits,
        rent_per_visit: visits.and_then(|visits| per(f64::from(visits))),
        expected: expected.map(|of| of.0),
        low: expected.map(|of| of.1),
        high: expected.map(|of| of.2),
        rent_per_expected_visit: expected.and_then(|of| per(of.0)),
        offices: model.map_or(others.len(), |model| model.offices),
        sentence,
    }
}

/// The visits beside the typical, with what the model really stands on; or why there is nothing to compare with.
fn of_visits(
    visits: Option<u32>,
    people: f64,
    others: usize,
    model: Option<&Model>,
    expected: Option<(f64, f64, f64)>,
) -> Bilingual {
    let Some(visits) = visits.map(f64::from) else {
        return Bilingual::new("Besöken är inte kända.", "The visits are not known.");
    };
    if people <= 0.0 {
        return Bilingual::new(
            "Ingen har kontoret närmast: det finns inget upptagningsområde att jämföra besöken med.",
            "Nobody has the office nearest: there is no catchment to compare the visits with.",
        );
    }
    let Some(model) = model else {
        return if others < FEWEST {
            Bilingual::new(
                format!("Besök är kända för {others} andra kontor: för få för en modell, det behövs minst {FEWEST}."),
                format!(
                    "Visits are known of {others} other offices: too few for a model, which needs at least {FEWEST}."
                ),
            )
        } else {
            Bilingual::new(
                "De andra kontorens upptagningsområden är för lika, eller för få av dem har boende, för en modell.",
                "The catchments of the other offices are too alike, or too few of them have people, for a model.",
            )
        };
    };
    let Some((middle, low, high)) = expected else {
        return Bilingual::new(
            "Andelen med låg ekonomisk standard är inte känd för upptagningsområdet: vad som är typiskt går inte att säga.",
            "The share with low economic standard is not known of the catchment: what is typical cannot be told.",
        );
    };
    let place = match visits {
        v if v < low => Bilingual::new("färre än vad som är typiskt", "fewer than is typical"),
        v if v > high => Bilingual::new("fler än vad som är typiskt", "more than is typical"),
        _ => Bilingual::new("inom det som är typiskt", "within what is typical"),
    };
    let by = match model.need {
        Some(_) => Bilingual::new(
            "ln(boende) och andelen med låg ekonomisk standard",
            "ln(residents) and the share with low economic standard",
        ),
        None => Bilingual::new("ln(boende)", "ln(residents)"),
    };
    let ([a, b, c, d], offices) = ([visits, middle, low, high].map(|value| number(value, 0)), model.offices);
    Bilingual::new(
        format!(
            "{} besök om året; typiskt för liknande upptagningsområden är {} ({}–{} om avvikelserna är normalfördelade och 95 % räknas som typiskt): {}. Modellen är robust regression av ln(besök) på {} över {offices} andra kontor.",
            a.sv, b.sv, c.sv, d.sv, place.sv, by.sv
        ),
        format!(
            "{} visits a year; typical of similar catchments are {} ({}–{} if deviations are normal and 95 % count as typical): {}. The model is a robust regression of ln(visits) on {} over {offices} other offices.",
            a.en, b.en, c.en, d.en, place.en, by.en
        ),
    )
}

/// That other offices stand on the same point, where nearest says nothing.
pub(super) fn note_of_ties(ground: &Ground, site: u32) -> Option<Bilingual> {
    let point = |at: u32| (ground.sites[at as usize].x, ground.sites[at as usize].y);
    let same = ground.today().into_iter().filter(|at| *at != site && point(*at) == point(site));
    let names: Vec<&str> = same.map(|at| ground.sites[at as usize].name.as_str()).collect();
    let names = (!names.is_empty()).then(|| names.join(", "))?;
    Some(Bilingual::new(
        format!(
            "På samma punkt ligger också {names}. De är lika nära; de som har dem närmast räknas bara till ett av dem."
        ),
        format!(
            "On the same point there is also {names}. They are equally near; who has them nearest is counted to only one of them."
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(need: bool) -> Model {
        let of = |i: usize| {
            let people = 20_000.0 * (1.0 + i as f64);
            let need = need.then_some((i * 7 % 11) as f64);
            Seen { people, need, visits: 0.5 * people.powf(0.8) }
        };
        Model::fit(&(0..25).map(of).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn visits_are_called_typical_of_what_the_model_really_stands_on() {
        // 0.5 · 100 000^0.8 = 5 000.
        let plain = model(false);
        let told = of_visits(Some(4_000), 100_000.0, 25, Some(&plain), Some((5_000.0, 4_500.0, 5_500.0)));
        assert!(
            told.en.contains("typical of similar catchments are 5,000") && told.en.contains("fewer than is typical")
        );
        assert!(told.en.ends_with("of ln(visits) on ln(residents) over 25 other offices."), "{told:?}");
        assert!(
            !told.en.contains("expected") && !told.sv.contains("väntad") && !told.en.contains("economic"),
            "{told:?}"
        );
        let with = model(true);
        let told = of_visits(Some(5_100), 100_000.0, 25, Some(&with), Some((5_000.0, 4_500.0, 5_500.0)));
        assert!(told.sv.contains("andelen med låg ekonomisk standard") && told.sv.contains("inom det som är typiskt"));
    }

    #[test]
    fn each_reason_for_no_comparison_has_its_own_sentence() {
        let with = model(true);
        let why = |visits, people, others, model, expected| of_visits(visits, people, others, model, expected).en;
        assert_eq!(why(None, 10.0, 30, None, None), "The visits are not known.");
        assert!(why(Some(5), 0.0, 30, Some(&with), None).starts_with("Nobody has the office nearest"));
        assert!(why(Some(5), 10.0, 19, None, None).contains("of 19 other offices: too few"));
        assert!(why(Some(5), 10.0, 30, None, None).contains("too alike"));
        let expected = with.expected(10.0, None);
        assert!(why(Some(5), 10.0, 30, Some(&with), expected).contains("is not known of the catchment"));
    }
}
