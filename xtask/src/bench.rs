//! `cargo xtask bench`: the figures that the documentation promises, measured here and now, with their ratios.
//! Never part of the tests: a busy machine must not fail them.

use crate::shell::{Outcome, answers, cargo, read, root, run as sh, target_folder};
use std::path::PathBuf;
use std::process::Command;

const NAMES: [&str; 5] = ["xlsx", "open", "types", "http", "live"];

/// Runs all benches, or one by name.
pub fn run(args: &[String]) -> Outcome {
    if let Some(name) = args.first()
        && !NAMES.contains(&name.as_str())
    {
        return Err(format!("there is no bench '{name}'; the benches are {}", NAMES.join(", ")));
    }
    sh(cargo().args(["build", "--release", "--package", "segbar-cli", "--package", "segbar-bench"]))?;
    let release = target_folder()?.join("release");
    let demo = root().join("segbar-data");
    if !demo.join("current").exists() {
        sh(Command::new(release.join("segbar")).args(["demo", "--data"]).arg(&demo))?;
    }
    for name in NAMES.iter().filter(|name| args.first().is_none_or(|wanted| wanted == *name)) {
        let mut bench = Command::new(release.join("segbar-bench"));
        bench.arg(name).arg("--data").arg(&demo).arg("--segbar").arg(release.join("segbar"));
        if *name == "xlsx" {
            match python() {
                Ok(python) => {
                    bench.arg("--python").arg(python);
                }
                Err(reason) => eprintln!("the comparison with pandas is left out: {reason}"),
            }
        }
        sh(&mut bench)?;
    }
    Ok(())
}

/// A Python with pandas and openpyxl, in a virtual environment under the target folder.
fn python() -> Outcome<PathBuf> {
    let venv = target_folder()?.join("peers-venv");
    let python = venv.join("bin/python");
    if read(Command::new(&python).args(["-c", "import pandas, openpyxl"])).is_ok() {
        return Ok(python);
    }
    if !answers("python3") {
        return Err("python3 is not installed".into());
    }
    sh(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    sh(Command::new(&python).args(["-m", "pip", "install", "--quiet", "pandas", "openpyxl"]))?;
    Ok(python)
}
