//! What a question assumes, each changed on its own: the ways, the lists, the area types, the need.

use super::brief::{Brief, ConditionBrief, NeedBrief};
use super::error::NetworkError;
use super::ground::Ground;
use super::need::at_points;
use super::sensitivity::Doubt;
use crate::types::Variant;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Breakdown, Period, Text, Vintage};
use segbar_planning::minutes::Origin;
use segbar_planning::{Demand, Greater, Grouping, Minutes, Need};
use std::collections::{BTreeMap, BTreeSet};

/// The most groups whose ways are varied one by one.
const MOST_GROUPS: usize = 100;
/// How far the cuts of area types are moved, in standard deviations of the index.
const CUT_STEP: f64 = 0.1;

/// Another assumption; what is not there is as in the question.
pub(super) struct Assumption {
    pub kind: &'static str,
    pub name: Text,
    pub demand: Option<Demand>,
    pub minutes: Option<Minutes>,
    pub need: Option<Vec<f64>>,
}

/// All that can be assumed otherwise, and what must be known of what cannot, in sentences.
pub(super) fn assumptions(
    brief: &Brief,
    ground: &Ground,
    desk: Option<&Desk>,
    doubt: &Doubt,
) -> Result<(Vec<Assumption>, Vec<Bilingual>), NetworkError> {
    let mut all = of_travel(ground, doubt);
    all.extend(by_group(ground, doubt)?);
    let used = divisions_used(brief);
    all.extend(of_lists(brief, ground, &used));
    let mut notes = Vec::new();
    if used.contains("area_type") {
        all.extend(of_types(brief, ground, desk)?);
    }
    all.extend(of_need(brief, ground, desk)?);
    let lists = used.iter().any(|id| is_list(id));
    if !lists && !used.contains("area_type") {
        notes.push(Bilingual::new(
            "Frågan använder varken listor eller områdestyper; andra utgåvor av dem ändrar inte vilka kontor som är öppna, bara hur folket delas in.",
            "The question uses neither lists nor area types; other editions of them do not change which offices are open, only how people are divided.",
        ));
    }
    Ok((all, notes))
}

fn of_travel(ground: &Ground, doubt: &Doubt) -> Vec<Assumption> {
    let of = |name: Text, minutes: Minutes| Assumption {
        kind: "travel",
        name,
        demand: None,
        minutes: Some(minutes),
        need: None,
    };
    if let Origin::Model(model) = &ground.minutes.origin {
        let doubted = model.doubted(doubt.share).into_iter();
        return doubted
            .map(|(name, model)| of(name, Minutes::by_model(&ground.demand, &ground.sites, &model)))
            .collect();
    }
    let percent = percent(doubt);
    vec![
        of(
            Text::new(format!("{percent} % längre restider"), format!("minutes longer by {percent} %")),
            ground.minutes.longer(1.0 + doubt.share, |_| true),
        ),
        of(
            Text::new(format!("{percent} % kortare restider"), format!("minutes shorter by {percent} %")),
            ground.minutes.longer(1.0 - doubt.share, |_| true),
        ),
    ]
}

/// The ways from one group at a time longer: a detour that is right on average is not right everywhere.
fn by_group(ground: &Ground, doubt: &Doubt) -> Result<Vec<Assumption>, NetworkError> {
    let refused = |sv: String, en: String| Err(NetworkError::Refused(vec![Bilingual::new(sv, en)]));
    let id = doubt.by.as_deref().unwrap_or("deso_category");
    let Some(grouping) = ground.demand.grouping(id) else {
        if doubt.by.is_none() {
            return Ok(Vec::new());
        }
        let known: Vec<&str> = ground.demand.groupings.iter().map(|of| of.id.as_str()).collect();
        let known = known.join(", ");
        return refused(
            format!("Underlaget är inte indelat efter '{id}'; det finns {known}."),
            format!("The demand is not divided by '{id}'; there are {known}."),
        );
    };
    let count = grouping.groups.len();
    if count > MOST_GROUPS {
        return refused(
            format!("Indelningen {id} har {count} grupper; högst {MOST_GROUPS} kan prövas en och en."),
            format!("The division {id} has {count} groups; at most {MOST_GROUPS} can be tried one by one."),
        );
    }
    let percent = percent(doubt);
    let group = |(at, (code, name)): (u16, &(String, Text))| Assumption {
        kind: "travel_by_group",
        name: Text::new(
            format!("{percent} % längre väg från {id} {code} ({})", name.sv),
            format!("ways longer by {percent} % from {id} {code} ({})", name.en),
        ),
        demand: None,
        minutes: Some(ground.minutes.longer(1.0 + doubt.share, |i| grouping.of[i] == Some(at))),
        need: None,
    };
    Ok((0u16..).zip(&grouping.groups).map(group).collect())
}

