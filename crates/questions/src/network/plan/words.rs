//! A plan in words.

use crate::Bilingual;
use crate::network::reach::ReachAnswer;
use crate::text::number;
use segbar_planning::{Aim, Plan};
use segbar_siting::Proof;

/// The unit of an aim's value. People whose need weighs unlike are no number of people.
pub(super) fn unit(aim: Aim, weighted: bool) -> Bilingual {
    match aim {
        Aim::LeastMean if weighted => {
            Bilingual::new("minuter i genomsnitt, vägt efter behov", "minutes on average, weighted by need")
        }
        Aim::MostWithin(_) if weighted => Bilingual::new("personer vägda efter behov", "people weighted by need"),
        Aim::LeastMean => Bilingual::new("minuter i genomsnitt", "minutes on average"),
        Aim::LeastWorst => Bilingual::new("minuter för den längsta vägen", "minutes for the longest way"),
        Aim::MostWithin(_) => Bilingual::new("personer", "people"),
        Aim::FewestWithin(_) => Bilingual::new("kontor", "offices"),
    }
}

/// Number, value, how far from the best possible, and who is left beyond a band.
pub(super) fn in_words(plan: &Plan, reach: &ReachAnswer, weighted: bool, within: Option<f64>) -> Bilingual {
    let offices = plan.open.len();
    let plural = if offices == 1 { "office" } else { "offices" };
    let mut unit = unit(plan.aim, weighted);
    if let Some(people) =
        within.filter(|_| weighted && matches!(plan.aim, Aim::MostWithin(_))).map(|people| number(people, 0))
    {
        unit.sv += &format!(", som är {} personer", people.sv);
        unit.en += &format!(", who are {} people", people.en);
    }
    let proof = match plan.proof {
        Proof::Best => Bilingual::new(
            "Det är bevisat att inget tillåtet nät är bättre.",
            "It is proved that no allowed network is better.",
        ),
        Proof::Within => {
            // Rounded up: never better than it is.
            let gap = number((plan.gap() * 100_000.0).ceil() / 1000.0, 3);
            Bilingual::new(
                format!("Det är högst {} % från det bästa möjliga.", gap.sv),
                format!("It is at most {} % from the best possible.", gap.en),
            )
        }
    };
    let band = reach.bands.iter().find(|band| band.minutes == 30.0).or(reach.bands.last());
    let (minutes, beyond) = band.map_or((0.0, number(0.0, 0)), |band| (band.minutes, number(band.beyond, 0)));
    let (value, mean) = (short(plan.value), number(reach.mean.unwrap_or(0.0), 2));
    Bilingual::new(
        format!(
            "{offices} kontor: {} {}. {} I genomsnitt {} minuter till närmaste kontor; {} personer har mer än {minutes} minuter.",
            value.sv, unit.sv, proof.sv, mean.sv, beyond.sv
        ),
        format!(
            "{offices} {plural}: {} {}. {} On average {} minutes to the nearest office; {} people have more than {minutes} minutes.",
            value.en, unit.en, proof.en, mean.en, beyond.en
        ),
    )
}

/// Two decimals where they say something: not for people or offices.
pub(super) fn short(value: f64) -> Bilingual {
    number(value, if value >= 1000.0 || value.fract() == 0.0 { 0 } else { 2 })
}
