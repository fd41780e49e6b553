//! What a sentence of any language can do without, told by its marks and a short list: brackets, what stands between
//! two dashes, what links it to the one before.

use super::words::CONDITIONS;
use crate::document::{Document, Span, Token};
use crate::language::{WordClass, WordList};
use crate::tag::{Tag, tag_words};
use std::ops::Range;

/// Marks that open and close an aside.
const BRACKETS: [(&str, &str); 4] = [("(", ")"), ("（", "）"), ("[", "]"), ("〔", "〕")];

/// The numbers of the tokens of a sentence that are kept, in order. O(tokens).
pub(super) fn trimmed(document: &Document, sentence: Range<usize>) -> Vec<usize> {
    let tokens = &document.tokens()[sentence.clone()];
    let asides = brackets(document, tokens).into_iter().chain(between_dashes(document, tokens));
    without(document, sentence.clone(), asides.chain(links(document, tokens)))
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
    without(document, sentence.clone(), asides.chain(links(document, tokens)))
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

/// Outermost brackets that are closed again, but for those of a formula: "O(n + p)", "case(s)".
fn brackets(document: &Document, tokens: &[Token]) -> Vec<Range<usize>> {
    let is_of_word = |at: usize| {
        let before = at.checked_sub(1).map(|before| tokens[before]);
        before.is_some_and(|before| {
            before.span.end == tokens[at].span.start
                && document.token_text(before).ends_with(|c: char| c.is_ascii_alphanumeric())
        })
    };
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
            if open.is_empty() && !is_of_word(start) {
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

/// What only links a sentence to the one before it: at its start, and between commas soon after.
pub(super) fn links(document: &Document, tokens: &[Token]) -> impl Iterator<Item = Range<usize>> {
    let leading = leading_link(document, tokens);
    let inner = inner_adverbial(document, &tokens[leading..]);
    std::iter::once(0..leading).chain(inner.map(|inner| inner.start + leading..inner.end + leading))
}

/// How many tokens at the start only link a sentence to the one before it: words that join it, or an adverbial.
pub(super) fn leading_link(document: &Document, tokens: &[Token]) -> usize {
    let n_joints = leading_joints(document, tokens);
    n_joints + leading_adverbial(document, &tokens[n_joints..]).map_or(0, |adverbial| adverbial.end)
}

/// How many tokens at the start are words that join sentences, with a mark behind them: "So: ", "And so the". They stay before what is
/// more than a statement of its own, as in "So that they know" and "But for the rain".
fn leading_joints(document: &Document, tokens: &[Token]) -> usize {
    let joints = document.language().profile().list(WordList::Joints);
    let is_joint = |token: &Token| {
        let word = document.token_text(*token);
        joints.iter().any(|joint| word.to_lowercase() == *joint)
    };
    let n_joints = tokens.iter().take_while(|token| is_joint(token)).count();
    let is_mark = |token: &Token| matches!(document.token_text(*token), "," | ":");
    match tokens.get(n_joints) {
        Some(mark) if n_joints > 0 && is_mark(mark) => n_joints + 1,
        Some(_) if n_joints > 0 && opens_statement(document, &tokens[n_joints..]) => n_joints,
        _ => 0,
    }
}

/// True if the first word may be of a subject or a verb: told by its tag, or else by its being an article or of content.
fn opens_statement(document: &Document, tokens: &[Token]) -> bool {
    match first_tag(document, tokens) {
        Some(tag) => {
            matches!(tag, Tag::Det | Tag::Pron | Tag::Noun | Tag::Propn | Tag::Num | Tag::Verb | Tag::Aux)
        }
        None => document.is_content(tokens[0].term),
    }
}

/// The tag of the first of some tokens, if the language has a tagger.
fn first_tag(document: &Document, tokens: &[Token]) -> Option<Tag> {
    let words: Vec<&str> = tokens.iter().map(|&token| document.token_text(token)).collect();
    tag_words(document.language(), &words)?.first().copied()
}

/// An adverbial between commas soon after the start, with both commas behind a subject, and with one behind a phrase that has its
/// own: "The town, however, is", "In the town, however, it is".
fn inner_adverbial(document: &Document, tokens: &[Token]) -> Option<Range<usize>> {
    let is_comma = |&at: &usize| document.token_text(tokens[at]) == ",";
    let mut commas = (1..tokens.len().min(MAX_ADVERBIAL + MAX_BEFORE)).filter(is_comma);
    let (open, close) = (commas.next()?, commas.next()?);
    let between = document.slice(Span { start: tokens[open].span.end, end: tokens[close].span.start });
    let between = between.trim().to_lowercase().replace('’', "'");
    if !document.language().profile().is(WordClass::Adverbial, &between) {
        return None;
    }
    let has_own = matches!(first_tag(document, tokens)?, Tag::Adp | Tag::Sconj | Tag::Adv | Tag::Verb);
    Some(open..close + usize::from(!has_own))
}

/// An adverbial between commas has no more tokens before it.
const MAX_BEFORE: usize = 5;

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

    fn check_whole(language: Language, texts: &[&str]) {
        for text in texts {
            let document = Segmenter::default().language(language).run(*text).unwrap();
            let range = document.sentence(0).token_range();
            assert_eq!(trimmed(&document, range.clone()), range.collect::<Vec<_>>(), "{text}");
        }
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
    #[cfg(feature = "models")]
    fn what_links_it_to_the_sentence_before_goes() {
        check(Language::English, "So the bridge is shut.", "the bridge is shut .");
        check(Language::English, "Okay so: the bridge is shut.", "the bridge is shut .");
        check(Language::English, "And yet the bridge is shut.", "the bridge is shut .");
        check(Language::English, "So, however, the bridge is shut.", "the bridge is shut .");
        check(Language::English, "The bridge, however, is shut.", "The bridge is shut .");
        check(Language::English, "In the town, however, it is shut.", "In the town , it is shut .");
        check(Language::German, "Aber der Deich hält.", "der Deich hält .");
        check(Language::French, "Donc, le pont a fermé.", "le pont a fermé .");
    }

    #[test]
    #[cfg(feature = "models")]
    fn what_is_more_than_a_link_stays() {
        check_whole(
            Language::English,
            &[
                "So that they know, the bell rings.",
                "So far the bridge is shut.",
                "But for the rain it is shut.",
            ],
        );
    }

    #[test]
    fn what_is_no_aside_stays() {
        check_whole(Language::English, &["It takes O(n + p) steps for the word(s) found."]);
        check_whole(
            Language::German,
            &["(Der Deich hält.)", "Der Deich (hält dem Wasser stand.", "1920 – 1930 stieg das Wasser."],
        );
        check(Language::German, "Dennoch hält der Deich.", "Dennoch hält der Deich .");
        check(Language::French, "Demain, le pont ferme.", "Demain , le pont ferme .");
    }
}
