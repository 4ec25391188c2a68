//! A sync against the stand-in: whole, within what is permitted, undisturbed by what goes wrong, and silent when there is
//! nothing new.

use segbar_dataset::Validated;
use segbar_domain::Language;
use segbar_live::error::Trouble;
use segbar_live::limiter::Monotonic;
use segbar_live::sync::Status;
use segbar_live::{Config, LiveError, Outcome, Silent, Sync};
use segbar_standin::{Fault, Kind, Manifest, Standin};
use std::path::{Path, PathBuf};

fn config(standin: &Standin, more: &str) -> Config {
    Config::parse(&format!("{}{more}", standin.settings())).unwrap()
}

fn sync(data: &Path, config: &Config) -> Result<Outcome, LiveError> {
    let clock = Monotonic::default();
    let mut sync = Sync::open(data, config, &clock)?;
    let plan = sync.plan(&[], false)?;
    sync.run(plan, &Silent)
}

/// The names and hashes of what is on disk.
fn hashes(data: &Path, config: &Config) -> Vec<(PathBuf, String)> {
    let clock = Monotonic::default();
    let files = Sync::open(data, config, &clock).unwrap().ledger().files();
    files.into_iter().map(|(path, hash)| (path.file_name().unwrap().into(), hash)).collect()
}

fn read(data: &Path) -> Validated {
    let intake = segbar_sources::read(&[data.join("sync/files")], &[], &segbar_sources::Silent);
    let said = |reasons: Vec<segbar_dataset::Reason>| {
        reasons.iter().take(5).map(|r| r.sentence(Language::En)).collect::<Vec<_>>().join("\n")
    };
    intake.map_err(said).unwrap().validated
}

#[test]
fn everything_is_fetched_within_the_limits_and_a_second_sync_fetches_nothing() {
    let (standin, data) = (Standin::start(Manifest::small()), tempfile::tempdir().unwrap());
    let config = config(&standin, "");
    let first = sync(data.path(), &config).unwrap();
    assert!(first.fetched.len() >= 9, "{:?}", first.fetched);
    assert_eq!(standin.state().breaches(), [""; 0]);
    let validated = read(data.path());
    assert!(validated.components().len() > 100);
    // What comes from the stand-in is invented, and its codes say so.
    assert!(validated.fictional());
    assert!(!validated.police().is_empty(), "the police's editions are editions, not own areas");
    let before = (hashes(data.path(), &config), standin.data_calls().len());
    let second = sync(data.path(), &config).unwrap();
    assert_eq!(second.fetched, [""; 0]);
    assert_eq!((hashes(data.path(), &config), standin.data_calls().len()), before);
    // Only what was corrected is asked for again.
    standin.state().correct("TAB6638");
    let third = sync(data.path(), &config).unwrap();
    assert_eq!(third.fetched, ["TAB6638"]);
    let calls = standin.data_calls().split_off(before.1);
    assert!(!calls.is_empty() && calls.iter().all(|call| call.target.contains("TAB6638")), "{calls:?}");
    assert_ne!(read(data.path()).components(), validated.components());
}

#[test]
fn the_plan_tells_calls_and_cells_before_any_data_are_asked_for() {
    let (standin, data) = (Standin::start(Manifest::small()), tempfile::tempdir().unwrap());
    let config = config(&standin, "");
    let clock = Monotonic::default();
    let mut sync = Sync::open(data.path(), &config, &clock).unwrap();
    let plan = sync.plan(&["TAB6571".into()], false).unwrap();
    assert_eq!(standin.data_calls(), []);
    let [item] = &plan.items[..] else { panic!("{:?}", plan.items) };
    assert_eq!((item.name.as_str(), item.status, item.left), ("TAB6571", Status::New, item.calls));
    let (calls, cells) = (item.calls, item.cells);
    sync.run(plan, &Silent).unwrap();
    assert_eq!(standin.data_calls().len(), calls);
    let archive = segbar_sources::InputFile::open(&data.path().join("sync/files/TAB6571.zip")).unwrap();
    let answers = archive.unzip(|_| true).unwrap();
    let outline =
        |bytes: &[u8]| segbar_sources::tables::json_stat::outline(std::str::from_utf8(bytes).unwrap()).unwrap();
    assert_eq!(answers.iter().map(|answer| outline(&answer.bytes).values).sum::<usize>(), cells);
}

