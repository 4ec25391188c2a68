//! `segbar-bench peers FOLDER NAME@DATA@REPLICATES …`: our side of `cargo xtask peers`. Each task gives one line of JSON
//! with the values, the median time and the most memory that the process has held, as the other side gives them.
//!
//! | what | page |
//! |---|---|
//! | the files that both sides read | [`data`] |
//! | the comparisons that are not simply a measure of the list | [`special`] |
//! | what chance gives | [`chance`] |
//! | a line of the answer | [`line`] |

mod chance;
mod data;
mod line;
mod special;

use data::Data;
use line::{Found, Line};
use std::collections::HashMap;
use std::path::Path;

/// Runs the tasks one after another; a task that cannot be done gives a line with the reason.
pub fn run(args: &[String]) -> Result<(), String> {
    let [folder, tasks @ ..] = args else { return Err("name the folder of the prepared data, then the tasks".into()) };
    let mut loaded: HashMap<&str, Data> = HashMap::new();
    for task in tasks {
        let mut parts = task.split('@');
        let (Some(name), Some(set), Some(replicates)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(format!("'{task}' is not name@data@replicates"));
        };
        let replicates: u32 = replicates.parse().map_err(|_| format!("'{replicates}' is no number of replicates"))?;
        if !loaded.contains_key(set) {
            loaded.insert(set, Data::read(&Path::new(folder).join(set))?);
        }
        println!("{}", Line::of(task, one(name, &loaded[set], replicates)));
    }
    Ok(())
}

/// One comparison: with replicates it asks what chance gives, otherwise it is one of the special ones or a measure.
fn one(name: &str, data: &Data, replicates: u32) -> Result<Found, String> {
    if replicates > 0 {
        return chance::run(name, data, replicates);
    }
    special::run(name, data).unwrap_or_else(|| special::measure(name, data)).map_err(|reason| reason.to_string())
}
