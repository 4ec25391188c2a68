//! Where to have offices: which candidates to open so that demand is served at the least cost, under rules, with a
//! certified bound on how far from the best possible the answer can be. Pure: numbers in, numbers out; no geography.
//!
//! | question | page |
//! |---|---|
//! | what is it that is to be decided? | [`problem`]: demand points, candidates, costs, number, rules |
//! | which demand reaches which candidate at what cost? | [`costs`] |
//! | what must hold whatever it costs? | [`rule`] |
//! | how good can any answer be? | `relaxation`: Lagrangian bound, by the volume algorithm |
//! | what follows from the rules alone? | `implied` |
//! | what need not be looked at? | `dominated` |
//! | how is a good answer found? | `greedy`, then `search`: exchange of an open candidate for a closed one |
//! | how few cover every set? | `cover`, with `thin`: exchange with weights on the sets |
//! | how is it proved? | `branch`: the bound over a tree of halves, each a `node` |
//! | how much is tried, and what is told meanwhile? | [`effort`] |
//! | what is told? | [`answer`] |
//!
//! The classic aims are all of this one form:
//!
//! - *least mean time* (p-median; Hakimi 1964): costs are weight × minutes, the number is p;
//! - *most people within a band* (maximal covering; Church and ReVelle 1974): cost 0 within the band, the weight
//!   [otherwise](costs::CostsBuilder::row);
//! - *fewest offices for full coverage* (set covering; Toregas et al. 1971): each opening costs 1, one
//!   [rule of coverage](rule::Rule::Coverage);
//! - *least worst time* (p-center; Hakimi 1964): [`center()`].

pub mod answer;
pub mod costs;
pub mod effort;
pub mod problem;
pub mod rule;

mod branch;
mod center;
mod cover;
mod dominated;
mod greedy;
mod implied;
mod node;
mod relaxation;
mod search;
mod thin;

pub use answer::{Answer, NoAnswer, Proof};
pub use branch::solve;
pub use center::{Center, center};
pub use costs::{Costs, CostsBuilder};
pub use cover::fewest;
pub use effort::{Effort, Progress};
pub use problem::{Choice, Problem, ProblemError};
pub use rule::Rule;
