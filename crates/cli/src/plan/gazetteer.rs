//! Where towns and municipalities are: from the layers of localities, or from a snapshot.

use crate::context::Context;
use crate::exit::{Exit, Failure};
use geo_types::Coord;
use segbar_geometry::crs::from_wgs84;
use segbar_questions::Desk;
use segbar_sources::boundaries::raw::RawLayer;
use segbar_sources::boundaries::read_layers;
use segbar_sources::input::InputFile;
use segbar_sources::localities::{Locality, Seat, localities};
use segbar_workspace::table::Gazetteer;
use std::collections::BTreeMap;
use std::path::Path;

/// Towns and seats.
#[derive(Debug, Default)]
pub struct Places {
    /// Parts of localities; none from a snapshot.
    pub localities: Vec<Locality>,
    /// Municipalities by code.
    pub seats: BTreeMap<String, Seat>,
}

impl Places {
    /// From the layers of localities and of municipalities.
    pub fn of_layers(places: &Path, municipalities: &Path, context: &Context) -> Result<Self, Failure> {
        let (places, municipalities) = (layer(places, context)?, layer(municipalities, context)?);
        let (localities, seats) =
            localities(&places, &municipalities).map_err(|reasons| Failure::refused(&reasons, context.language))?;
        Ok(Places { localities, seats: seats.into_iter().map(|seat| (seat.code.clone(), seat)).collect() })
    }

    /// From a snapshot: the places of its municipalities.
    pub fn of_desk(desk: &Desk, context: &Context) -> Result<Self, Failure> {
        use segbar_domain::Level;
        let demand = desk.demand(Level::Deso, None).or_else(|_| desk.demand(Level::Regso, None));
        let sites =
            desk.seats(&demand.map_err(|e| context.unanswered(e))?.demand).map_err(|e| context.unanswered(e))?;
        let seat = |site: segbar_planning::Site| {
            (
                site.municipality.clone(),
                Seat { code: site.municipality, name: site.name, x: site.x, y: site.y, locality: false },
            )
        };
        Ok(Places { localities: Vec::new(), seats: sites.into_iter().map(seat).collect() })
    }
}

impl Gazetteer for Places {
    fn of_latitude(&self, latitude: f64, longitude: f64) -> Option<(f64, f64)> {
        from_wgs84(Coord { x: longitude, y: latitude }).map(|at| (at.x, at.y))
    }

    fn town(&self, name: &str, municipality: &str) -> Option<(f64, f64)> {
        // A snapshot names no localities: there the seat stands for every town of its municipality.
        if self.localities.is_empty() {
            return self.seat(municipality);
        }
        let fits = |l: &&Locality| {
            l.name.eq_ignore_ascii_case(name) && (municipality.is_empty() || l.municipality == municipality)
        };
        let largest = self.localities.iter().filter(fits).max_by(|a, b| a.people.total_cmp(&b.people))?;
        Some((largest.x, largest.y))
    }

    fn seat(&self, municipality: &str) -> Option<(f64, f64)> {
        self.seats.get(municipality).map(|seat| (seat.x, seat.y))
    }

    /// The box around the country in SWEREF 99 TM, with a margin of a few kilometres.
    fn in_sweden(&self, x: f64, y: f64) -> bool {
        (260_000.0..930_000.0).contains(&x) && (6_120_000.0..7_690_000.0).contains(&y)
    }
}

/// The first layer of a file.
pub fn layer(path: &Path, context: &Context) -> Result<RawLayer, Failure> {
    let refused = |reasons: Vec<segbar_dataset::Reason>| Failure::refused(&reasons, context.language);
    let file = InputFile::open(path).map_err(|reason| refused(vec![reason]))?;
    let mut layers = read_layers(&file).map_err(refused)?;
    if layers.is_empty() {
        return Err(Failure::one(Exit::Refused, context.say("Filen har inga lager.", "The file has no layers.")));
    }
    Ok(layers.remove(0))
}
