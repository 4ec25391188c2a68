//! The benches behind `cargo xtask bench`. Each prints its figure, the aim and, where there is a peer, the ratio.
//!
//! | bench | page |
//! |---|---|
//! | reading SCB's xlsx exports against pandas | [`xlsx`] |
//! | opening a national snapshot | [`open`] |
//! | index and area types of all years | [`types`] |
//! | a column over HTTP at 2 000 requests a second | [`http`] |
//! | a national sync against the stand-in | [`live`] |
//! | our side of `cargo xtask peers` | [`peers`] |

mod http;
mod live;
mod open;
mod peers;
mod stopwatch;
mod types;
mod xlsx;

use std::path::PathBuf;

/// What the benches need to know.
pub struct Options {
    /// Data folder with a national snapshot.
    pub data: PathBuf,
    /// The program.
    pub segbar: PathBuf,
    /// A Python with pandas and openpyxl.
    pub python: Option<PathBuf>,
}

fn main() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).map(PathBuf::from);
    let options = Options {
        data: value("--data").unwrap_or_else(|| "segbar-data".into()),
        segbar: value("--segbar").unwrap_or_else(|| "segbar".into()),
        python: value("--python"),
    };
    match args.first().map(String::as_str) {
        Some("xlsx") => xlsx::run(&options),
        Some("open") => open::run(&options),
        Some("types") => types::run(&options),
        Some("http") => http::run(&options),
        Some("live") => live::run(&options),
        Some("peers") => peers::run(&args[1..]),
        _ => Err("name a bench: xlsx, open, types, http, live or peers".into()),
    }
}
