//! The record in a row of a table. Quotes are read as by the crate `csv`, but row by row.

/// A row with more fields is refused: each takes more memory than its bytes.
const MAX_FIELDS: usize = 1_000_000;

/// The fields of a row, which may end with its line end; the error is a message.
pub(super) fn record(row: &[u8], delimiter: u8) -> Result<csv::ByteRecord, String> {
    if row.len() >= MAX_FIELDS && memchr::memchr_iter(delimiter, row).count() >= MAX_FIELDS {
        return Err(format!("the row has more than {MAX_FIELDS} fields"));
    }
    let row = row.strip_suffix(b"\n").unwrap_or(row);
    let mut rest = row.strip_suffix(b"\r").unwrap_or(row);
    let mut record = csv::ByteRecord::new();
    let mut field = Vec::new();
    loop {
        field.clear();
        let n_bytes = read_field(rest, delimiter, &mut field);
        record.push_field(&field);
        match rest.get(n_bytes + 1..) {
            Some(after) => rest = after,
            None => return Ok(record),
        }
    }
}

/// Adds the first field of a row to `field`; returns its length in the row.
fn read_field(row: &[u8], delimiter: u8, field: &mut Vec<u8>) -> usize {
    let mut at = 0;
    if row.starts_with(b"\"") {
        at = 1;
        while let Some(n) = memchr::memchr(b'"', &row[at..]) {
            field.extend_from_slice(&row[at..at + n]);
            at += n + 1;
            if row.get(at) != Some(&b'"') {
                break;
            }
            field.push(b'"');
            at += 1;
        }
    }
    // A field goes on after its closing quote.
    let n = memchr::memchr(delimiter, &row[at..]).unwrap_or(row.len() - at);
    field.extend_from_slice(&row[at..at + n]);
    at + n
}

#[cfg(test)]
mod tests {
    use super::super::place::LineNumber;
    use super::super::row_scanner::{RowEnds, RowScanner, rows};
    use super::*;

    const COMMAS: RowEnds = RowEnds::Records(b',');

    /// The records of a table, as the crate `csv` reads them.
    fn expected(table: &[u8]) -> Vec<csv::ByteRecord> {
        let mut builder = csv::ReaderBuilder::new();
        let reader = builder.has_headers(false).flexible(true).buffer_capacity(16).from_reader(table);
        reader.into_byte_records().map(Result::unwrap).collect()
    }

    /// True if the last row is in quotes, so that it is never read.
    fn is_open(table: &[u8]) -> bool {
        let last = rows(table, COMMAS, LineNumber::FIRST).last();
        let mut scanner = RowScanner::new(COMMAS, u64::MAX);
        last.is_some_and(|(_, row)| {
            scanner.scan(&table[row]);
            scanner.is_quoted()
        })
    }

    /// Every table of up to six bytes.
    #[test]
    fn records_are_those_of_the_crate_csv() {
        let mut tables = vec![Vec::new()];
        for _ in 0..6 {
            let longer = |table: &Vec<u8>| b"a\",\r\n".map(|byte| [table.as_slice(), &[byte]].concat());
            tables = tables.iter().flat_map(longer).collect();
            for table in tables.iter().filter(|table| !is_open(table)) {
                let rows = rows(table, COMMAS, LineNumber::FIRST);
                let found: Vec<_> = rows.map(|(_, row)| record(&table[row], b',').unwrap()).collect();
                assert_eq!(found, expected(table), "{:?}", String::from_utf8_lossy(table));
            }
        }
    }
}
