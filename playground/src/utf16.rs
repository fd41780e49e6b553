//! Offsets as JavaScript counts them: in UTF-16 code units, of which one or two make a character.

use nutgraf::{OffsetCursor, Span};
use serde_json::Value;

/// Turns the byte offsets of a result into those of JavaScript's strings: `start` and `end`, and the pairs of `spans` and
/// `kept`.
pub fn in_utf16(value: &mut Value, text: &str) {
    if !text.is_ascii() {
        convert(value, &mut OffsetCursor::new(text));
    }
}

fn convert(value: &mut Value, cursor: &mut OffsetCursor) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| convert(item, cursor)),
        Value::Object(fields) => {
            if let [Some(start), Some(end)] = ["start", "end"].map(|name| fields.get(name).and_then(offset)) {
                let [start, end] = range(cursor, start, end);
                fields.insert("start".to_owned(), start.into());
                fields.insert("end".to_owned(), end.into());
            }
            for (name, value) in fields {
                match value {
                    Value::Array(pairs) if matches!(name.as_str(), "spans" | "kept") => {
                        pairs.iter_mut().for_each(|pair| convert_pair(pair, cursor));
                    }
                    _ => convert(value, cursor),
                }
            }
        }
        _ => {}
    }
}

fn convert_pair(pair: &mut Value, cursor: &mut OffsetCursor) {
    if let [Some(start), Some(end)] = [0, 1].map(|at| pair.get(at).and_then(offset)) {
        *pair = range(cursor, start, end).to_vec().into();
    }
}

fn offset(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|offset| u32::try_from(offset).ok())
}

fn range(cursor: &mut OffsetCursor, start: u32, end: u32) -> [usize; 2] {
    let range = cursor.range(Span { start, end });
    [range.start.utf16, range.end.utf16]
}
