//! A question until it is answered: limited, tried again, checked.

use crate::error::{LiveError, Trouble};
use crate::http::{Answer, Failed, Http, Request};
use crate::limiter::{Clock, Limiter};
use crate::retry::Retry;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The line to one source.
pub struct Wire<'a> {
    http: Http,
    limiter: Limiter,
    retry: Retry,
    clock: &'a dyn Clock,
    sent: usize,
    memory: Option<PathBuf>,
    /// When the last calls were sent or ended, in milliseconds of the calendar.
    recent: VecDeque<u64>,
}

/// Stands after the moment of a call that has begun and not ended.
const UNDER_WAY: char = '?';

/// What a status of refusal says in words; sources have their own form of it.
pub type Explain = fn(&Answer) -> String;

impl<'a> Wire<'a> {
    /// A line that keeps to 30 calls in 10 seconds until the source says otherwise.
    pub fn new(http: Http, retry: Retry, clock: &'a dyn Clock) -> Self {
        Wire {
            http,
            limiter: Limiter::new(30, Duration::from_secs(10)),
            retry,
            clock,
            sent: 0,
            memory: None,
            recent: VecDeque::new(),
        }
    }

    /// Takes the calls of earlier processes into account, and writes down its own for later ones: a sync that is stopped and
    /// begun again keeps to the limit as one that was not.
    pub fn remember(&mut self, memory: PathBuf) {
        let text = std::fs::read_to_string(&memory).unwrap_or_default();
        let (now, today) = (self.clock.now(), today());
        // A call counts from the end of its answer. One that was cut off may have come to the source as late as now.
        let moment = |line: &str| match line.strip_suffix(UNDER_WAY) {
            Some(begun) => begun.parse::<u64>().ok().map(|_| today),
            None => line.parse().ok().filter(|at| *at <= today),
        };
        self.recent = text.lines().filter_map(moment).collect();
        let ages = self.recent.iter().map(|at| Duration::from_millis(today - at));
        self.limiter.earlier(now, ages);
        self.memory = Some(memory);
    }

    /// Writes a moment down; `again` is the end of the call whose beginning was written before.
    fn note(&mut self, again: bool) {
        let Some(memory) = &self.memory else { return };
        if again {
            self.recent.pop_back();
        }
        self.recent.push_back(today());
        while self.recent.len() > 64 {
            self.recent.pop_front();
        }
        let mut lines: Vec<String> = self.recent.iter().map(u64::to_string).collect();
        if let Some(last) = lines.last_mut().filter(|_| !again) {
            last.push(UNDER_WAY);
        }
        // Renamed, so that a process that is killed leaves the moments of before or of now, never none. If it fails, a sync
        // begun again at once may be told to wait, which it then does.
        let temporary = memory.with_extension("part");
        let folder = memory.parent().map_or(Ok(()), std::fs::create_dir_all);
        let _ = folder
            .and_then(|()| std::fs::write(&temporary, lines.join("\n")))
            .and_then(|()| std::fs::rename(&temporary, memory));
    }

    /// Sets what the source permits.
    pub fn limit(&mut self, calls: usize, window: Duration) {
        self.limiter.set(calls, window);
    }

    /// How long so many calls take at least.
    pub fn time_for(&self, calls: usize) -> Duration {
        self.limiter.time_for(calls)
    }

    /// How many questions were sent, repeated ones counted.
    pub fn sent(&self) -> usize {
        self.sent
    }

    /// Asks until there is a whole answer. `types` are the content types that it may have; `check` reads it, and what it
    /// says is wrong is taken for damage on the way and asked again. Status 304 is an answer when `request.unless` is set.
    ///
    /// # Errors
    /// Refused (4xx but 408 and 429), too large, or no whole answer in as many tries as are allowed.
    pub fn ask<T>(
        &mut self,
        request: &Request,
        types: &[&str],
        explain: Explain,
        check: impl Fn(&Answer) -> Result<T, String>,
    ) -> Result<T, LiveError> {
        let mut failures = 0;
        loop {
            self.clock.sleep(self.limiter.wait(self.clock.now()));
            self.note(false);
            let sent = self.http.send(request);
            self.limiter.ended(self.clock.now());
            self.note(true);
            self.sent += 1;
            let (error, asked) = match sent {
                Err(Failed::TooLarge) => {
                    return Err(LiveError(Trouble::TooLarge { url: request.url.clone(), limit: request.limit }));
                }
                Err(Failed::Broke(error)) => (error, None),
                Ok(answer) => match answer.status {
                    200 | 304 => {
                        let whole = if answer.status == 200 && !types.contains(&answer.content_type.as_str()) {
                            Err(format!("content type {}", answer.content_type))
                        } else {
                            check(&answer)
                        };
                        match whole {
                            Ok(value) => return Ok(value),
                            Err(error) => (error, None),
                        }
                    }
                    408 | 429 | 500.. => (format!("{} {}", answer.status, explain(&answer)), answer.retry_after),
                    status => {
                        let title = explain(&answer);
                        return Err(LiveError(Trouble::Refused { url: request.url.clone(), status, title }));
                    }
                },
            };
            failures += 1;
            // The body of a POST is part of the question.
            let question = format!("{} {}", request.url, request.body.as_deref().unwrap_or_default());
            match self.retry.pause(&question, failures, asked) {
                Some(pause) => self.clock.sleep(pause),
                None => {
                    let url = request.url.clone();
                    return Err(LiveError(Trouble::Unreachable { url, tries: failures, error }));
                }
            }
        }
    }
}

/// Milliseconds of the calendar.
fn today() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis() as u64)
}
