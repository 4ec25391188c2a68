//! Comparisons between snapshots over HTTP: two imports of the same tables, the second as the publisher corrected them.

use segbar_domain::Catalogue;
use segbar_server::{Config, Server};
use segbar_snapshot::Store;
use segbar_sources::intake::{Silent, read};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, UNIX_EPOCH};

const KEY: &str = "Kommun,Kommunnamn,DeSO_2018,RegSO_2020,RegSOkod_2020\r\n\
    0114,Provby,0114A0010,Landet,0114R001\r\n0114,Provby,0114C1010,Torget,0114R002\r\n";

/// A table of one year in the shape that the publisher sends: a value for each of the two RegSO.
fn table(id: &str, title: &str, content: (&str, &str), updated: &str, values: [f64; 2]) -> String {
    let one = |label: &str, code: &str, name: &str| json!({"label": label, "category": {"index": {code: 0}, "label": {code: name}}});
    json!({
        "version": "2.0", "class": "dataset", "label": title, "source": "SCB", "updated": updated,
        "id": ["Region", "ContentsCode", "Tid"], "size": [2, 1, 1], "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "dimension": {
            "Region": {"label": "region", "category": {"index": {"0114R001": 0, "0114R002": 1}, "label": {"0114R001": "Provby (Landet)", "0114R002": "Provby (Torget)"}}},
            "ContentsCode": one("tabellinnehåll", content.0, content.1),
            "Tid": one("år", "2022", "2022"),
        },
        "extension": {"px": {"tableid": id}},
        "value": values,
    })
    .to_string()
}

fn publish(store: &Store, updated: &str, index: [f64; 2], types: [f64; 2], seconds: u64) -> String {
    let folder = tempfile::tempdir().unwrap();
    let title = "Socioekonomiskt index per RegSO efter region, tabellinnehåll och år";
    let files = [
        ("key.csv", KEY.to_owned()),
        ("index.json", table("TAB6586", title, ("000008IT", "Socioekonomiskt index"), updated, index)),
        ("types.json", table("TAB6586", title, ("000008IU", "Områdestyp"), updated, types)),
    ];
    let paths = files.map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    });
    let intake = read(&paths, &[], &Silent).unwrap_or_else(|reasons| panic!("{reasons:#?}"));
    let id = store.publish(&segbar_assemble::publish(intake.validated, Catalogue::builtin())).unwrap();
    let file = std::fs::File::options().append(true).open(store.open_id(&id).unwrap().path()).unwrap();
    file.set_modified(UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    id.to_string()
}

struct Revised {
    address: String,
    ids: [String; 2],
}

/// One server for all tests.
fn revised() -> &'static Revised {
    static REVISED: OnceLock<Revised> = OnceLock::new();
    REVISED.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME"));
        // What an earlier run left.
        let _ = std::fs::remove_dir_all(&folder);
        let store = Store::open(&folder);
        let ids = [
            publish(&store, "2023-06-08T06:00:00Z", [12.5, 4.0], [2.0, 4.0], 1_700_000_000),
            publish(&store, "2024-09-11T06:00:00Z", [14.5, 4.0], [1.0, 4.0], 1_700_086_400),
        ];
        let (send, receive) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let server = Server::bind(&Config::local(folder)).await.unwrap();
                send.send(server.address()).unwrap();
                server.run(std::future::pending()).await;
            });
        });
        Revised { address: format!("http://{}", receive.recv().unwrap()), ids }
    })
}

fn ask(path: &str) -> (u16, String, String) {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut response = agent.get(format!("{}{path}", revised().address)).call().unwrap();
    let kind = response.headers().get("content-type").map_or("", |v| v.to_str().unwrap()).to_owned();
    (
        response.status().as_u16(),
        kind,
        String::from_utf8_lossy(&response.body_mut().read_to_vec().unwrap()).into_owned(),
    )
}

