//! The contract for programs. `crates/server/openapi.json` is this document, checked in and checked to be fresh.

use crate::{comparisons, desk, downloads, first, measures, news, operator, over_time, own_area, routes};
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "segbar",
        description = "Socioeconomic residential segregation in Sweden's small areas. Read-only but for the planning desk. Every answer but the desk's depends on the snapshot and \
                       the address only; its ETag is the snapshot's id. Addresses of the API may end in `.json`. Missing values are null, \
                       with their reasons in `missing`. Errors are application/problem+json in the language of `?lang=` or \
                       Accept-Language (sv, en).",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    paths(
        routes::get_snapshot,
        routes::get_indicators,
        routes::get_indicator,
        routes::get_areas,
        routes::get_values,
        routes::get_values_of_part,
        downloads::values_file,
        routes::get_types,
        routes::get_composition,
        routes::get_compositions,
        routes::get_profile,
        routes::get_geometry,
        first::get_coarse_geometry,
        first::get_first,
        routes::get_police,
        comparisons::get_similar,
        comparisons::get_change,
        comparisons::get_flows,
        comparisons::get_clusters,
        over_time::get_series,
        over_time::get_vintages,
        news::get_findings,
        news::get_findings_of,
        news::get_changes,
        news::get_feed,
        news::get_revisions_feed,
        news::get_comparison,
        news::get_changed_values,
        news::get_changed_types,
        own_area::post_own_area,
        own_area::post_own_count,
        own_area::post_own_years,
        own_area::post_own_similar,
        measures::get_measures,
        measures::get_measure,
        measures::get_measure_result,
        measures::get_measure_difference,
        measures::get_measure_pattern,
        measures::get_groups,
        measures::get_group_system,
        measures::get_segregation_change,
        measures::get_levels,
        measures::get_scales,
        operator::get_operator,
        desk::get_desk,
        desk::offices::get_offices,
        desk::offices::post_office,
        desk::offices::put_office,
        desk::offices::delete_office,
        desk::offices::post_table,
        desk::network::post_access,
        desk::network::post_plan,
        desk::network::post_prices,
        desk::network::post_consequences,
        desk::scenarios::get_scenarios,
        desk::scenarios::post_scenario,
        desk::scenarios::get_scenario,
        desk::scenarios::delete_scenario,
        desk::scenarios::post_rerun,
        desk::scenarios::post_compare,
        desk::leases::get_leases,
        desk::leases::get_calendar,
        desk::sheets::post_sheet,
        desk::sheets::post_training,
        desk::floating_catchments::post_floating_catchments,
        desk::town::post_town,
        desk::town::post_mobile,
        desk::tables::get_tables,
        desk::tables::put_table,
        desk::tables::delete_table,
        desk::tables::get_regions,
        routes::get_openapi,
        routes::get_health,
    ),
    tags(
        (name = "snapshot", description = "What is served, and from whom it comes"),
        (name = "indicators", description = "What can be shown"),
        (name = "areas", description = "Areas, their borders and profiles"),
        (name = "values", description = "Columns of values"),
        (name = "downloads", description = "The same answers as files"),
        (name = "types", description = "Area types 1–5"),
        (name = "measures", description = "Measures of segregation"),
        (name = "desk", description = "The planning desk: own offices and plans; only where `segbar serve --desk` says so")
    )
)]
struct Document;

/// The OpenAPI document as JSON, with a line break at its end.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn document() -> Result<String, serde_json::Error> {
    Document::openapi().to_pretty_json().map(|text| text + "\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_document_that_is_checked_in_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
        let checked_in = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            checked_in == super::document().unwrap(),
            "crates/server/openapi.json is stale; write it with\n  \
             cargo run -p segbar-server --example openapi > crates/server/openapi.json"
        );
    }
}
