//! The numbers: from the seed, wholes as the sums of their parts, and the publisher's ways of saying that there is none.

use crate::shape::Shape;
use segbar_domain::Period;
use segbar_domain::catalogue::Kind;

/// One value of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A whole number.
    Whole(u32),
    /// Tenths.
    Tenths(u32),
    /// `..`
    NotAvailable,
}

/// Mixes a number (SplitMix64).
fn mix(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The values of one table.
pub struct Values<'a> {
    shape: &'a Shape,
    seed: u64,
    /// How often the table was corrected: each correction changes the values of one area in a hundred.
    corrections: u32,
}

impl<'a> Values<'a> {
    /// The values of a table, corrected so often.
    pub fn new(shape: &'a Shape, seed: u64, corrections: u32) -> Self {
        let table = shape.table.id.bytes().fold(seed, |h, b| mix(h ^ u64::from(b)));
        Values { shape, seed: table, corrections }
    }

    /// The value of an area, a content, the values of the other variables and a year, all by position.
    pub fn at(&self, area: usize, content: usize, others: &[usize], year: usize) -> Value {
        let about = &self.shape.areas[area];
        let kind = self.shape.contents[content].2;
        if !about.vintage.covers(Period::year_of(self.shape.years[year])) {
            // Outside the years of their vintage counts are 0, which is no number of people.
            return if kind == Kind::Count { Value::Whole(0) } else { Value::NotAvailable };
        }
        let place = mix(self.seed ^ (u64::from(about.index) << 20) ^ vintage_number(&about.vintage));
        let corrected = self.corrections > 0 && place % 100 == 7;
        let when = mix(place
            ^ ((year as u64) << 8)
            ^ content as u64
            ^ if corrected { u64::from(self.corrections) << 40 } else { 0 });
        match kind {
            Kind::Count => Value::Whole(self.count(when, others, 0)),
            Kind::Class => Value::Whole(1 + (when % 5) as u32),
            _ if when.is_multiple_of(97) => Value::NotAvailable,
            Kind::Share => {
                let h = others.iter().fold(when, |h, v| mix(h ^ *v as u64));
                let tenths = self.shape.table.contents.iter().any(|c| c.kind == Kind::Share && c.resolution == 0.1);
                if tenths { Value::Tenths((h % 600) as u32) } else { Value::Whole((h % 60) as u32) }
            }
            Kind::Amount => Value::Whole(150 + (when % 400) as u32),
        }
    }

    /// A count: a whole is the sum of its parts.
    fn count(&self, h: u64, others: &[usize], dimension: usize) -> u32 {
        let Some(shape) = self.shape.dimensions.get(dimension) else {
            return (mix(h) % 90) as u32;
        };
        let next = |value: usize| self.count(mix(h ^ (value as u64 + 1)), others, dimension + 1);
        match shape.whole {
            Some(whole) if others[dimension] == whole => {
                (0..shape.values.len()).filter(|value| *value != whole).map(next).sum()
            }
            _ => next(others[dimension]),
        }
    }
}

fn vintage_number(vintage: &segbar_domain::Vintage) -> u64 {
    vintage.to_string().bytes().fold(0, |h, b| mix(h ^ u64::from(b)))
}
