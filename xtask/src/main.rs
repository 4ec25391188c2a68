//! The project's own tasks: `cargo xtask <task>`.
//!
//! | task | page |
//! |---|---|
//! | `demo`: build, make the demo country, serve it | [`demo`] |
//! | `test`: everything that CI runs | [`test`] |
//! | `bench`: measured figures and ratios | [`bench`] |
//! | `peers`: every measure against the packages that have it too | [`peers`] |
//! | `licences`: licences of all dependencies against the list we accept | [`licences`] |
//! | what they need installed | [`needs`] |

mod bench;
mod demo;
mod licences;
mod needs;
mod peers;
mod shell;
mod test;

const HELP: &str = "\
cargo xtask <task>

  demo [serve options]   build page and program, make the fictional demo country if there is none, serve it
  test [--only STEP]     everything that CI runs: format, lints, licences, Rust, page, browser
                         (steps: format, lints, licences, web, rust, browser)
  bench [NAME]           measured figures and ratios (names: xlsx, open, types, http, live)
  peers [NAME]           every measure that other packages have too: values, times and memory side by side
                         (--quick: the smallest data, few replicates; --on DATA: one data set)
  peers siting [NAME]    where to have offices, against spopt with HiGHS and CBC on the same matrices
                         (--seconds N: for each solver and problem, 120; --python PROGRAM: one with the packages)
  licences               licences of all dependencies against the accepted ones
";

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let result = match args.first().map(String::as_str) {
        Some("demo") => demo::run(rest),
        Some("test") => test::run(rest),
        Some("bench") => bench::run(rest),
        Some("peers") => peers::run(rest),
        Some("licences") => licences::run(),
        None | Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("there is no task '{other}'\n\n{HELP}")),
    };
    match result {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            std::process::ExitCode::FAILURE
        }
    }
}
