//! The cells of a table in little room: eight bytes a value, and places only where the format does not imply them.
//!
//! A national sync holds some twenty million cells. Where each had its value, its row and the label of each dimension beside
//! it, reading took two gigabytes.

use super::raw::RawValue;
use segbar_domain::Missing;

/// A value in eight bytes: a finite number as it is, everything else in a NaN that no number is.
#[derive(Clone, Copy, Debug)]
pub struct Packed(u64);

/// The bits of a quiet NaN; below them the kind, and what it is.
const NAN: u64 = 0x7ff8_0000_0000_0000;
const MISSING: u64 = NAN | 1 << 40;
const TEXT: u64 = NAN | 2 << 40;

impl Packed {
    /// A finite number.
    pub fn number(number: f64) -> Self {
        Packed(number.to_bits())
    }

    /// A value.
    pub fn new(value: RawValue) -> Self {
        match value {
            RawValue::Number(number) => Self::number(number),
            RawValue::Missing(reason) => Packed(MISSING | u64::from(reason.code())),
            RawValue::Text(text) => Packed(TEXT | u64::from(text)),
        }
    }

    /// What it is.
    pub fn value(self) -> RawValue {
        match self.0 & !0xffff_ffff {
            MISSING => RawValue::Missing(Missing::from_code(self.0 as u8).unwrap_or(Missing::NotAvailable)),
            TEXT => RawValue::Text(self.0 as u32),
            _ => RawValue::Number(f64::from_bits(self.0)),
        }
    }
}

/// The cells of one table in order.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    values: Vec<Packed>,
    layout: Layout,
}

/// Which labels a cell belongs to, and where it stands.
#[derive(Clone, Debug)]
enum Layout {
    /// Combinations of labels, the last dimension fastest: all of them, or those at `positions`, ascending.
    Combinations { sizes: Vec<u32>, positions: Option<Vec<u32>> },
    /// Rows of a sheet, each as long as all: the labels of a row's stub come before those of the column's head.
    Sheet { rows: Vec<u32>, stubs: Vec<u32>, columns: Vec<u32>, heads: Vec<u32> },
}

impl Default for Layout {
    fn default() -> Self {
        Layout::Sheet { rows: vec![], stubs: vec![], columns: vec![], heads: vec![] }
    }
}

impl Cells {
    /// One value per combination of labels, the last dimension fastest. `sizes` are the numbers of labels.
    pub fn all(sizes: &[usize], mut values: Vec<Packed>) -> Self {
        values.shrink_to_fit();
        Cells { values, layout: Layout::Combinations { sizes: narrow(sizes), positions: None } }
    }

    /// Values of some combinations, each with its position among all of them, in any order.
    pub fn some(sizes: &[usize], values: &[Packed], positions: &[usize]) -> Self {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by_key(|cell| positions[*cell]);
        let ascending = order.iter().map(|cell| positions[*cell] as u32).collect();
        Cells {
            values: order.into_iter().map(|cell| values[cell]).collect(),
            layout: Layout::Combinations { sizes: narrow(sizes), positions: Some(ascending) },
        }
    }

