//! Tables of travel minutes that a routing engine made: CSV or Parquet with a row for each pair, or the engine's own answer.
//!
//! What a file is, is told by its content. Columns are found by their names, whatever their order and case:
//!
//! | what | names |
//! |---|---|
//! | from | `from`, `from_id` |
//! | to | `to`, `to_id` |
//! | minutes | `minutes`, `travel_time` |
//!
//! The second names are those of R5, whose travel times are minutes too. An empty value is a pair without a way.

use crate::InputFile;
use crate::input::MAX_UNPACKED;
use bytes::Bytes;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use segbar_domain::Text;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most pairs of a table: 5 984 demand points × 5 984 sites and some.
pub const MAX_PAIRS: usize = 50_000_000;

const COLUMNS: [[&str; 2]; 3] = [["from", "from_id"], ["to", "to_id"], ["minutes", "travel_time"]];

/// From, to, minutes; nothing where there is no way.
pub type Pair = (String, String, Option<f64>);

/// What a file of minutes holds.
#[derive(Clone, Debug, PartialEq)]
pub enum MinutesTable {
    /// A pair in each row. What is no number is NaN, so that it is told with its pair.
    Rows(Vec<Pair>),
    /// The answer of a routing engine (JSON), which names no places: who asked knows their order.
    Answer(String),
}

/// Reads a table of minutes.
///
/// # Errors
/// Every reason: a column that is missing, a file that is broken or too large.
pub fn read(file: &InputFile) -> Result<MinutesTable, Vec<Text>> {
    let bytes = &file.bytes;
    if bytes.starts_with(b"PAR1") {
        // The library checks with assertions what a page says of itself: a damaged page ends here as a reason.
        let found = catch_unwind(AssertUnwindSafe(|| parquet_rows(bytes)));
        return found
            .unwrap_or_else(|_| Err(vec![broken("Parquet", "a page contradicts itself")]))
            .map(MinutesTable::Rows);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| vec![broken("UTF-8", &error.to_string())])?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') {
        return Ok(MinutesTable::Answer(text.to_owned()));
    }
    csv_rows(text).map(MinutesTable::Rows)
}

fn csv_rows(text: &str) -> Result<Vec<Pair>, Vec<Text>> {
    let head = text.lines().next().unwrap_or_default();
    let separator = if head.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).delimiter(separator).from_reader(text.as_bytes());
    let told = |error: csv::Error| vec![broken("CSV", &error.to_string())];
    let headers: Vec<String> = reader.headers().map_err(told)?.iter().map(str::to_owned).collect();
    let [from, to, minutes] = columns(&headers)?;
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(told)? {
        let cell = |at: usize| record.get(at).unwrap_or_default();
        room(rows.len())?;
        rows.push((cell(from).to_owned(), cell(to).to_owned(), number(cell(minutes))));
    }
    Ok(rows)
}

fn parquet_rows(bytes: &[u8]) -> Result<Vec<Pair>, Vec<Text>> {
    let told = |error: &dyn std::fmt::Display| vec![broken("Parquet", &error.to_string())];
    let reader = SerializedFileReader::new(Bytes::copy_from_slice(bytes)).map_err(|error| told(&error))?;
    let metadata = reader.metadata();
    room(usize::try_from(metadata.file_metadata().num_rows()).unwrap_or(usize::MAX).saturating_sub(1))?;
    // The library takes the places of column chunks on trust.
    let within = |chunk: &ColumnChunkMetaData| {
        let start = chunk.dictionary_page_offset().unwrap_or_else(|| chunk.data_page_offset());
        let end = start.checked_add(chunk.compressed_size());
        start >= 0 && chunk.compressed_size() >= 0 && end.is_some_and(|end| end <= bytes.len() as i64)
    };
    if !metadata.row_groups().iter().all(|group| group.num_rows() >= 0 && group.columns().iter().all(within)) {
        return Err(told(&"a column lies outside the file"));
    }
    let unpacked: i64 = metadata.row_groups().iter().map(|group| group.total_byte_size().max(0)).sum();
    if unpacked as u64 > MAX_UNPACKED {
        return Err(told(&format!("more than {} MiB unpacked", MAX_UNPACKED >> 20)));
    }
    let schema = metadata.file_metadata().schema();
    let names: Vec<String> = schema.get_fields().iter().map(|field| field.name().to_owned()).collect();
    let [from, to, minutes] = columns(&names)?;
    let mut rows = Vec::new();
    for row in reader.get_row_iter(None).map_err(|error| told(&error))? {
        let mut cells = row.map_err(|error| told(&error))?.into_columns();
        let mut take =
            |at: usize| cells.get_mut(at).map_or(Field::Null, |cell| std::mem::replace(&mut cell.1, Field::Null));
        rows.push((id(take(from)), id(take(to)), minutes_of(take(minutes))));
    }
    Ok(rows)
}

