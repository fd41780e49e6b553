//! The fields of a row, and how they are found in a line of JSON.

use super::document::{DocumentId, RawDocument, ReadFailure, ReadResult, row_place};
use super::format::InputFormat;
use super::json_mend::{whole_surrogates, without_non_numbers};
use super::place::LineNumber;
use foldhash::{HashMap, HashMapExt};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The names of the fields to read from a row. A name with dots is a path into objects, unless a field has exactly
/// that name.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    pub text: String,
    pub id: String,
    pub title: String,
    /// The field whose value documents of a group share.
    pub group: Option<String>,
    pub keep: KeptFields,
}

/// The fields to copy to the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KeptFields {
    All,
    These(Vec<String>),
}

impl std::str::FromStr for KeptFields {
    type Err = std::convert::Infallible;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let names = given.split(',').map(str::trim).filter(|name| !name.is_empty());
        if given == "all" {
            return Ok(Self::All);
        }
        let mut kept: Vec<String> = Vec::new();
        for name in names {
            if !kept.iter().any(|before| before == name) {
                kept.push(name.to_owned());
            }
        }
        Ok(Self::These(kept))
    }
}

impl Fields {
    /// The document in a line of JSON: an object, or a text alone. The line may be made of a JSON file.
    pub(super) fn read_json(
        &self,
        line: &[u8],
        from: InputFormat,
        file: &str,
        number: LineNumber,
    ) -> ReadResult {
        let fail = |what: String| ReadFailure::in_row(file, number, &what);
        let text = std::str::from_utf8(line)
            .map_err(|error| fail(format!("column {}: not UTF-8", error.valid_up_to() + 1)))?;
        let line = whole_surrogates(text);
        if let Some(text) = text_alone(&line) {
            return Ok(RawDocument::new(DocumentId::Place(row_place(file, number)), text));
        }
        let mut mended = String::new();
        let row = JsonRow::read_mended(&line, &mut mended)
            .map_err(|(column, what)| fail(format!("column {column}: not a row of JSON: {what}")))?;
        let id = row.find(&self.id).filter(|id| id.get() != "null").map_or_else(
            || DocumentId::Place(row_place(file, number)),
            |id| DocumentId::Value(id.into_owned()),
        );
        let text = match row.find(&self.text).map(|value| text_of(&value)) {
            Some(Some(text)) => text,
            found => {
                let what = match found {
                    Some(_) => "not text".to_owned(),
                    // Once for a file is enough.
                    None if number == LineNumber::FIRST => {
                        format!("missing{}{}", row.shown_names(), row.shown_lists(from))
                    }
                    None => "missing".to_owned(),
                };
                let failure = fail(format!("field \"{}\" is {what}", self.text));
                return Err(ReadFailure { id, ..failure });
            }
        };
        let missing =
            if number == LineNumber::FIRST { self.missing(|name| row.find(name).is_some()) } else { None };
        Ok(RawDocument {
            warning: missing.map(|what| format!("{file}: {what}{}", row.shown_names())),
            title: row.find(&self.title).and_then(|title| string(&title)),
            kept: self.kept(&row),
            group: self.group.as_ref().map(|name| row.find(name).map_or_else(null, Cow::into_owned)),
            ..RawDocument::new(id, text)
        })
    }

    /// A message about the fields that were asked for by name and are not there; `None` if all are.
    pub(super) fn missing(&self, has: impl Fn(&str) -> bool) -> Option<String> {
        let kept = match &self.keep {
            KeptFields::All => &[][..],
            KeptFields::These(names) => names,
        };
        let asked =
            [(&self.id, "id"), (&self.title, "title")].into_iter().filter(|(name, usual)| name != usual);
        let names = asked.map(|(name, _)| name).chain(kept).chain(&self.group);
        let missing: Vec<String> =
            names.filter(|name| !has(name)).map(|name| format!("\"{name}\"")).collect();
        let is_are = if missing.len() == 1 { "field" } else { "fields" };
        (!missing.is_empty()).then(|| format!("no {is_are} {}", missing.join(", ")))
    }

