//! Columns as compressed blocks, exactly.
//!
//! `encoding` says what the numbers are before compression:
//!
//! | encoding | a number v is stored as | for |
//! |---|---|---|
//! | `i32/1`, `i32/10`, `i32/100`, `i32/1000` | the 32-bit integer v · 1, v · 10, v · 100, v · 1000; missing is −2³¹ | counts, published decimals, shares of counts |
//! | `f64` | its 64 bits; missing is NaN | everything else |
//!
//! A decimal encoding is used only if every number comes back bit for bit. The little-endian bytes are shuffled (all
//! first bytes, then all second bytes, …), which puts like bytes together, and compressed as a zlib stream. Reasons
//! of missing cells are one byte a cell (0 = a value, else [`Missing::code`]), a zlib stream too, absent when nothing
//! is missing.

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use segbar_domain::{Column, Missing};
use std::io::{Read, Write};

/// Missing in the decimal encodings.
const NO_VALUE: i32 = i32::MIN;

/// The most decimals that are stored as integers: the bounds of a share in whole per cent of a number of persons have
/// three.
const MOST_DECIMALS: u8 = 3;

/// The most cells that a stored column may have: a damaged file must not fill the memory.
pub const MAX_CELLS: usize = 10_000_000;

/// How numbers are stored before compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Integers after multiplication with 10 to this power, 0–3.
    Decimal(u8),
    /// IEEE 754 binary64.
    Float,
}

/// Numbers as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Before compression.
    pub encoding: Encoding,
    /// The zlib stream.
    pub bytes: Vec<u8>,
}

/// A column as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// The values.
    pub values: Block,
    /// The reasons of missing cells.
    pub missing: Option<Vec<u8>>,
    /// Lower and upper bounds.
    pub interval: Option<(Block, Block)>,
}

impl Encoding {
    /// The name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Decimal(0) => "i32/1",
            Encoding::Decimal(1) => "i32/10",
            Encoding::Decimal(2) => "i32/100",
            Encoding::Decimal(_) => "i32/1000",
            Encoding::Float => "f64",
        }
    }

    /// The encoding with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        (0..=MOST_DECIMALS).map(Encoding::Decimal).chain([Encoding::Float]).find(|encoding| encoding.name() == name)
    }
}

/// The column as stored.
pub fn encode(column: &Column) -> Stored {
    let codes = column.missing_codes();
    Stored {
        values: encode_numbers(column.values()),
        missing: (!codes.is_empty()).then(|| deflate(codes)),
        interval: column.interval().map(|i| (encode_numbers(&i.low), encode_numbers(&i.high))),
    }
}

/// The column of `n` cells that was stored.
///
/// # Errors
/// What is wrong with the blocks.
pub fn decode(n: usize, stored: &Stored) -> Result<Column, String> {
    let values = decode_numbers(n, &stored.values)?;
    let codes = match &stored.missing {
        Some(bytes) => inflate(bytes, n)?,
        None => vec![0; n],
    };
    let cells = values.into_iter().zip(codes).map(|(value, code)| match Missing::from_code(code) {
        Some(reason) => Err(reason),
        None => Ok(value),
    });
    let column = Column::from_cells(cells);
    match &stored.interval {
        Some((low, high)) => Ok(column.with_interval(decode_numbers(n, low)?, decode_numbers(n, high)?)),
        None => Ok(column),
    }
}

fn encode_numbers(numbers: &[f64]) -> Block {
    for decimals in 0..=MOST_DECIMALS {
        if let Some(scaled) = as_decimals(numbers, decimals) {
            let bytes = deflate(&shuffled(&scaled, i32::to_le_bytes));
            return Block { encoding: Encoding::Decimal(decimals), bytes };
        }
    }
    // One NaN for all, so that the bytes do not depend on where it came from.
    let canonical: Vec<f64> = numbers.iter().map(|v| if v.is_nan() { f64::NAN } else { *v }).collect();
    Block { encoding: Encoding::Float, bytes: deflate(&shuffled(&canonical, f64::to_le_bytes)) }
}

fn decode_numbers(n: usize, block: &Block) -> Result<Vec<f64>, String> {
    match block.encoding {
        Encoding::Decimal(decimals) => {
            let scale = 10f64.powi(i32::from(decimals));
            let scaled = unshuffled(&inflate(&block.bytes, n * 4)?, n, i32::from_le_bytes);
            Ok(scaled.into_iter().map(|v| if v == NO_VALUE { f64::NAN } else { f64::from(v) / scale }).collect())
        }
        Encoding::Float => Ok(unshuffled(&inflate(&block.bytes, n * 8)?, n, f64::from_le_bytes)),
    }
}

