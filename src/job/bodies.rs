//! From what the library finds to what rows say.

use super::row::{
    DroppedRow, GistBody, KeptRow, KeywordRow, KeywordsBody, OmittedRow, OutlineBody, PartRow, SectionRow,
    SentenceRow, ShortenedRow, SplitBody, SplitSentences, SummaryBody, TitleRow, TrimBody, VerdictRow,
};
use crate::analysis::Analysis;
use crate::document::{Document, Span, Stamp};
use crate::gist::{Dropped, Gist, Part};
use crate::keyword::{Keyword, Keywords};
use crate::outline::{Outline, Section};
use crate::segment::BoundaryVerdict;
use crate::summary::{Pick, Summarizer};
use crate::trim::{KeptPart, OmittedPart, Trim, Trimmed};

/// The summary of a document; `ids` are those of the documents that it was joined from.
pub(super) fn summary_body<I: Clone>(
    analysis: &Analysis,
    ids: &[I],
    summarizer: &Summarizer,
    keywords: Option<&Keywords>,
) -> SummaryBody<I> {
    let document = analysis.document();
    let mut picks = summarizer.run(analysis).picks;
    SummaryBody {
        language: document.language(),
        why: picks.iter_mut().filter_map(|pick| pick.why.take()).collect(),
        sentences: picks.into_iter().map(|pick| sentence_row(document, ids, pick)).collect(),
        keywords: keywords.map(|keywords| keyword_rows(document, ids, keywords.run(analysis))),
        sources: None,
        copies: Vec::new(),
        unmet: summarizer.unmet(analysis),
        is_nested: summarizer.is_nested,
        all: None,
        joint: document.sentence_joint(),
    }
}

/// A sentence, with its place in the document that it is from.
fn sentence_row<I: Clone>(document: &Document, ids: &[I], pick: Pick) -> SentenceRow<I> {
    let source = document.source_of(pick.index);
    let base = source.map_or(0, |source| source.start);
    let stamp = document.sentence(pick.index).stamp();
    let place = |span: Span| [span.start - base, span.end - base];
    let [start, end] = place(pick.span);
    let shown = match &pick.speaker {
        Some(_) => Some(pick.shown(document)).filter(|shown| shown != document.slice(pick.span)),
        None => document.shown_if_edited(pick.span).map(|shown| shown + pick.cut.mark()),
    };
    SentenceRow {
        source: source.and_then(|source| ids.get(source.index).cloned()),
        index: pick.index - source.map_or(0, |source| source.first_sentence as usize),
        start,
        end,
        score: pick.score,
        place: pick.place,
        text: document.slice(pick.span).to_owned(),
        shown,
        time: stamp.and_then(|stamp| stamp.time.clone()),
        speaker: stamp.and_then(|stamp| stamp.speaker.clone()),
        cut: pick.cut,
        shortened: pick.shortened.map(|short| ShortenedRow {
            text: short.text,
            kept: short.spans.into_iter().map(place).collect(),
        }),
    }
}

/// Keywords, with their places in the documents that they are from.
fn keyword_rows<I: Clone>(document: &Document, ids: &[I], found: Vec<Keyword>) -> Vec<KeywordRow<I>> {
    let place = |span: &Span| {
        let base = document.source_at(span.start).map_or(0, |source| source.start);
        [span.start - base, span.end - base]
    };
    let source = |span: &Span| ids.get(document.source_at(span.start)?.index).cloned();
    let row = |keyword: Keyword| KeywordRow {
        text: keyword.text,
        score: keyword.score,
        count: keyword.spans.len(),
        spans: keyword.spans.iter().map(place).collect(),
        sources: keyword.spans.iter().filter_map(source).collect(),
    };
    found.into_iter().map(row).collect()
}

/// The keywords of a document, and why some phrases are not among them.
pub(super) fn keywords_body<I: Clone>(
    analysis: &Analysis,
    keywords: &Keywords,
    why_not: &[String],
) -> KeywordsBody<I> {
    let document = analysis.document();
    let mut found = keywords.run(analysis);
    KeywordsBody {
        language: document.language(),
        why: found.iter_mut().filter_map(|keyword| keyword.why.take()).collect(),
        keywords: keyword_rows(document, &[], found),
        unmet: keywords.unmet(analysis),
        why_not: why_not.iter().map(|phrase| keywords.why_not(analysis, phrase)).collect(),
    }
}