    fn kept(&self, row: &JsonRow) -> Vec<(String, Box<RawValue>)> {
        match &self.keep {
            KeptFields::All => row.distinct(),
            KeptFields::These(names) => {
                let kept = |name: &String| Some((name.clone(), row.find(name)?.into_owned()));
                names.iter().filter_map(kept).collect()
            }
        }
    }
}

/// The names of the fields that there are, as the end of a message.
pub(super) fn shown_names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<&str> = names.take(MAX_SHOWN_NAMES + 1).collect();
    if names.len() > MAX_SHOWN_NAMES {
        names[MAX_SHOWN_NAMES] = "…";
    }
    format!("; the fields are {}", names.join(", "))
}

/// A message lists no more names.
const MAX_SHOWN_NAMES: usize = 20;

/// The value of a missing field.
pub(super) fn null() -> Box<RawValue> {
    RawValue::NULL.to_owned()
}

/// The text of a line that is nothing else.
fn text_alone(line: &str) -> Option<String> {
    line.trim_ascii_start().starts_with('"').then(|| serde_json::from_str(line).ok()).flatten()
}

/// The text of a document: a string, or a list of strings as lines; `null` is an empty text.
fn text_of(value: &RawValue) -> Option<String> {
    match value.get().as_bytes()[0] {
        b'n' => Some(String::new()),
        b'[' => serde_json::Deserializer::from_str(value.get()).deserialize_seq(LinesVisitor).ok(),
        _ => string(value),
    }
}

/// Joins a list of strings, one by one: as a list they would take far more memory.
struct LinesVisitor;

impl<'l> Visitor<'l> for LinesVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of strings")
    }

    fn visit_seq<A: SeqAccess<'l>>(self, mut list: A) -> Result<String, A::Error> {
        let mut text = String::new();
        let mut is_first = true;
        while let Some(FieldName(line)) = list.next_element()? {
            text.push_str(if is_first { "" } else { "\n" });
            text.push_str(&line);
            is_first = false;
        }
        Ok(text)
    }
}

fn string(value: &RawValue) -> Option<String> {
    if value.get().starts_with('"') { serde_json::from_str(value.get()).ok() } else { None }
}

/// The fields of a JSON object, each with its value as it is in the line.
struct JsonRow<'l>(Vec<(Cow<'l, str>, &'l RawValue)>);

impl<'l> JsonRow<'l> {
    /// The row in a line that may have `NaN` and `Infinity`; `mended` is room for the line without them. The error is a column
    /// and a message.
    fn read_mended(line: &'l str, mended: &'l mut String) -> Result<Self, (usize, String)> {
        let mut changes = Vec::new();
        let read = Self::read(line).or_else(|error| match without_non_numbers(line) {
            Some(found) => {
                (*mended, changes) = found;
                Self::read(mended)
            }
            None => Err(error),
        });
        read.map_err(|error| {
            let (column, what) = (error.column(), error.to_string());
            let before = changes.iter().take_while(|(end, _)| *end <= column);
            let column = column.saturating_add_signed(before.map(|(_, shorter)| shorter).sum());
            (column, what.split(" at line ").next().unwrap_or_default().to_owned())
        })
    }

    fn read(line: &'l str) -> serde_json::Result<Self> {
        let mut reader = serde_json::Deserializer::from_str(line);
        let row = reader.deserialize_map(JsonRowVisitor)?;
        reader.end()?;
        Ok(row)
    }

    /// The names of the fields, for a message.
    fn shown_names(&self) -> String {
        shown_names(self.0.iter().map(|(name, _)| name.as_ref()))
    }

