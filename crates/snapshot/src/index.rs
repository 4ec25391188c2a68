//! What a snapshot holds, without the numbers: which indicators on which areas, in which years, split how.

use segbar_domain::{Breakdown, ColumnKey, Period, Vintage};
use std::collections::{BTreeMap, BTreeSet};

type Breakdowns = BTreeSet<Breakdown>;
type Periods = BTreeMap<Period, Breakdowns>;

/// The keys of all columns, arranged for the questions that are asked of them. Every order is canonical.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    columns: BTreeMap<String, BTreeMap<Vintage, Periods>>,
}

/// Where one indicator exists on one vintage.
#[derive(Clone, Debug, PartialEq)]
pub struct Available {
    /// Which areas.
    pub vintage: Vintage,
    /// Years with at least one column, ascending.
    pub periods: Vec<Period>,
    /// Breakdowns that exist in at least one year; the total first.
    pub breakdowns: Vec<Breakdown>,
}

impl Index {
    pub(crate) fn insert(&mut self, key: ColumnKey) {
        let vintages = self.columns.entry(key.indicator).or_default();
        vintages.entry(key.vintage).or_default().entry(key.period).or_default().insert(key.breakdown);
    }

    /// Ids of the indicators that have a column, in alphabetic order.
    pub fn indicators(&self) -> impl Iterator<Item = &str> {
        self.columns.keys().map(String::as_str)
    }

    /// Whether the column exists.
    pub fn contains(&self, key: &ColumnKey) -> bool {
        self.periods_of(&key.indicator, &key.vintage)
            .and_then(|p| p.get(&key.period))
            .is_some_and(|b| b.contains(&key.breakdown))
    }

    /// All keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = ColumnKey> + '_ {
        self.columns.iter().flat_map(|(indicator, vintages)| {
            vintages.iter().flat_map(move |(vintage, periods)| {
                periods.iter().flat_map(move |(period, breakdowns)| {
                    breakdowns.iter().map(move |breakdown| ColumnKey {
                        indicator: indicator.clone(),
                        vintage: vintage.clone(),
                        period: *period,
                        breakdown: breakdown.clone(),
                    })
                })
            })
        })
    }

    /// The years in which any column of the indicator exists on the vintage, ascending.
    pub fn periods(&self, indicator: &str, vintage: &Vintage) -> Vec<Period> {
        self.periods_of(indicator, vintage).map(|p| p.keys().copied().collect()).unwrap_or_default()
    }

    /// The years in which the indicator's total exists on the vintage, ascending.
    pub fn total_periods(&self, indicator: &str, vintage: &Vintage) -> Vec<Period> {
        let total = Breakdown::total();
        self.periods_of(indicator, vintage)
            .map(|p| p.iter().filter(|(_, b)| b.contains(&total)).map(|(period, _)| *period).collect())
            .unwrap_or_default()
    }

    /// The breakdowns of an indicator on a vintage in a year; the total first.
    pub fn breakdowns(&self, indicator: &str, vintage: &Vintage, period: Period) -> Vec<Breakdown> {
        self.periods_of(indicator, vintage)
            .and_then(|p| p.get(&period))
            .map(|b| b.iter().cloned().collect())
            .unwrap_or_default()
    }

    /// Where an indicator exists, by vintage.
    pub fn available(&self, indicator: &str) -> Vec<Available> {
        let Some(vintages) = self.columns.get(indicator) else {
            return vec![];
        };
        vintages
            .iter()
            .map(|(vintage, periods)| Available {
                vintage: vintage.clone(),
                periods: periods.keys().copied().collect(),
                breakdowns: periods.values().flatten().collect::<BTreeSet<_>>().into_iter().cloned().collect(),
            })
            .collect()
    }

    /// All years of any column, ascending.
    pub fn all_periods(&self) -> Vec<Period> {
        let all: BTreeSet<Period> =
            self.columns.values().flat_map(BTreeMap::values).flat_map(BTreeMap::keys).copied().collect();
        all.into_iter().collect()
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.columns.values().flat_map(BTreeMap::values).flat_map(BTreeMap::values).map(BTreeSet::len).sum()
    }

    /// Whether there is no column.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    fn periods_of(&self, indicator: &str, vintage: &Vintage) -> Option<&Periods> {
        self.columns.get(indicator)?.get(vintage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(indicator: &str, year: u16, breakdown: &str) -> ColumnKey {
        ColumnKey {
            indicator: indicator.into(),
            vintage: Vintage::regso_2020(),
            period: Period::year_of(year),
            breakdown: breakdown.parse().unwrap(),
        }
    }

    #[test]
    fn the_index_tells_what_exists_in_canonical_order() {
        let mut index = Index::default();
        for key in [key("b", 2022, "total"), key("a", 2023, "sex=women"), key("a", 2022, "total")] {
            index.insert(key);
        }
        assert_eq!(index.len(), 3);
        assert_eq!(index.indicators().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(index.periods("a", &Vintage::regso_2020()), [2022, 2023].map(Period::year_of));
        assert_eq!(index.total_periods("a", &Vintage::regso_2020()), [Period::year_of(2022)]);
        assert!(index.contains(&key("a", 2023, "sex=women")));
        assert!(!index.contains(&key("a", 2023, "total")));
        assert_eq!(
            index.keys().collect::<Vec<_>>(),
            [key("a", 2022, "total"), key("a", 2023, "sex=women"), key("b", 2022, "total")]
        );
        assert_eq!(index.available("a")[0].breakdowns[0], Breakdown::total());
        assert!(index.available("c").is_empty());
    }
}
