//! Cuts rings into arcs at the points where borders of different neighbours meet.

use geo_types::{LineString, MultiPolygon};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// Grid that vertices are matched on, in units per metre. Neighbours in one file share vertices exactly; the grid only
/// takes away the last bits that a transformation may leave.
pub(crate) const UNITS_PER_METRE: f64 = 10.0;

/// A vertex in units of the grid, 0.1 m. Sweden fits in 32 bits.
pub(crate) type Vertex = [i32; 2];

/// Reference to an arc as TopoJSON writes it: `i` forwards, `!i` (that is −1−i) backwards.
pub(super) type ArcRef = i32;

/// Shapes as rings of arcs.
pub(super) struct Cut {
    /// Position of each distinct vertex.
    pub vertices: Vec<Vertex>,
    /// Vertices of all arcs, one arc after the other.
    along: Vec<u32>,
    /// Where each arc starts in `along`, and the end of the last.
    starts: Vec<u32>,
    /// The shapes by id.
    pub shapes: Vec<CutShape>,
}

/// One shape: polygons of rings of arcs, the exterior ring first.
pub(super) struct CutShape {
    pub id: u32,
    pub polygons: Vec<Vec<Vec<ArcRef>>>,
}

impl Cut {
    pub fn of(shapes: &[(u32, &MultiPolygon<f64>)]) -> Self {
        let mut matched = Matched::default();
        let mut rings = Vec::new();
        for polygon in shapes.iter().flat_map(|(_, polygons)| polygons.iter()) {
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                rings.push(matched.ring(ring));
            }
        }
        let junctions = junctions(&rings, matched.vertices.len());
        let mut cutter = Cutter { along: Vec::new(), starts: vec![0], known: HashMap::default() };
        let mut rings = rings.into_iter();
        let mut cut_ring = |_: &LineString<f64>| match rings.next() {
            Some(ring) if ring.len() >= 3 => cutter.ring(ring, &junctions),
            _ => Vec::new(),
        };
        let shapes = shapes
            .iter()
            .map(|(id, polygons)| {
                let polygons = polygons.iter().map(|polygon| {
                    let exterior = cut_ring(polygon.exterior());
                    let holes: Vec<_> = polygon.interiors().iter().map(&mut cut_ring).collect();
                    if exterior.is_empty() {
                        return Vec::new();
                    }
                    std::iter::once(exterior).chain(holes.into_iter().filter(|hole| !hole.is_empty())).collect()
                });
                CutShape { id: *id, polygons: polygons.filter(|rings: &Vec<_>| !rings.is_empty()).collect() }
            })
            .collect();
        Cut { vertices: matched.vertices, along: cutter.along, starts: cutter.starts, shapes }
    }

    /// Number of arcs.
    pub fn arcs(&self) -> usize {
        self.starts.len() - 1
    }

    /// Number of vertices on all arcs.
    pub fn points(&self) -> usize {
        self.along.len()
    }

    /// Where an arc's vertices lie among those of all arcs.
    pub fn range(&self, arc: usize) -> Range<usize> {
        self.starts[arc] as usize..self.starts[arc + 1] as usize
    }

    /// The vertices of an arc.
    pub fn arc(&self, arc: usize) -> &[u32] {
        &self.along[self.range(arc)]
    }
}

/// The arc of a reference, without its direction.
pub(super) fn arc_of(reference: ArcRef) -> usize {
    (if reference < 0 { !reference } else { reference }) as usize
}

/// Vertices matched on the grid, numbered in order of appearance.
#[derive(Default)]
pub(crate) struct Matched {
    pub(crate) vertices: Vec<Vertex>,
    /// Where each vertex was first seen, in metres.
    pub(crate) exact: Vec<[f64; 2]>,
    number: HashMap<u64, u32, BuildHasherDefault<PositionHasher>>,
}

