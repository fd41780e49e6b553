//! One import for each name that a `use` brings in.

use crate::attribute::Gates;
use crate::lexeme::Lexeme;

#[derive(Clone, Debug)]
pub struct Import<'s> {
    /// Its name in the module; `*` for everything.
    pub name: &'s str,
    /// The path without `*` and `self` at its end.
    pub segments: Vec<&'s str>,
    pub line: usize,
    pub gates: Gates<'s>,
}

/// The imports of the lexemes between `use` and `;`.
pub fn read<'s>(lexemes: &[Lexeme<'s>], gates: &Gates<'s>) -> Vec<Import<'s>> {
    let mut imports = Vec::new();
    let mut reader = TreeReader { lexemes, at: 0, gates, imports: &mut imports };
    reader.tree(&[]);
    imports
}

struct TreeReader<'s, 'a> {
    lexemes: &'a [Lexeme<'s>],
    at: usize,
    gates: &'a Gates<'s>,
    imports: &'a mut Vec<Import<'s>>,
}

impl<'s> TreeReader<'s, '_> {
    fn text(&self) -> &'s str {
        self.lexemes.get(self.at).map_or("", |lexeme| lexeme.text)
    }

    /// Reads `a::b`, `a::{…}`, `a::*` or `a as b` after the segments before it.
    fn tree(&mut self, before: &[&'s str]) {
        let mut segments = before.to_vec();
        let line = self.lexemes.get(self.at).map_or(0, |lexeme| lexeme.line);
        loop {
            match self.text() {
                "{" => return self.group(&segments),
                "::" | "$" => {}
                "" | "}" | "," | "as" => break,
                segment => segments.push(segment),
            }
            self.at += 1;
        }
        let last = segments.pop().unwrap_or_default();
        if last != "*" && (last != "self" || segments.is_empty()) {
            segments.push(last);
        }
        let mut name = if last == "*" { last } else { segments.last().copied().unwrap_or_default() };
        if self.text() == "as" {
            self.at += 1;
            name = self.text();
            self.at += 1;
        }
        self.imports.push(Import { name, segments, line, gates: self.gates.clone() });
    }

    fn group(&mut self, before: &[&'s str]) {
        self.at += 1;
        while !matches!(self.text(), "}" | "") {
            self.tree(before);
            if self.text() == "," {
                self.at += 1;
            }
        }
        self.at += 1;
    }
}
