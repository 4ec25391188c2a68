//! Long work as lines of JSON (NDJSON): how it is going, then its answer or why there is none. The work ends when nobody reads any more.

use crate::answer::{Asked, State, internal};
use crate::desk::served;
use crate::problem::Problem;
use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use hyper::body::Frame;
use segbar_questions::Desk;
use segbar_questions::network::plan::ProgressAnswer;
use serde::Serialize;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use utoipa::ToSchema;

/// How often it is told how the work is going.
const TELL_EVERY: Duration = Duration::from_millis(250);

/// How the work is going.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct WorkAnswer {
    /// Seconds since it began.
    pub seconds: f64,
    /// What is known so far; null before the first is found.
    pub so_far: Option<ProgressAnswer>,
}

/// One line. `progress` comes any number of times, then `answer` or `problem` once.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Line<'a, T> {
    Progress(WorkAnswer),
    Answer(T),
    Problem(&'a crate::problem::ProblemAnswer),
}

/// Who follows the work.
pub(super) struct Follower {
    lines: Sender<Bytes>,
    began: Instant,
    most: Duration,
    told: Mutex<Instant>,
}

impl Follower {
    /// Whether the work is to end: nobody reads any more, or it has taken its time.
    pub(super) fn is_over(&self) -> bool {
        self.lines.is_closed() || self.began.elapsed() > self.most
    }

    /// Tells how it is going, unless it was told just now.
    pub(super) fn tell(&self, so_far: &ProgressAnswer) {
        let Ok(mut told) = self.told.lock() else { return };
        if told.elapsed() >= TELL_EVERY {
            *told = Instant::now();
            let work = WorkAnswer { seconds: self.began.elapsed().as_secs_f64(), so_far: Some(*so_far) };
            // A reader who is slow misses a line, and the work does not wait for them.
            let _ = self.lines.try_send(line(&Line::<()>::Progress(work)));
        }
    }
}

/// The answer of long work, which begins at once or is turned away.
pub(super) fn work<T: Serialize>(
    asked: Asked,
    state: &State,
    question: impl FnOnce(&Desk, &super::PlanningDesk, &Follower) -> Result<T, Problem> + Send + 'static,
) -> Response {
    let own = match served(state) {
        Ok(own) => own,
        Err(problem) => return asked.problem(&problem),
    };
    let current = match state.current.get() {
        Ok(current) => current,
        Err(error) => return asked.problem(&Problem::no_snapshot(&error)),
    };
    let Ok(place) = own.plans.clone().try_acquire_owned() else {
        return asked.problem(&Problem::desk_busy());
    };
    let (lines, reader) = channel(16);
    let most = state.limits.plan_time;
    tokio::task::spawn_blocking(move || {
        let _place = place;
        let began = Instant::now();
        let follower = Follower { lines: lines.clone(), began, most, told: Mutex::new(began) };
        let _ = lines.try_send(line(&Line::<()>::Progress(WorkAnswer { seconds: 0.0, so_far: None })));
        let last = match question(&current.desk, &own, &follower) {
            Ok(answer) => line(&Line::Answer(answer)),
            Err(problem) => line(&Line::<()>::Problem(&problem.answer(asked.language, &asked.path))),
        };
        // Whoever is gone needs no answer.
        let _ = lines.blocking_send(last);
    });
    let headers = [(CONTENT_TYPE, "application/x-ndjson"), (CACHE_CONTROL, "no-store")];
    (headers, Body::new(Lines(reader))).into_response()
}

fn line<T: Serialize>(line: &Line<'_, T>) -> Bytes {
    let mut text = serde_json::to_vec(line).unwrap_or_else(|error| {
        let _ = internal(error);
        b"{}".to_vec()
    });
    text.push(b'\n');
    text.into()
}

/// A body that is written while it is read.
struct Lines(Receiver<Bytes>);

impl hyper::body::Body for Lines {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(context).map(|line| line.map(|line| Ok(Frame::data(line))))
    }
}
