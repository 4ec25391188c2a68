//! The planning desk over HTTP: who may reach it, and the offices of the workspace.

mod served;

use segbar_server::{Config, DeskAccess, Server};
use segbar_workspace::Workspace;
use serde_json::{Value, json};
use served::{Response, demo, folder};
use std::sync::{Mutex, MutexGuard, OnceLock};

/// A server with the desk, beside the one without; both have the offices of the fictional country.
fn desk() -> &'static str {
    static DESK: OnceLock<String> = OnceLock::new();
    DESK.get_or_init(|| {
        demo();
        let offices = segbar_demo::offices(segbar_demo::DEFAULT_SEED);
        Workspace::open(&folder()).unwrap().replace_offices(&offices).unwrap();
        start(DeskAccess::ThisMachine)
    })
}

/// The register for one test alone: it is the same one that the others change.
fn register() -> MutexGuard<'static, ()> {
    static REGISTER: Mutex<()> = Mutex::new(());
    REGISTER.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn start(access: DeskAccess) -> String {
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let server = Server::bind(&Config { desk: access, ..Config::local(folder()) }).await.unwrap();
            send.send(server.address()).unwrap();
            server.run(std::future::pending()).await;
        });
    });
    format!("http://{}", receive.recv().unwrap())
}

/// What a request is answered; the page's own headers are there unless others are named.
fn request(at: &str, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Response {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true).build().into();
    let mut request = ureq::http::Request::builder().method(method).uri(format!("{at}{path}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut response = match body {
        Some(body) => agent.run(request.body(body.to_owned()).unwrap()),
        None => agent.run(request.body(()).unwrap()),
    }
    .unwrap();
    let body = response.body_mut().with_config().limit(100 << 20).read_to_vec().unwrap();
    Response { status: response.status().as_u16(), headers: response.headers().clone(), body }
}

const OWN: (&str, &str) = ("Sec-Fetch-Site", "same-origin");
const JSON: (&str, &str) = ("Content-Type", "application/json");

fn write(method: &str, path: &str, body: &Value) -> Response {
    request(desk(), method, path, &[OWN, JSON], Some(&body.to_string()))
}

fn remove(path: &str) -> Response {
    request(desk(), "DELETE", path, &[OWN], None)
}

fn problem(response: &Response) -> String {
    let kind = response.json()["type"].as_str().unwrap_or_default().to_owned();
    kind.trim_start_matches("urn:segbar:problem:").to_owned()
}

#[test]
fn a_server_without_the_desk_says_how_it_is_served_and_shows_nothing_of_it() {
    assert_eq!(served::get("/api/v1/desk"), json!({ "served": false }));
    let refused = request(&demo().address, "GET", "/api/v1/desk/offices", &[("Accept-Language", "en")], None);
    assert_eq!((refused.status, problem(&refused).as_str()), (404, "desk-not-served"));
    assert!(refused.json()["detail"].as_str().unwrap().contains("segbar serve --desk"));
    let refused = request(&demo().address, "POST", "/api/v1/desk/offices", &[OWN, JSON], Some("{}"));
    assert_eq!(refused.status, 404);
}

#[test]
fn the_desk_answers_its_own_page_and_nothing_is_kept_on_the_way() {
    assert_eq!(request(desk(), "GET", "/api/v1/desk", &[], None).json(), json!({ "served": true }));
    let answer = request(desk(), "GET", "/api/v1/desk/offices", &[OWN], None);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("etag"), "");
    let answer = answer.json();
    assert_eq!(answer["fictional"], true);
    let first = &answer["offices"][0];
    assert_eq!(first["id"], "demo-001");
    assert!((55.0..70.0).contains(&first["latitude"].as_f64().unwrap()));
}

