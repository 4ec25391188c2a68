//! The data folder, and what happens when something goes wrong.

mod common;

use common::{country, total};
use segbar_domain::Language;
use segbar_snapshot::{Snapshot, SnapshotId, Store, StoreError};
use std::fs;

#[test]
fn an_empty_folder_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().join("none"));
    let error = store.current().unwrap_err();
    assert!(error.sentence(Language::Sv).contains("segbar import"));
    assert!(error.sentence(Language::En).contains("segbar demo"));
    assert!(store.list().unwrap().is_empty());
    assert!(!store.folder().exists(), "looking creates nothing");
}

#[test]
fn the_newest_snapshot_is_in_service_and_the_older_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    let first = store.publish(&country()).unwrap();
    let mut later = country();
    later.columns.pop();
    let second = store.publish(&later).unwrap();
    assert_ne!(first, second);
    assert_eq!(store.current().unwrap().id(), &second);
    assert_eq!(store.open_id(&first).unwrap().id(), &first);
    assert_eq!(store.list().unwrap().len(), 2);
    assert_eq!(store.find(first.short()).unwrap().id(), &first);
    assert_eq!(store.find("current").unwrap().id(), &second);
    assert!(matches!(store.find("zzzz"), Err(StoreError::NoSuchSnapshot { .. })));
    store.writer().unwrap().put_in_service(&first).unwrap();
    assert_eq!(store.current_id().unwrap(), Some(first));
}

#[test]
fn two_imports_do_not_mix() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    let writer = store.writer().unwrap();
    assert!(matches!(Store::open(folder.path()).publish(&country()), Err(StoreError::Locked { .. })));
    writer.publish(&country()).unwrap();
    drop(writer);
    store.publish(&country()).unwrap();
}

#[test]
fn what_a_killed_import_left_is_removed_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    store.publish(&country()).unwrap();
    let leftover = folder.path().join("snapshots/next.tmp");
    fs::write(&leftover, b"half a snapshot").unwrap();
    assert_eq!(store.list().unwrap().len(), 1, "a leftover is no snapshot");
    store.publish(&country()).unwrap();
    assert!(!leftover.exists());
}

#[test]
fn a_write_that_fails_leaves_the_old_snapshot_in_service() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    let first = store.publish(&country()).unwrap();
    // A folder stands where the new file would be made, so that writing fails for root too.
    fs::create_dir(folder.path().join("snapshots/next.tmp")).unwrap();
    let mut later = country();
    later.columns.pop();
    let error = store.publish(&later).unwrap_err();
    assert!(error.sentence(Language::Sv).contains("publicerat ligger kvar"), "{error}");
    assert_eq!(store.current_id().unwrap(), Some(first));
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_a_sentence() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().join("data"));
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.path().join("probe"), b"").is_ok() {
        eprintln!("\n!!! SKIPPED: this user may write everywhere (root) !!!\n");
        return;
    }
    let error = store.publish(&country()).unwrap_err();
    assert!(matches!(error, StoreError::Permission { .. }), "{error}");
    assert!(error.sentence(Language::En).contains("permission"));
}

#[test]
fn what_is_no_snapshot_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let text = file("a.gpkg", b"SQLite format 3 is what this is not, although it is long enough to be taken for it");
    assert!(matches!(Snapshot::open(text), Err(StoreError::NotASnapshot { .. })));
    assert!(matches!(Snapshot::open(file("b.gpkg", b"")), Err(StoreError::NotASnapshot { .. })));
    let other = folder.path().join("c.gpkg");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    assert!(matches!(Snapshot::open(other), Err(StoreError::NotASnapshot { .. })));
    assert!(Snapshot::open(folder.path().join("absent.gpkg")).is_err());
}

#[test]
fn a_changed_file_does_not_verify_and_a_newer_layout_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    let id = store.publish(&country()).unwrap();
    let path = folder.path().join(format!("snapshots/{id}.gpkg"));
    let c = rusqlite::Connection::open(&path).unwrap();
    c.execute_batch("UPDATE segbar_columns SET data = x'00' WHERE indicator = 'population'").unwrap();
    let snapshot = store.current().unwrap();
    assert!(matches!(snapshot.verify(), Err(StoreError::Damaged { .. })));
    let error = snapshot.column(&total("population", 2022)).unwrap_err();
    assert!(error.to_string().contains("population RegSO_2020 2022 total"), "{error}");
    c.execute_batch("UPDATE segbar_manifest SET json = replace(json, '\"layout\":2', '\"layout\":99')").unwrap();
    assert!(matches!(store.current(), Err(StoreError::NewerLayout { layout: 99, .. })));
}

#[test]
fn a_damaged_current_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("current"), "../../etc/passwd").unwrap();
    assert!(matches!(Store::open(folder.path()).current(), Err(StoreError::Damaged { .. })));
    let unknown = SnapshotId::parse(&"0".repeat(64)).unwrap();
    fs::write(folder.path().join("current"), unknown.as_str()).unwrap();
    assert!(matches!(Store::open(folder.path()).current(), Err(StoreError::NoSuchSnapshot { .. })));
}

#[test]
fn every_cut_of_a_snapshot_is_refused_or_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    store.publish(&country()).unwrap();
    let bytes = fs::read(store.current().unwrap().path()).unwrap();
    let path = folder.path().join("cut.gpkg");
    for part in 0..40 {
        fs::write(&path, &bytes[..bytes.len() * part / 40]).unwrap();
        let Ok(snapshot) = Snapshot::open(&path) else {
            continue;
        };
        let everything = || -> Result<(), StoreError> {
            snapshot.index()?;
            for original in &country().columns {
                snapshot.column(&original.key)?;
            }
            for entry in snapshot.vintages() {
                snapshot.areas(&entry.vintage)?;
                snapshot.boundaries(&entry.vintage)?;
                snapshot.topology(&entry.vintage)?;
            }
            snapshot.police()?;
            snapshot.schemes()?;
            Ok(())
        };
        let error = everything().expect_err("a file that was cut lacks something");
        assert!(!error.sentence(Language::Sv).is_empty());
    }
}
