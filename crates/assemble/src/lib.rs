//! From what the sources said to what a snapshot holds: [`Validated`] → [`Published`].
//!
//! | step | page |
//! |---|---|
//! | 1. the total that a table left out is summed from its parts | [`totals`] |
//! | 2. larger areas are summed or weighted from smaller ones | [`aggregate`], [`nesting`] |
//! | 3. indicators are computed from components | [`indicators`], [`formula`] |
//! | 3a. ojämlikhetsindex over the finest sub-areas | [`inequality`] |
//! | 3b. area types and their cuts | [`area_types`] |
//! | 3c. the groups of each group system are counted | [`groups`] |
//! | 4. boundaries are simplified for maps | [`maps`] |
//! | 4a. places of areas and borders between neighbours | [`places`] |
//! | 5. police areas are laid over statistical areas | [`overlays`] |
//!
//! Published values always win over computed ones, and every column says how it came about. Nothing is rounded. The
//! order of everything is canonical, so the result depends neither on threads nor on the order of the files.

mod aggregate;
mod area_types;
mod components;
mod formula;
mod groups;
mod indicators;
mod inequality;
mod maps;
mod nesting;
mod overlays;
mod places;
mod totals;

use components::Components;
use nesting::Nesting;
use segbar_dataset::{Manifest, Parts, Published, Validated};
use segbar_domain::Catalogue;

/// Everything that a snapshot holds, computed from checked input by the rules of the catalogue. Fills missing totals,
/// aggregates to larger areas, computes indicators, simplifies boundaries, lays police areas over statistical ones.
pub fn publish(validated: Validated, catalogue: &Catalogue) -> Published {
    let fictional = validated.fictional();
    let Parts { sources, area_sets, components, boundaries, police, fictional_seed } = validated.into_parts();
    let nesting = Nesting::of(&area_sets);
    let mut components = Components::new(components, &sources, catalogue);
    totals::fill(&mut components, catalogue);
    aggregate::fill(&mut components, catalogue, &nesting);
    let (mut columns, schemes) = indicators::compute(&components, catalogue, &nesting);
    columns.extend(groups::counts(&components, catalogue, &nesting));
    columns.sort_by(|a, b| a.key.cmp(&b.key));
    let (topologies, (places, overlays)) = rayon::join(
        || maps::topologies(&boundaries),
        || {
            rayon::join(
                || places::all(&area_sets, &boundaries, &nesting),
                || overlays::all(&area_sets, &boundaries, &police, &components, &nesting),
            )
        },
    );
    Published {
        manifest: Manifest {
            layout: Manifest::LAYOUT,
            segbar: env!("CARGO_PKG_VERSION").to_owned(),
            fictional,
            seed: fictional_seed,
            sources,
        },
        area_sets,
        columns,
        boundaries,
        topologies,
        places,
        police,
        overlays,
        schemes,
    }
}