#[test]
fn whoever_comes_from_another_site_or_under_a_foreign_name_is_refused() {
    let local = desk().strip_prefix("http://").unwrap();
    let (own_origin, localhost) = (desk().to_owned(), local.replace("127.0.0.1", "localhost"));
    let get = |headers: &[(&str, &str)]| {
        let answer = request(desk(), "GET", "/api/v1/desk/offices", headers, None);
        (answer.status, if answer.status == 200 { String::new() } else { problem(&answer) })
    };
    assert_eq!(get(&[]).0, 200);
    assert_eq!(get(&[("Sec-Fetch-Site", "none")]).0, 200);
    assert_eq!(get(&[("Host", &localhost)]).0, 200);
    for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.1.2.3:8400"] {
        assert_eq!(get(&[("Host", host)]), (421, "wrong-host".to_owned()), "{host}");
    }
    assert_eq!(get(&[("X-Forwarded-For", "10.1.2.3")]), (421, "wrong-host".to_owned()));
    for site in ["cross-site", "same-site", ""] {
        assert_eq!(get(&[("Sec-Fetch-Site", site)]), (403, "other-site".to_owned()), "{site}");
    }
    assert_eq!(get(&[("Origin", "https://evil.example")]), (403, "other-site".to_owned()));
    assert_eq!(get(&[("Origin", "null")]), (403, "other-site".to_owned()));
    assert_eq!(get(&[("Origin", &own_origin)]).0, 200);
}

