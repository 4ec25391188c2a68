//! How much does the answer depend on what was assumed: about travel, editions of lists, area types, and need?

use super::asked::Asked;
use super::assumptions::{Assumption, assumptions};
use super::brief::Brief;
use super::error::{NetworkError, sentence};
use super::ground::Ground;
use super::plan::{Watch, dressed, explained};
use super::reach::SiteAnswer;
use crate::{Bilingual, Desk};
use segbar_planning::sensitivity::Variant;
use segbar_planning::{Access, Demand, Minutes, Plan};
use serde::Serialize;
use utoipa::ToSchema;

/// The same question under other assumptions.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SensitivityAnswer {
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// The question itself first, then each variant.
    pub variants: Vec<VariantAnswer>,
    /// Sites that are open in every answer, without those that the question keeps or opens.
    pub always: Vec<SiteAnswer>,
    /// Sites that are open in some, and in how many; the most often first.
    pub sometimes: Vec<SometimesAnswer>,
    /// The whole in a sentence.
    pub sentence: Bilingual,
    /// Whether the people are invented.
    pub fictional: bool,
}

/// One variant's answer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct VariantAnswer {
    /// What is different; empty for the question itself.
    pub name: Bilingual,
    /// What kind of assumption: `question`, `travel`, `travel_by_group`, `list`, `types` or `need`.
    pub kind: &'static str,
    /// Value of its own best network; nothing where it has none.
    pub value: Option<f64>,
    /// Mean minutes of that network.
    pub mean: Option<f64>,
    /// Ids of the sites that are open in it and not in the question's own answer.
    pub opened: Vec<String>,
    /// Ids of the sites that are open in the question's own answer and not in it.
    pub closed: Vec<String>,
    /// Mean minutes of the question's own network under this assumption.
    pub first_mean: Option<f64>,
    /// Value of the first answer's network here.
    pub first_there: Option<f64>,
    /// What the first answer's network breaks here; none where it is allowed.
    pub breaks: Vec<Bilingual>,
    /// Whether the variant cannot change the answer, since nothing is asked in minutes; then it is not counted.
    pub cannot_differ: bool,
    /// The first answer is at most so much worse here than the best possible; nothing where it breaks something.
    pub regret_at_most: Option<f64>,
}

/// A site that is open in some answers.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SometimesAnswer {
    /// The site.
    pub site: SiteAnswer,
    /// In so many answers.
    pub answers: u32,
}

/// What is varied.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// Detours, speeds, or the minutes of a table are other by this share: 0.1 for ten per cent.
    pub share: f64,
    /// A division of the people: ways from one group at a time are longer by the share. Where nothing is said, the three places
    /// of DeSO, where the demand has them.
    pub by: Option<String>,
}

impl Default for Doubt {
    fn default() -> Self {
        Doubt { share: 0.1, by: None }
    }
}

