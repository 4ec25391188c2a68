//! Serves a manifest until it is stopped: `cargo run -p segbar-standin --example serve [MANIFEST] > sources.toml`.

use segbar_standin::{Manifest, Standin};
use std::io::Read;

fn main() -> Result<(), String> {
    let manifest = match std::env::args().nth(1) {
        Some(path) => Manifest::parse(&std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?)?,
        None => Manifest::national(),
    };
    let standin = Standin::start(manifest);
    print!("{}", standin.settings());
    use std::io::Write;
    std::io::stdout().flush().map_err(|e| e.to_string())?;
    // Until the one who started it closes its input.
    std::io::stdin().read_to_end(&mut Vec::new()).map_err(|e| e.to_string())?;
    for breach in standin.state().breaches() {
        eprintln!("breach: {breach}");
    }
    eprintln!("{} questions", standin.state().asked().len());
    Ok(())
}
