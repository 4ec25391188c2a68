//! What to mind about a value: few areas, small groups, what is left out.

use super::answer::MeasureRow;
use super::asked::MeasureAsked;
use super::counts::{Known, LEFT_OUT};
use super::sentence::number;
use crate::Bilingual;
use segbar_measures::registry::Family;

/// With fewer sub-areas than this the value says as much about the borders as about the people.
pub const FEW_AREAS: usize = 10;

/// With fewer members of the group per sub-area than this, chance alone raises the measures of unevenness clearly.
pub const FEW_MEMBERS: f64 = 20.0;

/// What to mind about a value.
pub(super) fn of(asked: &MeasureAsked, row: &MeasureRow) -> Vec<Bilingual> {
    let mut all: Vec<Bilingual> = few_areas(row.n).into_iter().collect();
    let uneven = matches!(asked.measure.family, Family::Evenness | Family::Spatial | Family::Concentration);
    if let Some(members) = row.group_people.filter(|_| uneven && row.n > 0) {
        let smaller = members.min(row.people - members) / row.n as f64;
        if smaller < FEW_MEMBERS {
            let mean = number(smaller, 1);
            all.push(Bilingual::new(
                format!(
                    "Den minsta gruppen har i genomsnitt {} per delområde: slumpen ensam höjer värdet. Ett test (systematic eller \
                     evenness) visar hur mycket.",
                    mean.sv
                ),
                format!(
                    "The smaller group has {} per sub-area on average: chance alone raises the value. A test (systematic or \
                     evenness) shows by how much.",
                    mean.en
                ),
            ));
        }
    }
    all.extend(left_out(row.left_out, row.share_left_out));
    all
}

/// What to mind about the sub-areas alone.
pub(super) fn of_areas(known: &Known) -> impl Iterator<Item = Bilingual> {
    few_areas(known.positions.len()).into_iter().chain(left_out(known.left_out, known.share_left_out))
}

fn few_areas(n: usize) -> Option<Bilingual> {
    (n < FEW_AREAS).then(|| {
        Bilingual::new(
            format!("Bara {n} delområden: värdet beror mycket på hur deras gränser är dragna."),
            format!("Only {n} sub-areas: the value depends much on how their borders are drawn."),
        )
    })
}

fn left_out(areas: usize, share: Option<f64>) -> Option<Bilingual> {
    let share = number(100.0 * share.unwrap_or(0.0), 1);
    (areas > 0).then(|| {
        Bilingual::new(
            format!("{areas} delområden utan uppgift är utelämnade, med {} % av befolkningen.", share.sv),
            format!("{areas} sub-areas without counts are left out, with {}% of the population.", share.en),
        )
    })
}

/// Why so much is missing that there is no value.
pub(super) fn too_much_missing(known: &Known) -> Bilingual {
    let most = number(100.0 * LEFT_OUT, 0);
    match known.share_left_out {
        Some(share) => {
            let share = number(100.0 * share, 1);
            Bilingual::new(
                format!(
                    "{} delområden med {} % av befolkningen saknar uppgift; högst {} % får utelämnas.",
                    known.left_out, share.sv, most.sv
                ),
                format!(
                    "{} sub-areas with {}% of the population have no counts; at most {}% may be left out.",
                    known.left_out, share.en, most.en
                ),
            )
        }
        None => Bilingual::new(
            format!("{} delområden saknar uppgift, och hur många som bor där är inte känt.", known.left_out),
            format!("{} sub-areas have no counts, and how many live there is not known.", known.left_out),
        ),
    }
}
