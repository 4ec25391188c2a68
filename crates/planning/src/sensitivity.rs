//! How much does the answer depend on what was assumed?

use segbar_domain::Text;
use segbar_siting::Choice;

use crate::aim::Aim;
use crate::condition::Condition;
use crate::demand::Demand;
use crate::minutes::{Minutes, Origin};
use crate::plan::{Plan, PlanError, Setup};
use crate::travel::TravelModel;

/// The same question on other ground: another travel model, edition of a list, variant of an index. Sites are the same.
pub struct Variant<'a> {
    /// What is different, in words.
    pub name: Text,
    /// Who lives where, with the divisions of this variant.
    pub demand: &'a Demand,
    /// Minutes by this variant.
    pub minutes: &'a Minutes,
    /// Need by this variant.
    pub need: Option<&'a [f64]>,
}

/// What the variants answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// Each variant's own answer, in their order; the first is the question itself.
    pub answers: Vec<Answered>,
    /// Sites that the question itself keeps or opens: they say nothing of how sure the answer is.
    pub locked: Vec<u32>,
    /// Sites that are open in every answer without being locked.
    pub always: Vec<u32>,
    /// Sites that are open in some answers, and in how many; the most often first.
    pub sometimes: Vec<(u32, u32)>,
    /// How many answers are counted: the question's own, and each variant's that has one and could be another.
    pub answered: u32,
}

/// One variant's answer, and how the first answer does there.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// What is different; empty for the question itself.
    pub name: Text,
    /// Its own best network.
    pub plan: Result<Plan, PlanError>,
    /// The value of the first answer's network in this variant.
    pub first_there: Option<f64>,
    /// What the first answer's network breaks in this variant, in words; none where it is allowed there.
    pub breaks: Vec<Text>,
    /// Whether the variant cannot answer anything else: all minutes, less the start, are as many times longer or shorter, and
    /// nothing in the question is a number of minutes. Not counted in `always`, `sometimes` and `answered`.
    pub cannot_differ: bool,
    /// The first answer's network is at most so much worse there than the best possible, in the unit of the value; nothing
    /// where it breaks something there.
    pub regret_at_most: Option<f64>,
}

