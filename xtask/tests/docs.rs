//! The documentation is under test: every relative link and every path in backticks exists, every `cargo xtask` task
//! that a page names exists, every count that a page states is the count.
//!
//! A count is written `<!-- count: indicators -->41<!-- /count -->`; the names are in [`counts`].
//! The commands of `docs/cli.md` are run by the tests of `crates/cli`.

use segbar_domain::Catalogue;
use segbar_domain::catalogue::Topic;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// All Markdown pages of the repository, outside folders of other people's code.
fn pages() -> Vec<(PathBuf, String)> {
    let root = segbar_testdata::repository();
    let mut pages = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "target" | "node_modules" | "dist" | ".git" | "output" | "segbar-data") {
                    folders.push(path);
                }
            } else if name.ends_with(".md") {
                let text = std::fs::read_to_string(&path).unwrap();
                pages.push((path.strip_prefix(&root).unwrap().to_path_buf(), text));
            }
        }
    }
    assert!(pages.len() >= 10, "only {} pages of documentation were found", pages.len());
    pages
}

fn fail_with(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} wrong in the documentation:\n{}", wrong.len(), wrong.join("\n"));
}

/// The targets of Markdown links in a page.
fn links(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        rest = &rest[at + 2..];
        if let Some(end) = rest.find(')') {
            found.push(&rest[..end]);
        }
    }
    found
}

/// The text without fenced blocks.
fn prose(text: &str) -> String {
    let mut inside = false;
    let kept = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        !inside && !fence
    });
    kept.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_relative_link_leads_to_a_file() {
    let root = segbar_testdata::repository();
    let mut wrong = Vec::new();
    for (page, text) in pages() {
        let prose = prose(&text);
        for link in links(&prose) {
            let target = link.split(['#', ' ']).next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let full = root.join(page.parent().unwrap_or(Path::new(""))).join(target);
            if !full.exists() {
                wrong.push(format!("{}: the link {target} leads nowhere", page.display()));
            }
        }
    }
    fail_with(wrong);
}

#[test]
fn every_path_in_backticks_exists() {
    let root = segbar_testdata::repository();
    let first = ["crates/", "catalogue/", "specs/", "docs/", "web/", "e2e/", "xtask/", "fuzz/", ".ci/"];
    let mut wrong = Vec::new();
    for (page, text) in pages() {
        for (i, piece) in prose(&text).split('`').enumerate() {
            let is_path = i % 2 == 1 && first.iter().any(|f| piece.starts_with(f));
            if !is_path
                || piece.contains(['<', '*', ' ', '…', '{', '$'])
                || piece.starts_with("web/dist")
                || piece.starts_with("e2e/output")
            {
                continue;
            }
            if !root.join(piece.trim_end_matches('/')).exists() {
                wrong.push(format!("{}: `{piece}` does not exist", page.display()));
            }
        }
    }
    fail_with(wrong);
}

#[test]
fn every_task_that_a_page_names_exists() {
    let tasks = ["demo", "test", "bench", "peers", "licences"];
    let mut wrong = Vec::new();
    for (page, text) in pages() {
        for rest in text.split("cargo xtask ").skip(1) {
            let task: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
            if !task.is_empty() && !tasks.contains(&task.as_str()) {
                wrong.push(format!("{}: there is no task '{task}'", page.display()));
            }
        }
    }
    fail_with(wrong);
}

/// The pages below a folder, without its contents lists.
fn pages_below(folder: &str) -> Vec<(PathBuf, String)> {
    pages().into_iter().filter(|(page, _)| page.starts_with(folder) && !page.ends_with("README.md")).collect()
}

/// Where the Swedish pages of methods lie; each is named as the English one.
const SWEDISH: &str = "docs/methods/sv";

/// The English pages of methods.
fn method_pages() -> Vec<(PathBuf, String)> {
    pages_below("docs/methods").into_iter().filter(|(page, _)| !page.starts_with(SWEDISH)).collect()
}