/// The numbers times 10^decimals as integers, if all of them come back bit for bit.
fn as_decimals(numbers: &[f64], decimals: u8) -> Option<Vec<i32>> {
    let scale = 10f64.powi(i32::from(decimals));
    let mut scaled = Vec::with_capacity(numbers.len());
    for &v in numbers {
        if v.is_nan() {
            scaled.push(NO_VALUE);
            continue;
        }
        let rounded = (v * scale).round();
        let fits = rounded > f64::from(NO_VALUE) && rounded <= f64::from(i32::MAX);
        let integer = rounded as i32;
        if !fits || (f64::from(integer) / scale).to_bits() != v.to_bits() {
            return None;
        }
        scaled.push(integer);
    }
    Some(scaled)
}

fn shuffled<T: Copy, const N: usize>(numbers: &[T], to_bytes: fn(T) -> [u8; N]) -> Vec<u8> {
    let n = numbers.len();
    let mut out = vec![0; n * N];
    for (i, number) in numbers.iter().enumerate() {
        for (k, byte) in to_bytes(*number).into_iter().enumerate() {
            out[k * n + i] = byte;
        }
    }
    out
}

fn unshuffled<T, const N: usize>(bytes: &[u8], n: usize, from_bytes: fn([u8; N]) -> T) -> Vec<T> {
    (0..n).map(|i| from_bytes(std::array::from_fn(|k| bytes[k * n + i]))).collect()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::fast());
    // Writing to a Vec does not fail.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// The `expected` bytes of a zlib stream; neither more nor fewer.
fn inflate(bytes: &[u8], expected: usize) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(expected);
    // One byte more than expected, so that a longer stream is noticed without being unpacked.
    let read = ZlibDecoder::new(bytes).take(expected as u64 + 1).read_to_end(&mut out);
    match read {
        Ok(n) if n == expected => Ok(out),
        Ok(n) => Err(format!("a block has {n} bytes where {expected} were expected")),
        Err(error) => Err(format!("a block cannot be unpacked ({error})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn back(column: &Column) -> Column {
        decode(column.len(), &encode(column)).unwrap()
    }

    fn same(a: &[f64], b: &[f64]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.to_bits() == y.to_bits())
    }

    #[test]
    fn counts_and_published_decimals_become_small_integers() {
        let encoding = |cells: &[f64]| encode(&Column::from_cells(cells.iter().map(|v| Ok(*v)))).values.encoding;
        assert_eq!(encoding(&[0.0, 1_995.0, 10_521_556.0]), Encoding::Decimal(0));
        assert_eq!(encoding(&[9.1, 5.5, 100.0]), Encoding::Decimal(1));
        assert_eq!(encoding(&[9.15, 0.07]), Encoding::Decimal(2));
        assert_eq!(encoding(&[33.5 * 901.0 / 100.0, 0.5]), Encoding::Decimal(3));
        assert_eq!(encoding(&[1.0 / 3.0]), Encoding::Float);
        assert_eq!(encoding(&[-0.0]), Encoding::Float);
        assert_eq!(encoding(&[3e9]), Encoding::Float);
    }

    #[test]
    fn reasons_and_bounds_come_back() {
        let column = Column::from_cells([Ok(12.0), Err(Missing::Suppressed), Ok(0.5)])
            .with_interval(vec![11.5, f64::NAN, 0.1 + 0.2], vec![12.5, f64::NAN, 1.0]);
        let read = back(&column);
        assert_eq!(read.cells().collect::<Vec<_>>(), column.cells().collect::<Vec<_>>());
        let (a, b) = (column.interval().unwrap(), read.interval().unwrap());
        assert!(same(&a.low, &b.low) && same(&a.high, &b.high));
    }

    #[test]
    fn an_empty_column_comes_back() {
        assert_eq!(back(&Column::from_cells([])).len(), 0);
    }

    #[test]
    fn a_damaged_block_is_a_sentence() {
        let mut stored = encode(&Column::from_cells((0..100).map(|i| Ok(f64::from(i)))));
        assert!(decode(99, &stored).unwrap_err().contains("expected"));
        assert!(decode(101, &stored).unwrap_err().contains("expected"));
        stored.values.bytes.truncate(5);
        assert!(decode(100, &stored).is_err());
    }

    proptest! {
        #[test]
        fn every_column_comes_back_bit_for_bit(
            cells in prop::collection::vec(
                prop_oneof![
                    (0i32..3_000_000).prop_map(|v| Ok(f64::from(v))),
                    (0i32..1_000).prop_map(|v| Ok(f64::from(v) / 10.0)),
                    any::<f64>().prop_map(Ok),
                    (1u8..9).prop_map(|c| Err(Missing::from_code(c).unwrap())),
                ],
                0..300,
            )
        ) {
            let column = Column::from_cells(cells);
            let read = back(&column);
            prop_assert_eq!(read.missing_codes(), column.missing_codes());
            prop_assert!(same(read.values(), column.values()));
        }
    }
}
