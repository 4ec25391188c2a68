//! The network of service offices: one brief says all that a question stands on, and command line and API ask it here.
//!
//! | question | page |
//! |---|---|
//! | what is asked, and on what? | [`brief`]: a value that is written to a file and read again |
//! | what does it stand on? | [`ground`]: people, offices and candidates, minutes |
//! | what is in a table of minutes or regions that a user brought? | [`own_table`] |
//! | what was it made of? | [`inputs`]: hashes |
//! | how do people reach the offices? | [`reach`] |
//! | how much staff is within their reach, when others use it too? | [`floating_catchment`] |
//! | what do other ways to travel say of it? | [`beside`] |
//! | which network is best, and what does each condition cost? | [`plan`] |
//! | what does a change mean, for whom, and who decides? | [`change`] |
//! | which networks were saved, does the same come out again, how do they differ? | [`scenario`] |
//! | which leases expire when? | [`lease`]; as a file for calendars [`calendar`] |
//! | what must be known of one office before its lease runs out? | [`sheet`], [`option`], [`similar`], [`expected`] |
//! | what does each catchment need more than the average one? | [`training`], [`catchment`] |
//! | where inside a town? | [`town`] |
//! | where does a bus stop, and when? | [`mobile`] |
//! | how much does the answer depend on what was assumed? | [`sensitivity`] |
//! | what if there is no answer? | [`error`] |
//!
//! A question is asked in two steps: [`Ground::new`] reads what the brief stands on, and a function answers from it:
//! [`access`], [`plan()`], [`prices`], [`consequences`] of [`changed`] or of a plan's open sites
//! ([`Ground::positions`] of [`PlanAnswer::open`](plan::PlanAnswer::open)).

mod asked;
mod assumptions;
pub mod beside;
pub mod brief;
pub mod calendar;
pub mod catchment;
pub mod change;
pub mod error;
pub mod expected;
pub mod floating_catchment;
pub mod ground;
#[cfg(test)]
mod hand;
#[cfg(test)]
mod hand_ways;
pub mod inputs;
pub mod lease;
pub mod mobile;
mod need;
pub mod option;
pub mod own_table;
pub mod plan;
pub mod reach;
pub mod scenario;
pub mod sensitivity;
pub mod sheet;
pub mod similar;
pub mod town;
pub mod training;

pub use brief::Brief;
pub use change::{ConsequenceAnswer, changed, consequences};
pub use error::{ConflictAnswer, NetworkError};
pub use ground::{Given, GivenDemand, Ground};
pub use inputs::Inputs;
pub use plan::{PlanAnswer, PricesAnswer, Watch, plan, prices};
pub use reach::{AccessAnswer, access};
