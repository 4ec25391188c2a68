//! An input file as bytes, read once and hashed, and the limits that hold for all of them.
//!
//! A reader gets the bytes, never the path: what a file is, is told by its content, and the hash in the manifest is
//! the hash of exactly what was read.

use segbar_dataset::{Place, Problem, Reason};
use sha2::{Digest, Sha256};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// The largest file that is read, in bytes.
pub const MAX_FILE: u64 = 1 << 30;
/// The most that an archive or workbook may unpack to, all members together, in bytes.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// The most members of an archive.
pub const MAX_MEMBERS: usize = 10_000;
/// The highest ratio of unpacked to packed size of a member; XML of workbooks reaches 20–60.
pub const MAX_RATIO: u64 = 1_000;
/// Members below this size are not judged by their ratio: a few kilobytes of spaces pack very well.
const RATIO_FROM: u64 = 4 << 20;

/// One file of the input: its bytes, and for a shapefile the files that belong to it.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// File name without its folder: for records, which must not tell about the user's machine.
    pub name: String,
    /// The path as the user gave it or as it was found in a folder: for places in sentences.
    pub path: PathBuf,
    /// The content.
    pub bytes: Vec<u8>,
    /// SHA-256 of the content in hex. Companions have their own.
    pub hash: String,
    /// For a `.shp`: the files beside it with the same name and another ending.
    pub companions: Vec<Companion>,
}

/// A file that belongs to another: `.dbf`, `.shx`, `.prj`, `.cpg` beside a `.shp`.
#[derive(Clone, Debug)]
pub struct Companion {
    /// The ending in lower case without its dot: `dbf`.
    pub extension: String,
    /// Where it is.
    pub path: PathBuf,
    /// The content.
    pub bytes: Vec<u8>,
    /// SHA-256 of the content in hex.
    pub hash: String,
}

/// One unpacked member of an archive.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name in the archive, with folders.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl InputFile {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Problem::Unreadable`], [`Problem::TooLarge`], [`Problem::Empty`].
    pub fn open(path: &Path) -> Result<Self, Reason> {
        let bytes = read_limited(path)?;
        if bytes.is_empty() {
            return Err(Problem::Empty {}.at(Place::file(path.display().to_string())));
        }
        Ok(Self::from_bytes(path, bytes))
    }

    /// A file of these bytes, as if it had been read from `path`.
    pub fn from_bytes(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        let path = path.into();
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let hash = sha256(&bytes);
        InputFile { name, path, bytes, hash, companions: vec![] }
    }

    /// The same with a file that belongs to it.
    ///
    /// # Errors
    /// As [`InputFile::open`], except that the companion may be empty.
    pub fn with_companion(mut self, path: &Path) -> Result<Self, Reason> {
        let bytes = read_limited(path)?;
        let extension = path.extension().map_or_else(String::new, |e| e.to_string_lossy().to_lowercase());
        self.companions.push(Companion { extension, path: path.to_owned(), hash: sha256(&bytes), bytes });
        self.companions.sort_by(|a, b| a.extension.cmp(&b.extension));
        Ok(self)
    }

    /// The bytes of the companion with this ending.
    pub fn companion(&self, extension: &str) -> Option<&[u8]> {
        self.companions.iter().find(|c| c.extension == extension).map(|c| c.bytes.as_slice())
    }

    /// The whole file as a place.
    pub fn place(&self) -> Place {
        Place::file(self.path.display().to_string())
    }

    /// Whether the content begins as a zip archive does.
    pub fn is_zip(&self) -> bool {
        self.bytes.starts_with(b"PK\x03\x04") || self.bytes.starts_with(b"PK\x05\x06")
    }

    /// Unpacks the members whose name `wanted` accepts, in order of name.
    ///
    /// # Errors
    /// [`Problem::Broken`] for a damaged archive, [`Problem::TooLarge`] for one that unpacks beyond the limits.
    pub fn unzip(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Member>, Reason> {
        unzip(&self.bytes, &self.place(), wanted)
    }
}

/// Unpacks the members of a zip archive whose name `wanted` accepts, in order of name, within [`MAX_MEMBERS`],
/// [`MAX_UNPACKED`] and [`MAX_RATIO`]. Sizes are counted while unpacking: what the archive says of itself is not
/// trusted. Folders, and names that lead out of the archive, are passed over.
///
/// # Errors
/// As [`InputFile::unzip`].
pub fn unzip(bytes: &[u8], place: &Place, wanted: impl Fn(&str) -> bool) -> Result<Vec<Member>, Reason> {
    let mut members = Vec::new();
    walk_zip(bytes, place, wanted, |name, content| {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes)?;
        members.push(Member { name, bytes });
        Ok(())
    })?;
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(members)
}

