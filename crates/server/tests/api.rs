//! The API over real HTTP, on the fictional country.

mod served;

use segbar_domain::{Catalogue, Period, Vintage};
use segbar_measures::evenness::gini;
use segbar_measures::input::Groups;
use segbar_measures::multigroup::information_theory;
use segbar_snapshot::Store;
use serde_json::Value;
use served::{ask, demo, get, raw};
use std::io::Read;

#[test]
fn the_snapshot_says_that_it_is_fictional() {
    let snapshot = get("/api/v1/snapshot");
    assert_eq!(snapshot["fictional"], true);
    assert_eq!(snapshot["id"], demo().id);
    let vintages = snapshot["vintages"].as_array().unwrap();
    let count = |name: &str| vintages.iter().find(|v| v["vintage"] == name).unwrap()["areas"].as_u64().unwrap();
    assert_eq!([count("RegSO_2020"), count("DeSO_2018"), count("Municipality_2007")], [3363, 5984, 290]);
    assert_eq!(snapshot["police_editions"].as_array().unwrap().len(), 3);
}

#[test]
fn areas_values_and_geometry_are_in_the_same_order() {
    let areas = get("/api/v1/areas/RegSO_2020");
    let values = get("/api/v1/values/population/RegSO_2020/2022");
    let geometry = get("/api/v1/geometry/RegSO_2020");
    let n = areas["codes"].as_array().unwrap().len();
    assert_eq!(n, 3363);
    assert_eq!(values["values"].as_array().unwrap().len(), n);
    assert_eq!(areas["names"].as_array().unwrap().len(), n);
    assert_eq!(areas["parents"].as_array().unwrap().len(), n);
    let geometries = geometry["objects"]["areas"]["geometries"].as_array().unwrap();
    let ids: std::collections::BTreeSet<u64> = geometries.iter().map(|g| g["id"].as_u64().unwrap()).collect();
    assert_eq!(ids.len(), n);
    assert_eq!(ids.last(), Some(&(n as u64 - 1)));
}

#[test]
fn populations_sum_to_the_nation_at_every_level() {
    let sum = |vintage: &str| {
        let values = get(&format!("/api/v1/values/population/{vintage}/2022"));
        values["values"].as_array().unwrap().iter().filter_map(Value::as_f64).sum::<f64>()
    };
    let nation = sum("Nation_2007");
    for vintage in ["County_2007", "Municipality_2007", "RegSO_2020", "DeSO_2018"] {
        assert_eq!(sum(vintage), nation, "{vintage}");
    }
}

#[test]
fn missing_values_are_null_and_have_a_reason() {
    let mut missing_somewhere = 0;
    for indicator in ["low_economic_standard", "unemployed", "school_eligibility"] {
        let answer = ask(&format!("/api/v1/values/{indicator}/RegSO_2020/2022"), &[]);
        if answer.status != 200 {
            continue;
        }
        let answer = answer.json();
        let values = answer["values"].as_array().unwrap();
        let reasons = answer["missing"].as_object().unwrap();
        let listed: Vec<usize> =
            reasons.values().flat_map(|r| r.as_array().unwrap()).map(|i| i.as_u64().unwrap() as usize).collect();
        assert!(listed.iter().all(|i| values[*i].is_null()));
        assert_eq!(listed.len(), values.iter().filter(|v| v.is_null()).count());
        missing_somewhere += listed.len();
    }
    assert!(missing_somewhere > 0, "the demo has missing cells");
}

