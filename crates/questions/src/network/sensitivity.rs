//! How much does the answer depend on what was assumed about travel?

use super::asked::Asked;
use super::brief::Brief;
use super::error::{NetworkError, sentence};
use super::ground::Ground;
use super::plan::{Watch, dressed, explained};
use super::reach::{SiteAnswer, access_of};
use crate::Bilingual;
use segbar_domain::Text;
use segbar_planning::minutes::Origin;
use segbar_planning::sensitivity::Variant;
use segbar_planning::{Minutes, TravelModel};
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
    /// Value of its own best network; nothing where it has none.
    pub value: Option<f64>,
    /// Mean minutes of that network.
    pub mean: Option<f64>,
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

/// The answer to a brief when detours and speeds of the built-in model are other by a share (0.1 for ten per cent). A plan
/// for each of six variants.
///
/// # Errors
/// Those of a plan; that the minutes are a table, of which nothing can be varied; that the share is not between 0 and 0.5;
/// that the brief has capacities, which the variants do not ask for.
pub fn sensitivity(
    brief: &Brief,
    ground: &Ground,
    share: f64,
    watch: &Watch<'_>,
) -> Result<SensitivityAnswer, NetworkError> {
    let Origin::Model(model) = &ground.minutes.origin else {
        return Err(NetworkError::Refused(vec![Bilingual::new(
            "Restiderna är en tabell; bara den inbyggda modellens antaganden kan varieras.",
            "The minutes are a table; only the assumptions of the built-in model can be varied.",
        )]));
    };
    if !(share > 0.0 && share <= 0.5) {
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
    let need = ground.need.as_ref().map(|need| need.weights.as_slice());
    let by = |(name, model): (Text, TravelModel)| (name, Minutes::by_model(&ground.demand, &ground.sites, &model));
    let kept: Vec<(Text, Minutes)> = model.doubted(share).into_iter().map(by).collect();
    let variants: Vec<Variant<'_>> = kept
        .iter()
        .map(|(name, minutes)| Variant { name: name.clone(), demand: &ground.demand, minutes, need })
        .collect();
    let told = setup.sensitivity(&variants).map_err(|error| explained(&error, &asked, &setup))?;
    let answer = |(at, of): (usize, &segbar_planning::sensitivity::Answered)| {
        let plan = of.plan.as_ref().ok();
        let mean = plan.and_then(|plan| match at.checked_sub(1) {
            None => access_of(ground, &plan.open).0.mean,
            Some(at) => {
                let there = segbar_planning::Access::new(&kept[at].1, ground.demand.len(), &plan.open);
                there.reach(&ground.demand, &ground.bands, |_| true).mean
            }
        });
        VariantAnswer {
            name: (&of.name).into(),
            value: plan.map(|plan| plan.value),
            mean,
            first_there: of.first_there,
            breaks: of.breaks.iter().map(sentence).collect(),
            cannot_differ: of.cannot_differ,
            regret_at_most: of.regret_at_most,
        }
    };
    Ok(SensitivityAnswer {
        notes: ground.notes.iter().cloned().chain(setup.not_in_conditions().iter().map(sentence)).collect(),
        variants: told.answers.iter().enumerate().map(answer).collect(),
        always: told.always.iter().map(|&at| ground.site(at)).collect(),
        sometimes: told
            .sometimes
            .iter()
            .map(|&(at, answers)| SometimesAnswer { site: ground.site(at), answers })
            .collect(),
        sentence: sentence(&told.sentence()),
        fictional: ground.fictional,
    })
}
