//! The snapshot that answers. A new import takes over within a second, without a restart; whoever is being answered is
//! answered from the snapshot that was in service when the question came.

use crate::cache::Cache;
use axum::http::HeaderValue;
use segbar_domain::Catalogue;
use segbar_questions::Desk;
use segbar_snapshot::{SnapshotId, Store, StoreError};
use std::sync::{Arc, PoisonError, RwLock};

/// A snapshot in service, with the answers kept from it.
#[derive(Debug)]
pub struct Served {
    /// Where questions are asked.
    pub desk: Desk,
    /// Answers kept.
    pub cache: Cache,
    /// The entity tag of everything answered from it: its id in quotes.
    pub tag: HeaderValue,
}

/// The snapshot in service, or why there is none.
#[derive(Debug)]
pub struct Current {
    store: Store,
    kept_bytes: usize,
    served: RwLock<Result<Arc<Served>, Arc<StoreError>>>,
}

impl Current {
    /// The snapshot in service in a data folder, opened now.
    pub fn open(store: Store, kept_bytes: usize) -> Self {
        let served = RwLock::new(serve(&store, kept_bytes, None));
        Current { store, kept_bytes, served }
    }

    /// The snapshot that answers now.
    ///
    /// # Errors
    /// Why there is none.
    pub fn get(&self) -> Result<Arc<Served>, Arc<StoreError>> {
        self.served.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks whether another snapshot is in service now, and opens it. When that fails (a folder that went away, a
    /// damaged file) the one that answers goes on answering. Reads one small file when nothing changed.
    pub fn refresh(&self) {
        let known = self.get().ok().map(|served| served.desk.snapshot().id().clone());
        match self.store.current_id() {
            Ok(Some(id)) if known.as_ref() == Some(&id) => {}
            Ok(None) | Err(_) if known.is_some() => {}
            Ok(id) => {
                let next = serve(&self.store, self.kept_bytes, id);
                match &next {
                    Ok(served) => tracing::info!(snapshot = served.desk.snapshot().id().short(), "in service"),
                    Err(error) => tracing::warn!(%error, "the snapshot cannot be opened"),
                }
                if next.is_ok() || known.is_none() {
                    *self.served.write().unwrap_or_else(PoisonError::into_inner) = next;
                }
            }
            Err(error) => {
                *self.served.write().unwrap_or_else(PoisonError::into_inner) = Err(Arc::new(error));
            }
        }
    }
}

fn serve(store: &Store, kept_bytes: usize, id: Option<SnapshotId>) -> Result<Arc<Served>, Arc<StoreError>> {
    let snapshot = match id {
        Some(id) => store.open_id(&id)?,
        None => store.current()?,
    };
    let damaged = |_| StoreError::NotASnapshot { path: snapshot.path().to_owned() };
    let tag = HeaderValue::from_str(&format!("\"{}\"", snapshot.id())).map_err(damaged)?;
    Ok(Arc::new(Served { desk: Desk::new(snapshot, Catalogue::builtin()), cache: Cache::of(kept_bytes), tag }))
}
