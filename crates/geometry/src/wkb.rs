//! Polygons as bytes: well-known binary (WKB), and the GeoPackage blob that wraps it.
//!
//! Read: little and big endian, polygons and multipolygons (also in collections), ISO and EWKB with Z and M, which are
//! dropped. Written: little-endian GeoPackage blobs with an XY envelope, which GDAL, QGIS and DuckDB read.
//! Sources: OGC 06-103r4 (Simple Features), OGC 12-128r18 (GeoPackage), § 2.1.3.

use crate::bounds::Bounds;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use thiserror::Error;

/// Why bytes are no geometry.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WkbError {
    /// They end too early.
    #[error("the geometry ends too early")]
    Truncated,
    /// They do not begin as they should.
    #[error("the bytes are not a geometry")]
    NotAGeometry,
    /// A geometry of a kind without surface, by name.
    #[error("{0} is not a polygon")]
    NotAPolygon(&'static str),
    /// Collections nested deeper than any real geometry.
    #[error("collections are nested too deeply")]
    TooDeep,
}

/// Names of the kinds of WKB by number.
const KINDS: [&str; 18] = [
    "Geometry",
    "Point",
    "LineString",
    "Polygon",
    "MultiPoint",
    "MultiLineString",
    "MultiPolygon",
    "GeometryCollection",
    "CircularString",
    "CompoundCurve",
    "CurvePolygon",
    "MultiCurve",
    "MultiSurface",
    "Curve",
    "Surface",
    "PolyhedralSurface",
    "TIN",
    "Triangle",
];
const MAX_DEPTH: usize = 8;

/// A GeoPackage blob of polygons in the reference system with this number.
pub fn to_geopackage(polygons: &MultiPolygon<f64>, srs_id: i32) -> Vec<u8> {
    let points: usize = polygons.iter().flat_map(rings).map(|ring| ring.0.len()).sum();
    let mut out = Vec::with_capacity(64 + 16 * points + 16 * polygons.0.len());
    let bounds = Bounds::of_polygons(polygons);
    // Version 0; flags: bit 0 little endian, bits 1–3 envelope (1 = XY), bit 4 empty.
    out.extend_from_slice(&[b'G', b'P', 0, if bounds.is_some() { 0b0000_0011 } else { 0b0001_0001 }]);
    out.extend_from_slice(&srs_id.to_le_bytes());
    if let Some(b) = bounds {
        for value in [b.min_x, b.max_x, b.min_y, b.max_y] {
            out.extend_from_slice(&value.to_le_bytes());
        }
    }
    write_wkb(polygons, &mut out);
    out
}

/// Well-known binary of polygons, little endian.
pub fn to_wkb(polygons: &MultiPolygon<f64>) -> Vec<u8> {
    let mut out = Vec::new();
    write_wkb(polygons, &mut out);
    out
}

fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

fn write_wkb(polygons: &MultiPolygon<f64>, out: &mut Vec<u8>) {
    let head = |out: &mut Vec<u8>, kind: u32, count: usize| {
        out.push(1);
        out.extend_from_slice(&kind.to_le_bytes());
        out.extend_from_slice(&(count as u32).to_le_bytes());
    };
    head(out, 6, polygons.0.len());
    for polygon in polygons {
        head(out, 3, rings(polygon).count());
        for ring in rings(polygon) {
            out.extend_from_slice(&(ring.0.len() as u32).to_le_bytes());
            for at in &ring.0 {
                out.extend_from_slice(&at.x.to_le_bytes());
                out.extend_from_slice(&at.y.to_le_bytes());
            }
        }
    }
}

/// The polygons of a GeoPackage blob, with the number of its reference system. An empty geometry has no polygons.
///
/// # Errors
/// [`WkbError`].
pub fn from_geopackage(blob: &[u8]) -> Result<(MultiPolygon<f64>, i32), WkbError> {
    let header = blob.get(..8).ok_or(WkbError::Truncated)?;
    let flags = header[3];
    if &header[..2] != b"GP" || flags & 0b0010_0000 != 0 {
        return Err(WkbError::NotAGeometry);
    }
    let number = [header[4], header[5], header[6], header[7]];
    let srs_id = if flags & 1 == 1 { i32::from_le_bytes(number) } else { i32::from_be_bytes(number) };
    let envelope = match flags >> 1 & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(WkbError::NotAGeometry),
    };
    let wkb = blob.get(8 + envelope..).ok_or(WkbError::Truncated)?;
    Ok((from_wkb(wkb)?, srs_id))
}

