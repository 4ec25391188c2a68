//! Saved networks: made from a brief, asked again, compared.

use super::brief::Brief;
use super::change::{ConsequenceAnswer, changed, consequences};
use super::error::NetworkError;
use super::ground::Ground;
use super::inputs::{Inputs, hash};
use super::plan::{PlanAnswer, Watch, plan};
use super::reach::{ReachAnswer, ReachGrouping, access_of};
use crate::Bilingual;
use segbar_domain::Text;
use segbar_workspace::Scenario;
use serde::Serialize;
use utoipa::ToSchema;

/// A saved network.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ScenarioAnswer {
    /// Its name.
    pub name: String,
    /// When it was saved, in UTC.
    pub saved: String,
    /// What was asked.
    pub brief: Brief,
    /// Ids of the sites that are open in it.
    pub open: Vec<String>,
    /// Ids of the offices of today that close in it.
    pub closed: Vec<String>,
    /// Value of the aim; nothing where the network was given, not sought.
    pub value: Option<f64>,
    /// No allowed network is better than this.
    pub bound: Option<f64>,
    /// The answer in a sentence.
    pub sentence: Bilingual,
    /// Hash of the whole answer: SHA-256 in hexadecimal digits.
    pub answer: String,
    /// What it was made of.
    pub inputs: Inputs,
}

/// What comes out when a scenario is asked again.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RerunAnswer {
    /// The scenario.
    pub name: String,
    /// Whether the same bytes come out.
    pub same: bool,
    /// The inputs that differ from those of then: `snapshot`, `offices`, `demand`, `minutes`, `program`.
    pub changed: Vec<&'static str>,
    /// Sites that are open now and were not then.
    pub opened: Vec<String>,
    /// Sites that were open then and are not now.
    pub closed: Vec<String>,
    /// The answer of today as it would be saved.
    pub now: ScenarioAnswer,
    /// All of it in a sentence.
    pub sentence: Bilingual,
}

/// Scenarios side by side.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ComparisonAnswer {
    /// One for each, in the order asked for.
    pub scenarios: Vec<ComparedScenario>,
    /// Ids of the sites that are open in all.
    pub always: Vec<String>,
    /// Ids of the sites that are open in some.
    pub sometimes: Vec<String>,
    /// What must be known: that they stand on different inputs.
    pub notes: Vec<Bilingual>,
}

/// One of the compared scenarios.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ComparedScenario {
    /// The scenario.
    pub scenario: ScenarioAnswer,
    /// How people reach it, on what it stands on now.
    pub reach: ReachAnswer,
    /// The same per group.
    pub groupings: Vec<ReachGrouping>,
    /// Offices in all.
    pub offices: usize,
    /// The inputs that differ from those it was saved with.
    pub changed: Vec<&'static str>,
}

/// The network that a brief seeks, to be saved.
///
/// # Errors
/// Those of [`plan`].
pub fn sought(
    name: &str,
    saved: jiff::Timestamp,
    brief: &Brief,
    ground: &Ground,
    watch: &Watch<'_>,
) -> Result<(Scenario, PlanAnswer), NetworkError> {
    let answer = plan(brief, ground, watch)?;
    let closed = answer.decisions.iter().filter(|of| of.decision == "close").map(|of| of.site.id.clone());
    // What it was made of stands beside the answer, not in its hash: so that the same bytes from other inputs are seen.
    let bytes = PlanAnswer { inputs: Inputs::default(), ..answer.clone() };
    let scenario = Scenario {
        name: name.to_owned(),
        saved,
        brief: serde_json::json!(brief),
        open: answer.open(),
        closed: closed.collect(),
        value: Some(answer.value),
        bound: Some(answer.bound),
        sentence: Text::new(&answer.sentence.sv, &answer.sentence.en),
        answer: hash(&bytes),
        inputs: serde_json::json!(answer.inputs),
    };
    Ok((scenario, answer))
}

/// The network of today with what a brief closes and adds, to be saved.
///
/// # Errors
/// Those of [`changed`].
pub fn given(
    name: &str,
    saved: jiff::Timestamp,
    brief: &Brief,
    ground: &Ground,
) -> Result<(Scenario, ConsequenceAnswer), NetworkError> {
    let after = changed(brief, ground)?;
    let told = consequences(ground, &ground.today(), &after);
    let scenario = Scenario {
        name: name.to_owned(),
        saved,
        brief: serde_json::json!(brief),
        open: after.iter().map(|&at| ground.sites[at as usize].id.clone()).collect(),
        closed: told.closings.iter().map(|of| of.site.id.clone()).collect(),
        value: None,
        bound: None,
        sentence: Text::new(&told.sentence.sv, &told.sentence.en),
        answer: hash(&told),
        inputs: serde_json::json!(ground.inputs),
    };
    Ok((scenario, told))
}

