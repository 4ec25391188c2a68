//! Writing.
use crate::error::StoreError;
use segbar_dataset::Published;
use std::path::Path;

pub(crate) fn snapshot(_published: &Published, path: &Path) -> Result<(), StoreError> {
    Err(StoreError::damaged(path, "unwritten"))
}
