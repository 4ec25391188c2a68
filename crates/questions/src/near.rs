//! "Did you mean": the known names that are nearest to what was typed.

/// At most three of `known` that resemble `typed`, the nearest first; equal distances keep the order of `known`.
///
/// Near means a Jaro–Winkler similarity of at least 0.8 without regard to letter case, or that one contains the other.
pub fn near<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    // A bound on what is compared: a longer word is no slip of the pen, and similarity costs its square.
    const LONGEST: usize = 80;
    if typed.is_empty() || typed.len() > LONGEST {
        return vec![];
    }
    let typed = typed.to_lowercase();
    let mut scored: Vec<(f64, &str)> = known
        .into_iter()
        .filter_map(|word| {
            let lower = word.to_lowercase();
            let inside = typed.len() >= 3 && (lower.contains(&typed) || typed.contains(&lower) && lower.len() >= 3);
            let score = strsim::jaro_winkler(&typed, &lower) + if inside { 0.5 } else { 0.0 };
            (score >= 0.8).then_some((score, word))
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(3).map(|(_, word)| word.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::near;

    const KNOWN: [&str; 4] = ["population", "unemployed", "socioeconomic_index", "socioeconomic_index_open"];

    #[test]
    fn a_slip_of_the_pen_finds_the_word() {
        assert_eq!(near("popluation", KNOWN), ["population"]);
        assert_eq!(near("Unemployd", KNOWN), ["unemployed"]);
    }

    #[test]
    fn a_part_of_a_name_finds_all_that_contain_it() {
        assert_eq!(near("index", KNOWN), ["socioeconomic_index", "socioeconomic_index_open"]);
    }

    #[test]
    fn something_else_finds_nothing() {
        assert!(near("zzz", KNOWN).is_empty());
        assert!(near("", KNOWN).is_empty());
        assert!(near(&"population".repeat(20), KNOWN).is_empty());
    }
}
