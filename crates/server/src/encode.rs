//! Answers as bytes, plain and compressed: made once, sent many times.

use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use segbar_questions::download::{Download, Form};
use std::io::{Read, Write};

/// Below this many bytes compression gains nothing: the answer fits into one packet as it is.
const WORTH_COMPRESSING: usize = 1024;

/// The bytes of an answer.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// Media type.
    pub media_type: &'static str,
    /// As it is.
    pub plain: Bytes,
    /// Compressed with gzip, where that is worth it.
    pub gzip: Option<Bytes>,
    /// The name to save it under, where it is a file.
    pub file: Option<String>,
}

impl Encoded {
    /// The bytes, compressed here where it is worth it.
    ///
    /// # Errors
    /// None in practice: writing into memory does not fail.
    pub fn compress(media_type: &'static str, plain: Vec<u8>) -> std::io::Result<Self> {
        let gzip = if plain.len() < WORTH_COMPRESSING {
            None
        } else {
            let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::best());
            encoder.write_all(&plain)?;
            Some(encoder.finish()?).filter(|packed| packed.len() < plain.len())
        };
        Ok(Encoded { media_type, plain: plain.into(), gzip: gzip.map(Bytes::from), file: None })
    }

    /// Bytes that are sent as they are.
    pub fn ready(media_type: &'static str, bytes: Vec<u8>) -> Self {
        Encoded { media_type, plain: bytes.into(), gzip: None, file: None }
    }

    /// Bytes that are compressed already.
    ///
    /// # Errors
    /// If they are not gzip, or unpack to more than `limit` bytes.
    pub fn from_gzip(media_type: &'static str, packed: Vec<u8>, limit: u64) -> std::io::Result<Self> {
        let mut plain = Vec::with_capacity(packed.len() * 3);
        GzDecoder::new(&packed[..]).take(limit + 1).read_to_end(&mut plain)?;
        if plain.len() as u64 > limit {
            return Err(std::io::Error::other("it unpacks to more than is allowed"));
        }
        Ok(Encoded { media_type, plain: plain.into(), gzip: Some(packed.into()), file: None })
    }

    /// A file; a workbook is compressed already.
    ///
    /// # Errors
    /// As [`Encoded::compress`].
    pub fn file(download: Download) -> std::io::Result<Self> {
        let Download { name, form, bytes } = download;
        let encoded = match form {
            Form::Xlsx => Encoded { media_type: form.media_type(), plain: bytes.into(), gzip: None, file: None },
            Form::Csv | Form::JsonStat => Encoded::compress(form.media_type(), bytes)?,
        };
        Ok(Encoded { file: Some(name), ..encoded })
    }

    /// Bytes held in memory.
    pub fn weight(&self) -> usize {
        self.plain.len() + self.gzip.as_ref().map_or(0, Bytes::len)
    }
}

/// Whether the one who asks takes gzip (RFC 9110, 12.5.3): named, or by `*`, and not with quality 0.
pub fn accepts_gzip(headers: &HeaderMap) -> bool {
    accepts(headers, &["gzip", "x-gzip"])
}

/// Whether the one who asks takes Brotli.
pub fn accepts_brotli(headers: &HeaderMap) -> bool {
    accepts(headers, &["br"])
}

/// Whether one of the names of a coding is accepted.
fn accepts(headers: &HeaderMap, names: &[&str]) -> bool {
    let (mut named, mut any) = (None, None);
    for value in headers.get_all(ACCEPT_ENCODING).iter().filter_map(|v| v.to_str().ok()) {
        for item in value.split(',') {
            let (coding, parameters) = item.split_once(';').unwrap_or((item, ""));
            let refused = quality(parameters) <= 0.0;
            match coding.trim() {
                coding if names.iter().any(|name| coding.eq_ignore_ascii_case(name)) => named = Some(!refused),
                "*" => any = Some(!refused),
                _ => {}
            }
        }
    }
    named.or(any).unwrap_or(false)
}

/// The quality in the parameters of an item of an `Accept…` header, 1 where none is given or it is no number.
pub(crate) fn quality(parameters: &str) -> f32 {
    let q = parameters.split(';').find_map(|p| p.trim().strip_prefix("q="));
    q.and_then(|q| q.trim().parse().ok()).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(value: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, value.parse().unwrap());
        accepts_gzip(&headers)
    }

    #[test]
    fn gzip_is_sent_only_to_those_who_take_it() {
        assert!(asks("gzip, deflate, br"));
        assert!(asks("br;q=1.0, GZIP;q=0.5"));
        assert!(asks("*"));
        assert!(!asks("br"));
        assert!(!asks("gzip;q=0"));
        assert!(!asks("*, gzip; q=0.0"));
        assert!(!accepts_gzip(&HeaderMap::new()));
    }

    #[test]
    fn brotli_is_sent_only_to_those_who_take_it() {
        let asks = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, value.parse().unwrap());
            accepts_brotli(&headers)
        };
        assert!(asks("gzip, deflate, br"));
        assert!(!asks("gzip"));
        assert!(!asks("br;q=0, *"));
    }

    #[test]
    fn both_forms_hold_the_same() {
        let text = b"[1,2,3],".repeat(500);
        let encoded = Encoded::compress("application/json", text.clone()).unwrap();
        let packed = encoded.gzip.clone().unwrap();
        assert!(packed.len() < text.len());
        let again = Encoded::from_gzip("application/json", packed.to_vec(), 1 << 20).unwrap();
        assert_eq!(again.plain, text);
        assert_eq!(again.weight(), text.len() + packed.len());
        assert!(Encoded::from_gzip("application/json", packed.to_vec(), 100).is_err());
        assert!(Encoded::compress("application/json", b"{}".to_vec()).unwrap().gzip.is_none());
    }
}
