//! `segbar sync` as a user runs it, against the stand-in: killed at any moment, with a full disk, with nothing new.

mod program;

use program::{Output, SEGBAR, command, segbar_in};
use segbar_live::limiter::Monotonic;
use segbar_live::{Config, Sync};
use segbar_standin::{Manifest, Standin};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A stand-in, and a folder with the settings that lead to it.
struct Place {
    standin: Standin,
    folder: tempfile::TempDir,
}

impl Place {
    fn new(manifest: Manifest) -> Self {
        let (standin, folder) = (Standin::start(manifest), tempfile::tempdir().unwrap());
        fs::write(folder.path().join("sources.toml"), standin.settings()).unwrap();
        Place { standin, folder }
    }

    /// A data folder, whose calls are counted from its first sync.
    fn data(&self, name: &str) -> PathBuf {
        self.standin.state().new_client();
        self.folder.path().join(name)
    }

    fn words<'a>(&self, data: &'a Path, more: &[&'a str]) -> Vec<&'a str> {
        [&["sync", "--sources", "sources.toml", "--lang", "en", "--data", data.to_str().unwrap()], more].concat()
    }

    fn sync(&self, data: &Path, more: &[&str]) -> Output {
        segbar_in(self.folder.path(), &self.words(data, more))
    }
}

fn current(data: &Path) -> Option<String> {
    fs::read_to_string(data.join("current")).ok()
}

#[test]
fn a_sync_killed_at_any_moment_and_resumed_gives_the_same_snapshot() {
    let place = Place::new(Manifest::small());
    let whole = place.data("whole");
    let output = place.sync(&whole, &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let (answers, data_calls) = (place.standin.state().asked().len(), place.standin.data_calls().len());
    let killed = place.data("killed");
    let mut kills = 0;
    for step in 0..12 {
        let before = place.standin.state().asked().len();
        let mut child = command(place.folder.path())
            .args(place.words(&killed, &[]))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The questions before the data are asked anew each time, so that each process comes a little further.
        assert!(place.standin.state().wait_for("", before + 14 + step % 5));
        // SIGKILL: nothing can be tidied up.
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
        assert_eq!(current(&killed), None, "step {step}: published although it was killed while it fetched");
    }
    let output = place.sync(&killed, &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_eq!(current(&killed), current(&whole));
    assert_eq!(place.standin.state().breaches(), [""; 0]);
    // What was answered is not asked for again: at most the one question that each kill interrupted, and small files.
    let repeated = place.standin.data_calls().len() - 2 * data_calls;
    assert!(repeated <= 2 * kills, "{repeated} answers were fetched twice, of {answers}");
}

/// The names and hashes of the files that a sync keeps.
fn kept(data: &Path) -> Vec<(String, String)> {
    let ledger = segbar_live::ledger::Ledger::open(data).unwrap();
    let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    ledger.files().into_iter().map(|(path, hash)| (name(path), hash)).collect()
}

#[test]
fn the_whole_country_is_fetched_within_the_limits_and_the_same_after_kills() {
    // The same 30 calls, in a second instead of ten.
    let place = Place::new(Manifest { window: 1.0, ..Manifest::national() });
    let whole = place.data("whole");
    let config = Config::read(&place.data("sources.toml")).unwrap();
    let clock = Monotonic::default();
    let mut sync = Sync::open(&whole, &config, &clock).unwrap();
    let plan = sync.plan(&[], false).unwrap();
    let cells: usize = plan.items.iter().map(|item| item.cells).sum();
    assert!(cells > 10_000_000, "{cells} cells are no country");
    sync.run(plan, &segbar_live::Silent).unwrap();
    let data_calls = place.standin.data_calls().len();
    let killed = place.data("killed");
    for share in [0.1, 0.5, 0.9] {
        let mut child = command(place.folder.path())
            .args(place.words(&killed, &[]))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let until = data_calls + (share * data_calls as f64) as usize;
        while place.standin.data_calls().len() < until {
            assert!(place.standin.state().wait_for("", place.standin.state().asked().len() + 1));
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let output = place.sync(&killed, &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_eq!(kept(&killed), kept(&whole));
    assert_eq!(place.standin.state().breaches(), [""; 0]);
    assert!(output.out.contains("DeSO_2025") && output.out.contains("RegSO_2020"), "{}", output.out);
}

#[test]
fn a_second_sync_publishes_nothing_and_a_corrected_table_is_named_by_the_diff() {
    let place = Place::new(Manifest::small());
    let data = place.data("data");
    assert_eq!(place.sync(&data, &[]).code, 0);
    let (first, calls) = (current(&data).unwrap(), place.standin.data_calls().len());
    let output = place.sync(&data, &[]);
    assert!(output.code == 0 && output.out.contains("Nothing new"), "{}{}", output.out, output.err);
    assert_eq!((current(&data).unwrap(), place.standin.data_calls().len()), (first.clone(), calls));
    place.standin.state().correct("TAB6638");
    let plan = place.sync(&data, &["--plan", "--format", "csv"]);
    let changed: Vec<&str> = plan.out.lines().filter(|line| line.contains(",changed,")).collect();
    assert!(matches!(changed[..], [line] if line.contains("TAB6638")), "{}", plan.out);
    let output = place.sync(&data, &[]);
    assert!(output.out.contains("Fetched: TAB6638"), "{}{}", output.out, output.err);
    let second = current(&data).unwrap();
    assert_ne!(first, second);
    let words = ["diff", first.trim(), second.trim(), "--lang", "en", "--data", data.to_str().unwrap()];
    let diff = segbar_in(place.folder.path(), &words);
    assert!(diff.code == 0 && diff.out.contains("TAB6638") && !diff.out.contains("TAB6571"), "{}", diff.out);
    // The same files make the same snapshot: history leaves no trace in it.
    let fresh = place.data("fresh");
    assert_eq!(place.sync(&fresh, &[]).code, 0);
    assert_eq!(current(&fresh).unwrap(), second);
}

#[test]
fn a_full_disk_is_said_and_the_next_sync_goes_on() {
    let place = Place::new(Manifest::small());
    let data = place.data("data");
    // A limit on the size of files stops writing as a full disk does. The shell tells the program by a signal that it must
    // be made to ignore.
    let script = "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script, SEGBAR])
        .args(place.words(&data, &[]))
        .current_dir(place.folder.path())
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(6), "{err}");
    assert!(err.contains("what was fetched is kept") && !err.contains("panicked"), "{err}");
    assert_eq!(place.sync(&data, &[]).code, 0);
    let whole = place.data("whole");
    assert_eq!(place.sync(&whole, &[]).code, 0);
    assert_eq!(current(&data), current(&whole));
}

#[test]
fn settings_and_names_that_are_wrong_are_said() {
    let place = Place::new(Manifest::small());
    let data = place.data("data");
    let output = place.sync(&data, &["--only", "TAB1"]);
    assert!(output.code == 2 && output.err.contains("TAB6574"), "{}", output.err);
    fs::write(place.data("wrong.toml"), "[pxweb3]\n").unwrap();
    let output = segbar_in(place.folder.path(), &["sync", "--plan", "--sources", "wrong.toml", "--lang", "en"]);
    assert!(output.code == 2 && output.err.contains("pxweb3"), "{}", output.err);
}
