//! Which network is best, how far from the best possible can it be, and what does each condition cost?

use super::asked::Asked;
use super::beside::{self, ModeReach};
use super::brief::{Ask, Brief};
use super::error::{NetworkError, sentence};
use super::ground::Ground;
use super::inputs::Inputs;
use super::reach::{ReachAnswer, SiteAnswer, reach_of};
use crate::Bilingual;
use segbar_planning::{Access, Aim, Capacitated, Dressed, Plan, PlanError, Setup};
use segbar_siting::{Progress, Proof};
use serde::Serialize;
use utoipa::ToSchema;

mod why_not;
mod words;

pub(super) use why_not::{explained, refused};
use words::{in_words, short, unit};

/// The best network that was found.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PlanAnswer {
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// The answer in a sentence.
    pub sentence: Bilingual,
    /// The value of the aim.
    pub value: f64,
    /// No allowed network is better than this.
    pub bound: f64,
    /// Unit of both.
    pub unit: Bilingual,
    /// At most so many per cent from the best possible.
    pub gap_percent: f64,
    /// Whether it is proved that no allowed network is better.
    pub proved: bool,
    /// Every site that is open afterwards or was before.
    pub decisions: Vec<DecisionAnswer>,
    /// How people reach it.
    pub reach: ReachAnswer,
    /// How people reach it by other ways to travel, where the brief names any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<ModeReach>,
    /// People whom no site can reach; they are left out of the value.
    pub unreachable: f64,
    /// Rounds of the bound.
    pub rounds: u64,
    /// Nodes of the proof.
    pub nodes: u64,
    /// What it was made of.
    pub inputs: Inputs,
    /// Whether the people are invented.
    pub fictional: bool,
}

/// What is decided about a site.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DecisionAnswer {
    /// The site.
    pub site: SiteAnswer,
    /// `keep`, `open` or `close`.
    pub decision: &'static str,
    /// People who have it nearest afterwards, or who go to it where offices can only take so much; nothing where it closes.
    pub people: Option<f64>,
    /// What it can take, in the same unit weighed by need; nothing where there is no limit.
    pub capacity: Option<f64>,
}

/// What each condition costs.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PricesAnswer {
    /// The plan with all conditions.
    pub plan: PlanAnswer,
    /// One for each condition.
    pub prices: Vec<PriceAnswer>,
}

/// What one condition costs: how much worse the value is because of it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PriceAnswer {
    /// Its position among the conditions of the brief.
    pub position: usize,
    /// The condition in words.
    pub condition: Bilingual,
    /// By what was found.
    pub found: f64,
    /// Certainly at least this.
    pub least: f64,
    /// Certainly at most this.
    pub most: f64,
    /// How people reach the network without the condition.
    pub without: ReachAnswer,
}

/// Who hears how the work goes, and may end it.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Asked every few rounds; `true` ends the work with what is known by then.
    pub stop: &'a dyn Fn() -> bool,
    /// Hears every few rounds what is known so far.
    pub told: &'a dyn Fn(&ProgressAnswer),
}

/// What is known so far, in the unit of the aim.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct ProgressAnswer {
    /// The best value found; nothing where no allowed network is found yet.
    pub value: Option<f64>,
    /// No allowed network is better than this; nothing where it is not known yet.
    pub bound: Option<f64>,
    /// At most so many per cent from the best possible.
    pub gap_percent: Option<f64>,
    /// Rounds of the bound so far.
    pub rounds: u64,
    /// Nodes of the proof so far.
    pub nodes: u64,
}

impl Default for Watch<'_> {
    fn default() -> Self {
        Watch { stop: &|| false, told: &|_| () }
    }
}

/// What the search knows, in the unit of the aim: it counts people × minutes, or the people beyond.
fn progress(aim: Aim, people: f64, so_far: &Progress) -> ProgressAnswer {
    let told = |value: f64| match aim {
        Aim::LeastMean if people > 0.0 => value / people,
        Aim::MostWithin(_) => people - value,
        _ => value,
    };
    let value = so_far.value.map(told);
    let bound = so_far.bound.is_finite().then(|| told(so_far.bound));
    let gap = |value: f64, bound: f64| if value > 0.0 { 100.0 * ((value - bound) / value).abs() } else { 0.0 };
    let gap_percent = value.zip(bound).map(|(value, bound)| gap(value, bound));
    ProgressAnswer { value, bound, gap_percent, rounds: so_far.rounds, nodes: so_far.nodes }
}

impl PlanAnswer {
    /// Ids of the sites that are open afterwards.
    pub fn open(&self) -> Vec<String> {
        let open = self.decisions.iter().filter(|of| of.decision != "close");
        open.map(|of| of.site.id.clone()).collect()
    }
}