#[test]
fn types_come_with_their_cuts_and_counts() {
    for variant in ["published", "open"] {
        let types = get(&format!("/api/v1/types/RegSO_2020/2022/{variant}"));
        let counts: u64 = types["counts"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
        assert_eq!(counts + types["missing"].as_u64().unwrap(), 3363);
        let (mean, sd) = (types["mean"].as_f64().unwrap(), types["sd"].as_f64().unwrap());
        let cuts: Vec<f64> = types["cuts"].as_array().unwrap().iter().map(|c| c.as_f64().unwrap()).collect();
        for (cut, by) in cuts.iter().zip([-1.0, 0.0, 1.0, 2.0]) {
            assert!((cut - (mean + by * sd)).abs() < 1e-9);
        }
    }
}

#[test]
fn a_profile_and_a_composition_agree() {
    let profile = get("/api/v1/profile/Municipality_2007/3101");
    assert_eq!(profile["area"]["level"], "municipality");
    assert_eq!(profile["path"].as_array().unwrap().len(), 2);
    let composition = get("/api/v1/composition/Municipality_2007/3101/2024/published");
    assert_eq!(profile["composition"][0], composition);
    let regso: u64 = composition["regso"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(regso as usize, profile["children"]["codes"].as_array().unwrap().len());
}

#[test]
fn the_police_list_overlays_statistical_areas_by_people() {
    let list = get("/api/v1/police/Police_2023");
    assert_eq!(list["areas"].as_array().unwrap().len(), 59);
    let overlays = list["overlays"].as_array().unwrap();
    assert!(overlays.iter().all(|o| o["method"] == "people"));
    let first = list["areas"][0]["code"].as_str().unwrap();
    let of_first = overlays.iter().filter(|o| o["police_area"] == first && o["vintage"] == "RegSO_2020");
    let share: f64 = of_first.map(|o| o["share_of_police_area"].as_f64().unwrap()).sum();
    assert!((share - 1.0).abs() < 1e-6, "{share}");
}

#[test]
fn every_address_may_end_like_a_file() {
    for path in ["/api/v1/snapshot", "/api/v1/indicators/population", "/api/v1/types/RegSO_2020/2022/open"] {
        assert_eq!(ask(path, &[]).body, ask(&format!("{path}.json"), &[]).body, "{path}");
    }
}

#[test]
fn an_answer_is_tagged_with_the_snapshot_and_not_sent_twice() {
    let first = ask("/api/v1/values/population/RegSO_2020/2022", &[]);
    assert_eq!(first.header("etag"), format!("\"{}\"", demo().id));
    assert_eq!(first.header("cache-control"), "public, no-cache");
    let again = ask("/api/v1/values/population/RegSO_2020/2022", &[("if-none-match", first.header("etag"))]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), first.header("etag"));
    let other = ask("/api/v1/values/population/RegSO_2020/2022", &[("if-none-match", "\"another\"")]);
    assert_eq!(other.status, 200);
}

#[test]
fn answers_are_compressed_for_those_who_accept_it() {
    let path = "/api/v1/values/population/DeSO_2018/2022";
    let plain = ask(path, &[]);
    assert_eq!(plain.header("content-encoding"), "");
    let packed = ask(path, &[("accept-encoding", "gzip")]);
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert_eq!(packed.header("vary"), "accept-encoding");
    assert!(packed.body.len() < plain.body.len() / 2);
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&packed.body[..]).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);
}

#[test]
fn a_mistake_is_answered_with_a_problem_in_the_readers_language() {
    let path = "/api/v1/values/popluation/RegSO_2020/2022";
    let swedish = ask(path, &[]);
    assert_eq!((swedish.status, swedish.header("content-type")), (404, "application/problem+json"));
    let problem = swedish.json();
    assert_eq!(problem["type"], "urn:segbar:problem:unknown-indicator");
    assert_eq!(problem["status"], 404);
    assert_eq!(problem["instance"], path);
    assert!(problem["detail"].as_str().unwrap().contains("Menade du population?"));
    let english = ask(path, &[("accept-language", "en-GB, sv;q=0.5")]).json();
    assert!(english["detail"].as_str().unwrap().contains("Did you mean population?"));
    let asked = ask(&format!("{path}?lang=en"), &[("accept-language", "sv")]).json();
    assert_eq!(asked["detail"], english["detail"]);
}

