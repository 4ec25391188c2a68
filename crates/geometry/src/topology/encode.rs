//! Writes arcs and shapes as TopoJSON text.

use super::cut::{Cut, UNITS_PER_METRE};
use crate::crs::to_wgs84;
use geo_types::coord;
use rayon::prelude::*;
use std::io::Write;

/// Metres per degree of latitude. A degree of longitude is about half of it in Sweden, so that the grid's cells are
/// about square.
const METRES_PER_DEGREE: f64 = 111_000.0;

/// The grid's cells in relation to the tolerance: at most as large as that of the smallest areas.
const CELL: f64 = 0.25;

pub(super) fn topojson(cut: &Cut, kept: &[bool], tolerance_m: f64) -> Vec<u8> {
    let arcs: Vec<Vec<[f64; 2]>> =
        (0..cut.arcs()).into_par_iter().with_min_len(64).map(|arc| positions(cut, kept, arc)).collect();
    let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for at in arcs.iter().flatten() {
        for axis in 0..2 {
            low[axis] = low[axis].min(at[axis]);
            high[axis] = high[axis].max(at[axis]);
        }
    }
    if arcs.is_empty() {
        (low, high) = ([0.0; 2], [0.0; 2]);
    }
    let cell = (tolerance_m * CELL).max(0.5) / METRES_PER_DEGREE;
    let scale = [2.0 * cell, cell];
    let mut out = Vec::with_capacity(arcs.iter().map(|arc| arc.len() * 9 + 8).sum::<usize>() + 64 * cut.shapes.len());
    // Writing to a vector cannot fail.
    let _ = write!(
        out,
        r#"{{"type":"Topology","bbox":[{},{},{},{}],"transform":{{"scale":[{},{}],"translate":[{},{}]}},"objects":{{"areas":{{"type":"GeometryCollection","geometries":["#,
        low[0], low[1], high[0], high[1], scale[0], scale[1], low[0], low[1]
    );
    for (i, shape) in cut.shapes.iter().enumerate() {
        let comma = if i == 0 { "" } else { "," };
        let _ = match shape.polygons.as_slice() {
            [] => write!(out, r#"{comma}{{"type":null,"id":{}"#, shape.id),
            [only] => {
                let _ = write!(out, r#"{comma}{{"type":"Polygon","id":{},"arcs":"#, shape.id);
                list(&mut out, only, |out, ring| list(out, ring, |out, arc| integer(out, i64::from(*arc))));
                Ok(())
            }
            many => {
                let _ = write!(out, r#"{comma}{{"type":"MultiPolygon","id":{},"arcs":"#, shape.id);
                list(&mut out, many, |out, polygon| {
                    list(out, polygon, |out, ring| list(out, ring, |out, arc| integer(out, i64::from(*arc))));
                });
                Ok(())
            }
        };
        out.push(b'}');
    }
    out.extend_from_slice(br#"]}},"arcs":"#);
    list(&mut out, &arcs, |out, arc| {
        let steps = steps(arc, low, scale);
        list(out, &steps, |out, step| {
            out.push(b'[');
            integer(out, step[0]);
            out.push(b',');
            integer(out, step[1]);
            out.push(b']');
        });
    });
    out.push(b'}');
    out
}

/// Longitude and latitude of the vertices of an arc that remain.
fn positions(cut: &Cut, kept: &[bool], arc: usize) -> Vec<[f64; 2]> {
    let kept = &kept[cut.range(arc)];
    let remaining = cut.arc(arc).iter().zip(kept).filter(|(_, kept)| **kept);
    remaining
        .map(|(vertex, _)| {
            let [x, y] = cut.vertices[*vertex as usize].map(|units| f64::from(units) / UNITS_PER_METRE);
            to_wgs84(coord! { x: x, y: y }).map_or([0.0; 2], |at| [at.x, at.y])
        })
        .collect()
}

/// The first position on the grid and the steps to the next ones. Steps of length zero go, unless the arc is so short
/// that a ring could lose a corner.
fn steps(arc: &[[f64; 2]], low: [f64; 2], scale: [f64; 2]) -> Vec<[i64; 2]> {
    let mut out = Vec::with_capacity(arc.len());
    let mut last = [0; 2];
    for at in arc {
        let cell = [0, 1].map(|axis| ((at[axis] - low[axis]) / scale[axis]).round() as i64);
        let step = [cell[0] - last[0], cell[1] - last[1]];
        if out.is_empty() || step != [0, 0] || arc.len() <= 4 {
            out.push(step);
        }
        last = cell;
    }
    // An arc needs two positions, and a ring of one arc four.
    let least = if arc.first() == arc.last() { 4 } else { 2 };
    while out.len() < least.min(arc.len()) {
        out.push([0, 0]);
    }
    out
}

fn list<T>(out: &mut Vec<u8>, items: &[T], mut each: impl FnMut(&mut Vec<u8>, &T)) {
    out.push(b'[');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        each(out, item);
    }
    out.push(b']');
}

fn integer(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}
