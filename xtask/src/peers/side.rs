//! Asking a side: a program that gives a line of JSON per task.

use super::comparison::Run;
use crate::shell::{Outcome, root};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One of the two sides.
pub struct Side {
    program: PathBuf,
    args: Vec<PathBuf>,
    is_peer: bool,
}

/// What a side says of a task.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Answer {
    /// What was asked.
    pub task: String,
    /// Why there is no value.
    pub error: Option<String>,
    /// Values that must be alike; none where a number is not defined.
    #[serde(default)]
    pub values: Vec<Option<f64>>,
    /// A probability per area.
    #[serde(default)]
    pub chances: Vec<Option<f64>>,
    /// Mean of what chance gives.
    pub mean: Option<f64>,
    /// Its standard deviation.
    pub sd: Option<f64>,
    /// How many replicates these rest on.
    pub count: Option<u32>,
    /// Median time.
    #[serde(default)]
    pub seconds: f64,
    /// Whether only a part was done and its time taken for the whole.
    #[serde(default)]
    pub scaled: bool,
    /// The most memory that the process has held, in bytes.
    #[serde(default)]
    pub peak: f64,
}

impl Side {
    /// A program with what comes before the tasks.
    pub fn new(program: PathBuf, first: &[&str], data: &Path) -> Self {
        let args = first.iter().map(PathBuf::from).chain([data.to_path_buf()]).collect();
        Self { program, args, is_peer: false }
    }

    /// The packages.
    pub fn python(python: &Path, data: &Path) -> Self {
        let args = vec![root().join("xtask/peers/main.py"), data.to_path_buf()];
        Self { program: python.to_path_buf(), args, is_peer: true }
    }

    /// The answers to some tasks, in their order. A process that ends too early leaves the rest unanswered.
    pub fn ask(&self, runs: &[Run]) -> Outcome<Vec<Answer>> {
        let tasks: Vec<String> = runs.iter().map(|run| self.task(run)).collect();
        let mut command = Command::new(&self.program);
        command.args(&self.args).args(&tasks).env("PYTHONDONTWRITEBYTECODE", "1").stderr(Stdio::null());
        let output = command.output().map_err(|e| format!("{} could not be started: {e}", self.program.display()))?;
        let mut answers = read(&String::from_utf8_lossy(&output.stdout))?.into_iter().peekable();
        let answer = |task: &String| {
            answers.next_if(|answer| answer.task == *task).unwrap_or_else(|| Answer {
                error: Some(format!("no answer ({})", output.status)),
                ..Answer::default()
            })
        };
        Ok(tasks.iter().map(answer).collect())
    }

    fn task(&self, run: &Run) -> String {
        let replicates = if self.is_peer { run.peer_replicates } else { run.replicates };
        format!("{}@{}@{replicates}", run.comparison.name, run.data)
    }
}

/// The answers in a side's output; other lines, which packages print, are passed over.
fn read(output: &str) -> Outcome<Vec<Answer>> {
    let lines = output.lines().filter(|line| line.starts_with('{'));
    lines
        .map(|line| serde_json::from_str(line).map_err(|e| format!("a side gave a line that is no answer: {e}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_with_numbers_that_are_none_and_chatter_is_passed_over() {
        let answers =
            read("loading\n{\"task\": \"d@x@0\", \"values\": [0.5, null], \"seconds\": 1e-3, \"peak\": 7}\n").unwrap();
        assert_eq!(answers.len(), 1);
        assert_eq!((&answers[0].values[..], answers[0].seconds), (&[Some(0.5), None][..], 1e-3));
        assert!(read("{\"values\": 1}").is_err());
    }
}
