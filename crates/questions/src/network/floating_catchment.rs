//! How much staff is within reach of people, when others within reach use it too?

use super::error::{NetworkError, sentence};
use super::ground::Ground;
use super::reach::SiteAnswer;
use crate::Bilingual;
use crate::text::number;
use segbar_planning::floating_catchment::{Catchment, Decay, GroupAccess, Method, floating_catchments as floating};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How catchments float: the method, and how an office weighs by minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FloatingBrief {
    /// How people and staff are divided.
    pub method: FloatingMethod,
    /// Minutes (inclusive, rising) and weight (over 0 to 1, not rising); nothing is within reach beyond the last.
    pub steps: Vec<(f64, f64)>,
    /// People that an office is meant to take for each full-time equivalent, > 0; otherwise as many as on average.
    pub people_per_staff: Option<f64>,
}

/// Below this many people a figure is shown greyed, as for own areas.
const SMALL: f64 = 100.0;

/// How people and staff are divided: the methods of [`segbar_planning::catchment`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FloatingMethod {
    /// A person counts at every office within reach (E2SFCA).
    Enhanced,
    /// People and levels of service are each divided once, by place (BFCA).
    Balanced,
    /// People are divided once, and staff among people: sums to all staff that is reached.
    #[default]
    PerPerson,
}

impl Default for FloatingBrief {
    fn default() -> Self {
        FloatingBrief { method: FloatingMethod::default(), steps: Decay::default().steps, people_per_staff: None }
    }
}

/// Staff within reach.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FloatingAnswer {
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// The rule in words.
    pub rule: Bilingual,
    /// Everybody.
    pub all: StaffReach,
    /// The groups of each division.
    pub groupings: Vec<StaffGrouping>,
    /// The offices, with how many use each by the method.
    pub offices: Vec<StaffOffice>,
    /// People for each full-time equivalent that a load of 100 per cent means; nothing where nobody reaches any staff.
    pub people_per_staff: Option<f64>,
    /// Edition of the areas; nothing where the people are from elsewhere than the snapshot.
    pub vintage: Option<String>,
    /// The demand points, in their order.
    pub areas: Vec<StaffArea>,
    /// Staff whom nobody reaches, in full-time equivalents.
    pub idle: f64,
    /// Whether the people are invented.
    pub fictional: bool,
}

/// How much staff a group has within reach.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct StaffReach {
    /// Code of the group; empty for everybody, and for those in no group.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Its people.
    pub people: f64,
    /// Mean of its people's access × 10 000: full-time equivalents per 10 000 people; by the balanced method a place's part
    /// of the levels of service. Nothing where there are no people.
    pub per_10_000: Option<f64>,
    /// Its people who reach no office within the last step.
    pub without: f64,
    /// So few people that its figures are shown greyed.
    pub small: bool,
}

/// How much staff a demand point has within reach.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct StaffArea {
    /// Code of the area.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Code of the municipality; empty where it is not known.
    pub municipality: String,
    /// Its people.
    pub people: f64,
    /// Access × 10 000; nothing where nobody lives there, 0 where no office is within the last step.
    pub per_10_000: Option<f64>,
    /// So few people that it is shown greyed.
    pub small: bool,
}

/// A division of the people.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct StaffGrouping {
    /// Its id: `area_type`.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Its groups.
    pub groups: Vec<StaffReach>,
}

/// An office and those who use it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct StaffOffice {
    /// The office.
    pub site: SiteAnswer,
    /// Staff in full-time equivalents.
    pub staff: f64,
    /// People who use it, by the method.
    pub people: f64,
    /// Full-time equivalents per 10 000 of them; nothing where nobody reaches it.
    pub per_10_000: Option<f64>,
    /// Load: its people in per cent of those that its staff is meant to take, 100 · Dⱼ / (c · Sⱼ), c as
    /// [`FloatingAnswer::people_per_staff`]. Nothing where it has no staff.
    pub load_percent: Option<f64>,
}

