//! HTTP on the loopback: one thread per connection, written out by hand, since a library would not let an answer be cut,
//! too short or false.

use crate::country::Country;
use crate::manifest::{Kind, Manifest};
use crate::shape::Shape;
use crate::state::{Asked, State};
use crate::{bulk, files, pxweb1, pxweb2, wfs};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A running stand-in; it stops when it is dropped.
pub struct Standin {
    address: SocketAddr,
    world: Arc<World>,
    stopped: Arc<AtomicBool>,
}

/// What all connections share.
pub struct World {
    /// What happened so far.
    pub state: State,
    /// The areas.
    pub country: Country,
    /// The tables.
    pub shapes: Vec<Shape>,
}

/// An answer.
pub struct Reply {
    /// Status of HTTP.
    pub status: u16,
    /// Content type.
    pub kind: &'static str,
    /// Content.
    pub body: Vec<u8>,
    /// Tag of the content.
    pub tag: Option<String>,
}

impl Reply {
    /// A whole answer.
    pub fn ok(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Reply { status: 200, kind, body: body.into(), tag: None }
    }

    /// Nothing at this address.
    pub fn absent() -> Self {
        Reply { status: 404, kind: "text/plain", body: b"not found".to_vec(), tag: None }
    }
}

/// A question.
pub struct Question {
    /// Path without query.
    pub path: String,
    /// Query, not decoded.
    pub query: String,
    /// Body.
    pub body: String,
    /// Tag of the content that the client has.
    pub has: Option<String>,
    gzip: bool,
}

impl Standin {
    /// Starts on a free port of the loopback.
    ///
    /// # Panics
    /// The loopback cannot be listened on, or the manifest names what does not exist.
    pub fn start(manifest: Manifest) -> Self {
        let country = Country::new(manifest.seed, manifest.municipalities);
        let shapes = manifest.tables.iter().map(|table| Shape::new(table, &country)).collect();
        let world = Arc::new(World { state: State::new(manifest), country, shapes });
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap_or_else(|e| panic!("no loopback: {e}"));
        let address = listener.local_addr().unwrap_or_else(|e| panic!("no address: {e}"));
        let stopped = Arc::new(AtomicBool::new(false));
        let (shared, stop) = (Arc::clone(&world), Arc::clone(&stopped));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let (Ok(stream), world) = (stream, Arc::clone(&shared)) else { continue };
                // A connection that breaks is the client's matter.
                std::thread::spawn(move || drop(serve(stream, &world)));
            }
        });
        Standin { address, world, stopped }
    }

    /// Its address: `http://127.0.0.1:…`.
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The settings that lead a sync here and nowhere else.
    pub fn settings(&self) -> String {
        let address = self.address();
        let keys = files::keys(&self.world.country).into_iter().map(|(name, _)| format!("\"{name}\""));
        let police = files::police(&self.world.country).into_iter().map(|(name, _)| format!("\"{name}\""));
        format!(
            "[http]\nproxy = \"none\"\npause = 0.01\n\
             [pxweb2]\nbase = \"{address}/v2\"\n[pxweb1]\nbase = \"{address}/v1/ssd\"\n\
             [bulk]\nbase = \"{address}/bulk\"\n[wfs]\nbase = \"{address}/wfs\"\n\
             [keys]\nbase = \"{address}/files\"\nfiles = [{}]\n\
             [police]\nbase = \"{address}/files\"\nfiles = [{}]\n",
            keys.collect::<Vec<_>>().join(", "),
            police.collect::<Vec<_>>().join(", "),
        )
    }

    /// The same without key files: what a sync finds where nobody has named any.
    pub fn settings_without_keys(&self) -> String {
        let settings = self.settings();
        let keys = settings.split('\n').filter(|line| !line.contains("koppling"));
        keys.collect::<Vec<_>>().join("\n")
    }

    /// What happened so far.
    pub fn state(&self) -> &State {
        &self.world.state
    }

    /// Questions for data that were answered with data: those of tables, pages of layers, archives and files.
    pub fn data_calls(&self) -> Vec<Asked> {
        let data = |asked: &Asked| {
            let target = &asked.target;
            asked.status == 200
                && (target.contains("/data?")
                    || target.contains("outputFormat=geopackage")
                    || target.starts_with("/bulk")
                    || target.starts_with("/files")
                    || !asked.body.is_empty())
        };
        self.state().asked().into_iter().filter(data).collect()
    }
}

impl Drop for Standin {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it is over.
        drop(TcpStream::connect(self.address));
    }
}

