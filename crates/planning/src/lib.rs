//! The network of service offices: who reaches which office in what time, which network is best for a stated aim, and
//! what a change of it means for whom. Pure: points and numbers in, results and sentences out.
//!
//! | question | page |
//! |---|---|
//! | who lives where, and what are they counted by? | [`demand`] |
//! | how much does one person's need weigh? | [`need`] |
//! | where could an office be, and which are there? | [`site`] |
//! | which FA-region does a municipality lie in? | [`region`] |
//! | how long does the way take? | [`travel`], [`minutes`], [`matrix`] |
//! | how long do people have to their nearest office? | [`access`] |
//! | how much does each office get to do? | [`capacity`] |
//! | who goes where when an office can only take so much? | [`allocation`], [`capacitated`] |
//! | how many have room within reach, at most? | [`covering`] |
//! | how much capacity is within reach of each person? | [`floating_catchment`] |
//! | what changes for whom when the network changes? | [`consequence`] |
//! | what is the network to be good at? | [`aim`] |
//! | what must hold whatever it costs? | [`condition`] |
//! | what does a network cost, and what may it cost? | [`budget`] |
//! | which network is best, and how far from the best possible can it be? | [`plan`] |
//! | which offices to close, to add, to move? | [`question`] |
//! | what does each condition cost, and which cannot hold together? | [`price`] |
//! | what would make them possible? | [`remedy`] |
//! | how much does the answer depend on what was assumed? | [`sensitivity`] |
//! | where inside a decided town should the office be? | [`town`] |
//! | where and when should a mobile office stop? | [`mobile`], [`tour`] |

pub mod access;
pub mod aim;
pub mod allocation;
pub mod budget;
pub mod capacitated;
pub mod capacity;
pub mod condition;
pub mod consequence;
pub mod covering;
pub mod demand;
pub mod floating_catchment;
pub mod matrix;
pub mod minutes;
pub mod mobile;
pub mod need;
pub mod plan;
pub mod price;
pub mod question;
pub mod region;
pub mod remedy;
pub mod sensitivity;
pub mod site;
pub mod tour;
pub mod town;
pub mod travel;

pub use access::{Access, Reach};
pub use aim::Aim;
pub use allocation::{Allocation, allocate};
pub use budget::{Budget, SiteCost};
pub use capacitated::Capacitated;
pub use capacity::{Load, loads};
pub use condition::Condition;
pub use consequence::{Consequence, Row};
pub use covering::cover;
pub use demand::{Demand, Grouping};
pub use floating_catchment::{Decay, FloatingCatchments, floating_catchments};
pub use matrix::Oddities;
pub use minutes::{Minutes, MinutesError};
pub use mobile::{Mobile, Rota};
pub use need::{Greater, Need};
pub use plan::{Plan, PlanError, Setup, Status};
pub use question::Dressed;
pub use remedy::{Blocked, Remedy};
pub use sensitivity::{Sensitivity, Variant};
pub use site::Site;
pub use tour::{Day, DayLimits};
pub use town::{Ranking, Town, TownAim};
pub use travel::{Mode, TravelModel};
