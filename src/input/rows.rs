//! One document a row: JSON lines, CSV and TSV.

use super::{Failure, Id, RawDocument};
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// The names of the fields that a row is read from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fields {
    pub text: String,
    pub id: String,
    pub title: String,
}

/// The document of one JSON line. `place` is the file and line, `number` the row's number from 0.
pub(super) fn from_json(
    line: &[u8],
    fields: &Fields,
    place: &str,
    number: u64,
) -> Result<RawDocument, Failure> {
    let fail = |id: Id, what: String| Failure { id, message: format!("{place}: {what}") };
    let mut reader = serde_json::Deserializer::from_slice(line);
    let read = fields.deserialize(&mut reader).and_then(|row| reader.end().map(|()| row));
    let row = read.map_err(|error| {
        let column = error.column();
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        fail(Id::Row(number), format!("column {column}: not a row: {what}"))
    })?;
    let id = row.id.map_or(Id::Row(number), Id::Value);
    match row.text {
        Some(serde_json::Value::String(text)) => {
            let title = match row.title {
                Some(serde_json::Value::String(title)) => Some(title),
                _ => None,
            };
            Ok(RawDocument { id, text, title })
        }
        Some(_) => Err(fail(id, format!("field \"{}\" is not text", fields.text))),
        None => Err(fail(id, format!("field \"{}\" is missing", fields.text))),
    }
}

/// The fields of a row that are of interest.
#[derive(Default)]
pub(crate) struct Row {
    id: Option<serde_json::Value>,
    text: Option<serde_json::Value>,
    title: Option<serde_json::Value>,
}

impl<'de> DeserializeSeed<'de> for &Fields {
    type Value = Row;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Row, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &Fields {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut row = Row::default();
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            if key == self.text.as_str() {
                row.text = Some(map.next_value()?);
            } else if key == self.id.as_str() {
                row.id = Some(map.next_value()?);
            } else if key == self.title.as_str() {
                row.title = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(row)
    }
}

/// Where the fields stand in the rows of a table.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    text: usize,
    id: Option<usize>,
    title: Option<usize>,
}

impl Columns {
    /// Finds the fields in the header; the message says what is missing.
    pub(super) fn of(header: &csv::ByteRecord, fields: &Fields) -> Result<Self, String> {
        let find = |name: &str| header.iter().position(|column| column == name.as_bytes());
        let text = find(&fields.text).ok_or_else(|| format!("column \"{}\" is missing", fields.text))?;
        Ok(Self { text, id: find(&fields.id), title: find(&fields.title) })
    }

    /// The document of one row.
    pub(super) fn read(
        &self,
        row: &csv::ByteRecord,
        place: &str,
        number: u64,
    ) -> Result<RawDocument, Failure> {
        let fail = |what: &str| Failure { id: Id::Row(number), message: format!("{place}: {what}") };
        let column = |index: usize| -> Result<String, Failure> {
            let bytes = row.get(index).ok_or_else(|| fail("the row is too short"))?;
            String::from_utf8(bytes.to_vec()).map_err(|_| fail("not UTF-8"))
        };
        let text = column(self.text)?;
        let id = self.id.map(column).transpose()?;
        let title = self.title.map(column).transpose()?;
        Ok(RawDocument { id: id.map_or(Id::Row(number), |id| Id::Value(id.into())), text, title })
    }
}