    /// Advice on a list of objects in a JSON file, as the end of a message.
    fn shown_lists(&self, from: InputFormat) -> String {
        let is_list = |value: &RawValue| {
            value.get().strip_prefix('[').is_some_and(|list| list.trim_start().starts_with('{'))
        };
        let list = self.0.iter().find(|(_, value)| from == InputFormat::Json && is_list(value));
        list.map_or_else(String::new, |(name, _)| {
            format!("; to read the JSON rows in \"{name}\" add --rows {name}")
        })
    }

    /// All fields, in the order in which their names first occur; of equal names the last value counts.
    fn distinct(&self) -> Vec<(String, Box<RawValue>)> {
        let mut fields: Vec<(String, Box<RawValue>)> = Vec::with_capacity(self.0.len());
        let mut index_of = HashMap::new();
        for (name, value) in &self.0 {
            let index = *index_of.entry(name.as_ref()).or_insert(fields.len());
            if index < fields.len() {
                fields[index].1 = (*value).to_owned();
            } else {
                fields.push((name.to_string(), (*value).to_owned()));
            }
        }
        fields
    }

    /// The value of a field: the last field with this name, or else the one that its path leads to.
    fn find(&self, name: &str) -> Option<Cow<'l, RawValue>> {
        if let Some((_, value)) = self.0.iter().rev().find(|(field, _)| field == name) {
            return Some(Cow::Borrowed(value));
        }
        let dots = name.match_indices('.').map(|(dot, _)| (&name[..dot], &name[dot + 1..]));
        dots.into_iter().find_map(|(head, rest)| {
            let (_, value) = self.0.iter().rev().find(|(field, _)| field == head)?;
            JsonRow::read(value.get()).ok()?.find(rest)
        })
    }
}

struct JsonRowVisitor;

impl<'l> Visitor<'l> for JsonRowVisitor {
    type Value = JsonRow<'l>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<JsonRow<'l>, A::Error> {
        let mut row = JsonRow(Vec::new());
        while let Some(name) = map.next_key::<FieldName>()? {
            if row.0.len() == MAX_FIELDS {
                return Err(A::Error::custom(format!("it has more than {MAX_FIELDS} fields")));
            }
            row.0.push((name.0, map.next_value()?));
        }
        Ok(row)
    }
}

/// A row with more fields is refused: each takes far more memory than its bytes.
const MAX_FIELDS: usize = 10_000;

/// The name of a field, borrowed where it has no escapes.
#[derive(serde::Deserialize)]
struct FieldName<'l>(#[serde(borrow)] Cow<'l, str>);

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Fields {
        let keep = KeptFields::These(Vec::new());
        Fields { text: text.into(), id: "id".into(), title: "title".into(), group: None, keep }
    }

    fn read(text_field: &str, line: &str) -> Result<(String, String), String> {
        let read = fields(text_field).read_json(line.as_bytes(), InputFormat::Jsonl, "f", LineNumber::FIRST);
        read.map(|raw| (raw.id.to_string(), raw.text)).map_err(|failure| failure.message)
    }

    #[test]
    fn a_path_leads_into_objects() {
        let line = r#"{"id":"x","a":{"b":{"c":"deep"},"b.c":"dotted"},"a.b":"whole"}"#;
        let check = |name: &str, text: &str| assert_eq!(read(name, line).unwrap().1, text, "{name}");
        check("a.b", "whole");
        check("a.b.c", "dotted");
        assert_eq!(
            read("a.c", line).unwrap_err(),
            "f:1: field \"a.c\" is missing; the fields are id, a, a.b"
        );
        assert_eq!(read("a", line).unwrap_err(), "f:1: field \"a\" is not text");
    }

    #[test]
    fn ids_keep_their_digits() {
        let (id, text) = read("text", r#"{"id":123456789012345678901.50,"text":"a\u00e9\n"}"#).unwrap();
        assert_eq!((id.as_str(), text.as_str()), ("123456789012345678901.50", "aé\n"));
    }
}
