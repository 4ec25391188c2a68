//! The page, embedded in the program. Development builds read it from `web/dist`, so that it can be built after them.

use crate::answer::{ASK_AGAIN, Asked, internal};
use crate::encode::{Encoded, accepts_brotli};
use crate::problem::Problem;
use crate::routes::Shared;
use axum::extract::{Request, State as In};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, HeaderValue};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist"]
struct Files;

/// What the program shows where the page was not built. Its two languages stand side by side: there is no page to choose with.
const NOT_BUILT: &str = "<!doctype html>
<html lang=\"sv\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>segbar</title>
<h1>segbar</h1>
<p>Sidan är inte byggd. Bygg den med <code>npm ci</code> och <code>npm run build</code> i mappen <code>web</code>, bygg sedan programmet
igen, eller kör <code>cargo xtask demo</code> som gör allt. API:et fungerar: <a href=\"/api/v1/snapshot\">/api/v1/snapshot</a>.</p>
<p lang=\"en\">The page has not been built. Build it with <code>npm ci</code> and <code>npm run build</code> in the folder <code>web</code>,
then build the program again, or run <code>cargo xtask demo</code>, which does it all. The API works:
<a href=\"/api/v1/snapshot\">/api/v1/snapshot</a>.</p>
</html>
";

/// How the page begins, and how it begins where everything shown is made up: who comes is told before any answer is there, and nothing
/// moves when it is said.
const BEGINNING: [&str; 2] = ["<html lang=\"sv\">", "<html lang=\"sv\" data-fictional>"];

/// A file of the page, or the page itself at its addresses.
pub(crate) async fn get_page(In(state): Shared, request: Request) -> Response {
    let asked = Asked::of(request.uri(), request.headers());
    let name = match asked.path.as_str() {
        "/" | "/index.html" => "index.html",
        path => path.trim_start_matches('/'),
    };
    let Some(mut file) = Files::get(name) else {
        if name == "index.html" {
            let headers = [("content-type", "text/html; charset=utf-8"), ("cache-control", "no-store")];
            return (StatusCode::OK, headers, NOT_BUILT).into_response();
        }
        return asked.problem(&Problem::no_such_address());
    };
    let mut hash = file.metadata.sha256_hash();
    let made_up = name == "index.html" && state.current.get().is_ok_and(|served| served.desk.fictional());
    if made_up {
        file.data = String::from_utf8_lossy(&file.data).replacen(BEGINNING[0], BEGINNING[1], 1).into_bytes().into();
        // Another content has another tag.
        hash[0] ^= 1;
    }
    let tag: String = hash.iter().take(16).map(|b| format!("{b:02x}")).collect();
    let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) else {
        return asked.problem(&Problem::internal());
    };
    // The build puts a hash of the content into the name of everything under assets/, so that it never changes.
    let forever = name.starts_with("assets/");
    // The build leaves a smaller form beside most files, better compressed than there is time for here.
    let smaller = Files::get(&format!("{name}.br")).filter(|_| !made_up && accepts_brotli(request.headers()));
    let mut response = match &smaller {
        Some(smaller) => asked.send(&Encoded::ready(media_type(name), smaller.data.to_vec()), &tag),
        None => match packed(name, hash, &file.data) {
            Ok(answer) => asked.send(&answer, &tag),
            Err(error) => return asked.problem(&internal(error)),
        },
    };
    if smaller.is_some() && response.status() == StatusCode::OK {
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    let caching = if forever { "public, max-age=31536000, immutable" } else { ASK_AGAIN };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

/// The file, compressed once per content.
fn packed(name: &str, hash: [u8; 32], content: &[u8]) -> std::io::Result<Encoded> {
    static PACKED: LazyLock<Mutex<HashMap<[u8; 32], Encoded>>> = LazyLock::new(Mutex::default);
    let kept = PACKED.lock().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned();
    if let Some(kept) = kept {
        return Ok(kept);
    }
    let media_type = media_type(name);
    let packs = media_type.starts_with("text/") || media_type.contains("json") || media_type.contains("svg");
    let answer = if packs {
        Encoded::compress(media_type, content.to_vec())?
    } else {
        Encoded::ready(media_type, content.to_vec())
    };
    PACKED.lock().unwrap_or_else(PoisonError::into_inner).insert(hash, answer.clone());
    Ok(answer)
}

/// The media type that a file's ending says; bytes for others.
fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn files_are_sent_as_what_they_are() {
        assert_eq!(media_type("assets/index-1a2b.js"), "text/javascript; charset=utf-8");
        assert_eq!(media_type("index.html"), "text/html; charset=utf-8");
        assert_eq!(media_type("LICENSE"), "application/octet-stream");
    }
}
