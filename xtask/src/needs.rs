//! What the tasks need besides Rust: npm packages, and a Chromium for the browser tests. Installed where that can be
//! done without asking (npm packages; Chromium by apt as root), named otherwise.

use crate::shell::{Outcome, answers, program, read, root, run};
use std::path::PathBuf;
use std::process::Command;
use std::time::SystemTime;

/// Node.js and npm, for the page.
pub fn node() -> Outcome {
    if answers("node") && answers("npm") {
        return Ok(());
    }
    Err("Node.js 20 or later with npm is needed to build the page. Install it (Debian and Ubuntu: apt-get install nodejs npm) and \
         run the task again."
        .into())
}

/// The npm packages of a folder, exactly as its lock file says; skipped when they are newer than the lock file.
pub fn packages(folder: &str) -> Outcome {
    node()?;
    let changed =
        |path: &str| -> Option<SystemTime> { root().join(folder).join(path).metadata().ok()?.modified().ok() };
    if let (Some(installed), Some(locked)) = (changed("node_modules/.package-lock.json"), changed("package-lock.json"))
        && installed >= locked
    {
        return Ok(());
    }
    run(program("npm", folder).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// The page as files in `web/dist`.
pub fn page() -> Outcome {
    packages("web")?;
    run(program("npm", "web").args(["run", "--silent", "build"]))
}

/// A Chromium for the browser tests: `CHROMIUM` if set, else Debian's, else one that Playwright brings.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    let known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    let found = || known.iter().map(PathBuf::from).find(|path| path.exists());
    if let Some(path) = found() {
        return Ok(path);
    }
    if answers("apt-get") && read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        run(Command::new("apt-get").args(["update", "-qq"]))?;
        run(Command::new("apt-get").args([
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
            "fonts-dejavu-core",
        ]))?;
        if let Some(path) = found() {
            return Ok(path);
        }
    }
    run(program("npx", "e2e").args(["playwright-core", "install", "chromium-headless-shell"]))?;
    let script = "console.log(require('playwright-core').chromium.executablePath())";
    let path = PathBuf::from(read(program("node", "e2e").args(["-e", script]))?.trim());
    if path.exists() {
        return Ok(path);
    }
    Err("a Chromium is needed for the browser tests. Install one (Debian: apt-get install chromium) or name it with CHROMIUM=/path/to/it".into())
}
