//! The shape of JSON-stat 2, read in one pass: an answer's values go straight into cells, without a tree in between.
//!
//! A national table is some hundred megabytes of values; derived readers that try one shape after another (array or
//! object, number or text) keep a copy of each value and are several times slower.

use super::cells::Packed;
use super::raw::{RawValue, value_of};
use segbar_domain::Missing;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// A data set, or its metadata when it has no values.
#[derive(Deserialize)]
pub(super) struct Dataset<'a> {
    #[serde(default)]
    pub label: String,
    #[serde(default)]
    pub updated: Option<String>,
    pub id: Vec<String>,
    pub size: Vec<usize>,
    #[serde(borrow)]
    pub dimension: BTreeMap<String, Dimension<'a>>,
    #[serde(default)]
    pub role: BTreeMap<String, Vec<String>>,
    pub value: Values,
    #[serde(default)]
    pub status: Option<Status>,
    #[serde(default)]
    pub extension: Extension,
}

#[derive(Deserialize)]
pub(super) struct Dimension<'a> {
    #[serde(default)]
    pub label: String,
    #[serde(borrow)]
    pub category: Category<'a>,
    #[serde(default)]
    pub extension: DimensionExtension,
}

#[derive(Deserialize, Default)]
pub(super) struct DimensionExtension {
    #[serde(default)]
    pub elimination: bool,
}

#[derive(Deserialize)]
pub(super) struct Category<'a> {
    #[serde(default, borrow)]
    pub index: Option<Index<'a>>,
    /// Codes with their words, in the order of the file.
    #[serde(default, borrow, deserialize_with = "pairs")]
    pub label: Vec<(Word<'a>, Word<'a>)>,
}

/// A code or its words, where possible as it stands in the file: a national table has thousands in each answer.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Word<'a>(Cow<'a, str>);

impl Word<'_> {
    pub fn owned(&self) -> String {
        self.0.clone().into_owned()
    }
}

/// The codes of a dimension with their positions, in the order of the file.
pub(super) struct Index<'a>(pub Vec<(usize, Word<'a>)>);

/// The values: how many, each in a cell with its position, and the positions of the nulls.
#[derive(Default)]
pub(super) struct Values {
    /// The cells in the order of `positions`, or of the data set when that is `None`.
    pub cells: Vec<Packed>,
    /// Positions of a sparse object; `None` for an array.
    pub positions: Option<Vec<usize>>,
    /// Which cells are null, by their place in `cells`.
    pub nulls: Vec<usize>,
    /// Texts that stand where numbers should.
    pub texts: Vec<String>,
}

/// Why values are missing.
pub(super) enum Status {
    All(String),
    Dense(Vec<Option<String>>),
    Sparse(HashMap<usize, String>),
}

#[derive(Deserialize, Default)]
pub(super) struct Extension {
    #[serde(default)]
    pub px: Px,
}

#[derive(Deserialize, Default)]
pub(super) struct Px {
    #[serde(default)]
    pub tableid: Option<String>,
    #[serde(default)]
    pub matrix: Option<String>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Word<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Word<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// The entries of an object in the order of the file.
fn pairs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(Word<'de>, Word<'de>)>, D::Error> {
    struct Entries;
    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<(Word<'de>, Word<'de>)>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    deserializer.deserialize_map(Entries)
}

impl<'de: 'a, 'a> Deserialize<'de> for Index<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Codes;
        impl<'de> Visitor<'de> for Codes {
            type Value = Index<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of codes, or an object from code to position")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Index<'de>, A::Error> {
                let mut codes = Vec::new();
                while let Some(code) = list.next_element()? {
                    codes.push((codes.len(), code));
                }
                Ok(Index(codes))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Index<'de>, A::Error> {
                let mut codes = Vec::new();
                while let Some((code, position)) = map.next_entry()? {
                    codes.push((position, code));
                }
                Ok(Index(codes))
            }
        }
        deserializer.deserialize_any(Codes)
    }
}

/// One value, put into the cells.
struct Into<'a>(&'a mut Values);

impl Into<'_> {
    fn put(self, value: RawValue) {
        self.0.cells.push(Packed::new(value));
    }
}

impl<'de> de::DeserializeSeed<'de> for Into<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Into<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a text or null")
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.put(RawValue::Number(number as f64));
        Ok(())
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.put(RawValue::Number(number as f64));
        Ok(())
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        let value = if number.is_finite() {
            RawValue::Number(number)
        } else {
            value_of(&number.to_string(), &mut self.0.texts)
        };
        self.put(value);
        Ok(())
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let value = value_of(text, &mut self.0.texts);
        self.put(value);
        Ok(())
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.nulls.push(self.0.cells.len());
        self.put(RawValue::Missing(Missing::NotAvailable));
        Ok(())
    }
}

/// A position written as the key of an object.
struct Position(usize);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Digits;
        impl Visitor<'_> for Digits {
            type Value = Position;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a position in digits")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Position, E> {
                text.parse().map(Position).map_err(|_| E::custom(format!("value '{text}' is at no position")))
            }
        }
        deserializer.deserialize_str(Digits)
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Values;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of values, or an object from position to value")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Values, A::Error> {
                let mut values = Values::default();
                while list.next_element_seed(Into(&mut values))?.is_some() {}
                Ok(values)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Values, A::Error> {
                let (mut values, mut positions) = (Values::default(), Vec::new());
                while let Some(Position(position)) = map.next_key()? {
                    positions.push(position);
                    map.next_value_seed(Into(&mut values))?;
                }
                Ok(Values { positions: Some(positions), ..values })
            }
        }
        deserializer.deserialize_any(All)
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Signs;
        impl<'de> Visitor<'de> for Signs {
            type Value = Status;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sign, a list of signs, or an object from position to sign")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Status, E> {
                Ok(Status::All(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Status, A::Error> {
                let mut signs = Vec::new();
                while let Some(sign) = list.next_element()? {
                    signs.push(sign);
                }
                Ok(Status::Dense(signs))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Status, A::Error> {
                let mut signs = HashMap::new();
                while let Some(key) = map.next_key::<String>()? {
                    // A sign of a position that is none belongs to no value.
                    match key.parse() {
                        Ok(position) => drop(signs.insert(position, map.next_value()?)),
                        Err(_) => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(Status::Sparse(signs))
            }
        }
        deserializer.deserialize_any(Signs)
    }
}
