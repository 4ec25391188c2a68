//! The people: a latent picture of each small area, and from it every figure that the catalogue's tables ask for.
//!
//! | question | page |
//! |---|---|
//! | how many people, how old, how well off, in which year? | [`world`] |
//! | how old are they? | [`ages`] |
//! | how does a component of a table follow from that? | [`models`] |
//! | which columns does the catalogue ask for, and how are they filled? | [`fill`] |

pub mod ages;
pub mod fill;
pub mod index;
pub mod models;
pub mod world;