/// The answer to a brief under other assumptions, one at a time: longer and shorter ways, everywhere and from one group of the
/// people at a time; other editions of the lists that it names; other area types, and other years and variants of the index,
/// where it uses them. A plan for each.
///
/// # Errors
/// Those of a plan; that the share is not between 0 and 0.5; that the division is not there or has too many groups; that the
/// brief has capacities, which the variants do not ask for.
pub fn sensitivity(
    brief: &Brief,
    ground: &Ground,
    desk: Option<&Desk>,
    doubt: &Doubt,
    watch: &Watch<'_>,
) -> Result<SensitivityAnswer, NetworkError> {
    if !(doubt.share > 0.0 && doubt.share <= 0.5) {
        return Err(NetworkError::Refused(vec![Bilingual::new(
            "Andelen ska ligga över 0 och högst vara 50 %.",
            "The share must lie above 0 and be at most 50 %.",
        )]));
    }
    let asked = Asked::of(brief, ground)?;
    if asked.capacity.is_some() {
        return Err(NetworkError::Refused(vec![Bilingual::new(
            "Hur svaret beror på antagandena finns för frågor utan kapacitet.",
            "How the answer depends on the assumptions is known for questions without capacity.",
        )]));
    }
    let setup = asked.setup(ground, watch.stop, &|_| ());
    let dressed = dressed(brief.ask, &setup)?;
    let setup = dressed.on(&setup);
    let (all, more) = assumptions(brief, ground, desk, doubt)?;
    let own = ground.need.as_ref().map(|need| need.weights.as_slice());
    let variants: Vec<Variant<'_>> = all
        .iter()
        .map(|of| {
            let (demand, minutes) = parts(of, ground);
            Variant { name: of.name.clone(), demand, minutes, need: of.need.as_deref().or(own) }
        })
        .collect();
    let told = setup.sensitivity(&variants).map_err(|error| explained(&error, &asked, &setup))?;
    let first: Vec<u32> =
        told.answers.first().and_then(|of| of.plan.as_ref().ok()).map_or(vec![], |of| of.open.clone());
    let ids = |these: &[u32], those: &[u32]| -> Vec<String> {
        let only = these.iter().filter(|at| !those.contains(at));
        only.map(|&at| ground.sites[at as usize].id.clone()).collect()
    };
    let answer = |(at, of): (usize, &segbar_planning::sensitivity::Answered)| {
        let assumed = at.checked_sub(1).and_then(|at| all.get(at));
        let (demand, minutes) = assumed.map_or((&ground.demand, &ground.minutes), |of| parts(of, ground));
        let mean = |open: &[u32]| Access::new(minutes, demand.len(), open).reach(demand, &[], |_| true).mean;
        let plan: Option<&Plan> = of.plan.as_ref().ok();
        VariantAnswer {
            name: (&of.name).into(),
            kind: assumed.map_or("question", |of| of.kind),
            value: plan.map(|plan| plan.value),
            mean: plan.and_then(|plan| mean(&plan.open)),
            opened: plan.map_or(vec![], |plan| ids(&plan.open, &first)),
            closed: plan.map_or(vec![], |plan| ids(&first, &plan.open)),
            first_mean: mean(&first),
            first_there: of.first_there,
            breaks: of.breaks.iter().map(sentence).collect(),
            cannot_differ: of.cannot_differ,
            regret_at_most: of.regret_at_most,
        }
    };
    let variants: Vec<VariantAnswer> = told.answers.iter().enumerate().map(answer).collect();
    let conditions = setup.not_in_conditions();
    Ok(SensitivityAnswer {
        notes: ground.notes.iter().cloned().chain(conditions.iter().map(sentence)).chain(more).collect(),
        sentence: in_words(&variants, &sentence(&told.sentence())),
        variants,
        always: told.always.iter().map(|&at| ground.site(at)).collect(),
        sometimes: told
            .sometimes
            .iter()
            .map(|&(at, answers)| SometimesAnswer { site: ground.site(at), answers })
            .collect(),
        fictional: ground.fictional,
    })
}

/// Who lives where and how long their ways take under an assumption.
fn parts<'a>(of: &'a Assumption, ground: &'a Ground) -> (&'a Demand, &'a Minutes) {
    (of.demand.as_ref().unwrap_or(&ground.demand), of.minutes.as_ref().unwrap_or(&ground.minutes))
}

/// How many assumptions change which offices are open, and by how many at the most.
fn in_words(variants: &[VariantAnswer], more: &Bilingual) -> Bilingual {
    let answered = || variants.iter().skip(1).filter(|of| of.value.is_some() && !of.cannot_differ);
    let other = answered().filter(|of| !of.opened.is_empty() || !of.closed.is_empty()).count();
    let most = answered().map(|of| of.opened.len().max(of.closed.len())).max().unwrap_or(0);
    let all = answered().count();
    let told = if other == 0 {
        Bilingual::new(
            format!("Inget av {all} antaganden ändrar vilka kontor som är öppna."),
            format!("None of {all} assumptions changes which offices are open."),
        )
    } else {
        Bilingual::new(
            format!("{other} av {all} antaganden ändrar vilka kontor som är öppna, som mest {most} av dem."),
            format!("{other} of {all} assumptions change which offices are open, at most {most} of them."),
        )
    };
    Bilingual::new(format!("{} {}", told.sv, more.sv), format!("{} {}", told.en, more.en))
}
