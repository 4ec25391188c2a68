//! A card of the page inside the pages of others, over HTTP.

mod served;

use segbar_server::{Config, Embedding, Server};
use served::{ask, demo, folder};

#[test]
fn a_card_alone_can_be_framed_by_everyone_and_the_rest_by_nobody() {
    let ancestors = |path: &str| {
        let policy = ask(path, &[]).header("content-security-policy").to_owned();
        policy.split("; ").find_map(|part| part.strip_prefix("frame-ancestors ")).map(str::to_owned)
    };
    assert_eq!(ancestors("/?page=area&embed=composition").as_deref(), Some("*"));
    for path in
        ["/", "/?page=area", "/?embed=", "/health", "/api/v1/snapshot?embed=composition", "/assets/?embed=composition"]
    {
        assert_eq!(ancestors(path).as_deref(), Some("'none'"), "{path}");
    }
    let card = ask("/?embed=composition", &[]);
    assert_eq!(card.header("x-frame-options"), "");
    assert!(card.header("content-security-policy").starts_with("default-src 'self'"), "the rest of the policy stays");
}

#[tokio::test]
async fn whoever_runs_the_server_says_who_may_frame_a_card() {
    let _ = demo();
    for (who, ancestors) in [
        ("nobody", "'none'"),
        ("https://www.kommun.se,https://*.region.se", "https://www.kommun.se https://*.region.se"),
    ] {
        let embedding: Embedding = who.parse().unwrap();
        let server = Server::bind(&Config { embedding, ..Config::local(folder()) }).await.unwrap();
        let address = server.address();
        let running = tokio::spawn(server.run(std::future::pending()));
        let asked = tokio::task::spawn_blocking(move || ureq::get(format!("http://{address}/?embed=years")).call());
        let response = asked.await.unwrap().unwrap();
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains(&format!("frame-ancestors {ancestors};")), "{who}: {policy}");
        running.abort();
    }
}
