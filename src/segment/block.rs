//! stub
use crate::document::{BlockKind, Span};
pub(crate) struct RawBlock {
    pub kind: BlockKind,
    pub span: Span,
    pub wrapped: bool,
}
pub(crate) fn blocks(text: &str) -> Vec<RawBlock> {
    let mut out = vec![];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let t = line.trim();
        if !t.is_empty() {
            let s = at + (line.len() - line.trim_start().len());
            out.push(RawBlock {
                kind: BlockKind::Paragraph,
                span: Span::new(s, s + t.len()),
                wrapped: false,
            });
        }
        at += line.len();
    }
    out
}
