//! Did segregation change because groups and areas grew and shrank, or because the groups live in another way? The parts add
//! up to the change.

use super::answer::DECIMALS;
use super::asked::{Bounds, Words};
use super::caution;
use super::refusal::MeasureRefusal;
use super::sentence::{number, place_of};
use super::uncertainty;
use crate::composition::AreaRef;
use crate::indicators::BreakAnswer;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Period, Vintage};
use segbar_measures::decomposition::{Change, change, change_of};
use segbar_measures::input::Groups;
use segbar_measures::multigroup::information_theory;
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// How often the fitting looks at each count, about: twelve fits of tens of rounds.
const LOOKS: u64 = 1000;

/// The change of the segregation of all groups of a system between two years, and its parts.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SegregationChangeAnswer {
    /// Group system.
    #[schema(example = "tenure")]
    pub groups: String,
    /// First year.
    #[schema(value_type = u16)]
    pub from: Period,
    /// Second year.
    #[schema(value_type = u16)]
    pub to: Period,
    /// The whole.
    pub area: AreaRef,
    /// Edition of the sub-areas, the same in both years.
    #[schema(value_type = String)]
    pub over: Vintage,
    /// Decimals at presentation.
    pub decimals: usize,
    /// Number of sub-areas with counts in both years.
    pub n: usize,
    /// Persons, households or dwellings that are counted in them in the first year.
    pub people_from: f64,
    /// In the second year.
    pub people_to: f64,
    /// The mutual information index M, in nats.
    pub mutual_information: ChangePartsAnswer,
    /// The information theory index H.
    pub information_theory: ChangePartsAnswer,
    /// Breaks between the two years.
    pub breaks: Vec<BreakAnswer>,
    /// The result in words.
    pub sentence: Bilingual,
    /// What to mind.
    pub cautions: Vec<Bilingual>,
}

/// An index in two years. `marginal + structural + additions + removals` is `change`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct ChangePartsAnswer {
    /// The index in the first year, over the sub-areas with counts in both.
    pub earlier: f64,
    /// The index in the second year.
    pub later: f64,
    /// Second less first.
    pub change: f64,
    /// What the changed sizes of groups and areas did: `of_groups + of_areas`.
    pub marginal: f64,
    /// Of that, what the sizes of the groups did.
    pub of_groups: f64,
    /// Of that, what the sizes of the areas did.
    pub of_areas: f64,
    /// What the changed spread of the groups over the areas did, sizes apart.
    pub structural: f64,
    /// What areas and groups added that had members in the second year only.
    pub additions: f64,
    /// What areas and groups took away that had members in the first year only.
    pub removals: f64,
}

impl From<Change> for ChangePartsAnswer {
    fn from(found: Change) -> Self {
        ChangePartsAnswer {
            earlier: found.earlier,
            later: found.later,
            change: found.later - found.earlier,
            marginal: found.groups + found.areas,
            of_groups: found.groups,
            of_areas: found.areas,
            structural: found.structural,
            additions: found.additions,
            removals: found.removals,
        }
    }
}

impl Desk {
    /// The change of segregation between the two years `from` and `to`, split into what sizes did and what the spread did.
    ///
    /// # Errors
    /// If the words are not understood; if an area, a year or the counts do not exist; if the sub-areas of the years are not
    /// the same; if it would be too much work.
    pub fn measure_change(
        &self,
        words: &Words,
        from: &str,
        to: &str,
        bounds: Bounds,
    ) -> Result<SegregationChangeAnswer, QuestionError> {
        let of = |year: &str| Words { years: year.to_owned(), ..words.clone() }.one(self, bounds, false);
        let (mut first, mut second) = (of(from)?, of(to)?);
        if first.counts.period > second.counts.period {
            std::mem::swap(&mut first, &mut second);
        }
        if first.counts.set.vintage() != second.counts.set.vintage() {
            let (a, b) = (first.counts.set.vintage(), second.counts.set.vintage());
            let why = Bilingual::new(
                format!(
                    "Delområdena är inte desamma de båda åren ({a} och {b}). Välj två år med samma områden, eller större \
                     delområden."
                ),
                format!(
                    "The sub-areas are not the same in both years ({a} and {b}). Choose two years with the same areas, or larger \
                     sub-areas."
                ),
            );
            return Err(MeasureRefusal::NotFor { why }.into());
        }
        let mut cautions: Vec<Bilingual> =
            [&first, &second].into_iter().flat_map(|one| caution::of_areas(&one.known)).collect();
        cautions.dedup();
        // An area that one year has no counts for is not an area without people.
        let also: BTreeSet<usize> = second.known.positions.iter().copied().collect();
        let both: Vec<usize> = first.known.positions.iter().copied().filter(|i| also.contains(i)).collect();
        let system = self.group_system(&words.groups)?;
        let cells = (both.len() as u64).saturating_mul(system.groups.len() as u64);
        uncertainty::within_bounds(cells.saturating_mul(LOOKS), bounds.work)?;
        let of_both = |columns: &[Vec<f64>]| {
            Groups::new(columns.iter().map(|column| both.iter().map(|i| column[*i]).collect::<Vec<f64>>()))
        };
        let (earlier, later) = (of_both(&first.counts.columns)?, of_both(&second.counts.columns)?);
        let crossed = |b: &BreakAnswer| first.counts.period < b.from && b.from <= second.counts.period;
        let mut answer = SegregationChangeAnswer {
            groups: system.id.clone(),
            from: first.counts.period,
            to: second.counts.period,
            area: second.whole.area.clone(),
            over: second.counts.set.vintage().clone(),
            decimals: DECIMALS,
            n: both.len(),
            people_from: earlier.total(),
            people_to: later.total(),
            mutual_information: change(&earlier, &later)?.into(),
            information_theory: change_of(&earlier, &later, information_theory)?.into(),
            breaks: self.breaks_of_groups(system).into_iter().filter(crossed).collect(),
            sentence: Bilingual::default(),
            cautions,
        };
        answer.sentence = sentence(&answer);
        Ok(answer)
    }
}

fn sentence(answer: &SegregationChangeAnswer) -> Bilingual {
    let (h, at) = (answer.information_theory, place_of(&answer.area));
    let number = |value: f64| number(value, DECIMALS);
    let (earlier, later, change) = (number(h.earlier), number(h.later), number(h.change));
    let (marginal, structural) = (number(h.marginal), number(h.structural));
    let (from, to) = (answer.from, answer.to);
    let mut said = Bilingual::new(
        format!(
            "Segregationen i {} mätt med H var {} år {from} och {} år {to}, en förändring med {}. Av den kommer {} av att grupper \
             och områden har fått andra storlekar och {} av att grupperna är fördelade över områdena på ett annat sätt.",
            at.sv, earlier.sv, later.sv, change.sv, marginal.sv, structural.sv
        ),
        format!(
            "Segregation in {} measured with H was {} in {from} and {} in {to}, a change of {}. Of it {} comes from groups and areas \
             having other sizes, and {} from the groups being spread over the areas in another way.",
            at.en, earlier.en, later.en, change.en, marginal.en, structural.en
        ),
    );
    if h.additions != 0.0 || h.removals != 0.0 {
        let rest = number(h.additions + h.removals);
        said.sv += &format!(" Resten, {}, kommer av områden eller grupper som bara har folk det ena året.", rest.sv);
        said.en +=
            &format!(" The rest, {}, comes from areas or groups that have people in one of the years only.", rest.en);
    }
    said
}