#[test]
fn what_is_missing_where_no_file_is_named_is_said_with_its_effect() {
    let (standin, data) = (Standin::start(Manifest::small()), tempfile::tempdir().unwrap());
    let notes = |settings: &str| {
        let (config, clock) = (Config::parse(settings).unwrap(), Monotonic::default());
        let plan = Sync::open(data.path(), &config, &clock).unwrap().plan(&[], false).unwrap();
        plan.notes.iter().map(|note| note.sv.clone()).collect::<Vec<_>>().join(" ")
    };
    let without = standin.settings_without_keys();
    assert!(notes(&without).contains("De behövs inte") && !notes(&without).contains("polisens lista"));
    let no_layers = without.replace("/wfs\"\n", "/wfs\"\noff = true\n");
    assert!(notes(&no_layers).contains("summeras inte till RegSO"), "{}", notes(&no_layers));
    let no_police: Vec<&str> = without.lines().filter(|line| !line.contains("uso_")).collect();
    assert!(notes(&no_police.join("\n")).contains("[police] files"));
}

#[test]
fn whatever_goes_wrong_on_the_way_the_files_are_the_same() {
    let (standin, data) = (Standin::start(Manifest::small()), tempfile::tempdir().unwrap());
    let config_of = |standin: &Standin| config(standin, "");
    sync(data.path(), &config_of(&standin)).unwrap();
    let undisturbed = hashes(data.path(), &config_of(&standin));
    let storms = [
        Fault::new("/v2/config", 0, 2, Kind::Busy),
        Fault::new("TAB6571/data", 1, 5, Kind::Busy),
        Fault::new("TAB6571/data", 8, 3, Kind::Error),
        Fault::new("TAB6586/data", 0, 2, Kind::Cut),
        Fault::new("TAB6586/metadata", 0, 1, Kind::Short),
        Fault::new("TAB6638/data", 0, 1, Kind::Short),
        Fault::new("TAB6638/data", 2, 2, Kind::Page),
        Fault::new("TAB6638/metadata", 0, 1, Kind::Slow),
        Fault::new("geopackage", 0, 1, Kind::Short),
        Fault::new("geopackage", 2, 1, Kind::Cut),
        Fault::new("geopackage", 4, 1, Kind::Page),
        Fault::new("/files/", 0, 1, Kind::Cut),
        Fault::new("/files/", 2, 1, Kind::Page),
    ];
    let manifest = storms.into_iter().fold(Manifest::small(), Manifest::with);
    let (stormy, disturbed) = (Standin::start(manifest), tempfile::tempdir().unwrap());
    sync(disturbed.path(), &config_of(&stormy)).unwrap();
    assert_eq!(hashes(disturbed.path(), &config_of(&stormy)), undisturbed);
    assert_eq!(stormy.state().breaches(), [""; 0]);
}

#[test]
fn a_table_that_is_updated_between_two_calls_starts_over() {
    let manifest = Manifest::small().with(Fault::new("TAB6571/data", 3, 1, Kind::Updated));
    let (standin, data) = (Standin::start(manifest), tempfile::tempdir().unwrap());
    sync(data.path(), &config(&standin, "")).unwrap();
    let (corrected, fresh) = (Standin::start(Manifest::small()), tempfile::tempdir().unwrap());
    corrected.state().correct("TAB6571");
    sync(fresh.path(), &config(&corrected, "")).unwrap();
    assert_eq!(hashes(data.path(), &config(&standin, "")), hashes(fresh.path(), &config(&corrected, "")));
    // A table that never comes to rest is given up, with its name.
    let restless = Standin::start(Manifest::small().with(Fault::new("TAB6586/data", 0, 1000, Kind::Updated)));
    let error = sync(tempfile::tempdir().unwrap().path(), &config(&restless, "")).unwrap_err();
    assert!(matches!(&error.0, Trouble::Restless { table, .. } if table == "TAB6586"), "{error}");
}

