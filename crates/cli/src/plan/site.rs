//! The best network for an aim, and what each condition costs.

use super::ask::{Asked, Question};
use super::ground::Ground;
use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List};
use crate::number::shown;
use segbar_domain::{Language, Text};
use segbar_planning::plan::PlanError;
use segbar_planning::{Access, Aim, Plan};
use segbar_siting::Proof;

/// Prints the best network.
pub fn site(ground: &Ground, asked: &Asked, bands: &[f64], format: Format, context: &Context) -> Outcome {
    let question = asked.of(ground, context)?;
    let setup = question.setup(ground);
    let plan = setup.plan().map_err(|error| explained(&error, ground, &question, context))?;
    eprintln!("segbar: {}", sentence(&plan, ground, bands, context.language));
    let today = ground.today();
    let access = Access::new(&ground.minutes, ground.demand.len(), &plan.open);
    let people = access.catchments(&ground.demand, ground.sites.len());
    let mut list = List::of(&[
        ("id", "id", "id"),
        ("name", "namn", "name"),
        ("kommun_code", "kommun", "municipality"),
        ("decision", "beslut", "decision"),
        ("people", "närmast för", "nearest for"),
    ]);
    let mut rows: Vec<(u32, &str)> =
        plan.open.iter().map(|&at| (at, if today.contains(&at) { "keep" } else { "open" })).collect();
    rows.extend(today.iter().filter(|at| !plan.open.contains(at)).map(|&at| (at, "close")));
    for (at, decision) in rows {
        let site = &ground.sites[at as usize];
        let word = match (decision, format == Format::Table, context.language) {
            ("keep", true, Language::Sv) => "behåll",
            ("open", true, Language::Sv) => "öppna",
            ("close", true, Language::Sv) => "stäng",
            _ => decision,
        };
        let people = if decision == "close" { Cell::Empty } else { Cell::Number(people[at as usize], 0) };
        list.row(vec![
            site.id.clone().into(),
            site.name.clone().into(),
            site.municipality.clone().into(),
            word.into(),
            people,
        ]);
    }
    list.print(format, context)
}

/// Prints what each condition costs.
pub fn prices(ground: &Ground, asked: &Asked, format: Format, context: &Context) -> Outcome {
    let question = asked.of(ground, context)?;
    let setup = question.setup(ground);
    let plan = setup.plan().map_err(|error| explained(&error, ground, &question, context))?;
    let prices = setup.prices(&plan).map_err(|error| explained(&error, ground, &question, context))?;
    eprintln!("segbar: {}", sentence(&plan, ground, &[30.0], context.language));
    let mut list = List::of(&[
        ("condition", "villkor", "condition"),
        ("price", "pris", "price"),
        ("least", "minst", "at least"),
        ("most", "högst", "at most"),
        ("unit", "enhet", "unit"),
    ]);
    let unit = unit(plan.aim);
    for price in prices {
        let words = question.conditions[price.condition].sentence();
        list.row(vec![
            context.say(&words.sv, &words.en).into(),
            Cell::Number(price.found, 3),
            Cell::Number(price.least, 3),
            Cell::Number(price.most, 3),
            context.say(&unit.sv, &unit.en).into(),
        ]);
    }
    list.print(format, context)
}

fn unit(aim: Aim) -> Text {
    match aim {
        Aim::LeastMean => Text::new("minuter i genomsnitt", "minutes on average"),
        Aim::LeastWorst => Text::new("minuter för den längsta vägen", "minutes for the longest way"),
        Aim::MostWithin(_) => Text::new("personer", "people"),
        Aim::FewestWithin(_) => Text::new("kontor", "offices"),
    }
}

/// The plan in a sentence: number, value, how far from the best possible, and who is left beyond a band.
fn sentence(plan: &Plan, ground: &Ground, bands: &[f64], language: Language) -> String {
    let number = plan.open.len();
    let unit = unit(plan.aim);
    let proof = match (plan.proof, language) {
        (Proof::Best, Language::Sv) => "Det är bevisat att inget tillåtet nät är bättre.".to_owned(),
        (Proof::Best, Language::En) => "It is proved that no allowed network is better.".to_owned(),
        (Proof::Within, Language::Sv) => {
            format!("Det är högst {} % från det bästa möjliga.", percent(plan.gap(), language))
        }
        (Proof::Within, Language::En) => {
            format!("It is at most {} % from the best possible.", percent(plan.gap(), language))
        }
    };
    let access = Access::new(&ground.minutes, ground.demand.len(), &plan.open);
    let reach = access.reach(&ground.demand, bands, |_| true);
    let band = bands.iter().position(|band| *band == 30.0).unwrap_or(bands.len().saturating_sub(1));
    let beyond = reach.people - reach.within.get(band).copied().unwrap_or(reach.people);
    let (minutes, mean) = (bands.get(band).copied().unwrap_or(0.0), reach.mean.unwrap_or(0.0));
    let (value, mean) = (number_of(plan.value, language), number_of(mean, language));
    let beyond = shown(beyond, 0, language);
    match language {
        Language::Sv => {
            format!(
                "{number} kontor: {value} {}. {proof} I genomsnitt {mean} minuter till närmaste kontor; {beyond} personer har mer än {minutes} minuter.",
                unit.sv
            )
        }
        Language::En => {
            format!(
                "{number} offices: {value} {}. {proof} On average {mean} minutes to the nearest office; {beyond} people have more than {minutes} minutes.",
                unit.en
            )
        }
    }
}

/// Two decimals where they say something: not for people or offices.
fn number_of(value: f64, language: Language) -> String {
    shown(value, if value >= 1000.0 || value.fract() == 0.0 { 0 } else { 2 }, language)
}

/// A gap in per cent, rounded up: never better than it is.
fn percent(gap: f64, language: Language) -> String {
    shown((gap * 100_000.0).ceil() / 1000.0, 3, language)
}

/// Why there is no plan, with the conditions that conflict and what would help.
fn explained(error: &PlanError, ground: &Ground, question: &Question, context: &Context) -> Failure {
    let sv = context.language == Language::Sv;
    let sentences = match error {
        PlanError::Refused(reasons) => reasons.iter().map(|reason| context.say(&reason.sv, &reason.en).to_owned()).collect(),
        PlanError::NotFound => vec![
            context
                .say(
                    "Inget nät som uppfyller villkoren hittades; det är inte bevisat att det inte finns. Öka --effort.",
                    "No network that keeps the conditions was found; it is not proved that there is none. Raise --effort.",
                )
                .to_owned(),
        ],
        PlanError::Impossible => {
            let mut sentences = vec![
                context.say("Inget nät kan uppfylla alla villkor.", "No network can keep all conditions.").to_owned(),
            ];
            if let Ok(Some(conflict)) = question.setup(ground).conflict() {
                for at in &conflict.conditions {
                    let words = question.conditions[*at].sentence();
                    let lead = if sv { "Kan inte hålla med detta antal" } else { "Cannot hold with this number" };
                    sentences.push(format!("{lead}: {}.", context.say(&words.sv, &words.en)));
                }
                if let Some(needed) = conflict.offices_needed {
                    sentences.push(if sv {
                        format!("Med {needed} kontor är villkoren möjliga.")
                    } else {
                        format!("With {needed} offices the conditions are possible.")
                    });
                }
            }
            sentences
        }
    };
    let exit = if matches!(error, PlanError::Refused(_)) { Exit::Usage } else { Exit::NotFound };
    Failure::Said { exit, sentences }
}