impl Setup<'_> {
    /// Asks the same of each variant, and tells which sites are in the answer always and sometimes, and how well the first
    /// answer does if the variant is right. Conditions are asked of each variant anew; the first answer may break them there.
    ///
    /// Cost: a plan for each variant and one for the question.
    ///
    /// # Errors
    /// Those of [`Setup::plan`] for the question itself; a variant without an answer is told, not an error.
    pub fn sensitivity(&self, variants: &[Variant<'_>]) -> Result<Sensitivity, PlanError> {
        let first = self.plan()?;
        let mut answers = vec![Answered {
            name: Text::new("", ""),
            first_there: Some(first.value),
            breaks: Vec::new(),
            cannot_differ: false,
            regret_at_most: Some((first.value - first.bound).abs()),
            plan: Ok(first.clone()),
        }];
        for Variant { name, demand, minutes, need } in variants {
            let there = Setup { demand, minutes, need: *need, ..self.clone_of() };
            let plan = there.plan();
            let value = plan.is_ok().then(|| there.value_of(&first.open));
            let breaks = if plan.is_ok() { there.broken(&first.open)? } else { Vec::new() };
            let own = plan.as_ref().ok().filter(|_| breaks.is_empty());
            let regret = own.zip(value).map(|(own, value)| {
                let sign = if matches!(self.aim, Aim::MostWithin(_)) { -1.0 } else { 1.0 };
                // Allowed there, so never better than the bound but by the rounding of the sums.
                (sign * (value - own.bound)).max(0.0)
            });
            let same = std::ptr::eq(*demand, self.demand) && *need == self.need;
            let cannot_differ = same && self.asks_no_minutes() && only_scaled(self.minutes, minutes);
            let name = name.clone();
            answers.push(Answered { name, plan, first_there: value, breaks, cannot_differ, regret_at_most: regret });
        }
        let mut open_in = vec![0u32; self.sites.len()];
        let mut answered = 0;
        for plan in answers.iter().filter(|answer| !answer.cannot_differ).filter_map(|answer| answer.plan.as_ref().ok())
        {
            answered += 1;
            plan.open.iter().for_each(|&at| open_in[at as usize] += 1);
        }
        let choices = self.choices();
        let in_all = (0u32..).zip(&open_in).filter(|pair| *pair.1 == answered).map(|pair| pair.0);
        let (locked, always) = in_all.partition(|&at| choices[at as usize] == Choice::Keep);
        let some = (0u32..).zip(open_in).filter(|pair| pair.1 > 0 && pair.1 < answered);
        let mut sometimes: Vec<(u32, u32)> = some.collect();
        sometimes.sort_by_key(|pair| (std::cmp::Reverse(pair.1), pair.0));
        Ok(Sensitivity { answers, locked, always, sometimes, answered })
    }

    /// What a network breaks of what is asked, in words: conditions, the minutes of the aim, or that everybody who can reach a
    /// site reaches one. The number of offices is not looked at.
    ///
    /// # Errors
    /// That a condition cannot be asked.
    pub fn broken(&self, open: &[u32]) -> Result<Vec<Text>, PlanError> {
        let mut is_open = vec![false; self.sites.len()];
        open.iter().for_each(|&at| is_open[at as usize] = true);
        let mut told = Vec::new();
        for condition in self.conditions {
            let alone = Setup { conditions: std::slice::from_ref(condition), ..self.clone_of() };
            if alone.rules()?.iter().any(|rule| rule.violation(&is_open) > 0.0) {
                told.push(condition.sentence());
            }
        }
        let most = match self.aim {
            Aim::FewestWithin(most) => most,
            Aim::LeastMean | Aim::LeastWorst => f64::MAX,
            Aim::MostWithin(_) => return Ok(told),
        };
        let choices = self.choices();
        let within = |i: usize, may: &dyn Fn(usize) -> bool| {
            let row = self.minutes.row(i).iter().enumerate();
            row.filter(|pair| may(pair.0)).any(|pair| f64::from(*pair.1) <= most)
        };
        let left = |i: &usize| !within(*i, &|at| is_open[at]) && within(*i, &|at| choices[at] != Choice::Shut);
        let people: f64 = self.counted().0.into_iter().filter(left).map(|i| self.demand.people[i]).sum();
        if people > 0.0 {
            let people = people.ceil();
            told.push(match self.aim {
                Aim::FewestWithin(_) => Text::new(
                    format!("alla inom {most} minuter; {people} personer är det inte"),
                    format!("everybody within {most} minutes; {people} people are not"),
                ),
                _ => Text::new(
                    format!("alla som kan nå en plats når ett kontor; {people} personer gör det inte"),
                    format!("everybody who can reach a site reaches an office; {people} people do not"),
                ),
            });
        }
        Ok(told)
    }

    /// Whether nothing in the question is a number of minutes, so that twice as long ways change nothing.
    fn asks_no_minutes(&self) -> bool {
        let asks = |of: &Condition| matches!(of, Condition::AtMost { .. } | Condition::LoseAtMost { .. });
        matches!(self.aim, Aim::LeastMean | Aim::LeastWorst) && !self.conditions.iter().any(asks)
    }
}