/// The best network for a brief that its effort finds, with its bound.
///
/// # Errors
/// Every reason against the brief; which conditions cannot hold together.
pub fn plan(brief: &Brief, ground: &Ground, watch: &Watch<'_>) -> Result<PlanAnswer, NetworkError> {
    let asked = Asked::of(brief, ground)?;
    let people = asked.people(ground);
    let told = |so_far: &Progress| (watch.told)(&progress(asked.aim, people, so_far));
    let setup = asked.setup(ground, watch.stop, &told);
    let dressed = dressed(brief.ask, &setup)?;
    let setup = dressed.on(&setup);
    let explain = |error: PlanError| explained(&error, &asked, &setup);
    let Some(capacity) = &asked.capacity else {
        let found = setup.plan().map_err(explain)?;
        let within = nearest_within(&found, ground);
        let mut answer = answer(&found, ground, within);
        answer.notes.extend(setup.not_in_conditions().iter().map(sentence));
        return Ok(answer);
    };
    let Capacitated { open, allocation, value, bound, proof, people, unreachable, tried, without_capacity } =
        setup.capacitated(capacity).map_err(explain)?;
    let found = Plan { open, aim: setup.aim, value, bound, proof, people, unreachable, rounds: 0, nodes: tried };
    let mut answer = answer(&found, ground, Some(allocation.people(&ground.demand, setup.need)));
    let loads = allocation.loads(ground.sites.len());
    for (decision, &at) in answer.decisions.iter_mut().zip(&found.open) {
        decision.people = Some(loads[at as usize]);
        decision.capacity = capacity[at as usize];
    }
    if ground.need.is_some() {
        answer.notes.push(Bilingual::new(
            "Vad varje kontor tar och kan ta är personer vägda efter behov.",
            "What each office takes and can take is people weighted by need.",
        ));
    }
    answer.notes.extend(setup.not_in_conditions().iter().map(sentence));
    answer.notes.push(match setup.aim {
        Aim::MostWithin(minutes) => {
            let (with, without) = (short(value), short(without_capacity));
            Bilingual::new(
                format!("Räknade är de som har plats på ett kontor inom {minutes} minuter: {} mot {} om kontoren inte hade någon gräns. Inte alltid på det närmaste kontoret.", with.sv, without.sv),
                format!("Counted are those with room at an office within {minutes} minutes: {} against {} if offices had no limit. Not always at the nearest office.", with.en, without.en),
            )
        }
        _ => Bilingual::new(
            "Var och en går dit det finns plats, så att medeltiden blir den kortaste: inte alltid till det närmaste kontoret.",
            "Everybody goes where there is room, so that the mean time is the least: not always to the nearest office.",
        ),
    });
    Ok(answer)
}

/// People, not weighted, with an office of a plan within the minutes of its aim; nothing for other aims.
fn nearest_within(plan: &Plan, ground: &Ground) -> Option<f64> {
    let Aim::MostWithin(minutes) = plan.aim else { return None };
    let access = Access::new(&ground.minutes, ground.demand.len(), &plan.open);
    access.reach(&ground.demand, &[minutes], |_| true).within.first().copied()
}

/// The question as the brief asks it: what is planned, varied and explained must be one and the same.
pub(super) fn dressed(ask: Ask, setup: &Setup<'_>) -> Result<Dressed, NetworkError> {
    let dressed = match ask {
        Ask::Best => Ok(setup.itself()),
        Ask::Close { offices } => setup.closing(offices),
        Ask::Add { offices } => setup.adding(offices),
        Ask::Move { offices } => setup.moving(offices),
    };
    dressed.map_err(|error| refused(&error))
}

/// The best network for a brief, and what each of its conditions costs. A plan per condition.
///
/// # Errors
/// Those of [`plan`], and if it does not ask for the best network without capacities.
pub fn prices(brief: &Brief, ground: &Ground, watch: &Watch<'_>) -> Result<PricesAnswer, NetworkError> {
    if brief.ask != Ask::Best || brief.capacity.is_some() {
        return Err(NetworkError::Refused(vec![Bilingual::new(
            "Villkorens pris finns för frågan om det bästa nätet av ett antal, utan kapacitet.",
            "The price of conditions is known for the question of the best network of a number, without capacity.",
        )]));
    }
    let asked = Asked::of(brief, ground)?;
    let people = asked.people(ground);
    let told = |so_far: &Progress| (watch.told)(&progress(asked.aim, people, so_far));
    let setup = asked.setup(ground, watch.stop, &told);
    let explain = |error: PlanError| explained(&error, &asked, &setup);
    let plan = setup.plan().map_err(explain)?;
    let price = |price: segbar_planning::price::Price| {
        let access = Access::new(&ground.minutes, ground.demand.len(), &price.without.open);
        PriceAnswer {
            position: price.condition,
            condition: asked.conditions[price.condition].sentence().into(),
            found: price.found,
            least: price.least,
            most: price.most,
            without: reach_of(&access.reach(&ground.demand, &ground.bands, |_| true), &ground.bands),
        }
    };
    let prices = setup.prices(&plan).map_err(explain)?.into_iter().map(price).collect();
    let within = nearest_within(&plan, ground);
    Ok(PricesAnswer { plan: answer(&plan, ground, within), prices })
}

fn answer(plan: &Plan, ground: &Ground, within: Option<f64>) -> PlanAnswer {
    let access = Access::new(&ground.minutes, ground.demand.len(), &plan.open);
    let catchments = access.catchments(&ground.demand, ground.sites.len());
    let reach = reach_of(&access.reach(&ground.demand, &ground.bands, |_| true), &ground.bands);
    let weighted = ground.need.is_some();
    let today = ground.today();
    let open = |at: &u32| DecisionAnswer {
        site: ground.site(*at),
        decision: if today.contains(at) { "keep" } else { "open" },
        people: Some(catchments[*at as usize]),
        capacity: None,
    };
    let close = |at: &u32| DecisionAnswer { site: ground.site(*at), decision: "close", people: None, capacity: None };
    let closing = today.iter().filter(|at| !plan.open.contains(at)).map(close);
    PlanAnswer {
        notes: ground.notes.clone(),
        sentence: in_words(plan, &reach, weighted, within),
        value: plan.value,
        bound: plan.bound,
        unit: unit(plan.aim, weighted),
        gap_percent: 100.0 * plan.gap(),
        proved: plan.proof == Proof::Best,
        decisions: plan.open.iter().map(open).chain(closing).collect(),
        reach,
        beside: beside::reached(ground, &plan.open),
        unreachable: plan.unreachable,
        rounds: plan.rounds,
        nodes: plan.nodes,
        inputs: ground.inputs.clone(),
        fictional: ground.fictional,
    }
}