    /// An empty sheet with these columns: for each its number, and the label of each dimension that it stands for.
    pub fn sheet<'a>(columns: impl IntoIterator<Item = (u32, &'a [u32])>) -> Self {
        let (mut numbers, mut heads) = (Vec::new(), Vec::new());
        for (column, labels) in columns {
            numbers.push(column);
            heads.extend_from_slice(labels);
        }
        Cells { values: vec![], layout: Layout::Sheet { rows: vec![], stubs: vec![], columns: numbers, heads } }
    }

    /// Begins a row of a sheet, with the label of each dimension of its stub. Exactly as many values as there are columns
    /// must be pushed before the next.
    pub fn row(&mut self, row: u32, stub: impl IntoIterator<Item = u32>) {
        if let Layout::Sheet { rows, stubs, .. } = &mut self.layout {
            rows.push(row);
            stubs.extend(stub);
        }
    }

    /// Adds the next value of a row.
    pub fn push(&mut self, value: RawValue) {
        self.values.push(Packed::new(value));
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value of a cell.
    pub fn value(&self, cell: usize) -> RawValue {
        self.values[cell].value()
    }

    /// Throws the values away when they have been read; places can be said as before.
    pub fn forget_values(&mut self) {
        self.values = Vec::new();
    }

    /// The label position of a cell in each dimension.
    pub fn at(&self, cell: usize) -> Vec<u32> {
        match &self.layout {
            Layout::Combinations { sizes, positions } => {
                let mut rest = positions.as_ref().map_or(cell as u32, |positions| positions[cell]);
                let mut at = vec![0; sizes.len()];
                for (slot, n) in at.iter_mut().zip(sizes).rev() {
                    (*slot, rest) = (rest % n, rest / n);
                }
                at
            }
            Layout::Sheet { rows, stubs, columns, heads } => {
                let (row, column) = (cell / columns.len(), cell % columns.len());
                let (stub, head) = (stubs.len() / rows.len(), heads.len() / columns.len());
                [&stubs[row * stub..][..stub], &heads[column * head..][..head]].concat()
            }
        }
    }

    /// Row counted from 1 and column counted from 0 of a cell; 0 when the format has no rows.
    pub fn row_and_column(&self, cell: usize) -> (u32, u32) {
        match &self.layout {
            Layout::Sheet { rows, columns, .. } => (rows[cell / columns.len()], columns[cell % columns.len()]),
            Layout::Combinations { .. } => (0, 0),
        }
    }

    /// Goes through the cells in order: cell, value, label position in each dimension.
    pub fn each(&self, mut visit: impl FnMut(usize, RawValue, &[u32])) {
        let mut at: Vec<u32> = Vec::new();
        for (cell, value) in self.values.iter().enumerate() {
            match &self.layout {
                // Counted up as an odometer does: a division per dimension and cell would cost more than the rest.
                Layout::Combinations { sizes, positions: None } if cell > 0 => {
                    for (digit, n) in at.iter_mut().zip(sizes).rev() {
                        *digit += 1;
                        if *digit < *n {
                            break;
                        }
                        *digit = 0;
                    }
                }
                Layout::Sheet { columns, heads, .. } if cell % columns.len() > 0 => {
                    let head = heads.len() / columns.len();
                    let stub = at.len() - head;
                    at[stub..].copy_from_slice(&heads[cell % columns.len() * head..][..head]);
                }
                _ => at = self.at(cell),
            }
            visit(cell, value.value(), &at);
        }
    }
}

/// Numbers of labels; the product of all is at most [`MAX_CELLS`](super::raw::MAX_CELLS).
fn narrow(sizes: &[usize]) -> Vec<u32> {
    sizes.iter().map(|n| *n as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_back_from_its_eight_bytes() {
        let numbers = [0.0, -0.0, 1.5, -7.0, f64::MAX, f64::MIN_POSITIVE].map(RawValue::Number);
        let texts = [0, 7, u32::MAX].map(RawValue::Text);
        for value in numbers.into_iter().chain(texts).chain(Missing::ALL.map(RawValue::Missing)) {
            match (Packed::new(value).value(), value) {
                (RawValue::Number(a), RawValue::Number(b)) => assert_eq!(a.to_bits(), b.to_bits()),
                (a, b) => assert_eq!(a, b),
            }
        }
    }

    #[test]
    fn cells_that_are_gone_through_have_the_labels_that_they_have_alone() {
        let packed = |n: usize| vec![Packed::number(1.0); n];
        let mut sheet = Cells::sheet([(2, &[0, 5][..]), (3, &[1, 6][..])]);
        for (row, stub) in [(4, 8), (6, 9)] {
            sheet.row(row, [stub]);
            (0..2).for_each(|_| sheet.push(RawValue::Number(1.0)));
        }
        assert_eq!((sheet.at(3), sheet.row_and_column(3)), (vec![9, 1, 6], (6, 3)));
        let some = Cells::some(&[2, 3], &packed(2), &[5, 1]);
        assert_eq!((some.at(0), some.at(1)), (vec![0, 1], vec![1, 2]));
        for cells in [Cells::all(&[2, 1, 3], packed(6)), some, sheet] {
            let mut seen = 0;
            cells.each(|cell, _, at| {
                assert_eq!((cell, at), (seen, &cells.at(cell)[..]));
                seen += 1;
            });
            assert_eq!(seen, cells.len());
        }
    }
}
