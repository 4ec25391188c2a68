//! `cargo xtask test`: everything that CI runs, in the order in which a mistake is found soonest.

use crate::shell::{Outcome, cargo, program, run as sh, target_folder};
use crate::{licences, needs};

type Step = (&'static str, fn() -> Outcome);

const STEPS: [Step; 6] = [
    ("format", format),
    ("lints", lints),
    ("licences", licences::run),
    ("web", web),
    ("rust", rust),
    ("browser", browser),
];

/// Runs all steps, or the one after `--only`; stops at the first that fails.
pub fn run_steps(only: Option<&str>) -> Outcome {
    if let Some(name) = only
        && !STEPS.iter().any(|(step, _)| *step == name)
    {
        let names: Vec<_> = STEPS.iter().map(|(step, _)| *step).collect();
        return Err(format!("there is no step '{name}'; the steps are {}", names.join(", ")));
    }
    for (name, step) in STEPS.iter().filter(|(step, _)| only.is_none_or(|name| name == *step)) {
        eprintln!("\n== {name} ==");
        step().map_err(|error| format!("step {name}: {error}"))?;
    }
    Ok(())
}

/// The task.
pub fn run(args: &[String]) -> Outcome {
    match args {
        [] => run_steps(None),
        [flag, name] if flag == "--only" => run_steps(Some(name)),
        _ => Err("usage: cargo xtask test [--only STEP]".into()),
    }
}

fn format() -> Outcome {
    sh(cargo().args(["fmt", "--all", "--check"]))
}

fn lints() -> Outcome {
    sh(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"]))
}

/// The page: types, unit tests, build. Before the Rust tests, because the server embeds the built page.
fn web() -> Outcome {
    needs::packages("web")?;
    sh(program("npm", "web").args(["run", "--silent", "check"]))?;
    sh(program("npm", "web").args(["test", "--silent"]))?;
    needs::page()
}

fn rust() -> Outcome {
    sh(cargo().args(["test", "--workspace", "--locked", "--no-fail-fast"]))
}

/// The browser, driving the real program. It is the program that the Rust tests were built with, brought up to date the
/// same way, so that nothing is compiled twice.
fn browser() -> Outcome {
    needs::packages("e2e")?;
    let chromium = needs::chromium()?;
    sh(cargo().args(["test", "--workspace", "--no-run", "--quiet", "--locked"]))?;
    let segbar = target_folder()?.join("debug").join(format!("segbar{}", std::env::consts::EXE_SUFFIX));
    sh(program("npm", "e2e").args(["test", "--silent"]).env("SEGBAR_BIN", segbar).env("CHROMIUM", chromium))
}
