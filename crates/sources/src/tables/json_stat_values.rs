//! The values of JSON-stat 2 where they are a plain list of numbers and nulls, which is how PxWeb writes them: read straight
//! from the bytes. They are the greater part of an answer, and a reader of any JSON takes three times as long.
//!
//! The rest of the data set is then read with a text in the place of the list. Wherever something is unusual, or wrong, the
//! whole is read in the usual way, which also says what is wrong and where.

use super::cells::Packed;
use super::json_stat_syntax::{Dataset, Values};
use super::raw::RawValue;
use segbar_domain::Missing;
use std::ops::Range;

/// Stands for the list while the rest is read, as JSON and as text.
const STAND_IN: (&str, &str) = (r#"["segbar: values"]"#, "segbar: values");

/// The most digits of a number whose value is exact by one division: below 2⁵³.
const DIGITS: usize = 15;

const POWERS: [f64; DIGITS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Reads a data set. `rest` takes the text without the list of values.
///
/// # Errors
/// JSON of another shape.
pub(super) fn dataset<'a>(text: &'a str, rest: &'a mut String) -> serde_json::Result<Dataset<'a>> {
    let list = text.match_indices("\"value\"").find_map(|(at, key)| list(text.as_bytes(), at + key.len()));
    if let Some((values, range)) = list {
        *rest = [&text[..range.start], STAND_IN.0, &text[range.end..]].concat();
        if let Ok(data) = serde_json::from_str::<Dataset>(rest)
            // Another list than that of the data set, somewhere inside it, is none.
            && data.value.positions.is_none()
            && data.value.texts == [STAND_IN.1]
            && data.value.cells.len() == 1
        {
            return Ok(Dataset { value: values, ..data });
        }
    }
    serde_json::from_str(text)
}

/// The list of numbers and nulls after a key that ends at `at`, and where it stands; `None` for anything else.
fn list(bytes: &[u8], at: usize) -> Option<(Values, Range<usize>)> {
    let colon = blank(bytes, at);
    let start = blank(bytes, colon + 1);
    if bytes.get(colon) != Some(&b':') || bytes.get(start) != Some(&b'[') {
        return None;
    }
    // Three digits and a comma; lists of wider numbers are shorter than that.
    let mut values = Values { cells: Vec::with_capacity((bytes.len() - start) / 4), ..Values::default() };
    let mut at = start + 1;
    loop {
        at = blank(bytes, at);
        if bytes[at..].starts_with(b"null") {
            values.nulls.push(values.cells.len());
            values.cells.push(Packed::new(RawValue::Missing(Missing::NotAvailable)));
            at += 4;
        } else {
            let (number, end) = number(bytes, at)?;
            values.cells.push(Packed::number(number));
            at = end;
        }
        at = blank(bytes, at);
        match bytes.get(at)? {
            b',' => at += 1,
            b']' => return Some((values, start..at + 1)),
            _ => return None,
        }
    }
}

/// The first place from `at` on that is not blank.
fn blank(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}

/// The number at a place and where it ends, if it has few enough digits and no exponent: an integer below 10¹⁵ divided by a
/// power of ten is the nearest number of 64 bits to the decimal fraction (W. D. Clinger, 1990).
fn number(bytes: &[u8], at: usize) -> Option<(f64, usize)> {
    let minus = bytes.get(at) == Some(&b'-');
    let start = at + usize::from(minus);
    let (whole, point) = digits(bytes, start, 0);
    let leading_zero = bytes.get(start) == Some(&b'0') && point - start > 1;
    if point == start || point - start > DIGITS || leading_zero {
        return None;
    }
    let (digits_read, end, decimals) = match bytes.get(point) {
        Some(b'.') => {
            let (all, end) = digits(bytes, point + 1, whole);
            (all, end, end - point - 1)
        }
        Some(b'e' | b'E') => return None,
        _ => (whole, point, 0),
    };
    let fraction_empty = bytes.get(point) == Some(&b'.') && decimals == 0;
    if fraction_empty || point - start + decimals > DIGITS || matches!(bytes.get(end), Some(b'e' | b'E')) {
        return None;
    }
    let number = if decimals == 0 { digits_read as f64 } else { digits_read as f64 / POWERS[decimals] };
    Some((if minus { -number } else { number }, end))
}

/// The digits from a place on, put after those of `before`; more than [`DIGITS`] wrap and are refused by their number.
fn digits(bytes: &[u8], mut at: usize, before: u64) -> (u64, usize) {
    let mut value = before;
    while let Some(digit) = bytes.get(at).map(|b| b.wrapping_sub(b'0')).filter(|d| *d < 10) {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        at += 1;
    }
    (value, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEAD: &str = r#"{"id":["a"],"size":[1],"dimension":{"a":{"category":{"index":["x"]}}},"#;

    fn bits(data: &Dataset) -> Vec<String> {
        let shown = |cell: &Packed| match cell.value() {
            RawValue::Number(number) => format!("{:016x}", number.to_bits()),
            other => format!("{other:?}"),
        };
        let nulls = data.value.nulls.iter().map(usize::to_string);
        data.value.cells.iter().map(shown).chain(nulls).chain(data.value.texts.iter().cloned()).collect()
    }

    /// Both ways of reading; equal in values and in what they say is wrong.
    fn same(text: &str) -> Result<Vec<String>, String> {
        let mut rest = String::new();
        let quick = dataset(text, &mut rest).map(|data| bits(&data)).map_err(|e| e.to_string());
        let usual = serde_json::from_str::<Dataset>(text).map(|data| bits(&data)).map_err(|e| e.to_string());
        assert_eq!(quick, usual, "{text}");
        quick
    }

    #[test]
    fn a_list_is_read_as_the_usual_reader_does() {
        for list in [
            "[1,2,3]",
            "[ -1 , 0.5,\n null, 12.25 ,null]",
            "[]",
            "[-0, 0, 0.0, -0.0]",
            "[999999999999999, 9999999999999999, 0.123456789012345, 0.1234567890123456789]",
            "[1e5, 2]",
            "[1.5E-3]",
            "[1,\"..\",2]",
            "{\"0\":1,\"1\":null}",
            "[\"segbar: values\"]",
        ] {
            assert!(same(&format!("{HEAD}\"value\":{list}}}")).is_ok(), "{list}");
        }
        for list in ["[01]", "[1.]", "[.5]", "[1 2]", "[1,]", "[1", "[+1]", "[nul]", "[1]]", "[-]", "[1.5.2]"] {
            assert!(same(&format!("{HEAD}\"value\":{list}}}")).is_err(), "{list}");
        }
    }

    #[test]
    fn only_the_data_set_s_own_list_counts() {
        let nested = format!("{HEAD}\"extension\":{{\"value\":[7,8]}},\"value\":[1,2.5]}}");
        assert_eq!(same(&nested).unwrap().len(), 2);
        assert!(same(&format!("{HEAD}\"extension\":{{\"value\":[7,8]}}}}")).is_err());
        assert_eq!(same(&format!("{HEAD}\"label\":\"\\\"value\\\":[3]\",\"value\":[4]}}")).unwrap().len(), 1);
    }

    proptest! {
        #[test]
        fn every_list_of_numbers_is_the_same_to_the_last_bit(
            numbers in prop::collection::vec(prop_oneof![
                any::<i32>().prop_map(|n| n.to_string()),
                (any::<i64>(), 0usize..18).prop_map(|(n, d)| format!("{:.d$}", n as f64 / 1e12)),
                any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(|n| n.to_string()),
                Just("null".to_owned()),
            ], 0..40)
        ) {
            let read = same(&format!("{HEAD}\"value\":[{}]}}", numbers.join(",")));
            prop_assert!(read.is_ok());
        }
    }
}
