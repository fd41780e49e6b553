//! The way to the rows of a JSON file that are not at its top.

use crate::io_error::describe;
use std::io::BufRead;

/// Reads up to the value that a path of names with dots between them leads to; the error is a message.
pub(super) fn find_rows(stream: &mut impl BufRead, path: &str) -> Result<(), String> {
    let mut cursor = JsonCursor { stream };
    for (depth, name) in path.split('.').enumerate() {
        if !cursor.enter(b'{')? {
            let what = if depth == 0 { "the file" } else { "what it leads to" };
            return Err(format!("--rows {path}: {what} is not a JSON object"));
        }
        if let Some(names) = cursor.find(|field| field == name)? {
            return Err(format!("--rows {path}: there is no \"{name}\"; the names are {}", names.join(", ")));
        }
    }
    match cursor.next_sign()? {
        Some(b'[' | b'{') => Ok(()),
        _ => Err(format!("--rows {path}: it is neither a JSON list nor an object")),
    }
}

/// True if the first bytes of a file begin an object that has a field of this name, or the first part of a path.
pub(super) fn has_field(mut head: &[u8], path: &str) -> bool {
    let mut cursor = JsonCursor { stream: &mut head };
    let first = path.split('.').next().unwrap_or_default();
    let is_wanted = |name: &str| name == path || name == first;
    cursor.enter(b'{').is_ok_and(|is_object| is_object)
        && cursor.find(is_wanted).is_ok_and(|names| names.is_none())
}

/// A message lists no more names.
const MAX_NAMES: usize = 20;

/// A longer name is not compared.
const MAX_NAME_BYTES: usize = 1 << 16;

/// A place in a stream of JSON.
struct JsonCursor<'s, S> {
    stream: &'s mut S,
}

impl<S: BufRead> JsonCursor<'_, S> {
    /// The next byte that is not a blank; it stays the next.
    fn next_sign(&mut self) -> Result<Option<u8>, String> {
        loop {
            let block = self.stream.fill_buf().map_err(|error| describe(&error))?;
            let n_blank = block.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let sign = block.get(n_blank).copied();
            let is_over = block.is_empty();
            self.stream.consume(n_blank);
            if sign.is_some() || is_over {
                return Ok(sign);
            }
        }
    }

    /// Passes a sign, if it comes next.
    fn enter(&mut self, sign: u8) -> Result<bool, String> {
        let is_next = self.next_sign()? == Some(sign);
        self.stream.consume(usize::from(is_next));
        Ok(is_next)
    }

    /// Passes the fields of an object up to the value of a name that is wanted; without such a field returns the names that there are.
    fn find(&mut self, is_wanted: impl Fn(&str) -> bool) -> Result<Option<Vec<String>>, String> {
        let mut names = Vec::new();
        loop {
            match self.next_sign()? {
                Some(b'"') => {}
                Some(b',') => {
                    self.stream.consume(1);
                    continue;
                }
                _ => return Ok(Some(names)),
            }
            let name = self.string()?;
            if !self.enter(b':')? {
                return Err("not valid JSON: a colon is missing".to_owned());
            }
            if is_wanted(&name) {
                return Ok(None);
            }
            if names.len() < MAX_NAMES {
                names.push(name);
            }
            self.pass_value()?;
        }
    }

    /// Passes a string and returns its text.
    fn string(&mut self) -> Result<String, String> {
        let mut quoted = Vec::new();
        self.pass_string(|part| {
            if quoted.len() < MAX_NAME_BYTES {
                quoted.extend_from_slice(part);
            }
        })?;
        // No field has a name that is not valid.
        Ok(serde_json::from_slice(&quoted).unwrap_or_default())
    }

    /// Passes a string, its quotes included, and hands its bytes on.
    fn pass_string(&mut self, mut each: impl FnMut(&[u8])) -> Result<(), String> {
        each(b"\"");
        self.stream.consume(1);
        loop {
            let byte = self.byte()?;
            each(&[byte]);
            match byte {
                b'\\' => each(&[self.byte()?]),
                b'"' => return Ok(()),
                _ => {}
            }
        }
    }

    /// Passes a value.
    fn pass_value(&mut self) -> Result<(), String> {
        let mut depth = 0_usize;
        loop {
            let sign = self.next_sign()?.ok_or(CUT_SHORT)?;
            match sign {
                b'"' => self.pass_string(|_| ())?,
                b',' | b'}' | b']' if depth == 0 => return Ok(()),
                _ => self.stream.consume(1),
            }
            match sign {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && matches!(sign, b'"' | b'}' | b']') {
                return Ok(());
            }
        }
    }

    fn byte(&mut self) -> Result<u8, String> {
        let byte =
            self.stream.fill_buf().map_err(|error| describe(&error))?.first().copied().ok_or(CUT_SHORT)?;
        self.stream.consume(1);
        Ok(byte)
    }
}

const CUT_SHORT: &str = "not valid JSON: it has no end";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_the_rows() {
        let check = |file: &str, path: &str, expected: Result<&str, &str>| {
            let mut rest = file.as_bytes();
            let found = find_rows(&mut rest, path).map(|()| std::str::from_utf8(rest).unwrap());
            assert_eq!(found, expected.map_err(str::to_owned), "{file}");
        };
        check("{\"n\": 2, \"data\" : [{}]}", "data", Ok("[{}]}"));
        check("{\"a\":{\"x\":[\"}\\\"\",[]],\"b\\u0063\":{}}}", "a.bc", Ok("{}}}"));
        check(
            "{\"n\":-1.5e3,\"m\":null}",
            "data",
            Err("--rows data: there is no \"data\"; the names are n, m"),
        );
        check("[1]", "data", Err("--rows data: the file is not a JSON object"));
        check("{\"a\":[]}", "a.b", Err("--rows a.b: what it leads to is not a JSON object"));
        check("{\"a\":5}", "a", Err("--rows a: it is neither a JSON list nor an object"));
        check("{\"a\":\"", "b", Err(CUT_SHORT));
        check("{\"a\" 5}", "b", Err("not valid JSON: a colon is missing"));
    }
}
