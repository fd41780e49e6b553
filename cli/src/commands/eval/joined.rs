//! Rows of references and predictions, joined by id.

use crate::arguments::EvalFiles;
use crate::input::{LineNumber, read_lines, shown_path};
use crate::messages::Messages;
use foldhash::{HashMap, HashMapExt};
use serde_json::Value;
use std::io;
use std::path::Path;

/// The most ids without a prediction that are listed one by one.
const MAX_LISTED: usize = 10;

/// The rows found in every file, in the order of the gold file.
pub(super) struct JoinedRows<G, P> {
    pub gold: Vec<G>,
    pub pred: Vec<P>,
    pub against: Option<Vec<P>>,
    /// The number of rows that could not be read or joined; each has been reported.
    pub n_failed: usize,
}

impl<G, P: Clone> JoinedRows<G, P> {
    /// Reads the files. `gold` and `pred` parse a row, or return what is wrong with it.
    pub(super) fn read(
        files: &EvalFiles,
        gold: impl Fn(&Value) -> Result<G, String>,
        pred: impl Fn(&Value) -> Result<P, String>,
        messages: &Messages,
    ) -> io::Result<Self> {
        let mut failures = Failures { messages, n: 0 };
        let name = shown_path(&files.gold);
        let golds = JsonlFile::read(&files.gold, &name, gold, &mut failures)?;
        let preds = JsonlFile::read(&files.pred, &name, &pred, &mut failures)?;
        let against = files.against.as_ref();
        let against = against.map(|path| JsonlFile::read(path, &name, &pred, &mut failures)).transpose()?;
        let others: Vec<&JsonlFile<P>> = [Some(&preds), against.as_ref()].into_iter().flatten().collect();
        others.iter().for_each(|other| golds.report_missing(other, &mut failures));
        let mut rows = Self {
            gold: Vec::new(),
            pred: Vec::new(),
            against: against.as_ref().map(|_| Vec::new()),
            n_failed: failures.n,
        };
        for JsonlRecord { id, content, .. } in golds.rows {
            let found: Option<Vec<&P>> = others.iter().map(|other| other.get(&id)).collect();
            if let (Some(gold), Some(found)) = (content, found) {
                rows.gold.push(gold);
                rows.pred.push(found[0].clone());
                rows.against.iter_mut().for_each(|rows| rows.push(found[1].clone()));
            }
        }
        if rows.gold.is_empty() {
            let pred = shown_path(&files.pred);
            return Err(io::Error::other(format!("no row of {pred} can be scored against one of {name}")));
        }
        Ok(rows)
    }
}

/// Reports and counts failures.
struct Failures<'m> {
    messages: &'m Messages,
    n: usize,
}

impl Failures<'_> {
    fn add(&mut self, place: &str, what: &str) {
        self.messages.print(&format!("{place}: {what}"));
        self.n += 1;
    }
}

struct JsonlRecord<T> {
    id: String,
    line: LineNumber,
    /// `None` if the row is malformed, which has been reported.
    content: Option<T>,
}

/// The rows of a file, each with a distinct id.
struct JsonlFile<T> {
    name: String,
    rows: Vec<JsonlRecord<T>>,
    by_id: HashMap<String, usize>,
}

impl<T> JsonlFile<T> {
    /// Reads a file. `gold` is the name of the gold file.
    fn read(
        path: &Path,
        gold: &str,
        parse: impl Fn(&Value) -> Result<T, String>,
        failures: &mut Failures,
    ) -> io::Result<Self> {
        let lines = read_lines(path)?;
        let mut table = Self { name: shown_path(path), rows: Vec::new(), by_id: HashMap::new() };
        for (line_number, line) in lines {
            let place = format!("{}:{line_number}", table.name);
            match line.and_then(|line| row_of(&line)) {
                Ok(row) => {
                    let id = id_of(&row).unwrap_or_else(|| format!("{gold}:{line_number}"));
                    let content = parse(&row).map_err(|what| failures.add(&place, &what)).ok();
                    table.add(JsonlRecord { id, line: line_number, content }, failures);
                }
                Err(what) => failures.add(&place, &what),
            }
        }
        Ok(table)
    }

