//! The language of a run: `--lang`, else `SEGBAR_LANG`, else the system's (`LC_ALL`, `LC_MESSAGES`, `LANG`), else Swedish.
//!
//! It is found before the words are parsed, since help and errors of parsing are said in it too.

use segbar_domain::Language;
use std::ffi::OsString;

/// The language of a run with these words.
pub fn of(words: &[OsString]) -> Language {
    let variable = |name: &str| std::env::var(name).ok();
    choose(words, variable)
}

fn choose(words: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Language {
    let words: Vec<_> = words.iter().map(|w| w.to_string_lossy()).collect();
    let joined = words.iter().find_map(|w| w.strip_prefix("--lang="));
    let apart = || words.windows(2).find(|w| w[0] == "--lang").map(|w| &*w[1]);
    let typed = joined.or_else(apart).map(str::to_owned);
    let wanted = typed.or_else(|| variable("SEGBAR_LANG").filter(|v| !v.is_empty()));
    let system = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(&variable).find(|v| !v.is_empty());
    wanted.or_else(system).and_then(|v| v.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(words: &str, variables: &[(&str, &str)]) -> Language {
        let words: Vec<OsString> = words.split(' ').map(OsString::from).collect();
        choose(&words, |name| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn what_is_typed_goes_before_what_is_set() {
        assert_eq!(language("segbar --lang en list", &[("SEGBAR_LANG", "sv")]), Language::En);
        assert_eq!(language("segbar list --lang=sv", &[("LANG", "en_GB.UTF-8")]), Language::Sv);
        assert_eq!(language("segbar", &[("SEGBAR_LANG", "en"), ("LANG", "sv_SE.UTF-8")]), Language::En);
        assert_eq!(language("segbar", &[("LC_ALL", ""), ("LANG", "en_US.UTF-8")]), Language::En);
    }

    #[test]
    fn swedish_is_the_last_resort() {
        assert_eq!(language("segbar", &[]), Language::Sv);
        assert_eq!(language("segbar", &[("LANG", "C.UTF-8")]), Language::Sv);
        assert_eq!(language("segbar --lang", &[]), Language::Sv);
    }
}
