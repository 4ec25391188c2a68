//! Accepting connections, holding the limits, and stopping with grace.

use crate::answer::{Asked, State};
use crate::config::{Config, Limits};
use crate::current::Current;
use crate::desk::{self, DeskAccess, PlanningDesk};
use crate::embedding::Embedding;
use crate::problem::Problem;
use crate::{headers, own_area, routes};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, TRANSFER_ENCODING};
use axum::http::{HeaderValue, Method, Uri};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use segbar_snapshot::{Store, StoreError};
use std::convert::Infallible;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower_service::Service;

/// How often the server looks whether another snapshot is in service.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// There is no snapshot to answer from.
    #[error(transparent)]
    Snapshot(#[from] StoreError),
    /// The address cannot be listened on.
    #[error("{address} cannot be listened on: {error}")]
    Address {
        /// The address.
        address: SocketAddr,
        /// Why.
        error: std::io::Error,
    },
    /// The planning desk would be open to everyone who reaches the address.
    #[error("the planning desk is not served at {0} without a login in front of it")]
    OpenDesk(IpAddr),
    /// The system gives no threads or signals.
    #[error("the server cannot be started: {0}")]
    System(std::io::Error),
}

/// A server that listens, and answers when it runs.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    state: Arc<State>,
    embedding: Embedding,
}

