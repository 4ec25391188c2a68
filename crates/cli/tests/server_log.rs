//! What the server writes down: nothing of what users have of their own, however much it is asked to tell.

mod program;

use program::{Served, command, demo};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{ChildStdout, Stdio};

/// Pieces of what is sent below: names, ids, places in either reference system, dates and words of questions. None of them
/// occurs in what the program says of itself.
const OWN: [&str; 17] = [
    "Provkontoret",
    "provkontoret",
    "prov-17",
    "felkontoret",
    "Fjällgatan",
    "kvarteret",
    "hemlig",
    "14.168",
    "62.793",
    "561234",
    "6612345",
    "2031-07-19",
    "4321987",
    "nyckelord",
    "avbrutet",
    "radius",
    "kommun_code",
];

/// The planning desk served on the demo with everything logged that can be; its log, and what else it prints.
fn serve_telling_all(log: &Path) -> (Served, BufReader<ChildStdout>) {
    let mut child = command(Path::new("."))
        .args(["serve", "--desk", "--port", "0", "--lang", "en", "--data"])
        .arg(demo())
        .env("SEGBAR_LOG", "trace")
        .env("NO_COLOR", "1")
        .stdout(Stdio::piped())
        .stderr(File::create(log).unwrap())
        .spawn()
        .unwrap();
    let mut printed = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    printed.read_line(&mut line).unwrap();
    let address = line.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:")).unwrap().to_owned();
    (Served { child, address }, printed)
}

/// Status and body of what is asked as the page itself asks.
fn ask(at: &str, method: &str, path: &str, body: Option<&Value>) -> (u16, String) {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{at}{path}"))
        .header("Sec-Fetch-Site", "same-origin")
        .header("Content-Type", "application/json");
    let mut response = match body {
        Some(body) => agent.run(request.body(body.to_string()).unwrap()),
        None => agent.run(request.body(()).unwrap()),
    }
    .unwrap();
    let text = response.body_mut().read_to_string().unwrap();
    (response.status().as_u16(), text)
}

