//! Step 4: boundaries made light for maps.

use rayon::prelude::*;
use segbar_dataset::Boundaries;
use segbar_domain::{Level, Vintage};
use segbar_geometry::topology::Topology;

/// The simplified boundaries of every vintage that has shapes, as TopoJSON.
pub(crate) fn topologies(boundaries: &[Boundaries]) -> Vec<(Vintage, Vec<u8>)> {
    boundaries
        .par_iter()
        .filter(|b| !b.shapes.is_empty())
        .map(|b| {
            let shapes: Vec<_> = b.shapes.iter().map(|shape| (shape.area, &shape.polygons)).collect();
            let topology = Topology::of(&shapes);
            let (finest, points) = detail(b.vintage.level());
            (b.vintage.clone(), topology.topojson(topology.tolerance_keeping(points).max(finest)))
        })
        .collect()
}

/// Per level the finest tolerance in metres that a map shows any difference of, and the most vertices: what a browser
/// loads in a second (100 000 are about 350 kB compressed).
fn detail(level: Level) -> (f64, usize) {
    match level {
        Level::Nation => (400.0, 30_000),
        Level::County => (250.0, 40_000),
        Level::Municipality => (120.0, 60_000),
        Level::Regso => (25.0, 90_000),
        Level::Deso => (15.0, 150_000),
        Level::PoliceArea | Level::Locality | Level::OwnArea => (5.0, 90_000),
    }
}
