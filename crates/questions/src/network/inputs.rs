//! What an answer was made of, by hash: so that the same question asked later can say what has changed.

use super::ground::Beside;
use crate::Desk;
use segbar_planning::minutes::Origin;
use segbar_planning::{Demand, Minutes};
use segbar_workspace::Office;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The inputs of an answer. Hashes are SHA-256 in hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Inputs {
    /// The snapshot; nothing where the demand is from elsewhere.
    pub snapshot: Option<String>,
    /// The table of offices, all that is in it.
    pub offices: String,
    /// Demand points: id, place and people.
    pub demand: String,
    /// The table of minutes; nothing where the built-in model gives them, whose settings are in the brief.
    pub minutes: Option<String>,
    /// The tables of minutes by other ways to travel, told beside.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub beside: BTreeMap<String, String>,
    /// Version of the program.
    pub program: String,
}

impl Inputs {
    pub(super) fn of(
        desk: Option<&Desk>,
        offices: &[Office],
        demand: &Demand,
        minutes: &Minutes,
        beside: &[Beside],
    ) -> Self {
        let mut points = Sha256::new();
        for i in 0..demand.len() {
            points.update(demand.ids[i].as_bytes());
            points.update([0]);
            for value in [demand.x[i], demand.y[i], demand.people[i]] {
                points.update(value.to_le_bytes());
            }
        }
        let table = |minutes: &Minutes| {
            let mut table = Sha256::new();
            for i in 0..demand.len() {
                minutes.row(i).iter().for_each(|way| table.update(way.to_le_bytes()));
            }
            matches!(minutes.origin, Origin::File(_)).then(|| hex(table))
        };
        let beside = beside.iter().filter_map(|of| Some((of.mode.id().to_owned(), table(&of.minutes)?)));
        Inputs {
            snapshot: desk.map(|desk| desk.snapshot().id().to_string()),
            offices: hash(&offices),
            demand: hex(points),
            minutes: table(minutes),
            beside: beside.collect(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// Which inputs differ, by name: `snapshot`, `offices`, `demand`, `minutes`, `program`.
    pub fn differences(&self, other: &Inputs) -> Vec<&'static str> {
        let same = [
            ("snapshot", self.snapshot == other.snapshot),
            ("offices", self.offices == other.offices),
            ("demand", self.demand == other.demand),
            ("minutes", self.minutes == other.minutes && self.beside == other.beside),
            ("program", self.program == other.program),
        ];
        same.into_iter().filter(|pair| !pair.1).map(|pair| pair.0).collect()
    }
}

/// The hash of a value as JSON, whose fields come in a fixed order.
pub fn hash(value: &impl Serialize) -> String {
    let mut digest = Sha256::new();
    digest.update(serde_json::to_vec(value).unwrap_or_default());
    hex(digest)
}

fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
