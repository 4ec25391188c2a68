//! Who runs the installation, over HTTP.

mod served;

use segbar_server::{Config, Operator, Server};
use served::{ask, demo, folder};

#[test]
fn nobody_is_named_where_nobody_was_said() {
    assert_eq!(ask("/api/v1/operator", &[]).json(), serde_json::json!({ "name": null, "contact": null }));
}

#[tokio::test]
async fn whoever_runs_the_server_is_named_as_it_was_said() {
    let _ = demo();
    let operator = Operator { name: Some("Provstads kommun".into()), contact: Some("hej@provstad.example".into()) };
    let server = Server::bind(&Config { operator, ..Config::local(folder()) }).await.unwrap();
    let address = server.address();
    let running = tokio::spawn(server.run(std::future::pending()));
    let asked = tokio::task::spawn_blocking(move || ureq::get(format!("http://{address}/api/v1/operator")).call());
    let text = asked.await.unwrap().unwrap().body_mut().read_to_string().unwrap();
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer, serde_json::json!({ "name": "Provstads kommun", "contact": "hej@provstad.example" }));
    running.abort();
}
