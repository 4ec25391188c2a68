//! A national sync against the stand-in at SCB's limit of 30 calls in 10 seconds: what the client itself costs.

use crate::Options;
use segbar_sources::InputFile;
use segbar_sources::tables::json_stat;
use segbar_standin::{Manifest, Standin};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Prints time, processor time and memory of fetching and of the whole, of a sync with nothing new, and the speed of reading
/// answers.
pub fn run(options: &Options) -> Result<(), String> {
    let standin = Standin::start(Manifest::national());
    let folder = std::env::temp_dir().join(format!("segbar-bench-live-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let outcome = syncs(&standin, &folder, &options.segbar);
    // What the measured program left is of no use to anybody.
    let removed = fs::remove_dir_all(&folder).map_err(|e| e.to_string());
    outcome.and(removed)
}

fn syncs(standin: &Standin, folder: &Path, segbar: &Path) -> Result<(), String> {
    let settings = folder.join("sources.toml");
    fs::write(&settings, standin.settings()).map_err(|e| e.to_string())?;
    let start = || {
        let mut command = Command::new(segbar);
        command.args(["sync", "--sources"]).arg(&settings).arg("--data").arg(folder.join("data"));
        command.stdout(Stdio::null()).spawn().map_err(|e| e.to_string())
    };
    let (began, mut child) = (Instant::now(), start()?);
    let mut fetched = Sample::default();
    let mut last = Sample::default();
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            break status;
        }
        last = Sample::of(&child, standin, began).unwrap_or(last);
        if last.asked > fetched.asked {
            fetched = last;
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    if !status.success() || !standin.state().breaches().is_empty() {
        return Err(format!("the sync failed ({status}); breaches: {:?}", standin.state().breaches()));
    }
    let share = 100.0 * fetched.processor / fetched.wall;
    println!(
        "live: {} questions in {:.1} s; client {:.2} s of processor, {share:.1} % (aim: < 5 %); peak {} MB (aim: < 500 MB)",
        fetched.asked, fetched.wall, fetched.processor, fetched.peak
    );
    println!(
        "live: with reading, summing and publishing {:.1} s, {:.2} s of processor; peak {} MB (aim: < 500 MB)",
        began.elapsed().as_secs_f64(),
        last.processor,
        last.peak
    );
    // The calls of the first sync are then in no window.
    std::thread::sleep(Duration::from_secs(10));
    let again = Instant::now();
    start()?.wait().map_err(|e| e.to_string())?;
    println!("live: a second sync with nothing new: {:.2} s (aim: < 2 s)", again.elapsed().as_secs_f64());
    let archive = InputFile::open(&folder.join("data/sync/files/TAB6574.zip")).map_err(|r| format!("{r:?}"))?;
    let answers = archive.unzip(|_| true).map_err(|r| format!("{r:?}"))?;
    let texts: Vec<String> = answers.into_iter().filter_map(|member| String::from_utf8(member.bytes).ok()).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let place = archive.place();
    let megabytes = bytes as f64 / 1e6;
    let mut speeds = Vec::new();
    for _ in 0..9 {
        let before = processor()?;
        for text in &texts {
            json_stat::read(text, &place).map_err(|r| format!("{r:?}"))?;
        }
        speeds.push(megabytes / (processor()? - before));
    }
    speeds.sort_by(f64::total_cmp);
    let (least, median, most) = (speeds[0], speeds[speeds.len() / 2], speeds[speeds.len() - 1]);
    println!(
        "live: {megabytes:.1} MB of JSON-stat 2 read at {median:.0} MB per second of processor (least {least:.0}, most \
         {most:.0}; aim: ≥ 200)"
    );
    Ok(())
}

/// Seconds that this thread was on a processor: other work on the machine does not count.
fn processor() -> Result<f64, String> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").map_err(|e| e.to_string())?;
    let nanoseconds = text.split_whitespace().next().and_then(|n| n.parse::<f64>().ok());
    nanoseconds.map(|n| n / 1e9).ok_or_else(|| "the system does not tell the time on the processor".into())
}

/// How far a process is, as the system tells it.
#[derive(Clone, Copy, Default)]
struct Sample {
    asked: usize,
    wall: f64,
    processor: f64,
    peak: u64,
}

impl Sample {
    fn of(child: &Child, standin: &Standin, began: Instant) -> Option<Sample> {
        let of = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id())).ok();
        let stat = of("stat")?;
        // After the name in parentheses; user and system time in hundredths of a second.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
        let status = of("status")?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        let asked = standin.state().asked().len();
        Some(Sample { asked, wall: began.elapsed().as_secs_f64(), processor: ticks / 100.0, peak: kilobytes / 1024 })
    }
}
