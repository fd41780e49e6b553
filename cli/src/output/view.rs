//! Summaries in their texts: `--highlight` and `--context`.

use super::paint::{BOLD, BOLD_KEYWORD, DIM, KEYWORD, Paint};
use super::wrap::breaks;
use nutgraf::job::{SentenceRow, SplitRow, SplitSentences, SummaryBody};
use std::fmt::Write;
use std::ops::Range;

/// The mark of a line in the gutter, and of one that has none.
const MARKED: &str = "> ";
const UNMARKED: &str = "  ";

/// The whole text, with the sentences of the summary in bold and its keywords colored. Without color there is a mark before
/// each line that has part of a sentence of the summary.
pub(super) fn highlight<I>(
    body: &SummaryBody<I>,
    all: &SplitSentences,
    paint: Paint,
    width: Option<usize>,
) -> String {
    let text = all.text();
    let picks: Vec<Range<usize>> = body.sentences.iter().map(pick_range).collect();
    let keywords = body.keywords.iter().flatten().flat_map(|row| &row.spans);
    let mut keywords: Vec<Range<usize>> =
        keywords.map(|[start, end]| *start as usize..*end as usize).collect();
    keywords.sort_by_key(|range| (range.start, range.end));
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        let line_width =
            width.map(|width| if paint.has_color { width } else { width.saturating_sub(MARKED.len()) });
        let cuts = line_width.map_or(Vec::new(), |width| breaks(&text[start..end], width, paint.controls));
        let mut from = start;
        for to in cuts.into_iter().map(|cut| start + cut).chain([end]) {
            let is_cut = to < end;
            // The blank at a cut would make a line of its own.
            let shown = if is_cut { from + text[from..to].trim_end_matches(' ').len() } else { to };
            push_line(&mut out, text, from..shown, &picks, &keywords, paint);
            out.push_str(if is_cut { "\n" } else { "" });
            from = to;
        }
        start += line.len();
        out.push_str(&text[end..start]);
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

fn pick_range<I>(row: &SentenceRow<I>) -> Range<usize> {
    row.start as usize..row.end as usize
}

/// Adds a line, or a part of one, without its end.
fn push_line(
    out: &mut String,
    text: &str,
    line: Range<usize>,
    picks: &[Range<usize>],
    keywords: &[Range<usize>],
    paint: Paint,
) {
    let picks = within(picks, &line);
    let is_blank = text[line.clone()].trim().is_empty();
    if !paint.has_color {
        let mark = if picks.is_empty() { UNMARKED } else { MARKED };
        out.push_str(if is_blank { "" } else { mark });
        out.push_str(&paint.text(&text[line]));
        return;
    }
    let keywords = within(keywords, &line);
    let inside = |range: &Range<usize>| {
        [range.start.clamp(line.start, line.end), range.end.clamp(line.start, line.end)]
    };
    let mut edges: Vec<usize> =
        picks.iter().chain(keywords).flat_map(inside).chain([line.start, line.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let has = |ranges: &[Range<usize>], at: usize| ranges.iter().any(|range| range.contains(&at));
    for pair in edges.windows(2) {
        let looks = match (has(picks, pair[0]), has(keywords, pair[0])) {
            (true, true) => BOLD_KEYWORD,
            (true, false) => BOLD,
            (false, true) => KEYWORD,
            (false, false) => "",
        };
        out.push_str(&paint.part(&text[pair[0]..pair[1]], looks));
    }
}

/// Those of some ranges, in order of their starts, that overlap a line; keywords may overlap one another.
fn within<'r>(ranges: &'r [Range<usize>], line: &Range<usize>) -> &'r [Range<usize>] {
    let end = ranges.partition_point(|range| range.start < line.end);
    let n_before = ranges[..end].iter().rev().take_while(|range| range.end > line.start).count();
    &ranges[end - n_before..end]
}

/// The sentences of the summary with `n` around each, one a line; what is between is counted.
pub(super) fn context<I>(
    body: &SummaryBody<I>,
    all: &SplitSentences,
    n: usize,
    paint: Paint,
    width: Option<usize>,
) -> String {
    let mut out = String::new();
    let rows: Vec<SplitRow> = all.rows().collect();
    let picks: Vec<usize> = body.sentences.iter().map(|row| row.index).collect();
    let mut next = 0;
    for window in windows(&picks, n, rows.len()) {
        push_gap(&mut out, window.start - next, paint);
        next = window.end;
        for index in window {
            let is_pick = picks.binary_search(&index).is_ok();
            push_sentence(&mut out, &rows[index], is_pick, paint, width);
        }
    }
    if next > 0 {
        push_gap(&mut out, rows.len() - next, paint);
    }
    out
}

/// The sentences within `n` of some, as ranges that do not touch.
fn windows(picks: &[usize], n: usize, n_sentences: usize) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = Vec::new();
    for &pick in picks {
        let window = pick.saturating_sub(n)..pick.saturating_add(n).saturating_add(1).min(n_sentences);
        match windows.last_mut().filter(|last| last.end >= window.start) {
            Some(last) => last.end = window.end,
            None => windows.push(window),
        }
    }
    windows
}

fn push_gap(out: &mut String, n: usize, paint: Paint) {
    if n > 0 {
        let sentences = if n == 1 { "sentence" } else { "sentences" };
        let gap = paint.part(&format!("⋯ {n} {sentences}"), DIM);
        let _ = writeln!(out, "{}{gap}", if paint.has_color { "" } else { UNMARKED });
    }
}

/// Adds a sentence, wrapped, after who says it.
fn push_sentence(out: &mut String, row: &SplitRow, is_pick: bool, paint: Paint, width: Option<usize>) {
    let speaker = row.speaker.map_or(String::new(), |speaker| format!("{speaker}: "));
    let shown = speaker + &row.shown();
    let gutter = match (paint.has_color, is_pick) {
        (true, _) => "",
        (false, true) => MARKED,
        (false, false) => UNMARKED,
    };
    let cuts =
        width.map_or(Vec::new(), |width| breaks(&shown, width.saturating_sub(gutter.len()), paint.controls));
    let mut from = 0;
    for to in cuts.into_iter().chain([shown.len()]) {
        let line = paint.part(shown[from..to].trim_end(), if is_pick { BOLD } else { "" });
        let _ = writeln!(out, "{gutter}{line}");
        from = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_do_not_touch() {
        assert_eq!(windows(&[0, 3, 9], 1, 11), [0..5, 8..11]);
        assert_eq!(windows(&[2, 3, 7], 0, 9), [2..4, 7..8]);
        assert_eq!(windows(&[2], usize::MAX, 5).first(), Some(&(0..5)));
        assert_eq!(windows(&[], 2, 5), [0..0; 0]);
    }
}
