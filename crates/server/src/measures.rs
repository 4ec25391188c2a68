//! Measures of segregation over HTTP: which there are, of which groups, and their values. What is asked about uncertainty
//! stands in the query; everything is bounded, and the heavy questions run few at a time.

use crate::answer::{Asked, query_pairs};
use crate::problem::ProblemAnswer;
use crate::routes::Shared;
use axum::extract::{Path, State as In};
use axum::http::Uri;
use axum::response::Response;
use segbar_questions::measures::answer::MeasureResultAnswer;
use segbar_questions::measures::change::SegregationChangeAnswer;
use segbar_questions::measures::definitions::MeasureAnswer;
use segbar_questions::measures::difference::DifferenceAnswer;
use segbar_questions::measures::groups::GroupSystemAnswer;
use segbar_questions::measures::levels::LevelsAnswer;
use segbar_questions::measures::pattern::PatternAnswer;
use segbar_questions::measures::scales::ScalesAnswer;
use segbar_questions::measures::{Bounds, Words};

/// All measures of segregation.
#[utoipa::path(get, path = "/api/v1/measures", tag = "measures", responses(
    (status = 200, description = "Family by family", body = Vec<MeasureAnswer>)))]
pub(crate) async fn get_measures(In(state): Shared, asked: Asked) -> Response {
    asked.json(&state, |desk| Ok(desk.measures())).await
}

/// One measure of segregation.
#[utoipa::path(get, path = "/api/v1/measures/{measure}", tag = "measures",
    params(("measure" = String, Path, description = "Measure", example = "dissimilarity")), responses(
    (status = 200, description = "The measure", body = MeasureAnswer),
    (status = 404, description = "No such measure", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_measure(In(state): Shared, Path(measure): Path<String>, asked: Asked) -> Response {
    asked.json(&state, move |desk| desk.measure_answer(&measure)).await
}

/// All group systems, with what the snapshot has of each.
#[utoipa::path(get, path = "/api/v1/groups", tag = "measures", responses(
    (status = 200, description = "In order", body = Vec<GroupSystemAnswer>)))]
pub(crate) async fn get_groups(In(state): Shared, asked: Asked) -> Response {
    asked.json(&state, |desk| desk.group_systems()).await
}

