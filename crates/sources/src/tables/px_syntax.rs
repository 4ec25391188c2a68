//! The syntax of `.px` files: keywords with language and subkeys, values over several lines, and the data.

/// One keyword with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `VALUES`.
    pub keyword: String,
    /// `sv` in `VALUES[sv]`.
    pub language: Option<String>,
    /// The names in parentheses.
    pub subkeys: Vec<String>,
    /// The values; `TLIST(A1)` is one bare word.
    pub values: Vec<Word>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// In quotes; pieces that follow each other without a comma are one text.
    Text(String),
    /// Without quotes: numbers, `YES`, `TLIST(A1)`, signs.
    Bare(String),
}

impl Entry {
    /// The quoted values; a bare one counts when there is no quoted one (`LANGUAGE=sv`).
    pub fn texts(&self) -> Vec<String> {
        let quoted: Vec<String> =
            self.values.iter().filter_map(|w| if let Word::Text(t) = w { Some(t.clone()) } else { None }).collect();
        if !quoted.is_empty() {
            return quoted;
        }
        self.values.iter().map(|(Word::Text(text) | Word::Bare(text))| text.clone()).collect()
    }
}

/// Line and what is wrong there.
pub type Fault = (u64, String);

/// Takes a file apart into its keywords and its data.
///
/// # Errors
/// The first place where the syntax breaks, with its line.
pub fn entries(text: &str) -> Result<(Vec<Entry>, Vec<Word>), Fault> {
    let mut scanner = Scanner { rest: text.trim_start_matches('\u{feff}'), line: 1 };
    let mut entries = Vec::new();
    loop {
        scanner.blanks();
        if scanner.rest.is_empty() {
            return Err((scanner.line, "DATA".into()));
        }
        let keyword = scanner.until(&['=', '(', '['])?.trim().to_owned();
        if keyword.is_empty() || keyword.len() > 60 || keyword.contains(';') {
            return Err((scanner.line, keyword.chars().take(60).collect()));
        }
        let language = if scanner.take('[') {
            let language = scanner.until(&[']'])?.to_owned();
            scanner.take(']');
            Some(language)
        } else {
            None
        };
        let mut subkeys = Vec::new();
        if scanner.take('(') {
            loop {
                scanner.blanks();
                subkeys.push(if scanner.rest.starts_with('"') {
                    scanner.quoted()?
                } else {
                    scanner.until(&[',', ')'])?.to_owned()
                });
                scanner.blanks();
                if scanner.take(')') {
                    break;
                }
                if !scanner.take(',') {
                    return Err((scanner.line, keyword));
                }
            }
        }
        scanner.blanks();
        if !scanner.take('=') {
            return Err((scanner.line, keyword));
        }
        if keyword == "DATA" {
            return Ok((entries, scanner.data()?));
        }
        let values = scanner.values()?;
        entries.push(Entry { keyword, language, subkeys, values });
    }
}

struct Scanner<'a> {
    rest: &'a str,
    line: u64,
}

impl<'a> Scanner<'a> {
    fn skip(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.line += taken.bytes().filter(|b| *b == b'\n').count() as u64;
        self.rest = rest;
        taken
    }

    fn blanks(&mut self) {
        let n = self.rest.len() - self.rest.trim_start().len();
        self.skip(n);
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.rest.starts_with(c);
        if found {
            self.skip(c.len_utf8());
        }
        found
    }

    fn until(&mut self, stops: &[char]) -> Result<&'a str, Fault> {
        match self.rest.find(stops) {
            Some(n) => Ok(self.skip(n)),
            None => Err((self.line, self.rest.chars().take(60).collect())),
        }
    }

    /// A quoted text with the pieces that continue it.
    fn quoted(&mut self) -> Result<String, Fault> {
        let mut text = String::new();
        while self.take('"') {
            text.push_str(self.until(&['"'])?);
            self.take('"');
            self.blanks();
        }
        Ok(text)
    }

    /// Values between commas, up to the semicolon.
    fn values(&mut self) -> Result<Vec<Word>, Fault> {
        let mut values = Vec::new();
        loop {
            self.blanks();
            if self.take(';') {
                return Ok(values);
            }
            if self.take(',') {
                continue;
            }
            if self.rest.starts_with('"') {
                values.push(Word::Text(self.quoted()?));
                continue;
            }
            let start = self.rest;
            let n = start.find([',', ';', '"', '(']).ok_or((self.line, start.chars().take(60).collect::<String>()))?;
            self.skip(n);
            if self.take('(') {
                // TLIST(A1) or TLIST(A1,"2000"-"2010"): kept as one word.
                self.until(&[')'])?;
                self.take(')');
            }
            let word = start[..start.len() - self.rest.len()].trim().to_owned();
            values.push(Word::Bare(word));
        }
    }

    /// The data: words between blanks, up to the semicolon.
    fn data(&mut self) -> Result<Vec<Word>, Fault> {
        let mut data = Vec::new();
        loop {
            self.blanks();
            if self.rest.is_empty() {
                return Err((self.line, "DATA … ;".into()));
            }
            if self.take(';') {
                return Ok(data);
            }
            if self.take('"') {
                data.push(Word::Text(self.until(&['"'])?.to_owned()));
                self.take('"');
                continue;
            }
            let n = self.rest.find(|c: char| c.is_whitespace() || c == ';' || c == '"').unwrap_or(self.rest.len());
            data.push(Word::Bare(self.skip(n).trim_end_matches(',').to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_have_languages_subkeys_and_values_over_lines() {
        let text = "LANGUAGE=\"sv\";\nVALUES[en](\"age\")=\"a \"\n\"b\",\"c\";\nTIMEVAL(\"år\")=TLIST(A1),\"2021\";\nDATA=\n1 \"..\" 3.5\n-;\n";
        let (entries, data) = entries(text).unwrap();
        assert_eq!(entries[1].language.as_deref(), Some("en"));
        assert_eq!(entries[1].subkeys, ["age"]);
        assert_eq!(entries[1].texts(), ["a b", "c"]);
        assert_eq!(entries[2].texts(), ["2021"]);
        let words: Vec<&str> = data.iter().map(|(Word::Text(t) | Word::Bare(t))| t.as_str()).collect();
        assert_eq!(words, ["1", "..", "3.5", "-"]);
    }

    #[test]
    fn a_file_cut_short_says_the_line() {
        assert_eq!(entries("TITLE=\"a\";\nSTUB=\"b").unwrap_err().0, 2);
        assert!(entries("TITLE=\"a\";\nDATA=1 2").is_err());
        assert!(entries("").is_err());
    }
}
