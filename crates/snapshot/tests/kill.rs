//! `kill -9` at any moment of a publication leaves the old snapshot or the new one.

mod common;

use common::{column, country, key};
use segbar_dataset::Published;
use segbar_domain::Vintage;
use segbar_snapshot::Store;
use std::process::{Command, Stdio};
use std::time::Duration;

const FOLDER: &str = "SEGBAR_TEST_KILL_FOLDER";

/// The country with `n` years more, so that writing takes a while.
fn with_years(n: u16) -> Published {
    let mut published = country();
    let years = 1950..1950 + n;
    let cells = [Ok(1.0), Ok(2.0), Ok(3.0)];
    published.columns.extend(years.map(|y| column(key("households", Vintage::regso_2020(), y, "total"), &cells)));
    published
}

/// Not a test of its own: what the killed process does, over and over.
#[test]
fn publish_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let store = Store::open(folder);
    for n in (0..200).cycle() {
        store.publish(&with_years(n)).expect("published");
    }
}

#[test]
fn a_kill_at_any_point_leaves_the_old_or_the_new_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    store.publish(&country()).unwrap();
    for round in 0..25_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "publish_until_killed"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(20 + 7 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let snapshot = store.current().unwrap();
        snapshot.verify().unwrap();
        assert!(snapshot.index().unwrap().len() >= country().columns.len());
    }
    let published = store.list().unwrap().len();
    assert!(published > 1, "the killed processes published something: {published}");
    store.publish(&country()).unwrap();
    let left = std::fs::read_dir(folder.path().join("snapshots")).unwrap();
    assert!(left.flatten().all(|entry| entry.path().extension().is_some_and(|e| e == "gpkg")));
}