fn get(path: &str) -> Value {
    let (status, _, body) = ask(path);
    assert_eq!(status, 200, "{path}: {body}");
    serde_json::from_str(&body).unwrap()
}

#[test]
fn a_corrected_table_is_counted_and_the_type_that_it_changed_is_named() {
    let [from, to] = &revised().ids;
    let told = get(&format!("/api/v1/changes/{}/{}", &from[..6], &to[..6]));
    assert_eq!(told["total"]["revised"], 2, "{told}");
    assert_eq!(told["tables"][0]["tables"][0]["name"], "TAB6586");
    assert_eq!(told["tables"][0]["counts"]["revised"], 2);
    assert_eq!(told["tables"][0]["types_changed"], 1);
    let index = told["tables"][0]["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .find(|i| i["indicator"] == "socioeconomic_index")
        .unwrap();
    assert_eq!((&index["largest"]["from"], &index["largest"]["to"]), (&json!(12.5), &json!(14.5)));
    assert_eq!(told["types"][0]["code"], "0114R001");
    assert_eq!(told["types"][0]["because"], json!(["TAB6586"]));
    assert_eq!(told["sources"][0]["from"], json!(["2023-06-08T06:00:00Z"]));
    assert_eq!(get("/api/v1/changes")["revision"], get(&format!("/api/v1/changes/{from}/current")));
    assert_eq!(get("/api/v1/changes")["snapshots"][1]["id"], from.as_str());
}

#[test]
fn the_lists_are_paged_and_come_as_files() {
    let [from, to] = &revised().ids;
    let base = format!("/api/v1/changes/{from}/{to}");
    let first = get(&format!("{base}/values?limit=1"));
    let second = get(&format!("{base}/values?start=1&limit=1"));
    assert_eq!((first["all"].as_u64(), first["items"].as_array().unwrap().len()), (Some(2), 1));
    assert_ne!(first["items"], second["items"]);
    assert_eq!(get(&format!("{base}/values?indicator=area_type"))["all"], 1);
    assert_eq!(get(&format!("{base}/types?table=TAB6586"))["all"], 1);
    assert_eq!(get(&format!("{base}/types?table=TAB6574"))["all"], 0);
    for file in [".csv", "/tables.csv", "/values.csv", "/types.csv", "/types.xlsx"] {
        let (status, kind, _) = ask(&format!("{base}{file}"));
        assert!(status == 200 && !kind.contains("json"), "{file}: {status} {kind}");
    }
    for (wrong, status) in
        [("/values?limit=x", 400), ("/values?limit=2000", 400), ("/values?page=1", 400), ("/notes.csv", 404)]
    {
        assert_eq!(ask(&format!("{base}{wrong}")).0, status, "{wrong}");
    }
    let (status, kind, body) = ask("/api/v1/changes/0000/current");
    assert_eq!((status, kind.as_str()), (404, "application/problem+json"));
    assert!(body.contains("no-such-snapshot") && body.contains(&to[..12]), "{body}");
}

#[test]
fn the_feed_of_revisions_is_well_formed_and_leads_to_the_comparison() {
    let [from, to] = &revised().ids;
    let (status, kind, feed) = ask("/api/v1/revisions.atom?lang=en");
    assert_eq!((status, kind.as_str()), (200, "application/atom+xml; charset=utf-8"));
    assert!(feed.contains(&format!("<id>urn:segbar:revision:{from}:{to}:en</id>")), "{feed}");
    assert!(feed.contains("<updated>2023-11-15T22:13:20Z</updated>"));
    assert!(
        feed.contains(&format!("../../?page=changes&amp;from={}&amp;to={}&amp;lang=en", &from[..12], &to[..12])),
        "{feed}"
    );
    assert!(ask("/api/v1/revisions.atom").2.contains("xml:lang=\"sv\""));
    // Asked again, it is the same to the byte.
    assert_eq!(ask("/api/v1/revisions.atom?lang=en").2, feed);
}
