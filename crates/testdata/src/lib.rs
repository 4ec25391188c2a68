//! Finds the real data that tests and benches run on (`../shared/data` beside the repository; another folder with the
//! environment variable `SEGBAR_SHARED`). For tests only: nothing that is shipped depends on this room.

use std::path::PathBuf;

/// The root of the repository that the running test belongs to. Cargo says so when the test runs; the folder it was
/// compiled in may be another clone's that shares the target folder, and be gone.
pub fn repository() -> PathBuf {
    let compiled = || PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(compiled, PathBuf::from);
    let root = package.ancestors().find(|folder| folder.join("catalogue/publishers.toml").exists());
    root.expect("the repository has a catalogue").to_path_buf()
}

/// A file or folder of the real data, or `None` with a loud line where it is absent:
/// `let Some(path) = shared("scb") else { return };`
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SEGBAR_SHARED").map_or_else(|| repository().join("../shared"), PathBuf::from);
    let full = folder.join("data").join(path);
    if full.exists() {
        return Some(full);
    }
    eprintln!(
        "\n!!! SKIPPED: this test needs {} — set SEGBAR_SHARED to the folder that holds data/ !!!\n",
        full.display()
    );
    None
}