#[test]
fn a_source_that_stays_away_is_said_and_nothing_that_was_fetched_is_lost() {
    let manifest = Manifest::small().with(Fault::new("TAB6638/data", 1, 1000, Kind::Error));
    let (standin, data) = (Standin::start(manifest), tempfile::tempdir().unwrap());
    let settings = standin.settings().replace("pause = 0.01", "pause = 0.01\ntries = 3");
    let config = Config::parse(&settings).unwrap();
    let error = sync(data.path(), &config).unwrap_err();
    assert!(matches!(error.0, Trouble::Unreachable { tries: 3, .. }), "{error}");
    let clock = Monotonic::default();
    let plan = Sync::open(data.path(), &config, &clock).unwrap().plan(&[], false).unwrap();
    let of = |name: &str| plan.items.iter().find(|item| item.name == name).unwrap();
    assert_eq!(of("TAB6571").status, Status::Current);
    assert_eq!((of("TAB6638").status, of("TAB6638").calls - of("TAB6638").left), (Status::Begun, 1));
}

fn assert_same_numbers(one: &Validated, other: &Validated, compared: fn(&str) -> bool) {
    let other: Vec<_> = other.components().iter().filter(|c| compared(&c.key.component)).collect();
    let keys = |c: &segbar_dataset::ComponentColumn| format!("{:?}", c.key);
    assert_eq!(
        one.components().iter().map(keys).collect::<Vec<_>>(),
        other.iter().map(|c| keys(c)).collect::<Vec<_>>()
    );
    // As text, since a missing value is a number that does not equal itself.
    let shown = |c: &segbar_dataset::ComponentColumn| format!("{:?}", c.column);
    let differs = one.components().iter().zip(other).find(|(a, b)| shown(a) != shown(b));
    assert!(differs.is_none(), "{differs:?}");
}

#[test]
fn version_1_and_the_archives_give_the_same_numbers() {
    let (standin, data) = (Standin::start(Manifest::small()), tempfile::tempdir().unwrap());
    sync(data.path(), &config(&standin, "")).unwrap();
    let by_second = read(data.path());
    let first = tempfile::tempdir().unwrap();
    standin.state().new_client();
    let gone = standin.settings().replace("/v2\"", "/gone\"");
    sync(first.path(), &Config::parse(&gone).unwrap()).unwrap();
    // TAB6586 has no path in version 1.
    assert_same_numbers(&read(first.path()), &by_second, |component| !component.starts_with("index_"));
    let archives = tempfile::tempdir().unwrap();
    standin.state().new_client();
    let config = Config::parse(&standin.settings().replace("/bulk\"\n", "/bulk\"\nfrom_calls = 2\n")).unwrap();
    sync(archives.path(), &config).unwrap();
    assert!(archives.path().join("sync/files/TAB6571_sv.zip").is_file());
    assert_same_numbers(&read(archives.path()), &by_second, |_| true);
    assert_eq!(standin.state().breaches(), [""; 0]);
}

#[test]
fn a_name_that_is_none_and_an_answer_that_is_too_large_are_refused() {
    let (standin, data) = (Standin::start(Manifest::small()), tempfile::tempdir().unwrap());
    let (config, clock) = (config(&standin, ""), Monotonic::default());
    let error = Sync::open(data.path(), &config, &clock).unwrap().plan(&["TAB1".into()], false).unwrap_err();
    assert!(error.sentence(Language::Sv).contains("TAB6574"));
    let http =
        segbar_live::http::Http::new(&segbar_live::config::Proxy::None, std::time::Duration::from_secs(5)).unwrap();
    let url = format!("{}/v2/tables/TAB6571/metadata?lang=sv", standin.address());
    let request = segbar_live::http::Request { url, limit: 2000, ..Default::default() };
    assert_eq!(http.send(&request).unwrap_err(), segbar_live::http::Failed::TooLarge);
}
