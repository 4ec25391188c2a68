//! A disk that becomes full while a snapshot is written, on a file system of a megabyte.
#![cfg(target_os = "linux")]

mod common;

use common::{column, country, key};
use segbar_domain::{Language, Vintage};
use segbar_snapshot::{Store, StoreError};
use std::process::Command;

const FOLDER: &str = "SEGBAR_TEST_SMALL_DISK";

/// Not a test of its own: what is done on the small disk.
#[test]
fn publish_more_than_fits() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let store = Store::open(folder);
    let first = store.publish(&country()).expect("the first fits");
    let mut large = country();
    let years = (1900..2200).flat_map(|year| (0..40).map(move |part| (year, part)));
    large.columns.extend(years.map(|(year, part)| {
        let breakdown = format!("part={part}");
        column(key("households", Vintage::regso_2020(), year, &breakdown), &[Ok(1.0), Ok(2.0), Ok(3.0)])
    }));
    let error = store.publish(&large).expect_err("the second does not fit");
    assert!(matches!(error, StoreError::DiskFull { .. }), "{error}");
    assert!(error.sentence(Language::Sv).contains("Disken blev full"));
    assert_eq!(store.current_id().unwrap(), Some(first.clone()));
    store.current().unwrap().verify().unwrap();
    assert_eq!(store.publish(&country()).expect("what was half written is gone"), first);
    println!("the old snapshot is in service");
}

#[test]
fn a_full_disk_is_a_sentence_and_the_old_snapshot_stays() {
    let folder = tempfile::tempdir().unwrap();
    // A file system that only the child sees; it ends with it.
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c"])
        .arg(
            "mount -t tmpfs -o size=1m tmpfs \"$1\" || exit 77; exec \"$2\" --exact publish_more_than_fits --nocapture",
        )
        .arg("sh")
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .env(FOLDER, folder.path())
        .output();
    let Ok(output) = output else {
        eprintln!("\n!!! SKIPPED: this test needs the program unshare (util-linux) !!!\n");
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(77) || text.starts_with("unshare:") {
        eprintln!("\n!!! SKIPPED: this user may not make a small file system: {text} !!!\n");
        return;
    }
    assert!(output.status.success() && text.contains("the old snapshot is in service"), "{text}");
}
