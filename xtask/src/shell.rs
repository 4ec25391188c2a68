//! Running other programs: says what is run, and turns a failure into a sentence.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// A task's result: the error is a sentence.
pub type Outcome<T = ()> = Result<T, String>;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_path_buf()
}

/// The cargo that runs this task.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// The program `name`, to be run in a folder of the repository.
pub fn program(name: &str, folder: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root().join(folder));
    command
}

/// Runs to the end with its output shown, and says how long it took.
pub fn run(command: &mut Command) -> Outcome {
    let words = words(command);
    eprintln!("\n$ {words}");
    let start = Instant::now();
    let status = command.status().map_err(|error| format!("'{words}' could not be started: {error}"))?;
    eprintln!("  ({:.1} s)", start.elapsed().as_secs_f64());
    if status.success() { Ok(()) } else { Err(format!("'{words}' failed ({status})")) }
}

/// Runs quietly and gives what it printed.
pub fn read(command: &mut Command) -> Outcome<String> {
    let words = words(command);
    let output = command.output().map_err(|error| format!("'{words}' could not be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("'{words}' failed: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program answers to `--version`.
pub fn answers(name: &str) -> bool {
    Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Where cargo puts what it builds, whoever set it.
pub fn target_folder() -> Outcome<PathBuf> {
    let text = read(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| format!("cargo metadata is not JSON: {e}"))?;
    let folder = metadata["target_directory"].as_str().ok_or("cargo metadata has no target_directory")?;
    Ok(PathBuf::from(folder))
}

fn words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}