/// Checks that the whole archive unpacks within the limits, without keeping anything of it: for libraries that unpack
/// by themselves.
///
/// # Errors
/// As [`InputFile::unzip`].
pub fn check_zip(bytes: &[u8], place: &Place) -> Result<(), Reason> {
    walk_zip(bytes, place, |_| true, |_, content| std::io::copy(content, &mut std::io::sink()).map(drop))
}

/// Names of the members of an archive; empty when it is damaged.
pub fn member_names(bytes: &[u8]) -> Vec<String> {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return vec![];
    };
    let mut names: Vec<String> =
        archive.file_names().take(MAX_MEMBERS).filter_map(Result::ok).map(|name| name.into_owned()).collect();
    names.sort();
    names
}

fn walk_zip(
    bytes: &[u8],
    place: &Place,
    wanted: impl Fn(&str) -> bool,
    mut take: impl FnMut(String, &mut dyn Read) -> std::io::Result<()>,
) -> Result<(), Reason> {
    let broken = |place: &Place, error: String| Problem::Broken { format: "zip".into(), error }.at(place.clone());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(place, error.to_string()))?;
    if archive.len() > MAX_MEMBERS {
        return Err(too_large(place.clone(), place.file.clone(), &MAX_MEMBERS.to_string()));
    }
    let mut left = MAX_UNPACKED;
    for i in 0..archive.len() {
        let member = archive.by_index(i).map_err(|error| broken(place, error.to_string()))?;
        let name = member.name().map_err(|error| broken(place, error.to_string()))?.into_owned();
        if member.is_dir() || member.enclosed_name().is_none() || !wanted(&name) {
            continue;
        }
        let here = place.clone().sheet(name.clone());
        let allowed = left.min((member.compressed_size().max(1)).saturating_mul(MAX_RATIO).max(RATIO_FROM));
        if member.size() > allowed {
            return Err(too_large(here, name, &megabytes(allowed)));
        }
        let mut counted = Counted { inner: member, left: allowed, over: false };
        let outcome = take(name.clone(), &mut counted);
        let (over, used) = (counted.over, allowed - counted.left);
        drop(counted);
        if over {
            return Err(too_large(here, name, &megabytes(allowed)));
        }
        left -= used;
        outcome.map_err(|error| broken(&here, error.to_string()))?;
    }
    Ok(())
}

/// A reader that stops with an error after `left` bytes.
struct Counted<R> {
    inner: R,
    left: u64,
    over: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        match self.left.checked_sub(n as u64) {
            Some(left) => self.left = left,
            None => {
                self.over = true;
                return Err(std::io::Error::other("larger than the limit"));
            }
        }
        Ok(n)
    }
}

fn read_limited(path: &Path) -> Result<Vec<u8>, Reason> {
    let place = || Place::file(path.display().to_string());
    let unreadable = |error: std::io::Error| Problem::Unreadable { error: error.to_string() }.at(place());
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let over = || too_large(place(), path.display().to_string(), &megabytes(MAX_FILE));
    if size > MAX_FILE {
        return Err(over());
    }
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE { Err(over()) } else { Ok(bytes) }
}

fn too_large(place: Place, what: String, limit: &str) -> Reason {
    Problem::TooLarge { what, limit: limit.to_owned() }.at(place)
}

fn megabytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

/// SHA-256 in hex.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn zip_of(content: &[u8]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("a/b.xml", zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_zip_bomb_is_refused_with_its_member() {
        let bomb = zip_of(&vec![0; 40 << 20]);
        assert!(bomb.len() < 100_000);
        let reason = check_zip(&bomb, &Place::file("bomb.xlsx")).unwrap_err();
        assert_eq!(reason.place, Place::file("bomb.xlsx").sheet("a/b.xml"));
        assert!(matches!(reason.problem, Problem::TooLarge { .. }), "{reason:?}");
    }

    #[test]
    fn an_archive_is_unpacked_and_a_cut_one_is_broken() {
        let text = b"<xml/>".repeat(1000);
        let bytes = zip_of(&text);
        let members = unzip(&bytes, &Place::file("a.zip"), |_| true).unwrap();
        assert_eq!((members[0].name.as_str(), &members[0].bytes), ("a/b.xml", &text));
        let cut = &bytes[..bytes.len() / 2];
        assert!(matches!(check_zip(cut, &Place::file("a.zip")).unwrap_err().problem, Problem::Broken { .. }));
    }

    #[test]
    fn the_hash_is_the_sha256_of_the_bytes() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