/// Where the three columns are.
fn columns(headers: &[String]) -> Result<[usize; 3], Vec<Text>> {
    let place = |names: &[&'static str; 2]| -> Result<usize, &'static str> {
        let same = |name: &&str| headers.iter().position(|header| header.trim().eq_ignore_ascii_case(name));
        names.iter().find_map(same).ok_or(names[0])
    };
    let places = COLUMNS.each_ref().map(place);
    let missing = |name: &&str| {
        Text::new(
            format!("kolumnen '{name}' saknas; det behövs from, to, minutes"),
            format!("the column '{name}' is missing; needed are from, to, minutes"),
        )
    };
    let reasons: Vec<Text> = places.iter().filter_map(|place| place.as_ref().err()).map(missing).collect();
    match places {
        [Ok(from), Ok(to), Ok(minutes)] => Ok([from, to, minutes]),
        _ => Err(reasons),
    }
}

/// Decimal commas are understood; what is no number is NaN.
fn number(text: &str) -> Option<f64> {
    (!text.is_empty()).then(|| text.replace(',', ".").parse().unwrap_or(f64::NAN))
}

fn id(field: Field) -> String {
    match field {
        Field::Str(text) => text.trim().to_owned(),
        Field::Null => String::new(),
        other => other.to_string(),
    }
}

fn minutes_of(field: Field) -> Option<f64> {
    match field {
        Field::Null => None,
        Field::Double(value) => Some(value),
        Field::Float(value) => Some(f64::from(value)),
        Field::Str(text) => number(text.trim()),
        other => number(&other.to_string()),
    }
}

fn room(rows: usize) -> Result<(), Vec<Text>> {
    if rows < MAX_PAIRS {
        return Ok(());
    }
    Err(vec![Text::new(
        format!("tabellen har fler än {MAX_PAIRS} par"),
        format!("the table has more than {MAX_PAIRS} pairs"),
    )])
}

fn broken(format: &str, error: &str) -> Text {
    Text::new(
        format!("filen går inte att läsa som {format} ({error})"),
        format!("the file cannot be read as {format} ({error})"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use std::sync::Arc;

    fn of(bytes: impl Into<Vec<u8>>) -> Result<MinutesTable, Vec<Text>> {
        read(&InputFile::from_bytes("table", bytes.into()))
    }

    fn row(from: &str, to: &str, minutes: Option<f64>) -> (String, String, Option<f64>) {
        (from.into(), to.into(), minutes)
    }

    /// Two pairs, of which the second has no way; destinations are numbers.
    fn parquet_file(minutes: &str) -> Vec<u8> {
        let schema = format!(
            "message table {{ OPTIONAL DOUBLE {minutes}; REQUIRED BYTE_ARRAY from_id (UTF8); REQUIRED INT64 to_id; }}"
        );
        let schema = Arc::new(parquet::schema::parser::parse_message_type(&schema).unwrap());
        let mut writer =
            SerializedFileWriter::new(Vec::new(), schema, Arc::new(WriterProperties::builder().build())).unwrap();
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<DoubleType>().write_batch(&[12.5], Some(&[1, 0]), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let ids = [ByteArray::from("0380A0010"), ByteArray::from("0380A0020")];
        column.typed::<ByteArrayType>().write_batch(&ids, None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[7, 7], None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.into_inner().unwrap()
    }

    #[test]
    fn a_table_is_told_by_its_content_and_its_columns_by_their_names() {
        let wanted = MinutesTable::Rows(vec![row("a", "b", Some(12.5)), row("b", "a", None)]);
        assert_eq!(of("from,to,minutes\na,b,12.5\nb,a,\n").unwrap(), wanted);
        assert_eq!(of("\u{feff}Minutes;TO;from_id\n12,5;b;a\n;a;b\n").unwrap(), wanted);
        let wanted = MinutesTable::Rows(vec![row("0380A0010", "7", Some(12.5)), row("0380A0020", "7", None)]);
        assert_eq!(of(parquet_file("travel_time")).unwrap(), wanted);
        let answer = r#" {"code":"Ok","durations":[[0]]}"#;
        assert_eq!(of(answer).unwrap(), MinutesTable::Answer(answer.into()));
    }

    #[test]
    fn what_is_no_number_is_kept_to_be_told_with_its_pair() {
        let MinutesTable::Rows(rows) = of("from,to,minutes\na,b,soon\na,c,-4\n").unwrap() else { panic!("rows") };
        assert!(rows[0].2.is_some_and(f64::is_nan) && rows[1].2 == Some(-4.0), "{rows:?}");
    }

    #[test]
    fn every_missing_column_and_a_damaged_file_are_reasons() {
        let told = |bytes: Vec<u8>| of(bytes).unwrap_err().into_iter().map(|reason| reason.en).collect::<Vec<_>>();
        assert_eq!(
            told(b"origin,minutes\na,1\n".to_vec()),
            [
                "the column 'from' is missing; needed are from, to, minutes",
                "the column 'to' is missing; needed are from, to, minutes"
            ]
        );
        assert_eq!(told(parquet_file("hours")), ["the column 'minutes' is missing; needed are from, to, minutes"]);
        let whole = parquet_file("minutes");
        for cut in [5, whole.len() / 2, whole.len() - 9] {
            assert!(told(whole[..cut].to_vec())[0].contains("cannot be read as Parquet"));
        }
        for at in 4..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0xff;
            let _comes_back = of(damaged);
        }
        assert!(told(vec![0xff, 0xfe, 0x00])[0].contains("cannot be read as UTF-8"));
    }
}
