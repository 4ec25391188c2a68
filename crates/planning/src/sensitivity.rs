//! How much does the answer depend on what was assumed?

use segbar_domain::Text;

use crate::demand::Demand;
use crate::minutes::Minutes;
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
    /// Sites that are open in every answer.
    pub always: Vec<u32>,
    /// Sites that are open in some answers, and in how many; the most often first.
    pub sometimes: Vec<(u32, u32)>,
    /// How many variants have an answer.
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
    /// The first answer's network is at most so much worse there than the best possible, in the unit of the value.
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
            regret_at_most: Some((first.value - first.bound).abs()),
            plan: Ok(first.clone()),
        }];
        for Variant { name, demand, minutes, need } in variants {
            let there = Setup { demand, minutes, need: *need, ..self.clone_of() };
            let plan = there.plan();
            let answered = plan.as_ref().ok();
            let value = answered.map(|_| there.value_of(&first.open));
            let regret = answered.zip(value).map(|(own, value)| {
                let sign = if matches!(self.aim, crate::aim::Aim::MostWithin(_)) { -1.0 } else { 1.0 };
                (sign * (value - own.bound)).max(0.0)
            });
            answers.push(Answered { name: name.clone(), plan, first_there: value, regret_at_most: regret });
        }
        let mut open_in = vec![0u32; self.sites.len()];
        let mut answered = 0;
        for plan in answers.iter().filter_map(|answer| answer.plan.as_ref().ok()) {
            answered += 1;
            plan.open.iter().for_each(|&at| open_in[at as usize] += 1);
        }
        let always = (0u32..).zip(&open_in).filter(|pair| *pair.1 == answered).map(|pair| pair.0).collect();
        let some = (0u32..).zip(open_in).filter(|pair| pair.1 > 0 && pair.1 < answered);
        let mut sometimes: Vec<(u32, u32)> = some.collect();
        sometimes.sort_by_key(|pair| (std::cmp::Reverse(pair.1), pair.0));
        Ok(Sensitivity { answers, always, sometimes, answered })
    }
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
        let none = self.answers.len() as u32 - all;
        Text::new(
            format!(
                "{always} platser är med i alla {all} svar och {sometimes} i några; {none} varianter har inget svar"
            ),
            format!("{always} sites are in all {all} answers and {sometimes} in some; {none} variants have no answer"),
        )
    }
}

impl TravelModel {
    /// The models that a share of doubt (0.1 for ten per cent) makes of this one: longer and shorter detours, slower and
    /// faster speeds. A detour below 1 is none.
    pub fn doubted(&self, share: f64) -> Vec<(Text, TravelModel)> {
        let percent = (share * 1000.0).round() / 10.0;
        let with = |detour: f64, speed: f64| TravelModel {
            detour: (self.detour * detour).max(1.0),
            legs: self.legs.iter().map(|leg| (leg.0, leg.1 * speed)).collect(),
            ..self.clone()
        };
        vec![
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
        ]
    }
}
