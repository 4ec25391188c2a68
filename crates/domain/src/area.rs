//! Areas: codes, identities, and the set of all areas of one vintage.

use crate::{Level, Vintage};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// The code of an area inside its vintage: `00`, `03`, `0380`, `0380R001`, `0380A0010`, or a slug.
/// It names nothing alone; see [`AreaId`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaCode(Arc<str>);

impl AreaCode {
    /// The longest code, in bytes.
    pub const MAX_LEN: usize = 80;

    /// The text as a code of the level, if it has the level's form: nation `00`, county two digits, municipality
    /// four, RegSO four + `R` + three, DeSO four + `A`, `B` or `C` + four, others a slug of at most 80 bytes.
    pub fn parse(level: Level, text: &str) -> Option<Self> {
        let b = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| b[range].iter().all(u8::is_ascii_digit);
        let fits = match level {
            Level::Nation => text == "00",
            Level::County => b.len() == 2 && digits(0..2) && text != "00",
            Level::Municipality => b.len() == 4 && digits(0..4),
            Level::Regso => b.len() == 8 && digits(0..4) && b[4] == b'R' && digits(5..8),
            Level::Deso => b.len() == 9 && digits(0..4) && (b'A'..=b'C').contains(&b[4]) && digits(5..9),
            Level::PoliceArea | Level::Locality | Level::OwnArea => {
                !b.is_empty() && b.len() <= Self::MAX_LEN && slug(text) == text
            }
        };
        fits.then(|| AreaCode(text.into()))
    }

    /// The code's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the code lies in a county that Sweden has never had, 31–51: those of the fictional country. Codes of areas
    /// that do not nest (police areas, localities, own areas) and of the nation tell nothing.
    ///
    /// ```
    /// use segbar_domain::{AreaCode, Level};
    /// let fictional = |code| AreaCode::parse(Level::Regso, code).is_some_and(|code| code.is_fictional());
    /// assert!(fictional("3101R001") && fictional("5199R001") && !fictional("2584R001"));
    /// ```
    pub fn is_fictional(&self) -> bool {
        let county = || Self::FICTIONAL_COUNTIES.contains(&self.0.get(..2)?.parse().ok()?).then_some(());
        Self::level_of(&self.0).is_some_and(|level| level != Level::Nation) && county().is_some()
    }

    /// The numbers of the counties of the fictional country. A figure at one of them is invented, wherever it was read; so
    /// what tells invented data from real ones is in the data themselves and cannot be lost on the way.
    pub const FICTIONAL_COUNTIES: std::ops::RangeInclusive<u8> = 31..=51;

    /// The level whose form of code the text has, for the five levels that nest.
    pub fn level_of(text: &str) -> Option<Level> {
        [Level::Nation, Level::County, Level::Municipality, Level::Regso, Level::Deso]
            .into_iter()
            .find(|level| Self::parse(*level, text).is_some())
    }
}

impl std::fmt::Display for AreaCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The identity of an area: vintage (with its level) and code. There is no way to name an area without its vintage.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AreaId {
    /// Which edition of which level.
    pub vintage: Vintage,
    /// The code inside it.
    pub code: AreaCode,
}

impl AreaId {
    /// The area, if the code has the form of the vintage's level.
    pub fn new(vintage: Vintage, code: &str) -> Option<Self> {
        let code = AreaCode::parse(vintage.level(), code)?;
        Some(AreaId { vintage, code })
    }

    /// The area that a code in an SCB table means: `_RegSO2025` and `_DeSO2025` name the vintage of 2025, a code
    /// without suffix means the vintage that carried no suffix (RegSO 2020, DeSO 2018). For the levels that nest.
    ///
    /// ```
    /// # use segbar_domain::{AreaId, Vintage};
    /// assert_eq!(AreaId::from_table_code("0180R001_RegSO2025").unwrap().vintage, Vintage::regso_2025());
    /// assert_eq!(AreaId::from_table_code("0180R001").unwrap().vintage, Vintage::regso_2020());
    /// assert!(AreaId::from_table_code("0180C1010_RegSO2025").is_none());
    /// ```
    pub fn from_table_code(text: &str) -> Option<Self> {
        if let Some(code) = text.strip_suffix("_RegSO2025") {
            return AreaId::new(Vintage::regso_2025(), code);
        }
        if let Some(code) = text.strip_suffix("_DeSO2025") {
            return AreaId::new(Vintage::deso_2025(), code);
        }
        let vintage = match AreaCode::level_of(text)? {
            Level::Nation => Vintage::nation(),
            Level::County => Vintage::county(),
            Level::Municipality => Vintage::municipality(),
            Level::Regso => Vintage::regso_2020(),
            _ => Vintage::deso_2018(),
        };
        AreaId::new(vintage, text)
    }
}

