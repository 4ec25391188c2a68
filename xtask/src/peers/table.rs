//! The table of comparisons, and what is said at its end.

use super::comparison::Run;
use super::side::Answer;
use super::verdict::Verdict;
use std::collections::BTreeSet;
use std::fmt::Write;

/// A comparison on one data set with both answers.
pub struct Row<'a> {
    run: Run<'a>,
    ours: Answer,
    peers: Answer,
    verdict: Verdict,
    difference: f64,
}

impl<'a> Row<'a> {
    /// From what both sides said.
    pub fn new(run: Run<'a>, ours: Answer, peers: Answer) -> Self {
        let (verdict, difference) = Verdict::of(&run, &ours, &peers);
        Self { run, ours, peers, verdict, difference }
    }

    /// The peer's time for as many replicates as ours.
    fn peer_seconds(&self) -> f64 {
        let scale = f64::from(self.run.replicates.max(1)) / f64::from(self.run.peer_replicates.max(1));
        self.peers.seconds * scale
    }

    /// How many times faster we are.
    fn ratio(&self) -> f64 {
        self.peer_seconds() / self.ours.seconds
    }

    fn scaled(&self) -> bool {
        self.run.replicates != self.run.peer_replicates || self.peers.scaled
    }
}

const HEAD: &str = "comparison                                data        ours             peer             difference   our time  peer time       ratio  verdict         peer\n";

/// The lines of some rows, with a head above the first.
pub fn lines(rows: &[Row], head: bool) -> String {
    let mut text = if head { format!("\n{HEAD}") } else { String::new() };
    for row in rows {
        let line = writeln!(
            text,
            "{:41} {:11} {:16} {:16} {:>10}  {:>9}  {:>9}{} {:>9}  {:15} {}",
            row.run.comparison.name,
            row.run.data,
            values(&row.ours),
            values(&row.peers),
            if row.difference.is_nan() { "".into() } else { format!("{:.1e}", row.difference) },
            time(row.ours.seconds),
            time(row.peer_seconds()),
            if row.scaled() { '*' } else { ' ' },
            if row.verdict.is_failure() && row.ours.seconds == 0.0 { "".into() } else { times(row.ratio()) },
            row.verdict.to_string(),
            row.run.comparison.peer,
        );
        line.expect("a string takes all");
    }
    text
}

/// Counts of verdicts, explanations, required times and memory.
pub fn summary(rows: &[Row]) -> String {
    let count = |f: &dyn Fn(&Verdict) -> bool| rows.iter().filter(|row| f(&row.verdict)).count();
    let mut text = format!(
        "{} comparisons: {} agree, {} agree in the noise of what is drawn, {} differ and are explained, {} fail\n",
        rows.len(),
        count(&|v| *v == Verdict::Agrees),
        count(&|v| *v == Verdict::AgreesInNoise),
        count(&|v| matches!(v, Verdict::Explained(_))),
        count(&Verdict::is_failure),
    );
    if rows.iter().any(Row::scaled) {
        text += "* the peer did a part, fewer replicates or origins; its time is scaled to the whole\n";
    }
    text += "\nWhy values differ, and which is right:\n";
    let mut told = BTreeSet::new();
    for row in rows {
        if let Verdict::Explained(why) = &row.verdict
            && told.insert(&row.run.comparison.name)
        {
            text += &format!("  {}: {why} (docs/methods/{}.md)\n", row.run.comparison.name, row.run.comparison.page);
        }
    }
    for name in stale(rows) {
        text += &format!("  {name}: AGREES, though a difference is explained: the explanation is out of date\n");
    }
    text += "\nRequired:\n";
    for row in rows.iter().filter(|row| row.run.is_measured() && row.ours.seconds > 0.0 && row.peers.seconds > 0.0) {
        let comparison = row.run.comparison;
        if let Some(ratio) = comparison.ratio {
            text += &required(&comparison.name, "times faster", row.ratio(), ratio);
        }
        if let Some(least) = comparison.memory {
            let megabytes = |peak: f64| peak / 1e6;
            let ratio = row.peers.peak / row.ours.peak;
            let what =
                format!("times less memory ({:.0} and {:.0} MB)", megabytes(row.ours.peak), megabytes(row.peers.peak));
            text += &required(&comparison.name, &what, ratio, least);
        }
    }
    text
}

