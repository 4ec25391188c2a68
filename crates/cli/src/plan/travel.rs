//! How long ways take, and by which ways to travel, as flags.

use super::flags::name;
use super::rules::{self, understood};
use segbar_planning::Mode;
use segbar_questions::network::Brief;
use segbar_questions::network::brief::{ModeBrief, Travel};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Ways to travel and their minutes.
#[derive(Debug, Default, clap::Args)]
pub struct TravelFlags {
    /// Table of minutes by a routing engine (CSV, Parquet, or a table answer of OSRM or Valhalla) instead of the built-in model; for another way to travel than the deciding one transit=FILE, cycle=FILE, walk=FILE; may be given several times
    #[arg(long, visible_alias = "minutes", value_name = "FILE")]
    matrix: Vec<String>,
    /// Which way to travel decides: car [default], transit, cycle or walk
    #[arg(long, value_parser = WAYS)]
    mode: Option<String>,
    /// Ways to travel that are told beside it by their built-in models: transit,cycle,walk
    #[arg(long, value_delimiter = ',', value_parser = WAYS)]
    beside: Vec<String>,
    /// Built-in model: length of the way by the straight line [default: 1.3]
    #[arg(long)]
    detour: Option<f64>,
    /// Built-in model: minutes that every way takes [default: 2]
    #[arg(long)]
    start: Option<f64>,
    /// Built-in model: speeds, as km:km/h [default: 3:30,15:55,inf:80]
    #[arg(long, value_delimiter = ',')]
    speeds: Vec<String>,
}

const WAYS: [&str; 5] = ["car", "transit", "public_transport", "cycle", "walk"];

impl TravelFlags {
    /// Writes what the flags say into a brief.
    pub fn say(&self, brief: &mut Brief, wrong: &mut Vec<String>) {
        if let Some(mode) = self.mode.as_deref().and_then(way) {
            if mode != brief.mode {
                // The deciding way is another: its built-in model, unless a table or a setting says otherwise below.
                brief.travel = brief.beside.remove(&mode).unwrap_or_else(|| Travel::model_of(mode));
            }
            brief.mode = mode;
        }
        for mode in self.beside.iter().filter_map(|id| way(id)) {
            brief.beside.entry(mode).or_insert_with(|| Travel::model_of(mode));
        }
        for (mode, files) in self.tables(brief.mode) {
            let names: Vec<String> = files.iter().map(|path| name(path)).collect();
            let table = Travel::Table { name: names.join(" + ") };
            if mode == brief.mode {
                brief.travel = table;
            } else {
                brief.beside.insert(mode, table);
            }
        }
        if self.detour.is_none() && self.start.is_none() && self.speeds.is_empty() {
            return;
        }
        if matches!(brief.travel, Travel::Table { .. }) && !self.tables(brief.mode).contains_key(&brief.mode) {
            brief.travel = Travel::model_of(brief.mode);
        }
        if let Travel::Model { detour, start, legs } = &mut brief.travel {
            *detour = self.detour.unwrap_or(*detour);
            *start = self.start.unwrap_or(*start);
            if !self.speeds.is_empty() {
                *legs = self.speeds.iter().filter_map(|text| understood(text, rules::leg, wrong)).collect();
            }
        }
    }

    /// The files of each way to travel, where `deciding` is that of a file without a word before it.
    pub fn tables(&self, deciding: ModeBrief) -> BTreeMap<ModeBrief, Vec<PathBuf>> {
        let mut tables: BTreeMap<ModeBrief, Vec<PathBuf>> = BTreeMap::new();
        for text in &self.matrix {
            let said = text.split_once('=').and_then(|(id, path)| Some((way(id)?, path)));
            let (mode, path) = said.unwrap_or((deciding, text));
            tables.entry(mode).or_default().push(Path::new(path).to_owned());
        }
        tables
    }
}

fn way(id: &str) -> Option<ModeBrief> {
    Mode::of_id(id).map(ModeBrief::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_word_is_of_the_way_that_decides() {
        let flags = TravelFlags {
            matrix: ["a.csv", "walk=b=c.csv", "walk=d.csv", "odd=e.csv"].map(String::from).to_vec(),
            mode: Some("cycle".into()),
            beside: vec!["transit".into()],
            ..TravelFlags::default()
        };
        let (mut brief, mut wrong) = (Brief::default(), Vec::new());
        flags.say(&mut brief, &mut wrong);
        assert_eq!(brief.mode, ModeBrief::Cycle);
        assert_eq!(brief.travel, Travel::Table { name: "a.csv + odd=e.csv".into() });
        let beside: Vec<(ModeBrief, Travel)> = brief.beside.into_iter().collect();
        let walk = Travel::Table { name: "b=c.csv + d.csv".into() };
        let transit = Travel::model_of(ModeBrief::PublicTransport);
        assert_eq!(beside, [(ModeBrief::PublicTransport, transit), (ModeBrief::Walk, walk)]);
    }

    #[test]
    fn another_way_to_travel_brings_its_own_model_and_settings_are_of_the_deciding_one() {
        let flags = TravelFlags { mode: Some("walk".into()), start: Some(3.0), ..TravelFlags::default() };
        let (mut brief, mut wrong) = (Brief::default(), Vec::new());
        flags.say(&mut brief, &mut wrong);
        let Travel::Model { detour, start, legs } = brief.travel else { panic!("a model") };
        assert_eq!((detour, start, legs[0].km_h), (1.25, 3.0, 5.0));
    }
}