impl Matched {
    /// The ring as numbers of vertices, without repetition and without the closing vertex.
    pub(crate) fn ring(&mut self, ring: &LineString<f64>) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::with_capacity(ring.0.len());
        for at in &ring.0 {
            // Casting saturates and takes NaN for 0, so that no input makes it panic.
            let vertex = [(at.x * UNITS_PER_METRE).round() as i32, (at.y * UNITS_PER_METRE).round() as i32];
            let key = u64::from(vertex[0] as u32) << 32 | u64::from(vertex[1] as u32);
            let next = self.vertices.len() as u32;
            let number = *self.number.entry(key).or_insert(next);
            if number == next {
                self.vertices.push(vertex);
                let finite = at.x.is_finite() && at.y.is_finite();
                let on_grid = vertex.map(|units| f64::from(units) / UNITS_PER_METRE);
                self.exact.push(if finite { [at.x, at.y] } else { on_grid });
            }
            if out.last() != Some(&number) {
                out.push(number);
            }
        }
        while out.len() > 1 && out.first() == out.last() {
            out.pop();
        }
        out
    }
}

/// Mixes the bits of a position. Positions are spread evenly enough for one multiplication; nobody outside chooses
/// them to collide for more than their own file's time.
#[derive(Default)]
struct PositionHasher(u64);

impl Hasher for PositionHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }
    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }
    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0.rotate_left(29) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// The vertices where arcs end: those that two passages of rings leave towards different neighbours.
fn junctions(rings: &[Vec<u32>], vertices: usize) -> Vec<bool> {
    const NONE: u32 = u32::MAX;
    let mut neighbours = vec![[NONE; 2]; vertices];
    let mut junctions = vec![false; vertices];
    for ring in rings.iter().filter(|ring| ring.len() >= 3) {
        for (i, vertex) in ring.iter().enumerate() {
            let before = ring[if i == 0 { ring.len() - 1 } else { i - 1 }];
            let after = ring[if i + 1 == ring.len() { 0 } else { i + 1 }];
            let pair = [before.min(after), before.max(after)];
            let seen = &mut neighbours[*vertex as usize];
            if seen[0] == NONE {
                *seen = pair;
            } else if *seen != pair {
                junctions[*vertex as usize] = true;
            }
        }
    }
    junctions
}

struct Cutter {
    along: Vec<u32>,
    starts: Vec<u32>,
    /// From the first two vertices of an arc, in either direction, to the arc: between junctions there is no other way
    /// to go on, so they identify it.
    known: HashMap<(u32, u32), ArcRef, BuildHasherDefault<PositionHasher>>,
}

impl Cutter {
    /// Cuts a ring of at least three vertices.
    fn ring(&mut self, mut ring: Vec<u32>, junctions: &[bool]) -> Vec<ArcRef> {
        let first = ring.iter().position(|vertex| junctions[*vertex as usize]);
        // A ring without junction starts at its lowest vertex, so that a hole and the island in it are one arc.
        let start = first.unwrap_or_else(|| (0..ring.len()).min_by_key(|i| ring[*i]).unwrap_or(0));
        ring.rotate_left(start);
        ring.push(ring[0]);
        let mut out = Vec::new();
        let mut from = 0;
        for to in 1..ring.len() {
            if to + 1 == ring.len() || junctions[ring[to] as usize] {
                out.push(self.arc(&ring[from..=to]));
                from = to;
            }
        }
        out
    }

    /// The arc with these vertices, at least two, known already or new.
    fn arc(&mut self, along: &[u32]) -> ArcRef {
        let (last, forwards) = (along.len() - 1, (along[0], along[1]));
        if let Some(known) = self.known.get(&forwards) {
            return *known;
        }
        let number = (self.starts.len() - 1) as ArcRef;
        self.along.extend_from_slice(along);
        self.starts.push(self.along.len() as u32);
        self.known.insert(forwards, number);
        self.known.entry((along[last], along[last - 1])).or_insert(!number);
        number
    }
}
