//! `cargo xtask demo`: from a clean clone to a served barometer.

use crate::needs;
use crate::shell::{self, Outcome, cargo, root, target_folder};
use std::process::Command;

/// Builds the page and the program, makes the demo country if the data folder has no snapshot, and serves it with the planning desk, to
/// this machine only.
/// Further words go to `segbar serve`.
pub fn run(serve: &[String]) -> Outcome {
    needs::page()?;
    shell::run(cargo().args(["build", "--release", "--package", "segbar-cli"]))?;
    let segbar = target_folder()?.join("release").join(format!("segbar{}", std::env::consts::EXE_SUFFIX));
    let data = root().join("segbar-data");
    if !data.join("current").exists() {
        shell::run(Command::new(&segbar).args(["demo", "--data"]).arg(&data))?;
    }
    shell::run(Command::new(&segbar).args(["serve", "--desk", "--data"]).arg(&data).args(serve))
}