fn serve(stream: TcpStream, world: &World) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some(question) = read(&mut reader)? {
        let target = if question.query.is_empty() {
            question.path.clone()
        } else {
            format!("{}?{}", question.path, question.query)
        };
        if world.state.manifest().delay > 0.0 {
            std::thread::sleep(Duration::from_secs_f64(world.state.manifest().delay));
        }
        let fault = world.state.fault(&target);
        if fault == Some(Kind::Updated)
            && let Some(shape) = world.shapes.iter().find(|s| target.contains(&s.table.id))
        {
            world.state.correct(&shape.table.id);
        }
        let reply = match fault {
            Some(Kind::Busy) => {
                Reply { status: 429, kind: "text/plain", body: b"API calls quota exceeded".to_vec(), tag: None }
            }
            Some(Kind::Error) => {
                Reply { status: 500, kind: "text/html", body: b"<html>Server Error</html>".to_vec(), tag: None }
            }
            Some(Kind::Page) => Reply::ok("text/html", "<html>Tillf\u{e4}lligt avbrott</html>"),
            _ => answer(&question, &target, world),
        };
        let status = if fault == Some(Kind::Cut) { 0 } else { reply.status };
        let sent = send(&stream, &question, reply, fault);
        world.state.answered(Asked { target, body: question.body, status });
        if !sent? {
            stream.shutdown(Shutdown::Both)?;
            return Ok(());
        }
    }
    Ok(())
}

fn answer(question: &Question, target: &str, world: &World) -> Reply {
    let api = question.path.starts_with("/v2/") || question.path.starts_with("/v1/");
    let free = question.path == "/v2/config";
    if api && !free && !world.state.admit(target) {
        return Reply { status: 429, kind: "text/plain", body: b"API calls quota exceeded".to_vec(), tag: None };
    }
    let mut segments = question.path.trim_start_matches('/').splitn(2, '/');
    let (first, rest) = (segments.next().unwrap_or_default(), segments.next().unwrap_or_default());
    match first {
        "v2" => pxweb2::answer(rest, question, world),
        "v1" => pxweb1::answer(rest, question, world),
        "wfs" => wfs::answer(question, world),
        "bulk" => bulk::answer(rest, world),
        "files" => files::answer(rest, question, world),
        _ => Reply::absent(),
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> std::io::Result<Option<Question>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let target = line.split_whitespace().nth(1).unwrap_or("/").to_owned();
    let (mut length, mut gzip, mut has) = (0usize, false, None);
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let Some((name, value)) = header.trim_end().split_once(':') else { break };
        let value = value.trim();
        match name.to_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap_or(0),
            "accept-encoding" => gzip = value.contains("gzip"),
            "if-none-match" => has = Some(value.to_owned()),
            _ => {}
        }
    }
    let mut body = vec![0; length.min(16 << 20)];
    reader.read_exact(&mut body)?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok(Some(Question { path: path.to_owned(), query: query.to_owned(), body, has, gzip }))
}

/// Sends an answer, well or badly; whether the connection may be used again.
fn send(mut stream: &TcpStream, question: &Question, reply: Reply, fault: Option<Kind>) -> std::io::Result<bool> {
    let mut body = reply.body;
    if fault == Some(Kind::Short) {
        // Sound HTTP around a body that some server before us cut off: only its content tells.
        body.truncate(body.len() * 2 / 3);
    }
    let packed = question.gzip && body.len() > 1000 && !matches!(fault, Some(Kind::Cut | Kind::Slow));
    if packed {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&body)?;
        body = encoder.finish()?;
    }
    let mut head =
        format!("HTTP/1.1 {} x\r\nContent-Type: {}\r\nContent-Length: {}\r\n", reply.status, reply.kind, body.len());
    if packed {
        head.push_str("Content-Encoding: gzip\r\n");
    }
    if let Some(tag) = reply.tag {
        head.push_str(&format!("ETag: {tag}\r\n"));
    }
    if reply.status == 429 {
        head.push_str("Retry-After: 0\r\n");
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    match fault {
        Some(Kind::Cut) => {
            stream.write_all(&body[..body.len() / 2])?;
            return Ok(false);
        }
        Some(Kind::Slow) => {
            for piece in body.chunks((body.len() / 20).max(1)) {
                stream.write_all(piece)?;
                stream.flush()?;
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        _ => stream.write_all(&body)?,
    }
    stream.flush()?;
    Ok(true)
}
