//! `cargo xtask peers`: every measure that other packages have too, on the same files in the same run: values, times,
//! memory. A difference that is not explained in `xtask/peers/comparisons.toml` makes the task fail.
//!
//! | what | page |
//! |---|---|
//! | what is compared, as data | [`comparison`] |
//! | the other side's Python with its packages | [`environment`] |
//! | asking a side | [`side`] |
//! | whether two answers agree | [`verdict`] |
//! | the table and the summary | [`table`] |
//! | where to have offices: a task of its own, `cargo xtask peers siting` | [`siting`] |

mod comparison;
mod environment;
mod side;
mod siting;
mod table;
mod verdict;

use crate::shell::{Outcome, cargo, run as sh, target_folder};
use comparison::{Comparison, Run};
use side::Side;
use table::Row;

/// Compares everything, or what is named; `--quick` leaves out the slow comparisons and all but the smallest data,
/// `--on DATA` all data but one.
pub fn run(args: &[String]) -> Outcome {
    if args.first().is_some_and(|arg| arg == "siting") {
        return siting::run(&args[1..]);
    }
    let (mut quick, mut only, mut names) = (false, None, Vec::new());
    let mut rest = args.iter().map(String::as_str);
    while let Some(arg) = rest.next() {
        match arg {
            "--quick" => quick = true,
            "--on" => only = Some(rest.next().ok_or("--on needs the name of a data set")?),
            name => names.push(name),
        }
    }
    let comparisons = comparison::all()?;
    if let Some(unknown) = names.iter().find(|name| comparisons.iter().all(|c| c.name != **name)) {
        let known: Vec<&str> = comparisons.iter().map(|c| c.name.as_str()).collect();
        return Err(format!("there is no comparison '{unknown}'; the comparisons are {}", known.join(", ")));
    }
    let chosen: Vec<&Comparison> =
        comparisons.iter().filter(|c| names.is_empty() || names.contains(&c.name.as_str())).collect();
    let on = |run: &Run| only.is_none_or(|only| run.data == only);
    let runs: Vec<Run> = chosen.iter().flat_map(|c| c.runs(quick)).filter(on).collect();
    if runs.is_empty() {
        return Err("nothing is left to compare".into());
    }
    sh(cargo().args(["build", "--release", "--package", "segbar-bench"]))?;
    let python = environment::python("requirements.txt", "venv")?;
    let data = environment::prepared(&python)?;
    let ours = Side::new(target_folder()?.join("release/segbar-bench"), &["peers"], &data);
    let peers = Side::python(&python, &data);
    let mut rows = Vec::new();
    for batch in comparison::batches(&runs) {
        let (us, them) = (ours.ask(&batch)?, peers.ask(&batch)?);
        let answered: Vec<Row> =
            batch.iter().zip(us.into_iter().zip(them)).map(|(run, (us, them))| Row::new(*run, us, them)).collect();
        print!("{}", table::lines(&answered, rows.is_empty()));
        rows.extend(answered);
    }
    println!("\n{}", table::summary(&rows));
    match table::failures(&rows) {
        0 => Ok(()),
        count => Err(format!("{count} of {} comparisons differ without an explanation that holds", rows.len())),
    }
}
