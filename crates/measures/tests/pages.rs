//! That the list of pages holds all of them, and says of each measure what the list in the program says.

use segbar_measures::registry;
use std::collections::BTreeSet;

#[test]
fn the_list_of_pages_holds_every_page_once_and_every_measure_with_its_sentence() {
    let folder = segbar_testdata::repository().join("docs/methods/measures");
    let list = std::fs::read_to_string(folder.join("README.md")).expect("the list is in the repository");
    let rows: Vec<Vec<&str>> =
        list.lines().filter(|l| l.starts_with("| [")).map(|l| l.split('|').map(str::trim).collect()).collect();
    let file = |row: &[&str]| -> String {
        row[1].split_once("](").and_then(|(_, to)| to.strip_suffix(')')).expect("a row begins with a link").to_owned()
    };
    let listed: BTreeSet<String> = rows.iter().map(|row| file(row)).collect();
    assert_eq!(listed.len(), rows.len(), "a page is listed twice");
    let names = std::fs::read_dir(&folder).expect("the folder is in the repository");
    let pages: BTreeSet<String> = names
        .map(|e| e.expect("readable").file_name().into_string().expect("a name"))
        .filter(|n| n != "README.md")
        .collect();
    assert_eq!(listed, pages);
    for measure in registry::all() {
        let row = rows.iter().find(|row| file(row) == format!("{}.md", measure.id)).expect("every measure has a page");
        assert_eq!(row[1], format!("[{}]({}.md)", measure.name.en, measure.id));
        assert_eq!(row[2], measure.line.en, "{}", measure.id);
        assert!(row.len() == 5 && !row[3].is_empty(), "{} has no cost", measure.id);
    }
}
