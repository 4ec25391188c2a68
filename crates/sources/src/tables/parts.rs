//! Whether the parts of a whole sum to it. A difference is a note, not an error: publishers protect small counts with
//! noise, part by part.

use super::fill::Block;
use super::interpret::Meaning;
use segbar_dataset::ComponentKey;
use segbar_domain::catalogue::Kind;
use segbar_domain::{Breakdown, Text};

/// A note for every dimension of counts whose parts do not sum to the whole in some area: in how many, and by how much
/// at most.
pub fn notes(meaning: &Meaning) -> Vec<Text> {
    let mut notes = Vec::new();
    for dimension in meaning.table.dimensions.iter().filter(|d| d.parts_sum) {
        let parts = dimension.values.keys().filter(|v| *v != "total").count();
        let (mut areas, mut off, mut most) = (0usize, 0usize, 0f64);
        for (whole, cells) in meaning.blocks.iter().filter(|(key, _)| key.breakdown.get(&dimension.id).is_none()) {
            let counts = meaning.table.contents.iter().any(|c| c.component == whole.component && c.kind == Kind::Count);
            let of: Vec<&Block> = dimension
                .values
                .keys()
                .filter(|value| *value != "total")
                .filter_map(|value| meaning.blocks.get(&with(whole, &dimension.id, value)))
                .collect();
            if !counts || of.len() != parts {
                continue;
            }
            // Per area; not a number where a part is missing.
            let mut sums: Vec<Option<f64>> = Vec::new();
            for part in of {
                sums.resize(sums.len().max(part.areas().last().map_or(0, |last| *last as usize + 1)), None);
                for (i, area) in part.areas().iter().enumerate() {
                    *sums[*area as usize].get_or_insert(0.0) += part.value(i).unwrap_or(f64::NAN);
                }
            }
            for (i, area) in cells.areas().iter().enumerate() {
                let sum = sums.get(*area as usize).copied().flatten().filter(|sum| !sum.is_nan());
                if let (Ok(value), Some(sum)) = (cells.value(i), sum) {
                    areas += 1;
                    off += usize::from(sum != value);
                    most = most.max((sum - value).abs());
                }
            }
        }
        if off > 0 {
            let name = dimension.names.first().unwrap_or(&dimension.id);
            notes.push(Text::new(
                format!("Delarna efter {name} summerar inte till totalen i {off} av {areas} värden; största skillnaden är {most}."),
                format!("The parts by {name} do not sum to the total in {off} of {areas} values; the largest difference is {most}."),
            ));
        }
    }
    notes
}

fn with(whole: &ComponentKey, dimension: &str, value: &str) -> ComponentKey {
    let pairs = whole.breakdown.pairs().chain([(dimension, value)]);
    let breakdown = pairs.fold(Breakdown::total(), |b, (d, v)| b.with(d, v));
    ComponentKey { breakdown, ..whole.clone() }
}