impl std::fmt::Display for AreaId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.vintage, self.code)
    }
}

/// One area of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// Its name; the code where no name is known.
    pub name: String,
    /// The code of the area of the parent vintage that it lies in.
    pub parent: Option<AreaCode>,
}

/// All known areas of one vintage, in order of code. The position of an area is its dense index: columns of values
/// are arrays in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaSet {
    vintage: Vintage,
    complete: bool,
    areas: Vec<Area>,
    index: HashMap<AreaCode, u32>,
}

impl AreaSet {
    /// The set of these areas, sorted by code. `complete` says whether it is known to be every area of the vintage
    /// (from a key file), so that sums to the parent level are allowed.
    ///
    /// # Errors
    /// The codes that occur more than once.
    pub fn new(vintage: Vintage, complete: bool, mut areas: Vec<Area>) -> Result<Self, Vec<AreaCode>> {
        areas.sort_by(|a, b| a.code.cmp(&b.code));
        let mut twice: Vec<_> =
            areas.windows(2).filter(|w| w[0].code == w[1].code).map(|w| w[0].code.clone()).collect();
        twice.dedup();
        if !twice.is_empty() {
            return Err(twice);
        }
        let index = areas.iter().enumerate().map(|(i, a)| (a.code.clone(), i as u32)).collect();
        Ok(AreaSet { vintage, complete, areas, index })
    }

    /// Which vintage.
    pub fn vintage(&self) -> &Vintage {
        &self.vintage
    }

    /// Whether it holds every area of the vintage.
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// The areas in index order.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Number of areas.
    pub fn len(&self) -> usize {
        self.areas.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// The dense index of a code.
    pub fn position(&self, code: &str) -> Option<usize> {
        // `AreaCode` borrows as its text, so that look-ups need no allocation.
        self.index.get(code).map(|i| *i as usize)
    }

    /// The area with the code.
    pub fn get(&self, code: &str) -> Option<&Area> {
        self.position(code).map(|i| &self.areas[i])
    }
}

impl std::borrow::Borrow<str> for AreaCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A code for an area that has only a name: lower-case ASCII letters and digits, other letters folded (å ä → a,
/// ö → o, é → e …) or replaced by `-`.
///
/// ```
/// assert_eq!(segbar_domain::area::slug("Råslätt, Jönköping"), "raslatt-jonkoping");
/// ```
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        let folded = match c {
            'a'..='z' | '0'..='9' => c,
            'å' | 'ä' | 'á' | 'à' | 'æ' => 'a',
            'ö' | 'ø' | 'ó' | 'ò' => 'o',
            'é' | 'è' | 'ë' | 'ê' => 'e',
            'ü' | 'ú' | 'û' => 'u',
            'í' | 'ï' => 'i',
            'ç' | 'č' => 'c',
            'š' => 's',
            'đ' | 'ð' => 'd',
            'ŋ' | 'ñ' => 'n',
            'ŧ' => 't',
            'ž' => 'z',
            _ => '-',
        };
        if folded != '-' || !(out.is_empty() || out.ends_with('-')) {
            out.push(folded);
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_has_its_own_form_of_code() {
        assert_eq!(AreaCode::level_of("00"), Some(Level::Nation));
        assert_eq!(AreaCode::level_of("03"), Some(Level::County));
        assert_eq!(AreaCode::level_of("0380"), Some(Level::Municipality));
        assert_eq!(AreaCode::level_of("0380R001"), Some(Level::Regso));
        assert_eq!(AreaCode::level_of("0380A0010"), Some(Level::Deso));
        assert_eq!(AreaCode::level_of("0380D0010"), None);
        assert_eq!(AreaCode::level_of("Uppsala"), None);
    }

    #[test]
    fn a_set_is_sorted_and_refuses_duplicates() {
        let area = |code: &str| Area {
            code: AreaCode::parse(Level::County, code).unwrap(),
            name: code.into(),
            parent: AreaCode::parse(Level::Nation, "00"),
        };
        let set = AreaSet::new(Vintage::county(), true, vec![area("03"), area("01")]).unwrap();
        assert_eq!(set.position("01"), Some(0));
        assert_eq!(set.position("03"), Some(1));
        assert_eq!(AreaSet::new(Vintage::county(), true, vec![area("03"), area("03")]).unwrap_err().len(), 1);
    }
}
