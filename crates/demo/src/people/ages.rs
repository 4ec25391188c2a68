//! Ages: a distribution over five-year groups, and spans of ages as the catalogue writes them.

/// Five-year groups 0–4 … 75–79, and 80 and over.
pub const GROUPS: usize = 17;

/// Oldest age that the last group is thought to reach.
const OLDEST: f64 = 100.0;

/// Per cent of the population in each group, about as in Sweden.
const NATION: [f64; GROUPS] = [5.5, 5.9, 6.0, 5.8, 5.5, 6.2, 7.2, 6.7, 6.2, 6.1, 6.5, 6.6, 5.6, 5.2, 5.1, 4.6, 5.3];

/// How a group's share answers to families with children, to old people, and to students (exponents).
const FAMILIES: [f64; GROUPS] =
    [0.45, 0.50, 0.45, 0.25, -0.35, -0.15, 0.25, 0.45, 0.40, 0.20, 0.0, -0.15, -0.25, -0.35, -0.40, -0.45, -0.5];
const OLD: [f64; GROUPS] =
    [-0.25, -0.22, -0.18, -0.15, -0.20, -0.28, -0.28, -0.22, -0.15, -0.05, 0.05, 0.12, 0.22, 0.32, 0.42, 0.50, 0.60];
const STUDENTS: [f64; GROUPS] =
    [-0.5, -0.9, -1.0, -0.2, 1.6, 1.2, 0.4, -0.1, -0.4, -0.5, -0.6, -0.6, -0.6, -0.6, -0.6, -0.6, -0.5];

/// The share of each group in an area, summing to 1. The three traits are about −3 … 3, 0 for the average.
pub fn distribution(families: f64, old: f64, students: f64) -> [f64; GROUPS] {
    let mut shares = [0.0; GROUPS];
    for (g, share) in shares.iter_mut().enumerate() {
        *share = NATION[g] * (families * FAMILIES[g] + old * OLD[g] + students * STUDENTS[g]).exp();
    }
    let sum: f64 = shares.iter().sum();
    shares.map(|s| s / sum)
}

/// A span of ages: youngest and oldest included, the oldest open where absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Youngest.
    pub from: u8,
    /// Oldest.
    pub to: Option<u8>,
}

impl Span {
    /// The ages from … to, both included.
    pub const fn new(from: u8, to: u8) -> Self {
        Span { from, to: Some(to) }
    }

    /// The ages from … on.
    pub const fn from(from: u8) -> Self {
        Span { from, to: None }
    }

    /// The span that the catalogue writes `20-64`, `80-` or `80+`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(from) = text.strip_suffix(['+', '-']) {
            return from.parse().ok().map(Span::from);
        }
        let (from, to) = text.split_once('-')?;
        Some(Span::new(from.parse().ok()?, to.parse().ok()?))
    }

    /// The share of people whose age is in the span; inside a group ages are spread evenly.
    pub fn share(self, distribution: &[f64; GROUPS]) -> f64 {
        let (start, end) = (f64::from(self.from), self.to.map_or(OLDEST, |to| f64::from(to) + 1.0));
        let first = usize::from(self.from / 5).min(GROUPS - 1);
        let mut share = 0.0;
        for (g, of_group) in distribution.iter().enumerate().skip(first) {
            let (low, high) = (5.0 * g as f64, if g == GROUPS - 1 { OLDEST } else { 5.0 * (g + 1) as f64 });
            if low >= end {
                break;
            }
            share += of_group * (end.min(high) - start.max(low)).max(0.0) / (high - low);
        }
        share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_the_catalogue_writes_them() {
        assert_eq!(Span::parse("0-4"), Some(Span::new(0, 4)));
        assert_eq!(Span::parse("80-"), Some(Span::from(80)));
        assert_eq!(Span::parse("80+"), Some(Span::from(80)));
        assert_eq!(Span::parse("total"), None);
    }

    #[test]
    fn the_parts_of_a_distribution_sum_to_the_whole() {
        let ages = distribution(0.4, -0.3, 1.0);
        let spans = [Span::new(0, 15), Span::new(16, 64), Span::from(65)];
        let sum: f64 = spans.iter().map(|s| s.share(&ages)).sum();
        assert!((sum - 1.0).abs() < 1e-12);
        assert!((Span::new(20, 24).share(&ages) - ages[4]).abs() < 1e-12);
    }
}
