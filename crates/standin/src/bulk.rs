//! Whole tables as archives: semicolon CSV in Windows-1252, one row per area, values and year.

use crate::server::{Reply, World};
use crate::shape::Shape;
use crate::values::{Value, Values};
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Answers the name of an archive.
pub fn answer(name: &str, world: &World) -> Reply {
    let shape = name.strip_suffix("_sv.zip").and_then(|id| world.shapes.iter().find(|s| s.table.id == id));
    let Some(shape) = shape else { return Reply::absent() };
    let values = Values::new(shape, world.state.manifest().seed, world.state.corrections(&shape.table.id));
    match archive(name, &text(shape, &values)) {
        Ok(bytes) => Reply::ok("application/x-zip-compressed", bytes),
        Err(error) => Reply { status: 500, kind: "text/plain", body: error.to_string().into(), tag: None },
    }
}

fn archive(name: &str, text: &str) -> std::io::Result<Vec<u8>> {
    let (encoded, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    archive.start_file(name.replace(".zip", ".csv"), options)?;
    archive.write_all(&encoded)?;
    Ok(archive.finish()?.into_inner())
}

fn text(shape: &Shape, values: &Values) -> String {
    // Archives have the contents that the catalogue knows; their words are the headings.
    let contents: Vec<usize> = (0..shape.contents.len() - 1).collect();
    let mut out = format!("\"{}\"\r\n\"region\"", shape.table.titles.first().map_or("", String::as_str));
    for dimension in &shape.dimensions {
        let _ = write!(out, ";\"{}\"", dimension.label);
    }
    out.push_str(";\"år\"");
    for content in &contents {
        let _ = write!(out, ";\"{}\"", shape.contents[*content].1);
    }
    out.push_str("\r\n");
    let combinations: usize = shape.dimensions.iter().map(|d| d.values.len()).product();
    let mut picked = vec![0; shape.dimensions.len()];
    for (i, area) in shape.areas.iter().enumerate() {
        for combination in 0..combinations {
            let mut rest = combination;
            for (slot, dimension) in picked.iter_mut().zip(&shape.dimensions).rev() {
                *slot = rest % dimension.values.len();
                rest /= dimension.values.len();
            }
            for (year, written) in shape.years.iter().enumerate() {
                let _ = write!(out, "\"{}\"", area.code);
                for (slot, dimension) in picked.iter().zip(&shape.dimensions) {
                    let _ = write!(out, ";\"{}\"", dimension.values[*slot].1);
                }
                let _ = write!(out, ";\"{written}\"");
                for content in &contents {
                    let _ = match values.at(i, *content, &picked, year) {
                        Value::Whole(n) => write!(out, ";{n}"),
                        Value::Tenths(n) => write!(out, ";{}.{}", n / 10, n % 10),
                        Value::NotAvailable => write!(out, ";\"..\""),
                    };
                }
                out.push_str("\r\n");
            }
        }
    }
    out
}
