//! `segbar sync` as a user runs it, against the stand-in: killed at any moment, with a full disk, with nothing new.

mod program;

use program::{Output, SEGBAR, command, segbar_in};
use segbar_standin::{Manifest, Standin};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

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

    /// The same where nobody has named a key file.
    fn without_keys(manifest: Manifest) -> Self {
        let place = Place::new(manifest);
        fs::write(place.folder.path().join("sources.toml"), place.standin.settings_without_keys()).unwrap();
        place
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
        let mut child = place.begin(&killed);
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

/// Everything that a data folder holds for good: the snapshot in service, and the names of the snapshots and originals. All are
/// named by their hash, so that folders with the same names have the same bytes.
fn held(data: &Path) -> (Option<String>, Vec<String>) {
    let names = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(data.join(folder)).unwrap();
        entries.map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy())).collect()
    };
    let mut all = [names("snapshots"), names("archive")].concat();
    all.sort();
    (current(data), all)
}

/// A moment of a sync after everything was fetched.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Moment {
    /// Originals are being put into the archive.
    Keeping,
    /// All originals are there; sums and indicators are being computed.
    Computing,
    /// The snapshot is being written under its temporary name.
    Writing,
}

impl Moment {
    fn has_come(self, data: &Path, originals: usize) -> bool {
        let kept = || fs::read_dir(data.join("archive")).map_or(0, Iterator::count);
        match self {
            Moment::Keeping => kept() > 0,
            Moment::Computing => kept() >= originals,
            Moment::Writing => fs::metadata(data.join("snapshots/next.tmp")).is_ok_and(|file| file.len() > 100_000),
        }
    }
}

impl Place {
    fn begin(&self, data: &Path) -> Child {
        let mut sync = command(self.folder.path());
        sync.args(self.words(data, &[])).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Begins a sync and kills it (SIGKILL: nothing can be tidied up) when the moment comes. What it leaves is no snapshot in
    /// service.
    fn kill_at(&self, moment: Moment, data: &Path, originals: usize) {
        let mut child = self.begin(data);
        while !moment.has_come(data, originals) {
            assert_eq!(child.try_wait().unwrap(), None, "{moment:?} never came");
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(current(data), None, "{moment:?}: half a sync is in service");
    }
}

#[test]
fn a_sync_killed_while_it_imports_and_publishes_leaves_nothing_half_done() {
    let place = Place::new(Manifest::small());
    let (whole, killed) = (place.data("whole"), place.folder.path().join("killed"));
    assert_eq!(place.sync(&whole, &[]).code, 0);
    let originals = fs::read_dir(whole.join("archive")).unwrap().count();
    place.standin.state().new_client();
    for moment in [Moment::Keeping, Moment::Computing, Moment::Writing] {
        place.kill_at(moment, &killed, originals);
    }
    let output = place.sync(&killed, &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_eq!(held(&killed), held(&whole));
}

#[test]
fn the_whole_country_is_the_same_to_the_last_byte_however_often_its_sync_was_killed() {
    // The same 30 calls, in a second instead of ten; and nobody has named a key file.
    let place = Place::without_keys(Manifest { window: 1.0, ..Manifest::national() });
    let whole = place.data("whole");
    let output = place.sync(&whole, &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    // What is invented is said to be. All levels are whole, and the municipalities have names.
    let (out, data) = (&output.out, whole.to_str().unwrap());
    assert!(out.contains("Fictional demo country") && !out.contains("not all"), "{out}");
    let values = ["values", "foreign_background", "--level", "municipality", "--period", "2024", "--format", "csv"];
    let values = segbar_in(place.folder.path(), &[&values[..], &["--data", data]].concat());
    assert_eq!(values.code, 0, "{}", values.err);
    let rows: Vec<&str> =
        values.out.lines().filter(|line| line.contains(",3101,") || line.starts_with("3101,")).collect();
    assert!(matches!(rows[..], [row] if !row.contains("3101,3101")), "{rows:?}");
    let (data_calls, originals) =
        (place.standin.data_calls().len(), fs::read_dir(whole.join("archive")).unwrap().count());
    assert!(data_calls > 200, "{data_calls} calls are no country");
    let killed = place.data("killed");
    for share in [0.1, 0.5, 0.9] {
        let mut child = place.begin(&killed);
        let until = data_calls + (share * data_calls as f64) as usize;
        while place.standin.data_calls().len() < until {
            assert!(place.standin.state().wait_for("", place.standin.state().asked().len() + 1));
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    place.kill_at(Moment::Computing, &killed, originals);
    place.kill_at(Moment::Writing, &killed, originals);
    let output = place.sync(&killed, &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_eq!(held(&killed), held(&whole));
    assert_eq!(place.standin.state().breaches(), [""; 0]);
}

#[test]
fn a_proxy_of_the_environment_is_taken_except_for_the_hosts_of_no_proxy() {
    let place = Place::new(Manifest::small());
    let proxy = segbar_standin::proxy::Proxy::start(None);
    // The settings of the stand-in name no proxy at all; here the environment decides.
    let settings = place.standin.settings().replace("proxy = \"none\"\n", "");
    fs::write(place.folder.path().join("sources.toml"), settings).unwrap();
    let plan = |except: &str| {
        let data = place.data("data");
        let output = command(place.folder.path())
            .args(place.words(&data, &["--plan", "--only", "TAB6638"]))
            .env("HTTP_PROXY", format!("http://clerk:sesame@{}", proxy.address()))
            .env("NO_PROXY", except)
            .env_remove("ALL_PROXY")
            .env_remove("HTTPS_PROXY")
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        assert!(output.status.success() && !said.contains("sesame"), "{said}");
    };
    plan("127.0.0.1,localhost");
    assert_eq!(proxy.asked(), [""; 0]);
    plan("mirror.example");
    assert!(!proxy.asked().is_empty() && proxy.asked().iter().all(|line| line.starts_with("CONNECT 127.0.0.1:")));
}

#[test]
fn real_files_are_not_added_to_what_a_stand_in_gave() {
    let place = Place::new(Manifest::small());
    let data = place.data("data");
    assert_eq!(place.sync(&data, &[]).code, 0);
    let before = current(&data);
    // A key file with real codes.
    let key =
        "Kommun,Kommunnamn,DeSO_2018,RegSO_2020,RegSOkod_2020\n0114,Upplands Väsby,0114C1010,Bollstanäs,0114R001\n";
    fs::write(place.folder.path().join("koppling-deso2018.csv"), key).unwrap();
    let words = ["import", "koppling-deso2018.csv", "--lang", "en", "--data", data.to_str().unwrap()];
    let output = segbar_in(place.folder.path(), &words);
    assert!(output.code == 3 && output.err.contains("never mixed with real ones"), "{}", output.err);
    assert_eq!(current(&data), before);
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
