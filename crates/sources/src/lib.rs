//! Reads the files that users really have: recognised by content, checked as a whole, with every reason at once.
//!
//! | question | page |
//! |---|---|
//! | what is an input file, and what are the limits? | [`input`] |
//! | in which encoding is a text? | [`text`] |
//! | which DeSO lies in which RegSO, and what are they called? | [`keys`] |
//! | how is a table read, and what does it mean? | [`tables`] |

pub mod boundaries;
pub mod input;
pub mod keys;

pub mod registry;
pub mod tables;
pub mod text;

pub use input::InputFile;
