//! Scenarios in a workspace file.

use segbar_domain::Text;
use segbar_workspace::{Scenario, Workspace, WorkspaceError};

fn scenario(name: &str) -> Scenario {
    Scenario {
        name: name.into(),
        saved: "2026-11-23T10:00:00Z".parse().unwrap(),
        brief: serde_json::json!({"number": {"least": 113, "most": 113}}),
        open: vec!["a".into(), "b".into()],
        closed: vec!["c".into()],
        value: Some(7.25),
        bound: Some(7.125),
        sentence: Text::new("två kontor", "two offices"),
        answer: "00ff".into(),
        inputs: serde_json::json!({"offices": "aa"}),
    }
}

#[test]
fn a_scenario_comes_back_as_it_was_saved_after_the_file_is_opened_again() {
    let dir = tempfile::tempdir().unwrap();
    let given = Scenario { value: None, bound: None, ..scenario("Åtta färre") };
    let mut workspace = Workspace::open(dir.path()).unwrap();
    workspace.save_scenario(&scenario("b"), false).unwrap();
    workspace.save_scenario(&given, false).unwrap();
    drop(workspace);
    let workspace = Workspace::open(dir.path()).unwrap();
    assert_eq!(workspace.scenarios().unwrap(), vec![scenario("b"), given.clone()]);
    assert_eq!(workspace.scenario("Åtta färre").unwrap(), Some(given));
    assert_eq!(workspace.scenario("c").unwrap(), None);
}

#[test]
fn a_name_is_taken_until_it_is_replaced_or_deleted() {
    let dir = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(dir.path()).unwrap();
    workspace.save_scenario(&scenario("a"), false).unwrap();
    let again = Scenario { value: Some(1.0), ..scenario("a") };
    assert!(matches!(workspace.save_scenario(&again, false), Err(WorkspaceError::ScenarioExists(name)) if name == "a"));
    assert_eq!(workspace.scenario("a").unwrap(), Some(scenario("a")));
    workspace.save_scenario(&again, true).unwrap();
    assert_eq!(workspace.scenario("a").unwrap(), Some(again));
    assert!(workspace.delete_scenario("a").unwrap());
    assert!(!workspace.delete_scenario("a").unwrap());
    assert!(matches!(workspace.save_scenario(&scenario(" "), false), Err(WorkspaceError::ScenarioName(_))));
}

#[test]
fn a_workspace_from_before_scenarios_keeps_its_offices() {
    let dir = tempfile::tempdir().unwrap();
    let old = rusqlite::Connection::open(dir.path().join(segbar_workspace::FILE_NAME)).unwrap();
    old.execute_batch(segbar_workspace::schema::MIGRATIONS[0]).unwrap();
    old.execute("INSERT INTO office (id, name, kind, x, y) VALUES ('a', 'A', 'fixed', 1.0, 2.0)", []).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    drop(old);
    let mut workspace = Workspace::open(dir.path()).unwrap();
    assert_eq!(workspace.offices().unwrap().len(), 1);
    workspace.save_scenario(&scenario("a"), false).unwrap();
    assert_eq!(workspace.scenarios().unwrap().len(), 1);
}
