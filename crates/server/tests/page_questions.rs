//! What the page asks beside columns and profiles: files, comparisons, own areas, news. On the fictional country, over HTTP.

mod served;

use serde_json::Value;
use served::{ask, demo, get, raw};

/// Sends a body and gives the status and the answer.
fn post(path: &str, body: &str) -> (u16, Value) {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut response = agent.post(format!("{}{path}", demo().address)).send(body).unwrap();
    let header = |name: &str| response.headers().get(name).map(|v| v.to_str().unwrap().to_owned());
    assert!(header("etag").is_none(), "what a user has of their own is not tagged");
    assert_eq!(header("cache-control").as_deref(), Some("no-store"));
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.body_mut().read_to_vec().unwrap()).unwrap())
}

/// A corner of an area's border.
fn a_place() -> [f64; 2] {
    let topology = get("/api/v1/geometry/DeSO_2018");
    let (scale, translate) = (&topology["transform"]["scale"], &topology["transform"]["translate"]);
    let first = &topology["arcs"][0][0];
    let axis = |axis: usize| {
        let raw = first[axis].as_f64().unwrap();
        let moved = scale[axis].as_f64().zip(translate[axis].as_f64());
        moved.map_or(raw, |(scale, translate)| raw * scale + translate)
    };
    [axis(0), axis(1)]
}

