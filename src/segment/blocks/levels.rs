//! The levels of titles: which title is under which.
//!
//! Marks say it (`##`, `==`, a line of `=` or `-` under it), or a number (`2.1`). A title with neither is one level under the
//! last title that says its own; the first title before any text is that of the document.

use super::raw_block::RawBlock;
use crate::document::BlockKind;

/// No title is deeper.
const MAX_LEVEL: u8 = 6;

/// Gives every title its level. Linear in the text of the titles.
pub(super) fn set_levels(text: &str, blocks: &mut [RawBlock]) {
    let mut last_marked = None;
    let mut has_text = false;
    let mut n_titles = 0;
    for at in 0..blocks.len() {
        let block = blocks[at];
        has_text |= block.kind == BlockKind::Paragraph;
        if block.kind != BlockKind::Title {
            continue;
        }
        let under = blocks.get(at + 1).filter(|next| next.kind == BlockKind::Rule);
        let marked = by_marks(text, block).or_else(|| by_underline(text, block, under?));
        let is_main = n_titles == 0 && !has_text;
        let by_place = last_marked.map_or(if is_main { 1 } else { 2 }, |level: u8| level + 1);
        let level = marked.or_else(|| by_number(&text[block.span.range()])).unwrap_or(by_place);
        last_marked = marked.or(last_marked);
        n_titles += 1;
        blocks[at].level = level.min(MAX_LEVEL);
    }
}

/// The level by the marks before a title, `##` or `==`.
fn by_marks(text: &str, block: RawBlock) -> Option<u8> {
    let before = text[..block.span.start as usize].trim_end_matches([' ', '\t']);
    ['#', '='].into_iter().find_map(|mark| {
        let marks = before.bytes().rev().take(MAX_LEVEL.into()).take_while(|&byte| byte == mark as u8);
        let n_marks = marks.count() as u8;
        (n_marks > 0).then_some(n_marks)
    })
}

/// The level by the line under a title: `====` or `----`.
fn by_underline(text: &str, block: RawBlock, under: &RawBlock) -> Option<u8> {
    let between = &text[block.span.end as usize..under.span.start as usize];
    let is_next_line = between.trim().is_empty() && between.matches('\n').count() <= 1;
    let line = text[under.span.range()].trim_start();
    match line.as_bytes().first().filter(|_| is_next_line)? {
        b'=' => Some(1),
        b'-' => Some(2),
        _ => None,
    }
}

/// The level by the number of a title: 2 for `3 Method` and `3. Method`, 3 for `3.1 Data`.
fn by_number(title: &str) -> Option<u8> {
    let number = title.split_whitespace().next()?;
    let parts = number.strip_suffix('.').unwrap_or(number).split('.');
    let is_number =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let n_parts =
        parts.map(is_number).try_fold(0_u8, |n, is_number| is_number.then(|| n.saturating_add(1)))?;
    (number.len() < title.len()).then(|| n_parts.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use crate::Document;

    #[test]
    fn titles_have_levels() {
        let check = |text: &str, expected: &[u8]| {
            let document = Document::new(text).unwrap();
            let levels = document.blocks().iter().map(|block| block.level).filter(|&level| level > 0);
            assert_eq!(levels.collect::<Vec<_>>(), expected, "{text:?}");
        };
        check("# A\n\nText.\n\n## B\n\n### C #\n\nText.\n\n###### D\n\n# E\n", &[1, 2, 3, 6, 1]);
        check("== A ==\n\nText.\n\n=== B ===\n\nText.", &[2, 3]);
        check(
            "Title Here\n====\n\nText is here.\n\nPart\n----\n\nText.\n\n**Bold Part**\n\nText.",
            &[1, 2, 3],
        );
        check(
            "A TITLE OF ALL\n\nText is here, and it goes on for long enough.\n\nPART ONE OF IT\n\nText is here, and it goes on for long enough.",
            &[1, 2],
        );
        check("# Paper\n\nText.\n\n**1 Method**\n\nText.\n\n**1.1. Data**\n\nText.", &[1, 2, 3]);
        check("Text is here.\n\n**2024 in review**\n\nText.", &[2]);
    }
}
