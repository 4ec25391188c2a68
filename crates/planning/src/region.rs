//! Which functional analysis region (FA-region) does a municipality lie in?
//!
//! FA-regions are groups of municipalities within which people can live and work without overly long ways. The division
//! that is part of the program is the one of 2015 with 60 regions, with the numbers 1–60 of Statistics Sweden's key
//! between municipalities and other divisions of 1 January 2025 ("Län och kommuner i nummerordning samt motsvarande
//! koder", column *Funktionell analysregion (Tillväxtanalys)*). A later division, such as the one of 71 regions, is
//! given by the user as a table of `kommun_code` and `fa_region`.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::Site;

const FA15: &str = include_str!("../../../catalogue/regions/fa15.csv");

/// The FA-region of 2015 of each municipality: code of four digits → number 1 … 60 as text.
pub fn fa15() -> BTreeMap<String, String> {
    let row = |line: &str| line.split_once(',').map(|(code, region)| (code.to_owned(), region.to_owned()));
    FA15.lines().skip(1).filter_map(row).collect()
}

/// The regions in which there is no site at all, neither an office nor a candidate: a condition of one office in every region
/// says nothing of them, and who asks it should be told. In the order of their codes.
pub fn without_site(regions: &BTreeMap<String, String>, sites: &[Site]) -> Vec<String> {
    let with: BTreeSet<&str> = sites.iter().map(|site| site.region.as_str()).collect();
    let all: BTreeSet<&String> = regions.values().collect();
    all.into_iter().filter(|region| !with.contains(region.as_str())).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_290_municipalities_lie_in_60_regions() {
        let regions = fa15();
        assert_eq!(regions.len(), 290);
        let numbers: BTreeSet<u32> = regions.values().map(|of| of.parse().expect("a number")).collect();
        assert_eq!(numbers, (1..=60).collect());
    }

    #[test]
    fn regions_cross_counties_and_gotland_is_its_own() {
        let regions = fa15();
        assert_eq!(regions["0380"], regions["0180"], "Uppsala and Stockholm are one region");
        assert_eq!(regions.values().filter(|of| **of == regions["0980"]).count(), 1);
        assert_eq!(regions["0604"], regions["0680"], "Aneby lies in Jönköping's region");
    }
}
