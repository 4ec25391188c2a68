//! A group system: the population, the households or the dwellings of an area divided into groups that do not overlap.
//!
//! Measures of segregation read counts of groups, not shares. A system says which groups there are, in which order, and
//! from which components of the tables each is counted. The counts are published as columns with the system's id as
//! indicator and the breakdown `group=<group id>` ([`GroupSystem::breakdown`]).

use super::indicator::{Base, ComponentRef};
use crate::{Breakdown, ColumnKey, Level, Period, Text, Vintage};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The dimension of the breakdown that names a group.
pub const GROUP: &str = "group";

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Persons.
    Persons,
    /// Households.
    Households,
    /// Dwellings.
    Dwellings,
}

impl Counted {
    /// The name for people, in the plural.
    pub fn name(self) -> Text {
        match self {
            Counted::Persons => Text::new("personer", "persons"),
            Counted::Households => Text::new("hushåll", "households"),
            Counted::Dwellings => Text::new("bostäder", "dwellings"),
        }
    }
}

/// One group of a system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Name in commands, addresses and files: lower-case ASCII letters, digits, `_`.
    pub id: String,
    /// Name for people.
    pub name: Text,
}

/// How a group is counted from components of the tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupCount {
    /// The sum of counts.
    Sum(Vec<ComponentRef>),
    /// `percent / 100 · of`: the members of a published share.
    Share {
        /// The share in per cent.
        percent: ComponentRef,
        /// The number that it is a share of.
        of: ComponentRef,
    },
    /// `(100 − percent) / 100 · of`: those whom a published share leaves.
    Rest {
        /// The share in per cent.
        percent: ComponentRef,
        /// The number that it is a share of.
        of: ComponentRef,
    },
}

/// One way to count all groups of a system; the first that has data for an area vintage and year is used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSeries {
    /// Group id → how it is counted. Every group of the system is there, and no other.
    pub counts: BTreeMap<String, GroupCount>,
    /// The years in which it may be used, inclusive; all when absent.
    #[serde(default)]
    pub periods: Option<(Period, Period)>,
    /// What is different in this series, said where it is shown.
    #[serde(default)]
    pub note: Option<Text>,
}

/// One group system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSystem {
    /// Name in commands, addresses and files: lower-case ASCII letters, digits, `_`. No indicator has the same.
    pub id: String,
    /// Order among the systems.
    pub order: u16,
    /// Short name.
    pub name: Text,
    /// What divides the groups, in one or two sentences.
    pub definition: Text,
    /// What it must not be used for, or what disturbs it. May be empty.
    #[serde(default)]
    pub caution: Text,
    /// What is counted.
    pub counted: Counted,
    /// Whom the groups together are.
    pub base: Base,
    /// Whether the order of the groups means something, from low to high (income quartiles).
    pub ordered: bool,
    /// Levels on which the counts are published.
    pub levels: Vec<Level>,
    /// Ids of the breaks in its series.
    #[serde(default)]
    pub breaks: Vec<String>,
    /// The step in per cent to which the shares are rounded that the counts are made of; absent when persons are counted
    /// one by one.
    #[serde(default)]
    pub rounding: Option<f64>,
    /// The groups, at least two; from low to high where they are ordered.
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
    /// The ways to count them, best first.
    pub series: Vec<GroupSeries>,
}

impl GroupCount {
    /// The components that it reads.
    pub fn components(&self) -> Vec<&ComponentRef> {
        match self {
            GroupCount::Sum(of) => of.iter().collect(),
            GroupCount::Share { percent, of } | GroupCount::Rest { percent, of } => vec![percent, of],
        }
    }
}

impl GroupSystem {
    /// The group with this id.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The breakdown under which a group's counts are published: `group=<id>`.
    pub fn breakdown(group: &str) -> Breakdown {
        Breakdown::total().with(GROUP, group)
    }

    /// The keys of the columns of all groups on a vintage in a year, in the order of the groups.
    pub fn keys(&self, vintage: &Vintage, period: Period) -> Vec<ColumnKey> {
        let key = |group: &Group| ColumnKey {
            indicator: self.id.clone(),
            vintage: vintage.clone(),
            period,
            breakdown: Self::breakdown(&group.id),
        };
        self.groups.iter().map(key).collect()
    }
}
