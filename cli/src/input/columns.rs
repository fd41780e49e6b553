//! The columns of a table that hold the fields of documents.

use super::document::{DocumentId, RawDocument, ReadFailure, ReadResult, row_place};
use super::fields::{Fields, KeptFields, null, shown_names};
use super::place::LineNumber;
use foldhash::{HashSet, HashSetExt};
use serde_json::value::{RawValue, to_raw_value};

/// The indices of the columns that hold the fields.
#[derive(Debug)]
pub(super) struct FieldColumns {
    /// The number of columns.
    pub(super) n: usize,
    text: usize,
    id: Option<usize>,
    title: Option<usize>,
    group: GroupColumn,
    kept: Vec<(String, usize)>,
}

/// The column that rows are grouped by.
#[derive(Debug, Clone, Copy)]
enum GroupColumn {
    /// Rows are not grouped.
    None,
    /// The table has no such column.
    Missing,
    At(usize),
}

impl FieldColumns {
    /// Finds the columns in the header; the error is a message.
    pub(super) fn of(header: &csv::ByteRecord, fields: &Fields) -> Result<Self, String> {
        let find = |name: &str| header.iter().position(|column| column == name.as_bytes());
        let text = find(&fields.text)
            .ok_or_else(|| format!("column \"{}\" is missing{}", fields.text, names_of(header)))?;
        let mut seen = HashSet::new();
        let kept = match &fields.keep {
            KeptFields::All => header
                .iter()
                .enumerate()
                // Of equal names the first counts, as for the text.
                .filter(|(_, name)| seen.insert(name.to_vec()))
                .map(|(at, name)| (String::from_utf8_lossy(name).into_owned(), at))
                .collect(),
            KeptFields::These(names) => {
                names.iter().filter_map(|name| Some((name.clone(), find(name)?))).collect()
            }
        };
        let group = match &fields.group {
            None => GroupColumn::None,
            Some(name) => find(name).map_or(GroupColumn::Missing, GroupColumn::At),
        };
        Ok(Self { n: header.len(), text, id: find(&fields.id), title: find(&fields.title), group, kept })
    }

    /// A message about the columns that were asked for by name and are not in the header; `None` if all are.
    pub(super) fn missing(header: &csv::ByteRecord, fields: &Fields) -> Option<String> {
        let has = |name: &str| header.iter().any(|column| column == name.as_bytes());
        fields.missing(has).map(|what| what + &names_of(header))
    }

    /// The document of one row.
    pub(super) fn read(&self, row: &csv::ByteRecord, file: &str, line: LineNumber) -> ReadResult {
        let fail = |what: &str| ReadFailure::in_row(file, line, what);
        let column = |at: usize| -> Result<&str, ReadFailure> {
            let bytes = row.get(at).ok_or_else(|| fail("the row is too short"))?;
            std::str::from_utf8(bytes).map_err(|_| fail("not UTF-8"))
        };
        let json = |at: usize| -> Result<Box<RawValue>, ReadFailure> {
            Ok(to_raw_value(column(at)?).unwrap_or_else(|_| null()))
        };
        let text = column(self.text)?.to_owned();
        let id = self.id.map(column).transpose()?.filter(|id| !id.is_empty());
        let id = id.map_or_else(|| DocumentId::Place(row_place(file, line)), DocumentId::text);
        let kept = self.kept.iter().map(|(name, at)| Ok((name.clone(), json(*at)?)));
        Ok(RawDocument {
            title: self.title.map(column).transpose()?.map(str::to_owned),
            kept: kept.collect::<Result<_, _>>()?,
            group: match self.group {
                GroupColumn::None => None,
                GroupColumn::Missing => Some(null()),
                GroupColumn::At(at) => Some(json(at)?),
            },
            ..RawDocument::new(id, text)
        })
    }
}

/// The names in the header, as the end of a message.
fn names_of(header: &csv::ByteRecord) -> String {
    let names: Vec<_> = header.iter().map(String::from_utf8_lossy).collect();
    shown_names(names.iter().map(AsRef::as_ref))
}