#[test]
fn every_kind_of_mistake_has_its_status() {
    for (path, status, kind) in [
        ("/api/v1/nothing", 404, "no-such-address"),
        ("/api/v1/areas/RegSO_1999", 404, "unknown-vintage"),
        ("/api/v1/areas/x", 404, "unknown-vintage"),
        ("/api/v1/profile/RegSO_2020/0380R999", 404, "unknown-area"),
        ("/api/v1/values/population/RegSO_2020/abc", 400, "unknown-period"),
        ("/api/v1/values/population/RegSO_2020/1950", 404, "nothing-there"),
        ("/api/v1/values/population/RegSO_2020/2022/x", 400, "unknown-breakdown"),
        ("/api/v1/types/RegSO_2020/2022/other", 400, "unknown-variant"),
        ("/api/v1/types/DeSO_2018/2022/published", 404, "nothing-there"),
        ("/api/v1/composition/RegSO_2020/3101R001/2022/open", 400, "not-composed"),
        ("/api/v1/police/RegSO_2020", 404, "unknown-vintage"),
        ("/api/v1/profile/RegSO_2020/%2e%2e%2f%2e%2e", 404, "unknown-area"),
        ("/api/v1/profile/RegSO_2020/%ff", 400, "not-text"),
        ("/../../etc/passwd", 404, "no-such-address"),
    ] {
        let response = ask(path, &[]);
        assert_eq!(response.status, status, "{path}");
        assert_eq!(response.json()["type"], format!("urn:segbar:problem:{kind}"), "{path}");
    }
}

