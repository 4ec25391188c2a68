//! One server of the fictional country for all tests of a file.

#![allow(dead_code, reason = "each file of tests needs its part of it")]

use segbar_domain::Catalogue;
use segbar_server::{Config, Server};
use segbar_snapshot::Store;
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

/// A server of the fictional country.
pub struct Demo {
    pub address: String,
    pub id: String,
    pub openapi: Value,
}

/// Where its snapshot lies.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME"))
}

/// One server for all tests of this file.
pub fn demo() -> &'static Demo {
    static DEMO: OnceLock<Demo> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = folder();
        // What an earlier run left would fill the disk over time.
        let _ = std::fs::remove_dir_all(&folder);
        let country = segbar_demo::country(segbar_demo::DEFAULT_SEED);
        let published = segbar_assemble::publish(country, Catalogue::builtin());
        let id = Store::open(&folder).publish(&published).unwrap().to_string();
        let (send, receive) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let server = Server::bind(&Config::local(folder)).await.unwrap();
                send.send(server.address()).unwrap();
                server.run(std::future::pending()).await;
            });
        });
        let address = format!("http://{}", receive.recv().unwrap());
        let openapi = serde_json::from_str(&segbar_server::openapi::document().unwrap()).unwrap();
        Demo { address, id, openapi }
    })
}

/// What it answered.
pub struct Response {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Response {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }
}

pub fn ask(path: &str, headers: &[(&str, &str)]) -> Response {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut request = agent.get(format!("{}{path}", demo().address));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut response = request.call().unwrap();
    let body = response.body_mut().with_config().limit(100 << 20).read_to_vec().unwrap();
    Response { status: response.status().as_u16(), headers: response.headers().clone(), body }
}

pub fn get(path: &str) -> Value {
    let response = ask(path, &[]);
    assert_eq!(response.status, 200, "{path}: {}", String::from_utf8_lossy(&response.body));
    response.json()
}

/// Sends bytes as they are and reads until the server closes, or for a second.
pub fn raw(request: &str) -> String {
    raw_at(demo().address.strip_prefix("http://").unwrap(), request)
}

/// The same to the server at a host and port.
pub fn raw_at(host: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(n @ 1..) = stream.read(&mut buffer) {
        answer.extend(&buffer[..n]);
    }
    String::from_utf8_lossy(&answer).into_owned()
}
