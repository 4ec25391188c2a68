//! Who lives where, and what they are counted by.

use segbar_domain::Text;

/// The demand points: small areas, localities or cells, each with its people at one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Demand {
    /// Code or name of each point, unique.
    pub ids: Vec<String>,
    /// Name for people.
    pub names: Vec<String>,
    /// Easting in EPSG:3006, metres.
    pub x: Vec<f64>,
    /// Northing in EPSG:3006, metres.
    pub y: Vec<f64>,
    /// People, ≥ 0. Shares of a locality may be fractions.
    pub people: Vec<f64>,
    /// Code of the municipality, four digits; empty where it is not known.
    pub municipality: Vec<String>,
    /// What the points are counted by: area type, urban and rural, county, official lists.
    pub groupings: Vec<Grouping>,
}

/// A division of the demand points into groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouping {
    /// The name in files and commands: `area_type`, `county`.
    pub id: String,
    /// The name for people.
    pub name: Text,
    /// The groups: code and name, in the order they are shown.
    pub groups: Vec<(String, Text)>,
    /// The group of each demand point; nothing where it has none (an area without a type).
    pub of: Vec<Option<u16>>,
}

impl Demand {
    /// How many points.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// All people.
    pub fn total(&self) -> f64 {
        self.people.iter().sum()
    }

    /// The grouping with this id.
    pub fn grouping(&self, id: &str) -> Option<&Grouping> {
        self.groupings.iter().find(|grouping| grouping.id == id)
    }

    /// That there is no such division, and which there are.
    pub(crate) fn no_grouping(&self, grouping: &str) -> Text {
        let ids: Vec<&str> = self.groupings.iter().map(|grouping| grouping.id.as_str()).collect();
        let ids = ids.join(", ");
        Text::new(
            format!("underlaget är inte indelat efter {grouping}; det är indelat efter {ids}"),
            format!("the demand is not divided by {grouping}; it is divided by {ids}"),
        )
    }
}

impl Grouping {
    /// From the code of each point; groups come in the order of their codes.
    pub fn of_codes(id: &str, name: Text, codes: &[Option<String>], name_of: impl Fn(&str) -> Text) -> Self {
        let mut all: Vec<&String> = codes.iter().flatten().collect();
        all.sort_unstable();
        all.dedup();
        let at = |code: &Option<String>| {
            let at = all.binary_search(&code.as_ref()?).ok()?;
            u16::try_from(at).ok()
        };
        let of = codes.iter().map(at).collect();
        let groups = all.iter().map(|code| ((*code).clone(), name_of(code))).collect();
        Self { id: id.to_owned(), name, groups, of }
    }

    /// Position of the group with this code.
    pub fn position(&self, code: &str) -> Option<u16> {
        self.groups.iter().position(|group| group.0 == code).and_then(|at| u16::try_from(at).ok())
    }
}
