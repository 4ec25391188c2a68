//! Tables: one reader per format, one meaning for all.
//!
//! ```text
//! bytes ─► scb_xlsx · scb_csv · pxweb_v1 · json_stat · px · own_table ─► RawTable ─► interpret ─► merge
//! ```

pub mod cells;
pub mod csv_grid;
pub mod fill;
pub mod grid;
pub mod interpret;
pub mod json_stat;
mod json_stat_syntax;
mod json_stat_values;
mod matching;
pub mod merge;
pub mod own_table;
pub mod parts;
pub mod px;
mod px_syntax;
pub mod pxweb_v1;
pub mod raw;
pub mod scb_csv;
pub mod scb_layout;
pub mod scb_xlsx;
pub mod stamp;
mod words;
pub mod workbook;
