//! Reads the files that users really have: recognised by content, checked as a whole, with every reason at once.
//!
//! | question | page |
//! |---|---|
//! | what is an input file, and what are the limits? | [`input`] |

pub mod input;

pub use input::InputFile;