/// The divisions that the conditions and the need of a brief name groups of.
fn divisions_used(brief: &Brief) -> BTreeSet<String> {
    let named = |of: &ConditionBrief| match of {
        ConditionBrief::AtMost { grouping, groups, .. } | ConditionBrief::LoseAtMost { grouping, groups, .. } => {
            (!groups.is_empty()).then(|| grouping.clone())
        }
        _ => None,
    };
    let mut used: BTreeSet<String> = brief.conditions.iter().filter_map(named).collect();
    if let Some(NeedBrief::Groups { grouping, .. }) = &brief.need {
        used.insert(grouping.clone());
    }
    used
}

fn is_list(id: &str) -> bool {
    id.starts_with("Police_")
}

/// Each list that the question names in the other editions that the demand is divided by.
fn of_lists(brief: &Brief, ground: &Ground, used: &BTreeSet<String>) -> Vec<Assumption> {
    let mut all = Vec::new();
    for id in used.iter().filter(|id| is_list(id)) {
        for other in ground.demand.groupings.iter().filter(|of| is_list(&of.id) && of.id != *id) {
            let demand = with(&ground.demand, id, other.clone());
            let name = Text::new(format!("{} i stället för {id}", other.id), format!("{} instead of {id}", other.id));
            all.push(on(brief, "list", name, demand));
        }
    }
    all
}

/// The area types of the other variant, level and year, and with cuts moved both ways.
fn of_types(brief: &Brief, ground: &Ground, desk: Option<&Desk>) -> Result<Vec<Assumption>, QuestionError> {
    let (Some(desk), Some((vintage, period))) = (desk, &ground.areas) else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    let mut base = None;
    for variant in [Variant::Published, Variant::Open] {
        for level in [Some(vintage.clone()), vintage.parent()].into_iter().flatten() {
            let mut years = desk.total_periods(variant.types_indicator(), &level)?;
            years.retain(|year| year <= period);
            // The first is what the question stands on.
            for year in years.into_iter().rev().take(2) {
                if base.is_none() {
                    base = Some((variant, level.clone(), year));
                    continue;
                }
                let types = typed(desk, ground, vintage, &level, year, variant, None)?;
                all.push((of_variant(variant, &level, year), types));
            }
        }
    }
    if let Some((variant, level, year)) = base {
        for by in [-CUT_STEP, CUT_STEP] {
            let types = typed(desk, ground, vintage, &level, year, variant, Some(by))?;
            let (sv, en) = if by < 0.0 { ("lägre", "lower") } else { ("högre", "higher") };
            let name = Text::new(
                format!("områdestyper med gränserna 0,1 standardavvikelser {sv}"),
                format!("area types with cuts {CUT_STEP} standard deviations {en}"),
            );
            if types.iter().any(Option::is_some) {
                all.push((name, types));
            }
        }
    }
    let Some(known) = ground.demand.grouping("area_type") else { return Ok(Vec::new()) };
    let names: BTreeMap<&str, &Text> = known.groups.iter().map(|(code, name)| (code.as_str(), name)).collect();
    let name_of = |code: &str| names.get(code).map_or_else(|| Text::new(code, code), |name| (*name).clone());
    let assume = |(name, types): (Text, Vec<Option<String>>)| {
        let grouping = Grouping::of_codes("area_type", known.name.clone(), &types, name_of);
        on(brief, "types", name, with(&ground.demand, "area_type", grouping))
    };
    Ok(all.into_iter().map(assume).collect())
}

fn of_variant(variant: Variant, level: &Vintage, year: Period) -> Text {
    let (sv, en) = match variant {
        Variant::Published => ("publicerade", "published"),
        Variant::Open => ("öppna", "open"),
    };
    Text::new(format!("områdestyper: {sv}, {level}, {year}"), format!("area types: {en}, {level}, {year}"))
}