/// The outline of a document.
pub(super) fn outline_body<I: Clone>(analysis: &Analysis, outline: &Outline) -> OutlineBody<I> {
    let document = analysis.document();
    let title = |span: Span| TitleRow {
        start: span.start,
        end: span.end,
        text: document.slice(span).to_owned(),
        shown: document.shown_if_edited(span),
    };
    // The places are those in a section, which may be a part of this one.
    let sentence = |pick: Pick| sentence_row(document, &[], Pick { place: None, ..pick });
    let time = |section: &Section| Stamp::of(&document.stamps, section.span)?.time.clone();
    let section = |section: Section| SectionRow {
        level: section.level,
        start: section.span.start,
        end: section.span.end,
        words: section.n_words,
        title: section.title.map(title),
        time: if section.title.is_none() { time(&section) } else { None },
        topics: section.topics,
        sentences: section.picks.into_iter().map(sentence).collect(),
    };
    OutlineBody {
        language: document.language(),
        sections: outline.run(analysis).into_iter().map(section).collect(),
        unmet: outline.summarizer().unmet(analysis),
    }
}

/// The text of a document within a length.
pub(super) fn trim_body(analysis: &Analysis, trim: &Trim) -> TrimBody {
    let document = analysis.document();
    let Trimmed { text, unit, limit, total, length, kept, omitted } = trim.run(analysis);
    let kept_row = |part: KeptPart| KeptRow { start: part.span.start, end: part.span.end, lines: part.lines };
    let omitted_row = |part: OmittedPart| OmittedRow {
        start: part.span.start,
        end: part.span.end,
        lines: part.lines,
        sentences: part.n_sentences,
        topics: part.topics,
    };
    TrimBody {
        language: document.language(),
        unit,
        limit,
        total,
        length,
        text,
        kept: kept.into_iter().map(kept_row).collect(),
        omitted: omitted.into_iter().map(omitted_row).collect(),
        unmet: trim.unmet(document),
    }
}

/// The one-line summary of a document.
pub(super) fn gist_body(analysis: &Analysis, gist: &Gist) -> GistBody {
    let line = gist.run(analysis);
    let part = |part: Part| match part {
        Part::Kept { sentence, span: Span { start, end } } => PartRow::Kept { sentence, start, end },
        Part::Inserted(inserted) => PartRow::Inserted { inserted },
    };
    let document = analysis.document();
    let dropped_row = |dropped: Dropped| DroppedRow {
        sentence: dropped.sentence,
        start: dropped.span.start,
        end: dropped.span.end,
        reason: dropped.reason.name(),
        shown: format!("\"{}\" {}", document.shown(dropped.span), dropped.reason.explanation()),
    };
    let (why, dropped) = line.why.map_or((None, None), |why| (why.score, Some(why.dropped)));
    GistBody {
        language: document.language(),
        gist: line.text,
        parts: line.parts.into_iter().map(part).collect(),
        cut: line.is_cut,
        why,
        dropped: dropped.map(|dropped| dropped.into_iter().map(dropped_row).collect()),
    }
}

/// The sentences of a document.
pub(super) fn split_body(document: Document, why: Option<Vec<VerdictRow>>) -> SplitBody {
    SplitBody { language: document.language(), sentences: SplitSentences::of(document), why }
}

/// A longer word is not shown whole.
const MAX_SHOWN_CHARS: usize = 20;

/// The row of a verdict on a place in `text`.
pub(super) fn verdict_row(text: &str, verdict: &BoundaryVerdict) -> VerdictRow {
    let (before, place) = text[..verdict.span.end as usize].split_at(verdict.span.start as usize);
    let word = before.char_indices().rev().take(MAX_SHOWN_CHARS).take_while(|(_, c)| !c.is_whitespace());
    let word = word.last().map_or("", |(at, _)| &before[at..]);
    let marks = place.trim_end_matches(' ').replace(['\n', '\r'], "⏎");
    VerdictRow {
        start: verdict.span.start,
        end: verdict.span.end,
        is_end: verdict.is_end(),
        rule: verdict.rule,
        explanation: verdict.rule.explanation(),
        shown: format!("{word}{marks}"),
    }
}
