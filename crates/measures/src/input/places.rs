use super::{pick, several_areas};
use crate::error::{self, MeasureError};
use std::borrow::Cow;

/// Coordinates in metres of a projected reference system such as SWEREF 99 TM (EPSG:3006). Degrees are not metres:
/// whoever writes `Metres(longitudes)` says something that is not true, and no measure takes anything else.
#[derive(Clone, Debug, PartialEq)]
pub struct Metres<'a>(pub Cow<'a, [f64]>);

impl<'a, T: Into<Cow<'a, [f64]>>> From<T> for Metres<'a> {
    fn from(values: T) -> Self {
        Metres(values.into())
    }
}

/// No coordinate in metres is larger, whatever the system: a thousand times around the earth.
const FARTHEST: f64 = 4e10;
/// No size or perimeter is larger.
const LARGEST: f64 = 1e20;

/// Where n ≥ 2 areas are: a point each, usually the centroid, and where known area (m²) and perimeter (m).
#[derive(Clone, Debug)]
pub struct Places<'a> {
    x: Cow<'a, [f64]>,
    y: Cow<'a, [f64]>,
    area: Option<Cow<'a, [f64]>>,
    perimeter: Option<Cow<'a, [f64]>>,
}

impl<'a> Places<'a> {
    /// Places from eastings x and northings y in metres.
    ///
    /// # Errors
    /// Unequal lengths, fewer than two places, a coordinate that is not finite or larger than 40 million kilometres.
    pub fn new(x: Metres<'a>, y: Metres<'a>) -> Result<Self, MeasureError> {
        let (Metres(x), Metres(y)) = (x, y);
        error::same_length(x.len(), y.len())?;
        several_areas(x.len())?;
        if let Some(position) = x.iter().zip(y.iter()).position(|(x, y)| !(x.is_finite() && y.is_finite())) {
            return Err(MeasureError::NotFinite { position });
        }
        if let Some(value) = x.iter().chain(y.iter()).find(|v| v.abs() > FARTHEST) {
            let allowed = format!("a number of metres between −{FARTHEST} and {FARTHEST}");
            return Err(MeasureError::BadParameter { name: "coordinate", value: *value, allowed });
        }
        Ok(Self { x, y, area: None, perimeter: None })
    }

    /// The same places with the size of each area in square metres.
    ///
    /// # Errors
    /// Another number of areas, an area that is not greater than zero, or beyond 10²⁰ m².
    pub fn with_area(self, area: impl Into<Cow<'a, [f64]>>) -> Result<Self, MeasureError> {
        Ok(Self { area: Some(positive(area.into(), self.n())?), ..self })
    }

    /// The same places with the length of each area's border in metres.
    ///
    /// # Errors
    /// Another number of areas, a perimeter that is not greater than zero, or beyond 10²⁰ m.
    pub fn with_perimeter(self, perimeter: impl Into<Cow<'a, [f64]>>) -> Result<Self, MeasureError> {
        Ok(Self { perimeter: Some(positive(perimeter.into(), self.n())?), ..self })
    }

    /// A part of the places.
    ///
    /// # Errors
    /// A position that is none, fewer than two places.
    pub fn at(&self, positions: &[usize]) -> Result<Places<'static>, MeasureError> {
        several_areas(positions.len())?;
        let optional = |values: &Option<Cow<[f64]>>| values.as_ref().map(|v| pick(v, positions)).transpose();
        Ok(Places {
            x: pick(&self.x, positions)?.into(),
            y: pick(&self.y, positions)?.into(),
            area: optional(&self.area)?.map(Cow::Owned),
            perimeter: optional(&self.perimeter)?.map(Cow::Owned),
        })
    }

    /// The same places, borrowed.
    pub fn lent(&self) -> Places<'_> {
        Places {
            x: Cow::Borrowed(&self.x),
            y: Cow::Borrowed(&self.y),
            area: self.area.as_deref().map(Cow::Borrowed),
            perimeter: self.perimeter.as_deref().map(Cow::Borrowed),
        }
    }

    /// Number of places.
    pub fn n(&self) -> usize {
        self.x.len()
    }

    /// Eastings in metres.
    pub fn x(&self) -> &[f64] {
        &self.x
    }

    /// Northings in metres.
    pub fn y(&self) -> &[f64] {
        &self.y
    }

    /// Areas in square metres, where they were given.
    ///
    /// # Errors
    /// They were not.
    pub fn area(&self) -> Result<&[f64], MeasureError> {
        self.area.as_deref().ok_or(MeasureError::NotGiven { what: "the size of the areas" })
    }

    /// Perimeters in metres, where they were given.
    ///
    /// # Errors
    /// They were not.
    pub fn perimeter(&self) -> Result<&[f64], MeasureError> {
        self.perimeter.as_deref().ok_or(MeasureError::NotGiven { what: "the perimeter of the areas" })
    }
}

fn positive(values: Cow<'_, [f64]>, n: usize) -> Result<Cow<'_, [f64]>, MeasureError> {
    error::same_length(n, values.len())?;
    match values.iter().position(|v| !(*v > 0.0 && *v <= LARGEST)) {
        Some(position) => Err(MeasureError::NotPositive { position, value: values[position] }),
        None => Ok(values),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_without_sizes_say_so_when_asked() {
        let places = Places::new(vec![0.0, 1.0].into(), vec![0.0, 1.0].into()).unwrap();
        assert!(places.area().unwrap_err().to_string().contains("the size of the areas"));
        let places = places.with_area(vec![1.0, 2.0]).unwrap();
        assert_eq!(places.at(&[1, 0]).unwrap().area(), Ok(&[2.0, 1.0][..]));
        assert_eq!(
            places.with_perimeter(vec![1.0, 0.0]).unwrap_err(),
            MeasureError::NotPositive { position: 1, value: 0.0 }
        );
        let endless = Places::new(vec![0.0, f64::INFINITY].into(), vec![0.0, 1.0].into());
        assert_eq!(endless.unwrap_err(), MeasureError::NotFinite { position: 1 });
        let far = Places::new(vec![0.0, 1e300].into(), vec![0.0, 1.0].into());
        assert!(far.unwrap_err().to_string().contains("metres"));
    }
}
