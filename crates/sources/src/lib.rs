//! Reads the files that users really have: recognised by content, checked as a whole, with every reason at once.
//!
//! ```text
//! paths ─► walk ─► input ─► recognise ─┬─► keys ────────────► registry ──┐
//!                                      ├─► tables: RawTable ─► interpret ─┼─► merge ─► Validated
//!                                      └─► boundaries, police: RawLayer ──┘
//! ```
//!
//! | question | page |
//! |---|---|
//! | how do I import files? | [`intake`] |
//! | which files are there under a path? | [`walk`] |
//! | what is an input file, and what are the limits? | [`input`] |
//! | in which encoding is a text? | [`text`] |
//! | what is a file? | [`recognise`] |
//! | which DeSO lies in which RegSO, and what are they called? | [`keys`] |
//! | which areas are known? | [`registry`] |
//! | how is a table read, and what does it mean? | [`tables`] |
//! | whose shapes are in a file? | [`boundaries`] |
//! | what do the police's lists say? | [`police`] |
//! | which localities are there, with how many people, in which municipality? | [`localities`] |
//! | how long are the ways by a routing engine? | [`minutes`] |
//! | does a reader come back from arbitrary bytes? | [`probe`] |

pub mod boundaries;
pub mod input;
pub mod intake;
pub mod keys;
pub mod localities;
pub mod minutes;
pub mod police;
pub mod probe;
pub mod recognise;
pub mod registry;
pub mod tables;
pub mod text;
pub mod walk;

pub use input::InputFile;
pub use intake::{Intake, Progress, SetAside, Silent, TakenFile, read};