#[test]
fn a_column_is_a_file_in_three_forms() {
    let path = "/api/v1/values/population/RegSO_2020/2022";
    let csv = ask(&format!("{path}.csv?within=3101"), &[]);
    assert_eq!((csv.status, csv.header("content-type")), (200, "text/csv; charset=utf-8; header=present"));
    assert_eq!(csv.header("content-disposition"), r#"attachment; filename="population-RegSO_2020-2022-3101.csv""#);
    let text = String::from_utf8(csv.body.clone()).unwrap();
    assert!(text.starts_with("# Påhittat demoland"), "a file says that it is invented");
    let listed = text.lines().count() - 2;
    let inside =
        get("/api/v1/areas/RegSO_2020")["parents"].as_array().unwrap().iter().filter(|p| **p == "3101").count();
    assert_eq!(listed, inside);

    let workbook = ask(&format!("{path}/total.xlsx"), &[("Accept-Encoding", "gzip")]);
    assert_eq!((workbook.status, &workbook.body[..2]), (200, &b"PK"[..]));
    assert_eq!(workbook.header("content-encoding"), "");
    let set = get(&format!("{path}.jsonstat"));
    assert_eq!(set["size"][0], 3363);
    assert_eq!(set["extension"]["segbar"]["fictional"], true);
    for path in ["areas/RegSO_2020.csv", "types/RegSO_2020/2022/published.xlsx", "profile/Municipality_2007/3101.csv"] {
        assert_eq!(ask(&format!("/api/v1/{path}"), &[]).status, 200, "{path}");
    }
}

#[test]
fn a_name_that_is_no_parameter_is_refused_and_not_passed_over() {
    for path in [
        "/api/v1/values/population/RegSO_2020/2022.csv?witin=3101",
        "/api/v1/flows/RegSO_2020/2021/2022/published?inside=3101",
        "/api/v1/similar/Municipality_2007/3101?by=population&m=3",
        "/api/v1/change/population/RegSO_2020/2021/2022?part=x",
    ] {
        let answer = ask(path, &[]);
        assert_eq!(
            (answer.status, &answer.json()["type"]),
            (400, &"urn:segbar:problem:unknown-parameter".into()),
            "{path}"
        );
    }
    assert_eq!(ask("/api/v1/values/population/RegSO_2020/2022.csv?lang=en", &[]).status, 200);
}

#[test]
fn flows_sum_to_the_counts_of_both_years() {
    let flows = get("/api/v1/flows/RegSO_2020/2021/2022/published");
    let counts = |year: u16| get(&format!("/api/v1/types/RegSO_2020/{year}/published"))["counts"].clone();
    let cell = |row: usize, column: usize| flows["areas"][row][column].as_u64().unwrap();
    let (before, after) = (counts(2021), counts(2022));
    for of in 0..5 {
        assert_eq!(before[(of + 1).to_string()], (0..5).map(|to| cell(of, to)).sum::<u64>());
        assert_eq!(after[(of + 1).to_string()], (0..5).map(|from| cell(from, of)).sum::<u64>());
    }
    let off_diagonal: u64 =
        (0..5).flat_map(|i| (0..5).map(move |j| (i, j))).filter(|(i, j)| i != j).map(|(i, j)| cell(i, j)).sum();
    let changers = flows["changers"].as_array().unwrap();
    assert_eq!(changers.len() as u64, off_diagonal);
    let judged = &flows["judged"];
    let kinds = ["clear", "near_a_cut", "within_rounding"].map(|k| judged[k].as_u64().unwrap());
    assert_eq!(kinds.iter().sum::<u64>(), changers.iter().filter(|c| !c["judgement"].is_null()).count() as u64);
    assert!(flows["rule"]["typical_move"].as_f64().unwrap() > 0.0);
}

#[test]
fn a_change_is_a_column_of_differences_and_a_year_that_is_missing_is_named() {
    let answer = ask("/api/v1/change/population/DeSO_2018/2009/2022?lang=en", &[]);
    assert_eq!((answer.status, &answer.json()["type"]), (404, &"urn:segbar:problem:nothing-there".into()));
    let change = get("/api/v1/change/low_economic_standard/RegSO_2020/2021/2022");
    let column = |year: u16| get(&format!("/api/v1/values/low_economic_standard/RegSO_2020/{year}"))["values"].clone();
    let (before, after) = (column(2021), column(2022));
    for i in 0..3363 {
        let expected = before[i].as_f64().zip(after[i].as_f64()).map(|(before, after)| after - before);
        let found = change["values"][i].as_f64();
        // Reading numbers from JSON may change their last bit.
        let near = |(found, expected): (f64, f64)| (found - expected).abs() < 1e-12;
        assert!(
            found.is_some() == expected.is_some() && found.zip(expected).is_none_or(near),
            "{found:?} {expected:?}"
        );
    }
    assert_eq!(change["unit_name"]["sv"], "procentenheter");
}

#[test]
fn the_usual_indicators_find_similar_areas() {
    let similar = get("/api/v1/similar/Municipality_2007/3101?n=5");
    let areas = similar["areas"].as_array().unwrap();
    assert_eq!(areas.len(), 5);
    let distances: Vec<f64> = areas.iter().map(|a| a["distance"].as_f64().unwrap()).collect();
    assert!(distances.windows(2).all(|pair| pair[0] <= pair[1]));
    assert!(areas.iter().all(|a| a["code"] != "3101"));
    assert!(!similar["indicators"].as_array().unwrap().is_empty());
}

#[test]
fn clusters_are_told_from_chance_and_counted() {
    let path = "/api/v1/clusters/low_economic_standard/RegSO_2020/2022";
    let clusters = get(path);
    let classes = clusters["classes"].as_array().unwrap();
    assert_eq!(classes.len(), 3363);
    for (class, count) in clusters["counts"].as_object().unwrap() {
        assert_eq!(*count, classes.iter().filter(|c| c.as_str() == Some(class)).count() as u64, "{class}");
    }
    for (class, q) in classes.iter().zip(clusters["q"].as_array().unwrap()) {
        if !class.is_null() && class != "none" {
            assert!(q.as_f64().unwrap() <= 0.05);
        }
    }
    assert_eq!(ask("/api/v1/clusters/area_type/RegSO_2020/2022", &[]).status, 400);
}

#[test]
fn the_whole_country_drawn_as_an_own_area_has_all_its_people() {
    let all = r#"{"type":"Polygon","coordinates":[[[9.5,54.5],[25.5,54.5],[25.5,69.8],[9.5,69.8],[9.5,54.5]]]}"#;
    let (status, own) = post("/api/v1/own-area", all);
    assert_eq!(status, 200, "{own}");
    let nation =
        get(&format!("/api/v1/values/population/Nation_2007/{}", own["period"]))["values"][0].as_f64().unwrap();
    let people = &own["people"];
    // Noise is drawn anew on every level: the DeSO do not sum to the nation to the last person.
    assert!((people["value"].as_f64().unwrap() / nation - 1.0).abs() < 1e-4, "{people} of {nation}");
    assert_eq!(people["low"], people["high"]);
    let population: f64 = own["types"][0]["people"].as_object().unwrap().values().filter_map(Value::as_f64).sum();
    assert!(population < 1.0001 * nation && population > 0.9 * nation);
    let (_, count) = post("/api/v1/own-area/count", all);
    assert!((count["people"].as_f64().unwrap() / people["value"].as_f64().unwrap() - 1.0).abs() < 1e-9);
}

#[test]
fn a_part_of_an_area_is_an_estimate_between_bounds() {
    let at = a_place();
    let body = format!(r#"{{"center":[{},{}],"radius":1500}}"#, at[0], at[1]);
    let (status, own) = post("/api/v1/own-area", &body);
    assert_eq!(status, 200, "{own}");
    let [low, value, high] = ["low", "value", "high"].map(|k| own["people"][k].as_f64().unwrap());
    assert!(low <= value && value <= high && value > 0.0 && low < high, "{low} {value} {high}");
    let parts: f64 = own["areas"].as_array().unwrap().iter().filter_map(|a| a["people"].as_f64()).sum();
    assert!((parts - value).abs() < 1e-6);
    for indicator in own["indicators"].as_array().unwrap() {
        let e = ["low", "value", "high"].map(|k| indicator["estimate"][k].as_f64().unwrap());
        assert!(e[0] <= e[1] + 1e-9 && e[1] <= e[2] + 1e-9, "{indicator}");
    }
    let (_, count) = post("/api/v1/own-area/count", &body);
    assert!(count["people"].as_f64().unwrap() <= high);
}

#[test]
fn whole_areas_put_together_are_counted_and_not_estimated() {
    let set = get("/api/v1/areas/DeSO_2025");
    let (codes, parents) = (set["codes"].as_array().unwrap(), set["parents"].as_array().unwrap());
    let (status, own) =
        post("/api/v1/own-area", &format!(r#"{{"vintage":"DeSO_2025","areas":[{},{}]}}"#, codes[7], codes[8]));
    assert_eq!(status, 200, "{own}");
    let people = get(&format!("/api/v1/values/population/DeSO_2025/{}", own["period"]))["values"].clone();
    let sum = people[7].as_f64().unwrap() + people[8].as_f64().unwrap();
    for end in ["low", "value", "high"] {
        assert_eq!(own["people"][end].as_f64(), Some(sum), "{end}");
    }
    let said = own["sentence"]["sv"].as_str().unwrap();
    assert!(said.contains("personer bodde i området") && !said.contains("Uppskattningsvis"), "{said}");
    assert_eq!(own["areas"].as_array().unwrap().len(), 2, "what only touches them is not among them");

    // A RegSO is the DeSO that it is made of.
    let inside: Vec<usize> = (0..codes.len()).filter(|i| parents[*i] == parents[7]).collect();
    let (_, whole) = post("/api/v1/own-area", &format!(r#"{{"vintage":"RegSO_2025","areas":[{}]}}"#, parents[7]));
    let all: f64 = inside.iter().map(|i| people[*i].as_f64().unwrap()).sum();
    assert_eq!(whole["areas"].as_array().unwrap().len(), inside.len());
    assert!((whole["people"]["value"].as_f64().unwrap() - all).abs() < 1e-6);
    assert_eq!(whole["regso"][0]["share_of_area"], 1.0);
    let (_, count) = post("/api/v1/own-area/count", &format!(r#"{{"vintage":"RegSO_2025","areas":[{}]}}"#, parents[7]));
    assert!((count["people"].as_f64().unwrap() / all - 1.0).abs() < 0.01);

    let refused = |body: &str| post("/api/v1/own-area", body).1["type"].as_str().unwrap().to_owned();
    assert!(refused(r#"{"vintage":"DeSO_2025","areas":["9999A0010"]}"#).ends_with("unknown-area"));
    assert!(refused(r#"{"vintage":"DeSO_1999","areas":[]}"#).ends_with("unknown-vintage"));
    assert!(refused(r#"{"vintage":"DeSO_2025","areas":[]}"#).ends_with("not-a-shape"));
    assert!(refused(&format!(r#"{{"vintage":"DeSO_2025","areas":{:?}}}"#, vec!["x"; 501])).ends_with("too-many"));
}

#[test]
fn a_police_area_is_estimated_like_any_area_and_touches_its_own_list() {
    let area = get("/api/v1/police/Police_2023")["areas"][0].clone();
    let (status, own) = post("/api/v1/own-area", &format!(r#"{{"vintage":"Police_2023","areas":[{}]}}"#, area["code"]));
    assert_eq!(status, 200, "{own}");
    let listed = own["police"].as_array().unwrap();
    let itself = listed.iter().find(|l| l["edition"] == "Police_2023" && l["code"] == area["code"]).unwrap();
    assert_eq!(itself["class"], area["class"]);
    for share in ["share_of_own", "share_of_police_area"] {
        assert!((itself[share].as_f64().unwrap() - 1.0).abs() < 1e-6, "{itself}");
    }
    assert!((itself["people"].as_f64().unwrap() / own["people"]["value"].as_f64().unwrap() - 1.0).abs() < 1e-6);
    let editions: Vec<&str> = listed.iter().map(|l| l["edition"].as_str().unwrap()).collect();
    assert!(editions.is_sorted_by(|a, b| a >= b), "the newest list first: {editions:?}");
}

#[test]
fn the_mean_of_similar_areas_counts_each_of_them_once() {
    let set = get("/api/v1/areas/RegSO_2020");
    let codes = set["codes"].as_array().unwrap();
    let answer = get(&format!("/api/v1/similar/RegSO_2020/{}?n=4", codes[50].as_str().unwrap()));
    let mean = answer["means"].as_array().unwrap().iter().find(|m| m["id"] == "unemployed").unwrap();
    let column = get(&format!("/api/v1/values/unemployed/RegSO_2020/{}", mean["period"]))["values"].clone();
    let near = answer["areas"].as_array().unwrap().iter();
    let sum: f64 = near.map(|a| column[codes.iter().position(|c| *c == a["code"]).unwrap()].as_f64().unwrap()).sum();
    assert_eq!(mean["areas"], 4);
    assert!((mean["value"].as_f64().unwrap() - sum / 4.0).abs() < 1e-9);
    assert!(answer["means"].as_array().unwrap().iter().all(|m| m["id"] != "population"), "counts have no mean");
}

#[test]
fn an_own_area_that_cannot_be_drawn_says_why() {
    let posted = |path: &str, length: usize, body: &str| {
        raw(&format!("POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"))
    };
    assert!(posted("/api/v1/own-area", 2, "{}").contains("urn:segbar:problem:not-a-shape"));
    assert!(posted("/api/v1/own-area", 9_000_000, "").starts_with("HTTP/1.1 413"));
    let chunked = raw(
        "POST /api/v1/own-area HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
    );
    assert!(chunked.starts_with("HTTP/1.1 413"), "{chunked}");
    assert!(raw("GET /api/v1/own-area HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 405"));
    assert!(posted("/api/v1/profile/Municipality_2007/3101", 2, "{}").starts_with("HTTP/1.1 405"));
}

#[test]
fn the_page_is_told_what_is_found_and_what_has_changed() {
    let findings = get("/api/v1/findings")["findings"].as_array().unwrap().clone();
    assert_eq!(findings.len(), 3);
    for finding in &findings {
        let year = finding["period"].to_string();
        for language in ["sv", "en"] {
            let text = finding["text"][language].as_str().unwrap();
            assert!(text.contains(&year) && text.ends_with('.'), "{text}");
        }
        assert!(!finding["sources"].as_array().unwrap().is_empty());
    }
    assert_eq!(get("/api/v1/findings/Municipality_2007/3101")["area"]["code"], "3101");
    assert!(get("/api/v1/changes")["revision"].is_null());
    let feed = ask("/api/v1/changes.atom?lang=en", &[]);
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(String::from_utf8(feed.body).unwrap().contains("xml:lang=\"en\""));
    let swedish = ask("/api/v1/changes.atom", &[("Accept-Language", "en")]);
    assert!(String::from_utf8(swedish.body).unwrap().contains("xml:lang=\"sv\""));
}

#[test]
fn a_profile_names_neighbours_that_name_it_in_turn() {
    let code = get("/api/v1/areas/RegSO_2020")["codes"][100].as_str().unwrap().to_owned();
    let neighbours = get(&format!("/api/v1/profile/RegSO_2020/{code}"))["neighbours"].as_array().unwrap().clone();
    assert!(!neighbours.is_empty());
    for neighbour in &neighbours {
        let other = neighbour["code"].as_str().unwrap();
        let back = get(&format!("/api/v1/profile/RegSO_2020/{other}"))["neighbours"].clone();
        let here = back.as_array().unwrap().iter().find(|n| n["code"] == code.as_str()).unwrap();
        assert_eq!(here["border"], neighbour["border"]);
    }
}

#[test]
fn whole_areas_develop_as_their_people_together_and_the_years_have_their_bounds() {
    let codes = get("/api/v1/areas/DeSO_2018")["codes"].clone();
    let whole = format!(r#"{{"vintage":"DeSO_2018","areas":[{},{}]}}"#, codes[7], codes[8]);
    let (status, own) = post("/api/v1/own-area/years/low_economic_standard", &whole);
    assert_eq!(status, 200, "{own}");
    let years = own["years"].as_array().unwrap();
    assert!(years.len() > 3, "{own}");
    for year in years.iter().filter(|year| year["vintage"] == "DeSO_2018") {
        let period = &year["period"];
        let column = |id: &str, of: &Value| get(&format!("/api/v1/values/{id}/DeSO_2018/{of}"))["values"].clone();
        let (people, share) = (column("population", &year["people_of"]), column("low_economic_standard", period));
        let at = |column: &Value, i: usize| column[i].as_f64().unwrap();
        let all = at(&people, 7) + at(&people, 8);
        let mean = (at(&people, 7) * at(&share, 7) + at(&people, 8) * at(&share, 8)) / all;
        assert!((year["estimate"]["value"].as_f64().unwrap() - mean).abs() < 1e-9, "{year}");
    }
    let at = a_place();
    let (_, own) = post(
        "/api/v1/own-area/years/low_economic_standard",
        &format!(r#"{{"center":[{},{}],"radius":900}}"#, at[0], at[1]),
    );
    let periods: Vec<u64> = own["years"].as_array().unwrap().iter().map(|y| y["period"].as_u64().unwrap()).collect();
    assert!(!periods.is_empty() && periods.windows(2).all(|pair| pair[0] < pair[1]), "{periods:?}");
    for year in own["years"].as_array().unwrap() {
        let [low, value, high] = ["low", "value", "high"].map(|k| year["estimate"][k].as_f64().unwrap());
        assert!(low <= value + 1e-9 && value <= high + 1e-9 && low < high, "{year}");
    }
    assert_eq!(post("/api/v1/own-area/years/area_type", &whole).0, 400, "a class has no mean");
    assert_eq!(post("/api/v1/own-area/years/castles", &whole).0, 404);
    assert_eq!(ask("/api/v1/own-area/years/population", &[]).status, 405);
}

#[test]
fn an_own_area_is_like_those_that_its_whole_regso_is_like_and_never_like_itself() {
    let regso = get("/api/v1/areas/RegSO_2020")["codes"].clone();
    let whole = format!(r#"{{"vintage":"RegSO_2020","areas":[{}]}}"#, regso[50]);
    let (status, own) = post("/api/v1/own-area/similar?n=20", &whole);
    assert_eq!(status, 200, "{own}");
    let areas = own["areas"].as_array().unwrap();
    assert_eq!((areas.len(), own["own"].as_u64()), (20, Some(1)));
    assert!(areas.iter().all(|area| area["code"] != regso[50]));
    for area in areas {
        let [low, value, high] = ["low", "value", "high"].map(|k| area["distance"][k].as_f64().unwrap());
        assert!(low <= value + 1e-9 && value <= high + 1e-9, "{area}");
    }
    let near: Vec<f64> = areas.iter().map(|a| a["distance"]["value"].as_f64().unwrap()).collect();
    assert!(near.windows(2).all(|pair| pair[0] <= pair[1]));
    // By the people instead of by the indicator's own base the estimate differs a little from the RegSO's published value: most of the
    // nearest are the same.
    let by =
        own["indicators"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap()).collect::<Vec<_>>().join(",");
    let published = get(&format!("/api/v1/similar/RegSO_2020/{}?n=20&by={by}", regso[50].as_str().unwrap()));
    let also = published["areas"].as_array().unwrap().iter().filter(|a| areas.iter().any(|b| a["code"] == b["code"]));
    assert!(also.count() >= 10, "{published} {own}");
    assert_eq!(post("/api/v1/own-area/similar?by=castles", &whole).0, 404);
    assert_eq!(post("/api/v1/own-area/similar?nearest=3", &whole).0, 400);
}

#[test]
fn compositions_are_those_of_every_year() {
    let all = get("/api/v1/compositions/Municipality_2007/3101/published");
    let all = all.as_array().unwrap();
    assert!(all.len() > 3);
    for one in all {
        assert_eq!(*one, get(&format!("/api/v1/composition/Municipality_2007/3101/{}/published", one["period"])));
    }
    assert_eq!(ask("/api/v1/compositions/RegSO_2020/3101R001/published", &[]).status, 400);
}

#[test]
fn a_made_up_country_is_told_in_the_page_itself() {
    let page = ask("/", &[]);
    assert_eq!(page.status, 200);
    let text = String::from_utf8(page.body.clone()).unwrap();
    // Without a built page there is nothing to tell it in.
    if text.contains("early.js") {
        assert!(text.contains("<html lang=\"sv\" data-fictional>"), "{}", &text[..200]);
    }
}

#[test]
fn of_the_regso_288_have_new_borders_and_3_075_the_old_ones() {
    let answer = get("/api/v1/vintages/RegSO_2020/RegSO_2025");
    let count = |became: &str| answer["counts"][became].as_u64().unwrap_or(0);
    assert_eq!((count("changed"), count("unchanged") + count("renamed")), (288, 3075));
    assert_eq!((count("removed"), count("added")), (0, 0));
    let swapped = answer["areas"].as_array().unwrap().iter().filter(|a| a["swapped_with"].is_string()).count();
    assert_eq!(swapped, 2);
    for area in answer["areas"].as_array().unwrap() {
        let all: f64 = area["people"].as_array().unwrap().iter().map(|p| p["share"].as_f64().unwrap()).sum();
        assert!((all - 100.0).abs() < 1e-9, "{area}");
    }
    assert_eq!(ask("/api/v1/vintages/RegSO_2020/DeSO_2025", &[]).status, 400);
}

#[test]
fn a_series_over_new_borders_has_its_break_and_the_bridge_stands_apart_and_loses_nobody() {
    let changed = get("/api/v1/vintages/RegSO_2020/RegSO_2025")["areas"].as_array().unwrap().clone();
    let giver = changed.iter().find(|a| a["people"].as_array().unwrap().len() == 2).unwrap();
    let codes: Vec<&str> = giver["people"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    let (mut bridged, mut published) = (0.0, 0.0);
    for code in &codes {
        let series = get(&format!("/api/v1/series/RegSO_2025/{code}/population?bridge=1"));
        let points = series["published"].as_array().unwrap();
        assert_eq!(points.len(), 16);
        for point in points {
            let vintage = if point["period"].as_u64().unwrap() <= 2023 { "RegSO_2020" } else { "RegSO_2025" };
            assert_eq!((&point["kind"], &point["vintage"]), (&"published".into(), &vintage.into()));
            let breaks = point["breaks"].as_array().unwrap();
            assert_eq!(breaks.contains(&"borders_2025".into()), point["period"] == 2024);
            assert_eq!(breaks.contains(&"noise_2025".into()), point["period"] == 2025);
        }
        let bridge = series["bridge"]["points"].as_array().unwrap();
        assert_eq!(bridge.len(), 14);
        for point in bridge {
            assert_eq!(point["kind"], "bridged");
            let value = point["value"].as_f64().unwrap();
            // An area with the border of before has the bounds that were published: none for a number of persons.
            let bound = |side: &str| point[side].as_f64().unwrap_or(value);
            assert!(bound("low") <= value && value <= bound("high"), "{point}");
            assert!((0.0..=100.0).contains(&point["reassigned"].as_f64().unwrap()));
        }
        bridged += bridge[13]["value"].as_f64().unwrap();
        published += points[13]["value"].as_f64().unwrap();
    }
    assert!((bridged - published).abs() < 1e-6, "{bridged} of {published}");
    let share = get(&format!("/api/v1/series/RegSO_2025/{}/unemployed?bridge=1", codes[0]));
    let method = share["bridge"]["points"][0]["method"].as_str().unwrap();
    assert!(["ratio_of_counts", "same_borders"].contains(&method), "{method}");
    let refused = get(&format!("/api/v1/series/RegSO_2025/{}/socioeconomic_index?bridge=1", codes[0]));
    assert!(refused["bridge"]["refused"]["sv"].as_str().unwrap().contains("öppna"), "{refused}");
    assert_eq!(get(&format!("/api/v1/series/RegSO_2025/{}/population", codes[0]))["bridge"], Value::Null);
}

#[test]
fn where_the_border_is_the_old_one_the_bridge_is_what_was_published() {
    let changed = get("/api/v1/vintages/RegSO_2020/RegSO_2025")["areas"].as_array().unwrap().clone();
    let codes = get("/api/v1/areas/RegSO_2025")["codes"].as_array().unwrap().clone();
    let same = codes.iter().find(|code| !changed.iter().any(|a| a["code"] == **code)).unwrap();
    for indicator in ["population", "low_economic_standard", "sick_days"] {
        let series = get(&format!("/api/v1/series/RegSO_2025/{}/{indicator}?bridge=1", same.as_str().unwrap()));
        if indicator == "sick_days" {
            assert!(series["bridge"]["refused"].is_object(), "days per person are not put together");
            continue;
        }
        for (bridged, own) in
            series["bridge"]["points"].as_array().unwrap().iter().zip(series["published"].as_array().unwrap())
        {
            assert_eq!((&bridged["period"], &bridged["value"]), (&own["period"], &own["value"]));
            assert_eq!((&bridged["method"], bridged["reassigned"].as_f64()), (&"same_borders".into(), Some(0.0)));
        }
    }
}

#[test]
fn breaks_go_along_with_every_file() {
    let series = ask("/api/v1/series/RegSO_2025/3101R001/population.csv", &[]);
    let text = String::from_utf8(series.body).unwrap();
    let line = |year: &str| text.lines().find(|l| l.contains(&format!(",{year},"))).unwrap().to_owned();
    assert!(line("2024").ends_with("borders_2025") && line("2025").ends_with("noise_2025"), "{text}");
    let town = get("/api/v1/series/Municipality_2007/3101/population");
    let cuts: Vec<&Value> =
        town["published"].as_array().unwrap().iter().flat_map(|p| p["breaks"].as_array().unwrap()).collect();
    assert_eq!(cuts, ["coordinates_2015", "noise_2025"], "a municipality has no new borders");
    let set = get("/api/v1/values/population/RegSO_2020/2022.jsonstat");
    let notes =
        set["note"].as_array().unwrap().iter().filter(|n| n.as_str().unwrap().starts_with("Brott i serien")).count();
    assert_eq!(notes, 3);
    assert_eq!(get("/api/v1/values/population/RegSO_2020/2022")["breaks"].as_array().unwrap().len(), 3);
    let profile = get("/api/v1/profile/RegSO_2025/3101R001");
    assert!(profile["indicators"].as_array().unwrap().iter().all(|i| i["breaks"].is_array()));
}
