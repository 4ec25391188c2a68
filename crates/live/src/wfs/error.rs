//! Refusals of the map server: an exception report in XML.

use crate::http::Answer;

/// The text of the report, without its tags.
pub fn explain(answer: &Answer) -> String {
    let text = String::from_utf8_lossy(&answer.bytes);
    let between = text.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words.trim());
    let words: Vec<&str> = between.filter(|words| !words.is_empty()).collect();
    words.join(" ").chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_report_are_left() {
        let report = "<?xml version=\"1.0\"?><ows:ExceptionReport><ows:ExceptionText>Unknown layer</ows:ExceptionText></ows:ExceptionReport>";
        let bytes = report.as_bytes().to_vec();
        let answer = Answer { status: 400, content_type: String::new(), tag: None, retry_after: None, bytes };
        assert_eq!(explain(&answer), "Unknown layer");
    }
}
