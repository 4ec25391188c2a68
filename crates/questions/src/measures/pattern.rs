//! Do two places, or two years, differ in a measure because the group is of another size there, or because it lives in
//! another way? Both parts add up to the difference.

use super::answer::DECIMALS;
use super::asked::{Bounds, Words};
use super::caution;
use super::definitions::needs;
use super::difference::{Between, SideAnswer};
use super::frame::One;
use super::refusal::MeasureRefusal;
use super::sentence::{number, place_of};
use super::uncertainty;
use crate::indicators::BreakAnswer;
use crate::{Bilingual, Desk, QuestionError};
use segbar_measures::MeasureError;
use segbar_measures::decomposition::{Counterfactual, composition_or_pattern};
use segbar_measures::input::TwoGroups;
use segbar_measures::registry::Subject;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A measure of two places or years, and what composition and pattern contribute to their difference.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PatternAnswer {
    /// Measure.
    #[schema(example = "dissimilarity")]
    pub measure: String,
    /// Its name.
    pub name: Bilingual,
    /// Decimals at presentation.
    pub decimals: usize,
    /// The settings that were in force.
    pub settings: BTreeMap<String, f64>,
    /// Group system.
    pub groups: String,
    /// The groups that stand against others.
    pub group: Vec<String>,
    /// Those that they stand against; null for all others.
    pub against: Option<Vec<String>>,
    /// The first place or year.
    pub first: SideAnswer,
    /// The second place or year.
    pub second: SideAnswer,
    /// First less second: `composition + pattern`.
    pub difference: f64,
    /// What the shares of the group in the sub-areas contribute.
    pub composition: f64,
    /// What the spatial pattern contributes: which sub-areas, with how many people, stand high and low.
    pub pattern: f64,
    /// The measure of the first's pattern with the second's composition.
    pub first_with_second: f64,
    /// The measure of the second's pattern with the first's composition.
    pub second_with_first: f64,
    /// Breaks between the two years.
    pub breaks: Vec<BreakAnswer>,
    /// The result in words.
    pub sentence: Bilingual,
    /// What to mind.
    pub cautions: Vec<Bilingual>,
}

impl Desk {
    /// A measure of two places (`between`, with a comma) or two years (`between_years`), and their difference split into
    /// composition and pattern. Sub-areas without members of either side have no composition and are left out.
    ///
    /// # Errors
    /// If the words are not understood; for a measure that needs more than a group and the others; if an area, a year or the
    /// counts do not exist; what the measure refuses.
    pub fn measure_pattern(
        &self,
        words: &Words,
        between: &str,
        between_years: &str,
        bounds: Bounds,
    ) -> Result<PatternAnswer, QuestionError> {
        let between = Between::of(between, between_years, bounds)?;
        let asked = words.understood(self, bounds)?;
        let needed = needs(asked.measure);
        if !asked.measure.has_sides() || needed.per_area || asked.measure.is_spatial() {
            let why = Bilingual::new(
                "Sammansättning och mönster skiljs åt för mått som ställer en grupp mot andra, ger ett värde för helheten och inte \
                 ser till var områdena ligger.",
                "Composition and pattern are told apart for measures that hold one group against others, give one value for the \
                 whole, and do not look at where the areas are.",
            );
            return Err(MeasureRefusal::NotFor { why }.into());
        }
        let (first, second) = self.two(&asked, &between)?;
        let n = first.known.positions.len().max(second.known.positions.len());
        let work = uncertainty::work(asked.measure, &asked.uncertainty, 4 * n, asked.system.groups.len());
        uncertainty::within_bounds(work, bounds.work)?;
        let sides = |one: &One| -> Result<TwoGroups<'static>, MeasureError> {
            let owned = one.counts.subject(&asked, &one.known.positions)?;
            let lent = owned.lent()?;
            let both = lent.sides()?;
            let populated: Vec<usize> = (0..both.n()).filter(|i| both.t()[*i] > 0.0).collect();
            both.at(&populated)
        };
        let (a, b) = (sides(&first)?, sides(&second)?);
        let measure = |groups: &TwoGroups| asked.measure.of(&Subject::two_groups(groups)?, &asked.settings)?.number();
        let found = composition_or_pattern(&a, &b, Counterfactual::Composition, measure)?;
        let (first_side, second_side) =
            (SideAnswer::of(&first, found.first, a.sum_t()), SideAnswer::of(&second, found.second, b.sum_t()));
        let years = (first_side.period.min(second_side.period), first_side.period.max(second_side.period));
        let crossed = |b: &BreakAnswer| years.0 < b.from && b.from <= years.1;
        let ids = |positions: &[usize]| positions.iter().map(|g| asked.system.groups[*g].id.clone()).collect();
        let settings = asked.measure.parameters.iter().map(|p| p.id.to_owned()).zip(asked.settings.iter().copied());
        let mut cautions: Vec<Bilingual> =
            [&first, &second].into_iter().flat_map(|one| caution::of_areas(&one.known)).collect();
        cautions.dedup();
        let mut answer = PatternAnswer {
            measure: asked.measure.id.to_owned(),
            name: asked.measure.name.into(),
            decimals: DECIMALS,
            settings: settings.collect(),
            groups: asked.system.id.clone(),
            group: ids(&asked.group),
            against: asked.against.as_deref().map(ids),
            first: first_side,
            second: second_side,
            difference: found.first - found.second,
            composition: found.composition,
            pattern: found.pattern,
            first_with_second: found.first_with_second,
            second_with_first: found.second_with_first,
            breaks: self.breaks_of_groups(asked.system).into_iter().filter(crossed).collect(),
            sentence: Bilingual::default(),
            cautions,
        };
        answer.sentence = sentence(&answer);
        Ok(answer)
    }
}

fn sentence(answer: &PatternAnswer) -> Bilingual {
    let side = |side: &SideAnswer| (place_of(&side.area), number(side.value, DECIMALS), side.period);
    let ((at, v, year), (at2, v2, year2)) = (side(&answer.first), side(&answer.second));
    let [difference, composition, pattern] =
        [answer.difference, answer.composition, answer.pattern].map(|part| number(part, DECIMALS));
    Bilingual::new(
        format!(
            "{}: {} i {} år {year} och {} i {} år {year2}. Av skillnaden {} kommer {} av gruppens andelar i delområdena \
             (sammansättning) och {} av vilka delområden som har höga och låga andelar (mönster).",
            answer.name.sv, v.sv, at.sv, v2.sv, at2.sv, difference.sv, composition.sv, pattern.sv
        ),
        format!(
            "{}: {} in {} in {year} and {} in {} in {year2}. Of the difference {}, {} comes from the group's shares in the sub-areas \
             (composition) and {} from which sub-areas have high and low shares (pattern).",
            answer.name.en, v.en, at.en, v2.en, at2.en, difference.en, composition.en, pattern.en
        ),
    )
}
