//! Why there is no plan, and what would help.

use crate::Bilingual;
use crate::network::asked::Asked;
use crate::network::error::{ConflictAnswer, NetworkError, sentence};
use segbar_planning::price::Conflict;
use segbar_planning::{PlanError, Setup};

/// Why there is no answer, where no conditions were asked.
pub(in crate::network) fn refused(error: &PlanError) -> NetworkError {
    match error {
        PlanError::Refused(reasons) => NetworkError::Refused(reasons.iter().map(sentence).collect()),
        PlanError::Impossible | PlanError::NotFound => NetworkError::NotFound,
    }
}

/// With which other number a network that keeps the conditions was found, and whether that is proved to be the nearest one.
fn with_others(conflict: &Conflict) -> Option<Bilingual> {
    let told = |sv: &str, en: &str, found: u32, sv_proof: &str, en_proof: &str| {
        let plural = if found == 1 { "office" } else { "offices" };
        let (sv_proof, en_proof) = if conflict.offices_proved { (sv_proof, en_proof) } else { ("", "") };
        Bilingual::new(
            format!("{sv}Med {found} kontor hittades ett nät som uppfyller villkoren{sv_proof}."),
            format!("{en}With {found} {plural} a network that keeps the conditions was found{en_proof}."),
        )
    };
    match (conflict.offices_needed, conflict.offices_most) {
        (Some(found), _) => Some(told("", "", found, "; färre räcker inte", "; no fewer will do")),
        (None, Some(found)) => Some(told(
            "Det begärda antalet är för stort. ",
            "The number asked for is too high. ",
            found,
            "; fler går inte",
            "; no more will do",
        )),
        (None, None) => None,
    }
}

/// Why there is no plan, with the conditions that conflict and what would help. The setup is the question that was asked
/// ([`dressed`](super::dressed)): what would help another question would not help this one.
pub(in crate::network) fn explained(error: &PlanError, asked: &Asked, setup: &Setup<'_>) -> NetworkError {
    match error {
        PlanError::Refused(_) | PlanError::NotFound => refused(error),
        PlanError::Impossible => {
            let mut told = ConflictAnswer {
                sentences: vec![Bilingual::new(
                    "Inget nät kan uppfylla alla villkor.",
                    "No network can keep all conditions.",
                )],
                ..ConflictAnswer::default()
            };
            let conflict = setup.conflict();
            if asked.capacity.is_some() && matches!(conflict, Ok(None)) {
                told.sentences.push(Bilingual::new(
                    "Villkoren går att förena, men inget tillåtet nät har plats för alla.",
                    "The conditions can hold together, but no allowed network has room for everybody.",
                ));
            }
            if let Ok(Some(conflict)) = conflict {
                let words = |at: &usize| Bilingual::from(setup.conditions[*at].sentence());
                for condition in conflict.conditions.iter().map(words) {
                    told.sentences.push(Bilingual::new(
                        format!("Kan inte hålla med detta antal: {}.", condition.sv),
                        format!("Cannot hold with this number: {}.", condition.en),
                    ));
                    told.conditions.push(condition);
                }
                told.sentences.extend(with_others(&conflict));
                for blocked in setup.blocked().unwrap_or_default() {
                    told.sentences.push(sentence(&blocked.why));
                }
                for remedy in setup.remedies(&conflict).unwrap_or_default() {
                    let eased = sentence(&remedy.sentence());
                    told.sentences.push(eased.clone());
                    told.remedies.push(eased);
                }
                told.offices_needed = conflict.offices_needed;
                told.smallest = conflict.smallest;
                // A question of moves has a condition more than the brief.
                let of_brief = |at: &usize| *at < asked.conditions.len();
                told.positions = conflict.conditions.into_iter().filter(of_brief).collect();
                told.enough_to_drop = conflict.enough_to_drop.into_iter().filter(of_brief).collect();
            }
            NetworkError::Impossible(Box::new(told))
        }
    }
}