/// The staff of today's offices within reach of people.
///
/// # Errors
/// That there are no offices, that one's staff is not known, and every reason against the steps.
pub fn floating_catchments(ground: &Ground, brief: &FloatingBrief) -> Result<FloatingAnswer, NetworkError> {
    let supply = staff(ground)?;
    let wrong = |of: &f64| !(of.is_finite() && *of > 0.0);
    if brief.people_per_staff.as_ref().is_some_and(wrong) {
        return Err(NetworkError::Refused(vec![Bilingual::new(
            "Personer per årsarbetskraft ska vara ett tal över 0.",
            "People for each full-time equivalent must be a number over 0.",
        )]));
    }
    let decay = Decay { steps: brief.steps.clone() };
    let method = match brief.method {
        FloatingMethod::Enhanced => Method::Enhanced,
        FloatingMethod::Balanced => Method::Balanced,
        FloatingMethod::PerPerson => Method::PerPerson,
    };
    let demand = &ground.demand;
    let found = floating(demand, &ground.minutes, &supply, &decay, method)
        .map_err(|reasons| NetworkError::Refused(reasons.iter().map(sentence).collect()))?;
    let total = demand.total();
    let sum: f64 = demand.people.iter().zip(&found.access).map(|pair| pair.0 * pair.1).sum();
    let all = StaffReach {
        code: String::new(),
        name: Bilingual::new("Alla", "Everybody"),
        people: total,
        per_10_000: (total > 0.0).then(|| 1e4 * sum / total),
        without: found.without,
        small: total < SMALL,
    };
    let mut groupings = Vec::new();
    for grouping in &demand.groupings {
        let groups = found.by_group(demand, &grouping.id).map_err(|of| NetworkError::Refused(vec![sentence(&of)]))?;
        let group = |of: GroupAccess| StaffReach {
            code: of.code,
            name: (&of.name).into(),
            people: of.people,
            per_10_000: of.mean.map(|mean| 1e4 * mean),
            without: of.without,
            small: of.people < SMALL,
        };
        let groups = groups.into_iter().map(group).collect();
        groupings.push(StaffGrouping { id: grouping.id.clone(), name: (&grouping.name).into(), groups });
    }
    let sum = |of: fn(&Catchment) -> f64| found.offices.iter().map(of).sum::<f64>();
    let (using, staffed) = (sum(|of| of.people), sum(|of| if of.people > 0.0 { of.capacity } else { 0.0 }));
    let per_staff = brief.people_per_staff.or((staffed > 0.0).then(|| using / staffed));
    let office = |of: &Catchment| StaffOffice {
        site: ground.site(of.site),
        staff: of.capacity,
        people: of.people,
        per_10_000: of.per_person.map(|level| 1e4 * level),
        load_percent: per_staff.filter(|_| of.capacity > 0.0).map(|most| 100.0 * of.people / (most * of.capacity)),
    };
    let area = |at: usize| StaffArea {
        code: demand.ids[at].clone(),
        name: demand.names[at].clone(),
        municipality: demand.municipality[at].clone(),
        people: demand.people[at],
        per_10_000: (demand.people[at] > 0.0).then(|| 1e4 * found.access[at]),
        small: demand.people[at] < SMALL,
    };
    Ok(FloatingAnswer {
        notes: ground.notes.clone(),
        rule: rule(brief),
        all,
        groupings,
        offices: found.offices.iter().map(office).collect(),
        people_per_staff: per_staff,
        vintage: ground.areas.as_ref().map(|(vintage, _)| vintage.to_string()),
        areas: (0..demand.len()).map(area).collect(),
        idle: found.idle,
        fictional: ground.fictional,
    })
}

/// Today's offices and their staff.
fn staff(ground: &Ground) -> Result<Vec<(u32, f64)>, NetworkError> {
    let today = ground.today();
    if today.is_empty() {
        return Err(super::reach::no_offices());
    }
    let known = |at: &u32| ground.offices.get(*at as usize).and_then(|office| office.staff);
    let unknown: Vec<String> =
        today.iter().filter(|at| known(at).is_none()).map(|at| ground.sites[*at as usize].name.clone()).collect();
    if unknown.is_empty() {
        return Ok(today.iter().filter_map(|at| Some((*at, known(at)?))).collect());
    }
    let (count, first) = (unknown.len(), unknown.iter().take(5).cloned().collect::<Vec<_>>().join(", "));
    Err(NetworkError::Refused(vec![Bilingual::new(
        format!(
            "Personalen är inte känd vid {count} av {} kontor, bland dem {first}. Ange den i kolumnen staff.",
            today.len()
        ),
        format!(
            "Staff is not known of {count} of {} offices, among them {first}. Give it in the column staff.",
            today.len()
        ),
    )]))
}

fn rule(brief: &FloatingBrief) -> Bilingual {
    let step = |(minutes, weight): &(f64, f64)| {
        let (minutes, weight) = (number(*minutes, 0), number(*weight, 2));
        (format!("{} till {} min", weight.sv, minutes.sv), format!("{} up to {} min", weight.en, minutes.en))
    };
    let (sv, en): (Vec<String>, Vec<String>) = brief.steps.iter().map(step).unzip();
    let method = match brief.method {
        FloatingMethod::Enhanced => Bilingual::new(
            "Alla räknas vid varje kontor de når (E2SFCA), så kontor nära andra ser mer belastade ut än de är.",
            "Everybody counts at every office they reach (E2SFCA), so that offices near others seem busier than they are.",
        ),
        FloatingMethod::Balanced => Bilingual::new(
            "Folk och servicenivåer fördelas en gång (BFCA). Värdet jämför platser och beror på hur fint landet är indelat.",
            "People and levels of service are divided once (BFCA). The figure compares places, and depends on how finely the country is divided.",
        ),
        FloatingMethod::PerPerson => Bilingual::new(
            "Varje person räknas en gång, fördelad på kontoren hon når, och personalen fördelas på dem.",
            "Each person is counted once, divided among the offices they reach, and the staff is divided among them.",
        ),
    };
    Bilingual::new(
        format!(
            "Personal inom räckhåll, årsarbetskrafter per 10 000 personer. {} Ett kontor väger {}. Stegen är antaganden.",
            method.sv,
            sv.join(", ")
        ),
        format!(
            "Staff within reach, full-time equivalents per 10,000 people. {} An office weighs {}. The steps are assumptions.",
            method.en,
            en.join(", ")
        ),
    )
}
