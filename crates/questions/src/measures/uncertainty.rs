//! How sure is a value? Intervals and tests of the measures' room, asked for by name and bounded.

use super::definitions::needs;
use super::refusal::MeasureRefusal;
use crate::Bilingual;
use segbar_domain::catalogue::GroupSystem;
use segbar_measures::MeasureError;
use segbar_measures::inference::{Noise, Null, Plan, bootstrap_interval, propagate, randomisation_test};
use segbar_measures::registry::{Measure, Subject};
use serde::Serialize;
use utoipa::ToSchema;

/// The null models by the name that they are asked for with.
pub const TESTS: [(&str, Null); 4] = [
    ("systematic", Null::Systematic),
    ("evenness", Null::Evenness),
    ("areas", Null::AreaPermutation),
    ("persons", Null::PersonPermutation),
];

/// What an interval is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalKind {
    /// Other areas of the same kind: the areas are drawn anew.
    Bootstrap,
    /// What rounding of the published shares may have hidden.
    Rounding,
    /// What noise added to protect persons may have done.
    Noise,
}

impl IntervalKind {
    /// The kind of a name.
    ///
    /// # Errors
    /// If there is none.
    pub fn parse(text: &str) -> Result<Self, MeasureRefusal> {
        let all = [IntervalKind::Bootstrap, IntervalKind::Rounding, IntervalKind::Noise];
        all.into_iter().find(|kind| kind.id() == text).ok_or_else(|| {
            let expected = Bilingual::new("bootstrap, rounding eller noise", "bootstrap, rounding or noise");
            MeasureRefusal::NotUnderstood { text: text.to_owned(), expected }
        })
    }

    /// Its name.
    pub fn id(self) -> &'static str {
        match self {
            IntervalKind::Bootstrap => "bootstrap",
            IntervalKind::Rounding => "rounding",
            IntervalKind::Noise => "noise",
        }
    }
}

/// What is asked about uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UncertaintyAsked {
    /// An interval.
    pub interval: Option<IntervalKind>,
    /// The share of the values that a bootstrap interval holds.
    pub level: f64,
    /// A test.
    pub test: Option<Null>,
    /// Replicates and seed of both.
    pub plan: Plan,
}

/// What was asked about uncertainty, as it was in force.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct UncertaintyAnswer {
    /// `bootstrap`, `rounding` or `noise`.
    pub interval: Option<&'static str>,
    /// `systematic`, `evenness`, `areas` or `persons`.
    pub test: Option<&'static str>,
    /// Number of replicates.
    pub replicates: u32,
    /// Seed.
    pub seed: u64,
}

/// Bounds beside a value, never instead of it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MeasureIntervalAnswer {
    /// `bootstrap`, `rounding` or `noise`.
    #[schema(example = "bootstrap")]
    pub kind: &'static str,
    /// The share of the values drawn that it holds.
    pub level: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Standard deviation of the values drawn.
    pub sd: f64,
    /// Mean of the values drawn less the value.
    pub shift: f64,
    /// How many values it rests on.
    pub replicates: u32,
}

/// How a value lies among those that chance gives.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MeasureTestAnswer {
    /// `systematic`, `evenness`, `areas` or `persons`.
    #[schema(example = "systematic")]
    pub kind: &'static str,
    /// Probability of a value as high or higher by chance.
    pub p: f64,
    /// Probability of a value as low or lower by chance.
    pub p_less: f64,
    /// Probability of a value as far out in either direction by chance.
    pub p_two_sided: f64,
    /// Mean of the values that chance gives.
    pub mean: f64,
    /// Standard deviation of the values that chance gives.
    pub sd: f64,
    /// How many values it rests on.
    pub replicates: u32,
}

impl UncertaintyAsked {
    /// What was asked, or nothing.
    pub fn answer(&self) -> Option<UncertaintyAnswer> {
        (self.interval.is_some() || self.test.is_some()).then(|| UncertaintyAnswer {
            interval: self.interval.map(IntervalKind::id),
            test: self.test.map(test_id),
            replicates: self.plan.replicates,
            seed: self.plan.seed,
        })
    }

    /// How often a measure is taken for it, the value itself included.
    fn times(&self) -> u64 {
        let each = u64::from(self.plan.replicates);
        1 + each * (u64::from(self.interval.is_some()) + u64::from(self.test.is_some()))
    }
}

fn test_id(null: Null) -> &'static str {
    TESTS.iter().find(|(_, of)| *of == null).map_or("", |(id, _)| id)
}

