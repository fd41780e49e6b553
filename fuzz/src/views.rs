//! What must hold of the other ways to look at any text: outlines, texts cut down to a length, nested summaries, tokens, reports.

use crate::documents::{check_document, check_place};
use crate::given::Given;
use nutgraf::read::PlainText;
use nutgraf::{Analysis, Budget, Document, Outline, Segmenter, Summarizer, Tokenizer, Trim};
use nutgraf_cli::{ReportedDocument, report};

/// Mail as it is sent.
pub fn mail(data: &[u8]) {
    check_stamped(nutgraf::read::mail(data));
}

/// Subtitles.
pub fn subtitles(data: &[u8]) {
    check_stamped(nutgraf::read::subtitles(&String::from_utf8_lossy(data)));
}

/// Stamps are in order, on character boundaries of the text that was read.
fn check_stamped(plain: PlainText) {
    let PlainText { text, stamps, .. } = plain;
    assert!(stamps.windows(2).all(|pair| pair[0].start <= pair[1].start), "{stamps:?}");
    assert!(stamps.iter().all(|stamp| text.is_char_boundary(stamp.start as usize)), "{stamps:?}");
    check_document(&Segmenter::default().stamps(stamps).run(text).expect("a short text"));
}

/// The sections of an outline: in order, each with picks of its own.
pub fn outline(data: &[u8]) {
    let given = Given::new(data);
    let outline = Outline::default().sentences(given.number(0) % 4).depth((given.number(1) % 7) as u8);
    let document = Document::new(given.text).expect("a short text");
    let analysis = Analysis::of(&document);
    let sections = outline.run(&analysis);
    assert!(sections.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "order");
    for section in &sections {
        check_place(&document, section.span);
        assert!(section.level <= 6 && section.title.is_none_or(|title| section.span.contains(title)));
        assert!(section.picks.iter().all(|pick| section.span.contains(pick.span)), "{section:?}");
    }
    assert_eq!(sections, outline.run(&analysis), "second run");
}

/// A text within a length: never over it, the same if it fits, and its parts are parts of the text.
pub fn trim(data: &[u8]) {
    let given = Given::new(data);
    let n = given.number(1);
    let budget = match given.number(0) % 8 {
        0 => Budget::Tokens(n, Tokenizer::ALL[0]),
        1 => Budget::Tokens(n, Tokenizer::ALL[1]),
        _ => given.budget(0, 1),
    };
    let document = Document::new(given.text).expect("a short text");
    let analysis = Analysis::of(&document);
    let trim = Trim::to(budget);
    let trimmed = trim.run(&analysis);
    assert!(trimmed.length <= trimmed.limit, "{trimmed:?}");
    match budget {
        Budget::Chars(n) => assert!(trimmed.text.chars().count() <= n, "{trimmed:?}"),
        Budget::Bytes(n) => assert!(trimmed.text.len() <= n, "{trimmed:?}"),
        Budget::Tokens(n, tokenizer) => assert!(tokenizer.count(&trimmed.text) <= n, "{trimmed:?}"),
        _ => {}
    }
    if trimmed.total <= trimmed.limit {
        assert_eq!(trimmed.text, document.text());
    }
    for kept in &trimmed.kept {
        check_place(&document, kept.span);
        assert!(trimmed.text.contains(document.slice(kept.span)), "{kept:?} of {trimmed:?}");
    }
    trimmed.omitted.iter().for_each(|omitted| check_place(&document, omitted.span));
    assert_eq!(trimmed, trim.run(&analysis), "second run");
}

/// A longer nested summary has every sentence of a shorter one.
pub fn nested(data: &[u8]) {
    let given = Given::new(data);
    let document = Document::new(given.text.as_str()).expect("a short text");
    let analysis = Analysis::of(&document);
    let mut shorter: Vec<usize> = Vec::new();
    for n in 1..=given.number(0) % 8 + 1 {
        let summary = Summarizer::default().nested(true).budget(Budget::Sentences(n)).run(&analysis);
        let picks: Vec<usize> = summary.picks.iter().map(|pick| pick.index).collect();
        assert!(
            picks.len() <= n && shorter.iter().all(|index| picks.contains(index)),
            "{shorter:?} {picks:?}"
        );
        shorter = picks;
    }
}

/// Tokens: at most one a byte, at least one if there is a byte.
pub fn tokens(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for &tokenizer in Tokenizer::ALL {
        let n = tokenizer.count(&text);
        assert!(n <= text.len() && (n == 0) == text.is_empty(), "{n} {tokenizer}");
        assert_eq!(n, tokenizer.count(&text), "second run");
    }
}

/// A page, whatever the text is, has the markup of a page and no other.
pub fn page(data: &[u8]) {
    let given = Given::new(data);
    let texts: Vec<&str> = given.text.split('\0').take(4).collect();
    let documents: Vec<Document> =
        texts.iter().map(|&text| Document::new(text).expect("a short text")).collect();
    let analyses: Vec<Analysis> = documents.iter().map(Analysis::of).collect();
    let reported: Vec<ReportedDocument> = analyses
        .iter()
        .zip(&texts)
        .map(|(analysis, text)| {
            let id: String = text.chars().take(20).collect();
            ReportedDocument { title: id.len().is_multiple_of(2).then(|| id.clone()), id, analysis }
        })
        .collect();
    let html = report(texts[0].get(..8).unwrap_or_default(), &reported).expect("a page");
    assert!(html.starts_with("<!DOCTYPE html>") || html.starts_with("<!doctype html>"), "{html}");
    for (mark, most) in [("<script", 1), ("<style", 1), ("<img", 0), ("<iframe", 0), ("<base", 0)] {
        let n = html.matches(mark).count();
        assert!(n <= most, "{n} of {mark}");
    }
}
