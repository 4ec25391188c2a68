//! `cargo xtask peers siting`: where to have offices, against PySAL's spopt with HiGHS and with CBC, on the same
//! matrices in one run: value, bound, proof, seconds and how many times faster. A value of ours that is worse than a
//! solver's makes the task fail.

use super::environment;
use crate::shell::{Outcome, cargo, root, run as sh, target_folder};
use serde::Deserialize;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The other side's solvers, as `xtask/peers/siting/main.py` calls them.
const SOLVERS: [&str; 2] = ["highs", "cbc"];
/// How many times faster we want to be.
const WANTED: f64 = 20.0;
/// Values are alike within this share: the solvers' own tolerance.
const ALIKE: f64 = 1e-6;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Problem {
    task: String,
    /// Only ours can hold it in memory.
    #[serde(default)]
    alone: bool,
}

#[derive(Deserialize)]
struct List {
    problem: Vec<Problem>,
}

/// What a side says of a problem.
#[derive(Clone, Debug, Deserialize)]
struct Answer {
    value: Option<f64>,
    bound: Option<f64>,
    proved: bool,
    seconds: f64,
    /// Of these the solver's; our side has no other.
    solver_seconds: Option<f64>,
    /// Most memory held, in bytes.
    peak: Option<f64>,
}

/// `--python PROGRAM` a Python with spopt, PuLP and highspy, instead of one that is made; `--seconds N` for each solver
/// and problem; names leave out all problems in whose task none of them stands.
pub fn run(args: &[String]) -> Outcome {
    let (mut python, mut seconds, mut names) = (None, 120.0, Vec::new());
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let mut value = || rest.next().ok_or(format!("{arg} needs a value"));
        match arg.as_str() {
            "--python" => python = Some(PathBuf::from(value()?)),
            "--seconds" => seconds = value()?.parse().map_err(|_| "--seconds needs a number".to_owned())?,
            name => names.push(name),
        }
    }
    let chosen = |problem: &Problem| names.is_empty() || names.iter().any(|name| problem.task.contains(name));
    let problems: Vec<Problem> = problems()?.into_iter().filter(chosen).collect();
    if problems.is_empty() {
        return Err("nothing is left to compare".into());
    }
    let python = python.map_or_else(|| environment::python("siting/requirements.txt", "siting-venv"), Ok)?;
    let data = prepared(&python)?;
    sh(cargo().args(["build", "--release", "--package", "segbar-siting", "--example", "aims"]))?;
    let ours = target_folder()?.join("release/examples/aims");
    println!("\nEach side has {seconds} s for a problem.\n{HEAD}");
    let mut failures = 0;
    for problem in &problems {
        let us = asked(Command::new(&ours).arg(&data).arg(seconds.to_string()).arg(&problem.task), 2.0 * seconds)?;
        print!("{}", line(&problem.task, "segbar", &us, None));
        for solver in SOLVERS.iter().filter(|_| !problem.alone) {
            let main = root().join("xtask/peers/siting/main.py");
            let mut command = Command::new(&python);
            command.arg("-B").arg(main).arg(&data).arg(seconds.to_string()).arg(solver).arg(&problem.task);
            match asked(&mut command, 3.0 * seconds + 300.0) {
                Ok(them) => {
                    print!("{}", line(&problem.task, solver, &them, Some(&us)));
                    failures += usize::from(compare(&problem.task, &us, &them) == Verdict::Worse);
                }
                Err(reason) => println!("{:34} {solver:7} no answer: {reason}", ""),
            }
        }
    }
    println!("\n> the solver was stopped, so that the ratio is at least this; * what was left when it was stopped");
    if failures == 0 { Ok(()) } else { Err(format!("{failures} values of ours are worse")) }
}

fn problems() -> Outcome<Vec<Problem>> {
    let path = root().join("xtask/peers/siting.toml");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let list: List = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(list.problem)
}

/// The folder of the matrices, made anew: the same numbers every time.
fn prepared(python: &Path) -> Outcome<PathBuf> {
    let areas = segbar_testdata::shared("measures").ok_or("the data of the measures are needed")?;
    let folder = target_folder()?.join("peers/siting");
    let script = root().join("xtask/peers/siting/prepare.py");
    sh(Command::new(python).arg("-B").arg(script).arg(areas.join("areas_3363.csv")).arg(&folder))?;
    Ok(folder)
}

