//! Files that appear whole or not at all: written beside their place under another name, then given theirs.

use std::io;
use std::path::Path;
use tempfile::NamedTempFile;

/// A file without a name yet, in the folder of `path`, with the permissions that files of the user usually get.
pub fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".segbar-");
    // The library makes files that only their owner can read; the system takes away what the user's mask forbids.
    #[cfg(unix)]
    builder.permissions(<std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    builder.tempfile_in(folder)
}
