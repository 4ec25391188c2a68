//! A column of 5 984 values over HTTP at a steady 2 000 requests a second, the server held to one core.
//!
//! The load is *open*: every request has a time at which it is due, and its latency counts from then, so that a slow
//! answer is not hidden by the requests that wait behind it. Requests go to the loopback address only, for ten seconds.

use crate::Options;
use crate::stopwatch::quantile;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const RATE: u32 = 2_000;
const CONNECTIONS: u32 = 16;
const SECONDS: u32 = 10;

/// Starts the server on core 0, drives it from core 1 and prints the quantiles of latency.
pub fn run(options: &Options) -> Result<(), String> {
    let (mut server, address) = start(options)?;
    let result = drive(&address);
    let _ = server.kill();
    let _ = server.wait();
    let (mut latencies, bytes) = result?;
    latencies.sort();
    let ms = |q: f64| quantile(&latencies, q).as_secs_f64() * 1e3;
    println!(
        "http: a column of 5 984 values, {} requests at {RATE}/s, {bytes} bytes each (gzip), server on one core",
        latencies.len()
    );
    println!(
        "  p50 {:.2} ms   p90 {:.2} ms   p99 {:.2} ms   max {:.2} ms   (aim: p99 < 5 ms)",
        ms(0.5),
        ms(0.9),
        ms(0.99),
        ms(1.0)
    );
    Ok(())
}

fn start(options: &Options) -> Result<(Child, String), String> {
    let pinned = Command::new("taskset").arg("--version").output().is_ok();
    let mut command = if pinned {
        let mut command = Command::new("taskset");
        command.args(["-c", "0"]).arg(&options.segbar);
        command
    } else {
        println!("http: taskset is not installed; the server is not held to one core");
        Command::new(&options.segbar)
    };
    command.args(["serve", "--port", "0", "--data"]).arg(&options.data).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = command.spawn().map_err(|error| format!("the server cannot be started: {error}"))?;
    let stdout = server.stdout.take().ok_or("the server has no output")?;
    for line in BufReader::new(stdout).lines().map_while(Result::ok) {
        if let Some(at) = line.find("http://") {
            let address = line[at + 7..].split(['/', ' ']).next().unwrap_or_default().to_owned();
            return Ok((server, address));
        }
    }
    let _ = server.kill();
    Err("the server printed no address".into())
}

fn drive(address: &str) -> Result<(Vec<Duration>, usize), String> {
    let begin = Instant::now() + Duration::from_millis(200);
    let threads: Vec<_> = (0..CONNECTIONS)
        .map(|lane| {
            let address = address.to_owned();
            std::thread::spawn(move || drive_lane(&address, lane, begin))
        })
        .collect();
    let mut latencies = Vec::new();
    let mut bytes = 0;
    for thread in threads {
        let (lane, size) = thread.join().map_err(|_| "a connection's thread stopped")??;
        latencies.extend(lane);
        bytes = size;
    }
    Ok((latencies, bytes))
}

fn drive_lane(address: &str, lane: u32, begin: Instant) -> Result<(Vec<Duration>, usize), String> {
    let text = |error: std::io::Error| format!("connection {lane}: {error}");
    let stream = TcpStream::connect(address).map_err(text)?;
    stream.set_nodelay(true).map_err(text)?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).map_err(text)?;
    let mut reader = BufReader::new(stream.try_clone().map_err(text)?);
    let mut stream = stream;
    let request = format!(
        "GET /api/v1/values/population/DeSO_2018/2022 HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: gzip\r\n\r\n"
    );
    let requests = RATE * SECONDS / CONNECTIONS;
    let step = Duration::from_secs_f64(f64::from(CONNECTIONS) / f64::from(RATE));
    let offset = step.mul_f64(f64::from(lane) / f64::from(CONNECTIONS));
    let mut latencies = Vec::with_capacity(requests as usize);
    let mut body = Vec::new();
    for i in 0..requests {
        let due = begin + offset + step * i;
        if let Some(wait) = due.checked_duration_since(Instant::now()) {
            std::thread::sleep(wait);
        }
        stream.write_all(request.as_bytes()).map_err(text)?;
        read_answer(&mut reader, &mut body).map_err(|error| format!("connection {lane}: {error}"))?;
        latencies.push(due.elapsed());
    }
    Ok((latencies, body.len()))
}

/// Reads one answer with a stated length.
fn read_answer(reader: &mut impl BufRead, body: &mut Vec<u8>) -> Result<(), String> {
    let mut line = String::new();
    let mut length = None;
    let mut first = true;
    loop {
        line.clear();
        reader.read_line(&mut line).map_err(|e| e.to_string())?;
        if first && !line.contains(" 200 ") {
            return Err(format!("the answer began '{}'", line.trim()));
        }
        first = false;
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<usize>().ok();
        }
    }
    body.resize(length.ok_or("the answer has no Content-Length")?, 0);
    reader.read_exact(body).map_err(|e| e.to_string())
}
