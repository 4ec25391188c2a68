//! demo
#![allow(missing_docs)]
pub mod land;
pub mod random;