#[test]
fn only_reading_is_possible() {
    let posted = raw("POST /api/v1/snapshot HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert!(posted.starts_with("HTTP/1.1 405"), "{posted}");
    assert!(posted.to_lowercase().contains("allow: get, head"));
    let body = raw("GET /api/v1/snapshot HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
    assert!(body.starts_with("HTTP/1.1 413"), "{body}");
    let head = raw("HEAD /api/v1/snapshot HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
}

#[test]
fn what_is_too_large_is_refused() {
    let long = format!("GET /api/v1/{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "a".repeat(3000));
    assert!(raw(&long).starts_with("HTTP/1.1 414"));
    let headers: String = (0..100).map(|i| format!("X-{i}: 1\r\n")).collect();
    let many = format!("GET /health HTTP/1.1\r\nHost: x\r\n{headers}\r\n");
    assert!(raw(&many).starts_with("HTTP/1.1 431"));
    let large = format!("GET /health HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n", "a".repeat(40_000));
    assert!(!raw(&large).starts_with("HTTP/1.1 200"));
    assert_eq!(ask("/health", &[]).status, 200);
}

#[test]
fn every_response_has_the_strict_headers() {
    for path in ["/", "/health", "/api/v1/snapshot", "/api/v1/nothing", "/nothing"] {
        let response = ask(path, &[]);
        assert_eq!(response.header("content-security-policy"), segbar_server::headers::POLICY, "{path}");
        assert_eq!(response.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(response.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(response.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(response.header("set-cookie"), "", "{path}");
    }
    let refused = raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert!(refused.to_lowercase().contains("content-security-policy"), "{refused}");
}

#[test]
fn the_page_or_how_to_build_it_is_at_the_root() {
    let page = ask("/", &[]);
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").starts_with("text/html"));
    assert_eq!(ask("/../Cargo.toml", &[]).status, 404);
    assert_eq!(ask("/no-such-file.js", &[]).status, 404);
}

#[test]
fn health_names_the_snapshot_in_service() {
    let health = ask("/health", &[]);
    assert_eq!(health.json(), serde_json::json!({"status": "ok", "snapshot": demo().id}));
    assert_eq!(health.header("cache-control"), "no-store");
}

/// The schema that a reference leads to.
fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(path) => root.pointer(path.trim_start_matches('#')).expect("a schema behind the reference"),
        None => schema,
    }
}

/// What of an answer does not fit its schema: properties that the schema lacks or demands, and wrong kinds.
fn misfits(root: &Value, schema: &Value, answer: &Value, at: &str, wrong: &mut Vec<String>) {
    let schema = resolved(root, schema);
    if let Some(options) = schema["oneOf"].as_array() {
        let fits = options.iter().any(|option| {
            let mut none = Vec::new();
            misfits(root, option, answer, at, &mut none);
            none.is_empty()
        });
        return if !fits {
            wrong.push(format!("{at}: fits none"))
        };
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    let kind = match answer {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = kinds.contains(&kind) || kind == "integer" && kinds.contains(&"number");
    if !fits {
        return wrong.push(format!("{at}: {kind} instead of {kinds:?}"));
    }
    match answer {
        Value::Array(items) => {
            for (i, item) in items.iter().take(40).enumerate() {
                misfits(root, &schema["items"], item, &format!("{at}[{i}]"), wrong);
            }
        }
        Value::Object(fields) => {
            let Some(properties) = schema["properties"].as_object() else { return };
            for (name, value) in fields {
                match properties.get(name) {
                    Some(property) => misfits(root, property, value, &format!("{at}.{name}"), wrong),
                    None => wrong.push(format!("{at}.{name}: not in the schema")),
                }
            }
            for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                if !fields.contains_key(name) {
                    wrong.push(format!("{at}.{name}: missing"));
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_described_address_answers_as_it_is_described() {
    let document = &demo().openapi;
    let paths = document["paths"].as_object().unwrap();
    assert!(paths.len() >= 13);
    let fill = [
        ("{id}", "population"),
        ("{indicator}", "population"),
        ("{period}", "2022"),
        ("{edition}", "Police_2023"),
        ("{variant}", "published"),
        ("{breakdown}", "total"),
        ("{measure}", "dissimilarity"),
        ("{groups}", "tenure"),
        ("{areas}", "finest"),
        ("{years}", "2022"),
        ("{year}", "2022"),
        ("/vintages/{from}/{to}", "/vintages/RegSO_2020/RegSO_2025"),
        ("/changes/{from}/{to}", "/changes/current/current"),
        ("{from}", "2021"),
        ("{to}", "2022"),
    ];
    let queries = [
        (
            "/measures/{measure}/{groups}/{areas}/{years}",
            "group=rental&within=3101&test=systematic&interval=bootstrap&replicates=20",
        ),
        ("/difference", "group=rental&between=3101,3102&replicates=20"),
        ("/pattern", "group=rental&between=3101,3102"),
        ("/{areas}/{year}", "within=3101"),
    ];
    let mut wrong = Vec::new();
    // Files have tests of their own, and so have what is asked with a body and the planning desk, which is not served here.
    let as_json = |item: &Value| item["get"]["responses"]["200"]["content"]["application/json"].is_object();
    let here = |path: &str| !path.starts_with("/api/v1/desk/");
    for (path, item) in paths.iter().filter(|(path, item)| here(path) && as_json(item)) {
        let vintages = if path.contains("{code}") {
            vec![("Municipality_2007", "3101")]
        } else {
            vec![("RegSO_2020", ""), ("DeSO_2018", "")]
        };
        for (vintage, code) in vintages {
            let mut address = path.replace("{vintage}", vintage).replace("{code}", code);
            if vintage == "DeSO_2018" && path.contains("{variant}") {
                address = address.replace("{variant}", "open");
            }
            for (blank, value) in fill {
                address = address.replace(blank, value);
            }
            if let Some((_, query)) = queries.iter().find(|(ending, _)| path.ends_with(ending)) {
                address = format!("{address}?{query}");
            }
            let schema = &item["get"]["responses"]["200"]["content"]["application/json"]["schema"];
            assert!(schema.is_object(), "{path} has no schema");
            misfits(document, schema, &get(&address), &address, &mut wrong);
        }
    }
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_first_picture_is_small_and_has_values_and_borders_of_the_same_areas() {
    let first = ask("/api/v1/first", &[("Accept-Encoding", "gzip")]);
    assert_eq!(first.status, 200);
    let answer = ask("/api/v1/first", &[]).json();
    assert_eq!(answer["snapshot"], demo().id);
    assert_eq!(answer["fictional"], true);
    let picture = &answer["picture"];
    assert_eq!((&picture["values"]["indicator"], &picture["level"]), (&"area_type".into(), &"regso".into()));
    let areas = picture["values"]["values"].as_array().unwrap().len();
    let paths = picture["borders"]["areas"].as_array().unwrap();
    assert_eq!(paths.len(), areas);
    let seen = paths.iter().filter(|path| path.as_str().unwrap().starts_with('M')).count();
    assert!(seen * 10 > areas * 9, "{seen} of {areas} areas are to be seen");
    let alone = ask("/api/v1/geometry/RegSO_2025/coarse", &[]);
    assert_eq!(alone.json(), picture["borders"]);
    let fine = ask("/api/v1/geometry/RegSO_2025", &[]);
    assert!(alone.body.len() * 3 < fine.body.len(), "{} of {} bytes", alone.body.len(), fine.body.len());
}

#[test]
fn a_brief_column_has_the_order_of_the_whole_one_and_is_smaller() {
    let address = "/api/v1/values/socioeconomic_index_open/DeSO_2018/2022";
    let (whole, brief) = (ask(address, &[]), ask(&format!("{address}?brief=1"), &[]));
    assert!(brief.body.len() * 3 < whole.body.len(), "{} of {} bytes", brief.body.len(), whole.body.len());
    let ranked = |answer: &serde_json::Value| {
        let values: Vec<_> = answer["values"].as_array().unwrap().iter().map(serde_json::Value::as_f64).collect();
        let mut order: Vec<usize> = (0..values.len()).filter(|at| values[*at].is_some()).collect();
        order.sort_by(|a, b| values[*a].partial_cmp(&values[*b]).unwrap());
        order
    };
    let (whole, brief) = (whole.json(), brief.json());
    assert_eq!(ranked(&whole), ranked(&brief));
    assert!(whole["interval"].is_object() && brief["interval"].is_null());
    assert_eq!(ask(&format!("{address}?short=1"), &[]).status, 400);
}

#[test]
fn every_measure_of_the_list_answers_on_the_demo_as_the_measures_own_room_does() {
    let measures = get("/api/v1/measures");
    let measures = measures.as_array().unwrap();
    assert!(measures.len() > 50, "{}", measures.len());
    let mut without = Vec::new();
    for about in measures {
        let id = about["id"].as_str().unwrap();
        assert_eq!(&get(&format!("/api/v1/measures/{id}")), about);
        let (groups, group) = if about["needs"]["order"] == true { ("age", "young") } else { ("tenure", "rental") };
        let group = if about["needs"]["group"] == true { format!("&group={group}") } else { String::new() };
        let order = if id == "rank_order" { "&order=1" } else { "" };
        let answer = get(&format!("/api/v1/measures/{id}/{groups}/finest/2022?within=3101{group}{order}"));
        let row = &answer["rows"][0];
        assert_eq!((&row["area"]["code"], &row["over"]), (&Value::from("3101"), &Value::from("DeSO_2018")), "{id}");
        assert!(row["n"].as_u64().unwrap() > 100);
        if about["needs"]["per_area"] == true {
            assert_eq!(row["per_area"]["codes"].as_array().unwrap().len() as u64, row["n"].as_u64().unwrap(), "{id}");
        } else if row["value"].is_null() {
            assert!(row["why"]["sv"].as_str().is_some_and(|why| why.ends_with('.')), "{id}");
            without.push(id);
        }
    }
    assert!(without.is_empty(), "{without:?}");
    // The same, taken directly of the counts that the demo publishes.
    let desk = segbar_questions::Desk::new(Store::open(served::folder()).current().unwrap(), Catalogue::builtin());
    let system = Catalogue::builtin().group_system("tenure").unwrap();
    let counts = desk.counts(system, &Vintage::deso_2018(), Period::year_of(2022), false).unwrap();
    let inside: Vec<usize> =
        (0..counts.set.len()).filter(|i| counts.set.areas()[*i].code.as_str().starts_with("3101")).collect();
    let columns = counts.columns.iter().map(|column| inside.iter().map(|i| column[*i]).collect::<Vec<_>>());
    let direct = Groups::new(columns.collect::<Vec<_>>()).unwrap();
    let of = |measure: &str, group: &str| {
        let answer = get(&format!("/api/v1/measures/{measure}/tenure/DeSO_2018/2022?within=3101{group}"));
        answer["rows"][0]["value"].as_f64()
    };
    assert_eq!(of("information_theory", ""), Some(information_theory(&direct)));
    assert_eq!(of("gini", "&group=rental"), Some(gini(&direct.one_against_rest(0).unwrap())));
}

#[test]
fn a_measure_is_kept_by_its_whole_question() {
    let of = |query: &str| {
        get(&format!("/api/v1/measures/dissimilarity/tenure/finest/2022?{query}"))["rows"][0]["value"].clone()
    };
    let (one, other) = (of("group=rental&within=3101"), of("group=owned&within=3101"));
    assert_ne!(one, other);
    assert_eq!(of("within=3101&lang=en&group=rental"), one);
    let path = "/api/v1/measures/dissimilarity/tenure/finest/2022";
    let with = ask(&format!("{path}.json?group=rental&within=3101"), &[]);
    assert_eq!(with.json()["rows"][0]["value"], one);
    let tested = of("group=rental&within=3101&test=systematic&replicates=100");
    assert_eq!(tested, one);
    let each = get(&format!("{path}?group=rental&each=municipality"));
    assert_eq!(each["rows"].as_array().unwrap().len(), 290);
    assert!(each["rows"].as_array().unwrap().iter().any(|row| row["area"]["code"] == "3101" && row["value"] == one));
}

#[test]
fn differences_levels_scales_and_groups_answer() {
    let path = "/api/v1/measures/gini/tenure/finest";
    let places = get(&format!("{path}/2022/difference?group=rental&between=3101,3102&replicates=50"));
    assert_eq!((&places["first"]["area"]["code"], &places["scheme"]), (&Value::from("3101"), &Value::from("labels")));
    let years = get(&format!("{path}/2012,2022/difference?group=rental&scheme=bootstrap&replicates=50"));
    assert_eq!((&years["first"]["period"], &years["second"]["period"]), (&Value::from(2012), &Value::from(2022)));
    let pattern = get(&format!("{path}/2022/pattern?group=rental&between=3101,3102"));
    let part = |name: &str| pattern[name].as_f64().unwrap();
    assert!((part("composition") + part("pattern") - part("difference")).abs() < 1e-12);
    assert_eq!(pattern["first"]["value"], places["first"]["value"]);
    let change = get("/api/v1/groups/tenure/change/finest/2012/2022?within=3101");
    let part = |name: &str| change["information_theory"][name].as_f64().unwrap();
    let parts = part("marginal") + part("structural") + part("additions") + part("removals");
    assert!((parts - part("change")).abs() < 1e-12 && part("change") == part("later") - part("earlier"));
    let levels = get("/api/v1/groups/tenure/levels/finest/2022");
    let sum: f64 = levels["levels"].as_array().unwrap().iter().map(|l| l["share"].as_f64().unwrap()).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    let scales = get("/api/v1/groups/tenure/scales/finest/2022?within=3101");
    assert!(scales["scales"].as_array().unwrap().len() > 5);
    let groups = get("/api/v1/groups");
    assert!(groups.as_array().unwrap().iter().any(|g| g["id"] == "tenure" && g["available"] != Value::Array(vec![])));
    assert_eq!(get("/api/v1/groups/tenure")["groups"][0]["id"], "rental");
}

#[test]
fn a_question_about_a_measure_that_cannot_be_answered_says_why() {
    for (path, status, kind) in [
        ("/api/v1/measures/nothing", 404, "unknown-measure"),
        ("/api/v1/groups/nothing", 404, "unknown-groups"),
        ("/api/v1/measures/gini/tenure/finest/2022", 400, "unknown-group"),
        ("/api/v1/measures/gini/tenure/finest/2022?group=castle", 404, "unknown-group"),
        ("/api/v1/measures/gini/tenure/finest/1950?group=rental", 404, "no-counts"),
        ("/api/v1/measures/gini/tenure/finest/20x2?group=rental", 400, "unknown-period"),
        ("/api/v1/measures/gini/tenure/moon/2022?group=rental", 400, "unknown-level"),
        ("/api/v1/measures/gini/tenure/DeSO_1999/2022?group=rental", 404, "no-counts"),
        ("/api/v1/measures/gini/tenure/finest/2022?group=rental&b=1", 400, "measure-refused"),
        ("/api/v1/measures/gini/tenure/finest/2022?group=rental&within=9999", 404, "unknown-area"),
        ("/api/v1/measures/gini/tenure/finest/2022?group=rental&test=luck", 400, "not-understood"),
        ("/api/v1/measures/gini/tenure/finest/2022?group=rental&replicates=10001&test=evenness", 400, "too-many"),
        (
            "/api/v1/measures/modified_gini/tenure/finest/all?group=rental&test=evenness&replicates=10000&each=county",
            400,
            "too-many",
        ),
        ("/api/v1/measures/gini/tenure/finest/2022?group=%ff", 400, "not-text"),
    ] {
        let answer = ask(path, &[]);
        assert_eq!(answer.status, status, "{path}: {}", String::from_utf8_lossy(&answer.body));
        assert_eq!(answer.json()["type"], format!("urn:segbar:problem:{kind}"), "{path}");
        assert!(!answer.json()["detail"].as_str().unwrap().is_empty());
    }
}