impl Server {
    /// Opens the snapshot and listens.
    ///
    /// # Errors
    /// If there is no snapshot, or the address cannot be listened on.
    pub async fn bind(config: &Config) -> Result<Self, ServeError> {
        if config.desk == DeskAccess::ThisMachine && !config.host.is_loopback() {
            return Err(ServeError::OpenDesk(config.host));
        }
        let store = Store::open(&config.data);
        store.current()?;
        let desk = PlanningDesk::new(&config.data, config.desk.clone(), config.limits);
        let state = Arc::new(State::new(
            Current::open(store, config.limits.kept_bytes),
            config.limits,
            config.operator.clone(),
            desk,
        ));
        let wanted = SocketAddr::new(config.host, config.port);
        let failed = |error| ServeError::Address { address: wanted, error };
        let listener = TcpListener::bind(wanted).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Server { listener, address, state, embedding: config.embedding.clone() })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` is done; then requests under way get [`Limits::farewell`].
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let Server { listener, state, embedding, .. } = self;
        let limits = state.limits;
        let headed = axum::middleware::from_fn_with_state(embedding, headers::answered);
        let app = routes::router(state.clone()).layer(headed);
        let desk = state.desk.as_ref().map(|desk| desk.access.clone()).unwrap_or_default();
        let places = Arc::new(Semaphore::new(limits.connections));
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(limits.header_time)
            .max_headers(limits.headers)
            .max_buf_size(limits.header_bytes)
            .half_close(false);
        let graceful = GracefulShutdown::new();
        let watch = tokio::spawn(look_for_snapshots(state));
        let mut stop = std::pin::pin!(stop);
        loop {
            let accepted = async {
                let place = places.clone().acquire_owned().await;
                (place, listener.accept().await)
            };
            tokio::select! {
                (place, connection) = accepted => match connection {
                    Ok((stream, _)) => {
                        // Answers are small and complete: waiting for more to send only costs time.
                        let _ = stream.set_nodelay(true);
                        let (app, desk) = (app.clone(), desk.clone());
                        let service = service_fn(move |request| respond(app.clone(), limits, desk.clone(), request));
                        let connection = http.serve_connection(TokioIo::new(stream), service);
                        let connection = graceful.watch(connection);
                        tokio::spawn(async move {
                            if let Err(error) = connection.await {
                                tracing::debug!(%error, "connection");
                            }
                            drop(place);
                        });
                    }
                    // Out of file handles, or a connection that was gone at once: the next one may do better.
                    Err(error) => {
                        tracing::warn!(%error, "accept");
                        tokio::time::sleep(Duration::from_millis(50)).await;
                    }
                },
                () = &mut stop => break,
            }
        }
        watch.abort();
        drop(listener);
        tracing::info!("stopping");
        let _ = tokio::time::timeout(limits.farewell, graceful.shutdown()).await;
    }
}

/// Serves until the process is told to stop (ctrl-c, SIGTERM). `ready` is called with the address once it listens.
///
/// # Errors
/// If it cannot start.
pub fn serve(config: &Config, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::System)?;
    let result = runtime.block_on(async {
        let stop = told_to_stop().map_err(ServeError::System)?;
        let server = Server::bind(config).await?;
        ready(server.address());
        server.run(stop).await;
        Ok(())
    });
    // An answer that is still being computed has nobody to go to any more.
    runtime.shutdown_background();
    result
}

#[cfg(unix)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

async fn look_for_snapshots(state: Arc<State>) {
    let mut clock = tokio::time::interval(LOOK_EVERY);
    clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        clock.tick().await;
        let state = state.clone();
        if let Err(error) = tokio::task::spawn_blocking(move || state.current.refresh()).await {
            tracing::error!(%error, "looking for a new snapshot");
        }
    }
}

/// One request and its response, within the limits.
async fn respond(
    mut app: Router,
    limits: Limits,
    desk: DeskAccess,
    request: hyper::Request<Incoming>,
) -> Result<Response, Infallible> {
    let began = Instant::now();
    let mut request = request.map(axum::body::Body::new);
    let asked = Asked::of(request.uri(), request.headers());
    let method = request.method().clone();
    let own = desk::is_own(&asked.path);
    let mut response = if let Some(problem) = refusal(&request, &limits, &desk) {
        headers::add(asked.problem(&problem)).await
    } else {
        shorten(&mut request);
        match tokio::time::timeout(limits.answer_time, app.call(request)).await {
            Ok(Ok(response)) => response,
            Err(_) => headers::add(asked.problem(&Problem::too_slow())).await,
        }
    };
    if own {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    // The path names public statistics. The query is left out: it may come to hold what a user has of their own; so is what the
    // desk's paths name.
    let path = if own { desk::ADDRESSES } else { asked.path.as_str() };
    tracing::debug!(%method, path, status = response.status().as_u16(), micros = began.elapsed().as_micros() as u64);
    Ok(response)
}

fn refusal(request: &Request, limits: &Limits, desk: &DeskAccess) -> Option<Problem> {
    let uri = request.uri();
    if uri.path().len() + uri.query().map_or(0, str::len) > limits.address {
        return Some(Problem::address_too_long(limits.address));
    }
    if percent_encoding::percent_decode_str(uri.path()).decode_utf8().is_err() {
        return Some(Problem::not_text());
    }
    if desk::is_own(uri.path()) {
        return desk::guard::refusal(request, desk);
    }
    let headers = request.headers();
    let length = headers.get(CONTENT_LENGTH).map(|v| v.as_bytes());
    // A body is read in one place only, and its length must be known beforehand.
    if *request.method() == Method::POST && own_area::takes_body(uri.path()) {
        let bytes = length.and_then(|l| std::str::from_utf8(l).ok()).and_then(|l| l.parse::<usize>().ok());
        let fits = bytes.is_some_and(|bytes| bytes <= own_area::LARGEST) && !headers.contains_key(TRANSFER_ENCODING);
        return (!fits).then(|| Problem::body_too_large(own_area::LARGEST));
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some(Problem::read_only());
    }
    if headers.contains_key(TRANSFER_ENCODING) || length.is_some_and(|l| l != b"0") {
        return Some(Problem::no_bodies());
    }
    None
}

/// Takes the ending `.json` off an address of the API.
fn shorten(request: &mut Request) {
    let Some(path) = routes::without_ending(request.uri().path()) else { return };
    let address = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    if let Ok(uri) = address.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
}
