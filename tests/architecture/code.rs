//! The lexemes of a file without comments, and how they nest.

use crate::lexeme::{Lexeme, LexemeKind, lexemes};

pub struct Code<'s> {
    lexemes: Vec<Lexeme<'s>>,
    /// For each opening bracket the place of the one that closes it; 0 elsewhere.
    partners: Vec<usize>,
}

impl<'s> Code<'s> {
    pub fn of(text: &'s str) -> Code<'s> {
        let mut lexemes = lexemes(text);
        lexemes.retain(|lexeme| lexeme.kind != LexemeKind::Comment);
        let mut partners = vec![0; lexemes.len()];
        let mut open = Vec::new();
        for (at, lexeme) in lexemes.iter().enumerate().filter(|(_, lexeme)| lexeme.kind == LexemeKind::Mark) {
            match lexeme.text {
                "(" | "[" | "{" => open.push(at),
                ")" | "]" | "}" => partners[open.pop().expect("brackets match")] = at,
                _ => {}
            }
        }
        Code { lexemes, partners }
    }

    /// The number of lexemes.
    pub fn len(&self) -> usize {
        self.lexemes.len()
    }

    pub fn lexemes(&self, start: usize, end: usize) -> &[Lexeme<'s>] {
        &self.lexemes[start..end]
    }

    /// The word or mark at a place; empty for any other lexeme.
    pub fn text(&self, at: usize) -> &'s str {
        let lexeme = self.lexemes.get(at);
        let lexeme = lexeme.filter(|lexeme| matches!(lexeme.kind, LexemeKind::Word | LexemeKind::Mark));
        lexeme.map_or("", |lexeme| lexeme.text)
    }

    /// The content of the string at a place.
    pub fn string(&self, at: usize) -> Option<&'s str> {
        self.lexemes.get(at).filter(|lexeme| lexeme.kind == LexemeKind::Text).map(|lexeme| lexeme.text)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.kind == LexemeKind::Word)
    }

    pub fn line(&self, at: usize) -> usize {
        self.lexemes[at].line
    }

    pub fn last_line(&self, at: usize) -> usize {
        self.lexemes[at].last_line
    }

    /// The place after a lexeme, or after the closing bracket of an opening one.
    pub fn after(&self, at: usize) -> usize {
        self.closing(at) + 1
    }

    /// The bracket that closes the one at a place; the place itself if there is none.
    pub fn closing(&self, at: usize) -> usize {
        self.partners.get(at).copied().unwrap_or(0).max(at)
    }

    /// The first of the marks from a place on, past whole brackets; `end` if none comes.
    pub fn find(&self, mut at: usize, end: usize, marks: &[&str]) -> usize {
        while at < end && !marks.contains(&self.text(at)) {
            at = self.after(at);
        }
        at.min(end)
    }

    /// The segments of the path that begins at a word, and the place after it.
    pub fn path(&self, at: usize) -> (Vec<&'s str>, usize) {
        let (mut segments, mut end) = (vec![self.text(at)], at + 1);
        while self.text(end) == "::" && self.is_word(end + 1) {
            segments.push(self.text(end + 1));
            end += 2;
        }
        (segments, end)
    }

    /// True if a keyword that may also be part of a type begins an item here.
    pub fn begins_item(&self, at: usize) -> bool {
        at == 0 || matches!(self.text(at - 1), "}" | "{" | ";" | "]" | ")" | "pub" | "unsafe")
    }

    /// The place after the item, statement, field or arm that an attribute belongs to.
    pub fn after_element(&self, mut at: usize, end: usize) -> usize {
        while self.text(at) == "#" {
            at = self.after(at + 1);
        }
        while matches!(self.text(at), "pub" | "unsafe" | "async" | "extern" | "(") {
            at = self.after(at);
        }
        let marks: &[&str] = match self.text(at) {
            "const" if self.text(at + 1) == "fn" => &[";", "{"],
            "use" | "type" | "const" | "static" | "let" => &[";"],
            "struct" | "enum" | "union" | "trait" | "fn" | "impl" => &[";", "{"],
            _ => &[";", ",", "{"],
        };
        self.after(self.find(at, end, marks)).min(end)
    }

    /// The place after `<…>`.
    pub fn after_generics(&self, mut at: usize) -> usize {
        let mut depth = 0;
        loop {
            match self.text(at) {
                "<" => depth += 1,
                ">" => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 || at >= self.len() {
                return at;
            }
        }
    }
}
