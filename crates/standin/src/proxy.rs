//! A proxy on the loopback: it makes tunnels (`CONNECT`), remembers what was asked of it, and wants credentials where it is
//! told to.

use std::io::{BufRead, BufReader, Write, copy};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// A running proxy. Its thread ends with the process.
pub struct Proxy {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Starts on a free port. With `credentials` (`Basic …`) every other question is refused with 407.
    ///
    /// # Panics
    /// The loopback cannot be listened on.
    pub fn start(credentials: Option<&'static str>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap_or_else(|e| panic!("no loopback: {e}"));
        let address = listener.local_addr().unwrap_or_else(|e| panic!("no address: {e}")).to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let asked = Arc::clone(&shared);
                // A connection that breaks is the client's matter.
                std::thread::spawn(move || drop(tunnel(stream, credentials, &asked)));
            }
        });
        Proxy { address, asked }
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The first lines of what was asked so far: `CONNECT 127.0.0.1:40000 HTTP/1.1`.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn tunnel(mut client: TcpStream, wanted: Option<&str>, asked: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(client.try_clone()?);
    let (mut first, mut given) = (String::new(), None);
    reader.read_line(&mut first)?;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        if name.eq_ignore_ascii_case("proxy-authorization") {
            given = Some(value.trim().to_owned());
        }
    }
    asked.lock().unwrap_or_else(PoisonError::into_inner).push(first.trim_end().to_owned());
    let target = first.strip_prefix("CONNECT ").and_then(|rest| rest.split_whitespace().next());
    let status = match (wanted, target) {
        (Some(wanted), _) if given.as_deref() != Some(wanted) => "407 Proxy Authentication Required",
        (_, None) => "405 Method Not Allowed",
        (_, Some(_)) => "200 Connection established",
    };
    client.write_all(format!("HTTP/1.1 {status}\r\n\r\n").as_bytes())?;
    let Some(target) = target.filter(|_| status.starts_with("200")) else { return client.shutdown(Shutdown::Both) };
    let mut source = TcpStream::connect(target)?;
    let (mut back, mut answers) = (client.try_clone()?, source.try_clone()?);
    std::thread::spawn(move || {
        drop(copy(&mut answers, &mut back));
        back.shutdown(Shutdown::Both)
    });
    // The reader may hold what the client sent right after its question.
    copy(&mut reader, &mut source)?;
    source.shutdown(Shutdown::Both)
}