/// How many comparisons make the task fail: those that differ, and explanations of what does not differ any more.
pub fn failures(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.verdict.is_failure()).count() + stale(rows).len()
}

/// Comparisons with an explanation that agree on all data for which it was given.
fn stale<'r>(rows: &'r [Row]) -> BTreeSet<&'r str> {
    let explained = rows.iter().filter(|row| row.run.explanation().is_some());
    let agrees = |name: &str| {
        let same = rows.iter().filter(|row| row.run.comparison.name == name && row.run.explanation().is_some());
        same.map(|row| &row.verdict).all(|verdict| matches!(verdict, Verdict::Agrees | Verdict::AgreesInNoise))
    };
    explained.map(|row| row.run.comparison.name.as_str()).filter(|name| agrees(name)).collect()
}

fn required(name: &str, what: &str, found: f64, least: f64) -> String {
    let word = if found >= least { "reached    " } else { "NOT REACHED" };
    format!("  {word} {name}: {} {what}, at least {} wanted\n", times(found), times(least))
}

/// One value, or the first of many and how many.
fn values(answer: &Answer) -> String {
    let list = if answer.values.is_empty() { &answer.chances } else { &answer.values };
    let first = list.first().copied().flatten().map_or("-".to_owned(), |value| format!("{value:.8}"));
    if list.len() > 1 { format!("{first:.9} ({})", list.len()) } else { first }
}

fn time(seconds: f64) -> String {
    match seconds {
        0.0 => String::new(),
        s if s < 1e-3 => format!("{:.1} us", s * 1e6),
        s if s < 1.0 => format!("{:.2} ms", s * 1e3),
        s => format!("{s:.1} s"),
    }
}

fn times(ratio: f64) -> String {
    if ratio >= 10.0 { format!("{ratio:.0}") } else { format!("{ratio:.1}") }
}

#[cfg(test)]
mod tests {
    use super::super::comparison::Comparison;
    use super::*;

    fn comparison(more: &str) -> Comparison {
        toml::from_str(&format!("name = 'd'\npeer = 'D'\npage = 'measures/d'\ndata = ['areas_3363']\n{more}")).unwrap()
    }

    fn answer(value: f64, seconds: f64, peak: f64) -> Answer {
        Answer { values: vec![Some(value)], seconds, peak, ..Answer::default() }
    }

    #[test]
    fn the_table_and_the_summary_say_ratio_verdict_and_what_is_required() {
        let comparison = comparison("replicates = [1000, 10]\nratio = 100\nmemory = 10");
        let run = comparison.runs(false)[0];
        let row = || Row::new(run, answer(0.5, 0.1, 2e7), answer(0.5, 0.3, 1e8));
        let text = lines(&[row()], true);
        assert!(text.contains("100.00 ms") && text.contains("30.0 s*") && text.contains("300  agrees"), "{text}");
        let text = summary(&[row()]);
        assert!(text.contains("1 comparisons: 1 agree, 0 agree in"), "{text}");
        assert!(text.contains("reached     d: 300 times faster, at least 100 wanted"), "{text}");
        assert!(text.contains("NOT REACHED d: 5.0 times less memory (20 and 100 MB), at least 10 wanted"), "{text}");
        assert_eq!(failures(&[row()]), 0);
    }

    #[test]
    fn an_explanation_of_what_agrees_everywhere_is_out_of_date() {
        let comparison = comparison("explained = 'The package rounds.'");
        let run = comparison.runs(false)[0];
        let row = |peers| Row::new(run, answer(0.5, 0.1, 1.0), answer(peers, 0.1, 1.0));
        assert_eq!(failures(&[row(0.6)]), 0);
        assert_eq!(failures(&[row(0.5)]), 1);
        assert_eq!(failures(&[row(0.5), row(0.6)]), 0, "it still differs somewhere");
        assert!(summary(&[row(0.5)]).contains("out of date"));
        assert!(summary(&[row(0.6)]).contains("d: The package rounds. (docs/methods/measures/d.md)"));
    }
}
