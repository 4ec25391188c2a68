//! The name of a snapshot: the SHA-256 of its file.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::sync::Arc;

/// SHA-256 in 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SnapshotId(Arc<str>);

impl SnapshotId {
    /// The text as an id, if it is 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        is_hash(text).then(|| SnapshotId(text.into()))
    }

    /// The id of everything that `reader` yields.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn of(reader: impl Read) -> std::io::Result<Self> {
        Ok(SnapshotId(hash_of(reader)?.into()))
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first 12 digits: enough for people to tell snapshots apart.
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

/// Whether the text has the form of a SHA-256 in lower-case hexadecimal.
pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// SHA-256 of everything that `reader` yields, in hexadecimal.
pub(crate) fn hash_of(mut reader: impl Read) -> std::io::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 18];
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok(format!("{:x}", hasher.finalize())),
            n => hasher.update(&buffer[..n]),
        }
    }
}

impl std::fmt::Display for SnapshotId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for SnapshotId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SnapshotId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        SnapshotId::parse(&text).ok_or_else(|| serde::de::Error::custom("64 hexadecimal digits expected"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_the_sha_256_in_hexadecimal() {
        // FIPS 180-2, example B.1.
        let id = SnapshotId::of(&b"abc"[..]).unwrap();
        assert_eq!(id.as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(SnapshotId::parse(id.as_str()), Some(id));
    }

    #[test]
    fn a_path_is_no_id() {
        assert_eq!(SnapshotId::parse("../../secret"), None);
        assert_eq!(SnapshotId::parse(&"A".repeat(64)), None);
    }
}
