//! The real program, run as a user runs it.
#![allow(dead_code)] // Each test file uses its part of this.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// The program.
pub const SEGBAR: &str = env!("CARGO_BIN_EXE_segbar");

/// What a run gave.
pub struct Output {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The program with a clean environment, in a folder.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(SEGBAR);
    command.current_dir(folder);
    for variable in ["SEGBAR_DATA", "SEGBAR_LANG", "SEGBAR_LOG", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(variable);
    }
    command
}

/// Runs the program in a folder.
pub fn segbar_in(folder: &Path, words: &[&str]) -> Output {
    let output = command(folder).args(words).output().unwrap();
    Output {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A data folder with the demo country, made once for all tests of a file. Tests only read it. One file of tests runs at a time,
/// so that each can begin by clearing away what an earlier run left.
pub fn demo() -> &'static Path {
    static DEMO: OnceLock<PathBuf> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-demo");
        let _ = std::fs::remove_dir_all(&folder);
        let output = segbar_in(Path::new("."), &["demo", "--data", folder.to_str().unwrap(), "--lang", "en"]);
        assert_eq!(output.code, 0, "{}", output.err);
        folder
    })
}

/// Runs the program on the demo country.
pub fn segbar(words: &[&str]) -> Output {
    let data = demo().to_str().unwrap();
    segbar_in(Path::new("."), &[words, &["--data", data]].concat())
}

/// A running server; it is killed when dropped.
pub struct Served {
    pub child: Child,
    pub address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves a data folder on a free port.
pub fn serve(data: &Path) -> Served {
    let mut child = command(Path::new("."))
        .args(["serve", "--port", "0", "--lang", "en", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(address.starts_with("http://127.0.0.1:"), "{line}");
    Served { child, address }
}