/// The polygons of well-known binary.
///
/// # Errors
/// [`WkbError`].
pub fn from_wkb(bytes: &[u8]) -> Result<MultiPolygon<f64>, WkbError> {
    let mut polygons = Vec::new();
    Reader { rest: bytes }.geometry(&mut polygons, MAX_DEPTH)?;
    Ok(MultiPolygon(polygons))
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], WkbError> {
        let (head, rest) = self.rest.split_first_chunk::<N>().ok_or(WkbError::Truncated)?;
        self.rest = rest;
        Ok(*head)
    }

    fn u32(&mut self, little: bool) -> Result<u32, WkbError> {
        let bytes = self.take()?;
        Ok(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn f64(&mut self, little: bool) -> Result<f64, WkbError> {
        let bytes = self.take()?;
        Ok(if little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    /// A number of things that take at least `size` bytes each: more than the bytes hold is no count, so that nothing
    /// is allocated for it.
    fn count(&mut self, little: bool, size: usize) -> Result<usize, WkbError> {
        let count = self.u32(little)? as usize;
        if count > self.rest.len() / size { Err(WkbError::Truncated) } else { Ok(count) }
    }

    fn geometry(&mut self, into: &mut Vec<Polygon<f64>>, depth: usize) -> Result<(), WkbError> {
        let little = match self.take::<1>()?[0] {
            0 => false,
            1 => true,
            _ => return Err(WkbError::NotAGeometry),
        };
        let kind = self.u32(little)?;
        // EWKB marks Z, M and a reference system in the highest bits, ISO adds 1000, 2000 or 3000.
        let (iso, base) = ((kind & 0xffff) / 1000, (kind & 0xffff) % 1000);
        let extra = u32::from(kind & 0x8000_0000 != 0 || iso == 1 || iso == 3)
            + u32::from(kind & 0x4000_0000 != 0 || iso == 2 || iso == 3);
        if kind & 0x2000_0000 != 0 {
            self.u32(little)?;
        }
        match base {
            3 => into.push(self.polygon(little, extra as usize)?),
            6 | 7 => {
                let depth = depth.checked_sub(1).ok_or(WkbError::TooDeep)?;
                for _ in 0..self.count(little, 9)? {
                    self.geometry(into, depth)?;
                }
            }
            other => {
                let name = KINDS.get(other as usize).copied().ok_or(WkbError::NotAGeometry)?;
                return Err(WkbError::NotAPolygon(name));
            }
        }
        Ok(())
    }

    fn polygon(&mut self, little: bool, extra: usize) -> Result<Polygon<f64>, WkbError> {
        let mut rings = Vec::new();
        for _ in 0..self.count(little, 4)? {
            let points = self.count(little, 16 + 8 * extra)?;
            let mut ring = Vec::with_capacity(points);
            for _ in 0..points {
                ring.push(Coord { x: self.f64(little)?, y: self.f64(little)? });
                for _ in 0..extra {
                    self.f64(little)?;
                }
            }
            rings.push(LineString(ring));
        }
        let mut rings = rings.into_iter();
        let exterior = rings.next().unwrap_or_else(|| LineString(vec![]));
        Ok(Polygon::new(exterior, rings.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::polygon;

    fn example() -> MultiPolygon<f64> {
        let with_hole = polygon!(
            exterior: [(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 4.5), (x: 0., y: 4.)],
            interiors: [[(x: 1., y: 1.), (x: 1., y: 2.), (x: 2., y: 2.)]],
        );
        MultiPolygon(vec![with_hole, polygon![(x: 9., y: 9.), (x: 10., y: 9.), (x: 10., y: 10.)]])
    }

    #[test]
    fn polygons_survive_being_written_and_read() {
        for shape in [example(), MultiPolygon(vec![])] {
            assert_eq!(from_geopackage(&to_geopackage(&shape, 3006)), Ok((shape.clone(), 3006)));
            assert_eq!(from_wkb(&to_wkb(&shape)), Ok(shape));
        }
    }

    #[test]
    fn z_m_big_endian_and_reference_systems_are_read_past() {
        // Hand-made: one triangle with all extras, in the dialects of ISO (3003) and PostGIS.
        let triangle = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]];
        for (kind, srid) in [(3003_u32, None), (0xE000_0003, Some(3006_u32)), (0xC000_0003, None)] {
            for little in [true, false] {
                let mut bytes = vec![u8::from(little)];
                let u32_of = |v: u32| if little { v.to_le_bytes() } else { v.to_be_bytes() };
                let f64_of = |v: f64| if little { v.to_le_bytes() } else { v.to_be_bytes() };
                bytes.extend(u32_of(kind));
                bytes.extend(srid.into_iter().flat_map(u32_of));
                bytes.extend(u32_of(1));
                bytes.extend(u32_of(4));
                for [x, y] in triangle {
                    bytes.extend([x, y, 77.0, 88.0].into_iter().flat_map(f64_of));
                }
                let read = from_wkb(&bytes).unwrap();
                assert_eq!(read.0, [polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 0., y: 1.)]]);
            }
        }
    }

    #[test]
    fn cut_bytes_huge_counts_points_and_deep_nesting_are_errors() {
        let whole = to_geopackage(&example(), 3006);
        for end in 0..whole.len() {
            assert!(from_geopackage(&whole[..end]).is_err(), "{end}");
        }
        let point = [&[1_u8, 1, 0, 0, 0][..], &[0; 16]].concat();
        assert_eq!(from_wkb(&point), Err(WkbError::NotAPolygon("Point")));
        assert_eq!(from_wkb(&[1, 3, 0, 0, 0, 255, 255, 255, 255]), Err(WkbError::Truncated));
        let nested = [1_u8, 7, 0, 0, 0, 1, 0, 0, 0].repeat(100);
        assert_eq!(from_wkb(&nested), Err(WkbError::TooDeep));
        assert_eq!(from_geopackage(b"PK\x03\x04aaaaaaaa"), Err(WkbError::NotAGeometry));
    }
}
