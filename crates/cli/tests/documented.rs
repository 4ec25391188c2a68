//! Every command that `docs/cli.md` and the tutorials show is run, and prints what the page says it prints.

mod program;

use program::segbar_in;

/// A command of the page with what is shown to be printed.
struct Example {
    line: usize,
    command: String,
    code: i32,
    printed: Vec<String>,
}

fn examples(page: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut inside = false;
    for (number, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(typed) = line.strip_prefix("$ ").filter(|_| inside) {
            let (command, code) = match typed.split_once("  # exit code ") {
                Some((command, code)) => (command, code.parse().expect("a number after 'exit code'")),
                None => (typed, 0),
            };
            found.push(Example { line: number + 1, command: command.to_owned(), code, printed: vec![] });
        } else if inside {
            found.last_mut().expect("a command before what it prints").printed.push(line.to_owned());
        }
    }
    found
}

/// Whether a line fits a pattern in which `…` stands for anything.
fn fits(line: &str, pattern: &str) -> bool {
    let mut rest = line;
    let pieces: Vec<&str> = pattern.split('…').collect();
    for (i, piece) in pieces.iter().enumerate() {
        let at = if i == 0 { rest.starts_with(piece).then_some(0) } else { rest.find(piece) };
        let Some(at) = at else { return false };
        rest = &rest[at + piece.len()..];
    }
    pieces.len() > 1 || rest.is_empty()
}

/// Whether the patterns occur in the lines in this order; a pattern that is `…` alone is any number of lines.
fn in_order(lines: &[&str], patterns: &[String]) -> bool {
    let mut at = 0;
    patterns.iter().filter(|p| p.trim() != "…").all(|pattern| {
        let next = lines[at..].iter().position(|line| fits(line, pattern));
        at += next.map_or(0, |n| n + 1);
        next.is_some()
    })
}

#[test]
fn every_command_on_the_page_does_what_the_page_says() {
    run("docs/cli.md", 20);
}

#[test]
fn the_tutorial_goes_from_149_offices_to_113_as_it_says() {
    run("docs/tutorial-offices.md", 20);
}

#[test]
fn the_swedish_tutorial_does_the_same() {
    run("docs/handledning-kontor.md", 15);
}

/// Runs the commands of a page, of which there are at least so many, in a folder of their own.
fn run(page: &str, least: usize) {
    let text = std::fs::read_to_string(segbar_testdata::repository().join(page)).unwrap();
    let examples = examples(&text);
    assert!(examples.len() >= least, "only {} commands were found on {page}", examples.len());
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for Example { line, command, code, printed } in &examples {
        let words: Vec<&str> = command.strip_prefix("segbar ").expect("a command of segbar").split(' ').collect();
        let output = segbar_in(folder.path(), &words);
        let text = format!("{}{}", output.out, output.err);
        if output.code != *code {
            wrong.push(format!("line {line}: {command}: exit code {}\n{text}", output.code));
        } else if !in_order(&text.lines().collect::<Vec<_>>(), printed) {
            wrong.push(format!("line {line}: {command}: it printed\n{}", text.chars().take(1500).collect::<String>()));
        }
    }
    assert!(wrong.is_empty(), "{page} is wrong:\n\n{}", wrong.join("\n\n"));
}

#[test]
fn every_verb_is_on_the_page() {
    let page = std::fs::read_to_string(segbar_testdata::repository().join("docs/cli.md")).unwrap();
    let help = segbar_in(std::path::Path::new("."), &["--help", "--lang", "en"]).out;
    let commands = help.split("Commands:").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    let verbs: Vec<&str> =
        commands.lines().filter_map(|l| l.split_whitespace().next()).filter(|w| w.is_ascii()).collect();
    let verbs: Vec<&str> = verbs.into_iter().filter(|v| help.contains(&format!("\n  {v} "))).collect();
    assert!(verbs.len() >= 11, "{help}");
    for verb in verbs {
        assert!(page.contains(&format!("segbar {verb}")), "docs/cli.md does not show `segbar {verb}`");
    }
}