/// That what is asked goes with the measure and the groups.
pub(super) fn fits(asked: &UncertaintyAsked, measure: &Measure, system: &GroupSystem) -> Result<(), MeasureRefusal> {
    let refuse = |sv: String, en: String| Err(MeasureRefusal::NotFor { why: Bilingual::new(sv, en) });
    if (asked.interval.is_some() || asked.test.is_some()) && needs(measure).per_area {
        return refuse(
            "Intervall och test finns för mått med ett värde för helheten, inte för mått med ett värde per område."
                .into(),
            "Intervals and tests are for measures with one value for the whole, not for those with a value per area."
                .into(),
        );
    }
    if asked.test == Some(Null::AreaPermutation) && !measure.is_spatial() {
        return refuse(
            "Måttet ser inte till var områdena ligger och ändras inte när de byter plats. Välj ett annat test: \
             systematic, evenness eller persons."
                .into(),
            "The measure does not look at where the areas are, so nothing changes when they change places. Choose another \
             test: systematic, evenness or persons."
                .into(),
        );
    }
    if asked.interval == Some(IntervalKind::Rounding) && system.rounding.is_none() {
        return refuse(
            format!("Antalen i {} är inte avrundade andelar, så avrundning ger inget intervall.", system.id),
            format!("The counts of {} are not rounded shares, so rounding gives no interval.", system.id),
        );
    }
    Ok(())
}

/// The interval asked for.
pub(super) fn interval(
    asked: &UncertaintyAsked,
    kind: IntervalKind,
    measure: &Measure,
    subject: &Subject,
    settings: &[f64],
    rounding: Option<f64>,
) -> Result<MeasureIntervalAnswer, MeasureError> {
    let noise = match kind {
        IntervalKind::Bootstrap => {
            let found = bootstrap_interval(measure, subject, settings, asked.level, asked.plan)?;
            let (low, high) = found.bias_corrected.unwrap_or(found.percentile);
            return Ok(MeasureIntervalAnswer {
                kind: kind.id(),
                level: found.level,
                low,
                high,
                sd: found.sd,
                shift: found.bias,
                replicates: found.replicates,
            });
        }
        IntervalKind::Rounding => Noise::RoundedShares { step: rounding.unwrap_or(1.0) },
        IntervalKind::Noise => Noise::CELL_KEY,
    };
    let found = propagate(measure, subject, settings, noise, asked.plan)?;
    Ok(MeasureIntervalAnswer {
        kind: kind.id(),
        level: 0.95,
        low: found.interval.0,
        high: found.interval.1,
        sd: found.sd,
        shift: found.shift,
        replicates: found.replicates,
    })
}

/// The test asked for, with the value that has the mean of chance taken out.
pub(super) fn test(
    asked: &UncertaintyAsked,
    null: Null,
    measure: &Measure,
    subject: &Subject,
    settings: &[f64],
) -> Result<(MeasureTestAnswer, Option<f64>), MeasureError> {
    let found = randomisation_test(measure, subject, settings, null, asked.plan)?;
    let answer = MeasureTestAnswer {
        kind: test_id(null),
        p: found.p_greater,
        p_less: found.p_less,
        p_two_sided: found.p_two_sided,
        mean: found.null_mean,
        sd: found.null_sd,
        replicates: found.replicates,
    };
    Ok((answer, found.corrected))
}

/// About how many counts are looked at to answer for `n` areas and `k` groups: a measure of places looks at all pairs
/// of areas, others at each area once, those that ask what chance gives at each area many times.
pub(super) fn work(measure: &Measure, asked: &UncertaintyAsked, n: usize, k: usize) -> u64 {
    let (n, k, needs) = (n as u64, k as u64, needs(measure));
    let once = match measure.id {
        "modified_dissimilarity" | "modified_gini" | "density_corrected_dissimilarity" => n.saturating_mul(1000),
        "spatial_proximity_profile" => n.saturating_mul(n),
        _ if needs.places => n.saturating_mul(n).saturating_mul(k) / 2,
        _ if needs.neighbours || needs.borders => n * 10,
        // The areas are put in order.
        "gini" | "multigroup_gini" | "concentration_profile" => n.saturating_mul(k).saturating_mul(8),
        _ => n * k,
    };
    once.saturating_mul(asked.times())
}

/// That the work stays within bounds.
pub(super) fn within_bounds(work: u64, most: u64) -> Result<(), MeasureRefusal> {
    if work <= most {
        return Ok(());
    }
    let what = Bilingual::new(
        "Frågan är för stor: be om färre dragningar, färre år eller större områden. Antal som måttet skulle se på",
        "The question is too large: ask for fewer replicates, fewer years or larger areas. Counts to look at",
    );
    Err(MeasureRefusal::TooMany { what, most })
}
