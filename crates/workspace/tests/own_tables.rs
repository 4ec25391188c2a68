//! Tables of users in a workspace file.

use segbar_workspace::{OwnTable, TableKind, Workspace, WorkspaceError};

fn table(kind: TableKind, name: &str) -> OwnTable {
    OwnTable { kind, name: name.into(), saved: "2026-11-23T10:00:00Z".parse().unwrap(), hash: "00ff".into(), rows: 2 }
}

#[test]
fn a_table_comes_back_as_it_was_kept_after_the_file_is_opened_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(dir.path()).unwrap();
    let (regions, minutes) = (table(TableKind::Regions, "Åtta"), table(TableKind::Minutes, "Åtta"));
    workspace.keep_table(&regions, "a\nå", false).unwrap();
    workspace.keep_table(&minutes, "b", false).unwrap();
    drop(workspace);
    let workspace = Workspace::open(dir.path()).unwrap();
    assert_eq!(workspace.tables().unwrap(), vec![minutes, regions]);
    assert_eq!(workspace.table_text(TableKind::Regions, "Åtta").unwrap().as_deref(), Some("a\nå"));
    assert_eq!(workspace.table_text(TableKind::Minutes, "Åtta").unwrap().as_deref(), Some("b"));
    assert_eq!(workspace.table_text(TableKind::Minutes, "other").unwrap(), None);
}

#[test]
fn a_name_is_taken_among_tables_of_its_kind_until_it_is_replaced_or_deleted() {
    let dir = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(dir.path()).unwrap();
    let bus = table(TableKind::Minutes, "bus");
    workspace.keep_table(&bus, "1", false).unwrap();
    assert!(matches!(workspace.keep_table(&bus, "2", false), Err(WorkspaceError::TableExists(name)) if name == "bus"));
    assert_eq!(workspace.table_text(TableKind::Minutes, "bus").unwrap().as_deref(), Some("1"));
    workspace.keep_table(&bus, "2", true).unwrap();
    assert_eq!(workspace.table_text(TableKind::Minutes, "bus").unwrap().as_deref(), Some("2"));
    assert!(!workspace.delete_table(TableKind::Regions, "bus").unwrap());
    assert!(workspace.delete_table(TableKind::Minutes, "bus").unwrap());
    assert_eq!(workspace.tables().unwrap(), vec![]);
}

#[test]
fn a_table_without_a_name_or_with_a_very_long_one_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(dir.path()).unwrap();
    for name in ["", "  ", &"å".repeat(121)] {
        let kept = workspace.keep_table(&table(TableKind::Minutes, name), "1", false);
        assert!(matches!(kept, Err(WorkspaceError::TableName(_))), "{name}");
    }
    assert_eq!(workspace.tables().unwrap(), vec![]);
}