/// The type of each demand point: of the area itself, or of the one that it lies in; with the cuts moved by so many standard
/// deviations, where the index is known.
fn typed(
    desk: &Desk,
    ground: &Ground,
    vintage: &Vintage,
    level: &Vintage,
    year: Period,
    variant: Variant,
    moved: Option<f64>,
) -> Result<Vec<Option<String>>, QuestionError> {
    let told = desk.types(level, year, variant)?;
    let mut of: BTreeMap<String, u8> =
        told.areas.iter().filter_map(|area| Some((area.code.clone(), area.area_type?))).collect();
    if let Some(by) = moved {
        let (Some(cuts), Some(sd)) = (told.cuts, told.sd) else { return Ok(vec![None; ground.demand.len()]) };
        let set = desk.area_set(level)?;
        let Ok(index) = desk.published(variant.index_indicator(), level, year, &Breakdown::total()) else {
            return Ok(vec![None; ground.demand.len()]);
        };
        // At or above a cut is the higher side. Who has no type keeps none.
        for (code, class) in &mut of {
            if let Some(value) = set.position(code).and_then(|at| index.column.cell(at).ok()) {
                *class = 1 + cuts.iter().filter(|cut| value >= **cut + by * sd).count() as u8;
            }
        }
    }
    let set = desk.area_set(vintage)?;
    let class = |code: &String| {
        let area = set.get(code)?;
        let code = if level == vintage { area.code.as_str() } else { area.parent.as_ref()?.as_str() };
        of.get(code).map(u8::to_string)
    };
    Ok(ground.demand.ids.iter().map(class).collect())
}

/// Need by the index of the other variant, and by the year before.
fn of_need(brief: &Brief, ground: &Ground, desk: Option<&Desk>) -> Result<Vec<Assumption>, QuestionError> {
    let Some(NeedBrief::Indicator { indicator, strength, low }) = &brief.need else { return Ok(Vec::new()) };
    let (Some(desk), Some((vintage, period))) = (desk, &ground.areas) else { return Ok(Vec::new()) };
    let own = at_points(desk, indicator, vintage, *period, &ground.demand)?;
    let other = Variant::ALL.into_iter().find(|variant| variant.index_indicator() == indicator);
    let other = other.and_then(|one| Variant::ALL.into_iter().find(|variant| *variant != one));
    let before = own.period.year().checked_sub(1).and_then(Period::new);
    let asked =
        [before.map(|before| (indicator.as_str(), before)), other.map(|variant| (variant.index_indicator(), *period))];
    let mut all = Vec::new();
    for (indicator, year) in asked.into_iter().flatten() {
        // What the snapshot does not have is no assumption that could be tried.
        let Ok(of) = at_points(desk, indicator, vintage, year, &ground.demand) else { continue };
        if of.name == own.name {
            continue;
        }
        let greater = if *low { Greater::Low } else { Greater::High };
        let Ok(need) = Need::of_indicator(&ground.demand, &of.name, &of.values, greater, *strength) else { continue };
        let name = Text::new(format!("behov efter {}", of.name.sv), format!("need by {}", of.name.en));
        all.push(Assumption { kind: "need", name, demand: None, minutes: None, need: Some(need.weights) });
    }
    Ok(all)
}

/// On another demand, with the need by groups taken from it.
fn on(brief: &Brief, kind: &'static str, name: Text, demand: Demand) -> Assumption {
    let need = match &brief.need {
        Some(NeedBrief::Groups { grouping, weights }) => {
            // A group that is empty there weighs for nobody.
            let there = demand.grouping(grouping);
            let known = |code: &String| there.is_some_and(|of| of.position(code).is_some());
            let table: Vec<(String, f64)> =
                weights.iter().filter(|pair| known(pair.0)).map(|(code, weight)| (code.clone(), *weight)).collect();
            Need::of_groups(&demand, grouping, &table).ok().map(|need| need.weights)
        }
        _ => None,
    };
    Assumption { kind, name, demand: Some(demand), minutes: None, need }
}

/// The same demand with another division under the same id.
fn with(demand: &Demand, id: &str, grouping: Grouping) -> Demand {
    let mut other = demand.clone();
    for of in other.groupings.iter_mut().filter(|of| of.id == id) {
        *of = Grouping { id: id.to_owned(), ..grouping.clone() };
    }
    other
}

fn percent(doubt: &Doubt) -> f64 {
    (doubt.share * 1000.0).round() / 10.0
}
