//! An indicator: what is measured about the people or homes of an area, and how that is said.

use crate::{Breakdown, Level, Period, Text, Unit};
use serde::{Deserialize, Serialize};

/// The statistical areas (statistikområden) of the barometer, with two of our own: the composite indices, and the
/// population itself as background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The socioeconomic index, area types, ojämlikhetsindex.
    Index,
    /// Work (arbete).
    Work,
    /// Housing (boende).
    Housing,
    /// Education (utbildning).
    Education,
    /// Democracy (demokrati).
    Democracy,
    /// Health (hälsa).
    Health,
    /// Economy (ekonomi).
    Economy,
    /// Population (befolkning), background.
    Population,
}

impl Topic {
    /// All topics in the order in which they are shown.
    pub const ALL: [Topic; 8] = [
        Topic::Index,
        Topic::Work,
        Topic::Housing,
        Topic::Education,
        Topic::Democracy,
        Topic::Health,
        Topic::Economy,
        Topic::Population,
    ];

    /// The name for people.
    pub fn name(self) -> Text {
        match self {
            Topic::Index => Text::new("Index och områdestyper", "Indices and area types"),
            Topic::Work => Text::new("Arbete", "Work"),
            Topic::Housing => Text::new("Boende", "Housing"),
            Topic::Education => Text::new("Utbildning", "Education"),
            Topic::Democracy => Text::new("Demokrati", "Democracy"),
            Topic::Health => Text::new("Hälsa", "Health"),
            Topic::Economy => Text::new("Ekonomi", "Economy"),
            Topic::Population => Text::new("Befolkning", "Population"),
        }
    }
}

/// Which end of the scale is worse for those who live in the area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worse {
    /// High values.
    High,
    /// Low values.
    Low,
    /// Neither: a description, not a valuation.
    Neither,
}

/// A component of the tables, all of it or a part: `population` or `population[age=0-4]`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ComponentRef {
    /// The component's name, from a table's `[[content]]`.
    pub component: String,
    /// Which part.
    pub breakdown: Breakdown,
}

/// How an indicator is computed. `resolution` and `aggregate` come from the table's content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "formula", rename_all = "snake_case", deny_unknown_fields)]
pub enum Formula {
    /// The component as it is, with all its breakdowns.
    Value {
        /// The component.
        component: ComponentRef,
    },
    /// The sum of components.
    Sum {
        /// The terms.
        of: Vec<ComponentRef>,
    },
    /// `factor · Σ numerator / Σ denominator`; 100 for per cent, 1 000 for per thousand. Sums are taken before the
    /// division, so that an aggregate is the share of the whole, not the mean of shares.
    Ratio {
        /// 100 or 1 000.
        factor: f64,
        /// Terms above the line.
        numerator: Vec<ComponentRef>,
        /// Terms below the line.
        denominator: Vec<ComponentRef>,
    },
    /// The plain mean of other indicators of the same area (socioeconomic index, open variant).
    MeanOf {
        /// The indicators.
        indicators: Vec<String>,
    },
    /// The area type 1–5 by the cuts μ ± σ, μ + 2σ of an index over all RegSO of the year.
    AreaTypeOf {
        /// The index.
        indicator: String,
    },
    /// Index of dissimilarity between two income groups over the finest sub-areas that have both.
    DissimilarityOf {
        /// Share (per cent) or count of the lowest group.
        low: ComponentRef,
        /// Share (per cent) or count of the highest group.
        high: ComponentRef,
        /// Number of persons that shares are of; absent when `low` and `high` are counts.
        weight: Option<ComponentRef>,
        /// Which figure of the index: the index itself when absent.
        #[serde(default)]
        statistic: DissimilarityStatistic,
    },
}

/// The figures of one index of dissimilarity. They are indicators of their own, so that the raw value is never
/// silently replaced by its correction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DissimilarityStatistic {
    /// The index as defined, with the interval that rounding implies.
    #[default]
    Estimate,
    /// The part beyond what chance alone gives on so many and so small sub-areas.
    Corrected,
    /// The number of sub-areas that it was computed over.
    Areas,
}

/// One way to fill an indicator; the first that has data for an area vintage and year is used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// How it is computed.
    #[serde(flatten)]
    pub formula: Formula,
    /// The years in which it may be used, inclusive; all when absent.
    #[serde(default)]
    pub periods: Option<(Period, Period)>,
    /// What is different in this series (another age span, another source), said where it is shown.
    #[serde(default)]
    pub note: Option<Text>,
}

