//! The text of a document, with an element for every sentence that a summary can have.

use super::findings::{Findings, tint};
use super::html::Html;
use super::language::{in_language, in_other_language};
use nutgraf::{Block, BlockKind, Document, Sentence, Stamp};

/// A text with more blocks is laid out only where it is looked at.
const MANY_BLOCKS: usize = 150;

/// The text, with the first `n_marked` places marked.
pub(super) fn text_section(document: &Document, findings: &Findings, n_marked: usize, html: &mut Html) {
    html.markup("<section class=\"text");
    if document.blocks().len() > MANY_BLOCKS {
        html.markup(" long");
    }
    html.markup("\" id=\"text\" aria-label=\"Text\" data-w=\"").number(findings.n_words);
    html.markup("\" data-joint=\"").markup(document.sentence_joint()).markup("\"");
    in_language(findings.language, html).markup(">\n");
    let mut writer = TextWriter { document, findings, n_marked, html, open: None, stamp: None, n_before: 0 };
    for (index, block) in document.blocks().iter().enumerate() {
        if findings.title_block == Some(index) && !writer.has_place(block) {
            // It is the title of the page.
            writer.n_before += n_words(document, block);
        } else if !is_fence(document.slice(block.span)) {
            writer.write(block);
        }
    }
    writer.change(None);
    html.markup("</section>\n");
}

/// An element around consecutive blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    Bullets,
    Numbers,
    Table,
}

impl Around {
    fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Bullets => ("<ul>\n", "</ul>\n"),
            Self::Numbers => ("<ol>\n", "</ol>\n"),
            Self::Table => ("<table class=\"grid\">\n", "</table>\n"),
        }
    }
}

struct TextWriter<'t> {
    document: &'t Document,
    findings: &'t Findings,
    n_marked: usize,
    html: &'t mut Html,
    /// The element that is open around the blocks.
    open: Option<Around>,
    /// The first byte of the last stamp that was shown.
    stamp: Option<u32>,
    /// The words of the sentences before.
    n_before: usize,
}

impl TextWriter<'_> {
    fn has_place(&self, block: &Block) -> bool {
        block.sentences.clone().any(|sentence| self.findings.places[sentence as usize].is_some())
    }

    /// Closes the element around the blocks and opens another, if they differ.
    fn change(&mut self, around: Option<Around>) {
        if self.open != around {
            self.html.markup(self.open.map_or("", |open| open.tags().1));
            self.html.markup(around.map_or("", |around| around.tags().0));
            self.open = around;
        }
    }

    fn write(&mut self, block: &Block) {
        let number = (block.kind == BlockKind::ListItem).then(|| self.number(block)).flatten();
        let (around, tag, class, end) = match block.kind {
            BlockKind::Title => (None, "<h3", "b", "</h3>\n"),
            BlockKind::ListItem if number.is_some() => (Some(Around::Numbers), "<li", "b", "</li>\n"),
            BlockKind::ListItem => (Some(Around::Bullets), "<li", "b", "</li>\n"),
            BlockKind::Quote => (None, "<blockquote", "b", "</blockquote>\n"),
            BlockKind::Code => (None, "<pre", "b", "</pre>\n"),
            BlockKind::Table => (Some(Around::Table), "<tr", "b", "</tr>\n"),
            BlockKind::Rule => (None, "<hr", "b", "\n"),
            BlockKind::Meta => (None, "<p", "b meta", "</p>\n"),
            _ => (None, "<p", "b", "</p>\n"),
        };
        self.change(around);
        self.html.markup(tag).markup(" class=\"").markup(class);
        let is_marked = |sentence: u32| self.mark(sentence as usize).is_some_and(|(_, is_on)| is_on);
        if block.sentences.clone().any(is_marked) {
            self.html.markup(" has");
        }
        self.html.markup("\"");
        if let Some(number) = number {
            self.html.markup(" value=\"").number(number).markup("\"");
        }
        if block.language != self.findings.language {
            in_other_language(block.language, self.html);
        }
        self.html.markup(">");
        let mut end_before = None;
        for index in block.sentences.clone() {
            self.write_sentence(block, index as usize, end_before);
            end_before = Some(self.document.sentence(index as usize).span().end);
            self.n_before += self.document.sentence(index as usize).n_running_words();
        }
        self.html.markup(end);
    }

    /// The place of a sentence, and true if it is marked.
    fn mark(&self, sentence: usize) -> Option<(usize, bool)> {
        self.findings.places[sentence].map(|place| (place, place < self.n_marked))
    }

    /// A sentence after those of its block that end at `end_before`.
    fn write_sentence(&mut self, block: &Block, index: usize, end_before: Option<u32>) {
        let sentence = self.document.sentence(index);
        self.write_stamp(sentence.stamp());
        let span = sentence.span();
        match (block.kind, end_before) {
            (BlockKind::Table, _) => drop(self.html.markup("<td>")),
            (BlockKind::Code, end) => {
                let text = self.document.text();
                let start = end.map_or_else(|| indent_start(text, span.start as usize), |end| end as usize);
                self.html.text(&text[start..span.start as usize]);
            }
            (_, Some(end)) if end < span.start => drop(self.html.markup(self.document.sentence_joint())),
            _ => {}
        }
        let Some((place, is_on)) = self.mark(index) else { return self.write_text(block, sentence) };
        self.html.markup("<span id=\"").number(place + 1).markup("\" class=\"s ").markup(tint(place));
        self.html.markup(if is_on { " on" } else { "" });
        self.html.markup("\" data-w=").number(sentence.n_running_words());
        self.html.markup(" data-x=").number(self.n_before).markup(">");
        self.write_text(block, sentence);
        self.html.markup("</span>");
    }

    fn write_text(&mut self, block: &Block, sentence: Sentence) {
        if block.kind == BlockKind::Code {
            self.html.text(sentence.text());
        } else {
            self.html.text(&self.document.shown(sentence.span()));
        }
    }

    /// Shows who speaks, and when, if that changes.
    fn write_stamp(&mut self, stamp: Option<&Stamp>) {
        let start = stamp.map(|stamp| stamp.start);
        if self.stamp != start
            && let Some(Stamp { time, speaker, .. }) = stamp
        {
            let facts: Vec<&str> = [speaker, time].into_iter().flatten().map(String::as_str).collect();
            if !facts.is_empty() {
                self.html.markup("<span class=\"by\">").text(&facts.join(" · ")).markup("</span>");
            }
        }
        self.stamp = start;
    }

    /// The number of an item that is numbered in the text.
    fn number(&self, block: &Block) -> Option<usize> {
        let first = block.sentences.clone().next()?;
        let start = self.document.sentence(first as usize).span().start as usize;
        let line = &self.document.text()[..start];
        let mark = line[line.rfind('\n').map_or(0, |at| at + 1)..].trim();
        mark.trim_end_matches(['.', ')']).parse().ok().filter(|_| mark.ends_with(['.', ')']))
    }
}

/// True for a line around source code, which shows as such.
fn is_fence(text: &str) -> bool {
    text.starts_with("```") || text.starts_with("~~~")
}

fn n_words(document: &Document, block: &Block) -> usize {
    block.sentences.clone().map(|sentence| document.sentence(sentence as usize).n_running_words()).sum()
}

/// The first byte of the blanks that a line starts with before byte `at`.
fn indent_start(text: &str, at: usize) -> usize {
    text[..at].trim_end_matches([' ', '\t']).len()
}
