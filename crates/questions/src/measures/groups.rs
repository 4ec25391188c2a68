//! Which divisions of people into groups are there, and for which areas and years does the snapshot have them?

use super::refusal::MeasureRefusal;
use crate::indicators::{AvailableAnswer, BaseAnswer, BreakAnswer};
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::Level;
use segbar_domain::catalogue::{Counted, GroupSystem};
use serde::Serialize;
use utoipa::ToSchema;

/// One group system: people, households or dwellings divided into groups that do not overlap.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct GroupSystemAnswer {
    /// Name in commands and addresses.
    #[schema(example = "income_quartiles")]
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What divides the groups.
    pub definition: Bilingual,
    /// What it must not be used for, or what disturbs it. May be empty.
    pub caution: Bilingual,
    /// What is counted: `persons`, `households` or `dwellings`.
    #[schema(value_type = String, example = "persons")]
    pub counted: Counted,
    /// Whom the groups together are.
    pub base: BaseAnswer,
    /// Whether the order of the groups means something, from low to high.
    pub ordered: bool,
    /// The step in per cent to which the shares behind the counts are rounded; null for counts of persons one by one.
    pub rounding: Option<f64>,
    /// Levels on which the counts are published.
    #[schema(value_type = Vec<String>)]
    pub levels: Vec<Level>,
    /// Breaks in its series.
    pub breaks: Vec<BreakAnswer>,
    /// The groups, from low to high where they are ordered.
    pub groups: Vec<GroupAnswer>,
    /// What the snapshot has of it.
    pub available: Vec<AvailableAnswer>,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupAnswer {
    /// Name in commands and addresses.
    #[schema(example = "q1")]
    pub id: String,
    /// Its name.
    pub name: Bilingual,
}

impl Desk {
    /// All group systems of the catalogue with what the snapshot has of each.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn group_systems(&self) -> Result<Vec<GroupSystemAnswer>, QuestionError> {
        self.catalogue().group_systems().iter().map(|system| self.describe_groups(system)).collect()
    }

    /// One group system.
    ///
    /// # Errors
    /// If there is none of the name; the error says which there are.
    pub fn group_system_answer(&self, id: &str) -> Result<GroupSystemAnswer, QuestionError> {
        self.describe_groups(self.group_system(id)?)
    }

    /// The catalogue's entry.
    pub(super) fn group_system(&self, id: &str) -> Result<&'static GroupSystem, MeasureRefusal> {
        self.catalogue().group_system(id).ok_or_else(|| MeasureRefusal::UnknownGroups {
            id: id.to_owned(),
            available: self.catalogue().group_systems().iter().map(|system| system.id.clone()).collect(),
        })
    }

    pub(super) fn breaks_of_groups(&self, system: &GroupSystem) -> Vec<BreakAnswer> {
        let breaks = self.catalogue().breaks().iter().filter(|b| system.breaks.contains(&b.id));
        breaks.map(BreakAnswer::from).collect()
    }

    fn describe_groups(&self, system: &GroupSystem) -> Result<GroupSystemAnswer, QuestionError> {
        let group =
            |group: &segbar_domain::catalogue::Group| GroupAnswer { id: group.id.clone(), name: (&group.name).into() };
        Ok(GroupSystemAnswer {
            id: system.id.clone(),
            name: (&system.name).into(),
            definition: (&system.definition).into(),
            caution: (&system.caution).into(),
            counted: system.counted,
            base: BaseAnswer { text: (&system.base.text).into(), age: system.base.age },
            ordered: system.ordered,
            rounding: system.rounding,
            levels: system.levels.clone(),
            breaks: self.breaks_of_groups(system),
            groups: system.groups.iter().map(group).collect(),
            available: self.available(&system.id)?,
        })
    }
}