#[test]
fn nothing_is_written_that_the_page_itself_did_not_ask_for() {
    let before = request(desk(), "GET", "/api/v1/desk/offices/none", &[], None).status;
    assert_eq!(before, 405);
    let body = r#"{"name": "Obehörigt", "kommun_code": "3101"}"#;
    let own_origin = desk().to_owned();
    type Headers<'a> = &'a [(&'a str, &'a str)];
    let refused: [(Headers, u16, &str); 8] = [
        (&[JSON], 403, "other-site"),
        (&[JSON, ("Sec-Fetch-Site", "none")], 403, "other-site"),
        (&[JSON, ("Sec-Fetch-Site", "cross-site")], 403, "other-site"),
        (&[JSON, OWN, ("Origin", "https://evil.example")], 403, "other-site"),
        (&[JSON, ("Sec-Fetch-Site", "cross-site"), ("Origin", &own_origin)], 403, "other-site"),
        (&[JSON, OWN, ("Host", "evil.example")], 421, "wrong-host"),
        (&[OWN, ("Content-Type", "text/plain")], 415, "not-json"),
        (&[OWN, ("Content-Type", "application/x-www-form-urlencoded")], 415, "not-json"),
    ];
    for (headers, status, kind) in refused {
        let answer = request(desk(), "POST", "/api/v1/desk/offices", headers, Some(body));
        assert_eq!((answer.status, problem(&answer).as_str()), (status, kind), "{headers:?}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    for (method, path) in [("DELETE", "/api/v1/desk/offices/demo-002"), ("PUT", "/api/v1/desk/offices/demo-002")] {
        let body = (method == "PUT").then_some(body);
        assert_eq!(request(desk(), method, path, &[JSON], body).status, 403, "{method}");
    }
    assert_eq!(request(desk(), "PATCH", "/api/v1/desk/offices/demo-002", &[JSON, OWN], Some(body)).status, 405);
    for length in
        [format!("Content-Length: {}", segbar_server::desk::LARGEST + 1), "Transfer-Encoding: chunked".to_owned()]
    {
        let host = desk().strip_prefix("http://").unwrap();
        let headers =
            format!("Host: {host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n{length}");
        let answer = served::raw_at(host, &format!("POST /api/v1/desk/import HTTP/1.1\r\n{headers}\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("body-too-large"), "{answer}");
    }
    let there = request(desk(), "GET", "/api/v1/desk/offices", &[], None).json();
    assert!(there["offices"].as_array().unwrap().iter().all(|office| office["name"] != "Obehörigt"));
    assert!(there["offices"].as_array().unwrap().iter().any(|office| office["id"] == "demo-002"));
}

#[tokio::test]
async fn the_desk_is_not_opened_to_others_without_a_login() {
    demo();
    let everywhere = std::net::Ipv4Addr::UNSPECIFIED.into();
    let open = Config { desk: DeskAccess::ThisMachine, host: everywhere, ..Config::local(folder()) };
    let error = Server::bind(&open).await.expect_err("it is refused");
    assert!(error.to_string().contains("without a login"), "{error}");
    let login = DeskAccess::BehindLogin("https://plan.example.org".parse().unwrap());
    assert!(Server::bind(&Config { desk: login, host: everywhere, ..Config::local(folder()) }).await.is_ok());
    assert!(Server::bind(&Config { host: everywhere, ..Config::local(folder()) }).await.is_ok());
}

#[test]
fn behind_a_login_only_its_address_is_answered() {
    demo();
    let at = start(DeskAccess::BehindLogin("https://plan.example.org".parse().unwrap()));
    let get = |headers: &[(&str, &str)]| request(&at, "GET", "/api/v1/desk/offices", headers, None).status;
    assert_eq!(get(&[]), 421);
    assert_eq!(get(&[("Host", "plan.example.org")]), 200);
    assert_eq!(get(&[("Host", "plan.example.org"), ("Origin", "https://plan.example.org")]), 200);
    assert_eq!(get(&[("Host", "plan.example.org"), ("Origin", "http://plan.example.org")]), 403);
}

#[test]
fn an_office_is_added_changed_and_removed_and_every_reason_is_given_at_once() {
    let _alone = register();
    let answer = request(desk(), "GET", "/api/v1/desk/offices", &[], None).json();
    let code = answer["offices"][5]["area"].as_str().unwrap().to_owned();
    let form = json!({ "id": "prov", "name": "Provkontor", "kommun_code": code, "kind": "co_located", "lease_end": "2027-03-31" });
    let added = write("POST", "/api/v1/desk/offices", &form);
    assert_eq!(added.status, 200, "{}", String::from_utf8_lossy(&added.body));
    assert_eq!(added.json()["kind_name"]["sv"], "samlokaliserat kontor");
    let again = write("POST", "/api/v1/desk/offices", &form);
    assert_eq!((again.status, problem(&again).as_str()), (409, "duplicate-office"));

    let bad =
        json!({ "name": "", "x": "1", "y": "2", "opened": "2024-01-01", "lease_end": "2023-01-01", "staff": "många" });
    let refused = request(desk(), "PUT", "/api/v1/desk/offices/prov?lang=en", &[OWN, JSON], Some(&bad.to_string()));
    assert_eq!((refused.status, problem(&refused).as_str()), (422, "offices-refused"));
    let reasons = refused.json()["reasons"].clone();
    let fields: Vec<&str> =
        reasons.as_array().unwrap().iter().map(|reason| reason["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["name", "x, y", "staff", "lease_end"]);
    assert!(reasons[3]["sentence"].as_str().unwrap().contains("lies before the opening"));
    assert_eq!(write("POST", "/api/v1/desk/offices", &json!({ "name": "a", "hiss": "ja" })).status, 400);

    let changed = write("PUT", "/api/v1/desk/offices/prov", &json!({ "name": "Nytt namn", "kommun_code": code }));
    assert_eq!((changed.json()["id"].as_str(), changed.json()["name"].as_str()), (Some("prov"), Some("Nytt namn")));
    assert_eq!(changed.json()["lease_end"], Value::Null);
    let onto =
        write("PUT", "/api/v1/desk/offices/prov", &json!({ "id": "demo-001", "name": "a", "kommun_code": code }));
    assert_eq!(onto.status, 409);
    assert_eq!(remove("/api/v1/desk/offices/prov").status, 200);
    let gone = remove("/api/v1/desk/offices/prov");
    assert_eq!((gone.status, problem(&gone).as_str()), (404, "unknown-office"));
    assert_eq!(write("PUT", "/api/v1/desk/offices/prov", &json!({ "name": "a", "kommun_code": code })).status, 404);
}

#[test]
fn a_table_is_looked_at_before_it_takes_the_place_of_the_offices() {
    let _alone = register();
    let answer = request(desk(), "GET", "/api/v1/desk/offices", &[], None).json();
    let offices = answer["offices"].as_array().unwrap();
    let table: String = std::iter::once("id;name;x;y\n".to_owned())
        .chain(offices.iter().skip(3).map(|office| {
            let text = |key: &str| office[key].as_str().unwrap().to_owned();
            format!("{};{};{};{}\n", text("id"), text("name"), office["x"], office["y"])
        }))
        .collect();
    let looked = write("POST", "/api/v1/desk/import", &json!({ "table": table, "only_look": true }));
    assert_eq!(looked.json(), json!({ "offices": offices.len() - 3, "gone": 3, "taken": false }));
    let wrong = "name;x;y;staff\nA;1;2;-3\nB;600000;6600000;\nB;600000;6600000;\n";
    let refused = write("POST", "/api/v1/desk/import", &json!({ "table": wrong }));
    assert_eq!(refused.status, 422);
    let reasons = refused.json()["reasons"].as_array().unwrap().len();
    assert_eq!(reasons, 3, "{}", refused.json());
    let still = request(desk(), "GET", "/api/v1/desk/offices", &[], None).json();
    assert_eq!(still["offices"], answer["offices"], "nothing was taken");
}

#[test]
fn staff_within_reach_is_divided_among_areas_and_the_loads_of_offices_average_a_hundred() {
    let _alone = register();
    let told = write("POST", "/api/v1/desk/floating-catchments", &json!({})).json();
    let list = |key: &str| told[key].as_array().unwrap().clone();
    let number = |of: &Value, key: &str| of[key].as_f64().unwrap_or(0.0);
    let sum = |of: &[Value], what: &dyn Fn(&Value) -> f64| of.iter().map(what).sum::<f64>();
    let (areas, offices) = (list("areas"), list("offices"));
    let had = sum(&areas, &|of| number(of, "people") * number(of, "per_10_000") / 1e4);
    let staff = sum(&offices, &|of| number(of, "staff")) - number(&told, "idle");
    assert!((had - staff).abs() < 1e-6 * staff, "{had} of {staff}");
    let (people, most) = (sum(&offices, &|of| number(of, "people")), number(&told, "people_per_staff"));
    assert!((people - most * staff).abs() < 1e-6 * people, "{people}");
    let out = areas.iter().filter(|of| of["people"].as_f64() > Some(0.0) && of["per_10_000"] == 0.0);
    let without = out.map(|of| number(of, "people")).sum::<f64>();
    assert!((without - number(&told["all"], "without")).abs() < 1e-6, "{without}");
    assert!(areas.iter().all(|of| of["small"] == json!(number(of, "people") < 100.0)));
    assert!(told["vintage"].as_str().unwrap().starts_with("DeSO"));

    let refused = |floating: Value| {
        let answer = write("POST", "/api/v1/desk/floating-catchments?lang=en", &json!({ "floating": floating }));
        (answer.status, problem(&answer))
    };
    let wrong = (400, "brief-refused".to_owned());
    assert_eq!(refused(json!({ "steps": [[10, 0.5], [5, 0.6]] })), wrong);
    assert_eq!(refused(json!({ "people_per_staff": 0 })), wrong);
    assert_eq!(refused(json!({ "method": "guess" })), (400, "not-the-form".to_owned()));
}

#[test]
fn sites_of_a_town_come_in_order_and_a_hard_frame_leaves_out_what_is_not_on_the_list() {
    let _alone = register();
    let ask = |town: Value| write("POST", "/api/v1/desk/town?lang=en", &json!({ "town": town }));
    let far = ask(json!({ "municipality": "3101", "aim": "distance" })).json();
    let ranks: Vec<u64> = far["sites"].as_array().unwrap().iter().map(|of| of["rank"].as_u64().unwrap()).collect();
    assert!(ranks.len() > 1 && ranks[0] == 1 && ranks.is_sorted(), "{ranks:?}");
    assert!(far["sites"][0]["site"]["id"].as_str().unwrap().starts_with("3101"));
    assert!(far["vintage"].as_str().unwrap().starts_with("DeSO"));
    let soft = json!({ "municipality": "3101", "aim": "trust", "list": "Police_2023", "extra": 1.0 });
    let hard = json!({ "municipality": "3101", "aim": "trust", "list": "Police_2023" });
    let (soft, hard) = (ask(soft).json(), ask(hard).json());
    let count = |of: &Value| of["sites"].as_array().unwrap().len();
    assert_eq!((count(&soft), soft["outside"].as_u64()), (ranks.len(), Some(0)));
    assert_eq!(count(&hard) as u64 + hard["outside"].as_u64().unwrap(), ranks.len() as u64);
    assert!(hard["sites"].as_array().unwrap().iter().all(|of| of["on_list"] == true));
    let refused = ask(json!({ "municipality": "3101", "aim": "trust" }));
    assert_eq!((refused.status, problem(&refused).as_str()), (400, "brief-refused"));
    assert!(refused.json()["detail"].as_str().unwrap().contains("needs a list"), "{}", refused.json());
}

#[test]
fn a_bus_reaches_no_more_than_its_bound_and_its_days_are_those_of_its_stops() {
    let _alone = register();
    let asked = json!({ "mobile": { "home": "demo-001", "band": 20.0, "stops": 6, "days": 2 } });
    let told = worked("/api/v1/desk/mobile", &asked)["answer"].clone();
    let number = |of: &Value, key: &str| of[key].as_f64().unwrap();
    assert!(number(&told, "reached") <= number(&told, "bound") + 1e-6, "{told}");
    assert!(number(&told, "bound") <= number(&told, "left") + 1e-6);
    let (stops, days) = (told["stops"].as_array().unwrap(), told["days"].as_array().unwrap());
    assert!(!days.is_empty() && days.len() <= 2 && told["home"]["id"] == "demo-001");
    for day in days {
        let these: Vec<&Value> = stops.iter().filter(|of| of["day"] == day["day"]).collect();
        assert_eq!(day["stops"], json!(these.len()));
        let people: f64 = these.iter().map(|of| number(of, "people")).sum();
        assert!((people - number(day, "people")).abs() < 1e-6);
        assert!(these.iter().map(|of| number(of, "arrives")).is_sorted());
        // The bus is at its last stop, and home again, before the day ends.
        let back = number(these[these.len() - 1], "arrives") + 120.0;
        assert!(back <= number(day, "driving") + number(day, "standing") + 1e-6, "{day}");
    }
    let unknown = worked("/api/v1/desk/mobile", &json!({ "mobile": { "home": "nowhere" } }));
    assert_eq!(unknown["problem"]["status"], 400);
}

/// The last line of long work: its answer or its problem. There is one place for such work on a small machine, so that tests with it take
/// turns by [`register`].
fn worked(path: &str, body: &Value) -> Value {
    let answer = write("POST", path, body);
    let text = String::from_utf8(answer.body).unwrap();
    serde_json::from_str(text.lines().last().unwrap()).unwrap()
}

#[test]
fn a_table_of_minutes_is_looked_at_kept_under_a_name_asked_with_and_removed() {
    let _alone = register();
    let at = "/api/v1/desk/tables/minutes/F%C3%B6r%20buss";
    // One place and one size of areas, so that the table is small.
    let mut brief = json!({ "demand": { "level": "regso" }, "offices": { "none": true }, "within": "3101", "number": { "least": 1, "most": 1 } });
    let by_model = worked("/api/v1/desk/plan", &brief);
    let note = by_model["answer"]["plan"]["notes"][0]["en"].as_str().unwrap();
    let vintage = &note[note.find("RegSO_").unwrap()..][..10];
    let codes = served::get(&format!("/api/v1/areas/{vintage}"))["codes"].as_array().unwrap().clone();
    let row = |code: &Value| format!("{};3101;7,5\n", code.as_str().unwrap());
    let text: String = ["from;to;minutes\n".to_owned(), "nowhere;elsewhere;1\n".to_owned()]
        .into_iter()
        .chain(codes.iter().map(row))
        .collect();

    let looked = write("PUT", at, &json!({ "text": text, "only_look": true })).json();
    assert_eq!((&looked["taken"], &looked["to"]), (&json!(false), &json!(2)));
    let listed = || request(desk(), "GET", "/api/v1/desk/tables", &[OWN], None).json()["tables"].to_string();
    assert!(!listed().contains("För buss"));
    let kept = write("PUT", at, &json!({ "text": text })).json();
    assert_eq!(kept["table"]["rows"], codes.len() + 1);
    let hash = kept["table"]["hash"].as_str().unwrap().to_owned();
    assert_eq!(hash.len(), 64);
    assert!(listed().contains(&hash));
    let again = write("PUT", at, &json!({ "text": text }));
    assert_eq!((again.status, problem(&again).as_str()), (409, "table-exists"));
    assert_eq!(write("PUT", at, &json!({ "text": text, "replace": true })).status, 200);

    brief["travel"] = json!({ "by": "table", "name": "För buss" });
    let found = worked("/api/v1/desk/plan", &brief);
    assert_eq!(found["answer"]["plan"]["value"], 7.5, "{found}");
    let notes = found["answer"]["plan"]["notes"].to_string();
    assert!(notes.contains("1 areas and 1 sites that are not asked about"), "{notes}");
    // What the question is about and the table has not is told of as a hole.
    brief["within"] = json!("3102");
    let holes = worked("/api/v1/desk/plan", &brief);
    assert!(holes["problem"]["type"].as_str().unwrap().ends_with("table-refused"), "{holes}");
    assert!(holes["problem"]["detail"].as_str().unwrap().contains("par saknar värde"), "{holes}");

    assert_eq!(remove(at).status, 200);
    assert_eq!((remove(at).status, listed().contains("För buss")), (404, false));
    let gone = worked("/api/v1/desk/plan", &brief);
    assert!(gone["problem"]["type"].as_str().unwrap().ends_with("unknown-table"), "{gone}");
}

#[test]
fn a_wrong_table_is_refused_with_every_reason_and_nothing_is_kept() {
    let wrong = json!({ "text": "from,to,minutes\na,x,-1\na,x,soon\n,x,2\n" });
    let refused = write("PUT", "/api/v1/desk/tables/minutes/wrong", &wrong);
    assert_eq!((refused.status, problem(&refused).as_str()), (422, "table-refused"));
    assert_eq!(refused.json()["reasons"].as_array().unwrap().len(), 4);
    let refused = write(
        "PUT",
        "/api/v1/desk/tables/regions/wrong",
        &json!({ "text": "kommun_code,fa_region\n31,a\n3101,b\n3101,c\n" }),
    );
    assert_eq!((refused.status, refused.json()["reasons"].as_array().unwrap().len()), (422, 2));
    assert_eq!(write("PUT", "/api/v1/desk/tables/attic/wrong", &wrong).status, 404);
    let length = segbar_server::desk::tables::LARGEST_TABLE + 1;
    let host = desk().strip_prefix("http://").unwrap();
    let headers = format!("Host: {host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json");
    let large =
        format!("PUT /api/v1/desk/tables/minutes/large HTTP/1.1\r\n{headers}\r\nContent-Length: {length}\r\n\r\n");
    let answer = served::raw_at(host, &large);
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("body-too-large"), "{answer}");
    let tables = request(desk(), "GET", "/api/v1/desk/tables", &[OWN], None).json()["tables"].to_string();
    assert!(!tables.contains("wrong") && !tables.contains("large"));
}

#[test]
fn regions_of_ones_own_are_kept_and_given_as_a_brief_takes_them() {
    let at = "/api/v1/desk/tables/regions/own";
    let kept =
        write("PUT", at, &json!({ "text": "kommun_code;fa_region;listed\n3101;Väst;a\n3102;Väst;\n3201;Öst;\n" }))
            .json();
    assert_eq!((&kept["from"], &kept["to"], &kept["taken"]), (&json!(3), &json!(3), &json!(true)));
    let regions = request(desk(), "GET", "/api/v1/desk/regions/own", &[OWN], None).json();
    assert_eq!(
        regions,
        json!({ "regions": { "3101": "Väst", "3102": "Väst", "3201": "Öst" }, "divisions": { "listed": { "3101": "a" } } })
    );
    assert_eq!(remove(at).status, 200);
    assert_eq!(request(desk(), "GET", "/api/v1/desk/regions/own", &[OWN], None).status, 404);
}

#[test]
fn every_reason_against_a_brief_names_the_part_that_it_is_about() {
    let _alone = register();
    let brief = json!({
        "demand": { "level": "regso" },
        "candidates": "none",
        "number": { "least": 5, "most": 4 },
        "keep": ["nowhere"],
        "conditions": [
            { "rule": "one_per_county" },
            { "rule": "lose_at_most", "percent": 120, "minutes": 5 },
        ],
        "capacity": { "people_per_staff": 0 },
    });
    let refused = worked("/api/v1/desk/plan", &brief);
    let reasons = refused["problem"]["reasons"].as_array().unwrap();
    let parts: Vec<&str> = reasons.iter().map(|reason| reason["field"].as_str().unwrap_or_default()).collect();
    assert_eq!(parts, ["keep", "number", "conditions.1", "capacity"], "{refused}");
    assert!(reasons[2]["sentence"].as_str().unwrap().starts_with("Andelen 120 % ska ligga mellan 0 och 100"));
}
