//! stub
use super::block::RawBlock;
use crate::document::Span;
use crate::lang::Language;
use unicode_segmentation::UnicodeSegmentation;
pub(crate) struct SentenceSplitter<'t> {
    text: &'t str,
}
impl<'t> SentenceSplitter<'t> {
    pub(crate) fn new(text: &'t str, _l: Language) -> Self {
        Self { text }
    }
    pub(crate) fn split(&mut self, block: &RawBlock, out: &mut Vec<Span>) {
        for (o, s) in self.text[block.span.range()].split_sentence_bound_indices() {
            let t = s.trim();
            if t.is_empty() {
                continue;
            }
            let st = block.span.start as usize + o + s.len() - s.trim_start().len();
            out.push(Span::new(st, st + t.len()));
        }
    }
}
