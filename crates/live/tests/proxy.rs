//! Through a proxy: which questions take it, with which words, and what is never told.

use segbar_domain::Language;
use segbar_live::Config;
use segbar_live::http::{Failed, Http, Request};
use segbar_standin::proxy::Proxy;
use segbar_standin::{Manifest, Standin};
use std::time::Duration;

/// "clerk:secret" in Base64.
const CREDENTIALS: &str = "Basic Y2xlcms6c2VjcmV0";

fn ask(settings: &str, url: &str) -> Result<u16, Failed> {
    let config = Config::parse(settings).unwrap();
    let http = config.http(&segbar_live::pxweb2::SOURCE).unwrap();
    http.send(&Request { url: url.into(), limit: 1 << 20, ..Request::default() }).map(|answer| answer.status)
}

#[test]
fn a_question_goes_through_a_tunnel_of_the_proxy() {
    let (standin, proxy) = (Standin::start(Manifest::small()), Proxy::start(None));
    let address = standin.address();
    let settings = format!("[http]\nproxy = \"http://{}\"\n", proxy.address());
    assert_eq!(ask(&settings, &format!("{address}/v2/config")), Ok(200));
    let source = address.trim_start_matches("http://");
    assert_eq!(proxy.asked(), [format!("CONNECT {source} HTTP/1.1")]);
    // The source gets the path alone, as without a proxy.
    let asked = standin.state().asked();
    assert!(matches!(&asked[..], [one] if one.target == "/v2/config"), "{asked:?}");
}

#[test]
fn a_source_may_need_no_proxy_or_have_its_own() {
    let (standin, proxy, other) = (Standin::start(Manifest::small()), Proxy::start(None), Proxy::start(None));
    let url = format!("{}/v2/config", standin.address());
    let general = format!("[http]\nproxy = \"http://{}\"\n", proxy.address());
    assert_eq!(ask(&format!("{general}[pxweb2]\nproxy = \"none\"\n"), &url), Ok(200));
    assert_eq!(ask(&format!("{general}[pxweb2]\nproxy = \"http://{}\"\n", other.address()), &url), Ok(200));
    assert_eq!((proxy.asked().len(), other.asked().len()), (0, 1));
}

#[test]
fn credentials_reach_the_proxy_and_no_sentence() {
    let (standin, proxy) = (Standin::start(Manifest::small()), Proxy::start(Some(CREDENTIALS)));
    let url = format!("{}/v2/config", standin.address());
    let settings = |word: &str| format!("[http]\nproxy = \"http://clerk:{word}@{}\"\n", proxy.address());
    assert_eq!(ask(&settings("secret"), &url), Ok(200));
    let refused = ask(&settings("sesame"), &url);
    assert!(matches!(&refused, Err(Failed::Broke(error)) if !error.contains("sesame")), "{refused:?}");
    // Neither settings that are shown nor an address that is none tell the password.
    let shown = format!("{:?}", Config::parse(&settings("sesame")).unwrap());
    assert!(shown.contains(proxy.address()) && !shown.contains("sesame") && !shown.contains("clerk"), "{shown}");
    let wrong = Config::parse("[http]\nproxy = \"ftp://clerk:sesame@proxy.example\"\n").unwrap();
    let error = wrong.http(&segbar_live::pxweb2::SOURCE).unwrap_err();
    for language in [Language::Sv, Language::En] {
        let sentence = error.sentence(language);
        assert!(sentence.contains("proxy.example") && !sentence.contains("sesame"), "{sentence}");
    }
}

#[test]
fn a_password_in_the_address_of_a_source_is_in_no_sentence() {
    let (standin, data) = (Standin::start(Manifest::small()), tempfile::tempdir().unwrap());
    let with_password = standin.address().replace("http://", "http://clerk:sesame@");
    let settings = format!(
        "[http]\nproxy = \"none\"\npause = 0.01\ntries = 1\n[wfs]\noff = true\n[pxweb1]\noff = true\n\
         [pxweb2]\nbase = \"{with_password}/gone\"\n"
    );
    let config = Config::parse(&settings).unwrap();
    let clock = segbar_live::limiter::Monotonic::default();
    let error = segbar_live::Sync::open(data.path(), &config, &clock).unwrap().plan(&[], false).unwrap_err();
    assert!(error.sentence(Language::En).contains("/gone") && !error.to_string().contains("sesame"), "{error}");
}

#[test]
fn a_source_at_an_address_with_a_path_is_asked_below_it() {
    let config = Config::parse("[pxweb2]\nbase = \"https://mirror.example/scb/api/v2/\"\n").unwrap();
    assert_eq!(config.base(&segbar_live::pxweb2::SOURCE), "https://mirror.example/scb/api/v2");
    let (standin, data) = (Standin::start(Manifest::small()), tempfile::tempdir().unwrap());
    // The stand-in's sources all lie below a path of their own.
    let config = Config::parse(&standin.settings().replace("/v2\"", "/v2/\"")).unwrap();
    let clock = segbar_live::limiter::Monotonic::default();
    segbar_live::Sync::open(data.path(), &config, &clock).unwrap().plan(&["TAB6638".into()], false).unwrap();
    let asked = standin.state().asked();
    assert!(asked.iter().all(|a| a.target.starts_with("/v2/") && a.status == 200), "{asked:?}");
}

#[test]
fn a_proxy_that_is_away_is_a_failure_of_the_line() {
    let gone = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let proxy = segbar_live::config::Proxy::At(format!("http://{gone}"));
    let http = Http::new(&proxy, Duration::from_secs(5)).unwrap();
    let request = Request { url: "http://127.0.0.1:9/v2".into(), limit: 1000, ..Request::default() };
    assert!(matches!(http.send(&request), Err(Failed::Broke(_))));
}
