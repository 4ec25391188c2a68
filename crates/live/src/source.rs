//! What every source says of itself.

use segbar_domain::catalogue::Publisher;
use segbar_domain::{Catalogue, Text};

/// A place from which data are fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name in the settings: `pxweb2`.
    pub id: &'static str,
    /// Who publishes, an id of `publishers.toml`: licence and citation are there.
    pub publisher: &'static str,
    /// The publisher's own address; empty where the publisher has no address that stays.
    pub base: &'static str,
}

/// All sources, in the order in which they are asked.
pub const ALL: [Source; 6] = [
    crate::keys::SOURCE,
    crate::wfs::SOURCE,
    crate::police::SOURCE,
    crate::pxweb2::SOURCE,
    crate::pxweb1::SOURCE,
    crate::bulk::SOURCE,
];

impl Source {
    fn publisher(&self) -> Option<&'static Publisher> {
        Catalogue::builtin().publisher(self.publisher)
    }

    /// The licence under which the data come.
    pub fn licence(&self) -> &'static str {
        self.publisher().map_or("", |p| p.licence.as_str())
    }

    /// How the data are cited.
    pub fn citation(&self) -> Text {
        self.publisher().map_or_else(Text::default, |p| p.citation.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_a_licence_and_a_citation() {
        for source in ALL {
            assert!(!source.licence().is_empty() && !source.citation().sv.is_empty(), "{}", source.id);
        }
    }
}
