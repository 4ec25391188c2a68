//! Tables: one reader per format, one meaning for all.
//!
//! ```text
//! bytes ─► scb_xlsx · scb_csv · pxweb_v1 · json_stat · px · own_table ─► RawTable ─► interpret ─► merge
//! ```

pub mod grid;
pub mod raw;
pub mod scb_layout;
pub mod scb_xlsx;
pub mod stamp;
