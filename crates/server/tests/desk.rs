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