/// One group system.
#[utoipa::path(get, path = "/api/v1/groups/{groups}", tag = "measures",
    params(("groups" = String, Path, description = "Group system", example = "income_quartiles")), responses(
    (status = 200, description = "The system", body = GroupSystemAnswer),
    (status = 404, description = "No such system", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_group_system(In(state): Shared, Path(groups): Path<String>, asked: Asked) -> Response {
    asked.json(&state, move |desk| desk.group_system_answer(&groups)).await
}

/// A measure of a group system over the sub-areas of one area, or of each area of a level. A setting of the measure, such as
/// `b=0.9` or `k=1600`, is a parameter of its own name.
#[utoipa::path(get, path = "/api/v1/measures/{measure}/{groups}/{areas}/{years}", tag = "measures", params(
    ("measure" = String, Path, description = "Measure", example = "dissimilarity"),
    ("groups" = String, Path, description = "Group system", example = "income_quartiles"),
    ("areas" = String, Path, description = "Sub-areas: an edition, a level, or `finest`", example = "finest"),
    ("years" = String, Path, description = "Year, `first-last`, several with commas, `all` or `latest`", example = "2022"),
    ("group" = Option<String>, Query, description = "The group, several with commas, for a measure that holds one against others", example = "q1"),
    ("against" = Option<String>, Query, description = "The groups that it is held against; otherwise all others", example = "q4"),
    ("within" = Option<String>, Query, description = "The whole: code or name of an area; otherwise the nation", example = "0380"),
    ("each" = Option<String>, Query, description = "One answer for each area of `county`, `municipality` or `regso`"),
    ("interval" = Option<String>, Query, description = "`bootstrap`, `rounding` or `noise`"),
    ("confidence" = Option<f64>, Query, description = "Share of the values that a bootstrap interval holds; otherwise 0.95"),
    ("test" = Option<String>, Query, description = "`systematic`, `evenness`, `areas` or `persons`"),
    ("replicates" = Option<u32>, Query, description = "1 to 10 000; otherwise 1 000"),
    ("seed" = Option<u64>, Query, description = "The same seed draws the same; otherwise 1")), responses(
    (status = 200, description = "A row for each whole and year", body = MeasureResultAnswer),
    (status = 400, description = "Not understood, does not go together, or too large", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such measure, groups, area or year", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_measure_result(
    In(state): Shared,
    Path((measure, groups, areas, years)): Path<(String, String, String, String)>,
    uri: Uri,
    asked: Asked,
) -> Response {
    let (words, _) = match typed(&uri, measure, groups, areas, years) {
        Ok(words) => words,
        Err(problem) => return asked.problem(&problem),
    };
    asked.heavy(&state, move |desk| desk.measure(&words.understood(desk, Bounds::IN_PUBLIC)?)).await
}

/// The difference of a measure between two areas (`between`) or, where `between` is not given, between two years.
#[utoipa::path(get, path = "/api/v1/measures/{measure}/{groups}/{areas}/{years}/difference", tag = "measures", params(
    ("measure" = String, Path, description = "Measure", example = "dissimilarity"),
    ("groups" = String, Path, description = "Group system", example = "income_quartiles"),
    ("areas" = String, Path, description = "Sub-areas: an edition, a level, or `finest`", example = "finest"),
    ("years" = String, Path, description = "One year, or two with a comma", example = "2012,2022"),
    ("group" = Option<String>, Query, description = "The group, several with commas", example = "q1"),
    ("against" = Option<String>, Query, description = "The groups that it is held against; otherwise all others", example = "q4"),
    ("within" = Option<String>, Query, description = "The area whose years are compared; otherwise the nation", example = "0380"),
    ("between" = Option<String>, Query, description = "Two areas with a comma"),
    ("scheme" = Option<String>, Query, description = "`labels`, `composition` or `bootstrap`; otherwise `labels`"),
    ("replicates" = Option<u32>, Query, description = "1 to 10 000; otherwise 1 000"),
    ("seed" = Option<u64>, Query, description = "The same seed draws the same; otherwise 1")), responses(
    (status = 200, description = "Both sides and their difference", body = DifferenceAnswer),
    (status = 400, description = "Not understood, does not go together, or too large", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such measure, groups, area or year", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_measure_difference(
    In(state): Shared,
    Path((measure, groups, areas, years)): Path<(String, String, String, String)>,
    uri: Uri,
    asked: Asked,
) -> Response {
    let (words, more) = match typed(&uri, measure, groups, areas, years) {
        Ok(words) => words,
        Err(problem) => return asked.problem(&problem),
    };
    let question = move |desk: &segbar_questions::Desk| {
        let years = if more.between.is_empty() { words.years.as_str() } else { "" };
        let asked = words.understood_as_difference(desk, Bounds::IN_PUBLIC, &more.between, years, &more.scheme)?;
        desk.measure_difference(&asked)
    };
    asked.heavy(&state, question).await
}

/// The difference of a measure between two areas (`between`) or, where `between` is not given, between two years, split into
/// composition and pattern: the group's shares in the sub-areas, and which sub-areas have high and low shares.
#[utoipa::path(get, path = "/api/v1/measures/{measure}/{groups}/{areas}/{years}/pattern", tag = "measures", params(
    ("measure" = String, Path, description = "Measure that holds one group against others", example = "dissimilarity"),
    ("groups" = String, Path, description = "Group system", example = "income_quartiles"),
    ("areas" = String, Path, description = "Sub-areas: an edition, a level, or `finest`", example = "finest"),
    ("years" = String, Path, description = "One year, or two with a comma", example = "2012,2022"),
    ("group" = Option<String>, Query, description = "The group, several with commas", example = "q1"),
    ("against" = Option<String>, Query, description = "The groups that it is held against; otherwise all others", example = "q4"),
    ("within" = Option<String>, Query, description = "The area whose years are compared; otherwise the nation", example = "0380"),
    ("between" = Option<String>, Query, description = "Two areas with a comma")), responses(
    (status = 200, description = "Both sides, and the two parts of their difference", body = PatternAnswer),
    (status = 400, description = "Not understood, does not go together, or too large", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such measure, groups, area or year", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_measure_pattern(
    In(state): Shared,
    Path((measure, groups, areas, years)): Path<(String, String, String, String)>,
    uri: Uri,
    asked: Asked,
) -> Response {
    let (words, more) = match typed(&uri, measure, groups, areas, years) {
        Ok(words) => words,
        Err(problem) => return asked.problem(&problem),
    };
    let question = move |desk: &segbar_questions::Desk| {
        let years = if more.between.is_empty() { words.years.as_str() } else { "" };
        desk.measure_pattern(&words, &more.between, years, Bounds::IN_PUBLIC)
    };
    asked.heavy(&state, question).await
}

/// The change of the segregation of all groups of a system between two years, split into what the sizes of groups and areas
/// did (marginal) and what the spread of the groups did (structural).
#[utoipa::path(get, path = "/api/v1/groups/{groups}/change/{areas}/{from}/{to}", tag = "measures", params(
    ("groups" = String, Path, description = "Group system", example = "tenure"),
    ("areas" = String, Path, description = "Sub-areas: an edition, a level, or `finest`", example = "finest"),
    ("from" = String, Path, description = "First year", example = "2012"),
    ("to" = String, Path, description = "Second year", example = "2022"),
    ("within" = Option<String>, Query, description = "The whole; otherwise the nation", example = "03")), responses(
    (status = 200, description = "Both years, and the parts of the change of M and H", body = SegregationChangeAnswer),
    (status = 400, description = "Not understood, other sub-areas in the two years, or too large", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such groups, area or year", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_segregation_change(
    In(state): Shared,
    Path((groups, areas, from, to)): Path<(String, String, String, String)>,
    uri: Uri,
    asked: Asked,
) -> Response {
    let (words, _) = match typed(&uri, String::new(), groups, areas, String::new()) {
        Ok(words) => words,
        Err(problem) => return asked.problem(&problem),
    };
    asked.heavy(&state, move |desk| desk.measure_change(&words, &from, &to, Bounds::IN_PUBLIC)).await
}

/// Segregation of all groups of a system, split into the levels of areas.
#[utoipa::path(get, path = "/api/v1/groups/{groups}/levels/{areas}/{year}", tag = "measures", params(
    ("groups" = String, Path, description = "Group system", example = "income_quartiles"),
    ("areas" = String, Path, description = "Sub-areas: an edition, a level, or `finest`", example = "finest"),
    ("year" = String, Path, description = "Year, or `latest`", example = "2022"),
    ("within" = Option<String>, Query, description = "The whole; otherwise the nation", example = "03")), responses(
    (status = 200, description = "What each level adds", body = LevelsAnswer),
    (status = 404, description = "No such groups, area or year", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_levels(
    In(state): Shared,
    Path((groups, areas, year)): Path<(String, String, String)>,
    uri: Uri,
    asked: Asked,
) -> Response {
    let (words, _) = match typed(&uri, String::new(), groups, areas, year) {
        Ok(words) => words,
        Err(problem) => return asked.problem(&problem),
    };
    asked.heavy(&state, move |desk| desk.measure_levels(&words, Bounds::IN_PUBLIC)).await
}

/// Segregation of all groups of a system over surroundings of 50 to 51 200 people.
#[utoipa::path(get, path = "/api/v1/groups/{groups}/scales/{areas}/{year}", tag = "measures", params(
    ("groups" = String, Path, description = "Group system", example = "income_quartiles"),
    ("areas" = String, Path, description = "Sub-areas: an edition, a level, or `finest`", example = "finest"),
    ("year" = String, Path, description = "Year, or `latest`", example = "2022"),
    ("within" = Option<String>, Query, description = "The whole; otherwise the nation", example = "03")), responses(
    (status = 200, description = "Segregation at each scale", body = ScalesAnswer),
    (status = 400, description = "The snapshot does not know where the areas lie", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such groups, area or year", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_scales(
    In(state): Shared,
    Path((groups, areas, year)): Path<(String, String, String)>,
    uri: Uri,
    asked: Asked,
) -> Response {
    let (words, _) = match typed(&uri, String::new(), groups, areas, year) {
        Ok(words) => words,
        Err(problem) => return asked.problem(&problem),
    };
    asked.heavy(&state, move |desk| desk.measure_scales(&words, Bounds::IN_PUBLIC)).await
}

/// What only a difference has.
#[derive(Debug, Default)]
struct Difference {
    between: String,
    scheme: String,
}

/// The words of an address and its query. What is no word of the question is a setting, and the measure says whether it
/// has it.
fn typed(
    uri: &Uri,
    measure: String,
    groups: String,
    areas: String,
    years: String,
) -> Result<(Words, Difference), crate::problem::Problem> {
    let mut words = Words { measure, groups, years, ..Words::default() };
    match areas.as_str() {
        "finest" => {}
        // An edition has an underscore, a level has none.
        edition if edition.contains('_') && edition != "police_area" && edition != "own_area" => words.vintage = areas,
        _ => words.level = areas,
    }
    let mut more = Difference::default();
    for (name, value) in query_pairs(uri)? {
        match name.as_str() {
            "lang" => {}
            "group" => words.group = value,
            "against" => words.against = value,
            "within" => words.within = value,
            "each" => words.each = value,
            "interval" => words.interval = value,
            "confidence" => words.confidence = value,
            "test" => words.test = value,
            "replicates" => words.replicates = value,
            "seed" => words.seed = value,
            "between" => more.between = value,
            "scheme" => more.scheme = value,
            _ => words.settings.push((name, value)),
        }
    }
    Ok((words, more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_holds_words_and_settings() {
        let uri = Uri::from_static("/x?group=q1,q2&within=%C3%96rebro&b=0.9&lang=en&scheme=labels&test=systematic");
        let of = |areas: &str| {
            typed(&uri, "atkinson".into(), "income_quartiles".into(), areas.into(), "2022".into()).unwrap()
        };
        let (words, more) = of("finest");
        assert_eq!((words.group.as_str(), words.within.as_str(), more.scheme.as_str()), ("q1,q2", "Örebro", "labels"));
        assert_eq!(words.settings, [("b".to_owned(), "0.9".to_owned())]);
        assert!(words.level.is_empty() && words.vintage.is_empty());
        assert_eq!(of("deso").0.level, "deso");
        assert_eq!(of("DeSO_2018").0.vintage, "DeSO_2018");
        assert!(typed(&Uri::from_static("/x?a=%ff"), "".into(), "".into(), "".into(), "".into()).is_err());
    }
}
