//! Service offices (servicekontor) and their leases.

use jiff::civil::Date;
use segbar_domain::{AreaId, Text};
use serde::{Deserialize, Serialize};

/// One office, with the lease of its premises. What is not known is absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Identity in the workspace: stable over imports, unique, not empty.
    pub id: String,
    /// The office's name, usually its town.
    pub name: String,
    /// How it is run.
    pub kind: OfficeKind,
    /// Easting in EPSG:3006, metres.
    pub x: f64,
    /// Northing in EPSG:3006, metres.
    pub y: f64,
    /// The municipality or smaller area that it lies in.
    pub area: Option<AreaId>,
    /// First day open.
    pub opened: Option<Date>,
    /// Last day open; absent while it is open.
    pub closed: Option<Date>,
    /// Last day of the lease.
    pub lease_end: Option<Date>,
    /// Last day on which the lease can be given notice; after it, it runs on.
    pub notice_date: Option<Date>,
    /// Floor area in square metres, > 0.
    pub floor_area_m2: Option<f64>,
    /// Rent in Swedish kronor a year, ≥ 0.
    pub rent_sek_year: Option<f64>,
    /// Staff in full-time equivalents, ≥ 0.
    pub staff: Option<f64>,
    /// Visits a year.
    pub visits_year: Option<u32>,
    /// Partner agencies that are served in the office, in the order they were given.
    #[serde(default)]
    pub partners: Vec<String>,
    /// Why the office is where it is.
    pub aim: Option<Aim>,
}

/// How an office is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeKind {
    /// Own premises with full opening hours.
    Fixed,
    /// Own premises, open some days.
    Flexible,
    /// A bus or a rota of stops.
    Mobile,
    /// In the premises of another authority or a municipality.
    CoLocated,
}

/// The aim with which an office was placed (FACTS §8: three aims for a place inside a decided town).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// To serve the many in a large city.
    Capacity,
    /// To be present in a vulnerable area.
    Trust,
    /// To shorten the way in the countryside.
    Distance,
}

impl OfficeKind {
    /// All kinds.
    pub const ALL: [OfficeKind; 4] =
        [OfficeKind::Fixed, OfficeKind::Flexible, OfficeKind::Mobile, OfficeKind::CoLocated];

    /// The name in files and the API.
    pub fn id(self) -> &'static str {
        match self {
            OfficeKind::Fixed => "fixed",
            OfficeKind::Flexible => "flexible",
            OfficeKind::Mobile => "mobile",
            OfficeKind::CoLocated => "co_located",
        }
    }

    /// The kind with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The name for people.
    pub fn name(self) -> Text {
        match self {
            OfficeKind::Fixed => Text::new("fast kontor", "fixed office"),
            OfficeKind::Flexible => Text::new("flexibelt kontor", "flexible office"),
            OfficeKind::Mobile => Text::new("mobilt kontor", "mobile office"),
            OfficeKind::CoLocated => Text::new("samlokaliserat kontor", "co-located office"),
        }
    }
}

impl Aim {
    /// All aims.
    pub const ALL: [Aim; 3] = [Aim::Capacity, Aim::Trust, Aim::Distance];

    /// The name in files and the API.
    pub fn id(self) -> &'static str {
        match self {
            Aim::Capacity => "capacity",
            Aim::Trust => "trust",
            Aim::Distance => "distance",
        }
    }

    /// The aim with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aim| aim.id() == id)
    }

    /// The name for people.
    pub fn name(self) -> Text {
        match self {
            Aim::Capacity => Text::new("kapacitet", "capacity"),
            Aim::Trust => Text::new("förtroende", "trust"),
            Aim::Distance => Text::new("avstånd", "distance"),
        }
    }
}
