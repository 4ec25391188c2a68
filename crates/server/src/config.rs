//! What the server needs to know, and the limits that hold for everyone who asks.

use crate::desk::DeskAccess;
use crate::embedding::Embedding;
use crate::operator::Operator;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::Duration;

/// How to serve.
#[derive(Clone, Debug)]
pub struct Config {
    /// The data folder.
    pub data: PathBuf,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// Who may show a card inside a page of their own.
    pub embedding: Embedding,
    /// Who runs the installation.
    pub operator: Operator,
    /// Whether the planning desk is served too, and to whom.
    pub desk: DeskAccess,
    /// The limits.
    pub limits: Limits,
}

impl Config {
    /// A server for this machine only, on a free port.
    pub fn local(data: impl Into<PathBuf>) -> Self {
        let embedding = Embedding::default();
        let operator = Operator::default();
        Config {
            data: data.into(),
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            embedding,
            operator,
            desk: DeskAccess::Off,
            limits: Limits::default(),
        }
    }
}

/// Bounds on what one who asks can make the server do.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at a time; further ones wait in the system's queue. 1 024.
    pub connections: usize,
    /// Answers computed at a time; kept answers do not count. Two per core.
    pub computing: usize,
    /// Measures of segregation computed at a time, each on all cores. One per core.
    pub heavy: usize,
    /// Time that a measure waits for its turn before it is turned away. 10 s.
    pub heavy_wait: Duration,
    /// Networks planned at a time; a further one is turned away. Half the cores, at least one.
    pub plans: usize,
    /// Time after which the work on a network ends with the best that is known by then. 10 min.
    pub plan_time: Duration,
    /// Bytes of answers kept, as sent and compressed. 128 MiB.
    pub kept_bytes: usize,
    /// Longest address, path and query, in bytes. 2 048.
    pub address: usize,
    /// Headers of a request. 64.
    pub headers: usize,
    /// Bytes of a request's line and headers. 16 KiB.
    pub header_bytes: usize,
    /// Time until the headers of a request must be there; an idle connection is closed after it. 30 s.
    pub header_time: Duration,
    /// Time in which a request is answered. 30 s.
    pub answer_time: Duration,
    /// Time that requests under way get when the server stops. 5 s.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Limits {
            connections: 1024,
            computing: 2 * cores,
            heavy: cores,
            heavy_wait: Duration::from_secs(10),
            plans: (cores / 2).max(1),
            plan_time: Duration::from_secs(600),
            kept_bytes: 128 << 20,
            address: 2048,
            headers: 64,
            header_bytes: 16 << 10,
            header_time: Duration::from_secs(30),
            answer_time: Duration::from_secs(30),
            farewell: Duration::from_secs(5),
        }
    }
}