/// The answer of a program, which is ended when it takes longer than this.
fn asked(command: &mut Command, seconds: f64) -> Outcome<Answer> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{:?} could not be started: {error}", command.get_program()))?;
    let start = Instant::now();
    while child.try_wait().map_err(|error| error.to_string())?.is_none() {
        if start.elapsed().as_secs_f64() > seconds {
            child.kill().and_then(|()| child.wait()).map_err(|error| error.to_string())?;
            return Err(format!("ended after {seconds} s, model included"));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let last = text.lines().rfind(|line| line.starts_with('{')).ok_or(format!("{}", output.status))?;
    serde_json::from_str(last).map_err(|error| format!("a line that is no answer: {error}"))
}

#[derive(Debug, PartialEq)]
enum Verdict {
    Same,
    Better,
    Worse,
}

/// Ours against theirs; to have nothing is worse than anything.
fn compare(task: &str, us: &Answer, them: &Answer) -> Verdict {
    let sign = if task.starts_with("mclp") { -1.0 } else { 1.0 };
    match (us.value, them.value) {
        (None, Some(_)) => Verdict::Worse,
        (_, None) => Verdict::Better,
        (Some(us), Some(them)) if (us - them).abs() <= ALIKE * them.abs() => Verdict::Same,
        (Some(us), Some(them)) if sign * us < sign * them => Verdict::Better,
        _ => Verdict::Worse,
    }
}

const HEAD: &str = "problem                            solver            value             bound      gap    seconds  (solver)  memory      ratio  ours is";

fn line(task: &str, solver: &str, answer: &Answer, ours: Option<&Answer>) -> String {
    let number = |value: Option<f64>| value.map_or("none".to_owned(), |value| format!("{value:.4}"));
    let gap = match (answer.value, answer.bound) {
        _ if answer.proved => "proved".to_owned(),
        (Some(value), Some(bound)) if value != 0.0 => format!("{:.2} %", 100.0 * ((value - bound) / value).abs()),
        _ => "-".to_owned(),
    };
    let mut text = format!(
        "{:34} {solver:7} {:>15}{} {:>17} {gap:>8} {:>10}",
        if ours.is_none() { task } else { "" },
        number(answer.value),
        if answer.proved { ' ' } else { '*' },
        number(answer.bound),
        time(answer.seconds),
    );
    if let Some(ours) = ours {
        let ratio = answer.seconds / ours.seconds;
        let verdict = match compare(task, ours, answer) {
            Verdict::Same => "as good",
            Verdict::Better => "better",
            Verdict::Worse => "WORSE",
        };
        write!(
            text,
            " {:>9} {:>7} {:>2}{:>8}  {verdict}{}",
            answer.solver_seconds.map_or_else(String::new, time),
            answer.peak.map_or_else(String::new, |peak| format!("{:.1} GB", peak / 1e9)),
            if answer.proved { "" } else { ">" },
            if ratio >= 10.0 { format!("{ratio:.0}") } else { format!("{ratio:.1}") },
            if ratio < WANTED { ", less than 20 times faster" } else { "" },
        )
        .expect("a string takes all");
    }
    text + "\n"
}

fn time(seconds: f64) -> String {
    if seconds < 1.0 { format!("{:.1} ms", seconds * 1e3) } else { format!("{seconds:.1} s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(value: Option<f64>, proved: bool, seconds: f64) -> Answer {
        Answer { value, bound: value, proved, seconds, solver_seconds: None, peak: None }
    }

    #[test]
    fn every_problem_is_an_aim_a_data_set_and_numbers() {
        let prepare = std::fs::read_to_string(root().join("xtask/peers/siting/prepare.py")).unwrap();
        for problem in problems().unwrap() {
            let words: Vec<&str> = problem.task.split('@').collect();
            assert!(["p_median", "p_center", "mclp", "lscp"].contains(&words[0]), "{}", problem.task);
            assert!(words[2..].iter().all(|word| word.parse::<f64>().is_ok()), "{}", problem.task);
            let (kind, size) = words[1].split_once('_').unwrap();
            let (demand, candidates) = size.split_once('x').unwrap();
            assert!(prepare.contains(&format!("def {kind}(")), "{kind}");
            assert!(prepare.contains(&format!("({demand}, {candidates})")), "{size}");
        }
    }

    #[test]
    fn more_covered_is_better_and_a_shorter_time_is_better() {
        let (one, two, none) = (answer(Some(1.0), true, 1.0), answer(Some(2.0), true, 1.0), answer(None, false, 1.0));
        assert_eq!(compare("mclp@a@1@1", &two, &one), Verdict::Better);
        assert_eq!(compare("mclp@a@1@1", &one, &two), Verdict::Worse);
        assert_eq!(compare("p_center@a@1", &one, &two), Verdict::Better);
        assert_eq!(compare("p_center@a@1", &two, &one), Verdict::Worse);
        assert_eq!(compare("lscp@a@1", &one, &none), Verdict::Better);
        assert_eq!(compare("lscp@a@1", &none, &one), Verdict::Worse);
        assert_eq!(compare("p_median@a@1", &answer(Some(1.0 + 1e-9), true, 1.0), &one), Verdict::Same);
    }

    #[test]
    fn a_solver_that_was_stopped_gives_a_least_ratio() {
        let us = answer(Some(1.0), true, 0.1);
        let stopped = line("lscp@a@1", "cbc", &answer(Some(3.0), false, 12.0), Some(&us));
        assert!(stopped.contains("3.0000*") && stopped.contains(">     120  better"), "{stopped}");
        let close = line("lscp@a@1", "cbc", &answer(Some(1.0), true, 1.0), Some(&us));
        assert!(close.contains("as good, less than 20 times faster") && close.contains("proved"), "{close}");
    }
}