/// Whether two models differ by the start and by one factor for all ways: then they order all networks alike.
fn only_scaled(one: &Minutes, other: &Minutes) -> bool {
    let (Origin::Model(one), Origin::Model(other)) = (&one.origin, &other.origin) else {
        return matches!(one.origin, Origin::File(_)) && in_proportion(one, other);
    };
    let factor = |a: &(f64, f64), b: &(f64, f64)| (b.1 / other.detour) / (a.1 / one.detour);
    let like = |a: f64, b: f64| a == b || (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    let pairs = || one.legs.iter().zip(&other.legs);
    let first = pairs().next().map(|(a, b)| factor(a, b));
    one.legs.len() == other.legs.len()
        && pairs().all(|(a, b)| {
            like(a.0 / one.detour, b.0 / other.detour) && first.is_some_and(|first| like(factor(a, b), first))
        })
}

/// Whether all ways of a table are as many times longer in another, but for the rounding of 32 bits.
fn in_proportion(one: &Minutes, other: &Minutes) -> bool {
    let pairs = || {
        let rows = (0..one.points()).map(|i| one.row(i).iter().zip(other.row(i)));
        rows.flatten().map(|(a, b)| (f64::from(*a), f64::from(*b)))
    };
    let same_holes = pairs().all(|(a, b)| a.is_finite() == b.is_finite());
    let mut known = pairs().filter(|pair| pair.0.is_finite() && pair.0 > 0.0);
    let Some(factor) = known.next().map(|(a, b)| b / a) else { return false };
    same_holes && pairs().filter(|pair| pair.0.is_finite()).all(|(a, b)| (b - factor * a).abs() <= 1e-6 * b.max(1.0))
}

impl Sensitivity {
    /// The least and the greatest of a figure over the answers, such as the mean minutes of each plan's own access.
    pub fn range(&self, figure: impl Fn(&Plan) -> Option<f64>) -> Option<(f64, f64)> {
        let plans = self.answers.iter().filter_map(|answer| answer.plan.as_ref().ok());
        let widen = |range: Option<(f64, f64)>, value: f64| {
            Some(range.map_or((value, value), |(least, most)| (least.min(value), most.max(value))))
        };
        plans.filter_map(figure).fold(None, widen)
    }

    /// In words.
    pub fn sentence(&self) -> Text {
        let (all, always, sometimes) = (self.answered, self.always.len(), self.sometimes.len());
        let none = self.answers.iter().filter(|answer| answer.plan.is_err()).count();
        let alike = self.answers.iter().filter(|answer| answer.cannot_differ).count();
        let mut told = Text::new(
            format!(
                "{always} platser är med i alla {all} svar och {sometimes} i några; {none} varianter har inget svar"
            ),
            format!("{always} sites are in all {all} answers and {sometimes} in some; {none} variants have no answer"),
        );
        let mut more = |sv: String, en: String| {
            told.sv = format!("{}; {sv}", told.sv);
            told.en = format!("{}; {en}", told.en);
        };
        if !self.locked.is_empty() {
            let locked = self.locked.len();
            more(format!("{locked} låsta platser är inte räknade"), format!("{locked} locked sites are not counted"));
        }
        if alike > 0 {
            more(
                format!(
                    "{alike} varianter kan inte ändra svaret, eftersom inget villkor gäller minuter, och är inte räknade"
                ),
                format!(
                    "{alike} variants cannot change the answer, since nothing is asked in minutes, and are not counted"
                ),
            );
        }
        told
    }
}

impl TravelModel {
    /// The models that a share of doubt (0.1 for ten per cent) makes of this one: longer and shorter detours, slower and
    /// faster speeds, and, where there are several legs, slower and faster on the first leg only (in town). A detour below 1
    /// is none.
    pub fn doubted(&self, share: f64) -> Vec<(Text, TravelModel)> {
        let percent = (share * 1000.0).round() / 10.0;
        let with = |detour: f64, speed: f64| TravelModel {
            detour: (self.detour * detour).max(1.0),
            legs: self.legs.iter().map(|leg| (leg.0, leg.1 * speed)).collect(),
            ..self.clone()
        };
        let town = |speed: f64| TravelModel {
            legs: self
                .legs
                .iter()
                .enumerate()
                .map(|(at, leg)| (leg.0, leg.1 * if at == 0 { speed } else { 1.0 }))
                .collect(),
            ..self.clone()
        };
        let mut models = vec![
            (
                Text::new(format!("{percent} % längre omväg"), format!("detour longer by {percent} %")),
                with(1.0 + share, 1.0),
            ),
            (
                Text::new(format!("{percent} % kortare omväg"), format!("detour shorter by {percent} %")),
                with(1.0 - share, 1.0),
            ),
            (
                Text::new(format!("{percent} % lägre fart"), format!("speed lower by {percent} %")),
                with(1.0, 1.0 - share),
            ),
            (
                Text::new(format!("{percent} % högre fart"), format!("speed higher by {percent} %")),
                with(1.0, 1.0 + share),
            ),
        ];
        if self.legs.len() > 1 {
            models.push((
                Text::new(
                    format!("{percent} % lägre fart på första sträckan"),
                    format!("speed on the first leg lower by {percent} %"),
                ),
                town(1.0 - share),
            ));
            models.push((
                Text::new(
                    format!("{percent} % högre fart på första sträckan"),
                    format!("speed on the first leg higher by {percent} %"),
                ),
                town(1.0 + share),
            ));
        }
        models
    }
}