    /// Adds a row, or reports it if its id is already there.
    fn add(&mut self, row: JsonlRecord<T>, failures: &mut Failures) {
        if let Some(&first) = self.by_id.get(&row.id) {
            let what = format!(
                "id \"{}\" is already used in line {}; this row is ignored",
                row.id, self.rows[first].line
            );
            failures.add(&format!("{}:{}", self.name, row.line), &what);
        } else {
            self.by_id.insert(row.id.clone(), self.rows.len());
            self.rows.push(row);
        }
    }

    fn get(&self, id: &str) -> Option<&T> {
        self.rows[*self.by_id.get(id)?].content.as_ref()
    }

    /// Reports the rows that have no counterpart in the other file.
    fn report_missing<P>(&self, other: &JsonlFile<P>, failures: &mut Failures) {
        let is_missing = |row: &&JsonlRecord<T>| row.content.is_some() && !other.by_id.contains_key(&row.id);
        let missing: Vec<&JsonlRecord<T>> = self.rows.iter().filter(is_missing).collect();
        for row in missing.iter().take(MAX_LISTED) {
            let what = format!("id \"{}\" has no row in {}", row.id, other.name);
            failures.add(&format!("{}:{}", self.name, row.line), &what);
        }
        if let Some(more @ 1..) = missing.len().checked_sub(MAX_LISTED) {
            failures.add(&self.name, &format!("{more} more ids have no row in {}", other.name));
            failures.n += more - 1;
        }
    }
}

/// Parses a row; the error is a message.
fn row_of(line: &[u8]) -> Result<Value, String> {
    let row: Value = serde_json::from_slice(line).map_err(|error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        format!("column {}: not a row: {what}", error.column())
    })?;
    if row.is_object() { Ok(row) } else { Err("not a row: not a JSON object".to_owned()) }
}

/// The id of a row as text, so that `7` and `"7"` are the same id; `None` for a row without one, which then has the id that
/// the other commands give to the row of gold in the same line.
fn id_of(row: &Value) -> Option<String> {
    match row.get("id")? {
        Value::String(id) => Some(id.clone()),
        id => Some(id.to_string()),
    }
}

/// A field of a row; the error is a message.
pub(super) fn field<'r>(row: &'r Value, name: &str) -> Result<&'r Value, String> {
    if let Some(error) = row["error"].as_str() {
        return Err(format!("the document failed: {error}"));
    }
    row.get(name).ok_or_else(|| format!("field \"{name}\" is missing"))
}

/// The texts of a list of texts or of objects with a field `text`; the error is a message.
pub(super) fn texts(list: &Value, name: &str) -> Result<Vec<String>, String> {
    let text = |item: &Value| item.as_str().or_else(|| item["text"].as_str()).map(str::to_owned);
    let texts = list.as_array().and_then(|items| items.iter().map(text).collect());
    texts.ok_or_else(|| format!("field \"{name}\" is not a list of texts"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_are_texts() {
        assert_eq!(id_of(&json!({"id": 7})).as_deref(), Some("7"));
        assert_eq!(id_of(&json!({"id": "7"})).as_deref(), Some("7"));
        assert_eq!(id_of(&json!({"text": "7"})), None);
    }

    #[test]
    fn messages_say_what_is_wrong_with_a_row() {
        assert_eq!(row_of(b"[1]").unwrap_err(), "not a row: not a JSON object");
        assert_eq!(row_of(b"{\"a\":").unwrap_err(), "column 5: not a row: EOF while parsing a value");
        let failed = json!({"id": 1, "error": "not text"});
        assert_eq!(field(&failed, "summary").unwrap_err(), "the document failed: not text");
        assert_eq!(field(&json!({}), "keys").unwrap_err(), "field \"keys\" is missing");
    }

    #[test]
    fn lists_hold_texts_or_objects() {
        assert_eq!(texts(&json!(["a", {"text": "b"}]), "x").unwrap(), ["a", "b"]);
        assert_eq!(texts(&json!(["a", 1]), "x").unwrap_err(), "field \"x\" is not a list of texts");
    }
}
