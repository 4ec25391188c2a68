//! The network of service offices: one brief says all that a question stands on, and command line and API ask it here.
//!
//! | question | page |
//! |---|---|
//! | what is asked, and on what? | [`brief`]: a value that is written to a file and read again |
//! | what does it stand on? | [`ground`]: people, offices and candidates, minutes |
//! | what was it made of? | [`inputs`]: hashes |
//! | how do people reach the offices? | [`reach`] |
//! | which network is best, and what does each condition cost? | [`plan`] |
//! | what does a change mean, for whom, and who decides? | [`change`] |
//! | which networks were saved, does the same come out again, how do they differ? | [`scenario`] |
//! | what if there is no answer? | [`error`] |
//!
//! A question is asked in two steps: [`Ground::new`] reads what the brief stands on, and a function answers from it:
//! [`access`], [`plan()`], [`prices`], [`consequences`] of [`changed`] or of a plan's open sites
//! ([`Ground::positions`] of [`PlanAnswer::open`](plan::PlanAnswer::open)).

mod asked;
pub mod brief;
pub mod change;
pub mod error;
pub mod ground;
pub mod inputs;
mod need;
pub mod plan;
pub mod reach;
pub mod scenario;

pub use brief::Brief;
pub use change::{ConsequenceAnswer, changed, consequences};
pub use error::{ConflictAnswer, NetworkError};
pub use ground::{Given, GivenDemand, Ground};
pub use inputs::Inputs;
pub use plan::{PlanAnswer, PricesAnswer, Watch, plan, prices};
pub use reach::{AccessAnswer, access};