/// What can be counted, by name.
fn counts() -> BTreeMap<&'static str, usize> {
    let root = segbar_testdata::repository();
    let catalogue = Catalogue::builtin();
    let statistical = |t: &Topic| !matches!(t, Topic::Index | Topic::Population);
    let topics: std::collections::BTreeSet<_> =
        catalogue.indicators().iter().map(|i| i.topic).filter(statistical).collect();
    BTreeMap::from([
        ("indicators", catalogue.indicators().len()),
        ("breaks", catalogue.breaks().len()),
        ("statistical areas", topics.len()),
        ("tables", catalogue.tables().len()),
        ("method pages", method_pages().len()),
        ("Swedish method pages", pages_below(SWEDISH).len()),
        ("rooms", std::fs::read_dir(root.join("crates")).unwrap().count()),
    ])
}

#[test]
fn every_count_that_a_page_states_is_the_count() {
    let counts = counts();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (page, text) in pages() {
        for rest in text.split("<!-- count: ").skip(1) {
            let Some((name, rest)) = rest.split_once(" -->") else { continue };
            let stated = rest.split("<!-- /count -->").next().unwrap_or_default().trim();
            let Some(count) = counts.get(name) else {
                wrong.push(format!("{}: nothing is counted under '{name}'", page.display()));
                continue;
            };
            seen += 1;
            if stated != count.to_string() {
                wrong.push(format!("{}: {name} is stated as {stated} and is {count}", page.display()));
            }
        }
    }
    assert!(seen > 0, "no page states a count");
    fail_with(wrong);
}

/// What is wrong with the headings of pages.
fn without_headings(pages: &[(PathBuf, String)], headings: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (page, text) in pages {
        let text = text.to_lowercase();
        for heading in headings {
            if !text.lines().any(|line| line.starts_with('#') && line.contains(&heading.to_lowercase())) {
                wrong.push(format!("{}: the heading '{heading}' is missing", page.display()));
            }
        }
    }
    wrong
}

#[test]
fn every_method_page_has_the_fixed_headings() {
    let headings = [
        "What it is",
        "Formula",
        "Source",
        "Units and range",
        "What it is not for",
        "Uncertainty",
        "Worked example",
        "Where in the code",
    ];
    let pages = method_pages();
    assert!(pages.len() >= 5, "only {} method pages", pages.len());
    fail_with(without_headings(&pages, &headings));
}

#[test]
fn every_swedish_method_page_has_the_fixed_headings_and_stands_beside_an_english_one() {
    let headings = [
        "Vad det är",
        "Så räknas det",
        "Källa",
        "Enhet och spännvidd",
        "Vad det inte ska användas till",
        "Osäkerhet",
        "Räkneexempel",
        "Var i koden",
    ];
    let root = segbar_testdata::repository();
    let pages = pages_below(SWEDISH);
    assert!(pages.len() >= 5, "only {} Swedish method pages", pages.len());
    let mut wrong = without_headings(&pages, &headings);
    for (page, _) in &pages {
        let name = page.strip_prefix(SWEDISH).unwrap();
        if !root.join("docs/methods").join(name).exists() {
            wrong.push(format!("{}: there is no English page of that name", page.display()));
        }
    }
    fail_with(wrong);
}

#[test]
fn nothing_in_the_repository_names_a_folder_of_a_machine() {
    let root = segbar_testdata::repository();
    let listed = std::process::Command::new("git").arg("-C").arg(&root).args(["ls-files"]).output();
    let Ok(listed) = listed else {
        eprintln!("\n!!! SKIPPED: git is not installed, the files cannot be listed !!!\n");
        return;
    };
    let needles = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
    let mut wrong = Vec::new();
    for name in String::from_utf8_lossy(&listed.stdout).lines() {
        let Ok(text) = std::fs::read_to_string(root.join(name)) else { continue };
        for needle in needles.iter().filter(|n| text.contains(**n)) {
            wrong.push(format!("{name}: names a folder {needle}"));
        }
    }
    fail_with(wrong);
}
