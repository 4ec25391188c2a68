//! Offices in a workspace file.

use jiff::civil::date;
use segbar_domain::{AreaId, Language, Vintage};
use segbar_workspace::{Aim, FILE_NAME, Office, OfficeKind, Workspace, WorkspaceError};

fn office(id: &str) -> Office {
    Office {
        id: id.into(),
        name: "Åsmåla".into(),
        kind: OfficeKind::CoLocated,
        x: 600_000.5,
        y: 6_600_000.25,
        area: AreaId::new(Vintage::municipality(), "3101"),
        opened: Some(date(2020, 2, 29)),
        closed: None,
        lease_end: Some(date(2027, 9, 30)),
        notice_date: Some(date(2026, 12, 31)),
        floor_area_m2: Some(240.0),
        rent_sek_year: Some(610_000.0),
        staff: Some(7.5),
        visits_year: Some(31_000),
        partners: vec!["Skatteverket".into(), "Arbetsförmedlingen".into()],
        aim: Some(Aim::Trust),
    }
}

#[test]
fn offices_come_back_as_they_were_put_in_after_the_file_is_opened_again() {
    let dir = tempfile::tempdir().unwrap();
    let bare = Office {
        area: None,
        opened: None,
        closed: Some(date(2025, 1, 31)),
        lease_end: None,
        notice_date: None,
        floor_area_m2: None,
        rent_sek_year: None,
        staff: None,
        visits_year: None,
        partners: vec![],
        aim: None,
        kind: OfficeKind::Mobile,
        ..office("a")
    };
    Workspace::open(dir.path()).unwrap().replace_offices(&[office("b"), bare.clone()]).unwrap();
    let workspace = Workspace::open(dir.path()).unwrap();
    assert_eq!(workspace.offices().unwrap(), vec![bare, office("b")]);
    assert_eq!(workspace.office("b").unwrap(), Some(office("b")));
    assert_eq!(workspace.office("c").unwrap(), None);
}

#[test]
fn replacing_takes_the_old_offices_away() {
    let dir = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(dir.path()).unwrap();
    workspace.replace_offices(&[office("a"), office("b")]).unwrap();
    workspace.replace_offices(&[office("c")]).unwrap();
    assert_eq!(workspace.offices().unwrap(), vec![office("c")]);
}

#[test]
fn a_refused_replacement_leaves_the_old_offices() {
    let dir = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(dir.path()).unwrap();
    workspace.replace_offices(&[office("a")]).unwrap();

    let twice = workspace.replace_offices(&[office("b"), office("b")]).unwrap_err();
    assert!(matches!(&twice, WorkspaceError::DuplicateOffice(id) if id == "b"));
    assert_eq!(twice.sentence(Language::Sv), "Kontorets id 'b' används mer än en gång. Ge varje kontor ett eget id.");

    let refused = [
        ("lease_end", Office { lease_end: Some(date(2020, 2, 28)), notice_date: None, ..office("b") }),
        ("closed", Office { closed: Some(date(2019, 1, 1)), ..office("b") }),
        ("notice_date", Office { notice_date: Some(date(2027, 10, 1)), ..office("b") }),
        ("staff", Office { staff: Some(-1.0), ..office("b") }),
        ("floor_area_m2", Office { floor_area_m2: Some(0.0), ..office("b") }),
        ("x", Office { x: f64::NAN, ..office("b") }),
        ("id", office(" ")),
    ];
    for (expected, wrong) in refused {
        match workspace.replace_offices(&[wrong]).unwrap_err() {
            WorkspaceError::ImpossibleValue { field, .. } => assert_eq!(field, expected),
            other => panic!("{expected}: {other}"),
        }
    }
    assert_eq!(workspace.offices().unwrap(), vec![office("a")]);
}

#[test]
fn a_workspace_of_a_newer_segbar_is_refused_and_left_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    Workspace::open(dir.path()).unwrap();
    let raw = rusqlite::Connection::open(dir.path().join(FILE_NAME)).unwrap();
    raw.pragma_update(None, "user_version", 999).unwrap();
    let refused = Workspace::open(dir.path()).unwrap_err();
    assert!(matches!(refused, WorkspaceError::TooNew { found: 999, .. }), "{refused}");
    let version: u32 = raw.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 999);
}

#[test]
fn a_file_that_is_no_database_is_refused_with_a_sentence() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(FILE_NAME), "this is a text, not a database, and long enough to tell").unwrap();
    let refused = Workspace::open(dir.path()).unwrap_err();
    assert!(refused.sentence(Language::Sv).starts_with("Arbetsytan (workspace.sqlite) kan inte användas"), "{refused}");
}

#[test]
fn one_office_is_added_changed_and_taken_away_beside_the_others() {
    let dir = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(dir.path()).unwrap();
    workspace.put_office(&office("a"), None).unwrap();
    workspace.put_office(&office("b"), None).unwrap();
    assert!(matches!(workspace.put_office(&office("a"), None), Err(WorkspaceError::DuplicateOffice(id)) if id == "a"));
    let renamed = Office { name: "Ny".into(), ..office("c") };
    workspace.put_office(&renamed, Some("a")).unwrap();
    assert_eq!(workspace.offices().unwrap(), vec![office("b"), renamed]);
    // A change to the id of another is refused, and neither is lost.
    assert!(workspace.put_office(&office("b"), Some("c")).is_err());
    assert_eq!(workspace.offices().unwrap().len(), 2);
    assert!(workspace.remove_office("b").unwrap());
    assert!(!workspace.remove_office("b").unwrap());
}
