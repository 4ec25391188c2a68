//! Numbers as people read them: in tables on the screen, never in CSV or JSON.

use segbar_domain::Language;

/// The number with so many decimals, thousands apart: `10 521 556,5` in Swedish, `10,521,556.5` in English.
pub fn shown(value: f64, decimals: usize, language: Language) -> String {
    let (apart, point) = match language {
        Language::Sv => (' ', ','),
        Language::En => (',', '.'),
    };
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::with_capacity(plain.len() + 4);
    if value < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(apart);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push(point);
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_and_the_decimal_sign_is_that_of_the_language() {
        assert_eq!(shown(10_521_556.0, 0, Language::Sv), "10 521 556");
        assert_eq!(shown(9_999.96, 1, Language::En), "10,000.0");
        assert_eq!(shown(-12.34, 1, Language::Sv), "−12,3");
        assert_eq!(shown(-0.01, 1, Language::Sv), "0,0");
        assert_eq!(shown(999.0, 0, Language::En), "999");
    }
}
