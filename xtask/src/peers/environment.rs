//! The other side's Python with its packages, and the data that both sides read, below cargo's target folder.

use crate::shell::{Outcome, answers, read, root, run as sh, target_folder};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A Python in a virtual environment of this name with the packages of a list below `xtask/peers` in just those versions.
pub fn python(list: &str, name: &str) -> Outcome<PathBuf> {
    let venv = target_folder()?.join("peers").join(name);
    let python = venv.join("bin/python");
    let list = root().join("xtask/peers").join(list);
    let wanted = std::fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let installed = || read(Command::new(&python).args(["-m", "pip", "list", "--format", "freeze"]));
    let complete = |installed: String| wanted.lines().all(|wanted| installed.lines().any(|line| line == wanted));
    if installed().is_ok_and(complete) {
        return Ok(python);
    }
    if !answers("python3") {
        return Err("Python 3.11 with venv is needed to run the packages that we compare ourselves with. Install it \
                    (Debian and Ubuntu: apt-get install python3 python3-venv) and run the task again."
            .into());
    }
    sh(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    sh(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&list))?;
    Ok(python)
}

/// The folder of the data that both sides read, made anew where the files it is made from are younger.
pub fn prepared(python: &Path) -> Outcome<PathBuf> {
    let source = segbar_testdata::shared("measures").ok_or("the data of the measures are needed")?;
    let folder = target_folder()?.join("peers/data");
    let (last, script) = (folder.join("points_1m/areas.csv"), root().join("xtask/peers/prepare.py"));
    let changed = |path: &Path| path.metadata().and_then(|about| about.modified()).ok();
    let fresh = changed(&last).zip(changed(&script)).is_some_and(|(made, written)| made > written);
    if !fresh {
        sh(Command::new(python).env("PYTHONDONTWRITEBYTECODE", "1").arg(script).arg(source).arg(&folder))?;
    }
    Ok(folder)
}
