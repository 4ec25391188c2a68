//! Where an office is, or could be.

/// An office, or a place where one could be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Unique in the network.
    pub id: String,
    /// Name for people, usually of the town.
    pub name: String,
    /// Easting in EPSG:3006, metres.
    pub x: f64,
    /// Northing in EPSG:3006, metres.
    pub y: f64,
    /// Code of the municipality, four digits; empty where it is not known.
    pub municipality: String,
    /// Code of the functional analysis region (FA-region); empty where it is not known.
    pub region: String,
}

impl Site {
    /// Code of the county: the first two digits of the municipality's.
    pub fn county(&self) -> &str {
        self.municipality.get(..2).unwrap_or("")
    }
}