#[test]
fn the_servers_log_holds_nothing_of_what_users_have_of_their_own() {
    let log = Path::new(env!("CARGO_TARGET_TMPDIR")).join("server.log");
    let (mut served, mut printed) = serve_telling_all(&log);
    let at = served.address.clone();
    let did = |status: u16, method: &str, path: &str, body: Option<Value>| {
        let (is, text) = ask(&at, method, path, body.as_ref());
        assert_eq!(is, status, "{method} {path}: {text}");
        text
    };
    let post = |status: u16, path: &str, body: Value| did(status, "POST", path, Some(body));

    // Own areas: a circle, a named shape, one that is refused, whole areas, and the page with one in its address.
    let circle = json!({ "center": [14.168_412_3, 62.793_612_3], "radius": 4_321.987 });
    let corner = |x: f64, y: f64| json!([14.168_412_3 + x, 62.793_612_3 + y]);
    let ring = json!([corner(0.0, 0.0), corner(0.1, 0.0), corner(0.1, 0.1), corner(0.0, 0.0)]);
    let shape = json!({ "type": "Feature", "properties": { "name": "kvarteret Fjällgatan" },
                        "geometry": { "type": "Polygon", "coordinates": [ring] } });
    post(200, "/api/v1/own-area", circle.clone());
    post(200, "/api/v1/own-area", shape.clone());
    post(200, "/api/v1/own-area/count", shape);
    post(200, "/api/v1/own-area/years/unemployed", circle.clone());
    post(200, "/api/v1/own-area/similar", circle);
    post(400, "/api/v1/own-area", json!({ "center": [14.168_412_3, 962.793_612_3], "radius": 4_321.987 }));
    post(400, "/api/v1/own-area", json!({ "hemlig": "kvarteret Fjällgatan" }));
    did(200, "GET", "/?page=own&own=c.14.1684_62.7936_4321&q=nyckelord", None);
    did(200, "GET", "/api/v1/areas/RegSO_2020?own=c.14.1684_62.7936&hemlig=kvarteret", None);
    did(400, "GET", "/api/v1/similar/RegSO_2020/3101R001?hemlig=kvarteret", None);
    did(404, "GET", "/api/v1/nothing?q=nyckelord", None);

    // Offices: a table that is taken, one that is refused, a form, and offices named in addresses.
    let table = "id,name,x,y,lease_end\nprov-17,Provkontoret,561234,6612345,2031-07-19\n\
                 prov-170,Provkontoret 2,561234,6712345,2031-07-19\n";
    post(200, "/api/v1/desk/import", json!({ "table": table, "only_look": true }));
    post(200, "/api/v1/desk/import", json!({ "table": table }));
    let wrong = "name,x,y,kommun_code\nfelkontoret,561234,1,9999\n";
    post(422, "/api/v1/desk/import", json!({ "table": wrong }));
    let office = json!({ "id": "prov-171", "name": "Provkontoret 3", "x": "562234", "y": "6612345" });
    post(200, "/api/v1/desk/offices", office.clone());
    post(409, "/api/v1/desk/offices", office);
    did(
        200,
        "PUT",
        "/api/v1/desk/offices/prov-171",
        Some(json!({ "name": "Provkontoret 4", "x": "561234", "y": "6612999" })),
    );
    did(200, "DELETE", "/api/v1/desk/offices/prov-171", None);
    did(404, "DELETE", "/api/v1/desk/offices/prov-1799", None);
    did(400, "GET", "/api/v1/desk/leases?hemlig=Provkontoret", None);
    assert!(did(200, "GET", "/api/v1/desk/leases", None).contains("2031-07-19"));

    // Questions about the network: one that is answered, one that cannot be, one about an office, a scenario by its name.
    let brief = json!({ "candidates": { "kind": "none" } });
    let answered = |path: &str, body: Value| ask(&at, "POST", path, Some(&body)).1;
    assert!(answered("/api/v1/desk/access", brief).contains('{'));
    answered("/api/v1/desk/plan", json!({ "hemlig": "prov-17" }));
    answered("/api/v1/desk/sheet", json!({ "office": "prov-17", "km": 5 }));
    answered("/api/v1/desk/consequences", json!({ "brief": {}, "open": ["prov-17"] }));
    answered("/api/v1/desk/scenarios", json!({ "name": "hemlig plan för prov-17", "brief": {} }));
    did(404, "DELETE", "/api/v1/desk/scenarios/hemlig%20prov-17", None);

    // A table that is cut off on its way, and what is no HTTP.
    let host = at.trim_start_matches("http://");
    for sent in [
        format!(
            "POST /api/v1/desk/import HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{{\"table\": \"avbrutet Provkontoret"
        ),
        format!("POST /api/v1/own-area?q=avbrutet HTTP/1.1\r\nHost: {host}\r\nprov 17: avbrutet 14.168\r\n\r\n"),
    ] {
        let mut wire = TcpStream::connect(host).unwrap();
        wire.write_all(sent.as_bytes()).unwrap();
        wire.shutdown(std::net::Shutdown::Write).unwrap();
        wire.read_to_end(&mut Vec::new()).ok();
    }

    served.child.kill().unwrap();
    served.child.wait().unwrap();
    let mut told = String::new();
    printed.read_to_string(&mut told).unwrap();
    // Without the time of each line, whose digits may be any.
    let log = std::fs::read_to_string(log).unwrap();
    told.extend(log.lines().map(|line| format!("{}\n", line.split_once(' ').map_or(line, |(_, rest)| rest))));
    for public in ["/api/v1/own-area", "/api/v1/desk", "/api/v1/areas/RegSO_2020", "status=422"] {
        assert!(told.contains(public), "everything is logged that can be, also {public}:\n{told}");
    }
    let found: Vec<_> = OWN
        .iter()
        .flat_map(|own| told.lines().filter(move |line| line.contains(*own)).map(move |line| (own, line)))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}
