//! The planning room from outside: worked by hand, against enumeration, and identities over many small countries.

mod allowed;
mod capacity;
mod common;
mod floating_catchment;
mod matrix;
mod mobile;
mod need;
mod network;
mod questions;
mod sensitivity;
mod town;