/// Whom a share or mean is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// In words.
    pub text: Text,
    /// Youngest and oldest age included; absent for all ages. The oldest may be absent ("20 and over"), which is
    /// written `[20]` in the catalogue, since TOML has no null.
    #[serde(default, deserialize_with = "age_span")]
    pub age: Option<(u8, Option<u8>)>,
}

/// `[20, 64]`, or `[20]` and `[20, null]` for 20 and over.
fn age_span<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<(u8, Option<u8>)>, D::Error> {
    let Some(ages) = Option::<Vec<Option<u8>>>::deserialize(deserializer)? else {
        return Ok(None);
    };
    match ages[..] {
        [Some(youngest)] => Ok(Some((youngest, None))),
        [Some(youngest), oldest] if oldest.is_none_or(|oldest| oldest >= youngest) => Ok(Some((youngest, oldest))),
        _ => Err(serde::de::Error::custom(
            "an age span is the youngest and the oldest age, for instance [20, 64] or [20]",
        )),
    }
}

/// How the publisher protects persons, and the rule by which a value is shown greyed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// The publisher's rule in words.
    pub text: Text,
    /// Values for areas with fewer people than this are greyed where they are shown.
    #[serde(default)]
    pub grey_below: Option<u32>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Name in commands, addresses and files: lower-case ASCII letters, digits, `_`.
    pub id: String,
    /// Statistical area.
    pub topic: Topic,
    /// Order inside the topic.
    pub order: u16,
    /// Short name.
    pub name: Text,
    /// What it measures, in one or two sentences.
    pub definition: Text,
    /// What it must not be used for, or what disturbs it. May be empty.
    #[serde(default)]
    pub caution: Text,
    /// Unit of its values.
    pub unit: Unit,
    /// Which end is worse.
    pub worse: Worse,
    /// Whom it is about.
    pub base: Base,
    /// Protection of persons.
    pub disclosure: Disclosure,
    /// The sentence of its legend, with `{area}`, `{value}` and `{period}`.
    pub legend: Text,
    /// Levels on which it is meaningful.
    pub levels: Vec<Level>,
    /// Ids of the breaks in its series.
    #[serde(default)]
    pub breaks: Vec<String>,
    /// Computed here from open components, not published: always labelled as such.
    #[serde(default)]
    pub open_variant: bool,
    /// The ways to fill it, best first.
    pub series: Vec<Series>,
}

impl std::fmt::Display for ComponentRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.breakdown.is_total() {
            return f.write_str(&self.component);
        }
        write!(f, "{}[{}]", self.component, self.breakdown)
    }
}

impl std::str::FromStr for ComponentRef {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let Some((component, rest)) = text.split_once('[') else {
            return Ok(ComponentRef { component: text.trim().to_owned(), breakdown: Breakdown::total() });
        };
        let inner = rest.strip_suffix(']').ok_or_else(|| format!("'{text}' lacks the closing bracket"))?;
        Ok(ComponentRef { component: component.trim().to_owned(), breakdown: inner.parse()? })
    }
}

impl Serialize for ComponentRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ComponentRef {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Formula {
    /// The components that it reads.
    pub fn components(&self) -> Vec<&ComponentRef> {
        match self {
            Formula::Value { component } => vec![component],
            Formula::Sum { of } => of.iter().collect(),
            Formula::Ratio { numerator, denominator, .. } => numerator.iter().chain(denominator).collect(),
            Formula::DissimilarityOf { low, high, weight, .. } => {
                [Some(low), Some(high), weight.as_ref()].into_iter().flatten().collect()
            }
            Formula::MeanOf { .. } | Formula::AreaTypeOf { .. } => vec![],
        }
    }

    /// The indicators that it reads.
    pub fn indicators(&self) -> Vec<&str> {
        match self {
            Formula::MeanOf { indicators } => indicators.iter().map(String::as_str).collect(),
            Formula::AreaTypeOf { indicator } => vec![indicator],
            _ => vec![],
        }
    }
}

impl Indicator {
    /// The legend sentence with its blanks filled.
    pub fn legend_sentence(&self, language: crate::Language, area: &str, value: &str, period: Period) -> String {
        let sentence = self.legend.get(language);
        sentence.replace("{area}", area).replace("{value}", value).replace("{period}", &period.to_string())
    }
}
