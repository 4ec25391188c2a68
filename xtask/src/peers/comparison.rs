//! What is compared, as `xtask/peers/comparisons.toml` says it.

use crate::shell::{Outcome, root};
use serde::Deserialize;

/// One thing that both sides can do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// What both sides call it.
    pub name: String,
    /// The function of the package.
    pub peer: String,
    /// The method page below `docs/methods`, without its ending.
    pub page: String,
    /// The data sets.
    #[serde(default = "usual_data")]
    pub data: Vec<String>,
    /// Replicates of ours and of the peer; one number for both.
    #[serde(default)]
    pub replicates: Vec<u32>,
    /// The peer draws numbers itself: how far it may be off, relative.
    pub noise: Option<f64>,
    /// Why the values differ and which is right.
    pub explained: Option<String>,
    /// The data on which they do; all where none are named.
    #[serde(default)]
    pub explained_on: Vec<String>,
    /// How far apart explained values may be, relative.
    pub within: Option<f64>,
    /// How many times faster we must be.
    pub ratio: Option<f64>,
    /// How many times less memory we must hold.
    pub memory: Option<f64>,
    /// Left out of `--quick`.
    #[serde(default)]
    pub slow: bool,
}

/// A comparison on one data set.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// What is compared.
    pub comparison: &'a Comparison,
    /// On what.
    pub data: &'a str,
    /// Our replicates; 0 for what needs none.
    pub replicates: u32,
    /// The peer's.
    pub peer_replicates: u32,
}

/// The data on which times and memory must be reached, where a comparison has several.
const MEASURED_ON: &str = "areas_3363";
/// The only data of `--quick`, and the most replicates.
const QUICK: (&str, u32) = ("sacramento", 50);

fn usual_data() -> Vec<String> {
    ["sacramento", "areas_3363", "areas_6160"].map(str::to_owned).into()
}

#[derive(Deserialize)]
struct List {
    comparison: Vec<Comparison>,
}

/// All comparisons.
pub fn all() -> Outcome<Vec<Comparison>> {
    let path = root().join("xtask/peers/comparisons.toml");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let list: List = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(list.comparison)
}

/// What is asked of a side at once: all of one data set in one process, so that nothing is read twice, but each
/// comparison of memory by itself, since a process remembers only the most that it ever held.
pub fn batches<'a>(runs: &[Run<'a>]) -> Vec<Vec<Run<'a>>> {
    let mut together: Vec<Vec<Run>> = Vec::new();
    let mut alone = Vec::new();
    for run in runs {
        if run.weighed() {
            alone.push(vec![*run]);
        } else if let Some(batch) = together.iter_mut().find(|batch| batch[0].data == run.data) {
            batch.push(*run);
        } else {
            together.push(vec![*run]);
        }
    }
    together.extend(alone);
    together
}

impl Comparison {
    /// This comparison on each of its data sets.
    pub fn runs(&self, quick: bool) -> Vec<Run<'_>> {
        let wanted = |data: &&String| !quick || (!self.slow && *data == QUICK.0);
        let most = if quick { QUICK.1 } else { u32::MAX };
        let replicates = self.replicates.first().copied().unwrap_or(0);
        let peer_replicates = self.replicates.get(1).copied().unwrap_or(replicates);
        let run = |data| Run {
            comparison: self,
            data,
            replicates: replicates.min(most),
            peer_replicates: peer_replicates.min(most),
        };
        self.data.iter().filter(wanted).map(|data| run(data)).collect()
    }
}

impl Run<'_> {
    /// Whether the required times and memory are those of this data set.
    pub fn is_measured(&self) -> bool {
        self.comparison.data.len() == 1 || self.data == MEASURED_ON
    }

    /// Whether memory is compared.
    pub fn weighed(&self) -> bool {
        self.comparison.memory.is_some() && self.is_measured()
    }

    /// Why the values differ on this data set.
    pub fn explanation(&self) -> Option<&str> {
        let on = &self.comparison.explained_on;
        let here = on.is_empty() || on.iter().any(|data| data == self.data);
        self.comparison.explained.as_deref().filter(|_| here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_comparison_has_a_page_and_every_difference_a_sentence() {
        let comparisons = all().unwrap();
        let names: BTreeSet<&str> = comparisons.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names.len(), comparisons.len(), "a name stands twice");
        let data = ["sacramento", "areas_3363", "areas_6160", "cells_100k", "points_1m"];
        for c in &comparisons {
            assert!(root().join(format!("docs/methods/{}.md", c.page)).exists(), "{}: {}", c.name, c.page);
            assert!(
                c.data.iter().chain(&c.explained_on).all(|d| data.contains(&d.as_str())),
                "{}: {:?}",
                c.name,
                c.data
            );
            assert!(c.explained.as_ref().is_none_or(|why| why.ends_with('.') && why.len() > 40), "{}", c.name);
            assert!(c.explained.is_some() || (c.explained_on.is_empty() && c.within.is_none()), "{}", c.name);
            assert!(c.replicates.len() <= 2, "{}", c.name);
        }
    }

    #[test]
    fn the_other_side_knows_every_comparison() {
        let folder = root().join("xtask/peers");
        let files = ["of_counts.py", "of_chance.py", "of_neighbours.py", "of_neighbourhoods.py"];
        let text: String = files.iter().map(|file| std::fs::read_to_string(folder.join(file)).unwrap()).collect();
        for comparison in all().unwrap() {
            assert!(text.contains(&format!("\"{}\":", comparison.name)), "{} is not there", comparison.name);
        }
    }

    #[test]
    fn memory_is_asked_of_a_process_of_its_own() {
        let comparisons = all().unwrap();
        let runs: Vec<Run> = comparisons.iter().flat_map(|c| c.runs(false)).collect();
        let batches = batches(&runs);
        assert_eq!(batches.iter().map(Vec::len).sum::<usize>(), runs.len());
        for batch in &batches {
            assert!(batch.len() == 1 || batch.iter().all(|run| !run.weighed()));
            assert!(batch.iter().all(|run| run.data == batch[0].data));
        }
        let quick: Vec<Run> = comparisons.iter().flat_map(|c| c.runs(true)).collect();
        assert!(!quick.is_empty() && quick.iter().all(|run| run.data == "sacramento" && run.replicates <= 50));
    }
}
