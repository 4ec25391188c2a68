//! Progress on standard error, on terminals only: bars for what can be counted, a spinner for what cannot.

use indicatif::{ProgressBar, ProgressStyle};
use segbar_sources::Progress;
use std::path::Path;
use std::time::Duration;

/// A bar over so many steps.
pub fn steps(count: usize, what: &str) -> ProgressBar {
    // indicatif draws on standard error, and not at all where that is no terminal.
    let bar = ProgressBar::new(count as u64).with_message(what.to_owned());
    match ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A sign of life with a message.
pub fn spinner(message: &str) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_message(message.to_owned());
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

/// A bar over the files of an import.
#[derive(Debug)]
pub struct Files(ProgressBar);

impl Files {
    /// The bar; it appears when the number of files is known.
    pub fn new(what: &str) -> Self {
        Files(steps(0, what))
    }

    /// Takes the bar off the screen.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Files {
    fn started(&self, files: usize) {
        self.0.set_length(files as u64);
    }

    fn finished(&self, _: &Path) {
        self.0.inc(1);
    }
}