/// A scenario with its brief read.
///
/// # Errors
/// If its brief was written by another program and cannot be read.
pub fn read(scenario: &Scenario) -> Result<ScenarioAnswer, NetworkError> {
    let unreadable = |error: serde_json::Error| {
        let name = &scenario.name;
        NetworkError::Refused(vec![Bilingual::new(
            format!("Scenariot '{name}' går inte att läsa med detta segbar ({error})."),
            format!("The scenario '{name}' cannot be read by this segbar ({error})."),
        )])
    };
    Ok(ScenarioAnswer {
        name: scenario.name.clone(),
        saved: scenario.saved.to_string(),
        brief: serde_json::from_value(scenario.brief.clone()).map_err(unreadable)?,
        open: scenario.open.clone(),
        closed: scenario.closed.clone(),
        value: scenario.value,
        bound: scenario.bound,
        sentence: (&scenario.sentence).into(),
        answer: scenario.answer.clone(),
        inputs: serde_json::from_value(scenario.inputs.clone()).map_err(unreadable)?,
    })
}

/// Asks a scenario again, on the ground that its brief stands on now.
///
/// # Errors
/// If it cannot be read, or has no answer now.
pub fn rerun(scenario: &Scenario, ground: &Ground, watch: &Watch<'_>) -> Result<RerunAnswer, NetworkError> {
    let then = read(scenario)?;
    let (name, saved) = (&scenario.name, scenario.saved);
    let now = match scenario.value {
        Some(_) => sought(name, saved, &then.brief, ground, watch)?.0,
        None => given(name, saved, &then.brief, ground)?.0,
    };
    let now = read(&now)?;
    let missing = |from: &[String], of: &[String]| from.iter().filter(|id| !of.contains(id)).cloned().collect();
    let (opened, closed): (Vec<String>, Vec<String>) = (missing(&now.open, &then.open), missing(&then.open, &now.open));
    let changed = then.inputs.differences(&now.inputs);
    let same = now.answer == then.answer;
    let sentence = told(same, &changed, opened.len(), closed.len());
    Ok(RerunAnswer { name: then.name, same, changed, opened, closed, now, sentence })
}

fn told(same: bool, changed: &[&'static str], opened: usize, closed: usize) -> Bilingual {
    let list = |sv: bool| {
        let word = |name: &&str| match (*name, sv) {
            ("snapshot", true) => "ögonblicksbilden",
            ("snapshot", false) => "the snapshot",
            ("offices", true) => "tabellen med kontor",
            ("offices", false) => "the table of offices",
            ("demand", true) => "folkmängden",
            ("demand", false) => "the demand",
            ("minutes", true) => "restiderna",
            ("minutes", false) => "the minutes",
            (_, true) => "programmet",
            (_, false) => "the program",
        };
        changed.iter().map(word).collect::<Vec<_>>().join(", ")
    };
    let because = if changed.is_empty() {
        Bilingual::new("Inget av det som svaret står på har ändrats.", "Nothing that the answer stands on has changed.")
    } else {
        Bilingual::new(format!("Ändrat sedan dess: {}.", list(true)), format!("Changed since then: {}.", list(false)))
    };
    let what = match (same, opened + closed) {
        (true, _) => Bilingual::new("Samma svar, byte för byte.", "The same answer, byte by byte."),
        (false, 0) => Bilingual::new(
            "Samma kontor är öppna, men svaret är ett annat.",
            "The same offices are open, but the answer is another.",
        ),
        (false, _) => Bilingual::new(
            format!("Ett annat svar: {opened} platser tillkommer och {closed} faller bort."),
            format!("Another answer: {opened} sites are new and {closed} are gone."),
        ),
    };
    Bilingual::new(format!("{} {}", what.sv, because.sv), format!("{} {}", what.en, because.en))
}

/// Scenarios side by side, each on the ground that its brief stands on now.
///
/// # Errors
/// If one cannot be read, or its sites are not there any more.
pub fn compare(all: &[(Scenario, Ground)]) -> Result<ComparisonAnswer, NetworkError> {
    let mut scenarios = Vec::new();
    for (scenario, ground) in all {
        let answer = read(scenario)?;
        let open = ground.positions(&answer.open, |_| true).map_err(NetworkError::Refused)?;
        let (reach, groupings) = access_of(ground, &open);
        let changed = answer.inputs.differences(&ground.inputs);
        scenarios.push(ComparedScenario { offices: open.len(), scenario: answer, reach, groupings, changed });
    }
    let mut ids: Vec<&String> = scenarios.iter().flat_map(|of| &of.scenario.open).collect();
    ids.sort_unstable();
    ids.dedup();
    let in_all = |id: &&String| scenarios.iter().all(|of| of.scenario.open.contains(id));
    let (always, sometimes): (Vec<&String>, Vec<&String>) = ids.into_iter().partition(in_all);
    let (always, sometimes) = (always.into_iter().cloned().collect(), sometimes.into_iter().cloned().collect());
    let mut notes = Vec::new();
    if all.windows(2).any(|pair| !pair[0].1.inputs.differences(&pair[1].1.inputs).is_empty()) {
        notes.push(Bilingual::new(
            "Scenarierna står på olika underlag; skillnader mellan dem kan bero på det.",
            "The scenarios stand on different inputs; differences between them may be due to that.",
        ));
    }
    if scenarios.iter().any(|of| !of.changed.is_empty()) {
        notes.push(Bilingual::new(
            "Något har ändrats sedan scenarierna sparades; siffrorna här gäller underlaget som det är nu.",
            "Something has changed since the scenarios were saved; the figures here are of the inputs as they are now.",
        ));
    }
    Ok(ComparisonAnswer { scenarios, always, sometimes, notes })
}
