//! What a sentence of any language can do without, told by its marks and a short list: brackets, what stands between
//! two dashes, a leading adverbial before a comma.

use super::words::CONDITIONS;
use crate::document::{Document, Token};
use crate::language::WordClass;
use std::ops::Range;

/// Marks that open and close an aside.
const BRACKETS: [(&str, &str); 4] = [("(", ")"), ("（", "）"), ("[", "]"), ("〔", "〕")];

/// The numbers of the tokens of a sentence that are kept, in order. O(tokens).
pub(super) fn trimmed(document: &Document, sentence: Range<usize>) -> Vec<usize> {
    let tokens = &document.tokens()[sentence.clone()];
    let asides = brackets(document, tokens).into_iter().chain(between_dashes(document, tokens));
    without(document, sentence.clone(), asides.chain(leading_adverbial(document, tokens)))
}

/// The same of a sentence that is to stay whole: it loses its leading adverbial, and brackets that only give another name or
/// figure: "(LSE)", "(£1.3m)".
pub(super) fn cleaned(document: &Document, sentence: Range<usize>) -> Vec<usize> {
    let tokens = &document.tokens()[sentence.clone()];
    let is_apart = |aside: &Range<usize>| {
        let before = aside.start.checked_sub(1).map(|before| sentence.start + before);
        before.is_some_and(|before| !document.touches_next(before))
    };
    let is_plain = |aside: &Range<usize>| {
        let is_joint =
            |token: &Token| document.is_stop(token.term) || CONDITIONS.contains(&document.token_text(*token));
        !tokens[aside.clone()].iter().any(is_joint)
    };
    let asides = brackets(document, tokens).into_iter().filter(|aside| is_apart(aside) && is_plain(aside));
    without(document, sentence.clone(), asides.chain(leading_adverbial(document, tokens)))
}

/// The tokens of a sentence less its asides; all of them if no word would be left.
fn without(
    document: &Document,
    sentence: Range<usize>,
    asides: impl Iterator<Item = Range<usize>>,
) -> Vec<usize> {
    let tokens = &document.tokens()[sentence.clone()];
    let mut is_kept = vec![true; sentence.len()];
    asides.for_each(|aside| is_kept[aside].fill(false));
    let has_word = tokens.iter().zip(&is_kept).any(|(&token, kept)| *kept && document.kind(token).is_word());
    let keeps = |(at, kept): (usize, bool)| (kept || !has_word).then_some(sentence.start + at);
    is_kept.into_iter().enumerate().filter_map(keeps).collect()
}

/// Outermost brackets that are closed again.
fn brackets(document: &Document, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, &token) in tokens.iter().enumerate() {
        let text = document.token_text(token);
        if let Some((_, close)) = BRACKETS.iter().find(|(opening, _)| *opening == text) {
            open.push((at, *close));
        } else if let Some(&(start, close)) = open.last()
            && close == text
        {
            open.pop();
            if open.is_empty() {
                found.push(start..at + 1);
            }
        }
    }
    found
}

/// What stands between the only two dashes that have blanks around them.
fn between_dashes(document: &Document, tokens: &[Token]) -> Option<Range<usize>> {
    let is_dash = |at: &usize| {
        let is_apart = *at > 0 && tokens[at - 1].span.end < tokens[*at].span.start;
        is_apart && matches!(document.token_text(tokens[*at]), "–" | "—" | "-")
    };
    let mut dashes = (1..tokens.len().saturating_sub(1)).filter(is_dash);
    let (open, close) = (dashes.next()?, dashes.next()?);
    dashes.next().is_none().then_some(open..close + 1)
}

/// An adverbial of the language's list at the start, up to its comma. Where the verb comes second ("Dennoch stieg …") it
/// holds the place of the subject and stays: those languages have no list.
fn leading_adverbial(document: &Document, tokens: &[Token]) -> Option<Range<usize>> {
    let comma = tokens.iter().take(MAX_ADVERBIAL + 1).position(|&token| document.token_text(token) == ",")?;
    let words: Vec<String> =
        tokens[..comma].iter().map(|&token| document.token_text(token).to_lowercase()).collect();
    let opening = words.join(" ").replace('’', "'");
    document.language().profile().is(WordClass::Adverbial, &opening).then_some(0..comma + 1)
}

/// No adverbial of the list has more tokens.
const MAX_ADVERBIAL: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::segment::Segmenter;

    fn check(language: Language, text: &str, expected: &str) {
        let document = Segmenter::default().language(language).run(text).unwrap();
        let kept = trimmed(&document, document.sentence(0).token_range());
        let words: Vec<&str> = kept.iter().map(|&at| document.token_text(document.tokens()[at])).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn asides_and_leading_adverbials_go() {
        let german = "Der Deich (erbaut 1920) hält – anders als gedacht – dem Wasser stand.";
        check(Language::German, german, "Der Deich hält dem Wasser stand .");
        check(Language::French, "En effet, le pont a fermé.", "le pont a fermé .");
        check(Language::Spanish, "Sin embargo, el puente cerró.", "el puente cerró .");
        check(Language::Chinese, "大桥（一九二〇年建成）关闭。", "大桥 关闭 。");
    }

    #[test]
    fn what_is_no_aside_stays() {
        for text in
            ["(Der Deich hält.)", "Der Deich (hält dem Wasser stand.", "1920 – 1930 stieg das Wasser."]
        {
            let document = Segmenter::default().language(Language::German).run(text).unwrap();
            let range = document.sentence(0).token_range();
            assert_eq!(trimmed(&document, range.clone()), range.collect::<Vec<_>>(), "{text}");
        }
        check(Language::German, "Dennoch hält der Deich.", "Dennoch hält der Deich .");
        check(Language::French, "Demain, le pont ferme.", "Demain , le pont ferme .");
    }
}
