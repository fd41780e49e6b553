//! Cuts Rust text into words, marks, literals and comments, each with its line. The checks need nothing else of the
//! grammar; `syn` would take 25 s to compile in the test profile, and drops the comments.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LexemeKind {
    /// A name or a keyword; `r#` is left off.
    Word,
    /// `::`, `..`, `=>`, `->` and `!=`; every other mark is one character.
    Mark,
    /// The content of a string of any kind, as written.
    Text,
    /// A number, a character or a lifetime.
    Value,
    /// A comment, with its marks.
    Comment,
}

#[derive(Clone, Copy, Debug)]
pub struct Lexeme<'s> {
    pub kind: LexemeKind,
    pub text: &'s str,
    /// The line of the first character, counted from 1.
    pub line: usize,
    /// The line of the last character.
    pub last_line: usize,
}

/// The lexemes of a source text in order, comments included.
pub fn lexemes(text: &str) -> Vec<Lexeme<'_>> {
    let (mut rest, mut line) = (text.trim_start(), 1 + newlines(text) - newlines(text.trim_start()));
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (length, kind, text) = first(rest);
        let last_line = line + newlines(&rest[..length]);
        found.push(Lexeme { kind, text, line, last_line });
        let next = rest[length..].trim_start();
        line = last_line + newlines(&rest[length..rest.len() - next.len()]);
        rest = next;
    }
    found
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|&byte| byte == b'\n').count()
}

/// Bytes, kind and text of the first lexeme.
fn first(rest: &str) -> (usize, LexemeKind, &str) {
    if let Some((before, length, after)) = string(rest) {
        return (length, LexemeKind::Text, &rest[before..length - after]);
    }
    if let Some(name) = rest.strip_prefix("r#") {
        return (2 + word(name), LexemeKind::Word, &name[..word(name)]);
    }
    let first = rest.chars().next().unwrap();
    let (length, kind) = if rest.starts_with("//") {
        (rest.find('\n').unwrap_or(rest.len()), LexemeKind::Comment)
    } else if rest.starts_with("/*") {
        (block_comment(rest), LexemeKind::Comment)
    } else if first == '\'' || rest.starts_with("b'") {
        (quote(rest), LexemeKind::Value)
    } else if first.is_ascii_digit() {
        (number(rest), LexemeKind::Value)
    } else if is_name(first) {
        (word(rest), LexemeKind::Word)
    } else {
        let is_long = ["::", "..", "=>", "->", "!="].iter().any(|mark| rest.starts_with(mark));
        (if is_long { 2 } else { first.len_utf8() }, LexemeKind::Mark)
    };
    (length, kind, &rest[..length])
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word(text: &str) -> usize {
    text.find(|c| !is_name(c)).unwrap_or(text.len())
}

/// The length of a number: `1`, `0x1f_u32`, `1.5e-3`, and in `1..2` only `1`.
fn number(text: &str) -> usize {
    let whole = word(text);
    let fraction =
        text[whole..].strip_prefix('.').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let end = fraction.map_or(whole, |rest| whole + 1 + word(rest));
    let signed =
        text[..end].ends_with(['e', 'E']) && !text.starts_with("0x") && text[end..].starts_with(['-', '+']);
    if signed { end + 1 + word(&text[end + 1..]) } else { end }
}

/// The length of a character in quotes or a lifetime.
fn quote(text: &str) -> usize {
    let open = text.find('\'').unwrap() + 1;
    let inside = &text[open..];
    if let Some(escape) = inside.strip_prefix('\\') {
        let escaped = escape.chars().next().map_or(0, char::len_utf8);
        return open + 1 + escaped + escape[escaped..].find('\'').map_or(0, |at| at + 1);
    }
    let first = inside.chars().next().map_or(0, char::len_utf8);
    if inside[first..].starts_with('\'') { open + first + 1 } else { open + word(inside) }
}

/// The length of a block comment, which may contain others.
fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The bytes before the content of a string, in the whole string, and after the content.
fn string(text: &str) -> Option<(usize, usize, usize)> {
    let letters = text.find(|c| !matches!(c, 'b' | 'c' | 'r')).filter(|&at| at <= 2)?;
    let hashes = text[letters..].bytes().take_while(|&byte| byte == b'#').count();
    let raw = text[..letters].ends_with('r');
    if !text[letters + hashes..].starts_with('"') || hashes > 0 && !raw {
        return None;
    }
    let open = letters + hashes + 1;
    if raw {
        let close = format!("\"{}", "#".repeat(hashes));
        let end = text[open..].find(&close).map_or(text.len(), |at| open + at + close.len());
        return Some((open, end, close.len()));
    }
    let mut escaped = false;
    let end = text[open..].find(|c| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    });
    Some((open, end.map_or(text.len(), |at| open + at + 1), 1))
}

#[test]
fn lexemes_of_every_kind() {
    use LexemeKind::{Comment, Mark, Text, Value, Word};
    let check = |text: &str, expected: &[(LexemeKind, &str)]| {
        let found: Vec<_> = lexemes(text).iter().map(|lexeme| (lexeme.kind, lexeme.text)).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("a::r#b", &[(Word, "a"), (Mark, "::"), (Word, "b")]);
    check("0..1.5e-3", &[(Value, "0"), (Mark, ".."), (Value, "1.5e-3")]);
    check("'a' '\\'' b'\\\\' 'a", &[(Value, "'a'"), (Value, "'\\''"), (Value, "b'\\\\'"), (Value, "'a")]);
    check(r##""a\"b" r#"c"d"# b"e""##, &[(Text, "a\\\"b"), (Text, "c\"d"), (Text, "e")]);
    check("/* a /* b */ */ // c\nd", &[(Comment, "/* a /* b */ */"), (Comment, "// c"), (Word, "d")]);
    let lines: Vec<_> =
        lexemes("\n\"a\nb\"\n\nc").iter().map(|lexeme| (lexeme.line, lexeme.last_line)).collect();
    assert_eq!(lines, [(2, 3), (5, 5)]);
}
