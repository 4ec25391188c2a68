//! `cargo xtask licences`: every dependency's licence against the ones this project accepts.

use crate::shell::{Outcome, cargo, read};

/// Licences under which a dependency may come. All permit use in a program under the EUPL and shipping its binary.
const ACCEPTED: [&str; 15] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unlicense",
    "CC0-1.0",
    "MIT-0",
    "BSL-1.0",
    "Unicode-3.0",
    "MPL-2.0",
    // Of the list of certificate authorities, which is data.
    "CDLA-Permissive-2.0",
];

/// Names every dependency for which no combination of accepted licences satisfies its licence expression.
pub fn run() -> Outcome {
    let text = read(cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| format!("cargo metadata is not JSON: {e}"))?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata has no packages")?;
    let foreign: Vec<_> = packages.iter().filter(|p| !p["source"].is_null()).collect();
    let mut refused = Vec::new();
    for package in &foreign {
        let licence = package["license"].as_str().unwrap_or("none stated");
        if !satisfied(licence) {
            refused.push(format!("{} {}: {licence}", package["name"], package["version"]));
        }
    }
    if refused.is_empty() {
        println!("licences: {} dependencies, all accepted", foreign.len());
        return Ok(());
    }
    Err(format!("licences that are not accepted:\n{}", refused.join("\n")))
}

/// Whether an SPDX expression can be satisfied: each part joined by AND needs one accepted part joined by OR. The
/// old form with a slash means OR. Parentheses are only met around OR groups, where dropping them is right for AND of
/// ORs; any other nesting is refused and then looked at by a person.
fn satisfied(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let depth_ok = !expression.contains("((");
    depth_ok
        && split_top(&expression, " AND ").iter().all(|part| {
            let part = part.trim().trim_start_matches('(').trim_end_matches(')');
            part.split(" OR ").any(|licence| ACCEPTED.contains(&licence.trim()))
        })
}

/// Splits at a word outside parentheses.
fn split_top(text: &str, word: &str) -> Vec<String> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0i32, 0);
    for (i, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && i >= start && text[i..].starts_with(word) => {
                parts.push(text[start..i].to_owned());
                start = i + word.len();
            }
            _ => {}
        }
    }
    parts.push(text[start..].to_owned());
    parts
}

#[cfg(test)]
mod tests {
    use super::satisfied;

    #[test]
    fn one_accepted_alternative_is_enough_but_every_part_of_an_and_is_needed() {
        assert!(satisfied("MIT OR Apache-2.0"));
        assert!(satisfied("MIT/Apache-2.0"));
        assert!(satisfied("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(satisfied("Apache-2.0 OR LGPL-2.1-or-later OR MIT"));
        assert!(!satisfied("MIT AND GPL-3.0-only"));
        assert!(!satisfied("GPL-3.0-only"));
        assert!(!satisfied("none stated"));
    }
}
