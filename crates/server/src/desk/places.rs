//! Where the municipalities of the snapshot are, for offices that are placed by them.

use segbar_domain::Level;
use segbar_geometry::crs::from_wgs84;
use segbar_questions::{Desk, QuestionError};
use segbar_workspace::table::Gazetteer;
use std::collections::BTreeMap;

/// The seats of the snapshot's municipalities.
pub(super) struct Seats(BTreeMap<String, (f64, f64)>);

impl Seats {
    /// Of a snapshot.
    pub(super) fn of(desk: &Desk) -> Result<Self, QuestionError> {
        let demand = desk.demand(Level::Deso, None).or_else(|_| desk.demand(Level::Regso, None))?;
        let seats = desk.seats(&demand.demand)?;
        Ok(Seats(seats.into_iter().map(|seat| (seat.municipality, (seat.x, seat.y))).collect()))
    }
}

impl Gazetteer for Seats {
    fn of_latitude(&self, latitude: f64, longitude: f64) -> Option<(f64, f64)> {
        from_wgs84(geo_types::Coord { x: longitude, y: latitude }).map(|at| (at.x, at.y))
    }

    /// A snapshot names no localities: the seat stands for every town of its municipality.
    fn town(&self, _: &str, municipality: &str) -> Option<(f64, f64)> {
        self.seat(municipality)
    }

    fn seat(&self, municipality: &str) -> Option<(f64, f64)> {
        self.0.get(municipality).copied()
    }

    /// The box around the country in SWEREF 99 TM, with a margin of a few kilometres.
    fn in_sweden(&self, x: f64, y: f64) -> bool {
        (260_000.0..930_000.0).contains(&x) && (6_120_000.0..7_690_000.0).contains(&y)
    }
}
